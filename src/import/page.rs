//! The text of the cheat sheet's page, and of pages made like it: an address, a header and a body, each behind a word
//! that names it. Both as its source is written and as a browser gives it when the page is copied.

use super::payload::{self, Wrong};
use super::unfit::Unfit;
use super::{Fate, Found, Import, Part, Secret, Why};
use crate::api::token::{AuthScheme, Token};
use crate::import::join::take_name;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use std::ops::Range;

/// The words in front of the parts of a request.
const LABELS: [&str; 6] = [
    "Endpoint", "Request", "Header", "Headers", "Body", "Payload",
];

/// Reads a text. `None` where it is no such page.
pub fn read(text: &str) -> Option<Import> {
    let has = |fits: fn(&str) -> bool| text.lines().map(str::trim).any(fits);
    if !has(is_label) || !has(|line| url(line).is_some()) {
        return None;
    }
    let mut page = Page {
        text,
        import: Import::default(),
        subject: None,
    };
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        if page.import.is_full() {
            page.import.miss(at..at + first_len(rest), Unfit::TooMuch);
            break;
        }
        let whole = rest.find('\n').map_or(rest.len(), |len| len + 1);
        let line = rest[..whole].trim();
        let start = at + (rest[..whole].len() - rest[..whole].trim_start().len());
        at += whole;
        if let Some(place) = url(line) {
            page.address(start + place.start..start + place.end);
        } else if let Some(name) = line.to_ascii_lowercase().find(AUTHORIZATION) {
            page.header(start, line, name);
        } else if line.starts_with('{')
            && let Some(subject) = page.subject.take()
        {
            let len = object_len(&text[start..]);
            page.body(start..start + len, &subject);
            at = at.max(start + len);
        } else if !line.is_empty() {
            page.prose(start..start + line.len());
        }
    }
    Some(page.import.in_order())
}

/// The name of the header that holds the token.
const AUTHORIZATION: &str = "authorization";

/// Whether a line is a word that names what follows.
fn is_label(line: &str) -> bool {
    let word = line.trim_end_matches(':');
    word.len() < line.len() && LABELS.contains(&word)
}

/// Where the address stands in a line that is a method and an address.
fn url(line: &str) -> Option<Range<usize>> {
    let (method, rest) = line.split_once(' ')?;
    let url = rest.trim();
    let is_url = url.starts_with("https://") || url.starts_with("http://");
    if !is_url || url.contains(' ') || !["POST", "GET", "PUT", "PATCH", "DELETE"].contains(&method)
    {
        return None;
    }
    Some(line.len() - url.len()..line.len())
}

/// The scheme and the token of a header behind its name, the marks of code around it left out.
fn credentials(behind: &str) -> Option<(&str, &str)> {
    let behind = behind.trim_start_matches(':').trim_end_matches('`');
    let (scheme, token) = behind.trim().split_once(' ')?;
    let token = token.trim_start();
    (!token.contains(char::is_whitespace)).then_some((scheme, token))
}

/// How long the object is that a text begins with: to its closing bracket. Where that is missing, to the end of the
/// paragraph, or to the next request.
fn object_len(text: &str) -> usize {
    let mut until = 0;
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next().filter(|line| url(line.trim()).is_none()) {
        until += line.len();
    }
    let text = &text[..until];
    let (mut depth, mut is_string, mut is_escape) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            // No string of JSON goes on in the next line.
            b'\n' => is_string = false,
            b'"' if !is_escape => is_string = !is_string,
            b'{' | b'[' if !is_string => depth += 1,
            b'}' | b']' if !is_string => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        is_escape = is_string && byte == b'\\' && !is_escape;
    }
    text.find("\n\n").unwrap_or(text.len())
}

fn first_len(text: &str) -> usize {
    text.chars().next().map_or(0, char::len_utf8)
}

/// A page while it is read.
struct Page<'a> {
    text: &'a str,
    import: Import,
    /// What the address created that waits for its body.
    subject: Option<Subject>,
}

impl Page<'_> {
    /// Notes text that is no part of a request; what follows such text is told with it.
    fn prose(&mut self, span: Range<usize>) {
        let prose = Fate::LeftOut(Why::Unfit(Unfit::Prose));
        match self.import.parts.last_mut() {
            Some(part) if part.fate == prose => part.span.end = span.end,
            _ => self.import.note(span, prose),
        }
    }

    fn address(&mut self, url: Range<usize>) {
        let written = &self.text[url.clone()];
        let host = written.find("://").map_or(0, |at| at + 3);
        let path = written[host..]
            .find('/')
            .map_or(written.len(), |at| host + at);
        let mut at = url.start + path;
        let segments: Vec<(Range<usize>, &str)> = written[path..]
            .split('/')
            .map(|segment| {
                let start = at;
                at += segment.len() + 1;
                (start..start + segment.len(), segment)
            })
            .collect();
        let is = |at: usize, word: &str| segments.get(at).is_some_and(|(_, said)| *said == word);
        let end = segments.len().saturating_sub(2);
        self.subject = match (is(end, "flink"), is(end + 1, "table"), is(end + 1, "job")) {
            (true, true, _) => Some(Subject::Table(Table::default())),
            (true, _, true) => Some(Subject::Job(Job::default())),
            _ => None,
        };
        // A name and a password may stand in front of the host: what is not Aiven's is not shown.
        let is_aivens = matches!(&written[host..path], "api.aiven.io" | "console.aiven.io");
        if self.subject.is_none() || !written.starts_with("http") {
            let start = if is_aivens {
                url.start
            } else {
                url.start + path
            };
            return self.import.miss(start..url.end, Unfit::Block);
        }
        if !is_aivens {
            self.import
                .leave_out(url.start..url.start + host, Unfit::Host);
        }
        for (at, (span, _)) in segments.iter().enumerate() {
            let field = match () {
                () if is(at, "test") && is(at + 1, "service") => {
                    self.import.leave_out(span.clone(), Unfit::StrayTest);
                    continue;
                }
                () if is(at, "project") => Field::Project,
                () if is(at, "service") => Field::Service,
                () => continue,
            };
            if let Some((span, name)) = segments.get(at + 1) {
                let fits = take_name(&mut self.import.target, field, name);
                let refused = Fate::Missed(Why::Unfit(Unfit::OtherTarget));
                let fate = if fits { Fate::Target(field) } else { refused };
                self.import.note(span.clone(), fate);
            }
        }
    }

    /// Reads a line in which the header's name stands. What can't be read of it is not shown.
    fn header(&mut self, start: usize, line: &str, name: usize) {
        let behind = name + AUTHORIZATION.len();
        let name = start + name..start + behind;
        let Some((scheme, token)) = credentials(&line[behind..]) else {
            return self.import.miss(name, Unfit::Unreadable);
        };
        let Some(found) = AuthScheme::from_name(scheme) else {
            return self.import.miss(name, Unfit::Unreadable);
        };
        self.import.scheme = self.import.scheme.or(Some(found));
        let end = line.trim_end_matches('`').trim_end().len();
        let span = start + end - token.len()..start + end;
        let end = start + line[..end - token.len()].trim_end().len();
        self.import.note(end - scheme.len()..end, Fate::Scheme);
        let is_word = token
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte == b'_');
        if is_word && token.len() < 40 || token.starts_with(['$', '<']) {
            self.import.leave_out(span, Unfit::Placeholder);
        } else if Token::parse(token).is_ok() && self.import.token.is_none() {
            self.import.token = Some(Secret(token.to_owned()));
            self.import.note(span, Fate::Token);
        } else if self
            .import
            .token
            .as_ref()
            .is_none_or(|known| known.0 != token)
        {
            self.import.miss(name, Unfit::Unreadable);
        } else {
            self.import.note(span, Fate::Token);
        }
    }

    fn body(&mut self, span: Range<usize>, subject: &Subject) {
        let start = span.start;
        match payload::read(&self.text[span.clone()], Some(subject)) {
            Ok(read) => {
                let inner = Import {
                    drafts: vec![Found {
                        subject: read.subject,
                        extra: read.extra,
                    }],
                    parts: read.parts,
                    ..Import::default()
                };
                self.import
                    .take(inner, |part| start + part.start..start + part.end);
            }
            Err(fault) => {
                let at = start + fault.at;
                let end = match fault.what {
                    Wrong::Json(_) => at + first_len(&self.text[at..]),
                    _ => span.end,
                };
                let fate = Fate::Missed(Why::Unfit(Unfit::Payload(fault)));
                self.import.parts.push(Part {
                    span: at..end,
                    fate,
                });
            }
        }
    }
}
