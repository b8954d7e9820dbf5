//! The command that can be read, in scripts of bash, dash and zsh.

use super::case::Case;
use super::judge;
use super::room::Room;
use super::server::Server;
use super::shell::{ANY, BASH, POSIX, Shell};
use super::trial::{Faults, Trial, report};
use super::writer::{self, Way};
use super::{ARGUMENT_MAX, BATCH, case_count, cases, in_parallel};
use millrace::api::token::AuthScheme;
use millrace::snippet::{Note, Options, TARGETS, TokenFrom};

/// Gives cases to one shell: nine of ten in scripts of many, the tenth to a shell of its own.
pub fn check_shell(shell: Shell, way: Way, count: u32) {
    let trial = Trial::new();
    for begin in (0..count).step_by(BATCH as usize) {
        let cases = cases(begin..count.min(begin + BATCH));
        let (alone, together): (Vec<_>, Vec<_>) = cases
            .iter()
            .enumerate()
            .partition(|(place, _)| place % 10 == 0);
        let together: Vec<&Case> = together.into_iter().map(|(_, case)| case).collect();
        let run = |commands: &[String]| trial.run_script(shell, commands);
        report(&trial.faults(&together, way, run), shell);
        for (_, case) in alone {
            let run = |commands: &[String]| {
                if commands[0].len() < ARGUMENT_MAX {
                    trial.room.run(shell, &["-c", &commands[0]]);
                } else {
                    trial.run_script(shell, commands);
                }
            };
            report(&trial.faults(&[case], way, run), shell);
        }
    }
}

#[test]
fn whatever_was_typed_arrives_once_and_as_the_page_would_send_it() {
    in_parallel(POSIX, |shell| {
        check_shell(shell, Way::usual(), case_count());
    });
}

/// What is wrong with the commands of some cases when they are written that way and run one by one.
fn caught(cases: &[&Case], way: Way) -> Faults {
    let trial = Trial::new();
    let mut caught = Faults::new();
    for (place, case) in cases.iter().enumerate() {
        let faults = trial.faults(&[case], way, |commands| {
            trial.room.run(BASH, &["-c", &commands[0]]);
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

    report(&caught(&cases, Way::usual()), BASH);
    let faults = caught(&cases, Way::wrong(writer::without_care_for_apostrophes));
    assert_eq!(faults.into_keys().collect::<Vec<_>>(), with_apostrophe);
    let faults = caught(&cases, Way::wrong(writer::in_double_quotes));
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
    for shell in ANY {
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
    let way = |shell: Shell, options: Options| [short, piped].map(|case| (case, shell, options));
    let plain = POSIX.map(|shell| way(shell, Options::default()));
    let fed = POSIX.map(|shell| {
        let token = TokenFrom::Descriptor;
        let options = Options {
            token,
            ..Options::default()
        };
        way(shell, options)
    });
    let any = ANY.map(|shell| way(shell, Way::any().options));
    for (case, shell, options) in [&plain[..], &fed, &any].concat().concat() {
        let text = (TARGETS[0].write)(&case.request(server.port, "c"), options).text;
        let script = room.file("script", &(text + "\n"));
        assert_eq!(
            room.run(shell, &[script]),
            (Some(22), answer.to_owned()),
            "{} with {options:?}",
            shell.name
        );
    }
}

#[test]
fn a_body_may_be_as_long_as_it_gets() {
    let descriptor = Options {
        token: TokenFrom::Descriptor,
        ..Options::default()
    };
    for way in [Way::usual(), Way::of(descriptor)] {
        for shell in POSIX {
            check_lengths(shell, way);
        }
    }
}

fn check_lengths(shell: Shell, way: Way) {
    let trial = Trial::new();
    for (length, is_piped) in [
        (119_000, false),
        (119_999, true),
        (131_072, true),
        (1_500_000, true),
    ] {
        let case = Case::with_statement("'".repeat(length), AuthScheme::Aivenv1);
        let notes = (TARGETS[0].write)(&case.request(1, "c0"), way.options).notes;
        assert_eq!(
            notes.contains(&Note::Piped),
            is_piped,
            "{length} apostrophes"
        );
        let run = |commands: &[String]| trial.run_script(shell, commands);
        report(&trial.faults(&[&case], way, run), shell);
    }
}
