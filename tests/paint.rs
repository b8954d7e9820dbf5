//! Painting: which parts of a command and of a JSON text stand out, and that no character is lost by it.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use Paint::{Key, Plain, Text, Variable};
use millrace::api::token::AuthScheme;
use millrace::snippet::paint::{Paint, paint};
use millrace::snippet::{Options, TARGETS};
use millrace::workspace::Subject;
use proptest::prelude::*;

fn check(text: &str, expect: &[(Paint, &str)]) {
    let parts: Vec<(Paint, &str)> = paint(text)
        .into_iter()
        .map(|(paint, range)| (paint, &text[range]))
        .collect();
    assert_eq!(parts, expect, "{text}");
}

#[test]
fn keys_texts_and_the_variable_stand_out() {
    check("", &[]);
    check("plain", &[(Plain, "plain")]);
    check(
        r#"body = r"""{"a": "b"}""""#,
        &[
            (Plain, r#"body = r"""{"#),
            (Key, r#""a""#),
            (Plain, ": "),
            (Text, r#""b""#),
            (Plain, r#"}""""#),
        ],
    );
    check(
        r#"{"a": "b", "c": [1, "d"]}"#,
        &[
            (Plain, "{"),
            (Key, r#""a""#),
            (Plain, ": "),
            (Text, r#""b""#),
            (Plain, ", "),
            (Key, r#""c""#),
            (Plain, ": [1, "),
            (Text, r#""d""#),
            (Plain, "]}"),
        ],
    );
    check(
        r#"--oauth2-bearer "$AIVEN_TOKEN" --data-raw '{"a":"b"}'"#,
        &[
            (Plain, "--oauth2-bearer "),
            (Variable, r#""$AIVEN_TOKEN""#),
            (Plain, " --data-raw '{"),
            (Key, r#""a""#),
            (Plain, ":"),
            (Text, r#""b""#),
            (Plain, "}'"),
        ],
    );
    check(
        r#"--oauth2-bearer "${AIVEN_TOKEN:?}" --data-raw '{"a":"b"}'"#,
        &[
            (Plain, "--oauth2-bearer "),
            (Variable, r#""${AIVEN_TOKEN:?}""#),
            (Plain, " --data-raw '{"),
            (Key, r#""a""#),
            (Plain, ":"),
            (Text, r#""b""#),
            (Plain, "}'"),
        ],
    );
}

#[test]
fn escapes_and_shell_quotes_do_not_end_a_text() {
    check(r#""a\"b\\""#, &[(Text, r#""a\"b\\""#)]);
    check(r#""it'\''s": 1"#, &[(Key, r#""it'\''s""#), (Plain, ": 1")]);
    check(r#""open"#, &[(Text, r#""open"#)]);
    check(r#""open\"#, &[(Text, r#""open\"#)]);
}

/// Ranges that follow one another from the first byte to the last.
fn tile(text: &str) -> bool {
    let mut end = 0;
    let follow = paint(text).into_iter().all(|(_, range)| {
        let follows = range.start == end && !range.is_empty() && text.get(range.clone()).is_some();
        end = range.end;
        follows
    });
    follow && end == text.len()
}

proptest! {
    #![proptest_config(common::properties(2000))]

    #[test]
    fn the_parts_tile_any_text(
        text in prop_oneof![any::<String>(), "[\"\\\\:'é$A-Z_]{0,20}", "(\"\\$AIVEN_TOKEN\"|\"\\$\\{AIVEN_TOKEN:\\?\\}\"|\"|\\\\|:|x){0,8}"],
    ) {
        prop_assert!(tile(&text), "{:?}", paint(&text));
    }

    #[test]
    fn a_requests_keys_are_painted_as_keys_whatever_its_fields_hold(
        name in any::<String>(), statement in "[\"\\\\':{}a\u{7f}é]{0,20}", scheme in prop::sample::select(&AuthScheme::ALL[..]),
    ) {
        let mut job = common::job(&name);
        job.statement = statement;
        job.name.push('x');
        let workspace = common::workspace([Subject::Job(job)]);
        let request = common::request(&workspace, 0, scheme);
        for (target, variables) in TARGETS.iter().zip([1, 0]) {
            let text = (target.write)(&request, Options::default()).text;
            prop_assert!(tile(&text));
            let parts = paint(&text);
            let of = |kind: Paint| parts.iter().filter(move |(paint, _)| *paint == kind).map(|(_, range)| &text[range.clone()]);
            prop_assert_eq!(of(Key).collect::<Vec<_>>(), ["\"statement\"", "\"tables\"", "\"job_name\""]);
            prop_assert_eq!(of(Text).count(), 4);
            prop_assert_eq!(of(Variable).count(), variables);
        }
    }
}
