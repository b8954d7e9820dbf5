//! Secrets in SQL: found wherever an option holds one, in no text that is kept, shown as a command or saved, and put in
//! again by the commands, which real shells and a real Python run here.

#![cfg(all(not(target_arch = "wasm32"), unix))]

mod common;

use millrace::api::answer::{Answer, Extent};
use millrace::api::base::ApiBase;
use millrace::api::generation::{Generation, TableForm};
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::history::entry::Entry;
use millrace::desk::history::kept;
use millrace::desk::study::{reports, study};
use millrace::saved::{self, Settings, Visit};
use millrace::snippet::{Lines, Note, Options, Payload, Shell, TARGETS, TokenFrom};
use millrace::sql::secret::{Written, find, masked, variables};
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;
use millrace::workspace::learn::Outcome;
use millrace::workspace::plan::Route;
use millrace::workspace::table::{Connector, Plain, PlainKind, Table};
use millrace::workspace::{Subject, Workspace, current, secrets};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A secret with all that a shell, SQL and JSON read in their own ways.
const SECRET: &str = r#"x'o"x\b $HOME `id` & <é> ${A} %s !"#;
/// The same as a text of SQL.
const IN_SQL: &str = r#"x''o"x\b $HOME `id` & <é> ${A} %s !"#;

fn found(text: &str, written: Written) -> Vec<&str> {
    let found = find(text, written).into_iter();
    found.map(|secret| &text[secret.value]).collect()
}

#[test]
fn the_values_of_options_that_hold_secrets_are_found() {
    for (sql, expect) in [
        ("'token' = 'xoxb-1'", vec!["xoxb-1"]),
        ("'password'='a''b' , 'port'='1'", vec!["a''b"]),
        (
            "'slot.name' = 'a', 'Properties.SASL.jaas.config' = 'p \"x\";'",
            vec!["p \"x\";"],
        ),
        ("'client-secret' /* c */ =\n -- it's here\n 's'", vec!["s"]),
        ("-- don't\n'token' = 'x'", vec!["x"]),
        (
            "INSERT INTO a SELECT * FROM b /*+ OPTIONS('token'='x') */",
            vec!["x"],
        ),
        ("'token' = 'a' 'b', 'c' = 'd'", vec!["a' 'b"]),
        ("'token' = 'a' 'secret' = 'd'", vec!["a", "d"]),
        ("'token' = 'open", vec!["open"]),
        ("'uri' = 'mongodb://u:p@h/db'", vec!["mongodb://u:p@h/db"]),
        (
            "'url' = 'jdbc:mysql://h/d?password=p'",
            vec!["jdbc:mysql://h/d?password=p"],
        ),
        (
            "'value.avro-confluent.basic-auth.user-info' = 'u:p'",
            vec!["u:p"],
        ),
        (
            "'token' = '', 'fields.token.kind' = 'random', 'url' = 'jdbc:postgresql://'",
            vec![],
        ),
        ("'basic-auth.credentials-source' = 'USER_INFO'", vec![]),
        ("WHERE `token` = 'x' AND a = 'token'", vec![]),
    ] {
        assert_eq!(found(sql, Written::Plain), expect, "{sql}");
    }
}

#[test]
fn in_json_they_are_found_in_texts_and_as_members() {
    for (json, expect) in [
        (
            r#"{"create_table":"… 'token' =\n\t'x\"y'"}"#,
            vec![r#"x\"y"#],
        ),
        (r#"{"a":"can't","b":"'token' = 'x'"}"#, vec!["x"]),
        (r#"{"a":"'token' = 'open","b":"c"}"#, vec!["open"]),
        (
            r#"{"options":{"connector":"slack","token": "x\"y"}}"#,
            vec![r#"x\"y"#],
        ),
    ] {
        assert_eq!(found(json, Written::Json), expect, "{json}");
    }
}

#[test]
fn each_secret_gets_a_name_of_its_own_draft_and_option() {
    for (sql, expect) in [
        ("'token' = 'x'", "'token' = '${FLINK_ALERTS_1_TOKEN}'"),
        (
            "'a.password' = 'x', 'b.password' = 'x'",
            "'a.password' = '${FLINK_ALERTS_1_A_PASSWORD}', 'b.password' = '${FLINK_ALERTS_1_B_PASSWORD}'",
        ),
        (
            "'token'='x' 'token'='y' 'token'='x'",
            "'token'='${FLINK_ALERTS_1_TOKEN}' 'token'='${FLINK_ALERTS_1_TOKEN_2}' 'token'='${FLINK_ALERTS_1_TOKEN}'",
        ),
        (
            "'token'='${FLINK_ALERTS_1_TOKEN}' 'token'='y'",
            "'token'='${FLINK_ALERTS_1_TOKEN}' 'token'='${FLINK_ALERTS_1_TOKEN_2}'",
        ),
        // No text can have the API's token put in by such a name.
        (
            "'token'='${AIVEN_TOKEN}'",
            "'token'='${FLINK_ALERTS_1_TOKEN}'",
        ),
    ] {
        let once = masked(sql, "alerts-1", Written::Plain);
        assert_eq!(once, expect);
        assert_eq!(masked(&once, "alerts-1", Written::Plain), expect);
    }
    assert_eq!(
        variables("'${FLINK_A}' '${FLINK_B}' '${FLINK_A}' '${HOME}' ${FLINK_C}"),
        ["FLINK_A", "FLINK_B"]
    );
}

/// A version takes tables along: what stands in their statements is theirs, and what stands in its own is its draft's.
#[test]
fn a_secret_in_a_create_table_has_the_name_of_that_table_whichever_draft_takes_it_along() {
    let sql = |table: &str| format!("CREATE TABLE {table} (a INT) WITH ('password' = 'x')");
    for (text, written, expect) in [
        (sql("orders"), Written::Plain, vec!["FLINK_ORDERS_PASSWORD"]),
        (
            sql("IF NOT EXISTS `a``b`.`my orders`").replace(" (", "("),
            Written::Plain,
            vec!["FLINK_MY_ORDERS_PASSWORD"],
        ),
        (
            "create temporary /* of */ table\norders (a INT) WITH ('password' = 'x', 'token' = 'y')".to_owned(),
            Written::Plain,
            vec!["FLINK_ORDERS_PASSWORD", "FLINK_ORDERS_TOKEN"],
        ),
        (
            [sql("orders"), sql("more")].join(";\n"),
            Written::Plain,
            vec!["FLINK_ORDERS_PASSWORD", "FLINK_MORE_PASSWORD"],
        ),
        (
            r#"{"sinks":[{"create_table":"CREATE TABLE `\u00f6l\ud83d\ude00` (\n\"a\" INT\n) WITH ('password' = 'x')","options":{"password":"x"}},{"create_table":"CREATE TABLE b (a INT) WITH ('password' = 'y')"}],"statement":"INSERT INTO b SELECT * FROM c /*+ OPTIONS('password'='z') */"}"#.to_owned(),
            Written::Json,
            vec!["FLINK__L__PASSWORD", "FLINK__L__PASSWORD", "FLINK_B_PASSWORD", "FLINK_POST_PASSWORD"],
        ),
    ] {
        let once = masked(&text, "post", written);
        let names: Vec<&str> = once
            .split("${")
            .skip(1)
            .filter_map(|behind| Some(behind.split_once('}')?.0))
            .collect();
        assert_eq!(names, expect, "{once}");
        assert_eq!(masked(&once, "post", written), once);
    }
}

fn slack(token: &str) -> Table {
    Table {
        name: "alerts".to_owned(),
        integration_id: String::new(),
        schema_sql: "channel_id STRING, message STRING".to_owned(),
        connector: Connector::Plain(Plain {
            token: token.to_owned(),
            ..Plain::of(PlainKind::Slack)
        }),
    }
}

/// A job that reads changes with a password and posts them with a token.
fn workspace() -> Workspace {
    let cdc = Table {
        name: "orders".to_owned(),
        integration_id: String::new(),
        schema_sql: format!(
            "CREATE TABLE orders (a STRING) WITH (\n'connector' = 'postgres-cdc',\n'password' = '{IN_SQL}'\n)"
        ),
        connector: Connector::Free,
    };
    let job = Job {
        name: "post".to_owned(),
        statement: "INSERT INTO alerts SELECT a, a FROM orders".to_owned(),
        tables: "orders, alerts".to_owned(),
        ..Job::default()
    };
    let subjects = [
        Subject::Table(cdc),
        Subject::Table(slack(SECRET)),
        Subject::Job(job),
    ];
    let mut workspace = common::workspace(subjects);
    workspace.target.generation = Generation::Applications;
    workspace
}

/// What no text may hold of it, however it is escaped.
fn holds_secret(text: &str) -> bool {
    text.contains("$HOME `id`")
}

#[test]
fn nothing_that_is_kept_holds_a_secret() {
    let workspace = workspace();
    let kept = saved::write(&Visit {
        workspace: workspace.clone(),
        settings: Settings::default(),
    });
    assert!(!holds_secret(&kept), "{kept}");
    // The desk is told of the drafts as they are.
    assert!(holds_secret(&saved::write_workspace(&workspace)));
    let restored = saved::read(&kept).expect("a visit").workspace;
    let said: Vec<String> = reports(&restored, &study(&restored, Vec::new()))
        .into_iter()
        .flat_map(|report| report.problems)
        .filter(|problem| [Field::CreateTable, Field::SlackToken].contains(&problem.field))
        .map(|problem| millrace::text::problem(problem.field, &problem.fault))
        .collect();
    let expect = |variable: &str, key: &str| {
        format!(
            "{variable} stands in the place of '{key}', which is not kept. Type the secret to send from here; a copied command reads the variable."
        )
    };
    assert_eq!(
        said,
        [
            expect("${FLINK_ORDERS_PASSWORD}", "password"),
            expect("${FLINK_ALERTS_TOKEN}", "token"),
        ]
    );
    // What is kept once more says the same.
    let again = saved::write(&Visit {
        workspace: restored,
        settings: Settings::default(),
    });
    assert_eq!(again, kept);
}

#[test]
fn the_history_and_what_it_saves_hold_no_secret_not_even_where_the_server_repeats_it() {
    let workspace = workspace();
    let request = request(&workspace);
    let sent = Sent::of(&request);
    let body =
        sent.payload.replace("application_version", "v") + &format!("Bad token {SECRET}, {IN_SQL}");
    assert!(holds_secret(&sent.payload) && holds_secret(&body));
    let told = Told {
        draft: workspace.drafts[2].clone(),
        target: workspace.target.clone(),
        sent,
        took: 1,
        outcome: Outcome::Answered(Answer {
            status: 400,
            body,
            extent: Extent::Whole,
            retry_after: None,
        }),
    };
    let entry = Entry::of(told, "2026-01-01T00:00:00+00:00".to_owned());
    let line = entry.write();
    assert!(!line.contains("id`"), "{line}");
    assert!(!kept::export(&line).contains("id`"));
    // They have the names that they have in commands, also in the request of the job that takes the tables along.
    for name in NAMES {
        assert!(line.contains(&format!("${{{name}}}")), "{line}");
    }
    assert!(!line.contains("FLINK_POST"), "{line}");
}

fn request(workspace: &Workspace) -> Request {
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    };
    let job = workspace.drafts.last().expect("a job");
    current::request(job, workspace, &route).expect("a request")
}

/// The request as it is shown.
fn shown() -> Request {
    request(&secrets::without(&workspace()))
}

const NAMES: [&str; 2] = ["FLINK_ORDERS_PASSWORD", "FLINK_ALERTS_TOKEN"];

#[test]
fn no_target_holds_a_secret_and_each_says_what_stands_in_its_place() {
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for target in TARGETS {
        for payload in [Payload::Inline, Payload::File] {
            let options = Options {
                payload,
                ..Options::default()
            };
            let snippet = (target.write)(&shown(), options);
            assert!(!holds_secret(&snippet.text), "{}", target.name);
            let is_said = snippet.notes.iter().any(|note| match note {
                Note::Secrets(said) | Note::SecretsAsTheyAre(said) | Note::SecretsByHand(said) => {
                    *said == names
                }
                Note::SecretsOfTerraform(said) => {
                    *said == ["flink_orders_password", "flink_alerts_token"]
                }
                _ => false,
            });
            assert!(is_said, "{} {:?}", target.name, snippet.notes);
        }
    }
}

#[test]
fn the_text_that_stands_there_before_the_desk_does_is_left_out_where_it_would_hold_a_secret() {
    let text = |hint: &str| {
        let job = Job {
            statement: ["INSERT INTO a SELECT * FROM b", hint].concat(),
            ..Job::default()
        };
        let mut workspace = common::workspace([Subject::Job(job)]);
        workspace.target.generation = Generation::Classic;
        millrace::snippet::curl::plain(&request(&workspace))
    };
    let plain = text("").expect("a text");
    assert!(plain.contains("INSERT INTO a SELECT * FROM b"), "{plain}");
    let hints =
        ["x", "${FLINK_B_PASSWORD}"].map(|said| format!(" /*+ OPTIONS('password'='{said}') */"));
    assert_eq!(hints.map(|hint| text(&hint)), [None, None]);
}

/// A folder in which `curl` and `avn` write down what they are given.
fn room(name: &str) -> PathBuf {
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("secrets-{name}"));
    let _ = fs::remove_dir_all(&room);
    fs::create_dir_all(&room).expect("a folder");
    let script = "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\n' \"$word\" >>args; case \"$word\" in @/dev/fd/3) cat <&3 >body;; @/dev/stdin) cat >body;; @-) case \" $* \" in *' --header @- '*) ;; *) cat >body;; esac;; esac; done\n";
    for program in ["curl", "avn"] {
        let path = room.join(program);
        fs::write(&path, script).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    }
    room
}

fn run(
    shell: &[&str],
    name: &str,
    snippet: &millrace::snippet::Snippet,
    is_set: bool,
) -> (Option<Value>, String) {
    let room = room(name);
    if let Some(payload) = &snippet.payload {
        fs::write(room.join("payload.json"), payload).expect("a file");
    }
    fs::write(room.join("script"), [&snippet.text, "\n"].concat()).expect("a script");
    let path = [room.to_str().expect("UTF-8"), ":/usr/bin:/bin"].concat();
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).arg("script").current_dir(&room);
    command
        .env_clear()
        .env("PATH", path)
        .env("HOME", "/nowhere")
        .env("LC_ALL", "C.UTF-8")
        .env("AIVEN_TOKEN", "t0k");
    if is_set {
        for name in NAMES {
            command.env(name, SECRET);
        }
    }
    let output = command.output().expect("a shell");
    let read = |name: &str| fs::read_to_string(room.join(name)).unwrap_or_default();
    let body = read("body");
    assert!(
        !read("args").contains("id`"),
        "the list of processes shows it"
    );
    let body = (!body.is_empty()).then(|| {
        serde_json::from_str(&body).unwrap_or_else(|fault| panic!("{fault} {body} {output:?}"))
    });
    (body, String::from_utf8_lossy(&output.stderr).into_owned())
}

/// What the page itself sends.
fn sent() -> Value {
    let body = request(&workspace()).body.expect("a body");
    let body: Value = serde_json::from_str(&body.wire()).expect("JSON");
    let version = &body["application_version"];
    let said = |list: &str| {
        version[list][0]["create_table"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    assert!(said("sources").contains(IN_SQL) && said("sinks").contains(IN_SQL));
    body
}

fn curl(options: Options) -> millrace::snippet::Snippet {
    (TARGETS[0].write)(&shown(), options)
}

#[test]
fn every_shell_of_posix_puts_the_secrets_into_the_body_and_shows_them_to_nobody() {
    for shell in [&["bash"][..], &["dash"], &["zsh", "-f"]] {
        for token in [TokenFrom::Environment, TokenFrom::Descriptor] {
            for (lines, payload) in [
                (Lines::Many, Payload::Inline),
                (Lines::One, Payload::Inline),
                (Lines::Many, Payload::File),
            ] {
                let snippet = curl(Options {
                    lines,
                    payload,
                    token,
                    ..Options::default()
                });
                let (body, errors) = run(shell, shell[0], &snippet, true);
                assert_eq!(body, Some(sent()), "{} {errors}", snippet.text);
            }
        }
    }
}

#[test]
fn without_the_variable_nothing_is_sent() {
    for shell in [&["bash"][..], &["dash"], &["zsh", "-f"]] {
        let name = format!("{}-unset", shell[0]);
        let (body, errors) = run(shell, &name, &curl(Options::default()), false);
        assert_eq!(body, None);
        assert!(errors.contains("FLINK_ORDERS_PASSWORD"), "{errors}");
    }
}

#[test]
fn one_text_puts_them_in_in_every_other_shell_too() {
    let shells = [
        &["fish"][..],
        &["tcsh", "-f"],
        &["mksh"],
        &["busybox", "sh"],
        &["bash"],
        &["dash"],
        &["zsh", "-f"],
    ];
    for shell in shells {
        for token in [TokenFrom::Environment, TokenFrom::Descriptor] {
            for payload in [Payload::Inline, Payload::File] {
                let snippet = curl(Options {
                    shell: Shell::Any,
                    payload,
                    token,
                    ..Options::default()
                });
                let name = format!("any-{}", shell[0]);
                let (body, errors) = run(shell, &name, &snippet, true);
                assert_eq!(body, Some(sent()), "{shell:?} {errors}\n{}", snippet.text);
            }
        }
    }
}

#[test]
fn avn_reads_the_body_from_a_pipe() {
    let avn = TARGETS
        .iter()
        .find(|target| target.name == "avn")
        .expect("avn");
    let (body, errors) = run(
        &["bash"],
        "avn",
        &(avn.write)(&shown(), Options::default()),
        true,
    );
    assert_eq!(body, Some(sent()), "{errors}");
}

#[test]
fn python_puts_them_in() {
    let python = TARGETS
        .iter()
        .find(|target| target.name == "Python")
        .expect("Python");
    for (payload, name) in [(Payload::Inline, "python"), (Payload::File, "python-file")] {
        let mut snippet = (python.write)(
            &shown(),
            Options {
                payload,
                ..Options::default()
            },
        );
        let room = room(name);
        // In the place of the package.
        fs::write(room.join("requests.py"), "import sys\ndef request(method, url, data, **more):\n    sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode())\n    sys.exit(0)\n").expect("a module");
        if let Some(payload) = snippet.payload.take() {
            fs::write(room.join("payload.json"), payload).expect("a file");
        }
        fs::write(room.join("request.py"), &snippet.text).expect("a script");
        let mut command = Command::new("python3");
        command
            .arg("request.py")
            .current_dir(&room)
            .env("AIVEN_TOKEN", "t0k");
        for name in NAMES {
            command.env(name, SECRET);
        }
        let output = command.output().expect("Python");
        let body: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
        assert_eq!(body, sent());
    }
}

#[test]
fn the_texts_for_windows_editors_and_terraform_name_the_variables_in_their_own_words() {
    let text = |name: &str| {
        let target = TARGETS
            .iter()
            .find(|target| target.name == name)
            .expect("a target");
        (target.write)(&shown(), Options::default()).text
    };
    let powershell = text("PowerShell");
    for part in [
        "if (-not $env:FLINK_ALERTS_TOKEN) { throw 'FLINK_ALERTS_TOKEN is not set.' }",
        r#"$body = $body.Replace('${FLINK_ALERTS_TOKEN}', [regex]::Replace($env:FLINK_ALERTS_TOKEN.Replace("'", "''"), '[^ -~]|["\\]', { '\u{0:x4}' -f [int][char]$args[0].Value }))"#,
    ] {
        assert!(powershell.contains(part), "{powershell}");
    }
    assert!(text("cmd").contains("'token' = '%FLINK_ALERTS_TOKEN%'"));
    assert!(text("HTTP").contains("'token' = '{{$processEnv FLINK_ALERTS_TOKEN}}'"));
    let terraform = text("Terraform");
    for part in [
        r#"'token' = '${replace(var.flink_alerts_token, "'", "''")}'"#,
        "variable \"flink_alerts_token\" {\n  type      = string\n  sensitive = true\n}",
    ] {
        assert!(terraform.contains(part), "{terraform}");
    }
}
