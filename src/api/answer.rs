//! What comes back from the API, read as far as it can be: a status, the server's words, an id.

mod members;
pub mod place;

use members::Members;
use serde_json::Value;
use std::ops::RangeInclusive;

/// An answer that the browser could read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body, of which nothing but a part may have been read.
    pub body: String,
    /// Whether the body is whole.
    pub extent: Extent,
    /// The seconds of `Retry-After`, where the API sends it and a browser lets a page see it.
    pub retry_after: Option<u32>,
}

/// How much of an answer's body is at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// All of it.
    Whole,
    /// The first mebibyte; the rest was not loaded.
    Cut,
    /// What arrived before the connection broke.
    Broken,
}

impl Extent {
    /// Every extent.
    pub const ALL: [Self; 3] = [Self::Whole, Self::Cut, Self::Broken];
}

/// Why there is no answer to read. A page learns no more than this: the browser hides the rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silence {
    /// The user cancelled.
    Cancelled,
    /// No answer came within the time that the user gives it.
    TimedOut,
    /// The browser is offline; nothing was sent.
    Offline,
    /// The page's own content security policy does not allow the API's origin; nothing was sent.
    Policy,
    /// The host answers, but not to this page: its CORS headers are missing, or it redirects.
    Refused,
    /// The page's own origin answers, but not this request: a broken connection, or a redirect.
    Broken,
    /// Nothing answers at that address: unknown name, closed port, TLS failure, broken connection.
    NoAnswer,
    /// It is still under way, or the page was closed before it had ended.
    Unheard,
}

/// How long an answer is waited for, in seconds, unless the user chooses otherwise.
pub const PATIENCE: u32 = 60;
/// How long it may be waited for: less cuts off answers that would come, more is never worth the wait.
pub const PATIENCE_RANGE: RangeInclusive<u32> = 5..=600;

/// Reads the seconds that the user wants to wait. `None` where these are no whole seconds within [`PATIENCE_RANGE`].
pub fn patience(typed: &str) -> Option<u32> {
    let seconds = typed.trim().parse().ok()?;
    PATIENCE_RANGE.contains(&seconds).then_some(seconds)
}

impl Silence {
    /// Every silence.
    pub const ALL: [Self; 8] = [
        Self::Cancelled,
        Self::TimedOut,
        Self::Offline,
        Self::Policy,
        Self::Refused,
        Self::Broken,
        Self::NoAnswer,
        Self::Unheard,
    ];

    /// Whether the request may have reached the API all the same. In 12 of the 20 cases in which a
    /// browser reports nothing but a failure, it had.
    pub fn may_have_arrived(self) -> bool {
        !matches!(self, Self::Offline | Self::Policy)
    }
}

/// What an answer says, in the terms of the API's documentation.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reading {
    /// The HTTP status.
    pub status: u16,
    /// What kind of answer it is.
    pub verdict: Verdict,
    /// The server's own message, if it sent one.
    pub message: Option<String>,
    /// The API's own word for the error, which few answers have.
    pub code: Option<String>,
    /// Whether the answer gives a place in the SQL as numbers.
    pub has_place: bool,
    /// The id of what was created: `table_id` or `job_id`.
    pub id: Option<String>,
}

/// Kinds of answers, by what they mean for a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Verdict {
    /// 2xx, and nothing in the body speaks against it.
    Done,
    /// 2xx with an `error` or `errors` in the body: aiven-client takes it as a failure too.
    DoneWithError,
    /// 2xx with a body that is no JSON: a login page or a proxy stands in between.
    Foreign,
    /// 400 and 422: something in the body is wrong.
    Invalid,
    /// 401, and a 403 that calls itself a failed authentication: no token, or not a valid one.
    Unauthorized,
    /// 403: a valid token that may not do this.
    Forbidden,
    /// 404: project, service or integration is not there.
    NotFound,
    /// 409: the name is in use, or the service is off.
    Conflict,
    /// 429. The wait in seconds stands in the message's text, or in a header.
    TooMany(Option<u32>),
    /// 5xx: the API failed.
    ServerError,
    /// Any other status.
    #[default]
    Other,
}

/// What an answer of the API's validation holds where the SQL is wrong, though its status is 200.
const VALIDATIONS: [&str; 3] = [
    "table_validate_error",
    "job_validate_error",
    "statement_error",
];

/// Reads an answer. Whatever the body holds, there is a reading.
pub fn read(answer: &Answer) -> Reading {
    let body = Members::of(&answer.body);
    let message = message(&body);
    let code = text(&body.get("errors")[0]["error_code"]);
    let verdict = match answer.status {
        200..=299 if holds_error(&body) => Verdict::DoneWithError,
        200..=299 if !is_json_like(&answer.body) => Verdict::Foreign,
        200..=299 => Verdict::Done,
        400 | 422 => Verdict::Invalid,
        401 => Verdict::Unauthorized,
        403 if code.as_deref() == Some("authentication_failed") => Verdict::Unauthorized,
        403 => Verdict::Forbidden,
        404 => Verdict::NotFound,
        409 => Verdict::Conflict,
        429 => {
            let wait = message.as_deref().and_then(wait_in);
            Verdict::TooMany(wait.or(answer.retry_after))
        }
        500..=599 => Verdict::ServerError,
        _ => Verdict::Other,
    };
    let id = ["table_id", "job_id"]
        .into_iter()
        .find_map(|key| text(&body.get(key)))
        .filter(|_| verdict == Verdict::Done);
    Reading {
        status: answer.status,
        verdict,
        message,
        code,
        has_place: answer.body.contains("\"line_number\""),
        id,
    }
}

/// The id of an application that was created: its answer calls it by no other name.
pub fn application_id(answer: &Answer) -> Option<String> {
    text(&Members::of(&answer.body).get("id"))
}

fn text(value: &Value) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
}

/// The first error's message, else the answer's own: what aiven-client shows. `errors` may be a list of
/// plain texts.
fn message(body: &Members) -> Option<String> {
    let first = &body.get("errors")[0];
    let own = text(&first["message"])
        .or_else(|| text(first))
        .or_else(|| text(&body.get("message")));
    own.or_else(|| {
        let mut keys = ["error"].iter().chain(&VALIDATIONS);
        keys.find_map(|key| {
            let error = body.get(key);
            text(&error).or_else(|| text(&error["message"]))
        })
    })
}

/// Whether a body may come from the API: nothing, or JSON, which may have been cut off.
fn is_json_like(body: &str) -> bool {
    let body = body.trim_start();
    body.is_empty() || body.starts_with(['{', '['])
}

fn holds_error(body: &Members) -> bool {
    let is_said = |key: &str| match body.get(key) {
        Value::Null | Value::Bool(false) => false,
        Value::Array(list) => !list.is_empty(),
        Value::String(text) => !text.is_empty(),
        _ => true,
    };
    ["error", "errors"]
        .iter()
        .chain(&VALIDATIONS)
        .any(|key| is_said(key))
}

/// The seconds in "… - try again in 28s" (a real 429, terraform-provider-aiven issue 575).
fn wait_in(message: &str) -> Option<u32> {
    let (_, rest) = message.split_once("try again in ")?;
    let digits = rest
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(rest.len());
    rest[digits..]
        .starts_with('s')
        .then(|| rest[..digits].parse().ok())?
}

/// What is known about a fetch that gave nothing to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "six checks, each made on its own"
)]
pub struct Checks {
    /// The user cancelled it.
    pub cancelled: bool,
    /// It was given up when the time for it was over.
    pub timed_out: bool,
    /// The browser said before and after that it has no network.
    pub offline: bool,
    /// The page's policy was violated meanwhile.
    pub policy_violated: bool,
    /// A plain request without token to the same address was answered, in whatever way.
    pub host_answers: bool,
    /// The API is served from the page's own origin, where CORS has no say.
    pub same_origin: bool,
}

impl Silence {
    /// The silence that the checks speak for.
    pub fn diagnosed(checks: Checks) -> Self {
        match checks {
            Checks {
                cancelled: true, ..
            } => Self::Cancelled,
            Checks {
                timed_out: true, ..
            } => Self::TimedOut,
            Checks {
                policy_violated: true,
                ..
            } => Self::Policy,
            Checks {
                host_answers: true,
                same_origin: true,
                ..
            } => Self::Broken,
            Checks {
                host_answers: true, ..
            } => Self::Refused,
            Checks { offline: true, .. } => Self::Offline,
            _ => Self::NoAnswer,
        }
    }
}
