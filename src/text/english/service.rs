//! The words of the panel that shows what exists on the service.

use super::status;
use crate::api::discovery::JobDetail;
use crate::api::json::visible;
use crate::desk::lists::Trouble;
use crate::desk::service::Thing;
use crate::workspace::Draft;
use crate::workspace::field::Field;

/// The panel's name.
pub const NAME: &str = "On the service";
/// The name of the list of tables.
pub const TABLES: &str = "Tables on the service";
/// The name of the list of jobs.
pub const JOBS: &str = "Jobs on the service";
/// What stands over the tables.
pub const TABLES_HEAD: &str = "Tables there";
/// What stands over the jobs.
pub const JOBS_HEAD: &str = "Jobs there";
/// Said of a table there beside its kind, where the draft of its name describes another.
pub const OTHER: &str = "differs";
/// Said where there are no tables.
pub const NO_TABLES: &str = "No tables there.";
/// Said where there are no jobs.
pub const NO_JOBS: &str = "No jobs there.";
/// The name of the list of applications.
pub const APPLICATIONS: &str = "Applications on the service";
/// What stands over the applications.
pub const APPLICATIONS_HEAD: &str = "Applications there";
/// Said where there are no applications.
pub const NO_APPLICATIONS: &str = "No applications there.";
/// The button that opens the dialog to paste the applications.
pub const PASTE_APPLICATIONS: &str = "Paste the applications…";
/// Said of an application that does not run.
pub const NOT_DEPLOYED: &str = "not deployed";
/// Said of the version that was deployed.
pub const DEPLOYED: &str = "deployed";
/// Deletes an application, behind a question.
pub const DELETE_APPLICATION: &str = "Delete application";
/// What comes before an application is deleted.
pub const DEPLOYMENTS_FIRST: &str = "An application can be deleted once its deployments are: open a version as drafts, and stop or cancel them there, then delete them.";
/// Said where a version can't be made drafts of.
pub const VERSION_NOT_OPENED: &str = "What the API tells of this version is not enough for drafts.";
/// Said where two versions say the same.
pub const NO_DIFFERENCE: &str = "Both say the same.";
/// The label of a table that one version has alone.
pub const TABLE: &str = "Table";

/// The name of the list of an application's versions.
pub fn versions_of(application: &str) -> String {
    format!("Versions of {}", visible(application))
}

/// A version.
pub fn version_of(number: u64, application: &str) -> String {
    format!("version {number} of {application}")
}

/// Makes drafts of a version.
pub fn open_version(number: u64) -> String {
    format!("Open version {number} as drafts")
}

/// Chooses a version to be compared with another.
pub fn compare(number: u64) -> String {
    format!("Compare version {number}")
}

/// Deletes a version, behind a question.
pub fn delete_version(number: u64) -> String {
    format!("Delete version {number}")
}

/// What stands over the differences of two versions.
pub fn compared(one: u64, other: u64) -> String {
    format!("From version {one} to version {other}")
}

/// A field, and the table that has it.
pub fn field_of(table: &str, field: &str) -> String {
    if table.is_empty() {
        field.to_owned()
    } else {
        format!("{table}: {field}")
    }
}

/// The button that looks again.
pub const REFRESH: &str = "Refresh";
/// The button that opens the dialog to paste the tables.
pub const PASTE_TABLES: &str = "Paste the tables…";
/// The button that opens the dialog to paste the jobs.
pub const PASTE_JOBS: &str = "Paste the jobs…";
/// Said where there is no token to ask with.
pub const NO_TOKEN: &str =
    "With an API token, what exists is asked for here. Without one, paste the lists.";
/// Said where there is no address to ask at.
pub const NO_TARGET: &str = "Name the project and the Flink service first.";
/// Said while the lists are asked for.
pub const LOOKING: &str = "Asking the API…";
/// Lists the table in a job.
pub const USE: &str = "Use in a job";
/// Makes a draft of the table.
pub const OPEN: &str = "Open as draft";
/// What the dialog is called that asks what becomes of drafts of the same names.
pub const OPEN_AS_DRAFTS: &str = "Open as drafts";
/// Deletes a table, behind a question.
pub const DELETE: &str = "Delete table";
/// Cancels a job, behind a question.
pub const CANCEL: &str = "Cancel job";
/// Deletes a version, behind a question.
pub const DELETE_VERSION: &str = "Delete version";
/// What is done with something, behind a question.
pub fn act(thing: &Thing) -> &'static str {
    match thing {
        Thing::Table(_) => DELETE,
        Thing::Job(_) => CANCEL,
        Thing::Application(_) => DELETE_APPLICATION,
        Thing::Version(_) => DELETE_VERSION,
    }
}

/// Leaves it.
pub const KEEP: &str = "Keep it";
/// The button that copies the command.
pub const COPY: &str = "Copy the command";
/// The name of the command.
pub const COMMAND: &str = "The command that does the same";
/// Said where a table can't be made a draft of.
pub const NOT_OPENED: &str = "What the API tells of this table is not enough for a draft.";
/// Said where nothing was sent.
pub const NOT_SENT: &str =
    "Nothing was sent: paste an API token first, or unlock the service where it is read-only.";

/// Said where looking has stopped.
pub fn stopped(trouble: &Trouble) -> String {
    let why = match trouble {
        Trouble::Silent => "no answer that a browser may read".to_owned(),
        Trouble::Strange => "the answer is not as expected".to_owned(),
        Trouble::NotAsked => "there is no token that could be sent".to_owned(),
        Trouble::Refused(code, said) if said.is_empty() => status(*code),
        Trouble::Refused(code, said) => format!("{}, {}", status(*code), visible(said)),
    };
    format!("This is not looked at any more: {why}. Refresh, or paste the lists.")
}

/// The integration of a table, where no more than its id is known.
pub fn integration(id: &str) -> String {
    format!("Integration {}", visible(id))
}

/// The question before a table is deleted or a job cancelled.
pub fn doubt(thing: &Thing, called: &str, project: &str, service: &str) -> String {
    let (called, project, service) = (visible(called), visible(project), visible(service));
    match thing {
        Thing::Table(id) => format!(
            "Delete the table {called} ({}) from {service} in {project}? Jobs that need it can't be started again, and this can't be undone. The data that it points at stays.",
            visible(id)
        ),
        Thing::Application(id) => format!(
            "Delete the application {called} ({}) with all its versions from {service} in {project}? This can't be undone. Its tables' data stays.",
            visible(id)
        ),
        Thing::Version(_) => format!(
            "Delete {called} from {service} in {project}? It can't be deployed any more, and this can't be undone."
        ),
        Thing::Job(id) => format!(
            "Cancel the job {called} ({}) on {service} in {project}? It stops where it is, without a savepoint, and can't be started again.",
            visible(id)
        ),
    }
}

/// Said while it is done.
pub fn doing(thing: &Thing, called: &str) -> String {
    let called = visible(called);
    match thing {
        Thing::Table(_) => format!("Deleting the table {called}…"),
        Thing::Application(_) => format!("Deleting the application {called}…"),
        Thing::Version(_) => format!("Deleting {called}…"),
        Thing::Job(_) => format!("Cancelling the job {called}…"),
    }
}

/// Said when a job has stopped that was to be cancelled.
pub fn cancelled(called: &str) -> String {
    format!("Cancelled the job {}.", visible(called))
}

/// What became of it.
pub fn acted(thing: &Thing, called: &str, trouble: Option<&Trouble>) -> String {
    let called = visible(called);
    let (done, what) = match thing {
        Thing::Table(_) => (format!("Deleted the table {called}."), "deleted"),
        Thing::Application(_) => (format!("Deleted the application {called}."), "deleted"),
        Thing::Version(_) => (format!("Deleted {called}."), "deleted"),
        Thing::Job(_) => (format!("The job {called} is being cancelled."), "cancelled"),
    };
    match trouble {
        None => done,
        Some(Trouble::Silent) => {
            format!(
                "No answer came: {called} may be {what}. It was not sent again; the list shows what is there."
            )
        }
        Some(Trouble::Refused(code @ 500.., _)) => {
            format!(
                "{called} may be {what}: the API failed, {}. The list shows what is there.",
                status(*code)
            )
        }
        Some(Trouble::Refused(417, _)) => {
            format!("{called} was not deleted: deployments of it are left. {DEPLOYMENTS_FIRST}")
        }
        Some(Trouble::Refused(404, _)) => format!("{called} is not there any more."),
        Some(Trouble::Refused(code, said)) if said.is_empty() => {
            format!("{called} was not {what}: {}.", status(*code))
        }
        Some(Trouble::Refused(code, said)) => {
            format!(
                "{called} was not {what}: {}, {}",
                status(*code),
                visible(said)
            )
        }
        Some(_) => format!("{called} may be {what}: the answer is not as expected."),
    }
}

/// Said at a draft where the service holds another table by its name, which differs in these fields; none are told where
/// that is not known any more.
pub fn other(fields: &[Field]) -> String {
    let differing = if fields.is_empty() {
        String::new()
    } else {
        format!(" It differs in: {}.", named(fields))
    };
    format!(
        "The table of this name on the service is another one.{differing} Tables can't be changed: delete that one, or choose another name."
    )
}

/// Said at a draft that was not created from here, where the service holds a table of its name, and nothing differs.
pub const SAME: &str = "A table of this name is on the service already, and the API refuses a second one. Nothing that stands here differs from it: use that table, or choose another name.";
/// Said at a draft where the service holds an application of its name that was not created from it.
pub const SAME_APPLICATION: &str = "An application of this name is on the service already, and the API refuses a second one: delete that one, or choose another name.";
/// Takes the table there for the one that the draft would create.
pub const TAKE: &str = "Use that table";
/// Shows in the panel what bears the name of a draft.
pub const SHOW: &str = "Show it on the service";

/// Said when a draft is taken for a table that exists.
pub fn taken(name: &str) -> String {
    format!(
        "{} is the table on the service now: it is not sent, and jobs get its id.",
        visible(name)
    )
}

/// Said in the panel of such a table.
pub fn not_as_drafted(fields: &[Field]) -> String {
    format!(
        "The draft of this name describes another table. It differs in: {}.",
        named(fields)
    )
}

fn named(fields: &[Field]) -> String {
    let name = |field: &Field| match field {
        Field::SchemaSql => "columns",
        field => super::label(*field),
    };
    fields.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Said of a draft that was made of what exists. `made_room`: the example has gone for it.
pub fn opened(name: &str, made_room: bool) -> String {
    let mut said = format!("{} is a draft now.", super::workspace::called(name));
    if made_room {
        said.push_str(" The example made room for it.");
    }
    said
}

/// Said where what exists stands among the drafts as it is.
pub fn here_already(name: &str) -> String {
    format!(
        "{} is among the drafts already.",
        super::workspace::called(name)
    )
}

/// Said when a job lists a table.
pub fn used(table: &str, job: Option<&Draft>) -> String {
    let job = super::workspace::called(job.map(Draft::name).unwrap_or_default());
    format!("The job {job} lists {}.", visible(table))
}

/// A job's state in words.
pub fn state(state: &str) -> String {
    let said = match state {
        "INITIALIZING" => "starting up",
        "CREATED" => "created, not running yet",
        "RUNNING" => "running",
        "FAILING" => "failing",
        "FAILED" => "failed",
        "CANCELLING" => "being cancelled",
        "CANCELED" => "cancelled",
        "FINISHED" => "finished",
        "RESTARTING" => "restarting after a failure",
        "SUSPENDED" => "suspended",
        "RECONCILING" => "being taken over by a new manager",
        "" => "state not told",
        other => return other.to_lowercase(),
    };
    said.to_owned()
}

/// How long a job has run, or ran.
pub fn ran(detail: &JobDetail) -> Option<String> {
    let seconds = detail.duration? / 1000;
    let span = match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {} s", seconds / 60, seconds % 60),
        3600..86_400 => format!("{} h {} min", seconds / 3600, seconds / 60 % 60),
        _ => {
            let days = seconds / 86_400;
            let called = if days == 1 { "day" } else { "days" };
            format!("{days} {called} {} h", seconds / 3600 % 24)
        }
    };
    Some(if detail.ended.is_some() {
        format!("Ran for {span}")
    } else {
        format!("Runs for {span}")
    })
}

/// A column, with its type.
pub fn column(name: &str, of_type: &str, is_nullable: bool) -> String {
    let rest = if is_nullable { "" } else { " NOT NULL" };
    visible(&format!("{name} {of_type}{rest}"))
}
