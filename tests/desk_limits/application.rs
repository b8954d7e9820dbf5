//! What is measured of an application: names, statements, and how many sources there are.

use super::{check_draft, check_job, source, workspace};
use crate::common;
use millrace::api::generation::Generation;
use millrace::desk::limits;
use millrace::desk::report;
use millrace::desk::study as studies;
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;
use millrace::workspace::problem::Severity;
use millrace::workspace::table::{Connector, Kafka, OpenSearch, Table};
use millrace::workspace::{DraftId, Subject, Workspace};

#[test]
fn a_whole_application_has_no_problem() {
    check_job(&workspace(source(), common::job("j")), &[]);
}

#[test]
fn a_name_and_a_statement_are_measured_in_characters() {
    let exact = Job {
        name: "é".repeat(128),
        statement: format!(
            "INSERT INTO KAlert SELECT * FROM KCpuIn{}",
            " ".repeat(50_000 - 39)
        ),
        ..common::job("")
    };
    check_job(&workspace(source(), exact.clone()), &[]);
    let longer = Job {
        name: exact.name + "x",
        statement: exact.statement + " ",
        ..exact
    };
    let expect = [
        (Field::JobName, Severity::Error, "129 characters"),
        (Field::Statement, Severity::Error, "50001 characters"),
    ];
    check_job(&workspace(source(), longer), &expect);
}

#[test]
fn a_create_table_is_measured_as_a_whole() {
    let around = "CREATE TABLE KCpuIn (`a` INT COMMENT '') WITH (\n    'connector' = 'kafka',\n    \
                  'properties.bootstrap.servers' = '',\n    'scan.startup.mode' = 'earliest-offset',\n    \
                  'topic' = 'cpu',\n    'value.format' = 'json'\n)";
    let room = 4096 - around.len();
    for (length, expect) in [(room, None), (room + 1, Some("4097 characters"))] {
        let table = Table {
            schema_sql: format!("`a` INT COMMENT '{}'", "x".repeat(length)),
            ..source()
        };
        let workspace = workspace(table, common::job("j"));
        let expect: Vec<_> = expect
            .map(|part| (Field::SchemaSql, Severity::Error, part))
            .into_iter()
            .collect();
        check_draft(&workspace, 1, &expect);
    }
}

#[test]
fn a_table_that_no_draft_describes_is_told_by_name() {
    let job = Job {
        tables: "KCpuIn, gone, KAlert".to_owned(),
        ..common::job("j")
    };
    let expect = [(Field::Tables, Severity::Error, "called gone,")];
    check_job(&workspace(source(), job), &expect);
}

#[test]
fn a_table_that_the_job_says_has_a_problem_is_named_for_its_form_to_show_it() {
    let mut lacking = source();
    lacking.integration_id.clear();
    let mut workspace = workspace(lacking, common::job("j"));
    let expect = [(
        Field::Tables,
        Severity::Error,
        "The table KCpuIn goes along",
    )];
    check_job(&workspace, &expect);
    let broken = |workspace: &Workspace| limits::broken(common::draft(workspace, 0), workspace);
    assert_eq!(broken(&workspace), [DraftId(1)]);
    // Tables have requests of their own there, and no job speaks of them.
    workspace.target.generation = Generation::Classic;
    assert_eq!(broken(&workspace), []);
}

#[test]
fn more_than_sixty_four_sources_are_too_many() {
    let names: Vec<String> = (0..65).map(|n| format!("t{n}")).collect();
    let tables = names.iter().map(|name| {
        Subject::Table(Table {
            name: name.clone(),
            ..source()
        })
    });
    let job = |count: usize| {
        Subject::Job(Job {
            tables: names[..count].join(", "),
            statement: String::new(),
            ..common::job("j")
        })
    };
    for (count, expect) in [
        (64, &[][..]),
        (65, &[(Field::Tables, Severity::Error, "reads 65 tables")]),
    ] {
        let mut workspace = common::workspace([job(count)].into_iter().chain(tables.clone()));
        workspace.target.generation = Generation::Applications;
        check_job(&workspace, expect);
    }
}

#[test]
fn a_source_that_can_not_be_read_or_begins_nowhere_is_a_warning() {
    let index = Table {
        connector: Connector::OpenSearch(OpenSearch {
            index: "cpu".to_owned(),
        }),
        ..source()
    };
    let nowhere = Table {
        connector: Connector::Kafka(Kafka {
            topic: "cpu".to_owned(),
            ..Kafka::default()
        }),
        ..source()
    };
    for (table, part) in [(index, "OpenSearch"), (nowhere, "startup mode")] {
        let expect = [(Field::Tables, Severity::Warning, part)];
        check_job(&workspace(table, common::job("j")), &expect);
    }
}

#[test]
fn the_page_is_told_of_them_where_applications_are_chosen_alone() {
    let job = Job {
        name: "x".repeat(129),
        ..common::job("")
    };
    let mut workspace = workspace(source(), job);
    for (generation, count) in [(Generation::Applications, 1), (Generation::Classic, 0)] {
        workspace.target.generation = generation;
        let studied = studies::study(&workspace, Vec::new());
        let reports = studies::reports(&workspace, &studied);
        let reports = report::read(&report::write(&reports));
        let found = report::problems(common::draft(&workspace, 0), &workspace, &reports);
        let of_name = found.iter().filter(|problem| {
            problem.field == Field::JobName && problem.severity == Severity::Error
        });
        assert_eq!(of_name.count(), count);
    }
}
