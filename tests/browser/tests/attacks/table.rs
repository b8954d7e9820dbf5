//! The threats as a table for readers, in `SECURITY.md`.

use crate::rows::THREATS;
use crate::threats::{ATTACKS, FILES};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Set to `write`, the table is written anew.
const SWITCH: &str = "MILLRACE_ATTACKS";
const HEAD: &str = "| | what is tried | what stands in the way | attempts | the tests |\n| --- | --- | --- | --- | --- |\n";

#[test]
fn the_table_of_the_security_page_is_what_the_attacks_give() {
    let file = file();
    let page = std::fs::read_to_string(&file).expect("SECURITY.md");
    let (before, rest) = page.split_once(HEAD).expect("the table's head");
    let (_, behind) = rest.split_once("\n\n").expect("the table's end");
    let rows: String = (0..THREATS.len()).map(row).collect();
    let made = [before, HEAD, &rows, "\n", behind].concat();
    if std::env::var_os(SWITCH).is_some_and(|word| word == "write") {
        std::fs::write(&file, &made).expect("SECURITY.md can be written");
    } else {
        assert!(
            page == made,
            "The table of SECURITY.md is not what the attacks give. Run this with {SWITCH}=write, and read what changes."
        );
    }
}

#[test]
fn every_attack_belongs_to_a_threat() {
    let named: BTreeSet<&str> = THREATS
        .iter()
        .flat_map(|threat| threat.attacks)
        .copied()
        .collect();
    let all: BTreeSet<&str> = ATTACKS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(named, all);
    for threat in &THREATS {
        assert!(
            threat.attacks.len() + threat.others.len() > 0,
            "{}",
            threat.tries
        );
    }
}

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../SECURITY.md")
}

fn row(place: usize) -> String {
    let threat = &THREATS[place];
    let attacks = threat
        .attacks
        .iter()
        .filter_map(|name| ATTACKS.iter().find(|(known, ..)| known == name));
    let attempts: usize = attacks.clone().map(|(_, _, count)| count).sum();
    let attempts = match attempts {
        0 => "–".to_owned(),
        some => thousands(some),
    };
    let own = attacks
        .map(|(name, file, _)| link(name, &format!("tests/browser/tests/attacks/{file}.rs")));
    let others = threat.others.iter().map(|(name, file)| {
        let path = FILES.iter().find(|(known, _)| known == file);
        link(name, path.unwrap_or_else(|| panic!("a path for {file}")).1)
    });
    let tests: Vec<String> = own.chain(others).collect();
    let number = place + 1;
    format!(
        "| {number} | {} | {} | {attempts} | {} |\n",
        threat.tries,
        threat.defence,
        tests.join(", ")
    )
}

fn link(name: &str, file: &str) -> String {
    format!("[`{name}`]({file})")
}

fn thousands(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{thousands},{rest:03}"),
    }
}
