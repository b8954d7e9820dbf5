//! The text for PowerShell, read by a grammar of PowerShell: whatever was typed into the fields, it stands in literal
//! strings, and outside them nothing of the text changes.
//!
//! `MILLRACE_WINDOWS_CASES` sets how many drafts are read.

#[path = "../../shells/case.rs"]
mod case;
#[path = "../../shells/typed.rs"]
mod typed;

use case::Case;
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::snippet::{Lines, Options, Payload, Snippet, TARGETS, TokenFrom};
use serde_json::Value;
use windows_tests::powershell::{Script, script};

const TLS: &str = "if ([int][Net.ServicePointManager]::SecurityProtocol) { [Net.ServicePointManager]::SecurityProtocol = [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12 }";

const READ: &str = "if (-not $said -and $answer -is [Net.HttpWebResponse]) { $said = (New-Object IO.StreamReader $answer.GetResponseStream()).ReadToEnd() }";

fn written(request: &Request, options: Options) -> Snippet {
    let target = TARGETS.iter().find(|target| target.name == "PowerShell");
    (target.expect("PowerShell among the targets").write)(request, options)
}

/// All texts that the options make.
fn all_options() -> Vec<Options> {
    let mut all = Vec::new();
    for lines in [Lines::Many, Lines::One] {
        for payload in [Payload::Inline, Payload::File] {
            for token in [TokenFrom::Environment, TokenFrom::Asked] {
                all.push(Options {
                    lines,
                    payload,
                    token,
                    ..Options::default()
                });
            }
        }
    }
    all
}

/// The text that is to stand around the literal strings.
fn frame(options: Options) -> String {
    let token = match options.token {
        TokenFrom::Asked => {
            "[Net.NetworkCredential]::new('', (Read-Host '' -AsSecureString)).Password"
        }
        _ => "$env:AIVEN_TOKEN",
    };
    let (set_body, body) = match (options.payload, options.lines) {
        (Payload::File, _) => ("", "-InFile ''"),
        (Payload::Inline, Lines::Many) => ("\n  $body = '' -replace ''", "-Body $body"),
        (Payload::Inline, Lines::One) => (" $body = '';", "-Body $body"),
    };
    match options.lines {
        Lines::Many => format!(
            "& {{
  Set-StrictMode -Off
  $ErrorActionPreference = ''
  $token = {token}
  if (-not $token) {{ throw '' }}
  {TLS}{set_body}
  try {{
    Invoke-RestMethod -Method '' `
      -Uri '' `
      -Headers @{{ Authorization = '' + $token }} `
      -ContentType '' `
      {body} `
      -MaximumRedirection 0 -UseBasicParsing | ConvertTo-Json -Depth 100
  }} catch {{
    $said = $_.ErrorDetails.Message
    $answer = $_.Exception.Response
    {READ}
    throw \"$($_.Exception.Message) $said\"
  }}
}}"
        ),
        Lines::One => format!(
            "& {{ Set-StrictMode -Off; $ErrorActionPreference = ''; $token = {token}; \
             if (-not $token) {{ throw '' }}; {TLS};{set_body} try {{ Invoke-RestMethod -Method '' -Uri '' \
             -Headers @{{ Authorization = '' + $token }} -ContentType '' {body} -MaximumRedirection 0 \
             -UseBasicParsing | ConvertTo-Json -Depth 100 }} catch {{ $said = $_.ErrorDetails.Message; \
             $answer = $_.Exception.Response; {READ}; throw \"$($_.Exception.Message) $said\" }} }}"
        ),
    }
}

/// What is wrong with a text, whose lines may end as Windows ends them.
fn fault(case: &Case, options: Options, snippet: &Snippet, text: &str) -> Option<String> {
    let Some(Script {
        frame: got,
        strings,
        commands,
    }) = script(text)
    else {
        return Some("the text does not fit the grammar".to_owned());
    };
    let got = got.replace("\r\n", "\n");
    let expected = frame(options);
    if got != expected {
        return Some(format!(
            "around the strings stands\n{got}\n  instead of\n{expected}"
        ));
    }
    let mut expected_commands = vec![
        "Set-StrictMode",
        "Invoke-RestMethod",
        "ConvertTo-Json",
        "New-Object",
    ];
    if options.token == TokenFrom::Asked {
        expected_commands.insert(1, "Read-Host");
    }
    if commands != expected_commands {
        return Some(format!("the commands are {commands:?}"));
    }
    let wire = case.request(8080, "c").body.expect("a body").wire();
    let mut strings = strings.into_iter().map(|text| text.replace("\r\n", "\n"));
    let mut body = snippet.payload.clone();
    let url = format!("http://127.0.0.1:8080/c{}", case.path);
    let scheme = format!("{} ", case.scheme.name());
    let mut expected = vec!["Stop"];
    expected.extend(match options.token {
        TokenFrom::Asked => &["", "Aiven token", "No token was given."][..],
        _ => &["AIVEN_TOKEN is not set."],
    });
    let head: Vec<String> = strings.by_ref().take(expected.len()).collect();
    if options.payload == Payload::Inline {
        body = strings.next();
        if options.lines == Lines::Many {
            expected.push("\\r");
        }
    }
    expected.extend(["POST", &url, &scheme, "application/json"]);
    if options.payload == Payload::File {
        expected.push("payload.json");
    }
    let got: Vec<String> = head.into_iter().chain(strings).collect();
    if got != expected {
        return Some(format!(
            "the strings are {got:?}\n  instead of {expected:?}"
        ));
    }
    let body = body.unwrap_or_default();
    if options.lines == Lines::Many || options.payload == Payload::File {
        if body != wire {
            return Some(format!("the body is {body}\n  instead of {wire}"));
        }
    } else if body.contains('\n') {
        return Some("there are lines".to_owned());
    }
    (serde_json::from_str::<Value>(&body).ok().as_ref() != Some(&case.body))
        .then(|| format!("the body is {body}"))
}

#[test]
fn whatever_was_typed_stands_in_literal_strings_and_nothing_else_is_run() {
    let given = std::env::var("MILLRACE_WINDOWS_CASES");
    let count = given.map_or(2500, |count| count.parse().expect("a number of cases"));
    let all = all_options();
    for number in 0..count {
        let case = Case::new(4, number);
        let options = all[number as usize % all.len()];
        let snippet = written(&case.request(8080, "c"), options);
        let text = &snippet.text;
        assert!(
            text.chars().all(|c| matches!(c, '\n' | ' '..='~')),
            "{}",
            case.name
        );
        // A clipboard or an editor of Windows ends lines in its own way.
        for text in [text.clone(), text.replace('\n', "\r\n")] {
            assert_eq!(
                fault(&case, options, &snippet, &text),
                None,
                "{} {options:?}",
                case.name
            );
        }
    }
}

#[test]
fn the_same_checks_catch_strings_that_are_quoted_wrongly() {
    let options = Options {
        lines: Lines::One,
        ..Options::default()
    };
    let (mut with_apostrophe, mut alone, mut expandable, mut count) = (0, 0, 0, 0);
    for case in (0..300).map(|number| Case::new(5, number)) {
        let request = case.request(8080, "c");
        let right = written(&request, options);
        let wire = request.body.as_ref().expect("a body").wire();
        if wire.len() > 10_000 {
            continue;
        }
        count += 1;
        let json: String = wire.lines().map(str::trim_start).collect();
        let literal = format!("'{}'", json.replace('\'', "''"));
        assert_eq!(right.text.matches(&literal).count(), 1);
        let is_caught = |wrong: &str| {
            let text = right.text.replace(&literal, wrong);
            u32::from(fault(&case, options, &right, &text).is_some())
        };
        with_apostrophe += u32::from(json.contains('\''));
        alone += is_caught(&format!("'{json}'"));
        expandable += is_caught(&format!("\"{}\"", json.replace('"', "\\\"")));
    }
    assert!(with_apostrophe > 50 && with_apostrophe < count);
    assert_eq!((alone, expandable), (with_apostrophe, count));
}

#[test]
fn the_line_that_sets_the_token_asks_for_it_and_holds_no_place_for_it() {
    let case = Case::with_statement("SELECT 1".to_owned(), AuthScheme::Bearer);
    let snippet = written(&case.request(8080, "c"), Options::default());
    let setup = script(snippet.setup.expect("a line that sets the token")).expect("a script");
    assert_eq!(setup.commands, ["Read-Host"]);
    let asked = Options {
        token: TokenFrom::Asked,
        ..Options::default()
    };
    assert_eq!(written(&case.request(8080, "c"), asked).setup, None);
}

#[test]
fn a_secret_is_put_in_by_statements_of_the_grammar_that_run_no_other_command() {
    let statement = "INSERT INTO a /*+ OPTIONS('token'='${FLINK_J_TOKEN}') */ SELECT 1";
    let case = Case::with_statement(statement.to_owned(), AuthScheme::Bearer);
    for options in all_options() {
        let snippet = written(&case.request(8080, "c"), options);
        let got = script(&snippet.text).expect("a text that fits the grammar");
        let mut commands = vec![
            "Set-StrictMode",
            "Invoke-RestMethod",
            "ConvertTo-Json",
            "New-Object",
        ];
        if options.payload == Payload::File {
            commands.insert(1, "Get-Content");
        }
        if options.token == TokenFrom::Asked {
            commands.insert(1, "Read-Host");
        }
        assert_eq!(got.commands, commands, "{options:?}");
        let around = "if (-not $env:FLINK_J_TOKEN) { throw '' }";
        assert!(got.frame.contains(around), "{}", got.frame);
        let around = "$body = $body.Replace('', [regex]::Replace($env:FLINK_J_TOKEN.Replace(\"'\", \"''\"), '', { '' -f [int][char]$args[0].Value }))";
        assert!(got.frame.contains(around), "{}", got.frame);
        let strings = [
            "FLINK_J_TOKEN is not set.",
            "${FLINK_J_TOKEN}",
            r#"[^ -~]|["\\]"#,
            r"\u{0:x4}",
        ];
        let is_there = got.strings.windows(4).any(|found| found == strings);
        assert!(is_there, "{:?}", got.strings);
    }
}
