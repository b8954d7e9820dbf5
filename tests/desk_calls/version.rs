//! Versions, and what Flink has against one before it is made.

use super::{Page, check};
use crate::nodes::{self, elements};
use millrace::desk::study::{reports, study};
use millrace::workspace::field::Field;
use millrace::workspace::table::{Connector, Plain, PlainKind};
use millrace::workspace::{DraftId, Progress, Subject};
use serde_json::json;

#[test]
fn what_flink_has_against_it_is_told_with_its_place() {
    let mut page = Page::created();
    page.act("validate", "");
    page.got(
        200,
        &json!({
            "sources": [{ "create_table": "CREATE TABLE KCpuIn (", "message": "no", "position": {
                "line_number": 2, "character_number": 7, "end_line_number": 2, "end_character_number": 8 } }],
            "sinks": [{ "create_table": "CREATE TABLE KAlert (", "columns": [
                { "name": "node", "data_type": "INT", "nullable": true } ] }],
            "statement_error": { "message": "unknown column" }
        }),
    );
    page.says("Flink does not accept it as it is.");
    page.says("CREATE TABLE KCpuIn, line 2, column 7: no");
    page.says("The statement: unknown column");
    page.says("As Aiven reads it");
    page.act("validate", "");
    page.got(200, &json!({ "sources": [], "sinks": [] }));
    page.says("Flink has nothing against it.");
    page.is_silent_about("unknown column");
}

#[test]
fn a_new_version_is_the_one_that_is_deployed() {
    let mut page = Page::created();
    check(page.act("version", ""), "POST", "/application/ID/version");
    page.got(200, &json!({ "id": "v2", "version": 2 }));
    page.says("Created version 2.");
    page.act("parallelism", "2");
    page.act("restarts", "on");
    let body = check(page.act("deploy", ""), "POST", "/application/ID/deployment");
    assert_eq!(
        body,
        json!({ "parallelism": 2, "restart_enabled": false, "version_id": "v2" })
    );
}

#[test]
fn a_draft_of_which_a_version_was_made_is_as_it_is_there() {
    let mut page = Page::created();
    let target = page.workspace.target.clone();
    if let Progress::Created(created) = &mut page.workspace.drafts[0].progress {
        "of another text".clone_into(&mut created.sent);
    }
    assert!(page.workspace.drafts[0].is_changed_since(&target));
    page.act("version", "");
    // What is typed meanwhile is not in it.
    let id = page.workspace.drafts[0].id;
    let before = page.workspace.clone();
    page.got(200, &json!({ "id": "v2", "version": 2 }));
    assert!(!page.workspace.drafts[0].is_changed_since(&target));
    page.workspace = before;
    page.act("version", "");
    page.workspace.edit(id, |subject| {
        if let Subject::Job(job) = subject {
            job.statement.push_str(" AND TRUE");
        }
    });
    page.got(200, &json!({ "id": "v3", "version": 3 }));
    assert!(page.workspace.drafts[0].is_changed_since(&target));
}

/// What is told of each draft's SQL: the text that is marked, and the sentence.
fn marked(page: &Page) -> Vec<(u32, String, String)> {
    let mut studied = study(&page.workspace, Vec::new());
    page.calls.place(&page.workspace, &mut studied);
    let told = reports(&page.workspace, &studied);
    let mut marked = Vec::new();
    for (one, report) in studied.iter().zip(told) {
        let draft = page.workspace.draft(one.draft).expect("a draft");
        let sql = one.field.get(&page.workspace.target, &draft.subject);
        for (problem, said) in one.problems.iter().zip(&report.problems) {
            let said = millrace::text::problem(said.field, &said.fault);
            if said.contains("Flink says") {
                let here = problem.span.of(sql).to_owned();
                marked.push((one.draft.0, here, said));
            }
        }
    }
    marked
}

#[test]
fn what_a_validation_has_against_a_text_is_marked_in_it_until_that_is_changed() {
    let mut page = Page::created();
    let edit = |page: &mut Page, id: u32, of: &dyn Fn(&mut Subject)| {
        page.workspace.edit(DraftId(id), |subject| of(subject));
    };
    edit(&mut page, 1, &|subject| {
        Field::SchemaSql.set(subject, "node INT,\n  cpu FLOAT".to_owned());
    });
    page.act("validate", "");
    // As the API documents it: 200, and the place in what was sent.
    let place = |line: u32, character: u32| json!({ "line_number": line, "character_number": character, "end_line_number": line, "end_character_number": character });
    page.got(
        200,
        &json!({
            "sources": [{ "create_table": "…", "message": "No such type", "position": place(2, 7) }],
            "sinks": [{ "create_table": "…", "message": "No such option", "position": place(2, 5) }],
            "statement_error": { "message": "Column 'cpu' not found", "position": place(1, 48) },
        }),
    );
    let statement = (
        0,
        "cpu".to_owned(),
        "Flink says: Column 'cpu' not found".to_owned(),
    );
    let all = marked(&page);
    assert!(all.contains(&statement), "{all:?}");
    assert!(all.iter().any(|(id, here, said)| (*id, &**here) == (1, "FLOAT") && said.contains("No such type")), "{all:?}");
    // What stands behind the columns is told at their end.
    assert!(
        all.iter()
            .any(|(id, here, said)| (*id, &**here) == (2, "") && said.contains("No such option")),
        "{all:?}"
    );
    edit(&mut page, 1, &|subject| {
        Field::SchemaSql.set(subject, "node INT".to_owned());
    });
    assert!(marked(&page).iter().all(|(id, ..)| *id != 1));
    edit(&mut page, 0, &|subject| {
        Field::Statement.set(
            subject,
            "INSERT INTO KAlert SELECT * FROM KCpuIn".to_owned(),
        );
    });
    assert!(marked(&page).iter().all(|(id, ..)| *id == 2));
    // One that finds nothing takes all of it away.
    page.act("validate", "");
    page.got(200, &json!({ "sources": [{}], "sinks": [{}] }));
    assert_eq!(marked(&page), []);
}

#[test]
fn the_columns_as_aiven_reads_them_stand_beside_those_of_the_draft() {
    let mut page = Page::created();
    page.act("validate", "");
    page.got(
        200,
        &json!({ "sinks": [], "sources": [{
            "create_table": "CREATE TABLE KCpuIn (node INT, c AS node + 1) WITH ('connector' = 'kafka')",
            "columns": [
                { "name": "node", "data_type": "INT", "nullable": true },
                { "name": "c", "data_type": "INT", "nullable": true },
            ] }] }),
    );
    let view = page.view();
    let tables = elements(&view);
    let table = tables.iter().find(|element| element.tag == "table");
    let table = table.expect("a table");
    let said = nodes::text(&table.children);
    for part in ["KCpuIn", "Column", "As Aiven reads it", "In the draft"] {
        assert!(said.contains(part), "{said}");
    }
    let cells: Vec<String> = elements(&table.children)
        .into_iter()
        .filter(|element| element.tag == "td")
        .map(|element| nodes::text(&element.children))
        .collect();
    assert_eq!(cells[..3], ["node", "INT", "INT"]);
    assert_eq!(cells[3..5], ["c", "INT"]);
}

#[test]
fn nothing_is_validated_and_no_version_is_made_of_a_secret_that_was_not_kept() {
    let mut page = Page::created();
    if let Subject::Table(table) = &mut page.workspace.drafts[1].subject {
        table.connector = Connector::Plain(Plain {
            token: "${FLINK_KCPUIN_TOKEN}".to_owned(),
            ..Plain::of(PlainKind::Slack)
        });
    }
    for act in ["validate", "version"] {
        assert_eq!(page.act(act, ""), None, "{act}");
        page.says("A secret of KCpuIn is not kept");
    }
    if let Subject::Table(table) = &mut page.workspace.drafts[1].subject
        && let Connector::Plain(plain) = &mut table.connector
    {
        plain.token = "xoxb-1".to_owned();
    }
    let body = check(page.act("version", ""), "POST", "/application/ID/version");
    assert!(body.to_string().contains("xoxb-1"), "{body}");
}
