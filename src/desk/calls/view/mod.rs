//! The steps of an application as nodes.
//!
//! - `deployment`: what runs, and what is to.
//! - `validation`: what was found.

mod deployment;
mod validation;

use super::{COMMANDS, Calls, Doing, Plan, Step, created};
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::api::request::Request;
use crate::desk::node::{Element, Node, button, element, fold};
use crate::desk::request::Texts;
use crate::text::calls as say;
use crate::workspace::secrets;
use crate::workspace::{Draft, Subject, Workspace};

const TITLE_ID: &str = "calls-title";
impl Calls {
    /// The steps of a job's application. Nothing where it is to be no application.
    pub fn view(&self, draft: &Draft, workspace: &Workspace, texts: &Texts) -> Vec<Node> {
        let is_job = matches!(draft.subject, Subject::Job(_));
        if !is_job || workspace.target.generation != Generation::Applications {
            return Vec::new();
        }
        let none = Plan::default();
        let plan = self.plan(draft.id, &workspace.target).unwrap_or(&none);
        let mut region = element("section")
            .with("class", "calls")
            .with("aria-labelledby", TITLE_ID)
            .child(element("h2").with("id", TITLE_ID).text(say::NAME));
        region = match created(draft, workspace) {
            None => region
                .child(line("hint", say::NOT_YET))
                .child(actions([act(plan, "create", say::CREATE)]))
                .children(plan.told(&[Step::Application], draft)),
            Some(created) => region.children(plan.steps(draft, &created.name)),
        };
        let mut commands = fold(COMMANDS, say::COMMANDS, self.is_open);
        if self.is_open {
            commands = commands.children(plan.commands(draft, workspace, texts));
        }
        vec![region.child(commands).into()]
    }
}

impl Plan {
    fn steps(&self, draft: &Draft, name: &str) -> Vec<Node> {
        let mut first = vec![act(self, "look", say::LOOK)];
        if draft.name() != name && !draft.name().is_empty() {
            first.push(act(self, "rename", &say::rename(name, draft.name())));
        }
        first.push(act(self, "delete", say::DELETE));
        let mut steps = element("ol")
            .child(step(
                say::APPLICATION,
                [line("hint", &say::exists(name)).into(), actions(first)]
                    .into_iter()
                    .chain(self.told(&[Step::Application], draft)),
            ))
            .child(step(
                say::VALIDATION,
                [
                    line("hint", say::VALIDATION_HINT).into(),
                    actions([act(self, "validate", say::VALIDATE)]),
                ]
                .into_iter()
                .chain(self.told(&[Step::Validation], draft))
                .chain(self.validation.iter().flat_map(validation::found)),
            ))
            .child(step(
                say::VERSION,
                [
                    line("hint", &say::versions(self.numbers().len())).into(),
                    actions([act(self, "version", say::MAKE_VERSION)]),
                ]
                .into_iter()
                .chain(self.told(&[Step::Version], draft)),
            ));
        // Of the last deployment that is gone it is said where the next one begins.
        let of_deploying: &[Step] = if self.deployments.is_empty() {
            &[Step::Deployment, Step::Deployments]
        } else {
            &[Step::Deployment]
        };
        let deploying = self.deploying().into_iter();
        steps = steps.child(step(
            say::DEPLOYMENT,
            deploying.chain(self.told(of_deploying, draft)),
        ));
        if !self.deployments.is_empty() {
            let is_one = self.deployments.len() == 1;
            let deployments = self.deployments.iter().zip(1..).map(|(one, number)| {
                // Several need names, so that their buttons have.
                self.deployment_view(one, (!is_one).then_some(number), draft.name())
            });
            let list = element("ul")
                .with("class", "deployments")
                .children(deployments);
            let told = self.told(&[Step::Deployments], draft);
            steps = steps.child(step(
                say::DEPLOYMENTS,
                [list.into()].into_iter().chain(told),
            ));
        }
        vec![steps.into()]
    }

    /// What is said and asked in these steps. The element stands there all the time, for screen readers to hear of it.
    fn told(&self, steps: &[Step], draft: &Draft) -> Vec<Node> {
        let mut status = element("div").with("role", "status");
        let is_here = |doing: &&Doing| steps.contains(&doing.step());
        let doing = self.doing.as_ref().filter(is_here);
        if let Some(doing) = doing.filter(|doing| !doing.is_quiet()) {
            status = status.child(line("hint", say::doing(doing)));
        }
        let said = self.said.as_ref();
        if let Some(said) = said.filter(|said| steps.contains(&said.step)) {
            let class = if said.is_bad { "problems" } else { "next" };
            status = status.child(line(class, &visible(&said.text)));
        }
        // What is asked about a deployment stands in it.
        let is_in_it = |doing: &&Doing| self.deployments.iter().any(|one| doing.is_about(&one.id));
        let asked = self.asks.as_ref().filter(is_here);
        let asked = asked.filter(|asked| !is_in_it(asked));
        let asked = asked.map(|asked| asks(asked, draft.name()).into());
        [status.into()].into_iter().chain(asked).collect()
    }

    /// The steps as commands.
    fn commands(&self, draft: &Draft, workspace: &Workspace, texts: &Texts) -> Vec<Node> {
        let (draft, workspace) = (&secrets::without_in(draft), &secrets::without(workspace));
        let mut steps = vec![(say::CREATE, Doing::Create)];
        if created(draft, workspace).is_some() {
            steps = vec![
                (say::VALIDATE, Doing::Validate),
                (say::MAKE_VERSION, Doing::Version),
                (say::DEPLOY, Doing::Deploy),
            ];
            if let Some(last) = self.deployments.last() {
                steps.push((say::STOP, Doing::Stop(last.id.clone())));
                steps.push((say::CANCEL, Doing::Cancel(last.id.clone())));
                steps.push((
                    say::DELETE_DEPLOYMENT,
                    Doing::DeleteDeployment(last.id.clone()),
                ));
            }
            steps.push((say::DELETE, Doing::Delete));
        }
        let command = |(name, doing): (&str, Doing)| -> Vec<Node> {
            let call = self.call(&doing, draft, workspace);
            let written = call.and_then(|call| texts.command_of(call, workspace));
            let Some((request, text)) = written else {
                return Vec::new();
            };
            let code = element("code").text(text);
            vec![
                element("h3").text(name).into(),
                line("code address", &address(&request)).into(),
                element("div")
                    .with("class", "panel")
                    .with("tabindex", "0")
                    .with("role", "group")
                    .with("aria-label", say::command(name))
                    .child(element("pre").child(code))
                    .into(),
            ]
        };
        steps.into_iter().flat_map(command).collect()
    }
}

fn address(request: &Request) -> String {
    [request.endpoint.method, " ", &request.url()].concat()
}

/// What is asked before something is done that can't be taken back.
fn asks(doing: &Doing, name: &str) -> Element {
    element("div")
        .with("class", "held-block")
        .child(
            element("strong")
                .with("role", "alert")
                .text(say::asks(doing, name)),
        )
        .child(
            element("div")
                .with("class", "actions")
                .child(button("button", "sure", say::sure(doing)))
                .child(button("button", "keep", say::KEEP)),
        )
}

fn step(title: &str, children: impl IntoIterator<Item = Node>) -> Element {
    element("li")
        .child(element("h3").text(title))
        .children(children)
}

fn field(id: &str, label: &str, control: Element, note: Option<Element>) -> Element {
    let mut field = element("div")
        .with("class", "field")
        .child(element("label").with("for", id).text(label))
        .child(control);
    if let Some(note) = note {
        field = field.child(note);
    }
    field
}

/// A button; off while something is under way.
fn act(plan: &Plan, act: &str, label: &str) -> Element {
    let mut button = button("button", act, label);
    let is_off = plan
        .doing
        .as_ref()
        .is_some_and(|doing| !matches!(doing, Doing::List | Doing::Slots));
    if is_off {
        button = button.with("disabled", "");
    }
    button
}

fn actions(buttons: impl IntoIterator<Item = impl Into<Node>>) -> Node {
    element("div")
        .with("class", "actions")
        .children(buttons.into_iter().map(Into::into))
        .into()
}

fn line(class: &str, said: &str) -> Element {
    element("p").with("class", class).text(said)
}
