//! SELECT: its list, and the clauses behind it.

use super::node::{Expr, Op};
use super::read::Reader;
use super::tree::{Group, Item, Select};
use crate::sql::cursor::Parsed;
use crate::sql::problem::{Fault, Mend};
use crate::sql::token::Kind;

impl Reader<'_> {
    /// Reads what follows SELECT.
    pub fn select(&mut self) -> Parsed<Select> {
        self.hints()?;
        self.cursor.takes_word("STREAM");
        let span = self.cursor.span();
        let distinct = self.cursor.takes_word("DISTINCT").then_some(span);
        if distinct.is_none() {
            self.cursor.takes_word("ALL");
        }
        self.top();
        let start = self.cursor.span();
        let mut items = vec![self.item()?];
        loop {
            let span = self.cursor.span();
            if !self.cursor.takes_sign(",") {
                break;
            }
            if self.cursor.is_word("FROM") && self.cursor.is_clause() {
                let text = String::new();
                let mend = Some(Mend { span, text });
                self.cursor.error_with(span, Fault::TrailingComma, mend);
                break;
            }
            items.push(self.item()?);
        }
        let span = self.cursor.since(start);
        let from = if self.cursor.takes_word("FROM") || self.takes_misspelt_from() {
            self.sources()?
        } else {
            Vec::new()
        };
        let filter = self.clause("WHERE")?;
        let group = self.group_by()?;
        let having_span = self.cursor.span();
        let having = self.clause("HAVING")?;
        let windows = self.windows()?;
        if self.cursor.is_word("QUALIFY") {
            return Err(self.cursor.wrong(Fault::ForeignClause));
        }
        Ok(Select {
            span,
            distinct,
            items,
            from,
            filter,
            group,
            having,
            having_span,
            windows,
        })
    }

    /// Passes TOP with its number, which Flink writes as LIMIT.
    fn top(&mut self) {
        let is_number =
            |ahead| self.cursor.token(ahead).map(|token| token.kind) == Some(Kind::Integer);
        let has_brackets = self.cursor.is_sign_ahead(1, "(") && self.cursor.is_sign_ahead(3, ")");
        let count_ahead = if has_brackets { 2 } else { 1 };
        if !self.cursor.is_word("TOP") || !is_number(count_ahead) {
            return;
        }
        let behind = self.cursor.token(count_ahead + 2);
        let ends = [",", "FROM"].iter().any(|it| {
            behind.is_some_and(|token| token.span.of(self.cursor.text).eq_ignore_ascii_case(it))
        });
        if has_brackets && ends {
            // A call, if of a function that is not known.
            return;
        }
        let start = self.cursor.span();
        let count = self.cursor.ahead(count_ahead).to_owned();
        for _ in 0..if has_brackets { 4 } else { 2 } {
            self.cursor.pass();
        }
        let span = self.cursor.since(start);
        self.cursor.error(span, Fault::Top { count });
    }

    fn clause(&mut self, word: &str) -> Parsed<Option<Expr>> {
        if self.cursor.takes_word(word) {
            return self.expression().map(Some);
        }
        Ok(None)
    }

    fn item(&mut self) -> Parsed<Item> {
        let start = self.cursor.span();
        let mut ahead = 0;
        while self.cursor.is_sign_ahead(ahead + 1, ".") {
            ahead += 2;
        }
        if self.cursor.is_sign_ahead(ahead, "*") {
            let mut path = Vec::new();
            while !self.cursor.takes_sign("*") {
                path.push(self.name()?);
                self.cursor.sign(".")?;
            }
            let span = self.cursor.since(start);
            if self.is_from_misspelt() {
                return Ok(Item::Star(path, span));
            }
            if self.cursor.is_word("AS") || self.cursor.is_name() {
                return Err(self.cursor.wrong(Fault::Unexpected));
            }
            return Ok(Item::Star(path, span));
        }
        let expr = self.expression()?;
        let alias = if self.cursor.takes_word("AS") {
            Some(self.name()?)
        } else {
            let has_alias = self.cursor.is_name() && !self.is_from_misspelt();
            if has_alias { Some(self.name()?) } else { None }
        };
        Ok(Item::Value(expr, alias))
    }

    fn group_by(&mut self) -> Parsed<Option<Group>> {
        let span = self.cursor.span();
        if !self.cursor.takes_word("GROUP") {
            return Ok(None);
        }
        self.cursor.word("BY")?;
        let span = self.cursor.since(span);
        self.takes_any(&["DISTINCT", "ALL"]);
        let mut keys = Vec::new();
        self.group_keys(&mut keys)?;
        Ok(Some(Group { span, keys }))
    }

    fn group_keys(&mut self, keys: &mut Vec<Expr>) -> Parsed<()> {
        loop {
            let is_sets = self.cursor.is_word("GROUPING") && self.cursor.is_word_ahead(1, "SETS");
            if is_sets {
                self.cursor.pass();
            }
            if is_sets || self.is_any(&["CUBE", "ROLLUP"]) {
                self.cursor.pass();
                self.cursor.sign("(")?;
                self.deeper(1)?;
                self.group_keys(keys)?;
                self.depth -= 1;
                self.cursor.sign(")")?;
            } else if self.cursor.is_sign("(") && self.cursor.is_sign_ahead(1, ")") {
                self.cursor.pass();
                self.cursor.pass();
            } else {
                keys.push(self.expression()?);
            }
            if !self.cursor.takes_sign(",") {
                return Ok(());
            }
        }
    }

    fn windows(&mut self) -> Parsed<Vec<Expr>> {
        let mut all = Vec::new();
        if !self.cursor.takes_word("WINDOW") {
            return Ok(all);
        }
        loop {
            self.cursor.name()?;
            self.cursor.word("AS")?;
            let start = self.nodes.len();
            let place = self.cursor.span();
            let window = self.window()?;
            let word = self.cursor.ahead(0);
            let arity = window.partition + window.order;
            self.push(Op::Other, word, place, arity);
            let end = self.nodes.len();
            let span = self.cursor.since(place);
            all.push(Expr { start, end, span });
            if !self.cursor.takes_sign(",") {
                return Ok(all);
            }
        }
    }
}
