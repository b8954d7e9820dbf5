//! The body of an application, or of a version of one, as drafts: a table for each source and sink, and a job. An answer
//! of the API that tells one reads the same.

use super::json::{self, Member};
use super::unfit::Unfit;
use super::{Fate, Found, Import, create_table};
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use std::ops::Range;

/// Reads a body. `None` where it says nothing of tables or a statement of an application.
pub fn read(text: &str) -> Option<Import> {
    let members = json::members(text).ok()??;
    let has = |key: &str| members.iter().any(|member| member.key == key);
    let is_application = has("application_version") || has("sources") || has("sinks");
    if !is_application
        || !text
            .trim_start_matches('\u{feff}')
            .trim_start()
            .starts_with('{')
    {
        return None;
    }
    let mut reading = Reading {
        text,
        import: Import::default(),
        job: Subject::Job(Job::default()),
        of_job: Vec::new(),
    };
    reading.members(0, members);
    Some(reading.finished())
}

/// What is found in a body.
struct Reading<'a> {
    text: &'a str,
    import: Import,
    job: Subject,
    /// Where the job's fields stand: it comes behind its tables.
    of_job: Vec<(Range<usize>, Field)>,
}

impl Reading<'_> {
    /// Takes the members of an object that begins at this byte.
    fn members(&mut self, start: usize, members: Vec<Member>) {
        for member in members {
            let key = start + member.key_span.start..start + member.key_span.end;
            let value = start + member.value.start..start + member.value.end;
            match member.key.as_str() {
                "application_version" => {
                    let inner = json::members(&self.text[value.clone()]).ok().flatten();
                    self.members(value.start, inner.unwrap_or_default());
                }
                "sources" | "sinks" => {
                    let inner = json::members(&self.text[value.clone()]).ok().flatten();
                    for table in inner.unwrap_or_default() {
                        self.table(value.start + table.value.start..value.start + table.value.end);
                    }
                }
                "name" => self.of_job(Field::JobName, key, value),
                "statement" => self.of_job(Field::Statement, key, value),
                // What the API tells beside, of what it made.
                "id"
                | "version"
                | "created_at"
                | "created_by"
                | "updated_at"
                | "updated_by"
                | "current_deployment"
                | "application_versions" => {
                    self.import.leave_out(key, Unfit::Computed);
                }
                name => self.import.miss(key, Unfit::NoField(name.to_owned())),
            }
        }
    }

    fn of_job(&mut self, field: Field, key: Range<usize>, value: Range<usize>) {
        let Some(said) = json::string(&self.text[value.clone()]) else {
            return self.import.miss(key, Unfit::Unreadable);
        };
        field.set(&mut self.job, said);
        self.of_job.push((key.start..value.end, field));
    }

    /// Takes a source or a sink. Its parts are told at the key: an option may be a password.
    fn table(&mut self, span: Range<usize>) {
        let first = self.import.drafts.len();
        let members = json::members(&self.text[span.clone()]).ok().flatten();
        let members = members.unwrap_or_default();
        let of = |key: &str| members.iter().find(|member| member.key == key);
        let place = |part: &Range<usize>| span.start + part.start..span.start + part.end;
        let said = |member: &Member| json::string(&self.text[place(&member.value)]);
        let integration = of("integration_id").and_then(|member| Some((member, said(member)?)));
        if let Some(member) = of("create_table") {
            let key = place(&member.key_span);
            match said(member).and_then(|said| create_table::read(&said)) {
                Some(inner) if !self.import.is_full() => {
                    self.import.take(inner, |_| key.clone());
                }
                Some(_) => self.import.miss(key, Unfit::TooMuch),
                None => self.import.miss(key, Unfit::Statement),
            }
        }
        let Some((member, id)) = integration else {
            return;
        };
        let mut fates = Vec::new();
        let drafts = self.import.drafts.iter_mut().enumerate().skip(first);
        for (at, found) in drafts {
            if let Subject::Table(table) = &mut found.subject {
                table.integration_id.clone_from(&id);
                fates.push(Fate::Field(at, Field::IntegrationId));
            }
        }
        let whole = span.start + member.key_span.start..span.start + member.value.end;
        for fate in fates {
            self.import.note(whole.clone(), fate);
        }
    }

    fn finished(mut self) -> Import {
        let at = self.import.drafts.len();
        for (span, field) in self.of_job {
            self.import.note(span, Fate::Field(at, field));
        }
        if let Subject::Job(job) = &mut self.job {
            job.tables = create_table::tables_of(&job.statement);
        }
        self.import.drafts.push(Found {
            subject: self.job,
            extra: String::new(),
        });
        self.import.in_order()
    }
}
