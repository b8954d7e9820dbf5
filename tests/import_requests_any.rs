//! Whatever the app writes it reads back, a token stays in its place wherever it stands, any text is read, and words are
//! split as shells split them.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/any.rs"]
mod any_table;
mod common;

use any_table::tables;
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::import::request::Snag;
use millrace::import::{Fate, Import, Secret, Why, read};
use millrace::snippet::script::SCRIPTS;
use millrace::snippet::{
    Flags, Lines, Options, Payload, Shell, TARGETS, Target as Format, TokenFrom,
};
use millrace::sql::name::join_list;
use millrace::text::request_import::part;
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesBy, TablesFrom};
use millrace::workspace::plan::{self, Route};
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, Subject, Workspace};
use proptest::prelude::*;
use serde_json::Value;
use std::process::{Command, Stdio};
use std::time::Instant;

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

fn options() -> impl Strategy<Value = Options> {
    let switches = prop::array::uniform3(any::<bool>());
    (switches, any::<bool>(), 0..3).prop_map(|([any, short, one], file, token)| Options {
        shell: if any { Shell::Any } else { Shell::Posix },
        flags: if short { Flags::Short } else { Flags::Long },
        lines: if one { Lines::One } else { Lines::Many },
        payload: if file { Payload::File } else { Payload::Inline },
        token: match token {
            0 => TokenFrom::Environment,
            1 => TokenFrom::Descriptor,
            _ => TokenFrom::Asked,
        },
        ..Options::default()
    })
}

/// What a draft holds once it is read: an empty list of tables says nothing of where it comes from.
fn settled(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    if let Subject::Job(job) = &mut subject {
        job.tables_from = TablesFrom::Hand;
    }
    subject
}

fn check_export(
    format: &Format,
    options: Options,
    workspace: &Workspace,
    scheme: AuthScheme,
) -> Result<(), TestCaseError> {
    let request = common::request(workspace, 0, scheme);
    let snippet = (format.write)(&request, options);
    // What a format can't say, it says beside the text.
    if format!("{:?}", snippet.notes).contains("LeftOut") {
        return Ok(());
    }
    // Terraform knows the tables of a job by labels, which its own test reads back.
    if format.name == "Terraform" && matches!(workspace.drafts[0].subject, Subject::Job(_)) {
        return Ok(());
    }
    let import = read(&snippet.text);
    let told = || format!("{}:\n{}\n{:?}", format.name, snippet.text, import.parts);
    if snippet.payload.is_some() {
        prop_assert!(import.drafts.is_empty(), "{}", told());
        return Ok(());
    }
    prop_assert_eq!(import.drafts.len(), 1, "{}", told());
    let mut found = settled(&import.drafts[0].subject);
    let expected = settled(&workspace.drafts[0].subject);
    if let (Subject::Job(found), Subject::Job(expected)) = (&mut found, &expected)
        && format.name == "avn"
        && expected.tables.is_empty()
    {
        // An empty list has no flag.
        found.tables_by = expected.tables_by;
    }
    prop_assert_eq!(found, expected, "{}", told());
    let value = |extra: &str| serde_json::from_str::<Value>(extra).ok();
    prop_assert_eq!(
        value(&import.drafts[0].extra),
        value(&workspace.drafts[0].extra),
        "{}",
        told()
    );
    prop_assert_eq!(&import.token, &None, "{}", told());
    if format.name != "JSON" {
        prop_assert_eq!(&import.target, &workspace.target, "{}", told());
        // The clients choose by themselves how the header names the token.
        if !["avn", "Terraform"].contains(&format.name) {
            prop_assert_eq!(import.scheme, Some(scheme), "{}", told());
        }
    }
    let missed = import
        .parts
        .iter()
        .find(|part| matches!(part.fate, Fate::Missed(_)));
    prop_assert!(missed.is_none(), "{:?}\n{}", missed, told());
    Ok(())
}

fn check_script(workspace: &Workspace, scheme: AuthScheme) -> Result<(), TestCaseError> {
    let is_table = |draft: &&Draft| matches!(draft.subject, Subject::Table(_));
    let tables = workspace.drafts.iter().filter(is_table);
    let jobs = workspace.drafts.iter().filter(|draft| !is_table(draft));
    let expected: Vec<&Draft> = tables.chain(jobs).collect();
    let base =
        ApiBase::parse("https://api.aiven.io/v1", "https://page.example").expect("a good base");
    let requests = plan::all(
        workspace,
        &Route {
            base,
            scheme,
            form: TableForm::Flat,
        },
    );
    for script in SCRIPTS {
        let text = (script.write)(&requests, Options::default()).text;
        for text in [text.replace('\n', "\r\n"), text] {
            let import = read(&text);
            let told = || format!("{text}\n{:?}", import.parts);
            prop_assert_eq!(import.drafts.len(), expected.len(), "{}", told());
            for (found, expected) in import.drafts.iter().zip(&expected) {
                prop_assert_eq!(
                    settled(&found.subject),
                    settled(&expected.subject),
                    "{}",
                    told()
                );
                let value = |extra: &str| serde_json::from_str::<Value>(extra).ok();
                prop_assert_eq!(value(&found.extra), value(&expected.extra), "{}", told());
            }
            prop_assert_eq!(&import.target, &workspace.target, "{}", told());
            prop_assert_eq!(import.scheme, Some(scheme), "{}", told());
        }
    }
    Ok(())
}

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

/// Where a token is found, nothing but its own part shows it.
fn check_secrecy(import: &Import, text: &str) -> Result<(), TestCaseError> {
    if import.token != Some(Secret(TOKEN.to_owned())) {
        return Ok(());
    }
    for found in &import.parts {
        let said = text.get(found.span.clone()).expect("characters");
        prop_assert!(
            found.fate == Fate::Token || !said.contains(TOKEN),
            "{:?}",
            found
        );
        prop_assert!(!part(found, text, import).contains(TOKEN), "{:?}", found);
        let fate = format!("{:?}", found.fate);
        prop_assert!(!fate.contains(TOKEN), "{}", fate);
    }
    prop_assert!(!format!("{import:?}").contains(TOKEN), "{:?}", import);
    Ok(())
}

/// Pieces of every way of writing, and the token.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = &[
        "curl",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "https://api.aiven.io/v1/project/",
        "p",
        "/service/",
        "f",
        "/flink/table",
        "-H",
        "-d",
        "-X",
        "'",
        "\"",
        "\\",
        "\\\n",
        "^\n",
        "`\n",
        "^",
        "`",
        "$",
        "$'",
        "${",
        "}",
        "{",
        "(",
        ")",
        "[",
        "]",
        ":",
        ",",
        ";",
        "|",
        "&",
        "<<EOF\n",
        "EOF\n",
        "<",
        ">",
        "Authorization: Bearer ",
        "Authorization",
        "--oauth2-bearer ",
        "--auth-token ",
        "AIVEN_TOKEN=",
        "$AIVEN_TOKEN",
        "avn service flink table create ",
        "--project ",
        "{\"name\":\"",
        "\"}",
        "{\"name\": \"a\", \"jdbc_table\": \"b\", \"schema_sql\": \"c\"}",
        "Invoke-RestMethod ",
        "-Uri ",
        "-Headers ",
        "-Body ",
        "@{",
        "@'\n",
        "\n'@",
        "=",
        "fetch(",
        "requests.post(",
        "headers",
        "POST ",
        " HTTP/1.1\n",
        "###\n",
        "@token=",
        "{{token}}",
        "printf '%s' ",
        "cat > x ",
        "@x",
        "@-",
        "set ",
        "%AIVEN_TOKEN%",
        "é",
        "🚀",
        "\r\n",
        TOKEN,
        TOKEN,
        TOKEN,
    ][..];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(common::properties(600))]

    #[test]
    fn every_text_that_the_app_writes_reads_back_to_the_same_draft(workspace in workspaces(), is_bearer in any::<bool>(), options in options()) {
        let scheme = if is_bearer { AuthScheme::Bearer } else { AuthScheme::Aivenv1 };
        for format in &TARGETS {
            check_export(format, options, &workspace, scheme)?;
        }
    }

    #[test]
    fn the_script_of_a_workspace_reads_back(subjects in prop::collection::vec((subjects(), extras()), 1..4), target in targets(), is_bearer in any::<bool>()) {
        let mut workspace = Workspace::restored(target, []);
        for (subject, extra) in subjects {
            workspace.add(subject);
            if let Some(draft) = workspace.drafts.last_mut() {
                draft.extra = extra;
            }
        }
        check_script(&workspace, if is_bearer { AuthScheme::Bearer } else { AuthScheme::Aivenv1 })?;
    }

    #[test]
    fn a_token_stays_in_its_place(text in pieces()) {
        check_secrecy(&read(&text), &text)?;
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let import = read(&text);
        for found in &import.parts {
            prop_assert!(text.get(found.span.clone()).is_some());
            let _ = part(found, &text, &import);
        }
    }

    #[test]
    fn a_token_in_a_payload_is_taken_out(workspace in workspaces(), field in prop::sample::select(&[
        Field::TableName, Field::SchemaSql, Field::IntegrationId, Field::JobName, Field::Statement, Field::Tables,
    ][..]), is_extra in any::<bool>()) {
        let mut workspace = workspace;
        let draft = &mut workspace.drafts[0];
        field.set(&mut draft.subject, format!("a {TOKEN}"));
        if is_extra {
            draft.extra = format!("{{\"x\":\"{TOKEN}\"}}");
        }
        for format in &TARGETS {
            let text = (format.write)(&common::request(&workspace, 0, AuthScheme::Bearer), Options::default()).text;
            // Where the variable stands, the token is written.
            for place in ["\"$AIVEN_TOKEN\"", "\"${AIVEN_TOKEN:?}\"", "%AIVEN_TOKEN%", "{{$processEnv AIVEN_TOKEN}}"] {
                let text = text.replace(place, TOKEN);
                let import = read(&text);
                check_secrecy(&import, &text)?;
            }
        }
    }
}

/// What a shell makes of a word.
fn split(shell: &str, word: &str) -> Option<Vec<u8>> {
    let output = Command::new(shell)
        .args(["-c", &format!("printf '%s\\0' {word}")])
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    (output.status.success() && output.stderr.is_empty()).then_some(output.stdout)
}

proptest! {
    #![proptest_config(common::properties(150))]

    #[test]
    fn words_are_those_of_bash_and_zsh(pieces in prop::collection::vec(prop_oneof![
        "[a-zA-Z0-9_./:@%+,-]{1,6}",
        "[ -&(-~\né漢]{0,8}".prop_map(|text| format!("'{text}'")),
        "[ -!#%-&'-\\[\\]-_a-~\né🚀]{0,8}".prop_map(|text| format!("\"{text}\"")),
        prop::sample::select(&["\\n", "\\t", "\\'", "\\\"", "\\\\", "\\x41", "\\xc3\\xa9", "\\u00e9", "\\u4e2d", "\\U0001F680", "\\101", "\\e", "a", " ", "é", "?"][..])
            .prop_map(|text| format!("$'{text}'")),
        prop::sample::select(&["\\ ", "\\'", "\\\"", "\\\\", "\\$", "\\é", "\\;", "\\\n", "\"\\$\"", "\"\\\\\"", "\"\\\"\"", "\"\\`\"", "\"\\a\"", "\"\\\n\""][..])
            .prop_map(str::to_owned),
    ], 1..6)) {
        let word = format!("x{}", pieces.concat());
        let text = format!("curl -X {word}");
        let import = read(&text);
        let method = import.parts.iter().find_map(|part| match &part.fate {
            Fate::Missed(Why::Request(Snag::Method(method))) => Some(method.clone()),
            _ => None,
        });
        let mut expected = method.expect("a method").into_bytes();
        expected.push(0);
        for shell in ["bash", "zsh"] {
            // A shell that is not here, or that refuses the word, says nothing.
            if let Some(said) = split(shell, &word) {
                prop_assert_eq!(String::from_utf8_lossy(&said), String::from_utf8_lossy(&expected), "{}: {}", shell, word);
            }
        }
    }
}

#[test]
fn whatever_is_repeated_is_read_in_a_moment() {
    let pieces = [
        "{",
        "[",
        "(",
        "$(",
        "${",
        "`",
        "'",
        "\"",
        "\\",
        "^",
        "%",
        "%a",
        "%A%",
        "$A",
        "@{",
        "@(",
        "@'\n",
        "<<E\n",
        "< ",
        "{{",
        "{{a ",
        "a=",
        "\n",
        "a\n",
        "curl ",
        "curl -d '",
        "curl -d @x ",
        "A=$A$A\n",
        "A='aaaaaaaaaaaaaaaa'\n",
        "-",
        "-H ",
        "fetch(",
        "fetch([",
        "a.b",
        "POST /a\n\n",
        "###\n",
        "@a=b\n",
        "// ",
        "/*",
        "[1,",
        "{\"a\":",
        "{\"a\":1,",
        "{\"name\":1}",
        "{\"name\":\"a\",",
        "curl -d '{\"name\":1}'\n",
        "curl -d $'\\n\\n\\n'\n",
        "Authorization: Bearer abcdefghij\n",
        "rrrr",
        "+",
        "$a+",
        "irm ",
        "x,",
    ];
    let heads = [
        "",
        "curl ",
        "curl ^\n",
        "Invoke-RestMethod ",
        "$a = ",
        "fetch(",
        "POST http://a\n",
        "avn ",
        "{",
        "[",
        "$a = @{",
        "requests.post(",
    ];
    for head in heads {
        for piece in pieces {
            let text = [head, &piece.repeat(30_000 / piece.len())].concat();
            let start = Instant::now();
            let import = read(&text);
            let took = start.elapsed();
            assert!(
                took.as_millis() < 1000,
                "{head}{piece}: {took:?}, {} parts",
                import.parts.len()
            );
        }
    }
}

#[test]
fn two_megabytes_are_read() {
    let body = format!(
        r#"{{"name":"n","jdbc_table":"t","schema_sql":"{}"}}"#,
        "`a` INT, ".repeat(220_000)
    );
    let url = "https://api.aiven.io/v1/project/p/service/f/flink/table";
    for text in [
        body.clone(),
        format!("curl {url} -d '{body}'"),
        format!("B='{body}'\ncurl {url} -d \"$B\""),
        format!("$body = @'\n{body}\n'@\nirm {url} -Method Post -Body $body"),
        format!("POST {url}\n\n{body}"),
    ] {
        let import = read(&text);
        assert_eq!(import.drafts.len(), 1);
        assert!(
            matches!(&import.drafts[0].subject, Subject::Table(table) if table.schema_sql.len() > 1_900_000)
        );
    }
}
