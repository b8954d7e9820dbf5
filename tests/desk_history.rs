//! The history: what of an exchange is kept, how much of it, and what can be done with it.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{job, kafka, postgres, properties};
use millrace::api::answer::{Answer, Extent, Silence};
use millrace::api::generation::Generation;
use millrace::api::token::AuthScheme;
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::history::compare::differences;
use millrace::desk::history::entry::{Checked, Entry};
use millrace::desk::history::{History, Keeping, Outcome, found, kept};
use millrace::desk::import::{Here, Importer, SameName};
use millrace::saved;
use millrace::workspace::learn::Outcome as Ended;
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, DraftId, Progress, Subject, Workspace};
use nodes::{find, names, text};
use proptest::prelude::*;
use serde_json::{Value, json};

const AT: &str = "2021-10-29T18:05:12+02:00";

fn draft(subject: impl Into<Option<Subject>>) -> Draft {
    let subject = subject
        .into()
        .unwrap_or(Subject::Table(postgres("node_info")));
    common::workspace([subject]).drafts[0].clone()
}

fn told(draft: Draft, outcome: Ended) -> Told {
    Told {
        draft,
        target: common::target(),
        sent: Sent {
            address: "POST https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table".to_owned(),
            payload: r#"{"name":"node_info"}"#.to_owned(),
        },
        took: 35,
        outcome,
    }
}

fn answered(status: u16, body: &str) -> Ended {
    Ended::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    })
}

fn entry(name: &str) -> Entry {
    let draft = draft(Subject::Table(postgres(name)));
    Entry::of(told(draft, answered(200, "{}")), AT.to_owned())
}

/// What is kept when these were sent one after the other.
fn kept_of(names: &[&str]) -> String {
    names
        .iter()
        .fold(String::new(), |kept, name| kept::with(&kept, &entry(name)))
}

fn listed(kept: &str) -> Vec<String> {
    let list = kept::list(kept).into_iter();
    list.map(|(_, entry)| entry.told.draft.name().to_owned())
        .collect()
}

/// A dialog that was opened, and what the browser keeps.
struct Page {
    history: History,
    kept: String,
    now: Draft,
}

impl Page {
    fn of(kept: String) -> Self {
        let mut history = History::default();
        history.open(&kept);
        let now = draft(None);
        Self { history, kept, now }
    }

    fn nodes(&self) -> Vec<millrace::desk::node::Node> {
        self.history.view(Some((&self.now, &common::target())))
    }

    fn text(&self) -> String {
        text(&self.nodes())
    }

    fn buttons(&self) -> Vec<String> {
        names(&self.nodes(), "button")
    }

    fn press(&mut self, button: &str) -> Outcome {
        let nodes = self.nodes();
        let act = nodes::get(find(&nodes, "button", button), "data-act").expect("an act");
        let outcome = self.history.react(act, &self.kept);
        if let Some(kept) = &outcome.kept {
            self.kept.clone_from(kept);
        }
        outcome
    }
}

fn row(name: &str) -> String {
    format!(
        "2021-10-29 18:05:12 {name} 200 OK 35 ms PostgreSQL table, my-test-project / my-flink-service"
    )
}

proptest! {
    #![proptest_config(properties(256))]

    #[test]
    fn an_exchange_is_read_as_it_was_written(body in any::<String>(), name in any::<String>(), status in 200_u16..600, which in 0_usize..11, took in any::<u32>()) {
        let outcome = match Silence::ALL.get(which) {
            Some(silence) => Ended::Silent(*silence),
            None => Ended::Answered(Answer { status, body, extent: Extent::ALL[which - 8], retry_after: None }),
        };
        let sent = told(draft(Subject::Table(postgres(&name))), outcome);
        let entry = Entry::of(Told { took, ..sent.clone() }, AT.to_owned());
        let line = entry.write();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(&entry.told, &Told { took, ..sent });
        prop_assert_eq!(Entry::read(&line), Some(entry.clone()));
        for id in [None, Some(String::new()), Some(name)] {
            let checked = Some(Checked { at: AT.to_owned(), id });
            let entry = Entry { checked, ..entry.clone() };
            prop_assert_eq!(Entry::read(&entry.write()), Some(entry));
        }
    }

    #[test]
    fn any_text_is_listed_as_far_as_it_can_be_read(kept in any::<String>()) {
        let with = kept::with(&kept, &entry("node_info"));
        prop_assert_eq!(&listed(&with)[0], "node_info");
    }
}

/// As the page has it when a request is sent, and when it has ended.
#[test]
fn what_is_sent_is_kept_before_its_outcome_is_known_and_completed_by_that() {
    let request = millrace::api::request::Request::to(
        &millrace::api::endpoints::CREATE_TABLE,
        millrace::api::base::ApiBase::aiven(),
        AuthScheme::Bearer,
        |name| format!("my-{name}"),
    );
    let begun = Told::begun(draft(None), common::target(), &request);
    let sent = "POST https://api.aiven.io/v1/project/my-project/service/my-service/flink/table";
    assert_eq!(begun.sent.address, sent);
    let first = Entry::of(begun.clone(), AT.to_owned());
    let kept = kept::with(&kept_of(&["older"]), &first);
    let mut page = Page::of(kept.clone());
    let unknown = "2021-10-29 18:05:12 node_info Outcome unknown PostgreSQL table, my-test-project / my-flink-service";
    assert_eq!(page.buttons()[1], unknown);
    page.press(unknown);
    let said = page.text();
    assert!(
        said.contains("the page was closed before one came"),
        "{said}"
    );
    assert!(said.contains("check whether it exists before you send it again"));
    assert!(page.buttons().contains(&"Open as draft".to_owned()));

    let newer = kept::with(&kept, &entry("newer"));
    for (status, outcome) in [
        (200, answered(200, "{}")),
        (0, Ended::Silent(Silence::NoAnswer)),
    ] {
        let body = if status == 0 { "" } else { "{}" };
        let ended = begun.clone().ended(35, status, body);
        assert_eq!((ended.took, &ended.outcome), (35, &outcome));
        let ended = Entry::of(ended, AT.to_owned());
        let kept = kept::ended(&newer, &first.write(), &ended);
        assert_eq!(listed(&kept), ["node_info", "newer", "older"]);
        assert_eq!(kept::list(&kept)[0].1.told.outcome, outcome);
        let kept = kept::ended(&kept_of(&["older"]), &first.write(), &ended);
        assert_eq!(listed(&kept), ["node_info", "older"], "deleted meanwhile");
    }
}

#[test]
fn what_a_look_has_found_completes_what_was_unknown_of_that_draft_and_nothing_else() {
    let sent = |name: &str, outcome: Ended| {
        let draft = draft(Subject::Table(postgres(name)));
        Entry::of(told(draft, outcome), AT.to_owned())
    };
    let unheard = || Ended::Silent(Silence::Unheard);
    let mut elsewhere = sent("node_info", unheard());
    elsewhere.told.target.service = "other".to_owned();
    let of_a_job = Entry::of(
        told(draft(Subject::Job(job("node_info"))), unheard()),
        AT.to_owned(),
    );
    let kept = [
        sent("node_info", answered(500, "crashed")),
        sent("node_info", answered(400, "refused")),
        sent("other", unheard()),
        elsewhere,
        of_a_job,
        sent("node_info", unheard()),
    ]
    .iter()
    .fold(String::new(), |kept, entry| kept::with(&kept, entry));
    let look = draft(None);
    let Progress::Unknown(of_it) = look.unknown_at(&common::target()) else {
        panic!("unknown")
    };
    for (id, pill, said) in [
        (
            Some("id-1".to_owned()),
            "Exists",
            "It was looked for at 2021-10-30 09:00:00, and was found to exist, with the id id-1.",
        ),
        (
            None,
            "Does not exist",
            "It was looked for at 2021-10-30 09:00:00, and was not there.",
        ),
    ] {
        let found = Checked {
            at: "2021-10-30T09:00:00+02:00".to_owned(),
            id,
        };
        let kept = kept::checked(&kept, &of_it, &look.subject, &found);
        let mut page = Page::of(kept);
        let rows = page.buttons();
        let completed: Vec<bool> = rows[1..7].iter().map(|row| row.contains(pill)).collect();
        assert_eq!(
            completed,
            [true, false, false, false, false, true],
            "{rows:?}"
        );
        for place in [1, 6] {
            page.press(&rows[place]);
            let seen = page.text();
            assert!(seen.contains(said), "{seen}");
            assert!(!seen.contains("before you send"), "{seen}");
            page.press(&rows[place]);
        }
    }
}

#[test]
fn what_the_desk_has_found_out_is_read_from_what_it_tells() {
    let table = |name: &str| Subject::Table(postgres(name));
    let mut before = common::workspace([table("a"), table("b"), table("c"), table("d")]);
    for (id, name) in [(0, "a"), (1, "b"), (2, "c")] {
        before.set_progress(DraftId(id), common::unknown(name, common::target()));
    }
    let mut now = before.clone();
    now.set_progress(DraftId(0), common::created("id-1", "a", common::target()));
    now.set_progress(DraftId(1), Progress::Draft);
    now.set_progress(DraftId(3), common::created("id-4", "d", common::target()));
    for verb in ["workspace", "progress"] {
        let told = [verb, " ", &saved::write_workspace(&now)].concat();
        let found = found(&before, &told).into_iter();
        let found: Vec<_> = found.map(|(_, sent, id)| (sent.name, id)).collect();
        let expected = [
            ("a".to_owned(), Some("id-1".to_owned())),
            ("b".to_owned(), None),
        ];
        assert_eq!(found, expected);
    }
    assert_eq!(found(&before, "say workspace").len(), 0);
}

#[test]
fn the_last_200_are_kept_and_the_oldest_go_first() {
    let many: Vec<String> = (0..230).map(|n| format!("t{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let names = listed(&kept_of(&many));
    assert_eq!(names.len(), 200);
    assert_eq!((&*names[0], &*names[199]), ("t229", "t30"));
}

#[test]
fn a_million_bytes_are_kept_at_most() {
    let long = "x".repeat(60_000);
    let sent = |name: &str| {
        let mut table = postgres(name);
        table.schema_sql.clone_from(&long);
        Entry::of(
            told(draft(Subject::Table(table)), answered(200, &long)),
            AT.to_owned(),
        )
    };
    let mut text = String::new();
    for n in 0..30 {
        text = kept::with(&text, &sent(&format!("t{n}")));
        assert!(text.len() <= 1_000_000, "{}", text.len());
    }
    let names = listed(&text);
    assert!(names.len() > 10, "{names:?}");
    assert_eq!(names[0], "t29");
}

/// What was done about an application, by its method and its address behind the service.
fn step(method: &str, path: &str) -> Told {
    let mut sent = told(draft(Subject::Job(job("DemoApp"))), answered(200, "{}"));
    sent.target.generation = Generation::Applications;
    let base = "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink";
    sent.sent.address = format!("{method} {base}/application{path}");
    sent
}

#[test]
fn what_was_done_about_an_application_is_listed_by_what_it_was() {
    for (method, path, what) in [
        ("POST", "", "Create application"),
        ("PUT", "/a1", "Rename application"),
        ("POST", "/a1/version", "Create version"),
        ("POST", "/a1/version/validate", "Validate"),
        ("POST", "/a1/deployment", "Deploy"),
        ("POST", "/a1/deployment/d1/stop", "Stop with savepoint"),
        ("POST", "/a1/deployment/d1/cancel", "Cancel deployment"),
        ("DELETE", "/a1/deployment/d1", "Delete deployment"),
        ("DELETE", "/a1", "Delete application"),
    ] {
        let entry = Entry::of(step(method, path), AT.to_owned());
        let line = entry.write();
        assert_eq!(Entry::read(&line), Some(entry));
        let mut page = Page::of(line);
        let row = format!(
            "2021-10-29 18:05:12 DemoApp 200 OK 35 ms {what}, my-test-project / my-flink-service"
        );
        assert!(page.buttons().contains(&row), "{:?}", page.buttons());
        page.history.react("entry 0", &page.kept);
        let is_said = page.text().contains("Created the application");
        assert_eq!(is_said, path.is_empty(), "{what}");
    }
}

#[test]
fn what_was_deleted_or_cancelled_on_the_service_is_listed_and_is_no_draft() {
    let base = "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink";
    for (subject, request, what) in [
        (
            Subject::Table(kafka("KCpuIn")),
            format!("DELETE {base}/table/t1"),
            "KCpuIn 200 OK 35 ms Delete table",
        ),
        (
            Subject::Job(job("Mill")),
            format!("POST {base}/job/j1/cancel"),
            "Mill 200 OK 35 ms Cancel job",
        ),
    ] {
        let mut act = told(draft(subject), answered(200, "{}"));
        act.sent.address.clone_from(&request);
        act.sent.payload.clear();
        let mut page = Page::of(Entry::of(act, AT.to_owned()).write());
        let row = format!("2021-10-29 18:05:12 {what}, my-test-project / my-flink-service");
        assert!(page.buttons().contains(&row), "{:?}", page.buttons());
        page.history.react("entry 0", &page.kept);
        assert!(page.text().contains(&request));
        assert!(!page.text().contains("Created"));
        assert!(!page.buttons().contains(&"Open as draft".to_owned()));
    }
}

#[test]
fn of_a_long_answer_the_beginning_is_kept_and_that_is_said() {
    let body = "ä".repeat(20_000);
    let entry = Entry::of(told(draft(None), answered(500, &body)), AT.to_owned());
    let Ended::Answered(answer) = &entry.told.outcome else {
        panic!("an answer")
    };
    assert_eq!(answer.body.len(), 16 * 1024);
    let mut page = Page::of(entry.write());
    page.history.react("entry 0", &page.kept);
    assert!(
        page.text()
            .contains("Only the beginning of the answer is kept.")
    );
    assert!(!page.text().contains("longer than 1 MiB"));
}

#[test]
fn what_was_sent_is_kept_whole_or_not_at_all() {
    let mut long = job("JobExample");
    long.statement = format!("INSERT INTO a SELECT '{}' FROM b", "x".repeat(70_000));
    let entry = Entry::of(
        told(draft(Subject::Job(long)), Ended::Silent(Silence::TimedOut)),
        AT.to_owned(),
    );
    let line = entry.write();
    assert!(line.len() < 2_000);
    let mut page = Page::of(line);
    page.history.react("entry 0", &page.kept);
    let said = page.text();
    assert!(said.contains("JobExample"), "{said}");
    assert!(said.contains("What was sent is too long to be kept."));
    assert!(!page.buttons().contains(&"Open as draft".to_owned()));
}

#[test]
fn what_a_newer_page_wrote_is_not_listed_and_not_lost() {
    let newer = r#"{"at":"2031-01-01T00:00:00+00:00","shape":"new"}"#;
    let kept = kept::with(newer, &entry("node_info"));
    assert_eq!(listed(&kept), ["node_info"]);
    assert!(kept.starts_with(newer));
}

#[test]
fn the_list_tells_when_what_where_how_it_ended_and_how_long_it_took() {
    let refused = told(
        draft(Subject::Job(job("JobExample"))),
        answered(409, r#"{"message":"off"}"#),
    );
    let silent = told(
        draft(Subject::Table(kafka("KAlert"))),
        Ended::Silent(Silence::Refused),
    );
    let mut pasted = told(draft(None), answered(201, "{}"));
    pasted.sent = Sent::default();
    let mut kept = kept_of(&["node_info"]);
    for told in [refused, silent, pasted] {
        kept = kept::with(&kept, &Entry::of(told, AT.to_owned()));
    }
    let target = "my-test-project / my-flink-service";
    assert_eq!(
        Page::of(kept).buttons(),
        [
            "History".to_owned(),
            format!("2021-10-29 18:05:12 node_info 201 Created Pasted PostgreSQL table, {target}"),
            format!("2021-10-29 18:05:12 KAlert No answer 35 ms Kafka table, {target}"),
            format!("2021-10-29 18:05:12 JobExample 409 Conflict 35 ms Job, {target}"),
            row("node_info"),
            "Delete all".to_owned(),
            "Export".to_owned(),
            "Close".to_owned(),
        ]
    );
}

#[test]
fn details_hold_the_address_the_payload_the_answer_and_what_it_means() {
    let mut page = Page::of(kept_of(&["node_info"]));
    page.press(&row("node_info"));
    let said = page.text();
    for part in [
        "Created the table node_info.",
        "POST https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table",
        "\"name\": \"node_info\"",
    ] {
        assert!(said.contains(part), "{part}: {said}");
    }
    page.press(&row("node_info"));
    assert!(!page.text().contains("POST"), "shown once more, it folds");
}

#[test]
fn a_comparison_names_the_fields_that_differ_and_no_others() {
    let sent = kept_of(&["node_info"]);
    let mut page = Page::of(sent);
    page.press(&row("node_info"));
    page.press("Compare with node_info");
    assert!(page.text().contains("node_info is now what was sent."));
    if let Subject::Table(table) = &mut page.now.subject {
        table.schema_sql = "`node` BIGINT".to_owned();
        table.name = "node_info_2".to_owned();
    }
    let said = page.text();
    assert!(said.contains("node_info_2 differs in 2 fields."), "{said}");
    let differs = find_list(&page);
    assert_eq!(
        differs,
        [
            "Table name Sent node_info Now node_info_2",
            "Schema SQL Sent `node` INT, `node_description` VARCHAR Now `node` BIGINT",
        ]
    );
}

fn find_list(page: &Page) -> Vec<String> {
    let nodes = page.nodes();
    let list = find(&nodes, "list", "What differs");
    let items = list.children.iter().map(|item| match item {
        millrace::desk::node::Node::Element(item) => nodes::name(item),
        millrace::desk::node::Node::Text(text) => text.clone(),
    });
    items.collect()
}

#[test]
fn drafts_of_other_kinds_and_targets_differ_in_what_they_have() {
    let (table, job) = (
        draft(Subject::Table(kafka("KAlert"))),
        draft(Subject::Job(job("KAlert"))),
    );
    let elsewhere = Target {
        project: "other".to_owned(),
        ..common::target()
    };
    let found = differences((&table, &common::target()), (&job, &elsewhere));
    let labels: Vec<&str> = found.iter().map(|one| one.label).collect();
    assert_eq!(
        labels,
        [
            "Kind",
            "Project",
            "Table name",
            "Integration ID",
            "Kafka topic",
            "Schema SQL",
            "Job name",
            "Statement",
            "Tables by",
            "Tables",
        ]
    );
    let mut more = table.clone();
    more.extra = r#"{"upsert": true}"#.to_owned();
    let found = differences((&table, &common::target()), (&more, &common::target()));
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].label, &*found[0].then, &*found[0].now),
        ("Further members", "", &*more.extra)
    );
}

#[test]
fn one_is_deleted_and_comes_back_beside_what_another_tab_has_added() {
    let mut page = Page::of(kept_of(&["a", "b", "c"]));
    page.press(&row("b"));
    page.press("Delete");
    assert_eq!(listed(&page.kept), ["c", "a"]);
    assert!(
        page.text()
            .contains("Deleted. Nothing was deleted on the service.")
    );
    page.kept = kept::with(&page.kept, &entry("d"));
    page.press("Undo");
    assert_eq!(listed(&page.kept), ["d", "c", "b", "a"]);
    assert!(!page.buttons().contains(&"Undo".to_owned()));
}

#[test]
fn all_are_deleted_and_nothing_of_them_stays_when_the_dialog_is_closed() {
    let mut page = Page::of(kept_of(&["a", "b"]));
    page.press("Delete all");
    assert_eq!(page.kept, "");
    assert!(
        page.text()
            .contains("Nothing yet. What you send will stand here.")
    );
    assert!(page.buttons().contains(&"Undo".to_owned()));
    page.history.close();
    page.history.open(&page.kept);
    assert_eq!(page.buttons(), ["History", "Close"]);
}

#[test]
fn the_export_is_json_with_the_oldest_first() {
    let mut page = Page::of(kept_of(&["a", "b"]));
    let (name, text) = page.press("Export").save.expect("a file");
    assert_eq!(name, "millrace-history.json");
    let file: Value = serde_json::from_str(&text).expect("JSON");
    let names: Vec<&Value> = file
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["draft"]["name"])
        .collect();
    assert_eq!(names, ["a", "b"]);
    let first = &file[0];
    assert_eq!(first["at"], AT);
    assert_eq!(
        (&first["status"], &first["milliseconds"], &first["answer"]),
        (&json!(200), &json!(35), &json!("{}"))
    );
    assert_eq!(first["payload"], r#"{"name":"node_info"}"#);
}

#[test]
fn an_exchange_opens_as_a_draft_that_was_never_sent() {
    let mut sent = draft(Subject::Table(kafka("KAlert")));
    sent.extra = r#"{"upsert": true}"#.to_owned();
    sent.progress = Progress::Failed;
    let mut page =
        Page::of(Entry::of(told(sent.clone(), answered(400, "{}")), AT.to_owned()).write());
    page.history.react("entry 0", &page.kept);
    let opened = page.press("Open as draft").draft.expect("a draft");
    let mut workspace = common::workspace([Subject::Table(postgres("mine"))]);
    let mut importer = Importer::default();
    let told = importer.reopen(&opened, &workspace).told;
    let saved = told[0].strip_prefix("workspace ").expect("a workspace");
    workspace = saved::read(saved).expect("a workspace").workspace;
    let added = &workspace.drafts[1];
    assert_eq!((&added.subject, &added.extra), (&sent.subject, &sent.extra));
    assert_eq!(added.progress, Progress::Draft);
    assert_eq!(told[1], format!("shown {}", added.id.0));
    assert_eq!(told[2], "told 0 Added the draft KAlert.");
    let again = importer.reopen(&opened, &workspace).told;
    assert_eq!(
        again,
        [format!("shown {}", added.id.0)],
        "it is here already"
    );
    let here = Here {
        workspace: &workspace,
        token: "",
        scheme: AuthScheme::Bearer,
    };
    let back = importer.untake(0, here).told;
    let back = back[0].strip_prefix("workspace ").expect("a workspace");
    let back: Workspace = saved::read(back).expect("a workspace").workspace;
    assert_eq!(back.drafts.len(), 1);
    assert!(back.draft(DraftId(0)).is_some());
}

#[test]
fn a_draft_of_the_name_that_differs_is_asked_about_before_one_opens() {
    let opened = draft(Subject::Table(kafka("KAlert")));
    let workspace = common::workspace([Subject::Table(postgres("KAlert"))]);
    let mut importer = Importer::default();
    assert_eq!(importer.reopen(&opened, &workspace).told, [""; 0]);
    assert!(importer.is_asking());
    let here = Here {
        workspace: &workspace,
        token: "",
        scheme: AuthScheme::Bearer,
    };
    let told = importer.decide(SameName::Stay, here).told;
    let saved = told[0].strip_prefix("workspace ").expect("a workspace");
    let workspace = saved::read(saved).expect("a workspace").workspace;
    let names: Vec<&str> = workspace.drafts.iter().map(Draft::name).collect();
    assert_eq!(names, ["KAlert", "KAlert_2"]);
}

#[test]
fn the_user_turns_it_off_and_on_and_the_host_forbids_it() {
    let mut page = Page::of(kept_of(&["a"]));
    let switch = |page: &Page| text(&page.history.switch());
    assert!(switch(&page).starts_with("Keep a history of what is sent and answered"));
    assert_eq!(page.history.react("keep", "").told, ["history off"]);
    page.history.keeping = Keeping::told("off");
    assert!(!page.history.is_kept());
    assert!(page.text().contains("turned off in Settings"));
    assert_eq!(page.history.react("keep", "").told, ["history on"]);
    page.history.keeping = Keeping::told("forbidden");
    assert!(!page.history.is_kept());
    assert_eq!(page.nodes(), []);
    assert!(switch(&page).contains("The host of this page lets it keep no history."));
}

#[test]
fn a_browser_that_refuses_to_keep_it_is_told() {
    let mut page = Page::of(kept_of(&["a"]));
    assert!(!page.text().contains("does not keep the history"));
    page.history.is_refused = true;
    assert!(page.text().contains("This browser does not keep the history: its storage is full or forbidden. It lasts as long as this tab."));
}
