//! Columns by their names: which they are, and which were likely meant.

use super::check::Checker;
use super::eval::{Look, Value};
use super::scope::{Found, Scope, What, mix_word};
use super::tree::Name;
use super::written;
use crate::sql::near::nearest;
use crate::sql::problem::{Fault, Mend, Sought};
use crate::sql::slip::hyphenated;
use crate::sql::token::Span;
use crate::sql::types::{DataType, Type};
use std::rc::Rc;

impl Checker<'_, '_> {
    /// The column that a path of names means, or a field of it.
    pub fn column(&mut self, path: &[Name], span: Span, scope: &Scope, look: Look) -> Value {
        let last = path.last().map_or("", |name| name.name.as_str());
        let mut value = Value {
            hash: mix_word(3, last),
            place: span,
            ..Value::default()
        };
        let is_window = matches!(last, "window_start" | "window_end" | "window_time");
        value.uses_time = is_window;
        match scope.find(path.iter().map(|name| name.name.as_str())) {
            Found::Column(column, next, hash) => {
                value.hash = hash;
                value.ungrouped = (look.group.is_some() && hash != 0).then_some(span);
                value.uses_rank = column.what == What::Rank;
                value.data_type.clone_from(&column.data_type);
                if next == path.len() {
                    value.time = column.time;
                    value.what = column.what;
                    value.uses_time |= column.time.is_some() || column.what == What::Window;
                } else {
                    value.hash = path[next..]
                        .iter()
                        .fold(hash, |hash, name| mix_word(hash, &name.name));
                    value.data_type = self.field(value.data_type, &path[next..]);
                    // The row itself may be what is grouped by.
                    if look.group.is_some_and(|group| group.contains(&hash)) {
                        value.ungrouped = None;
                    }
                }
            }
            Found::Unknown => {}
            Found::Ambiguous => self.error(span, Fault::AmbiguousColumn),
            Found::Missing(part) => self.missing(&path[part], path, scope),
            Found::NoTable => {
                let span = path.first().map_or(span, |name| name.span);
                self.error(span, Fault::UnknownAlias);
            }
        }
        if is_window {
            value.what = What::Window;
        }
        value
    }

    fn field(&mut self, row: Option<Rc<DataType>>, path: &[Name]) -> Option<Rc<DataType>> {
        let row = row?;
        let mut found: &DataType = &row;
        let mut is_nullable = false;
        for name in path {
            is_nullable |= !found.is_not_null;
            let field = found.field(&name.name);
            if field.is_none() && found.kind != Type::Null {
                self.error(name.span, Fault::UnknownField);
            }
            found = field?;
        }
        let is_nullable = is_nullable || !found.is_not_null;
        Some(Rc::new(found.kind.clone().or_null(is_nullable)))
    }

    /// A name with a hyphen, which Flink takes for a difference: written in backticks, it is a column's.
    fn cut_name(&self, name: &Name, scope: &Scope) -> Option<Mend> {
        let start = name.span.start;
        let whole = hyphenated(self.text.get(start..)?);
        (whole.contains('-') && scope.has(whole)).then(|| Mend {
            span: Span {
                start,
                end: start + whole.len(),
            },
            text: written(whole),
        })
    }

    /// A column that is not there: with the one that was likely meant.
    fn missing(&mut self, name: &Name, path: &[Name], scope: &Scope) {
        let mut mend = None;
        if self.guesses > 0 {
            self.guesses -= 1;
            let table = path.first().and_then(|alias| scope.table(&alias.name));
            let meant = match table.filter(|_| path.len() > 1) {
                Some(rel) => nearest(&name.name, rel.columns.iter().map(|c| &*c.name)),
                None => nearest(&name.name, scope.names()),
            };
            let nearest = meant.map(|meant| Mend {
                span: name.span,
                text: written(meant),
            });
            mend = self.cut_name(name, scope).or(nearest);
        }
        let table = path.first().filter(|_| path.len() > 1);
        let tables = match table {
            Some(table) => vec![table.name.clone()],
            None => scope.aliases(),
        };
        let fault = Fault::UnknownColumn(Sought::In(tables));
        self.error_with(name.span, fault, mend);
    }
}
