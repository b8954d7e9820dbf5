//! Reading the fields of a JSON object by their rules. Every broken rule is noted, so that a
//! client sees all of them at once; what is never asked for is an unknown field.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use serde_json::{Map, Value};

/// The fields of one object.
pub(crate) struct Fields<'a> {
    object: &'a Map<String, Value>,
    /// What stands before a name in a message: empty, or `kafka.` inside the object `kafka`.
    place: String,
    known: BTreeSet<&'a str>,
    problems: Vec<String>,
}

/// How many characters a text may have.
#[derive(Clone, Copy)]
pub(crate) struct Length {
    pub(crate) least: usize,
    pub(crate) most: usize,
}

impl Length {
    /// Not empty, and no published limit.
    pub(crate) const SOME: Self = Self::up_to(usize::MAX);

    /// Not empty, and at most this many.
    pub(crate) const fn up_to(most: usize) -> Self {
        Self { least: 1, most }
    }
}

impl<'a> Fields<'a> {
    pub(crate) fn of(object: &'a Map<String, Value>, place: &str) -> Self {
        Self {
            object,
            place: place.to_owned(),
            known: BTreeSet::new(),
            problems: Vec::new(),
        }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    pub(crate) fn problem(&mut self, message: String) {
        self.problems.push(message);
    }

    /// A field that must be there.
    pub(crate) fn required_text(&mut self, name: &'static str, length: Length) -> String {
        if !self.has(name) {
            self.known.insert(name);
            self.problem(format!("'{}{name}' is a required property", self.place));
        }
        self.text(name, length).unwrap_or_default()
    }

    pub(crate) fn text(&mut self, name: &'static str, length: Length) -> Option<String> {
        let value = self.get(name)?;
        let Some(text) = value.as_str() else {
            self.wrong_type(name, value, "string");
            return None;
        };
        let count = text.chars().count();
        if count < length.least {
            self.problem(format!("'{}{name}' is too short", self.place));
        } else if count > length.most {
            let most = length.most;
            self.problem(format!(
                "'{}{name}' is longer than {most} characters",
                self.place
            ));
        }
        Some(text.to_owned())
    }

    /// One of these texts.
    pub(crate) fn choice(&mut self, name: &'static str, choices: &[&str]) -> Option<String> {
        let text = self.text(
            name,
            Length {
                least: 0,
                most: usize::MAX,
            },
        )?;
        if !choices.contains(&text.as_str()) {
            self.problem(format!(
                "'{}{name}': '{text}' is not one of {choices:?}",
                self.place
            ));
        }
        Some(text)
    }

    /// An array of texts, none of them empty.
    pub(crate) fn texts(&mut self, name: &'static str, most: usize) -> Option<Vec<String>> {
        let value = self.get(name)?;
        let Some(items) = value.as_array() else {
            self.wrong_type(name, value, "array");
            return None;
        };
        if items.len() > most {
            self.problem(format!("'{}{name}' has more than {most} items", self.place));
        }
        let texts: Option<Vec<String>> = items
            .iter()
            .map(|item| {
                item.as_str()
                    .filter(|text| !text.is_empty())
                    .map(str::to_owned)
            })
            .collect();
        if texts.is_none() {
            let place = &self.place;
            self.problems
                .push(format!("'{place}{name}' holds an item that is not a text"));
        }
        texts
    }

    /// An array of objects, each read by a rule of its own.
    pub(crate) fn objects<T>(
        &mut self,
        name: &'static str,
        most: usize,
        mut read: impl FnMut(&mut Fields<'a>) -> T,
    ) -> Vec<T> {
        let Some(value) = self.get(name) else {
            self.problem(format!("'{}{name}' is a required property", self.place));
            return Vec::new();
        };
        let Some(items) = value.as_array() else {
            self.wrong_type(name, value, "array");
            return Vec::new();
        };
        if items.len() > most {
            self.problem(format!("'{}{name}' has more than {most} items", self.place));
        }
        let mut found = Vec::new();
        for (number, item) in items.iter().enumerate() {
            let place = format!("{name}.{number}");
            let Some(object) = item.as_object() else {
                self.wrong_type(&place, item, "object");
                continue;
            };
            let mut inner = Fields::of(object, &format!("{}{place}.", self.place));
            found.push(read(&mut inner));
            self.problems.append(&mut inner.finish());
        }
        found
    }

    /// A whole number within these bounds.
    pub(crate) fn integer(
        &mut self,
        name: &'static str,
        bounds: RangeInclusive<u64>,
    ) -> Option<u64> {
        let value = self.get(name)?;
        if !value.is_i64() && !value.is_u64() {
            self.wrong_type(name, value, "integer");
            return None;
        }
        let number = value.as_u64();
        if number.is_none_or(|number| number < *bounds.start()) {
            let least = bounds.start();
            self.problem(format!(
                "'{}{name}': {value} is less than the minimum of {least}",
                self.place
            ));
        } else if number.is_some_and(|number| number > *bounds.end()) {
            let most = bounds.end();
            self.problem(format!(
                "'{}{name}': {value} is greater than the maximum of {most}",
                self.place
            ));
        }
        number
    }

    pub(crate) fn flag(&mut self, name: &'static str) -> Option<bool> {
        let value = self.get(name)?;
        if !value.is_boolean() {
            self.wrong_type(name, value, "boolean");
        }
        value.as_bool()
    }

    /// An object, read by a rule of its own.
    pub(crate) fn object<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Fields<'a>) -> T,
    ) -> Option<T> {
        let value = self.get(name)?;
        let Some(object) = value.as_object() else {
            self.wrong_type(name, value, "object");
            return None;
        };
        let mut inner = Fields::of(object, &format!("{}{name}.", self.place));
        let result = read(&mut inner);
        self.problems.append(&mut inner.finish());
        Some(result)
    }

    /// All broken rules, fields that no rule knows included.
    pub(crate) fn finish(mut self) -> Vec<String> {
        for name in self.object.keys() {
            if !self.known.contains(name.as_str()) {
                let place = &self.place;
                self.problems.push(format!(
                    "Additional properties are not allowed ('{place}{name}' was unexpected)"
                ));
            }
        }
        self.problems
    }

    fn get(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.insert(name);
        self.object.get(name)
    }

    fn wrong_type(&mut self, name: &str, value: &Value, wanted: &str) {
        self.problem(format!(
            "'{}{name}': {value} is not of type '{wanted}'",
            self.place
        ));
    }
}
