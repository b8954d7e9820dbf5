//! What the desk tells the page: that it arrives as it was told, and what the page makes of it.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::desk::report::{Report, follow, problems, read, write};
use millrace::workspace::field::Field;
use millrace::workspace::job::TablesFrom;
use millrace::workspace::problem::{Fault, Finding, Problem, Severity};
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{DraftId, Subject, Workspace};
use proptest::prelude::*;
use serde_json::Value;

fn found(field: Field, number: u32) -> Problem {
    Problem {
        field,
        severity: Severity::Error,
        fault: Fault::Sql(Finding {
            sentence: "It is wrong.".to_owned(),
            number,
            mend: None,
        }),
    }
}

fn report(draft: u32, problems: Vec<Problem>, required: &[&str]) -> Report {
    Report {
        draft: DraftId(draft),
        problems,
        required: required.iter().map(|name| (*name).to_owned()).collect(),
        is_no_job: false,
    }
}

fn reports() -> impl Strategy<Value = Vec<Report>> {
    let text = || "[a-z\"\\\\\u{0}\u{7f}\u{2028}é😀\n ]{0,8}";
    let field = prop::sample::select(
        &[
            Field::SchemaSql,
            Field::KeyFields,
            Field::Statement,
            Field::Tables,
        ][..],
    );
    let severity = prop::sample::select(&[Severity::Error, Severity::Warning][..]);
    let problem = (
        field,
        severity,
        text(),
        any::<u32>(),
        prop::option::of(text()),
    )
        .prop_map(|(field, severity, sentence, number, mend)| Problem {
            field,
            severity,
            fault: Fault::Sql(Finding {
                sentence,
                number,
                mend,
            }),
        });
    let problems = prop::collection::vec(problem, 0..4);
    let required = prop::collection::vec(text(), 0..4);
    let report = (any::<u32>(), problems, required, any::<bool>()).prop_map(
        |(draft, problems, required, is_no_job)| Report {
            draft: DraftId(draft),
            problems,
            required,
            is_no_job,
        },
    );
    prop::collection::vec(report, 0..5)
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0..4_u32).prop_map(Value::from),
        "[a-z]{0,3}".prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::hash_map("[a-z0-4]", inner, 0..3)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

proptest! {
    #![proptest_config(common::properties(400))]

    #[test]
    fn what_is_written_is_read_back(reports in reports()) {
        prop_assert_eq!(read(&write(&reports)), reports);
    }

    #[test]
    fn what_is_cut_off_gives_nothing(reports in reports(), at in any::<prop::sample::Index>()) {
        let written = write(&reports);
        let cut = &written[..written.floor_char_boundary(at.index(written.len()))];
        prop_assert_eq!(read(cut), []);
    }

    /// Whatever arrives: nothing is made of a number that is none.
    #[test]
    fn any_json_is_read_without_harm(json in any_json()) {
        let count = json.as_array().map_or(0, Vec::len);
        prop_assert!(read(&json.to_string()).len() <= count);
    }
}

#[test]
fn what_is_no_report_is_left_out() {
    for nothing in [
        "",
        "null",
        "{}",
        "3",
        "[]",
        "[null]",
        "[[]]",
        "[[\"1\",[],[]]]",
        "[[-1,[],[]]]",
        "[[4294967296,[],[]]]",
        "[{}]",
    ] {
        assert_eq!(read(nothing), [], "{nothing}");
    }
    let kept = [report(3, vec![], &["a"])];
    for one in [
        "[[3,[],[\"a\"]]]",
        "[null,[3,[],[\"a\"]],[]]",
        "[[3,[null,[],[9,true,0,\"x\",null],[0,true,-1,\"x\",null],[0,true,0,null,null]],[\"a\",1]]]",
    ] {
        assert_eq!(read(one), kept, "{one}");
    }
}

#[test]
fn only_what_was_found_in_sql_is_told() {
    let other = Problem {
        field: Field::SchemaSql,
        severity: Severity::Error,
        fault: Fault::Empty,
    };
    let told = report(0, vec![other, found(Field::SchemaSql, 1)], &[]);
    assert_eq!(
        read(&write(&[told])),
        [report(0, vec![found(Field::SchemaSql, 1)], &[])]
    );
}

#[test]
fn what_was_found_stands_in_the_order_of_the_page() {
    let faulty = Table {
        name: " KAlert".to_owned(),
        connector: Connector::Kafka(Kafka {
            topic: String::new(),
            key_format: "json".to_owned(),
            ..Kafka::default()
        }),
        ..common::kafka("KAlert")
    };
    let workspace = common::workspace([
        Subject::Table(faulty),
        Subject::Job(common::job("")),
        Subject::Table(common::kafka("t")),
    ]);
    let reports = [
        report(
            1,
            vec![found(Field::Tables, 0), found(Field::Statement, 1)],
            &[],
        ),
        report(
            0,
            vec![found(Field::SchemaSql, 0), found(Field::SchemaSql, 1)],
            &[],
        ),
        report(7, vec![found(Field::SchemaSql, 0)], &[]),
    ];
    let fields = |id| -> Vec<(Field, Option<u32>)> {
        problems(common::draft(&workspace, id), &workspace, &reports)
            .into_iter()
            .map(|problem| match problem.fault {
                Fault::Sql(finding) => (problem.field, Some(finding.number)),
                _ => (problem.field, None),
            })
            .collect()
    };
    assert_eq!(
        fields(0),
        [
            (Field::TableName, None),
            (Field::KafkaTopic, None),
            (Field::SchemaSql, Some(0)),
            (Field::SchemaSql, Some(1)),
            (Field::KeyFields, None),
        ]
    );
    assert_eq!(
        fields(1),
        [
            (Field::JobName, None),
            (Field::Statement, Some(1)),
            (Field::Tables, Some(0))
        ]
    );
    assert_eq!(fields(2), []);
}

/// What becomes of a job's list that came from there, where its statement needs these tables.
fn check_follow(from: TablesFrom, tables: &str, required: &[&str], expect: (&str, TablesFrom)) {
    let mut job = common::job("j");
    tables.clone_into(&mut job.tables);
    job.tables_from = from;
    let mut workspace = common::workspace([Subject::Table(common::kafka("t")), Subject::Job(job)]);
    let before = workspace.clone();
    let reports = [report(0, vec![], &["x"]), report(1, vec![], required)];
    let is_changed = follow(&mut workspace, &reports);
    assert_eq!(is_changed, workspace != before, "{tables}");
    let Subject::Job(job) = &common::draft(&workspace, 1).subject else {
        panic!("no job");
    };
    assert_eq!((&*job.tables, job.tables_from), expect, "{tables}");
    assert_eq!(common::draft(&workspace, 0), common::draft(&before, 0));
    assert!(
        !follow(&mut workspace, &reports),
        "the second time there is nothing to do"
    );
}

#[test]
fn a_list_follows_its_statement_unless_a_hand_has_written_another() {
    use TablesFrom::{Hand, Statement};
    check_follow(Statement, "a", &["b", "c"], ("b, c", Statement));
    check_follow(Statement, "b, c", &["b", "c"], ("b, c", Statement));
    check_follow(Statement, "", &["a,b", " c"], ("`a,b`, ` c`", Statement));
    check_follow(Hand, "a", &["b", "c"], ("a", Hand));
    check_follow(Hand, "c, b", &["b", "c"], ("c, b", Hand));
    check_follow(Hand, "b, c", &["b", "c"], ("b, c", Statement));
}

#[test]
fn a_job_of_which_nothing_is_told_stays_as_it_is() {
    let mut workspace = Workspace::default();
    let mut job = common::job("j");
    job.tables_from = TablesFrom::Statement;
    workspace.add(Subject::Job(job));
    let before = workspace.clone();
    assert!(!follow(&mut workspace, &[report(9, vec![], &["x"])]));
    assert!(!follow(&mut workspace, &[]));
    assert_eq!(workspace, before);
}
