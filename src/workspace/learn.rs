//! What an answer means for the draft that it is about.

use super::field::Field;
use super::target::Target;
use super::{Created, Draft, Progress, Subject, plan};
use crate::api::answer::{Answer, Reading, Silence, Verdict, application_id, read};
use crate::api::generation::Generation;

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
            let id = match target.generation {
                Generation::Classic => read(answer).id,
                Generation::Applications => application_id(answer),
            };
            Progress::Created(Created {
                id: id.unwrap_or_default(),
                name: draft.name().to_owned(),
                target: target.clone(),
                sent: plan::mark(draft),
            })
        }
        (_, Some(created)) => Progress::Created(created.clone()),
        (Outcome::Answered(answer), None) => match read(answer).verdict {
            // A server that fails may have done the work before, and so may one behind another's answer.
            Verdict::ServerError | Verdict::Foreign => draft.unknown_at(target),
            _ => Progress::Failed,
        },
        (Outcome::Silent(silence), None) if silence.may_have_arrived() => draft.unknown_at(target),
        (Outcome::Silent(_), None) => Progress::Failed,
    }
}

/// The fields of the form that an answer speaks of.
pub fn fields(reading: &Reading, subject: &Subject) -> Vec<Field> {
    let message = reading.message.as_deref().unwrap_or_default();
    let code = reading.code.as_deref().unwrap_or_default();
    match (reading.verdict, subject) {
        (Verdict::Conflict, _) if is_off(reading) => vec![Field::Service],
        (Verdict::Conflict, Subject::Table(_)) => vec![Field::TableName],
        (Verdict::Conflict, Subject::Job(_)) => vec![Field::JobName],
        (Verdict::NotFound, _) => not_found(&[code, " ", message].concat(), subject),
        (Verdict::Invalid | Verdict::DoneWithError, _) => {
            invalid(message, reading.has_place, subject)
        }
        _ => Vec::new(),
    }
}

/// Whether the service is powered off.
pub fn is_off(reading: &Reading) -> bool {
    let message = reading.message.as_deref().unwrap_or_default();
    reading.code.as_deref() == Some("not_powered") || message.contains("not powered")
}

/// Aiven's words say what does not exist: "Project x does not exist", "Service x does not exist",
/// "Integration not found: …", `service_integration_not_found`. The first of them counts: what it is called may hold
/// another.
fn not_found(said: &str, subject: &Subject) -> Vec<Field> {
    let said = said
        .to_ascii_lowercase()
        .replace("service_integration", "integration")
        .replace("service integration", "integration");
    // An application names the integrations of the tables that it lists.
    let (integration, table) = match subject {
        Subject::Table(_) => (Field::IntegrationId, None),
        Subject::Job(_) => (Field::Tables, Some("table")),
    };
    let words = [
        ("integration", integration),
        (table.unwrap_or("integration"), integration),
        ("service", Field::Service),
        ("project", Field::Project),
    ];
    let places = words
        .iter()
        .filter_map(|(word, field)| Some((said.find(word)?, *field)));
    match places.min_by_key(|(at, _)| *at) {
        Some((_, field)) => vec![field],
        None => vec![Field::Project, Field::Service],
    }
}

/// The fields of the body that a message names, as either generation of the API calls them: in quotes, or by a name that
/// is no word. Where it names none, a place is one in the SQL.
fn invalid(message: &str, has_place: bool, subject: &Subject) -> Vec<Field> {
    let fields: &[Field] = match subject {
        Subject::Table(_) => &[
            Field::TableName,
            Field::IntegrationId,
            Field::JdbcTable,
            Field::KafkaTopic,
            Field::OpenSearchIndex,
            Field::SchemaSql,
            Field::ConnectorType,
            Field::KeyFormat,
            Field::KeyFields,
            Field::ValueFormat,
            Field::ValueFieldsInclude,
            Field::StartupMode,
        ],
        Subject::Job(_) => &[Field::JobName, Field::Statement, Field::Tables],
    };
    let is_named = |field: &&Field| {
        let key = field.body_key(subject);
        let quoted = |key: &str| message.contains(&["'", key, "'"].concat());
        // An application calls it by another name, and a list of tables is two in it.
        let is_so_in_application = match field {
            Field::JobName => quoted("name"),
            Field::Tables => quoted("sources") || quoted("sinks"),
            _ => false,
        };
        is_so_in_application || quoted(key) || key.contains('_') && message.contains(key)
    };
    let mut named: Vec<Field> = fields.iter().filter(is_named).copied().collect();
    if named.is_empty() && (has_place || message.contains(", column ")) {
        named.push(match subject {
            Subject::Table(_) => Field::SchemaSql,
            Subject::Job(_) => Field::Statement,
        });
    }
    named
}
