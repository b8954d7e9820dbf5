//! When an answer is of the past, and when it can be asked for again.

use super::{answered, sent, told};
use crate::common::{self, postgres, target};
use crate::nodes::{names, text};
use millrace::api::generation::Generation;
use millrace::desk::answer::Answers;
use millrace::workspace::field::Field;
use millrace::workspace::{DraftId, Progress, Subject, Workspace};

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
    let mut other_api = workspace.clone();
    other_api.target.generation = Generation::Applications;
    let said = seen(&mut answers, &other_api);
    let expect =
        "That was with Tables and jobs (2021) under API, and Applications (current) is chosen now.";
    assert!(said.contains(expect), "{said}");
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
