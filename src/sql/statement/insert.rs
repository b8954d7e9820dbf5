//! INSERT, alone and in a statement set.

use super::job::{Job, mend};
use super::read::{Reader, Role};
use super::tree::{Cte, Insert, Query};
use crate::sql::cursor::Parsed;
use crate::sql::problem::{Expected, Fault, Mend};
use crate::sql::reserved::is_reserved;
use crate::sql::token::{Kind, Span};

impl Reader<'_> {
    /// Reads what stands in front of an INSERT's query; the query is empty yet.
    fn insert_head(&mut self) -> Parsed<Insert> {
        let span = self.cursor.span();
        if self.cursor.is_word("UPSERT") {
            let fault = Fault::Expected(Expected::Word("INSERT"));
            return Err(self
                .cursor
                .error_with(span, fault, Some(mend(span, "INSERT"))));
        }
        self.cursor.word("INSERT")?;
        let place = self.cursor.span();
        let overwrite = self.cursor.takes_word("OVERWRITE").then_some(place);
        if overwrite.is_none() && !self.cursor.takes_word("INTO") {
            self.without_into()?;
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
            && (!self.is_query_ahead(1) || self.ends_name(2))
            && !self.cursor.is_sign_ahead(1, "(");
        let columns = if is_list { self.names()? } else { Vec::new() };
        Ok(Insert {
            sink,
            columns,
            partition,
            overwrite,
            query: Query::default(),
        })
    }

    /// INTO is missing or misspelt: goes on where the table's name follows.
    fn without_into(&mut self) -> Parsed<()> {
        let span = self.cursor.span();
        let word = span.of(self.cursor.text);
        let is_begun = "INTO"
            .get(..word.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(word));
        let is_last = self.cursor.token(1).is_none();
        if self.cursor.is_name() && (is_begun || is_last) {
            // INTO itself is being typed: no table is named yet.
            let fault = Fault::Expected(Expected::Word("INTO"));
            return Err(self.cursor.error(span, fault));
        }
        if self.cursor.is_name() {
            let is_misspelt = self.cursor.token(1).is_some_and(|next| {
                matches!(next.kind, Kind::Word | Kind::Name)
                    && !is_reserved(next.span.of(self.cursor.text))
            });
            if is_misspelt && self.misspelt(span, &["INTO"]) {
                self.cursor.pass();
                return Ok(());
            }
            let place = Span {
                end: span.start,
                ..span
            };
            let fault = Fault::Expected(Expected::Word("INTO"));
            self.cursor
                .error_with(span, fault, Some(mend(place, "INTO ")));
            return Ok(());
        }
        Err(self.cursor.expected(Expected::Word("INTO")))
    }

    /// Reads INSERT.
    pub fn insert(&mut self, job: &mut Job) -> Parsed<()> {
        let mut insert = self.insert_head()?;
        insert.query = self.query()?;
        job.inserts.push(insert);
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
        let depth = self.depth;
        let mut read = Ok(());
        loop {
            let is_insert = self.insert(job);
            let is_whole = is_insert.is_ok();
            let one = is_insert.and_then(|()| self.cursor.sign(";"));
            if one.is_err() {
                if is_whole {
                    // What it lacks may stand in what could not be read.
                    job.inserts.pop();
                }
                // The next one is read all the same.
                self.blame_misspelt();
                self.skip_insert();
                self.depth = depth;
                read = one;
            }
            if self.cursor.takes_word("END") || read.is_err() && self.cursor.is_done() {
                return read;
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
