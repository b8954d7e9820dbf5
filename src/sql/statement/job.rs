//! Statements: what kind a text is, its INSERTs, statement sets, semicolons.

use super::StatementKind;
use super::read::{Reader, Role};
use super::tree::{Insert, Query};
use crate::sql::cursor::Parsed;
use crate::sql::near::nearest;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::slip::only_closes;
use crate::sql::token::Span;

/// The words that other statements of Flink begin with.
#[rustfmt::skip]
static OTHERS: [&str; 23] = [
    "ADD", "ALTER", "ANALYZE", "CALL", "CLEAR", "CREATE", "DELETE", "DESC", "DESCRIBE", "DROP", "END", "EXIT",
    "HELP", "LOAD", "QUIT", "REMOVE", "RESET", "SET", "SHOW", "STOP", "TRUNCATE", "UNLOAD", "USE",
];

/// What a text turned out to be.
#[derive(Default)]
pub struct Job {
    /// What it is.
    pub kind: Option<StatementKind>,
    /// Its INSERTs, as far as they could be read.
    pub inserts: Vec<Insert>,
    /// A query that is no part of an INSERT.
    pub query: Option<Query>,
    /// It names tables, and yet none of them is read or written when it runs.
    pub only_requires: bool,
}

impl Reader<'_> {
    /// Reads the whole text.
    pub fn job(&mut self, job: &mut Job) -> Parsed<()> {
        let start = self.cursor.span();
        if self.cursor.is_done() {
            return Err(self.cursor.error(Span::default(), Fault::NoStatement));
        }
        self.statement(job)?;
        if job.kind == Some(StatementKind::Other) {
            self.cursor.warn(start, Fault::NotAJob);
        }
        self.end(job)
    }

    fn statement(&mut self, job: &mut Job) -> Parsed<()> {
        let start = self.cursor.span();
        if self.cursor.is_word("INSERT") || self.cursor.is_word("UPSERT") {
            job.kind = Some(StatementKind::Insert);
            return self.insert(job);
        }
        if self.cursor.is_word("EXECUTE") {
            self.cursor.pass();
            if self.cursor.is_word("INSERT") {
                job.kind = Some(StatementKind::Insert);
                return self.insert(job);
            }
            if self.cursor.is_word("STATEMENT") {
                job.kind = Some(StatementKind::Set);
                return self.statement_set(job);
            }
            job.kind = Some(StatementKind::Other);
            if self.cursor.is_word("PLAN") {
                self.skip_statement();
                return Ok(());
            }
            return self.plain_query(job);
        }
        if self.cursor.is_word("BEGIN") && self.cursor.is_word_ahead(1, "STATEMENT") {
            job.kind = Some(StatementKind::Set);
            return self.begin_set();
        }
        if self.cursor.is_word("STATEMENT") && self.cursor.is_word_ahead(1, "SET") {
            let place = Span {
                end: start.start,
                ..start
            };
            let mend = Some(mend(place, "EXECUTE "));
            let fault = Fault::Expected(Expected::Word("EXECUTE"));
            return Err(self.cursor.error_with(start, fault, mend));
        }
        if self.cursor.is_word("WITH") {
            return self.with_first(job, start);
        }
        job.kind = Some(StatementKind::Other);
        if self.is_query_ahead(0) || self.cursor.is_sign("(") {
            return self.plain_query(job);
        }
        if self.cursor.is_word("EXPLAIN") || self.cursor.is_word("COMPILE") {
            return self.explained(job);
        }
        let alters_view = self.cursor.is_word("ALTER") && self.cursor.is_word_ahead(1, "VIEW");
        if self.is_any(&["CREATE", "REPLACE"]) || alters_view {
            return self.created(job);
        }
        let word = self.cursor.ahead(0);
        if self.cursor.is_word("ANALYZE") && self.cursor.is_word_ahead(1, "TABLE") {
            self.cursor.pass();
            self.cursor.pass();
            self.table_name(Role::Source)?;
            job.only_requires = true;
        } else if !OTHERS.iter().any(|other| self.cursor.is_word(other))
            && !self.cursor.is_word("UPDATE")
        {
            job.kind = None;
            let fault = Fault::UnknownStatement;
            if self.cursor.kind() != Some(crate::sql::token::Kind::Word) {
                return Err(self.cursor.wrong(fault));
            }
            let meant = nearest(word, ["INSERT"].into_iter());
            let mend = meant.map(|meant| mend(start, meant));
            return Err(self.cursor.error_with(start, fault, mend));
        }
        self.skip_statement();
        Ok(())
    }

    fn plain_query(&mut self, job: &mut Job) -> Parsed<()> {
        job.query = Some(self.query()?);
        Ok(())
    }

    /// Goes on to the semicolon.
    fn skip_statement(&mut self) {
        while !self.cursor.is_done() && !self.cursor.is_sign(";") {
            self.cursor.pass();
        }
    }

    /// `WITH … SELECT`, or WITH in front of INSERT, which belongs behind it.
    fn with_first(&mut self, job: &mut Job, start: Span) -> Parsed<()> {
        let with = self.with()?;
        if self.cursor.is_word("INSERT") {
            job.kind = Some(StatementKind::Insert);
            let span = self.cursor.span();
            return self.insert_behind_with(&with, start, span);
        }
        job.kind = Some(StatementKind::Other);
        // The terms follow: the names of WITH are still seen.
        let mut query = self.query()?;
        self.leave(&with);
        let inner = std::mem::take(&mut query.with);
        query.with = with;
        query.with.extend(inner);
        job.query = Some(query);
        Ok(())
    }

    /// `EXPLAIN …` and `COMPILE PLAN 'file' FOR …`.
    fn explained(&mut self, job: &mut Job) -> Parsed<()> {
        job.only_requires = self.cursor.is_word("COMPILE");
        self.cursor.pass();
        while !self.cursor.is_done()
            && !self.cursor.is_sign(";")
            && !self.is_any(&["INSERT", "STATEMENT", "CREATE", "REPLACE"])
            && !self.is_query()
        {
            self.cursor.pass();
        }
        if self.cursor.is_word("INSERT") {
            self.insert(job)
        } else if self.cursor.is_word("STATEMENT") {
            self.statement_set(job)
        } else if self.is_any(&["CREATE", "REPLACE"]) {
            self.created(job)
        } else if self.is_query() {
            self.plain_query(job)
        } else {
            Ok(())
        }
    }

    /// `CREATE TABLE … AS query`, `CREATE VIEW … AS query`; others hold no query.
    fn created(&mut self, job: &mut Job) -> Parsed<()> {
        let mut open = 0_usize;
        let mut is_table = false;
        while !self.cursor.is_done() && !self.cursor.is_sign(";") {
            match self.cursor.ahead(0) {
                "(" => open += 1,
                ")" => open = open.saturating_sub(1),
                _ => {}
            }
            is_table |= open == 0 && self.cursor.is_word("TABLE");
            if open == 0 && self.cursor.is_word("AS") {
                self.cursor.pass();
                if self.is_query() {
                    job.only_requires = !is_table;
                    return self.plain_query(job);
                }
            } else {
                self.cursor.pass();
            }
        }
        Ok(())
    }

    /// Behind the statement stands a semicolon or nothing.
    fn end(&mut self, job: &mut Job) -> Parsed<()> {
        if self.cursor.is_done() {
            return Ok(());
        }
        if !self.cursor.is_sign(";") {
            // It goes on in a way that is not known: what it lacks may stand there.
            job.inserts.pop();
            let span = self.cursor.span();
            let rest = self.cursor.text.get(span.start..).unwrap_or_default();
            if only_closes(rest) {
                let fault = Fault::Unexpected;
                return Err(self.cursor.error_with(span, fault, Some(mend(span, ""))));
            }
            return Err(self.cursor.wrong(Fault::Unexpected));
        }
        while self.cursor.takes_sign(";") {}
        if self.cursor.is_done() {
            return Ok(());
        }
        let span = self.cursor.span();
        let mut mend = None;
        let mut are_inserts = job.kind == Some(StatementKind::Insert) && job.inserts.len() == 1;
        let is_silent = std::mem::replace(&mut self.cursor.is_silent, true);
        // The others are read to see where rows come from and go to.
        while are_inserts && !self.cursor.is_done() {
            are_inserts = self.cursor.is_word("INSERT") && self.insert(job).is_ok();
            are_inserts &= self.cursor.is_done() || self.cursor.is_sign(";");
            while self.cursor.takes_sign(";") {}
        }
        self.cursor.is_silent = is_silent;
        if are_inserts {
            let text = self.cursor.text;
            let end = self.cursor.behind().end;
            let whole = text.get(..end).unwrap_or_default();
            let semicolon = if whole.ends_with(';') { "\n" } else { ";\n" };
            mend = Some(Mend {
                span: Span { start: 0, end },
                text: ["EXECUTE STATEMENT SET BEGIN\n", whole, semicolon, "END"].concat(),
            });
        }
        Err(self.cursor.error_with(span, Fault::TwoStatements, mend))
    }
}

/// A replacement.
pub fn mend(span: Span, text: &str) -> Mend {
    let text = text.to_owned();
    Mend { span, text }
}
