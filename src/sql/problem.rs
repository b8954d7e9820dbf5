//! What can be wrong with Flink SQL: where, what and how to mend it. The sentences live in `text`.

use super::order::sort;
use super::token::Span;

/// What a problem means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Flink takes it, but whoever wrote it likely meant something else.
    Warning,
    /// Flink refuses it, or it would leave the column list.
    Error,
}

/// A replacement that is certain to mend a problem.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// What to replace; nothing but a place where the text is to be put in.
    pub span: Span,
    /// What to write there.
    pub text: String,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub span: Span,
    /// What it means.
    pub severity: Severity,
    /// What it is.
    pub fault: Fault,
    /// How to mend it, where that is certain.
    pub mend: Option<Mend>,
}

/// Puts problems in the order of the text.
pub fn in_order(problems: &mut Vec<Problem>) {
    sort(problems, |one, other| one.span.start.cmp(&other.span.start));
}

/// What can be wrong. The span's text says which word or name is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// What Flink itself has said, in its words.
    Told(String),
    /// A character that Flink's lexer does not know.
    Character(char),
    /// A blank, with its marks; the mend has the example that stands in it.
    Blank,
    /// A backtick that is not closed on its line.
    OpenName,
    /// Backticks with nothing between them.
    EmptyName,
    /// A string that is not closed.
    OpenText,
    /// A comment that is not closed.
    OpenComment,
    /// A hint, where only a comment can stand.
    Hint,
    /// Double quotes: a name stands in backticks.
    DoubleQuotes,
    /// A string where a name is expected.
    TextAsName,
    /// No column at all.
    NoColumns,
    /// Nothing behind the last comma.
    TrailingComma,
    /// Nothing between two commas.
    DoubleComma,
    /// A semicolon.
    Semicolon,
    /// A whole statement instead of a column list.
    Statement,
    /// The column list in brackets of its own.
    Bracketed,
    /// No comma before the next column.
    MissingComma,
    /// The text leaves the column list; `accepted` where Flink would take the statement all the same.
    BreakOut {
        /** Flink would not even complain. */
        accepted: bool,
    },
    /// Something else was expected here. Where an operator has no operand, the span begins with the operator.
    Expected(Expected),
    /// The text ends where something is expected; the span is its last word or sign.
    Ends(Expected),
    /// Nothing more was expected here.
    Unexpected,
    /// A part of a column that stands in front of another one, or behind it.
    Order,
    /// AS behind a type: a computed column has none.
    TypedComputed,
    /// A quote behind a backslash, which does not escape it.
    Backslash,
    /// A quote inside a text, which is to be doubled: the span is what it cuts the text into.
    LoneQuote,
    /// A word that is near the keyword that belongs there; the mend has the keyword.
    Misspelt,
    /// Square brackets behind a type; the mend has the array as Flink writes it.
    SquareBrackets,
    /// A reserved word as a name. If there is a mend, its span is the word, and the problem's span may begin
    /// with an operator in front of it.
    Reserved,
    /// A name with more than 256 characters.
    NameTooLong {
        /** Its characters, as Java counts them. */
        length: usize,
    },
    /// An unquoted name with a dot: the column is named as its first part.
    DottedName,
    /// Two columns of one name.
    SameColumn,
    /// Two fields of one name in a row.
    SameField,
    /// Not a type of Flink; the type that was meant, if one is near.
    UnknownType {
        /** The type of Flink. */
        meant: Option<&'static str>,
    },
    /// A type that columns can't have.
    RefusedType {
        /** The type to use instead. */
        meant: Option<&'static str>,
    },
    /// A type that takes no parameters.
    NoParameters,
    /// A length or precision that is no plain number.
    NotANumber,
    /// A number that does not fit into 32 bits.
    NumberTooLarge,
    /// A decimal without digits.
    NoDigits,
    /// A scale larger than the precision.
    ScaleTooLarge,
    /// A precision that Flink lowers silently.
    Clamped {
        /** What it becomes. */
        to: u32,
    },
    /// A NOT NULL inside a row that Flink drops.
    LostNotNull,
    /// A time zone that is stored: Flink has `TIMESTAMP_LTZ` only.
    TimeZone,
    /// Nested too deeply.
    TooDeep,
    /// DEFAULT, CHECK, `AUTO_INCREMENT`, COLLATE in a column, QUALIFY, WITH RECURSIVE and `LIMIT a, b` in a
    /// query: clauses that Flink does not have.
    ForeignClause,
    /// A second primary key.
    SecondPrimaryKey {
        /** The columns of the first. */
        first: Vec<String>,
        /** The columns of this one. */
        second: Vec<String>,
    },
    /// A primary key without NOT ENFORCED.
    Enforced,
    /// UNIQUE, which Flink parses and refuses.
    Unique,
    /// A column that is not there.
    UnknownColumn(Sought),
    /// A field that a row does not have.
    UnknownField,
    /// A primary key on a computed or metadata column.
    KeyNotPhysical,
    /// A column twice in a key.
    SameKeyColumn,
    /// A second watermark.
    SecondWatermark {
        /** The column of the first. */
        first: String,
        /** The column of this one. */
        second: String,
    },
    /// A watermark on a column that is no timestamp of precision 3 or less.
    WatermarkType,
    /// A watermark on a processing time.
    WatermarkOnProctime,
    /// A watermark whose expression has another type than its column.
    WatermarkResult,
    /// One metadata key for two columns.
    SameMetadataKey,
    /// A metadata key that Kafka does not have.
    MetadataKey {
        /** The key that was meant, if one is near. */
        meant: Option<&'static str>,
    },
    /// Metadata that can't be written, in a column that is not VIRTUAL.
    ReadOnlyMetadata,
    /// The time of a Kafka record as a number, which fails when it is read.
    MetadataNumber,
    /// A metadata column of a PostgreSQL table, which has none.
    NoMetadata,
    /// A type that the PostgreSQL connector refuses.
    PostgresType {
        /** The type to use instead. */
        meant: Option<&'static str>,
    },
    /// A type that can be written to PostgreSQL, and fails when it is read.
    PostgresReads,
    /// A type that can be read from PostgreSQL, and fails when it is written.
    PostgresWrites,
    /// upsert-kafka without a primary key.
    KeyNeeded,
    /// A primary key of a Kafka table whose format knows new rows only.
    KeyRefused,
    /// A computed column that uses another computed column.
    UsesComputed,
    /// An operator that Flink does not have.
    Operator {
        /** What to write instead, if Flink has it. */
        meant: Option<&'static str>,
    },
    /// Types that an operator does not take.
    OperandTypes,
    /// A function that Flink does not have; the mend has the one that was likely meant.
    UnknownFunction,
    /// TOP, which Flink does not have.
    Top {
        /** So many rows. */
        count: String,
    },
    /// A query, an aggregation or a parameter, where only an expression over one row can stand.
    NotARowExpression,
    /// A comment to the end of the line at the very end: it hides a bracket put behind it.
    TrailingLineComment,
    /// No statement at all.
    NoStatement,
    /// A text that begins with no statement of Flink; the mend has the word that was likely meant.
    UnknownStatement,
    /// A statement that Flink takes and that is no job: SELECT, CREATE, SHOW, EXPLAIN and the like.
    NotAJob,
    /// A second statement; the mend makes a statement set of INSERTs.
    TwoStatements,
    /// WITH in front of INSERT: it belongs behind the table that is written. The mend moves it.
    WithBeforeInsert,
    /// A table that is not among those that are known; the mend has the one that was likely meant.
    UnknownTable,
    /// A table's name in front of a column, and no table of that name in FROM: an alias hides the name.
    UnknownAlias,
    /// Two tables of one name in FROM: one needs an alias.
    SameAlias,
    /// A column that several tables have, without the table's name in front of it.
    AmbiguousColumn,
    /// A column that is neither a key of GROUP BY nor inside an aggregation.
    NotGrouped,
    /// HAVING without GROUP BY, where columns of single rows are asked for.
    LoneHaving,
    /// WHERE, ON or HAVING with something that is not true or false.
    NotACondition,
    /// NULL as a column, which says no type: `CAST(NULL AS …)` does.
    NullWithoutType,
    /// Values in one column that have no type in common: in VALUES, UNION and the like.
    MixedTypes,
    /// Not as many columns as there should be: for the table that is written, the other side of UNION, the
    /// first row of VALUES, or the names behind an alias.
    ColumnCount {
        /** As many as there should be. */
        wanted: usize,
        /** As many as there are. */
        found: usize,
        /** The table that is written, if it is that. */
        table: Option<String>,
        /** Its columns that nothing is written to, if those are what is missing. */
        missing: Vec<String>,
    },
    /// A type that the column it is written to does not take without CAST.
    SinkType {
        /** The column. */
        column: String,
        /** The type that the query gives. */
        found: String,
        /** The column's type. */
        wanted: String,
    },
    /// Columns in another order than those of the table they are written to, by their names or by their types:
    /// columns go by their places.
    SwappedColumns {
        /** The first of them: what is written, and the column that it goes to. */
        places: Vec<(String, String)>,
    },
    /// PARTITION with a column that the table is not partitioned by.
    NoPartition,
    /// A table that is read and written by one INSERT.
    ReadsItsSink,
    /// What makes later rows change earlier ones, for a table that only takes new rows.
    Updates {
        /** The table. */
        table: String,
    },
    /// A table without a primary key where one is needed: it is to be updated, or joined as of a time.
    NoKey {
        /** The table. */
        table: String,
    },
    /// INSERT OVERWRITE, which no connector here takes.
    Overwrite,
    /// A primary key for a connector and format that can't keep one, as Kafka with JSON.
    KeyWithoutUpserts,
    /// No time attribute, a column with a watermark or a processing time, where Flink needs one: in a window,
    /// in FOR `SYSTEM_TIME` AS OF.
    NoTimeAttribute {
        /** What stands there instead. */
        column: String,
        /** The table that it is of, if that is known. */
        table: Option<String>,
        /** It is a time that could have a watermark. */
        is_time: bool,
    },
    /// FOR `SYSTEM_TIME` AS OF with an event time, for a table that is looked up in PostgreSQL.
    LookupTime {
        /** The table. */
        table: String,
    },
    /// FOR `SYSTEM_TIME` AS OF with a processing time, for a table of Kafka, which keeps versions.
    VersionTime {
        /** The table. */
        table: String,
    },
    /// FOR `SYSTEM_TIME` AS OF with an event time, for a table without a watermark.
    NoWatermark {
        /** The table. */
        table: String,
    },
    /// ORDER BY of rows without end that does not begin with a time attribute.
    OrderNeedsTime,
    /// A table with a column that its connector can't read or write.
    RefusedColumn {
        /** The column. */
        column: String,
    },
}

impl Fault {
    /// So many columns, where there should be so many.
    pub fn column_count(wanted: usize, found: usize) -> Self {
        Self::ColumnCount {
            wanted,
            found,
            table: None,
            missing: Vec::new(),
        }
    }
}

/// Where a column was looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sought {
    /// In the column list that it stands in.
    Here,
    /// In these tables.
    In(Vec<String>),
}

/// What was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A name.
    Name,
    /// A type.
    Type,
    /// A string.
    Text,
    /// An expression.
    Expression,
    /// This word.
    Word(&'static str),
    /// This sign.
    Sign(&'static str),
    /// A unit of time.
    TimeUnit,
}
