//! The tabs, the choices beside them, and the script.

use super::{TABS, page};
use crate::common;
use crate::nodes::{self, find, get, names};
use millrace::desk::node::Node;
use millrace::desk::request::act::Event;
use millrace::workspace::Subject;
use millrace::workspace::job::Job;

#[test]
fn the_tabs_are_those_of_the_design_and_the_first_is_shown() {
    let page = page();
    let tabs = names(&page.view(), "tab");
    assert_eq!(tabs, TABS);
    let view = page.view();
    assert_eq!(
        get(find(&view, "tab", "curl"), "aria-selected"),
        Some("true")
    );
    assert_eq!(
        get(find(&view, "tab", "JSON"), "aria-selected"),
        Some("false")
    );
}

#[test]
fn a_choice_changes_the_text_and_outlives_the_page() {
    let mut page = page();
    let long = page.on("copy", Event::Click).copy.expect("a text");
    assert!(long.contains("--request POST"), "{long}");
    page.on("choose 1", Event::Change("1"));
    let short = page.on("copy", Event::Click).copy.expect("a text");
    assert!(short.contains("-X POST"), "{short}");
    assert_eq!(page.settings[1], "short-flags");
    let mut again = self::page();
    again.settings = page.settings.clone();
    again.route();
    assert_eq!(again.on("copy", Event::Click).copy, Some(short));
}

#[test]
fn the_arrows_go_through_the_tabs_and_around() {
    let mut page = page();
    let outcome = page.on("tab 0", Event::Key("ArrowLeft"));
    assert!(outcome.is_done);
    assert_eq!(outcome.focus.as_deref(), Some("request-tab-8"));
    assert_eq!(page.settings[0], "Script");
    page.on("tab 8", Event::Key("ArrowRight"));
    assert_eq!(page.settings[0], "curl");
}

#[test]
fn the_script_holds_the_whole_workspace_in_the_language_that_was_chosen() {
    let mut page = page();
    page.workspace = common::workspace([
        Subject::Job(common::job("copy_all")),
        Subject::Table(common::kafka("events")),
    ]);
    page.on("tab 8", Event::Click);
    let (file, bash) = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(file, "workspace.sh");
    assert!(bash.starts_with("#!/usr/bin/env bash\n"), "{bash}");
    let place = |text: &str| bash.find(text).unwrap_or_else(|| panic!("{text}: {bash}"));
    assert!(place("\"name\": \"events\"") < place("\"job_name\": \"copy_all\""));
    page.on("choose 0", Event::Change("1"));
    let (file, powershell) = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(file, "workspace.ps1");
    assert!(powershell.contains("Invoke-"), "{powershell}");
    assert!(powershell.contains("copy_all"), "{powershell}");
    assert_eq!(page.settings, ["Script", "powershell-script"]);
}

#[test]
fn beside_the_script_the_command_of_a_draft_is_still_curl() {
    let mut page = page();
    let curl = page.on("copy", Event::Click).copy;
    page.on("tab 8", Event::Click);
    let command = page
        .texts
        .command(&page.workspace.drafts[0], &page.workspace);
    assert_eq!(command, curl);
}

#[test]
fn a_text_with_a_blank_in_its_statement_is_said_not_to_be_finished() {
    let mut page = page();
    page.workspace = common::workspace([
        Subject::Table(common::kafka("events")),
        Subject::Job(Job {
            statement: "INSERT INTO a SELECT x FROM b WHERE x > «100»".to_owned(),
            ..common::job("copy_all")
        }),
    ]);
    let expect = "This is not finished: the statement of copy_all still has the blank «100».";
    let said = |page: &super::Page| nodes::text(&page.view());
    assert!(!said(&page).contains(expect), "a table has none");
    page.on("tab 8", Event::Click);
    assert!(said(&page).contains(expect), "{}", said(&page));
}

#[test]
fn what_stops_a_script_is_told_beside_it() {
    let mut page = page();
    page.workspace = common::workspace([
        Subject::Table(common::kafka("events")),
        Subject::Table(common::postgres("events")),
    ]);
    page.on("tab 8", Event::Click);
    let said = nodes::text(&page.view());
    assert!(
        said.contains("More than one table is named “events”. "),
        "{said}"
    );
}

#[test]
fn of_a_long_text_the_beginning_is_shown_and_the_whole_is_copied() {
    let mut page = page();
    let schema = "`column` INT,\n".repeat(30_000);
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            table.schema_sql.clone_from(&schema);
        }
    });
    for tab in ["tab 0", "tab 1", "tab 8"] {
        page.on(tab, Event::Click);
        let view = page.view();
        let shown = nodes::text(&view);
        assert!(shown.len() < 210_000, "{tab}: {}", shown.len());
        assert!(shown.contains("Copy and Download take"), "{tab}");
        let is_editor = nodes::elements(&view).iter().any(|it| it.tag == "textarea");
        assert!(!is_editor, "{tab}");
        let copied = page.on("copy", Event::Click).copy.expect("a text");
        assert!(copied.len() > schema.len(), "{tab}");
    }
}

#[test]
fn the_choices_stay_open_while_they_are_made() {
    let mut page = page();
    page.on("options", Event::Toggle(true));
    page.on("choose 0", Event::Change("1"));
    let view = page.view();
    let options = nodes::elements(&view)
        .into_iter()
        .find(|element| get(element, "data-act") == Some("options"));
    assert_eq!(get(options.expect("the choices"), ".open"), Some("true"));
    let places = |view: &[Node]| view.len();
    let before = places(&view);
    page.on("choose 0", Event::Change("0"));
    assert_eq!(places(&page.view()), before, "they stay where they are");
}

#[test]
fn no_shell_but_bash_and_zsh_is_said_to_ask_for_the_token() {
    let mut page = page();
    page.on("choose 4", Event::Change("2"));
    page.on("choose 0", Event::Change("1"));
    let view = page.view();
    let all = nodes::elements(&view);
    let option = |name: &str| {
        let mut options = all.iter().filter(|element| element.tag == "option");
        *options
            .find(|option| nodes::name(option) == name)
            .expect("an alternative")
    };
    assert_eq!(get(option("Asked for"), "disabled"), Some(""));
    assert_eq!(get(option("From AIVEN_TOKEN"), ".selected"), Some("true"));
    let said = nodes::text(&view);
    assert!(said.contains("goes out without a token"), "{said}");
}

#[test]
fn the_payloads_file_holds_what_is_sent() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(r#"{"name":"é!","jdbc_table":"t"}"#));
    let (name, text) = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(name, "payload.json");
    assert!(text.contains(r#""name": "\u00e9\u0021""#), "{text}");
}
