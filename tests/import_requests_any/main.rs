//! Whatever the app writes it reads back, a token stays in its place wherever it stands, any text is read, and words are
//! split as shells split them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/any.rs"]
mod any_table;
#[path = "../common/mod.rs"]
mod common;
mod text;
mod token;
mod written;

use any_table::tables;
use millrace::sql::name::join_list;
use millrace::workspace::job::{Job, TablesBy, TablesFrom};
use millrace::workspace::target::Target;
use millrace::workspace::{Subject, Workspace};
use proptest::prelude::*;
use serde_json::Value;

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z_]{1,8}",
        4 => "[ -~]{0,12}",
        2 => "[ -~\n\t\r\u{1}\u{7f}é漢🚀\u{2028}'\"`\\\\$%^{}@<>#!|&;]{0,16}",
        1 => any::<String>(),
        1 => prop::sample::select(&["'@", "\n'@\n", "END\nEND", "###", "{{x}}", "\"\"\"", "$(id)", "`id`", "@/etc/hostname", "%PATH%", "-- x", "--", "-H"][..])
            .prop_map(str::to_owned),
    ]
}

fn lists() -> impl Strategy<Value = String> {
    prop::collection::vec(words().prop_filter("a name", |word| !word.is_empty()), 0..4)
        .prop_map(|names| join_list(names.iter().map(String::as_str)))
}

fn subjects() -> impl Strategy<Value = Subject> {
    prop_oneof![
        tables(words().boxed(), lists().boxed()).prop_map(Subject::Table),
        (words(), words(), lists(), any::<bool>()).prop_map(|(name, statement, tables, by_id)| {
            Subject::Job(Job {
                name,
                statement,
                tables,
                tables_from: TablesFrom::Hand,
                tables_by: if by_id { TablesBy::Id } else { TablesBy::Name },
            })
        }),
    ]
}

fn extras() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        words().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        Just(serde_json::json!({"a": [1, null, {"b": "c"}]})),
    ];
    prop_oneof![
        3 => Just(String::new()),
        1 => prop::collection::btree_map("x[ -~é]{0,4}", value, 1..4)
            .prop_map(|members| Value::Object(members.into_iter().collect()).to_string()),
    ]
}

fn targets() -> impl Strategy<Value = Target> {
    let name = || "[a-z0-9][a-z0-9 %/?é!'\"^&{}-]{0,8}";
    (name(), name()).prop_map(|(project, service)| Target {
        project,
        service,
        ..Target::default()
    })
}

prop_compose! {
    fn workspaces()(subject in subjects(), extra in extras(), target in targets()) -> Workspace {
        let mut workspace = common::workspace([subject]);
        workspace.drafts[0].extra = extra;
        workspace.target = target;
        workspace
    }
}
