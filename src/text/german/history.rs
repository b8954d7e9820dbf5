//! The words about the history of what was sent.

use super::workspace::called;
use super::{calls, exchange, service};
use crate::api::answer::Silence;
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::desk::answer::told::Told;
use crate::desk::history::entry::Checked;
use crate::workspace::Subject;
use crate::workspace::learn::Outcome;
use crate::workspace::target::Target;

/// The button that opens it, and its own name.
pub const NAME: &str = "Verlauf";
/// What it holds.
pub const HINT: &str = "Was von diesem Browser gesendet wurde und wie es endete, ohne das Token: die letzten 200, von langen Antworten der Anfang.";
/// Said as long as nothing was sent.
pub const NONE: &str = "Noch nichts. Was Sie senden, wird hier stehen.";
/// Said where the user keeps none.
pub const OFF: &str = "Es kommt nichts hinzu: Der Verlauf ist in den Einstellungen ausgeschaltet.";
/// Said where the browser refuses to keep it.
pub const REFUSED: &str = "Dieser Browser speichert den Verlauf nicht: Sein Speicher ist voll oder gesperrt. Er bleibt, solange dieser Tab offen ist.";
/// The list's name.
pub const LIST: &str = "Anfragen und Antworten";
/// The button that opens the draft of an exchange.
pub const OPEN: &str = "Als Entwurf öffnen";
/// The button that deletes an exchange.
pub const DELETE: &str = "Löschen";
/// The button that deletes all.
pub const DELETE_ALL: &str = "Alles löschen";
/// The button that saves all as a file.
pub const EXPORT: &str = "Exportieren";
/// The button that takes a deletion back.
pub const UNDO: &str = "Rückgängig";
/// The button that closes the dialog.
pub const CLOSE: &str = "Schließen";
/// Said after a deletion, beside the way back.
pub const DELETED: &str = "Gelöscht. Auf dem Service wurde nichts gelöscht.";
/// Over the payload of an exchange.
pub const PAYLOAD: &str = "Payload, wie sie gesendet wurde";
/// Said of what is under way still, or was when the page was closed.
pub const UNKNOWN: &str = "Ausgang unbekannt";
/// Said of an answer that was pasted.
pub const PASTED: &str = "Eingefügt";
/// Said where no more than the beginning of a body is kept.
pub const CUT: &str = "Nur der Anfang der Antwort ist gespeichert.";
/// Said where a draft was too long to be kept.
pub const TOO_LONG: &str = "Was gesendet wurde, ist zu lang, um gespeichert zu werden.";
/// What a draft creates, where two differ in that.
pub const KIND: &str = "Art";
/// The members of a payload that no field fills.
pub const EXTRA: &str = "Weitere Member";
/// What differs, in a list.
pub const DIFFERENCES: &str = "Was sich unterscheidet";
/// Over what was sent.
pub const THEN: &str = "Gesendet";
/// Over what stands there now.
pub const NOW: &str = "Jetzt";
/// In the place of an empty text.
pub const EMPTY: &str = "(leer)";
/// The switch in the settings.
pub const SWITCH: &str = "Verlauf der Anfragen und Antworten führen";
/// What the switch does.
pub const SWITCH_HINT: &str =
    "Er enthält nie das Token. Was schon gespeichert ist, bleibt, bis Sie es löschen.";
/// Said in the place of the switch.
pub const FORBIDDEN: &str = "Der Betreiber dieser Seite lässt sie keinen Verlauf führen.";

/// When an exchange ended, for a reader: day and time.
pub fn when(at: &str) -> String {
    at.get(..19).unwrap_or(at).replace('T', " ")
}

/// What an exchange was about.
pub fn what(told: &Told) -> String {
    called(told.draft.name())
}

/// Of what kind that is, and where it went.
pub fn of(told: &Told) -> String {
    let Target {
        project,
        service: on,
        generation,
    } = &told.target;
    let kind = match generation {
        Generation::Classic => match &told.draft.subject {
            _ if !told.sent.is_step() => super::kind(&told.draft.subject),
            Subject::Table(_) => service::DELETE,
            Subject::Job(_) => service::CANCEL,
        },
        Generation::Applications => step(&told.sent.address),
    };
    visible(&format!("{kind}, {project} / {on}"))
}

/// What a request did about an application, by its method and its address.
fn step(address: &str) -> &'static str {
    let behind = address
        .rsplit_once("/flink/application")
        .unwrap_or_default()
        .1;
    let parts: Vec<&str> = behind.split('/').skip(2).collect();
    let method = address.split(' ').next().unwrap_or_default();
    match (method, parts.as_slice()) {
        ("PUT", []) => calls::RENAMED,
        ("DELETE", []) => calls::DELETE,
        (_, ["version"]) => calls::MAKE_VERSION,
        (_, ["version", "validate"]) => calls::VALIDATE,
        (_, ["deployment"]) => calls::DEPLOY,
        (_, ["deployment", _, "stop"]) => calls::STOP,
        (_, ["deployment", _, "cancel"]) => calls::CANCEL,
        (_, ["deployment", _]) => calls::DELETE_DEPLOYMENT,
        _ => calls::CREATED,
    }
}

/// How long it took, as far as that is known; an answer that was pasted took no time that is.
pub fn took(told: &Told) -> String {
    if told.sent.address.is_empty() {
        PASTED.to_owned()
    } else if told.outcome == Outcome::Silent(Silence::Unheard) {
        String::new()
    } else {
        super::answer::took(told.took)
    }
}

/// How an exchange ended, in a word.
pub fn ended(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Answered(answer) => super::status(answer.status),
        Outcome::Silent(Silence::Unheard) => UNKNOWN.to_owned(),
        Outcome::Silent(_) => super::answer::NO_ANSWER.to_owned(),
    }
}

/// What a look has found, in a word.
pub fn found(checked: &Checked) -> &'static str {
    match checked.id {
        Some(_) => exchange::IS_THERE,
        None => exchange::IS_ABSENT,
    }
}

/// The same as a sentence, with the time of the look.
pub fn checked(when: &str, checked: &Checked) -> String {
    match checked.id.as_deref() {
        None => format!("Um {when} wurde danach gesucht, und es war nicht da."),
        Some("") => format!("Um {when} wurde danach gesucht, und es existierte."),
        Some(id) => format!(
            "Um {when} wurde danach gesucht, und es existierte, mit der ID {}.",
            visible(id)
        ),
    }
}

/// The button that compares with the draft of that name.
pub fn compare(name: &str) -> String {
    format!("Mit {} vergleichen", called(name))
}

/// What is said of a comparison with the draft of that name.
pub fn compared(count: usize, name: &str) -> String {
    let name = called(name);
    match count {
        0 => format!("{name} ist jetzt, was gesendet wurde."),
        1 => format!("{name} unterscheidet sich in 1 Feld."),
        n => format!("{name} unterscheidet sich in {n} Feldern."),
    }
}
