//! The script of a workspace for PowerShell: whatever was typed, it stands in literal strings, and nothing else
//! of the script depends on it.

#![cfg(not(target_arch = "wasm32"))]

use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::snippet::Options;
use millrace::snippet::script::{SCRIPTS, Script};
use millrace::workspace::current;
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::{DraftId, Workspace, example};
use proptest::prelude::*;
use serde_json::Value;
use windows_tests::powershell;

/// What a script calls beside its own functions.
const CMDLETS: [&str; 9] = [
    "ConvertFrom-Json",
    "ConvertTo-Json",
    "Invoke-WebRequest",
    "New-Object",
    "Read-Host",
    "Select-Object",
    "Set-PSDebug",
    "Set-StrictMode",
    "Where-Object",
];

fn target() -> &'static Script {
    let target = SCRIPTS.iter().find(|script| script.name == "PowerShell");
    target.expect("a script for PowerShell")
}

fn requests(workspace: &Workspace) -> Vec<Request> {
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    };
    current::all(workspace, &route)
}

/// A script, taken apart by the grammar.
fn parted(workspace: &Workspace) -> powershell::Script {
    let text = (target().write)(&requests(workspace), Options::default()).text;
    let strange = text.chars().find(|c| !matches!(c, ' '..='~' | '\n'));
    assert_eq!(strange, None);
    powershell::script(&text).unwrap_or_else(|| panic!("the grammar refuses it:\n{text}"))
}

/// The example with these texts in the place of its own.
fn workspace(texts: &[String; 6]) -> Workspace {
    let mut workspace = example::workspace(example::target());
    let [table, schema, topic, job, statement, project] = texts;
    let fields = [
        (1, Field::TableName, table),
        (1, Field::SchemaSql, schema),
        (1, Field::KafkaTopic, topic),
        (3, Field::JobName, job),
        (3, Field::Statement, statement),
    ];
    for (id, field, text) in fields {
        workspace.edit(DraftId(id), |subject| {
            field.set(subject, text.clone());
        });
    }
    project.clone_into(&mut workspace.target.project);
    workspace
}

fn text() -> impl Strategy<Value = String> {
    let fragment = prop_oneof![
        prop::sample::select(
            &[
                "'", "''", "@'", "'@", "\n'@\n", "\"", "`", "$(x)", "${x}", "\r\n", "\u{2018}",
                "\u{201b}", "#>", "<#", "\0", "{", "}", "%"
            ][..]
        )
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(fragment, 1..12).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn what_was_typed_stands_in_literal_strings_alone(texts in [text(), text(), text(), text(), text(), text()]) {
        let typed = workspace(&texts);
        let plain = parted(&example::workspace(example::target()));
        let hostile = parted(&typed);
        prop_assert_eq!(&hostile.frame, &plain.frame);
        prop_assert_eq!(&hostile.commands, &plain.commands);
        let requests = requests(&typed);
        let payloads: Vec<String> = requests
            .iter()
            .map(|request| request.body.as_ref().expect("a body").wire())
            .collect();
        let (rest, last) = hostile.strings.split_at(hostile.strings.len() - payloads.len());
        prop_assert_eq!(last, payloads);
        let table: Value = serde_json::from_str(&last[1]).expect("JSON");
        prop_assert_eq!(&table["name"], texts[0].as_str());
        let url = requests[0].url();
        let service = url.strip_suffix("/flink/table").expect("a table's URL");
        prop_assert_eq!(&rest[rest.len() - 2..], &[service.to_owned(), "Bearer".to_owned()]);
    }
}

#[test]
fn names_that_do_not_tell_drafts_apart_stop_it_in_front_of_everything() {
    let name = "it's \"$(x)\" \u{2019}\n'@";
    let texts = [name, "a", "b", "c", "d", "e"].map(str::to_owned);
    let mut twice = workspace(&texts);
    twice.edit(DraftId(2), |subject| {
        Field::TableName.set(subject, name.to_owned());
    });
    let script = parted(&twice);
    let said = "A table in this script has the name of another: \"it's \\\"$(x)\\\" \\u2019\\n'@\". Names tell what exists already, so nothing is created.";
    assert!(
        script.strings.iter().any(|text| text == said),
        "{:?}",
        script.strings
    );
    let (_, steps) = script.frame.rsplit_once("\n}\n").expect("a last function");
    assert!(
        steps.trim_start().starts_with("Stop-Script ''\n"),
        "{steps}"
    );
}

#[test]
fn it_calls_nothing_but_its_own_functions_and_what_both_versions_have() {
    let script = parted(&example::workspace(example::target()));
    let own: Vec<&str> = script
        .frame
        .lines()
        .filter_map(|line| line.strip_prefix("function "))
        .filter_map(|rest| rest.split([' ', '(']).next())
        .collect();
    for command in &script.commands {
        let command = command.as_str();
        assert!(
            own.contains(&command) || CMDLETS.contains(&command),
            "{command}"
        );
    }
    for function in own {
        assert!(
            script.commands.iter().any(|command| command == function),
            "{function} is not called"
        );
    }
}
