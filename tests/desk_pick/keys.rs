//! What is typed filters a list, and keys go through it.

use super::{Desk, services};
use crate::common::postgres;
use crate::nodes::{names, text};
use millrace::desk::pick::Event;
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use serde_json::json;

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
