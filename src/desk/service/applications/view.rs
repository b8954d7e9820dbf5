//! The applications of the service as nodes.

use super::compare::{self, Fate};
use crate::api::applications::State;
use crate::api::applications::answer::{Application, Deployment, Version};
use crate::api::json::visible;
use crate::desk::node::{Element, Node, button, element};
use crate::desk::service::view::{about, act_id, line};
use crate::desk::service::{Panel, Scene, Thing};
use crate::text::{calls, service as say};

impl Panel {
    /// An application, with its details where they are unfolded. The list may tell no more of it than its name.
    pub(in crate::desk::service) fn application(
        &self,
        listed: &Application,
        scene: &Scene,
    ) -> Node {
        let thing = Thing::Application(listed.id.clone());
        let known = scene.application(&listed.id);
        let deployment = known.and_then(|known| known.deployment.as_ref());
        let (said, class) = match (known, deployment) {
            (None, _) => ("", "state"),
            (Some(_), None) => (say::NOT_DEPLOYED, "state"),
            (Some(_), Some(deployment)) => (&*deployment.status, class(deployment)),
        };
        let mut item = element("li").child(self.head(&thing, &listed.name, said, class));
        if self.unfolded.as_ref() == Some(&thing) {
            let details = element("div").with("class", "there").child(
                element("code")
                    .with("class", "line")
                    .text(visible(&listed.id)),
            );
            item = item.child(match known {
                Some(known) => self.details(details, known, &thing),
                None => details,
            });
        }
        item.into()
    }

    fn details(&self, details: Element, application: &Application, thing: &Thing) -> Element {
        let deployed = application.deployment.as_ref();
        let state = deployed.map(|deployment| {
            let said = deployment.state.map_or_else(
                || visible(&deployment.status),
                |state| calls::state(state).to_owned(),
            );
            let mut versions = application.versions.iter();
            let version = versions.find(|version| version.id == deployment.version_id);
            let number = version.map(|version| version.number);
            let told = [&said, " ", &calls::deployment(number, deployment)].concat();
            line("hint", &told).into()
        });
        let error = deployed.filter(|deployment| !deployment.error.is_empty());
        let error = error.map(|deployment| {
            element("pre")
                .with("class", "message")
                .with("tabindex", "0")
                .text(visible(&deployment.error))
                .into()
        });
        let versions = application
            .versions
            .iter()
            .rev()
            .map(|version| self.version(application, version));
        let list = element("ul")
            .with("class", "versions")
            .with("aria-label", say::versions_of(&application.name))
            .children(versions);
        let details = details
            .children(state)
            .children(error)
            .child(list)
            .children(self.compared(application));
        if deployed.is_some() {
            // The API refuses it: who wants it gone is told what comes first.
            return details.child(line("hint", say::DEPLOYMENTS_FIRST));
        }
        details.child(
            element("div")
                .with("class", "actions")
                .children(self.can_act(thing)),
        )
    }

    fn version(&self, application: &Application, version: &Version) -> Node {
        let id = [&application.id, " ", &version.id].concat();
        let thing = Thing::Version(id);
        let deployment = application.deployment.as_ref();
        let is_deployed = deployment.is_some_and(|deployment| deployment.version_id == version.id);
        let name = calls::numbered(version.number);
        let head = if is_deployed {
            [&name, ", ", say::DEPLOYED].concat()
        } else {
            name
        };
        let item = element("li").child(element("strong").text(head));
        let is_chosen = self.compared.contains(&version.id);
        let compare = button(
            "link",
            &["compare ", &version.id].concat(),
            &say::compare(version.number),
        )
        .with("aria-pressed", if is_chosen { "true" } else { "false" });
        let open = button(
            "link",
            &["open-version ", &version.id].concat(),
            &say::open_version(version.number),
        );
        let mut actions = element("div").with("class", "actions").child(open);
        if application.versions.len() > 1 {
            actions = actions.child(compare);
        }
        if !is_deployed {
            let act = ["doubt ", &about(&thing)].concat();
            let delete = button("link", &act, &say::delete_version(version.number))
                .with("id", act_id(&thing));
            actions = actions.children(self.act.is_none().then(|| delete.into()));
        }
        item.child(actions).into()
    }

    /// What differs between the two versions that were chosen.
    fn compared(&self, application: &Application) -> Option<Node> {
        let mut chosen = application
            .versions
            .iter()
            .filter(|version| self.compared.contains(&version.id));
        let (first, second) = (chosen.next()?, chosen.next()?);
        let (one, other) = if first.number <= second.number {
            (first, second)
        } else {
            (second, first)
        };
        let rows = compare::rows(application, one, other);
        let name = say::compared(one.number, other.number);
        let mut group = element("div")
            .with("class", "compared")
            .with("role", "group")
            .with("aria-label", name.as_str())
            .child(element("h4").text(name));
        if rows.is_empty() {
            group = group.child(line("hint", say::NO_DIFFERENCE));
        }
        for row in rows {
            let lines = row.lines.iter().map(|(fate, said)| {
                let (sign, tag) = match fate {
                    Fate::Same => ("  ", "span"),
                    Fate::Gone => ("- ", "del"),
                    Fate::New => ("+ ", "ins"),
                };
                element(tag)
                    .text([sign, &visible(said), "\n"].concat())
                    .into()
            });
            group = group
                .child(element("h5").text(visible(&row.label)))
                .child(element("pre").with("tabindex", "0").children(lines));
        }
        Some(group.into())
    }
}

fn class(deployment: &Deployment) -> &'static str {
    match deployment.state {
        Some(State::Running) => "state good",
        Some(State::Failed | State::Failing) => "state bad",
        Some(State::Canceled | State::Finished) => "state",
        _ => "state warn",
    }
}
