//! The page's own templates: what is blank in them, and that nothing else is wrong.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::api::generation::Generation;
use millrace::api::token::AuthScheme;
use millrace::desk::host::Template;
use millrace::desk::import::{Here, Importer};
use millrace::desk::report::{follow, problems};
use millrace::desk::study::{reports, study};
use millrace::desk::templates::own;
use millrace::workspace::field::Field;
use millrace::workspace::problem::{Fault, Severity};
use millrace::workspace::table::Connector;
use millrace::workspace::{Subject, Workspace};
use nodes::text;

/// The drafts of a template at a service.
fn opened(template: &Template) -> Workspace {
    let drafts = template.drafts.drafts.iter();
    common::workspace(drafts.map(|found| found.subject.clone()))
}

/// All that is wrong, draft by draft: the field, and what is told of its SQL.
fn wrong(workspace: &mut Workspace) -> Vec<(String, Field, String)> {
    let reports = reports(workspace, &study(workspace, Vec::new()));
    follow(workspace, &reports);
    let mut found = Vec::new();
    for draft in &workspace.drafts {
        for problem in problems(draft, workspace, &reports) {
            let said = match problem.fault {
                Fault::Empty => String::new(),
                Fault::Sql(finding) => finding.sentence,
                other => format!("{other:?}"),
            };
            // What is no error is held against a template too.
            assert!(problem.severity >= Severity::Error, "{said}");
            found.push((draft.name().to_owned(), problem.field, said));
        }
    }
    found
}

#[test]
fn five_templates_are_offered() {
    let names: Vec<String> = own().into_iter().map(|it| it.name).collect();
    let beginnings = [
        "Filter:",
        "Window:",
        "Lookup join:",
        "Kafka to PostgreSQL:",
        "Upsert:",
    ];
    assert_eq!(names.len(), beginnings.len());
    for (name, beginning) in names.iter().zip(beginnings) {
        assert!(name.starts_with(beginning), "{name}");
    }
}

#[test]
fn what_is_left_to_fill_in_is_told_and_marked_when_a_template_is_opened() {
    let mut importer = Importer::default();
    importer.offer(Vec::new());
    importer.begin_choosing();
    let here = Here {
        workspace: &common::workspace([]),
        token: "",
        scheme: AuthScheme::Bearer,
    };
    let told = importer.choose(3, here).told;
    let tried: Vec<&str> = told
        .iter()
        .filter_map(|it| it.strip_prefix("tried "))
        .collect();
    assert_eq!(tried, ["0", "1", "2"]);
    let notice = "told 0 “Kafka to PostgreSQL: store every row” holds 2 tables and one job. Nothing was sent. Added 3 drafts. What is left to fill in is marked in the drafts.";
    assert_eq!(told.last().map(String::as_str), Some(notice));
    let said = text(&importer.view());
    for line in [
        "A table on Kafka. Left to fill in: Kafka topic, Integration ID.",
        "A table on PostgreSQL. Left to fill in: PostgreSQL table, Integration ID.",
        "A job. Left to fill in: one blank of the statement.",
    ] {
        assert!(said.contains(line), "{said}");
    }
}

#[test]
fn nothing_is_wrong_with_a_template_but_its_blanks() {
    for template in own() {
        let mut workspace = opened(&template);
        for (draft, field, said) in wrong(&mut workspace) {
            let is_blank = match field {
                Field::IntegrationId | Field::KafkaTopic | Field::JdbcTable => said.is_empty(),
                Field::Statement => said.contains(" is a blank: write your own value"),
                _ => false,
            };
            assert!(is_blank, "{}: {draft} {field:?} {said}", template.name);
        }
    }
}

#[test]
fn a_template_can_be_sent_once_its_blanks_are_filled() {
    for template in own() {
        let mut workspace = opened(&template);
        let mut statements = 0;
        for draft in &mut workspace.drafts {
            match &mut draft.subject {
                Subject::Table(table) => {
                    table.integration_id = "a4af7409-d167-4f31-af13-ddd4cd06564f".to_owned();
                    match &mut table.connector {
                        Connector::Kafka(kafka) => kafka.topic = "a.topic".to_owned(),
                        Connector::Postgres(postgres) => {
                            postgres.jdbc_table = "public.a_table".to_owned();
                        }
                        other => panic!("{other:?}"),
                    }
                }
                Subject::Job(job) => {
                    assert!(job.statement.contains('«'), "{}", job.statement);
                    job.statement = job.statement.replace(['«', '»'], "");
                    statements += 1;
                }
            }
        }
        assert_eq!(statements, 1, "{}", template.name);
        for generation in Generation::ALL {
            workspace.target.generation = generation;
            assert_eq!(wrong(&mut workspace), [], "{}", template.name);
        }
    }
}
