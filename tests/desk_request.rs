//! The texts of a request as the desk shows them: choices are kept, and the payload is edited as JSON both ways.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::api::generation::Generation;
use millrace::desk::node::Node;
use millrace::desk::report::follow;
use millrace::desk::request::Texts;
use millrace::desk::request::act::{Event, Outcome};
use millrace::desk::study::{reports, study};
use millrace::saved;
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;
use millrace::workspace::problem::{Severity, gravest, of_draft};
use millrace::workspace::{Subject, Workspace};
use nodes::{find, get, names};

const JSON: &str = "Payload as JSON";

/// The region of a page with one draft: what it tells the app is done at once.
struct Page {
    texts: Texts,
    workspace: Workspace,
    settings: [String; 2],
}

impl Page {
    fn of(subject: Subject) -> Self {
        let mut page = Self {
            texts: Texts::default(),
            workspace: common::workspace([subject]),
            settings: Default::default(),
        };
        page.route();
        page
    }

    fn route(&mut self) {
        let [tab, writing] = &self.settings;
        let told = format!("https://api.aiven.io/v1\nBearer\n{tab}\n{writing}");
        self.texts.set_route(&told, "https://page.example");
    }

    fn open(&mut self) {
        self.texts
            .open(self.workspace.drafts.first(), &self.workspace);
    }

    fn on(&mut self, act: &str, event: Event) -> Outcome {
        let draft = self.workspace.drafts[0].clone();
        let outcome = self.texts.react(act, event, &draft, &self.workspace);
        for told in &outcome.told {
            match told.split_once(' ').expect("a verb") {
                ("tab", name) => name.clone_into(&mut self.settings[0]),
                ("writing", words) => words.clone_into(&mut self.settings[1]),
                ("draft", text) => {
                    let draft = saved::read_draft(text).expect("a draft");
                    self.workspace.put(draft);
                }
                other => panic!("{other:?}"),
            }
        }
        self.route();
        outcome
    }

    fn view(&self) -> Vec<Node> {
        let drawn = self.texts.view(&self.workspace.drafts[0], &self.workspace);
        drawn.expect("an API is known").text
    }

    fn json(&self) -> String {
        let view = self.view();
        get(find(&view, "textbox", JSON), ".value")
            .expect("a text")
            .to_owned()
    }

    fn table(&self) -> &millrace::workspace::table::Table {
        match &self.workspace.drafts[0].subject {
            Subject::Table(table) => table,
            Subject::Job(_) => panic!("a table"),
        }
    }
}

fn page() -> Page {
    Page::of(Subject::Table(common::postgres("node_info")))
}

#[test]
fn the_tabs_are_those_of_the_design_and_the_first_is_shown() {
    let page = page();
    let tabs = names(&page.view(), "tab");
    assert_eq!(
        tabs,
        [
            "curl",
            "JSON",
            "HTTP",
            "PowerShell",
            "cmd",
            "Python",
            "avn",
            "Terraform",
            "Script"
        ]
    );
    let view = page.view();
    assert_eq!(
        get(find(&view, "tab", "curl"), "aria-selected"),
        Some("true")
    );
    assert_eq!(
        get(find(&view, "tab", "JSON"), "aria-selected"),
        Some("false")
    );
}

#[test]
fn a_choice_changes_the_text_and_outlives_the_page() {
    let mut page = page();
    let long = page.on("copy", Event::Click).copy.expect("a text");
    assert!(long.contains("--request POST"), "{long}");
    page.on("choose 1", Event::Change("1"));
    let short = page.on("copy", Event::Click).copy.expect("a text");
    assert!(short.contains("-X POST"), "{short}");
    assert_eq!(page.settings[1], "short-flags");
    let mut again = self::page();
    again.settings = page.settings.clone();
    again.route();
    assert_eq!(again.on("copy", Event::Click).copy, Some(short));
}

#[test]
fn the_arrows_go_through_the_tabs_and_around() {
    let mut page = page();
    let outcome = page.on("tab 0", Event::Key("ArrowLeft"));
    assert!(outcome.is_done);
    assert_eq!(outcome.focus.as_deref(), Some("request-tab-8"));
    assert_eq!(page.settings[0], "Script");
    page.on("tab 8", Event::Key("ArrowRight"));
    assert_eq!(page.settings[0], "curl");
}

#[test]
fn the_script_holds_the_whole_workspace_in_the_language_that_was_chosen() {
    let mut page = page();
    page.workspace = common::workspace([
        Subject::Job(common::job("copy_all")),
        Subject::Table(common::kafka("events")),
    ]);
    page.on("tab 8", Event::Click);
    let (file, bash) = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(file, "workspace.sh");
    assert!(bash.starts_with("#!/usr/bin/env bash\n"), "{bash}");
    let place = |text: &str| bash.find(text).unwrap_or_else(|| panic!("{text}: {bash}"));
    assert!(place("\"name\": \"events\"") < place("\"job_name\": \"copy_all\""));
    page.on("choose 0", Event::Change("1"));
    let (file, powershell) = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(file, "workspace.ps1");
    assert!(powershell.contains("Invoke-"), "{powershell}");
    assert!(powershell.contains("copy_all"), "{powershell}");
    assert_eq!(page.settings, ["Script", "powershell-script"]);
}

#[test]
fn beside_the_script_the_command_of_a_draft_is_still_curl() {
    let mut page = page();
    let curl = page.on("copy", Event::Click).copy;
    page.on("tab 8", Event::Click);
    let command = page
        .texts
        .command(&page.workspace.drafts[0], &page.workspace);
    assert_eq!(command, curl);
}

#[test]
fn what_stops_a_script_is_told_beside_it() {
    let mut page = page();
    page.workspace = common::workspace([
        Subject::Table(common::kafka("events")),
        Subject::Table(common::postgres("events")),
    ]);
    page.on("tab 8", Event::Click);
    let said = nodes::text(&page.view());
    assert!(
        said.contains("More than one table is named “events”. "),
        "{said}"
    );
}

#[test]
fn what_is_typed_as_json_goes_into_the_fields_and_stands_as_it_was_typed_until_the_form_changes() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let typed = r#"{"name":"nodes","jdbc_table":"public.n","integration_id":"i","schema_sql":"a INT","partitioned_by":"a"}"#;
    page.on("json", Event::Input(typed));
    assert_eq!(page.table().name, "nodes");
    assert_eq!(page.table().schema_sql, "a INT");
    assert_eq!(page.workspace.drafts[0].extra, r#"{"partitioned_by":"a"}"#);
    assert_eq!(page.json(), typed);
    page.on("json", Event::Leave);
    page.open();
    assert_eq!(page.json(), typed);
    // What is changed elsewhere is shown as it is sent.
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            "b INT".clone_into(&mut table.schema_sql);
        }
    });
    page.open();
    assert_eq!(
        page.json(),
        "{\n  \"integration_id\": \"i\",\n  \"name\": \"nodes\",\n  \"jdbc_table\": \"public.n\",\n  \"schema_sql\": \"b INT\",\n  \"partitioned_by\": \"a\"\n}"
    );
}

#[test]
fn what_the_form_adds_to_what_was_typed_is_told_and_not_written_into_it() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let typed = "{\"name\":\"only\"}";
    page.on("json", Event::Input(typed));
    page.on("json", Event::Leave);
    page.open();
    assert_eq!(page.json(), typed);
    let said = nodes::text(&page.view());
    let added = "Sent too, as the form has them: integration_id, jdbc_table, schema_sql";
    assert!(said.contains(added), "{said}");
    let sent = page.on("save", Event::Click).save.expect("a file").1;
    assert!(sent.contains("\"schema_sql\": \"\""), "{sent}");
}

#[test]
fn of_a_long_text_the_beginning_is_shown_and_the_whole_is_copied() {
    let mut page = page();
    let schema = "`column` INT,\n".repeat(30_000);
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        if let Subject::Table(table) = subject {
            table.schema_sql.clone_from(&schema);
        }
    });
    for tab in ["tab 0", "tab 1", "tab 8"] {
        page.on(tab, Event::Click);
        let view = page.view();
        let shown = nodes::text(&view);
        assert!(shown.len() < 210_000, "{tab}: {}", shown.len());
        assert!(shown.contains("Copy and Download take"), "{tab}");
        let is_editor = nodes::elements(&view).iter().any(|it| it.tag == "textarea");
        assert!(!is_editor, "{tab}");
        let copied = page.on("copy", Event::Click).copy.expect("a text");
        assert!(copied.len() > schema.len(), "{tab}");
    }
}

#[test]
fn many_members_without_a_field_are_not_all_named() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let many: Vec<String> = (0..30).map(|at| format!("\"k{at}\":1")).collect();
    let typed = format!("{{\"name\":\"t\",\"jdbc_table\":\"t\",{}}}", many.join(","));
    page.on("json", Event::Input(&typed));
    let said = nodes::text(&page.view());
    assert!(said.contains(", k18, k19 and 10 more"), "{said}");
}

#[test]
fn a_number_beyond_every_f64_is_carried_or_said_to_be_left_out() {
    let mut page = page();
    page.workspace.drafts[0].extra = r#"{"limit":1e400,"a: b":1}"#.to_owned();
    for (tab, holds, says) in [
        ("curl", "\"limit\": 1e400", ""),
        ("JSON", "\"limit\": 1e400", ""),
        ("HTTP", "\"limit\": 1e400", ""),
        ("PowerShell", "\"limit\": 1e400", ""),
        ("Python", "\"limit\": 1e400", ""),
        ("avn", "--table-name='node_info'", "limit is left out"),
        ("Terraform", "\"node_info\"", "limit is left out"),
        ("Script", "\"limit\": 1e400", ""),
    ] {
        let place = names(&page.view(), "tab")
            .iter()
            .position(|name| name == tab);
        page.on(&format!("tab {}", place.expect("a tab")), Event::Click);
        let text = page.on("copy", Event::Click).copy.expect("a text");
        assert!(text.contains(holds), "{tab}: {text}");
        let said = nodes::text(&page.view());
        assert!(said.contains(says), "{tab}: {said}");
        assert!(!said.contains("has no name"), "{tab}: {said}");
    }
}

#[test]
fn the_choices_stay_open_while_they_are_made() {
    let mut page = page();
    page.on("options", Event::Toggle(true));
    page.on("choose 0", Event::Change("1"));
    let view = page.view();
    let options = nodes::elements(&view)
        .into_iter()
        .find(|element| get(element, "data-act") == Some("options"));
    assert_eq!(get(options.expect("the choices"), ".open"), Some("true"));
    let places = |view: &[Node]| view.len();
    let before = places(&view);
    page.on("choose 0", Event::Change("0"));
    assert_eq!(places(&page.view()), before, "they stay where they are");
}

#[test]
fn no_shell_but_bash_and_zsh_is_said_to_ask_for_the_token() {
    let mut page = page();
    page.on("choose 4", Event::Change("2"));
    page.on("choose 0", Event::Change("1"));
    let view = page.view();
    let all = nodes::elements(&view);
    let option = |name: &str| {
        let mut options = all.iter().filter(|element| element.tag == "option");
        *options
            .find(|option| nodes::name(option) == name)
            .expect("an alternative")
    };
    assert_eq!(get(option("Asked for"), "disabled"), Some(""));
    assert_eq!(get(option("From AIVEN_TOKEN"), ".selected"), Some("true"));
    let said = nodes::text(&view);
    assert!(said.contains("goes out without a token"), "{said}");
}

#[test]
fn json_that_can_not_be_read_leaves_the_draft_alone_and_says_where() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let before = page.workspace.drafts[0].subject.clone();
    let typed = "{\n  \"name\": \"nodes\",\n}";
    page.on("json", Event::Input(typed));
    page.on("json", Event::Leave);
    assert_eq!(page.workspace.drafts[0].subject, before);
    assert_eq!(page.json(), typed);
    let view = page.view();
    assert_eq!(
        get(find(&view, "textbox", JSON), "aria-invalid"),
        Some("true")
    );
    let said = names(&view, "status").concat();
    assert!(said.starts_with("Line 2, column "), "{said}");
    page.on("discard", Event::Click);
    assert!(page.json().contains("\"node_info\""));
}

#[test]
fn the_payloads_file_holds_what_is_sent() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(r#"{"name":"é!","jdbc_table":"t"}"#));
    let (name, text) = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(name, "payload.json");
    assert!(text.contains(r#""name": "\u00e9\u0021""#), "{text}");
}

#[test]
fn what_was_typed_for_one_draft_does_not_hide_what_becomes_of_it_later() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(r#"{"name":"typed","jdbc_table":"t"}"#));
    let id = page.workspace.drafts[0].id;
    page.texts.open(None, &page.workspace);
    page.workspace.edit(id, |subject| {
        *subject = Subject::Table(common::postgres("later"));
    });
    page.open();
    assert!(page.json().contains("\"later\""), "{}", page.json());
}

/// A page with this typed as its payload, which is kept and opened again elsewhere.
fn kept_with_broken_json(typed: &str) -> Page {
    let mut typing = page();
    typing.on("tab 1", Event::Click);
    typing.on("json", Event::Input(typed));
    let kept = saved::write_workspace(&typing.workspace);
    let mut page = page();
    page.workspace = saved::read(&kept).expect("a visit").workspace;
    page.open();
    page
}

#[test]
fn json_that_can_not_be_read_holds_the_draft_back_and_outlives_the_page() {
    for typed in ["{\"name\": \"nodes\"", "", "[]", "{\"a\": \r\n"] {
        let mut page = kept_with_broken_json(typed);
        let problems = of_draft(&page.workspace.drafts[0], &page.workspace);
        assert_eq!(gravest(&problems), Some(Severity::Blocking), "{typed:?}");
        page.on("tab 1", Event::Click);
        assert_eq!(page.json(), typed);
        assert_eq!(
            page.on("save", Event::Click).save,
            Some(("payload.json", typed.to_owned() + "\n"))
        );
        page.on("discard", Event::Click);
        let problems = of_draft(&page.workspace.drafts[0], &page.workspace);
        assert!(gravest(&problems) < Some(Severity::Blocking), "{typed:?}");
        assert!(page.json().contains("\"node_info\""), "{typed:?}");
    }
}

#[test]
fn mended_json_lets_the_draft_go() {
    let mut page = kept_with_broken_json("{");
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(r#"{"name":"nodes"}"#));
    assert_eq!(page.workspace.drafts[0].unread, None);
    assert_eq!(page.table().name, "nodes");
}

#[test]
fn beside_every_other_text_it_says_that_the_json_can_not_be_read_and_leads_there() {
    let mut page = kept_with_broken_json("{");
    let tabs = names(&page.view(), "tab");
    for (place, name) in tabs.iter().enumerate() {
        page.on(&format!("tab {place}"), Event::Click);
        let said = names(&page.view(), "status").concat();
        let is_told = said.contains("that was typed under JSON");
        assert_eq!(is_told, name != "JSON", "{name}: {said}");
    }
    let led = page.on("payload", Event::Click);
    assert_eq!(led.focus.as_deref(), Some("request-json"));
    assert_eq!(page.json(), "{");
}

#[test]
fn a_key_that_stands_twice_is_told() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    page.on(
        "json",
        Event::Input(r#"{"name":"one","jdbc_table":"t","name":"two"}"#),
    );
    assert_eq!(page.table().name, "two");
    let said = nodes::text(&page.view());
    assert!(said.contains("name stands there more than once"), "{said}");
}

/// What is said beside the JSON that is typed for a job, and what is sent, after the list has followed the statement.
fn typed_for_a_job(typed: &str) -> (Page, String, String) {
    let mut page = Page::of(Subject::Job(Job {
        statement: "INSERT INTO a SELECT 1".to_owned(),
        tables: "a".to_owned(),
        ..Job::default()
    }));
    page.on("tab 1", Event::Click);
    page.on("json", Event::Input(typed));
    follow_statement(&mut page);
    let said = nodes::text(&page.view());
    let sent = page.on("save", Event::Click).save.expect("a file").1;
    (page, said, sent)
}

/// Does what the page does when the desk has read the statement anew.
fn follow_statement(page: &mut Page) {
    let reports = reports(&page.workspace, &study(&page.workspace, Vec::new()));
    follow(&mut page.workspace, &reports);
}

#[test]
fn a_list_of_tables_that_no_field_can_hold_is_sent_as_it_was_typed() {
    let (_, said, sent) = typed_for_a_job(
        r#"{"job_name":"j1","statement":"INSERT INTO a SELECT 1","tables":["a",1,null,"b,c"," d "]}"#,
    );
    let list = "\"tables\": [\n    \"a\",\n    1,\n    null,\n    \"b,c\",\n    \" d \"\n  ]";
    assert!(sent.contains(list), "{sent}");
    let note = "Sent too, though no field here holds it: tables";
    assert!(said.contains(note), "{said}");
    // By ids too.
    let (_, _, sent) = typed_for_a_job(r#"{"statement":"INSERT INTO a SELECT 1","table_ids":[1]}"#);
    assert!(
        sent.contains("\"table_ids\": [\n    1\n  ]") && !sent.contains("tables\""),
        "{sent}"
    );
}

#[test]
fn a_list_that_was_typed_and_gives_way_to_the_forms_is_said_to() {
    let (mut page, _, _) =
        typed_for_a_job(r#"{"statement":"INSERT INTO a SELECT 1","tables":["a",1]}"#);
    let id = page.workspace.drafts[0].id;
    page.workspace.edit(id, |subject| {
        Field::Tables.set(subject, "b".to_owned());
    });
    page.on("json", Event::Leave);
    page.open();
    let said = nodes::text(&page.view());
    assert!(!said.contains("Sent too"), "{said}");
    assert!(
        said.contains("Kept, but not sent, as the form has its own: tables"),
        "{said}"
    );
}

#[test]
fn what_is_sent_in_the_flat_form_instead_of_the_nested_one_is_told() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    for (typed, note) in [
        (
            r#"{"name":"n","integration_id":"i","schema_sql":"a INT","kafka":{"topic":"t","bar":[1]}}"#,
            "Sent in the flat form: kafka.topic as kafka_topic",
        ),
        (
            r#"{"name":"n","integration_id":"i","schema_sql":"a INT","upsert_kafka":{"topic":"t","key_fields":["k"]}}"#,
            "Sent in the flat form: upsert_kafka as kafka_connector_type, upsert_kafka.topic as kafka_topic, upsert_kafka.key_fields as kafka_key_fields",
        ),
        (
            r#"{"name":"n","integration_id":"i","schema_sql":"a INT","jdbc":{"table_name":"t"}}"#,
            "Sent in the flat form: jdbc.table_name as jdbc_table",
        ),
    ] {
        page.on("json", Event::Input(typed));
        let said = nodes::text(&page.view());
        assert!(said.contains(note), "{said}");
        assert!(!said.contains("as the form has them"), "{said}");
    }
    page.on(
        "json",
        Event::Input(r#"{"name":"n","integration_id":"i","schema_sql":"","jdbc_table":"t"}"#),
    );
    let said = nodes::text(&page.view());
    assert!(!said.contains("flat form"), "{said}");
}

#[test]
fn a_nested_table_that_is_sent_as_such_is_not_said_to_be_sent_flat() {
    let mut page = page();
    page.on("tab 1", Event::Click);
    let typed =
        r#"{"name":"n","integration_id":"i","schema_sql":"a INT","kafka":{"topic":"t","bar":[1]}}"#;
    page.on("json", Event::Input(typed));
    page.texts.set_route(
        "https://api.aiven.io/v1\nBearer\nJSON\n\nnested",
        "https://page.example",
    );
    let said = nodes::text(&page.view());
    assert!(!said.contains("flat form"), "{said}");
    page.texts.set_route(
        "https://api.aiven.io/v1\nBearer\nHTTP\n\nnested",
        "https://page.example",
    );
    let said = nodes::text(&page.view());
    let sent = "\"kafka\": {\n    \"topic\": \"t\",\n    \"bar\": [\n      1\n    ]\n  }";
    assert!(said.contains(sent), "{said}");
}

/// The tabs of a job's request and the text that each shows, where applications are chosen.
fn application() -> Page {
    let mut page = Page::of(Subject::Job(common::job("DemoApp")));
    page.workspace.add(Subject::Table(common::kafka("KCpuIn")));
    page.workspace.add(Subject::Table(common::kafka("KAlert")));
    page.workspace.target.generation = Generation::Applications;
    page.open();
    page
}

#[test]
fn an_application_is_written_in_every_tab_but_the_script_and_its_json_is_no_editor() {
    let mut page = application();
    let tabs = names(&page.view(), "tab");
    assert_eq!(
        tabs,
        [
            "curl",
            "JSON",
            "HTTP",
            "PowerShell",
            "cmd",
            "Python",
            "avn",
            "Terraform"
        ]
    );
    for (index, tab) in tabs.iter().enumerate() {
        page.on(&format!("tab {index}"), Event::Click);
        page.open();
        let view = page.view();
        let said = nodes::text(&view);
        assert!(said.contains("CREATE TABLE KAlert"), "{tab}: {said}");
        assert!(
            nodes::elements(&view)
                .iter()
                .all(|one| one.tag != "textarea"),
            "{tab}"
        );
        let copied = page.on("copy", Event::Click).copy.expect("a text");
        assert!(copied.contains("CREATE TABLE KAlert"), "{tab}: {copied}");
    }
}

#[test]
fn a_table_of_an_application_is_shown_as_what_goes_into_it() {
    let mut page = application();
    page.workspace.drafts.swap(0, 1);
    page.open();
    let view = page.view();
    assert!(names(&view, "tab").is_empty());
    let sql = "CREATE TABLE KCpuIn (`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT) WITH (\n    \
               'connector' = 'kafka',\n    'properties.bootstrap.servers' = '',\n    'topic' = 'alert',\n    \
               'value.format' = 'json'\n)";
    assert_eq!(
        nodes::text(&find(&view, "group", "CREATE TABLE").children),
        sql
    );
    assert_eq!(page.on("copy", Event::Click).copy.as_deref(), Some(sql));
    let saved = page.on("save", Event::Click).save.expect("a file");
    assert_eq!(saved, ("table.sql", format!("{sql};\n")));
}

#[test]
fn a_payload_that_can_not_be_read_is_the_other_apis_alone() {
    let mut page = application();
    page.workspace.drafts[0].unread = Some("{".to_owned());
    page.open();
    assert!(nodes::text(&page.view()).contains("CREATE TABLE KAlert"));
    let problems = of_draft(&page.workspace.drafts[0], &page.workspace);
    assert!(
        gravest(&problems) < Some(Severity::Blocking),
        "{problems:?}"
    );
}
