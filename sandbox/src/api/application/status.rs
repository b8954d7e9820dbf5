//! The states of a deployment, all seventeen, and which follows which.

use serde::Deserialize;

/// What makes deployments move from state to state.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// A deployment moves on by one state whenever it is looked at.
    #[default]
    Polls,
    /// They move when they are told to, and only then.
    Hand,
}

/// The state of a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Status {
    Initializing,
    Created,
    Running,
    Failing,
    Failed,
    Saving,
    CancellingRequested,
    Cancelling,
    Canceled,
    SavingAndStopRequested,
    SavingAndStop,
    Finished,
    Restarting,
    Suspended,
    DeleteRequested,
    Deleting,
    Reconciling,
}

/// How the API spells them: one L in CANCELED, two in CANCELLING.
const SPELLED: [(Status, &str); 17] = [
    (Status::Initializing, "INITIALIZING"),
    (Status::Created, "CREATED"),
    (Status::Running, "RUNNING"),
    (Status::Failing, "FAILING"),
    (Status::Failed, "FAILED"),
    (Status::Saving, "SAVING"),
    (Status::CancellingRequested, "CANCELLING_REQUESTED"),
    (Status::Cancelling, "CANCELLING"),
    (Status::Canceled, "CANCELED"),
    (Status::SavingAndStopRequested, "SAVING_AND_STOP_REQUESTED"),
    (Status::SavingAndStop, "SAVING_AND_STOP"),
    (Status::Finished, "FINISHED"),
    (Status::Restarting, "RESTARTING"),
    (Status::Suspended, "SUSPENDED"),
    (Status::DeleteRequested, "DELETE_REQUESTED"),
    (Status::Deleting, "DELETING"),
    (Status::Reconciling, "RECONCILING"),
];

/// What comes after a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Stays,
    To(Status),
    Gone,
}

impl Status {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let found = SPELLED.iter().find(|(_, spelled)| *spelled == text);
        found.map(|(status, _)| *status)
    }

    pub(crate) fn text(self) -> &'static str {
        let found = SPELLED.iter().find(|(status, _)| *status == self);
        found.map_or("", |(_, spelled)| spelled)
    }

    /// The state that follows by itself. `doomed` is a deployment whose job can't run, and
    /// `restarts` one whose job is tried again after a failure.
    pub(crate) fn next(self, doomed: bool, restarts: bool) -> Next {
        Next::To(match self {
            Self::Initializing => Self::Created,
            Self::Created if doomed && restarts => Self::Restarting,
            Self::Created | Self::Restarting if doomed => Self::Failing,
            Self::Created | Self::Saving | Self::Restarting | Self::Reconciling => Self::Running,
            Self::Failing => Self::Failed,
            Self::CancellingRequested => Self::Cancelling,
            Self::Cancelling => Self::Canceled,
            Self::SavingAndStopRequested => Self::SavingAndStop,
            Self::SavingAndStop => Self::Finished,
            Self::DeleteRequested => Self::Deleting,
            Self::Deleting => return Next::Gone,
            Self::Running | Self::Failed | Self::Canceled | Self::Finished | Self::Suspended => {
                return Next::Stays;
            }
        })
    }

    /// Whether its job is over, or never was.
    pub(crate) fn is_over(self) -> bool {
        matches!(
            self,
            Self::Failed | Self::Canceled | Self::Finished | Self::DeleteRequested | Self::Deleting
        )
    }

    /// What Flink's own list of jobs says of it, which has eleven states.
    pub(crate) fn of_job(self) -> &'static str {
        match self {
            Self::Saving | Self::SavingAndStopRequested | Self::SavingAndStop => "RUNNING",
            Self::CancellingRequested => "CANCELLING",
            Self::DeleteRequested | Self::Deleting => "CANCELED",
            other => other.text(),
        }
    }
}
