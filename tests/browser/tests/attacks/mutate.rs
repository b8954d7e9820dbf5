//! Texts of workspaces that somebody has tampered with, made from a real one.

use crate::chance::Chance;
use crate::hostile::{ADDRESSES, PARAMETERS, TEXTS};
use serde_json::{Map, Value, json};

/// A tampered text of that number. The same number gives the same.
pub fn tampered(real: &str, number: usize, chance: &mut Chance) -> String {
    match number % 8 {
        0 => spliced(real, chance),
        1 => bitten(real, chance),
        2 => of_json(real, chance, one_text),
        3 => of_json(real, chance, all_texts),
        4 => of_json(real, chance, more_members),
        5 => of_json(real, chance, wrong_types),
        6 => of_json(real, chance, wrong_version),
        _ => of_json(real, chance, many),
    }
}

/// A piece of it is something hostile.
fn spliced(real: &str, chance: &mut Chance) -> String {
    let places: Vec<usize> = real.char_indices().map(|(at, _)| at).collect();
    let begin = *chance.one(&places);
    let end = *chance.one(&places[places.partition_point(|at| *at < begin)..]);
    let end = end.min(begin + 40);
    let end = (0..=end).rev().find(|at| real.is_char_boundary(*at));
    let end = end.unwrap_or(begin).max(begin);
    let breaking = [
        "\",\"api_base\":\"https://evil.example/v1\",\"x\":\"".to_owned(),
        "\"},{\"kind\":\"job\",\"name\":\"<img src=x onerror=__xss()>".to_owned(),
        "\",\"__proto__\":{\"api_base\":\"https://evil.example\"},\"y\":\"".to_owned(),
        (*chance.one(&TEXTS)).to_owned(),
    ];
    let with = chance.one(&breaking).as_str();
    [&real[..begin], with, &real[end..]].concat()
}

/// Cut off, doubled, or with letters changed.
fn bitten(real: &str, chance: &mut Chance) -> String {
    let mut letters: Vec<char> = real.chars().collect();
    match chance.below(3) {
        0 => letters.truncate(chance.below(letters.len())),
        1 => letters.extend_from_within(..),
        _ => {
            for _ in 0..=chance.below(6) {
                let at = chance.below(letters.len());
                let with = chance.below(0x3000);
                letters[at] =
                    char::from_u32(u32::try_from(with).unwrap_or(0)).unwrap_or('\u{fffd}');
            }
        }
    }
    letters.into_iter().collect()
}

fn of_json(real: &str, chance: &mut Chance, alter: fn(&mut Value, &mut Chance)) -> String {
    let mut value: Value = serde_json::from_str(real).expect("what the page shares is JSON");
    alter(&mut value, chance);
    value.to_string()
}

/// The texts in a value, however deep.
fn texts(value: &mut Value) -> Vec<&mut String> {
    match value {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter_mut().flat_map(texts).collect(),
        Value::Object(members) => members.values_mut().flat_map(texts).collect(),
        _ => Vec::new(),
    }
}

fn one_text(value: &mut Value, chance: &mut Chance) {
    let mut texts = texts(value);
    let at = chance.below(texts.len());
    (*chance.one(&TEXTS)).clone_into(texts[at]);
}

/// All texts but the kinds, without which there is no draft.
fn all_texts(value: &mut Value, chance: &mut Chance) {
    let with = *chance.one(&TEXTS);
    let project = value.as_object_mut().expect("a workspace");
    for key in [
        "project", "service", "theme", "tab", "writing", "api", "form", "scheme",
    ] {
        project.insert(key.to_owned(), json!(with));
    }
    for draft in drafts(value) {
        let kept = draft.get("kind").cloned();
        for (_, member) in draft.iter_mut() {
            for text in texts(member) {
                with.clone_into(text);
            }
        }
        draft.insert("kind".to_owned(), kept.unwrap_or_default());
    }
}

/// Members that no workspace has, under the names that a page might listen to.
fn more_members(value: &mut Value, chance: &mut Chance) {
    let name = *chance.one(&PARAMETERS);
    let address = *chance.one(&ADDRESSES);
    let forged =
        json!({ "id": "x", "name": "node_info", "project": "p", "service": "s", "sent": address });
    let bad = json!({ "api_base": address, "isAdmin": true, "token": "stolen" });
    let top = value.as_object_mut().expect("a workspace");
    top.insert(name.to_owned(), json!(address));
    top.insert("__proto__".to_owned(), bad.clone());
    top.insert("constructor".to_owned(), json!({ "prototype": bad }));
    top.insert(
        "settings".to_owned(),
        json!({ "base": address, "scheme": "aivenv1" }),
    );
    top.insert(
        "existing".to_owned(),
        json!("my-test-project\nmy-flink-service\nnode_info\n<b>x"),
    );
    for draft in drafts(value) {
        draft.insert("__proto__".to_owned(), bad.clone());
        draft.insert((*chance.one(&PARAMETERS)).to_owned(), json!(address));
        draft.insert("progress".to_owned(), json!("created"));
        draft.insert("created".to_owned(), forged.clone());
        draft.insert("elsewhere".to_owned(), json!([forged.clone(), 7, null]));
    }
}

/// Values of a kind that has no place there.
fn wrong_types(value: &mut Value, chance: &mut Chance) {
    let ids = [
        json!("body"),
        json!("forms"),
        json!("__proto__"),
        json!(-1),
        json!(1e300),
        json!(4_294_967_295_u32),
        json!(4_294_967_296_u64),
        json!(null),
        json!([]),
        json!({ "toString": 1 }),
        json!(0),
    ];
    let with = chance.one(&ids).clone();
    let key = *chance.one(&["id", "kind", "name", "schema_sql", "progress", "tables"]);
    for draft in drafts(value) {
        draft.insert(key.to_owned(), with.clone());
    }
    if chance.below(3) == 0 {
        value["drafts"] = with;
    }
}

fn wrong_version(value: &mut Value, chance: &mut Chance) {
    let versions = [
        json!(0),
        json!(2),
        json!(99),
        json!("1"),
        json!(null),
        json!(1.5),
        json!(-1),
        json!([1]),
        json!({}),
        json!(u64::MAX),
        json!(true),
    ];
    value["version"] = chance.one(&versions).clone();
}

/// Too many drafts, too long a text, or too deep a value.
fn many(value: &mut Value, chance: &mut Chance) {
    let with = *chance.one(&TEXTS);
    match chance.below(4) {
        0 => {
            let one = value["drafts"][0].clone();
            let count = *chance.one(&[0, 30, 501, 3000]);
            value["drafts"] = json!(vec![one; count]);
        }
        1 => value["drafts"][0]["name"] = json!(with.repeat(1 + 3_000 / with.len())),
        2 => value["drafts"][0]["extra"] = json!("[".repeat(20_000)),
        _ => {
            let mut deep = json!(with);
            for _ in 0..100 {
                deep = json!([deep]);
            }
            value["drafts"][0]["name"] = deep;
        }
    }
}

fn drafts(value: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let drafts = value["drafts"].as_array_mut().into_iter().flatten();
    drafts.filter_map(Value::as_object_mut)
}
