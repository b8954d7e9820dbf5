//! Picking instead of typing, as the desk decides it: which question a field asks, what its list holds, what keys do, and
//! what is said where there is no list. Answers are those that Aiven's own command line printed, or of their shape.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod keys;
mod lists;
#[path = "../common/nodes.rs"]
mod nodes;
mod trouble;

use common::INTEGRATION_ID;
use millrace::desk::lists::Lists;
use millrace::desk::pick::{Event, Outcome, Picks, Scene};
use millrace::workspace::field::Field;
use millrace::workspace::{Draft, Subject, Workspace};
use nodes::{names, text};
use serde_json::json;

/// A page with one draft.
struct Desk {
    workspace: Workspace,
    lists: Lists,
    picks: Picks,
    has_token: bool,
}

impl Desk {
    fn of(subject: Subject) -> Self {
        Self {
            workspace: common::workspace([subject]),
            lists: Lists::default(),
            picks: Picks::default(),
            has_token: true,
        }
    }

    fn at<T>(
        &mut self,
        typed: Option<(Field, &str)>,
        act: impl FnOnce(&mut Picks, &mut Scene) -> T,
    ) -> T {
        let shown: Option<&Draft> = self.workspace.drafts.first();
        let mut scene = Scene {
            lists: &mut self.lists,
            workspace: &self.workspace,
            shown,
            has_token: self.has_token,
            typed: typed.map(|(field, text)| (field, text.to_owned())),
        };
        act(&mut self.picks, &mut scene)
    }

    fn event(&mut self, field: Field, event: Event) -> Outcome {
        self.at(None, |picks, scene| picks.react(field, event, scene))
    }

    fn key(&mut self, field: Field, key: &str) -> Outcome {
        self.event(field, Event::Key(key, false))
    }

    fn type_in(&mut self, field: Field, typed: &str) {
        self.at(Some((field, typed)), |picks, scene| {
            picks.react(field, Event::Input, scene)
        });
    }

    /// What is shown at a field in which this stands.
    fn shown(&mut self, field: Field, typed: Option<&str>) -> Vec<millrace::desk::node::Node> {
        let typed = typed.map(|typed| (field, typed));
        self.at(typed, |picks, scene| picks.view(field, "field", scene))
    }

    fn options(&mut self, field: Field) -> Vec<String> {
        names(&self.shown(field, None), "option")
    }

    fn said(&mut self, field: Field) -> String {
        text(&self.shown(field, None))
    }

    /// Answers what was asked last.
    fn answer(&mut self, outcome: &Outcome, status: u16, body: &str) -> Vec<String> {
        let asked = outcome.told.first().expect("a question");
        let name = name_of(asked);
        self.lists.got(name, Some(status), body);
        self.at(None, |picks, scene| picks.next(scene))
    }
}

/// The name under which something was asked.
fn name_of(asked: &str) -> u32 {
    let rest = asked.strip_prefix("get ~").expect("a question");
    let (name, _) = rest.split_once('\n').expect("lines");
    name.parse().expect("a number")
}

/// What is asked, behind its name: the method and the path.
fn asked(outcome: &Outcome) -> Vec<String> {
    let of = |told: &String| told.split_once('\n').expect("lines").1.to_owned();
    outcome.told.iter().map(of).collect()
}

fn me() -> String {
    json!({ "user": { "user": "wilma@example.com", "projects": ["my-test-project", "other"] } })
        .to_string()
}

fn services() -> String {
    json!({ "services": [
        { "service_name": "my-flink-service", "service_type": "flink", "state": "RUNNING" },
        { "service_name": "flink-two", "service_type": "flink", "state": "POWEROFF" },
        { "service_name": "demo-kafka", "service_type": "kafka", "state": "RUNNING" },
    ]})
    .to_string()
}

fn integrations() -> String {
    let entry = |id: &str, source: &str, of: &str| {
        json!({
            "service_integration_id": id, "integration_type": "flink", "enabled": true, "active": true,
            "source_service": source, "source_service_type": of, "dest_service": "my-flink-service",
        })
    };
    json!({ "service_integrations": [
        entry(INTEGRATION_ID, "demo-kafka", "kafka"),
        entry("77741d89-71f1-4de6-897a-fd83bce0ee62", "demo-pg", "pg"),
        entry("0e1f4a0c-0000-4000-8000-000000000001", "demo-os", "opensearch"),
    ]})
    .to_string()
}

fn topics() -> String {
    json!({ "topics": [
        { "topic_name": "alert", "state": "ACTIVE", "partitions": 1, "cleanup_policy": "delete" },
        { "topic_name": "cpu", "state": "ACTIVE", "partitions": 3, "cleanup_policy": "compact" },
    ]})
    .to_string()
}
