//! What is wrong with what was typed, kept, or said by the host of the page, and what to do.

use super::{bar, label};
use crate::api::base::BaseFault;
use crate::api::json::{is_deceptive, visible};
use crate::api::token::TokenFault;
use crate::config::ConfigFault;
use crate::desk::host::HostFault;
use crate::saved::SavedFault;
use crate::workspace::field::Field;
use crate::workspace::problem::Fault;

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

pub(super) fn character(c: char) -> String {
    match c {
        ' ' => "Leerzeichen".to_owned(),
        c if c.is_whitespace() || is_deceptive(c) => code_point(c),
        c => format!("„{c}“"),
    }
}

pub(super) fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
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
