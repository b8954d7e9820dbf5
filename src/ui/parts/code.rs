//! A text with its parts in colour.

use crate::snippet::paint::{PAINTED_MAX, Paint, paint};
use leptos::prelude::*;

/// The text as elements. It reads and copies the same with and without its colours.
pub(crate) fn painted(text: &str) -> AnyView {
    if text.len() > PAINTED_MAX {
        return text.to_owned().into_any();
    }
    let part = |(kind, range): (Paint, std::ops::Range<usize>)| {
        let part = text[range].to_owned();
        let Some(class) = kind.class() else {
            return part.into_any();
        };
        view! { <span class=class>{part}</span> }.into_any()
    };
    paint(text)
        .into_iter()
        .map(part)
        .collect::<Vec<_>>()
        .into_any()
}
