//! What the desk finds in a workspace: at which field, in which words, and which tables a job needs.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::desk::report::{Report, follow};
use millrace::desk::study::{flows, known, mended, reports, study, with_plain_breaks};
use millrace::workspace::example;
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesFrom};
use millrace::workspace::problem::{Fault, Severity};
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{Progress, Subject, Workspace};

fn of(workspace: &Workspace) -> Vec<Report> {
    reports(workspace, &study(workspace, Vec::new()))
}

/// The last draft's findings: field, gravity, sentence.
fn found(workspace: &Workspace) -> Vec<(Field, Severity, String)> {
    let report = of(workspace).pop().expect("a draft");
    let said = |fault: &Fault| match fault {
        Fault::Sql(finding) => finding.sentence.clone(),
        other => panic!("no finding of SQL: {other:?}"),
    };
    let problems = report.problems.iter();
    problems
        .map(|problem| (problem.field, problem.severity, said(&problem.fault)))
        .collect()
}

fn check(workspace: &Workspace, expect: &[(Field, Severity, &str)]) {
    let found = found(workspace);
    let found: Vec<_> = found
        .iter()
        .map(|(field, severity, said)| (*field, *severity, said.as_str()))
        .collect();
    assert_eq!(found, expect);
}

fn tables_and(job: Job) -> Workspace {
    let source = Table {
        schema_sql: "`node` INT, `cpu` INT".to_owned(),
        ..common::kafka("KCpuIn")
    };
    let sink = Table {
        schema_sql: "`node` INT, `cpu` INT".to_owned(),
        ..common::kafka("KAlert")
    };
    common::workspace([
        Subject::Table(source),
        Subject::Table(sink),
        Subject::Job(job),
    ])
}

fn job(statement: &str) -> Job {
    Job {
        statement: statement.to_owned(),
        tables: String::new(),
        tables_from: TablesFrom::Statement,
        ..common::job("JobExample")
    }
}

#[test]
fn the_example_is_without_fault_and_its_tables_are_the_cheat_sheets() {
    let workspace = example::workspace(example::target());
    let reports = of(&workspace);
    assert!(reports.iter().all(|report| report.problems.is_empty()));
    assert_eq!(reports[3].required, ["KCpuIn", "KAlert"]);
    let studied = study(&workspace, Vec::new());
    let flows = flows(&studied);
    assert_eq!(flows.len(), 1);
    assert_eq!(flows[0].sources, ["KCpuIn"]);
    assert_eq!(flows[0].sinks, ["KAlert"]);
    let (name, columns) = &known(&workspace, &studied, &[])[1];
    assert_eq!(name, "KCpuIn");
    assert_eq!(
        columns[1],
        ("occurred_at".to_owned(), "TIMESTAMP_LTZ(3)".to_owned())
    );
}

#[test]
fn a_finding_names_its_column_where_there_are_several() {
    let table = |schema: &str| {
        common::workspace([Subject::Table(Table {
            schema_sql: schema.to_owned(),
            ..common::kafka("KAlert")
        })])
    };
    let said = "“FLOATT” is not a Flink type. Did you mean FLOAT?";
    check(
        &table("a FLOATT"),
        &[(Field::SchemaSql, Severity::Error, said)],
    );
    check(
        &table("a INT,\nb FLOATT"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            &["Column “b”: ", said].concat(),
        )],
    );
    check(
        &table("a INT,\nb INT,\nWATERMARK FOR b AS b"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            "Watermark: “b” can't have a watermark: make it a TIMESTAMP(3) or a TIMESTAMP_LTZ(3).",
        )],
    );
    // The sentence names the column itself.
    check(
        &table("a INT, value INT"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            "“value” is a reserved word: write it in backticks.",
        )],
    );
    check(
        &table("a INT, `` INT"),
        &[(
            Field::SchemaSql,
            Severity::Error,
            "Column 2: The name is empty: write one.",
        )],
    );
    // The form itself tells of an empty field.
    check(&table(" \n"), &[]);
}

#[test]
fn key_fields_are_held_against_the_columns() {
    let found = |schema: &str, key_fields: &str| {
        let table = Table {
            schema_sql: schema.to_owned(),
            connector: Connector::Kafka(Kafka {
                topic: "alert".to_owned(),
                key_fields: key_fields.to_owned(),
                ..Kafka::default()
            }),
            ..common::kafka("KAlert")
        };
        found(&common::workspace([Subject::Table(table)]))
    };
    let said = |name: &str| {
        let said = format!(
            "There is no column “{name}” in this table: a key field is one of its columns."
        );
        (Field::KeyFields, Severity::Warning, said)
    };
    assert_eq!(found("node INT, `a b` INT", "node, a b"), []);
    assert_eq!(
        found("node INT", "nod, node, Node"),
        [said("nod"), said("Node")]
    );
    assert_eq!(found("", "node"), [], "nothing is known of the columns");
    assert_eq!(found("a INTT", "node").len(), 1, "nor here");
}

#[test]
fn a_key_of_a_kafka_table_is_judged_by_its_format() {
    let found = |value_format: &str| {
        let table = Table {
            schema_sql: "node INT PRIMARY KEY NOT ENFORCED".to_owned(),
            connector: Connector::Kafka(Kafka {
                topic: "alert".to_owned(),
                value_format: value_format.to_owned(),
                ..Kafka::default()
            }),
            ..common::kafka("KAlert")
        };
        found(&common::workspace([Subject::Table(table)])).len()
    };
    for (value_format, count) in [("", 1), ("json", 1), ("avro", 1), ("debezium-json", 0)] {
        assert_eq!(found(value_format), count, "{value_format}");
    }
}

#[test]
fn a_column_is_judged_by_its_connector() {
    let schema = "`id` INT, `m` MAP<STRING, INT>";
    let postgres = Table {
        schema_sql: schema.to_owned(),
        ..common::postgres("node_info")
    };
    let found_in = |table: Table| found(&common::workspace([Subject::Table(table)])).len();
    assert_eq!(found_in(postgres), 1, "PostgreSQL has no MAP");
    let kafka = Table {
        schema_sql: schema.to_owned(),
        ..common::kafka("KAlert")
    };
    assert_eq!(found_in(kafka.clone()), 0, "Kafka has");
    let upsert = Table {
        connector: Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            connector_type: "upsert-kafka".to_owned(),
            ..Kafka::default()
        }),
        ..kafka
    };
    assert_eq!(found_in(upsert), 1, "upsert-kafka needs a key");
}

#[test]
fn a_statement_is_held_against_the_tables_of_the_workspace() {
    check(
        &tables_and(job("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn")),
        &[],
    );
    check(
        &tables_and(job("INSERT INTO KAlert SELECT node, cpuu FROM KCpuIn")),
        &[(
            Field::Statement,
            Severity::Error,
            "There is no column “cpuu” in “KCpuIn”. Did you mean “cpu”?",
        )],
    );
    let found = found(&tables_and(job(
        "INSERT INTO KAlert SELECT node, cpu FROM Elsewhere",
    )));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, Severity::Warning, "the service may define it");
}

#[test]
fn changes_of_rows_need_a_sink_that_takes_them() {
    let statement = "INSERT INTO KAlert SELECT node, MAX(cpu) FROM KCpuIn GROUP BY node";
    let gravities = |value_format: &str| {
        let mut workspace = tables_and(job(statement));
        let id = workspace.drafts[1].id;
        workspace.edit(id, |subject| {
            Field::ValueFormat.set(subject, value_format.to_owned());
        });
        found(&workspace).len()
    };
    assert_eq!(gravities(""), 1, "JSON takes new rows only");
    assert_eq!(gravities("avro"), 1);
    assert_eq!(gravities("debezium-json"), 0, "Debezium takes changes");
}

#[test]
fn a_list_that_is_typed_is_told_where_it_differs() {
    let listed = |tables: &str| {
        tables_and(Job {
            tables: tables.to_owned(),
            tables_from: TablesFrom::Hand,
            ..job("INSERT INTO KAlert SELECT * FROM KCpuIn")
        })
    };
    let warning = |said| (Field::Tables, Severity::Warning, said);
    check(&listed("KCpuIn, KAlert"), &[]);
    check(
        &listed("KAlert, node_info"),
        &[
            warning("The statement needs KCpuIn too: list it."),
            warning("The statement does not use node_info: take it out, unless you mean it."),
        ],
    );
    // The form itself tells of an empty list, and nobody knows which table an id is of.
    check(&listed(""), &[]);
    check(
        &listed("KCpuIn, KAlert, 0b0fd5d1-8a3b-4c1b-a7e6-9f5d5f6a1c11"),
        &[],
    );
    let mut created = listed("KAlert, f7bbe17b-ab47-46fd-83cb-2f5d23656018");
    let source = created.drafts[0].id;
    created.set_progress(
        source,
        common::created(
            "f7bbe17b-ab47-46fd-83cb-2f5d23656018",
            "KCpuIn",
            common::target(),
        ),
    );
    assert!(matches!(created.drafts[0].progress, Progress::Created(_)));
    check(&created, &[]);
}

#[test]
fn the_list_follows_the_statement_also_while_it_can_not_be_read() {
    let mut workspace = tables_and(job("INSERT INTO KAlert SELECT * FROM KCpuIn"));
    let listed = |workspace: &Workspace| match &workspace.drafts[2].subject {
        Subject::Job(job) => job.tables.clone(),
        Subject::Table(_) => panic!("a job"),
    };
    let id = workspace.drafts[2].id;
    for (statement, tables) in [
        ("INSERT INTO KAlert SELECT * FROM KCpuIn", "KCpuIn, KAlert"),
        ("???", "KCpuIn, KAlert"),
        ("INSERT INTO KAlert SELECT * FROM `a,b`", "`a,b`, KAlert"),
        ("INSERT I", "`a,b`, KAlert"),
        ("CREATE TABLE x (a INT)", ""),
        ("INSERT I", ""),
        ("INSERT INTO KAlert SELECT * FROM KCpuIn", "KCpuIn, KAlert"),
        ("CREATE VIEW x AS SELECT * FROM KCpuIn", ""),
        ("INSERT INTO KAlert SELECT * FROM KCpuIn", "KCpuIn, KAlert"),
        ("", ""),
    ] {
        workspace.edit(id, |subject| {
            Field::Statement.set(subject, statement.to_owned());
        });
        let reports = of(&workspace);
        follow(&mut workspace, &reports);
        assert_eq!(listed(&workspace), tables, "{statement}");
    }
}

#[test]
fn many_problems_are_told_by_and_by() {
    let schema = vec!["a FLOATT"; 500].join(", ");
    let table = Table {
        schema_sql: schema,
        ..common::kafka("KAlert")
    };
    assert_eq!(found(&common::workspace([Subject::Table(table)])).len(), 20);
}

#[test]
fn what_was_read_before_is_found_anew_wherever_something_changed() {
    let statement = "INSERT INTO KAlert SELECT `node`, `cpu` FROM KCpuIn";
    let first = tables_and(job(statement));
    let table = |workspace: &mut Workspace, at: usize, change: &dyn Fn(&mut Table)| {
        if let Subject::Table(table) = &mut workspace.drafts[at].subject {
            change(table);
        }
    };
    let mut changes: Vec<Workspace> = Vec::new();
    let mut change = |act: &dyn Fn(&mut Workspace)| {
        let mut other = first.clone();
        act(&mut other);
        changes.push(other);
    };
    change(&|_| ());
    change(&|all| table(all, 0, &|table| table.schema_sql = "`node` INT".to_owned()));
    change(&|all| table(all, 1, &|table| table.schema_sql.push_str(", `x` INTT")));
    change(&|all| table(all, 0, &|table| table.name = "Other".to_owned()));
    change(&|all| table(all, 1, &|table| table.name.clear()));
    change(&|all| {
        table(all, 1, &|table| {
            table.connector = Connector::Kafka(Kafka {
                connector_type: "upsert-kafka".to_owned(),
                ..Kafka::default()
            });
        });
    });
    change(&|all| drop(all.drafts.remove(0)));
    change(&|all| drop(all.drafts.remove(2)));
    change(&|all| all.drafts.reverse());
    change(&|all| {
        all.add(Subject::Table(common::kafka("KCpuIn")));
    });
    change(&|all| {
        if let Subject::Job(job) = &mut all.drafts[2].subject {
            job.statement = "INSERT INTO KAlert SELECT * FROM nobody".to_owned();
        }
    });
    for from in &changes {
        for to in &changes {
            let kept = study(to, study(from, Vec::new()));
            assert_eq!(reports(to, &kept), of(to));
            assert_eq!(flows(&kept), flows(&study(to, Vec::new())));
        }
    }
}

#[test]
fn line_breaks_of_windows_shift_no_place() {
    let mut workspace = common::workspace([Subject::Table(Table {
        schema_sql: "`a` INT,\r\n`b` INT,\r\n`c` INTT".to_owned(),
        ..common::kafka("t")
    })]);
    with_plain_breaks(&mut workspace);
    let studied = study(&workspace, Vec::new());
    let shown = "`a` INT,\n`b` INT,\n`c` INTT";
    let problem = &studied[0].problems[0];
    assert_eq!(problem.span.of(shown), "INTT");
}

/// The connector of PostgreSQL reads no `TIMESTAMP_LTZ`: it would only be the next thing to be mended.
#[test]
fn a_time_zone_is_mended_to_what_the_tables_connector_takes() {
    for (schema, connector, mended) in [
        ("t TIMESTAMPTZ", true, "t TIMESTAMP"),
        ("t TIMESTAMPTZ[]", true, "t ARRAY<TIMESTAMP>"),
        (
            "t TIMESTAMP(3) WITH TIME ZONE NOT NULL",
            true,
            "t TIMESTAMP(3) NOT NULL",
        ),
        ("t TIMESTAMPTZ", false, "t TIMESTAMP_LTZ"),
        (
            "t TIMESTAMP(3) WITH TIME ZONE",
            false,
            "t TIMESTAMP(3) WITH LOCAL TIME ZONE",
        ),
    ] {
        let table = if connector {
            common::postgres("p")
        } else {
            common::kafka("k")
        };
        let table = Table {
            schema_sql: schema.to_owned(),
            ..table
        };
        let workspace = common::workspace([Subject::Table(table)]);
        let studied = study(&workspace, Vec::new());
        let mend = studied[0].problems[0].mend.as_ref().expect("a mend");
        let mut text = schema.to_owned();
        text.replace_range(mend.span.start..mend.span.end, &mend.text);
        assert_eq!(text, mended);
    }
}

#[test]
fn a_column_that_a_watermark_lost_is_told_of_once() {
    let table = Table {
        schema_sql: "a INT, WATERMARK FOR ts AS ts - INTERVAL '5' SECOND".to_owned(),
        ..common::kafka("KAlert")
    };
    assert_eq!(found(&common::workspace([Subject::Table(table)])).len(), 1);
}

#[test]
fn a_statement_is_mended_until_nothing_is_left_to_mend() {
    let text = "WITH x AS (SELECT nod, cpu FROM KCpuIn WHERE node != 1) INSERT INTO KAlert SELECT * FROM x";
    let workspace = tables_and(job(text));
    let studied = study(&workspace, Vec::new());
    let job = workspace.drafts[2].id;
    let whole = mended(text, job, &studied, &[]);
    assert_eq!(
        whole.as_deref(),
        Some(
            "INSERT INTO KAlert WITH x AS (SELECT node, cpu FROM KCpuIn WHERE node <> 1) SELECT * FROM x"
        )
    );
    let other = workspace.drafts[0].id;
    assert_eq!(mended(text, other, &studied, &[]), None, "a table");
}
