//! The payload as an editor.

use super::{JSON, Page, page};
use crate::common;
use crate::nodes::{self, find, get, names};
use millrace::desk::request::act::Event;
use millrace::saved;
use millrace::workspace::Subject;
use millrace::workspace::problem::{Severity, gravest, of_draft};

#[test]
fn what_is_typed_as_json_goes_into_the_fields_and_stands_as_it_was_typed_until_the_form_changes() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let typed = r#"{"name":"nodes","jdbc_table":"public.n","integration_id":"i","schema_sql":"a INT","partitioned_by":"a"}"#;
    page.on("json", Event::Input(typed));
    assert_eq!(page.table().name, "nodes");
    assert_eq!(page.table().schema_sql, "a INT");
    assert_eq!(page.workspace.drafts[0].extra, r#"{"partitioned_by":"a"}"#);
    assert_eq!(page.json(), typed);
    page.on("json", Event::Leave);
    page.open();
    assert_eq!(page.json(), typed);
    // What is changed elsewhere is shown as it is sent.
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            "b INT".clone_into(&mut table.schema_sql);
        }
    });
    page.open();
    assert_eq!(
        page.json(),
        "{\n  \"integration_id\": \"i\",\n  \"name\": \"nodes\",\n  \"jdbc_table\": \"public.n\",\n  \"schema_sql\": \"b INT\",\n  \"partitioned_by\": \"a\"\n}"
    );
}

#[test]
fn what_the_form_adds_to_what_was_typed_is_told_and_not_written_into_it() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let typed = "{\"name\":\"only\"}";
    page.on("json", Event::Input(typed));
    page.on("json", Event::Leave);
    page.open();
    assert_eq!(page.json(), typed);
    let said = nodes::text(&page.view());
    let added = "Sent too, as the form has them: integration_id, jdbc_table, schema_sql";
    assert!(said.contains(added), "{said}");
    let sent = page.on("save", Event::Click).save.expect("a file").1;
    assert!(sent.contains("\"schema_sql\": \"\""), "{sent}");
}

#[test]
fn many_members_without_a_field_are_not_all_named() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let many: Vec<String> = (0..30).map(|at| format!("\"k{at}\":1")).collect();
    let typed = format!("{{\"name\":\"t\",\"jdbc_table\":\"t\",{}}}", many.join(","));
    page.on("json", Event::Input(&typed));
    let said = nodes::text(&page.view());
    assert!(said.contains(", k18, k19 and 10 more"), "{said}");
}

#[test]
fn a_number_beyond_every_f64_is_carried_or_said_to_be_left_out() {
    let mut page = page();
    page.workspace.drafts[0].extra = r#"{"limit":1e400,"a: b":1}"#.to_owned();
    for (tab, holds, says) in [
        ("curl", "\"limit\": 1e400", ""),
        ("JSON", "\"limit\": 1e400", ""),
        ("HTTP", "\"limit\": 1e400", ""),
        ("PowerShell", "\"limit\": 1e400", ""),
        ("Python", "\"limit\": 1e400", ""),
        ("avn", "--table-name='node_info'", "limit is left out"),
        ("Terraform", "\"node_info\"", "limit is left out"),
        ("Script", "\"limit\": 1e400", ""),
    ] {
        let place = names(&page.view(), "tab")
            .iter()
            .position(|name| name == tab);
        page.on(&format!("tab {}", place.expect("a tab")), Event::Click);
        let text = page.on("copy", Event::Click).copy.expect("a text");
        assert!(text.contains(holds), "{tab}: {text}");
        let said = nodes::text(&page.view());
        assert!(said.contains(says), "{tab}: {said}");
        assert!(!said.contains("has no name"), "{tab}: {said}");
    }
}

#[test]
fn json_that_can_not_be_read_leaves_the_draft_alone_and_says_where() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let before = page.workspace.drafts[0].subject.clone();
    let typed = "{\n  \"name\": \"nodes\",\n}";
    page.on("json", Event::Input(typed));
    page.on("json", Event::Leave);
    assert_eq!(page.workspace.drafts[0].subject, before);
    assert_eq!(page.json(), typed);
    let view = page.view();
    assert_eq!(
        get(find(&view, "textbox", JSON), "aria-invalid"),
        Some("true")
    );
    let said = names(&view, "status").concat();
    assert!(said.starts_with("Line 2, column "), "{said}");
    page.on("discard", Event::Click);
    assert!(page.json().contains("\"node_info\""));
}

#[test]
fn what_was_typed_for_one_draft_does_not_hide_what_becomes_of_it_later() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(r#"{"name":"typed","jdbc_table":"t"}"#));
    let id = page.workspace.drafts[0].id;
    page.texts.open(None, &page.workspace);
    page.workspace.edit(id, |subject| {
        *subject = Subject::Table(common::postgres("later"));
    });
    page.open();
    assert!(page.json().contains("\"later\""), "{}", page.json());
}

/// A page with this typed as its payload, which is kept and opened again elsewhere.
fn kept_with_broken_json(typed: &str) -> Page {
    let mut typing = page();
    typing.on("tab 1", Event::Click);
    typing.on("json", Event::Input(typed));
    let kept = saved::write_workspace(&typing.workspace);
    let mut page = page();
    page.workspace = saved::read(&kept).expect("a visit").workspace;
    page.open();
    page
}

#[test]
fn json_that_can_not_be_read_holds_the_draft_back_and_outlives_the_page() {
    for typed in ["{\"name\": \"nodes\"", "", "[]", "{\"a\": \r\n"] {
        let mut page = kept_with_broken_json(typed);
        let problems = of_draft(&page.workspace.drafts[0], &page.workspace);
        assert_eq!(gravest(&problems), Some(Severity::Blocking), "{typed:?}");
        page.on("tab 1", Event::Click);
        assert_eq!(page.json(), typed);
        assert_eq!(
            page.on("save", Event::Click).save,
            Some(("payload.json", typed.to_owned() + "\n"))
        );
        page.on("discard", Event::Click);
        let problems = of_draft(&page.workspace.drafts[0], &page.workspace);
        assert!(gravest(&problems) < Some(Severity::Blocking), "{typed:?}");
        assert!(page.json().contains("\"node_info\""), "{typed:?}");
    }
}

#[test]
fn mended_json_lets_the_draft_go() {
    let mut page = kept_with_broken_json("{");
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(r#"{"name":"nodes"}"#));
    assert_eq!(page.workspace.drafts[0].unread, None);
    assert_eq!(page.table().name, "nodes");
}

#[test]
fn beside_every_other_text_it_says_that_the_json_can_not_be_read_and_leads_there() {
    let mut page = kept_with_broken_json("{");
    let tabs = names(&page.view(), "tab");
    for (place, name) in tabs.iter().enumerate() {
        page.on(&format!("tab {place}"), Event::Click);
        let said = names(&page.view(), "status").concat();
        let is_told = said.contains("that was typed under JSON");
        assert_eq!(is_told, name != "JSON", "{name}: {said}");
    }
    let led = page.on("payload", Event::Click);
    assert_eq!(led.focus.as_deref(), Some("request-json"));
    assert_eq!(page.json(), "{");
}

#[test]
fn a_key_that_stands_twice_is_told() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    page.on(
        "json",
        Event::Input(r#"{"name":"one","jdbc_table":"t","name":"two"}"#),
    );
    assert_eq!(page.table().name, "two");
    let said = nodes::text(&page.view());
    assert!(said.contains("name stands there more than once"), "{said}");
}
