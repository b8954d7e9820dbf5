//! The deployments of an application and the form for the next one, as nodes.

use super::super::Plan;
use super::{act, actions, asks, field, line};
use crate::api::applications::answer::Deployment;
use crate::api::applications::{SAVEPOINT_MAX, State};
use crate::api::json::visible;
use crate::desk::node::{Element, Node, element};
use crate::sql::order::sort;
use crate::text::calls as say;

const PARALLELISM_ID: &str = "calls-parallelism";
const PARALLELISM_NOTE_ID: &str = "calls-parallelism-note";

impl Plan {
    /// The numbers of the versions and their ids, the newest first.
    pub(super) fn numbers(&self) -> Vec<(u64, &str)> {
        let versions = self.application.iter().flat_map(|known| &known.versions);
        let mut numbers: Vec<(u64, &str)> =
            versions.map(|one| (one.number, one.id.as_str())).collect();
        sort(&mut numbers, |one, other| other.0.cmp(&one.0));
        numbers
    }

    /// The form for the next deployment.
    pub(super) fn deploying(&self) -> Vec<Node> {
        let numbers = self.numbers();
        if numbers.is_empty() {
            return vec![line("hint", say::NO_VERSION).into()];
        }
        let chosen = self.version_id();
        let option = |(number, id): &(u64, &str)| -> Node {
            element("option")
                .with("value", *id)
                .with(".selected", if *id == chosen { "true" } else { "false" })
                .text(say::numbered(*number))
                .into()
        };
        let version = element("select")
            .with("id", "calls-version")
            .with("data-act", "version-of")
            .children(numbers.iter().map(option));
        let note = self.parallelism_note();
        let mut parallelism = element("input")
            .with("id", PARALLELISM_ID)
            .with("type", "text")
            .with("inputmode", "numeric")
            .with("autocomplete", "off")
            .with("data-act", "parallelism")
            .with("aria-describedby", PARALLELISM_NOTE_ID)
            .with(".value", self.form.parallelism.as_str());
        if self.parallelism().is_none() {
            parallelism = parallelism.with("aria-invalid", "true");
        }
        let savepoint = element("input")
            .with("id", "calls-savepoint")
            .with("type", "text")
            .with("class", "code")
            .with("autocomplete", "off")
            .with("maxlength", SAVEPOINT_MAX.to_string())
            .with("data-act", "savepoint")
            .with(".value", self.form.savepoint.as_str());
        let restarts = element("input")
            .with("type", "checkbox")
            .with("data-act", "restarts")
            .with(".checked", if self.form.restarts { "true" } else { "" });
        let fields = element("div")
            .with("class", "pair")
            .child(field("calls-version", say::WHICH, version, None))
            .child(field(
                PARALLELISM_ID,
                say::PARALLELISM,
                parallelism,
                Some(note),
            ))
            .child(field("calls-savepoint", say::SAVEPOINT, savepoint, None));
        let switch = element("label")
            .with("class", "tick")
            .child(restarts)
            .text(say::RESTARTS);
        vec![
            fields.into(),
            switch.into(),
            actions([act(self, "deploy", say::DEPLOY)]),
        ]
    }

    /// What is known of the slots that it needs, or why the number is none.
    fn parallelism_note(&self) -> Element {
        let (class, said) = match (self.parallelism(), self.slots) {
            (None, _) => ("problems", say::PARALLELISM_LIMITS.to_owned()),
            (Some(wanted), Some(slots)) if u64::from(wanted) > slots.available => {
                ("problems", say::too_few_slots(wanted, slots))
            }
            (Some(_), Some(slots)) => ("hint", say::slots(slots)),
            (Some(_), None) => ("hint", say::SLOTS_UNKNOWN.to_owned()),
        };
        line(class, &said).with("id", PARALLELISM_NOTE_ID)
    }

    /// A deployment, with its number where there are several, and what is asked about it. `name`: its draft's.
    pub(super) fn deployment_view(
        &self,
        deployment: &Deployment,
        which: Option<u32>,
        name: &str,
    ) -> Node {
        let id = &deployment.id;
        let number = self
            .numbers()
            .into_iter()
            .find(|(_, version)| *version == deployment.version_id);
        let state = deployment.state.map_or_else(
            || visible(&deployment.status),
            |state| say::state(state).to_owned(),
        );
        let class = match deployment.state {
            Some(State::Running) => "pill good",
            Some(State::Failed | State::Failing) => "pill bad",
            Some(State::Canceled | State::Finished) => "pill",
            _ => "pill warn",
        };
        let mut item = element("li")
            .children(which.map(|which| element("h4").text(say::nth(which)).into()))
            .child(
                element("span")
                    .with("class", class)
                    .text(visible(&deployment.status)),
            )
            .child(line("", &state))
            .child(line(
                "hint",
                &say::deployment(number.map(|(number, _)| number), deployment),
            ));
        if !deployment.error.is_empty() {
            let error = element("pre")
                .with("class", "message")
                .with("tabindex", "0");
            item = item.child(error.text(visible(&deployment.error)));
        }
        let is_over = deployment.state.is_some_and(State::is_over);
        let goes = matches!(
            deployment.state,
            Some(State::DeleteRequested | State::Deleting)
        );
        let (stops, is_cancelled) = match deployment.state {
            Some(State::CancellingRequested | State::Cancelling) => (true, true),
            Some(State::SavingAndStopRequested | State::SavingAndStop) => (true, false),
            _ => (false, false),
        };
        let mut verbs = Vec::new();
        if goes || is_cancelled {
            // Nothing is left to do.
        } else if is_over {
            if !deployment.savepoint.is_empty() {
                verbs.push(("again", say::AGAIN));
            }
            verbs.push(("delete-deployment", say::DELETE_DEPLOYMENT));
        } else {
            if !stops {
                verbs.push(("stop", say::STOP));
            }
            verbs.push(("cancel", say::CANCEL));
        }
        let button = |(verb, label): (&str, &'static str)| -> Node {
            let button = act(self, &[verb, " ", id].concat(), label);
            match which {
                Some(which) => button.with("aria-label", say::of_nth(label, which)),
                None => button,
            }
            .into()
        };
        let asked = self.asks.as_ref().filter(|doing| doing.is_about(id));
        item.child(actions(verbs.into_iter().map(button)))
            .children(asked.map(|asked| asks(asked, name).into()))
            .into()
    }
}
