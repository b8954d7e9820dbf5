//! German against English: the same items, the same values in every sentence, and nothing left as it was. Everything is
//! read from the sources, so that a sentence nobody reaches in a test is looked at too.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/catalogue.rs"]
mod catalogue;

use catalogue::Item;
use std::collections::BTreeSet;
use std::path::Path;

/// What both languages call alike, and why.
#[rustfmt::skip]
const ALIKE: [(&str, &[&str]); 5] = [
    ("names of programs, standards and of what Flink, Kafka and Aiven name", &[
        "Application", "CREATE TABLE {name}", "Datagen", "Print", "Blackhole",
        "Slack", "Kafka", "PostgreSQL", "OpenSearch", "Millrace", "Deployments", "Deployment {number}", "Pipeline",
        "Watermark", "Integration {}", "Token", " Token …{}",
        "bash, dash, zsh", "bash", "PowerShell", "virtual",
    ]),
    ("words that German has taken over", &[
        "Job", "Jobs", "Version", "Version {number}", "version", "Statement", "Payload", "Name", "Link",
        "Shells", "Flags", " in ",
    ]),
    ("the reason phrases of HTTP, as programs print them", &[
        "OK", "Created", "Accepted", "No Content", "Bad Request", "Unauthorized", "Forbidden", "Not Found",
        "Method Not Allowed", "Request Timeout", "Conflict", "Gone", "Content Too Large", "Unsupported Media Type",
        "Expectation Failed", "Unprocessable Content", "Too Many Requests", "Internal Server Error", "Not Implemented",
        "Bad Gateway", "Service Unavailable", "Gateway Timeout",
    ]),
    ("keys, units and code", &[
        "Enter", "C", "ROW<a INT>", "ROW<`name` STRING>", "\\n",
        "{milliseconds} ms", "{seconds} s", "({seconds} s)", "{} s", "{} min {} s", "{} h {} min", "U+{:04X}",
    ]),
    ("what is compared with, and not shown", &[
        "/flink/application", "validate", "deployment", "stop", "cancel", "retired_api_endpoint",
        "user_personal_token_not_allowed", "api_client_ip_allowlist_blocks_caller", "feature_not_enabled",
    ]),
];

/// Functions that need other texts than English does. `german_forms.rs` has what they say.
const OWN_WAY: [&str; 9] = [
    "columns.rs: pub fn columns_of",
    "columns.rs: pub fn removed",
    "lists.rs: pub fn count",
    "picture.rs: pub fn spot",
    "service.rs: pub fn ran",
    "share.rs: pub fn holds",
    "snippet.rs: pub fn obstacle",
    "sql/columns.rs: pub fn column_count",
    "writing.rs: pub fn download",
];

fn items(language: &str) -> Vec<Item> {
    catalogue::items(Path::new(env!("CARGO_MANIFEST_DIR")), language)
}

fn both() -> Vec<(Item, Item)> {
    items("english").into_iter().zip(items("german")).collect()
}

fn goes_its_own_way(item: &Item) -> bool {
    OWN_WAY.iter().any(|name| item.name.starts_with(name))
}

/// Whether a person reads a word in it.
fn has_words(text: &str) -> bool {
    let outside = |text: &str| {
        let mut depth = 0;
        let mut seen = String::new();
        for c in text.chars() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                c if depth == 0 => seen.push(c),
                _ => {}
            }
        }
        seen
    };
    let is_code = text.len() > 2
        && text
            .chars()
            .all(|c| c.is_ascii_uppercase() || "0123456789(, )<>`_".contains(c));
    !is_code && outside(text).chars().any(char::is_alphabetic) && !text.starts_with("\\u{")
}

/// What must stand in both: placeholders, numbers, and words that are code.
fn values(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let code = |word: &str| {
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        !["API", "ID", "NULL"].contains(&word)
            && capitals > 1
            && word
                .chars()
                .all(|c| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit())
            || word.contains(['_', '`', '='])
            || word.starts_with("--")
            || word.contains("://")
            || word.trim_end_matches('.').contains(".json")
    };
    for word in text.split(|c: char| c.is_whitespace() || "()„“”‘’[]:;,".contains(c)) {
        let word = word.trim_matches(|c| ".?!'\"".contains(c));
        let parts = if word.starts_with("--") {
            vec![word]
        } else {
            word.split('-').collect()
        };
        found.extend(
            parts
                .into_iter()
                .filter(|it| code(it) && !it.contains('{'))
                .map(str::to_owned),
        );
    }
    // Their names are the compiler's to check.
    found.insert(format!("{} placeholders", text.matches('{').count()));
    let signs = text.chars().filter(|c| "%$".contains(*c));
    found.extend(signs.map(String::from));
    // Thousands and fractions are written with each other's signs.
    let digits = text.split(|c: char| !c.is_ascii_digit() && !".,".contains(c));
    let digits = digits.map(|run| run.replace(['.', ','], ""));
    found.extend(digits.filter(|run| !run.is_empty()));
    found
}

#[test]
fn both_languages_have_the_same_items_in_the_same_order() {
    let names = |language| {
        items(language)
            .into_iter()
            .map(|item| item.name)
            .collect::<Vec<_>>()
    };
    let (english, german) = (names("english"), names("german"));
    assert!(
        english.len() > 500,
        "only {} items were read",
        english.len()
    );
    for (one, other) in english.iter().zip(&german) {
        assert_eq!(one, other);
    }
    assert_eq!(english.len(), german.len());
}

#[test]
fn no_german_text_is_its_english_twin() {
    let alike: BTreeSet<&str> = ALIKE
        .iter()
        .flat_map(|(_, texts)| texts.iter().copied())
        .collect();
    let mut same = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (english, german) in both() {
        for text in german.texts {
            if has_words(&text) && english.texts.contains(&text) {
                if alike.contains(text.as_str()) {
                    used.insert(text);
                } else {
                    same.insert(format!("{}: {text}", german.name));
                }
            }
        }
    }
    assert!(same.is_empty(), "not translated: {same:#?}");
    let unused: Vec<&&str> = alike.iter().filter(|text| !used.contains(**text)).collect();
    assert!(unused.is_empty(), "no longer alike: {unused:?}");
}

#[test]
fn what_is_put_into_a_sentence_and_what_is_code_stands_in_both() {
    let mut wrong = Vec::new();
    for (english, german) in both()
        .iter()
        .filter(|(english, _)| !goes_its_own_way(english))
    {
        if english.texts.len() != german.texts.len() {
            wrong.push(format!(
                "{}: {} and {} texts",
                english.name,
                english.texts.len(),
                german.texts.len()
            ));
        }
        for (one, other) in english.texts.iter().zip(&german.texts) {
            if has_words(one) && values(one) != values(other) {
                wrong.push(format!(
                    "{one}\n{other}\n{:?}\n{:?}",
                    values(one),
                    values(other)
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn german_is_written_as_germans_write() {
    let mut wrong = Vec::new();
    for item in items("german") {
        for text in item.texts.iter().filter(|text| has_words(text)) {
            let opened = text.matches('„').count();
            let is_odd = opened != text.matches('“').count() || text.contains('”');
            // Three dots for words that are left out stand apart from the word before.
            let is_tight = text
                .strip_suffix('…')
                .is_some_and(|before| before.ends_with(char::is_alphabetic));
            let small = text.to_lowercase();
            let is_familiar = small
                .split(|c: char| !c.is_alphabetic())
                .any(|word| ["du", "dein", "deine", "dich", "dir"].contains(&word));
            let is_english = [" the ", " is ", " and "]
                .iter()
                .any(|word| format!(" {small} ").contains(word));
            let is_swiss = ["gross", "schliesst", "heisst", "ausser"]
                .iter()
                .any(|word| small.contains(word));
            if is_odd || is_tight || is_familiar || is_english || is_swiss {
                wrong.push(format!("{}: {text}", item.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
