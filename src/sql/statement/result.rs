//! What functions give: types, times, and what a GROUP BY makes of them.

use super::check::Checker;
use super::eval::{Look, Value};
use super::kinds::{argument_fits, known};
use super::node::Node;
use super::scope::{Scope, What};
use crate::sql::callable::{QUERY_FUNCTIONS, is_aggregation, meant_function};
use crate::sql::function::{ROW_FUNCTIONS, has};
use crate::sql::infer::{self, Known};
use crate::sql::problem::{Fault, Mend};
use crate::sql::reserved::find;
use crate::sql::schema::TimeAttribute;
use crate::sql::token::Span;
use crate::sql::types::Type;
use std::rc::Rc;

impl Checker<'_, '_> {
    /// A call.
    pub fn call(
        &mut self,
        node: &Node,
        is_over: bool,
        operands: &[Value],
        value: &mut Value,
        look: Look,
        scope: &Scope,
    ) {
        let name = node.word.trim_matches('`').to_ascii_uppercase();
        let name = name.as_str();
        let is_aggregation = is_aggregation(name);
        let is_known =
            is_aggregation || has(&ROW_FUNCTIONS, name) || find(&QUERY_FUNCTIONS, name).is_some();
        if !is_known {
            // With the catalogue and the database that may stand in front of it.
            let written = node.span.of(self.text).split('(').next().unwrap_or("");
            let span = Span {
                end: node.span.start + written.trim_end().len(),
                ..node.span
            };
            self.unknown_function(span, name, node.word);
            // It may be one over many rows.
            value.ungrouped = None;
        }
        if is_aggregation && !is_over {
            if look.is_row || value.uses_group {
                self.error(node.span, Fault::NotARowExpression);
            }
            value.uses_group = true;
            value.ungrouped = None;
        }
        if name.starts_with("GROUP") || is_window_part(name) {
            value.ungrouped = None;
        }
        value.time = match name {
            "PROCTIME" | "MATCH_PROCTIME" => Some(TimeAttribute::Proctime),
            "MATCH_ROWTIME" => Some(TimeAttribute::Rowtime),
            _ if name.ends_with("_ROWTIME") => Some(TimeAttribute::Rowtime),
            _ if name.ends_with("_PROCTIME") => Some(TimeAttribute::Proctime),
            _ => None,
        };
        value.what = match name {
            "TUMBLE" | "HOP" | "SESSION" => What::Window,
            "ROW_NUMBER" | "RANK" | "DENSE_RANK" => What::Rank,
            _ => What::Other,
        };
        if let Some(first) = operands.first()
            && !first
                .data_type
                .as_ref()
                .is_none_or(|found| argument_fits(name, &found.kind))
        {
            self.warn(node.span, Fault::OperandTypes);
        }
        if value.what == What::Window
            && let Some(time) = operands.first()
            && time.what == What::Plain
            && time.time.is_none()
        {
            let fault = self.no_time(time.place, time, scope);
            self.error(node.span, fault);
        }
        let kinds: Vec<Known> = operands
            .iter()
            .map(|o| known(o.data_type.as_ref()))
            .collect();
        value.data_type = self.result(name, node.span, kinds).map(Rc::new);
    }

    fn unknown_function(&mut self, span: Span, name: &str, word: &str) {
        let mut mend = None;
        if self.guesses > 0 && span.of(self.text) == word {
            self.guesses -= 1;
            let text = meant_function(name).map(str::to_owned);
            mend = text.map(|text| Mend { span, text });
        }
        self.warn_with(span, Fault::UnknownFunction, mend);
    }

    fn result(&mut self, name: &str, span: Span, kinds: Vec<Known>) -> Known {
        let first = || {
            kinds
                .first()
                .cloned()
                .flatten()
                .map(|known| known.kind.nullable())
        };
        match name {
            "COUNT" | "ROW_NUMBER" | "RANK" | "DENSE_RANK" => Some(Type::Bigint.or_null(false)),
            "MIN" | "MAX" | "FIRST_VALUE" | "LAST_VALUE" | "LAG" | "LEAD" | "FIRST" | "LAST" => {
                first()
            }
            "SUM" => first().map(|known| match known.kind {
                Type::Decimal(_, scale) => Type::Decimal(38, scale).nullable(),
                _ => known,
            }),
            "AVG" => first().filter(|known| !matches!(known.kind, Type::Decimal(..))),
            "LISTAGG" => Some(Type::string().nullable()),
            "IFNULL" | "COALESCE" => self.merged(kinds, span),
            "JSON_VALUE" | "JSON_QUERY" if kinds.len() > 2 => None,
            _ if name.ends_with("_START") || name.ends_with("_END") => {
                Some(Type::Timestamp(3).nullable())
            }
            _ => infer::call(name, &kinds),
        }
    }
}

/// A rank stays what it is when the rows come in its order, or within a window.
pub fn over(
    partition: usize,
    is_ordered: bool,
    is_descending: bool,
    operands: &[Value],
    value: &mut Value,
) {
    let Some(call) = operands.first() else {
        return;
    };
    value.data_type.clone_from(&call.data_type);
    let by = operands.get(1..=partition).unwrap_or_default();
    let first = operands.get(partition + 1).filter(|_| is_ordered);
    let is_in_window = by.iter().any(|value| value.what == What::Window);
    let is_by_time = first.is_none_or(|value| value.time.is_some() && !is_descending);
    value.uses_rank = call.what == What::Rank && !is_in_window && !is_by_time;
    if value.uses_rank {
        value.what = What::Rank;
    }
}

/// `TUMBLE_START(…)` and the like, which belong to a window of GROUP BY.
fn is_window_part(name: &str) -> bool {
    ["TUMBLE", "HOP", "SESSION"]
        .iter()
        .any(|window| name.starts_with(window))
}
