//! The names in an expression, held against the columns that can be meant.

use super::query;
use super::select::Source;
use super::{Judge, Tokens, bracket};
use crate::api::position::SqlProblem;
use crate::api::sql::expression::is_plain_word;
use crate::api::sql::reader::is_reserved;
use crate::api::sql::token::{Kind, Token};

/// What names can mean in a SELECT.
pub(crate) struct Scope<'a> {
    pub(crate) sources: &'a [Source],
    pub(crate) outer: &'a [Source],
    pub(crate) merged: bool,
    /// The names that the SELECT gives to its items.
    pub(crate) aliases: Vec<String>,
}

/// What a name was found to be.
enum Meaning {
    /// A column of this type, which is empty where it is not known.
    Column(String),
    Nothing,
    /// It is in two of the tables.
    Ambiguous,
    /// A planner would have to tell.
    Unsure,
}

impl Scope<'_> {
    fn meaning(&self, name: &str) -> Meaning {
        if self
            .sources
            .iter()
            .chain(self.outer)
            .any(|source| source.columns.is_none())
            || self.sources.is_empty()
        {
            return Meaning::Unsure;
        }
        let mut found = self
            .sources
            .iter()
            .filter_map(|source| column(source, name));
        match (found.next(), found.next()) {
            (Some(data_type), None) => Meaning::Column(data_type),
            (Some(_), Some(_)) if self.merged => Meaning::Unsure,
            (Some(_), Some(_)) => Meaning::Ambiguous,
            (None, _)
                if self
                    .outer
                    .iter()
                    .any(|source| column(source, name).is_some()) =>
            {
                Meaning::Unsure
            }
            (None, _) => Meaning::Nothing,
        }
    }

    /// The type of the column that a token alone names.
    pub(crate) fn type_of(&self, token: &Token) -> Option<String> {
        match self.meaning(&token.text) {
            Meaning::Column(data_type) if is_name(token) => Some(data_type),
            _ => None,
        }
    }

    /// The type of a table's column.
    pub(crate) fn type_in(&self, table: &Token, name: &Token) -> Option<String> {
        let source = self
            .sources
            .iter()
            .find(|source| source.name == table.text)?;
        column(source, &name.text)
    }
}

fn column(source: &Source, name: &str) -> Option<String> {
    let mut columns = source.columns.iter().flatten();
    let found = columns.find(|(column, _)| column == name);
    found.map(|(_, data_type)| data_type.clone())
}

fn is_name(token: &Token) -> bool {
    token.kind == Kind::Quoted
        || token.kind == Kind::Word && !is_reserved(&token.text) && !is_plain_word(token)
}

/// Finds a name that means no column. `late` are clauses that see the items' own names.
pub(crate) fn check(
    judge: &Judge<'_>,
    tokens: Tokens<'_>,
    scope: &Scope<'_>,
    late: bool,
) -> Result<(), SqlProblem> {
    let mut place = 0;
    let mut casts: Vec<bool> = Vec::new();
    while let Some(token) = tokens.get(place) {
        if let Some((inner, _)) = bracket(&tokens[place..])
            && inner.first().is_some_and(query::is_query)
        {
            // Judged by itself, with this scope around it.
            place += inner.len() + 2;
            continue;
        }
        let before = place.checked_sub(1).map(|before| &tokens[before]);
        let after = tokens.get(place + 1);
        if token.is_symbol("(") {
            casts.push(false);
        } else if token.is_symbol(")") {
            casts.pop();
        } else if token.is("AS")
            && let Some(cast) = casts.last_mut()
        {
            // Within brackets AS stands before a type: all that follows there is one.
            *cast = true;
        }
        let given = before
            .is_some_and(|before| before.is("AS") || before.is_symbol(".") || operand(before));
        let called = after.is_some_and(|after| {
            after.is_symbol("(") || after.is_symbol("=>") || after.kind == Kind::Text
        });
        let of_item = late && scope.aliases.contains(&token.text);
        if is_name(token) && !given && !called && !of_item && !casts.contains(&true) {
            one(judge, &tokens[place..], scope)?;
        }
        place += 1;
    }
    Ok(())
}

/// Whether a name behind this token is a new name for what came before.
fn operand(token: &Token) -> bool {
    match token.kind {
        Kind::Symbol => token.is_symbol(")") || token.is_symbol("]"),
        Kind::Word => token.is("END") || is_name(token),
        _ => true,
    }
}

fn one(judge: &Judge<'_>, tokens: Tokens<'_>, scope: &Scope<'_>) -> Result<(), SqlProblem> {
    let name = &tokens[0];
    let problem = |token: &Token, message: &str| {
        Err(judge.at(
            token.span.clone(),
            &format!("SQL validation failed. {message}"),
        ))
    };
    if let [_, dot, inner, ..] = tokens
        && dot.is_symbol(".")
    {
        let mut all = scope.sources.iter().chain(scope.outer);
        if let Some(source) = all.find(|source| source.name == name.text) {
            let known = source.columns.is_none() || column(source, &inner.text).is_some();
            // A column of the table's own name may be a ROW with this field.
            let row = column(source, &name.text).is_some();
            if known || row || inner.is_symbol("*") {
                return Ok(());
            }
            return problem(
                inner,
                &format!("Column '{}' not found in table '{}'", inner.text, name.text),
            );
        }
        return match scope.meaning(&name.text) {
            Meaning::Nothing if !name.text.starts_with("default_") => {
                problem(name, &format!("Table '{}' not found", name.text))
            }
            _ => Ok(()),
        };
    }
    match scope.meaning(&name.text) {
        Meaning::Nothing => problem(
            name,
            &format!("Column '{}' not found in any table", name.text),
        ),
        Meaning::Ambiguous => problem(name, &format!("Column '{}' is ambiguous", name.text)),
        _ => Ok(()),
    }
}
