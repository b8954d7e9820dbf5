//! A text with its parts in colour.

use crate::snippet::paint::{Paint, paint};
use leptos::prelude::*;

/// The longest text that is painted, in bytes: behind it the elements would cost more than the colours
/// are worth.
const PAINTED_MAX: usize = 100_000;

/// The text as elements. It reads and copies the same with and without its colours.
pub(crate) fn painted(text: &str) -> AnyView {
    if text.len() > PAINTED_MAX {
        return text.to_owned().into_any();
    }
    let part = |(kind, range): (Paint, std::ops::Range<usize>)| {
        let part = text[range].to_owned();
        let class = match kind {
            Paint::Plain => return part.into_any(),
            Paint::Key => "key",
            Paint::Text => "text",
            Paint::Variable => "variable",
        };
        view! { <span class=class>{part}</span> }.into_any()
    };
    paint(text)
        .into_iter()
        .map(part)
        .collect::<Vec<_>>()
        .into_any()
}
