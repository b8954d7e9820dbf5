//! Names as Flink takes them in backticks: not empty, on one line, 256 characters at most, each once.

use std::collections::BTreeMap;

/// The names given so far, each with the number last put behind it.
#[derive(Default)]
pub struct Names(BTreeMap<String, usize>);

impl Names {
    /// The name that is nearest to this one and not given yet. The place names what has no name.
    pub fn fit(&mut self, name: &str, place: usize) -> String {
        let mut fitting = on_one_line(name);
        if fitting.trim().is_empty() {
            fitting = numbered("column", place);
        }
        let Some(mut number) = self.0.get(&fitting).copied() else {
            self.0.insert(fitting.clone(), 1);
            return fitting;
        };
        loop {
            number += 1;
            let candidate = numbered(&fitting, number);
            if !self.0.contains_key(&candidate) {
                self.0.insert(fitting, number);
                self.0.insert(candidate.clone(), 1);
                return candidate;
            }
        }
    }
}

fn numbered(name: &str, number: usize) -> String {
    [name, "_", &number.to_string()].concat()
}

/// Line breaks become spaces, and what is too long is cut so that a number fits behind it.
fn on_one_line(name: &str) -> String {
    const MAX_UNITS: usize = 240;
    let mut units = 0;
    let mut fitting = String::new();
    for c in name.chars() {
        units += c.len_utf16();
        if units > MAX_UNITS {
            break;
        }
        fitting.push(if matches!(c, '\n' | '\r') { ' ' } else { c });
    }
    fitting
}
