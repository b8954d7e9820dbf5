//! What is done there: deleting, cancelling, and pasting a list.

use super::{Desk, ID, JOB, a_job, list};
use crate::common::{created, target};
use crate::nodes::{self, find, get, names};
use millrace::desk::service::Acted;
use millrace::workspace::{DraftId, Progress};
use serde_json::json;

#[test]
fn what_is_deleted_is_asked_about_by_name_with_its_command_and_sent_once() {
    let mut desk = Desk::opened(a_job(), &[("KCpuIn", ID)]);
    desk.react(&format!("unfold table {ID}"));
    let asked = desk.react(&format!("doubt table {ID}"));
    assert_eq!(
        (asked.told.len(), asked.focus.as_deref()),
        (0, Some("service-keep"))
    );
    let said = desk.said();
    let question =
        format!("Delete the table KCpuIn ({ID}) from my-flink-service in my-test-project?");
    assert!(said.contains(&question), "{said}");
    assert!(said.contains("--request DELETE"), "{said}");
    assert!(
        said.contains(&format!(
            "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table/{ID}"
        )),
        "{said}"
    );
    let sent = desk.react("do").told;
    assert_eq!(
        sent,
        [format!(
            "get !1\nDELETE /project/my-test-project/service/my-flink-service/flink/table/{ID}"
        )]
    );
    assert!(desk.react("do").told.is_empty(), "a second click");
    for button in ["Keep it", "Delete table"] {
        let view = desk.view();
        let disabled = get(find(&view, "button", button), "aria-disabled");
        assert_eq!(disabled, Some("true"), "{button}");
    }
    let told = desk
        .at(|panel, scene| panel.acted(1, Acted::Answered(200), "{}", scene))
        .told;
    assert!(
        told.iter().any(|told| told.starts_with("get ~")),
        "{told:?}"
    );
    assert!(desk.said().contains("Deleted the table KCpuIn."));
    assert!(!names(&desk.view(), "button").contains(&"KCpuIn Kafka".to_owned()));
    assert!(
        desk.at(|panel, scene| panel.acted(1, Acted::Answered(200), "{}", scene))
            .told
            .is_empty(),
        "an answer counts once"
    );
}

#[test]
fn every_outcome_of_an_act_is_said() {
    for (status, body, said) in [
        (Acted::Unknown, "", "No answer came: Mill may be cancelled."),
        (
            Acted::NotSent,
            "",
            "Nothing was sent: paste an API token first, or unlock the service",
        ),
        (Acted::Answered(404), "{}", "Mill is not there any more."),
        (
            Acted::Answered(409),
            r#"{"message":"Busy"}"#,
            "Mill was not cancelled: 409 Conflict, Busy",
        ),
        (
            Acted::Answered(500),
            "",
            "Mill may be cancelled: the API failed, 500",
        ),
        (
            Acted::Answered(200),
            "<html>",
            "Mill may be cancelled: the answer is not as expected.",
        ),
        (
            Acted::Answered(200),
            r#"{"message":"Job was canceled"}"#,
            "The job Mill is being cancelled.",
        ),
    ] {
        let mut desk = Desk::opened(a_job(), &[]);
        desk.react(&format!("unfold job {JOB}"));
        desk.react(&format!("doubt job {JOB}"));
        assert!(desk.said().contains("Cancel the job Mill"));
        let sent = desk.react("do").told;
        assert_eq!(
            sent,
            [format!(
                "get !1\nPOST /project/my-test-project/service/my-flink-service/flink/job/{JOB}/cancel"
            )]
        );
        desk.at(|panel, scene| panel.acted(1, status, body, scene));
        assert!(desk.said().contains(said), "{status:?}: {}", desk.said());
    }
}

#[test]
fn the_draft_of_a_cancelled_job_can_be_sent_again_and_its_end_is_said() {
    let jobs = |state: &str| json!({ "jobs": [{ "id": JOB, "status": state }] }).to_string();
    let of_the_job = || {
        let mut workspace = a_job();
        workspace.set_progress(DraftId(0), created(JOB, "JobExample", target()));
        workspace
    };
    let mut desk = Desk::opened(of_the_job(), &[]);
    assert_ne!(desk.workspace.drafts[0].progress, Progress::Draft);
    desk.react(&format!("unfold job {JOB}"));
    desk.react(&format!("doubt job {JOB}"));
    desk.react("do");
    let told = desk
        .at(|panel, scene| panel.acted(1, Acted::Answered(200), "{}", scene))
        .told;
    let asked = desk.take(told);
    assert_eq!(desk.workspace.drafts[0].progress, Progress::Draft);
    let asks_for_jobs = |asked: &&String| asked.ends_with("/flink/job");
    let list = asked.iter().find(asks_for_jobs).expect("a look");
    desk.answer(list, Some(200), &jobs("CANCELLING"));
    assert!(desk.said().contains("The job Mill is being cancelled."));
    let told = desk.react("refresh").told;
    let list = told.iter().find(asks_for_jobs).expect("a look");
    desk.answer(list, Some(200), &jobs("CANCELED"));
    assert!(desk.said().contains("Cancelled the job Mill."));
    assert!(!desk.said().contains("is being cancelled"));

    // Cancelled by somebody else.
    let mut desk = Desk::opened(of_the_job(), &[]);
    for (state, is_back) in [("FINISHED", false), ("CANCELED", true)] {
        let told = desk.react("refresh").told;
        let list = told.iter().find(asks_for_jobs).expect("a look");
        desk.answer(list, Some(200), &jobs(state));
        let progress = &desk.workspace.drafts[0].progress;
        assert_eq!(*progress == Progress::Draft, is_back, "{state}");
    }
}

#[test]
fn without_a_token_nothing_is_asked_or_done_and_lists_can_be_pasted() {
    let mut desk = Desk::of(a_job());
    desk.has_token = false;
    assert_eq!(desk.react("toggle").told, [""; 0]);
    assert!(desk.said().contains("Without one, paste the lists."));
    let question = desk.react("paste tables").paste.expect("a question");
    desk.lists
        .paste(&question, &list(&[("KCpuIn", ID)]))
        .expect("a list");
    let told = desk.at(|panel, scene| panel.got(&question, scene));
    assert!(desk.take(told).is_empty());
    assert_eq!(desk.workspace.table_id("KCpuIn"), Some(ID));
    desk.react(&format!("unfold table {ID}"));
    desk.react(&format!("doubt table {ID}"));
    let nodes = desk.view();
    let acts = nodes::elements(&nodes).into_iter();
    let acts: Vec<&str> = acts.filter_map(|it| get(it, "data-act")).collect();
    assert!(acts.contains(&"keep") && !acts.contains(&"do"), "{acts:?}");
}
