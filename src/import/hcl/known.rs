//! What the references in a text of HCL stand for, as far as the text itself says it: defaults of variables, locals,
//! and what is written in the blocks of resources and data sources.

use super::tree::{Block, Body, Expr, Kind, Piece};
use crate::import::unfit::Unfit;
use std::collections::BTreeMap;
use std::ops::Range;
use std::rc::Rc;

/// How many references lead from one to the next.
const CHAIN_MAX: usize = 20;
/// How many names a reference may have.
const PATH_MAX: usize = 8;
/// How many bytes a reference may have.
const PATH_LEN_MAX: usize = 300;

/// A string, and where its characters stand in the text.
#[derive(Debug, Default)]
pub struct Value {
    /// The string.
    pub said: String,
    /// What was inserted into it and is not known: it stands there as it is written.
    pub unknown: Vec<(Range<usize>, Unfit)>,
    stretches: Vec<Stretch>,
}

/// A stretch of a value.
#[derive(Debug, Clone)]
struct Stretch {
    /// Where it begins in the value.
    at: usize,
    /// Where it comes from.
    from: Range<usize>,
    /// It is written there as it is.
    is_plain: bool,
}

impl Value {
    /// Where a span of the value stands in the text.
    pub fn place(&self, span: &Range<usize>) -> Range<usize> {
        let start = self.source(span.start).start;
        let end = match span.end.checked_sub(1) {
            Some(last) if last >= span.start => self.source(last).end,
            _ => start,
        };
        start..end.max(start)
    }

    fn source(&self, at: usize) -> Range<usize> {
        let behind = self.stretches.partition_point(|stretch| stretch.at <= at);
        let Some(stretch) = behind.checked_sub(1).and_then(|at| self.stretches.get(at)) else {
            return 0..0;
        };
        if !stretch.is_plain {
            return stretch.from.clone();
        }
        let start = (stretch.from.start + at - stretch.at).min(stretch.from.end);
        start..(start + 1).min(stretch.from.end)
    }
}

/// What a text says.
pub struct Known<'a> {
    text: &'a str,
    values: BTreeMap<String, &'a Expr<'a>>,
    /// What references stand for, once it was asked for.
    found: BTreeMap<&'a str, Result<Rc<Value>, Unfit>>,
    /// How many bytes may still be made of the text: values that hold each other twice would double without end.
    left: usize,
}

impl<'a> Known<'a> {
    /// Reads what the blocks of a text say.
    pub fn of(text: &'a str, body: &'a Body<'a>) -> Self {
        let mut known = Self {
            text,
            values: BTreeMap::new(),
            found: BTreeMap::new(),
            left: 4 * text.len() + 100_000,
        };
        for block in &body.blocks {
            known.block(block);
        }
        known
    }

    fn block(&mut self, block: &'a Block<'a>) {
        let labels = block.labels.as_slice();
        let prefix = match (block.kind, labels) {
            ("locals", []) => ["local", "", ""],
            ("variable", [name]) => ["var", name, ""],
            ("resource", [kind, name]) => [kind, name, ""],
            ("data", [kind, name]) => ["data", kind, name],
            _ => return,
        };
        for attribute in &block.body.attributes {
            let value = &attribute.value;
            match (block.kind, attribute.name) {
                ("variable", "default") => self.define(&prefix, value),
                ("variable", _) => {}
                (_, name) => {
                    let [first, second, third] = prefix;
                    self.define(&[first, second, third, name], value);
                    // What Aiven gives as the id of a table stands for the table.
                    if first == "aiven_flink_table" && name == "table_name" {
                        self.define(&[first, second, third, "table_id"], value);
                    }
                }
            }
        }
    }

    /// Notes what stands under a name, and the members of an object under theirs.
    fn define(&mut self, path: &[&str], value: &'a Expr<'a>) {
        let steps: Vec<&str> = path
            .iter()
            .filter(|step| !step.is_empty())
            .copied()
            .collect();
        let len: usize = steps.iter().map(|step| step.len() + 1).sum();
        if len > PATH_LEN_MAX || steps.len() > PATH_MAX {
            return;
        }
        if let Kind::Object(members) = &value.kind {
            let mut path = steps.clone();
            for (key, value) in members {
                path.push(key);
                self.define(&path, value);
                path.pop();
            }
        }
        self.values.entry(steps.join(".")).or_insert(value);
    }

    /// The value of that name.
    pub fn named(&mut self, path: &str) -> Option<Rc<Value>> {
        let expr = *self.values.get(path)?;
        self.value(expr).ok()
    }

    /// What an expression says, as a string.
    ///
    /// # Errors
    /// Why that is not known.
    pub fn value(&mut self, expr: &'a Expr<'a>) -> Result<Rc<Value>, Unfit> {
        self.at_depth(expr, 0)
    }

    fn at_depth(&mut self, expr: &'a Expr<'a>, depth: usize) -> Result<Rc<Value>, Unfit> {
        if depth > CHAIN_MAX {
            return Err(Unfit::Unknown);
        }
        let mut value = Value::default();
        match &expr.kind {
            Kind::Template(pieces) => {
                for piece in pieces {
                    self.piece(piece, depth, &mut value)?;
                }
            }
            Kind::Word(word) => self.push(&mut value, word, expr.span.clone(), true)?,
            Kind::Reference(path) => return self.referred(path, depth),
            _ => return Err(Unfit::Computed),
        }
        Ok(Rc::new(value))
    }

    fn piece(
        &mut self,
        piece: &'a Piece<'a>,
        depth: usize,
        value: &mut Value,
    ) -> Result<(), Unfit> {
        let text = self.text;
        match piece {
            Piece::Plain(span) => self.push(value, &text[span.clone()], span.clone(), true),
            Piece::Escape(span, said) => {
                self.push(value, said.encode_utf8(&mut [0; 4]), span.clone(), false)
            }
            Piece::Doubled(span) => {
                let span = span.start + 1..span.end;
                self.push(value, &text[span.clone()], span, true)
            }
            Piece::Inserted(span, expr) => match self.at_depth(expr, depth + 1) {
                Ok(inner) => {
                    value.unknown.extend(inner.unknown.iter().cloned());
                    self.push(value, &inner.said, span.clone(), false)
                }
                Err(why) => {
                    value.unknown.push((span.clone(), why));
                    self.push(value, &text[span.clone()], span.clone(), true)
                }
            },
        }
    }

    fn push(
        &mut self,
        value: &mut Value,
        said: &str,
        from: Range<usize>,
        is_plain: bool,
    ) -> Result<(), Unfit> {
        self.left = self
            .left
            .checked_sub(said.len() + 1)
            .ok_or(Unfit::TooMuch)?;
        value.stretches.push(Stretch {
            at: value.said.len(),
            from,
            is_plain,
        });
        value.said.push_str(said);
        Ok(())
    }

    fn referred(&mut self, path: &'a str, depth: usize) -> Result<Rc<Value>, Unfit> {
        if let Some(found) = self.found.get(path) {
            return found.clone();
        }
        let expr = *self.values.get(path).ok_or(Unfit::Unknown)?;
        // One that leads back to itself finds this.
        self.found.insert(path, Err(Unfit::Unknown));
        let value = self.at_depth(expr, depth + 1);
        self.found.insert(path, value.clone());
        value
    }
}
