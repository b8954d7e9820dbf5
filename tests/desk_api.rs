//! The switch between the generations of the API, and the form of a classic table.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/nodes.rs"]
mod nodes;

use millrace::api::generation::{Generation, TableForm};
use millrace::desk::api::{forms, retired, switch, told};
use millrace::desk::node::{Element, Node};
use nodes::{elements, find, get, text};

/// The names of the options, the one that is chosen in brackets.
fn options(nodes: &[Node]) -> Vec<String> {
    let options = elements(nodes)
        .into_iter()
        .filter(|one| one.tag == "option");
    let name = |option: &Element| {
        let name = text(&option.children);
        match get(option, ".selected") {
            Some("true") => format!("[{name}]"),
            _ => name,
        }
    };
    options.map(name).collect()
}

#[test]
fn the_switch_names_both_generations_and_says_what_the_chosen_one_is() {
    let nodes = switch(Generation::Classic);
    assert_eq!(
        options(&nodes),
        ["[Tables and jobs (2021)]", "Applications (current)"]
    );
    assert!(text(&nodes).contains("Retired in January 2023"));
    let nodes = switch(Generation::Applications);
    assert_eq!(
        options(&nodes),
        ["Tables and jobs (2021)", "[Applications (current)]"]
    );
    assert!(!text(&nodes).contains("Retired"));
    assert_eq!(told("api", "applications"), "api applications");
}

#[test]
fn who_has_the_retired_api_is_told_and_turns_to_the_other_with_one_button() {
    let nodes = retired(Generation::Classic);
    let press = find(&nodes, "button", "Switch to applications");
    let act = get(press, "data-act").expect("an act");
    assert_eq!(told(act, ""), "api applications");
    assert!(retired(Generation::Applications).is_empty());
}

#[test]
fn the_form_of_a_table_is_chosen_in_the_settings() {
    let nodes = forms(TableForm::Nested);
    assert_eq!(
        options(&nodes),
        ["Flat (2021): kafka_topic", "[Nested (2022): kafka.topic]"]
    );
    assert_eq!(told("form", "flat"), "form flat");
}
