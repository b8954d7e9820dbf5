//! The desk's part of the settings at work. What it shows is decided in `desk::settings`.

use super::{Bench, Heard, at_bench, control, heard, tell};
use crate::api::answer::patience as seconds;
use crate::api::token::AuthScheme;
use crate::config::Config;
use crate::desk::SETTING_IDS;
use crate::desk::settings::{base, patience, scheme, theme};
use crate::saved::Theme;
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
    heard: [Option<Heard>; 4],
}

/// What is chosen.
#[derive(Default)]
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
        bench.set.chosen = chosen;
        bench.draw_settings();
    });
}

impl Bench {
    fn draw_settings(&mut self) {
        let set = &mut self.set;
        let chosen = &set.chosen;
        let typed = set.wrong.as_ref().unwrap_or(&chosen.patience);
        let [base_id, scheme_id, _, patience_id, _, theme_id] = SETTING_IDS;
        let parts = [
            (base_id, base(&chosen.base, &set.bases)),
            (scheme_id, scheme(chosen.scheme)),
            (patience_id, patience(typed, set.wrong.is_some())),
            (theme_id, theme(chosen.theme)),
        ];
        for ((id, nodes), kept) in parts.into_iter().zip(&mut set.heard) {
            let events = [("change", false), ("input", false)];
            heard(kept, id, &events, in_settings, nodes);
        }
    }
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
        _ => {}
    }
}
