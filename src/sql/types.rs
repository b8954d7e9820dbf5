//! The types of Flink, and the way Flink prints them. How they are written in SQL is read in `schema::types`.

use super::name::in_backticks;
use std::fmt::{self, Display, Formatter};

/// The length that Flink takes for none: VARCHAR and VARBINARY of it are STRING and BYTES.
pub const MAX_LENGTH: u32 = 2_147_483_647;

/// A type, and whether it allows NULL.
#[derive(Debug, Clone)]
pub struct DataType {
    /// The type.
    pub kind: Type,
    /// It does not allow NULL.
    pub is_not_null: bool,
    /// It was written as VARCHAR without a length, which is STRING to Flink.
    pub says_varchar: bool,
}

/// Two ways of writing a type are one type.
impl PartialEq for DataType {
    fn eq(&self, other: &Self) -> bool {
        (&self.kind, self.is_not_null) == (&other.kind, other.is_not_null)
    }
}

impl Eq for DataType {}

/// A type with all its parameters, as Flink resolves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// CHAR(n).
    Char(u32),
    /// VARCHAR(n) and STRING.
    Varchar(u32),
    /// BOOLEAN.
    Boolean,
    /// BINARY(n).
    Binary(u32),
    /// VARBINARY(n) and BYTES.
    Varbinary(u32),
    /// DECIMAL(precision, scale).
    Decimal(u32, u32),
    /// TINYINT.
    Tinyint,
    /// SMALLINT.
    Smallint,
    /// INT.
    Int,
    /// BIGINT.
    Bigint,
    /// FLOAT.
    Float,
    /// DOUBLE.
    Double,
    /// DATE.
    Date,
    /// TIME: Flink keeps no fraction of it.
    Time,
    /// TIMESTAMP(p).
    Timestamp(u32),
    /// `TIMESTAMP_LTZ(p)`.
    TimestampLtz(u32),
    /// INTERVAL, which only expressions have; of days and seconds, or of years and months.
    Interval {
        /** Of days, hours, minutes, seconds. */
        is_time: bool,
    },
    /// The type of NULL itself.
    Null,
    /// ARRAY of an element.
    Array(Box<DataType>),
    /// MULTISET of an element.
    Multiset(Box<DataType>),
    /// MAP from a key to a value.
    Map(Box<(DataType, DataType)>),
    /// ROW of named fields.
    Row(Vec<Field>),
}

/// A field of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// Its type.
    pub data_type: DataType,
}

impl Type {
    /// The type with NULL allowed.
    #[must_use]
    pub fn nullable(self) -> DataType {
        self.or_null(true)
    }

    /// The type with NULL allowed or not.
    #[must_use]
    pub fn or_null(self, is_nullable: bool) -> DataType {
        DataType {
            kind: self,
            is_not_null: !is_nullable,
            says_varchar: false,
        }
    }

    /// Whether the PostgreSQL connector refuses it when the job starts, in a source and in a sink. CREATE
    /// TABLE takes it. `TIMESTAMP_LTZ` is refused in a source only, and not counted here.
    pub fn is_refused_by_postgres(&self) -> bool {
        match self {
            Self::Timestamp(precision) => !(1..=6).contains(precision),
            Self::Map(_) | Self::Row(_) | Self::Multiset(_) | Self::Binary(_) => true,
            Self::Varbinary(length) => *length != MAX_LENGTH,
            Self::Array(element) => element.kind.is_refused_by_postgres(),
            _ => false,
        }
    }

    /// The string without a limit.
    pub fn string() -> Self {
        Self::Varchar(MAX_LENGTH)
    }
}

impl DataType {
    /// The type without NOT NULL, as whoever wrote it knows it.
    pub fn told(&self) -> String {
        if self.says_varchar {
            "VARCHAR".to_owned()
        } else {
            self.kind.to_string()
        }
    }

    /// The type of a row's field.
    pub fn field(&self, name: &str) -> Option<&Self> {
        let Type::Row(fields) = &self.kind else {
            return None;
        };
        let found = fields.iter().find(|field| field.name == name)?;
        Some(&found.data_type)
    }

    /// Lets go of NOT NULL, in a row and in the rows in it too, as Flink does. Says whether it was there.
    pub fn make_nullable(&mut self) -> bool {
        let mut was_there = std::mem::take(&mut self.is_not_null);
        if let Type::Row(fields) = &mut self.kind {
            for field in fields {
                was_there |= field.data_type.make_nullable();
            }
        }
        was_there
    }
}

impl Display for DataType {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        self.kind.fmt(f)?;
        f.write_str(if self.is_not_null { " NOT NULL" } else { "" })
    }
}

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let (name, length) = match self {
            Self::Varchar(MAX_LENGTH) => ("STRING", None),
            Self::Varbinary(MAX_LENGTH) => ("BYTES", None),
            Self::Char(n) => ("CHAR", Some(n)),
            Self::Varchar(n) => ("VARCHAR", Some(n)),
            Self::Binary(n) => ("BINARY", Some(n)),
            Self::Varbinary(n) => ("VARBINARY", Some(n)),
            Self::Timestamp(p) => ("TIMESTAMP", Some(p)),
            Self::TimestampLtz(p) => ("TIMESTAMP_LTZ", Some(p)),
            Self::Boolean => ("BOOLEAN", None),
            Self::Tinyint => ("TINYINT", None),
            Self::Smallint => ("SMALLINT", None),
            Self::Int => ("INT", None),
            Self::Bigint => ("BIGINT", None),
            Self::Float => ("FLOAT", None),
            Self::Double => ("DOUBLE", None),
            Self::Date => ("DATE", None),
            Self::Time => ("TIME(0)", None),
            Self::Interval { is_time: true } => ("INTERVAL SECOND(3)", None),
            Self::Interval { is_time: false } => ("INTERVAL MONTH", None),
            Self::Null => ("NULL", None),
            Self::Decimal(precision, scale) => return write!(f, "DECIMAL({precision}, {scale})"),
            Self::Array(element) => return write!(f, "ARRAY<{element}>"),
            Self::Multiset(element) => return write!(f, "MULTISET<{element}>"),
            Self::Map(entry) => return write!(f, "MAP<{}, {}>", entry.0, entry.1),
            Self::Row(fields) => return print_row(fields, f),
        };
        f.write_str(name)?;
        length.map_or(Ok(()), |length| write!(f, "({length})"))
    }
}

fn print_row(fields: &[Field], f: &mut Formatter<'_>) -> fmt::Result {
    f.write_str("ROW<")?;
    for (at, field) in fields.iter().enumerate() {
        f.write_str(if at == 0 { "" } else { ", " })?;
        f.write_str(&in_backticks(&field.name))?;
        write!(f, " {}", field.data_type)?;
    }
    f.write_str(">")
}
