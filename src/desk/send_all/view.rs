//! The section of `Send all` as nodes.

use super::{Done, End, Run, Step};
use crate::api::generation::Generation;
use crate::desk::node::{Node, button, element};
use crate::text::send_all as say;
use crate::workspace::{Workspace, plan};

/// The id of the sentence that says how the run goes.
pub const STATUS_ID: &str = "send-all-status";

/// The section: the button, what is left, and how the run goes. `is_busy`: another request is under way.
pub fn view(run: Option<&Run>, workspace: &Workspace, is_busy: bool) -> Vec<Node> {
    if workspace.drafts.is_empty() {
        return Vec::new();
    }
    let run = run.filter(|run| run.is_about(workspace));
    let is_running = run.is_some_and(Run::is_under_way);
    let left = plan::remaining(workspace).len();
    let mut drafts = workspace.drafts.iter();
    let is_changed = drafts.any(|draft| draft.is_changed_since(&workspace.target));
    let is_unfit = workspace.target.generation == Generation::Classic
        && workspace
            .tables()
            .any(|(_, table)| !table.connector.is_classic());
    let mut press = if is_running {
        button("button", "stop-all", say::STOP)
    } else {
        button("button", "send-all", say::SEND_ALL)
    };
    press = press.with("aria-describedby", "send-all-hint");
    let is_idle = !is_running && (left == 0 || is_busy);
    if is_idle || run.is_some_and(Run::is_stopping) {
        press = press.with("disabled", "");
    }
    let status = element("p")
        .with("id", STATUS_ID)
        .with("tabindex", "-1")
        .with("role", "status")
        .text(run.map(|run| sentence(run, workspace)).unwrap_or_default());
    let done = run.map(|run| run.done.iter().map(line)).into_iter();
    let mut nodes: Vec<Node> = vec![press.into()];
    nodes.push(
        element("p")
            .with("class", "hint")
            .with("id", "send-all-hint")
            .text(say::left(
                left,
                is_changed,
                is_unfit,
                workspace.target.generation,
            ))
            .into(),
    );
    nodes.push(status.into());
    if run.is_some_and(|run| !run.done.is_empty()) {
        nodes.push(
            element("ul")
                .with("class", "run")
                .with("aria-label", say::DONE)
                .children(done.flatten())
                .into(),
        );
    }
    vec![
        element("section")
            .with("class", "send-all")
            .children(nodes)
            .into(),
    ]
}

fn line(done: &Done) -> Node {
    let said = say::done(&done.name, done.what, done.since);
    element("li").text(said).into()
}

/// How the run goes, in a sentence.
fn sentence(run: &Run, workspace: &Workspace) -> String {
    let there = run.there(workspace);
    match &run.step {
        Step::Finding(find) => say::finding(find.left()),
        Step::Sending { is_last: true, .. } => say::STOPPING.to_owned(),
        Step::Sending { name, .. } => say::sending(there, name),
        Step::Ended(_) if !run.is_stopped_still(workspace) => say::there(there),
        Step::Ended(End::All) if there.count < there.all => say::there(there),
        Step::Ended(end) => say::ended(end, there),
    }
}
