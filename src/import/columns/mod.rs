//! Pasted text as the columns of a table: a spreadsheet's rows, DDL, what `psql` prints, a JSON message. How
//! the findings are put into words is not said here.

mod cells;
mod data;
mod ddl;
mod flink;
mod grid;
mod item;
mod json;
mod names;
mod pieces;
mod postgres;
mod psql;
mod shape;
mod time;
mod types;

pub(in crate::import) use ddl::closes;

use crate::sql::name::in_backticks;
use names::Names;

/// What pasted text was taken for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Rows of a spreadsheet, or of a CSV file.
    Sheet,
    /// Titles with values below them: data, not a list of columns.
    Data,
    /// `CREATE TABLE` of PostgreSQL, or the inside of its brackets.
    PostgresDdl,
    /// `CREATE TABLE` of Flink, or the inside of its brackets.
    FlinkDdl,
    /// A table that `psql` printed.
    Psql,
    /// A JSON message, or several.
    Json,
}

/// What was found in pasted text: one column at least.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pasted {
    /// What the text was taken for.
    pub origin: Origin,
    /// The columns, in their order. No two have one name, and every name and type is one that Flink takes.
    pub columns: Vec<Imported>,
    /// The columns of the primary key, by the names that stand in `columns`.
    pub primary_key: Vec<String>,
    /// The columns that got another name than was pasted.
    pub renamed: Vec<Renamed>,
    /// The parts that have no equivalent.
    pub left_out: Vec<LeftOut>,
    /// Flink's column list as it stands, where that is what was pasted and Flink would take it.
    pub verbatim: Option<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Imported {
    /// Its name, without quotes.
    pub name: String,
    /// Its type as Flink writes it, without NOT NULL. For computed and metadata columns of Flink, all that
    /// stands behind the name.
    pub data_type: String,
    /// It does not allow NULL.
    pub not_null: bool,
    /// Its comment.
    pub comment: Option<String>,
    /// Why it has this type, where that is not plain.
    pub note: Option<Note>,
}

/// Why a column has its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// Flink calls the type differently.
    Mapped {
        /** The type as pasted. */
        from: String,
        /** Flink's. */
        to: String,
    },
    /// The connector takes no such precision: the nearest that it takes stands here.
    Narrowed {
        /** The type as pasted. */
        from: String,
        /** Flink's. */
        to: String,
    },
    /// A number of any size, for which Flink wants a precision.
    AnyPrecision {
        /** The type as pasted. */
        from: String,
    },
    /// A time with a zone, as a timestamp without one: the PostgreSQL connector reads no `TIMESTAMP_LTZ`.
    ZoneDropped {
        /** The type as pasted. */
        from: String,
        /** Flink's. */
        to: String,
    },
    /// A time of day with a zone, which no type of Flink's has.
    TimeZoneDropped {
        /** The type as pasted. */
        from: String,
        /** Flink's. */
        to: String,
    },
    /// Taken from the values of a sample.
    Guessed,
    /// An array of a sample in which nothing stands.
    EmptyArray,
    /// A timestamp of a sample with a T in it, which Flink's JSON reads only when it is told so: STRING is taken.
    GuessedIso,
    /// A timestamp of a sample with an offset from UTC, which Flink's JSON does not read: STRING is taken.
    GuessedOffset,
    /// The sample has values of different kinds here, which only STRING holds.
    Mixed,
    /// No equivalent is known: STRING is taken.
    Unknown {
        /** The type as pasted; `null` where a sample has nothing else. */
        from: String,
    },
    /// No type was pasted: STRING is taken.
    NoType,
}

/// A column that got another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Renamed {
    /// Its name as it was pasted, cut where it is long.
    pub from: String,
    /// Its name in `columns`.
    pub to: String,
    /// Why.
    pub why: Reason,
}

/// Why a column got another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Another column bears it.
    Twice,
    /// It had none.
    Missing,
    /// Flink takes no such name.
    Unfit,
}

/// A part that is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// The part as it stands, cut where it is long; the column's name in front of what belongs to a column.
    pub what: String,
    /// Why it is left out.
    pub why: Why,
}

/// Why a part is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// A default value.
    Default,
    /// A condition that is checked.
    Check,
    /// UNIQUE, and EXCLUDE.
    Unique,
    /// A reference to another table.
    References,
    /// A collation.
    Collation,
    /// A generated value: an identity, or an expression.
    Generated,
    /// An index that is no key.
    Index,
    /// Columns taken over from another table.
    Like,
    /// A column of the primary key that is not there.
    KeyColumn,
    /// The primary key, for a table whose connector keeps none.
    Keyless,
    /// Options of the connector, which the form has in fields of its own.
    Options,
    /// A further table: one is read.
    OtherTable,
    /// What can't be read as a column.
    Unreadable,
    /// The first of the columns over the limit: none behind it is taken either.
    TooMany,
    /// What stands behind this: the bracket around the columns does not close.
    CutOff,
}

/// More columns than PostgreSQL itself allows are no table but a mistake.
const MAX_COLUMNS: usize = 1600;

/// How many left-out parts are told; what comes behind does not help anyone.
const MAX_LEFT_OUT: usize = 200;

/// Reads pasted text. `None` where it is not columns, but something to paste as it is.
pub fn read(text: &str) -> Option<Pasted> {
    let text = text.trim_start_matches('\u{feff}');
    let plain = text.trim();
    if plain.starts_with(['{', '[']) {
        return json::read(plain);
    }
    ddl::read(plain)
        .or_else(|| psql::read(text))
        .or_else(|| ddl::read_list(plain))
        .or_else(|| grid::read(text))
        .or_else(|| data::read(text))
}

/// Where a text can't be read further that is meant as JSON but is none. `None` for any other text.
pub fn broken_json(text: &str) -> Option<usize> {
    let plain = text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace());
    // A name may stand in brackets; one with quotes or a colon in them is hardly one.
    let is_meant = plain.starts_with(['{', '[']) && plain.contains(['"', ':']);
    let at = is_meant.then(|| json::broken(plain)).flatten()?;
    Some(text.len() - plain.len() + at)
}

impl Pasted {
    /// Leaves out the primary key, which the table's connector can't keep. What is Flink's own stays as it is.
    pub fn leave_key_out(&mut self) {
        if self.verbatim.is_none() && !self.primary_key.is_empty() {
            let names = std::mem::take(&mut self.primary_key).join(", ");
            self.left_out.push(LeftOut {
                what: cut(&["PRIMARY KEY (", &names, ")"].concat()),
                why: Why::Keyless,
            });
        }
    }

    /// Keeps the zones of times, which only PostgreSQL's connector can't read.
    pub fn keep_zones(&mut self) {
        for column in &mut self.columns {
            if let Some(Note::ZoneDropped { from, to }) = &column.note {
                let from = from.clone();
                let to = to.replace("TIMESTAMP(", "TIMESTAMP_LTZ(");
                column.data_type = column.data_type.replace("TIMESTAMP(", "TIMESTAMP_LTZ(");
                column.note = Some(Note::Mapped { from, to });
            }
        }
    }

    /// The column list: a column a line, every name in backticks, the key at the end.
    pub fn schema_sql(&self) -> String {
        if let Some(verbatim) = &self.verbatim {
            return verbatim.clone();
        }
        let mut sql = String::new();
        for column in &self.columns {
            if !sql.is_empty() {
                sql.push_str(",\n");
            }
            sql.push_str(&in_backticks(&column.name));
            sql.push(' ');
            sql.push_str(&column.data_type);
            if column.not_null {
                sql.push_str(" NOT NULL");
            }
            if let Some(comment) = &column.comment {
                sql.push_str(" COMMENT '");
                sql.push_str(&comment.replace('\'', "''"));
                sql.push('\'');
            }
        }
        if !self.primary_key.is_empty() {
            let names: Vec<String> = self.primary_key.iter().map(|n| in_backticks(n)).collect();
            sql.push_str(",\nPRIMARY KEY (");
            sql.push_str(&names.join(", "));
            sql.push_str(") NOT ENFORCED");
        }
        sql
    }
}

/// What a reader has found, with names as they were pasted.
#[derive(Default)]
struct Found {
    columns: Vec<Imported>,
    key: Vec<String>,
    left_out: Vec<LeftOut>,
}

impl Found {
    fn leave_out(&mut self, what: &str, why: Why) {
        if self.left_out.len() < MAX_LEFT_OUT {
            let words: Vec<&str> = what.split_whitespace().take(SHOWN).collect();
            let what = cut(&words.join(" "));
            self.left_out.push(LeftOut { what, why });
        }
    }

    /// The result, with names that Flink takes, each once. `None` without a column.
    fn finished(mut self, origin: Origin) -> Option<Pasted> {
        if let Some(next) = self.columns.get(MAX_COLUMNS) {
            let name = next.name.clone();
            self.columns.truncate(MAX_COLUMNS);
            self.leave_out(&name, Why::TooMany);
        }
        let mut names = Names::default();
        let mut places = std::collections::BTreeMap::new();
        let mut renamed = Vec::new();
        for (at, column) in self.columns.iter_mut().enumerate() {
            let pasted = std::mem::take(&mut column.name);
            column.name = names.fit(&pasted, at + 1);
            if column.name != pasted {
                renamed.push(Renamed {
                    why: if places.contains_key(&pasted) {
                        Reason::Twice
                    } else if pasted.trim().is_empty() {
                        Reason::Missing
                    } else {
                        Reason::Unfit
                    },
                    from: cut(&pasted),
                    to: column.name.clone(),
                });
            }
            places.entry(pasted).or_insert(at);
        }
        let mut primary_key = Vec::new();
        for name in std::mem::take(&mut self.key) {
            let place = places.get(&name);
            let Some(column) = place.and_then(|at| self.columns.get_mut(*at)) else {
                self.leave_out(&name, Why::KeyColumn);
                continue;
            };
            // A key allows no NULL in any system that a key is pasted from. This also tells a column twice
            // in the key: `Names` gave each its own name, and one is looked up once.
            column.not_null = true;
            primary_key.push(column.name.clone());
            places.remove(&name);
        }
        (!self.columns.is_empty()).then_some(Pasted {
            origin,
            columns: self.columns,
            primary_key,
            renamed,
            left_out: self.left_out,
            verbatim: None,
        })
    }
}

/// How many characters of a part are shown.
const SHOWN: usize = 80;

/// The beginning of a text that is to be shown.
fn cut(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((at, _)) => [&text[..at], "…"].concat(),
        None => text.to_owned(),
    }
}
