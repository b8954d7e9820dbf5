//! Requests as other programs write them are read into drafts, with where they go and the token, and every part of the
//! text is told of.
//!
//! `fixtures/devtools/` holds one request as the generators in Chromium's `NetworkLogView.ts` write it, of 2024.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
#[path = "../common/imports.rs"]
mod imports;
mod programs;
mod told;

use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::import::request::Snag;
use millrace::import::{Fate, Import, Why, read};
use millrace::text::request_import::part;
use millrace::workspace::plan::Route;
use millrace::workspace::{Subject, current};
use serde_json::Value;

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

/// The body that a draft makes, as a value.
fn body(import: &Import, at: usize) -> Value {
    body_in(import, at, TableForm::Flat)
}

/// The same, where classic tables have this form.
fn body_in(import: &Import, at: usize, form: TableForm) -> Value {
    let found = &import.drafts[at];
    let mut workspace = common::workspace([found.subject.clone()]);
    workspace.drafts[0].extra.clone_from(&found.extra);
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form,
    };
    let request = current::request(&workspace.drafts[0], &workspace, &route).expect("a request");
    serde_json::from_str(&request.body.expect("a body").wire()).expect("JSON")
}

/// What was missed, in words.
fn missed(import: &Import, text: &str) -> Vec<String> {
    import
        .parts
        .iter()
        .filter(|found| matches!(found.fate, Fate::Missed(_)))
        .map(|found| part(found, text, import))
        .collect()
}

/// The table of the cheat sheet, at its project and service, and nothing missed.
fn check_table(text: &str) -> Import {
    let import = read(text);
    assert_eq!(import.drafts.len(), 1, "{text}\n{:?}", import.parts);
    assert_eq!(
        import.drafts[0].subject,
        Subject::Table(common::postgres("node_info")),
        "{text}"
    );
    assert_eq!(import.drafts[0].extra, "", "{text}");
    assert_eq!(
        import.target,
        common::target(),
        "{text}\n{:?}",
        import.parts
    );
    assert_eq!(missed(&import, text), [""; 0], "{text}");
    check_parts(&import, text);
    import
}

/// Parts stand in order and in the text, and the token is in the span of its own part alone.
fn check_parts(import: &Import, text: &str) {
    let mut last = 0;
    for found in &import.parts {
        assert!(
            last <= found.span.start && found.span.end <= text.len(),
            "{found:?}"
        );
        last = found.span.start;
        let said = text.get(found.span.clone()).expect("characters");
        let token = import.token.as_ref().map_or(TOKEN, |token| &token.0);
        assert!(
            found.fate == Fate::Token || !said.contains(token),
            "{found:?} in {text}"
        );
        assert!(!part(found, text, import).contains(token));
    }
}

const URL: &str =
    "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table";
const BODY: &str = r#"{"integration_id":"a4af7409-d167-4f31-af13-ddd4cd06564f","name":"node_info","jdbc_table":"public.node_definition","schema_sql":"`node` INT, `node_description` VARCHAR"}"#;

fn has(import: &Import, snag: &Snag) -> bool {
    import.parts.iter().any(|part| match &part.fate {
        Fate::LeftOut(Why::Request(found)) | Fate::Missed(Why::Request(found)) => found == snag,
        _ => false,
    })
}
