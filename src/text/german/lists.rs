//! The words about lists of what exists: who holds the token, what can be picked, and where a list does not come.

use crate::api::discovery::{Integration, Kind, Me, Topic};
use crate::api::json::visible;
use crate::desk::answer::pasted::PastedFault;
use crate::desk::lists::{Of, Question, Trouble, Unread};
use crate::desk::pick::Missing;
use crate::workspace::field::Field;

/// The entry that asks anew.
pub const REFRESH: &str = "Aktualisieren";
/// The entry that opens the dialog to paste a list.
pub const PASTE: &str = "Diese Liste einfügen …";
/// Said while a list is asked for.
pub const ASKING: &str = "Die API wird gefragt …";
/// Said where a list could be asked for with a token.
pub const NO_TOKEN: &str = "Mit einem API-Token wird diese Liste hier abgefragt. Fügen Sie sie sonst ein, oder geben Sie den Wert selbst ein.";
/// The name of the command in the dialog.
pub const COMMAND: &str = "Der Befehl, der die Liste ausgibt";
/// What to do in the dialog.
pub const PASTE_HOW: &str = "Führen Sie diesen Befehl in einem Terminal aus, und fügen Sie ein, was er ausgibt. Ein Token steht nicht darin.";
/// In front of the line that sets the token's variable.
pub const SETUP: &str = "Setzen Sie zuerst das Token:";
/// The button that copies the command.
pub const COPY: &str = "Befehl kopieren";
/// The name of the field for what is pasted.
pub const PRINTED: &str = "Was der Befehl ausgab";
/// The button that reads it.
pub const READ: &str = "Liste lesen";
/// The button that closes the dialog.
pub const CLOSE: &str = "Schließen";

/// The name of a field's list.
pub fn name(field: Field) -> &'static str {
    match field {
        Field::Project => "Projekte",
        Field::Service => "Flink-Services",
        Field::IntegrationId => "Integrationen",
        _ => "Kafka-Topics",
    }
}

/// The name of the button that shows it.
pub fn show(field: Field) -> &'static str {
    match field {
        Field::Project => "Projekte zeigen",
        Field::Service => "Flink-Services zeigen",
        Field::IntegrationId => "Integrationen zeigen",
        _ => "Kafka-Topics zeigen",
    }
}

/// How many entries a list has, how many of them fit what is typed, and how many of those are shown; and what to do where
/// there are none or too many to show.
pub fn count(field: Field, count: usize, fitting: usize, shown: usize) -> String {
    let (one, many, of_many, none) = match field {
        Field::Project => (
            "Projekt",
            "Projekte",
            "Projekten",
            "Dieses Token sieht kein Projekt.",
        ),
        Field::Service => (
            "Flink-Service",
            "Flink-Services",
            "Flink-Services",
            "In diesem Projekt gibt es keinen Flink-Service.",
        ),
        Field::IntegrationId => (
            "Integration",
            "Integrationen",
            "Integrationen",
            "Der Flink-Service hat keine aktive Integration für eine solche Tabelle: Erstellen Sie eine in der Aiven-Konsole, und aktualisieren Sie.",
        ),
        _ => (
            "Topic",
            "Topics",
            "Topics",
            "Der Kafka-Service hat kein Topic.",
        ),
    };
    match count {
        0 => none.to_owned(),
        1 => format!("1 {one}"),
        n if shown < fitting => {
            format!("{shown} von {n} {of_many}. Geben Sie mehr vom Namen ein, um weniger zu sehen.")
        }
        n if fitting < n => format!("{fitting} von {n} {of_many}"),
        n => format!("{n} {many}"),
    }
}

/// What must be known first.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Project => "Nennen Sie zuerst das Projekt: Die Liste ist die eines Projekts.",
        Missing::Service => {
            "Nennen Sie zuerst den Flink-Service: Die Liste ist die eines Services."
        }
        Missing::Integration => {
            "Wählen Sie zuerst eine Kafka-Integration: Die Topics sind die ihres Services. Ein eingegebenes Topic gilt immer."
        }
        Missing::Outside => {
            "Das Kafka dieser Integration liegt außerhalb von Aiven, dessen API seine Topics nicht aufzählt. Geben Sie das Topic selbst ein."
        }
    }
}

/// Why a list did not come, and what to do.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Silent => "Keine Antwort, die ein Browser lesen darf: Es liegt am Netzwerk, oder die API lässt Seiten nicht fragen. Fügen Sie stattdessen die Liste ein, oder geben Sie den Wert selbst ein.".to_owned(),
        Trouble::Strange => "Die Antwort ist nicht die gefragte Liste. Aktualisieren Sie, oder geben Sie den Wert selbst ein.".to_owned(),
        Trouble::NotAsked => "Noch nicht gefragt.".to_owned(),
        Trouble::Refused(401, _) => "Die API nimmt dieses Token nicht an. Fügen Sie ein anderes ein.".to_owned(),
        Trouble::Refused(status, said) => {
            let status = super::status(*status);
            if said.is_empty() {
                format!("Die API lehnt diese Liste ab: {status}. Ein eingegebener Wert gilt trotzdem.")
            } else {
                let said = visible(said);
                format!("Die API lehnt diese Liste ab: {status}, {said}. Ein eingegebener Wert gilt trotzdem.")
            }
        }
    }
}

/// The title of the dialog.
pub fn paste_title(question: &Question) -> String {
    let target = &question.target;
    match question.of {
        Of::Me | Of::Projects => "Ihre Projekte einfügen".to_owned(),
        Of::Services => format!("Die Services von {} einfügen", visible(&target.project)),
        Of::Integrations => format!(
            "Die Integrationen von {} einfügen",
            visible(&target.service)
        ),
        Of::Topics => format!("Die Topics von {} einfügen", visible(&target.service)),
        Of::Tables => format!("Die Tabellen auf {} einfügen", visible(&target.service)),
        Of::Applications | Of::Application => {
            format!("Die Applications auf {} einfügen", visible(&target.service))
        }
        Of::Jobs | Of::Job => format!("Die Jobs auf {} einfügen", visible(&target.service)),
    }
}

/// What is kept of a list that is pasted.
pub fn kept(of: Of) -> &'static str {
    match of {
        Of::Services => {
            "Was er ausgibt, kann Passwörter enthalten. Behalten werden Namen und Zustände von Flink-Services, im Speicher dieses Tabs; der Rest wird sofort vergessen."
        }
        _ => "Die Liste wird im Speicher dieses Tabs behalten.",
    }
}

/// Why what was pasted is no list.
pub fn unread(unread: &Unread) -> String {
    match unread {
        Unread::Fault(PastedFault::Unknown) => {
            "Das ist kein JSON. Führen Sie den Befehl oben aus, und fügen Sie alles ein, was er ausgibt.".to_owned()
        }
        Unread::Fault(fault) => super::exchange::pasted(*fault).to_owned(),
        Unread::Error(said) if said.is_empty() => {
            "Das ist ein Fehler und nicht die Liste. Führen Sie den Befehl oben noch einmal aus, und fügen Sie alles ein, was er ausgibt.".to_owned()
        }
        Unread::Error(said) => {
            format!("Das ist ein Fehler und nicht die Liste: {}", visible(said))
        }
        Unread::Trouble(refused @ Trouble::Refused(..)) => trouble(refused),
        Unread::Trouble(_) => {
            "Das ist JSON, aber nicht diese Liste. Führen Sie den Befehl oben aus, und fügen Sie alles ein, was er ausgibt.".to_owned()
        }
    }
}

/// What holds the data.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Postgres => "PostgreSQL",
        Kind::Kafka => "Kafka",
        Kind::OpenSearch => "OpenSearch",
        Kind::Other => "anderer Art",
    }
}

/// What an integration is, beside its name.
pub fn integration(known: &Integration) -> String {
    let outside = if known.is_external {
        ", außerhalb von Aiven"
    } else {
        ""
    };
    let said = if known.description.is_empty() {
        String::new()
    } else {
        format!(", {}", known.description)
    };
    format!("{}{outside}{said} · {}", kind(known.kind), known.id)
}

/// What the integration is whose id is typed.
pub fn integration_is(known: &Integration) -> String {
    format!("{}, {}", visible(&known.source), kind(known.kind))
}

/// The same, where the table that is typed needs another.
pub fn integration_is_unfit(known: &Integration, needed: Kind) -> String {
    format!(
        "{}. Diese Tabelle braucht eine Integration mit {}.",
        integration_is(known),
        kind(needed)
    )
}

/// What is said of a Flink service that is not simply running.
pub fn service_is(state: &str) -> Option<String> {
    (!matches!(state, "" | "in Betrieb"))
        .then(|| format!("Zustand dieses Services: {}.", visible(state)))
}

/// A service's state in words.
pub fn service_state(state: &str) -> String {
    match state {
        "RUNNING" => "in Betrieb".to_owned(),
        "POWEROFF" => "ausgeschaltet".to_owned(),
        "REBUILDING" => "im Neuaufbau".to_owned(),
        "REBALANCING" => "in Neuverteilung".to_owned(),
        other => other.to_lowercase(),
    }
}

/// What a topic is, beside its name.
pub fn topic(topic: &Topic) -> String {
    let mut said = Vec::new();
    match topic.partitions {
        Some(1) => said.push("1 Partition".to_owned()),
        Some(n) => said.push(format!("{n} Partitionen")),
        None => {}
    }
    if topic.is_compacted {
        said.push("kompaktiert, passt zu upsert-kafka".to_owned());
    }
    if !matches!(topic.state.as_str(), "" | "ACTIVE") {
        said.push(topic.state.to_lowercase());
    }
    said.join(", ")
}

/// What is said of a value that a list does not hold.
pub fn unlisted(field: Field, project: &str, service: &str) -> String {
    match field {
        Field::Project => "Nicht unter den Projekten dieses Tokens.".to_owned(),
        Field::Service => format!("Nicht unter den Flink-Services von {}.", visible(project)),
        Field::IntegrationId => {
            format!(
                "Nicht unter den aktiven Integrationen von {}.",
                visible(service)
            )
        }
        _ => "Nicht unter den Topics des Kafka-Services der Integration.".to_owned(),
    }
}

/// Whose the token is.
pub fn connected(me: &Me) -> String {
    let (name, email) = (visible(&me.name), visible(&me.email));
    match (name.is_empty(), email.is_empty()) {
        (false, false) => format!("Verbunden als {name} ({email})"),
        (true, false) => format!("Verbunden als {email}"),
        (false, true) => format!("Verbunden als {name}"),
        (true, true) => "Die API nimmt dieses Token an.".to_owned(),
    }
}

/// How the token ends.
pub fn ending(ending: &str) -> String {
    format!(" Token …{}", visible(ending))
}

/// The button that looks again whose the token is.
pub const CHECK_AGAIN: &str = "Noch einmal prüfen";
/// Said while it is asked whose the token is.
pub const CHECKING: &str = "Das Token wird geprüft …";

/// Why it is not known whose the token is. Nothing where the token's field says it.
pub fn unknown(trouble: &Trouble) -> Option<String> {
    match trouble {
        Trouble::NotAsked | Trouble::Refused(401, _) => None,
        Trouble::Silent => Some(
            "Das Token ließ sich nicht prüfen: keine Antwort, die ein Browser lesen darf."
                .to_owned(),
        ),
        Trouble::Strange => Some(
            "Das Token ließ sich nicht prüfen: Die Antwort ist anders als erwartet.".to_owned(),
        ),
        Trouble::Refused(status, _) => {
            let status = super::status(*status);
            Some(format!("Das Token ließ sich nicht prüfen: {status}."))
        }
    }
}
