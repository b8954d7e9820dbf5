//! Links and files that hold drafts: what goes with them and what does not, and what an opened one makes of the workspace.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/any.rs"]
mod any;
mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{created, job, kafka, postgres, target};
use millrace::api::token::AuthScheme;
use millrace::desk::import::{Here, Importer, Outcome, SameName, Source};
use millrace::desk::share::{Share, ShareFault, packed, read};
use millrace::saved;
use millrace::workspace::job::{Job, TablesFrom};
use millrace::workspace::table::{Connector, Plain, PlainKind, Table};
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, DraftId, Subject, Workspace, example};
use nodes::{elements, role, text};
use proptest::prelude::*;

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

fn some() -> Workspace {
    common::workspace([
        Subject::Table(postgres("node_info")),
        Subject::Table(kafka("KAlert")),
        Subject::Job(job("JobExample")),
    ])
}

fn shared(workspace: &Workspace) -> String {
    Share::default().text(workspace, None, "")
}

/// A page in which a link or a file is opened.
struct Page {
    importer: Importer,
    workspace: Workspace,
    /// What stands in the token's field.
    token: &'static str,
    told: Vec<String>,
}

impl Page {
    fn of(workspace: Workspace) -> Self {
        Self {
            importer: Importer::default(),
            workspace,
            token: "",
            told: Vec::new(),
        }
    }

    fn on(&mut self, act: impl FnOnce(&mut Importer, Here) -> Outcome) {
        let here = Here {
            workspace: &self.workspace,
            token: self.token,
            scheme: AuthScheme::Bearer,
        };
        let outcome = act(&mut self.importer, here);
        assert_eq!(outcome.token, None);
        for told in outcome.told {
            if let Some(text) = told.strip_prefix("workspace ") {
                let visit = saved::read(text).expect("a workspace");
                self.workspace.replace(visit.workspace);
            }
            self.told.push(told);
        }
    }

    fn open(&mut self, text: &str) {
        self.on(|importer, here| importer.open_shared(read(text), &Source::Link, here));
    }

    fn names(&self) -> Vec<&str> {
        self.workspace.drafts.iter().map(Draft::name).collect()
    }

    fn buttons(&self) -> Vec<String> {
        let nodes = self.importer.view();
        let buttons = elements(&nodes).into_iter();
        buttons
            .filter(|element| role(element) == "button")
            .map(|button| text(&button.children))
            .collect()
    }

    fn whole(&self) -> String {
        text(&self.importer.view())
    }
}

#[test]
fn what_is_shared_is_the_drafts_and_where_they_go_and_nothing_that_became_of_them() {
    let mut workspace = some();
    workspace.drafts[0].progress = created("tbl-1", "node_info", target());
    workspace.drafts[1].progress = common::unknown("KCpuIn", target());
    workspace.existing.text = "my-test-project\nmy-flink-service\nold\ntbl-2".to_owned();
    let text = shared(&workspace);
    assert!(!text.contains("tbl-1") && !text.contains("tbl-2"), "{text}");
    let import = read(&text).expect("drafts");
    let subjects: Vec<&Subject> = import.drafts.iter().map(|found| &found.subject).collect();
    let own: Vec<&Subject> = workspace.drafts.iter().map(|it| &it.subject).collect();
    assert_eq!(subjects, own);
    assert_eq!(import.target, target());
    assert_eq!((import.token, import.scheme), (None, None));
}

#[test]
fn a_token_that_came_into_a_draft_does_not_go_with_it() {
    let mut table = postgres("orders");
    table.schema_sql = format!("a INT COMMENT 'Authorization: Bearer {TOKEN}'");
    let text = shared(&common::workspace([Subject::Table(table.clone())]));
    assert!(!text.contains(TOKEN), "{text}");
    // Nothing calls it a token there: it is known by the field in which it stands.
    table.schema_sql = format!("a INT COMMENT '{TOKEN}'");
    let workspace = common::workspace([Subject::Table(table)]);
    let text = Share::default().text(&workspace, None, TOKEN);
    assert!(!text.contains(TOKEN), "{text}");
    assert!(read(&text).is_ok());
}

#[test]
fn a_secret_of_the_sql_does_not_go_with_it() {
    let mut slack = postgres("alarms");
    slack.connector = Connector::Plain(Plain {
        token: "xoxb-1234567890-abcdef".to_owned(),
        ..Plain::of(PlainKind::Slack)
    });
    let text = shared(&common::workspace([Subject::Table(slack)]));
    assert!(!text.contains("xoxb"), "{text}");
    assert!(read(&text).is_ok(), "{text}");
}

#[test]
fn the_draft_that_is_shown_can_go_alone() {
    let mut share = Share::default();
    share.choose(true);
    let text = share.text(&some(), Some(DraftId(1)), "");
    let names: Vec<String> = read(&text)
        .expect("a draft")
        .drafts
        .into_iter()
        .map(|found| match found.subject {
            Subject::Table(table) => table.name,
            Subject::Job(job) => job.name,
        })
        .collect();
    assert_eq!(names, ["KAlert"]);
}

#[test]
fn a_fragment_is_a_link_of_this_version_or_says_why_it_is_not() {
    assert_eq!(packed("#share=1.abc-_"), Some(Ok("abc-_")));
    assert_eq!(packed("#share=2.abc"), Some(Err(ShareFault::Newer)));
    assert_eq!(packed("#share=abc"), Some(Err(ShareFault::Damaged)));
    assert_eq!(packed("#share="), Some(Err(ShareFault::Damaged)));
    assert_eq!(packed("#/drafts/3"), None);
    assert_eq!(packed(""), None);
}

#[test]
fn a_link_that_programs_would_cut_is_not_offered_but_the_file_is() {
    let page = "https://tools.example/millrace/";
    let mut share = Share::default();
    share.take(page, Some(&"x".repeat(100)));
    assert_eq!(
        share.link(),
        Some([page, "#share=1.", &"x".repeat(100)].concat().as_str())
    );
    share.take(page, Some(&"x".repeat(8_000)));
    assert_eq!(share.link(), None);
    let said = text(&[share.view(None, 1)]);
    assert!(
        said.contains("8040 characters") && said.contains("Download the file"),
        "{said}"
    );
    share.take(page, None);
    assert_eq!(share.link(), None);
    let said = text(&[share.view(None, 1)]);
    assert!(said.contains("can't make a link"), "{said}");
}

#[test]
fn what_was_opened_is_told_and_taken_back_in_one_step() {
    let before = example::workspace(example::target());
    let mut page = Page::of(before.clone());
    let other = Target {
        project: "their-project".to_owned(),
        ..target()
    };
    let mut theirs = some();
    theirs.target = other.clone();
    page.open(&shared(&theirs));
    assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
    assert_eq!(page.workspace.target, other);
    let said = page.whole();
    for part in [
        "2 tables and one job",
        "project their-project",
        "Nothing was sent.",
    ] {
        assert!(said.contains(part), "{said}");
    }
    // One of them was in the example, which has made room.
    assert!(!said.contains("here already"), "{said}");
    page.on(Importer::untake_shown);
    assert_eq!(page.workspace.drafts, before.drafts);
    assert_eq!(page.workspace.target, before.target);
}

#[test]
fn drafts_that_are_here_as_they_are_are_not_added_again() {
    let mut page = Page::of(some());
    page.open(&shared(&some()));
    assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
    assert!(page.whole().contains("here already"), "{}", page.whole());
    assert_eq!(page.told, Vec::<String>::new());
}

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

#[test]
fn what_was_opened_is_told_once_by_its_name_and_until_nothing_is_left_to_take_back() {
    let mut page = Page::of(common::workspace([]));
    page.on(|importer, here| importer.take_file("team.json", &shared(&some()), here));
    let told = "told 0 “team.json” holds 2 tables and one job for project my-test-project, service my-flink-service. Nothing was sent. Added 3 drafts.";
    assert_eq!(page.told.last().map(String::as_str), Some(told));
    assert_eq!(page.importer.settle(&page.workspace), None);

    // The next takes its place.
    page.told.clear();
    let more = common::workspace([Subject::Table(kafka("more"))]);
    page.open(&shared(&more));
    assert_eq!(page.told[2], "untold 0");
    assert!(
        page.told[3].starts_with("told 1 The link holds one table"),
        "{:?}",
        page.told
    );

    // Typed into, it is the user's own: there is nothing to take back.
    let id = page.workspace.drafts.last().expect("a draft").id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            "b INT".clone_into(&mut table.schema_sql);
        }
    });
    assert_eq!(
        page.importer.settle(&page.workspace),
        Some("untold 1".to_owned())
    );
    assert_eq!(page.importer.settle(&page.workspace), None);
}

#[test]
fn an_example_that_made_room_is_offered_back_until_what_took_its_place_was_sent() {
    let mut page = Page::of(example::workspace(example::target()));
    page.open(&shared(&common::workspace([Subject::Table(kafka("mine"))])));
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            "b INT".clone_into(&mut table.schema_sql);
        }
    });
    assert_eq!(page.importer.settle(&page.workspace), None);
    page.workspace
        .set_progress(id, created("tbl-1", "mine", target()));
    assert_eq!(
        page.importer.settle(&page.workspace),
        Some("untold 0".to_owned())
    );
}

#[test]
fn a_file_is_read_where_any_other_text_is() {
    let mut page = Page::of(common::workspace([]));
    page.on(|importer, here| importer.take(&shared(&some()), here));
    assert_eq!(page.names(), ["node_info", "KAlert", "JobExample"]);
}

#[test]
fn the_token_in_its_field_does_not_come_into_a_draft_and_what_came_is_taken_back() {
    let mut theirs = some();
    if let Subject::Table(table) = &mut theirs.drafts[0].subject {
        table.schema_sql = format!("a INT COMMENT '{TOKEN}'");
    }
    let text = saved::write_workspace(&theirs).replace("4xqhTDvzWb", r"4xqhTD\u0076zWb");
    let mut page = Page::of(common::workspace([Subject::Table(postgres("mine"))]));
    page.token = TOKEN;
    page.on(|importer, here| importer.take(&text, here));
    assert_eq!(page.names(), ["mine", "node_info", "KAlert", "JobExample"]);
    let Subject::Table(table) = &page.workspace.drafts[1].subject else {
        panic!("a table");
    };
    assert_eq!(table.schema_sql, "a INT COMMENT '•••'");
    page.on(Importer::untake_shown);
    assert_eq!(page.names(), ["mine"]);
}

#[test]
fn what_can_not_be_opened_says_so_and_changes_nothing() {
    let many: Vec<String> = (0..501)
        .map(|id| format!(r#"{{"id":{id},"kind":"job","name":"j","progress":"draft"}}"#))
        .collect();
    for (text, says) in [
        ("no JSON".to_owned(), "damaged"),
        (r#"{"version":1}"#.to_owned(), "damaged"),
        (r#"{"version":2,"drafts":[]}"#.to_owned(), "newer Millrace"),
        (r#"{"version":1,"drafts":[]}"#.to_owned(), "no draft"),
        (
            format!(r#"{{"version":1,"drafts":[{}]}}"#, many.join(",")),
            "more than 500",
        ),
        ("[".repeat(100_000), "damaged"),
    ] {
        let mut page = Page::of(some());
        page.open(&text);
        assert!(page.whole().contains(says), "{}", page.whole());
        assert_eq!(page.workspace.drafts, some().drafts);
        assert_eq!(page.told, Vec::<String>::new());
    }
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn any_table_comes_out_as_it_went_in(
        tables in prop::collection::vec(any::tables("[^\u{0}]{0,12}".prop_map(String::from), "[a-z, ]{0,9}".prop_map(String::from)), 1..5),
    ) {
        let workspace = common::workspace(tables.into_iter().map(Subject::Table));
        let import = read(&shared(&workspace)).expect("drafts");
        let subjects: Vec<Subject> = import.drafts.into_iter().map(|found| found.subject).collect();
        let own: Vec<Subject> = workspace.drafts.into_iter().map(|it| it.subject).collect();
        prop_assert_eq!(subjects, own);
    }

    #[test]
    fn no_link_that_somebody_makes_does_more_than_add_drafts(
        at in any::<prop::sample::Index>(),
        with in prop_oneof![
            Just("<img src=x onerror=alert(1)>".to_owned()),
            Just("\u{202e}\u{0}\u{1b}[201~".to_owned()),
            Just("\",\"api_base\":\"https://evil.example\",\"scheme\":\"aivenv1\",\"token\":\"x".to_owned()),
            Just("__proto__".to_owned()),
            "\\PC{0,20}",
        ],
        cut in 0usize..40,
    ) {
        let text = shared(&some());
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let at = *at.get(&places);
        let end = (at + cut).min(text.len());
        let crafted = [&text[..at], &with, text.get(end..).unwrap_or_default()].concat();
        let before = common::workspace([Subject::Table(postgres("mine"))]);
        let mut page = Page::of(before.clone());
        page.open(&crafted);
        for told in &page.told {
            let verb = told.split(' ').next().unwrap_or_default();
            prop_assert!(["workspace", "shown", "told"].contains(&verb), "{}", told);
        }
        prop_assert!(page.names().contains(&"mine"));
        page.on(Importer::untake_shown);
        prop_assert_eq!(&page.workspace.drafts, &before.drafts);
    }
}
