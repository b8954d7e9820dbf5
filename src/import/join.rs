//! What was found in a part of a text, as a part of what is found in all of it.

use super::unfit::Unfit;
use super::{Fate, Import, Part, Why};
use crate::sql::order::sort;
use crate::workspace::field::Field;
use crate::workspace::target::Target;
use std::ops::Range;

/// The most drafts that are taken from one text.
const MAX_DRAFTS: usize = 500;

impl Import {
    /// Takes over what was found in a part of the text. `place` tells where a span of that part stands in the whole.
    pub(super) fn take(&mut self, inner: Self, place: impl Fn(Range<usize>) -> Range<usize>) {
        let before = self.drafts.len();
        self.drafts.extend(inner.drafts);
        self.scheme = self.scheme.or(inner.scheme);
        self.token = self.token.take().or(inner.token);
        let mut refused = Vec::new();
        for field in [Field::Project, Field::Service] {
            if !take_name(&mut self.target, field, field.of_target(&inner.target)) {
                refused.push(field);
            }
        }
        for part in inner.parts {
            let fate = match part.fate {
                Fate::Target(field) if refused.contains(&field) => {
                    Fate::Missed(Why::Unfit(Unfit::OtherTarget))
                }
                Fate::Field(at, field) => Fate::Field(before + at, field),
                Fate::Kept(at, key) => Fate::Kept(before + at, key),
                fate => fate,
            };
            self.note(place(part.span), fate);
        }
    }

    /// Notes what became of a part.
    pub(super) fn note(&mut self, span: Range<usize>, fate: Fate) {
        self.parts.push(Part { span, fate });
    }

    /// Notes that a part is left out, and nothing is lost with it.
    pub(super) fn leave_out(&mut self, span: Range<usize>, why: Unfit) {
        self.note(span, Fate::LeftOut(Why::Unfit(why)));
    }

    /// Notes that a part could not be taken.
    pub(super) fn miss(&mut self, span: Range<usize>, why: Unfit) {
        self.note(span, Fate::Missed(Why::Unfit(why)));
    }

    /// Whether no more drafts are taken.
    pub(super) fn is_full(&self) -> bool {
        self.drafts.len() >= MAX_DRAFTS
    }

    /// The parts in the order of the text.
    #[must_use]
    pub(super) fn in_order(mut self) -> Self {
        sort(&mut self.parts, |one, other| {
            one.span.start.cmp(&other.span.start)
        });
        self
    }
}

/// Whether the target goes by this name, which it takes on if it has none.
pub fn take_name(target: &mut Target, field: Field, name: &str) -> bool {
    if field.of_target(target).is_empty() {
        field.set_in_target(target, name.to_owned());
    }
    name.is_empty() || field.of_target(target) == name
}

/// Adds a string to an object that is being written.
pub fn add_member(object: &mut String, key: &str, said: &str) {
    let value = serde_json::Value::from(said).to_string();
    let open = if object.is_empty() { "{\"" } else { ",\"" };
    object.push_str(&[open, key, "\":", &value].concat());
}
