//! The lists at the fields at work: what is heard of a field and its list, and the answers that fill them.

use super::{Bench, TOKEN, at_bench, control, paste, tell};
use crate::browser::listbox;
use crate::browser::page;
use crate::browser::room::{Room, make_room};
use crate::browser::surface::{Ear, Surface};
use crate::browser::typing;
use crate::desk::answer::check::UNASKED;
use crate::desk::pick::view::list_id;
use crate::desk::pick::{Event as Happened, FIELDS, Outcome, Scene};
use crate::desk::{note_id, pick_id};
use crate::workspace::field::Field;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent};

/// A field with a list.
pub struct Picked {
    list: Surface,
    note: Surface,
    input: HtmlInputElement,
    _ears: [Ear; 2],
}

/// What a field tells.
const EVENTS: [(&str, bool); 5] = [
    ("focus", false),
    ("blur", false),
    ("input", false),
    ("click", false),
    ("keydown", false),
];

/// Takes the answer to a question, by the name under which it was asked.
pub(super) fn got(name: &str, status: &str, body: &str) {
    let (Ok(name), Ok(status)) = (name.parse(), status.parse::<u16>()) else {
        return;
    };
    let told = at_bench(|bench| {
        let namesakes = bench.namesakes();
        let is_ours = if status == UNASKED {
            bench.lists.missed(name)
        } else {
            let status = Some(status).filter(|status| *status > UNASKED);
            bench.lists.got(name, status, body)
        };
        let question = is_ours?;
        let mut told = bench.in_scene(None, |picks, scene| picks.next(scene));
        told.extend(bench.learn(&question));
        told.extend(bench.lists.refused(&question));
        if bench.namesakes() != namesakes {
            told.push("behind ".to_owned());
        }
        bench.draw_picks();
        bench.draw_who();
        bench.draw_service();
        Some(told)
    });
    tell(&told.flatten().unwrap_or_default());
}

impl Bench {
    /// Does something with the lists at the fields, in view of all that they look at.
    pub(super) fn in_scene<T>(
        &mut self,
        typed: Option<(Field, String)>,
        act: impl FnOnce(&mut crate::desk::pick::Picks, &mut Scene) -> T,
    ) -> T {
        let shown = self.shown.and_then(|shown| self.given.draft(shown));
        let mut scene = Scene {
            lists: &mut self.lists,
            workspace: &self.given,
            shown,
            has_token: typing::has_text(TOKEN),
            typed,
        };
        act(&mut self.picks, &mut scene)
    }

    pub(super) fn draw_picks(&mut self) {
        // The page makes another field of one that it has: what was a list there is none any more.
        for (picked, field) in self.picked.iter_mut().zip(FIELDS) {
            let is_other = |picked: &mut Picked| picked.input.id() != field.control_id();
            if let Some(left) = picked.take_if(is_other) {
                listbox::unmake_combobox(&left.input);
            }
        }
        for place in 0..FIELDS.len() {
            self.draw_pick(place);
        }
    }

    fn draw_pick(&mut self, place: usize) {
        let field = FIELDS[place];
        let id = field.control_id();
        let (pick, note) = (pick_id(&id), note_id(&id));
        let Some(input) = typing::input(&id) else {
            self.picked[place] = None;
            page::remove(&pick);
            page::remove(&note);
            return;
        };
        let is_there = self.picked[place].as_ref().is_some_and(|picked| {
            picked.input == input && picked.list.is_at(&pick) && picked.note.is_at(&note)
        });
        if !is_there {
            make_room(&Room::Behind(&id), &pick, "pick");
            make_room(&Room::InNotes(&id), &note, "note");
            self.picked[place] = Surface::at(&pick)
                .zip(Surface::at(&note))
                .map(|(list, note)| Picked {
                    _ears: [
                        Ear::to(&input, &EVENTS, move |event| in_field(place, &event)),
                        Ear::to(
                            list.root(),
                            &[("click", false), ("mousedown", true)],
                            move |event| in_list(place, &event),
                        ),
                    ],
                    list,
                    note,
                    input: input.clone(),
                });
        }
        let typed = Some((field, input.value()));
        let (nodes, (is_open, chosen), noted) = self.in_scene(typed, |picks, scene| {
            (
                picks.view(field, &id, scene),
                picks.active(field, &id),
                scene.note_nodes(field),
            )
        });
        if let Some(picked) = &mut self.picked[place] {
            picked.list.show(nodes);
            picked.note.show(noted);
            let list = list_id(&id);
            listbox::make_combobox(&input, &list, is_open, chosen.as_ref());
            if let Some(chosen) = chosen {
                listbox::reveal(&list, &chosen);
            }
        }
    }
}

fn in_field(place: usize, event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>();
    let name = key.map(KeyboardEvent::key).unwrap_or_default();
    let happened = match (event.type_().as_str(), key) {
        ("focus", _) => Happened::Focus,
        ("blur", _) => Happened::Leave,
        ("input", _) => Happened::Input,
        ("click", _) => Happened::Click,
        // The keys of an input method are its own.
        ("keydown", Some(key)) if !key.is_composing() && !key.ctrl_key() && !key.meta_key() => {
            Happened::Key(&name, key.alt_key())
        }
        _ => return,
    };
    if matches!(happened, Happened::Leave) {
        // What is said below the field then may move what the pointer is on its way to press.
        page::after_press(move || {
            if let Some(outcome) = react(place, Happened::Leave) {
                finish(place, outcome);
            }
        });
        return;
    }
    if let Some(outcome) = react(place, happened) {
        if outcome.is_done {
            event.prevent_default();
        }
        finish(place, outcome);
    }
}

fn in_list(place: usize, event: &Event) {
    // The list is not to take the focus from the field.
    event.prevent_default();
    let Some((_, act)) = control(event).filter(|_| event.type_() == "click") else {
        return;
    };
    let happened = match act.strip_prefix("take ") {
        Some(index) => match index.parse() {
            Ok(index) => Happened::Take(index),
            Err(_) => return,
        },
        None => Happened::Toggle,
    };
    page::focus(&FIELDS[place].control_id());
    if let Some(outcome) = react(place, happened) {
        finish(place, outcome);
    }
}

fn react(place: usize, happened: Happened) -> Option<Outcome> {
    let field = FIELDS[place];
    at_bench(|bench| {
        let typed = typing::input(&field.control_id()).map(|input| (field, input.value()));
        bench.in_scene(typed, |picks, scene| picks.react(field, happened, scene))
    })
}

fn finish(place: usize, outcome: Outcome) {
    let field = FIELDS[place];
    if let Some(value) = &outcome.put {
        typing::retype(&field.control_id(), value);
    }
    at_bench(|bench| bench.draw_pick(place));
    tell(&outcome.told);
    if !outcome.told.is_empty() {
        at_bench(|bench| bench.draw_pick(place));
    }
    if let Some(question) = outcome.paste {
        paste::open(question, Some(field));
    }
}

/// Shows the list of a field that was just pasted.
pub(super) fn show(field: Field) {
    page::focus(&field.control_id());
    let told = at_bench(|bench| {
        let told = bench.in_scene(None, |picks, scene| picks.show(field, scene));
        bench.draw_picks();
        told
    });
    tell(&told.unwrap_or_default());
}
