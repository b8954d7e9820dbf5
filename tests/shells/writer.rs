//! How a request becomes a command: the page's way, and wrong ways that the checks must catch.

use millrace::api::request::Request;
use millrace::snippet::{Options, TARGETS};

/// A way to write a request as a command.
pub type Writer = fn(&Request) -> String;

/// The command that the page shows.
pub fn as_the_page_does(request: &Request) -> String {
    (TARGETS[0].write)(request, Options::default()).text
}

/// Wrong: a shell reads on inside double quotes.
pub fn in_double_quotes(request: &Request) -> String {
    let body = body(request).replace('"', "\\\"");
    format!("{} --data-raw \"{body}\"", head(request))
}

/// Wrong: an apostrophe ends the quotes.
pub fn without_care_for_apostrophes(request: &Request) -> String {
    format!("{} --data-raw '{}'", head(request), body(request))
}

/// Wrong where it is typed: U+007F takes back the character in front of it.
pub fn with_delete_as_it_is(request: &Request) -> String {
    let body = body(request).replace("\\u007f", "\u{7f}");
    format!(
        "{} --data-raw '{}'",
        head(request),
        body.replace('\'', "'\\''")
    )
}

fn body(request: &Request) -> String {
    request.body.as_ref().expect("a body").wire()
}

fn head(request: &Request) -> String {
    let header = format!("Authorization: {} $AIVEN_TOKEN", request.scheme.name());
    let kind = "Content-Type: application/json";
    format!(
        "curl --globoff --url '{}' --header \"{header}\" --header '{kind}'",
        request.url()
    )
}
