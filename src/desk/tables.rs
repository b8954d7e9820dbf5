//! The tables that a job can list, each a switch, and the way back to what its statement says.

use super::node::{Node, element};
use crate::api::json::visible;
use crate::sql::name::{join_list, split_list};
use crate::text::form as say;
use crate::workspace::Workspace;
use crate::workspace::job::{Job, TablesFrom};

/// What `data-act` says for the way back.
const FOLLOW: &str = "follow";

/// The switches as nodes.
pub fn view(job: &Job, workspace: &Workspace, required: &[String]) -> Vec<Node> {
    let listed = split_list(&job.tables);
    let names = names(workspace, required, &listed);
    let chip = |(index, name): (usize, &String)| {
        element("button")
            .with("type", "button")
            .with("class", "chip")
            .with("data-act", format!("toggle {index}"))
            .with(
                "aria-pressed",
                if listed.contains(name) {
                    "true"
                } else {
                    "false"
                },
            )
            .text(visible(name))
            .into()
    };
    let mut nodes = vec![
        element("div")
            .with("class", "chips")
            .with("role", "group")
            .with("aria-label", say::TABLES_HERE)
            .children(names.iter().enumerate().map(chip))
            .into(),
    ];
    if job.tables_from == TablesFrom::Hand && !required.is_empty() {
        nodes.push(
            element("button")
                .with("type", "button")
                .with("class", "link")
                .with("data-act", FOLLOW)
                .text(say::FOLLOW)
                .into(),
        );
    }
    nodes
}

/// The list after a switch was pressed.
pub fn react(act: &str, job: &Job, workspace: &Workspace, required: &[String]) -> Option<String> {
    if act == FOLLOW {
        return Some(join_list(required.iter().map(String::as_str)));
    }
    let index: usize = act.strip_prefix("toggle ")?.parse().ok()?;
    let mut listed = split_list(&job.tables);
    let names = names(workspace, required, &listed);
    let name = names.get(index)?;
    if listed.contains(name) {
        listed.retain(|table| table != name);
    } else {
        listed.push(name.clone());
    }
    Some(join_list(listed.iter().map(String::as_str)))
}

/// The tables of the workspace, then what else is needed or listed, each once.
fn names(workspace: &Workspace, required: &[String], listed: &[String]) -> Vec<String> {
    let here = workspace.tables().map(|(_, table)| &table.name);
    let mut names = Vec::new();
    for name in here.chain(required).chain(listed) {
        if !name.is_empty() && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}
