//! A button with a menu, as the ARIA authoring practices have it: arrow keys move, Escape closes, and the
//! focus returns to the button.

use crate::browser::page;
use crate::ui::live::{Attribute, React, attribute, live, next_frame, on_click, switch};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use std::sync::Arc;

/// An entry of a menu.
#[derive(Clone)]
pub(crate) struct Item {
    pub(crate) label: &'static str,
    pub(crate) act: Arc<dyn Fn() + Send + Sync>,
}

/// The handles of one menu.
#[derive(Clone, Copy)]
struct Handles {
    id: RwSignal<String>,
    is_open: RwSignal<bool>,
    /// The item that has the focus.
    at: RwSignal<usize>,
    count: usize,
}

impl Handles {
    /// The button's id. Empty once the menu is gone from the page, which a waiting handler may outlive.
    fn button_id(self) -> String {
        self.id.try_get_untracked().unwrap_or_default()
    }

    fn root_id(self) -> String {
        format!("{}-root", self.button_id())
    }

    fn item_id(self, index: usize) -> String {
        format!("{}-item-{index}", self.button_id())
    }

    fn open(self, index: usize) {
        self.is_open.set(true);
        // The items are in the page only after the signal has been worked off.
        next_frame(move || self.go_to(index));
    }

    fn go_to(self, index: usize) {
        self.at.set(index);
        page::focus(&self.item_id(index));
    }

    fn close(self) {
        self.is_open.set(false);
        page::focus(&self.button_id());
    }

    fn toggle(self) {
        if self.is_open.get_untracked() {
            self.is_open.set(false);
        } else {
            self.open(0);
        }
    }

    fn on_key(self, event: &KeyboardEvent) {
        let Self { count, .. } = self;
        let at = self.at.get_untracked();
        match (event.key().as_str(), self.is_open.get_untracked()) {
            ("ArrowDown", false) => self.open(0),
            ("ArrowUp", false) => self.open(count - 1),
            ("ArrowDown", true) => self.go_to((at + 1) % count),
            ("ArrowUp", true) => self.go_to((at + count - 1) % count),
            ("Home", true) => self.go_to(0),
            ("End", true) => self.go_to(count - 1),
            ("Escape", true) => self.close(),
            _ => return,
        }
        event.prevent_default();
    }

    fn on_focus_out(self) {
        // While the event is dispatched, nothing has the focus.
        next_frame(move || {
            if !page::has_focus_within(&self.root_id()) {
                self.is_open.set(false);
            }
        });
    }
}

/// The button and its menu. `id` is the button's in the page, `content` what it shows.
#[component]
pub(crate) fn Menu(
    id: String,
    class: &'static str,
    /// The button's name where what it shows is no text.
    label: Attribute,
    items: Vec<Item>,
    content: AnyView,
) -> impl IntoView {
    let handles = Handles {
        id: RwSignal::new(id.clone()),
        is_open: RwSignal::new(false),
        at: RwSignal::new(0),
        count: items.len(),
    };
    let on_key: React<KeyboardEvent> = Box::new(move |event| handles.on_key(&event));
    let on_focus_out: React<FocusEvent> = Box::new(move |_| handles.on_focus_out());
    let menu = {
        let id = id.clone();
        live(move || {
            if !handles.is_open.get() {
                return ().into_any();
            }
            let item = |(index, Item { label, act }): (usize, Item)| {
                let choose = on_click(move || {
                    handles.close();
                    act();
                });
                view! {
                    <button type="button" role="menuitem" id=handles.item_id(index) tabindex=attribute(|| "-1") on:click=choose>
                        {label}
                    </button>
                }
                .into_any()
            };
            let items: Vec<AnyView> = items.iter().cloned().enumerate().map(item).collect();
            view! { <div class="menu-items" role="menu" aria-labelledby=id.clone()>{items}</div> }
                .into_any()
        })
    };
    view! {
        <div class="menu" id=handles.root_id() on:keydown=on_key on:focusout=on_focus_out>
            <button
                type="button"
                id=id
                class=class
                aria-haspopup="menu"
                aria-expanded=switch(move || handles.is_open.get())
                aria-label=label
                on:click=on_click(move || handles.toggle())
            >
                {content}
            </button>
            {menu}
        </div>
    }
}
