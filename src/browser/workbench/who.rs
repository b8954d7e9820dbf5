//! Whose the token is: asked when a new token was typed, without a look at it.

use super::{Bench, Heard, TOKEN, at_bench, heard, tell};
use crate::browser::room::{Room, make_room};
use crate::browser::surface::Ear;
use crate::browser::typing;
use crate::browser::{document, page, task};
use crate::desk::WHO_ID;
use crate::desk::lists::{Of, Question};
use crate::desk::pick::view;
use crate::workspace::target::Target;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// What is shown of the token's owner.
#[derive(Default)]
pub struct Who {
    /// Another token was typed since it was asked.
    is_new: bool,
    ear: Option<Ear>,
    heard: Option<Heard>,
}

/// Follows the token's field.
pub(super) fn start() {
    // Before the app hears them: the button that forgets the token is gone thereafter.
    let events = [("input", true), ("focusout", true), ("click", true)];
    let ear = document().map(|document| {
        Ear::to(&document, &events, |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            if target.is_some_and(|target| typing::is_in_field(&target, TOKEN)) {
                in_token(&event.type_());
            }
        })
    });
    at_bench(|bench| bench.who.ear = ear);
    if page::has_focus_within(TOKEN) {
        // It may be half of one.
        at_bench(|bench| bench.who.is_new = true);
    } else {
        check();
    }
}

fn in_token(event: &str) {
    match event {
        "input" => {
            at_bench(|bench| {
                bench.who.is_new = true;
                bench.forget_who();
            });
        }
        "focusout" => {
            if at_bench(|bench| bench.who.is_new) == Some(true) {
                // What is said then may move what the pointer is on its way to press.
                page::after_press(check);
            }
        }
        // The token may have been forgotten by it.
        _ => task::spawn(async {
            task::breath().await;
            if !typing::has_text(TOKEN) {
                at_bench(Bench::forget_who);
            }
        }),
    }
}

/// Asks whose the token is, if there is one.
pub(super) fn check() {
    let told = at_bench(|bench| {
        bench.who.is_new = false;
        let told = if typing::has_text(TOKEN) {
            bench.lists.ask(&question())
        } else {
            None
        };
        bench.draw_who();
        told
    });
    if let Some(told) = told.flatten() {
        tell(&[told]);
    }
}

fn question() -> Question {
    Question::of(Of::Me, &Target::default())
}

impl Bench {
    /// Forgets whose the token is, and what they were told.
    fn forget_who(&mut self) {
        self.lists.forget();
        self.draw_who();
        self.draw_picks();
        self.draw_service();
    }

    pub(super) fn draw_who(&mut self) {
        make_room(&Room::InNotes(TOKEN), WHO_ID, "who");
        let known = self.lists.get(&question());
        let ending = typing::ending(TOKEN);
        let known = known.filter(|_| typing::has_text(TOKEN));
        let nodes = view::who(known, ending.as_deref());
        heard(
            &mut self.who.heard,
            WHO_ID,
            &[("click", false)],
            in_who,
            nodes,
        );
    }
}

fn in_who(event: &Event) {
    if super::control(event).is_some() {
        check();
    }
}
