//! What stops a script, and what it says then.

use super::common::{kafka, workspace};
use super::stage::{Ended, Stage, TOKEN, always, once, script};
use super::{job_of, table};
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::snippet::script::{Kind, Obstacle, SCRIPTS};
use millrace::snippet::{Note, Options};
use millrace::workspace::current;
use millrace::workspace::plan::Route;
use millrace::workspace::{Subject, example};
use sandbox::{Act, Fault, Moment, Partial, Then};
use serde_json::Value;

/// Checks that a script ended by itself, for this reason.
pub fn check_stopped(ended: &Ended, reason: &str) {
    assert_eq!(ended.code, Some(1), "{}", ended.complaint);
    assert!(
        ended.complaint.contains(reason),
        "{}\n instead of {reason}",
        ended.complaint
    );
    assert!(ended.complaint.contains("Stopped. "), "{}", ended.complaint);
}

#[test]
fn it_stops_at_the_first_failure_and_goes_on_from_there_when_run_again() {
    let stage = Stage::new();
    let drafts = workspace([table("one"), table("two"), table("three")]);
    // The first of them gets through.
    stage.api().arm(Fault {
        method: Some("POST".to_owned()),
        ..Fault::default()
    });
    stage.api().arm(once(
        "POST",
        "/flink/table",
        409,
        r#"{"errors":[{"message":"No room for 'two'","status":409}],"message":"No"}"#,
    ));
    let ended = stage.run(&drafts);
    check_stopped(
        &ended,
        "/flink/table was answered with 409: No room for 'two'\n",
    );
    assert_eq!(ended.told.len(), 1);
    assert_eq!(stage.posted().len(), 2);

    let ended = stage.run(&drafts);
    assert_eq!(ended.code, Some(0), "{}", ended.complaint);
    let names: Vec<_> = stage
        .posted()
        .iter()
        .map(|body| body["name"].clone())
        .collect();
    assert_eq!(names, ["two", "three"]);
}

#[test]
fn whatever_the_server_answers_it_sends_each_request_once_and_says_what_came() {
    let long = format!(r#"{{"message":"{}"}}"#, "m".repeat(300_000));
    let echo = format!(r#"{{"message":"bad header Bearer {TOKEN} here"}}"#);
    let cases = [
        (
            401,
            r#"{"errors":[{"message":"Missing (expired) db token","status":401}],"message":"Missing"}"#,
            "answered with 401: Missing (expired) db token",
        ),
        (
            400,
            r#"{"errors":["plain words"]}"#,
            "answered with 400: plain words",
        ),
        (
            400,
            r#"{"errors":[],"message":"the message"}"#,
            "answered with 400: the message",
        ),
        (500, r#"{"code":7}"#, r#"answered with 500: {"code":7}"#),
        (
            502,
            "<html><h1>Bad Gateway</h1></html>",
            "answered with 502: <html><h1>Bad Gateway</h1></html>",
        ),
        (307, "", "answered with 307: \n"),
        (
            200,
            r#"{"error":"not so good"}"#,
            "answered with 200, but: not so good",
        ),
        (
            200,
            r#"{"errors":[{"message":"not good"}],"table_id":"t"}"#,
            "answered with 200, but: not good",
        ),
        (
            200,
            "<html>Log in</html>",
            "answered with 200, but: <html>Log in</html>",
        ),
        (200, "", "answered with 200, but: "),
        (200, "[]", "answered with 200, but: []"),
        (
            200,
            "{}",
            "Table \"a\" was created, but the answer holds no id: {}",
        ),
        (200, r#"{"table_id":7}"#, "the answer holds no id"),
        (
            400,
            r#"{"message":"\u001b[2Jred\r\nTable \"a\" created: 1"}"#,
            "answered with 400:  [2Jred  Table \"a\" created: 1\n",
        ),
        (400, long.as_str(), "mmmm\n"),
        (
            403,
            echo.as_str(),
            "answered with 403: bad header Bearer *** here",
        ),
    ];
    let stage = Stage::new();
    for (status, body, expect) in cases {
        stage.api().reset();
        stage
            .api()
            .arm(always("POST", "/flink/table", status, body));
        let ended = stage.run(&workspace([table("a"), table("b")]));
        check_stopped(&ended, expect);
        assert_eq!(ended.told, Vec::<String>::new());
        assert_eq!(stage.posted().len(), 1, "{status} {body}");
        assert!(ended.complaint.len() < 2100);
    }
}

#[test]
fn it_creates_nothing_where_it_can_not_tell_what_exists() {
    let drafts = workspace([table("KCpuIn"), table("KAlert"), job_of("KCpuIn, KAlert")]);
    let stage = Stage::new();
    for (path, status, body, expect) in [
        (
            "/flink/table",
            404,
            r#"{"message":"Service x does not exist"}"#,
            "404: Service x does not exist",
        ),
        (
            "/flink/table",
            200,
            "{}",
            "The list of tables is not as expected: {}",
        ),
        (
            "/flink/table",
            200,
            r#"{"tables":[{"table_name":7}]}"#,
            "The list of tables is not as expected",
        ),
        ("/flink/table", 200, "<html>", "but: <html>"),
        ("/flink/job", 403, r#"{"message":"No"}"#, "403: No"),
        (
            "/flink/job",
            200,
            r#"{"jobs":7}"#,
            "The list of jobs is not as expected",
        ),
        (
            "/flink/job",
            200,
            r#"{"jobs":[{"id":"../../x","status":"RUNNING"}]}"#,
            "The list of jobs holds an id that is none: ../../x",
        ),
        (
            "/flink/job",
            200,
            r#"{"jobs":[{"id":"*","status":"RUNNING"}]}"#,
            "The list of jobs holds an id that is none: *",
        ),
        (
            "/flink/job",
            200,
            r#"{"jobs":[{"id":"0123","status":"RUNNING"}]}"#,
            "404: Job 0123 does not exist",
        ),
    ] {
        stage.api().reset();
        stage.api().arm(once("GET", path, status, body));
        check_stopped(&stage.run(&drafts), expect);
        assert_eq!(stage.posted(), Vec::<Value>::new());
    }
}

#[test]
fn a_lost_answer_is_said_to_be_one_and_the_next_run_finds_what_was_created() {
    let stage = Stage::new();
    let lost = [
        Act::Close(Moment::Before),
        Act::Close(Moment::After),
        Act::Reset(Moment::After),
        Act::Garbage,
        Act::Partial(Partial {
            then: Then::Close,
            chunked: false,
        }),
    ];
    for act in lost {
        stage.api().arm(Fault {
            method: Some("POST".to_owned()),
            act,
            ..Fault::default()
        });
        let ended = stage.run(&workspace([table("a"), table("b")]));
        check_stopped(&ended, "got no whole answer");
        assert!(stage.posted().len() < 2);
    }
    let nowhere = script(
        &workspace([table("a")]),
        "http://127.0.0.1:1/v1",
        AuthScheme::Bearer,
    );
    check_stopped(&stage.run_text(&nowhere), "got no whole answer");
}

#[test]
fn a_job_whose_table_is_nowhere_is_not_sent() {
    let stage = Stage::new();
    let uuid = "5d7be5e2-85af-4931-959f-3245b15381b2";
    let ended = stage.run(&workspace([
        table("there"),
        job_of(&format!("there, {uuid}, `it's not`")),
    ]));
    check_stopped(
        &ended,
        "Job \"JobExample\" needs the table \"it's not\", which is not there.",
    );
    assert_eq!(stage.posted().len(), 1);
    // Of an id nothing but the server knows whether it is one.
    let ended = stage.run(&workspace([job_of(uuid)]));
    check_stopped(
        &ended,
        "404: Table 5d7be5e2-85af-4931-959f-3245b15381b2 does not exist",
    );
}

#[test]
fn missing_programs_are_named_with_the_way_to_get_them() {
    let drafts = example::workspace(example::target());
    for (there, expect) in [
        (
            &["curl"][..],
            "Not installed: jq. To install: apt-get install jq (Debian, Ubuntu), dnf install jq (Fedora), brew install jq (macOS).",
        ),
        (
            &["jq"],
            "Not installed: curl. To install: apt-get install curl ",
        ),
        (
            &[],
            "Not installed: curl jq. To install: apt-get install curl jq ",
        ),
    ] {
        let stage = Stage::with(there);
        check_stopped(&stage.run(&drafts), expect);
        assert!(stage.arrived().is_empty());
    }
}

#[test]
fn names_that_do_not_tell_drafts_apart_stop_it_before_anything_is_sent() {
    let same = "it's `$(id)` \u{e9}!";
    let unnamed = || Subject::Job(super::common::job(""));
    let twice = Obstacle::Twice(Kind::Table, same.to_owned());
    for (drafts, obstacles, said) in [
        (
            workspace([table(same), table("b"), table(same), table(same)]),
            vec![twice.clone()],
            "A table in this script has the name of another: \"it's `$(id)` \\u00e9\\u0021\". Names tell",
        ),
        (
            workspace([unnamed(), unnamed(), table("b")]),
            vec![Obstacle::Unnamed(Kind::Job)],
            "A job in this script has no name.",
        ),
        (
            workspace([table(""), table(same), table(same)]),
            vec![Obstacle::Unnamed(Kind::Table), twice],
            "A table in this script has no name.",
        ),
    ] {
        let stage = Stage::new();
        check_stopped(&stage.run(&drafts), said);
        assert!(stage.arrived().is_empty());
        let route = Route {
            base: millrace::api::base::ApiBase::aiven(),
            scheme: AuthScheme::Bearer,
            form: TableForm::Flat,
        };
        let snippet = (SCRIPTS[0].write)(&current::all(&drafts, &route), Options::default());
        let expect: Vec<_> = obstacles.into_iter().map(Note::Obstacle).collect();
        assert_eq!(snippet.notes, expect);
    }
    // A table and a job may share a name.
    let stage = Stage::new();
    let drafts = workspace([Subject::Table(kafka("JobExample")), job_of("JobExample")]);
    assert_eq!(stage.run(&drafts).code, Some(0));
}
