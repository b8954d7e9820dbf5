//! Which list a field asks for, and what it holds.

use super::{Desk, asked, integrations, me, name_of, services, topics};
use crate::common::{INTEGRATION_ID, kafka, postgres};
use crate::nodes::text;
use millrace::desk::lists::{Lists, Of, Question};
use millrace::desk::pick::{Event, Outcome, view};
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::target::Target;

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
