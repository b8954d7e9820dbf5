//! German, with the modules, functions and constants of English. Sentences say Sie, buttons are infinitives; what the API
//! and Aiven's console name keeps its name.

use crate::api::base::BaseFault;
use crate::api::generation::{Generation, TableForm};
use crate::api::json::{is_deceptive, visible};
use crate::api::token::TokenFault;
use crate::config::ConfigFault;
use crate::desk::host::HostFault;
use crate::saved::{SavedFault, Theme};
use crate::snippet::Note;
use crate::workspace::field::Field;
use crate::workspace::problem::Fault;
use crate::workspace::table::{Connector, UPSERT};
use crate::workspace::{Progress, Subject};

pub mod calls;
pub mod columns;
pub mod convert;
pub mod exchange;
pub mod guard;
pub mod history;
pub mod hosting;
pub mod import;
pub mod limits;
pub mod lists;
pub mod picture;
pub mod request_import;
pub mod send_all;
pub mod service;
pub mod share;
pub mod snippet;
pub mod sql;
pub mod writing;

/// Said when a production service was to be changed.
pub const LOCKED: &str = "Dies ist ein Produktionsservice und nur lesbar: Geben Sie oben seinen Namen ein, um ihn zu ändern.";

/// Said when the token was put where it would be kept.
pub const TOKEN_MASKED: &str = "Das ist Ihr Token: An seiner Stelle steht •••.";

/// The words of the editor of SQL.
pub mod editor {
    use crate::sql::grid::RowKind;

    /// The name of the list of what can be written at the caret.
    pub const OFFER: &str = "Was hier stehen kann";
    /// What is written into the columns' text.
    pub const COLUMNS: &str = "Die Spalten, wie sie zwischen den Klammern von CREATE TABLE stehen. Namen in Backticks sind immer sicher.";
    /// What the keys of the editor do.
    pub const KEYS: &str =
        "Strg+Leertaste vervollständigt, Tab rückt ein, Escape und dann Tab verlässt das Feld.";
    /// The same, where blanks are left in the text.
    pub const BLANKS: &str = "Tab geht zur nächsten Lücke, Escape und dann Tab verlässt das Feld.";
    /// Mends all that can be mended.
    pub const MEND: &str = super::columns::MEND;
    /// Said where a text is too long to be coloured.
    pub const PLAIN: &str = "Mehr als 500.000 Bytes werden ohne Farben gezeigt.";

    /// A problem with the line that it stands in.
    pub fn in_line(line: u32, said: &str) -> String {
        format!("Zeile {line}: {said}")
    }

    /// A problem with the column that it is about, unless it says that itself.
    pub fn in_column(kind: RowKind, name: &str, number: usize, said: &str) -> String {
        let name = super::sql::excerpt(name);
        match kind {
            RowKind::Watermark | RowKind::PrimaryKey => {
                format!("{}: {said}", super::columns::called(kind, number))
            }
            _ if name.is_empty() => format!("Spalte {number}: {said}"),
            _ if said.contains(&name) => said.to_owned(),
            _ => format!("Spalte {name}: {said}"),
        }
    }
}

/// The app's name.
pub const APP: &str = "Millrace";

/// Said when the part of the page that reads SQL could not be loaded.
pub const NO_DESK: &str = "SQL wird nicht geprüft, kein Verlauf geführt und nur der Befehl für curl gezeigt: Eine Datei dieser Seite ließ sich nicht laden. Laden Sie die Seite neu.";

/// The words of the target bar and of the settings.
pub mod bar {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const TOKEN: &str = "API-Token";
    pub const FORGET_TOKEN: &str = "Token vergessen";
    pub const FRAMED: &str =
        "Eine andere Seite zeigt diese in sich an, deshalb wird hier nach keinem Token gefragt. ";
    pub const OPEN_ALONE: &str = "Millrace für sich öffnen";
    pub const TOKEN_HINT: &str = "Bleibt im Speicher dieses Tabs, nirgendwo sonst.";
    pub const TOKEN_TRIMMED: &str =
        "Leerzeichen oder der Name eines Schemas um das Token herum wurden weggelassen.";
    pub const TOKEN_NEEDED: &str = "Fügen Sie zuerst ein API-Token ein. Die Aiven-Konsole erstellt eines unter User information, Tokens.";
    /// The page's name, and whose it is.
    pub fn title(team: Option<&str>) -> String {
        match team {
            Some(team) => [super::APP, " für ", &super::visible(team)].concat(),
            None => super::APP.to_owned(),
        }
    }
    pub const SETTINGS: &str = "Einstellungen";
    pub const CLOSE: &str = "Schließen";
    pub const BASE: &str = "Basis-URL der API";
    pub const BASE_HINT: &str = "Vom Betreiber dieser Seite in config.json festgelegt.";
    pub const BASES_HINT: &str = "Vom Betreiber dieser Seite in config.json angeboten. Wer eine andere wählt, muss das Token neu eingeben.";
    pub const SCHEME: &str = "Autorisierungsschema";
    pub const SCHEME_HINT: &str =
        "Bearer steht in den meisten Texten von Aiven, aivenv1 senden Aivens eigene Clients.";
    pub const IDLE: &str = "Token vergessen nach";
    pub const IDLE_HINT: &str = "Ohne Tastendruck oder Mausbewegung in diesem Tab.";
    pub const PATIENCE: &str = "Aufgeben nach";
    pub const PATIENCE_HINT: &str = "Wartezeit auf eine Antwort in Sekunden, von 5 bis 600. Auch eine aufgegebene Anfrage kann angekommen sein.";
    pub const PATIENCE_FAULT: &str =
        "Geben Sie ganze Sekunden von 5 bis 600 an. Bis dahin gilt der letzte Wert.";
    pub const API: &str = "API";
    pub const FORM: &str = "Tabellen der alten API";
    pub const FORM_HINT: &str = "Wie die Payload einer Tabelle geschrieben wird, wenn die API die der Tabellen und Jobs ist. avn 2.16.0 und 2.17.0 verlangen die Form von 2022.";
    pub const THEME: &str = "Darstellung";
    pub const LANGUAGE: &str = "Sprache";
    pub const LANGUAGE_HINT: &str = "Die Seite lädt in der anderen Sprache neu. Entwürfe und Einstellungen bleiben; das Token muss neu eingegeben werden.";
    pub const KEPT: &str = "In diesem Browser gespeichert";
    pub const KEPT_HINT: &str =
        "Ihre Entwürfe, Projekt, Service, diese Einstellungen und der Verlauf. Niemals das Token.";
    pub const DELETE_KEPT: &str = "Gespeichertes löschen";
    pub const DELETE_SURE: &str = "Ihre Entwürfe, Projekt und Service, diese Einstellungen und der Verlauf werden aus diesem Browser gelöscht und lassen sich nicht zurückholen. Dieser Tab zeigt seine Entwürfe, bis Sie ihn schließen oder neu laden. Auf dem Service wird nichts gelöscht.";
    pub const KEEP: &str = "Behalten";
    pub const DELETE_ALL: &str = "Alles löschen";
    pub const DELETED_KEPT: &str = "Aus diesem Browser gelöscht. Ihre Entwürfe bleiben in diesem Tab und werden wieder gespeichert, sobald Sie sie bearbeiten.";

    /// So many minutes.
    pub fn minutes(minutes: u32) -> String {
        format!("{minutes} Minuten")
    }

    /// Said when the token was forgotten because nobody has used the page for so long.
    pub fn idle_over(minutes: u32) -> String {
        format!(
            "Das Token wurde vergessen, weil diese Seite {minutes} Minuten lang nicht benutzt wurde. Fügen Sie es wieder ein, um fortzufahren."
        )
    }

    /// Said at all times when requests go to a host that is neither Aiven's nor the page's own.
    pub fn elsewhere(origin: &str) -> String {
        format!("Anfragen gehen an {origin}")
    }
}

/// The words about tabs that share what this browser keeps.
pub mod keep {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const ELSEWHERE: &str = "Ein anderer Tab speichert diesen Arbeitsbereich. Was Sie in diesem Tab ändern, wird nicht gespeichert.";
    pub const USE_TAB: &str = "Diesen Tab verwenden";
    pub const SHOW: &str = "Gespeichertes zeigen";
    pub const TOOK_OVER: &str = "Dieser Tab speichert jetzt den Arbeitsbereich. „Rückgängig“ bringt zurück, was der andere gespeichert hatte.";
    pub const SHOWN: &str = "Dies hat der andere Tab gespeichert. „Rückgängig“ bringt zurück, was Sie hier geändert hatten.";
}

/// The words of the workspace.
pub mod workspace {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    use crate::api::json::visible;

    pub const NAME: &str = "Arbeitsbereich";
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
    pub const NOTHING_TEXT: &str = "Fügen Sie für jede Quelle und jeden Sink eine Tabelle hinzu, dann einen Job, der Daten zwischen ihnen bewegt.";
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
}

/// The words of the forms.
pub mod form {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const OPTIONS: &str = "Formate und Startposition";
    pub const LEFT_OUT: &str = "Weggelassen";
    pub const TABLES_HERE: &str = "Tabellen dieses Arbeitsbereichs";
    pub const FIX: &str = "Beheben";
    pub const FOLLOW: &str = "Aus dem Statement lesen";

    /// A table that a list should hold.
    pub fn not_listed(name: &str) -> String {
        let name = crate::api::json::visible(name);
        format!("Das Statement braucht auch {name}: Führen Sie die Tabelle auf.")
    }

    /// A key field of a Kafka message that no column is called.
    pub fn no_key_field(name: &str) -> String {
        let name = super::sql::excerpt(name);
        format!(
            "In dieser Tabelle gibt es keine Spalte {name}: Ein Schlüsselfeld ist eine ihrer Spalten."
        )
    }

    /// A table that a list need not hold.
    pub fn not_needed(name: &str) -> String {
        let name = crate::api::json::visible(name);
        format!(
            "Das Statement verwendet {name} nicht: Nehmen Sie die Tabelle heraus, falls sie nicht gewollt ist."
        )
    }

    /// The name of the button that mends a problem.
    pub fn fix(does: &str) -> String {
        [FIX, ": ", does].concat()
    }
}

/// The words of the request region.
pub mod request {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    use crate::api::generation::Generation;
    use crate::workspace::Progress;

    pub const NAME: &str = "Anfrage";
    pub const SEND: &str = "Anfrage senden";
    pub const SEND_ANYWAY: &str = "Trotzdem senden";
    pub const CANCEL: &str = "Abbrechen";
    pub const SEND_AGAIN: &str = "Erneut senden";

    /// The seconds that a request has taken, beside the button that stops it.
    pub fn seconds(seconds: u32) -> String {
        format!("({seconds} s)")
    }

    /// Asked before a request is sent once more.
    pub fn again(progress: &Progress, is_changed: bool, generation: Generation) -> &'static str {
        match progress {
            _ if is_changed && generation == Generation::Applications => {
                "Nicht gesendet: Diese Application existiert bereits. Was sich geändert hat, kommt in eine neue Version, weiter unten."
            }
            _ if is_changed => {
                "Nicht gesendet: Was unter diesem Namen existiert, ist nicht das, was hier steht, und die API kann es nicht ändern. Löschen Sie es, oder wählen Sie einen anderen Namen."
            }
            Progress::Unknown(_) => {
                "Nicht gesendet: Dies wurde schon gesendet und kann angekommen sein. Prüfen Sie, ob es existiert."
            }
            _ => "Nicht gesendet: Dies wurde schon erstellt.",
        }
    }

    /// Said when errors hold a request back.
    pub fn held_back(count: usize) -> String {
        match count {
            1 => "Nicht gesendet: 1 Problem hält die Anfrage zurück.".to_owned(),
            n => format!("Nicht gesendet: {n} Probleme halten die Anfrage zurück."),
        }
    }
}

/// The words of the answer region.
pub mod answer {
    #![allow(missing_docs, reason = "each constant is the text that it names")]
    pub const NAME: &str = "Antwort";
    pub const NONE: &str = "Hier wird die Antwort der API stehen.";
    pub const SENDING: &str = "Wird gesendet …";
    pub const EMPTY: &str = "Die Antwort hat keinen Body.";
    pub const COPY_COMMAND: &str = "curl kopieren";
    pub const BODY: &str = "Body der Antwort";
    pub const NO_ANSWER: &str = "Keine Antwort";

    /// How long the answer took.
    pub fn took(milliseconds: u32) -> String {
        if milliseconds < 10_000 {
            format!("{milliseconds} ms")
        } else {
            format!("{} s", milliseconds / 1000)
        }
    }
}

/// The footer's list of keys: what they do, and which.
pub const SHORTCUTS: [(&str, &[&str]); 2] = [
    ("senden", &["Strg", "Enter"]),
    ("Befehl kopieren", &["Strg", "Umschalt", "C"]),
];

/// A field's label.
pub fn label(field: Field) -> &'static str {
    match field {
        Field::Project => "Projekt",
        Field::Service => "Flink-Service",
        Field::TableName => "Tabellenname",
        Field::IntegrationId => "Integrations-ID",
        Field::JdbcTable => "PostgreSQL-Tabelle",
        Field::KafkaTopic => "Kafka-Topic",
        Field::OpenSearchIndex => "OpenSearch-Index",
        Field::SchemaSql => "Schema (SQL)",
        Field::CreateTable => "CREATE TABLE",
        Field::SlackToken => "Slack-Token",
        Field::Options => "Optionen",
        Field::ConnectorType => "Connector-Typ",
        Field::KeyFormat => "Schlüsselformat",
        Field::KeyFields => "Schlüsselfelder",
        Field::ValueFormat => "Wertformat",
        Field::ValueFieldsInclude => "Felder im Wert",
        Field::StartupMode => "Startmodus",
        Field::JobName => "Jobname",
        Field::Statement => "Statement",
        Field::Tables => "Tabellen",
        Field::TablesBy => "Tabellen nach",
        Field::Payload => "Payload",
    }
}

/// What a field is for, where its label does not say it.
pub fn hint(field: Field) -> Option<&'static str> {
    match field {
        Field::TableName => Some("Wie sich Jobs auf sie beziehen."),
        Field::IntegrationId => {
            Some("Die der Integration, die den Service der Daten mit dem Flink-Service verbindet.")
        }
        Field::JdbcTable => Some("Mit ihrem Schema, etwa public.orders."),
        Field::KeyFields => Some("Spalten, durch Kommas getrennt."),
        Field::SlackToken => Some("Wird nur in diesem Tab behalten."),
        Field::Options => Some("'key' = 'value', durch Kommas getrennt."),
        Field::Statement => Some("Ein INSERT INTO … SELECT …"),
        Field::Tables => Some("Alle, die das Statement liest und schreibt, durch Kommas getrennt."),
        Field::TablesBy => {
            Some("Namen stehen im Spickzettel, IDs verlangte die API ab Oktober 2021.")
        }
        Field::ConnectorType => Some("upsert-kafka behält je Schlüssel die letzte Zeile."),
        _ => None,
    }
}

/// The connectors that need no integration: in short, as tables, and what they do.
const PLAIN: [[&str; 3]; 4] = [
    ["Datagen", "Datagen-Tabelle", "Erfindet Zeilen zum Lesen."],
    [
        "Print",
        "Print-Tabelle",
        "Schreibt Zeilen in das Log von Flink.",
    ],
    [
        "Blackhole",
        "Blackhole-Tabelle",
        "Nimmt Zeilen an und verwirft sie.",
    ],
    ["Slack", "Slack-Tabelle", "Schickt Nachrichten an Channels."],
];

/// What a draft is, for headings and menus.
pub fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => connector(&table.connector),
        Subject::Job(_) => "Job",
    }
}

/// What a draft is, where there is little room.
pub fn short_kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => "PostgreSQL",
            Connector::Kafka(_) => "Kafka",
            Connector::OpenSearch(_) => "OpenSearch",
            Connector::Plain(ref plain) => PLAIN[plain.kind as usize][0],
            Connector::Free => "SQL",
        },
        Subject::Job(_) => "Job",
    }
}

/// What a table points at.
pub fn connector(connector: &Connector) -> &'static str {
    match connector {
        Connector::Postgres(_) => "PostgreSQL-Tabelle",
        Connector::Kafka(kafka) if kafka.connector_type == UPSERT => "Upsert-Kafka-Tabelle",
        Connector::Kafka(_) => "Kafka-Tabelle",
        Connector::OpenSearch(_) => "OpenSearch-Tabelle",
        Connector::Plain(plain) => PLAIN[plain.kind as usize][1],
        Connector::Free => "Beliebiges CREATE TABLE",
    }
}

/// What a draft does, in a sentence under its heading.
pub fn purpose(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => {
                "Verbindet eine Flink-Tabelle mit einer Tabelle von PostgreSQL."
            }
            Connector::Kafka(_) => "Verbindet eine Flink-Tabelle mit einem Kafka-Topic.",
            Connector::OpenSearch(_) => {
                "Verbindet eine Flink-Tabelle mit einem Index von OpenSearch, in den geschrieben wird."
            }
            Connector::Plain(ref plain) => PLAIN[plain.kind as usize][2],
            Connector::Free => "Eine Tabelle mit beliebigem Connector, in Ihren eigenen Worten.",
        },
        Subject::Job(_) => {
            "Führt ein Statement aus, das aus Tabellen liest und in eine andere schreibt."
        }
    }
}

/// What has become of a draft, in a word.
pub fn progress(progress: &Progress) -> &'static str {
    match progress {
        Progress::Draft => "Entwurf",
        Progress::Created(_) => "Erstellt",
        Progress::Failed => "Fehlgeschlagen",
        Progress::Unknown(_) => "Unbekannt",
    }
}

/// The state of a draft that was created, and has been changed since.
pub const CHANGED: &str = "Geändert";

/// The state of a draft that was not created from here, where a table of its name exists.
pub const EXISTS: &str = "Existiert";

/// The state of a draft that is under way.
pub const SENDING: &str = "Wird gesendet";

/// How many problems a draft has.
pub fn problems(count: usize) -> String {
    if count == 1 {
        "1 Problem".to_owned()
    } else {
        format!("{count} Probleme")
    }
}

/// A generation of the API.
pub fn generation(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "Tabellen und Jobs (2021)",
        Generation::Applications => "Applications (aktuell)",
    }
}

/// What a generation is.
pub fn generation_hint(generation: Generation) -> &'static str {
    match generation {
        Generation::Classic => "Im Januar 2023 eingestellt.",
        Generation::Applications => "Ein Job bringt seine Tabellen mit.",
    }
}

/// How a classic table is written.
pub fn table_form(form: TableForm) -> &'static str {
    match form {
        TableForm::Flat => "Flach (2021): kafka_topic",
        TableForm::Nested => "Verschachtelt (2022): kafka.topic",
    }
}

/// A theme's name.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::System => "Wie das System",
        Theme::Light => "Hell",
        Theme::Dark => "Dunkel",
    }
}

/// What is wrong with a field, and what to do.
pub fn problem(field: Field, fault: &Fault) -> String {
    let label = label(field);
    match fault {
        Fault::Sql(finding) => finding.sentence.clone(),
        Fault::Unread => "Was unter JSON eingegeben wurde, ist nicht lesbar, deshalb gibt es nichts zu senden. Korrigieren Sie es dort, oder kehren Sie zur Payload des Formulars zurück.".to_owned(),
        Fault::Empty => empty(field).to_owned(),
        Fault::TooLong { length, limit } => {
            format!("{label}: {length} Zeichen sind zu viele, die API nimmt höchstens {limit}. Kürzen Sie die Angabe.")
        }
        Fault::DotSegment => format!("{label} darf nicht . oder .. sein: Clients lösen das auf, statt es zu senden."),
        Fault::UnusualName => {
            format!("{label} enthält ein Zeichen, das es in Namen bei Aiven nicht gibt. Sie bestehen aus a bis z, 0 bis 9 und Bindestrichen.")
        }
        Fault::OuterSpace => format!("{label} beginnt oder endet mit Leerraum. Entfernen Sie ihn, falls er nicht gewollt ist."),
        Fault::NotUuid => {
            "Das ist keine Integrations-ID. Sie ist eine UUID wie a4af7409-d167-4f31-af13-ddd4cd06564f: Kopieren Sie sie vollständig."
                .to_owned()
        }
        Fault::TopicCharacter(c) => format!(
            "Kafka erlaubt im Namen eines Topics kein {}. Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche sind möglich.",
            character(*c)
        ),
        Fault::TooManyKeyFields { count } => format!("{count} Schlüsselfelder sind angegeben, die API nimmt höchstens 64."),
        Fault::KeyFieldsMissing => "Ein Schlüsselformat braucht Schlüsselfelder: Nennen Sie die Spalten, aus denen der Schlüssel besteht.".to_owned(),
        Fault::KeyFormatMissing => "Schlüsselfelder brauchen ein Schlüsselformat: Wählen Sie eines, oder leeren Sie die Schlüsselfelder.".to_owned(),
        Fault::UpsertKeyFormatMissing => "upsert-kafka braucht ein Schlüsselformat. Wählen Sie eines.".to_owned(),
        Fault::UpsertValueFormatMissing => "upsert-kafka braucht ein Wertformat. Wählen Sie eines.".to_owned(),
        Fault::UpsertKeyFields => {
            "upsert-kafka nimmt den Schlüssel aus PRIMARY KEY (…) NOT ENFORCED im Schema. Leeren Sie die Schlüsselfelder."
                .to_owned()
        }
        Fault::UpsertStartupMode => "upsert-kafka liest immer von Anfang an. Lassen Sie den Startmodus weg.".to_owned(),
        Fault::NameTwice => {
            "Eine andere Tabelle dieses Arbeitsbereichs hat denselben Namen. Die API lehnt die zweite ab: Benennen Sie sie um.".to_owned()
        }
        Fault::JobNameEmpty => "Ohne Namen fehlt job_name, und der Job ist von anderen schwer zu unterscheiden.".to_owned(),
        Fault::NoTables => "Führen Sie die Tabellen auf, die das Statement liest und schreibt.".to_owned(),
        Fault::NoTableId(name) => {
            let name = visible(name);
            format!("Von {name} ist keine ID bekannt. Erstellen Sie zuerst diese Tabelle, oder schreiben Sie ihre ID an die Stelle des Namens.")
        }
    }
}

fn empty(field: Field) -> &'static str {
    match field {
        Field::Project => "Nennen Sie das Projekt: Es ist Teil der Adresse.",
        Field::Service => "Nennen Sie den Flink-Service: Er ist Teil der Adresse.",
        Field::TableName => "Geben Sie der Tabelle einen Namen.",
        Field::IntegrationId => {
            "Geben Sie die ID der Integration an: Die Aiven-Konsole zeigt sie unter Integrations."
        }
        Field::JdbcTable => "Nennen Sie die PostgreSQL-Tabelle, etwa public.orders.",
        Field::KafkaTopic => "Nennen Sie das Kafka-Topic.",
        Field::OpenSearchIndex => "Nennen Sie den Index von OpenSearch.",
        Field::SchemaSql => "Führen Sie die Spalten auf, etwa `node` INT, `cpu` FLOAT.",
        Field::JobName => "Geben Sie einen Namen an: Die Application trägt ihn.",
        Field::Statement => "Schreiben Sie das Statement, etwa INSERT INTO a SELECT * FROM b.",
        _ => "Füllen Sie dieses Feld aus.",
    }
}

fn character(c: char) -> String {
    match c {
        ' ' => "Leerzeichen".to_owned(),
        c if c.is_whitespace() || is_deceptive(c) => code_point(c),
        c => format!("„{c}“"),
    }
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// What the API said about a field.
pub fn said_by_api(message: &str) -> String {
    format!("Die API sagt: {}", visible(message))
}

/// What is wrong with the token, without a word of it.
pub fn token_fault(fault: TokenFault) -> &'static str {
    match fault {
        TokenFault::Empty => bar::TOKEN_NEEDED,
        TokenFault::Space => {
            "Im Token steht Leerraum. Kopieren Sie es noch einmal, allein und vollständig."
        }
        TokenFault::Character => {
            "Im Token steht ein Zeichen, das kein Token hat. Kopieren Sie es noch einmal, allein und vollständig."
        }
    }
}

/// What the reader of a snippet must know.
pub fn note(note: &Note) -> String {
    match note {
        Note::Placeholder(word) => {
            format!("{word} steht für das, was in der Adresse noch fehlt.")
        }
        Note::Piped => {
            "Der Body ist für ein einzelnes Argument eines Befehls zu lang, deshalb bekommt ihn curl über eine Pipe."
                .to_owned()
        }
        Note::Curl(remark) => snippet::curl(*remark).to_owned(),
        Note::EditorVariable => snippet::EDITOR_VARIABLE.to_owned(),
        Note::AvnVersions { since, until } => snippet::avn_versions(since, until),
        Note::AvnSince(since) => snippet::avn_since(since),
        Note::LeftOut(member) => snippet::left_out(member),
        Note::EmptyJobName => snippet::EMPTY_JOB_NAME.to_owned(),
        Note::AddsVersion => snippet::ADDS_VERSION.to_owned(),
        Note::ProviderVersion => snippet::PROVIDER_VERSION.to_owned(),
        Note::ProviderOfApplications => snippet::PROVIDER_OF_APPLICATIONS.to_owned(),
        Note::Resources(resource) => snippet::resources(resource),
        Note::WebUrl(address) => snippet::web_url(address),
        Note::InFile => snippet::IN_FILE.to_owned(),
        Note::LineTooLong => snippet::LINE_TOO_LONG.to_owned(),
        Note::Secrets(names) => snippet::secrets(names),
        Note::SecretsAsTheyAre(names) => snippet::secrets_as_they_are(names),
        Note::SecretsByHand(names) => snippet::secrets_by_hand(names),
        Note::SecretsOfTerraform(names) => snippet::secrets_of_terraform(names),
        Note::Obstacle(obstacle) => snippet::obstacle(obstacle),
    }
}

/// What is wrong with `config.json`, and what holds in its place.
pub fn config_fault(fault: &ConfigFault) -> String {
    let what = config_mistake(fault);
    format!("config.json neben dieser Seite: {what}. Stattdessen gilt die Vorgabe.")
}

/// What is wrong with what `config.json` offers, and what becomes of it.
pub fn host_fault(fault: &HostFault) -> String {
    let what = host_mistake(fault);
    format!("config.json neben dieser Seite: {what}. Die Angabe entfällt.")
}

/// What is wrong with what `config.json` offers.
pub fn host_mistake(fault: &HostFault) -> String {
    match fault {
        HostFault::Integration(0) => "integrations muss eine Liste sein".to_owned(),
        HostFault::Integration(number) => format!(
            "Integration {number} muss einen Namen, eine ID und einen Typ haben: postgresql, kafka oder opensearch"
        ),
        HostFault::Template(0) => "templates muss eine Liste sein".to_owned(),
        HostFault::Template(number) => format!(
            "Vorlage {number} muss einen Namen haben und einen Arbeitsbereich, wie ihn „Teilen“ in eine Datei schreibt"
        ),
        HostFault::Drafts(name) => format!(
            "Der Arbeitsbereich der Vorlage {} ist keiner, den „Teilen“ in eine Datei geschrieben hat",
            visible(name)
        ),
    }
}

/// What is wrong with a `config.json`.
pub fn config_mistake(fault: &ConfigFault) -> String {
    match fault {
        ConfigFault::Unreachable(Some(status)) => format!("Der Server antwortete mit {status}"),
        ConfigFault::Unreachable(None) => "Die Datei ließ sich nicht laden".to_owned(),
        ConfigFault::NotJson { line, column } => {
            format!("Das ist kein JSON (Zeile {line}, Spalte {column})")
        }
        ConfigFault::NotObject => {
            "Es muss ein Objekt sein, etwa {\"project\": \"my-project\"}".to_owned()
        }
        ConfigFault::NotText(key) => format!("{key} muss Text in doppelten Anführungszeichen sein"),
        ConfigFault::NotSwitch(key) => format!("{key} muss true oder false sein"),
        ConfigFault::Base(key, fault) => format!("{key} wird abgelehnt: {}", base_fault(*fault)),
        ConfigFault::Bases => "api_bases muss eine Liste sein, etwa [\"/aiven/v1\"]".to_owned(),
        ConfigFault::Scheme => "auth_scheme muss Bearer oder aivenv1 sein".to_owned(),
        ConfigFault::Generation => {
            "api_generation muss tables-and-jobs oder applications sein".to_owned()
        }
        ConfigFault::Production => {
            "production muss eine Liste sein, etwa [\"my-project/my-flink-service\"]".to_owned()
        }
        ConfigFault::UnknownKey(key) => format!("Den Schlüssel {} liest niemand", visible(key)),
    }
}

fn base_fault(fault: BaseFault) -> &'static str {
    match fault {
        BaseFault::Scheme => {
            "Die Adresse muss mit https:// beginnen oder ein Pfad auf dem Origin dieser Seite sein, etwa /v1"
        }
        BaseFault::Unencrypted => {
            "http:// würde das Token unverschlüsselt senden; nur ein Host auf diesem Rechner darf es verwenden"
        }
        BaseFault::Host => {
            "Der Host muss ein einfacher Name in Kleinbuchstaben sein, ohne etwas davor und mit einer Zahl hinter einem Doppelpunkt"
        }
        BaseFault::Path => {
            "Der Pfad muss aus einfachen Segmenten bestehen, ohne Query und ohne Fragment"
        }
    }
}

/// Why nothing could be restored.
pub fn saved_fault(fault: SavedFault) -> &'static str {
    match fault {
        SavedFault::Newer => {
            "Dieser Browser hat Entwürfe eines neueren Millrace gespeichert. Sie sind zur Seite gelegt, nicht verloren; hier steht das Beispiel."
        }
        SavedFault::Damaged => {
            "Die Entwürfe, die dieser Browser gespeichert hat, sind nicht lesbar. Sie sind zur Seite gelegt, nicht verloren; hier steht das Beispiel."
        }
    }
}

/// Shown when the app itself has failed.
pub const STOPPED: &str = "Millrace ist stehen geblieben: Das ist ein Fehler von Millrace. Laden Sie die Seite neu; Ihre Eingaben sind gespeichert, das Token nicht.";

/// Said once when the browser keeps nothing.
pub const NOT_KEPT: &str = "Dieser Browser speichert Ihre Entwürfe nicht: Sein Speicher ist voll oder gesperrt. Sie bleiben, solange dieser Tab offen ist.";

/// The status of an answer, with its name.
pub fn status(status: u16) -> String {
    let name = match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        417 => "Expectation Failed",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => return status.to_string(),
    };
    format!("{status} {name}")
}

fn thing(subject: &Subject, name: &str, generation: Generation) -> String {
    match subject {
        Subject::Job(_) if generation == Generation::Applications => {
            format!("Application {}", visible(name))
        }
        Subject::Table(_) => format!("Tabelle {}", visible(name)),
        Subject::Job(_) if name.is_empty() => "Job".to_owned(),
        Subject::Job(_) => format!("Job {}", visible(name)),
    }
}
