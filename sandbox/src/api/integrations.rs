//! The integrations of the Flink service, and which kind of table each may carry.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::refusal::Refusal;
use super::{FLINK_SERVICE, PROJECT};

/// The kind of service that a table's data lives in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Kafka,
    Pg,
    OpenSearch,
    /// Tables of applications only.
    BigQuery,
}

impl Kind {
    /// As `source_service_type` spells it.
    pub(crate) fn service_type(self) -> &'static str {
        match self {
            Self::Kafka => "kafka",
            Self::Pg => "pg",
            Self::OpenSearch => "opensearch",
            Self::BigQuery => "bigquery",
        }
    }
}

struct Integration {
    /// Nothing: possible, but not enabled.
    id: Option<&'static str>,
    source_service: &'static str,
    kind: Kind,
}

/// The cheat sheet prints this one id for its JDBC table and for its Kafka table, and the
/// CLI's examples use it for an index too. Its bodies must work as printed, so this id carries
/// every kind of table. It is listed once, as an id is, with the Kafka service as its source.
const PLACEHOLDER: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";

/// The id that the documentation of 2022 prints for a table of Kafka and for an index.
const OF_2022: &str = "ab8dd446-c46e-4979-b6c0-1aad932440c9";

/// The further ids are those of Aiven's own samples: a Kafka table of 2022, a Kafka table of an
/// application, and a JDBC table.
const INTEGRATIONS: [Integration; 5] = [
    Integration {
        id: Some(PLACEHOLDER),
        source_service: "demo-kafka",
        kind: Kind::Kafka,
    },
    Integration {
        id: Some(OF_2022),
        source_service: "demo-kafka",
        kind: Kind::Kafka,
    },
    Integration {
        id: Some("4ec23427-9e9f-4827-90fa-ea9e38c31bc3"),
        source_service: "demo-kafka",
        kind: Kind::Kafka,
    },
    Integration {
        id: Some("77741d89-71f1-4de6-897a-fd83bce0ee62"),
        source_service: "demo-pg",
        kind: Kind::Pg,
    },
    Integration {
        id: None,
        source_service: "demo-opensearch",
        kind: Kind::OpenSearch,
    },
];

/// Whether there is such an integration.
pub(crate) fn exists(id: &str) -> Result<(), Refusal> {
    find(id).map(|_| ())
}

fn find(id: &str) -> Result<&'static Integration, Refusal> {
    let found = INTEGRATIONS.iter().find(|known| known.id == Some(id));
    found.ok_or_else(|| {
        let message = format!("Integration not found: {id}");
        Refusal::new(StatusCode::NOT_FOUND, &message)
    })
}

/// Whether a table of this kind may use the integration.
pub(crate) fn check(id: &str, kind: Kind) -> Result<(), Refusal> {
    let known = find(id)?;
    let is_printed_so = id == PLACEHOLDER || id == OF_2022 && kind == Kind::OpenSearch;
    if known.kind == kind || is_printed_so {
        return Ok(());
    }
    Err(Refusal::bad_request(&format!(
        "Integration {id} is of type {}; this table needs one of type {}",
        known.kind.service_type(),
        kind.service_type()
    )))
}

/// The integrations that a service is the source or the destination of.
pub(crate) fn of_service(service: &str) -> Vec<Value> {
    INTEGRATIONS
        .iter()
        .filter(|known| service == FLINK_SERVICE || service == known.source_service)
        .map(to_json)
        .collect()
}

/// `GET …/integration`.
pub(crate) fn answer(service: &str) -> Value {
    json!({ "service_integrations": of_service(service) })
}

fn to_json(integration: &Integration) -> Value {
    let enabled = integration.id.is_some();
    let state = if enabled { "active" } else { "inactive" };
    json!({
        "active": enabled,
        "description": "",
        "dest_endpoint": null,
        "dest_endpoint_id": null,
        "dest_project": PROJECT,
        "dest_service": FLINK_SERVICE,
        "dest_service_type": "flink",
        "enabled": enabled,
        "integration_status": {
            "state": state,
            "state_desc": state,
            "state_user_desc": state,
            "status_user_desc": "",
        },
        "integration_type": "flink",
        "service_integration_id": integration.id,
        "source_endpoint": null,
        "source_endpoint_id": null,
        "source_endpoint_name": null,
        "source_project": PROJECT,
        "source_service": integration.source_service,
        "source_service_type": integration.kind.service_type(),
        "user_config": {},
    })
}
