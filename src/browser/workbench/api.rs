//! The switch between the generations of the API at work. What it shows is decided in `desk::api`.

use super::{Bench, Heard, at_bench, control, heard, tell};
use crate::desk::api::{forms, retired, switch, told};
use crate::desk::{API_ID, FORM_ID, RETIRED_ID};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlSelectElement};

/// Where it is drawn.
#[derive(Default)]
pub(super) struct Drawn {
    switch: Option<Heard>,
    retired: Option<Heard>,
    forms: Option<Heard>,
    /// The host of the page has chosen: visitors need not.
    is_chosen: bool,
}

/// Takes whether the host of the page has chosen a generation.
pub(super) fn set_chosen(word: &str) {
    at_bench(|bench| {
        bench.api.is_chosen = !word.is_empty();
        bench.draw_api();
    });
}

impl Bench {
    pub(super) fn draw_api(&mut self) {
        let generation = self.given.target.generation;
        let notice = if self.api.is_chosen {
            Vec::new()
        } else {
            retired(generation)
        };
        let forms = forms(self.texts.form());
        let api = &mut self.api;
        heard(
            &mut api.switch,
            API_ID,
            &[CHANGE],
            in_api,
            switch(generation),
        );
        heard(&mut api.forms, FORM_ID, &[CHANGE], in_api, forms);
        heard(
            &mut api.retired,
            RETIRED_ID,
            &[("click", false)],
            in_api,
            notice,
        );
    }
}

const CHANGE: (&str, bool) = ("change", false);

fn in_api(event: &Event) {
    if let Some((control, act)) = control(event) {
        let select = control.dyn_ref::<HtmlSelectElement>();
        let value = select.map(HtmlSelectElement::value).unwrap_or_default();
        tell(&[told(&act, &value)]);
    }
}
