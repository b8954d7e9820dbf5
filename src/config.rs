//! `config.json`, the file with which the host of the page sets its defaults.

use crate::api::base::{ApiBase, BaseFault};
use crate::api::generation::Generation;
use crate::api::token::AuthScheme;
use serde_json::{Map, Value};

/// Where it lies, from the page: one file for the pages of all languages.
pub const ADDRESS: &str = if cfg!(feature = "german") {
    "../config.json"
} else {
    "config.json"
};

/// What the host of the page has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Whose page this is: `name`.
    pub name: Option<String>,
    /// What every user is to read: `banner`.
    pub banner: Option<String>,
    /// Where the API is served: `api_base`.
    pub api_base: ApiBase,
    /// Where else, for users to choose: `api_bases`.
    pub api_bases: Vec<ApiBase>,
    /// The project to begin with: `project`.
    pub project: Option<String>,
    /// The Flink service to begin with: `service`.
    pub service: Option<String>,
    /// How the header names the token: `auth_scheme`.
    pub auth_scheme: AuthScheme,
    /// Whether browsers may keep a history: `history`.
    pub history: bool,
    /// The generation of the API to begin with: `api_generation`.
    pub api_generation: Option<Generation>,
    /// The services that are read-only until the user unlocks one, as `project/service`, where `*` stands for any:
    /// `production`.
    pub production: Vec<String>,
}

impl Config {
    /// The base that a user has chosen, as it is written, or else the one to begin with.
    pub fn base(&self, chosen: &str) -> &ApiBase {
        let mut bases = self.api_bases.iter();
        bases
            .find(|base| base.as_str() == chosen)
            .unwrap_or(&self.api_base)
    }

    /// Whether a service, given as `project/service`, is one of those that are read-only at first.
    pub fn is_production(&self, service: &str) -> bool {
        let named = parts(service);
        let fits = |wanted: &str, name: &str| wanted == "*" || wanted == name;
        self.production.iter().any(|of| {
            let wanted = parts(of);
            fits(wanted.0, named.0) && fits(wanted.1, named.1)
        })
    }
}

fn parts(service: &str) -> (&str, &str) {
    service.split_once('/').unwrap_or_default()
}

impl Default for Config {
    fn default() -> Self {
        Self {
            name: None,
            banner: None,
            api_base: ApiBase::aiven(),
            api_bases: Vec::new(),
            project: None,
            service: None,
            auth_scheme: AuthScheme::default(),
            history: true,
            api_generation: None,
            production: Vec::new(),
        }
    }
}

/// A mistake in `config.json`. The default holds in the place of what it spoils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigFault {
    /// The file could not be fetched, though it may be there: status, or none.
    Unreachable(Option<u16>),
    /// Not JSON.
    NotJson {
        /** Counted from 1. */
        line: usize,
        /** Counted from 1. */
        column: usize,
    },
    /// JSON, but not an object.
    NotObject,
    /// A key whose value is not text.
    NotText(&'static str),
    /// A key whose value is neither true nor false.
    NotSwitch(&'static str),
    /// `api_base`, or one of `api_bases`, is refused.
    Base(&'static str, BaseFault),
    /// `api_bases` is no list of texts.
    Bases,
    /// `auth_scheme` is neither `Bearer` nor `aivenv1`.
    Scheme,
    /// `api_generation` is neither `tables-and-jobs` nor `applications`.
    Generation,
    /// `production` is no list of texts of the form `project/service`.
    Production,
    /// A key that nobody reads.
    UnknownKey(String),
}

/// Reads what the server answered: its status, or 0 where there was no answer, and the text. No file is no mistake.
pub fn answered(status: u16, text: &str, page_origin: &str) -> (Config, Vec<ConfigFault>) {
    let unreachable = |status| (Config::default(), vec![ConfigFault::Unreachable(status)]);
    match status {
        200 => parse(text, page_origin),
        404 | 410 => (Config::default(), Vec::new()),
        0 => unreachable(None),
        other => unreachable(Some(other)),
    }
}

/// Reads the file's text. `page_origin` is the page's own, such as `http://127.0.0.1:8080`.
pub fn parse(text: &str, page_origin: &str) -> (Config, Vec<ConfigFault>) {
    let mut config = Config::default();
    let object = match serde_json::from_str::<Value>(text.trim_start_matches('\u{feff}')) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return (config, vec![ConfigFault::NotObject]),
        Err(error) => {
            let fault = ConfigFault::NotJson {
                line: error.line(),
                column: error.column(),
            };
            return (config, vec![fault]);
        }
    };
    let mut faults = Vec::new();
    if let Some(base) = text_at(&object, "api_base", &mut faults) {
        match ApiBase::parse(base, page_origin) {
            Ok(base) => config.api_base = base,
            Err(fault) => faults.push(ConfigFault::Base("api_base", fault)),
        }
    }
    if let Some(list) = list_at(&object, "api_bases") {
        for base in list {
            match base.as_str().map(|base| ApiBase::parse(base, page_origin)) {
                Some(Ok(base)) => config.api_bases.push(base),
                Some(Err(fault)) => faults.push(ConfigFault::Base("api_bases", fault)),
                None => faults.push(ConfigFault::Bases),
            }
        }
    }
    if let Some(scheme) = text_at(&object, "auth_scheme", &mut faults) {
        match AuthScheme::from_name(scheme) {
            Some(scheme) => config.auth_scheme = scheme,
            None => faults.push(ConfigFault::Scheme),
        }
    }
    if let Some(name) = text_at(&object, "api_generation", &mut faults) {
        config.api_generation = Generation::from_name(name);
        if config.api_generation.is_none() {
            faults.push(ConfigFault::Generation);
        }
    }
    config.name = text_at(&object, "name", &mut faults).map(str::to_owned);
    config.banner = text_at(&object, "banner", &mut faults).map(str::to_owned);
    config.project = text_at(&object, "project", &mut faults).map(str::to_owned);
    config.service = text_at(&object, "service", &mut faults).map(str::to_owned);
    match object.get("history") {
        None | Some(Value::Null) => {}
        Some(Value::Bool(history)) => config.history = *history,
        Some(_) => faults.push(ConfigFault::NotSwitch("history")),
    }
    if let Some(list) = list_at(&object, "production") {
        match services(list) {
            Some(services) => config.production = services,
            None => faults.push(ConfigFault::Production),
        }
    }
    // What is offered beside the settings is for `desk::host` to read.
    let known = [
        "api_base",
        "api_bases",
        "api_generation",
        "auth_scheme",
        "banner",
        "name",
        "project",
        "service",
        "history",
        "integrations",
        "production",
        "templates",
        "$schema",
    ];
    let unknown = object.keys().filter(|key| !known.contains(&key.as_str()));
    faults.extend(unknown.map(|key| ConfigFault::UnknownKey(key.clone())));
    (config, faults)
}

fn text_at<'a>(
    object: &'a Map<String, Value>,
    key: &'static str,
    faults: &mut Vec<ConfigFault>,
) -> Option<&'a str> {
    match object.get(key) {
        None | Some(Value::Null) => None,
        Some(Value::String(text)) => Some(text),
        Some(_) => {
            faults.push(ConfigFault::NotText(key));
            None
        }
    }
}

/// The list under a key, if there is anything. What is no list has an entry that none may have.
fn list_at<'a>(object: &'a Map<String, Value>, key: &str) -> Option<&'a [Value]> {
    match object.get(key) {
        None | Some(Value::Null) => None,
        Some(Value::Array(list)) => Some(list),
        Some(_) => Some(&[Value::Null]),
    }
}

/// Texts of the form `project/service`.
fn services(list: &[Value]) -> Option<Vec<String>> {
    let service = |of: &Value| {
        let of = of.as_str()?;
        let (project, service) = parts(of);
        let is_whole = !project.is_empty() && !service.is_empty() && !service.contains('/');
        is_whole.then(|| of.to_owned())
    };
    list.iter().map(service).collect()
}
