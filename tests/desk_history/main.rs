//! The history: what of an exchange is kept, how much of it, and what can be done with it.

#![cfg(not(target_arch = "wasm32"))]

mod acts;
#[path = "../common/mod.rs"]
mod common;
mod keeping;
#[path = "../common/nodes.rs"]
mod nodes;
mod outcome;
mod shown;

use common::postgres;
use millrace::api::answer::{Answer, Extent};
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::history::entry::Entry;
use millrace::desk::history::{History, Outcome, kept};
use millrace::workspace::learn::Outcome as Ended;
use millrace::workspace::{Draft, Subject};
use nodes::{find, names, text};

const AT: &str = "2021-10-29T18:05:12+02:00";

fn draft(subject: impl Into<Option<Subject>>) -> Draft {
    let subject = subject
        .into()
        .unwrap_or(Subject::Table(postgres("node_info")));
    common::workspace([subject]).drafts[0].clone()
}

fn told(draft: Draft, outcome: Ended) -> Told {
    Told {
        draft,
        target: common::target(),
        sent: Sent {
            address: "POST https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table".to_owned(),
            payload: r#"{"name":"node_info"}"#.to_owned(),
        },
        took: 35,
        outcome,
    }
}

fn answered(status: u16, body: &str) -> Ended {
    Ended::Answered(Answer {
        status,
        body: body.to_owned(),
        extent: Extent::Whole,
        retry_after: None,
    })
}

fn entry(name: &str) -> Entry {
    let draft = draft(Subject::Table(postgres(name)));
    Entry::of(told(draft, answered(200, "{}")), AT.to_owned())
}

/// What is kept when these were sent one after the other.
fn kept_of(names: &[&str]) -> String {
    names
        .iter()
        .fold(String::new(), |kept, name| kept::with(&kept, &entry(name)))
}

fn listed(kept: &str) -> Vec<String> {
    let list = kept::list(kept).into_iter();
    list.map(|(_, entry)| entry.told.draft.name().to_owned())
        .collect()
}

/// A dialog that was opened, and what the browser keeps.
struct Page {
    history: History,
    kept: String,
    now: Draft,
}

impl Page {
    fn of(kept: String) -> Self {
        let mut history = History::default();
        history.open(&kept);
        let now = draft(None);
        Self { history, kept, now }
    }

    fn nodes(&self) -> Vec<millrace::desk::node::Node> {
        self.history.view(Some((&self.now, &common::target())))
    }

    fn text(&self) -> String {
        text(&self.nodes())
    }

    fn buttons(&self) -> Vec<String> {
        names(&self.nodes(), "button")
    }

    fn press(&mut self, button: &str) -> Outcome {
        let nodes = self.nodes();
        let act = nodes::get(find(&nodes, "button", button), "data-act").expect("an act");
        let outcome = self.history.react(act, &self.kept);
        if let Some(kept) = &outcome.kept {
            self.kept.clone_from(kept);
        }
        outcome
    }
}

fn row(name: &str) -> String {
    format!(
        "2021-10-29 18:05:12 {name} 200 OK 35 ms PostgreSQL table, my-test-project / my-flink-service"
    )
}
