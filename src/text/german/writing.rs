//! The words beside the texts of a request: what can be chosen, copied and saved.

use super::workspace::called;
use crate::snippet::Choice;

/// The name of the list of tabs.
pub const TABS: &str = "Anfrage als";
/// Said when a text was copied.
pub const COPIED: &str = "Kopiert";
/// Said when it was selected instead.
pub const SELECTED: &str = "Markiert: Kopieren Sie mit Strg+C oder Cmd+C";
/// Said when it could be neither copied nor selected.
pub const NOT_COPIED: &str = "Der Browser hat abgelehnt. Markieren Sie den Text, und kopieren Sie ihn mit Strg+C oder Cmd+C.";
/// Said when a text of which only the beginning is shown could not be copied.
pub const NOT_COPIED_LONG: &str = "Der Browser hat abgelehnt, und der Text ist zu lang, um hier markiert zu werden: Laden Sie ihn herunter.";
/// Said below the beginning of a long text.
pub const BEGINNING: &str =
    "Nur der Anfang ist zu sehen: „Kopieren“ und „Herunterladen“ nehmen den ganzen Text.";
/// Said below the beginning of a long payload.
pub const BEGINNING_OF_JSON: &str = "Die Payload ist zu lang, um hier bearbeitet zu werden, und nur ihr Anfang ist zu sehen: „Kopieren“ und „Herunterladen“ nehmen alles. Auch das Formular hat sie.";
/// What stands in front of the line that sets the variable.
pub const VARIABLE: &str = "Der Text liest das Token aus einer Variablen. Setzen Sie sie, ohne es im Verlauf der Shell zu hinterlassen:";
/// The tab of the script of a workspace.
pub const SCRIPT: &str = "Skript";
/// What the script is.
pub const SCRIPT_HINT: &str = "Alle Entwürfe des Arbeitsbereichs in einem Skript, Tabellen zuerst. Es lässt sich wiederholen: Was dem Namen nach existiert, wird nicht zweimal erstellt.";
/// What the choices are folded away under.
pub const OPTIONS: &str = "Optionen";
/// What a table is within an application.
pub const CREATE_TABLE: &str = "CREATE TABLE";
/// Said beside it.
pub const TAKEN_ALONG: &str = "Eine Application hat keine eigenen Tabellen: Die Jobs, die diese lesen oder schreiben, nehmen sie als Quelle oder Sink mit. Was leer bleibt, ergänzt Aiven aus der Integration.";
/// Said beside a table that the older generation of the API does not have.
pub const NOT_TAKEN: &str = "Die API von 2021 hat keine Tabellen dieser Art, deshalb wird nichts gesendet. Mit „Applications (aktuell)“ unter API nehmen die Jobs, die diese lesen oder schreiben, sie mit.";

/// What stands in the place of secrets.
pub fn in_place(variables: &[&str]) -> String {
    format!(
        "{} an der Stelle eines Geheimnisses. Was von dieser Seite gesendet wird, enthält das Geheimnis selbst.",
        if let [one] = variables {
            format!("{one} steht")
        } else {
            format!("{} stehen", variables.join(", "))
        }
    )
}

/// The button that saves the text as a file.
pub const DOWNLOAD: &str = "Herunterladen";
/// What the command is folded away under that makes the payload's file.
pub const MAKE_PAYLOAD: &str = "payload.json mit einem Befehl erstellen";
/// The name of the editor of the payload.
pub const JSON: &str = "Payload als JSON";
/// What the editor of the payload is.
pub const JSON_HINT: &str = "Die Payload lässt sich hier bearbeiten: Das Formular folgt.";
/// The button that gives up an edit that can't be read.
pub const DISCARD: &str = "Zurück zur Payload des Formulars";
/// Said beside an edit that can't be read.
pub const HELD: &str = "Das Formular behält seinen letzten guten Stand, bis dies lesbar ist, und gesendet wird nichts.";
/// Said beside another text while an edit can't be read.
pub const UNREAD: &str = "Die Payload, die unter JSON getippt wurde, ist nicht lesbar, deshalb wird nichts gesendet. Dieser Text hat stattdessen die Payload des Formulars.";
/// The button that leads to such an edit.
pub const MEND: &str = "Korrigieren";

/// Said beside a text with a statement that still has a blank.
pub fn blank(job: &str, blank: &str) -> String {
    let job = called(job);
    format!("Dies ist nicht fertig: Das Statement von {job} hat noch die Lücke {blank}.")
}

/// The name of the button that copies a tab's text.
pub fn copy(target: &str) -> String {
    format!("{target} kopieren")
}

/// The name of the button that saves a file beside the text.
pub fn download(file: &str) -> String {
    format!("{file} herunterladen")
}

/// Said beside the script of a workspace while a draft's payload can't be read.
pub fn unread_in_script(draft: &str) -> String {
    let draft = called(draft);
    format!(
        "Die Payload, die unter JSON für {draft} getippt wurde, ist nicht lesbar. Dieses Skript hat stattdessen die Payload des Formulars."
    )
}

/// A key of a payload that stands there more than once.
pub fn twice(key: &str) -> String {
    format!("{key} steht dort mehr als einmal: Das letzte gilt, wie für jeden Leser von JSON.")
}

/// The members of a payload that were not typed: the form has them.
pub fn added(keys: &str) -> String {
    format!("Auch gesendet, wie es im Formular steht: {keys}")
}

/// What stands behind the first of many keys.
pub fn and_more(count: usize) -> String {
    format!(" und {count} weitere")
}

/// The members of a payload that no field fills.
pub fn extra(keys: &str) -> String {
    format!("Auch gesendet, obwohl es hier kein Feld dafür gibt: {keys}")
}

/// The members of a payload that no field fills, and that are not sent: the form has others of these keys.
pub fn hidden(keys: &str) -> String {
    format!("Behalten, aber nicht gesendet, weil das Formular eigene Werte hat: {keys}")
}

/// The members of nested objects, each as [`one_as_other`] tells it.
pub fn flattened(members: &str) -> String {
    format!("In der flachen Form gesendet: {members}")
}

/// A member that was typed, and the key under which it is sent.
pub fn one_as_other(typed: &str, sent: &str) -> String {
    format!("{typed} als {sent}")
}

/// A place in a text, lines and columns from 1.
pub fn at(line: usize, column: usize, said: &str) -> String {
    format!("Zeile {line}, Spalte {column}: {said}")
}

/// A choice's name.
pub fn choice(choice: Choice) -> &'static str {
    match choice {
        Choice::Shell => "Shells",
        Choice::Flags => "Flags",
        Choice::Lines => "Anordnung",
        Choice::Payload => "Payload",
        Choice::Token => "Token",
        Choice::Language => "Sprache",
    }
}

/// The alternatives of a choice, the default first.
pub fn alternatives(choice: Choice) -> &'static [&'static str] {
    match choice {
        Choice::Shell => &["bash, dash, zsh", "Jede Shell"],
        Choice::Flags => &["Lang", "Kurz"],
        Choice::Lines => &["Viele Zeilen", "Eine Zeile"],
        Choice::Payload => &["Im Text", "In einer Datei"],
        Choice::Token => &["Aus AIVEN_TOKEN", "Nicht in der Prozessliste", "Abgefragt"],
        Choice::Language => &["bash", "PowerShell"],
    }
}

/// The words about the page's own templates.
pub mod templates {
    /// What they are called, in their order.
    pub const NAMES: [&str; 5] = [
        "Filter: nur die Zeilen, auf die es ankommt",
        "Fenster: Summen für jeweils einige Minuten",
        "Lookup-Join: ergänzen, was PostgreSQL weiß",
        "Kafka nach PostgreSQL: jede Zeile speichern",
        "Upsert: die neueste Summe zu jedem Schlüssel",
    ];
}

/// The words of the dialog that imports.
pub mod import {
    use super::super::workspace::called;

    /// The button that opens it, and its own name.
    pub const NAME: &str = "Importieren";
    /// The button beside it, which opens the list of drafts to begin with.
    pub const TEMPLATES: &str = "Vorlagen";
    /// Said beside that button.
    pub const ANYWHERE: &str =
        "Oder fügen Sie einen Befehl, JSON, SQL oder Terraform irgendwo außerhalb eines Felds ein.";
    /// What can be imported.
    pub const HINT: &str = "Ein Befehl für curl, PowerShell, cmd oder avn, eine JSON-Payload, eine HTTP-Nachricht, Terraform, CREATE-TABLE-Statements oder die Seite des Spickzettels. Eingefügtes wird sofort gelesen; gesendet wird nichts, und ein Token geht unsichtbar in sein Feld.";
    /// The field's label.
    pub const TEXT: &str = "Text zum Importieren";
    /// The field for a file in its place.
    pub const FILE: &str = "Oder eine Datei";
    /// Said of a file that can't be read.
    pub const UNREADABLE: &str = "Die Datei ließ sich nicht lesen. Wählen Sie sie noch einmal, oder fügen Sie ihren Text ein.";
    /// The button that reads the text.
    pub const READ: &str = "Text lesen";
    /// The list's name.
    pub const PARTS: &str = "Was aus jedem Teil wurde";
    /// The button that takes an import back.
    pub const UNDO: &str = "Rückgängig";
    /// The button that closes the dialog.
    pub const CLOSE: &str = "Schließen";
    /// Said of a text that is too long to be read.
    pub const TOO_LONG: &str = "Nichts wurde gelesen: Der Text ist länger als 2 MB (2.000.000 Bytes). Importieren Sie ihn in Teilen.";
    /// Said when a text was read without what a terminal or a word processor put into it.
    pub const PLAINER: &str = "Über die Prompts eines Terminals oder die Anführungszeichen und Striche einer Textverarbeitung wurde hinweggelesen.";
    /// Said when the example made room.
    pub const ROOM: &str = "Das Beispiel hat dafür Platz gemacht; „Rückgängig“ bringt es zurück.";
    /// Said when a token was found, and the token's field holds one already.
    pub const TOKEN_KEPT: &str =
        "Das Token darin wurde weggelassen: Im Tokenfeld steht schon eines.";
    /// Said when a token was found and taken.
    pub const TOKEN_TAKEN: &str = "Das Token darin kam in das Tokenfeld.";
    /// Said when a request with a token was pasted into a field.
    pub const DIVERTED: &str = "Was Sie eingefügt haben, enthält ein Token. Deshalb wurde es hier gelesen und kam nicht in das Feld.";
    /// Said when another text with a token was pasted into a field.
    pub const MASKED: &str =
        "Was Sie eingefügt haben, enthält ein Token. Deshalb kam ••• an seiner Stelle in das Feld.";
    /// Said when a text with another secret was pasted into a field.
    pub const MASKED_OTHER: &str = "Was Sie eingefügt haben, enthält ein Passwort oder ein anderes Geheimnis. Deshalb kam ••• an seiner Stelle in das Feld.";
    /// Said when nothing was found.
    pub const NOTHING: &str =
        "Keine Tabelle und kein Job wurde darin gefunden. Die Entwürfe sind, wie sie waren.";

    /// Said first of what came of a file.
    pub fn file(name: &str) -> String {
        format!("„{}“ wurde gelesen.", called(name))
    }

    /// How many more parts there are.
    pub fn more(count: usize) -> String {
        format!("Und {count} weitere.")
    }

    /// In how many places the same stands.
    pub fn times(count: usize) -> String {
        format!(" ({count}-mal)")
    }

    /// How many parts of a text could not be taken.
    pub fn missed(count: usize) -> String {
        match count {
            1 => "Ein Teil ließ sich nicht übernehmen.".to_owned(),
            n => format!("{n} Teile ließen sich nicht übernehmen."),
        }
    }

    /// Said when requests name the token in another way from now on.
    pub fn scheme(name: &str) -> String {
        format!("Anfragen nennen vor dem Token ab jetzt {name}, wie es der Text tut.")
    }

    /// Said when an import was taken back. The drafts of these names stay: they were changed since.
    pub fn undone(stay: &[&str]) -> String {
        match stay {
            [] => "Rückgängig gemacht.".to_owned(),
            [name] => {
                let name = called(name);
                format!(
                    "Rückgängig gemacht, außer beim Entwurf {name}, der seitdem geändert oder gesendet wurde."
                )
            }
            many => format!(
                "Rückgängig gemacht, außer bei {} Entwürfen, die seitdem geändert oder gesendet wurden.",
                many.len()
            ),
        }
    }

    /// What was added, by name, and how many were there already.
    pub fn done(added: &[&str], known: usize) -> String {
        let added = match added {
            [] => "Kein Entwurf ist neu.".to_owned(),
            [name] => format!("Entwurf {} hinzugefügt.", called(name)),
            many => format!("{} Entwürfe hinzugefügt.", many.len()),
        };
        match known {
            0 => added,
            1 => format!("{added} Einer war schon hier."),
            n => format!("{added} {n} waren schon hier."),
        }
    }
}
