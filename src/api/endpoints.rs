//! The one registry of endpoints that Millrace calls: method, path and source of each.

/// An operation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endpoint {
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path behind the API's base. `{name}` stands for a segment that the user gives.
    pub path: &'static str,
    /// Where the operation is documented, or who is known to call it.
    pub source: &'static str,
}

/// Creates a Flink table from a schema and an integration.
pub const CREATE_TABLE: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/table",
    source: "aiven-client 2.13.6 to 2.17.0, `service flink table create`",
};

/// Creates a Flink job from a statement and the tables that it reads and writes.
pub const CREATE_JOB: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/job",
    source: "aiven-client 2.13.6 to 2.17.0, `service flink job create`",
};

/// Lists the Flink tables of a service.
pub const LIST_TABLES: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/table",
    source: "aiven-client 2.17.0, `service flink table list`",
};

/// Lists the Flink jobs of a service, by ids and states alone.
pub const LIST_JOBS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/job",
    source: "aiven-client 2.17.0, `service flink job list`",
};

/// Tells a Flink job's name and state.
pub const GET_JOB: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/job/{job_id}",
    source: "aiven-client 2.17.0, `service flink job get`",
};

/// What the page asks for by itself. Nothing is changed by it.
pub const READS: [&Endpoint; 3] = [&LIST_TABLES, &LIST_JOBS, &GET_JOB];

/// Every endpoint, in the order in which documentation shows them.
pub const ALL: [&Endpoint; 5] = [
    &CREATE_TABLE,
    &CREATE_JOB,
    &LIST_TABLES,
    &LIST_JOBS,
    &GET_JOB,
];
