//! The words of what is done with an application, step by step.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::applications::State;
use crate::api::applications::answer::{Deployment, Fault, Slots};
use crate::api::json::visible;
use crate::desk::calls::Doing;

pub const NAME: &str = "Application";
pub const NOT_YET: &str = "Send request creates the application with its first version. Or create it empty, and validate before a version is made.";
pub const CREATE: &str = "Create without a version";
pub const CREATED: &str = "Create application";
pub const RENAMED: &str = "Rename application";
pub const APPLICATION: &str = "The application";
pub const LOOK: &str = "Read its state";
pub const DELETE: &str = "Delete application";
pub const VALIDATION: &str = "Validate";
pub const VALIDATION_HINT: &str =
    "Flink reads the tables and the statement as they stand in the drafts. Nothing is created.";
pub const VALIDATE: &str = "Validate";
pub const VERSION: &str = "Versions";
pub const MAKE_VERSION: &str = "Create version";
pub const DEPLOYMENT: &str = "Deploy";
pub const NO_VERSION: &str =
    "No version is known yet. Create one, or read the application's state.";
pub const WHICH: &str = "Version";
pub const PARALLELISM: &str = "Parallelism";
pub const PARALLELISM_LIMITS: &str = "The parallelism is a whole number from 1 to 128.";
pub const SLOTS_UNKNOWN: &str = "Each unit takes a slot of the cluster.";
pub const SAVEPOINT: &str = "Start from savepoint";
pub const RESTARTS: &str = "Restart when it fails";
pub const DEPLOY: &str = "Deploy";
pub const DEPLOYMENTS: &str = "Deployments";
pub const STOP: &str = "Stop with savepoint";
pub const CANCEL: &str = "Cancel deployment";
pub const DELETE_DEPLOYMENT: &str = "Delete deployment";
pub const AGAIN: &str = "Use its savepoint";
pub const SAVEPOINT_TAKEN: &str = "Its savepoint stands above: Deploy begins there.";
pub const KEEP: &str = "Keep it";
pub const COMMANDS: &str = "These steps as commands";
pub const READ_AS: &str = "The columns as Aiven read them";
pub const STATEMENT: &str = "The statement";

/// A state of a deployment.
pub fn state(state: State) -> &'static str {
    match state {
        State::Initializing => "Flink prepares it.",
        State::Created => "It is there, and waits for slots.",
        State::Running => "It runs.",
        State::Failing => "It has failed, and Flink is stopping it.",
        State::Failed => "It has failed and does not run.",
        State::Saving => "It runs, and a savepoint is being written.",
        State::CancellingRequested => "It is to be stopped without a savepoint.",
        State::Cancelling => "It is being stopped without a savepoint.",
        State::Canceled => "It was stopped without a savepoint.",
        State::SavingAndStopRequested => "It is to be stopped with a savepoint.",
        State::SavingAndStop => "A savepoint is being written, then it stops.",
        State::Finished => "It was stopped, and its savepoint is written.",
        State::Restarting => "It has failed, and Flink starts it again.",
        State::Suspended => "Flink has put it aside for now.",
        State::DeleteRequested => "It is to be deleted.",
        State::Deleting => "It is being deleted.",
        State::Reconciling => "Flink is taking it over after a restart of its own.",
    }
}

/// What is known of a deployment beside its state.
pub fn deployment(version: Option<u64>, deployment: &Deployment) -> String {
    let mut said = match version {
        Some(number) => format!(
            "{}, parallelism {}.",
            numbered(number),
            deployment.parallelism
        ),
        None => format!("Parallelism {}.", deployment.parallelism),
    };
    if !deployment.savepoint.is_empty() {
        said.push_str(" Last savepoint: ");
        said.push_str(&visible(&deployment.savepoint));
    }
    said
}

/// One of several deployments.
pub fn nth(number: u32) -> String {
    format!("Deployment {number}")
}

/// What a button does to one of several deployments.
pub fn of_nth(does: &str, number: u32) -> String {
    format!("{does} {number}")
}

/// A version by its number.
pub fn numbered(number: u64) -> String {
    format!("Version {number}")
}

/// That an application exists.
pub fn exists(name: &str) -> String {
    format!("{} is created.", visible(name))
}

/// The button that gives an application the draft's present name.
pub fn rename(old: &str, new: &str) -> String {
    format!("Rename {} to {}", visible(old), visible(new))
}

/// How many versions are known.
pub fn versions(count: usize) -> String {
    let known = match count {
        0 => "None is known.".to_owned(),
        1 => "1 is known.".to_owned(),
        n => format!("{n} are known."),
    };
    format!("{known} A version can't be changed: what you change here goes into a new one.")
}

/// The slots of a cluster.
pub fn slots(slots: Slots) -> String {
    format!(
        "{} of the cluster's {} slots are free.",
        slots.available, slots.total
    )
}

/// A parallelism that can't be met.
pub fn too_few_slots(wanted: u32, slots: Slots) -> String {
    format!(
        "It needs {wanted} slots, and {} of the cluster's {} are free: it would wait, or fail. Choose a smaller number, or stop another deployment.",
        slots.available, slots.total
    )
}

/// What Flink has against a table or the statement, and where.
pub fn fault(of: &str, fault: &Fault) -> String {
    match fault.place {
        Some((line, column)) => format!("{of}, line {line}, column {column}: {}", fault.message),
        None => format!("{of}: {}", fault.message),
    }
}

/// What Flink has against a text.
pub fn flink_says(message: &str) -> String {
    format!("Flink says: {}", visible(message))
}

/// The heads of the table of columns.
pub const COLUMN: &str = "Column";
/// The same.
pub const READ_THERE: &str = "As Aiven reads it";
/// The same.
pub const WRITTEN_HERE: &str = "In the draft";

/// A table's `CREATE TABLE`.
pub fn create_table(name: &str) -> String {
    format!("CREATE TABLE {name}")
}

/// What a step's command is called.
pub fn command(step: &str) -> String {
    format!("Command: {step}")
}

/// What is under way.
pub fn doing(doing: &Doing) -> &'static str {
    match doing {
        Doing::Create => "Creating the application…",
        Doing::Look | Doing::List | Doing::Slots => "Reading the application's state…",
        Doing::Validate => "Flink is reading it…",
        Doing::Version => "Creating a version…",
        Doing::Rename => "Renaming the application…",
        Doing::Deploy => "Deploying…",
        Doing::Stop(_) => "Asking for a savepoint and the stop…",
        Doing::Cancel(_) => "Cancelling the deployment…",
        Doing::DeleteDeployment(_) => "Deleting the deployment…",
        Doing::Delete => "Deleting the application…",
    }
}

/// Asked before something is done that can't be taken back.
pub fn asks(doing: &Doing, name: &str) -> String {
    let name = visible(name);
    match doing {
        Doing::Cancel(_) => format!(
            "Cancel the deployment of {name}? It stops without a savepoint, and what it has counted so far is lost."
        ),
        Doing::DeleteDeployment(_) => {
            format!(
                "Delete the deployment of {name}? Aiven does not say whether its savepoints outlive it."
            )
        }
        _ => format!("Delete the application {name} with all its versions? The drafts stay."),
    }
}

/// The button that does so.
pub fn sure(doing: &Doing) -> &'static str {
    match doing {
        Doing::Cancel(_) => "Yes, cancel it",
        _ => "Yes, delete it",
    }
}

/// Said when no answer could be read.
pub fn no_answer(doing: &Doing) -> String {
    let what = match doing {
        Doing::Look | Doing::List | Doing::Slots | Doing::Validate => {
            "No answer could be read. Nothing was changed by it."
        }
        _ => {
            "No answer could be read. It may have been done all the same: read the state before you do it again."
        }
    };
    what.to_owned()
}

/// Said when the API refuses a step.
pub fn refused(doing: &Doing, status: u16, message: Option<&str>) -> String {
    let status_said = super::status(status);
    let said = message.map_or(String::new(), |message| format!(" {message}"));
    let next = match (doing, status) {
        (Doing::Delete, 417) => {
            " An application goes last: stop or cancel its deployments, delete each, then delete the application."
        }
        (_, 401) => " Paste a current token, then do it again.",
        (_, 404) => " It may have been deleted elsewhere.",
        _ => "",
    };
    format!("The API refuses this ({status_said}).{said}{next}")
}

/// What came of a validation.
pub fn validated(is_good: bool) -> &'static str {
    if is_good {
        "Validated: Flink has nothing against it."
    } else {
        "Validated: Flink does not accept it as it is."
    }
}

pub fn created(name: &str) -> String {
    format!("Created the application {name}, without a version.")
}

pub fn version(number: u64) -> String {
    format!("Created version {number}.")
}

pub fn renamed(name: &str) -> String {
    format!("Renamed: the application is called {name}.")
}

pub fn deployed() -> String {
    "Deployed: Flink is starting it.".to_owned()
}

pub fn stopping() -> String {
    "Stop asked for: a savepoint is written first.".to_owned()
}

pub fn cancelling() -> String {
    "Cancel asked for.".to_owned()
}

pub fn deployment_deleted() -> String {
    "Deletion of the deployment asked for.".to_owned()
}

pub fn deleted(name: &str) -> String {
    format!("Deleted the application {name}. The draft stays.")
}
