//! Messages of HTTP, alone or in a `.http` file: requests between lines of `###`, with `@name = value` in front of them.

use super::Snag;
use super::message::{Body, Message, split_header, take};
use super::reading::Reading;
use super::script::Variables;
use super::word::Word;
use std::ops::Range;

const METHODS: [&str; 7] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/// Whether a text begins as a message does.
pub(super) fn fits(text: &str) -> bool {
    let line = text.lines().map(str::trim).find(|line| !is_aside(line));
    line.is_some_and(|line| request_line(line).is_some())
}

/// Whether a line belongs to the file, and not to a request.
fn is_aside(line: &str) -> bool {
    line.is_empty() || line.starts_with(['#', '@']) || line.starts_with("//")
}

/// The places of method and address in the first line of a request.
fn request_line(line: &str) -> Option<(usize, Range<usize>)> {
    let (method, rest) = line.split_once(' ')?;
    if !METHODS.contains(&method) {
        return None;
    }
    let start = line.len() - rest.trim_start().len();
    let rest = line[start..].trim_end();
    let len = match rest.rsplit_once(' ') {
        Some((address, version)) if version.starts_with("HTTP/") => address.trim_end().len(),
        _ => rest.len(),
    };
    let is_address = rest.starts_with(['/', '{']) || rest.starts_with("http");
    (is_address && !rest[..len].contains(' ')).then_some((method.len(), start..start + len))
}

/// Reads messages.
pub(super) fn read(text: &str, out: &mut Reading) {
    let mut variables = Variables::default();
    let mut lines = Lines { text, at: 0 };
    while let Some(line) = lines.next() {
        let said = &text[line.clone()];
        let start = line.start + said.len() - said.trim_start().len();
        let said = said.trim();
        if let Some((name, set)) = said.strip_prefix('@').and_then(|rest| rest.split_once('=')) {
            let value_start = start + said.len() - set.trim_start().len();
            let value = expanded(text, value_start..start + said.len(), &variables);
            out.variable(name.trim(), &value);
            variables.set(name.trim(), value);
        } else if let Some((method, address)) = request_line(said) {
            let head = start..start + method;
            let mut message = Message {
                head: head.clone(),
                method: Some(Word::copied(text, head)),
                url: Some(expanded(
                    text,
                    start + address.start..start + address.end,
                    &variables,
                )),
                ..Message::default()
            };
            headers(&mut lines, &mut message, &variables, out);
            take(message, out);
        } else if !is_aside(said) {
            out.prose(line);
        }
    }
}

/// The lines of a text.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Lines<'_> {
    /// The next line, without its end.
    fn next(&mut self) -> Option<Range<usize>> {
        if self.at >= self.text.len() {
            return None;
        }
        let start = self.at;
        let rest = &self.text[start..];
        let len = rest.find('\n').unwrap_or(rest.len());
        self.at = (start + len + 1).min(self.text.len());
        Some(start..start + rest[..len].trim_end_matches('\r').len())
    }
}

/// Reads headers and body.
fn headers(lines: &mut Lines, message: &mut Message, variables: &Variables, out: &mut Reading) {
    let text = lines.text;
    loop {
        let before = lines.at;
        let Some(line) = lines.next() else {
            return;
        };
        let said = &text[line.clone()];
        let trimmed = said.trim_start();
        if said.trim().is_empty() {
            message.body = body(lines, variables, out);
            return;
        }
        if said.starts_with("###") {
            lines.at = before;
            return;
        }
        if trimmed.starts_with(['?', '&']) {
            out.leave(line, Snag::Query);
        } else if said.starts_with('#') || said.starts_with("//") {
            out.prose(line);
        } else {
            let word = expanded(text, line.clone(), variables);
            match split_header(&word) {
                // Where a message goes is part of its address, if that does not say it.
                Some((name, host)) if name.text.eq_ignore_ascii_case("host") => {
                    let host = host.trimmed();
                    let span = name.place(0..name.text.len());
                    out.leave(span, Snag::Host(host.text));
                }
                Some((name, value)) => message.headers.push((name, value.trimmed())),
                None => out.miss(line, Snag::Prose),
            }
        }
    }
}

/// Reads a body up to the next request.
fn body(lines: &mut Lines, variables: &Variables, out: &mut Reading) -> Body {
    let text = lines.text;
    let start = lines.at;
    let mut end = start;
    loop {
        let before = lines.at;
        let Some(line) = lines.next() else {
            break;
        };
        let said = &text[line.clone()];
        // A message may follow another without a line between them.
        if said.starts_with("###") || request_line(said).is_some() {
            lines.at = before;
            break;
        }
        if let Some(name) = said
            .strip_prefix("< ")
            .filter(|_| text[start..line.start].trim().is_empty())
        {
            out.miss(
                line,
                Snag::File(name.trim().trim_start_matches("./").to_owned()),
            );
            return Body::Elsewhere;
        }
        // What an editor does with the answer.
        if said.starts_with("> ") || said.starts_with("<> ") || said.starts_with(">> ") {
            out.leave(line, Snag::Manner(">".to_owned()));
            continue;
        }
        end = line.end;
    }
    let said = &text[start..end];
    if said.trim().is_empty() {
        return Body::None;
    }
    let from = start + said.len() - said.trim_start().len();
    Body::Text(expanded(
        text,
        from..start + said.trim_end().len(),
        variables,
    ))
}

/// A part of the text with the variables that the file sets. Two braces begin a variable where a name follows; in JSON
/// they can stand for themselves.
fn expanded(text: &str, span: Range<usize>, variables: &Variables) -> Word {
    let mut word = Word::at(span.start);
    let mut done = span.start;
    while let Some(found) = text[done..span.end].find("{{") {
        let start = done + found;
        let inner = &text[start + 2..span.end];
        // A name ends in its line.
        let end = inner.find(['"', '{', '}', '\n']).unwrap_or(inner.len());
        let name_len = Some(end)
            .filter(|end| inner[*end..].starts_with("}}") && !inner[..*end].trim().is_empty());
        let Some(len) = name_len else {
            word.copy(text, done..start + 2);
            done = start + 2;
            continue;
        };
        word.copy(text, done..start);
        done = start + 2 + len + 2;
        match variables.get(inner[..len].trim()) {
            Some(value) => word.append(value),
            None => word.push_hole(text, start..done),
        }
    }
    word.copy(text, done..span.end);
    word.span = span;
    word
}
