//! The line for cmd, read by a model of cmd.exe and of the C runtime, and run by Wine's cmd: whatever was typed into
//! the fields, curl.exe is started once, with exactly the arguments of the page's own request.
//!
//! `MILLRACE_WINDOWS_CASES` sets how many drafts the models read; Wine runs a twelfth of them.

#[path = "../../../shells/case.rs"]
mod case;
#[path = "../../../shells/typed.rs"]
mod typed;

use case::Case;
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::snippet::{Flags, Note, Options, PAYLOAD_FILE, Payload, Snippet, TARGETS};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;
use windows_tests::cmd::{Deed, Mode, deeds};
use windows_tests::runtime;
use windows_tests::wine::Room;

const TOKEN: &str = "abc-._~+/DEF==";
const MODES: [Mode; 2] = [Mode::Prompt, Mode::Batch];

fn case_count() -> u32 {
    let given = std::env::var("MILLRACE_WINDOWS_CASES");
    given.map_or(3000, |count| count.parse().expect("a number of cases"))
}

fn request(case: &Case) -> Request {
    case.request(8080, "c")
}

fn written(request: &Request, options: Options) -> Snippet {
    let target = TARGETS.iter().find(|target| target.name == "cmd");
    (target.expect("cmd among the targets").write)(request, options)
}

/// The options of that number.
fn options(number: u32) -> Options {
    Options {
        flags: [Flags::Long, Flags::Short][(number % 2) as usize],
        payload: if number % 8 < 6 {
            Payload::Inline
        } else {
            Payload::File
        },
        ..Options::default()
    }
}

/// What is wrong with the arguments that curl got.
fn faults(case: &Case, options: Options, snippet: &Snippet, got: &[Vec<String>]) -> Option<String> {
    let [got] = got else {
        return Some(format!("{} programs were started", got.len()));
    };
    let is_short = options.flags == Flags::Short;
    let header = if is_short { "-H" } else { "--header" };
    let authorization = format!("Authorization: aivenv1 {TOKEN}");
    let mut expected = vec!["--fail-with-body"];
    expected.extend(if is_short {
        &["-g", "-X"][..]
    } else {
        &["--globoff", "--request"]
    });
    expected.push("POST");
    expected.extend(match case.scheme {
        AuthScheme::Bearer => ["--oauth2-bearer", TOKEN],
        AuthScheme::Aivenv1 => [header, &authorization],
    });
    expected.extend([header, "Content-Type: application/json"]);
    let from_file = format!("@{PAYLOAD_FILE}");
    let body = got.get(expected.len() + 1).cloned().unwrap_or_default();
    if snippet.payload.is_some() {
        expected.extend(["--data-binary", &from_file]);
    } else {
        expected.extend(["--data-raw", &body]);
    }
    let url = format!("http://127.0.0.1:8080/c{}", case.path);
    if !is_short {
        expected.push("--url");
    }
    expected.push(&url);
    if got != &expected {
        return Some(format!("curl got {got:?}\n  instead of {expected:?}"));
    }
    let body = snippet.payload.as_ref().unwrap_or(&body);
    (serde_json::from_str::<Value>(body).ok().as_ref() != Some(&case.body))
        .then(|| format!("the body is {body}"))
}

/// What the models say curl gets.
fn started(line: &str, mode: Mode) -> Vec<Vec<String>> {
    let deeds = deeds(line, mode, &BTreeMap::from([("AIVEN_TOKEN", TOKEN)]));
    let arguments = |deed: Deed| match deed {
        Deed::Start(line) if line.starts_with("curl.exe ") => runtime::arguments(&line),
        other => vec![format!("{other:?}")],
    };
    deeds.into_iter().map(arguments).collect()
}

/// Whether no line of cmd can hold the request: its address alone is too long.
fn is_too_long(snippet: &Snippet) -> bool {
    snippet.notes.contains(&Note::LineTooLong)
}

#[test]
fn whatever_was_typed_the_models_of_cmd_and_of_the_runtime_start_curl_once_with_it() {
    let (mut inline, mut too_long) = (0, 0);
    for number in 0..case_count() {
        let case = Case::new(1, number);
        let options = options(number);
        let snippet = written(&request(&case), options);
        let text = &snippet.text;
        let is_plain = |c: char| matches!(c, ' '..='~') && !"!^&|<>".contains(c);
        assert!(text.chars().all(is_plain), "{}: {text}", case.name);
        assert!(!text.contains(TOKEN), "{}", case.name);
        for mode in MODES {
            let faults = faults(&case, options, &snippet, &started(text, mode));
            assert_eq!(faults, None, "{} {mode:?}: {text}", case.name);
        }
        if options.payload == Payload::File || snippet.notes.contains(&Note::InFile) {
            let wire = request(&case).body.expect("a body").wire();
            assert_eq!(snippet.payload, Some(wire), "{}", case.name);
        } else {
            inline += 1;
            assert_eq!(snippet.payload, None, "{}", case.name);
        }
        too_long += u32::from(is_too_long(&snippet));
        assert!(text.len() <= 7000 || is_too_long(&snippet), "{}", case.name);
    }
    assert!(inline * 2 > case_count() && too_long * 20 < case_count());
}

/// What Wine's cmd starts, and whether it can be run at all: no line is too long.
fn check_in_wine(mode: Mode) {
    let room = Room::new(Path::new(env!("CARGO_TARGET_TMPDIR")), &format!("{mode:?}"));
    let numbers: Vec<u32> = (0..case_count() / 12).collect();
    for numbers in numbers.chunks(50) {
        let cases: Vec<(Case, Options, Snippet)> = numbers
            .iter()
            .map(|number| {
                let case = Case::new(2, *number);
                let options = options(*number);
                let snippet = written(&request(&case), options);
                (case, options, snippet)
            })
            .filter(|(_, _, snippet)| !is_too_long(snippet))
            .collect();
        let lines: Vec<String> = cases
            .iter()
            .map(|(_, _, snippet)| snippet.text.clone())
            .collect();
        let outcome = room.run(&lines, mode, TOKEN, "");
        assert_eq!(outcome.files, [""; 0], "{mode:?}");
        if mode == Mode::Batch {
            assert_eq!(
                outcome.code,
                Some(22),
                "the code of curl is that of the line"
            );
        }
        for ((case, options, snippet), got) in cases.iter().zip(&outcome.calls) {
            if faults(case, *options, snippet, got).is_none() {
                continue;
            }
            // Now and then Wine does not start a program; what a text does wrong it does again.
            let text = &snippet.text;
            let again = room.run(std::slice::from_ref(text), mode, TOKEN, "");
            let faults = faults(case, *options, snippet, &again.calls[0]);
            assert_eq!(faults, None, "{} {mode:?}: {text}", case.name);
        }
    }
}

#[test]
fn whatever_was_typed_at_the_prompt_wines_cmd_starts_curl_once_with_it() {
    check_in_wine(Mode::Prompt);
}

#[test]
fn whatever_was_typed_in_a_batch_file_wines_cmd_starts_curl_once_with_it() {
    check_in_wine(Mode::Batch);
}

#[test]
fn the_line_that_sets_the_token_asks_for_it() {
    let case = Case::with_statement("SELECT 1".to_owned(), AuthScheme::Bearer);
    let snippet = written(&request(&case), Options::default());
    let setup = snippet
        .setup
        .expect("a line that sets the token")
        .to_owned();
    let room = Room::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "setup");
    let lines = [format!("{setup}\n{}", snippet.text)];
    let outcome = room.run(&lines, Mode::Batch, "another", &format!("{TOKEN}\r\n"));
    assert_eq!(
        faults(&case, Options::default(), &snippet, &outcome.calls[0]),
        None
    );
}

/// Wrong: quotes for the C runtime alone. cmd takes each of them for its own.
fn for_the_runtime_alone(request: &Request) -> String {
    let body = body(request).replace('\\', "\\\\").replace('"', "\\\"");
    head(request) + &format!(" --data-raw \"{}\" --url \"{}\"", body, request.url())
}

/// Wrong: right for the C runtime and for cmd's quotes, but a percent sign is one sign.
fn without_care_for_percent_signs(request: &Request) -> String {
    let text = written(request, Options::default()).text;
    let single = text
        .split_once(") else (")
        .map(|(_, behind)| behind.trim_end_matches(')'));
    single.map_or(text.clone(), str::to_owned)
}

fn body(request: &Request) -> String {
    let wire = request.body.as_ref().expect("a body").wire();
    wire.lines().map(str::trim_start).collect()
}

fn head(request: &Request) -> String {
    let token = match request.scheme {
        AuthScheme::Bearer => "--oauth2-bearer \"%AIVEN_TOKEN%\"",
        AuthScheme::Aivenv1 => "--header \"Authorization: aivenv1 %AIVEN_TOKEN%\"",
    };
    format!(
        "curl.exe --fail-with-body --globoff --request POST {token} --header \"Content-Type: application/json\""
    )
}

#[test]
fn the_same_checks_catch_lines_that_are_quoted_wrongly_in_the_models_and_in_wine() {
    let room = Room::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "wrong");
    let options = Options::default();
    let writers = [for_the_runtime_alone, without_care_for_percent_signs];
    // No file is to be written or read by what these lines do run.
    let is_fit = |case: &Case| {
        let body = body(&request(case));
        body.len() < 3000
            && !body.contains(['<', '>'])
            && !is_too_long(&written(&request(case), options))
    };
    let cases: Vec<Case> = (0..300)
        .map(|number| Case::new(3, number))
        .filter(is_fit)
        .take(80)
        .collect();
    assert_eq!(cases.len(), 80);
    for writer in writers {
        let snippets: Vec<Snippet> = cases
            .iter()
            .map(|case| Snippet {
                text: writer(&request(case)),
                ..Snippet::default()
            })
            .collect();
        let lines: Vec<String> = snippets
            .iter()
            .map(|snippet| snippet.text.clone())
            .collect();
        let calls = room.run(&lines, Mode::Batch, TOKEN, "").calls;
        let (mut by_models, mut by_wine) = (0, 0);
        for ((case, snippet), got) in cases.iter().zip(&snippets).zip(&calls) {
            let models = started(&snippet.text, Mode::Batch);
            by_models += u32::from(faults(case, options, snippet, &models).is_some());
            by_wine += u32::from(faults(case, options, snippet, got).is_some());
        }
        assert!(
            by_models > 20 && by_wine > 20,
            "{by_models} and {by_wine} of {}",
            cases.len()
        );
    }
}

#[test]
fn a_body_that_no_line_can_hold_is_read_from_a_file() {
    for (length, is_in_file) in [(6_000, false), (8_000, true), (200_000, true)] {
        let case = Case::with_statement("x".repeat(length), AuthScheme::Aivenv1);
        let snippet = written(&request(&case), Options::default());
        assert_eq!(snippet.payload.is_some(), is_in_file, "{length}");
        assert_eq!(
            snippet.notes.contains(&Note::InFile),
            is_in_file,
            "{length}"
        );
        let got = started(&snippet.text, Mode::Prompt);
        assert_eq!(faults(&case, Options::default(), &snippet, &got), None);
    }
}

#[test]
fn a_secret_comes_from_its_variable_in_the_models_and_in_wine() {
    let statement = |said: &str| format!("INSERT INTO a /*+ OPTIONS('token'='{said}') */ SELECT 1");
    let case = |said: &str| Case::with_statement(statement(said), AuthScheme::Bearer);
    let secret = "xoxb-1.2_3";
    let snippet = written(&request(&case("${FLINK_J_TOKEN}")), Options::default());
    assert_eq!(
        snippet.notes,
        [Note::SecretsAsTheyAre(vec!["FLINK_J_TOKEN".to_owned()])]
    );
    let variables = BTreeMap::from([("AIVEN_TOKEN", TOKEN), ("FLINK_J_TOKEN", secret)]);
    for mode in MODES {
        let mut got = Vec::new();
        for deed in deeds(&snippet.text, mode, &variables) {
            let Deed::Start(line) = deed else {
                panic!("{deed:?}");
            };
            got.push(runtime::arguments(&line));
        }
        let fault = faults(&case(secret), Options::default(), &snippet, &got);
        assert_eq!(fault, None, "{mode:?}");
    }
    let room = Room::new(Path::new(env!("CARGO_TARGET_TMPDIR")), "secret");
    let lines = [format!("@set FLINK_J_TOKEN={secret}\n{}", snippet.text)];
    let outcome = room.run(&lines, Mode::Batch, TOKEN, "");
    let got = &outcome.calls[0];
    let fault = faults(&case(secret), Options::default(), &snippet, got);
    assert_eq!(fault, None);
}
