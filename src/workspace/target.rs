//! Where the requests go.

/// A project and a service in it, as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// The project's name.
    pub project: String,
    /// The name of a service of type `flink`.
    pub service: String,
}

/// The longest project name (OpenAPI document of 2026-06-13, `project_name`).
pub const PROJECT_MAX: usize = 63;
/// The longest service name (the same, `service_name`).
pub const SERVICE_MAX: usize = 64;
