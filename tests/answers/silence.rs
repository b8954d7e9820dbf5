//! Where no answer comes, and how long to wait where one asks for it.

use super::check;
use Verdict::TooMany;
use millrace::api::answer::{Checks, Silence, Verdict, patience};

#[test]
fn the_wait_is_read_out_of_the_message() {
    for (message, wait) in [
        ("Rate limit 120 exceeded - try again in 28s", Some(28)),
        ("try again in 0s", Some(0)),
        ("try again in 4294967295s.", Some(4_294_967_295)),
        ("try again in 4294967296s", None),
        ("try again in -3s", None),
        ("try again in 28 minutes", None),
        ("try again in s", None),
        ("try again in 28", None),
        ("try again later", None),
        ("seen again in 28s", None),
        ("try again in \u{662}s", None),
    ] {
        check(
            429,
            &format!(r#"{{"message": "{message}"}}"#),
            TooMany(wait),
            Some(message),
            None,
        );
    }
}

#[test]
fn the_silence_is_diagnosed_by_the_checks() {
    let none = Checks::default();
    for (checks, expect, may_have_arrived) in [
        (none, Silence::NoAnswer, true),
        (
            Checks {
                offline: true,
                ..none
            },
            Silence::Offline,
            false,
        ),
        (
            Checks {
                host_answers: true,
                ..none
            },
            Silence::Refused,
            true,
        ),
        (
            Checks {
                host_answers: true,
                offline: true,
                ..none
            },
            Silence::Refused,
            true,
        ),
        (
            Checks {
                host_answers: true,
                same_origin: true,
                ..none
            },
            Silence::Broken,
            true,
        ),
        (
            Checks {
                same_origin: true,
                ..none
            },
            Silence::NoAnswer,
            true,
        ),
        (
            Checks {
                policy_violated: true,
                ..none
            },
            Silence::Policy,
            false,
        ),
        (
            Checks {
                policy_violated: true,
                offline: true,
                ..none
            },
            Silence::Policy,
            false,
        ),
        (
            Checks {
                cancelled: true,
                ..none
            },
            Silence::Cancelled,
            true,
        ),
        (
            Checks {
                cancelled: true,
                timed_out: true,
                policy_violated: true,
                offline: true,
                host_answers: true,
                same_origin: true,
            },
            Silence::Cancelled,
            true,
        ),
        (
            Checks {
                timed_out: true,
                offline: true,
                ..none
            },
            Silence::TimedOut,
            true,
        ),
    ] {
        let silence = Silence::diagnosed(checks);
        assert_eq!(silence, expect, "{checks:?}");
        assert_eq!(silence.may_have_arrived(), may_have_arrived, "{silence:?}");
    }
}

#[test]
fn the_time_to_wait_is_of_whole_seconds_within_the_range() {
    for (typed, seconds) in [
        ("60", Some(60)),
        (" 5 ", Some(5)),
        ("600", Some(600)),
        ("007", Some(7)),
        ("4", None),
        ("601", None),
        ("99999999999", None),
        ("1e2", None),
        ("60.5", None),
        ("60 s", None),
        ("-60", None),
        ("\u{666}\u{660}", None),
        ("", None),
    ] {
        assert_eq!(patience(typed), seconds, "{typed:?}");
    }
}
