//! What became of the parts of a text that was imported, for tests to look at.

#![allow(dead_code, reason = "each test uses a part of it")]

use millrace::import::{Fate, Import};

/// What stands where something was told, for each that `picks`.
pub fn told<'a>(text: &'a str, import: &Import, picks: impl Fn(&Fate) -> bool) -> Vec<&'a str> {
    let parts = import.parts.iter().filter(|part| picks(&part.fate));
    parts.map(|part| &text[part.span.clone()]).collect()
}

/// What could not be taken.
pub fn missed<'a>(text: &'a str, import: &Import) -> Vec<&'a str> {
    told(text, import, |fate| matches!(fate, Fate::Missed(_)))
}

/// What is left out.
pub fn left_out<'a>(text: &'a str, import: &Import) -> Vec<&'a str> {
    told(text, import, |fate| matches!(fate, Fate::LeftOut(_)))
}

/// Where a part is told of twice, or stands out of the text, nobody could show it.
pub fn assert_shown(text: &str, import: &Import) {
    let mut last = 0;
    for part in &import.parts {
        assert!(text.get(part.span.clone()).is_some(), "{part:?}");
        assert!(part.span.start >= last, "{part:?}");
        last = part.span.start;
        if let Fate::Field(draft, _) | Fate::Kept(draft, _) = part.fate {
            assert!(draft < import.drafts.len(), "{part:?}");
        }
    }
}

/// No part stands where one of these secrets does.
pub fn assert_kept(text: &str, import: &Import, secrets: [&str; 2]) {
    for part in &import.parts {
        let shown = &text[part.span.clone()];
        let is_kept = secrets.iter().all(|secret| !shown.contains(secret));
        assert!(is_kept, "{shown}");
    }
}
