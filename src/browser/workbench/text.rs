//! The editors of SQL at work: their textareas, what is heard of them, and what is written into them.

use super::reading::catch_up;
use super::{Bench, SCHEMA, STATEMENT, at_bench, control, heard, tell, undo};
use crate::browser::editing;
use crate::browser::listbox;
use crate::browser::surface::{Ear, Surface};
use crate::browser::{page, task, typing};
use crate::desk::columns::Way;
use crate::desk::editor::{self, Editor, Frame};
use crate::desk::{self, rest, study};
use crate::sql::complete::{Known, Mode};
use crate::sql::edit::{byte_to_utf16, utf16_to_byte};
use crate::sql::problem::Problem;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlTextAreaElement, KeyboardEvent, MouseEvent};

/// A textarea that is worked on.
pub struct Worked {
    /// What it remembers.
    pub editor: Editor,
    /// What was seen of the textarea, as long as only keys have come since.
    pub(super) frame: Option<Frame>,
    surface: Surface,
    textarea: HtmlTextAreaElement,
    _ears: [Ear; 2],
}

/// How long nothing is typed when the fingers rest, in milliseconds.
const REST: i32 = 500;

/// What the textarea of an editor tells.
const EVENTS: [(&str, bool); 8] = [
    ("keydown", false),
    ("keyup", false),
    ("input", false),
    ("click", false),
    ("focus", false),
    ("blur", false),
    ("scroll", false),
    ("select", false),
];

/// Those of them that come of keys. What a key scrolls is told by an event of its own.
const TYPED: [&str; 4] = ["keydown", "keyup", "input", "select"];

/// Works on the textarea of that id, if it is in the page.
pub fn work(kept: &mut Option<Worked>, id: &'static str) {
    let paint = desk::paint_id(id);
    if kept
        .as_ref()
        .is_some_and(|worked| worked.surface.is_at(&paint))
    {
        return;
    }
    *kept = Surface::at(&paint)
        .zip(typing::textarea(id))
        .map(|(surface, textarea)| Worked {
            editor: Editor::default(),
            frame: None,
            _ears: [
                Ear::to(&textarea, &EVENTS, move |event| in_text(id, &event)),
                Ear::to(
                    surface.root(),
                    &[("click", false), ("mousedown", true)],
                    move |event| in_offer(id, &event),
                ),
            ],
            surface,
            textarea,
        });
}

impl Bench {
    pub(super) fn draw_above_statement(&mut self) {
        let is_told = typing::has_problems(STATEMENT);
        let studied = self.shown.and_then(|id| self.studied(id));
        let told = studied.filter(|_| is_told);
        let problems = told.map_or(&[][..], |studied| &studied.problems);
        let statement = self.job().map_or("", |job| &job.statement);
        let above = editor::above(statement, problems);
        let id = desk::host_id(STATEMENT);
        heard(&mut self.above, &id, &[("click", false)], in_above, above);
    }

    pub(super) fn draw_editor(&mut self, id: &'static str) {
        let studied = self.shown.and_then(|shown| {
            let mut studied = self.studied.iter();
            studied.find(|studied| studied.draft == shown)
        });
        let problems = studied.map_or(&[][..], |studied| &studied.problems);
        let draft = self.shown.and_then(|shown| self.given.draft(shown));
        let said = draft.and_then(|draft| self.answers.said(draft));
        let said = said.filter(|(field, ..)| id_of(*field) == id);
        let worked = match id {
            SCHEMA => &mut self.schema_editor,
            _ => &mut self.statement_editor,
        };
        if let Some(worked) = worked {
            worked.editor.said = said.map(|(.., span)| span);
            let is_told = typing::has_problems(id);
            worked.draw(id, if is_told { problems } else { &[] });
        }
    }
}

/// The id of the field that holds SQL.
pub fn id_of(field: Field) -> &'static str {
    match field {
        Field::SchemaSql => SCHEMA,
        _ => STATEMENT,
    }
}

impl Worked {
    fn draw(&mut self, id: &'static str, problems: &[Problem]) {
        undo::look(&self.textarea);
        if editing::is_behind_grid(&self.textarea) {
            self.frame = None;
            return;
        }
        let text = self.textarea.value();
        let frame = editing::frame(id, &self.textarea, self.frame);
        self.frame = Some(frame);
        let is_focused = typing::has_focus(&self.textarea);
        let caret = is_focused.then(|| self.caret(&text));
        // The field's text may have changed since it was read: a mark must not stand elsewhere.
        self.editor.said = self.editor.said.filter(|span| span.end <= text.len());
        editing::prepare(
            &self.textarea,
            editor::line_count(&text),
            &editor::gutter_width(&text),
            editor::is_painted(&text),
        );
        listbox::name_active(
            &self.textarea,
            self.editor
                .active(&frame)
                .map(|active| (editor::list_id(&frame), active)),
        );
        self.surface
            .show(self.editor.view(&text, caret, problems, &frame));
    }

    fn caret(&self, text: &str) -> usize {
        let unit = self.textarea.selection_end().ok().flatten().unwrap_or(0);
        utf16_to_byte(text, unit as usize)
    }

    fn selection(&self, text: &str) -> std::ops::Range<usize> {
        let start = self.textarea.selection_start().ok().flatten().unwrap_or(0);
        utf16_to_byte(text, start as usize)..self.caret(text)
    }
}

fn in_text(id: &'static str, event: &Event) {
    let key = event.dyn_ref::<KeyboardEvent>();
    let name = key.map(KeyboardEvent::key).unwrap_or_default();
    if id == SCHEMA && key.and_then(way).is_some_and(step) {
        event.prevent_default();
        return;
    }
    // Only what may complete asks for the tables: their columns are many.
    let is_asked = name == " ";
    let mut was_open = false;
    let outcome = with_editor(id, is_asked, |worked, mode, tables| {
        was_open = worked.editor.is_open();
        if !TYPED.contains(&event.type_().as_str()) {
            worked.frame = None;
        }
        let text = worked.textarea.value();
        match (event.type_().as_str(), key) {
            ("keydown", Some(key)) if !key.is_composing() => {
                let selection = worked.selection(&text);
                let key = editor::Key {
                    name: &name,
                    shift: key.shift_key(),
                    command: key.ctrl_key() || key.meta_key(),
                };
                return worked.editor.key(key, &text, selection, mode, tables);
            }
            ("input", _) => {
                await_rest(id);
                let caret = worked.caret(&text);
                worked.editor.typed(&text, caret, mode, tables);
            }
            ("click" | "blur", _) => worked.editor.close(),
            _ => {}
        }
        editor::Outcome::default()
    });
    if event.type_() == "blur" {
        page::after_press(catch_up);
    }
    // A key that has done nothing yet leaves all as it is drawn.
    let has_come = event.type_() != "keydown";
    if has_come || was_open || outcome.as_ref().is_some_and(|outcome| outcome.is_done) {
        finish(id, event, outcome);
    }
}

/// Waits until nothing more is typed for a moment.
fn await_rest(id: &'static str) {
    task::spawn(async move {
        let count = || at_bench(|bench| bench.keys);
        at_bench(|bench| bench.keys = bench.keys.wrapping_add(1));
        let keys = count();
        task::pause(REST).await;
        if count() == keys {
            rest(id);
        }
    });
}

/// Lets a statement be read that was put off, and the page say what is wrong, once nothing more is typed.
fn rest(id: &'static str) {
    catch_up();
    let is_to_be_told = at_bench(|bench| {
        let worked = match id {
            SCHEMA => bench.schema_editor.as_ref()?,
            _ => bench.statement_editor.as_ref()?,
        };
        let text = worked.textarea.value();
        let problems = &bench.studied(bench.shown?)?.problems;
        Some(
            typing::has_focus(&worked.textarea)
                && !worked.editor.is_open()
                && rest::is_to_be_told(problems, &text, worked.caret(&text)),
        )
    });
    if is_to_be_told.flatten() == Some(true) {
        tell(&["rested ".to_owned()]);
    }
}

/// The way that a key that is pressed takes through what was done.
fn way(key: &KeyboardEvent) -> Option<Way> {
    let is_step = key.type_() == "keydown" && (key.ctrl_key() || key.meta_key()) && !key.alt_key();
    match (key.key().as_str(), key.shift_key()) {
        ("z", false) if is_step => Some(Way::Back),
        ("z" | "Z", true) | ("y", false) if is_step => Some(Way::Forth),
        _ => None,
    }
}

/// Takes a step of the grid's in the text, where the text is as the grid knows it. Says whether there was one.
fn step(way: Way) -> bool {
    let Some(textarea) = typing::textarea(SCHEMA) else {
        return false;
    };
    let new = at_bench(|bench| bench.grid.step_in_text(way, &textarea.value()));
    let Some(new) = new.flatten() else {
        return false;
    };
    typing::put_in_sight(&textarea, &new);
    at_bench(Bench::draw);
    true
}

/// Mends all that can be mended in the statement.
fn in_above(event: &Event) {
    if control(event).is_none_or(|(_, act)| act != editor::MEND) {
        return;
    }
    let mended = at_bench(|bench| {
        let statement = &bench.job()?.statement;
        study::mended(statement, bench.shown?, &bench.studied, &bench.others)
    });
    if let Some(text) = mended.flatten() {
        typing::write(STATEMENT, &text, None);
        at_bench(Bench::draw);
    }
}

fn in_offer(id: &'static str, event: &Event) {
    if event.dyn_ref::<MouseEvent>().is_none() {
        return;
    }
    // The list is not to take the focus from the text.
    event.prevent_default();
    let Some((_, act)) = control(event).filter(|_| event.type_() == "click") else {
        return;
    };
    let index = act
        .strip_prefix("take ")
        .and_then(|index| index.parse().ok());
    if let Some(index) = index {
        let outcome = with_editor(id, false, |worked, _, _| worked.editor.take(index));
        finish(id, event, outcome);
    }
}

fn with_editor(
    id: &'static str,
    is_asked: bool,
    act: impl FnOnce(&mut Worked, Mode, &[Known]) -> editor::Outcome,
) -> Option<editor::Outcome> {
    at_bench(|bench| {
        let shown = bench.shown.and_then(|shown| bench.given.draft(shown));
        let is_of_table = shown.is_some_and(|it| matches!(it.subject, Subject::Table(_)));
        let (worked, mode) = if id == SCHEMA {
            (&mut bench.schema_editor, Mode::Schema)
        } else if is_of_table {
            (&mut bench.statement_editor, Mode::Create)
        } else {
            (&mut bench.statement_editor, Mode::Statement)
        };
        let worked = worked.as_mut()?;
        let columns = if is_asked || worked.editor.is_open() {
            study::known(&bench.workspace, &bench.studied, &bench.others)
        } else {
            Vec::new()
        };
        let known: Vec<Known> = columns
            .iter()
            .map(|(name, columns)| Known { name, columns })
            .collect();
        Some(act(worked, mode, &known))
    })
    .flatten()
}

fn finish(id: &'static str, event: &Event, outcome: Option<editor::Outcome>) {
    let Some(outcome) = outcome else { return };
    if outcome.is_done {
        event.prevent_default();
    }
    if let Some(edit) = outcome.edit
        && let Some(textarea) = typing::textarea(id)
    {
        let mut text = textarea.value();
        // The list may be older than the text.
        if text.get(edit.replace.clone()).is_none() {
            return;
        }
        text.replace_range(edit.replace, &edit.with);
        let select = byte_to_utf16(&text, edit.select.start)..byte_to_utf16(&text, edit.select.end);
        typing::write(id, &text, Some(select));
    }
    at_bench(|bench| bench.draw_editor(id));
}
