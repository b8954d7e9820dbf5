//! German where a number, a case or a gender changes the words. The forms are written by hand, as a German writes them.

#![cfg(not(target_arch = "wasm32"))]

use millrace::api::discovery::JobDetail;
use millrace::desk::import::Source;
use millrace::snippet::script::{Kind, Obstacle};
use millrace::sql::grid::RowKind;
use millrace::sql::problem::{Fault, Problem, Severity};
use millrace::sql::schema::parse;
use millrace::sql::token::Span;
use millrace::text::german as text;
use millrace::workspace::field::Field;
use millrace::workspace::target::Target;

fn check(said: &[(String, &str)]) {
    for (said, expected) in said {
        assert_eq!(said, expected);
    }
}

#[test]
fn one_and_many_have_their_own_forms() {
    let names =
        |names: &[&str]| -> Vec<String> { names.iter().map(|name| (*name).to_owned()).collect() };
    check(&[
        (text::problems(1), "1 Problem"),
        (text::problems(2), "2 Probleme"),
        (
            text::workspace::emptied(1),
            "1 Entwurf des Beispiels entfernt. Auf dem Service wurde nichts gelöscht.",
        ),
        (
            text::workspace::emptied(4),
            "4 Entwürfe des Beispiels entfernt. Auf dem Service wurde nichts gelöscht.",
        ),
        (
            text::request::held_back(1),
            "Nicht gesendet: 1 Problem hält die Anfrage zurück.",
        ),
        (
            text::request::held_back(3),
            "Nicht gesendet: 3 Probleme halten die Anfrage zurück.",
        ),
        (
            text::exchange::wait(1),
            "In 1 Sekunde kann es erneut gesendet werden.",
        ),
        (
            text::exchange::wait(5),
            "In 5 Sekunden kann es erneut gesendet werden.",
        ),
        (
            text::guard::open(1),
            "Produktion: noch eine Minute lang änderbar",
        ),
        (
            text::guard::open(9),
            "Produktion: noch 9 Minuten lang änderbar",
        ),
        (text::convert::old(1), "Bisher: 1 Anfrage"),
        (text::convert::old(4), "Bisher: 4 Anfragen"),
        (
            text::history::compared(0, "a"),
            "a ist jetzt, was gesendet wurde.",
        ),
        (
            text::history::compared(1, "a"),
            "a unterscheidet sich in 1 Feld.",
        ),
        (
            text::history::compared(2, "a"),
            "a unterscheidet sich in 2 Feldern.",
        ),
        (
            text::writing::import::missed(1),
            "Ein Teil ließ sich nicht übernehmen.",
        ),
        (
            text::writing::import::missed(2),
            "2 Teile ließen sich nicht übernehmen.",
        ),
        (
            text::writing::import::done(&["a"], 1),
            "Entwurf a hinzugefügt. Einer war schon hier.",
        ),
        (
            text::writing::import::done(&["a", "b"], 2),
            "2 Entwürfe hinzugefügt. 2 waren schon hier.",
        ),
        (
            text::writing::in_place(&["A"]),
            "A steht an der Stelle eines Geheimnisses. Was von dieser Seite gesendet wird, enthält das Geheimnis selbst.",
        ),
        (
            text::writing::in_place(&["A", "B"]),
            "A, B stehen an der Stelle eines Geheimnisses. Was von dieser Seite gesendet wird, enthält das Geheimnis selbst.",
        ),
        (
            text::snippet::secrets(&names(&["A"])),
            "A wird anstelle der Geheimnisse im SQL aus der Umgebung gelesen: Setzen und exportieren Sie sie wie AIVEN_TOKEN.",
        ),
        (
            text::snippet::secrets(&names(&["A", "B"])),
            "A, B werden anstelle der Geheimnisse im SQL aus der Umgebung gelesen: Setzen und exportieren Sie sie wie AIVEN_TOKEN.",
        ),
        (
            text::import::of_columns(&["a", "b", "c", "d", "e"], "STRING."),
            "a, b, c und 2 weitere: STRING.",
        ),
        (
            text::import::of_columns(&["a", "b"], "STRING."),
            "a und b: STRING.",
        ),
    ]);
}

#[test]
fn what_is_counted_behind_von_stands_in_the_dative() {
    check(&[
        (text::lists::count(Field::Project, 1, 1, 1), "1 Projekt"),
        (
            text::lists::count(Field::Project, 10, 10, 10),
            "10 Projekte",
        ),
        (
            text::lists::count(Field::Project, 10, 3, 3),
            "3 von 10 Projekten",
        ),
        (
            text::lists::count(Field::Service, 10, 3, 3),
            "3 von 10 Flink-Services",
        ),
        (
            text::lists::count(Field::IntegrationId, 10, 3, 3),
            "3 von 10 Integrationen",
        ),
        (
            text::lists::count(Field::KafkaTopic, 900, 900, 100),
            "100 von 900 Topics. Geben Sie mehr vom Namen ein, um weniger zu sehen.",
        ),
    ]);
}

#[test]
fn tables_and_jobs_have_their_genders() {
    let target = Target {
        project: "p".to_owned(),
        service: String::new(),
        ..Target::default()
    };
    let twice = |kind| Obstacle::Twice(kind, "a".to_owned());
    let why = " An den Namen erkennt das Skript, was schon existiert, deshalb hält es sofort an.";
    let because = |what: &str| format!("{what}.{why}");
    check(&[
        (
            text::share::holds(&Source::Link, 1, 1, &target),
            "Im Link: eine Tabelle und ein Job für Projekt p. Es wurde nichts gesendet.",
        ),
        (
            text::share::holds(
                &Source::File("alle.json".to_owned()),
                3,
                2,
                &Target::default(),
            ),
            "In „alle.json“: 3 Tabellen und 2 Jobs. Es wurde nichts gesendet.",
        ),
        (
            text::picture::spot(false, "Erstellt", &["a", "b"], &["c"]),
            "Tabelle: Erstellt, geschrieben von a und b, gelesen von c",
        ),
        (
            text::picture::spot(true, "Entwurf", &["a"], &["b"]),
            "Job: Entwurf, liest a, schreibt b",
        ),
        (
            text::columns::removed("Spalte 2", "node"),
            "Spalte 2 entfernt: node.",
        ),
        (
            text::columns::columns_of("Primärschlüssel"),
            "Primärschlüssel: Spalten",
        ),
        (
            text::columns::remove(&text::columns::called(RowKind::Watermark, 3)),
            "Watermark entfernen",
        ),
        (
            text::writing::download("payload.json"),
            "payload.json herunterladen",
        ),
    ]);
    assert_eq!(
        text::snippet::obstacle(&Obstacle::Unnamed(Kind::Table)),
        because("Eine Tabelle hat keinen Namen")
    );
    assert_eq!(
        text::snippet::obstacle(&twice(Kind::Job)),
        because("Mehr als ein Job heißt „a“")
    );
    assert_eq!(
        text::snippet::obstacle(&twice(Kind::Table)),
        because("Mehr als eine Tabelle heißt „a“")
    );
}

#[test]
fn how_long_a_job_has_run_needs_no_case() {
    let ran = |duration| {
        text::service::ran(&JobDetail {
            name: String::new(),
            state: String::new(),
            started: None,
            ended: None,
            duration: Some(duration),
        })
    };
    assert_eq!(ran(90_000_000).as_deref(), Some("Läuft seit 1 d 1 h"));
    assert_eq!(ran(180_000_000).as_deref(), Some("Läuft seit 2 d 2 h"));
}

#[test]
fn sentences_about_sql_are_whole_in_german() {
    for (sql, expected) in [
        (
            "a BOOLEAN, b AS a && a",
            "Flink hat kein „&&“: Schreiben Sie stattdessen AND.",
        ),
        (
            "a INT, a STRING",
            "Zwei Spalten heißen „a“: Benennen Sie eine um.",
        ),
        (
            "a INT b INT",
            "Vor „b“ fehlt ein Komma: Schreiben Sie eines.",
        ),
        (
            "a INT, b INT, PRIMARY KEY (a) NOT ENFORCED, PRIMARY KEY (b) NOT ENFORCED",
            "Nur ein PRIMARY KEY ist erlaubt: „a“ hat das schon. Entfernen Sie es bei „b“.",
        ),
        (
            "a INT, b AS c",
            "Es gibt keine Spalte „c“ in dieser Tabelle. Prüfen Sie die Schreibweise: Groß- und Kleinbuchstaben sind verschieden.",
        ),
        (
            "a TEXT",
            "„TEXT“ gehört zu PostgreSQL: In Flink ist es STRING.",
        ),
        (
            "a VARCHAR(x)",
            "Schreiben Sie hier eine ganze Zahl, nicht „x“.",
        ),
    ] {
        let found = parse(sql).1;
        assert_eq!(text::sql::problem(&found[0], sql), expected, "{sql}");
    }
    let said = |fault| {
        let span = Span { start: 0, end: 1 };
        let severity = Severity::Error;
        text::sql::problem(
            &Problem {
                span,
                severity,
                fault,
                mend: None,
            },
            "x",
        )
    };
    let count = |wanted, found, table: Option<&str>, missing: &[&str]| Fault::ColumnCount {
        wanted,
        found,
        table: table.map(str::to_owned),
        missing: missing.iter().map(|name| (*name).to_owned()).collect(),
    };
    check(&[
        (
            said(count(3, 2, Some("t"), &["c"])),
            "„t“ nimmt 3 Spalten, nicht 2: Fügen Sie „c“ hinzu.",
        ),
        (
            said(count(1, 3, Some("t"), &[])),
            "„t“ nimmt 1 Spalte, nicht 3: Lassen Sie 2 weg.",
        ),
        (
            said(count(1, 2, None, &[])),
            "1 Spalte wird erwartet, nicht 2: Lassen Sie 1 weg.",
        ),
        (
            said(count(2, 1, None, &[])),
            "2 Spalten werden erwartet, nicht 1: Fügen Sie 1 hinzu.",
        ),
        (
            said(Fault::SinkType {
                column: "c".to_owned(),
                found: "STRING".to_owned(),
                wanted: "INT".to_owned(),
            }),
            "„c“ ist INT, und STRING passt nicht dazu: Wandeln Sie mit CAST um.",
        ),
        (
            said(Fault::NoTimeAttribute {
                column: "ts".to_owned(),
                table: Some("t".to_owned()),
                is_time: true,
            }),
            "„ts“ ist kein Zeitattribut: Geben Sie der Spalte eine WATERMARK in der Tabelle „t“, oder nehmen Sie eine AS PROCTIME().",
        ),
    ]);
}
