//! The texts of an application.

use super::{Page, TABS};
use crate::common;
use crate::nodes::{self, find, names};
use millrace::api::generation::Generation;
use millrace::desk::request::act::Event;
use millrace::workspace::Subject;
use millrace::workspace::problem::{Severity, gravest, of_draft};

/// A job and its tables, where applications are chosen.
fn application() -> Page {
    let mut page = Page::of(Subject::Job(common::job("DemoApp")));
    page.workspace.add(Subject::Table(common::kafka("KCpuIn")));
    page.workspace.add(Subject::Table(common::kafka("KAlert")));
    page.workspace.target.generation = Generation::Applications;
    page.open();
    page
}

#[test]
fn an_application_is_written_in_every_tab_but_the_script_and_its_json_is_no_editor() {
    let mut page = application();
    let tabs = names(&page.view(), "tab");
    assert_eq!(tabs, TABS[..8]);
    for (index, tab) in tabs.iter().enumerate() {
        page.on(&format!("tab {index}"), Event::Click);
        page.open();
        let view = page.view();
        let said = nodes::text(&view);
        assert!(said.contains("CREATE TABLE KAlert"), "{tab}: {said}");
        assert!(
            nodes::elements(&view)
                .iter()
                .all(|one| one.tag != "textarea"),
            "{tab}"
        );
        let copied = page.on("copy", Event::Click).copy.expect("a text");
        assert!(copied.contains("CREATE TABLE KAlert"), "{tab}: {copied}");
    }
}

#[test]
fn a_table_of_an_application_is_shown_as_what_goes_into_it() {
    let mut page = application();
    page.workspace.drafts.swap(0, 1);
    page.open();
    let view = page.view();
    assert!(names(&view, "tab").is_empty());
    let sql = "CREATE TABLE KCpuIn (`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT) WITH (\n    \
               'connector' = 'kafka',\n    'properties.bootstrap.servers' = '',\n    'topic' = 'alert',\n    \
               'value.format' = 'json'\n)";
    assert_eq!(
        nodes::text(&find(&view, "group", "CREATE TABLE").children),
        sql
    );
    assert_eq!(page.on("copy", Event::Click).copy.as_deref(), Some(sql));
    let saved = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(saved, ("table.sql", format!("{sql};\n")));
}

#[test]
fn a_payload_that_can_not_be_read_is_the_other_apis_alone() {
    let mut page = application();
    page.workspace.drafts[0].unread = Some("{".to_owned());
    page.open();
    assert!(nodes::text(&page.view()).contains("CREATE TABLE KAlert"));
    let problems = of_draft(&page.workspace.drafts[0], &page.workspace);
    assert!(
        gravest(&problems) < Some(Severity::Blocking),
        "{problems:?}"
    );
}
