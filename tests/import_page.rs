//! The cheat sheet's page as drafts.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/imports.rs"]
mod imports;

use imports::{assert_kept, assert_shown, told};
use millrace::api::token::AuthScheme;
use millrace::import::page::read;
use millrace::import::unfit::Unfit;
use millrace::import::{Fate, Why};
use millrace::workspace::example;
use millrace::workspace::target::Target;
use millrace::workspace::{Subject, field::Field};
use proptest::prelude::*;

const SOURCE: &str = include_str!("fixtures/cheatsheet.txt");

/// The page as a browser gives it: without the marks, with the sign behind headings.
fn copied() -> String {
    let lines = SOURCE.lines().filter(|line| {
        let line = line.trim();
        line.is_empty() || !line.chars().all(|c| matches!(c, '-' | '='))
    });
    lines
        .map(|line| {
            let plain = line.trim().replace("``", "").replace("::", ":");
            [plain.as_str(), "\n"].concat()
        })
        .collect()
}

/// The drafts of the example, which was written by hand from the same page, but for the table that the page only names.
fn assert_is_cheatsheet(text: &str) {
    let import = read(text).expect("a page");
    assert_shown(text, &import);
    assert_eq!(import.target, example::target());
    let example = example::workspace(Target::default());
    let expected = example
        .drafts
        .iter()
        .filter(|draft| draft.name() != "KCpuIn");
    let none = Target::default();
    let fields = [
        Field::TableName,
        Field::IntegrationId,
        Field::JdbcTable,
        Field::KafkaTopic,
        Field::SchemaSql,
        Field::ConnectorType,
        Field::JobName,
        Field::Statement,
        Field::Tables,
        Field::TablesBy,
    ];
    assert_eq!(import.drafts.len(), 3);
    for (found, expected) in import.drafts.iter().zip(expected) {
        for field in fields {
            assert_eq!(
                field.get(&none, &found.subject),
                field.get(&none, &expected.subject),
                "{field:?}"
            );
        }
        assert_eq!(found.extra, "");
    }
    assert_eq!(import.scheme, Some(AuthScheme::Bearer));
    assert_eq!(import.token, None);
    let stray = |fate: &Fate| *fate == Fate::LeftOut(Why::Unfit(Unfit::StrayTest));
    assert_eq!(told(text, &import, stray), ["test"; 3]);
    let token = |fate: &Fate| *fate == Fate::LeftOut(Why::Unfit(Unfit::Placeholder));
    assert_eq!(told(text, &import, token), ["TOKEN"; 3]);
    assert_eq!(
        told(text, &import, |fate| matches!(fate, Fate::Missed(_))),
        [""; 0]
    );
}

#[test]
fn the_source_of_the_page_gives_its_three_drafts() {
    assert_is_cheatsheet(SOURCE);
    assert_is_cheatsheet(&SOURCE.replace('\n', "\r\n"));
}

#[test]
fn the_page_as_a_browser_copies_it_gives_its_three_drafts() {
    assert_is_cheatsheet(&copied());
}

#[test]
fn a_token_in_the_page_goes_to_its_field_alone() {
    let text = SOURCE.replace("TOKEN", "AbCdEf0123456789+/==");
    let import = read(&text).expect("a page");
    assert_eq!(
        import.token.as_ref().map(|token| token.0.as_str()),
        Some("AbCdEf0123456789+/==")
    );
    assert!(!format!("{import:?}").contains("AbCdEf"));
    for part in &import.parts {
        let holds = text[part.span.clone()].contains("AbCdEf");
        assert_eq!(holds, part.fate == Fate::Token, "{part:?}");
    }
}

#[test]
fn a_header_that_can_t_be_read_is_not_shown() {
    for header in [
        "Authorization: Basic c2VjcmV0OnNlY3JldA==",
        "Header: Authorization Bearer secret secret",
        "Header: Authorization secretsecret",
    ] {
        let text = SOURCE.replace("Header: ``Authorization Bearer TOKEN``", header);
        let import = read(&text).expect("a page");
        assert_eq!(import.drafts.len(), 3);
        assert_kept(&text, &import, ["secret", "c2Vj"]);
    }
}

#[test]
fn a_body_that_is_broken_is_told_where_it_breaks() {
    let text = SOURCE.replace("\"name\": \"node_info\",", "\"name\": \"node_info\"");
    let import = read(&text).expect("a page");
    assert_eq!(import.drafts.len(), 2);
    assert_eq!(
        told(&text, &import, |fate| matches!(fate, Fate::Missed(_))),
        ["\""]
    );
    assert!(matches!(import.drafts[0].subject, Subject::Table(_)));
}

#[test]
fn other_texts_are_no_page() {
    for text in [
        "",
        "POST https://api.aiven.io/v1\n\n{}",
        "Body::\n{}",
        "Endpoint: it is here\nPOST it",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn large_texts_are_read_in_linear_time() {
    let begin = "Body:\nPOST https://api.aiven.io/v1/project/p/service/s/flink/job\n";
    for part in [
        "POST https://api.aiven.io/v1/project/p/service/s/flink/job\n{\n",
        "POST https://api.aiven.io/v1/project/p/service/s/flink/job\n{}\n",
        "POST https://api.aiven.io/v1/project/p/service/s/flink/job\n{\n\n",
        "{",
        "{\n",
        "\n",
        "Header: Authorization Bearer a\n",
        "POST https://",
        "/test/service",
    ] {
        let text = [begin, &part.repeat(2_000_000 / part.len())].concat();
        let import = read(&text).expect("a page");
        assert_shown(&text, &import);
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(
        words in prop::collection::vec(prop::sample::select(vec![
            "POST ", "https://", "api.aiven.io/v1/project/p/service/s/flink/table", "\n", "Header: ", "Authorization ", "Bearer ",
            "``", "é", "Body::\n", "{", "}", "\"name\"", ":", "\"", "\\", ",", "\n\n", " ", "TOKEN", "/flink/job", "test/",
        ]), 0..60),
    ) {
        let text = ["Body:\nPOST https://h/flink/job\n", &words.concat()].concat();
        let import = read(&text).expect("a page");
        assert_shown(&text, &import);
    }
}
