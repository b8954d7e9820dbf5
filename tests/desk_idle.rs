//! A token that nobody uses is forgotten after the time that was chosen, 15 minutes where nothing was.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/nodes.rs"]
mod nodes;

use millrace::desk::idle::{is_over, minutes, setting};
use nodes::{elements, get};

#[test]
fn fifteen_minutes_hold_where_no_choice_was_kept() {
    for kept in [
        None,
        Some(""),
        Some("0"),
        Some("-5"),
        Some("15"),
        Some("99999"),
        Some("<b>"),
    ] {
        assert_eq!(minutes(kept), 15, "{kept:?}");
    }
    assert_eq!(minutes(Some("60")), 60);
}

#[test]
fn the_time_is_over_with_its_last_millisecond() {
    let used = 1_700_000_000_000;
    assert!(!is_over(used, used + 899_999, 15));
    assert!(is_over(used, used + 900_000, 15));
    // A clock that is put back forgets nothing.
    assert!(!is_over(used, used - 3_600_000, 5));
}

#[test]
fn the_setting_shows_what_is_chosen() {
    let nodes = setting(30);
    let options = elements(&nodes).into_iter();
    let chosen: Vec<&str> = options
        .filter(|element| get(element, ".selected") == Some("true"))
        .filter_map(|option| get(option, "value"))
        .collect();
    assert_eq!(chosen, ["30"]);
}
