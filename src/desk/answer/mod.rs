//! What came back about each draft: the answer in words, whether something exists, and answers that are pasted.
//!
//! - [`told`]: an exchange, as the app tells of it.
//! - [`check`]: looks whether something exists.
//! - [`pasted`]: what curl printed, as an answer.
//! - [`view`](mod@view): the region as nodes.

pub mod check;
pub mod pasted;
pub mod told;
pub mod view;

use crate::api::answer::place::{Place, place};
use crate::api::answer::{Reading, Verdict, read};
use crate::desk::lists;
use crate::desk::node::Node;
use crate::desk::ruler::with_plain_breaks;
use crate::saved;
use crate::sql::token::Span;
use crate::text::exchange as say;
use crate::workspace::field::Field;
use crate::workspace::learn::Outcome as Ended;
use crate::workspace::plan;
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};
use check::{Check, Question};
use pasted::PastedFault;
use told::Told;

/// What the region remembers.
#[derive(Debug, Default)]
pub struct Answers {
    /// The last exchange about each draft.
    exchanges: Vec<Known>,
    checks: Vec<Looking>,
    /// Drafts that are not to be sent again before so many seconds are over.
    waits: Vec<(DraftId, u32)>,
    /// What was typed as the answer of curl about each draft, and what is wrong with it.
    pasted: Vec<(DraftId, String, Option<PastedFault>)>,
    /// The page's own origin.
    pub page: String,
    /// Counts what changes the region.
    changes: usize,
}

/// The most seconds that are counted down: whoever is to wait for longer comes back another time.
const WAIT_MAX: u32 = 3600;

/// An exchange, read and laid out once: its body may be long.
#[derive(Debug)]
struct Known {
    told: Told,
    /// What the answer says, where there is one.
    reading: Option<Reading>,
    /// The place in the SQL that the answer speaks of.
    place: Option<Place>,
    /// The answer's body as it is shown.
    body: Vec<Node>,
    /// The workspace has known what was created.
    was_there: bool,
}

/// A look whether something exists.
#[derive(Debug)]
struct Looking {
    /// What is looked for.
    draft: Draft,
    /// Where.
    target: Target,
    check: Check,
}

/// What follows.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the app is told: verbs, and what they are about.
    pub told: Vec<String>,
}

impl Answers {
    /// Takes an exchange, and gives what it means in a sentence. What was known before of the draft is gone.
    pub fn take(&mut self, told: Told) -> String {
        let told = told.without_secrets();
        let id = told.draft.id;
        self.changes += 1;
        self.exchanges.retain(|known| known.told.draft.id != id);
        self.checks.retain(|look| look.draft.id != id);
        self.waits.retain(|(draft, _)| *draft != id);
        self.pasted.retain(|(draft, ..)| *draft != id);
        let answer = match &told.outcome {
            Ended::Answered(answer) => Some(answer),
            Ended::Silent(_) => None,
        };
        let reading = answer.map(read);
        if let Some(Verdict::TooMany(Some(seconds))) =
            reading.as_ref().map(|reading| reading.verdict)
        {
            self.waits.push((id, seconds.min(WAIT_MAX)));
        }
        let known = Known {
            place: answer
                .filter(|_| is_refusal(reading.as_ref()))
                .and_then(|answer| place(&answer.body)),
            body: answer.map(view::body).unwrap_or_default(),
            reading,
            told,
            was_there: false,
        };
        let said = headline(&known);
        self.exchanges.push(known);
        said
    }

    /// Looks what has become since of what was created.
    pub fn look_at(&mut self, workspace: &Workspace) {
        for known in &mut self.exchanges {
            let draft = workspace.draft(known.told.draft.id);
            known.was_there |= draft.is_some_and(|draft| known.is_there(draft));
        }
    }

    /// A number that changes with what is known here.
    pub fn changes(&self) -> usize {
        self.changes
    }

    /// Whether the draft bears the name still under which it was sent.
    pub fn is_as_sent(&self, draft: &Draft) -> bool {
        let sent = match &draft.progress {
            Progress::Unknown(sent) => Some(&*sent.name),
            _ => self.exchange(draft.id).map(|known| known.told.draft.name()),
        };
        sent.is_none_or(|name| name == draft.name())
    }

    /// Whether seconds are counted.
    pub fn is_counting(&self) -> bool {
        self.waits.iter().any(|(_, seconds)| *seconds > 0)
    }

    /// A second is over.
    pub fn tick(&mut self) {
        self.changes += 1;
        for (_, seconds) in &mut self.waits {
            *seconds = seconds.saturating_sub(1);
        }
    }

    /// What follows from what the user does at the control that says `act`. `value` is what stands in it.
    pub fn react(
        &mut self,
        act: &str,
        value: &str,
        draft: &Draft,
        workspace: &Workspace,
    ) -> Outcome {
        let mut outcome = Outcome::default();
        self.changes += 1;
        match act {
            "check" => {
                let (draft, target) = self.sent(draft, workspace);
                let (check, question) = Check::begin(&draft.subject, target.generation);
                let about = draft.id.0.to_string();
                outcome.told.push(asked(&about, &target, &question));
                self.checks.retain(|look| look.draft.id != draft.id);
                self.checks.push(Looking {
                    draft,
                    target,
                    check,
                });
            }
            "again" => outcome.told.push("send ".to_owned()),
            "paste" => value.clone_into(&mut self.paste_of(draft.id).1),
            "paste-read" => match pasted::read(&self.paste_of(draft.id).1) {
                Ok(read) => {
                    let (draft, target) = self.sent(draft, workspace);
                    let sent = saved::write_workspace(&Workspace::restored(target, [draft]));
                    let status = read.status.to_string();
                    outcome
                        .told
                        .push(["pasted ", &status, "\n", &sent, "\n", &read.body].concat());
                }
                Err(fault) => self.paste_of(draft.id).2 = Some(fault),
            },
            _ => {}
        }
        outcome
    }

    /// Takes the answer to a question, without a status where none could be read.
    pub fn got(
        &mut self,
        id: DraftId,
        status: Option<u16>,
        body: &str,
        workspace: &Workspace,
    ) -> Outcome {
        let mut outcome = Outcome::default();
        self.changes += 1;
        let is_known = self.exchange(id).is_some();
        let mut checks = self.checks.iter_mut();
        let Some(look) = checks.find(|look| look.draft.id == id) else {
            return outcome;
        };
        let before = look.check.clone();
        let (check, question) = before.take(&look.draft, status, body);
        let name = look.draft.name().to_owned();
        let progress = match &check {
            Check::There { id, sent } => Some(Progress::Created(Created {
                id: id.clone(),
                name,
                target: look.target.clone(),
                // After a reload the draft may be another than was sent.
                sent: if is_known || sent == plan::OTHER {
                    sent.clone()
                } else {
                    String::new()
                },
            })),
            Check::Absent => Some(Progress::Draft),
            _ => None,
        };
        // What was sent since, under another name or elsewhere, has its own outcome.
        let is_asked = |draft: &Draft| matches!(&draft.progress, Progress::Unknown(sent) if sent.is_of(look.draft.name(), &look.target));
        if let Some(progress) = progress.filter(|_| workspace.draft(id).is_some_and(is_asked)) {
            let mut learnt = workspace.clone();
            learnt.set_progress(id, progress);
            let saved = saved::write_workspace(&learnt);
            outcome.told.push(["workspace ", &saved].concat());
        }
        if let Some(question) = question {
            let about = id.0.to_string();
            outcome.told.push(asked(&about, &look.target, &question));
        }
        look.check = check;
        outcome
    }

    /// The place in a draft's SQL that the last answer about it speaks of, and the field that it is in. Where the text
    /// has changed since, nobody knows.
    pub fn said(&self, draft: &Draft) -> Option<(Field, Place, Span)> {
        let known = self.exchange(draft.id)?;
        let place = known.place?;
        let field = match draft.subject {
            Subject::Table(_) => Field::SchemaSql,
            Subject::Job(_) => Field::Statement,
        };
        let of = |draft: &Draft| with_plain_breaks(field.get(&known.told.target, &draft.subject));
        let text = of(draft);
        if of(&known.told.draft) != text {
            return None;
        }
        let std::ops::Range { start, end } = place.span(&text)?;
        Some((field, place, Span { start, end }))
    }

    /// A draft as it was sent, and where; as it is now, where that is not known.
    fn sent(&self, draft: &Draft, workspace: &Workspace) -> (Draft, Target) {
        match self.exchange(draft.id) {
            Some(Known { told, .. }) => (told.draft.clone(), told.target.clone()),
            None => (draft.clone(), workspace.target.clone()),
        }
    }

    fn exchange(&self, id: DraftId) -> Option<&Known> {
        let mut exchanges = self.exchanges.iter();
        exchanges.find(|known| known.told.draft.id == id)
    }

    fn look(&self, id: DraftId) -> Option<&Looking> {
        self.checks.iter().find(|look| look.draft.id == id)
    }

    /// What was pasted about a draft, and what is wrong with it.
    fn paste_of(&mut self, id: DraftId) -> &mut (DraftId, String, Option<PastedFault>) {
        let mut pasted = self.pasted.iter();
        let at = pasted.position(|(draft, ..)| *draft == id);
        let at = at.unwrap_or_else(|| {
            self.pasted.push((id, String::new(), None));
            self.pasted.len() - 1
        });
        &mut self.pasted[at]
    }

    fn wait(&self, id: DraftId) -> Option<u32> {
        let mut waits = self.waits.iter();
        waits
            .find(|(draft, _)| *draft == id)
            .map(|(_, seconds)| *seconds)
    }
}

/// What the app is asked to ask the API, and for whom.
pub fn asked(about: &str, target: &Target, question: &Question) -> String {
    lists::told(about, question.read, target, &question.id)
}

/// Whether an answer finds something wrong with what was sent.
fn is_refusal(reading: Option<&Reading>) -> bool {
    let verdict = reading.map(|reading| reading.verdict);
    matches!(verdict, Some(Verdict::Invalid | Verdict::DoneWithError))
}

/// What an exchange means, and what to do next, or what is known of it by now.
pub(in crate::desk) fn summary(told: &Told, past: Option<&str>) -> Vec<Node> {
    let reading = match &told.outcome {
        Ended::Answered(answer) => Some(read(answer)),
        Ended::Silent(_) => None,
    };
    let known = Known {
        told: told.clone(),
        reading,
        place: None,
        body: Vec::new(),
        was_there: false,
    };
    view::summary(&known, past, "")
}

/// What an exchange means, in a sentence.
fn headline(known: &Known) -> String {
    let told = &known.told;
    match (&told.outcome, &known.reading) {
        (Ended::Silent(silence), _) => say::silence(*silence, told.sent.origin(), told.took).0,
        (_, Some(reading)) => {
            let generation = told.target.generation;
            say::headline(reading, &told.draft.subject, told.draft.name(), generation)
        }
        (_, None) => String::new(),
    }
}
