//! Values as programs write them: texts, lists and tables of keys and values, and the JSON that they become.

use super::word::Word;
use serde_json::Value as Json;

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    /// A text.
    Text(Word),
    /// A number or a word that JSON has, as JSON writes it.
    Plain(Word),
    /// A list.
    List(Vec<Value>),
    /// Keys and values.
    Table(Vec<(Word, Value)>),
}

impl Value {
    /// The text that this is. A table or a list becomes JSON, which is what is sent of it.
    pub(super) fn into_word(self) -> Word {
        match self {
            Self::Text(word) | Self::Plain(word) => word,
            other => {
                let mut json = Word::at(0);
                other.write(&mut json);
                json
            }
        }
    }

    /// How much text it holds.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Text(word) | Self::Plain(word) => word.weight(),
            Self::List(values) => values.iter().map(Self::size).sum::<usize>() + values.len(),
            Self::Table(members) => members
                .iter()
                .map(|(key, value)| key.weight() + value.size() + 1)
                .sum(),
        }
    }

    /// The members, where it is a table.
    pub(super) fn into_table(self) -> Vec<(Word, Value)> {
        match self {
            Self::Table(members) => members,
            _ => Vec::new(),
        }
    }

    /// Adds the JSON to a word, each text at the place where it was written.
    fn write(&self, json: &mut Word) {
        let here = json.span.end..json.span.end;
        match self {
            Self::Text(word) => string(word, json),
            Self::Plain(word) => json.append(word),
            Self::List(values) => {
                json.push("[", here.clone());
                for (i, value) in values.iter().enumerate() {
                    if i > 0 {
                        json.push(",", here.clone());
                    }
                    value.write(json);
                }
                json.push("]", here);
            }
            Self::Table(members) => {
                json.push("{", here.clone());
                for (i, (key, value)) in members.iter().enumerate() {
                    if i > 0 {
                        json.push(",", here.clone());
                    }
                    string(key, json);
                    json.push(":", key.span.end..key.span.end);
                    value.write(json);
                }
                json.push("}", here);
            }
        }
    }
}

fn string(word: &Word, json: &mut Word) {
    let start = json.text.len();
    let place = word.place(0..word.text.len());
    json.push(&Json::from(word.text.as_str()).to_string(), place);
    if !word.holes.is_empty() {
        json.holes.push(start + 1..json.text.len() - 1);
    }
    json.span.end = json.span.end.max(word.span.end);
}
