//! One application with its versions and deployments, and how the API shows it.

use serde_json::{Value, json};
use uuid::Uuid;

use super::body::{DeploymentBody, VersionBody};
use super::clock;
use super::deployment::Deployment;
use super::failure::Failure;
use super::store::WHO;
use super::version::Version;
use crate::api::Judged;
use crate::api::refusal::Refusal;

#[derive(Debug)]
pub(crate) struct Application {
    pub(crate) id: String,
    pub(crate) name: String,
    created_at: String,
    pub(crate) updated_at: String,
    pub(crate) versions: Vec<Version>,
    /// Versions are counted on, so that a number means one version for good.
    numbered: usize,
    pub(crate) deployments: Vec<Deployment>,
    /// The savepoints of deployments that were deleted: they outlive them.
    pub(crate) savepoints: Vec<String>,
}

impl Application {
    pub(crate) fn new(name: String) -> Self {
        let now = clock::now();
        Self {
            id: Uuid::new_v4().to_string(),
            name,
            created_at: now.clone(),
            updated_at: now,
            versions: Vec::new(),
            numbered: 0,
            deployments: Vec::new(),
            savepoints: Vec::new(),
        }
    }

    pub(crate) fn add_version(&mut self, body: VersionBody) -> Judged {
        let version = Version::new(body, self.numbered + 1)?;
        let answer = version.to_json();
        self.numbered += 1;
        self.versions.push(version);
        Ok(answer)
    }

    pub(crate) fn version(&self, id: &str) -> Result<&Version, Refusal> {
        let found = self.versions.iter().find(|version| version.id == id);
        found.ok_or_else(|| Refusal::missing("ApplicationVersion", id))
    }

    pub(crate) fn deployment(&mut self, id: &str) -> Result<&mut Deployment, Refusal> {
        let found = self
            .deployments
            .iter_mut()
            .find(|deployment| deployment.id == id);
        found.ok_or_else(|| Refusal::missing("ApplicationDeployment", id))
    }

    /// Why this deployment will fail, if it will.
    pub(crate) fn failure_of(
        &self,
        body: &DeploymentBody,
        free: u64,
    ) -> Result<Option<Failure>, Refusal> {
        let version = self.version(&body.version_id)?;
        if let Some(savepoint) = &body.starting_savepoint {
            let left =
                |deployment: &Deployment| deployment.last_savepoint.as_ref() == Some(savepoint);
            if !self.savepoints.contains(savepoint) && !self.deployments.iter().any(left) {
                return Ok(Some(Failure::Savepoint(savepoint.clone())));
            }
        }
        if body.parallelism > free {
            let wanted = body.parallelism;
            return Ok(Some(Failure::Slots { wanted, free }));
        }
        Ok(version.failure())
    }

    pub(crate) fn brief(&self) -> Value {
        json!({
            "created_at": self.created_at,
            "created_by": WHO,
            "id": self.id,
            "name": self.name,
            "updated_at": self.updated_at,
            "updated_by": WHO,
        })
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut answer = self.brief();
        let versions: Vec<Value> = self.versions.iter().map(Version::to_json).collect();
        answer["application_versions"] = json!(versions);
        if let Some(newest) = self.deployments.last() {
            answer["current_deployment"] = newest.to_json();
        }
        answer
    }
}
