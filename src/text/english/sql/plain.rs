//! The sentences that need nothing but the word that is meant, which stands in them as `%`.

use crate::sql::problem::Fault;

/// Sentences that need nothing but the word.
#[expect(
    clippy::too_many_lines,
    reason = "a catalogue, one sentence after the other"
)]
pub fn plain(fault: &Fault, word: &str) -> &'static str {
    match fault {
        Fault::OpenName => "A backtick is not closed on its line: close it behind the name.",
        Fault::EmptyName => "The name is empty: write one.",
        Fault::OpenText => "The text is not closed: write ' behind it. A ' inside is doubled.",
        Fault::OpenComment => "The comment is not closed: write */ behind it.",
        Fault::Hint => "A hint can't stand here: remove it, or its + to make it a comment.",
        Fault::DoubleQuotes => {
            "Double quotes mean nothing to Flink: names stand in backticks, text in single quotes."
        }
        Fault::TextAsName => "% is text, not a name: names stand in backticks.",
        Fault::NoColumns => "List the columns, such as `node` INT, `cpu` FLOAT.",
        Fault::TrailingComma => "A trailing comma: remove it or add a column.",
        Fault::DoubleComma => "Two commas in a row: remove one or add a column.",
        Fault::Semicolon => "A semicolon can't stand here: remove it.",
        Fault::Statement => {
            "This is a whole statement: keep only what stands between the brackets of CREATE TABLE."
        }
        Fault::Bracketed => "The column list stands without brackets of its own: remove them.",
        Fault::MissingComma => "A comma is missing before %: write one.",
        Fault::BreakOut { accepted: false } => {
            "This bracket closes the column list too early: remove it and what follows."
        }
        Fault::BreakOut { accepted: true } => {
            "This bracket closes the column list, and the rest changes the table: remove both."
        }
        Fault::Order => {
            "% can't stand here. The order is type, NOT NULL, METADATA FROM '…' VIRTUAL, COMMENT."
        }
        Fault::TypedComputed => "A column with AS has the type of its expression: remove the type.",
        Fault::Backslash => {
            "A ' inside text is doubled in Flink: write '' instead of a backslash and a quote."
        }
        Fault::LoneQuote => "The ' in % ends the text: double it, as ''.",
        Fault::Reserved => "% is a reserved word: write it in backticks.",
        Fault::SameColumn => "Two columns are called %: rename one.",
        Fault::SameField => "Two fields of this row are called %: rename one.",
        Fault::NoParameters => "This takes nothing in brackets: remove them.",
        Fault::NotANumber if word.is_empty() => "A whole number is missing at the end.",
        Fault::NotANumber => "Write a whole number here, not %.",
        Fault::NumberTooLarge => "% is too large: Flink takes 2147483647 at most.",
        Fault::NoDigits => "% has no digits: write a precision of 1 to 38.",
        Fault::ScaleTooLarge => {
            "% has more digits behind the point than it has in all. Raise the first number."
        }
        Fault::LostNotNull => {
            "Flink drops NOT NULL inside a row that may be NULL. Write NOT NULL behind the row too, or nowhere."
        }
        Fault::TimeZone => "Flink stores no time zones: write WITH LOCAL TIME ZONE.",
        Fault::TooDeep => "This is nested too deeply: 200 levels are the most.",
        Fault::ForeignClause => "Flink has no %: remove it.",
        Fault::Enforced => "Flink enforces no keys: write NOT ENFORCED behind this one.",
        Fault::Unique => "Flink has no UNIQUE: remove it, or make it a PRIMARY KEY.",
        Fault::UnknownField => {
            "There is no field % in this row. Check its spelling: upper and lower case differ."
        }
        Fault::KeyNotPhysical => {
            "% is computed or metadata, so it can't be in the PRIMARY KEY: take it out."
        }
        Fault::SameKeyColumn => "% is in the key twice: remove one.",
        Fault::WatermarkType => {
            "% can't have a watermark: make it a TIMESTAMP(3) or a TIMESTAMP_LTZ(3)."
        }
        Fault::WatermarkOnProctime => {
            "% is the time of processing, which takes no watermark: remove the WATERMARK."
        }
        Fault::WatermarkResult => {
            "The watermark must have the type of %: write the column, or take an INTERVAL from it."
        }
        Fault::SameMetadataKey => {
            "Two columns take the same metadata. Compute % from the other with AS."
        }
        Fault::MetadataKey { .. } => {
            "Kafka has no metadata %, only topic, partition, headers, offset, timestamp, timestamp-type, leader-epoch."
        }
        Fault::ReadOnlyMetadata => {
            "This metadata can be read, not written: add VIRTUAL, or a job that writes to this table fails."
        }
        Fault::MetadataNumber => {
            "A job that reads the record's timestamp as % fails: use TIMESTAMP_LTZ(3)."
        }
        Fault::NoMetadata => "A PostgreSQL table has no metadata: remove this column.",
        Fault::PostgresType { .. } => {
            "The PostgreSQL connector refuses %: remove the column or give it another type."
        }
        Fault::PostgresReads => {
            "% can be written to PostgreSQL, but a job that reads it fails: use TIMESTAMP to read it."
        }
        Fault::PostgresWrites => "% can be read from PostgreSQL, but a job that writes it fails.",
        Fault::KeyNeeded => {
            "upsert-kafka needs a key: add PRIMARY KEY (…) NOT ENFORCED with its columns."
        }
        Fault::KeyRefused => {
            "Kafka keeps no PRIMARY KEY with this value format: remove it, or choose upsert-kafka as the connector type."
        }
        Fault::Overwrite => {
            "Neither Kafka nor PostgreSQL takes INSERT OVERWRITE: write INSERT INTO."
        }
        Fault::NoStatement => "Write the statement, such as INSERT INTO a SELECT * FROM b.",
        Fault::NotAJob => "% does not begin a job: write INSERT INTO … SELECT ….",
        Fault::TwoStatements => {
            "A job is one statement. Several INSERTs go into EXECUTE STATEMENT SET BEGIN …; END."
        }
        Fault::WithBeforeInsert => {
            "Flink wants WITH behind the table that is written: INSERT INTO … WITH … SELECT …."
        }
        Fault::UnknownAlias => {
            "% is no table in FROM here. Where a table has an alias, write the alias."
        }
        Fault::SameAlias => "% has the name of another table in FROM: give it another with AS.",
        Fault::AmbiguousColumn => {
            "Several tables have the column %: write its table in front of it."
        }
        Fault::NotGrouped => "% is neither in GROUP BY nor in an aggregation: put it into one.",
        Fault::LoneHaving => {
            "HAVING without GROUP BY makes one group of all rows: write WHERE, or add GROUP BY."
        }
        Fault::NotACondition => "% is neither true nor false: compare it with something.",
        Fault::NullWithoutType => "NULL has no type here: write CAST(NULL AS …).",
        Fault::MixedTypes => "The types of one column differ in %: convert one with CAST.",
        Fault::NoPartition => "The table is not partitioned by %: remove PARTITION.",
        Fault::ReadsItsSink => {
            "This INSERT reads the table that it writes, and feeds on its own rows. Write to another one."
        }
        Fault::KeyWithoutUpserts => {
            "% has a PRIMARY KEY that its connector can't keep: use upsert-kafka, or remove the key."
        }
        Fault::UsesComputed => {
            "% is computed, and a computed column can't use another: write out its expression."
        }
        Fault::OrderNeedsTime if word.starts_with(['M', 'm']) && word.contains('_') => {
            "MATCH_RECOGNIZE needs ORDER BY with a time attribute: a column with a WATERMARK, or one AS PROCTIME()."
        }
        Fault::OrderNeedsTime => {
            "ORDER BY must begin with a time attribute, not with %: a column with a WATERMARK, or one AS PROCTIME(), and no DESC."
        }
        Fault::Operator { .. } if word.starts_with(':') => "Flink has no “::”: write CAST(… AS …).",
        Fault::Operator { .. } => "Flink has no %: write it another way.",
        Fault::OperandTypes => "The types in % don't fit: convert one with CAST.",
        Fault::UnknownFunction => "Flink has no function %. Check its spelling.",
        Fault::NotARowExpression => {
            "% can't stand here: only the values of one row are seen. Remove it."
        }
        Fault::TrailingLineComment => {
            "The closing bracket of CREATE TABLE would land in this comment: end it with a line break."
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
        | Fault::DottedName => "% can't stand here: remove it.",
    }
}
