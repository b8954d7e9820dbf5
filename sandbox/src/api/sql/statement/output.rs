//! The types of the columns that come out of a SELECT.

use super::names::Scope;
use super::query::Output;
use super::{Tokens, depths};
use crate::api::sql::data_type;
use crate::api::sql::reader::Reader;
use crate::api::sql::token::{Kind, Token};

/// The types of what is selected; nothing where an asterisk stands for what is not known.
pub(crate) fn of(items: &[Tokens<'_>], scope: &Scope<'_>) -> Option<Output> {
    let mut found = Vec::new();
    for item in items {
        match item {
            [star] if star.is_symbol("*") => found.extend(all_columns(scope, None)?),
            [name, _, star] if star.is_symbol("*") => {
                found.extend(all_columns(scope, Some(&name.text))?);
            }
            [.., star] if star.is_symbol("*") => return None,
            _ => found.push(item_type(item, scope).unwrap_or_default()),
        }
    }
    Some(found)
}

fn all_columns(scope: &Scope<'_>, of: Option<&str>) -> Option<Output> {
    let mut found = Vec::new();
    if scope.merged {
        return None;
    }
    for source in scope.sources {
        if of.is_none_or(|name| source.name == name) {
            let columns = source.columns.as_ref()?;
            found.extend(columns.iter().map(|(_, data_type)| data_type.clone()));
        }
    }
    (!found.is_empty()).then_some(found)
}

/// The type of an item that is a column or a CAST, whatever it is called then.
fn item_type(item: Tokens<'_>, scope: &Scope<'_>) -> Option<String> {
    let renamed = item.iter().position(|token| token.is("AS"));
    match item {
        [only] => scope.type_of(only),
        [only, named] if named.kind != Kind::Symbol => scope.type_of(only),
        [only, _, _] if renamed == Some(1) => scope.type_of(only),
        [table, dot, column] if dot.is_symbol(".") => scope.type_in(table, column),
        [cast, open, .., close]
            if cast.is("CAST") && open.is_symbol("(") && close.is_symbol(")") =>
        {
            cast_type(&item[2..item.len() - 1])
        }
        _ => None,
    }
}

fn cast_type(inner: &[Token]) -> Option<String> {
    let last = depths(inner)
        .iter()
        .zip(inner)
        .rposition(|(depth, token)| *depth == 0 && token.is("AS"))?;
    let words: Vec<String> = inner[last + 1..]
        .iter()
        .map(|token| token.text.clone())
        .collect();
    let text = words.join(" ");
    let mut reader = Reader::of(&text).ok()?;
    data_type::read(&mut reader).ok()
}
