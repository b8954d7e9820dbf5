//! What `GET /config.json` answers: the deployment's own settings, which the page reads at start.

use serde_json::json;

/// The answer to `GET /config.json`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Config {
    /// The sandbox's own: this origin's `/v1`, the cheat sheet's project and service, `Bearer`.
    #[default]
    Usual,
    /// This text, whatever it is, as `application/json`.
    Text(String),
    /// 404, as on a host that ships no `config.json`.
    Missing,
}

impl Config {
    /// The usual settings with another API base, as for an API on another origin.
    pub fn with_api_base(api_base: &str) -> Self {
        Self::Text(settings(api_base))
    }

    pub(crate) fn text(&self) -> Option<String> {
        match self {
            Self::Usual => Some(settings("/v1")),
            Self::Text(text) => Some(text.clone()),
            Self::Missing => None,
        }
    }
}

fn settings(api_base: &str) -> String {
    json!({
        "api_base": api_base,
        "project": "my-test-project",
        "service": "my-flink-service",
        "auth_scheme": "Bearer",
    })
    .to_string()
}
