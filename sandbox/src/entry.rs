//! The way of a request in: recorded, spoiled by a fault if one is armed, judged by the API or
//! served a file, and given its CORS headers.

use axum::Extension;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{Method, Response, StatusCode};

use crate::api;
use crate::connection::Ender;
use crate::cors;
use crate::fault::Cors;
use crate::files;
use crate::handle::Handle;
use crate::misbehave;
use crate::record::Recorded;

/// More than any body of this API; a larger one is a client gone wild.
const LARGEST_BODY: usize = 16 * 1024 * 1024;

/// Everything that is neither `/sandbox/…` nor `/config.json`.
pub(crate) async fn enter(
    State(handle): State<Handle>,
    Extension(ender): Extension<Ender>,
    request: Request,
) -> Response<Body> {
    let path = request.uri().path();
    if path == "/v1" || path.starts_with("/v1/") {
        call(&handle, &ender, request).await
    } else {
        files::serve(&handle, request.method(), path).await
    }
}

async fn call(handle: &Handle, ender: &Ender, request: Request) -> Response<Body> {
    let fault = handle.fault_for(request.method(), request.uri().path());
    if let Some(fault) = &fault {
        misbehave::before(fault, ender).await;
    }
    let (head, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LARGEST_BODY).await else {
        let message = "Request body is too large or broke off";
        return api::refusal(StatusCode::PAYLOAD_TOO_LARGE, message);
    };
    handle.record(Recorded::new(&head.method, &head.uri, &head.headers, &body));
    let cors_on = handle.options().cors;
    let spoiled = match &fault {
        Some(fault) => misbehave::after(fault, ender, cors_on).await,
        None => None,
    };
    let mut response = match spoiled {
        Some(response) => response,
        None if cors_on && head.method == Method::OPTIONS => cors::preflight(),
        None => api::answer(handle, &head, &body),
    };
    if let Some(fault) = &fault {
        response = misbehave::done(fault, ender, response).await;
    }
    if cors_on {
        let cors = fault.map_or(Cors::Usual, |fault| fault.cors);
        cors::allow_origin(response.headers_mut(), cors);
    }
    response
}
