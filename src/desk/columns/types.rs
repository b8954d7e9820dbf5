//! The list of types under a cell.

use super::Offer;
use crate::desk::node::{Element, element};
use crate::text::columns as say;

/// The id of the list.
pub const LIST: &str = "column-types";

/// The id of an entry.
pub fn option_id(index: usize) -> String {
    format!("column-types-{index}")
}

/// The list as nodes.
pub fn list(offer: &Offer) -> Element {
    let option = |(index, candidate): (usize, &crate::sql::complete::Candidate)| {
        element("li")
            .with("role", "option")
            .with("id", option_id(index))
            .with("data-act", format!("take {index}"))
            .with(
                "aria-selected",
                if offer.chosen == Some(index) {
                    "true"
                } else {
                    "false"
                },
            )
            .child(element("code").text(candidate.text.as_str()))
            .text(" ")
            .child(element("small").text(candidate.detail.as_str()))
            .into()
    };
    element("ul")
        .with("id", LIST)
        .with("class", "offer")
        .with("role", "listbox")
        .with("aria-label", say::TYPES)
        .children(offer.candidates.iter().enumerate().map(option))
}
