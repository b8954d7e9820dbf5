//! What is found in a job, and which tables it needs.

use super::{check, found, of};
use crate::common;
use millrace::desk::report::follow;
use millrace::desk::study::{flows, mended, reports, study};
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesFrom};
use millrace::workspace::problem::Severity;
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{Progress, Subject, Workspace};

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
fn a_statement_is_not_held_against_the_own_columns_of_a_table_that_is_like_another() {
    let like = |workspace: &mut Workspace, at: usize, is_free: bool| {
        let draft = &mut workspace.drafts[at];
        let Subject::Table(table) = &mut draft.subject else {
            panic!("a table");
        };
        if is_free {
            table.connector = Connector::Free;
            table.schema_sql = format!("CREATE TABLE {} (`more` INT) LIKE base", table.name);
        } else {
            r#"{"like_options":"base"}"#.clone_into(&mut draft.extra);
            "`more` INT".clone_into(&mut table.schema_sql);
        }
    };
    for at in 0..2 {
        for is_free in [false, true] {
            let mut workspace = tables_and(job("INSERT INTO KAlert SELECT node, cpu FROM KCpuIn"));
            like(&mut workspace, at, is_free);
            let found = found(&workspace);
            assert!(found.is_empty(), "{found:?}");
        }
    }
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
