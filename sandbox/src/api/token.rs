//! Who may call. Any token is as good as another but an empty one and `wrong`.

use axum::http::header::AUTHORIZATION;
use axum::http::{HeaderMap, StatusCode};

use super::refusal::Refusal;

/// Accepts `Bearer T` and `aivenv1 T`; both are used by Aiven itself, and HTTP compares schemes
/// without regard to case.
pub(crate) fn check(headers: &HeaderMap) -> Result<(), Refusal> {
    let absent = || Refusal::new(StatusCode::UNAUTHORIZED, "Missing (expired) db token");
    let invalid = || Refusal::new(StatusCode::UNAUTHORIZED, "Invalid token");
    let header = headers.get(AUTHORIZATION).ok_or_else(absent)?;
    let text = header.to_str().map_err(|_| invalid())?.trim();
    let (scheme, token) = text.split_once(' ').unwrap_or((text, ""));
    let known = ["bearer", "aivenv1"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(scheme));
    let token = token.trim();
    if token.is_empty() {
        return Err(absent());
    }
    if !known || token == "wrong" || token.contains(char::is_whitespace) {
        return Err(invalid());
    }
    Ok(())
}
