//! What came back, as the desk knows it: exchanges told and read, looks whether something exists, and curl's output.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod look;
#[path = "../common/nodes.rs"]
mod nodes;
mod past;
mod pasted;
mod said;

use common::{target, unknown};
use millrace::api::answer::{Answer, Extent};
use millrace::desk::answer::told::{self, Sent, Told};
use millrace::workspace::learn::Outcome;
use millrace::workspace::{DraftId, Subject, Workspace};

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
