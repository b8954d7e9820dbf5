//! What a picker asks for: who I am, projects, services, topics.

use serde_json::{Value, json};

use super::{FLINK_SERVICE, PROJECT, integrations};

/// A service of the project.
pub(crate) struct Service {
    name: &'static str,
    pub(crate) kind: &'static str,
}

const SERVICES: [Service; 4] = [
    Service {
        name: FLINK_SERVICE,
        kind: "flink",
    },
    Service {
        name: "demo-kafka",
        kind: "kafka",
    },
    Service {
        name: "demo-pg",
        kind: "pg",
    },
    Service {
        name: "demo-opensearch",
        kind: "opensearch",
    },
];

/// Name and cleanup policy. A table may be on any other topic too: Flink looks only when a job runs.
const TOPICS: [(&str, &str); 4] = [
    ("alert", "delete"),
    ("cpu", "delete"),
    ("cpu_load", "delete"),
    ("node_state", "compact"),
];

pub(crate) fn service(name: &str) -> Option<&'static Service> {
    SERVICES.iter().find(|service| service.name == name)
}

impl Service {
    fn to_json(&self) -> Value {
        let user_config = match self.kind {
            "flink" => json!({ "flink_version": "1.15" }),
            _ => json!({}),
        };
        json!({
            "cloud_name": "google-europe-west1",
            "create_time": "2021-10-04T07:37:25Z",
            "group_list": ["default"],
            "node_count": 1,
            "notifications": [],
            "plan": "business-4",
            "service_integrations": integrations::of_service(self.name),
            "service_name": self.name,
            "service_notifications": [],
            "service_type": self.kind,
            "service_uri": format!("{}.sandbox.invalid:443", self.name),
            "state": "RUNNING",
            "tags": {},
            "update_time": "2021-10-04T07:37:25Z",
            "user_config": user_config,
        })
    }

    /// `GET …/service/{service}`.
    pub(crate) fn answer(&self) -> Value {
        json!({ "service": self.to_json() })
    }
}

/// `GET /v1/me`.
pub(crate) fn me() -> Value {
    json!({
        "user": {
            "project_membership": { PROJECT: "admin" },
            "projects": [PROJECT],
            "real_name": "Wilma",
            "state": "active",
            "user": "wilma@example.com",
        },
    })
}

/// `GET /v1/project`. Several fields are null in real answers; `card_info` stands for them.
pub(crate) fn projects() -> Value {
    json!({
        "project_membership": { PROJECT: "admin" },
        "projects": [{
            "account_id": "a1",
            "account_name": "acc",
            "available_credits": "0",
            "billing_address": "",
            "billing_currency": "USD",
            "billing_group_name": "bg",
            "card_info": null,
            "country": "FI",
            "country_code": "FI",
            "default_cloud": "google-europe-west1",
            "estimated_balance": "0.00",
            "estimated_balance_local": "0.00",
            "payment_method": "accrual",
            "project_name": PROJECT,
            "tenant_id": "aiven",
            "vat_id": "",
        }],
    })
}

/// `GET …/service`.
pub(crate) fn services() -> Value {
    let services: Vec<Value> = SERVICES.iter().map(Service::to_json).collect();
    json!({ "services": services })
}

/// `GET …/service/{kafka}/topic`.
pub(crate) fn topics() -> Value {
    let topics: Vec<Value> = TOPICS
        .iter()
        .map(|(name, cleanup_policy)| {
            json!({
                "cleanup_policy": cleanup_policy,
                "min_insync_replicas": 1,
                "partitions": 1,
                "replication": 2,
                "retention_bytes": -1,
                "retention_hours": 168,
                "state": "ACTIVE",
                "tags": [],
                "topic_name": name,
            })
        })
        .collect();
    json!({ "topics": topics })
}
