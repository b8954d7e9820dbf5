//! An exchange, as the app tells the desk of it.

use crate::api::answer::{Answer, Extent, Silence};
use crate::api::generation::Generation;
use crate::api::json::Body;
use crate::api::request::Request;
use crate::saved;
use crate::sql::secret::{self, Written};
use crate::workspace::learn::Outcome;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Subject, Workspace};

/// A request that was sent, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The draft as it was when it was sent.
    pub draft: Draft,
    /// Where it went.
    pub target: Target,
    /// What went there.
    pub sent: Sent,
    /// How long it took, in milliseconds.
    pub took: u32,
    /// How it ended.
    pub outcome: Outcome,
}

/// What was sent. Nothing is known of it where an answer was pasted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sent {
    /// The method and the URL.
    pub address: String,
    /// The body.
    pub payload: String,
}

impl Told {
    /// A request that is sent now: nobody knows yet how it ends.
    pub fn begun(draft: Draft, target: Target, request: &Request) -> Self {
        Self {
            draft,
            target,
            sent: Sent::of(request),
            took: 0,
            outcome: Outcome::Silent(Silence::Unheard),
        }
    }

    /// The same when it has ended, with status 0 where no answer could be read.
    #[must_use]
    pub fn ended(self, took: u32, status: u16, body: &str) -> Self {
        let outcome = if status == 0 {
            Outcome::Silent(Silence::NoAnswer)
        } else {
            Outcome::Answered(Answer {
                status,
                body: body.to_owned(),
                extent: Extent::Whole,
                retry_after: None,
            })
        };
        Self {
            took,
            outcome,
            ..self
        }
    }

    /// Whether its draft says what was sent, or no more than the name of a table or a job that existed.
    pub fn has_draft(&self) -> bool {
        let says = match &self.draft.subject {
            Subject::Job(job) => !job.statement.is_empty(),
            Subject::Table(_) => true,
        };
        self.target.generation == Generation::Applications && says || !self.sent.is_step()
    }

    /// The exchange without the secrets of what was sent, in that and in what came back.
    #[must_use]
    pub fn without_secrets(mut self) -> Self {
        let owner = self.draft.name().to_owned();
        let payload = &self.sent.payload;
        let known = secret::find(payload, Written::Json).into_iter();
        let known: Vec<String> = known
            .flat_map(|found| ways(&payload[found.value]))
            .collect();
        if let Outcome::Answered(answer) = &mut self.outcome {
            let mut body = secret::masked(
                // Some servers write the quotes of SQL as escapes.
                &answer.body.replace("\\u0027", "'"),
                &owner,
                Written::Json,
            );
            for value in known {
                body = body.replace(&value, MASK);
            }
            answer.body = body;
        }
        self.sent.payload = secret::masked(payload, &owner, Written::Json);
        self
    }
}

/// The ways in which a server may repeat a secret that a body held: as there, and as it is, in quotes of JSON or not.
fn ways(written: &str) -> Vec<String> {
    let said: String = serde_json::from_str(&["\"", written, "\""].concat()).unwrap_or_default();
    if said.len() < KNOWN_MIN || secret::variable(&said).is_some() {
        return Vec::new();
    }
    let own = said.replace("''", "'");
    let in_json = |text: &str| saved::quoted(text).trim_matches('"').to_owned();
    vec![written.to_owned(), in_json(&said), in_json(&own), said, own]
}

/// The shortest secret that is looked for by itself: a shorter one may be any word.
const KNOWN_MIN: usize = 6;
/// What stands in the place of a secret that a server repeats.
const MASK: &str = "•••";

impl Sent {
    /// A request as it was sent.
    pub fn of(request: &Request) -> Self {
        Self {
            address: [request.endpoint.method, " ", &request.url()].concat(),
            payload: request.body.as_ref().map(Body::wire).unwrap_or_default(),
        }
    }

    /// Whether it was about what existed: an application, a table or a job.
    pub fn is_step(&self) -> bool {
        let kinds = ["/flink/application/", "/flink/table/", "/flink/job/"];
        kinds.iter().any(|kind| self.address.contains(kind))
    }

    /// The API's origin.
    pub fn origin(&self) -> &str {
        let url = self.address.split_once(' ').map_or("", |(_, url)| url);
        let host = url.find("://").map_or(0, |at| at + 3);
        let end = url[host..].find('/').map_or(url.len(), |at| host + at);
        &url[..end]
    }
}

/// Writes an exchange, a line each, and the body behind them.
pub fn write(told: &Told) -> String {
    masked(told, &str::to_owned)
}

/// The same, with all in front of the body masked, which was when it came.
pub fn masked(told: &Told, mask: &dyn Fn(&str) -> String) -> String {
    let sent = Workspace::restored(told.target.clone(), [told.draft.clone()]);
    let (ended, body) = match &told.outcome {
        Outcome::Answered(answer) => (
            [
                answer.status.into(),
                answer.extent as u32,
                answer.retry_after.unwrap_or(0),
            ],
            answer.body.as_str(),
        ),
        Outcome::Silent(silence) => ([0, *silence as u32, 0], ""),
    };
    let ended = ended.map(|number| number.to_string());
    let head = [
        &*saved::write_workspace(&sent),
        &told.sent.address,
        // It holds no other character for a line break, and this none but its own.
        &told.sent.payload.replace('\n', "\r"),
        &told.took.to_string(),
        &ended.join(" "),
        "",
    ]
    .join("\n");
    mask(&head) + body
}

/// Reads what [`write()`] wrote. `None` where it is no exchange.
pub fn read(text: &str) -> Option<Told> {
    let mut lines = text.splitn(6, '\n');
    let mut sent = saved::read(lines.next()?).ok()?.workspace;
    let request = Sent {
        address: lines.next()?.to_owned(),
        payload: lines.next()?.replace('\r', "\n"),
    };
    let took = lines.next()?.parse().ok()?;
    let mut ended = lines.next()?.split(' ');
    let status = ended.next()?.parse().ok()?;
    let which: usize = ended.next()?.parse().ok()?;
    let wait: u32 = ended.next()?.parse().ok()?;
    let outcome = if status == 0 {
        Outcome::Silent(*Silence::ALL.get(which)?)
    } else {
        Outcome::Answered(Answer {
            status,
            body: lines.next()?.to_owned(),
            extent: *Extent::ALL.get(which)?,
            retry_after: (wait > 0).then_some(wait),
        })
    };
    Some(Told {
        draft: sent.drafts.pop()?,
        target: sent.target,
        sent: request,
        took,
        outcome,
    })
}
