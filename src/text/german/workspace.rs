//! The words of the workspace.

#![allow(missing_docs, reason = "each constant is the text that it names")]

use crate::api::json::visible;

pub const NAME: &str = "Arbeitsbereich";
/// The name of what concerns all drafts, where it stands apart from them.
pub const ALL: &str = "Alle Entwürfe";
pub const TABLES: &str = "Tabellen";
pub const JOBS: &str = "Jobs";
pub const ADD_TABLE: &str = "Tabelle hinzufügen";
pub const ADD_JOB: &str = "Job hinzufügen";
pub const NO_TABLES: &str = "Noch keine Tabellen.";
pub const NO_JOBS: &str = "Noch keine Jobs.";
pub const DUPLICATE: &str = "Duplizieren";
pub const RENAME: &str = "Umbenennen";
pub const DELETE: &str = "Löschen";
pub const UNDO: &str = "Rückgängig";
pub const DISMISS: &str = "Ausblenden";
pub const START_EMPTY: &str = "Leer beginnen";
pub const REMOVE_EXAMPLE: &str = "Beispiel entfernen";
pub const EXAMPLE: &str = "Dies ist ein Beispiel aus der Dokumentation von Aiven. Ändern Sie es, oder beginnen Sie mit Ihrem eigenen.";
pub const RETIRED: &str = "Heutige Services verlangen Applications: Aiven hat Tabellen und Jobs im Januar 2023 eingestellt.";
pub const USE_APPLICATIONS: &str = "Zu Applications wechseln";
pub const NOTHING_TITLE: &str = "Hier ist noch nichts";
pub const NOTHING_TEXT: &str = "Fügen Sie für jede Quelle und jeden Sink eine Tabelle hinzu, dann einen Job, der Daten zwischen ihnen bewegt. Oder beginnen Sie mit „Vorlagen“.";
const UNNAMED: &str = "(ohne Namen)";

/// How a draft is called, with or without a name.
pub fn called(name: &str) -> String {
    if name.is_empty() {
        UNNAMED.to_owned()
    } else {
        visible(name)
    }
}

/// The name of a draft's menu.
pub fn menu(name: &str) -> String {
    format!("Aktionen für {name}")
}

/// Said when drafts of the example were removed, beside the way back.
pub fn emptied(count: usize) -> String {
    let drafts = if count == 1 { "Entwurf" } else { "Entwürfe" };
    format!("{count} {drafts} des Beispiels entfernt. Auf dem Service wurde nichts gelöscht.")
}

/// Said when an answer came about a draft that is not shown.
pub fn answered(name: &str, said: &str) -> String {
    format!("{}: {said}", called(name))
}

/// Said after a deletion, beside the way back.
pub fn deleted(name: &str) -> String {
    let name = called(name);
    format!("Entwurf {name} gelöscht. Auf dem Service wurde nichts gelöscht.")
}
