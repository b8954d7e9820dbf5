//! The desk's part of the settings at work. What it shows is decided in `desk::settings`.

use super::{Bench, Heard, at_bench, control, heard, tell};
use crate::api::answer::patience as seconds;
use crate::api::token::AuthScheme;
use crate::browser::{location, page, storage};
use crate::config::Config;
use crate::desk::settings::{DELETE_ID, base, deletion, keys, language, patience, scheme, theme};
use crate::desk::{KEPT_ID, KEYS_ID, SETTING_IDS, SETTINGS_ID};
use crate::saved::{LANGUAGE_KEY, Theme};
use crate::text::Language;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement};

/// What is known of the settings.
#[derive(Default)]
pub(super) struct Set {
    /// The bases that can be chosen.
    bases: Vec<String>,
    chosen: Chosen,
    /// What was typed instead, and can't be that.
    wrong: Option<String>,
    /// The user is asked before all is deleted.
    is_asked: bool,
    heard: [Option<Heard>; 7],
}

/// What is chosen.
#[derive(Default, PartialEq)]
pub(super) struct Chosen {
    /// The API's base.
    pub(super) base: String,
    /// How requests name the token.
    pub(super) scheme: AuthScheme,
    /// The seconds that an answer is waited for.
    pub(super) patience: String,
    /// The colours.
    pub(super) theme: Theme,
}

/// Takes what the host of the page has set.
pub(super) fn offer(config: &Config) {
    let mut bases = vec![config.api_base.to_string()];
    for base in &config.api_bases {
        let base = base.to_string();
        if !bases.contains(&base) {
            bases.push(base);
        }
    }
    at_bench(|bench| bench.set.bases = bases);
}

/// Takes what is chosen.
pub(super) fn choose(chosen: Chosen) {
    at_bench(|bench| {
        // It is told with each key, and drawn where it is another, or was not drawn yet.
        let is_drawn = bench.set.heard.iter().all(Option::is_some);
        if bench.set.chosen != chosen || !is_drawn {
            bench.set.chosen = chosen;
            bench.draw_settings();
            bench.draw_idle();
        }
    });
}

impl Bench {
    fn draw_settings(&mut self) {
        let set = &mut self.set;
        let chosen = &set.chosen;
        let typed = set.wrong.as_ref().unwrap_or(&chosen.patience);
        let [base_id, scheme_id, _, patience_id, _, theme_id, language_id] = SETTING_IDS;
        let parts = [
            (base_id, base(&chosen.base, &set.bases)),
            (scheme_id, scheme(chosen.scheme)),
            (patience_id, patience(typed, set.wrong.is_some())),
            (theme_id, theme(chosen.theme)),
            (language_id, language()),
            (KEPT_ID, deletion(set.is_asked)),
            (KEYS_ID, keys()),
        ];
        for ((id, nodes), kept) in parts.into_iter().zip(&mut set.heard) {
            heard(kept, id, &EVENTS, in_settings, nodes);
        }
    }
}

/// What the controls tell.
const EVENTS: [(&str, bool); 3] = [("change", false), ("input", false), ("click", false)];

fn ask(is_asked: bool) {
    at_bench(|bench| {
        bench.set.is_asked = is_asked;
        bench.draw_settings();
    });
    page::focus(DELETE_ID);
}

/// Keeps the language, and goes to its page. What the page has in its fragment goes along; its drafts are kept already.
fn speak(code: &str) {
    // Where nothing is kept, boot.js stays on the page that it is asked for.
    let _ = storage::write(LANGUAGE_KEY, code);
    // As boot.js goes, to where xtask/src/language.rs lays each page.
    let there = match Language::OWN {
        Language::English => "de/",
        Language::German => "../",
    };
    location::replace(&[there, &*location::hash()].concat());
}

fn in_settings(event: &Event) {
    let Some((control, act)) = control(event) else {
        return;
    };
    match (event.type_().as_str(), act.as_str()) {
        ("change", "base" | "scheme" | "theme") => {
            if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
                tell(&[[&act, " ", &*select.value()].concat()]);
            }
        }
        ("change", "language") => {
            if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
                speak(&select.value());
            }
        }
        ("input", "patience") => {
            if let Some(field) = control.dyn_ref::<HtmlInputElement>() {
                let typed = field.value();
                let seconds = seconds(&typed);
                at_bench(|bench| {
                    bench.set.wrong = Some(typed).filter(|_| seconds.is_none());
                    bench.draw_settings();
                });
                if let Some(seconds) = seconds {
                    tell(&[format!("patience {seconds}")]);
                }
            }
        }
        ("click", "doubt") => ask(true),
        ("click", "keep") => ask(false),
        ("click", "delete") => {
            ask(false);
            let _ = storage::delete(LANGUAGE_KEY);
            tell(&["delete-kept ".to_owned()]);
            page::close_dialog(SETTINGS_ID);
        }
        _ => {}
    }
}
