//! Picking instead of typing, as the desk decides it: which question a field asks, what its list holds, what keys do, and
//! what is said where there is no list. Answers are those that Aiven's own command line printed, or of their shape.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{INTEGRATION_ID, kafka, postgres};
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::desk::lists::{Lists, Of, Question, Trouble};
use millrace::desk::pick::paste::Paste;
use millrace::desk::pick::{Event, Outcome, Picks, Scene, view};
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, Subject, Workspace};
use nodes::{names, text};
use serde_json::json;

/// A page with one draft.
struct Desk {
    workspace: Workspace,
    lists: Lists,
    picks: Picks,
    has_token: bool,
}

impl Desk {
    fn of(subject: Subject) -> Self {
        Self {
            workspace: common::workspace([subject]),
            lists: Lists::default(),
            picks: Picks::default(),
            has_token: true,
        }
    }

    fn at<T>(
        &mut self,
        typed: Option<(Field, &str)>,
        act: impl FnOnce(&mut Picks, &mut Scene) -> T,
    ) -> T {
        let shown: Option<&Draft> = self.workspace.drafts.first();
        let mut scene = Scene {
            lists: &mut self.lists,
            workspace: &self.workspace,
            shown,
            has_token: self.has_token,
            typed: typed.map(|(field, text)| (field, text.to_owned())),
        };
        act(&mut self.picks, &mut scene)
    }

    fn event(&mut self, field: Field, event: Event) -> Outcome {
        self.at(None, |picks, scene| picks.react(field, event, scene))
    }

    fn key(&mut self, field: Field, key: &str) -> Outcome {
        self.event(field, Event::Key(key, false))
    }

    fn type_in(&mut self, field: Field, typed: &str) {
        self.at(Some((field, typed)), |picks, scene| {
            picks.react(field, Event::Input, scene)
        });
    }

    /// What is shown at a field in which this stands.
    fn shown(&mut self, field: Field, typed: Option<&str>) -> Vec<millrace::desk::node::Node> {
        let typed = typed.map(|typed| (field, typed));
        self.at(typed, |picks, scene| picks.view(field, "field", scene))
    }

    fn options(&mut self, field: Field) -> Vec<String> {
        names(&self.shown(field, None), "option")
    }

    fn said(&mut self, field: Field) -> String {
        text(&self.shown(field, None))
    }

    /// Answers what was asked last.
    fn answer(&mut self, outcome: &Outcome, status: u16, body: &str) -> Vec<String> {
        let asked = outcome.told.first().expect("a question");
        let name = name_of(asked);
        self.lists.got(name, Some(status), body);
        self.at(None, |picks, scene| picks.next(scene))
    }
}

/// The name under which something was asked.
fn name_of(asked: &str) -> u32 {
    let rest = asked.strip_prefix("get ~").expect("a question");
    let (name, _) = rest.split_once('\n').expect("lines");
    name.parse().expect("a number")
}

/// What is asked, behind its name: the method and the path.
fn asked(outcome: &Outcome) -> Vec<String> {
    let of = |told: &String| told.split_once('\n').expect("lines").1.to_owned();
    outcome.told.iter().map(of).collect()
}

fn me() -> String {
    json!({ "user": { "user": "wilma@example.com", "projects": ["my-test-project", "other"] } })
        .to_string()
}

fn services() -> String {
    json!({ "services": [
        { "service_name": "my-flink-service", "service_type": "flink", "state": "RUNNING" },
        { "service_name": "flink-two", "service_type": "flink", "state": "POWEROFF" },
        { "service_name": "demo-kafka", "service_type": "kafka", "state": "RUNNING" },
    ]})
    .to_string()
}

fn integrations() -> String {
    let entry = |id: &str, source: &str, of: &str| {
        json!({
            "service_integration_id": id, "integration_type": "flink", "enabled": true, "active": true,
            "source_service": source, "source_service_type": of, "dest_service": "my-flink-service",
        })
    };
    json!({ "service_integrations": [
        entry(INTEGRATION_ID, "demo-kafka", "kafka"),
        entry("77741d89-71f1-4de6-897a-fd83bce0ee62", "demo-pg", "pg"),
        entry("0e1f4a0c-0000-4000-8000-000000000001", "demo-os", "opensearch"),
    ]})
    .to_string()
}

fn topics() -> String {
    json!({ "topics": [
        { "topic_name": "alert", "state": "ACTIVE", "partitions": 1, "cleanup_policy": "delete" },
        { "topic_name": "cpu", "state": "ACTIVE", "partitions": 3, "cleanup_policy": "compact" },
    ]})
    .to_string()
}

#[test]
fn a_list_is_asked_for_once_when_its_field_gets_the_focus() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let first = desk.event(Field::Service, Event::Focus);
    assert_eq!(asked(&first), ["GET /project/my-test-project/service"]);
    assert_eq!(asked(&desk.event(Field::Service, Event::Focus)), [""; 0]);
    desk.answer(&first, 200, &services());
    assert_eq!(asked(&desk.event(Field::Service, Event::Focus)), [""; 0]);
    assert_eq!(desk.options(Field::Service), [""; 0], "it is closed");
}

#[test]
fn without_a_token_nothing_is_asked_and_the_list_says_so() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    desk.has_token = false;
    assert_eq!(desk.event(Field::Service, Event::Focus), Outcome::default());
    assert_eq!(
        desk.event(Field::Service, Event::Toggle),
        Outcome::default()
    );
    assert!(desk.said(Field::Service).contains("With an API token"));
    assert_eq!(desk.options(Field::Service), ["Paste this list…"]);
}

#[test]
fn the_projects_are_those_of_the_tokens_owner_or_of_the_older_list() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let first = desk.event(Field::Project, Event::Focus);
    assert_eq!(asked(&first), ["GET /me"]);
    desk.answer(&first, 200, &me());
    desk.event(Field::Project, Event::Toggle);
    assert_eq!(
        desk.options(Field::Project),
        ["my-test-project", "other", "Refresh", "Paste this list…"]
    );

    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let first = desk.event(Field::Project, Event::Focus);
    let next = desk.answer(&first, 200, r#"{"user":{"user":"wilma@example.com"}}"#);
    assert_eq!(next.len(), 1);
    assert!(next[0].ends_with("\nGET /project"), "{next:?}");
    desk.lists.got(
        name_of(&next[0]),
        Some(200),
        r#"{"projects":[{"project_name":"p","card_info":null}]}"#,
    );
    desk.event(Field::Project, Event::Toggle);
    assert!(
        desk.options(Field::Project)
            .iter()
            .any(|option| option.trim() == "p")
    );
}

#[test]
fn only_flink_services_are_offered_with_their_state_in_words() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let asked = desk.event(Field::Service, Event::Toggle);
    desk.answer(&asked, 200, &services());
    let options = desk.options(Field::Service);
    assert_eq!(
        options,
        [
            "my-flink-service running",
            "flink-two powered off",
            "Refresh",
            "Paste this list…"
        ]
    );
    assert!(desk.said(Field::Service).contains("2 Flink services"));
    let note = |desk: &mut Desk, value: &str| {
        desk.at(Some((Field::Service, value)), |_, scene| {
            scene.note(Field::Service)
        })
    };
    assert_eq!(note(&mut desk, "my-flink-service"), None);
    assert_eq!(
        note(&mut desk, "flink-two").as_deref(),
        Some("This service is powered off.")
    );
    assert_eq!(
        note(&mut desk, "another").as_deref(),
        Some("Not among the Flink services of my-test-project.")
    );
}

#[test]
fn each_table_is_offered_the_integrations_of_its_own_kind() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let asked = desk.event(Field::IntegrationId, Event::Toggle);
    desk.answer(&asked, 200, &integrations());
    assert_eq!(
        desk.options(Field::IntegrationId)[0],
        "demo-pg PostgreSQL · 77741d89-71f1-4de6-897a-fd83bce0ee62"
    );
    assert_eq!(desk.options(Field::IntegrationId).len(), 3);
    let taken = desk.event(Field::IntegrationId, Event::Take(0));
    assert_eq!(
        taken.put.as_deref(),
        Some("77741d89-71f1-4de6-897a-fd83bce0ee62")
    );

    let mut desk = Desk::of(Subject::Table(kafka("k")));
    let asked = desk.event(Field::IntegrationId, Event::Toggle);
    desk.answer(&asked, 200, &integrations());
    assert_eq!(
        desk.options(Field::IntegrationId)[0],
        format!("demo-kafka Kafka · {INTEGRATION_ID}")
    );
    let note = desk.at(None, |_, scene| scene.note(Field::IntegrationId));
    assert_eq!(note.as_deref(), Some("demo-kafka, Kafka"));
}

/// Two of the ids that the list holds, and a third that it does not.
#[test]
fn an_integration_that_is_typed_is_told_what_it_is_and_where_the_table_needs_another() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let asked = desk.event(Field::IntegrationId, Event::Focus);
    desk.answer(&asked, 200, &integrations());
    let note = |desk: &mut Desk, typed: &str| {
        desk.at(Some((Field::IntegrationId, typed)), |_, scene| {
            (
                scene.is_unfit(Field::IntegrationId),
                text(&scene.note_nodes(Field::IntegrationId)),
            )
        })
    };
    assert_eq!(
        note(&mut desk, INTEGRATION_ID),
        (
            true,
            "demo-kafka, Kafka. This table needs an integration with PostgreSQL.".to_owned()
        )
    );
    assert_eq!(
        note(&mut desk, "77741d89-71f1-4de6-897a-fd83bce0ee62"),
        (false, "demo-pg, PostgreSQL".to_owned())
    );
    let unknown = note(&mut desk, "0e1f4a0c-0000-4000-8000-000000000009");
    assert_eq!(
        unknown,
        (
            false,
            "Not among the active integrations of my-flink-service.".to_owned()
        )
    );
}

#[test]
fn a_list_says_how_many_of_how_many_fit_what_is_typed() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let projects: Vec<String> = (0..602).map(|n| format!("p{}-{n}", n % 37)).collect();
    let asked = desk.event(Field::Project, Event::Focus);
    let me = json!({ "user": { "user": "wilma@example.com", "projects": projects } });
    desk.answer(&asked, 200, &me.to_string());
    // p36-36, p36-73, …, p36-591: every 37th, 16 of them.
    for (typed, expected) in [
        ("p36-", "16 of 602 projects"),
        (
            "p",
            "100 of 602 projects. Type more of the name to see fewer.",
        ),
    ] {
        desk.type_in(Field::Project, typed);
        let said = text(&desk.shown(Field::Project, Some(typed)));
        assert!(said.starts_with(&format!("{expected}{expected}")), "{said}");
    }
    desk.type_in(Field::Project, "");
    desk.event(Field::Project, Event::Toggle);
    assert!(
        desk.said(Field::Project)
            .starts_with("100 of 602 projects.")
    );
}

#[test]
fn topics_are_those_of_the_integrations_kafka_service() {
    let mut desk = Desk::of(Subject::Table(kafka("k")));
    let first = desk.event(Field::KafkaTopic, Event::Focus);
    assert_eq!(
        asked(&first),
        ["GET /project/my-test-project/service/my-flink-service/integration"]
    );
    let next = desk.answer(&first, 200, &integrations());
    assert_eq!(next.len(), 1);
    assert!(
        next[0].ends_with("\nGET /project/my-test-project/service/demo-kafka/topic"),
        "{next:?}"
    );
    desk.lists.got(name_of(&next[0]), Some(200), &topics());
    desk.event(Field::KafkaTopic, Event::Toggle);
    assert_eq!(
        desk.options(Field::KafkaTopic),
        [
            "alert 1 partition",
            "cpu 3 partitions, compacted, suits upsert-kafka",
            "Refresh",
            "Paste this list…"
        ]
    );
}

#[test]
fn without_a_known_integration_topics_are_not_asked_for() {
    let mut table = kafka("k");
    table.integration_id.clear();
    let mut desk = Desk::of(Subject::Table(table));
    let first = desk.event(Field::KafkaTopic, Event::Toggle);
    assert_eq!(desk.answer(&first, 200, &integrations()), [""; 0]);
    assert!(
        desk.said(Field::KafkaTopic)
            .contains("Choose a Kafka integration first")
    );
}

#[test]
fn what_is_typed_filters_and_a_whole_name_closes_the_list() {
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let asked = desk.event(Field::Service, Event::Focus);
    desk.answer(&asked, 200, &services());
    desk.type_in(Field::Service, "TWO");
    let shown = desk.shown(Field::Service, Some("TWO"));
    assert_eq!(
        names(&shown, "option"),
        ["flink-two powered off"],
        "no commands while typing"
    );
    desk.type_in(Field::Service, "flink-two");
    assert_eq!(
        names(&desk.shown(Field::Service, Some("flink-two")), "option"),
        [""; 0]
    );
    desk.type_in(Field::Service, "mine");
    assert_eq!(
        names(&desk.shown(Field::Service, Some("mine")), "option"),
        [""; 0]
    );
}

#[test]
fn keys_open_go_through_take_and_close() {
    let field = Field::Service;
    let mut desk = Desk::of(Subject::Table(postgres("a")));
    let asked = desk.event(field, Event::Focus);
    desk.answer(&asked, 200, &services());
    let active = |desk: &mut Desk| desk.at(None, |picks, _| picks.active(field, "field"));
    assert_eq!(active(&mut desk), (false, None));
    assert!(
        !desk.key(field, "Enter").is_done,
        "a closed list leaves Enter alone"
    );
    assert!(desk.key(field, "ArrowDown").is_done);
    assert_eq!(
        active(&mut desk),
        (true, Some("field-list-0".to_owned())),
        "on what is chosen now"
    );
    desk.key(field, "ArrowDown");
    assert_eq!(active(&mut desk), (true, Some("field-list-1".to_owned())));
    let taken = desk.key(field, "Enter");
    assert_eq!(
        (taken.is_done, taken.put.as_deref()),
        (true, Some("flink-two"))
    );
    assert_eq!(active(&mut desk), (false, None));

    desk.key(field, "ArrowUp");
    assert!(desk.key(field, "Escape").is_done);
    assert_eq!(active(&mut desk), (false, None));
    assert!(
        !desk.key(field, "Escape").is_done,
        "the second Escape is the page's"
    );
    desk.event(field, Event::Key("ArrowDown", true));
    assert_eq!(
        active(&mut desk),
        (true, None),
        "Alt opens without choosing"
    );
    desk.key(field, "ArrowUp");
    assert_eq!(
        active(&mut desk),
        (true, Some("field-list-3".to_owned())),
        "round to the last"
    );
    desk.key(field, "ArrowDown");
    assert_eq!(
        active(&mut desk),
        (true, Some("field-list-0".to_owned())),
        "and to the first"
    );
    assert!(!desk.key(field, "Tab").is_done);
    assert_eq!(active(&mut desk), (false, None));
}

#[test]
fn a_list_that_fails_says_why_and_can_be_asked_for_again_or_pasted() {
    let cases = [
        (Some(401), "{}", "does not accept this token"),
        (
            Some(403),
            r#"{"message":"Not yours"}"#,
            "403 Forbidden, Not yours",
        ),
        (Some(404), "{}", "404 Not Found"),
        (Some(200), "[", "not the list that was asked for"),
        (Some(200), "{}", "not the list that was asked for"),
        (
            Some(200),
            r#"{"services":[],"errors":[{"message":"broken"}]}"#,
            "200 OK, broken",
        ),
        (Some(502), "<html>", "502 Bad Gateway"),
        (None, "", "No answer that a browser may read"),
    ];
    for (status, body, said) in cases {
        let mut desk = Desk::of(Subject::Table(postgres("a")));
        let first = desk.event(Field::Service, Event::Toggle);
        desk.lists.got(name_of(&first.told[0]), status, body);
        let shown = desk.said(Field::Service);
        assert!(shown.contains(said), "{status:?} {body}: {shown}");
        assert_eq!(
            desk.options(Field::Service),
            ["Refresh", "Paste this list…"]
        );
        // It is not asked for again by itself.
        assert_eq!(desk.event(Field::Service, Event::Focus).told, [""; 0]);
        let again = desk.event(Field::Service, Event::Take(0));
        assert_eq!(asked(&again), ["GET /project/my-test-project/service"]);
        desk.answer(&again, 200, &services());
        assert_eq!(desk.options(Field::Service).len(), 4);
    }
}

#[test]
fn what_another_token_was_told_is_forgotten_and_what_was_pasted_stays() {
    let mut lists = Lists::default();
    let target = common::target();
    let (of_services, of_topics) = (
        Question::of(Of::Services, &target),
        Question::of(Of::Topics, &target),
    );
    let asked = lists.ask(&of_services).expect("a question");
    lists.got(name_of(&asked), Some(200), &services());
    lists.paste(&of_topics, &topics()).expect("a list");
    lists.forget();
    assert!(lists.found(&of_services).is_none() && lists.found(&of_topics).is_some());
    // An answer to the other token's question comes too late.
    let late = lists.ask(&of_services).expect("a question");
    lists.forget();
    assert_eq!(lists.got(name_of(&late), Some(200), &services()), None);
}

fn route() -> Route {
    Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    }
}

#[test]
fn a_list_is_filled_by_what_the_shown_command_prints() {
    let mut lists = Lists::default();
    let question = Question::of(Of::Services, &common::target());
    let mut paste = Paste::of(question.clone());
    let command = paste.command(&route());
    assert_eq!(
        command.split_whitespace().collect::<Vec<_>>().join(" "),
        "curl --silent --show-error --fail-with-body \\ --globoff --request GET \\ \
         --url 'https://api.aiven.io/v1/project/my-test-project/service' \\ \
         --oauth2-bearer \"${AIVEN_TOKEN:?}\""
    );
    for (wrong, said) in [
        ("", "There is nothing here yet"),
        ("command not found", "This is no JSON."),
        (r#"{"topics":[]}"#, "This is JSON, but not this list."),
        ("[1", "This is no JSON."),
        (r#"{"error":"x"}"#, "This is an error, and not the list: x"),
        (
            r#"{"errors":[{"message":"No such project"}],"message":"No such project"}"#,
            "This is an error, and not the list: No such project",
        ),
        (r#"{"errors":[{}]}"#, "This is an error, and not the list."),
        (
            r#"{"errors":[{"message":"no","status":403}],"message":"no"}"#,
            "403 Forbidden, no",
        ),
        (
            "{\"message\":\"Invalid token\"}\ncurl: (22) The requested URL returned error: 401",
            "does not accept this token",
        ),
    ] {
        paste.type_text(wrong);
        assert!(!paste.read(&mut lists));
        let shown = text(&paste.view(Some(&route())));
        assert!(shown.contains(said), "{wrong}: {shown}");
        assert!(
            !shown.contains("400") && !shown.contains("--include"),
            "{shown}"
        );
    }
    let secret = services().replace(
        "\"state\":\"RUNNING\"",
        "\"password\":\"hunter2\",\"state\":\"RUNNING\"",
    );
    paste.type_text(&format!(
        "HTTP/2 200\ncontent-type: application/json\n\n{secret}"
    ));
    assert!(paste.read(&mut lists));
    assert!(lists.found(&question).is_some());
    let kept = format!("{paste:?} {lists:?}");
    assert!(!kept.contains("hunter2"), "{kept}");
}

#[test]
fn whose_the_token_is_stands_in_a_sentence() {
    let question = Question::of(Of::Me, &Target::default());
    let said = |status: Option<u16>, body: &str| {
        let mut lists = Lists::default();
        let asked = lists.ask(&question).expect("a question");
        lists.got(name_of(&asked), status, body);
        text(&view::who(lists.get(&question), None))
    };
    let wilma = r#"{"user":{"user":"wilma@example.com","real_name":"Wilma"}}"#;
    assert_eq!(
        said(Some(200), wilma),
        "Connected as Wilma (wilma@example.com)"
    );
    assert_eq!(said(Some(200), &me()), "Connected as wilma@example.com");
    assert_eq!(said(Some(401), "{}"), "", "the token's field says it");
    assert!(said(Some(500), "").starts_with("The token could not be checked: 500"));
    assert!(said(None, "").contains("no answer that a browser may read"));
    assert!(text(&view::who(None, Some("ab12"))).is_empty());
}

#[test]
fn nothing_is_asked_at_an_address_that_is_not_known() {
    let mut lists = Lists::default();
    for (project, service) in [("", "s"), ("..", "s"), ("p", ""), ("p", ".")] {
        let target = Target {
            project: project.to_owned(),
            service: service.to_owned(),
            ..Target::default()
        };
        for of in [Of::Integrations, Of::Topics, Of::Tables, Of::Jobs] {
            assert_eq!(
                lists.ask(&Question::of(of, &target)),
                None,
                "{project}/{service}"
            );
        }
    }
    assert!(
        lists
            .get(&Question::of(Of::Tables, &Target::default()))
            .is_none()
    );
    let trouble = |status: u16| millrace::desk::lists::trouble(status, "{}");
    assert_eq!(trouble(200), None);
    assert_eq!(trouble(429), Some(Trouble::Refused(429, String::new())));
}
