//! The names that an expression sees: tables by their aliases, columns by their names.

use crate::sql::schema::TimeAttribute;
use crate::sql::token::Span;
use crate::sql::types::DataType;
use std::collections::BTreeMap;
use std::rc::Rc;

/// A column of rows that a query makes or a table holds.
#[derive(Clone)]
pub struct Column {
    /// Its name.
    pub name: Rc<str>,
    /// Its type, as far as it is known.
    pub data_type: Option<Rc<DataType>>,
    /// The time that it is.
    pub time: Option<TimeAttribute>,
    /// What it is, where it matters for time.
    pub what: What,
    /// The item of the SELECT.
    pub span: Span,
}

impl Column {
    /// A column of which only the name is known.
    pub fn named(name: &str, span: Span) -> Self {
        Self {
            name: name.into(),
            data_type: None,
            time: None,
            what: What::Other,
            span,
        }
    }
}

/// What a column or a value is, where it matters for time.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum What {
    /// Anything else.
    #[default]
    Other,
    /// A column straight from a table: no time means that it is none.
    Plain,
    /// The number of a row in an order that later rows change.
    Rank,
    /// A border of a window.
    Window,
}

/// Rows: their columns, and whether later rows change earlier ones.
#[derive(Clone, Default)]
pub struct Rel {
    /// The columns, in their order.
    pub columns: Vec<Column>,
    /// There may be other columns too.
    pub is_open: bool,
    /// What makes later rows change earlier ones.
    pub updates: Option<Updates>,
    /// The table that they are all the rows of.
    pub table: Option<Rc<str>>,
}

/// Why later rows change earlier ones.
#[derive(Clone, Copy)]
pub struct Updates {
    /// What does it.
    pub span: Span,
    /// There is no way around it.
    pub is_certain: bool,
}

impl Rel {
    /// Rows of which nothing is known.
    pub fn open() -> Self {
        Self {
            is_open: true,
            ..Self::default()
        }
    }
}

/// What an expression sees.
#[derive(Default)]
pub struct Scope<'p> {
    /// The tables, in their order, with their aliases.
    pub relations: Vec<(Option<String>, Rc<Rel>)>,
    aliases: BTreeMap<String, usize>,
    columns: BTreeMap<Rc<str>, Place>,
    /// The query around this one.
    pub parent: Option<&'p Scope<'p>>,
    /// USING, NATURAL or a pattern: a name in several tables is no problem.
    pub merges_columns: bool,
    /// A table may have columns that are not known here.
    pub is_open: bool,
}

#[derive(Clone, Copy)]
struct Place {
    relation: usize,
    column: usize,
    is_ambiguous: bool,
}

/// What a name turns out to be.
pub enum Found<'s> {
    /// This column; fields of it follow from this part of the path on.
    Column(&'s Column, usize, u64),
    /// Nothing that is known, and nothing that is wrong.
    Unknown,
    /// A name that several tables have.
    Ambiguous,
    /// A name that no table has: which part of the path.
    Missing(usize),
    /// A table that FROM does not have.
    NoTable,
}

impl<'p> Scope<'p> {
    /// Sees what the query around it sees, and nothing else yet.
    pub fn within(parent: Option<&'p Scope<'p>>) -> Self {
        Self {
            parent,
            ..Self::default()
        }
    }

    /// Adds a table: whether its alias is new.
    pub fn add(&mut self, alias: Option<String>, rel: Rc<Rel>) -> bool {
        let relation = self.relations.len();
        self.is_open |= rel.is_open;
        for (column, entry) in rel.columns.iter().enumerate() {
            let place = Place {
                relation,
                column,
                is_ambiguous: false,
            };
            self.columns
                .entry(entry.name.clone())
                .and_modify(|place| place.is_ambiguous = true)
                .or_insert(place);
        }
        let mut is_new = true;
        if let Some(alias) = &alias {
            is_new = self.aliases.insert(alias.clone(), relation).is_none();
        }
        self.relations.push((alias, rel));
        is_new
    }

    /// Adds another name for a table whose columns are seen already.
    pub fn add_name(&mut self, name: String, rel: Rc<Rel>) {
        self.aliases.insert(name.clone(), self.relations.len());
        self.relations.push((Some(name), rel));
    }

    /// The table of this alias.
    pub fn table(&self, alias: &str) -> Option<&Rc<Rel>> {
        let own = self.aliases.get(alias);
        match own.and_then(|at| self.relations.get(*at)) {
            Some((_, rel)) => Some(rel),
            None => self.parent?.table(alias),
        }
    }

    /// Whether the query around this one has the name that was found.
    fn local(&self, name: &str) -> Option<Found<'_>> {
        let place = self.columns.get(name)?;
        if place.is_ambiguous && !self.merges_columns {
            return Some(if self.is_open {
                Found::Unknown
            } else {
                Found::Ambiguous
            });
        }
        let (_, rel) = self.relations.get(place.relation)?;
        let column = rel.columns.get(place.column)?;
        Some(Found::Column(column, 1, hash(place.relation, place.column)))
    }

    /// What a path of names means.
    pub fn find<'n>(&self, path: impl Iterator<Item = &'n str> + Clone) -> Found<'_> {
        let mut parts = path.clone();
        let (Some(first), second) = (parts.next(), parts.next()) else {
            return Found::Unknown;
        };
        if let Some(second) = second
            && let Some(at) = self.aliases.get(first)
            && let Some((_, rel)) = self.relations.get(*at)
        {
            let column = rel.columns.iter().position(|c| *c.name == *second);
            return match column.and_then(|column| Some((column, rel.columns.get(column)?))) {
                Some((column, entry)) => Found::Column(entry, 2, hash(*at, column)),
                None if rel.is_open => Found::Unknown,
                None => Found::Missing(1),
            };
        }
        if let Some(found) = self.local(first) {
            return found;
        }
        if let Some(parent) = self.parent {
            return match parent.find(path) {
                Found::Column(column, next, _) => Found::Column(column, next, 0),
                Found::Missing(_) | Found::NoTable if self.is_open => Found::Unknown,
                other => other,
            };
        }
        if self.is_open || first == "default_catalog" || first == "default_database" {
            return Found::Unknown;
        }
        if second.is_some() {
            Found::NoTable
        } else {
            Found::Missing(0)
        }
    }

    /// The table behind this alias; without one, behind this column.
    pub fn owner(&self, alias: Option<&str>, column: &str) -> Option<Rc<str>> {
        let relation = match alias {
            Some(alias) => *self.aliases.get(alias)?,
            None => self.columns.get(column)?.relation,
        };
        self.relations.get(relation)?.1.table.clone()
    }

    /// Whether a column has this name, whosever.
    pub fn has(&self, name: &str) -> bool {
        self.columns.contains_key(name)
    }

    /// The names of the tables that are seen, but for those around: the first few, which tell whether there
    /// are more than a sentence can hold.
    pub fn aliases(&self) -> Vec<String> {
        let named = self.relations.iter();
        named
            .filter_map(|(alias, _)| alias.clone())
            .take(4)
            .collect()
    }

    /// The names of the columns that are seen.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.columns.keys().map(|name| &**name)
    }
}

/// The number of a column in an expression.
pub fn hash(relation: usize, column: usize) -> u64 {
    mix(mix(17, relation as u64), column as u64)
}

/// Adds a number to a hash.
pub fn mix(hash: u64, more: u64) -> u64 {
    (hash.rotate_left(5) ^ more).wrapping_mul(0x517c_c1b7_2722_0a95)
}

/// Adds a word to a hash, in whatever case.
pub fn mix_word(hash: u64, word: &str) -> u64 {
    word.bytes().fold(hash, |hash, byte| {
        mix(hash, u64::from(byte.to_ascii_uppercase()))
    })
}
