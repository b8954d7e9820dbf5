//! A grid of columns in a page that keeps its text.

#![allow(dead_code, reason = "each test uses a part of it")]

use crate::nodes::{by_id, elements, get, name, names};
use millrace::desk::columns::{Event, Grid, Lines, Shown, view};
use millrace::desk::node::Node;
use millrace::sql::grid::rows;
use millrace::sql::problem::Problem;
use std::cell::RefCell;

/// A grid in a page: the page keeps the text as a textarea does, and the focus where it was put.
#[derive(Default)]
pub struct Page {
    pub grid: Grid,
    pub text: String,
    pub focus: String,
    /// The last event was dealt with: the browser does nothing of its own.
    pub is_done: bool,
    lines: RefCell<Lines>,
}

impl Page {
    pub fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// Something happens to the control with this act. Whoever moves the focus leaves the control that had it.
    pub fn on(&mut self, act: &str, event: Event) {
        let outcome = self.grid.react(act, event, &self.text);
        self.is_done = outcome.is_done;
        if let Some(new) = outcome.text {
            self.text = new.replace("\r\n", "\n");
        }
        if let Some(id) = outcome.focus {
            let shown = self.view();
            let control = by_id(&shown, &id);
            assert!(control.is_some(), "no control {id}: {act} in {}", self.text);
            let is_elsewhere = control.and_then(|control| get(control, "data-act")) != Some(act);
            self.focus = id;
            if is_elsewhere {
                self.leave(act);
            }
        }
    }

    pub fn leave(&mut self, act: &str) {
        let outcome = self.grid.react(act, Event::Leave, &self.text);
        assert_eq!(outcome.text, None);
    }

    pub fn view(&self) -> Vec<Node> {
        self.view_with(&[])
    }

    pub fn view_with(&self, problems: &[Problem]) -> Vec<Node> {
        let rows = rows(&self.text);
        let shown = Shown {
            rows: &rows,
            text: &self.text,
            problems,
            has_metadata: true,
        };
        let seen = view(&self.grid, &shown, &mut self.lines.borrow_mut());
        // What is taken over from the last view is what it would be if it were drawn anew.
        assert_eq!(seen, view(&self.grid, &shown, &mut Lines::default()));
        seen
    }

    /// What stands in the control of that name.
    pub fn value(&self, called: &str) -> String {
        let shown = self.view();
        let mut all = elements(&shown).into_iter();
        let control =
            all.find(|element| get(element, ".value").is_some() && name(element) == called);
        let value = control.and_then(|control| get(control, ".value"));
        value.unwrap_or_else(|| panic!("no {called}")).to_owned()
    }

    /// What is told to those who can't see it.
    pub fn status(&self) -> String {
        names(&self.view(), "status").concat()
    }

    /// Types a text key by key.
    pub fn type_in(&mut self, act: &str, typed: &str) {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends {
            self.on(act, Event::Input(&typed[..end]));
        }
    }
}

pub fn key(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: false,
        shift: false,
        command: false,
        value: "",
    }
}

pub fn alt(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: true,
        shift: false,
        command: false,
        value: "",
    }
}

pub fn command(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: false,
        shift: false,
        command: true,
        value: "",
    }
}

/// What events make of a text, and where the focus is then; nothing where it was not moved.
#[track_caller]
pub fn check(text: &str, events: &[(&str, Event)], expect: &str, focus: &str) -> Page {
    let mut page = Page::of(text);
    for (act, event) in events {
        page.on(act, *event);
    }
    assert_eq!(page.text, expect, "{events:?}");
    assert_eq!(page.focus, focus, "{events:?}");
    page
}

pub const TAILED: &str =
    "a INT,\nt TIMESTAMP(3),\nWATERMARK FOR t AS t,\nPRIMARY KEY (a) NOT ENFORCED";
