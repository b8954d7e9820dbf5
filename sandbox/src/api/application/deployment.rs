//! One deployment: its life, and how the API shows it.

use serde_json::{Value, json};
use uuid::Uuid;

use super::body::DeploymentBody;
use super::clock;
use super::failure::Failure;
use super::status::{Next, Status};

#[derive(Debug)]
pub(crate) struct Deployment {
    pub(crate) id: String,
    pub(crate) body: DeploymentBody,
    pub(crate) status: Status,
    pub(crate) last_savepoint: Option<String>,
    pub(crate) created_at: String,
    job_id: String,
    failure: Option<Failure>,
    error_msg: Option<String>,
    /// Set by hand: it stays in its state until it is told otherwise.
    held: bool,
}

impl Deployment {
    pub(crate) fn new(body: DeploymentBody, failure: Option<Failure>) -> Self {
        Self {
            id: Uuid::new_v4().to_string(),
            body,
            status: Status::Initializing,
            last_savepoint: None,
            created_at: clock::now(),
            job_id: Uuid::new_v4().simple().to_string(),
            failure,
            error_msg: None,
            held: false,
        }
    }

    /// Moves on by one state. Says whether it is still there.
    pub(crate) fn step(&mut self) -> bool {
        if self.held {
            return true;
        }
        match self
            .status
            .next(self.failure.is_some(), self.body.restart_enabled)
        {
            Next::Stays => true,
            Next::Gone => false,
            Next::To(status) => {
                self.status = status;
                if status == Status::Finished {
                    self.last_savepoint = Some(self.savepoint());
                }
                if matches!(status, Status::Failing | Status::Failed) {
                    let message = self.failure.as_ref().map(Failure::message);
                    self.error_msg = self.error_msg.take().or(message);
                }
                true
            }
        }
    }

    /// Where it leaves its state when it stops.
    fn savepoint(&self) -> String {
        format!(
            "s3://sandbox-savepoints/{}/savepoint-{}",
            self.id,
            &self.job_id[..6]
        )
    }

    /// Sets off from a state that was asked for.
    pub(crate) fn turn(&mut self, status: Status) {
        self.status = status;
        self.held = false;
    }

    /// Puts it into a state by hand, in which it stays.
    pub(crate) fn hold(&mut self, status: Status, error_msg: Option<String>) {
        self.status = status;
        self.error_msg = error_msg;
        self.held = true;
    }

    /// The slots that its job takes.
    pub(crate) fn slots(&self) -> u64 {
        if self.failure.is_some() || self.status.is_over() {
            0
        } else {
            self.body.parallelism
        }
    }

    /// Its job as Flink's own list has it. There is none before it is created.
    pub(crate) fn job(&self) -> Option<(&str, &'static str)> {
        let started = self.status != Status::Initializing;
        started.then(|| (self.job_id.as_str(), self.status.of_job()))
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut answer = json!({
            "created_at": self.created_at,
            "created_by": super::store::WHO,
            "id": self.id,
            "parallelism": self.body.parallelism,
            "restart_enabled": self.body.restart_enabled,
            "status": self.status.text(),
            "version_id": self.body.version_id,
        });
        let job_id = self.job().map(|(id, _)| id.to_owned());
        let optional = [
            ("error_msg", &self.error_msg),
            ("job_id", &job_id),
            ("last_savepoint", &self.last_savepoint),
            ("starting_savepoint", &self.body.starting_savepoint),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                answer[name] = json!(value);
            }
        }
        answer
    }
}
