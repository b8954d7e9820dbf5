//! What the application API answers, read as far as it can be: whatever is missing, null or of another type is as if it
//! were not there.

use super::State;
use serde_json::Value;

/// An application.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Application {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its versions, as the API lists them.
    pub versions: Vec<Version>,
    /// The deployment that runs, if one does.
    pub deployment: Option<Deployment>,
}

/// A version of an application.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Version {
    /// Its id.
    pub id: String,
    /// Its number, 0 where it has none.
    pub number: u64,
    /// Its statement.
    pub statement: String,
    /// Its sources.
    pub sources: Vec<Table>,
    /// Its sinks.
    pub sinks: Vec<Table>,
}

/// A source or a sink.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// The `CREATE TABLE`.
    pub create_table: String,
    /// Its integration.
    pub integration_id: String,
    /// Its columns, as Aiven read them.
    pub columns: Vec<Column>,
    /// What is wrong with it.
    pub fault: Option<Fault>,
}

/// A column, as Aiven read it. Whether it takes NULL is not read: the API's document contradicts itself about it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    pub data_type: String,
}

/// What Flink has against a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// Its words.
    pub message: String,
    /// Where it stands, line and column from 1.
    pub place: Option<(u32, u32)>,
}

/// What came of a validation. It is answered with 200 even where the SQL is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Validation {
    /// The sources.
    pub sources: Vec<Table>,
    /// The sinks.
    pub sinks: Vec<Table>,
    /// What is wrong with the statement.
    pub statement: Option<Fault>,
}

/// A deployment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deployment {
    /// Its id.
    pub id: String,
    /// The id of its version.
    pub version_id: String,
    /// Its state; `None` where it is none that is known.
    pub state: Option<State>,
    /// Its state, as the API writes it.
    pub status: String,
    /// How many of each task run side by side; 0 where the answer does not say.
    pub parallelism: u64,
    /// What Flink says about its failure.
    pub error: String,
    /// The path of its last savepoint.
    pub savepoint: String,
}

/// The slots of a cluster.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slots {
    /// Those that are free.
    pub available: u64,
    /// All.
    pub total: u64,
}

/// Reads an application.
pub fn application(body: &Value) -> Application {
    Application {
        id: text(&body["id"]),
        name: text(&body["name"]),
        versions: list(&body["application_versions"], version),
        deployment: body["current_deployment"]
            .is_object()
            .then(|| deployment(&body["current_deployment"])),
    }
}

/// Reads the applications of a service. `None` where the answer is no list of them.
pub fn applications(body: &Value) -> Option<Vec<Application>> {
    body["applications"].as_array()?;
    Some(list(&body["applications"], application))
}

/// Reads a version.
pub fn version(body: &Value) -> Version {
    Version {
        id: text(&body["id"]),
        number: body["version"].as_u64().unwrap_or_default(),
        statement: text(&body["statement"]),
        sources: list(&body["sources"], table),
        sinks: list(&body["sinks"], table),
    }
}

/// Reads a validation.
pub fn validation(body: &Value) -> Validation {
    Validation {
        sources: list(&body["sources"], table),
        sinks: list(&body["sinks"], table),
        statement: fault(&body["statement_error"]),
    }
}

/// Reads a deployment.
pub fn deployment(body: &Value) -> Deployment {
    let status = text(&body["status"]);
    Deployment {
        id: text(&body["id"]),
        version_id: text(&body["version_id"]),
        state: State::from_name(&status),
        status,
        parallelism: body["parallelism"].as_u64().unwrap_or_default(),
        error: text(&body["error_msg"]),
        savepoint: text(&body["last_savepoint"]),
    }
}

/// Reads the deployments of an application. `None` where the answer is no list of them.
pub fn deployments(body: &Value) -> Option<Vec<Deployment>> {
    body["deployments"].as_array()?;
    Some(list(&body["deployments"], deployment))
}

/// Reads the slots of a cluster. The API's document writes its keys with a backslash, which no answer has.
pub fn slots(body: &Value) -> Option<Slots> {
    Some(Slots {
        available: body["slots-available"].as_u64()?,
        total: body["slots-total"].as_u64()?,
    })
}

fn table(body: &Value) -> Table {
    Table {
        create_table: text(&body["create_table"]),
        integration_id: text(&body["integration_id"]),
        columns: list(&body["columns"], |column| Column {
            name: text(&column["name"]),
            data_type: text(&column["data_type"]),
        }),
        fault: fault(body),
    }
}

fn fault(body: &Value) -> Option<Fault> {
    let number = |key: &str| {
        let number = body["position"][key].as_u64()?;
        u32::try_from(number).ok()
    };
    let message = text(&body["message"]);
    (!message.is_empty()).then(|| Fault {
        message,
        place: number("line_number").zip(number("character_number")),
    })
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list<T>(value: &Value, read: impl Fn(&Value) -> T) -> Vec<T> {
    value.as_array().into_iter().flatten().map(read).collect()
}
