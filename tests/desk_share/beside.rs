//! Drafts that come where others bear their names: the question, and the names that they get.

use super::{Page, shared, some};
use crate::common::{self, job, kafka, postgres};
use millrace::desk::import::{Importer, SameName};
use millrace::workspace::Subject;
use millrace::workspace::job::{Job, TablesFrom};
use millrace::workspace::table::{Connector, Table};
use millrace::workspace::target::Target;

#[test]
fn drafts_of_the_same_name_that_differ_are_asked_about() {
    let mut theirs = some();
    if let Subject::Table(table) = &mut theirs.drafts[1].subject {
        table.schema_sql = "`node` BIGINT".to_owned();
    }
    let text = shared(&theirs);
    for (same_name, names) in [
        (
            SameName::Stay,
            // The job came along as it was, and writes the other table by its new name.
            vec![
                "node_info",
                "KAlert",
                "JobExample",
                "KAlert_2",
                "JobExample_2",
            ],
        ),
        (
            SameName::MakeRoom,
            vec!["node_info", "JobExample", "KAlert"],
        ),
    ] {
        let mut page = Page::of(some());
        page.open(&text);
        assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
        assert!(
            page.whole().contains("KAlert too, and differs"),
            "{}",
            page.whole()
        );
        let beside = "Added beside, they are called KAlert_2, JobExample_2, also in the jobs that come with them.";
        assert!(page.whole().contains(beside), "{}", page.whole());
        assert!(page.buttons().contains(&"Replace mine".to_owned()));
        page.on(|importer, here| importer.decide(same_name, here));
        assert_eq!(page.names(), names);
        assert!(!page.buttons().contains(&"Replace mine".to_owned()));
        page.on(Importer::untake_shown);
        let mut names = page.names();
        names.sort_unstable();
        assert_eq!(names, ["JobExample", "KAlert", "node_info"]);
        let own = some().drafts[1].subject.clone();
        assert!(
            page.workspace
                .drafts
                .iter()
                .any(|draft| draft.subject == own)
        );
    }
}

#[test]
fn what_comes_beside_drafts_of_the_same_names_reads_and_writes_its_own() {
    let mut theirs = common::workspace([
        Subject::Table(kafka("orders")),
        Subject::Table(postgres("totals")),
        Subject::Job(Job {
            statement:
                "INSERT INTO totals\nSELECT `orders`.a, orders_2 FROM `orders` WHERE a > «'orders'»"
                    .to_owned(),
            tables: "orders, totals".to_owned(),
            tables_from: TablesFrom::Hand,
            ..job("totals_job")
        }),
    ]);
    theirs.target = Target::default();
    let mut own = kafka("orders");
    own.schema_sql = "mine INT".to_owned();
    let before = common::workspace([Subject::Table(own), Subject::Table(postgres("orders_2"))]);
    let mut page = Page::of(before.clone());
    page.open(&shared(&theirs));
    let beside = "Added beside, it is called orders_3, also in the jobs that come with it.";
    assert!(page.whole().contains(beside), "{}", page.whole());
    page.on(|importer, here| importer.decide(SameName::Stay, here));
    let names = ["orders", "orders_2", "orders_3", "totals", "totals_job"];
    assert_eq!(page.names(), names);
    let Subject::Job(job) = &page.workspace.drafts[4].subject else {
        panic!("a job");
    };
    let statement =
        "INSERT INTO totals\nSELECT `orders_3`.a, orders_2 FROM `orders_3` WHERE a > «'orders'»";
    assert_eq!(job.statement, statement);
    assert_eq!(job.tables, "orders_3, totals");
    page.on(Importer::untake_shown);
    assert_eq!(page.workspace.drafts, before.drafts);
}

#[test]
fn a_table_that_is_like_one_that_comes_beside_another_is_like_that_one() {
    let like = |name: &str, base: &str| {
        Subject::Table(Table {
            schema_sql: format!("CREATE TABLE {name} LIKE {base} (EXCLUDING OPTIONS)"),
            connector: Connector::Free,
            ..kafka(name)
        })
    };
    let theirs = [
        like("latest", "late"),
        like("late", "orders"),
        Subject::Table(kafka("orders")),
    ];
    let mut own = kafka("orders");
    own.schema_sql = "mine INT".to_owned();
    let mut mine = theirs.clone();
    mine[2] = Subject::Table(own);
    let mut page = Page::of(common::workspace(mine));
    page.open(&shared(&common::workspace(theirs)));
    page.on(|importer, here| importer.decide(SameName::Stay, here));
    let added: Vec<Subject> = page.workspace.drafts[3..]
        .iter()
        .map(|draft| draft.subject.clone())
        .collect();
    let renamed = Table {
        name: "orders_2".to_owned(),
        ..kafka("orders")
    };
    let expect = [
        like("latest_2", "late_2"),
        like("late_2", "orders_2"),
        Subject::Table(renamed),
    ];
    assert_eq!(added, expect);
}

#[test]
fn a_dialog_that_is_closed_on_a_question_changes_nothing() {
    let mut theirs = some();
    if let Subject::Table(table) = &mut theirs.drafts[1].subject {
        table.schema_sql = "`node` BIGINT".to_owned();
    }
    let mut page = Page::of(some());
    page.open(&shared(&theirs));
    page.importer.close();
    page.on(|importer, here| importer.decide(SameName::MakeRoom, here));
    assert_eq!(page.workspace.drafts, some().drafts);
}
