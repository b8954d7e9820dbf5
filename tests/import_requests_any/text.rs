//! Any text is read, and in a moment; words are split as shells split them.

use crate::common;
use millrace::import::request::Snag;
use millrace::import::{Fate, Why, read};
use millrace::text::request_import::part;
use millrace::workspace::Subject;
use proptest::prelude::*;
use std::process::{Command, Stdio};
use std::time::Instant;

proptest! {
    #![proptest_config(common::properties(600))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        let import = read(&text);
        for found in &import.parts {
            prop_assert!(text.get(found.span.clone()).is_some());
            let _ = part(found, &text, &import);
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
            // Where the time grew with the square of the text, it would be minutes; a busy machine takes a second.
            assert!(
                took.as_secs() < 30,
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
