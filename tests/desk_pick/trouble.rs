//! Where a list does not come: what is said, and how it can be pasted.

use super::{Desk, asked, name_of, services, topics};
use crate::common::{self, postgres};
use crate::nodes::text;
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::desk::lists::{Lists, Of, Question, Trouble};
use millrace::desk::pick::Event;
use millrace::desk::pick::paste::Paste;
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::target::Target;

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
