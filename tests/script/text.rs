//! The text of the scripts, judged without running them.

use super::common::workspace;
use super::program::program;
use super::stage::script;
use super::{job_of, table};
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::snippet::Options;
use millrace::snippet::script::SCRIPTS;
use millrace::workspace::current;
use millrace::workspace::job::TablesBy;
use millrace::workspace::plan::Route;
use millrace::workspace::{Existing, Subject, Workspace, example};
use std::io::Write;
use std::process::{Command, Stdio};

const AIVEN: &str = "https://api.aiven.io/v1";

/// Workspaces whose scripts differ in their parts.
fn workspaces() -> [Workspace; 5] {
    let hostile = "it's \"$(id)\" `x`\nJSON\n\u{202e}\u{7f}!";
    let mut nowhere = workspace([table("a")]);
    hostile.clone_into(&mut nowhere.target.project);
    nowhere.target.service = String::new();
    [
        example::workspace(example::target()),
        workspace([table(hostile), job_of("`it's`, b")]),
        workspace([table("")]),
        workspace([table(hostile), table(hostile)]),
        nowhere,
    ]
}

#[test]
fn shellcheck_has_nothing_to_say() {
    for workspace in workspaces() {
        let text = script(&workspace, AIVEN, AuthScheme::Aivenv1);
        let mut child = Command::new(program("shellcheck"))
            .args(["--shell=bash", "--norc", "--severity=style"])
            // A script that stops at once reaches no other line, and quotes a name that is no command.
            .args(
                text.contains("\nstop '")
                    .then_some("--exclude=SC2016,SC2317"),
            )
            .arg("-")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("shellcheck that starts");
        let mut input = child.stdin.take().expect("a pipe");
        input.write_all(text.as_bytes()).expect("a reader");
        drop(input);
        let output = child.wait_with_output().expect("an end");
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stdout)
        );
    }
}

#[test]
fn it_is_printable_ascii_and_ends_its_last_line() {
    for workspace in workspaces() {
        let text = script(&workspace, AIVEN, AuthScheme::Bearer);
        let strange = text.chars().find(|c| !matches!(c, ' '..='~' | '\n'));
        assert_eq!(strange, None);
        assert!(text.ends_with('\n'));
        assert!(
            text.lines().all(|line| line == line.trim_end()),
            "white space ends a line"
        );
    }
}

#[test]
fn a_person_finds_the_service_and_each_payload_at_the_end() {
    let text = script(
        &example::workspace(example::target()),
        AIVEN,
        AuthScheme::Bearer,
    );
    let expect = r#"
service='https://api.aiven.io/v1/project/my-test-project/service/my-flink-service'
scheme=Bearer

require_programs curl jq
require_token
find_tables
find_jobs

create_table <<'JSON'
{
  "integration_id": "a4af7409-d167-4f31-af13-ddd4cd06564f",
  "name": "node_info",
  "jdbc_table": "public.node_definition",
  "schema_sql": "`node` INT, `node_description` VARCHAR"
}
JSON

create_table <<'JSON'
"#;
    assert!(text.contains(expect), "{text}");
    let end = r#"
create_job <<'JSON'
{
  "statement": "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70",
  "tables": [
    "KCpuIn",
    "KAlert"
  ],
  "job_name": "JobExample"
}
JSON
"#;
    assert!(text.ends_with(end), "{text}");
}

fn route() -> Route {
    Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Aivenv1,
        form: TableForm::Flat,
    }
}

#[test]
fn in_powershell_the_same_stands_in_literal_strings() {
    let requests = current::all(&example::workspace(example::target()), &route());
    let script = SCRIPTS.iter().find(|script| script.name == "PowerShell");
    let text = (script.expect("a script").write)(&requests, Options::default()).text;
    let expect = r#"
$service = 'https://api.aiven.io/v1/project/my-test-project/service/my-flink-service'
$scheme = 'aivenv1'
$token = Get-Token

Find-Table
Find-Job

New-Table @'
{
  "integration_id": "a4af7409-d167-4f31-af13-ddd4cd06564f",
  "name": "node_info",
  "jdbc_table": "public.node_definition",
  "schema_sql": "`node` INT, `node_description` VARCHAR"
}
'@

New-Table @'
"#;
    assert!(text.contains(expect), "{text}");
    assert!(
        text.ends_with("\n  \"job_name\": \"JobExample\"\n}\n'@\n"),
        "{text}"
    );
}

#[test]
fn the_ids_of_what_exists_on_one_service_stand_in_no_script() {
    let mut workspace = example::workspace(example::target());
    let id = "2a1e3d31-0b77-4c2c-9a4f-7f5f1f3ab6b1";
    workspace.existing = Existing::of(&workspace.target, [["KCpuIn", id]].into_iter());
    for draft in &mut workspace.drafts {
        if let Subject::Job(job) = &mut draft.subject {
            job.tables_by = TablesBy::Id;
        }
    }
    let job = workspace.drafts.last().expect("the job");
    let alone = current::request(job, &workspace, &route()).and_then(|request| request.body);
    assert!(alone.expect("a body").text().contains(id));
    let text = (SCRIPTS[0].write)(&current::all(&workspace, &route()), Options::default()).text;
    assert!(!text.contains(id), "{text}");
}
