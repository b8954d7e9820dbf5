//! The words of `Send all`.

use super::exchange::unclear;
use super::workspace::called;
use crate::api::generation::Generation;
use crate::desk::send_all::{End, Since, There, What};

/// The button that sends what is left.
pub const SEND_ALL: &str = "Alles senden";
/// The button that stops.
pub const STOP: &str = "Senden stoppen";
/// Said while the last request is waited for.
pub const STOPPING: &str = "Wird gestoppt …";
/// The name of the list of what is done.
pub const DONE: &str = "Was aus jedem wurde";

/// How many drafts `Send all` would send. `is_changed`: of one, something else exists by its name. `is_unfit`: one can't be
/// sent with this API at all.
pub fn left(count: usize, is_changed: bool, is_unfit: bool, generation: Generation) -> String {
    match count {
        0 if is_changed && generation == Generation::Applications => {
            "Es ist nichts mehr zu senden. Was „Geändert“ ist, kommt in eine neue Version seiner Application."
                .to_owned()
        }
        0 if is_changed => {
            "Es ist nichts mehr zu senden. Was „Geändert“ ist, existiert anders, und die API kann es nicht ändern."
                .to_owned()
        }
        0 if is_unfit => {
            "Es ist nichts mehr zu senden: Die API von 2021 hat keine Tabellen ohne Integration.".to_owned()
        }
        0 => "Hier ist alles erstellt.".to_owned(),
        1 => "1 Entwurf ist noch nicht erstellt.".to_owned(),
        n => format!("{n} Entwürfe sind noch nicht erstellt, Tabellen kommen zuerst."),
    }
}

/// What exists is looked at. `left` jobs are still to be asked for their names.
pub fn finding(left: usize) -> String {
    match left {
        0 => "Es wird nachgesehen, was auf dem Service existiert …".to_owned(),
        n => format!("Es wird nachgesehen, was auf dem Service existiert: noch {n} Jobs …"),
    }
}

/// What is under way.
pub fn sending(there: There, name: &str) -> String {
    let (at, all) = (there.count + 1, there.all);
    format!("{at} von {all}: {} wird erstellt …", called(name))
}

/// What became of a draft, and what has happened to it since.
pub fn done(name: &str, what: What, since: Since) -> String {
    let name = called(name);
    match what {
        _ if since == Since::Gone => format!("{name} war da und ist es nicht mehr."),
        _ if since == Since::Anew => format!("{name} wurde inzwischen gelöscht und neu erstellt."),
        _ if since == Since::Replaced => {
            format!(
                "{name} wurde inzwischen gelöscht: Unter dem Namen gibt es jetzt etwas anderes."
            )
        }
        What::Created => format!("{name} wurde erstellt."),
        What::Existed => format!("{name} existiert schon und wurde nicht gesendet."),
        What::Other => format!(
            "{name} wurde nicht gesendet: Unter diesem Namen existiert dort etwas anderes. Löschen Sie es, oder wählen Sie einen anderen Namen."
        ),
        What::Gone => {
            format!("{name} war erstellt und ist nicht mehr da: Es wird erneut gesendet.")
        }
    }
}

/// How many drafts are there.
pub fn there(there: There) -> String {
    let There { count, before, all } = there;
    match before {
        0 => format!("{count} von {all} sind da."),
        n => format!("{count} von {all} sind da, {n} davon wurden früher erstellt."),
    }
}

/// How it ended, with so many drafts there.
pub fn ended(end: &End, there: There) -> String {
    let there = self::there(there);
    match end {
        End::All => format!("Fertig: {there}"),
        End::Stopped => format!("Gestoppt: {there} „Alles senden“ macht mit dem Rest weiter."),
        End::Held(name) => format!(
            "Bei {} gestoppt: Ein Problem hält es zurück. {there} Beheben Sie es, und „Alles senden“ macht dort weiter.",
            called(name)
        ),
        End::Failed(name) => format!(
            "Bei {} gestoppt: Die Antwort sagt, warum. {there} „Alles senden“ macht dort weiter.",
            called(name)
        ),
        End::Moved => {
            format!("Gestoppt: Das Projekt oder der Service wurde inzwischen geändert. {there}")
        }
        End::Unclear(why) => format!("Es wurde nichts gesendet. {}", unclear(*why)),
    }
}
