//! The script of a whole workspace, as this project writes it: which service it is for, and its payloads. What the script
//! does with them is the same in each.

use super::message;
use super::reading::Reading;
use super::word::Word;
use crate::workspace::Subject;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use std::ops::Range;

/// How each script introduces itself.
const TITLE: &str =
    "# Creates the Flink tables and jobs below, tables first, and stops at the first that fails.";
/// The lines in front of a payload, and behind it.
const TABLE: [(&str, &str); 2] = [("create_table <<'JSON'", "JSON"), ("New-Table @'", "'@")];
const JOB: [(&str, &str); 2] = [("create_job <<'JSON'", "JSON"), ("New-Job @'", "'@")];

/// Whether a text begins as such a script.
pub(super) fn fits(text: &str) -> bool {
    text.lines().take(2).any(|line| line.trim() == TITLE)
}

/// Reads such a script.
pub(super) fn read(text: &str, out: &mut Reading) {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line.trim_end())
    });
    while let Some((start, line)) = lines.next() {
        let end_of = |starts: &[(&str, &'static str)]| {
            let mut starts = starts.iter();
            starts
                .find(|(start, _)| *start == line)
                .map(|(_, end)| *end)
        };
        let subject = match (end_of(&TABLE), end_of(&JOB)) {
            (Some(end), _) => Some((Subject::Table(Table::default()), end)),
            (_, Some(end)) => Some((Subject::Job(Job::default()), end)),
            _ => None,
        };
        if let Some((subject, end)) = subject {
            let mut body = start + line.len()..start + line.len();
            for (start, line) in lines.by_ref() {
                if line == end {
                    break;
                }
                body.end = start + line.len();
            }
            out.payload(&Word::copied(text, body), Some(&subject));
        } else if let Some(value) = value(line, &["service=", "$service = "]) {
            message::service(&Word::copied(text, within(start, value)), out);
        } else if let Some(value) = value(line, &["scheme=", "$scheme = "]) {
            out.scheme(&Word::copied(text, within(start, value)));
        } else if !line.is_empty() {
            out.prose(start..start + line.len());
        }
    }
}

/// Where the value stands in a line that sets one of these variables.
fn value(line: &str, names: &[&str]) -> Option<Range<usize>> {
    let mut names = names.iter();
    let value = names
        .find_map(|name| line.strip_prefix(name))?
        .trim_matches('\'');
    let end = line.trim_end_matches('\'').len();
    Some(end - value.len()..end)
}

fn within(start: usize, part: Range<usize>) -> Range<usize> {
    start + part.start..start + part.end
}
