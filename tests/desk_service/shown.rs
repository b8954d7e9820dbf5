//! What is shown, and when the panel looks.

use super::{Desk, ID, JOB, a_job, list};
use crate::nodes::names;
use millrace::desk::service::Panel;
use millrace::text::service as say;
use serde_json::json;

#[test]
fn tables_and_jobs_are_shown_with_their_names_and_states_in_words() {
    let mut desk = Desk::opened(a_job(), &[("KCpuIn", ID)]);
    let buttons = names(&desk.view(), "button");
    assert_eq!(
        buttons[..3],
        ["On the service", "KCpuIn Kafka", "Mill running"]
    );
    desk.react(&format!("unfold table {ID}"));
    let said = desk.said();
    assert!(
        said.contains(ID) && said.contains("node INT NOT NULL"),
        "{said}"
    );
    let asked = desk.react(&format!("unfold job {JOB}")).told;
    assert_eq!(asked.len(), 1, "details are asked for anew");
    assert!(desk.said().contains("Runs for 3 min 53 s"));
    assert!(!desk.said().contains("node INT"), "one at a time");
}

/// The states of OAS-2026; how Flink spells them.
#[test]
fn every_state_of_a_job_has_words_of_its_own() {
    let states = [
        "INITIALIZING",
        "CREATED",
        "RUNNING",
        "FAILING",
        "FAILED",
        "CANCELLING",
        "CANCELED",
        "FINISHED",
        "RESTARTING",
        "SUSPENDED",
        "RECONCILING",
    ];
    let words: std::collections::BTreeSet<String> =
        states.iter().map(|state| say::state(state)).collect();
    assert_eq!(words.len(), states.len());
    assert_eq!(say::state("CANCELED"), "cancelled");
    assert_eq!(say::state("RESTARTING"), "restarting after a failure");
    assert_eq!(say::state("SOMETHING_NEW"), "something_new");
}

/// Ticks so many seconds and answers each look in the same way. Gives the seconds of the looks.
fn looks(desk: &mut Desk, seconds: u32, tables: &[(&str, &str)]) -> Vec<u32> {
    let mut looks = Vec::new();
    for second in 1..=seconds {
        let told = desk.at(Panel::tick);
        if told.is_empty() {
            continue;
        }
        looks.push(second);
        desk.answer(&told[0], Some(200), &list(tables));
        desk.answer(
            &told[1],
            Some(200),
            &json!({ "jobs": [{ "id": JOB, "status": "RUNNING" }] }).to_string(),
        );
    }
    looks
}

#[test]
fn it_looks_ever_more_rarely_and_again_soon_when_something_changes() {
    let mut desk = Desk::opened(a_job(), &[("a", ID)]);
    assert_eq!(
        looks(&mut desk, 200, &[("a", ID)]),
        [5, 15, 35, 75, 135, 195]
    );
    assert_eq!(looks(&mut desk, 70, &[])[..2], [55, 60], "a table is gone");
    desk.react("toggle");
    assert_eq!(looks(&mut desk, 200, &[]), [0; 0], "it is closed");
}

#[test]
fn it_stops_where_a_look_fails_and_goes_on_when_it_is_told_to() {
    for (status, body, said) in [
        (
            Some(429),
            r#"{"message":"try again in 28s"}"#,
            "429 Too Many Requests, try again in 28s",
        ),
        (Some(403), "{}", "403 Forbidden"),
        (Some(200), "[", "not as expected"),
        (None, "", "no answer that a browser may read"),
    ] {
        let mut desk = Desk::opened(a_job(), &[("a", ID)]);
        let told = desk.react("refresh").told;
        desk.answer(&told[0], status, body);
        desk.answer(&told[1], Some(200), r#"{"jobs":[]}"#);
        assert!(desk.said().contains("This is not looked at any more"));
        assert!(desk.said().contains(said), "{}", desk.said());
        assert_eq!(looks(&mut desk, 200, &[]), [0; 0]);
        let told = desk.react("refresh").told;
        desk.answer(&told[0], Some(200), &list(&[]));
        desk.answer(&told[1], Some(200), r#"{"jobs":[]}"#);
        assert!(!desk.said().contains("not looked at"));
        assert_eq!(looks(&mut desk, 6, &[]), [5]);
    }
}

#[test]
fn hostile_names_are_shown_as_text_and_never_reach_into_a_path() {
    let mut desk = Desk::opened(a_job(), &[("a\u{202e}b", "../../x?y#z")]);
    desk.react("unfold table ../../x?y#z");
    desk.react("doubt table ../../x?y#z");
    let said = desk.said();
    assert!(
        !said.contains('\u{202e}') && said.contains("a\\u{202e}b"),
        "{said}"
    );
    assert!(said.contains("/flink/table/..%2F..%2Fx%3Fy%23z"), "{said}");
}
