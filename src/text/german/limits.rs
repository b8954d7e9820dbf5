//! The words about what the application API does not take.

use crate::api::json::visible;
use crate::import::create_table::outline::Flaw;
use crate::import::unfit::Unfit;

/// A `CREATE TABLE` that is too long.
pub fn create_table(length: usize, limit: usize) -> String {
    format!(
        "Das CREATE TABLE dieser Tabelle hat {length} Zeichen, eine Application nimmt höchstens {limit}. Kürzen Sie die Kommentare der Spalten, oder lassen Sie Spalten weg."
    )
}

/// A name that is too long.
pub fn name(length: usize, limit: usize) -> String {
    format!(
        "Der Name hat {length} Zeichen, eine Application nimmt höchstens {limit}. Kürzen Sie ihn."
    )
}

/// A statement that is too long.
pub fn statement(length: usize, limit: usize) -> String {
    format!(
        "Das Statement hat {length} Zeichen, eine Application nimmt höchstens {limit}. Kürzen Sie es, oder machen Sie zwei Jobs daraus."
    )
}

/// Too many tables.
pub fn tables(sources: usize, sinks: usize, limit: usize) -> String {
    format!(
        "Gelesene Tabellen: {sources}, geschriebene: {sinks}; eine Application nimmt von beiden je höchstens {limit}. Machen Sie mehrere Jobs daraus."
    )
}

/// A table that an application can't take along.
pub fn unknown(name: &str) -> String {
    let name = visible(name);
    format!(
        "Keine Tabelle dieses Arbeitsbereichs heißt {name}, der Application würde also ihr CREATE TABLE fehlen. Fügen Sie sie hinzu, oder importieren Sie sie."
    )
}

/// A table of OpenSearch that is read.
pub fn only_sink(name: &str) -> String {
    let name = visible(name);
    format!(
        "{name} ist eine Tabelle von OpenSearch: Flink kann in sie schreiben, sie aber nicht lesen."
    )
}

/// A topic that is read from nowhere in particular.
pub fn no_startup_mode(name: &str) -> String {
    let name = visible(name);
    format!(
        "{name} hat keinen Startmodus: Flink beginnt dann dort, wo seine Consumer-Gruppe aufgehört hat, und eine neue hat keinen Anfang. Wählen Sie in dieser Tabelle earliest-offset oder latest-offset."
    )
}

/// A table that is written and can't be.
pub fn only_read(name: &str) -> String {
    let name = visible(name);
    format!(
        "{name} ist eine Tabelle von datagen: Flink kann sie lesen, aber nicht in sie schreiben."
    )
}

/// A table that is read and can't be.
pub fn never_read(name: &str, connector: &str) -> String {
    let name = visible(name);
    format!(
        "{name} ist eine Tabelle von {connector}: Flink kann in sie schreiben, sie aber nicht lesen."
    )
}

/// Said of a table that the older generation of the API does not have.
pub const NOT_IN_2021: &str = "Die API von 2021 hat keine Tabellen dieser Art. Wählen Sie unter API „Applications (aktuell)“, um sie zu verwenden.";

/// Options that can't be read.
pub const NO_OPTIONS: &str =
    "Das sind keine Optionen. Schreiben Sie 'key' = 'value', mit Kommas dazwischen.";

/// An option that has its own place.
pub fn own_option(key: &str) -> String {
    format!("'{key}' schreibt das Formular selbst. Nehmen Sie es hier heraus.")
}

/// A column that Slack's connector posts, and that a table lacks.
pub fn slack_column(name: &str) -> String {
    format!("Slack schickt die Spalten channel_id und message. Fügen Sie {name} hinzu.")
}

/// What keeps a text from being the `CREATE TABLE` of a table.
pub fn flaw(flaw: &Flaw) -> String {
    match flaw {
        Flaw::NotOne => {
            "Hier soll ein einzelnes CREATE TABLE stehen, mit Namen, Spalten und Optionen.".to_owned()
        }
        Flaw::Open(Unfit::OpenQuote) => {
            "Ein Anführungszeichen schließt nicht. Ergänzen Sie das fehlende.".to_owned()
        }
        Flaw::Open(_) => "Eine Klammer schließt nicht. Ergänzen Sie die fehlende.".to_owned(),
        Flaw::NoConnector => {
            "Es ist kein Connector genannt. Ergänzen Sie WITH ('connector' = '…'), oder nennen Sie mit LIKE eine andere Tabelle."
                .to_owned()
        }
    }
}

/// A secret of a draft that was not kept, where the draft goes along with another.
pub fn secret_of(name: &str) -> String {
    format!(
        "Ein Geheimnis von {} wird nicht gespeichert: Geben Sie es im Formular ein, bevor dies gesendet wird.",
        visible(name)
    )
}

/// A table whose secrets would be read from the variables of another table. `variables`: how their names begin.
pub fn same_variables(other: &str, variables: &str) -> String {
    format!(
        "{} hat auch ein Geheimnis, und Befehle läsen beide aus {variables}…: Geben Sie einer der beiden einen Namen, der sich in Buchstaben oder Ziffern unterscheidet.",
        visible(other)
    )
}

/// A table that goes along with a job, and has a problem of its own.
pub fn broken(name: &str) -> String {
    format!(
        "Die Tabelle {} geht mit und hat ein Problem: Ihr Formular sagt, welches.",
        visible(name)
    )
}

/// A secret that was not kept.
pub fn secret(key: &str, variable: &str) -> String {
    format!(
        "{variable} steht an der Stelle von '{key}', das nicht gespeichert wird. Geben Sie das Geheimnis ein, um von hier zu senden; ein kopierter Befehl liest die Variable."
    )
}
