//! The body alone, as a person reads it.

use super::Snippet;
use crate::api::json::Body;
use crate::api::request::Request;

pub(super) fn write(request: &Request) -> Snippet {
    Snippet {
        text: request
            .body
            .as_ref()
            .map(Body::readable)
            .unwrap_or_default(),
        notes: Vec::new(),
    }
}
