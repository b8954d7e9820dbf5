//! Secrets in texts that somebody else made up, a megabyte long: they are found in a time that grows with the text alone.
//! Where it grew with its square, one of these would take hours.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::secret::{Written, find, masked, variables};

const LENGTH: usize = 1_000_000;

fn long(piece: &str) -> String {
    piece.repeat(LENGTH / piece.len())
}

#[test]
fn comments_in_each_other_hide_no_secret() {
    for piece in [
        "'a'/*",
        "'a'--",
        "'a' /*'a'/* */ ",
        "CREATE/*",
        "CREATE TABLE/*",
        "/*/",
    ] {
        for written in [Written::Plain, Written::Json] {
            let text = [&long(piece), "*/ \n'token' /* = */ = 'xoxb-1'"].concat();
            let masked = masked(&text, "alerts", written);
            assert!(!masked.contains("xoxb-1"), "{piece} {written:?}");
            assert!(masked.starts_with(piece));
        }
    }
}

#[test]
fn a_hundred_thousand_secrets_are_masked() {
    let secrets = (0..LENGTH / 20).map(|number| format!("'token' = 'v-{number}' "));
    let text = secrets.collect::<Vec<_>>().concat();
    let masked = masked(&text, "alerts", Written::Plain);
    assert!(!masked.contains("'v-"));
    assert_eq!(find(&masked, Written::Plain).len(), LENGTH / 20);
}

#[test]
fn what_begins_like_a_variable_and_is_none_is_passed_over() {
    assert_eq!(variables(&long("'${")), [""; 0]);
    assert_eq!(variables(&long("'${FLINK_A")), [""; 0]);
    let text = [&long("'${FLINK_A"), "'${FLINK_B}'"].concat();
    assert_eq!(variables(&text), ["FLINK_B"]);
    let many = (0..LENGTH / 20).map(|number| format!("'${{FLINK_A_{number}}}' "));
    let text = many.collect::<Vec<_>>().concat();
    let all = variables(&text);
    assert_eq!(all[..2], ["FLINK_A_0", "FLINK_A_1"]);
}
