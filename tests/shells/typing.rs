//! Commands typed into interactive shells on a terminal.

use super::case::Case;
use super::shell::{ANY, BASH, Shell, ZSH};
use super::trial::{Trial, report};
use super::writer::{self, Way};
use super::{BATCH, case_count, cases, in_parallel};
use millrace::api::token::AuthScheme;
use millrace::snippet::{Note, Options, TARGETS, curl::Remark};

/// Types cases into one interactive shell.
fn check_interactive(shell: Shell, way: Way, count: u32) {
    let trial = Trial::new();
    for begin in (0..count).step_by(BATCH as usize) {
        let cases = cases(begin..count.min(begin + BATCH));
        // Typing is slow, and a long text holds nothing that a short one does not. The page says so where a
        // line is too long to be typed.
        let can_be_typed = |case: &&Case| {
            let snippet = (TARGETS[0].write)(&case.request(1, "c0"), way.options);
            let is_any = way.options != Options::default();
            snippet.text.len() < 20_000
                && !(is_any && snippet.notes.contains(&Note::Curl(Remark::LongLine)))
        };
        let cases: Vec<&Case> = cases.iter().filter(can_be_typed).collect();
        assert!(cases.len() * 10 > (count.min(begin + BATCH) - begin) as usize * 8);
        let run = |commands: &[String]| trial.type_in(shell, commands);
        report(&trial.faults(&cases, way, run), shell);
    }
}

/// Typing is slow: a long run types no more than the usual one.
fn typed_count(share: u32) -> u32 {
    case_count().min(2000) / share
}

#[test]
fn a_command_typed_into_an_interactive_shell_sends_the_same() {
    in_parallel([BASH, ZSH], |shell| {
        check_interactive(shell, Way::usual(), typed_count(4));
    });
}

#[test]
fn the_one_text_typed_into_any_interactive_shell_sends_the_same() {
    in_parallel(ANY, |shell| {
        check_interactive(shell, Way::any(), typed_count(20));
    });
}

#[test]
fn the_same_checks_catch_a_delete_character_that_is_typed_into_an_interactive_shell() {
    let case = Case::with_statement(
        "INSERT INTO a SELECT 'x\u{7f}y' FROM b".to_owned(),
        AuthScheme::Bearer,
    );
    for shell in [BASH, ZSH] {
        let trial = Trial::new();
        let run = |commands: &[String]| trial.type_in(shell, commands);
        report(&trial.faults(&[&case], Way::usual(), run), shell);
        let faults = trial.faults(&[&case], Way::wrong(writer::with_delete_as_it_is), run);
        assert!(faults[&0].contains("the body is"), "{faults:?}");
    }
}
