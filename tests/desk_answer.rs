//! What came back, as the desk knows it: exchanges told and read, looks whether something exists, and curl's output.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{job, postgres, properties};
use millrace::api::answer::{Answer, Extent, Silence};
use millrace::desk::answer::Answers;
use millrace::desk::answer::check::{Check, Unclear};
use millrace::desk::answer::pasted::{self, Pasted, PastedFault};
use millrace::desk::answer::told::{self, Told};
use millrace::saved;
use millrace::workspace::learn::Outcome;
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use nodes::{names, text};
use proptest::prelude::*;

fn told(workspace: &Workspace, outcome: Outcome) -> Told {
    Told {
        draft: workspace.drafts[0].clone(),
        target: workspace.target.clone(),
        origin: "https://api.aiven.io".to_owned(),
        took: 12,
        outcome,
    }
}

fn answered(status: u16, body: &str) -> Outcome {
    Outcome::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
    })
}

fn sent(subject: Subject) -> Workspace {
    let mut workspace = common::workspace([subject]);
    workspace.set_progress(DraftId(0), Progress::Unknown);
    workspace
}

fn progress(outcome: &[String]) -> Option<Progress> {
    let saved = outcome
        .iter()
        .find_map(|told| told.strip_prefix("workspace "))?;
    let visit = saved::read(saved).expect("a workspace");
    Some(visit.workspace.drafts[0].progress.clone())
}

proptest! {
    #![proptest_config(properties(256))]

    #[test]
    fn an_exchange_arrives_as_it_was_told(body in any::<String>(), name in any::<String>(), status in 200_u16..600, which in 0_usize..10, took in any::<u32>()) {
        let mut workspace = common::workspace([Subject::Table(postgres(&name))]);
        workspace.target.project = "a\nb".to_owned();
        let outcome = match Silence::ALL.get(which) {
            Some(silence) => Outcome::Silent(*silence),
            None => Outcome::Answered(Answer { status, body, extent: Extent::ALL[which - 7] }),
        };
        let told = Told { took, ..self::told(&workspace, outcome) };
        prop_assert_eq!(told::read(&told::write(&told)), Some(told));
    }

    #[test]
    fn whatever_is_pasted_is_read(text in any::<String>()) {
        let _ = pasted::read(&text);
        let _ = pasted::read(&format!("HTTP/1.1 {text}"));
        let _ = pasted::read(&format!("{{}}{text}curl: (22) returned error: {text}"));
    }
}

/// Printed by curl 8 for the stand-in API, and by `curl --include` for HTTP/2 and behind a proxy.
#[test]
fn what_curl_prints_is_an_answer() {
    let ok = |status, body: &str| {
        Ok(Pasted {
            status,
            body: body.to_owned(),
        })
    };
    for (printed, expected) in [
        (r#"{"table_id":"x"}"#, ok(200, r#"{"table_id":"x"}"#)),
        (
            "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\n\r\n{\"a\":1}",
            ok(201, "{\"a\":1}"),
        ),
        (
            "HTTP/2 409 \r\ncontent-type: application/json\r\n\r\n{\"message\":\"in use\"}\n",
            ok(409, "{\"message\":\"in use\"}"),
        ),
        (
            "HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/2 502\r\nserver: x\r\n\r\n<h1>Bad</h1>",
            ok(502, "<h1>Bad</h1>"),
        ),
        (
            "{\"message\":\"no\"}curl: (22) The requested URL returned error: 404",
            ok(404, "{\"message\":\"no\"}"),
        ),
        (
            "curl: (22) The requested URL returned error: 404\n{\"message\":\"no\"}",
            ok(404, "{\"message\":\"no\"}"),
        ),
        (
            "curl: (22) The requested URL returned error: 503",
            ok(503, ""),
        ),
        (
            r#"{"errors":[{"message":"no","status":403}],"message":"no"}"#,
            ok(
                403,
                r#"{"errors":[{"message":"no","status":403}],"message":"no"}"#,
            ),
        ),
        (r#"{"errors":["no"]}"#, ok(400, r#"{"errors":["no"]}"#)),
        ("HTTP/1.1 204 No Content\r\n\r\n", ok(204, "")),
        (
            "curl: (6) Could not resolve host: api.aiven.io",
            Err(PastedFault::NoAnswer),
        ),
        ("  \n", Err(PastedFault::Empty)),
        ("command not found: curl", Err(PastedFault::Unknown)),
        ("{\"a\": ", Err(PastedFault::Unknown)),
    ] {
        assert_eq!(pasted::read(printed), expected, "{printed}");
    }
}

#[test]
fn a_table_is_found_by_its_name_in_the_list() {
    let (check, question) = Check::begin(&Subject::Table(postgres("a")));
    assert_eq!((question.read, question.id.as_str()), (0, ""));
    let subject = Subject::Table(postgres("a"));
    let list =
        r#"{"tables":[{"table_id":"1","table_name":"A"},{"table_id":"2","table_name":"a"}]}"#;
    let found = check.clone().take("a", &subject, Some(200), list);
    assert_eq!(found, (Check::There("2".to_owned()), None));
    let absent = check.clone().take("b", &subject, Some(200), list);
    assert_eq!(absent, (Check::Absent, None));
    for (status, body, why) in [
        (None, "", Unclear::Silent),
        (Some(403), "{}", Unclear::Status(403)),
        (Some(200), "<html>", Unclear::Strange),
        (Some(200), r#"{"tables":null}"#, Unclear::Strange),
    ] {
        let unclear = check.clone().take("a", &subject, status, body);
        assert_eq!(unclear, (Check::Unclear(why), None), "{body}");
    }
}

#[test]
fn a_job_is_found_by_asking_one_after_the_other_and_those_that_are_over_do_not_count() {
    let subject = Subject::Job(job("wanted"));
    let (check, question) = Check::begin(&subject);
    assert_eq!(question.read, 1);
    let list = r#"{"jobs":[{"id":"1","status":"RUNNING"},{"id":"2","status":"FAILED"},{"id":"3","status":"CANCELED"},{"id":"4","status":"FINISHED"}]}"#;
    let (check, question) = check.take("wanted", &subject, Some(200), list);
    let question = question.expect("a job to ask for");
    assert_eq!((question.read, question.id.as_str()), (2, "4"));
    let (check, question) = check.take(
        "wanted",
        &subject,
        Some(200),
        r#"{"jid":"4","name":"other"}"#,
    );
    assert_eq!(question.map(|question| question.id), Some("1".to_owned()));
    let there = check
        .clone()
        .take("wanted", &subject, Some(200), r#"{"name":"wanted"}"#);
    assert_eq!(there, (Check::There("1".to_owned()), None));
    let absent = check.take("wanted", &subject, Some(200), r#"{"name":"Wanted"}"#);
    assert_eq!(absent, (Check::Absent, None));
}

#[test]
fn a_look_tells_the_app_what_it_has_learnt() {
    let workspace = sent(Subject::Table(postgres("t")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, Outcome::Silent(Silence::NoAnswer)));
    let draft = &workspace.drafts[0];
    let begun = answers.react("check", "", draft, &workspace);
    let Target { project, service } = common::target();
    assert_eq!(begun.told, [format!("get 0\n0\n{project}\n{service}\n")]);
    let list = r#"{"tables":[{"table_id":"id-1","table_name":"t"}]}"#;
    let found = answers.got(DraftId(0), Some(200), list, &workspace);
    let created = common::created("id-1", "t", common::target());
    assert_eq!(progress(&found.told), Some(created));
    answers.react("check", "", draft, &workspace);
    let absent = answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
    assert_eq!(progress(&absent.told), Some(Progress::Draft));
    answers.react("check", "", draft, &workspace);
    let unclear = answers.got(DraftId(0), None, "", &workspace);
    assert_eq!(unclear.told, Vec::<String>::new());
}

#[test]
fn what_was_sent_is_looked_for_where_it_was_sent_whatever_was_typed_since() {
    let mut workspace = sent(Subject::Table(postgres("then")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, Outcome::Silent(Silence::NoAnswer)));
    workspace.target.project = "elsewhere".to_owned();
    workspace.edit(DraftId(0), |subject| {
        *subject = Subject::Table(postgres("now"));
    });
    let begun = answers.react("check", "", &workspace.drafts[0], &workspace);
    assert!(
        begun.told[0].contains(&common::target().project),
        "{begun:?}"
    );
    let list = r#"{"tables":[{"table_id":"1","table_name":"then"}]}"#;
    let found = answers.got(DraftId(0), Some(200), list, &workspace);
    assert_eq!(
        progress(&found.told),
        Some(common::created("1", "then", common::target()))
    );
}

#[test]
fn a_wait_is_counted_down_and_then_offered() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let mut answers = Answers::default();
    let body = r#"{"message":"Rate limit - try again in 2s"}"#;
    answers.take(told(&workspace, answered(429, body)));
    let seen = |answers: &Answers| text(&answers.view(&workspace.drafts[0]));
    assert!(
        seen(&answers).contains("It can be sent again in 2 seconds."),
        "{}",
        seen(&answers)
    );
    answers.tick();
    assert!(seen(&answers).contains("It can be sent again in 1 second."));
    assert!(answers.is_counting());
    answers.tick();
    assert!(!answers.is_counting());
    assert_eq!(
        names(&answers.view(&workspace.drafts[0]), "button"),
        ["Send again"]
    );
    let pressed = answers.react("again", "", &workspace.drafts[0], &workspace);
    assert_eq!(pressed.told, ["send "]);
}

#[test]
fn what_is_pasted_about_a_draft_is_read_for_no_other() {
    let mut workspace =
        common::workspace([Subject::Table(postgres("a")), Subject::Table(postgres("b"))]);
    for id in [0, 1] {
        workspace.set_progress(DraftId(id), Progress::Unknown);
    }
    let [a, b] = [&workspace.drafts[0], &workspace.drafts[1]];
    let mut answers = Answers::default();
    answers.react("paste", r#"{"table_id":"of a"}"#, a, &workspace);
    let of_b = answers.react("paste-read", "", b, &workspace);
    assert_eq!(of_b.told, Vec::<String>::new());
    let said = text(&answers.view(b));
    assert!(said.contains("There is nothing here yet"), "{said}");
    let said = text(&answers.view(a));
    assert!(!said.contains("There is nothing here yet"), "{said}");
    let of_a = answers.react("paste-read", "", a, &workspace);
    assert!(of_a.told[0].starts_with("pasted 200\n"), "{of_a:?}");
    assert!(
        of_a.told[0].ends_with("\n{\"table_id\":\"of a\"}"),
        "{of_a:?}"
    );
}

#[test]
fn a_look_is_told_of_by_the_name_that_was_looked_for() {
    let mut workspace = sent(Subject::Table(postgres("then")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, Outcome::Silent(Silence::NoAnswer)));
    workspace.edit(DraftId(0), |subject| {
        *subject = Subject::Table(postgres("now"));
    });
    answers.react("check", "", &workspace.drafts[0], &workspace);
    answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
    let said = text(&answers.view(&workspace.drafts[0]));
    assert!(
        said.contains("It does not exist: the table then was not created."),
        "{said}"
    );
}

#[test]
fn before_anything_was_sent_the_region_says_what_will_stand_there() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let seen = text(&Answers::default().view(&workspace.drafts[0]));
    assert_eq!(seen, "The API's answer will stand here.");
}
