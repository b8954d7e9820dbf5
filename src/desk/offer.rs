//! A list of what can be written somewhere, under a cell or at a caret.

use super::node::{Element, Node, element};
use crate::sql::complete::Candidate;
use crate::text::sql::detail;

/// The id of an entry of the list of that id.
pub fn option_id(list: &str, index: usize) -> String {
    format!("{list}-{index}")
}

/// The list as nodes.
pub fn list(id: &str, label: &str, candidates: &[Candidate], chosen: Option<usize>) -> Element {
    let option = |(index, candidate): (usize, &Candidate)| -> Node {
        let is_chosen = chosen == Some(index);
        element("li")
            .with("role", "option")
            .with("id", option_id(id, index))
            .with("data-act", format!("take {index}"))
            .with("aria-selected", if is_chosen { "true" } else { "false" })
            .child(element("code").text(candidate.text.as_str()))
            .text(" ")
            .child(element("small").text(detail(&candidate.detail)))
            .into()
    };
    element("ul")
        .with("id", id)
        .with("class", "offer")
        .with("role", "listbox")
        .with("aria-label", label)
        .children(candidates.iter().enumerate().map(option))
}
