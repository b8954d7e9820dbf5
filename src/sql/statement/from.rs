//! FROM: tables, joins, and what stands around them.

use super::function::WINDOWS;
use super::read::{Reader, Role};
use super::tree::{Join, Rows, Source, Table, Term};
use crate::sql::cursor::Parsed;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::token::{Kind, Span};

impl Reader<'_> {
    /// Reads tables and their joins.
    pub fn sources(&mut self) -> Parsed<Vec<Source>> {
        let span = self.cursor.span();
        let table = self.table()?;
        let mut all = vec![Source {
            table,
            join: Join::Comma,
            span,
            condition: None,
            merges_columns: false,
        }];
        loop {
            let span = self.cursor.span();
            if self.cursor.takes_sign(",") {
                let table = self.table()?;
                all.push(Source {
                    table,
                    join: Join::Comma,
                    span,
                    condition: None,
                    merges_columns: false,
                });
            } else if let Some((join, is_natural)) = self.join()? {
                let span = self.cursor.since(span);
                let source = self.joined(join, is_natural, span)?;
                all.push(source);
            } else {
                return Ok(all);
            }
        }
    }

    /// Reads the words of a join.
    fn join(&mut self) -> Parsed<Option<(Join, bool)>> {
        let is_natural = self.cursor.takes_word("NATURAL");
        let span = self.cursor.span();
        let join = if self.cursor.is_word("JOIN") || self.cursor.takes_word("INNER") {
            Join::Inner
        } else if self.takes_any(&["CROSS"]) {
            Join::Cross
        } else if self.takes_any(&["LEFT", "RIGHT", "FULL"]) {
            self.cursor.takes_word("OUTER");
            Join::Outer
        } else if is_natural {
            return Err(self.cursor.expected(Expected::Word("JOIN")));
        } else {
            return Ok(None);
        };
        if !self.cursor.takes_word("JOIN") {
            // Flink names the first word.
            let span = if self.cursor.is_done() {
                self.cursor.span()
            } else {
                span.to(self.cursor.span())
            };
            let fault = Fault::Expected(Expected::Word("JOIN"));
            return Err(self.cursor.error(span, fault));
        }
        Ok(Some((join, is_natural)))
    }

    fn joined(&mut self, join: Join, is_natural: bool, span: Span) -> Parsed<Source> {
        let table = self.table()?;
        let mut condition = None;
        let mut merges_columns = is_natural;
        let takes_condition = !is_natural && join != Join::Cross;
        if takes_condition && self.cursor.takes_word("ON") {
            condition = Some(self.expression()?);
        } else if takes_condition && self.cursor.takes_word("USING") {
            self.names()?;
            merges_columns = true;
        } else if takes_condition {
            return Err(self.cursor.expected(Expected::Word("ON")));
        }
        Ok(Source {
            table,
            join,
            span,
            condition,
            merges_columns,
        })
    }

    /// Reads a table with all that belongs to it.
    fn table(&mut self) -> Parsed<Table> {
        let start = self.cursor.span();
        let is_lateral = self.cursor.takes_word("LATERAL");
        let rows = self.rows()?;
        let mut as_of = None;
        if self.cursor.takes_word("FOR") {
            self.cursor.word("SYSTEM_TIME")?;
            self.cursor.word("AS")?;
            self.cursor.word("OF")?;
            as_of = Some(self.expression()?);
        }
        let pattern = if self.cursor.is_word("MATCH_RECOGNIZE") {
            Some(Box::new(self.pattern()?))
        } else {
            None
        };
        let is_reshaped = self.reshaping()?;
        if self.cursor.is_word("QUALIFY") {
            return Err(self.cursor.wrong(Fault::ForeignClause));
        }
        let mut alias = None;
        let mut columns = Vec::new();
        if self.cursor.takes_word("AS") || self.cursor.is_name() {
            alias = Some(self.name()?);
            if self.cursor.is_sign("(") {
                columns = self.names()?;
            }
        }
        Ok(Table {
            rows,
            alias,
            columns,
            as_of,
            pattern,
            is_lateral,
            is_reshaped,
            span: self.cursor.since(start),
        })
    }

    /// Passes PIVOT and the like, of which only the brackets are followed: whether there was any.
    fn reshaping(&mut self) -> Parsed<bool> {
        let mut is_reshaped = false;
        while self.takes_any(&["PIVOT", "UNPIVOT", "TABLESAMPLE"]) {
            is_reshaped = true;
            while self.cursor.kind() == Some(Kind::Word) {
                self.cursor.pass();
            }
            self.cursor.sign("(")?;
            let mut open = 1_usize;
            while open > 0 && !self.cursor.is_done() && !self.cursor.is_sign(";") {
                match self.cursor.ahead(0) {
                    "(" => open += 1,
                    ")" => open -= 1,
                    _ => {}
                }
                self.cursor.pass();
            }
            if open > 0 {
                return Err(self.cursor.expected(Expected::Sign(")")));
            }
        }
        Ok(is_reshaped)
    }

    /// Reads where the rows of a table come from.
    pub fn rows(&mut self) -> Parsed<Rows> {
        if self.cursor.is_sign("(") {
            return self.bracketed();
        }
        if self.cursor.takes_word("UNNEST") {
            self.cursor.sign("(")?;
            let all = self.expressions()?;
            self.cursor.sign(")")?;
            if self.cursor.is_word("WITH") && self.cursor.is_word_ahead(1, "ORDINALITY") {
                self.cursor.pass();
                self.cursor.pass();
            }
            return Ok(Rows::Unnest(all));
        }
        if self.cursor.takes_word("TABLE") {
            self.cursor.sign("(")?;
            let function = self.function()?;
            self.cursor.sign(")")?;
            return Ok(Rows::Function(Box::new(function)));
        }
        let is_call = self.cursor.is_sign_ahead(1, "(") && self.cursor.is_name();
        if is_call {
            let word = self.cursor.ahead(0).to_ascii_uppercase();
            if WINDOWS.contains(&word.as_str()) {
                return self.bare_window();
            }
            return Ok(Rows::Function(Box::new(self.function()?)));
        }
        let name = self.table_name(Role::Source)?;
        self.hints()?;
        Ok(Rows::Named(name))
    }

    /// A window without its TABLE: read as if it had one.
    fn bare_window(&mut self) -> Parsed<Rows> {
        let span = self.cursor.span();
        let place = self.cursor.problems.len();
        self.cursor.expected(Expected::Word("TABLE"));
        let function = self.function()?;
        let span = self.cursor.since(span);
        let call = span.of(self.cursor.text);
        if let Some(problem) = self.cursor.problems.get_mut(place) {
            let text = ["TABLE(", call, ")"].concat();
            problem.mend = Some(Mend { span, text });
        }
        Ok(Rows::Function(Box::new(function)))
    }

    /// A query or a join in brackets; which of them shows only behind the brackets within.
    fn bracketed(&mut self) -> Parsed<Rows> {
        self.cursor.pass();
        let is_function = self.cursor.is_word("TABLE") && self.cursor.is_sign_ahead(1, "(");
        if self.is_query_ahead(0) && !is_function {
            let query = self.query()?;
            self.cursor.sign(")")?;
            return Ok(Rows::Query(Box::new(query)));
        }
        self.deeper(3)?;
        let mut inner = self.sources()?;
        let is_bare = |source: &Source| {
            source.table.alias.is_none() && matches!(source.table.rows, Rows::Query(_))
        };
        if self.goes_on_as_query()
            && inner.len() == 1
            && inner.iter().all(is_bare)
            && let Some(source) = inner.pop()
            && let Rows::Query(query) = source.table.rows
        {
            let query = self.query_behind(Term::Query(query))?;
            inner.clear();
            self.depth -= 3;
            self.cursor.sign(")")?;
            return Ok(Rows::Query(Box::new(query)));
        }
        self.depth -= 3;
        self.cursor.sign(")")?;
        if inner.len() == 1
            && inner.iter().all(is_bare)
            && let Some(source) = inner.pop()
        {
            return Ok(source.table.rows);
        }
        Ok(Rows::Joined(inner))
    }
}
