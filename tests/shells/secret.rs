//! Where the token comes from, and where it must not be seen.

use super::case::Case;
use super::room::{Room, TOKEN};
use super::server::Server;
use super::shell::{ANY, BASH, FISH, POSIX, Shell, TCSH, ZSH};
use super::trial::{Trial, Typing, report};
use super::writer::{Way, combinations};
use millrace::api::token::AuthScheme;
use millrace::snippet::{self, Note, Options, TARGETS, TokenFrom, curl::Remark};
use millrace::text;
use std::{fs, thread};

fn case(length: usize, scheme: AuthScheme) -> Case {
    Case::with_statement("x".repeat(length), scheme)
}

#[test]
fn nothing_is_sent_where_the_variable_is_not_set() {
    let trial = Trial::new();
    trial.room.allow("cat");
    for scheme in AuthScheme::ALL {
        for length in [10, 130_000] {
            let request = case(length, scheme).request(trial.server.port, "c0");
            for options in combinations(snippet::Shell::Posix) {
                let text = (TARGETS[0].write)(&request, options).text;
                let script = trial.room.file("script", &text);
                for (shell, token) in POSIX.into_iter().zip([None, Some(""), None]) {
                    let (status, _) = trial.room.run_as(shell, &[&script], token, "\n");
                    assert!(
                        status != Some(0) && !trial.server.has_any(),
                        "{} with {options:?}",
                        shell.name
                    );
                }
            }
        }
    }
}

/// The processes whose command line holds a text.
fn processes_that_show(text: &str) -> usize {
    let entries = fs::read_dir("/proc").expect("the list of processes");
    entries
        .filter_map(|entry| fs::read(entry.ok()?.path().join("cmdline")).ok())
        .filter(|line| String::from_utf8_lossy(line).contains(text))
        .count()
}

/// Whether any process shows the token, from the start of a command until its request has arrived.
fn shows(shell: Shell, options: Options, case: &Case) -> bool {
    // A token of its own: other tests run at the same time.
    let token = format!(
        "{}.{:?}.{:?}.{:?}",
        shell.name, options.shell, options.token, case.scheme
    );
    let server = Server::answering("200 OK", "{}");
    let room = Room::new();
    let snippet = (TARGETS[0].write)(&case.request(server.port, "c0"), options);
    if let Some(payload) = &snippet.payload {
        fs::write(room.work().join(snippet::PAYLOAD_FILE), payload).expect("a file");
    }
    let script = room.file("script", &(snippet.text + "\n"));
    let gate = server.gate.lock().expect("no panic in the server");
    thread::scope(|scope| {
        let command = scope.spawn(|| room.run_as(shell, &[script], Some(&token), ""));
        let mut is_shown = false;
        while !server.has_any() && !command.is_finished() {
            is_shown |= processes_that_show(&token) > 0;
        }
        is_shown |= processes_that_show(&token) > 0;
        drop(gate);
        let (status, _) = command.join().expect("an end");
        assert_eq!(status, Some(0), "{}", shell.name);
        let arrived = server.take();
        assert_eq!(arrived.len(), 1, "{}", shell.name);
        assert_eq!(
            arrived[0].header("authorization"),
            [format!("{} {token}", case.scheme.name())]
        );
        is_shown
    })
}

#[test]
fn no_list_of_processes_shows_a_token_that_goes_through_a_descriptor() {
    let usual = Options::default();
    let descriptor = |shell| Options {
        shell,
        token: TokenFrom::Descriptor,
        ..usual
    };
    for scheme in AuthScheme::ALL {
        for case in [case(10, scheme), case(130_000, scheme)] {
            for shell in POSIX {
                assert!(!shows(shell, descriptor(snippet::Shell::Posix), &case));
            }
            for shell in ANY {
                assert!(!shows(shell, descriptor(snippet::Shell::Any), &case));
            }
        }
    }
    // The same look finds a token in a header.
    assert!(shows(BASH, usual, &case(10, AuthScheme::Aivenv1)));
}

#[test]
fn the_line_that_sets_the_variable_does_not_show_the_token() {
    let written = |shell, request: &_| {
        let options = Options {
            shell,
            ..Options::default()
        };
        (TARGETS[0].write)(request, options)
    };
    let elsewhere = text::note(&Note::Curl(Remark::Elsewhere));
    for (shell, kind) in [BASH, ZSH]
        .map(|shell| (shell, snippet::Shell::Posix))
        .into_iter()
        .chain(ANY.map(|shell| (shell, snippet::Shell::Any)))
    {
        let trial = Trial::new();
        let case = case(10, AuthScheme::Bearer);
        let way = Way::of(Options {
            shell: kind,
            ..Options::default()
        });
        let run = |commands: &[String]| {
            let setup = match shell.name {
                "fish" => "read -gxs AIVEN_TOKEN",
                "tcsh" => "stty -echo; setenv AIVEN_TOKEN \"$<\"; stty echo",
                _ => written(kind, &case.request(1, "c0")).setup.expect("a line"),
            };
            assert!(![FISH.name, TCSH.name].contains(&shell.name) || elsewhere.contains(setup));
            // fish reads the terminal itself and draws an empty line.
            let cue = if shell.name == "fish" {
                "\r\u{1b}[m\u{f}"
            } else {
                ""
            };
            let setting = Typing {
                text: setup,
                answer: Some((cue, TOKEN)),
            };
            let shown = trial.converse(shell, None, &[setting, Typing::of(&commands[0])]);
            assert!(!shown.contains(TOKEN), "{}: {shown}", shell.name);
        };
        report(&trial.faults(&[&case], way, run), shell);
    }
}

#[test]
fn a_command_that_asks_does_not_show_the_token_and_forgets_it() {
    for shell in [BASH, ZSH] {
        let trial = Trial::new();
        let case = case(10, AuthScheme::Aivenv1);
        let way = Way::of(Options {
            token: TokenFrom::Asked,
            ..Options::default()
        });
        let run = |commands: &[String]| {
            let asking = Typing {
                text: &commands[0],
                answer: Some(("", TOKEN)),
            };
            let telling = Typing::of("printf '%s\\n' \"left <$AIVEN_TOKEN>\"");
            let shown = trial.converse(shell, None, &[asking, telling]);
            assert!(shown.contains("Aiven token: "), "{shown}");
            assert!(shown.contains("left <>"), "{shown}");
            assert!(!shown.contains(TOKEN), "{shown}");
        };
        report(&trial.faults(&[&case], way, run), shell);
    }
}
