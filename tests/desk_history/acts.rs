//! What can be done with an exchange: it is deleted, comes back, is saved, and opens as a draft.

use super::{AT, Page, answered, draft, entry, kept_of, listed, row, told};
use crate::common::{self, kafka, postgres};
use millrace::api::token::AuthScheme;
use millrace::desk::history::entry::Entry;
use millrace::desk::history::kept;
use millrace::desk::import::{Here, Importer, SameName};
use millrace::saved;
use millrace::workspace::{Draft, DraftId, Progress, Subject, Workspace};
use serde_json::{Value, json};

#[test]
fn one_is_deleted_and_comes_back_beside_what_another_tab_has_added() {
    let mut page = Page::of(kept_of(&["a", "b", "c"]));
    page.press(&row("b"));
    page.press("Delete");
    assert_eq!(listed(&page.kept), ["c", "a"]);
    assert!(
        page.text()
            .contains("Deleted. Nothing was deleted on the service.")
    );
    page.kept = kept::with(&page.kept, &entry("d"));
    page.press("Undo");
    assert_eq!(listed(&page.kept), ["d", "c", "b", "a"]);
    assert!(!page.buttons().contains(&"Undo".to_owned()));
}

#[test]
fn all_are_deleted_and_nothing_of_them_stays_when_the_dialog_is_closed() {
    let mut page = Page::of(kept_of(&["a", "b"]));
    page.press("Delete all");
    assert_eq!(page.kept, "");
    assert!(
        page.text()
            .contains("Nothing yet. What you send will stand here.")
    );
    assert!(page.buttons().contains(&"Undo".to_owned()));
    page.history.close();
    page.history.open(&page.kept);
    assert_eq!(page.buttons(), ["History", "Close"]);
}

#[test]
fn the_export_is_json_with_the_oldest_first() {
    let mut page = Page::of(kept_of(&["a", "b"]));
    let (name, text) = page.press("Export").save.expect("a file");
    assert_eq!(name, "millrace-history.json");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let names: Vec<&Value> = file
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["draft"]["name"])
        .collect();
    assert_eq!(names, ["a", "b"]);
    let first = &file[0];
    assert_eq!(first["at"], AT);
    assert_eq!(
        (&first["status"], &first["milliseconds"], &first["answer"]),
        (&json!(200), &json!(35), &json!("{}"))
    );
    assert_eq!(first["payload"], r#"{"name":"node_info"}"#);
}

#[test]
fn an_exchange_opens_as_a_draft_that_was_never_sent() {
    let mut sent = draft(Subject::Table(kafka("KAlert")));
    sent.extra = r#"{"upsert": true}"#.to_owned();
    sent.progress = Progress::Failed;
    let mut page =
        Page::of(Entry::of(told(sent.clone(), answered(400, "{}")), AT.to_owned()).write());
    page.history.react("entry 0", &page.kept);
    let opened = page.press("Open as draft").draft.expect("a draft");
    let mut workspace = common::workspace([Subject::Table(postgres("mine"))]);
    let mut importer = Importer::default();
    let told = importer.reopen(&opened, &workspace).told;
    let saved = told[0].strip_prefix("workspace ").expect("a workspace");
    workspace = saved::read(saved).expect("a workspace").workspace;
    let added = &workspace.drafts[1];
    assert_eq!((&added.subject, &added.extra), (&sent.subject, &sent.extra));
    assert_eq!(added.progress, Progress::Draft);
    assert_eq!(told[1], format!("shown {}", added.id.0));
    assert_eq!(told[2], "told 0 Added the draft KAlert.");
    let again = importer.reopen(&opened, &workspace).told;
    assert_eq!(
        again,
        [format!("shown {}", added.id.0)],
        "it is here already"
    );
    let here = Here {
        workspace: &workspace,
        token: "",
        scheme: AuthScheme::Bearer,
    };
    let back = importer.untake(0, here).told;
    let back = back[0].strip_prefix("workspace ").expect("a workspace");
    let back: Workspace = saved::read(back).expect("a workspace").workspace;
    assert_eq!(back.drafts.len(), 1);
    assert!(back.draft(DraftId(0)).is_some());
}

#[test]
fn a_draft_of_the_name_that_differs_is_asked_about_before_one_opens() {
    let opened = draft(Subject::Table(kafka("KAlert")));
    let workspace = common::workspace([Subject::Table(postgres("KAlert"))]);
    let mut importer = Importer::default();
    assert_eq!(importer.reopen(&opened, &workspace).told, [""; 0]);
    assert!(importer.is_asking());
    let here = Here {
        workspace: &workspace,
        token: "",
        scheme: AuthScheme::Bearer,
    };
    let told = importer.decide(SameName::Stay, here).told;
    let saved = told[0].strip_prefix("workspace ").expect("a workspace");
    let workspace = saved::read(saved).expect("a workspace").workspace;
    let names: Vec<&str> = workspace.drafts.iter().map(Draft::name).collect();
    assert_eq!(names, ["KAlert", "KAlert_2"]);
}
