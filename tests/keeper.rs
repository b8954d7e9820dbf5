//! Two tabs and one storage: nothing that a tab has not seen is written over.

#![cfg(not(target_arch = "wasm32"))]

use millrace::keeper::{IS_KEPT, KEPT_HERE, Keeper, Next};

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

#[test]
fn a_guest_that_gets_no_answer_keeps_and_one_that_gets_one_stays_a_guest() {
    let (mut first, mut guest) = (opened("a"), opened("a"));
    assert!(!first.is_to_ask(), "who keeps asks nobody");
    guest.hears(KEPT_HERE);
    assert!(guest.is_to_ask());
    assert!(!guest.is_to_ask(), "one question at a time");
    let answer = first.hears(IS_KEPT).expect("an answer");
    guest.hears(answer);
    assert_eq!(guest.has_waited(), Next::Nothing);
    assert!(guest.is_to_ask());
    guest.hears(answer);
    assert!(!guest.is_to_ask(), "not before its time is over");
    assert_eq!(guest.has_waited(), Next::Ask);
    // The first is closed.
    assert!(guest.is_to_ask());
    assert_eq!(guest.has_waited(), Next::TakeOver);
    guest.takes_over();
    assert_eq!(guest.has_waited(), Next::Nothing);
    assert!(!guest.is_to_ask());
    assert!(guest.may_write(Some("a")));
}

#[test]
fn of_two_guests_that_are_left_the_one_that_hears_of_the_other_stays_a_guest() {
    let (mut second, mut third) = (opened("a"), opened("a"));
    for guest in [&mut second, &mut third] {
        guest.hears(KEPT_HERE);
        assert!(guest.is_to_ask());
    }
    assert_eq!(second.has_waited(), Next::TakeOver);
    second.takes_over();
    third.hears(KEPT_HERE);
    assert_eq!(third.has_waited(), Next::Nothing);
    assert!(third.is_guest() && !second.is_guest());
}
