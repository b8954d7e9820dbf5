//! Lists of names, as they are typed into "Tables" and "Key fields", read and written.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::sql::name::{join_list, split_list};
use proptest::prelude::*;

fn check(typed: &str, expect: &[&str]) {
    assert_eq!(split_list(typed), expect, "{typed:?}");
}

#[test]
fn lists_are_read_as_a_person_types_them() {
    for (typed, expect) in [
        ("", &[][..]),
        (" , ,\n", &[]),
        ("``", &[]),
        ("KCpuIn, KAlert", &["KCpuIn", "KAlert"]),
        ("KCpuIn\nKAlert\r\n", &["KCpuIn", "KAlert"]),
        ("a,,b,", &["a", "b"]),
        ("  a b  ,\tc\t", &["a b", "c"]),
        ("`a, b`, c", &["a, b", "c"]),
        ("`line\nbreak`", &["line\nbreak"]),
        ("`a``b`", &["a`b"]),
        ("` padded `", &[" padded "]),
        ("` padded `  , x", &[" padded ", "x"]),
        ("`open, to the end", &["open, to the end"]),
        ("a, a", &["a", "a"]),
        ("été, 日本", &["été", "日本"]),
    ] {
        check(typed, expect);
    }
}

#[test]
fn lists_are_written_with_backticks_only_where_they_are_needed() {
    for (names, expect) in [
        (&[][..], ""),
        (&["KCpuIn", "KAlert"], "KCpuIn, KAlert"),
        (&["a b", "c"], "a b, c"),
        (&["a, b", "c`d", " e"], "`a, b`, `c``d`, ` e`"),
        (&["x\ny"], "`x\ny`"),
    ] {
        assert_eq!(join_list(names.iter().copied()), expect);
    }
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[`, \na-z\r\t\u{a0}]{1,8}", any::<String>()]
        .prop_filter("a name", |name| !name.is_empty())
}

proptest! {
    #![proptest_config(common::properties(3000))]

    #[test]
    fn what_is_written_is_read_back(names in prop::collection::vec(name(), 0..6)) {
        prop_assert_eq!(split_list(&join_list(names.iter().map(String::as_str))), names);
    }

    #[test]
    fn any_text_is_a_list_of_names_that_are_not_empty(typed in prop_oneof!["[`, \na-z]{0,16}", any::<String>()]) {
        let names = split_list(&typed);
        prop_assert!(names.iter().all(|name| !name.is_empty()));
        prop_assert_eq!(split_list(&join_list(names.iter().map(String::as_str))), names);
    }
}
