//! The words of the panel that shows what exists on the service.

use super::status;
use crate::api::discovery::JobDetail;
use crate::api::json::visible;
use crate::desk::lists::Trouble;
use crate::desk::service::Thing;
use crate::workspace::Draft;
use crate::workspace::field::Field;

/// The panel's name.
pub const NAME: &str = "Auf dem Service";
/// The name of the list of tables.
pub const TABLES: &str = "Tabellen auf dem Service";
/// The name of the list of jobs.
pub const JOBS: &str = "Jobs auf dem Service";
/// What stands over the tables.
pub const TABLES_HEAD: &str = "Tabellen dort";
/// What stands over the jobs.
pub const JOBS_HEAD: &str = "Jobs dort";
/// Said of a table there beside its kind, where the draft of its name describes another.
pub const OTHER: &str = "unterscheidet sich";
/// Said where there are no tables.
pub const NO_TABLES: &str = "Dort sind keine Tabellen.";
/// Said where there are no jobs.
pub const NO_JOBS: &str = "Dort sind keine Jobs.";
/// The name of the list of applications.
pub const APPLICATIONS: &str = "Applications auf dem Service";
/// What stands over the applications.
pub const APPLICATIONS_HEAD: &str = "Applications dort";
/// Said where there are no applications.
pub const NO_APPLICATIONS: &str = "Dort sind keine Applications.";
/// The button that opens the dialog to paste the applications.
pub const PASTE_APPLICATIONS: &str = "Applications einfügen …";
/// Said of an application that does not run.
pub const NOT_DEPLOYED: &str = "nicht deployt";
/// Said of the version that was deployed.
pub const DEPLOYED: &str = "deployt";
/// Deletes an application, behind a question.
pub const DELETE_APPLICATION: &str = "Application löschen";
/// What comes before an application is deleted.
pub const DEPLOYMENTS_FIRST: &str = "Eine Application lässt sich löschen, sobald ihre Deployments gelöscht sind: Öffnen Sie eine Version als Entwürfe, stoppen Sie sie dort oder brechen Sie sie ab, und löschen Sie sie dann.";
/// Said where a version can't be made drafts of.
pub const VERSION_NOT_OPENED: &str =
    "Was die API von dieser Version sagt, reicht nicht für Entwürfe.";
/// Said where two versions say the same.
pub const NO_DIFFERENCE: &str = "Beide sagen dasselbe.";
/// The label of a table that one version has alone.
pub const TABLE: &str = "Tabelle";

/// The name of the list of an application's versions.
pub fn versions_of(application: &str) -> String {
    format!("Versionen von {}", visible(application))
}

/// A version.
pub fn version_of(number: u64, application: &str) -> String {
    format!("Version {number} von {application}")
}

/// Makes drafts of a version.
pub fn open_version(number: u64) -> String {
    format!("Version {number} als Entwürfe öffnen")
}

/// Chooses a version to be compared with another.
pub fn compare(number: u64) -> String {
    format!("Version {number} vergleichen")
}

/// Deletes a version, behind a question.
pub fn delete_version(number: u64) -> String {
    format!("Version {number} löschen")
}

/// What stands over the differences of two versions.
pub fn compared(one: u64, other: u64) -> String {
    format!("Von Version {one} zu Version {other}")
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
pub const REFRESH: &str = "Aktualisieren";
/// The button that opens the dialog to paste the tables.
pub const PASTE_TABLES: &str = "Tabellen einfügen …";
/// The button that opens the dialog to paste the jobs.
pub const PASTE_JOBS: &str = "Jobs einfügen …";
/// Said where there is no token to ask with.
pub const NO_TOKEN: &str =
    "Mit einem API-Token wird hier abgefragt, was existiert. Fügen Sie sonst die Listen ein.";
/// Said where there is no address to ask at.
pub const NO_TARGET: &str = "Nennen Sie zuerst das Projekt und den Flink-Service.";
/// Said while the lists are asked for.
pub const LOOKING: &str = "Die API wird gefragt …";
/// Lists the table in a job.
pub const USE: &str = "In einem Job verwenden";
/// Makes a draft of the table.
pub const OPEN: &str = "Als Entwurf öffnen";
/// What the dialog is called that asks what becomes of drafts of the same names.
pub const OPEN_AS_DRAFTS: &str = "Als Entwürfe öffnen";
/// Deletes a table, behind a question.
pub const DELETE: &str = "Tabelle löschen";
/// Cancels a job, behind a question.
pub const CANCEL: &str = "Job abbrechen";
/// Deletes a version, behind a question.
pub const DELETE_VERSION: &str = "Version löschen";
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
pub const KEEP: &str = "Behalten";
/// The button that copies the command.
pub const COPY: &str = "Befehl kopieren";
/// The name of the command.
pub const COMMAND: &str = "Der Befehl, der dasselbe tut";
/// Said where a table can't be made a draft of.
pub const NOT_OPENED: &str = "Was die API von dieser Tabelle sagt, reicht nicht für einen Entwurf.";
/// Said where nothing was sent.
pub const NOT_SENT: &str = "Es wurde nichts gesendet: Fügen Sie zuerst ein API-Token ein, oder geben Sie den Dienst frei, wo er nur gelesen werden darf.";

/// Said where looking has stopped.
pub fn stopped(trouble: &Trouble) -> String {
    let why = match trouble {
        Trouble::Silent => "keine Antwort, die ein Browser lesen darf".to_owned(),
        Trouble::Strange => "die Antwort ist anders als erwartet".to_owned(),
        Trouble::NotAsked => "es gibt kein Token, das gesendet werden könnte".to_owned(),
        Trouble::Refused(code, said) if said.is_empty() => status(*code),
        Trouble::Refused(code, said) => format!("{}, {}", status(*code), visible(said)),
    };
    format!(
        "Hier wird nicht mehr nachgesehen: {why}. Aktualisieren Sie, oder fügen Sie die Listen ein."
    )
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
            "Die Tabelle {called} ({}) von {service} in {project} löschen? Jobs, die sie brauchen, lassen sich nicht wieder starten, und das lässt sich nicht rückgängig machen. Die Daten, auf die sie zeigt, bleiben.",
            visible(id)
        ),
        Thing::Application(id) => format!(
            "Die Application {called} ({}) mit allen Versionen von {service} in {project} löschen? Das lässt sich nicht rückgängig machen. Die Daten ihrer Tabellen bleiben.",
            visible(id)
        ),
        Thing::Version(_) => format!(
            "{called} von {service} in {project} löschen? Sie lässt sich nicht mehr deployen, und das lässt sich nicht rückgängig machen."
        ),
        Thing::Job(id) => format!(
            "Den Job {called} ({}) auf {service} in {project} abbrechen? Er stoppt, wo er ist, ohne Savepoint, und lässt sich nicht wieder starten.",
            visible(id)
        ),
    }
}

/// Said while it is done.
pub fn doing(thing: &Thing, called: &str) -> String {
    let called = visible(called);
    match thing {
        Thing::Table(_) => format!("Tabelle {called} wird gelöscht …"),
        Thing::Application(_) => format!("Application {called} wird gelöscht …"),
        Thing::Version(_) => format!("{called} wird gelöscht …"),
        Thing::Job(_) => format!("Job {called} wird abgebrochen …"),
    }
}

/// Said when a job has stopped that was to be cancelled.
pub fn cancelled(called: &str) -> String {
    format!("Job {} abgebrochen.", visible(called))
}

/// What became of it.
pub fn acted(thing: &Thing, called: &str, trouble: Option<&Trouble>) -> String {
    let called = visible(called);
    let (done, what) = match thing {
        Thing::Table(_) => (format!("Tabelle {called} gelöscht."), "gelöscht"),
        Thing::Application(_) => (format!("Application {called} gelöscht."), "gelöscht"),
        Thing::Version(_) => (format!("{called} gelöscht."), "gelöscht"),
        Thing::Job(_) => (format!("Job {called} wird abgebrochen."), "abgebrochen"),
    };
    match trouble {
        None => done,
        Some(Trouble::Silent) => {
            format!(
                "Es kam keine Antwort: {called} ist möglicherweise {what}. Es wurde nicht erneut gesendet; die Liste zeigt, was da ist."
            )
        }
        Some(Trouble::Refused(code @ 500.., _)) => {
            format!(
                "{called} ist möglicherweise {what}: In der API trat ein Fehler auf, {}. Die Liste zeigt, was da ist.",
                status(*code)
            )
        }
        Some(Trouble::Refused(417, _)) => {
            format!(
                "{called} wurde nicht gelöscht: Es gibt noch Deployments davon. {DEPLOYMENTS_FIRST}"
            )
        }
        Some(Trouble::Refused(404, _)) => format!("{called} ist nicht mehr da."),
        Some(Trouble::Refused(code, said)) if said.is_empty() => {
            format!("{called} wurde nicht {what}: {}.", status(*code))
        }
        Some(Trouble::Refused(code, said)) => {
            format!(
                "{called} wurde nicht {what}: {}, {}",
                status(*code),
                visible(said)
            )
        }
        Some(_) => {
            format!("{called} ist möglicherweise {what}: Die Antwort ist anders als erwartet.")
        }
    }
}

/// Said at a draft where the service holds another table by its name, which differs in these fields; none are told where
/// that is not known any more.
pub fn other(fields: &[Field]) -> String {
    let differing = if fields.is_empty() {
        String::new()
    } else {
        format!(" Sie unterscheidet sich in: {}.", named(fields))
    };
    format!(
        "Die Tabelle dieses Namens auf dem Service ist eine andere.{differing} Tabellen lassen sich nicht ändern: Löschen Sie jene, oder wählen Sie einen anderen Namen."
    )
}

/// Said at a draft that was not created from here, where the service holds a table of its name, and nothing differs.
pub const SAME: &str = "Auf dem Service gibt es schon eine Tabelle dieses Namens, und die API lehnt eine zweite ab. Nichts, was hier steht, unterscheidet sich von ihr: Verwenden Sie jene Tabelle, oder wählen Sie einen anderen Namen.";
/// Said at a draft where the service holds an application of its name that was not created from it.
pub const SAME_APPLICATION: &str = "Auf dem Service gibt es schon eine Application dieses Namens, und die API lehnt eine zweite ab: Löschen Sie jene, oder wählen Sie einen anderen Namen.";
/// Takes the table there for the one that the draft would create.
pub const TAKE: &str = "Jene Tabelle verwenden";
/// Shows in the panel what bears the name of a draft.
pub const SHOW: &str = "Auf dem Service zeigen";

/// Said when a draft is taken for a table that exists.
pub fn taken(name: &str) -> String {
    format!(
        "{} ist jetzt die Tabelle auf dem Service: Gesendet wird sie nicht, und Jobs bekommen ihre ID.",
        visible(name)
    )
}

/// Said in the panel of such a table.
pub fn not_as_drafted(fields: &[Field]) -> String {
    format!(
        "Der Entwurf dieses Namens beschreibt eine andere Tabelle. Er unterscheidet sich in: {}.",
        named(fields)
    )
}

fn named(fields: &[Field]) -> String {
    let name = |field: &Field| match field {
        Field::SchemaSql => "Spalten",
        field => super::label(*field),
    };
    fields.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// Said of a draft that was made of what exists. `made_room`: the example has gone for it.
pub fn opened(name: &str, made_room: bool) -> String {
    let mut said = format!("{} ist jetzt ein Entwurf.", super::workspace::called(name));
    if made_room {
        said.push_str(" Das Beispiel hat dafür Platz gemacht.");
    }
    said
}

/// Said where what exists stands among the drafts as it is.
pub fn here_already(name: &str) -> String {
    format!(
        "{} ist schon unter den Entwürfen.",
        super::workspace::called(name)
    )
}

/// Said when a job lists a table.
pub fn used(table: &str, job: Option<&Draft>) -> String {
    let job = super::workspace::called(job.map(Draft::name).unwrap_or_default());
    format!("Der Job {job} führt {} auf.", visible(table))
}

/// A job's state in words.
pub fn state(state: &str) -> String {
    let said = match state {
        "INITIALIZING" => "startet",
        "CREATED" => "erstellt, läuft noch nicht",
        "RUNNING" => "läuft",
        "FAILING" => "schlägt fehl",
        "FAILED" => "fehlgeschlagen",
        "CANCELLING" => "wird abgebrochen",
        "CANCELED" => "abgebrochen",
        "FINISHED" => "beendet",
        "RESTARTING" => "startet nach einem Fehler neu",
        "SUSPENDED" => "ausgesetzt",
        "RECONCILING" => "wird von einem neuen Manager übernommen",
        "" => "Zustand nicht genannt",
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
        _ => format!("{} d {} h", seconds / 86_400, seconds / 3600 % 24),
    };
    Some(if detail.ended.is_some() {
        format!("Lief {span}")
    } else {
        format!("Läuft seit {span}")
    })
}

/// A column, with its type.
pub fn column(name: &str, of_type: &str, is_nullable: bool) -> String {
    let rest = if is_nullable { "" } else { " NOT NULL" };
    visible(&format!("{name} {of_type}{rest}"))
}
