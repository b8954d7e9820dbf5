//! Where the requests go.

use crate::api::generation::Generation;

/// A project and a service in it, as typed, and the generation of the API that is spoken to them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Target {
    /// The project's name.
    pub project: String,
    /// The name of a service of type `flink`.
    pub service: String,
    /// What things are created as there.
    pub generation: Generation,
}

/// The longest project name (OpenAPI document of 2026-06-13, `project_name`).
pub const PROJECT_MAX: usize = 63;
/// The longest service name (the same, `service_name`).
pub const SERVICE_MAX: usize = 64;
