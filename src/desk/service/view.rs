//! The panel as nodes.

use super::{Panel, Scene, Thing, differs};
use crate::api::discovery::{Job, Kind, Table};
use crate::api::json::visible;
use crate::desk::lists::{Found, Of, Question};
use crate::desk::node::{Element, Node, button, element};
use crate::desk::request::view::painted;
use crate::text::{lists, service as say};

/// What the button tells that leaves things as they are.
pub const KEEP: &str = "keep";
/// What the dialog tells when it was closed in another way: what is under way then goes on.
pub const CLOSED: &str = "closed";
/// What the button tells that deletes or cancels.
pub const DO: &str = "do";
/// The id of the button that opens the panel.
pub const TOGGLE_ID: &str = "service-toggle";
/// The id of the dialog that asks before something is done.
pub const DIALOG_ID: &str = "service-dialog";
pub(super) const TITLE_ID: &str = "service-title";
pub(super) const DOUBT_ID: &str = "service-doubt";
/// The id of the button that leaves things as they are.
pub const KEEP_ID: &str = "service-keep";
/// The id of the command that is shown before something is done.
pub const COMMAND_ID: &str = "service-command";
const BODY_ID: &str = "service-body";

/// The id of the button that shows the details of a table or a job.
pub fn unfold_id(thing: &Thing) -> String {
    ["service-", &about(thing).replace(' ', "-")].concat()
}

/// The id of the button that deletes or cancels something, behind a question.
pub fn act_id(thing: &Thing) -> String {
    [&unfold_id(thing), "-act"].concat()
}

/// A table or a job, as `data-act` names it.
pub(super) fn about(thing: &Thing) -> String {
    match thing {
        Thing::Table(id) => ["table ", id].concat(),
        Thing::Job(id) => ["job ", id].concat(),
        Thing::Application(id) => ["application ", id].concat(),
        Thing::Version(id) => ["version ", id].concat(),
    }
}

pub(super) fn line(class: &'static str, said: &str) -> Element {
    element("p").with("class", class).text(said)
}

impl Panel {
    /// The panel.
    pub fn view(&self, scene: &Scene) -> Vec<Node> {
        let toggle = button("quiet", "toggle", say::NAME)
            .with("id", TOGGLE_ID)
            .with("aria-expanded", if self.is_open { "true" } else { "false" })
            .with("aria-controls", BODY_ID);
        let mut section = element("section")
            .with("class", "service")
            .with("aria-label", say::NAME)
            .child(
                element("div")
                    .with("class", "section-head")
                    .child(element("h2").child(toggle)),
            );
        let mut body = element("div").with("id", BODY_ID);
        if self.is_open {
            body = body.children(self.body(scene));
        }
        section = section.child(body);
        let doubted = self.doubted.as_ref();
        let dialog = element("dialog")
            .with("id", DIALOG_ID)
            .with("class", "doubt")
            .with("aria-labelledby", TITLE_ID)
            .with("aria-describedby", DOUBT_ID)
            .children(
                doubted
                    .map(|thing| self.doubt(thing, scene))
                    .into_iter()
                    .flatten(),
            )
            .children(
                self.asked
                    .iter()
                    .flat_map(|opening| opening.question(scene.workspace)),
            );
        vec![section.into(), dialog.into()]
    }

    fn body(&self, scene: &Scene) -> Vec<Node> {
        let mut nodes: Vec<Node> = vec![
            element("div")
                .with("role", "status")
                .children(self.said(scene))
                .into(),
        ];
        let (tables, jobs, applications) = if scene.is_retired() {
            (None, None, scene.applications())
        } else {
            (scene.tables(), scene.jobs(), None)
        };
        if let Some(known) = applications {
            let items = known.iter().map(|known| self.application(known, scene));
            let (head, name) = (say::APPLICATIONS_HEAD, say::APPLICATIONS);
            nodes.extend(list(head, name, say::NO_APPLICATIONS, items));
        }
        if let Some(tables) = tables {
            let items = tables.iter().map(|table| self.table(table, scene));
            nodes.extend(list(say::TABLES_HEAD, say::TABLES, say::NO_TABLES, items));
        }
        if let Some(jobs) = jobs {
            let items = jobs.iter().map(|job| self.job(job, scene));
            nodes.extend(list(say::JOBS_HEAD, say::JOBS, say::NO_JOBS, items));
        }
        let mut actions = element("div").with("class", "actions");
        let is_possible = Question::of(Of::Tables, &scene.workspace.target).is_possible();
        if is_possible {
            if scene.has_token {
                actions = actions.child(button("button", "refresh", say::REFRESH));
            }
            let pastes: &[_] = if scene.is_retired() {
                &[("paste applications", say::PASTE_APPLICATIONS)]
            } else {
                &[
                    ("paste tables", say::PASTE_TABLES),
                    ("paste jobs", say::PASTE_JOBS),
                ]
            };
            let pastes = pastes.iter();
            actions = actions.children(pastes.map(|(act, name)| button("link", act, name).into()));
        }
        nodes.push(actions.into());
        nodes
    }

    fn said(&self, scene: &Scene) -> Vec<Node> {
        let mut said: Vec<Node> = Vec::new();
        if let Some(act) = &self.act {
            said.push(line("hint", &say::doing(&act.thing, &act.called)).into());
        } else if let Some(done) = &self.said {
            let class = if done.is_good { "told" } else { "problems" };
            said.push(line(class, &done.sentence).into());
        }
        let is_possible = Question::of(Of::Tables, &scene.workspace.target).is_possible();
        let is_known = if scene.is_retired() {
            scene.applications().is_some()
        } else {
            scene.tables().is_some() || scene.jobs().is_some()
        };
        if !is_possible {
            said.push(line("hint", say::NO_TARGET).into());
        } else if !scene.has_token && !is_known {
            said.push(line("hint", say::NO_TOKEN).into());
        } else if let Some(trouble) = scene.trouble() {
            said.push(line("problems", &say::stopped(trouble)).into());
        } else if scene.has_token && scene.looked_at().iter().any(|of| !scene.is_known(*of)) {
            // Where they are not asked for yet, they are soon.
            said.push(line("hint", say::LOOKING).into());
        }
        said
    }

    fn table(&self, table: &Table, scene: &Scene) -> Node {
        let thing = Thing::Table(table.id.clone());
        let kind = match table.kind {
            Kind::Other => "",
            kind => lists::kind(kind),
        };
        let differing = scene.differing(table);
        let (said, class) = if differing.is_empty() {
            (kind.to_owned(), "state")
        } else {
            ([kind, ", ", say::OTHER].concat(), "state warn")
        };
        let mut item = element("li").child(self.head(&thing, &table.name, &said, class));
        if self.unfolded.as_ref() == Some(&thing) {
            let integration = integration(&table.integration_id, scene);
            let columns = table.columns.iter().map(|(name, of_type, is_nullable)| {
                element("li")
                    .child(element("code").text(say::column(name, of_type, *is_nullable)))
                    .into()
            });
            let details = element("div")
                .with("class", "there")
                .child(
                    element("code")
                        .with("class", "line")
                        .text(visible(&table.id)),
                )
                .children(integration)
                .child(element("ul").children(columns));
            let other = (!differing.is_empty()).then(|| say::not_as_drafted(&differing));
            let details = details.children(other.map(|said| line("problems", &said).into()));
            let id = &table.id;
            item = item.child(
                details.child(
                    element("div")
                        .with("class", "actions")
                        .child(button("link", &["use ", id].concat(), say::USE))
                        .child(button("link", &["open ", id].concat(), say::OPEN))
                        .children(self.can_act(&thing)),
                ),
            );
        }
        item.into()
    }

    fn job(&self, job: &Job, scene: &Scene) -> Node {
        let thing = Thing::Job(job.id.clone());
        let detail = scene.job(&job.id);
        let class = match job.state.as_str() {
            "RUNNING" | "FINISHED" => "state good",
            "FAILED" | "FAILING" => "state bad",
            "RESTARTING" | "CANCELLING" | "SUSPENDED" => "state warn",
            _ => "state",
        };
        let state = say::state(&job.state);
        let called = scene.called(&thing);
        let mut item = element("li").child(self.head(&thing, &called, &state, class));
        if self.unfolded.as_ref() == Some(&thing) {
            let ran = detail.and_then(say::ran);
            let details = element("div")
                .with("class", "there")
                .child(element("code").with("class", "line").text(visible(&job.id)))
                .children(ran.map(|said| line("hint", &said).into()));
            let is_over = matches!(job.state.as_str(), "FAILED" | "CANCELED" | "FINISHED");
            let cancel = (!is_over).then(|| self.can_act(&thing));
            item = item.child(
                details.child(
                    element("div")
                        .with("class", "actions")
                        .children(cancel.flatten()),
                ),
            );
        }
        item.into()
    }

    pub(super) fn head(
        &self,
        thing: &Thing,
        called: &str,
        said: &str,
        class: &'static str,
    ) -> Element {
        let is_unfolded = self.unfolded.as_ref() == Some(thing);
        element("button")
            .with("type", "button")
            .with("class", "there-head")
            .with("id", unfold_id(thing))
            .with("data-act", ["unfold ", &about(thing)].concat())
            .with("aria-expanded", if is_unfolded { "true" } else { "false" })
            .child(
                element("span")
                    .with("class", "draft-name")
                    .text(visible(called)),
            )
            .text(" ")
            .child(element("span").with("class", class).text(visible(said)))
    }

    pub(super) fn can_act(&self, thing: &Thing) -> Option<Node> {
        let act = ["doubt ", &about(thing)].concat();
        self.act.is_none().then(|| {
            button("link", &act, say::act(thing))
                .with("id", act_id(thing))
                .into()
        })
    }

    /// What is asked before something is done, with the command that does the same.
    fn doubt(&self, thing: &Thing, scene: &Scene) -> Vec<Node> {
        let name = say::act(thing);
        let target = &scene.workspace.target;
        let said = say::doubt(
            thing,
            &scene.called(thing),
            &target.project,
            &target.service,
        );
        let command = self.command(scene).map(|command| {
            element("pre")
                .with("id", COMMAND_ID)
                .with("tabindex", "0")
                .with("role", "group")
                .with("aria-label", say::COMMAND)
                .child(element("code").children(painted(&command, None)))
                .into()
        });
        let able = |button: Element| match self.act {
            // What is under way is not held up any more.
            Some(_) => button.with("aria-disabled", "true"),
            None => button,
        };
        let keep = button("button", KEEP, say::KEEP).with("id", KEEP_ID);
        let token = scene.has_token;
        let sure = token.then(|| able(button("button danger", DO, name)).into());
        let told = element("span")
            .with("class", "told")
            .with("role", "status")
            .text(self.told);
        let copy = element("div")
            .with("class", "actions")
            .child(button("button", "copy", say::COPY))
            .child(told);
        let end = element("div")
            .with("class", "dialog-end actions")
            .child(able(keep))
            .children(sure);
        let mut nodes: Vec<Node> = vec![
            element("h2").with("id", TITLE_ID).text(name).into(),
            element("p").with("id", DOUBT_ID).text(said).into(),
        ];
        nodes.extend(command);
        nodes.extend([copy.into(), end.into()]);
        nodes
    }
}

/// The ways on at the name of the draft that is shown, where something else bears it on the service.
pub fn ways(scene: &Scene) -> Vec<Node> {
    let Some(draft) = scene.draft() else {
        return Vec::new();
    };
    let target = &scene.workspace.target;
    let tables = scene.tables().unwrap_or_default();
    let known = scene.applications().unwrap_or_default();
    let (thing, is_same) = match differs::namesake(draft, target, tables) {
        Some((table, differing)) => (Thing::Table(table.id.clone()), differing.is_empty()),
        None => match differs::application(draft, target, known) {
            Some(known) => (Thing::Application(known.id.clone()), false),
            None => return Vec::new(),
        },
    };
    let way = |verb: &str, about: &str, name| -> Node {
        button("link", &[verb, about].concat(), name).into()
    };
    let take = match &thing {
        Thing::Table(id) if is_same => Some(way("take ", id, say::TAKE)),
        _ => None,
    };
    let show = way("show ", &about(&thing), say::SHOW);
    let ways = element("div").with("class", "actions");
    vec![ways.children(take).child(show).into()]
}

fn list(
    head: &str,
    name: &str,
    none: &str,
    items: impl ExactSizeIterator<Item = Node>,
) -> Vec<Node> {
    let head = element("h3").text(head).into();
    if items.len() == 0 {
        return vec![head, line("hint", none).into()];
    }
    let list = element("ul").with("aria-label", name).children(items);
    vec![head, list.into()]
}

/// What the integration of that id is, if that is known, else its id.
fn integration(id: &str, scene: &Scene) -> Option<Node> {
    if id.is_empty() {
        return None;
    }
    let question = Question::of(Of::Integrations, &scene.workspace.target);
    let known = match scene.lists.found(&question) {
        Some(Found::Integrations(known)) => known.iter().find(|known| known.id == id),
        _ => None,
    };
    let said = known.map_or_else(|| say::integration(id), lists::integration_is);
    Some(line("hint", &said).into())
}
