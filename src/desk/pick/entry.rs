//! What stands in the list of a field: what is written when it is taken, how it is called, and what it is.

use super::Scene;
use crate::api::discovery::{Integration, Kind, Topic};
use crate::desk::lists::{Found, Of, Question};
use crate::text::lists as say;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::table::Connector;
use crate::workspace::target::Target;

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What is written.
    pub value: String,
    /// How it is called.
    pub title: String,
    /// What it is.
    pub detail: String,
}

impl Entry {
    fn named(name: &str, detail: String) -> Self {
        Self {
            value: name.to_owned(),
            title: name.to_owned(),
            detail,
        }
    }

    /// Whether what is typed may mean it.
    pub fn fits(&self, typed: &str) -> bool {
        let typed = typed.to_lowercase();
        let mut words = [&self.title, &self.value].into_iter();
        words.any(|word| word.to_lowercase().contains(&typed))
    }
}

impl Scene<'_> {
    /// What the list of a field holds, as far as it is known.
    pub fn entries(&self, field: Field) -> Vec<Entry> {
        match field {
            Field::Project => {
                let mut names: Vec<&String> = Vec::new();
                for of in [Of::Me, Of::Projects] {
                    let known = match self.found(of) {
                        Some(Found::Me(me)) => &me.projects,
                        Some(Found::Projects(projects)) => projects,
                        _ => continue,
                    };
                    for name in known {
                        if !names.contains(&name) {
                            names.push(name);
                        }
                    }
                }
                let names = names.into_iter();
                names
                    .map(|name| Entry::named(name, String::new()))
                    .collect()
            }
            Field::Service => match self.found(Of::Services) {
                Some(Found::Services(services)) => {
                    let entry = |service: &crate::api::discovery::Service| {
                        Entry::named(&service.name, say::service_state(&service.state))
                    };
                    services.iter().map(entry).collect()
                }
                _ => Vec::new(),
            },
            Field::IntegrationId => {
                let kind = self.kind();
                self.integrations()
                    .filter(|known| kind.is_none_or(|kind| kind == known.kind))
                    .map(integration)
                    .collect()
            }
            Field::KafkaTopic => self.topics().iter().map(topic).collect(),
            _ => Vec::new(),
        }
    }

    /// The integrations of the target's service, of every kind, and behind them those that the host of the page names.
    fn integrations(&self) -> impl Iterator<Item = &Integration> {
        let listed = self.listed_integrations();
        let is_listed = |named: &&Integration| listed.iter().any(|it| it.id == named.id);
        let named = self.lists.named.iter();
        listed.iter().chain(named.filter(move |it| !is_listed(it)))
    }

    /// The integrations of the target's service, of every kind.
    pub fn listed_integrations(&self) -> &[Integration] {
        match self.found(Of::Integrations) {
            Some(Found::Integrations(integrations)) => integrations,
            _ => &[],
        }
    }

    fn topics(&self) -> &[Topic] {
        let question = self.wanted(Field::KafkaTopic).ok();
        match question.and_then(|question| self.lists.found(&question)) {
            Some(Found::Topics(topics)) => topics,
            _ => &[],
        }
    }

    fn found(&self, of: Of) -> Option<&Found> {
        self.lists.found(&Question::of(of, &self.workspace.target))
    }

    /// What must hold the data of the table that is shown.
    fn kind(&self) -> Option<Kind> {
        match &self.shown?.subject {
            Subject::Table(table) => Some(match table.connector {
                Connector::Plain(_) | Connector::Free => return None,
                Connector::Postgres(_) => Kind::Postgres,
                Connector::Kafka(_) => Kind::Kafka,
                Connector::OpenSearch(_) => Kind::OpenSearch,
            }),
            Subject::Job(_) => None,
        }
    }

    /// Whether the integration that is typed holds other data than a table as this one has.
    pub fn is_unfit(&self, field: Field) -> bool {
        let value = self.value(field);
        let mut integrations = self.integrations();
        let known = integrations.find(|known| field == Field::IntegrationId && known.id == value);
        known.is_some_and(|known| self.kind().is_some_and(|kind| kind != known.kind))
    }

    /// What is known of the value that stands in a field, if that is worth a word.
    pub fn note(&self, field: Field) -> Option<String> {
        let value = self.value(field);
        if value.is_empty() {
            return None;
        }
        if field == Field::IntegrationId {
            let mut integrations = self.integrations();
            if let Some(known) = integrations.find(|known| known.id == value) {
                return Some(match self.kind().filter(|_| self.is_unfit(field)) {
                    Some(kind) => say::integration_is_unfit(known, kind),
                    None => say::integration_is(known),
                });
            }
        }
        let Target {
            project, service, ..
        } = &self.workspace.target;
        let entries = self.entries(field);
        match entries.iter().find(|entry| entry.value == value) {
            Some(entry) if field == Field::Service => say::service_is(&entry.detail),
            Some(_) => None,
            None => (self.is_known(field)).then(|| say::unlisted(field, project, service)),
        }
    }

    /// Whether the list of a field was told.
    fn is_known(&self, field: Field) -> bool {
        let question = self.wanted(field);
        question.is_ok_and(|question| self.lists.found(&question).is_some())
    }
}

fn integration(known: &Integration) -> Entry {
    let title = if known.source.is_empty() {
        &known.id
    } else {
        &known.source
    };
    Entry {
        value: known.id.clone(),
        title: title.clone(),
        detail: say::integration(known),
    }
}

fn topic(topic: &Topic) -> Entry {
    Entry::named(&topic.name, say::topic(topic))
}
