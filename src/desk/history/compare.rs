//! What differs between a draft as it was sent and a draft as it is.

use crate::text;
use crate::workspace::Draft;
use crate::workspace::field::Field;
use crate::workspace::secrets;
use crate::workspace::target::Target;

/// The fields, in the order of the forms.
const FIELDS: [Field; 21] = [
    Field::Project,
    Field::Service,
    Field::TableName,
    Field::IntegrationId,
    Field::JdbcTable,
    Field::KafkaTopic,
    Field::OpenSearchIndex,
    Field::SchemaSql,
    Field::CreateTable,
    Field::SlackToken,
    Field::Options,
    Field::ConnectorType,
    Field::StartupMode,
    Field::KeyFormat,
    Field::KeyFields,
    Field::ValueFormat,
    Field::ValueFieldsInclude,
    Field::JobName,
    Field::Statement,
    Field::TablesBy,
    Field::Tables,
];

/// A field that is not the same in both.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field's label.
    pub label: &'static str,
    /// What was sent.
    pub then: String,
    /// What stands there now.
    pub now: String,
}

/// What differs between what was sent and what is there now, each with its target, without secrets: those that were sent
/// are not known any more.
pub fn differences(then: (&Draft, &Target), now: (&Draft, &Target)) -> Vec<Difference> {
    let bare = [then.0, now.0].map(secrets::without_in);
    let (then, now) = ((&bare[0], then.1), (&bare[1], now.1));
    let kind = |draft: &Draft| text::kind(&draft.subject).to_owned();
    let mut found = Vec::new();
    let mut hold = |label, then: &str, now: &str| {
        if then != now {
            found.push(Difference {
                label,
                then: then.to_owned(),
                now: now.to_owned(),
            });
        }
    };
    hold(text::history::KIND, &kind(then.0), &kind(now.0));
    let api = |target: &Target| text::generation(target.generation);
    hold(text::bar::API, api(then.1), api(now.1));
    for field in FIELDS {
        let of = |(draft, target): (&Draft, &Target)| field.get(target, &draft.subject).to_owned();
        hold(text::label(field), &of(then), &of(now));
    }
    hold(text::history::EXTRA, &then.0.extra, &now.0.extra);
    found
}
