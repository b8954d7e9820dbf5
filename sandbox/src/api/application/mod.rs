//! Flink applications, the API that followed tables and jobs in 2023: its paths. The rules for
//! bodies stand in `body`, what is stored in `store`, the states of a deployment in `status`.

mod body;
mod clock;
mod connector;
mod deployment;
mod failure;
mod one;
mod status;
mod store;
mod version;

use axum::http::Method;
use axum::http::request::Parts;
use serde_json::json;

use super::{Judged, Refusal, json_of};
use body::{ApplicationBody, DeploymentBody, Rename, VersionBody};
pub use status::Pace;
pub(crate) use store::Applications;

/// Answers what stands behind `flink/application`.
pub(crate) fn answer(
    applications: &mut Applications,
    head: &Parts,
    body: &[u8],
    rest: &[&str],
) -> Judged {
    let read = || json_of(head, body);
    match (rest, &head.method) {
        ([], &Method::GET) => Ok(json!({ "applications": applications.list() })),
        ([], &Method::POST) => applications.create(ApplicationBody::read(&read()?)?),
        ([id], &Method::GET) => applications.look_at(id),
        ([id], &Method::PUT) => {
            applications.find(id)?;
            applications.rename(id, Rename::read(&read()?)?)
        }
        ([id], &Method::DELETE) => applications.delete(id),
        ([id, "version"], &Method::POST) => {
            applications.find(id)?;
            applications.create_version(id, VersionBody::read(&read()?)?)
        }
        ([id, "version", "validate"], &Method::POST) => {
            applications.find(id)?;
            version::validate(&VersionBody::read_for_validation(&read()?)?)
        }
        ([id, "version", version], &Method::GET) => applications.version(id, version),
        ([id, "version", version], &Method::DELETE) => applications.delete_version(id, version),
        ([id, "deployment"], &Method::GET) => applications.deployments_of(id),
        ([id, "deployment"], &Method::POST) => {
            applications.find(id)?;
            applications.deploy(id, DeploymentBody::read(&read()?)?)
        }
        ([id, "deployment", deployment], &Method::GET) => applications.deployment(id, deployment),
        ([id, "deployment", deployment], &Method::DELETE) => {
            applications.delete_deployment(id, deployment)
        }
        ([id, "deployment", deployment, "stop"], &Method::POST) => {
            applications.stop(id, deployment)
        }
        ([id, "deployment", deployment, "cancel"], &Method::POST) => {
            applications.cancel(id, deployment)
        }
        (
            []
            | [_]
            | [_, "version" | "deployment"]
            | [_, "version" | "deployment", _]
            | [_, "deployment", _, "stop" | "cancel"],
            _,
        ) => Err(Refusal::method_not_allowed()),
        _ => Err(Refusal::no_route()),
    }
}
