//! The words of what is done with an application, step by step.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::applications::State;
use crate::api::applications::answer::{Deployment, Fault, Slots};
use crate::api::json::visible;
use crate::desk::calls::Doing;

pub const NAME: &str = "Application";
pub const NOT_YET: &str = "„Anfrage senden“ erstellt die Application mit ihrer ersten Version. Oder erstellen Sie sie leer, und validieren Sie, bevor es eine Version gibt.";
pub const CREATE: &str = "Ohne Version erstellen";
pub const CREATED: &str = "Application erstellen";
pub const RENAMED: &str = "Application umbenennen";
pub const APPLICATION: &str = "Die Application";
pub const LOOK: &str = "Zustand lesen";
pub const DELETE: &str = "Application löschen";
pub const VALIDATION: &str = "Validieren";
pub const VALIDATION_HINT: &str = "Flink liest die Tabellen und das Statement so, wie sie in den Entwürfen stehen. Dabei wird nichts erstellt.";
pub const VALIDATE: &str = "Validieren";
pub const VERSION: &str = "Versionen";
pub const MAKE_VERSION: &str = "Version erstellen";
pub const DEPLOYMENT: &str = "Deployen";
pub const NO_VERSION: &str = "Noch ist keine Version bekannt. Erstellen Sie eine, oder lesen Sie den Zustand der Application.";
pub const WHICH: &str = "Version";
pub const PARALLELISM: &str = "Parallelität";
pub const PARALLELISM_LIMITS: &str = "Die Parallelität ist eine ganze Zahl von 1 bis 128.";
pub const SLOTS_UNKNOWN: &str = "Jede Einheit belegt einen Slot des Clusters.";
pub const SAVEPOINT: &str = "Ab Savepoint starten";
pub const RESTARTS: &str = "Bei Fehlern neu starten";
pub const DEPLOY: &str = "Deployen";
pub const DEPLOYMENTS: &str = "Deployments";
pub const STOP: &str = "Mit Savepoint stoppen";
pub const CANCEL: &str = "Deployment abbrechen";
pub const DELETE_DEPLOYMENT: &str = "Deployment löschen";
pub const AGAIN: &str = "Savepoint verwenden";
pub const SAVEPOINT_TAKEN: &str = "Der Savepoint steht oben: „Deployen“ beginnt dort.";
pub const KEEP: &str = "Behalten";
pub const COMMANDS: &str = "Diese Schritte als Befehle";
pub const READ_AS: &str = "Die Spalten, wie Aiven sie liest";
pub const STATEMENT: &str = "Das Statement";

/// A state of a deployment.
pub fn state(state: State) -> &'static str {
    match state {
        State::Initializing => "Flink bereitet es vor.",
        State::Created => "Es ist da und wartet auf Slots.",
        State::Running => "Es läuft.",
        State::Failing => "Es ist fehlgeschlagen, und Flink stoppt es.",
        State::Failed => "Es ist fehlgeschlagen und läuft nicht.",
        State::Saving => "Es läuft, und ein Savepoint wird geschrieben.",
        State::CancellingRequested => "Es soll ohne Savepoint gestoppt werden.",
        State::Cancelling => "Es wird ohne Savepoint gestoppt.",
        State::Canceled => "Es wurde ohne Savepoint gestoppt.",
        State::SavingAndStopRequested => "Es soll mit einem Savepoint gestoppt werden.",
        State::SavingAndStop => "Ein Savepoint wird geschrieben, danach stoppt es.",
        State::Finished => "Es wurde gestoppt, und sein Savepoint ist geschrieben.",
        State::Restarting => "Es ist fehlgeschlagen, und Flink startet es neu.",
        State::Suspended => "Flink hat es vorerst zur Seite gelegt.",
        State::DeleteRequested => "Es soll gelöscht werden.",
        State::Deleting => "Es wird gelöscht.",
        State::Reconciling => "Flink übernimmt es nach einem eigenen Neustart.",
    }
}

/// What is known of a deployment beside its state.
pub fn deployment(version: Option<u64>, deployment: &Deployment) -> String {
    let mut said = match version {
        Some(number) => format!(
            "{}, Parallelität {}.",
            numbered(number),
            deployment.parallelism
        ),
        None => format!("Parallelität {}.", deployment.parallelism),
    };
    if !deployment.savepoint.is_empty() {
        said.push_str(" Letzter Savepoint: ");
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
    format!("{} ist erstellt.", visible(name))
}

/// The button that gives an application the draft's present name.
pub fn rename(old: &str, new: &str) -> String {
    format!("{} in {} umbenennen", visible(old), visible(new))
}

/// How many versions are known.
pub fn versions(count: usize) -> String {
    let known = match count {
        0 => "Keine ist bekannt.".to_owned(),
        1 => "1 ist bekannt.".to_owned(),
        n => format!("{n} sind bekannt."),
    };
    format!(
        "{known} Eine Version lässt sich nicht ändern: Was Sie hier ändern, kommt in eine neue."
    )
}

/// The slots of a cluster.
pub fn slots(slots: Slots) -> String {
    format!(
        "{} der {} Slots des Clusters sind frei.",
        slots.available, slots.total
    )
}

/// A parallelism that can't be met.
pub fn too_few_slots(wanted: u32, slots: Slots) -> String {
    format!(
        "Nötig sind {wanted} Slots, aber nur {} der {} Slots des Clusters sind frei: Es würde warten oder fehlschlagen. Wählen Sie eine kleinere Zahl, oder stoppen Sie ein anderes Deployment.",
        slots.available, slots.total
    )
}

/// What Flink has against a table or the statement, and where.
pub fn fault(of: &str, fault: &Fault) -> String {
    match fault.place {
        Some((line, column)) => format!("{of}, Zeile {line}, Spalte {column}: {}", fault.message),
        None => format!("{of}: {}", fault.message),
    }
}

/// What Flink has against a text.
pub fn flink_says(message: &str) -> String {
    format!("Flink sagt: {}", visible(message))
}

/// The heads of the table of columns.
pub const COLUMN: &str = "Spalte";
/// The same.
pub const READ_THERE: &str = "Wie Aiven sie liest";
/// The same.
pub const WRITTEN_HERE: &str = "Im Entwurf";

/// A table's `CREATE TABLE`.
pub fn create_table(name: &str) -> String {
    format!("CREATE TABLE {name}")
}

/// What a step's command is called.
pub fn command(step: &str) -> String {
    format!("Befehl: {step}")
}

/// What is under way.
pub fn doing(doing: &Doing) -> &'static str {
    match doing {
        Doing::Create => "Application wird erstellt …",
        Doing::Look | Doing::List | Doing::Slots => "Zustand der Application wird gelesen …",
        Doing::Validate => "Flink liest …",
        Doing::Version => "Version wird erstellt …",
        Doing::Rename => "Application wird umbenannt …",
        Doing::Deploy => "Wird deployt …",
        Doing::Stop(_) => "Savepoint und Stopp werden angefordert …",
        Doing::Cancel(_) => "Deployment wird abgebrochen …",
        Doing::DeleteDeployment(_) => "Deployment wird gelöscht …",
        Doing::Delete => "Application wird gelöscht …",
    }
}

/// Asked before something is done that can't be taken back.
pub fn asks(doing: &Doing, name: &str) -> String {
    let name = visible(name);
    match doing {
        Doing::Cancel(_) => format!(
            "Das Deployment von {name} abbrechen? Es stoppt ohne Savepoint, und was es bisher gezählt hat, geht verloren."
        ),
        Doing::DeleteDeployment(_) => {
            format!(
                "Das Deployment von {name} löschen? Aiven sagt nicht, ob seine Savepoints es überdauern."
            )
        }
        _ => format!("Die Application {name} mit allen Versionen löschen? Die Entwürfe bleiben."),
    }
}

/// The button that does so.
pub fn sure(doing: &Doing) -> &'static str {
    match doing {
        Doing::Cancel(_) => "Ja, abbrechen",
        _ => "Ja, löschen",
    }
}

/// Said when no answer could be read.
pub fn no_answer(doing: &Doing) -> String {
    let what = match doing {
        Doing::Look | Doing::List | Doing::Slots | Doing::Validate => {
            "Es kam keine lesbare Antwort. Geändert hat sich dadurch nichts."
        }
        _ => {
            "Es kam keine lesbare Antwort. Der Schritt kann trotzdem ausgeführt worden sein: Lesen Sie den Zustand, bevor Sie ihn wiederholen."
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
            " Eine Application kommt zuletzt: Stoppen oder brechen Sie ihre Deployments ab, löschen Sie jedes, und löschen Sie dann die Application."
        }
        (_, 401) => " Fügen Sie ein gültiges Token ein, und wiederholen Sie den Schritt.",
        (_, 404) => " Vielleicht wurde es anderswo gelöscht.",
        _ => "",
    };
    format!("Die API lehnt das ab ({status_said}).{said}{next}")
}

/// What came of a validation.
pub fn validated(is_good: bool) -> &'static str {
    if is_good {
        "Validiert: Flink hat nichts daran auszusetzen."
    } else {
        "Validiert: Flink nimmt es in dieser Form nicht an."
    }
}

pub fn created(name: &str) -> String {
    format!("Application {name} ohne Version erstellt.")
}

pub fn version(number: u64) -> String {
    format!("Version {number} erstellt.")
}

pub fn renamed(name: &str) -> String {
    format!("Umbenannt: Die Application heißt jetzt {name}.")
}

pub fn deployed() -> String {
    "Deployt: Flink startet es.".to_owned()
}

pub fn stopping() -> String {
    "Stopp angefordert: Zuerst wird ein Savepoint geschrieben.".to_owned()
}

pub fn cancelling() -> String {
    "Abbruch angefordert.".to_owned()
}

pub fn deployment_deleted() -> String {
    "Löschen des Deployments angefordert.".to_owned()
}

pub fn deleted(name: &str) -> String {
    format!("Application {name} gelöscht. Der Entwurf bleibt.")
}
