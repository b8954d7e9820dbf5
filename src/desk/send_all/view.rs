//! The section of `Send all` as nodes.

use super::{Done, Run, Step};
use crate::desk::node::{Node, button, element};
use crate::text::send_all as say;
use crate::workspace::{Workspace, plan};

/// The section: the button, what is left, and how the run goes. `is_busy`: another request is under way.
pub fn view(run: Option<&Run>, workspace: &Workspace, is_busy: bool) -> Vec<Node> {
    if workspace.drafts.is_empty() {
        return Vec::new();
    }
    let is_running = run.is_some_and(Run::is_under_way);
    let left = plan::remaining(workspace).len();
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
        .with("role", "status")
        .text(run.map(sentence).unwrap_or_default());
    let done = run.map(|run| run.done.iter().map(line)).into_iter();
    let mut nodes: Vec<Node> = vec![press.into()];
    nodes.push(
        element("p")
            .with("class", "hint")
            .with("id", "send-all-hint")
            .text(say::left(left))
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
    element("li").text(say::done(&done.name, done.what)).into()
}

/// How the run goes, in a sentence.
fn sentence(run: &Run) -> String {
    let is_made = |done: &&Done| done.what != super::What::Gone;
    let done = run.done.iter().filter(is_made).count();
    match &run.step {
        Step::Finding(find) => say::finding(find.left()),
        Step::Sending { is_last: true, .. } => say::STOPPING.to_owned(),
        Step::Sending { name, .. } => say::sending(done + 1, run.count, name),
        Step::Ended(end) => say::ended(end, done, run.count),
    }
}
