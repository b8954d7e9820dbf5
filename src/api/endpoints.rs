//! The one registry of endpoints that Millrace calls: method and path of each, and where it is documented or who is
//! known to call it.

/// An operation of the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Endpoint {
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path behind the API's base. `{name}` stands for a segment that the user gives.
    pub path: &'static str,
}

/// Creates a Flink table from a schema and an integration.
/// Source: aiven-client 2.13.6 to 2.17.0, `service flink table create`.
pub const CREATE_TABLE: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/table",
};

/// Creates a Flink job from a statement and the tables that it reads and writes.
/// Source: aiven-client 2.13.6 to 2.17.0, `service flink job create`.
pub const CREATE_JOB: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/job",
};

/// Lists the Flink tables of a service.
/// Source: aiven-client 2.17.0, `service flink table list`.
pub const LIST_TABLES: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/table",
};

/// Lists the Flink jobs of a service, by ids and states alone.
/// Source: aiven-client 2.17.0, `service flink job list`.
pub const LIST_JOBS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/job",
};

/// Tells a Flink job's name and state.
/// Source: aiven-client 2.17.0, `service flink job get`.
pub const GET_JOB: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/job/{job_id}",
};

/// Deletes a Flink table.
/// Source: aiven-client 2.17.0, `service flink table delete`.
pub const DELETE_TABLE: Endpoint = Endpoint {
    method: "DELETE",
    path: "project/{project}/service/{service}/flink/table/{table_id}",
};

/// Cancels a Flink job.
/// Source: aiven-client 2.17.0, `service flink job cancel`.
pub const CANCEL_JOB: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/job/{job_id}/cancel",
};

/// Tells whose the token is, and the names of their projects.
/// Source: Aiven's OpenAPI document of 2026-06-13, `UserInfo`.
pub const ME: Endpoint = Endpoint {
    method: "GET",
    path: "me",
};

/// Lists the projects. Deprecated in the document of 2026, and what aiven-client 4.18.0 still calls.
/// Source: aiven-client 4.18.0, `project list`.
pub const LIST_PROJECTS: Endpoint = Endpoint {
    method: "GET",
    path: "project",
};

/// Lists the services of a project, of all types.
/// Source: aiven-client 4.18.0, `service list`.
pub const LIST_SERVICES: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service",
};

/// Lists the integrations of a service, those that are only possible among them.
/// Source: aiven-client 4.18.0, `service integration-list`.
pub const LIST_INTEGRATIONS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/integration",
};

/// Lists the topics of a Kafka service.
/// Source: aiven-client 4.18.0, `service topic-list`.
pub const LIST_TOPICS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/topic",
};

/// Creates a Flink application, with its first version or without.
/// Source: aiven-client 4.18.0, `service flink create-application`.
pub const CREATE_APPLICATION: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/application",
};

/// Lists the Flink applications of a service.
/// Source: aiven-client 4.18.0, `service flink list-applications`.
pub const LIST_APPLICATIONS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/application",
};

/// Tells an application, its versions and its deployment.
/// Source: aiven-client 4.18.0, `service flink get-application`.
pub const GET_APPLICATION: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/application/{application_id}",
};

/// Renames an application.
/// Source: aiven-client 4.18.0, `service flink update-application`.
pub const UPDATE_APPLICATION: Endpoint = Endpoint {
    method: "PUT",
    path: "project/{project}/service/{service}/flink/application/{application_id}",
};

/// Deletes an application that has no deployments left.
/// Source: aiven-client 4.18.0, `service flink delete-application`.
pub const DELETE_APPLICATION: Endpoint = Endpoint {
    method: "DELETE",
    path: "project/{project}/service/{service}/flink/application/{application_id}",
};

/// Creates a version of an application.
/// Source: aiven-client 4.18.0, `service flink create-application-version`.
pub const CREATE_VERSION: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/application/{application_id}/version",
};

/// Lets Flink read what would be a version.
/// Source: aiven-client 4.18.0, `service flink validate-application-version`.
pub const VALIDATE_VERSION: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/application/{application_id}/version/validate",
};

/// Deletes a version.
/// Source: aiven-client 4.18.0, `service flink delete-application-version`.
pub const DELETE_VERSION: Endpoint = Endpoint {
    method: "DELETE",
    path: "project/{project}/service/{service}/flink/application/{application_id}/version/{application_version_id}",
};

/// Lists the deployments of an application.
/// Source: aiven-client 4.18.0, `service flink list-application-deployments`.
pub const LIST_DEPLOYMENTS: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/application/{application_id}/deployment",
};

/// Runs a version.
/// Source: aiven-client 4.18.0, `service flink create-application-deployment`.
pub const CREATE_DEPLOYMENT: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/application/{application_id}/deployment",
};

/// Deletes a deployment that runs no more.
/// Source: aiven-client 4.18.0, `service flink delete-application-deployment`.
pub const DELETE_DEPLOYMENT: Endpoint = Endpoint {
    method: "DELETE",
    path: "project/{project}/service/{service}/flink/application/{application_id}/deployment/{deployment_id}",
};

/// Stops a deployment with a savepoint.
/// Source: aiven-client 4.18.0, `service flink stop-application-deployment`.
pub const STOP_DEPLOYMENT: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/application/{application_id}/deployment/{deployment_id}/stop",
};

/// Stops a deployment without a savepoint.
/// Source: aiven-client 4.18.0, `service flink cancel-application-deployments`.
pub const CANCEL_DEPLOYMENT: Endpoint = Endpoint {
    method: "POST",
    path: "project/{project}/service/{service}/flink/application/{application_id}/deployment/{deployment_id}/cancel",
};

/// Tells the cluster's slots.
/// Source: Aiven's OpenAPI document of 2026-06-13, `ServiceFlinkOverview`.
pub const OVERVIEW: Endpoint = Endpoint {
    method: "GET",
    path: "project/{project}/service/{service}/flink/overview",
};

/// Every endpoint, in the order in which documentation shows them.
pub const ALL: [&Endpoint; 26] = [
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
    &CREATE_APPLICATION,
    &LIST_APPLICATIONS,
    &GET_APPLICATION,
    &UPDATE_APPLICATION,
    &DELETE_APPLICATION,
    &CREATE_VERSION,
    &VALIDATE_VERSION,
    &DELETE_VERSION,
    &LIST_DEPLOYMENTS,
    &CREATE_DEPLOYMENT,
    &DELETE_DEPLOYMENT,
    &STOP_DEPLOYMENT,
    &CANCEL_DEPLOYMENT,
    &OVERVIEW,
];
