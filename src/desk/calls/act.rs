//! What follows from what the user does with an application, and from what the API answers.

use super::{CALL, COMMANDS, Calls, Doing, Plan, created, placed};
use crate::api::answer::{Answer, Extent, Verdict, read};
use crate::api::applications::answer::{self, Deployment, Validation};
use crate::api::applications::call::Call;
use crate::api::applications::{CreateApplication, State};
use crate::desk::answer::check::UNASKED;
use crate::desk::{ASIDE, limits};
use crate::saved;
use crate::text::calls as say;
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Subject, Workspace};
use crate::workspace::{current, plan};
use serde_json::Value;

impl Calls {
    /// What follows from the control that says `act`; `value` is what stands in it. The app is told these.
    pub fn react(
        &mut self,
        act: &str,
        value: &str,
        draft: &Draft,
        workspace: &Workspace,
    ) -> Vec<String> {
        if act == COMMANDS {
            self.is_open = !value.is_empty();
            return Vec::new();
        }
        let plan = self.plan_mut(draft.id, &workspace.target);
        let (verb, about) = act.split_once(' ').unwrap_or((act, ""));
        match verb {
            "version-of" => value.clone_into(&mut plan.form.version),
            "parallelism" => {
                value.clone_into(&mut plan.form.parallelism);
                return plan.ask_slots(draft, workspace);
            }
            "savepoint" => value.clone_into(&mut plan.form.savepoint),
            "restarts" => plan.form.restarts = !plan.form.restarts,
            "again" => {
                let from = plan.deployments.iter().find(|known| known.id == about);
                if let Some(from) = from {
                    plan.form.savepoint.clone_from(&from.savepoint);
                    plan.form.version.clone_from(&from.version_id);
                    plan.said = Some(Doing::List.said(false, say::SAVEPOINT_TAKEN.to_owned()));
                }
            }
            "keep" => plan.asks = None,
            "sure" => {
                if let Some(doing) = plan.asks.take() {
                    return plan.begin(doing, draft, workspace);
                }
            }
            _ => {
                let Some(doing) = doing(verb, about) else {
                    return Vec::new();
                };
                let is_busy = plan.doing.as_ref().is_some_and(|doing| !doing.is_quiet());
                if is_busy || doing == Doing::Deploy && plan.parallelism().is_none() {
                    return Vec::new();
                }
                plan.asks = None;
                let lacking = matches!(doing, Doing::Validate | Doing::Version)
                    .then(|| limits::missing_secret(draft, workspace));
                if let Some(text) = lacking.flatten() {
                    plan.said = Some(doing.said(true, text));
                    return Vec::new();
                }
                if doing.takes_away() {
                    plan.asks = Some(doing);
                } else {
                    return plan.begin(doing, draft, workspace);
                }
            }
        }
        Vec::new()
    }

    /// Reads the deployments again, unless something is under way.
    pub fn look_again(&mut self, draft: &Draft, workspace: &Workspace) -> Vec<String> {
        let plan = self.plan_mut(draft.id, &workspace.target);
        if plan.doing.is_some() {
            return Vec::new();
        }
        plan.begin(Doing::List, draft, workspace)
    }

    /// The call that has just begun about a draft, if something is to change by it: the draft as it is, the target, the
    /// call, and what its answer will say that it is to.
    pub fn begun(&mut self, id: DraftId) -> Option<(Draft, Target, Call, String)> {
        let is_new = |plan: &&mut Plan| plan.draft == id && plan.sent.is_some();
        let plan = self.plans.iter_mut().find(is_new)?;
        let (draft, call) = plan.sent.take()?;
        let of = format!("{}.{}", id.0, plan.serial);
        Some((draft, plan.target.clone(), call, of))
    }

    /// Takes the answer to a call, with status 0 where none could be read, and says what the app is told. `of` says which
    /// call, as the app was told. One that something else was done after says nothing any more.
    pub fn got(&mut self, of: &str, status: u16, body: &str, workspace: &Workspace) -> Vec<String> {
        let Some((draft, serial)) = draft_of(of, workspace) else {
            return Vec::new();
        };
        let is_asked = |plan: &&mut Plan| plan.draft == draft.id && plan.serial == serial;
        let found = self.plans.iter_mut().find(is_asked);
        let Some((doing, plan)) = found.and_then(|plan| Some((plan.doing.take()?, plan))) else {
            return Vec::new();
        };
        // The user may have turned to another service meanwhile.
        let mut there = workspace.clone();
        there.target.clone_from(&plan.target);
        let workspace = &there;
        if doing == Doing::Slots && status != 200 {
            // Nobody asked for them: the field says that they are not known.
            return Vec::new();
        }
        if status == UNASKED {
            if doing.is_quiet() {
                // Nothing moves that can't be looked at.
                plan.deployments.clear();
            }
            return Vec::new();
        }
        if status == 0 {
            plan.said = Some(doing.said(true, say::no_answer(&doing)));
            let unknown = (doing == Doing::Create).then(|| draft.unknown_at(&workspace.target));
            let told = unknown.map(|unknown| with_progress(draft, workspace, unknown));
            return told.into_iter().collect();
        }
        let answer = Answer {
            status,
            body: body.to_owned(),
            extent: Extent::Whole,
            retry_after: None,
        };
        let reading = read(&answer);
        // What Flink has against a text is what was asked for.
        let is_found = doing == Doing::Validate && reading.verdict == Verdict::DoneWithError;
        if reading.verdict != Verdict::Done && !is_found {
            // The list is read anew in the background: that it can't be is no news about what was done before.
            let text = say::refused(&doing, status, reading.message.as_deref());
            plan.said = Some(doing.said(true, text));
            return Vec::new();
        }
        let body: Value = serde_json::from_str(body).unwrap_or_default();
        plan.take(&doing, &body, draft, workspace)
    }
}

impl Doing {
    /// Whether it is done by itself, beside what the user does.
    pub(super) fn is_quiet(&self) -> bool {
        matches!(self, Self::List | Self::Slots)
    }

    /// Whether it can't be taken back.
    fn takes_away(&self) -> bool {
        matches!(
            self,
            Self::Cancel(_) | Self::DeleteDeployment(_) | Self::Delete
        )
    }
}

fn doing(verb: &str, about: &str) -> Option<Doing> {
    let id = || about.to_owned();
    Some(match verb {
        "create" => Doing::Create,
        "look" => Doing::Look,
        "validate" => Doing::Validate,
        "version" => Doing::Version,
        "rename" => Doing::Rename,
        "deploy" => Doing::Deploy,
        "stop" => Doing::Stop(id()),
        "cancel" => Doing::Cancel(id()),
        "delete-deployment" => Doing::DeleteDeployment(id()),
        "delete" => Doing::Delete,
        _ => return None,
    })
}

impl Plan {
    /// The call of a step. `None` where it needs an application, and there is none.
    pub(super) fn call(&self, doing: &Doing, draft: &Draft, workspace: &Workspace) -> Option<Call> {
        let Subject::Job(job) = &draft.subject else {
            return None;
        };
        let id = || created(draft, workspace).map(|created| created.id.as_str());
        let version = || current::version(job, workspace);
        Some(match doing {
            Doing::Create => Call::create(&CreateApplication {
                name: job.name.clone(),
                application_version: None,
            }),
            Doing::Slots => Call::overview(),
            Doing::Look => Call::get(id()?),
            Doing::List => Call::deployments(id()?),
            Doing::Validate => Call::validate(id()?, &version()),
            Doing::Version => Call::version(id()?, &version()),
            Doing::Rename => Call::rename(id()?, &job.name),
            Doing::Deploy => Call::deploy(id()?, &self.deployment()),
            Doing::Stop(deployment) => Call::stop(id()?, deployment),
            Doing::Cancel(deployment) => Call::cancel(id()?, deployment),
            Doing::DeleteDeployment(deployment) => Call::delete_deployment(id()?, deployment),
            Doing::Delete => Call::delete(id()?),
        })
    }

    /// Says what has become of a deployment that was on its way, and forgets the slots, which are others since.
    fn follow(&mut self, before: &[Deployment]) {
        let is_there = |state: State| state.is_over() || state == State::Running;
        let is_news = |now: &&Deployment| {
            let mut before = before.iter();
            let before = before.find(|before| before.id == now.id);
            before.is_some_and(|before| before.state != now.state)
                && now.state.is_some_and(is_there)
        };
        let news = self.deployments.iter().find(is_news);
        let Some(state) = news.and_then(|news| news.state) else {
            return;
        };
        self.slots = None;
        let is_bad = state == State::Failed;
        self.said = Some(Doing::List.said(is_bad, say::state(state).to_owned()));
    }

    /// Asks for the cluster's slots where they are not known, so that it is told before what can't run.
    fn ask_slots(&mut self, draft: &Draft, workspace: &Workspace) -> Vec<String> {
        if self.slots.is_some() || self.doing.is_some() {
            return Vec::new();
        }
        self.begin(Doing::Slots, draft, workspace)
    }

    /// Begins a step: what the app is told.
    fn begin(&mut self, doing: Doing, draft: &Draft, workspace: &Workspace) -> Vec<String> {
        let Some(call) = self.call(&doing, draft, workspace) else {
            return Vec::new();
        };
        if !doing.is_quiet() {
            self.said = None;
        }
        if let (Doing::Validate, Subject::Job(job)) = (&doing, &draft.subject) {
            self.asked = placed::asked(draft, job, workspace);
            self.validation = None;
        }
        if doing == Doing::Version {
            self.mark = plan::mark(draft);
        }
        // What is read by itself sends nobody to the token.
        let aside = doing.is_quiet().then_some(ASIDE);
        self.doing = Some(doing);
        self.serial += 1;
        let target = &workspace.target;
        let line = call.line(|name| match name {
            "project" => target.project.clone(),
            _ => target.service.clone(),
        });
        let asker = format!(
            "{}{CALL}{}.{}",
            aside.map(String::from).unwrap_or_default(),
            draft.id.0,
            self.serial
        );
        let body = call.body.as_ref().map_or("", |body| body.text());
        let told = ["get ", &asker, "\n", &line, "\n", body].concat();
        self.sent = (call.endpoint.method != "GET").then(|| (draft.clone(), call));
        vec![told]
    }

    /// Takes what a step answered.
    fn take(
        &mut self,
        doing: &Doing,
        body: &Value,
        draft: &Draft,
        workspace: &Workspace,
    ) -> Vec<String> {
        let mut told = Vec::new();
        let said = match doing {
            Doing::Create => {
                let application = answer::application(body);
                told.push(progress(draft, workspace, &application.id));
                self.application = Some(application);
                say::created(draft.name())
            }
            Doing::Look => {
                let application = answer::application(body);
                self.deployments = application.deployment.iter().cloned().collect();
                self.application = Some(application);
                told.extend(self.begin(Doing::List, draft, workspace));
                return told;
            }
            Doing::List => {
                let before = std::mem::replace(
                    &mut self.deployments,
                    answer::deployments(body).unwrap_or_default(),
                );
                self.follow(&before);
                if self.slots.is_none() {
                    told.extend(self.begin(Doing::Slots, draft, workspace));
                }
                return told;
            }
            Doing::Slots => {
                self.slots = answer::slots(body);
                return told;
            }
            Doing::Validate => {
                let validation = answer::validation(body);
                let is_good = is_good(&validation);
                let text = say::validated(is_good);
                self.found = placed::found(&self.asked, &validation);
                // The drafts are read anew, with what is said of them.
                told.push(with_progress(draft, workspace, draft.progress.clone()));
                self.validation = Some(validation);
                self.said = Some(doing.said(!is_good, text.to_owned()));
                return told;
            }
            Doing::Version => {
                let version = answer::version(body);
                let said = say::version(version.number);
                self.form.version.clone_from(&version.id);
                let application = self.application.get_or_insert_default();
                application.versions.push(version);
                // What was changed since it was created is there now.
                if let Some(created) = created(draft, workspace) {
                    let sent = std::mem::take(&mut self.mark);
                    let created = Created {
                        sent,
                        ..created.clone()
                    };
                    let progress = Progress::Created(created);
                    told.push(with_progress(draft, workspace, progress));
                }
                told.extend(self.ask_slots(draft, workspace));
                said
            }
            Doing::Rename => {
                let id = created(draft, workspace).map_or("", |created| &created.id);
                told.push(progress(draft, workspace, id));
                say::renamed(draft.name())
            }
            Doing::Deploy => {
                self.deployments.push(answer::deployment(body));
                self.slots = None;
                say::deployed()
            }
            Doing::Stop(_) => say::stopping(),
            Doing::Cancel(_) => say::cancelling(),
            Doing::DeleteDeployment(_) => say::deployment_deleted(),
            Doing::Delete => {
                self.application = None;
                self.deployments.clear();
                self.form = super::Form::default();
                told.push(with_progress(draft, workspace, Progress::Draft));
                self.said = Some(doing.said(false, say::deleted(draft.name())));
                return told;
            }
        };
        self.said = Some(doing.said(false, said));
        if matches!(
            doing,
            Doing::Deploy | Doing::Stop(_) | Doing::Cancel(_) | Doing::DeleteDeployment(_)
        ) {
            told.extend(self.begin(Doing::List, draft, workspace));
        }
        told
    }
}

/// The draft that a call is about, and the call's number.
fn draft_of<'a>(of: &str, workspace: &'a Workspace) -> Option<(&'a Draft, u32)> {
    let (id, serial) = of.split_once('.')?;
    let draft = workspace.draft(DraftId(id.parse().ok()?))?;
    Some((draft, serial.parse().ok()?))
}

/// Whether Flink has nothing against it.
pub(super) fn is_good(validation: &Validation) -> bool {
    let mut tables = validation.sources.iter().chain(&validation.sinks);
    validation.statement.is_none() && tables.all(|table| table.fault.is_none())
}

fn progress(draft: &Draft, workspace: &Workspace, id: &str) -> String {
    let created = Created {
        id: id.to_owned(),
        name: draft.name().to_owned(),
        target: workspace.target.clone(),
        sent: String::new(),
    };
    with_progress(draft, workspace, Progress::Created(created))
}

/// How the app is told what has become of a draft.
fn with_progress(draft: &Draft, workspace: &Workspace, progress: Progress) -> String {
    let mut learnt = Workspace::restored(workspace.target.clone(), [draft.clone()]);
    learnt.set_progress(draft.id, progress);
    ["progress ", &saved::write_workspace(&learnt)].concat()
}
