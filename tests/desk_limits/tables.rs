//! What is told of the tables that only an application has: those without an integration, and whole statements.

use super::{check, check_draft, workspace};
use crate::common;
use millrace::api::generation::Generation;
use millrace::desk::report::follow;
use millrace::desk::study::{reports, study};
use millrace::text;
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;
use millrace::workspace::problem::Severity;
use millrace::workspace::table::{Connector, Plain, PlainKind, Table};
use millrace::workspace::{Subject, Workspace};

/// What is said of a table, with the field it stands at.
fn said_of(table: Table, generation: Generation) -> Vec<(Field, String)> {
    let mut workspace = common::workspace([Subject::Table(table)]);
    workspace.target.generation = generation;
    reports(&workspace, &study(&workspace, Vec::new()))
        .into_iter()
        .flat_map(|report| report.problems)
        .map(|problem| (problem.field, text::problem(problem.field, &problem.fault)))
        .collect()
}

fn plain(kind: PlainKind, options: &str) -> Table {
    Table {
        schema_sql: match kind {
            PlainKind::Slack => "channel_id STRING, message STRING".to_owned(),
            _ => "a INT".to_owned(),
        },
        integration_id: String::new(),
        connector: Connector::Plain(Plain {
            options: options.to_owned(),
            ..Plain::of(kind)
        }),
        ..common::kafka("t")
    }
}

fn free(sql: &str) -> Table {
    Table {
        name: String::new(),
        schema_sql: sql.to_owned(),
        integration_id: String::new(),
        connector: Connector::Free,
    }
}

#[test]
fn the_older_generation_says_that_it_has_no_such_tables() {
    let expect = "The API of 2021 has no tables of this kind. Choose Applications (current) under API to use it.";
    let one = |field: Field| vec![(field, expect.to_owned())];
    for kind in PlainKind::ALL {
        assert_eq!(
            said_of(plain(kind, ""), Generation::Classic),
            one(Field::TableName)
        );
        assert_eq!(said_of(plain(kind, ""), Generation::Applications), []);
    }
    let text = "CREATE TABLE t (a INT) WITH ('connector' = 'print')";
    assert_eq!(
        said_of(free(text), Generation::Classic),
        one(Field::CreateTable)
    );
    assert_eq!(said_of(free(text), Generation::Applications), []);
}

#[test]
fn options_that_are_none_or_that_the_form_writes_itself_are_told() {
    for (kind, options, expect) in [
        (
            PlainKind::Print,
            "standard-error = true",
            "These are no options. Write 'key' = 'value', with commas between them.",
        ),
        (
            PlainKind::Print,
            "'connector' = 'print'",
            "'connector' is written by the form itself. Take it out here.",
        ),
        (
            PlainKind::Slack,
            "'token' = 'x'",
            "'token' is written by the form itself. Take it out here.",
        ),
    ] {
        let expect = (Field::Options, expect.to_owned());
        assert_eq!(
            said_of(plain(kind, options), Generation::Applications),
            [expect]
        );
    }
}

#[test]
fn a_whole_create_table_is_checked_by_the_rules_of_its_columns_and_of_its_connector() {
    for (sql, expect) in [
        (
            "SELECT 1",
            "This is to be one CREATE TABLE, with its name, its columns and its options.",
        ),
        (
            "CREATE TABLE t (a INT) WITH ('connector' = 'print'); SELECT 1",
            "This is to be one CREATE TABLE, with its name, its columns and its options.",
        ),
        (
            "CREATE TABLE t (a INT WITH ('connector' = 'print')",
            "A bracket does not close. Add the one that is missing.",
        ),
        (
            "CREATE TABLE t (a INT) WITH ('connector' = 'print",
            "A quote does not close. Add the one that is missing.",
        ),
        (
            "CREATE TABLE t (a INT)",
            "No connector is named. Add WITH ('connector' = '…'), or say LIKE and another table.",
        ),
    ] {
        let said = said_of(free(sql), Generation::Applications);
        assert!(
            said.contains(&(Field::CreateTable, expect.to_owned())),
            "{sql} {said:?}"
        );
    }
    // What a column list alone would get, by its place in the whole.
    let workspace = common::workspace([Subject::Table(free(
        "CREATE TABLE t (\n  a INTT\n) WITH ('connector' = 'print')",
    ))]);
    let studied = study(&workspace, Vec::new());
    let span = studied[0].problems[0].span;
    assert_eq!((span.start, span.end), (21, 25));
    // Kafka refuses a key, and upsert-kafka needs one.
    let key = "CREATE TABLE t (a INT, PRIMARY KEY (a) NOT ENFORCED) WITH ('connector' = 'kafka', 'value.format' = 'json')";
    assert_eq!(said_of(free(key), Generation::Applications).len(), 1);
    let changes = key.replace("'json'", "'debezium-json'");
    assert_eq!(said_of(free(&changes), Generation::Applications), []);
}

#[test]
fn a_whole_create_table_names_its_draft() {
    let mut workspace = common::workspace([Subject::Table(free(
        "CREATE TABLE IF NOT EXISTS `my t` (a INT) WITH ('connector' = 'print')",
    ))]);
    let told = reports(&workspace, &study(&workspace, Vec::new()));
    assert!(follow(&mut workspace, &told));
    assert_eq!(workspace.drafts[0].name(), "my t");
    assert!(!follow(&mut workspace, &told));
}

#[test]
fn what_can_only_be_read_or_written_is_told_at_the_job() {
    let named = |name: &str, kind: PlainKind| {
        Subject::Table(Table {
            name: name.to_owned(),
            ..plain(kind, "")
        })
    };
    let job = Job {
        name: "j".to_owned(),
        statement: "INSERT INTO d SELECT * FROM b".to_owned(),
        tables: "b, d".to_owned(),
        ..Job::default()
    };
    let mut workspace = common::workspace([
        named("d", PlainKind::Datagen),
        named("b", PlainKind::Blackhole),
        Subject::Job(job),
    ]);
    workspace.target.generation = Generation::Applications;
    let told = reports(&workspace, &study(&workspace, Vec::new()));
    let said: Vec<String> = told[2]
        .problems
        .iter()
        .map(|it| text::problem(it.field, &it.fault))
        .collect();
    assert!(
        said.contains(&"d is a table of datagen: Flink can read it, not write to it.".to_owned()),
        "{said:?}"
    );
    assert!(
        said.contains(&"b is a table of blackhole: Flink can write to it, not read it.".to_owned()),
        "{said:?}"
    );
}

#[test]
fn a_job_is_held_while_a_table_that_it_takes_along_lacks_a_secret_or_its_columns() {
    let slack = |token: &str, columns: &str| {
        let mut table = plain(PlainKind::Slack, "");
        table.name = "KCpuIn".to_owned();
        columns.clone_into(&mut table.schema_sql);
        if let Connector::Plain(plain) = &mut table.connector {
            token.clone_into(&mut plain.token);
        }
        table
    };
    let error = |workspace: &Workspace| -> Vec<String> {
        let found = check(workspace, 0);
        let errors = found
            .iter()
            .filter(|problem| problem.severity == Severity::Error);
        errors
            .map(|problem| text::problem(problem.field, &problem.fault))
            .collect()
    };
    let job = || common::job("j");
    let kept_out = workspace(slack("${FLINK_KCPUIN_TOKEN}", "a STRING"), job());
    let said = error(&kept_out);
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("A secret of KCpuIn is not kept"),
        "{said:?}"
    );
    let empty = workspace(slack("xoxb-1", ""), job());
    let said = error(&empty);
    assert!(
        said[0].starts_with("The table KCpuIn goes along"),
        "{said:?}"
    );
    let whole = workspace(slack("xoxb-1", "a STRING"), job());
    assert_eq!(error(&whole), Vec::<String>::new());
}

#[test]
fn a_table_of_slack_is_told_which_columns_it_posts() {
    let check_columns = |columns: &str, expect: &[(Field, Severity, &str)]| {
        let mut table = plain(PlainKind::Slack, "");
        columns.clone_into(&mut table.schema_sql);
        check_draft(&workspace(table, common::job("j")), 1, expect);
    };
    check_columns("channel_id STRING, message STRING", &[]);
    let place = Field::SchemaSql;
    check_columns("a INT", &[(place, Severity::Warning, "Add channel_id.")]);
    let one = "`channel_id` STRING, text STRING";
    check_columns(one, &[(place, Severity::Warning, "Add message.")]);
}

#[test]
fn tables_are_told_that_commands_would_read_their_secrets_from_one_variable() {
    let slack = |name: &str, token: &str| {
        let mut table = plain(PlainKind::Slack, "");
        name.clone_into(&mut table.name);
        "channel_id STRING, message STRING".clone_into(&mut table.schema_sql);
        if let Connector::Plain(plain) = &mut table.connector {
            token.clone_into(&mut plain.token);
        }
        Subject::Table(table)
    };
    let check = |names: [&str; 2], token: &str, expect: &[(Field, Severity, &str)]| {
        let mut workspace = common::workspace([slack(names[0], "xoxb-1"), slack(names[1], token)]);
        workspace.target.generation = Generation::Applications;
        check_draft(&workspace, 0, expect);
    };
    for names in [["to-ops", "to_ops"], ["alerts", "Alerts"], ["zä", "zö"]] {
        let said = format!("{} has a secret too", names[1]);
        check(
            names,
            "xoxb-2",
            &[(Field::TableName, Severity::Warning, &said)],
        );
        check(names, "", &[]);
    }
    check(["alerts", "alerts2"], "xoxb-2", &[]);
    // One table twice has one secret.
    check(["alerts", "alerts"], "xoxb-2", &[]);
}

#[test]
fn a_secret_that_the_last_of_many_tables_or_options_lacks_holds_the_job() {
    let blackhole = |number: usize, options: &str| {
        let mut table = plain(PlainKind::Blackhole, options);
        table.name = format!("t{number}");
        Subject::Table(table)
    };
    let mut lacking = "'a.token' = 'xoxb-1', ".repeat(30);
    lacking.push_str("'token' = '${FLINK_T_TOKEN}'");
    for (tables, options) in [(30, "'token' = '${FLINK_T_TOKEN}'"), (1, lacking.as_str())] {
        let mut drafts = vec![Subject::Job(Job {
            tables: (0..tables)
                .map(|number| format!("t{number}"))
                .collect::<Vec<_>>()
                .join(", "),
            ..common::job("j")
        })];
        drafts.extend((1..tables).map(|number| blackhole(number - 1, "")));
        drafts.push(blackhole(tables - 1, options));
        let mut workspace = common::workspace(drafts);
        workspace.target.generation = Generation::Applications;
        let said: Vec<String> = check(&workspace, 0)
            .iter()
            .filter(|problem| problem.severity == Severity::Error)
            .map(|problem| text::problem(problem.field, &problem.fault))
            .collect();
        let expect = format!("A secret of t{} is not kept", tables - 1);
        assert!(
            said.iter().any(|said| said.starts_with(&expect)),
            "{said:?}"
        );
    }
}
