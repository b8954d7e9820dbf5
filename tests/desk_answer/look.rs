//! Looks whether something exists.

use super::{answered, sent, told};
use crate::common::{self, job, postgres};
use crate::nodes::text;
use millrace::api::answer::Silence;
use millrace::api::endpoints::{GET_JOB, LIST_JOBS, LIST_TABLES};
use millrace::api::generation::Generation;
use millrace::desk::answer::Answers;
use millrace::desk::answer::check::{Check, Unclear};
use millrace::saved;
use millrace::text::exchange as say;
use millrace::workspace::learn::Outcome;
use millrace::workspace::target::Target;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};
use serde_json::json;

fn progress(outcome: &[String]) -> Option<Progress> {
    let saved = outcome
        .iter()
        .find_map(|told| told.strip_prefix("workspace "))?;
    let visit = saved::read(saved).expect("a workspace");
    Some(common::unmarked(visit.workspace.drafts[0].progress.clone()))
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
