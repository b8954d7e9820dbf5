//! What the values of a sample have in common, and the type of Flink that holds them all. Nothing is read here.

use super::time::Stamp;
use super::{Note, names::Names};
use crate::sql::name::in_backticks;
use std::collections::BTreeMap;

/// What the values in one place have in common.
#[derive(Debug, Default)]
pub enum Shape {
    /// Nothing but null so far.
    #[default]
    Null,
    /// True or false.
    Boolean,
    /// A whole number of 64 bits.
    Whole,
    /// A whole number that is larger.
    Large,
    /// A number with a fraction or an exponent.
    Fraction,
    /// A date.
    Date,
    /// A time of day.
    Time,
    /// A date with a time.
    Timestamp(Stamp),
    /// Any other text.
    Text,
    /// An array of such elements.
    Array(Box<Shape>),
    /// An object.
    Object(Fields),
    /// Values of different kinds.
    Mixed,
}

/// The fields of objects, in the order in which they first stood.
#[derive(Debug, Default)]
pub struct Fields {
    shapes: Vec<(String, Shape)>,
    places: BTreeMap<String, usize>,
}

impl Fields {
    /// The shape of a field.
    pub fn shape(&mut self, name: String) -> &mut Shape {
        let place = if let Some(place) = self.places.get(&name) {
            *place
        } else {
            self.places.insert(name.clone(), self.shapes.len());
            self.shapes.push((name, Shape::Null));
            self.shapes.len() - 1
        };
        // A place that was looked up or just made is there.
        &mut self.shapes[place].1
    }

    /// All of them, in their order.
    pub fn into_shapes(self) -> Vec<(String, Shape)> {
        self.shapes
    }
}

impl Shape {
    /// Takes in a value that has no parts.
    pub fn add(&mut self, value: Self) {
        let before = std::mem::take(self);
        *self = match (before, value) {
            (Self::Null, other) | (other, Self::Null) => other,
            (Self::Boolean, Self::Boolean) => Self::Boolean,
            (Self::Whole, Self::Whole) => Self::Whole,
            (Self::Large | Self::Whole, Self::Large | Self::Whole) => Self::Large,
            (
                Self::Whole | Self::Large | Self::Fraction,
                Self::Whole | Self::Large | Self::Fraction,
            ) => Self::Fraction,
            (Self::Date, Self::Date) => Self::Date,
            (Self::Time, Self::Time) => Self::Time,
            (Self::Timestamp(one), Self::Timestamp(other)) => match one.with(other) {
                Some(both) => Self::Timestamp(both),
                None => Self::Text,
            },
            (one, other) if one.is_text() && other.is_text() => Self::Text,
            _ => Self::Mixed,
        };
    }

    fn is_text(&self) -> bool {
        matches!(
            self,
            Self::Date | Self::Time | Self::Timestamp(_) | Self::Text
        )
    }

    /// The shape of the elements, where a value is an array. `None` where other values are not.
    pub fn elements(&mut self) -> Option<&mut Self> {
        match self {
            Self::Null => *self = Self::Array(Box::default()),
            Self::Array(_) => {}
            _ => *self = Self::Mixed,
        }
        match self {
            Self::Array(elements) => Some(elements),
            _ => None,
        }
    }

    /// The fields, where a value is an object. `None` where other values are not.
    pub fn fields(&mut self) -> Option<&mut Fields> {
        match self {
            Self::Null => *self = Self::Object(Fields::default()),
            Self::Object(_) => {}
            _ => *self = Self::Mixed,
        }
        match self {
            Self::Object(fields) => Some(fields),
            _ => None,
        }
    }

    /// Writes the type that holds all the values, with STRING for a time that is not read as it is written. Flink's JSON
    /// takes any value as STRING, parts and all.
    pub fn write(&self, sql: &mut String, is_read: fn(Stamp) -> bool) {
        match self {
            Self::Array(elements) => {
                sql.push_str("ARRAY<");
                elements.write(sql, is_read);
                sql.push('>');
            }
            Self::Object(fields) if !fields.shapes.is_empty() => {
                sql.push_str("ROW<");
                let mut names = Names::default();
                for (at, (name, shape)) in fields.shapes.iter().enumerate() {
                    sql.push_str(if at == 0 { "" } else { ", " });
                    sql.push_str(&in_backticks(&names.fit(name, at + 1)));
                    sql.push(' ');
                    shape.write(sql, is_read);
                }
                sql.push('>');
            }
            Self::Timestamp(stamp) if !is_read(*stamp) => sql.push_str("STRING"),
            _ => sql.push_str(self.plain()),
        }
    }

    fn plain(&self) -> &'static str {
        match self {
            Self::Boolean => "BOOLEAN",
            // One message does not show how large a number grows. One that outgrows INT would stop the job,
            // and Flink casts INT to BIGINT for a sink by itself, but not back.
            Self::Whole => "BIGINT",
            Self::Large => "DECIMAL(38, 0)",
            Self::Fraction => "DOUBLE",
            Self::Date => "DATE",
            Self::Time => "TIME(0)",
            Self::Timestamp(stamp) if stamp.has_zone() => "TIMESTAMP_LTZ(3)",
            Self::Timestamp(_) => "TIMESTAMP(3)",
            _ => "STRING",
        }
    }

    /// What is to be known about the type: the worst of what its parts have.
    pub fn note(&self) -> Note {
        match self {
            Self::Null => Note::Unknown {
                from: "null".to_owned(),
            },
            Self::Mixed => Note::Mixed,
            Self::Timestamp(stamp) => stamp.note(),
            Self::Array(elements) if matches!(**elements, Self::Null) => Note::EmptyArray,
            Self::Array(elements) => elements.note(),
            Self::Object(fields) => {
                let notes = fields.shapes.iter().map(|(_, shape)| shape.note());
                notes.max_by_key(rank).unwrap_or(Note::Guessed)
            }
            _ => Note::Guessed,
        }
    }
}

fn rank(note: &Note) -> u8 {
    match note {
        Note::GuessedOffset => 4,
        Note::GuessedIso => 3,
        Note::Mixed => 2,
        Note::Unknown { .. } | Note::EmptyArray => 1,
        _ => 0,
    }
}
