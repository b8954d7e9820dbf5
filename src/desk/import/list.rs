//! What became of every part of a text, as the lines that the dialog lists.

use crate::api::json::visible;
use crate::import::secret::{self, MASK};
use crate::import::{Fate, Import, Part};
use crate::text::request_import;
use crate::text::workspace::called;
use crate::workspace::Subject;

/// The most characters of a part that are shown.
const BEGINNING_MAX: usize = 48;
/// The most characters of a part that are looked at for a token.
const LOOKED_AT_MAX: usize = 400;
/// The most lines that are listed: a text of megabytes has thousands of parts, and nobody reads them.
const PARTS_MAX: usize = 200;
/// The most parts that are looked at for it.
const LISTED_MAX: usize = 1_000;

/// A part of a text, as it is shown.
#[derive(Debug)]
pub(super) struct Shown {
    /// How it begins. Of a token, nothing.
    pub(super) text: String,
    /// What became of it.
    pub(super) fate: String,
    /// In how many places of the text.
    pub(super) times: usize,
    /// Whether it was meant, and could not be taken.
    pub(super) is_missed: bool,
}

impl Shown {
    /// A draft of what was shared, and what there is to say of it.
    pub(super) fn of_draft(subject: &Subject, fate: String) -> Self {
        Self {
            text: secretless(&called(subject.name())),
            fate,
            times: 1,
            is_missed: false,
        }
    }
}

/// The parts as they are listed, and how many there are beyond these. What is the same in several stands there once.
pub(super) fn listed(import: &Import, text: &str) -> (Vec<Shown>, usize) {
    let mut shown: Vec<Shown> = Vec::new();
    let mut more = import.parts.len().saturating_sub(LISTED_MAX);
    for part in import.parts.iter().take(LISTED_MAX) {
        let beginning = beginning(part, text);
        let fate = secretless(&request_import::part(part, text, import));
        let is_same = |other: &Shown| other.text == beginning && other.fate == fate;
        match shown.iter().position(is_same) {
            Some(at) => shown[at].times += 1,
            None if shown.len() == PARTS_MAX => more += 1,
            None => shown.push(Shown {
                text: beginning,
                fate,
                times: 1,
                is_missed: is_missed(part),
            }),
        }
    }
    (shown, more)
}

/// How a part's text begins: its first line, as far as there is room.
fn beginning(part: &Part, text: &str) -> String {
    if part.fate == Fate::Token {
        return MASK.to_owned();
    }
    let whole = text.get(part.span.clone()).unwrap_or_default().trim();
    let line = whole.lines().next().unwrap_or_default();
    let begun: String = line.chars().take(LOOKED_AT_MAX).collect();
    let begun = secretless(&begun);
    let mut shown: String = begun.chars().take(BEGINNING_MAX).collect();
    let is_cut = shown.len() < begun.len() || begun.len() < whole.len();
    shown = visible(&shown);
    if is_cut {
        shown.push('…');
    }
    shown
}

/// A text without what reads as a token in it: one that the reader had no use for would be shown as what it left out.
fn secretless(text: &str) -> String {
    match secret::find(text) {
        Some(found) => found.masked,
        None => text.to_owned(),
    }
}

/// Whether a part was meant, and could not be taken.
pub(super) fn is_missed(part: &Part) -> bool {
    matches!(part.fate, Fate::Missed(_))
}
