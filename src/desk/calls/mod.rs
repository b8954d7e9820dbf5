//! What is done with an application once it exists, step by step: validate, make versions, deploy, stop, cancel, delete.
//! Each step is a call, and what one answers flows into the next.
//!
//! - [`act`]: what follows from what the user does, and from answers.
//! - [`view`](mod@view): the steps as nodes.

pub mod act;
mod placed;
pub mod view;

use super::answer::told::Told;
use super::study::Studied;
use crate::api::answer::{Verdict, read};
use crate::api::applications::answer::{self, Application, Deployment, Slots, Validation};
use crate::api::applications::call::Call;
use crate::api::applications::{CreateDeployment, PARALLELISM_MAX, State};
use crate::api::generation::Generation;
use crate::workspace::learn::Outcome as Ended;
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, DraftId, Progress, Workspace};

/// How the name of an asker begins that is a call.
pub const CALL: char = '=';
/// What the steps as commands tell when they are unfolded, with a value, or folded.
pub const COMMANDS: &str = "commands";

/// What is known of applications.
#[derive(Debug, Default)]
pub struct Calls {
    plans: Vec<Plan>,
    /// The steps as commands are not folded away.
    is_open: bool,
}

/// What is known of the application of one draft.
#[derive(Debug, Default)]
struct Plan {
    draft: DraftId,
    /// Where it is.
    target: Target,
    /// As it was last told.
    application: Option<Application>,
    deployments: Vec<Deployment>,
    slots: Option<Slots>,
    validation: Option<Validation>,
    /// What Flink was asked about, and what it has against that.
    asked: Vec<placed::Asked>,
    found: Vec<placed::Found>,
    /// What is under way.
    doing: Option<Doing>,
    /// What was sent to change something, with the draft as it was.
    sent: Option<(Draft, Call)>,
    /// The mark of the draft of which a version is being made.
    mark: String,
    /// Counts the calls: an answer belongs to one of them.
    serial: u32,
    /// What the user is asked about before it is done.
    asks: Option<Doing>,
    /// What came of the last call.
    said: Option<Said>,
    form: Form,
}

/// What came of a call.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Said {
    /// Where it is said.
    step: Step,
    is_bad: bool,
    text: String,
}

/// The steps, as they stand one below the other: what comes of a button is said beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Application,
    Validation,
    Version,
    Deployment,
    Deployments,
}

/// What a deployment is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Form {
    /// The version's id; empty for the newest.
    version: String,
    parallelism: String,
    restarts: bool,
    savepoint: String,
}

impl Default for Form {
    fn default() -> Self {
        Self {
            version: String::new(),
            parallelism: "1".to_owned(),
            restarts: true,
            savepoint: String::new(),
        }
    }
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// Creates the application without a version.
    Create,
    /// Reads the application.
    Look,
    /// Reads its deployments.
    List,
    /// Reads the cluster's slots.
    Slots,
    /// Lets Flink read what would be a version.
    Validate,
    /// Makes a version.
    Version,
    /// Gives it the draft's name.
    Rename,
    /// Runs a version.
    Deploy,
    /// Stops the deployment of that id with a savepoint.
    Stop(String),
    /// Stops it without one.
    Cancel(String),
    /// Deletes it.
    DeleteDeployment(String),
    /// Deletes the application.
    Delete,
}

impl Doing {
    fn step(&self) -> Step {
        match self {
            Self::Create | Self::Look | Self::Rename | Self::Delete => Step::Application,
            Self::Validate => Step::Validation,
            Self::Version => Step::Version,
            Self::Deploy | Self::Slots => Step::Deployment,
            Self::List | Self::Stop(_) | Self::Cancel(_) | Self::DeleteDeployment(_) => {
                Step::Deployments
            }
        }
    }

    /// Whether it is done to the deployment of that id.
    fn is_about(&self, deployment: &str) -> bool {
        match self {
            Self::Stop(id) | Self::Cancel(id) | Self::DeleteDeployment(id) => id == deployment,
            _ => false,
        }
    }

    /// What is said of it.
    fn said(&self, is_bad: bool, text: String) -> Said {
        Said {
            step: self.step(),
            is_bad,
            text,
        }
    }
}

impl Calls {
    /// Takes what is learnt from an exchange: the answer to a creation is the application.
    pub fn learn(&mut self, told: &Told) {
        let Ended::Answered(answered) = &told.outcome else {
            return;
        };
        let is_application = told.target.generation == Generation::Applications;
        if !is_application || read(answered).verdict != Verdict::Done {
            return;
        }
        let body = serde_json::from_str(&answered.body).unwrap_or_default();
        let serial = self.last_serial();
        self.plans.retain(|plan| plan.draft != told.draft.id);
        self.plans.push(Plan {
            draft: told.draft.id,
            target: told.target.clone(),
            application: Some(answer::application(&body)),
            serial,
            ..Plan::default()
        });
    }

    /// Whether a deployment of this draft's application is on its way to another state.
    pub fn is_moving(&self, draft: DraftId, target: &Target) -> bool {
        self.plan(draft, target).is_some_and(|plan| {
            let moves = |deployment: &Deployment| !deployment.state.is_some_and(State::is_over);
            plan.deployments.iter().any(moves)
        })
    }

    /// Puts what Flink has said in a validation among the problems of the drafts that it is about.
    pub fn place(&self, workspace: &Workspace, studied: &mut [Studied]) {
        let plans = self.plans.iter();
        let plans = plans.filter(|plan| plan.target == workspace.target);
        let found: Vec<placed::Found> = plans.flat_map(|plan| plan.found.clone()).collect();
        placed::place(&found, workspace, studied);
    }

    /// The number of the last call, so that no other is taken for it.
    fn last_serial(&self) -> u32 {
        let serials = self.plans.iter().map(|plan| plan.serial);
        serials.max().unwrap_or_default()
    }

    /// The plan of a draft at the present target.
    fn plan(&self, draft: DraftId, target: &Target) -> Option<&Plan> {
        let mut plans = self.plans.iter();
        plans.find(|plan| plan.draft == draft && plan.target == *target)
    }

    /// The same, begun where there is none. One at another target goes, unless an answer to it is on its way.
    fn plan_mut(&mut self, draft: DraftId, target: &Target) -> &mut Plan {
        let is_it = |plan: &Plan| plan.draft == draft && plan.target == *target;
        let place = self.plans.iter().position(is_it).unwrap_or_else(|| {
            let serial = self.last_serial();
            let stays = |plan: &Plan| plan.draft != draft || plan.doing.is_some();
            self.plans.retain(stays);
            self.plans.push(Plan {
                draft,
                target: target.clone(),
                serial,
                ..Plan::default()
            });
            self.plans.len() - 1
        });
        &mut self.plans[place]
    }
}

impl Plan {
    /// The id of the version that is to run: the one that was chosen, else the newest.
    fn version_id(&self) -> &str {
        if !self.form.version.is_empty() {
            return &self.form.version;
        }
        let versions = self.application.iter().flat_map(|known| &known.versions);
        let newest = versions.max_by_key(|version| version.number);
        newest.map_or("", |version| &version.id)
    }

    /// The number in the field, if it is one that the API takes.
    fn parallelism(&self) -> Option<u32> {
        let number = self.form.parallelism.trim().parse().ok()?;
        (1..=PARALLELISM_MAX).contains(&number).then_some(number)
    }

    fn deployment(&self) -> CreateDeployment {
        CreateDeployment {
            parallelism: self.parallelism().unwrap_or(1),
            restart_enabled: self.form.restarts,
            starting_savepoint: self.form.savepoint.trim().to_owned(),
            version_id: self.version_id().to_owned(),
        }
    }
}

/// The draft's application, if one was created at the workspace's target: it may bear an older name of the draft.
fn created<'a>(draft: &'a Draft, workspace: &Workspace) -> Option<&'a Created> {
    match &draft.progress {
        Progress::Created(created)
            if created.target == workspace.target && !created.id.is_empty() =>
        {
            Some(created)
        }
        _ => None,
    }
}
