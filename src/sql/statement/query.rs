//! Queries: WITH, SELECT, VALUES, UNION and the like, ORDER BY, LIMIT.

use super::read::{QUERY_DEPTH, Reader, Role};
use super::tree::{Cte, OrderKey, Query, SetOp, Term};
use crate::sql::cursor::Parsed;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::token::Kind;

impl Reader<'_> {
    /// Reads a query.
    pub fn query(&mut self) -> Parsed<Query> {
        self.deeper(QUERY_DEPTH)?;
        let with = self.with()?;
        let first = self.term()?;
        let mut query = self.query_behind(first)?;
        self.leave(&with);
        query.with = with;
        self.depth -= QUERY_DEPTH;
        Ok(query)
    }

    /// Reads WITH, if it is there. Its names are seen until they are left.
    pub fn with(&mut self) -> Parsed<Vec<Cte>> {
        let mut with = Vec::new();
        if !self.cursor.takes_word("WITH") {
            return Ok(with);
        }
        if self.cursor.is_word("RECURSIVE") {
            return Err(self.cursor.wrong(Fault::ForeignClause));
        }
        loop {
            let name = self.name()?;
            let columns = if self.cursor.is_sign("(") {
                self.names()?
            } else {
                Vec::new()
            };
            self.cursor.word("AS")?;
            self.cursor.sign("(")?;
            let number = self.cte_count;
            self.cte_count += 1;
            let outer = self.owner.replace(number);
            let query = self.query()?;
            self.owner = outer;
            self.cursor.sign(")")?;
            self.ctes.entry(name.name.clone()).or_default().push(number);
            with.push(Cte {
                name,
                columns,
                query,
            });
            if !self.cursor.takes_sign(",") {
                return Ok(with);
            }
        }
    }

    /// The names of a WITH are not seen any more.
    pub fn leave(&mut self, with: &[Cte]) {
        for cte in with {
            if let Some(stack) = self.ctes.get_mut(&cte.name.name) {
                stack.pop();
            }
        }
    }

    /// Reads what follows the first term of a query.
    pub fn query_behind(&mut self, first: Term) -> Parsed<Query> {
        let mut terms = vec![first];
        let mut operators = Vec::new();
        loop {
            let span = self.cursor.span();
            let is_union = self.cursor.is_word("UNION");
            if self.cursor.is_word("MINUS") {
                let text = "EXCEPT".to_owned();
                let meant = Some("EXCEPT");
                let mend = Some(Mend { span, text });
                let fault = Fault::Operator { meant };
                self.cursor.error_with(span, fault, mend);
            }
            if !self.takes_any(&["UNION", "INTERSECT", "EXCEPT", "MINUS"]) {
                break;
            }
            let keeps_all = self.cursor.takes_word("ALL") && is_union;
            self.cursor.takes_word("DISTINCT");
            operators.push(SetOp { keeps_all, span });
            terms.push(self.term()?);
        }
        let start = self.cursor.span();
        let order = self.order_by()?;
        let is_limited = self.limit()?;
        let order_span = self.cursor.since(start);
        Ok(Query {
            with: Vec::new(),
            terms,
            operators,
            order,
            order_span,
            is_limited,
        })
    }

    fn term(&mut self) -> Parsed<Term> {
        if self.cursor.takes_word("SELECT") {
            return Ok(Term::Select(Box::new(self.select()?)));
        }
        if self.cursor.takes_word("VALUES") {
            return Ok(Term::Values(self.expressions()?));
        }
        if self.cursor.takes_word("TABLE") {
            return Ok(Term::Table(self.table_name(Role::Source)?));
        }
        if self.cursor.takes_sign("(") {
            let query = self.query()?;
            self.cursor.sign(")")?;
            return Ok(Term::Query(Box::new(query)));
        }
        Err(self.cursor.expected(Expected::Word("SELECT")))
    }

    /// Reads ORDER BY, if it is there.
    pub fn order_by(&mut self) -> Parsed<Vec<OrderKey>> {
        let mut keys = Vec::new();
        if !self.cursor.takes_word("ORDER") {
            return Ok(keys);
        }
        self.cursor.word("BY")?;
        loop {
            let expr = self.expression()?;
            let is_descending = self.cursor.takes_word("DESC");
            if !is_descending {
                self.cursor.takes_word("ASC");
            }
            if self.cursor.takes_word("NULLS") && !self.takes_any(&["FIRST", "LAST"]) {
                return Err(self.cursor.expected(Expected::Word("FIRST")));
            }
            keys.push(OrderKey {
                expr,
                is_descending,
            });
            if !self.cursor.takes_sign(",") {
                return Ok(keys);
            }
        }
    }

    /// Reads LIMIT, OFFSET and FETCH: whether the number of rows is limited.
    fn limit(&mut self) -> Parsed<bool> {
        let mut is_limited = false;
        loop {
            if self.cursor.takes_word("LIMIT") {
                if !self.cursor.takes_word("ALL") {
                    self.cursor.integer()?;
                    is_limited = true;
                }
                if self.cursor.is_sign(",") {
                    return Err(self.cursor.wrong(Fault::ForeignClause));
                }
            } else if self.cursor.takes_word("OFFSET") {
                self.cursor.integer()?;
                self.takes_any(&["ROW", "ROWS"]);
            } else if self.cursor.takes_word("FETCH") {
                if !self.takes_any(&["FIRST", "NEXT"]) {
                    return Err(self.cursor.expected(Expected::Word("FIRST")));
                }
                if self.cursor.kind() == Some(Kind::Integer) {
                    self.cursor.pass();
                }
                if !self.takes_any(&["ROW", "ROWS"]) {
                    return Err(self.cursor.expected(Expected::Word("ROWS")));
                }
                self.cursor.word("ONLY")?;
                is_limited = true;
            } else {
                return Ok(is_limited);
            }
        }
    }
}
