//! What an answer means for the draft that it is about.

use super::field::Field;
use super::target::Target;
use super::{Created, Draft, Progress, Subject};
use crate::api::answer::{Answer, Reading, Silence, Verdict, read};

/// How sending a draft ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The API answered.
    Answered(Answer),
    /// The browser had nothing to read.
    Silent(Silence),
}

/// What has become of the draft: `draft` as it was when it was sent to this target. What is known to be
/// created stays so, whatever a second attempt brings.
pub fn progress(outcome: &Outcome, draft: &Draft, target: &Target) -> Progress {
    let created = draft.created(target);
    match (outcome, created) {
        (Outcome::Answered(answer), _) if read(answer).verdict == Verdict::Done => {
            Progress::Created(Created {
                id: read(answer).id.unwrap_or_default(),
                name: draft.name().to_owned(),
                target: target.clone(),
            })
        }
        (_, Some(created)) => Progress::Created(created.clone()),
        (Outcome::Answered(answer), None) => match read(answer).verdict {
            // A server that fails may have done the work before, and so may one behind another's answer.
            Verdict::ServerError | Verdict::Foreign => Progress::Unknown,
            _ => Progress::Failed,
        },
        (Outcome::Silent(silence), None) if silence.may_have_arrived() => Progress::Unknown,
        (Outcome::Silent(_), None) => Progress::Failed,
    }
}

/// The fields of the form that an answer speaks of.
pub fn fields(reading: &Reading, subject: &Subject) -> Vec<Field> {
    match (reading.verdict, subject) {
        (Verdict::Conflict, Subject::Table(_)) => vec![Field::TableName],
        (Verdict::Conflict, Subject::Job(_)) => vec![Field::JobName],
        (Verdict::NotFound, _) => {
            not_found(reading.message.as_deref().unwrap_or_default(), subject)
        }
        _ => Vec::new(),
    }
}

/// Aiven's texts say what does not exist: "Project x does not exist", "Service x does not exist",
/// "Integration not found: …".
fn not_found(message: &str, subject: &Subject) -> Vec<Field> {
    let message = message.to_ascii_lowercase();
    let spoken_of = |word: &str, field: Field| message.contains(word).then_some(field);
    let named: Vec<Field> = match subject {
        Subject::Table(_) => spoken_of("integration", Field::IntegrationId),
        Subject::Job(_) => spoken_of("table", Field::Tables),
    }
    .or_else(|| spoken_of("service", Field::Service))
    .or_else(|| spoken_of("project", Field::Project))
    .into_iter()
    .collect();
    if named.is_empty() {
        vec![Field::Project, Field::Service]
    } else {
        named
    }
}
