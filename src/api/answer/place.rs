//! The place in the SQL that an answer speaks of.

use super::members::Members;
use serde_json::Value;

/// A place in a text: its line and its character, both from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The line.
    pub line: usize,
    /// The character in it.
    pub character: usize,
    /// The last character, where the answer tells that, and its line.
    pub end: Option<(usize, usize)>,
}

/// The place that the body of an answer speaks of: a `position` as the API's validation gives it, or what Flink says
/// in words, such as "at line 1, column 8".
pub fn place(body: &str) -> Option<Place> {
    let members = Members::of(body);
    let errors = members.get("errors");
    let first = &errors[0];
    let mut given = vec![
        members.get("position"),
        first["position"].clone(),
        first["metadata"]["position"].clone(),
        first["metadata"].clone(),
    ];
    for key in super::VALIDATIONS {
        given.push(members.get(key)["position"].clone());
    }
    given.iter().find_map(position).or_else(|| {
        let message = super::message(&members)?;
        in_words(&message)
    })
}

fn position(given: &Value) -> Option<Place> {
    let number = |key: &str| {
        usize::try_from(given[key].as_u64()?)
            .ok()
            .filter(|n| *n > 0)
    };
    Some(Place {
        line: number("line_number")?,
        character: number("character_number")?,
        end: number("end_line_number").zip(number("end_character_number")),
    })
}

/// The first place that a message of Flink's names.
fn in_words(message: &str) -> Option<Place> {
    let mut rest = message;
    while let Some((_, behind)) = rest.split_once("line ") {
        rest = behind;
        let (line, behind) = leading(behind);
        let column = behind
            .trim_start_matches(',')
            .trim_start()
            .strip_prefix("column ");
        if let (Some(line), Some(character)) = (line, column.and_then(|behind| leading(behind).0)) {
            return Some(Place {
                line,
                character,
                end: None,
            });
        }
    }
    None
}

/// The number that a text begins with, and what comes behind it.
fn leading(text: &str) -> (Option<usize>, &str) {
    let end = text.find(|c: char| !c.is_ascii_digit());
    let (digits, behind) = text.split_at(end.unwrap_or(text.len()));
    (digits.parse().ok().filter(|number| *number > 0), behind)
}

impl Place {
    /// The bytes of a text that stand there: to the end that is told, else a word. `None` where the text has no such
    /// place.
    pub fn span(self, text: &str) -> Option<std::ops::Range<usize>> {
        let start = byte_at(text, self.line, self.character)?;
        let told = self
            .end
            .and_then(|(line, character)| byte_at(text, line, character));
        let is_word = |c: char| c.is_alphanumeric() || c == '_';
        let rest = &text[start..];
        let word = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
        let one = |at: usize| text[at..].chars().next().map_or(0, char::len_utf8);
        let end = match told {
            Some(last) if last >= start => last + one(last),
            _ => start + word.max(one(start)),
        };
        Some(start..end)
    }
}

/// The byte that a character of a line begins with. Behind the last one is the end of the line.
fn byte_at(text: &str, line: usize, character: usize) -> Option<usize> {
    let before: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let lines = text.matches('\n').count() + 1;
    let rest = text[before..].split('\n').next()?;
    let mut places = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
    (line <= lines).then(|| Some(before + places.nth(character - 1)?))?
}
