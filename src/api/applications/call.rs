//! What is asked of an application: an endpoint, the ids in its path, and a body.

use super::{CreateApplication, CreateDeployment, UpdateApplication, Version};
use crate::api::base::ApiBase;
use crate::api::endpoints::{
    CANCEL_DEPLOYMENT, CREATE_APPLICATION, CREATE_DEPLOYMENT, CREATE_VERSION, DELETE_APPLICATION,
    DELETE_DEPLOYMENT, DELETE_VERSION, Endpoint, GET_APPLICATION, LIST_APPLICATIONS,
    LIST_DEPLOYMENTS, OVERVIEW, STOP_DEPLOYMENT, UPDATE_APPLICATION, VALIDATE_VERSION,
};
use crate::api::json::Body;
use crate::api::request::{Request, segments, written};
use crate::api::token::AuthScheme;

/// A call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is done.
    pub endpoint: &'static Endpoint,
    /// The ids in its path, in their order: of the application, of a version or a deployment.
    pub ids: Vec<String>,
    /// The JSON body.
    pub body: Option<Body>,
}

impl Call {
    fn to(endpoint: &'static Endpoint, ids: &[&str], body: Option<Body>) -> Self {
        Self {
            endpoint,
            ids: ids.iter().map(|id| (*id).to_owned()).collect(),
            body,
        }
    }

    /// Creates an application.
    pub fn create(application: &CreateApplication) -> Self {
        Self::to(&CREATE_APPLICATION, &[], Some(Body::of(application)))
    }

    /// Gives an application another name.
    pub fn rename(application: &str, name: &str) -> Self {
        let body = UpdateApplication {
            name: name.to_owned(),
        };
        Self::to(&UPDATE_APPLICATION, &[application], Some(Body::of(&body)))
    }

    /// Creates a version.
    pub fn version(application: &str, version: &Version) -> Self {
        Self::to(&CREATE_VERSION, &[application], Some(Body::of(version)))
    }

    /// Lets Flink read what would be a version.
    pub fn validate(application: &str, version: &Version) -> Self {
        Self::to(&VALIDATE_VERSION, &[application], Some(Body::of(version)))
    }

    /// Runs a version.
    pub fn deploy(application: &str, deployment: &CreateDeployment) -> Self {
        let body = Body::of(deployment);
        Self::to(&CREATE_DEPLOYMENT, &[application], Some(body))
    }

    /// Stops a deployment, with a savepoint.
    pub fn stop(application: &str, deployment: &str) -> Self {
        Self::to(&STOP_DEPLOYMENT, &[application, deployment], None)
    }

    /// Stops a deployment, without a savepoint.
    pub fn cancel(application: &str, deployment: &str) -> Self {
        Self::to(&CANCEL_DEPLOYMENT, &[application, deployment], None)
    }

    /// Deletes a deployment that runs no more.
    pub fn delete_deployment(application: &str, deployment: &str) -> Self {
        Self::to(&DELETE_DEPLOYMENT, &[application, deployment], None)
    }

    /// Deletes a version.
    pub fn delete_version(application: &str, version: &str) -> Self {
        Self::to(&DELETE_VERSION, &[application, version], None)
    }

    /// Deletes an application that has no deployments left.
    pub fn delete(application: &str) -> Self {
        Self::to(&DELETE_APPLICATION, &[application], None)
    }

    /// Tells an application.
    pub fn get(application: &str) -> Self {
        Self::to(&GET_APPLICATION, &[application], None)
    }

    /// Lists the applications of the service.
    pub fn list() -> Self {
        Self::to(&LIST_APPLICATIONS, &[], None)
    }

    /// Lists the deployments of an application.
    pub fn deployments(application: &str) -> Self {
        Self::to(&LIST_DEPLOYMENTS, &[application], None)
    }

    /// Tells the cluster's slots.
    pub fn overview() -> Self {
        Self::to(&OVERVIEW, &[], None)
    }

    /// The method and the path behind the API's base.
    pub fn line(&self, named: impl Fn(&str) -> String) -> String {
        let path = written(&segments(self.endpoint, self.given(named)));
        [self.endpoint.method, " ", &path].concat()
    }

    /// What stands in each place of the path.
    fn given(&self, named: impl Fn(&str) -> String) -> impl Fn(&str) -> String {
        let keys = ids(self.endpoint);
        move |name| match keys.iter().position(|known| *known == name) {
            Some(place) => self.ids.get(place).cloned().unwrap_or_default(),
            None => named(name),
        }
    }

    /// The request of the call. `named` answers for project and service.
    pub fn request(
        self,
        base: ApiBase,
        scheme: AuthScheme,
        named: impl Fn(&str) -> String,
    ) -> Request {
        let mut request = Request::to(self.endpoint, base, scheme, self.given(named));
        request.body = self.body;
        request
    }
}

/// The names of the ids in an endpoint's path, in their order.
pub fn ids(endpoint: &Endpoint) -> Vec<&'static str> {
    endpoint
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
        .filter(|name| !matches!(*name, "project" | "service"))
        .collect()
}
