//! The steps of an application as nodes.

use super::act::is_good;
use super::{Calls, Doing, Plan, Step, created};
use crate::api::applications::answer::{Column, Deployment, Fault, Table, Validation};
use crate::api::applications::{SAVEPOINT_MAX, State};
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::api::request::Request;
use crate::desk::node::{Element, Node, button, element};
use crate::desk::request::Texts;
use crate::desk::study;
use crate::import::create_table::outline::outline;
use crate::sql::schema::Column as SqlColumn;
use crate::text::calls as say;
use crate::workspace::secrets;
use crate::workspace::{Draft, Subject, Workspace};

const TITLE_ID: &str = "calls-title";
const PARALLELISM_ID: &str = "calls-parallelism";
const PARALLELISM_NOTE_ID: &str = "calls-parallelism-note";

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
        vec![region.child(plan.commands(draft, workspace, texts)).into()]
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
                .chain(self.validation.iter().flat_map(found)),
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
                self.deployment_view(one, (!is_one).then_some(number))
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

    /// The numbers of the versions and their ids, the newest first.
    fn numbers(&self) -> Vec<(u64, &str)> {
        let versions = self.application.iter().flat_map(|known| &known.versions);
        let mut numbers: Vec<(u64, &str)> =
            versions.map(|one| (one.number, one.id.as_str())).collect();
        numbers.reverse();
        numbers
    }

    fn deploying(&self) -> Vec<Node> {
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

    fn deployment_view(&self, deployment: &Deployment, which: Option<u32>) -> Node {
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
        let mut verbs = Vec::new();
        if goes {
            // Nothing is left to do.
        } else if is_over {
            if !deployment.savepoint.is_empty() {
                verbs.push(("again", say::AGAIN));
            }
            verbs.push(("delete-deployment", say::DELETE_DEPLOYMENT));
        } else {
            verbs.push(("stop", say::STOP));
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
        item.child(actions(verbs.into_iter().map(button))).into()
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
        let asked = self.asks.as_ref().filter(is_here);
        let asked = asked.map(|asked| asks(asked, draft.name()).into());
        [status.into()].into_iter().chain(asked).collect()
    }

    /// The steps as commands.
    fn commands(&self, draft: &Draft, workspace: &Workspace, texts: &Texts) -> Element {
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
        element("details")
            .with("class", "request-options")
            .child(element("summary").text(say::COMMANDS))
            .children(steps.into_iter().flat_map(command))
    }
}

fn address(request: &Request) -> String {
    [request.endpoint.method, " ", &request.url()].concat()
}

/// What Flink says of the tables and the statement.
fn found(validation: &Validation) -> Vec<Node> {
    let mut nodes = Vec::new();
    let tables = validation.sources.iter().chain(&validation.sinks);
    let mut faults = element("ul").with("class", "problems");
    for table in tables.clone() {
        if let Some(fault) = &table.fault {
            faults = faults.child(fault_line(&say::create_table(&first_line(table)), fault));
        }
    }
    if let Some(fault) = &validation.statement {
        faults = faults.child(fault_line(say::STATEMENT, fault));
    }
    if !is_good(validation) {
        nodes.push(faults.into());
    }
    let read: Vec<Node> = tables
        .filter(|table| !table.columns.is_empty())
        .map(columns)
        .collect();
    if !read.is_empty() {
        nodes.push(
            element("details")
                .with("class", "request-options")
                .child(element("summary").text(say::READ_AS))
                .children(read)
                .into(),
        );
    }
    nodes
}

/// The columns of a table as Aiven reads them, beside what its text says.
fn columns(table: &Table) -> Node {
    let list = &table.create_table[outline(&table.create_table).columns];
    let (own, _) = study::columns(list, None);
    let cell = |said: &str| -> Node { element("td").text(visible(said)).into() };
    let row = |column: &Column| -> Node {
        let mut columns = own.columns.iter();
        let here = columns.find(|own| own.name == column.name);
        let here = here.and_then(SqlColumn::told_type).unwrap_or_default();
        element("tr")
            .children([cell(&column.name), cell(&column.data_type), cell(&here)])
            .into()
    };
    let heads = [say::COLUMN, say::READ_THERE, say::WRITTEN_HERE];
    let heads = heads.map(|said| element("th").with("scope", "col").text(said).into());
    let grid = element("table")
        .child(element("caption").text(visible(&first_line(table))))
        .child(element("thead").child(element("tr").children(heads)))
        .child(element("tbody").children(table.columns.iter().map(row)));
    element("div")
        .with("class", "convert-fates")
        .child(grid)
        .into()
}

/// `CREATE TABLE name`, as far as it stands in front of the first bracket.
fn first_line(table: &Table) -> String {
    let head = table.create_table.split('(').next().unwrap_or_default();
    let name = head.trim().rsplit(char::is_whitespace).next();
    name.unwrap_or_default().trim_matches('`').to_owned()
}

fn fault_line(of: &str, fault: &Fault) -> Node {
    let said = say::fault(of, fault);
    element("li").text(visible(&said)).into()
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
