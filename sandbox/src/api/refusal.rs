//! An answer that is not a success, in the shape that every error of the API has.

use axum::http::StatusCode;
use serde_json::{Value, json};

/// Why a request is refused. There may be several reasons, but there is one status.
#[derive(Debug)]
pub(crate) struct Refusal {
    pub(crate) status: StatusCode,
    messages: Vec<String>,
}

impl Refusal {
    pub(crate) fn new(status: StatusCode, message: &str) -> Self {
        Self {
            status,
            messages: vec![message.to_owned()],
        }
    }

    pub(crate) fn bad_request(message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, message)
    }

    /// A body that breaks the contract in these ways.
    pub(crate) fn broken_body(messages: Vec<String>) -> Self {
        Self {
            status: StatusCode::BAD_REQUEST,
            messages,
        }
    }

    pub(crate) fn conflict(message: &str) -> Self {
        Self::new(StatusCode::CONFLICT, message)
    }

    /// `Service X does not exist`: the facts have this wording for services; the rest is inferred.
    pub(crate) fn missing(what: &str, which: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            &format!("{what} {which} does not exist"),
        )
    }

    pub(crate) fn no_route() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not Found")
    }

    pub(crate) fn method_not_allowed() -> Self {
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "Method Not Allowed")
    }

    pub(crate) fn to_json(&self) -> Value {
        let status = self.status.as_u16();
        let errors: Vec<Value> = self
            .messages
            .iter()
            .map(|message| json!({ "message": message, "status": status }))
            .collect();
        json!({ "message": self.messages.first(), "errors": errors })
    }
}

/// Content type and body that come with a status when a fault names no other: verbatim where the
/// facts have an answer of Aiven's, otherwise in the same shape; from 502 on the HTML of a proxy
/// that stands before the API.
pub(crate) fn canned_body(status: StatusCode) -> (&'static str, String) {
    const JSON: &str = "application/json";
    let message = match status.as_u16() {
        204 | 304 => return ("", String::new()),
        200..=399 => return (JSON, "{}".to_owned()),
        401 => "Invalid token",
        403 => {
            let refused = json!({
                "message": "Authentication failed",
                "errors": [{
                    "error_code": "authentication_failed",
                    "message": "Authentication failed",
                    "status": 403,
                }],
            });
            return (JSON, refused.to_string());
        }
        404 => "Service my-flink-service does not exist",
        409 => "Table 'node_info' already exists",
        429 => {
            "The user has sent too many requests in a given amount of time: Rate limit 120 exceeded - try again in 28s"
        }
        502..=599 => {
            let reason = status.canonical_reason().unwrap_or("Error");
            let title = format!("{} {reason}", status.as_u16());
            let page = format!(
                "<html><head><title>{title}</title></head><body><h1>{title}</h1></body></html>"
            );
            return ("text/html", page);
        }
        _ => status.canonical_reason().unwrap_or("Error"),
    };
    (JSON, Refusal::new(status, message).to_json().to_string())
}
