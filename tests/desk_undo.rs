//! What a browser may take back in a field. What browsers do with their steps was read off Chromium 156: a step that
//! was made before a script wrote into a field is replayed on what the script wrote, and doubles it.

#![cfg(not(target_arch = "wasm32"))]

use millrace::desk::columns::Way::{Back, Forth};
use millrace::desk::undo::Steps;

#[test]
fn what_was_typed_can_be_taken_back_and_done_again() {
    let mut steps = Steps::of("a");
    assert!(!steps.may(Back) && !steps.may(Forth));
    steps.changed(None, "ab");
    steps.changed(None, "abc");
    assert!(steps.may(Back) && !steps.may(Forth));
    steps.changed(Some(Back), "ab");
    assert!(steps.may(Back) && steps.may(Forth));
    steps.changed(Some(Back), "a");
    assert!(!steps.may(Back) && steps.may(Forth));
    steps.changed(Some(Forth), "ab");
    steps.changed(Some(Forth), "abc");
    assert!(steps.may(Back) && !steps.may(Forth));
}

#[test]
fn nothing_goes_back_behind_what_a_script_has_written() {
    let mut steps = Steps::of("a");
    steps.changed(None, "b");
    steps.meet("c");
    assert!(!steps.may(Back) && !steps.may(Forth));
    steps.changed(None, "cd");
    steps.meet("cd");
    assert!(steps.may(Back));
    steps.changed(Some(Back), "c");
    assert!(!steps.may(Back) && steps.may(Forth));
    // What was taken back before the script wrote can't be done again.
    steps.meet("e");
    assert!(!steps.may(Back) && !steps.may(Forth));
}

#[test]
fn typing_forgets_what_could_be_done_again() {
    let mut steps = Steps::of("a");
    steps.changed(None, "ab");
    steps.changed(Some(Back), "a");
    steps.changed(None, "ac");
    assert!(steps.may(Back) && !steps.may(Forth));
}
