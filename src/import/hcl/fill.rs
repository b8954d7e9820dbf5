//! Values of Terraform on their way into the fields of a draft, and into the target.

use super::known::{Known, Value};
use super::label;
use super::tree::{Attribute, Expr, Kind};
use crate::import::join::{add_member, take_name};
use crate::import::unfit::Unfit;
use crate::import::{Fate, Found, Import, Why};
use crate::sql::name::join_list;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use std::collections::BTreeSet;
use std::rc::Rc;

/// An import while it is made.
pub struct Filling<'a> {
    /// The whole text.
    pub text: &'a str,
    /// What its references stand for.
    pub known: Known<'a>,
    /// What was found.
    pub import: Import,
    /// References of the target that are not known, each told once.
    pub told: BTreeSet<&'a str>,
}

/// Attributes and blocks that any resource may have.
const OF_TERRAFORM: [&str; 6] = [
    "depends_on",
    "id",
    "lifecycle",
    "provider",
    "timeouts",
    "termination_protection",
];

/// Whether only Terraform needs what goes by this name.
pub fn is_of_terraform(name: &str) -> bool {
    OF_TERRAFORM.contains(&name)
}

impl<'a> Filling<'a> {
    /// What an expression says. What is not known of it is told. Nothing where nothing is known, or it is `null`.
    pub fn value(&mut self, expr: &'a Expr<'a>) -> Option<Rc<Value>> {
        if let Kind::Null = expr.kind {
            self.import.leave_out(expr.span.clone(), Unfit::Implied);
            return None;
        }
        match self.known.value(expr) {
            Ok(value) => {
                for (span, why) in &value.unknown {
                    self.import.miss(span.clone(), why.clone());
                }
                Some(value)
            }
            Err(why) => {
                self.import.miss(expr.span.clone(), why);
                None
            }
        }
    }

    /// Takes the project or the service from an attribute.
    pub fn target(&mut self, attribute: &'a Attribute<'a>) {
        let field = match attribute.name {
            "project" => Field::Project,
            _ => Field::Service,
        };
        let expr = &attribute.value;
        let written = &self.text[expr.span.clone()];
        if let Ok(value) = self.known.value(expr)
            && value.unknown.is_empty()
        {
            let fate = if take_name(&mut self.import.target, field, &value.said) {
                Fate::Target(field)
            } else {
                Fate::Missed(Why::Unfit(Unfit::OtherTarget))
            };
            self.import.note(expr.span.clone(), fate);
        } else if self.told.insert(written) {
            self.value(expr);
        }
    }

    /// Fills a field of a draft that is yet to be added behind the others. Tells whether anything was known.
    pub fn field(&mut self, subject: &mut Subject, field: Field, expr: &'a Expr<'a>) -> bool {
        let is_list = matches!(field, Field::KeyFields | Field::Tables);
        let said = match &expr.kind {
            Kind::List(items) if is_list => self.list(items),
            _ => self.value(expr).map(|value| value.said.clone()),
        };
        let Some(said) = said else { return false };
        field.set(subject, said);
        let draft = self.import.drafts.len();
        self.import
            .note(expr.span.clone(), Fate::Field(draft, field));
        true
    }

    /// The items that are known, as a field holds a list.
    fn list(&mut self, items: &'a [Expr<'a>]) -> Option<String> {
        let known: Vec<String> = items
            .iter()
            .filter_map(|item| {
                self.labelled(item)
                    .or_else(|| self.value(item).map(|value| value.said.clone()))
            })
            .collect();
        if known.is_empty() && !items.is_empty() {
            return None;
        }
        Some(join_list(known.iter().map(String::as_str)))
    }

    /// The name of a table that is not in the text, as far as its resource's label tells it.
    fn labelled(&mut self, item: &'a Expr<'a>) -> Option<String> {
        let Kind::Reference(path) = item.kind else {
            return None;
        };
        let label = path.strip_prefix("aiven_flink_table.")?;
        let label = label.strip_suffix(".table_id")?;
        if self.known.value(item).is_ok() {
            return None;
        }
        self.import.miss(item.span.clone(), Unfit::Label);
        Some(label::name(label))
    }

    /// Keeps a member of the payload that no field fills.
    pub fn keep(&mut self, extra: &mut String, key: &str, expr: &'a Expr<'a>) {
        if let Some(value) = self.value(expr) {
            add_member(extra, key, &value.said);
            let draft = self.import.drafts.len();
            let fate = Fate::Kept(draft, key.to_owned());
            self.import.note(expr.span.clone(), fate);
        }
    }

    /// Adds a draft.
    pub fn add(&mut self, subject: Subject, mut extra: String) {
        if !extra.is_empty() {
            extra.push('}');
        }
        self.import.drafts.push(Found { subject, extra });
    }
}
