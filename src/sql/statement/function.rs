//! Functions that give tables, as they stand in `TABLE(…)`.

use super::read::{Reader, Role};
use super::tree::{Function, Name, Rows, Table};
use crate::sql::cursor::Parsed;
use crate::sql::problem::Expected;
use crate::sql::token::Kind;

/// The functions that put rows into windows.
pub static WINDOWS: [&str; 4] = ["CUMULATE", "HOP", "SESSION", "TUMBLE"];

impl Reader<'_> {
    /// Reads a call that gives a table.
    pub fn function(&mut self) -> Parsed<Function> {
        let mut name = self.name()?;
        while self.cursor.takes_sign(".") {
            name = self.name()?;
        }
        let mut function = Function {
            name,
            input: None,
            time: None,
            partition: Vec::new(),
            arguments: Vec::new(),
        };
        self.cursor.sign("(")?;
        self.deeper(2)?;
        while !self.cursor.is_sign(")") {
            self.function_argument(&mut function)?;
            if !self.cursor.takes_sign(",") {
                break;
            }
        }
        self.depth -= 2;
        self.cursor.sign(")")?;
        Ok(function)
    }

    fn function_argument(&mut self, function: &mut Function) -> Parsed<()> {
        if self.cursor.is_sign_ahead(1, "=>") {
            if !matches!(self.cursor.kind(), Some(Kind::Word | Kind::Name)) {
                return Err(self.cursor.expected(Expected::Name));
            }
            self.cursor.pass();
            self.cursor.pass();
        }
        let start = self.cursor.span();
        let rows = if self.cursor.is_word("TABLE") && !self.cursor.is_sign_ahead(1, "(") {
            self.cursor.pass();
            Rows::Named(self.table_name(Role::Source)?)
        } else if self.cursor.is_word("TABLE") {
            self.rows()?
        } else if self.cursor.is_sign("(") && self.is_query_ahead(1) {
            self.cursor.pass();
            let query = self.query()?;
            self.cursor.sign(")")?;
            Rows::Query(Box::new(query))
        } else {
            return self.plain_argument(function);
        };
        let span = self.cursor.since(start);
        for word in ["PARTITION", "ORDER"] {
            if self.cursor.takes_word(word) {
                self.cursor.word("BY")?;
                function.partition.push(self.expression()?);
                self.takes_any(&["ASC", "DESC"]);
            }
        }
        function.input = Some(Table {
            rows,
            alias: None,
            columns: Vec::new(),
            as_of: None,
            pattern: None,
            is_lateral: false,
            is_reshaped: false,
            span,
        });
        Ok(())
    }

    fn plain_argument(&mut self, function: &mut Function) -> Parsed<()> {
        if self.cursor.is_word("DESCRIPTOR") && self.cursor.is_sign_ahead(1, "(") {
            self.cursor.pass();
            let names: Vec<Name> = self.names()?;
            function.time = names.into_iter().next();
        } else if !self.cursor.takes_word("DEFAULT") {
            function.arguments.push(self.expression()?);
        }
        Ok(())
    }
}
