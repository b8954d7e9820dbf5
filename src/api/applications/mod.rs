//! Bodies of the application API, and its limits, as its OpenAPI document of 2026-06-13 has them. What it answers is
//! read in [`answer`].

pub mod answer;
pub mod call;

use serde::Serialize;

/// The longest name of an application, in characters.
pub const APPLICATION_NAME_MAX: usize = 128;
/// The longest `CREATE TABLE` of a source or a sink, in characters.
pub const CREATE_TABLE_MAX: usize = 4096;
/// The most sources of a version, and the most sinks.
pub const TABLES_MAX: usize = 64;
/// The longest statement, in characters.
pub const STATEMENT_MAX: usize = 50_000;
/// The greatest parallelism of a deployment. The smallest is 1.
pub const PARALLELISM_MAX: u32 = 128;
/// The longest path of a savepoint, in characters.
pub const SAVEPOINT_MAX: usize = 2048;

/// The body of `POST …/flink/application`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateApplication {
    /// The application's name.
    pub name: String,
    /// Its first version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application_version: Option<Version>,
}

/// The body of `POST …/version` and of `POST …/version/validate`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Version {
    /// The tables that the statement reads.
    pub sources: Vec<Relation>,
    /// The tables that it writes.
    pub sinks: Vec<Relation>,
    /// An `INSERT INTO … SELECT …`.
    pub statement: String,
}

/// A source or a sink.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Relation {
    /// The whole `CREATE TABLE … WITH (…)`.
    pub create_table: String,
    /// The integration that the data comes through. Connectors that need none leave it out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub integration_id: Option<String>,
}

/// The body of `PUT …/flink/application/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UpdateApplication {
    /// The new name.
    pub name: String,
}

/// The body of `POST …/deployment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CreateDeployment {
    /// How many of each task run side by side.
    pub parallelism: u32,
    /// Whether Flink starts it again when it fails.
    pub restart_enabled: bool,
    /// The path of a savepoint to begin from.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub starting_savepoint: String,
    /// The id of the version that runs.
    pub version_id: String,
}

/// The state of a deployment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs, reason = "`text::calls::state` says what each is")]
pub enum State {
    Initializing,
    Created,
    Running,
    Failing,
    Failed,
    Saving,
    CancellingRequested,
    Cancelling,
    Canceled,
    SavingAndStopRequested,
    SavingAndStop,
    Finished,
    Restarting,
    Suspended,
    DeleteRequested,
    Deleting,
    Reconciling,
}

/// Every state by the API's own name for it: CANCELED has one L, CANCELLING two.
pub const STATES: [(&str, State); 17] = [
    ("INITIALIZING", State::Initializing),
    ("CREATED", State::Created),
    ("RUNNING", State::Running),
    ("FAILING", State::Failing),
    ("FAILED", State::Failed),
    ("SAVING", State::Saving),
    ("CANCELLING_REQUESTED", State::CancellingRequested),
    ("CANCELLING", State::Cancelling),
    ("CANCELED", State::Canceled),
    ("SAVING_AND_STOP_REQUESTED", State::SavingAndStopRequested),
    ("SAVING_AND_STOP", State::SavingAndStop),
    ("FINISHED", State::Finished),
    ("RESTARTING", State::Restarting),
    ("SUSPENDED", State::Suspended),
    ("DELETE_REQUESTED", State::DeleteRequested),
    ("DELETING", State::Deleting),
    ("RECONCILING", State::Reconciling),
];

impl State {
    /// The state of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        let found = STATES.into_iter().find(|(known, _)| *known == name);
        found.map(|(_, state)| state)
    }

    /// Whether nothing more happens to it by itself.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Failed | Self::Canceled | Self::Finished)
    }
}
