//! What is asked of the API, and how: as a request, as a command, and as the app is told of it.

use crate::api::endpoints::{
    Endpoint, GET_APPLICATION, GET_JOB, LIST_APPLICATIONS, LIST_INTEGRATIONS, LIST_JOBS,
    LIST_PROJECTS, LIST_SERVICES, LIST_TABLES, LIST_TOPICS, ME,
};
use crate::api::request::{self, Request, segments, written};
use crate::snippet::{CURL, Options, Snippet};
use crate::workspace::plan::Route;
use crate::workspace::target::Target;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Whose the token is.
    Me,
    /// Projects.
    Projects,
    /// The Flink services of a project.
    Services,
    /// The integrations of a Flink service.
    Integrations,
    /// The topics of a Kafka service.
    Topics,
    /// The tables of a Flink service.
    Tables,
    /// The jobs of a Flink service.
    Jobs,
    /// One of these.
    Job,
    /// The applications of a Flink service.
    Applications,
    /// One of these, with its versions.
    Application,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked for.
    pub of: Of,
    /// Where. What the question has no place for is empty.
    pub target: Target,
    /// Of which job or application.
    pub id: String,
}

impl Question {
    /// A question. `target` may say more than it needs.
    pub fn of(of: Of, target: &Target) -> Self {
        let mut target = target.clone();
        if matches!(of, Of::Me | Of::Projects) {
            target.project.clear();
        }
        if matches!(of, Of::Me | Of::Projects | Of::Services) {
            target.service.clear();
        }
        Self {
            of,
            target,
            id: String::new(),
        }
    }

    /// The question for one job.
    pub fn job(target: &Target, id: &str) -> Self {
        Self {
            of: Of::Job,
            target: target.clone(),
            id: id.to_owned(),
        }
    }

    /// The question for one application.
    pub fn application(target: &Target, id: &str) -> Self {
        Self {
            of: Of::Application,
            ..Self::job(target, id)
        }
    }

    pub(super) fn endpoint(&self) -> &'static Endpoint {
        match self.of {
            Of::Me => &ME,
            Of::Projects => &LIST_PROJECTS,
            Of::Services => &LIST_SERVICES,
            Of::Integrations => &LIST_INTEGRATIONS,
            Of::Topics => &LIST_TOPICS,
            Of::Tables => &LIST_TABLES,
            Of::Jobs => &LIST_JOBS,
            Of::Job => &GET_JOB,
            Of::Applications => &LIST_APPLICATIONS,
            Of::Application => &GET_APPLICATION,
        }
    }

    /// Whether all is there that its address needs.
    pub fn is_possible(&self) -> bool {
        let needs = match self.of {
            Of::Me | Of::Projects => 0,
            Of::Services => 1,
            _ => 2,
        };
        let parts = [&self.target.project, &self.target.service];
        let mut parts = parts.into_iter().take(needs);
        parts.all(|part| !request::is_impossible(part))
    }

    /// The command that asks the same.
    pub fn command(&self, route: &Route, options: Options) -> Snippet {
        (CURL.write)(
            &request(self.endpoint(), route, &self.target, &self.id),
            options,
        )
    }
}

/// A request without a body to an endpoint at a target.
pub fn request(endpoint: &'static Endpoint, route: &Route, target: &Target, id: &str) -> Request {
    Request::to(
        endpoint,
        route.base.clone(),
        route.scheme,
        given(target, id),
    )
}

fn given<'a>(target: &'a Target, id: &'a str) -> impl Fn(&str) -> String + 'a {
    move |name| {
        let given: &str = match name {
            "project" => &target.project,
            "service" => &target.service,
            // A version's id stands behind that of its application.
            "application_id" => id.split(' ').next().unwrap_or_default(),
            "application_version_id" => id.split(' ').nth(1).unwrap_or_default(),
            _ => id,
        };
        given.to_owned()
    }
}

/// What the app is asked to send once: for whom, and in a second line the method and the path.
pub fn told(asker: &str, endpoint: &'static Endpoint, target: &Target, id: &str) -> String {
    let path = written(&segments(endpoint, given(target, id)));
    ["get ", asker, "\n", endpoint.method, " ", &path].concat()
}
