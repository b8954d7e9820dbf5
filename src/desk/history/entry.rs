//! An exchange as it is kept: a line of JSON, with no more of a long text than a reader looks at.

use crate::api::answer::{Answer, Extent, Silence};
use crate::desk::answer::told::{Sent, Told};
use crate::saved::{self, Object, field, quoted};
use crate::workspace::learn::{self, Outcome};
use crate::workspace::secrets;
use crate::workspace::{Created, Draft, Progress, Subject};
use serde_json::Value;

/// The most that is kept of an answer's body, in bytes.
const BODY_MAX: usize = 16 * 1024;
/// The longest payload and the longest draft that are kept, in bytes. Half of one would be of no use.
const SENT_MAX: usize = 64 * 1024;

/// A request that was sent, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// When it ended, or was sent as long as that is not known: local time, and how far that is from UTC, such as
    /// `2021-10-29T18:05:12+02:00`.
    pub at: String,
    /// The exchange, as far as it is kept.
    pub told: Told,
    /// Whether its draft is kept as it was sent. One that is too long has its name and its kind alone.
    pub is_whole: bool,
    /// Whether no more than the beginning of the body is kept.
    pub is_cut: bool,
    /// What a look for it has found, where its outcome was not known.
    pub checked: Option<Checked>,
}

/// What a look for something has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// When, as [`Entry::at`] is written.
    pub at: String,
    /// The id of what was found; `None` where there was nothing.
    pub id: Option<String>,
}

impl Entry {
    /// An exchange, as far as it is kept: without secrets.
    pub fn of(told: Told, at: String) -> Self {
        let mut told = told.without_secrets();
        told.draft = secrets::without_in(&told.draft);
        let mut is_cut = false;
        if let Outcome::Answered(answer) = &mut told.outcome {
            let end = answer.body.floor_char_boundary(BODY_MAX);
            is_cut = end < answer.body.len();
            answer.body.truncate(end);
        }
        let is_whole = saved::write_draft(&told.draft).len() <= SENT_MAX
            && told.sent.payload.len() <= SENT_MAX;
        if !is_whole {
            told.sent.payload.clear();
            shorten(&mut told.draft);
        }
        Self {
            at,
            told,
            is_whole,
            is_cut,
            checked: None,
        }
    }

    /// Whether it is this that was sent, as a table or as a job, and its outcome was not known.
    pub fn is_unknown(&self, sent: &Created, subject: &Subject) -> bool {
        let told = &self.told;
        let is_table = |subject: &Subject| matches!(subject, Subject::Table(_));
        let progress = learn::progress(&told.outcome, &told.draft, &told.target);
        matches!(progress, Progress::Unknown(unknown) if unknown.is_of(&sent.name, &sent.target))
            && is_table(&told.draft.subject) == is_table(subject)
            && !told.sent.is_step()
    }

    /// The exchange as a line.
    pub fn write(&self) -> String {
        let Told {
            draft,
            target,
            sent,
            took,
            outcome,
        } = &self.told;
        let mut line = Object::default();
        line.add("at", &quoted(&self.at));
        line.add_if_any("request", &sent.address);
        line.add_if_any("payload", &sent.payload);
        line.add("milliseconds", &took.to_string());
        match outcome {
            Outcome::Answered(answer) => {
                line.add("status", &answer.status.to_string());
                line.add_if_any("answer_is", extent(answer.extent));
                line.add("answer", &quoted(&answer.body));
                if self.is_cut {
                    line.add("answer_is_cut", "true");
                }
            }
            Outcome::Silent(silence) => line.add("no_answer", &quoted(cause(*silence))),
        }
        line.add("project", &quoted(&target.project));
        line.add("service", &quoted(&target.service));
        line.add_if_any("api", saved::generation(target.generation));
        line.add("draft", &saved::write_draft(draft));
        if !self.is_whole {
            line.add("draft_is_cut", "true");
        }
        if let Some(checked) = &self.checked {
            let mut found = Object::default();
            found.add("at", &quoted(&checked.at));
            let is_there = checked.id.is_some();
            found.add("exists", if is_there { "true" } else { "false" });
            found.add_if_any("id", checked.id.as_deref().unwrap_or_default());
            line.add("checked", &found.closed());
        }
        line.closed()
    }

    /// Reads a line. `None` where it is none that [`Self::write`] wrote.
    pub fn read(line: &str) -> Option<Self> {
        let kept: Value = serde_json::from_str(line).ok()?;
        let text = |key| field(&kept, key);
        let outcome = match kept["status"].as_u64() {
            Some(status) => Outcome::Answered(Answer {
                status: status.try_into().ok()?,
                body: text("answer"),
                extent: named(&Extent::ALL, extent, &text("answer_is"))?,
                retry_after: None,
            }),
            None => Outcome::Silent(named(&Silence::ALL, cause, &text("no_answer"))?),
        };
        let found = &kept["checked"];
        let checked = found.is_object().then(|| Checked {
            at: field(found, "at"),
            id: (found["exists"] == true).then(|| field(found, "id")),
        });
        Some(Self {
            at: text("at"),
            told: Told {
                draft: saved::read_draft(&kept["draft"].to_string())?,
                target: saved::target(&kept),
                sent: Sent {
                    address: text("request"),
                    payload: text("payload"),
                },
                took: kept["milliseconds"].as_u64()?.try_into().ok()?,
                outcome,
            },
            is_whole: kept["draft_is_cut"].is_null(),
            is_cut: !kept["answer_is_cut"].is_null(),
            checked,
        })
    }
}

/// Takes from a draft what may be long: its SQL, and what no field holds.
fn shorten(draft: &mut Draft) {
    draft.extra.clear();
    draft.unread = None;
    match &mut draft.subject {
        Subject::Table(table) => table.schema_sql.clear(),
        Subject::Job(job) => {
            job.statement.clear();
            job.tables.clear();
        }
    }
}

/// The one of these that bears the name.
fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, wanted: &str) -> Option<T> {
    all.iter().copied().find(|one| name(*one) == wanted)
}

fn extent(extent: Extent) -> &'static str {
    match extent {
        Extent::Whole => "",
        Extent::Cut => "the first MiB",
        Extent::Broken => "broken off",
    }
}

fn cause(silence: Silence) -> &'static str {
    match silence {
        Silence::Cancelled => "cancelled",
        Silence::TimedOut => "timed out",
        Silence::Offline => "offline",
        Silence::Policy => "forbidden by the page's policy",
        Silence::Refused => "refused by the browser",
        Silence::Broken => "broken off",
        Silence::NoAnswer => "nothing came",
        Silence::Unheard => "unknown",
    }
}
