//! What the API's lists say: whose the token is, what there is to pick from, and what exists on a Flink service. Every
//! part of an answer may be missing, null or something else; an entry without its name is passed over. Of services, names
//! and states alone are read: their answer can hold secrets.

use serde_json::{Map, Value};

/// The most entries that are read of a list.
const ENTRIES_MAX: usize = 5000;

/// Whose the token is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Me {
    /// The address by which Aiven knows them.
    pub email: String,
    /// Their name. Empty where none is told.
    pub name: String,
    /// The names of their projects.
    pub projects: Vec<String>,
}

/// A service of type `flink`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// Its name.
    pub name: String,
    /// `RUNNING`, `POWEROFF`, `REBUILDING`, `REBALANCING`, or nothing.
    pub state: String,
}

/// An integration that tables of a Flink service can use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// Its id.
    pub id: String,
    /// The service that holds the data, or the endpoint outside of Aiven.
    pub source: String,
    /// What holds the data.
    pub kind: Kind,
    /// What its maker wrote about it.
    pub description: String,
    /// Whether the source is outside of Aiven: it has no topics to list.
    pub is_external: bool,
}

/// What holds the data of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// PostgreSQL.
    Postgres,
    /// Kafka.
    Kafka,
    /// OpenSearch.
    OpenSearch,
    /// What no table of 2021 points at.
    Other,
}

/// A topic of Kafka.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// `ACTIVE`, `CONFIGURING`, `DELETING`, or nothing.
    pub state: String,
    /// How many partitions it has.
    pub partitions: Option<u64>,
    /// Whether it keeps the last message of each key, which suits `upsert-kafka`.
    pub is_compacted: bool,
}

/// A table on a Flink service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its id. Empty where none is told.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The id of its integration.
    pub integration_id: String,
    /// What holds its data.
    pub kind: Kind,
    /// Its columns as SQL. Empty in answers from before November 2021.
    pub schema_sql: String,
    /// Its columns: name, type, and whether they may be null.
    pub columns: Vec<(String, String, bool)>,
    /// The body of a request that would create it.
    pub payload: String,
}

/// A job on a Flink service, as a list tells of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: String,
    /// Its state, such as `RUNNING`.
    pub state: String,
}

/// What is told of one job.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct JobDetail {
    /// Its name.
    pub name: String,
    /// Its state, such as `RUNNING`.
    pub state: String,
    /// When it started, in milliseconds since 1970.
    pub started: Option<u64>,
    /// When it ended. Nothing while it runs.
    pub ended: Option<u64>,
    /// How long it has run, in milliseconds.
    pub duration: Option<u64>,
}

/// Reads whose the token is.
pub fn me(body: &str) -> Option<Me> {
    let body = value(body)?;
    let user = body["user"].as_object()?;
    let email = text(user.get("user")).or_else(|| text(user.get("email")));
    Some(Me {
        email: email.unwrap_or_default(),
        name: text(user.get("real_name")).unwrap_or_default(),
        projects: user.get("projects").map(names).unwrap_or_default(),
    })
}

/// Reads the names of projects: the list of a user's, of an organization's, or what is told of a user.
pub fn projects(body: &str) -> Option<Vec<String>> {
    if let Some(me) = me(body) {
        return Some(me.projects);
    }
    let name = |project: &Map<String, Value>| {
        text(project.get("project_name")).or_else(|| text(project.get("project_id")))
    };
    entries(&value(body)?, "projects", name)
}

/// Reads the services of type `flink`.
pub fn services(body: &str) -> Option<Vec<Service>> {
    entries(&value(body)?, "services", |service| {
        let is_flink = service.get("service_type")?.as_str()? == "flink";
        let name = text(service.get("service_name")).filter(|_| is_flink)?;
        Some(Service {
            name,
            state: text(service.get("state")).unwrap_or_default(),
        })
    })
}

/// Reads the integrations that tables of this service can use. The list holds those too that are only possible, and
/// those in which the service is the source.
pub fn integrations(body: &str, project: &str, service: &str) -> Option<Vec<Integration>> {
    entries(&value(body)?, "service_integrations", |entry| {
        let is = |key: &str| entry.get(key) == Some(&Value::Bool(true));
        let is_ours = text(entry.get("dest_service"))? == service
            && text(entry.get("dest_project")).is_none_or(|dest| dest == project);
        let id = text(entry.get("service_integration_id"))?;
        let of_type = text(entry.get("integration_type"))?;
        let kind = match of_type.as_str() {
            "flink" => match entry.get("source_service_type")?.as_str()? {
                "kafka" => Kind::Kafka,
                "pg" => Kind::Postgres,
                "opensearch" => Kind::OpenSearch,
                _ => Kind::Other,
            },
            "flink_external_kafka" => Kind::Kafka,
            "flink_external_postgresql" => Kind::Postgres,
            "flink_external_bigquery" => Kind::Other,
            _ => return None,
        };
        let is_external = of_type != "flink";
        let source = if is_external {
            text(entry.get("source_endpoint_name"))
                .or_else(|| text(entry.get("source_endpoint")))
                .or_else(|| text(entry.get("source_endpoint_id")))
        } else {
            text(entry.get("source_service"))
        };
        (is_ours && is("enabled") && is("active")).then(|| Integration {
            id,
            source: source.unwrap_or_default(),
            kind,
            description: text(entry.get("description")).unwrap_or_default(),
            is_external,
        })
    })
}

/// Reads the topics of a Kafka service.
pub fn topics(body: &str) -> Option<Vec<Topic>> {
    entries(&value(body)?, "topics", |topic| {
        Some(Topic {
            name: text(topic.get("topic_name"))?,
            state: text(topic.get("state")).unwrap_or_default(),
            partitions: topic.get("partitions").and_then(Value::as_u64),
            is_compacted: text(topic.get("cleanup_policy"))
                .is_some_and(|policy| policy.contains("compact")),
        })
    })
}

/// Reads the tables of a Flink service.
pub fn tables(body: &str) -> Option<Vec<Table>> {
    entries(&value(body)?, "tables", table)
}

/// Reads one of these.
pub fn table_of(entry: &Value) -> Option<Table> {
    table(entry.as_object()?)
}

fn table(entry: &Map<String, Value>) -> Option<Table> {
    let name = text(entry.get("table_name")).or_else(|| text(entry.get("name")))?;
    let column = |column: &Value| {
        let data_type = text(column.get("data_type")).unwrap_or_default();
        let is_nullable = column.get("nullable") != Some(&Value::Bool(false));
        Some((text(column.get("name"))?, data_type, is_nullable))
    };
    let columns = entry.get("columns").and_then(Value::as_array);
    // An answer calls the name otherwise than a request, and tells more.
    let mut payload = entry.clone();
    for key in ["table_id", "table_name", "columns", "message", "errors"] {
        payload.remove(key);
    }
    payload.retain(|_, value| !value.is_null());
    payload.insert("name".to_owned(), Value::String(name.clone()));
    let holds = |keys: &[&str]| keys.iter().any(|key| payload.contains_key(*key));
    let kind = if holds(&["jdbc", "jdbc_table"]) {
        Kind::Postgres
    } else if holds(&["kafka", "upsert_kafka", "kafka_topic"]) {
        Kind::Kafka
    } else if holds(&["opensearch", "opensearch_index"]) {
        Kind::OpenSearch
    } else {
        Kind::Other
    };
    Some(Table {
        kind,
        id: text(entry.get("table_id")).unwrap_or_default(),
        integration_id: text(entry.get("integration_id")).unwrap_or_default(),
        schema_sql: text(entry.get("schema_sql")).unwrap_or_default(),
        columns: columns.into_iter().flatten().filter_map(column).collect(),
        payload: Value::Object(payload).to_string(),
        name,
    })
}

/// Reads the jobs of a Flink service.
pub fn jobs(body: &str) -> Option<Vec<Job>> {
    entries(&value(body)?, "jobs", |job| {
        Some(Job {
            id: text(job.get("id"))?,
            state: text(job.get("status")).unwrap_or_default(),
        })
    })
}

/// Reads what is told of one job.
pub fn job(body: &str) -> Option<JobDetail> {
    let body = value(body)?;
    let job = body.as_object().filter(|job| job.contains_key("jid"))?;
    // What has not come yet is -1.
    let number = |key: &str| job.get(key).and_then(Value::as_u64);
    Some(JobDetail {
        name: text(job.get("name")).unwrap_or_default(),
        state: text(job.get("state")).unwrap_or_default(),
        started: number("start-time"),
        ended: number("end-time"),
        duration: number("duration"),
    })
}

fn value(body: &str) -> Option<Value> {
    serde_json::from_str(body).ok()
}

/// The entries of a list that is a member of an answer, or the whole of one that a client has printed.
fn entries<T>(
    body: &Value,
    key: &str,
    read: impl Fn(&Map<String, Value>) -> Option<T>,
) -> Option<Vec<T>> {
    let list = body.as_array().or_else(|| body.get(key)?.as_array())?;
    let entries = list.iter().take(ENTRIES_MAX);
    Some(
        entries
            .filter_map(|entry| read(entry.as_object()?))
            .collect(),
    )
}

fn names(list: &Value) -> Vec<String> {
    let names = list.as_array().into_iter().flatten().take(ENTRIES_MAX);
    names.filter_map(|name| text(Some(name))).collect()
}

fn text(value: Option<&Value>) -> Option<String> {
    let text = value?.as_str().filter(|text| !text.is_empty())?;
    Some(text.to_owned())
}
