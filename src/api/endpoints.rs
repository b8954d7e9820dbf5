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

/// Deletes a Flink table.
pub const DELETE_TABLE: Endpoint = Endpoint {
    method: "DELETE",
    path: "project/{project}/service/{service}/flink/table/{table_id}",
    source: "aiven-client 2.17.0, `service flink table delete`",
};

/// Cancels a Flink job.
pub const CANCEL_JOB: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/job/{job_id}/cancel",
    source: "aiven-client 2.17.0, `service flink job cancel`",
};

/// Tells whose the token is, and the names of their projects.
pub const ME: Endpoint = Endpoint {
    method: "GET",
    path: "me",
    source: "Aiven's OpenAPI document of 2026-06-13, `UserInfo`",
};

/// Lists the projects. Deprecated in the document of 2026, and what aiven-client 4.18.0 still calls.
pub const LIST_PROJECTS: Endpoint = Endpoint {
    method: "GET",
    path: "project",
    source: "aiven-client 4.18.0, `project list`",
};

/// Lists the services of a project, of all types.
pub const LIST_SERVICES: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service",
    source: "aiven-client 4.18.0, `service list`",
};

/// Lists the integrations of a service, those that are only possible among them.
pub const LIST_INTEGRATIONS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/integration",
    source: "aiven-client 4.18.0, `service integration-list`",
};

/// Lists the topics of a Kafka service.
pub const LIST_TOPICS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/topic",
    source: "aiven-client 4.18.0, `service topic-list`",
};

/// What the page asks for by itself. Nothing is changed by it.
pub const READS: [&Endpoint; 8] = [
    &LIST_TABLES,
    &LIST_JOBS,
    &GET_JOB,
    &ME,
    &LIST_PROJECTS,
    &LIST_SERVICES,
    &LIST_INTEGRATIONS,
    &LIST_TOPICS,
];

/// What the page does to what exists, each time once and after it has asked.
pub const ACTS: [&Endpoint; 2] = [&DELETE_TABLE, &CANCEL_JOB];

/// Every endpoint, in the order in which documentation shows them.
pub const ALL: [&Endpoint; 12] = [
    &CREATE_TABLE,
    &CREATE_JOB,
    &LIST_TABLES,
    &LIST_JOBS,
    &GET_JOB,
    &DELETE_TABLE,
    &CANCEL_JOB,
    &ME,
    &LIST_PROJECTS,
    &LIST_SERVICES,
    &LIST_INTEGRATIONS,
    &LIST_TOPICS,
];
