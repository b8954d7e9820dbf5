//! Lines as they are typed, and the commands or sentences that they give.

use super::{Command, Desktop, parse};
use crate::bench::{Goal, Part};
use crate::fuzz::Target;
use crate::policy::Origin;
use crate::test::Group;

fn read(line: &str) -> Result<Command, String> {
    parse(line.split_ascii_whitespace().map(str::to_owned))
}

fn check(line: &str, expect: Command) {
    assert_eq!(read(line), Ok(expect), "{line}");
}

fn refused(line: &str, expect: &str) {
    assert_eq!(read(line), Err(expect.to_owned()), "{line}");
}

#[test]
fn nothing_or_a_call_for_help_prints_the_usage() {
    for line in ["", "help", "--help", "-h", "serve --help", "test -h"] {
        check(line, Command::Help);
    }
}

#[test]
fn serve_listens_on_8080_of_this_machine_unless_told_otherwise() {
    let serve = |address: &str, desktop| Command::Serve {
        address: address.parse().expect("an address"),
        desktop,
    };
    check("serve", serve("127.0.0.1:8080", Desktop::Open));
    check(
        "serve --no-open --addr 0.0.0.0:9000",
        serve("0.0.0.0:9000", Desktop::Leave),
    );
    check(
        "serve --addr=localhost:0",
        serve("127.0.0.1:0", Desktop::Open),
    );
    refused(
        "serve --addr 8081",
        "--addr 8081: write an address and a port, as in 127.0.0.1:8081.",
    );
    refused("serve --addr", "--addr needs a value behind it.");
}

#[test]
fn test_takes_any_parts() {
    check("test", Command::Test { groups: vec![] });
    check(
        "test sandbox lint",
        Command::Test {
            groups: vec![Group::Sandbox, Group::Lint],
        },
    );
    refused(
        "test linter",
        "`linter` is no part of test; did you mean `lint`?",
    );
}

#[test]
fn build_takes_any_number_of_origins() {
    let origin = |text| Origin::parse(text).expect("an origin");
    check(
        "build --connect https://a.example --connect=https://b.example",
        Command::Build {
            config: None,
            connect: vec![origin("https://a.example"), origin("https://b.example")],
        },
    );
    check(
        "build --config some/config.json",
        Command::Build {
            config: Some("some/config.json".into()),
            connect: vec![],
        },
    );
    refused(
        "build --connect a.example",
        "--connect a.example: an origin begins with https://, as in https://api.example.com.",
    );
}

#[test]
fn check_config_takes_one_file() {
    let file = "some/config.json".into();
    check(
        "check-config some/config.json",
        Command::CheckConfig { file },
    );
    for line in ["check-config", "check-config a b", "check-config --all"] {
        refused(
            line,
            "check-config takes one file, as in `cargo xtask check-config config.json`.",
        );
    }
}

#[test]
fn judge_takes_one_file() {
    let file = "some/verdicts.jsonl".into();
    check("judge some/verdicts.jsonl", Command::Judge { file });
    for line in ["judge", "judge a b", "judge --all"] {
        refused(
            line,
            "judge takes one file of verdicts, as in `cargo xtask judge FILE.jsonl`.",
        );
    }
}

#[test]
fn fuzz_takes_a_parser_and_a_time() {
    let fuzz = |seconds| Command::Fuzz {
        target: Target::Schema,
        seconds,
    };
    check("fuzz", fuzz(60));
    check("fuzz schema --seconds=600", fuzz(600));
    check(
        "fuzz statement",
        Command::Fuzz {
            target: Target::Statement,
            seconds: 60,
        },
    );
    for seconds in ["0", "-1", "ten"] {
        refused(
            &format!("fuzz --seconds {seconds}"),
            &format!("--seconds {seconds}: write a whole number above 0, as in --seconds 600."),
        );
    }
    refused(
        "fuzz --second 1",
        "`--second` is no option of fuzz; did you mean `--seconds`?",
    );
    refused(
        "fuzz scheme",
        "`scheme` is no parser to fuzz; did you mean `schema`?",
    );
}

#[test]
fn shells_takes_a_number_of_drafts_and_a_seed() {
    let shells = |cases, seed| Command::Shells { cases, seed };
    check("shells", shells(50_000, 1));
    check("shells --cases 2000 --seed=7", shells(2000, 7));
    refused(
        "shells --cases many",
        "--cases many: write a whole number above 0, as in --cases 2000.",
    );
    refused(
        "shells --case 1",
        "`--case` is no option of shells; did you mean `--cases`?",
    );
}

#[test]
fn screenshots_takes_no_words() {
    check("screenshots", Command::Screenshots);
    refused(
        "screenshots 1440",
        "`cargo xtask screenshots` takes no 1440.",
    );
}

#[test]
fn bench_measures_all_or_these_parts_and_writes_where_it_is_told_to() {
    let bench = |parts: &[Part], goal| Command::Bench {
        parts: parts.to_vec(),
        goal,
    };
    check("bench", bench(&[], Goal::Print));
    check(
        "bench peers sql",
        bench(&[Part::Peers, Part::Sql], Goal::Print),
    );
    check("bench --write", bench(&[], Goal::Write));
    check(
        "bench lighthouse --write",
        bench(&[Part::Lighthouse], Goal::Write),
    );
}

#[test]
fn a_wrong_word_is_answered_with_the_nearest_right_one() {
    refused("sevre", "`sevre` is no command; did you mean `serve`?");
    refused(
        "deploy",
        "`deploy` is no command; there are serve, test, build, check-config, reproduce, judge, bench, fuzz, shells, screenshots, doctor, help.",
    );
    refused(
        "serve --adr x",
        "`--adr` is no option of serve; did you mean `--addr`?",
    );
    refused(
        "build --conect=x",
        "`--conect` is no option of build; did you mean `--connect`?",
    );
    refused("doctor --fix", "`cargo xtask doctor` takes no --fix.");
}
