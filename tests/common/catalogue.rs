//! Reads the sources of the catalogue of texts: its items, and the texts in each.

#![allow(dead_code, reason = "each test uses a part of it")]

use std::fs;
use std::path::Path;

/// A public function or constant.
#[derive(Debug)]
pub struct Item {
    /// Its file and the line that declares it, from `pub` on.
    pub name: String,
    /// The texts in it, as they are written, escapes and all.
    pub texts: Vec<String>,
}

/// The items of a language, in the order of its files and their lines. What is private belongs to the item before it.
/// `root`: the folder of the sources.
pub fn items(root: &Path, language: &str) -> Vec<Item> {
    let folder = root.join("src/text").join(language);
    let mut items = Vec::new();
    for file in files(&folder, "") {
        let source = fs::read_to_string(folder.join(&file)).expect("a file of the catalogue");
        read(&file, &source, &mut items);
    }
    items
}

fn files(folder: &Path, below: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder.join(below)).expect("a folder of the catalogue") {
        let entry = entry.expect("an entry");
        let name = entry.file_name().into_string().expect("a plain name");
        let path = if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        };
        if entry.path().is_dir() {
            found.extend(files(folder, &path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn read(file: &str, source: &str, items: &mut Vec<Item>) {
    items.push(Item {
        name: file.to_owned(),
        texts: Vec::new(),
    });
    let mut rest = source;
    while let Some(c) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, behind)| behind);
        } else if rest.starts_with("#[") || rest.starts_with("#![") {
            rest = rest.split_once(']').expect("the attribute's end").1;
        } else if let Some(raw) = rest.strip_prefix("r#\"") {
            rest = raw.split_once("\"#").expect("the text's end").1;
        } else if let Some(raw) = rest.strip_prefix("r\"") {
            rest = raw.split_once('"').expect("the text's end").1;
        } else if let Some(text) = rest.strip_prefix('"') {
            let end = end_of_text(text);
            let item = items.last_mut().expect("the file at least");
            item.texts.push(text[..end].to_owned());
            rest = &text[end + 1..];
        } else if let Some(behind) = rest.strip_prefix("'\"'") {
            rest = behind;
        } else if rest.starts_with("pub ") {
            items.push(Item {
                name: format!("{file}: {}", declared(rest)),
                texts: Vec::new(),
            });
            rest = &rest["pub ".len()..];
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// Where a text ends: at its first quote without a backslash.
fn end_of_text(text: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' if !is_escaped => return at,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    panic!("a text without an end")
}

/// A declaration without its body or value, on one line.
fn declared(source: &str) -> String {
    let end = source.find(['{', '=']).filter(|end| {
        source
            .find(';')
            .is_none_or(|semicolon| *end < semicolon || source.starts_with("pub const"))
    });
    let end = end.unwrap_or_else(|| source.find(';').expect("the declaration's end"));
    let words: Vec<&str> = source[..end].split_whitespace().collect();
    words.join(" ").replace("( ", "(").replace(", )", ")")
}
