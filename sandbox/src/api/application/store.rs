//! Applications with their versions and deployments, in memory, and how the API shows them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::body::{ApplicationBody, DeploymentBody, Rename, VersionBody};
use super::clock;
use super::deployment::Deployment;
use super::one::Application;
use super::status::{Pace, Status};
use super::version::Version;
use crate::api::Judged;
use crate::api::refusal::Refusal;

/// Who made everything.
pub(crate) const WHO: &str = "wilma@example.com";
/// What the one task manager of the service offers.
const SLOTS: u64 = 4;

/// What the Flink service holds of applications.
#[derive(Debug, Default)]
pub(crate) struct Applications {
    all: Vec<Application>,
    pub(crate) pace: Pace,
}

impl Applications {
    pub(crate) fn list(&self) -> Vec<Value> {
        self.all.iter().map(Application::brief).collect()
    }

    /// As `list`, but each whole.
    pub(crate) fn answers(&self) -> Vec<Value> {
        self.all.iter().map(Application::to_json).collect()
    }

    pub(crate) fn create(&mut self, body: ApplicationBody) -> Judged {
        self.check_name(&body.name, None)?;
        let mut application = Application::new(body.name);
        if let Some(version) = body.version {
            application.add_version(version)?;
        }
        let answer = application.to_json();
        self.all.push(application);
        Ok(answer)
    }

    pub(crate) fn find(&mut self, id: &str) -> Result<&mut Application, Refusal> {
        let found = self.all.iter_mut().find(|application| application.id == id);
        found.ok_or_else(|| Refusal::missing("Application", id))
    }

    /// An application as a poll sees it.
    pub(crate) fn look_at(&mut self, id: &str) -> Judged {
        self.poll(id)?;
        self.find(id).map(|application| application.to_json())
    }

    pub(crate) fn rename(&mut self, id: &str, body: Rename) -> Judged {
        self.check_name(&body.name, Some(id))?;
        let application = self.find(id)?;
        application.name = body.name;
        application.updated_at = clock::now();
        Ok(application.to_json())
    }

    pub(crate) fn delete(&mut self, id: &str) -> Judged {
        let application = self.find(id)?;
        let left = application.deployments.len();
        if left > 0 {
            // A client that tries again must not wait for good for what is being deleted.
            self.poll(id)?;
            let message =
                format!("Application deletion forbidden because it has {left} deployment(s).");
            return Err(Refusal::new(StatusCode::EXPECTATION_FAILED, &message));
        }
        let answer = application.to_json();
        self.all.retain(|application| application.id != id);
        Ok(answer)
    }

    pub(crate) fn create_version(&mut self, id: &str, body: VersionBody) -> Judged {
        self.find(id)?.add_version(body)
    }

    pub(crate) fn version(&mut self, id: &str, version: &str) -> Judged {
        self.find(id)?.version(version).map(Version::to_json)
    }

    /// That a version in use is kept is inferred.
    pub(crate) fn delete_version(&mut self, id: &str, version: &str) -> Judged {
        let application = self.find(id)?;
        let answer = application.version(version)?.to_json();
        let mut deployments = application.deployments.iter();
        if let Some(user) = deployments.find(|deployment| deployment.body.version_id == version) {
            let message = format!(
                "ApplicationVersion {version} is used by the deployment {}",
                user.id
            );
            return Err(Refusal::conflict(&message));
        }
        application.versions.retain(|kept| kept.id != version);
        Ok(answer)
    }

    pub(crate) fn deployments_of(&mut self, id: &str) -> Judged {
        self.poll(id)?;
        let application = self.find(id)?;
        let all: Vec<Value> = application
            .deployments
            .iter()
            .map(Deployment::to_json)
            .collect();
        Ok(json!({ "deployments": all }))
    }

    pub(crate) fn deploy(&mut self, id: &str, body: DeploymentBody) -> Judged {
        let free = SLOTS.saturating_sub(self.slots_taken());
        let application = self.find(id)?;
        let failure = application.failure_of(&body, free)?;
        let deployment = Deployment::new(body, failure);
        let answer = deployment.to_json();
        application.deployments.push(deployment);
        Ok(answer)
    }

    pub(crate) fn deployment(&mut self, id: &str, deployment: &str) -> Judged {
        let pace = self.pace;
        let application = self.find(id)?;
        application.deployment(deployment)?;
        if pace == Pace::Polls {
            application
                .deployments
                .retain_mut(|kept| kept.id != deployment || kept.step());
        }
        application
            .deployment(deployment)
            .map(|found| found.to_json())
    }

    /// Stops it, and leaves a savepoint. That only a running job can save is Flink's rule; how
    /// Aiven words it is inferred.
    pub(crate) fn stop(&mut self, id: &str, deployment: &str) -> Judged {
        let found = self.find(id)?.deployment(deployment)?;
        if found.status != Status::Running {
            let message = format!(
                "Deployment {deployment} is {}; only a RUNNING one can be stopped with a savepoint",
                found.status.text()
            );
            return Err(Refusal::conflict(&message));
        }
        found.turn(Status::SavingAndStopRequested);
        Ok(found.to_json())
    }

    /// Cancels it without a savepoint. Terraform cancels whatever it deletes, so one that is over
    /// already stays as it is, and that is a success.
    pub(crate) fn cancel(&mut self, id: &str, deployment: &str) -> Judged {
        let found = self.find(id)?.deployment(deployment)?;
        if !found.status.is_over() && found.status != Status::Cancelling {
            found.turn(Status::CancellingRequested);
        }
        Ok(found.to_json())
    }

    /// Begins to delete it: it is gone when a later look finds it no more. One that runs must be
    /// stopped or canceled first; the status of that refusal is inferred.
    pub(crate) fn delete_deployment(&mut self, id: &str, deployment: &str) -> Judged {
        let pace = self.pace;
        let application = self.find(id)?;
        let found = application.deployment(deployment)?;
        if !found.status.is_over() {
            let message = format!(
                "Deployment {deployment} is {}; stop or cancel it before it is deleted",
                found.status.text()
            );
            return Err(Refusal::conflict(&message));
        }
        if !matches!(found.status, Status::DeleteRequested | Status::Deleting) {
            found.turn(Status::DeleteRequested);
            let answer = found.to_json();
            let savepoint = found.last_savepoint.clone();
            application.savepoints.extend(savepoint);
            return Ok(answer);
        }
        // Asked again, it moves on as if it were looked at.
        let answer = found.to_json();
        if pace == Pace::Polls && !found.step() {
            application.deployments.retain(|kept| kept.id != deployment);
        }
        Ok(answer)
    }

    /// Every deployment moves on by one state.
    pub(crate) fn advance(&mut self) {
        for application in &mut self.all {
            application.deployments.retain_mut(Deployment::step);
        }
    }

    /// Every deployment as the API shows it, without a poll.
    pub(crate) fn deployments(&self) -> Vec<Value> {
        self.every_deployment().map(Deployment::to_json).collect()
    }

    /// Puts a deployment into a state in which it stays.
    pub(crate) fn hold(
        &mut self,
        id: &str,
        status: &str,
        error_msg: Option<String>,
    ) -> Result<(), String> {
        let Some(known) = Status::parse(status) else {
            return Err(format!("{status:?} is no state of a deployment"));
        };
        let mut all = self
            .all
            .iter_mut()
            .flat_map(|application| &mut application.deployments);
        let Some(found) = all.find(|deployment| deployment.id == id) else {
            return Err(format!("there is no deployment {id:?}"));
        };
        found.hold(known, error_msg);
        Ok(())
    }

    /// Id and state of each deployment's job, for Flink's own list.
    pub(crate) fn jobs(&self) -> impl Iterator<Item = (&str, &'static str)> {
        self.every_deployment().filter_map(Deployment::job)
    }

    /// A job in detail, as far as a deployment tells of it.
    pub(crate) fn job(&self, id: &str) -> Option<Value> {
        let (job, state) = self.jobs().find(|(job, _)| *job == id)?;
        Some(json!({
            "jid": job,
            "name": "insert-into_default_catalog.default_database",
            "state": state,
            "isStoppable": false,
            "maxParallelism": -1,
            "vertices": [],
        }))
    }

    /// `GET /flink/overview`. The jobs of the table and job API had services of their own, and
    /// take no slots here.
    pub(crate) fn overview(&self) -> Value {
        let count = |state: &str| self.jobs().filter(|(_, job)| *job == state).count();
        json!({
            "flink-commit": "3a1b4d4",
            "flink-version": "1.20.0",
            "jobs-cancelled": count("CANCELED"),
            "jobs-failed": count("FAILED"),
            "jobs-finished": count("FINISHED"),
            "jobs-running": count("RUNNING"),
            "slots-available": SLOTS.saturating_sub(self.slots_taken()),
            "slots-total": SLOTS,
            "taskmanagers": 1,
        })
    }

    fn every_deployment(&self) -> impl Iterator<Item = &Deployment> {
        self.all
            .iter()
            .flat_map(|application| &application.deployments)
    }

    fn slots_taken(&self) -> u64 {
        self.every_deployment().map(Deployment::slots).sum()
    }

    /// Somebody looks at all deployments of an application.
    fn poll(&mut self, id: &str) -> Result<(), Refusal> {
        let pace = self.pace;
        let application = self.find(id)?;
        if pace == Pace::Polls {
            application.deployments.retain_mut(Deployment::step);
        }
        Ok(())
    }

    /// That a name is used once is inferred.
    fn check_name(&self, name: &str, but: Option<&str>) -> Result<(), Refusal> {
        let taken = |application: &&Application| {
            application.name == name && Some(application.id.as_str()) != but
        };
        match self.all.iter().find(taken) {
            Some(_) => Err(Refusal::conflict(&format!(
                "Application '{name}' already exists"
            ))),
            None => Ok(()),
        }
    }
}
