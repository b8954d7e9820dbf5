//! Two tabs and one storage: nothing that a tab has not seen is written over.

#![cfg(not(target_arch = "wasm32"))]

use millrace::keeper::{IS_KEPT, KEPT_HERE, Keeper};

fn opened(stored: &str) -> Keeper {
    let mut tab = Keeper::default();
    tab.agrees(Some(stored.to_owned()), stored.to_owned());
    tab
}

#[test]
fn a_tab_alone_keeps_what_it_shows() {
    let mut tab = Keeper::default();
    assert!(tab.may_write(None), "the first visit");
    tab.agrees(Some("a".to_owned()), "a".to_owned());
    assert!(tab.may_write(Some("a")), "what it wrote itself");
    assert!(tab.may_write(None), "what was deleted");
    assert!(!tab.is_guest());
    assert!(!tab.is_at_risk("b"), "it is written before the page goes");
}

#[test]
fn a_tab_that_is_opened_while_another_keeps_is_its_guest() {
    let (mut first, mut second, mut third) = (opened("a"), opened("a"), opened("a"));
    let answer = first.hears(IS_KEPT).expect("an answer");
    assert_eq!(second.hears(answer), None);
    assert!(second.is_guest() && !first.is_guest());
    assert!(!second.may_write(Some("a")), "a guest writes nothing");
    assert_eq!(second.hears(IS_KEPT), None, "a guest does not answer");
    assert_eq!(third.hears("anything else"), None);
    assert!(!third.is_guest());
}

#[test]
fn a_tab_that_finds_another_text_than_its_own_does_not_write_over_it() {
    let mut tab = opened("a");
    assert!(!tab.may_write(Some("b")));
    assert!(tab.is_guest());
    assert!(!tab.may_write(Some("a")), "not before the user says so");
    let mut first_visit = Keeper::default();
    assert!(!first_visit.may_write(Some("b")));
}

#[test]
fn taking_over_makes_the_other_tab_the_guest() {
    let (mut first, mut second) = (opened("a"), opened("a"));
    second.hears(KEPT_HERE);
    second.takes_over();
    first.hears(KEPT_HERE);
    assert!(first.is_guest() && !second.is_guest());
    assert!(second.may_write(Some("a")));
}

#[test]
fn what_was_changed_in_a_guest_is_at_risk_until_both_agree() {
    let mut guest = opened("a");
    guest.hears(KEPT_HERE);
    assert!(!guest.is_at_risk("a"), "nothing was changed");
    assert!(guest.is_at_risk("a changed"));
    guest.agrees(Some("b".to_owned()), "b".to_owned());
    assert!(!guest.is_at_risk("b"));
    // As an older Millrace has stored it.
    guest.agrees(Some("older text".to_owned()), "b".to_owned());
    assert!(!guest.is_at_risk("b"));
}
