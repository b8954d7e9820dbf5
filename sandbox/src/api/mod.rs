//! The stand-in for `/v1`: who may call, which path means what, and the shape of an answer. The
//! rules for bodies stand in `table_body` and `job_body`, what is stored in `store`; applications
//! have a folder of their own, and `sql` reads what Flink would read.
//!
//! Where the facts are silent (the server's own schema was never published) a rule here says
//! "inferred" and why.

mod application;
mod columns;
mod connector;
mod discovery;
mod fields;
mod integrations;
mod job_body;
mod position;
mod refusal;
mod segments;
mod sql;
mod statement;
mod store;
mod table_body;
mod token;

use axum::body::Body;
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Response, StatusCode};
use serde_json::{Value, json};

use crate::handle::Handle;
pub use application::Pace;
use job_body::JobBody;
pub(crate) use refusal::{Refusal, canned_body};
pub(crate) use segments::path_segments;
pub(crate) use store::Store;
use table_body::TableBody;

/// The one project there is.
const PROJECT: &str = "my-test-project";
/// The one Flink service there is.
const FLINK_SERVICE: &str = "my-flink-service";

type Judged = Result<Value, Refusal>;

/// Answers a request as the API would.
pub(crate) fn answer(handle: &Handle, head: &Parts, body: &[u8]) -> Response<Body> {
    match judge(handle, head, body) {
        Ok(value) => json_response(StatusCode::OK, &value),
        Err(refusal) => json_response(refusal.status, &refusal.to_json()),
    }
}

/// An answer in the API's error shape.
pub(crate) fn refusal(status: StatusCode, message: &str) -> Response<Body> {
    let refusal = Refusal::new(status, message);
    json_response(refusal.status, &refusal.to_json())
}

fn json_response(status: StatusCode, value: &Value) -> Response<Body> {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    let json = HeaderValue::from_static("application/json");
    response.headers_mut().insert(CONTENT_TYPE, json);
    response
}

fn judge(handle: &Handle, head: &Parts, body: &[u8]) -> Judged {
    token::check(&head.headers)?;
    let Some(segments) = path_segments(head.uri.path()) else {
        return Err(Refusal::bad_request(
            "Path is not valid percent-encoded UTF-8",
        ));
    };
    let segments: Vec<&str> = segments.iter().map(String::as_str).collect();
    match segments.as_slice() {
        ["v1", "me"] => only_get(head, discovery::me),
        ["v1", "project"] => only_get(head, discovery::projects),
        ["v1", "project", project, "service", rest @ ..] => {
            if *project != PROJECT {
                return Err(Refusal::missing("Project", project));
            }
            in_project(handle, head, body, rest)
        }
        _ => Err(Refusal::no_route()),
    }
}

fn in_project(handle: &Handle, head: &Parts, body: &[u8], rest: &[&str]) -> Judged {
    let Some((name, rest)) = rest.split_first() else {
        return only_get(head, discovery::services);
    };
    let service = discovery::service(name).ok_or_else(|| Refusal::missing("Service", name))?;
    match rest {
        [] => only_get(head, || service.answer()),
        ["integration"] => only_get(head, || integrations::answer(name)),
        ["topic"] if service.kind == "kafka" => only_get(head, discovery::topics),
        ["flink", rest @ ..] if service.kind == "flink" => in_flink(handle, head, body, rest),
        // Inferred: nothing tells how the API words it.
        ["topic" | "flink", ..] => Err(Refusal::bad_request(&format!(
            "Service {name} of type {} does not have this operation",
            service.kind
        ))),
        _ => Err(Refusal::no_route()),
    }
}

fn in_flink(handle: &Handle, head: &Parts, body: &[u8], rest: &[&str]) -> Judged {
    let mut store = handle.store();
    if let ["application", rest @ ..] = rest {
        return application::answer(&mut store.applications, head, body, rest);
    }
    match (rest, &head.method) {
        (["table"], &Method::GET) => Ok(json!({ "tables": store.table_answers() })),
        (["table"], &Method::POST) => store.create_table(TableBody::read(&json_of(head, body)?)?),
        (["table", "validate"], &Method::POST) => {
            Ok(TableBody::read(&json_of(head, body)?)?.validation())
        }
        (["table", id], &Method::GET) => store.table_answer(id),
        (["table", id], &Method::DELETE) => store.delete_table(id),
        (["job"], &Method::GET) => Ok(json!({ "jobs": store.job_list() })),
        (["job"], &Method::POST) => store.create_job(JobBody::read(&json_of(head, body)?)?),
        (["job", "validate"], &Method::POST) => {
            let job = JobBody::read_for_validation(&json_of(head, body)?)?;
            store.validate_job(&job)
        }
        (["job", id], &Method::GET) => store.job_answer(id),
        (["job", id, "cancel"], &Method::POST) => store.cancel_job(id),
        (["overview"], &Method::GET) => Ok(store.applications.overview()),
        (["table" | "job" | "overview"] | ["table" | "job", _] | ["job", _, "cancel"], _) => {
            Err(Refusal::method_not_allowed())
        }
        _ => Err(Refusal::no_route()),
    }
}

fn only_get(head: &Parts, answer: impl FnOnce() -> Value) -> Judged {
    if head.method == Method::GET {
        Ok(answer())
    } else {
        Err(Refusal::method_not_allowed())
    }
}

/// The body as JSON. Its content type must say so: the facts name the header as needed.
fn json_of(head: &Parts, body: &[u8]) -> Judged {
    let content_type = head
        .headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok());
    let media_type = content_type
        .and_then(|text| text.split(';').next())
        .unwrap_or_default();
    if !media_type.trim().eq_ignore_ascii_case("application/json") {
        return Err(Refusal::bad_request(
            "Content-Type must be application/json",
        ));
    }
    serde_json::from_slice(body)
        .map_err(|error| Refusal::bad_request(&format!("Request body is not valid JSON: {error}")))
}
