//! INSERT, alone and in a statement set.

use super::job::{Job, mend};
use super::read::{Reader, Role};
use super::tree::{Cte, Insert, Name, TableName};
use crate::sql::cursor::Parsed;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::token::Span;

impl Reader<'_> {
    fn insert_head(&mut self) -> Parsed<(TableName, Vec<Name>, Vec<Name>)> {
        let span = self.cursor.span();
        if self.cursor.is_word("UPSERT") {
            let fault = Fault::Expected(Expected::Word("INSERT"));
            return Err(self
                .cursor
                .error_with(span, fault, Some(mend(span, "INSERT"))));
        }
        self.cursor.word("INSERT")?;
        if !self.takes_any(&["INTO", "OVERWRITE"]) {
            return Err(self.cursor.expected(Expected::Word("INTO")));
        }
        let sink = self.table_name(Role::Sink)?;
        self.hints()?;
        let mut partition = Vec::new();
        if self.cursor.takes_word("PARTITION") {
            self.cursor.sign("(")?;
            loop {
                partition.push(self.name()?);
                if self.cursor.takes_sign("=") {
                    self.expression()?;
                }
                if !self.cursor.takes_sign(",") {
                    break;
                }
            }
            self.cursor.sign(")")?;
        }
        let is_list = self.cursor.is_sign("(")
            && !self.is_query_ahead(1)
            && !self.cursor.is_sign_ahead(1, "(");
        let columns = if is_list { self.names()? } else { Vec::new() };
        Ok((sink, columns, partition))
    }

    /// Reads INSERT.
    pub fn insert(&mut self, job: &mut Job) -> Parsed<()> {
        let (sink, columns, partition) = self.insert_head()?;
        let query = self.query()?;
        job.inserts.push(Insert {
            sink,
            columns,
            partition,
            query,
        });
        self.insert += 1;
        Ok(())
    }

    /// Reads INSERT behind a WITH, which belongs behind it.
    pub fn insert_behind_with(&mut self, with: &[Cte], start: Span, span: Span) -> Parsed<()> {
        let written = Span {
            end: span.start,
            ..start
        };
        self.insert_head()?;
        let whole = self.cursor.since(start);
        let text = self.cursor.text;
        let head = whole.of(text).get(written.of(text).len()..);
        let mend = head.map(|head| Mend {
            span: whole,
            text: [head, " ", written.of(text).trim_end_matches(' ')].concat(),
        });
        let stop = self.cursor.error_with(span, Fault::WithBeforeInsert, mend);
        // What follows is read all the same: it says where the rows come from.
        let is_silent = std::mem::replace(&mut self.cursor.is_silent, true);
        let _unread = self.query();
        self.cursor.is_silent = is_silent;
        self.leave(with);
        Err(stop)
    }

    /// `STATEMENT SET BEGIN INSERT …; END`.
    pub fn statement_set(&mut self, job: &mut Job) -> Parsed<()> {
        self.cursor.word("STATEMENT")?;
        self.cursor.word("SET")?;
        self.cursor.word("BEGIN")?;
        loop {
            self.insert(job)?;
            self.cursor.sign(";")?;
            if self.cursor.takes_word("END") {
                return Ok(());
            }
        }
    }

    /// `BEGIN STATEMENT SET`, which stands alone: a client of Flink sends what follows bit by bit.
    pub fn begin_set(&mut self) -> Parsed<()> {
        let start = self.cursor.span();
        self.cursor.pass();
        self.cursor.word("STATEMENT")?;
        self.cursor.word("SET")?;
        let is_followed = self.cursor.is_sign(";") && self.cursor.is_word_ahead(1, "INSERT");
        if is_followed {
            self.cursor.pass();
            let span = self.cursor.since(start);
            let mend = Some(mend(span, "EXECUTE STATEMENT SET BEGIN"));
            return Err(self.cursor.error_with(span, Fault::TwoStatements, mend));
        }
        self.cursor.warn(start, Fault::NotAJob);
        Ok(())
    }
}
