//! CORS of an API on another origin: the headers of an answer, and the answer to a preflight.

use axum::body::Body;
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_MAX_AGE,
};
use axum::http::{HeaderMap, HeaderValue, Response, StatusCode};

use crate::fault::Cors;

/// Adds what a browser needs to let a page of another origin read the answer, or spoils it.
pub(crate) fn allow_origin(headers: &mut HeaderMap, cors: Cors) {
    let any = HeaderValue::from_static("*");
    match cors {
        Cors::None => {}
        Cors::Usual => {
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, any);
        }
        Cors::OtherOrigin => {
            let other = HeaderValue::from_static("https://elsewhere.example");
            headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, other);
        }
        Cors::Doubled => {
            headers.append(ACCESS_CONTROL_ALLOW_ORIGIN, any.clone());
            headers.append(ACCESS_CONTROL_ALLOW_ORIGIN, any);
        }
    }
}

/// The answer to a preflight. The allow-origin header is added like to any other answer.
pub(crate) fn preflight() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::NO_CONTENT;
    let headers = response.headers_mut();
    headers.insert(
        ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static("authorization, content-type"),
    );
    headers.insert(
        ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, POST, PUT, DELETE"),
    );
    // Otherwise a browser remembers the answer for seconds, and a test that spoils the next
    // preflight would wait for one that never comes.
    headers.insert(ACCESS_CONTROL_MAX_AGE, HeaderValue::from_static("0"));
    response
}
