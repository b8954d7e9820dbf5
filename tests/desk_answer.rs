//! What came back, as the desk knows it: exchanges told and read, looks whether something exists, and curl's output.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{job, postgres, properties, target, unknown};
use millrace::api::answer::{Answer, Extent, Silence};
use millrace::api::endpoints::{GET_JOB, LIST_JOBS, LIST_TABLES};
use millrace::api::generation::Generation;
use millrace::desk::answer::Answers;
use millrace::desk::answer::check::{Check, Unclear};
use millrace::desk::answer::pasted::{self, PastedFault};
use millrace::desk::answer::told::{self, Sent, Told};
use millrace::saved;
use millrace::text::exchange as say;
use millrace::workspace::field::Field;
use millrace::workspace::learn::Outcome;
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use nodes::{names, text};
use proptest::prelude::*;
use serde_json::json;

fn told(workspace: &Workspace, outcome: Outcome) -> Told {
    Told {
        draft: workspace.drafts[0].clone(),
        target: workspace.target.clone(),
        sent: Sent {
            address: "POST https://api.aiven.io/v1/project/p/service/s/flink/table".to_owned(),
            payload: "{\n  \"name\": \"node_info\"\n}".to_owned(),
        },
        took: 12,
        outcome,
    }
}

fn answered(status: u16, body: &str) -> Outcome {
    Outcome::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    })
}

fn sent(subject: Subject) -> Workspace {
    let mut workspace = common::workspace([subject]);
    let name = workspace.drafts[0].name().to_owned();
    workspace.set_progress(DraftId(0), unknown(&name, target()));
    workspace
}

fn progress(outcome: &[String]) -> Option<Progress> {
    let saved = outcome
        .iter()
        .find_map(|told| told.strip_prefix("workspace "))?;
    let visit = saved::read(saved).expect("a workspace");
    Some(common::unmarked(visit.workspace.drafts[0].progress.clone()))
}

proptest! {
    #![proptest_config(properties(256))]

    #[test]
    fn an_exchange_arrives_as_it_was_told(body in any::<String>(), name in any::<String>(), status in 200_u16..600, which in 0_usize..11, took in any::<u32>()) {
        let mut workspace = common::workspace([Subject::Table(postgres(&name))]);
        workspace.target.project = "a\nb".to_owned();
        let outcome = match Silence::ALL.get(which) {
            Some(silence) => Outcome::Silent(*silence),
            None => Outcome::Answered(Answer { status, body, extent: Extent::ALL[which - 8], retry_after: (took > 0).then_some(took) }),
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
    let ok = |status, body: &str| Ok((status, body.to_owned()));
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
        let read = pasted::read(printed).map(|read| (read.status, read.body));
        assert_eq!(read, expected, "{printed}");
    }
}

/// The id under which something was found.
fn id_of(check: &Check) -> Option<&str> {
    match check {
        Check::There { id, .. } => Some(id),
        _ => None,
    }
}

/// As the sandbox and the recordings have a table in the list.
#[test]
fn a_table_that_is_found_by_its_name_may_be_another() {
    let draft = common::workspace([Subject::Table(postgres("a"))]).drafts[0].clone();
    let (check, _) = Check::begin(&draft.subject, Generation::Classic);
    let Subject::Table(table) = &draft.subject else {
        panic!("a table")
    };
    for (columns, is_other) in [(table.schema_sql.as_str(), false), ("`b` INT", true)] {
        let list =
            json!({ "tables": [{ "table_id": "2", "table_name": "a", "schema_sql": columns }] });
        let (found, _) = check.clone().take(&draft, Some(200), &list.to_string());
        let said = say::checked(&found, &draft, Generation::Classic);
        let expected = if is_other {
            "It exists, but not as it stands here: the table a is another one by this name."
        } else {
            "It exists: the table a was created."
        };
        assert!(said.starts_with(expected), "{said}");
    }
}

#[test]
fn a_table_is_found_by_its_name_in_the_list() {
    let (check, question) = Check::begin(&Subject::Table(postgres("a")), Generation::Classic);
    assert_eq!((question.read, question.id.as_str()), (&LIST_TABLES, ""));
    let draft = |name| common::workspace([Subject::Table(postgres(name))]).drafts[0].clone();
    let list =
        r#"{"tables":[{"table_id":"1","table_name":"A"},{"table_id":"2","table_name":"a"}]}"#;
    let found = check.clone().take(&draft("a"), Some(200), list);
    assert_eq!(id_of(&found.0), Some("2"));
    let absent = check.clone().take(&draft("b"), Some(200), list);
    assert_eq!(absent, (Check::Absent, None));
    for (status, body, why) in [
        (None, "", Unclear::Silent),
        (Some(403), "{}", Unclear::Status(403)),
        (Some(200), "<html>", Unclear::Strange),
        (Some(200), r#"{"tables":null}"#, Unclear::Strange),
    ] {
        let unclear = check.clone().take(&draft("a"), status, body);
        assert_eq!(unclear, (Check::Unclear(why), None), "{body}");
    }
}

#[test]
fn a_job_is_found_by_asking_one_after_the_other_and_those_that_are_over_do_not_count() {
    let subject = Subject::Job(job("wanted"));
    let draft = common::workspace([subject.clone()]).drafts[0].clone();
    let (check, question) = Check::begin(&subject, Generation::Classic);
    assert_eq!(question.read, &LIST_JOBS);
    let list = r#"{"jobs":[{"id":"1","status":"RUNNING"},{"id":"2","status":"FAILED"},{"id":"3","status":"CANCELED"},{"id":"4","status":"FINISHED"}]}"#;
    let (check, question) = check.take(&draft, Some(200), list);
    let question = question.expect("a job to ask for");
    assert_eq!((question.read, question.id.as_str()), (&GET_JOB, "4"));
    let (check, question) = check.take(&draft, Some(200), r#"{"jid":"4","name":"other"}"#);
    assert_eq!(question.map(|question| question.id), Some("1".to_owned()));
    let there = check
        .clone()
        .take(&draft, Some(200), r#"{"name":"wanted"}"#);
    assert_eq!(id_of(&there.0), Some("1"));
    let absent = check.take(&draft, Some(200), r#"{"name":"Wanted"}"#);
    assert_eq!(absent, (Check::Absent, None));
}

#[test]
fn a_look_tells_the_app_what_it_has_learnt() {
    let workspace = sent(Subject::Table(postgres("t")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, Outcome::Silent(Silence::NoAnswer)));
    let draft = &workspace.drafts[0];
    let begun = answers.react("check", "", draft, &workspace);
    let Target {
        project, service, ..
    } = common::target();
    assert_eq!(
        begun.told,
        [format!(
            "get 0\nGET /project/{project}/service/{service}/flink/table"
        )]
    );
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
fn what_a_look_has_found_takes_the_place_of_no_answer_until_it_is_of_the_past() {
    let mut workspace = sent(Subject::Table(postgres("t")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, Outcome::Silent(Silence::NoAnswer)));
    let seen = |answers: &Answers, workspace: &Workspace| {
        text(&answers.view(&workspace.drafts[0], &workspace.target))
    };
    assert!(seen(&answers, &workspace).starts_with("No answer"));
    answers.react("check", "", &workspace.drafts[0], &workspace);
    let list = r#"{"tables":[{"table_id":"id-1","table_name":"t"}]}"#;
    let found = answers.got(DraftId(0), Some(200), list, &workspace);
    workspace.set_progress(DraftId(0), progress(&found.told).expect("what was learnt"));
    let said = seen(&answers, &workspace);
    let exists = "ExistsIt exists: the table t was created. Do not send it again.";
    assert!(said.starts_with(exists), "{said}");
    assert!(
        !said.contains("Paste the answer") && !said.contains("No answer"),
        "{said}"
    );
    workspace.set_progress(DraftId(0), Progress::Draft);
    assert!(!seen(&answers, &workspace).contains("It exists"));
    answers.react("check", "", &workspace.drafts[0], &workspace);
    answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
    workspace.set_progress(DraftId(0), Progress::Draft);
    let said = seen(&answers, &workspace);
    assert!(said.starts_with("Does not exist"), "{said}");
}

#[test]
fn a_body_that_came_before_a_look_says_so() {
    let mut workspace = sent(Subject::Table(postgres("t")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, answered(500, r#"{"message":"crashed"}"#)));
    let whose = "This is what the API had answered when it was sent: 500 Internal Server Error.{";
    let seen = |answers: &Answers, at: &Workspace| text(&answers.view(&at.drafts[0], &at.target));
    assert!(!seen(&answers, &workspace).contains("had answered"));
    answers.react("check", "", &workspace.drafts[0], &workspace);
    let absent = answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
    workspace.set_progress(DraftId(0), progress(&absent.told).expect("what was learnt"));
    let said = seen(&answers, &workspace);
    assert!(said.starts_with("Does not exist"), "{said}");
    assert!(said.contains(whose) && said.contains("crashed"), "{said}");
    // A silence had none.
    let workspace = sent(Subject::Table(postgres("t")));
    answers.take(told(&workspace, Outcome::Silent(Silence::NoAnswer)));
    answers.react("check", "", &workspace.drafts[0], &workspace);
    answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
    assert!(!seen(&answers, &workspace).contains("had answered"));
}

#[test]
fn an_answer_is_of_the_past_when_what_it_created_is_gone_or_another_service_is_chosen() {
    let mut workspace = sent(Subject::Table(postgres("t")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, answered(200, r#"{"table_id":"id-1"}"#)));
    let seen = |answers: &mut Answers, workspace: &Workspace| {
        answers.look_at(workspace);
        text(&answers.view(&workspace.drafts[0], &workspace.target))
    };
    let fresh = "Its id now flows into the jobs";
    assert!(
        seen(&mut answers, &workspace).contains(fresh),
        "not noted yet"
    );
    workspace.set_progress(DraftId(0), common::created("id-1", "t", common::target()));
    assert!(seen(&mut answers, &workspace).contains(fresh));
    let mut moved = workspace.clone();
    moved.target.service = "other".to_owned();
    let said = seen(&mut answers, &moved);
    assert!(
        said.contains("That was on my-flink-service in my-test-project"),
        "{said}"
    );
    assert!(!said.contains(fresh));
    for now in [
        Progress::Draft,
        common::created("id-2", "t", common::target()),
    ] {
        workspace.set_progress(DraftId(0), now);
        let said = seen(&mut answers, &workspace);
        assert!(
            said.contains("it has been deleted or cancelled since"),
            "{said}"
        );
        assert!(!said.contains(fresh));
    }
}

#[test]
fn an_unknown_outcome_stands_where_it_was_sent_and_under_its_name_alone() {
    let mut workspace = sent(Subject::Table(postgres("then")));
    // After a reload, and while the page is the same.
    let mut answers = [Answers::default(), Answers::default()];
    answers[1].take(told(&workspace, answered(500, r#"{"message":"crashed"}"#)));
    let here = workspace.clone();
    workspace.edit(DraftId(0), |subject| {
        Field::TableName.set(subject, "now".to_owned());
    });
    let renamed = workspace;
    let mut moved = here.clone();
    moved.target.service = "other-service".to_owned();
    for answers in &answers {
        let nodes = |at: &Workspace| answers.view(&at.drafts[0], &at.target);
        assert!(names(&nodes(&here), "button").contains(&"Check whether it exists".to_owned()));
        for at in [&renamed, &moved] {
            assert_eq!(
                text(&nodes(at)),
                "Whether the table then exists on my-flink-service in my-test-project is not known: it was sent there, and no answer tells. Name these again to check it. What stands here now was not sent yet."
            );
            assert_eq!(names(&nodes(at), "button"), Vec::<String>::new());
        }
        assert!(answers.is_as_sent(&here.drafts[0]));
        assert!(!answers.is_as_sent(&renamed.drafts[0]));
    }
    assert!(here.drafts[0].may_exist(&here.target));
    assert!(!renamed.drafts[0].may_exist(&renamed.target));
    assert!(!moved.drafts[0].may_exist(&moved.target));
}

#[test]
fn what_a_look_finds_changes_nothing_that_was_sent_since() {
    let mut workspace = sent(Subject::Table(postgres("then")));
    let mut answers = Answers::default();
    answers.react("check", "", &workspace.drafts[0], &workspace);
    let here = Progress::Draft;
    let elsewhere = common::created("id", "now", Target::default());
    for since in [here, elsewhere] {
        workspace.set_progress(DraftId(0), since);
        let absent = answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
        assert_eq!(absent.told, Vec::<String>::new());
    }
}

#[test]
fn what_was_created_under_another_name_is_of_the_past() {
    let mut workspace = sent(Subject::Table(postgres("then")));
    let mut answers = Answers::default();
    answers.take(told(&workspace, answered(200, r#"{"table_id":"id-1"}"#)));
    workspace.set_progress(DraftId(0), common::created("id-1", "then", target()));
    workspace.edit(DraftId(0), |subject| {
        Field::TableName.set(subject, "now".to_owned());
    });
    let said = text(&answers.view(&workspace.drafts[0], &workspace.target));
    assert!(
        said.contains("Created the table then.") && said.contains("under another name"),
        "{said}"
    );
    assert!(!said.contains("now flows"), "{said}");
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
    let seen = |answers: &Answers| text(&answers.view(&workspace.drafts[0], &workspace.target));
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
        names(
            &answers.view(&workspace.drafts[0], &workspace.target),
            "button"
        ),
        ["Send again"]
    );
    let pressed = answers.react("again", "", &workspace.drafts[0], &workspace);
    assert_eq!(pressed.told, ["send "]);
}

#[test]
fn what_is_pasted_about_a_draft_is_read_for_no_other() {
    let mut workspace =
        common::workspace([Subject::Table(postgres("a")), Subject::Table(postgres("b"))]);
    for (id, name) in [(0, "a"), (1, "b")] {
        workspace.set_progress(DraftId(id), unknown(name, target()));
    }
    let [a, b] = [&workspace.drafts[0], &workspace.drafts[1]];
    let mut answers = Answers::default();
    answers.react("paste", r#"{"table_id":"of a"}"#, a, &workspace);
    let of_b = answers.react("paste-read", "", b, &workspace);
    assert_eq!(of_b.told, Vec::<String>::new());
    let said = text(&answers.view(b, &workspace.target));
    assert!(said.contains("There is nothing here yet"), "{said}");
    let said = text(&answers.view(a, &workspace.target));
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
    let absent = answers.got(DraftId(0), Some(200), r#"{"tables":[]}"#, &workspace);
    workspace.set_progress(DraftId(0), progress(&absent.told).expect("what was learnt"));
    let said = text(&answers.view(&workspace.drafts[0], &workspace.target));
    assert!(
        said.contains("It does not exist: the table then was not created."),
        "{said}"
    );
}

#[test]
fn the_place_that_an_answer_speaks_of_is_offered_until_the_text_is_another() {
    let mut table = postgres("t");
    table.schema_sql = "`a` INT,\r\n`b` INTT".to_owned();
    let mut workspace = common::workspace([Subject::Table(table)]);
    let mut answers = Answers::default();
    let body = r#"{"message":"SQL parse failed at line 2, column 5."}"#;
    answers.take(told(&workspace, answered(400, body)));
    let draft = &workspace.drafts[0];
    let (field, _, span) = answers.said(draft).expect("a place");
    assert_eq!(field, Field::SchemaSql);
    assert_eq!((span.start, span.end), (13, 17));
    assert_eq!(
        names(&answers.view(draft, &workspace.target), "button"),
        ["Go to line 2, character 5 of Schema SQL"]
    );
    workspace.edit(DraftId(0), |subject| {
        Field::SchemaSql.set(subject, "`a` INT,\n`b` INT".to_owned());
    });
    assert_eq!(answers.said(&workspace.drafts[0]), None);
    assert_eq!(
        names(
            &answers.view(&workspace.drafts[0], &workspace.target),
            "button"
        ),
        Vec::<String>::new()
    );
    // A job's place is in its statement; a success speaks of none.
    let workspace = common::workspace([Subject::Job(job("j"))]);
    answers.take(told(&workspace, answered(400, body)));
    assert_eq!(
        answers.said(&workspace.drafts[0]),
        None,
        "there is no second line"
    );
    let body = r#"{"message":"no","errors":[{"message":"no","metadata":{"position":{"line_number":1,"character_number":1,"end_line_number":1,"end_character_number":6}}}]}"#;
    answers.take(told(&workspace, answered(422, body)));
    let (field, _, span) = answers.said(&workspace.drafts[0]).expect("a place");
    assert_eq!((field, span.start, span.end), (Field::Statement, 0, 6));
    answers.take(told(&workspace, answered(500, body)));
    assert_eq!(answers.said(&workspace.drafts[0]), None);
}

/// Statuses that the facts name, with a body or the error code in one, and what each must say.
const STATUSES: [(u16, &str, [&str; 3]); 29] = [
    (
        200,
        "",
        ["200 OK", "Created the table t.", "The answer has no body."],
    ),
    (
        201,
        r#"{"table_id":"x"}"#,
        ["201 Created", "Created the table t.", "Its id now flows"],
    ),
    (
        204,
        "",
        ["204 No Content", "Created the table t.", "no table_id"],
    ),
    (
        200,
        r#"{"error":"no"}"#,
        ["200 OK", "reports an error", "no"],
    ),
    (
        200,
        r#"{"errors":["no"]}"#,
        ["200 OK", "reports an error", "no"],
    ),
    (
        400,
        "code bad_request",
        ["400 Bad Request", "refuses the table t", "Mend"],
    ),
    (
        401,
        "",
        [
            "401 Unauthorized",
            "does not accept the token",
            "Paste a current token",
        ],
    ),
    (
        403,
        "code permission_denied",
        ["403 Forbidden", "may not do this", "service:data:write"],
    ),
    (
        403,
        "code authentication_failed",
        [
            "403 Forbidden",
            "does not accept the token",
            "Paste a current token",
        ],
    ),
    (
        403,
        "code user_personal_token_not_allowed",
        ["403", "may not do this", "application user"],
    ),
    (
        403,
        "code api_client_ip_allowlist_blocks_caller",
        ["403", "may not do this", "addresses"],
    ),
    (
        404,
        "",
        ["404 Not Found", "does not exist", "Check the marked fields"],
    ),
    (
        404,
        "code retired_api_endpoint",
        ["404 Not Found", "does not exist", "January 2023"],
    ),
    (
        405,
        "",
        ["405 Method Not Allowed", "does not offer", "January 2023"],
    ),
    (
        408,
        "",
        [
            "408 Request Timeout",
            "the whole request in time",
            "Send it again",
        ],
    ),
    (
        409,
        "",
        [
            "409 Conflict",
            "The table t exists already.",
            "Choose another name",
        ],
    ),
    (
        409,
        "code not_powered",
        ["409 Conflict", "powered off", "Start it"],
    ),
    (413, "", ["413 Content Too Large", "too large", "Shorten"]),
    (
        415,
        "",
        ["415 Unsupported Media Type", "of this type", "Content-Type"],
    ),
    (
        417,
        "code x",
        [
            "417 Expectation Failed",
            "present state",
            "message asks for",
        ],
    ),
    (
        422,
        "",
        ["422 Unprocessable Content", "refuses the table t", "Mend"],
    ),
    (
        429,
        "",
        ["429 Too Many Requests", "asks to wait", "Wait a minute"],
    ),
    (
        500,
        "",
        [
            "500 Internal Server Error",
            "The API failed.",
            "check whether it exists",
        ],
    ),
    (
        501,
        "",
        [
            "501 Not Implemented",
            "does not offer",
            "Check whether it exists",
        ],
    ),
    (
        502,
        "<h1>",
        [
            "502 Bad Gateway",
            "no proper answer",
            "check whether it exists",
        ],
    ),
    (
        503,
        "<h1>",
        [
            "503 Service Unavailable",
            "not available",
            "check whether it exists",
        ],
    ),
    (
        504,
        "<h1>",
        [
            "504 Gateway Timeout",
            "gave up waiting",
            "check whether it exists",
        ],
    ),
    (
        599,
        "<h1>",
        ["599", "The API failed.", "check whether it exists"],
    ),
    (302, "", ["302", "does not know", "--verbose"]),
];

#[test]
fn every_status_is_said_in_words_with_the_next_step() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    for (status, body, words) in STATUSES {
        let body = match body.strip_prefix("code ") {
            Some(code) => format!(r#"{{"errors":[{{"message":"m","error_code":"{code}"}}]}}"#),
            None => body.to_owned(),
        };
        let mut answers = Answers::default();
        answers.take(told(&workspace, answered(status, &body)));
        let said = text(&answers.view(&workspace.drafts[0], &workspace.target));
        for word in words {
            assert!(
                said.contains(word),
                "{status} {body}: no “{word}” in: {said}"
            );
        }
    }
}

#[test]
fn a_long_or_deep_body_is_shown_as_it_came_and_its_digits_stay() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let shown = |body: &str| {
        let mut answers = Answers::default();
        answers.take(told(&workspace, answered(200, body)));
        let nodes = answers.view(&workspace.drafts[0], &workspace.target);
        (nodes::elements(&nodes).len(), text(&nodes))
    };
    let (_, seen) = shown(r#"{"a":12345678901234567890.10,"b":1e400}"#);
    assert!(seen.contains("\"a\": 12345678901234567890.10"), "{seen}");
    assert!(seen.contains("\"b\": 1e400"), "{seen}");
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let (elements, seen) = shown(&deep);
    assert!(seen.contains(&deep));
    assert!(elements < 30, "{elements}");
    // A mebibyte of short members: no element for each.
    let long = format!("[{}0]", "\"a\",".repeat(1 << 18));
    let (elements, seen) = shown(&long);
    assert!(elements < 30, "{elements}");
    assert!(seen.matches("\"a\"").count() == 1 << 18);
}

#[test]
fn what_was_checked_is_said_where_there_is_nothing_to_read_and_how_the_host_can_help() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let mut answers = Answers::default();
    let mut said = |silence, origin: &str| {
        answers.page = "https://millrace.example.com".to_owned();
        answers.take(Told {
            sent: Sent {
                address: format!("POST {origin}/v1"),
                payload: String::new(),
            },
            ..told(&workspace, Outcome::Silent(silence))
        });
        text(&answers.view(&workspace.drafts[0], &workspace.target))
    };
    let api = "https://api.aiven.io";
    for (silence, checked, has_help) in [
        (
            Silence::Offline,
            "Checked: the browser says it is offline.",
            false,
        ),
        (
            Silence::Policy,
            "Checked: the browser says it is online; the page's policy forbids the address.",
            true,
        ),
        (
            Silence::Refused,
            "a plain GET without token to the same address is answered.",
            true,
        ),
        (
            Silence::Broken,
            "a plain GET without token to the same address is answered.",
            false,
        ),
        (
            Silence::NoAnswer,
            "a plain GET without token to the same address is not answered either.",
            true,
        ),
    ] {
        let said = said(silence, api);
        assert!(said.contains(checked), "{silence:?}: {said}");
        assert!(!said.contains("over http"), "{silence:?}: {said}");
        assert_eq!(
            said.contains("\"api_base\": \"/aiven/v1\""),
            has_help,
            "{silence:?}: {said}"
        );
    }
    for silence in [Silence::Cancelled, Silence::TimedOut] {
        assert!(!said(silence, api).contains("Checked:"));
    }
    let mixed = said(Silence::NoAnswer, "http://127.0.0.1:8080");
    assert!(
        mixed.contains("the page came over https and the API is asked over http"),
        "{mixed}"
    );
}

#[test]
fn before_anything_was_sent_the_region_says_what_will_stand_there() {
    let workspace = common::workspace([Subject::Table(postgres("t"))]);
    let seen = text(&Answers::default().view(&workspace.drafts[0], &workspace.target));
    assert_eq!(seen, "The API's answer will stand here.");
}

#[test]
fn an_application_is_looked_for_by_its_name() {
    let subject = Subject::Job(common::job("wanted"));
    let (check, question) = Check::begin(&subject, Generation::Applications);
    assert_eq!(
        question.read.path,
        "project/{project}/service/{service}/flink/application"
    );
    let list = r#"{"applications":[{"id":"1","name":"other"},{"id":"2","name":"wanted"}]}"#;
    let draft = |name| common::workspace([Subject::Job(common::job(name))]).drafts[0].clone();
    let (found, _) = check.clone().take(&draft("wanted"), Some(200), list);
    assert_eq!(id_of(&found), Some("2"));
    let (absent, _) = check.take(&draft("Wanted"), Some(200), list);
    assert_eq!(absent, Check::Absent);
}
