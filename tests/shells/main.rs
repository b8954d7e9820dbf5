//! The curl command, run by the shells that it is written for: whatever was typed into the fields, a
//! server receives one request, and exactly what the page itself would send.
//!
//! `MILLRACE_SHELL_CASES` sets how many drafts each shell gets, `MILLRACE_SHELL_SEED` which ones.
//! Nothing that a hostile text could run is on the PATH but programs that leave a mark.

#![cfg(not(target_arch = "wasm32"))]

mod case;
mod judge;
mod room;
mod server;
mod trial;
mod typed;
mod writer;

use case::Case;
use millrace::api::token::AuthScheme;
use millrace::snippet::{Note, Options, TARGETS};
use room::{Room, SHELLS};
use server::Server;
use std::ops::Range;
use std::thread;
use trial::{Faults, Trial, report};
use writer::Writer;

/// How many commands one run of a shell gets.
const BATCH: u32 = 50;
/// An argument of `sh -c` has the limit of every argument, 131,072 bytes.
const ARGUMENT_MAX: usize = 130_000;

/// Interactive shells as a person has them, without that person's own settings.
const INTERACTIVE: [&[&str]; 2] = [
    &["bash", "--norc", "--noprofile", "-i", "-o", "histexpand"],
    &["zsh", "-f", "-i", "-o", "no_prompt_sp"],
];

fn number(variable: &str, default: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable} is no number: {text}")),
        Err(_) => default,
    }
}

/// How many cases each shell gets.
fn case_count() -> u32 {
    u32::try_from(number("MILLRACE_SHELL_CASES", 2000)).expect("fewer cases")
}

fn cases(numbers: Range<u32>) -> Vec<Case> {
    let seed = number("MILLRACE_SHELL_SEED", 1);
    numbers.map(|number| Case::new(seed, number)).collect()
}

/// Checks each of these at the same time, and fails as the first of them that does.
fn in_parallel<T: Send, const N: usize>(subjects: [T; N], check: impl Fn(T) + Sync) {
    let results = thread::scope(|scope| {
        let check = &check;
        let threads = subjects.map(|subject| scope.spawn(move || check(subject)));
        threads.map(thread::ScopedJoinHandle::join)
    });
    for result in results {
        result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    }
}

/// Gives all cases to one shell: nine of ten in scripts of many, the tenth to a shell of its own.
fn check_shell(shell: &str) {
    let trial = Trial::new();
    let count = case_count();
    for begin in (0..count).step_by(BATCH as usize) {
        let cases = cases(begin..count.min(begin + BATCH));
        let (alone, together): (Vec<_>, Vec<_>) = cases
            .iter()
            .enumerate()
            .partition(|(place, _)| place % 10 == 0);
        let together: Vec<&Case> = together.into_iter().map(|(_, case)| case).collect();
        let run = |commands: &[String]| trial.run_script(shell, commands);
        report(
            &trial.faults(&together, writer::as_the_page_does, run),
            shell,
        );
        for (_, case) in alone {
            let run = |commands: &[String]| {
                if commands[0].len() < ARGUMENT_MAX {
                    trial.room.run(shell, &["-c", &commands[0]]);
                } else {
                    trial.run_script(shell, commands);
                }
            };
            report(&trial.faults(&[case], writer::as_the_page_does, run), shell);
        }
    }
}

#[test]
fn whatever_was_typed_arrives_once_and_as_the_page_would_send_it() {
    in_parallel(SHELLS, check_shell);
}

/// What is wrong with the commands of some cases when they are written that way and run one by one.
fn caught(cases: &[&Case], writer: Writer) -> Faults {
    let trial = Trial::new();
    let mut caught = Faults::new();
    for (place, case) in cases.iter().enumerate() {
        let faults = trial.faults(&[case], writer, |commands| {
            trial.room.run("bash", &["-c", &commands[0]]);
        });
        caught.extend(faults.into_values().map(|fault| (place, fault)));
    }
    caught
}

#[test]
fn the_same_checks_catch_commands_that_are_quoted_wrongly() {
    let cases = cases(0..150);
    let body = |case: &Case| case.request(1, "c0").body.expect("a body").wire();
    // No redirection to an absolute path: these commands do run what they should not.
    let is_fit = |case: &&Case| body(case).len() < 60_000 && !body(case).contains('>');
    let cases: Vec<&Case> = cases.iter().filter(is_fit).collect();
    let has_apostrophe = |place: &usize| body(cases[*place]).contains('\'');
    let with_apostrophe: Vec<usize> = (0..cases.len()).filter(has_apostrophe).collect();
    assert!(with_apostrophe.len() > 30 && with_apostrophe.len() < cases.len());

    report(&caught(&cases, writer::as_the_page_does), "bash");
    let faults = caught(&cases, writer::without_care_for_apostrophes);
    assert_eq!(faults.into_keys().collect::<Vec<_>>(), with_apostrophe);
    let faults = caught(&cases, writer::in_double_quotes);
    assert!(
        faults.len() * 4 > cases.len() * 3,
        "{} of {}",
        faults.len(),
        cases.len()
    );
    let has_run = |fault: &&String| fault.contains("programs were run");
    assert!(faults.values().filter(has_run).count() > 10);
}

#[test]
fn a_program_that_is_run_and_a_file_that_is_written_leave_traces() {
    let room = Room::new();
    for shell in SHELLS {
        room.run(shell, &["-c", "hostname; echo > written"]);
        let faults = judge::traces(&room.traces());
        assert_eq!(
            faults,
            [
                "files were written: [\"written\"]",
                "programs were run: [\"hostname\"]"
            ]
        );
        assert_eq!(
            judge::traces(&room.traces()),
            [""; 0],
            "a room is empty again"
        );
    }
}

/// Types a quarter of the cases into one interactive shell.
fn check_interactive(words: &[&str]) {
    let trial = Trial::new();
    let count = case_count() / 4;
    for begin in (0..count).step_by(BATCH as usize) {
        let cases = cases(begin..count.min(begin + BATCH));
        // Typing is slow, and a long text holds nothing that a short one does not.
        let is_short =
            |case: &&Case| writer::as_the_page_does(&case.request(1, "c0")).len() < 20_000;
        let cases: Vec<&Case> = cases.iter().filter(is_short).collect();
        let run = |commands: &[String]| trial.type_in(words, commands);
        report(
            &trial.faults(&cases, writer::as_the_page_does, run),
            words[0],
        );
    }
}

#[test]
fn a_command_typed_into_an_interactive_shell_sends_the_same() {
    in_parallel(INTERACTIVE, check_interactive);
}

#[test]
fn the_same_checks_catch_a_delete_character_that_is_typed_into_an_interactive_shell() {
    let case = Case::with_statement(
        "INSERT INTO a SELECT 'x\u{7f}y' FROM b".to_owned(),
        AuthScheme::Bearer,
    );
    for words in INTERACTIVE {
        let trial = Trial::new();
        let run = |commands: &[String]| trial.type_in(words, commands);
        report(
            &trial.faults(&[&case], writer::as_the_page_does, run),
            words[0],
        );
        let faults = trial.faults(&[&case], writer::with_delete_as_it_is, run);
        assert!(faults[&0].contains("the body is"), "{faults:?}");
    }
}

#[test]
fn a_refused_request_makes_the_command_fail_and_print_the_answer() {
    let answer = r#"{"message":"Database not powered on"}"#;
    let server = Server::answering("409 Conflict", answer);
    let room = Room::new();
    let cases = cases(0..200);
    let is_piped = |case: &&Case| {
        (TARGETS[0].write)(&case.request(1, "c"), Options::default())
            .notes
            .contains(&Note::Piped)
    };
    let piped = cases.iter().find(is_piped).expect("a long case");
    let short = cases
        .iter()
        .find(|case| !is_piped(case))
        .expect("a short case");
    for shell in SHELLS {
        for case in [short, piped] {
            let script = room.file(
                "script",
                &writer::as_the_page_does(&case.request(server.port, "c")),
            );
            assert_eq!(
                room.run(shell, &[script]),
                (Some(22), answer.to_owned()),
                "{shell}"
            );
        }
    }
}

#[test]
fn a_body_may_be_as_long_as_it_gets() {
    for shell in SHELLS {
        let trial = Trial::new();
        for (length, is_piped) in [
            (119_000, false),
            (119_999, true),
            (131_072, true),
            (1_500_000, true),
        ] {
            let case = Case::with_statement("'".repeat(length), AuthScheme::Aivenv1);
            let notes = (TARGETS[0].write)(&case.request(1, "c0"), Options::default()).notes;
            assert_eq!(
                notes.contains(&Note::Piped),
                is_piped,
                "{length} apostrophes"
            );
            let run = |commands: &[String]| trial.run_script(shell, commands);
            report(
                &trial.faults(&[&case], writer::as_the_page_does, run),
                shell,
            );
        }
    }
}
