//! The dialog that pastes a list at work.

use super::{Bench, at_bench, control, copy_command, heard, pick, tell};
use crate::browser::room::{Room, make_room};
use crate::browser::{page, task};
use crate::desk::PASTE_ID;
use crate::desk::lists::Question;
use crate::desk::pick::paste::{COMMAND_ID, DIALOG_ID, Paste, TEXT_ID};
use crate::workspace::field::Field;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement};

/// What is being pasted.
#[derive(Default)]
pub struct Pasting {
    paste: Option<Paste>,
    /// The field whose list it is.
    field: Option<Field>,
    heard: Option<super::Heard>,
}

/// What the dialog tells. That it was closed does not bubble.
const EVENTS: [(&str, bool); 3] = [("click", false), ("input", false), ("close", true)];

/// Opens the dialog for the list that answers a question.
pub(super) fn open(question: Question, field: Option<Field>) {
    make_room(&Room::End, PASTE_ID, "");
    at_bench(|bench| {
        bench.pasting.paste = Some(Paste::of(question));
        bench.pasting.field = field;
        bench.draw_paste();
    });
    page::open_dialog(DIALOG_ID);
    page::focus(TEXT_ID);
}

impl Bench {
    fn draw_paste(&mut self) {
        let route = self.texts.route();
        let paste = self.pasting.paste.as_ref();
        let nodes = paste.map(|paste| paste.view(route)).unwrap_or_default();
        heard(&mut self.pasting.heard, PASTE_ID, &EVENTS, in_paste, nodes);
    }
}

fn in_paste(event: &Event) {
    if event.type_() == "close" {
        at_bench(|bench| {
            bench.pasting.paste = None;
            bench.draw_paste();
        });
        return;
    }
    let Some((control, act)) = control(event) else {
        return;
    };
    match (event.type_().as_str(), act.as_str()) {
        ("input", "paste-text") => {
            if let Some(field) = control.dyn_ref::<HtmlTextAreaElement>() {
                at_bench(|bench| {
                    if let Some(paste) = &mut bench.pasting.paste {
                        paste.type_text(&field.value());
                    }
                    bench.draw_paste();
                });
            }
        }
        ("click", "paste-close") => page::close_dialog(DIALOG_ID),
        ("click", "paste-copy") => copy(),
        ("click", "paste-read") => read(),
        _ => {}
    }
}

fn read() {
    let read = at_bench(|bench| {
        let paste = bench.pasting.paste.as_mut()?;
        let is_list = paste.read(&mut bench.lists);
        let question = paste.question.clone();
        bench.draw_paste();
        let told = if is_list {
            bench.learn(&question)
        } else {
            Vec::new()
        };
        bench.draw_service();
        Some((is_list, bench.pasting.field, told))
    });
    match read.flatten() {
        Some((true, field, told)) => {
            page::close_dialog(DIALOG_ID);
            tell(&told);
            if let Some(field) = field {
                pick::show(field);
            }
        }
        _ => page::focus(TEXT_ID),
    }
}

fn copy() {
    let command = at_bench(|bench| {
        let paste = bench.pasting.paste.as_ref()?;
        Some(paste.command(bench.texts.route()?))
    });
    let Some(command) = command.flatten() else {
        return;
    };
    task::spawn(async move {
        let said = copy_command(&command, COMMAND_ID).await;
        at_bench(|bench| {
            if let Some(paste) = &mut bench.pasting.paste {
                paste.tell(said);
            }
            bench.draw_paste();
        });
    });
}
