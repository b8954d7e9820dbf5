//! The body alone, as a person reads it.

use super::{Note, Options, Snippet, secret, secret_note};
use crate::api::json::Body;
use crate::api::request::Request;

pub(super) fn write(request: &Request, _: Options) -> Snippet {
    Snippet {
        text: request
            .body
            .as_ref()
            .map(Body::readable)
            .unwrap_or_default(),
        notes: secret_note(&secret::of(request), Note::SecretsByHand)
            .into_iter()
            .collect(),
        ..Snippet::default()
    }
}
