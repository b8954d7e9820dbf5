//! Every combination of what can be chosen.

use super::case::Case;
use super::shell::{ANY, DASH, POSIX, Shell};
use super::trial::{Trial, report};
use super::writer::{Way, combinations};
use super::{case_count, cases, in_parallel};
use millrace::api::token::AuthScheme;
use millrace::snippet::{self, Lines, Note, Options, PAYLOAD_FILE, Payload, TARGETS, TokenFrom};

/// Gives each combination some cases of its own, in a script.
fn check_combinations(shell: Shell, kind: snippet::Shell, count: u32) {
    let trial = Trial::new();
    trial.room.allow("cat");
    for (place, options) in (0..).zip(combinations(kind)) {
        let way = Way::of(options);
        if shell.name == "dash" && way.asks() {
            continue;
        }
        let cases = cases(place * count..(place + 1) * count);
        let cases: Vec<&Case> = cases.iter().collect();
        let run = |commands: &[String]| trial.run_script_in(shell, way, commands);
        report(&trial.faults(&cases, way, run), shell);
    }
}

#[test]
fn every_choice_sends_the_same() {
    in_parallel(POSIX, |shell| {
        check_combinations(shell, snippet::Shell::Posix, case_count() / 80);
    });
}

#[test]
fn every_choice_sends_the_same_in_every_shell() {
    in_parallel(ANY, |shell| {
        check_combinations(shell, snippet::Shell::Any, case_count() / 250);
    });
}

#[test]
fn a_command_that_asks_fails_in_dash_and_sends_nothing() {
    let trial = Trial::new();
    let case = Case::with_statement("SELECT 1".to_owned(), AuthScheme::Bearer);
    let request = case.request(trial.server.port, "c0");
    for options in combinations(snippet::Shell::Posix) {
        if Way::of(options).asks() {
            let text = (TARGETS[0].write)(&request, options).text;
            let (status, _) = trial.room.run(DASH, &["-c", &text]);
            assert!(status != Some(0) && !trial.server.has_any(), "{text}");
        }
    }
}

#[test]
fn a_file_holds_the_very_bytes_that_are_sent() {
    let trial = Trial::new();
    let case = Case::with_statement("it's\n\u{e9} \\ \"!\"".to_owned(), AuthScheme::Bearer);
    for shell in POSIX {
        for kind in [snippet::Shell::Posix, snippet::Shell::Any] {
            let options = Options {
                shell: kind,
                payload: Payload::File,
                ..Options::default()
            };
            let request = case.request(trial.server.port, "c0");
            let snippet = (TARGETS[0].write)(&request, options);
            let payload = snippet.payload.expect("a file");
            let file = trial.room.work().join(PAYLOAD_FILE);
            std::fs::write(&file, &payload).expect("a file");
            trial.room.run(shell, &["-c", &snippet.text]);
            std::fs::remove_file(&file).expect("the file");
            let arrived = trial.server.take();
            assert_eq!(arrived.len(), 1);
            assert_eq!(String::from_utf8_lossy(&arrived[0].body), payload);
        }
    }
}

#[test]
fn a_choice_that_cannot_be_had_is_said() {
    use snippet::curl::Remark;
    let case = |length| Case::with_statement("x".repeat(length), AuthScheme::Bearer);
    let notes = |length, options| {
        let notes = (TARGETS[0].write)(&case(length).request(1, "c0"), options).notes;
        move |remark| notes.contains(&Note::Curl(remark))
    };
    let any = Way::any().options;
    let asked = Options {
        token: TokenFrom::Asked,
        ..any
    };
    let descriptor = Options {
        token: TokenFrom::Descriptor,
        ..any
    };
    let one = Options {
        lines: Lines::One,
        ..Options::default()
    };
    assert!(notes(1, asked)(Remark::NotAsked) && !notes(1, any)(Remark::NotAsked));
    assert!(notes(1, any)(Remark::Elsewhere) && !notes(1, one)(Remark::Elsewhere));
    assert!(notes(130_000, descriptor)(Remark::Filed) && !notes(1000, descriptor)(Remark::Filed));
    assert!(notes(2000, any)(Remark::Parts) && !notes(2000, any)(Remark::LongLine));
    assert!(notes(5000, one)(Remark::LongLine) && !notes(3000, one)(Remark::LongLine));
}

#[test]
fn every_choice_that_is_named_changes_the_text_and_no_other_does() {
    use millrace::snippet::{Choice, Flags, Shell};
    let request = Case::with_statement("SELECT 1".to_owned(), AuthScheme::Bearer).request(1, "c0");
    let usual = Options::default();
    let changes = [
        (
            Choice::Shell,
            Options {
                shell: Shell::Any,
                ..usual
            },
        ),
        (
            Choice::Flags,
            Options {
                flags: Flags::Short,
                ..usual
            },
        ),
        (
            Choice::Lines,
            Options {
                lines: Lines::One,
                ..usual
            },
        ),
        (
            Choice::Payload,
            Options {
                payload: Payload::File,
                ..usual
            },
        ),
        (
            Choice::Token,
            Options {
                token: TokenFrom::Asked,
                ..usual
            },
        ),
    ];
    for (choice, options) in changes {
        let is_changed =
            (TARGETS[0].write)(&request, options) != (TARGETS[0].write)(&request, usual);
        assert_eq!(is_changed, TARGETS[0].heeds.contains(&choice), "{choice:?}");
    }
}
