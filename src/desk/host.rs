//! What the host of the page offers in `config.json` beside its settings: integrations by their names, and templates.

use super::share;
use crate::api::discovery::{Integration, Kind};
use crate::import::Import;
use serde_json::Value;

/// What the host offers.
#[derive(Debug, Default)]
pub struct Host {
    /// Integrations that can be picked without a token: `integrations`.
    pub integrations: Vec<Integration>,
    /// Drafts to begin with: `templates`.
    pub templates: Vec<Template>,
}

/// Drafts to begin with.
#[derive(Debug, Clone)]
pub struct Template {
    /// What the host calls them.
    pub name: String,
    /// As a file of this page holds them.
    pub drafts: Import,
}

/// A mistake in what the host offers. The rest holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HostFault {
    /// This integration, counted from 1, or the whole key where it is no list, is not of the form that is wanted.
    Integration(usize),
    /// This template, counted from 1, or the whole key where it is no list, has no name or no drafts.
    Template(usize),
    /// The drafts of the template of that name can't be opened.
    Drafts(String),
}

/// Reads what the host offers from the text of `config.json`. What else is wrong with it is told by `config::parse`.
pub fn parse(text: &str) -> (Host, Vec<HostFault>) {
    let config: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).unwrap_or_default();
    let (mut host, mut faults) = (Host::default(), Vec::new());
    for (number, entry) in entries(&config["integrations"]) {
        match integration(entry) {
            Some(integration) => host.integrations.push(integration),
            None => faults.push(HostFault::Integration(number)),
        }
    }
    for (number, entry) in entries(&config["templates"]) {
        let (Some(name), workspace @ Value::Object(_)) = (name(entry), &entry["workspace"]) else {
            faults.push(HostFault::Template(number));
            continue;
        };
        match share::read(&workspace.to_string()) {
            Ok(drafts) => host.templates.push(Template { name, drafts }),
            Err(_) => faults.push(HostFault::Drafts(name)),
        }
    }
    (host, faults)
}

/// The entries of a list with their numbers. What is no list has one that none can be read from.
fn entries(list: &Value) -> Vec<(usize, &Value)> {
    match list {
        Value::Null => Vec::new(),
        Value::Array(entries) => (1..).zip(entries).collect(),
        _ => vec![(0, &Value::Null)],
    }
}

fn name(entry: &Value) -> Option<String> {
    let name = entry["name"].as_str().filter(|name| !name.is_empty())?;
    Some(name.to_owned())
}

fn integration(entry: &Value) -> Option<Integration> {
    let name = name(entry)?;
    let id = entry["id"].as_str().filter(|id| !id.is_empty())?;
    let kind = match entry["type"].as_str()? {
        "postgresql" => Kind::Postgres,
        "kafka" => Kind::Kafka,
        "opensearch" => Kind::OpenSearch,
        _ => return None,
    };
    Some(Integration {
        id: id.to_owned(),
        source: name,
        kind,
        description: String::new(),
        is_external: false,
    })
}
