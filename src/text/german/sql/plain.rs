//! The sentences that need nothing but the word that is meant, which stands in them as `%`.

use crate::sql::problem::Fault;

/// Sentences that need nothing but the word.
#[expect(
    clippy::too_many_lines,
    reason = "a catalogue, one sentence after the other"
)]
pub fn plain(fault: &Fault, word: &str) -> &'static str {
    match fault {
        Fault::OpenName => {
            "Ein Backtick wird in seiner Zeile nicht geschlossen: Schließen Sie ihn hinter dem Namen."
        }
        Fault::EmptyName => "Der Name ist leer: Schreiben Sie einen.",
        Fault::OpenText => {
            "Der Text ist nicht geschlossen: Schreiben Sie ' dahinter. Ein ' darin wird verdoppelt."
        }
        Fault::OpenComment => "Der Kommentar ist nicht geschlossen: Schreiben Sie */ dahinter.",
        Fault::Hint => {
            "Ein Hint kann hier nicht stehen: Entfernen Sie ihn, oder sein +, damit er ein Kommentar wird."
        }
        Fault::DoubleQuotes => {
            "Doppelte Anführungszeichen bedeuten Flink nichts: Namen stehen in Backticks, Text in einfachen Anführungszeichen."
        }
        Fault::TextAsName => "% ist Text, kein Name: Namen stehen in Backticks.",
        Fault::NoColumns => "Führen Sie die Spalten auf, etwa `node` INT, `cpu` FLOAT.",
        Fault::TrailingComma => {
            "Ein Komma am Ende: Entfernen Sie es, oder fügen Sie eine Spalte hinzu."
        }
        Fault::DoubleComma => {
            "Zwei Kommas hintereinander: Entfernen Sie eines, oder fügen Sie eine Spalte hinzu."
        }
        Fault::Semicolon => "Ein Semikolon kann hier nicht stehen: Entfernen Sie es.",
        Fault::Statement => {
            "Das ist ein ganzes Statement: Behalten Sie nur, was zwischen den Klammern von CREATE TABLE steht."
        }
        Fault::Bracketed => "Die Spaltenliste steht ohne eigene Klammern: Entfernen Sie sie.",
        Fault::MissingComma => "Vor % fehlt ein Komma: Schreiben Sie eines.",
        Fault::BreakOut { accepted: false } => {
            "Diese Klammer schließt die Spaltenliste zu früh: Entfernen Sie sie und was folgt."
        }
        Fault::BreakOut { accepted: true } => {
            "Diese Klammer schließt die Spaltenliste, und der Rest ändert die Tabelle: Entfernen Sie beides."
        }
        Fault::Order => {
            "% kann hier nicht stehen. Die Reihenfolge ist Typ, NOT NULL, METADATA FROM '…' VIRTUAL, COMMENT."
        }
        Fault::TypedComputed => {
            "Eine Spalte mit AS hat den Typ ihres Ausdrucks: Entfernen Sie den Typ."
        }
        Fault::Backslash => {
            "Ein ' im Text wird in Flink verdoppelt: Schreiben Sie '' statt Backslash und Anführungszeichen."
        }
        Fault::LoneQuote => "Das ' in % beendet den Text: Verdoppeln Sie es zu ''.",
        Fault::Reserved => "% ist ein reserviertes Wort: Setzen Sie es in Backticks.",
        Fault::SameColumn => "Zwei Spalten heißen %: Benennen Sie eine um.",
        Fault::SameField => "Zwei Felder dieser Row heißen %: Benennen Sie eines um.",
        Fault::NoParameters => "Hier steht nichts in Klammern: Entfernen Sie sie.",
        Fault::NotANumber if word.is_empty() => "Am Ende fehlt eine ganze Zahl.",
        Fault::NotANumber => "Schreiben Sie hier eine ganze Zahl, nicht %.",
        Fault::NumberTooLarge => "% ist zu groß: Flink nimmt höchstens 2147483647.",
        Fault::NoDigits => "% hat keine Stellen: Schreiben Sie eine Genauigkeit von 1 bis 38.",
        Fault::ScaleTooLarge => {
            "% hat mehr Stellen hinter dem Komma als insgesamt. Erhöhen Sie die erste Zahl."
        }
        Fault::LostNotNull => {
            "Flink verwirft NOT NULL in einer Row, die NULL sein darf. Schreiben Sie NOT NULL auch hinter die Row, oder nirgends."
        }
        Fault::TimeZone => "Flink speichert keine Zeitzonen: Schreiben Sie WITH LOCAL TIME ZONE.",
        Fault::TooDeep => "Das ist zu tief verschachtelt: Mehr als 200 Ebenen gehen nicht.",
        Fault::ForeignClause => "Flink hat kein %: Entfernen Sie es.",
        Fault::Enforced => {
            "Flink setzt keine Schlüssel durch: Schreiben Sie NOT ENFORCED hinter diesen."
        }
        Fault::Unique => {
            "Flink hat kein UNIQUE: Entfernen Sie es, oder machen Sie einen PRIMARY KEY daraus."
        }
        Fault::UnknownField => {
            "In dieser Row gibt es kein Feld %. Prüfen Sie die Schreibweise: Groß- und Kleinbuchstaben sind verschieden."
        }
        Fault::KeyNotPhysical => {
            "% ist berechnet oder eine Metadatenspalte und kann nicht im PRIMARY KEY stehen: Nehmen Sie sie heraus."
        }
        Fault::SameKeyColumn => "% steht zweimal im Schlüssel: Entfernen Sie eines davon.",
        Fault::WatermarkType => {
            "% kann keine Watermark haben: Machen Sie ein TIMESTAMP(3) oder ein TIMESTAMP_LTZ(3) daraus."
        }
        Fault::WatermarkOnProctime => {
            "% ist die Zeit der Verarbeitung und nimmt keine Watermark: Entfernen Sie die WATERMARK."
        }
        Fault::WatermarkResult => {
            "Die Watermark muss den Typ von % haben: Schreiben Sie die Spalte, oder ziehen Sie ein INTERVAL von ihr ab."
        }
        Fault::SameMetadataKey => {
            "Zwei Spalten nehmen dieselben Metadaten. Berechnen Sie % mit AS aus der anderen."
        }
        Fault::MetadataKey { .. } => {
            "Kafka hat keine Metadaten %, nur topic, partition, headers, offset, timestamp, timestamp-type, leader-epoch."
        }
        Fault::ReadOnlyMetadata => {
            "Diese Metadaten lassen sich lesen, nicht schreiben: Ergänzen Sie VIRTUAL, sonst schlägt ein Job fehl, der in diese Tabelle schreibt."
        }
        Fault::MetadataNumber => {
            "Ein Job, der den Zeitstempel des Datensatzes als % liest, schlägt fehl: Verwenden Sie TIMESTAMP_LTZ(3)."
        }
        Fault::NoMetadata => {
            "Eine PostgreSQL-Tabelle hat keine Metadaten: Entfernen Sie diese Spalte."
        }
        Fault::PostgresType { .. } => {
            "Der PostgreSQL-Connector lehnt % ab: Entfernen Sie die Spalte, oder geben Sie ihr einen anderen Typ."
        }
        Fault::PostgresReads => {
            "% lässt sich nach PostgreSQL schreiben, aber ein Job, der es liest, schlägt fehl: Verwenden Sie zum Lesen TIMESTAMP."
        }
        Fault::PostgresWrites => {
            "% lässt sich aus PostgreSQL lesen, aber ein Job, der es schreibt, schlägt fehl."
        }
        Fault::KeyNeeded => {
            "upsert-kafka braucht einen Schlüssel: Fügen Sie PRIMARY KEY (…) NOT ENFORCED mit seinen Spalten hinzu."
        }
        Fault::KeyRefused => {
            "Mit diesem Wertformat hält Kafka keinen PRIMARY KEY: Entfernen Sie ihn, oder wählen Sie upsert-kafka als Connector-Typ."
        }
        Fault::Overwrite => {
            "Weder Kafka noch PostgreSQL nimmt INSERT OVERWRITE: Schreiben Sie INSERT INTO."
        }
        Fault::NoStatement => "Schreiben Sie das Statement, etwa INSERT INTO a SELECT * FROM b.",
        Fault::NotAJob => "% beginnt keinen Job: Schreiben Sie INSERT INTO … SELECT ….",
        Fault::TwoStatements => {
            "Ein Job ist ein einzelnes Statement. Mehrere INSERTs kommen in EXECUTE STATEMENT SET BEGIN …; END."
        }
        Fault::WithBeforeInsert => {
            "Flink erwartet WITH hinter der Tabelle, die geschrieben wird: INSERT INTO … WITH … SELECT …."
        }
        Fault::UnknownAlias => {
            "% ist hier keine Tabelle in FROM. Hat eine Tabelle einen Alias, schreiben Sie den Alias."
        }
        Fault::SameAlias => {
            "% hat den Namen einer anderen Tabelle in FROM: Geben Sie mit AS einen anderen."
        }
        Fault::AmbiguousColumn => {
            "Mehrere Tabellen haben die Spalte %: Schreiben Sie ihre Tabelle davor."
        }
        Fault::NotGrouped => {
            "% steht weder in GROUP BY noch in einer Aggregation: Setzen Sie es in eines davon."
        }
        Fault::LoneHaving => {
            "HAVING ohne GROUP BY macht aus allen Zeilen eine Gruppe: Schreiben Sie WHERE, oder fügen Sie GROUP BY hinzu."
        }
        Fault::NotACondition => "% ist weder wahr noch falsch: Vergleichen Sie es mit etwas.",
        Fault::NullWithoutType => "NULL hat hier keinen Typ: Schreiben Sie CAST(NULL AS …).",
        Fault::MixedTypes => {
            "Die Typen einer Spalte unterscheiden sich in %: Wandeln Sie einen mit CAST um."
        }
        Fault::NoPartition => {
            "Die Tabelle ist nicht nach % partitioniert: Entfernen Sie PARTITION."
        }
        Fault::ReadsItsSink => {
            "Dieses INSERT liest die Tabelle, die es schreibt, und nährt sich von seinen eigenen Zeilen. Schreiben Sie in eine andere."
        }
        Fault::KeyWithoutUpserts => {
            "% hat einen PRIMARY KEY, den der Connector nicht halten kann: Verwenden Sie upsert-kafka, oder entfernen Sie den Schlüssel."
        }
        Fault::UsesComputed => {
            "% ist berechnet, und eine berechnete Spalte kann keine andere berechnete verwenden: Schreiben Sie deren Ausdruck aus."
        }
        Fault::OrderNeedsTime if word.starts_with(['M', 'm']) && word.contains('_') => {
            "MATCH_RECOGNIZE braucht ORDER BY mit einem Zeitattribut: eine Spalte mit WATERMARK oder eine AS PROCTIME()."
        }
        Fault::OrderNeedsTime => {
            "ORDER BY muss mit einem Zeitattribut beginnen, nicht mit %: eine Spalte mit WATERMARK oder eine AS PROCTIME(), und kein DESC."
        }
        Fault::Operator { .. } if word.starts_with(':') => {
            "Flink hat kein „::“: Schreiben Sie CAST(… AS …)."
        }
        Fault::Operator { .. } => "Flink hat kein %: Schreiben Sie es anders.",
        Fault::OperandTypes => {
            "Die Typen in % passen nicht zusammen: Wandeln Sie einen mit CAST um."
        }
        Fault::UnknownFunction => "Flink hat keine Funktion %. Prüfen Sie die Schreibweise.",
        Fault::NotARowExpression => {
            "% kann hier nicht stehen: Zu sehen sind nur die Werte einer Zeile. Entfernen Sie es."
        }
        Fault::TrailingLineComment => {
            "Die schließende Klammer von CREATE TABLE würde in diesem Kommentar landen: Beenden Sie ihn mit einem Zeilenumbruch."
        }
        // The rest have said more already.
        Fault::Unexpected
        | Fault::Character(_)
        | Fault::Blank
        | Fault::Told(_)
        | Fault::NameTooLong { .. }
        | Fault::Expected(_)
        | Fault::Ends(_)
        | Fault::UnknownStatement
        | Fault::UnknownTable
        | Fault::UnknownColumn(_)
        | Fault::SecondPrimaryKey { .. }
        | Fault::SecondWatermark { .. }
        | Fault::Updates { .. }
        | Fault::NoKey { .. }
        | Fault::Misspelt
        | Fault::SquareBrackets
        | Fault::ColumnCount { .. }
        | Fault::SinkType { .. }
        | Fault::NoTimeAttribute { .. }
        | Fault::LookupTime { .. }
        | Fault::VersionTime { .. }
        | Fault::NoWatermark { .. }
        | Fault::Top { .. }
        | Fault::SwappedColumns { .. }
        | Fault::RefusedColumn { .. }
        | Fault::UnknownType { .. }
        | Fault::RefusedType { .. }
        | Fault::Clamped { .. }
        | Fault::DottedName => "% kann hier nicht stehen: Entfernen Sie es.",
    }
}
