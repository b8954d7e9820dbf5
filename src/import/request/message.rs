//! What a request means: its address names project, service and what is created, its headers the token, its body the
//! draft. How it was written is not said here.

use super::Snag;
use super::reading::{Reading, is_placeholder};
use super::word::Word;
use crate::api::token::{AuthScheme, Token};
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use std::ops::Range;

/// A request.
#[derive(Debug, Default)]
pub(super) struct Message {
    /// Where its name or its method stands: what is missing is told there.
    pub(super) head: Range<usize>,
    /// What is done, if it is said.
    pub(super) method: Option<Word>,
    /// Where it goes.
    pub(super) url: Option<Word>,
    /// Names and values.
    pub(super) headers: Vec<(Word, Word)>,
    /// What is sent.
    pub(super) body: Body,
}

/// The body of a request.
#[derive(Debug, Default)]
pub(super) enum Body {
    /// None is given.
    #[default]
    None,
    /// It is in the text.
    Text(Word),
    /// It is elsewhere, and that is told already.
    Elsewhere,
}

/// Takes what a request says.
pub(super) fn take(message: Message, out: &mut Reading) {
    for (name, value) in &message.headers {
        header(name, value, out);
    }
    if let Some(method) = &message.method {
        let span = method.place(0..method.text.len());
        if !method.text.eq_ignore_ascii_case("POST") {
            return out.miss(span, Snag::Method(method.text.clone()));
        }
        out.leave(span, Snag::Implied);
    }
    let creates = match &message.url {
        None => {
            out.miss(message.head.clone(), Snag::NoAddress);
            None
        }
        Some(url) => match address(url, out) {
            Some(creates) => Some(creates),
            None => return,
        },
    };
    match &message.body {
        Body::Text(body) => match creates {
            Some(Creates::Application) => out.application(body),
            Some(Creates::Draft(was)) => out.payload(body, Some(&was)),
            None => out.payload(body, None),
        },
        Body::Elsewhere => {}
        Body::None => out.miss(message.head, Snag::NoBody),
    }
}

/// Takes what a header says.
pub(super) fn header(name: &Word, value: &Word, out: &mut Reading) {
    let span = name.place(0..name.text.len());
    let lower = name
        .text
        .trim()
        .trim_start_matches(':')
        .to_ascii_lowercase();
    match lower.as_str() {
        "authorization" => out.authorization(value, span),
        "content-type" if value.text.to_ascii_lowercase().contains("json") => {
            out.leave(span, Snag::Implied);
        }
        _ => out.leave(span, Snag::Header(lower)),
    }
}

/// A header as one word: its name, a colon, its value. The cheat sheet's own has no colon.
pub(super) fn split_header(header: &Word) -> Option<(Word, Word)> {
    const NAME: &str = "authorization";
    // The names of HTTP/2 begin with a colon.
    let colon = header
        .text
        .get(1..)
        .and_then(|rest| rest.find(':'))
        .map(|at| at + 1);
    let (end, start) = if let Some(at) = colon {
        (at, at + 1)
    } else {
        let is_bare = header
            .text
            .get(..NAME.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(NAME));
        if !is_bare || !header.text[NAME.len()..].starts_with(' ') {
            return None;
        }
        (NAME.len(), NAME.len())
    };
    let value = header.part(start..header.text.len());
    Some((header.part(0..end), value))
}

/// Takes a line of its own that is the header with the token, or what that says, as logs and notes have it. Tells whether
/// it is one.
pub(super) fn credentials(line: &Word, out: &mut Reading) -> bool {
    let signs = |c: char| c.is_whitespace() || matches!(c, '>' | '*');
    let start = line.text.len() - line.text.trim_start_matches(signs).len();
    let line = line.part(start..line.text.len()).trimmed();
    let header =
        split_header(&line).filter(|(name, _)| name.text.eq_ignore_ascii_case("authorization"));
    let is_header = header.is_some();
    let (name, value) = match header {
        Some((name, value)) => (name.place(0..name.text.len()), value.trimmed()),
        None => (line.span.start..line.span.start, line),
    };
    let mut words = value.text.split_whitespace();
    // Words of prose are short.
    let (token, least) = match (words.next(), words.next(), words.next()) {
        (Some(scheme), Some(token), None) if AuthScheme::from_name(scheme).is_some() => (token, 8),
        (Some(token), None, _) if is_header => (token, 16),
        _ => return false,
    };
    let is_token = token.len() >= least && Token::parse(token).is_ok() && !is_placeholder(token);
    if is_token {
        out.authorization(&value, name);
    }
    is_token
}

/// What an address creates.
enum Creates {
    /// A table or a job, without a word in it.
    Draft(Box<Subject>),
    /// An application, or a version of one.
    Application,
}

/// Takes what an address says, and gives what it creates, without a word in it. `None` where it creates nothing that is
/// made here.
fn address(url: &Word, out: &mut Reading) -> Option<Creates> {
    let (segments, place) = service(url, out);
    let flink = segments.iter().rposition(|segment| segment.text == "flink");
    let last = flink.unwrap_or(segments.len().saturating_sub(2));
    let behind: Vec<&str> = segments
        .iter()
        .skip(last + 1)
        .map(|segment| segment.text.as_str())
        .collect();
    let creates = match behind[..] {
        _ if flink.is_none() => None,
        ["table"] => Some(Creates::Draft(Box::new(Subject::Table(Table::default())))),
        ["job"] => Some(Creates::Draft(Box::new(Subject::Job(Job::default())))),
        ["application"]
        | ["application", _, "version"]
        | ["application", _, "version", "validate"] => Some(Creates::Application),
        _ => None,
    };
    match (&creates, segments.get(last)) {
        (Some(_), Some(flink)) => {
            out.leave(
                flink.span.start..place.end.max(flink.span.start),
                Snag::Implied,
            );
        }
        _ => out.miss(place, Snag::Endpoint),
    }
    creates
}

/// Takes the host, the project and the service of an address, and gives the segments of its path, and where that stands.
pub(super) fn service(url: &Word, out: &mut Reading) -> (Vec<Word>, Range<usize>) {
    let text = &url.text;
    let path_start = match text.find("://") {
        Some(at) => {
            let start = at + 3;
            let len = text[start..]
                .find(['/', '?', '#'])
                .unwrap_or(text.len() - start);
            host(&url.part(start..start + len), out);
            start + len
        }
        None => 0,
    };
    let path_end = text[path_start..]
        .find(['?', '#'])
        .map_or(text.len(), |at| path_start + at);
    if path_end < text.len() {
        out.leave(url.place(path_end..path_end + 1), Snag::Query);
    }
    let mut at = path_start;
    let segments: Vec<Word> = text[path_start..path_end]
        .split('/')
        .map(|segment| {
            let start = at;
            at += segment.len() + 1;
            url.part(start..start + segment.len())
        })
        .filter(|segment| !segment.text.is_empty())
        .collect();
    let is = |at: usize, what: &str| segments.get(at).is_some_and(|segment| segment.text == what);
    let project = segments
        .iter()
        .position(|segment| segment.text == "project");
    if let Some(at) = project.filter(|at| at + 1 < segments.len()) {
        out.target(Field::Project, &decoded(&segments[at + 1]));
        let stray = at + 2;
        let is_stray = is(stray, "test") && is(stray + 1, "service");
        if is_stray {
            let segment = &segments[stray];
            out.leave(segment.place(0..segment.text.len()), Snag::StrayTest);
        }
        let service = stray + usize::from(is_stray);
        if is(service, "service") && service + 1 < segments.len() {
            out.target(Field::Service, &decoded(&segments[service + 1]));
        }
    }
    (segments, url.place(path_start..path_end))
}

/// Tells that the host is not used. A name and a password in front of one are not shown.
fn host(authority: &Word, out: &mut Reading) {
    let start = authority.text.rfind('@').map_or(0, |at| {
        out.hide(&authority.part(0..at));
        at + 1
    });
    let host = authority.part(start..authority.text.len());
    let span = host.place(0..host.text.len());
    out.leave(span, Snag::Host(host.text));
}

/// A segment of a path without its percent signs.
fn decoded(segment: &Word) -> Word {
    if !segment.text.contains('%') || !segment.holes.is_empty() {
        return segment.clone();
    }
    let bytes = segment.text.as_bytes();
    let mut said = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let digits = bytes.get(at + 1..at + 3).and_then(|digits| {
            let high = char::from(digits[0]).to_digit(16)?;
            let low = char::from(digits[1]).to_digit(16)?;
            u8::try_from(high * 16 + low).ok()
        });
        match digits {
            Some(escaped) if *byte == b'%' => {
                said.push(escaped);
                at += 3;
            }
            _ => {
                said.push(*byte);
                at += 1;
            }
        }
    }
    match String::from_utf8(said) {
        Ok(said) => Word::named(&said, segment.place(0..segment.text.len())),
        Err(_) => segment.clone(),
    }
}
