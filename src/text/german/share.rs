//! The words about links and files that hold drafts.

use super::workspace::called;
use crate::api::json::visible;
use crate::desk::import::Source;
use crate::desk::share::ShareFault;
use crate::workspace::table::Connector;
use crate::workspace::target::Target;
use crate::workspace::{Draft, Subject};

/// The button that opens the dialog, and its own name.
pub const NAME: &str = "Teilen";
/// What goes with it and what does not.
pub const HINT: &str = "Ein Link oder eine Datei mit Entwürfen, Projekt und Service. Weder das Token noch Gesendetes oder Antworten gehen mit. Ein Link enthält die Entwürfe selbst: Kein Server speichert sie, und wer den Link hat, kann sie lesen.";
/// What is shared.
pub const WHAT: &str = "Was geteilt wird";
/// The field of the link.
pub const LINK: &str = "Link";
/// The button that copies it.
pub const COPY: &str = "Link kopieren";
/// The button that saves the file.
pub const DOWNLOAD: &str = "Als Datei herunterladen";
/// The button that closes the dialog.
pub const CLOSE: &str = "Schließen";
/// Said while the link is being made.
pub const AWAITED: &str = "Der Link wird erstellt.";
/// Said where it can't be made.
pub const UNAVAILABLE: &str = "Dieser Browser kann keinen Link erstellen. Laden Sie die Datei herunter: Geöffnet wird sie mit „Importieren“.";
/// Said where the link was copied.
pub const COPIED: &str = "Kopiert.";
/// Said where the browser refuses to copy.
pub const SELECTED: &str =
    "Dieser Browser kopiert hier nicht. Der Link ist markiert: Kopieren Sie ihn mit der Tastatur.";

/// All drafts.
pub fn all(count: usize) -> String {
    format!("Alle {count} Entwürfe")
}

/// The draft that is shown.
pub fn alone(name: &str) -> String {
    format!("Nur {}", called(name))
}

/// How long the link is, in characters.
pub fn length(length: usize) -> String {
    format!("{length} Zeichen.")
}

/// Said of a link that is too long.
pub fn too_long(length: usize, max: usize) -> String {
    format!(
        "Ein Link hätte {length} Zeichen, und Programme für Mail und Chat schneiden ab, was länger als {max} ist. Laden Sie die Datei herunter: Geöffnet wird sie mit „Importieren“."
    )
}

/// Why nothing could be opened.
pub fn fault(fault: ShareFault) -> &'static str {
    match fault {
        ShareFault::Damaged => {
            "Nichts wurde geöffnet: Der Link oder die Datei ist beschädigt oder unvollständig. Bitten Sie noch einmal darum, und zwar um eine Datei, falls es ein Link war."
        }
        ShareFault::Newer => {
            "Nichts wurde geöffnet: Das hat ein neueres Millrace erstellt. Laden Sie die Seite neu, oder bitten Sie ihren Betreiber, sie zu erneuern."
        }
        ShareFault::TooMany => {
            "Nichts wurde geöffnet: Das sind mehr als 500 Entwürfe. Bitten Sie um weniger auf einmal."
        }
        ShareFault::Empty => "Nichts wurde geöffnet: Es ist kein Entwurf darin.",
    }
}

/// What is said first of what was opened: what it holds, and where it goes.
pub fn holds(source: &Source, tables: usize, jobs: usize, target: &Target) -> String {
    let count = |count: usize, one: &str, many: &str| match count {
        0 => None,
        1 => Some(one.to_owned()),
        n => Some(format!("{n} {many}")),
    };
    let counts = [
        count(tables, "eine Tabelle", "Tabellen"),
        count(jobs, "ein Job", "Jobs"),
    ];
    let counts: Vec<String> = counts.into_iter().flatten().collect();
    let place = match source {
        Source::Template(name) | Source::File(name) => format!("In „{}“", visible(name)),
        Source::Link => "Im Link".to_owned(),
        Source::Text => "Im Text".to_owned(),
        Source::History => "In der Anfrage".to_owned(),
    };
    let mut said = format!("{place}: {}", counts.join(" und "));
    let places = [("Projekt", &target.project), ("Service", &target.service)];
    let places = places.iter().filter(|(_, name)| !name.is_empty());
    let places: Vec<String> = places
        .map(|(kind, name)| format!("{kind} {}", visible(name)))
        .collect();
    if !places.is_empty() {
        said = format!("{said} für {}", places.join(", "));
    }
    said.push_str(". Es wurde nichts gesendet.");
    said
}

/// Said of a template: what is left to fill in stands out.
pub const MARKED: &str = "Was noch auszufüllen ist, ist in den Entwürfen markiert.";

/// What is left to fill in of a draft.
pub fn left(fields: &[String]) -> String {
    format!("Noch auszufüllen: {}.", fields.join(", "))
}

/// How many blanks a statement has.
pub fn blanks(count: usize) -> String {
    match count {
        1 => "eine Lücke des Statements".to_owned(),
        n => format!("{n} Lücken des Statements"),
    }
}

/// What a draft is.
pub fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => "Eine Tabelle auf PostgreSQL.",
            Connector::Kafka(_) => "Eine Tabelle auf Kafka.",
            Connector::OpenSearch(_) => "Eine Tabelle auf OpenSearch.",
            Connector::Plain(_) | Connector::Free => "Eine Tabelle ohne Integration.",
        },
        Subject::Job(_) => "Ein Job.",
    }
}

/// Asks what becomes of drafts that are here under the same name and differ.
pub fn question(differing: &[&Draft]) -> String {
    let names: Vec<String> = differing.iter().map(|draft| called(draft.name())).collect();
    match names.as_slice() {
        [name] => format!(
            "Auch hier heißt ein Entwurf {name}, und er ist anders. Den anderen daneben hinzufügen oder Ihren ersetzen?"
        ),
        names => format!(
            "{} Entwürfe hier haben dieselben Namen und sind anders: {}. Die anderen daneben hinzufügen oder Ihre ersetzen?",
            names.len(),
            names.join(", ")
        ),
    }
}

/// By which names drafts come beside those of the same names, each old and new.
pub fn renamed(names: &[[String; 2]]) -> String {
    let names: Vec<String> = names.iter().map(|[_, new]| called(new)).collect();
    match names.as_slice() {
        [name] => format!("Daneben heißt er {name}, auch in den Jobs, die mitkommen."),
        names => format!(
            "Daneben heißen sie {}, auch in den Jobs, die mitkommen.",
            names.join(", ")
        ),
    }
}

/// Said of a draft that is here as it is.
pub const HERE: &str = "Er ist schon hier, genau so.";
/// The button that adds all drafts beside those that are here.
pub const BESIDE: &str = "Neben meinen hinzufügen";
/// The button that puts drafts in the place of those of the same name.
pub const REPLACE: &str = "Meine ersetzen";
