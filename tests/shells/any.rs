//! The one text for all shells, and what fish and tcsh do with the other one.

use super::case::Case;
use super::scripts::check_shell;
use super::shell::{ANY, FISH, TCSH};
use super::trial::{Trial, report};
use super::writer::{self, Way};
use super::{case_count, cases, in_parallel};
use millrace::api::token::AuthScheme;
use millrace::snippet::TARGETS;

#[test]
fn one_text_sends_the_same_in_every_shell() {
    in_parallel(ANY, |shell| {
        check_shell(shell, Way::any(), case_count() / 4);
    });
}

#[test]
fn one_text_takes_a_body_as_long_as_a_program_gets() {
    in_parallel(ANY, |shell| {
        let trial = Trial::new();
        // An apostrophe is an escape of six characters, and tcsh has no `printf` of its own.
        for length in [150, 200, 201, 202, 203, 204, 205, 19_980, 20_100, 250_000] {
            // Text in front of them moves the place at which the body is parted.
            let statement = "x".repeat(length % 7) + &"'".repeat(length);
            let case = Case::with_statement(statement, AuthScheme::Bearer);
            let run = |commands: &[String]| trial.run_script(shell, commands);
            report(&trial.faults(&[&case], Way::any(), run), shell);
        }
    });
}

#[test]
fn tcsh_may_be_set_to_read_backslashes_in_quotes() {
    let trial = Trial::new();
    let cases = cases(0..case_count() / 40);
    let cases: Vec<&Case> = cases.iter().collect();
    let run = |commands: &[String]| {
        let set = ["set backslash_quote".to_owned()];
        trial.run_script(TCSH, &[&set[..], commands].concat());
    };
    report(&trial.faults(&cases, Way::any(), run), TCSH);
}

#[test]
fn fish_and_tcsh_refuse_the_text_for_other_shells_and_send_nothing() {
    let trial = Trial::new();
    let case = Case::with_statement(
        "INSERT INTO a SELECT * FROM b".to_owned(),
        AuthScheme::Bearer,
    );
    let request = case.request(trial.server.port, "c0");
    let text = (TARGETS[0].write)(&request, Way::usual().options).text;
    for shell in [FISH, TCSH] {
        let script = trial.room.file("script", &(text.clone() + "\n"));
        let (status, _) = trial.room.run(shell, &[script]);
        assert!(
            status != Some(0) && !trial.server.has_any(),
            "{}",
            shell.name
        );
    }
}

#[test]
fn quotes_of_posix_alone_are_not_enough_for_fish_and_tcsh() {
    let cases = cases(0..100);
    // No redirection to an absolute path: these commands do run what they should not.
    let is_fit = |case: &&Case| {
        let body = case.request(1, "c0").body.expect("a body").wire();
        body.len() < 60_000 && !body.contains('>')
    };
    for shell in [FISH, TCSH] {
        let trial = Trial::new();
        let mut wrong = 0;
        for case in cases.iter().filter(is_fit) {
            let run = |commands: &[String]| trial.run_script(shell, commands);
            let way = Way::wrong(writer::as_posix_quotes);
            wrong += trial.faults(&[case], way, run).len();
        }
        assert!(wrong > 30, "{wrong} are wrong in {}", shell.name);
    }
}
