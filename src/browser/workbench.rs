//! The desk at work: what it remembers between two calls of the page, and the elements that it fills. What these
//! show and what follows from an event is decided in `desk`.

use super::surface::{Ear, Surface};
use super::typing;
use crate::desk::columns::{self, Grid};
use crate::desk::editor::{self, Editor};
use crate::desk::node::Node;
use crate::desk::study::Studied;
use crate::desk::{self, picture, report, study, tables};
use crate::saved;
use crate::sql::complete::{Known, Mode};
use crate::sql::edit::{byte_to_utf16, utf16_to_byte};
use crate::sql::grid;
use crate::sql::problem::Problem;
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::table::Connector;
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use web_sys::{KeyboardEvent, MouseEvent};

/// The ids of the fields that the desk works on.
const SCHEMA: &str = "field-schema_sql";
const STATEMENT: &str = "field-statement";
const TABLES: &str = "field-tables";

#[derive(Default)]
struct Bench {
    workspace: Workspace,
    studied: Vec<Studied>,
    shown: Option<DraftId>,
    grid: Grid,
    columns: Option<Heard>,
    tables: Option<Heard>,
    picture: Option<Heard>,
    schema_editor: Option<Worked>,
    statement_editor: Option<Worked>,
    keys: Option<Heard>,
}

/// A surface that is listened to.
struct Heard {
    surface: Surface,
    _ear: Option<Ear>,
}

/// A textarea that is worked on.
struct Worked {
    editor: Editor,
    surface: Surface,
    textarea: HtmlTextAreaElement,
    _ears: [Ear; 2],
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// Does something with the bench. Not while it is being drawn: an element that is removed loses the focus and tells so,
/// and that is no doing of the user's.
fn at_bench<T>(act: impl FnOnce(&mut Bench) -> T) -> Option<T> {
    BENCH.with(|bench| Some(act(&mut *bench.try_borrow_mut().ok()?)))
}

/// Does what `browser::desk` asks for: a verb, and what it is about.
pub fn answer(question: &str) -> String {
    match question.split_once(' ') {
        Some(("study", saved)) => return study(saved),
        Some(("show", draft)) => show(draft.parse().ok()),
        Some(("go", id)) => go(id),
        Some(("mend", what)) => {
            let numbers = what.split_once(' ');
            if let Some((Ok(draft), Ok(number))) =
                numbers.map(|(draft, number)| (draft.parse(), number.parse()))
            {
                mend(draft, number);
            }
        }
        _ => {}
    }
    String::new()
}

/// Reads a workspace, given as it is kept.
fn study(saved: &str) -> String {
    let Ok(visit) = saved::read(saved) else {
        return report::write(&[]);
    };
    let studied = study::study(&visit.workspace);
    let answer = report::write(&study::reports(&visit.workspace, &studied));
    at_bench(|bench| {
        bench.workspace = visit.workspace;
        bench.studied = studied;
    });
    answer
}

/// Shows what belongs to the workspace that was studied last, and to this draft.
fn show(draft: Option<u32>) {
    at_bench(|bench| {
        let draft = draft.map(DraftId);
        if bench.shown != draft {
            bench.shown = draft;
            bench.grid.clear();
            let editors = [&mut bench.schema_editor, &mut bench.statement_editor];
            for worked in editors.into_iter().flatten() {
                worked.editor.close();
            }
        }
        bench.draw();
    });
}

/// Moves the focus to what stands in the place of the field of that id: the first cell that is wrong.
fn go(id: &str) {
    let cell = at_bench(|bench| {
        if id != SCHEMA || bench.grid.is_sql {
            return None;
        }
        let Subject::Table(table) = &bench.draft()?.subject else {
            return None;
        };
        let problems = &bench.studied(bench.shown?)?.problems;
        Some(columns::first_wrong(
            &grid::rows(&table.schema_sql),
            problems,
        ))
    });
    if let Some(cell) = cell.flatten() {
        typing::focus(&cell);
    }
}

/// Mends what was found under this number in a draft.
fn mend(draft: u32, number: u32) {
    let mended = at_bench(|bench| {
        let studied = bench.studied(DraftId(draft))?;
        let problem = studied.problems.get(usize::try_from(number).ok()?)?;
        let mend = problem.mend.as_ref()?;
        let id = match studied.field {
            Field::SchemaSql => SCHEMA,
            _ => STATEMENT,
        };
        let old = bench.sql(studied)?.to_owned();
        let mut text = old.clone();
        let at = mend.span.start;
        text.replace_range(at..mend.span.end, &mend.text);
        let in_grid = id == SCHEMA && !bench.grid.is_sql;
        let focus = in_grid.then(|| bench.grid.mended(&old, &text, at));
        Some((id, text, focus))
    });
    if let Some((id, text, focus)) = mended.flatten() {
        typing::write(id, &text, None);
        at_bench(Bench::draw);
        if let Some(focus) = focus {
            typing::focus(&focus);
        }
    }
}

impl Bench {
    fn studied(&self, draft: DraftId) -> Option<&Studied> {
        self.studied.iter().find(|studied| studied.draft == draft)
    }

    fn sql(&self, studied: &Studied) -> Option<&str> {
        let draft = self.workspace.draft(studied.draft)?;
        Some(studied.field.get(&self.workspace.target, &draft.subject))
    }

    fn draft(&self) -> Option<&Draft> {
        self.workspace.draft(self.shown?)
    }

    fn job(&self) -> Option<&Job> {
        match &self.draft()?.subject {
            Subject::Job(job) => Some(job),
            Subject::Table(_) => None,
        }
    }

    fn draw(&mut self) {
        let flows = study::flows(&self.studied);
        let drawn = picture::view(&self.workspace, &flows);
        heard(&mut self.picture, desk::PICTURE_ID, &[], |_| {}, drawn);
        self.draw_columns();
        self.draw_tables();
        heard(
            &mut self.keys,
            &desk::host_id(STATEMENT),
            &[],
            |_| {},
            vec![editor::keys(None)],
        );
        worked(&mut self.schema_editor, SCHEMA);
        worked(&mut self.statement_editor, STATEMENT);
        self.draw_editor(SCHEMA);
        self.draw_editor(STATEMENT);
    }

    fn draw_editor(&mut self, id: &'static str) {
        let studied = self.shown.and_then(|shown| {
            let mut studied = self.studied.iter();
            studied.find(|studied| studied.draft == shown)
        });
        let problems = studied.map_or(&[][..], |studied| &studied.problems);
        let worked = match id {
            SCHEMA => &mut self.schema_editor,
            _ => &mut self.statement_editor,
        };
        if let Some(worked) = worked {
            let is_told = typing::has_problems(id);
            worked.draw(id, if is_told { problems } else { &[] });
        }
    }

    fn draw_columns(&mut self) {
        let drawn = self.draft().and_then(|draft| {
            let Subject::Table(table) = &draft.subject else {
                return None;
            };
            let studied = self.studied(draft.id)?;
            let is_marked = typing::is_invalid(SCHEMA);
            let rows = if self.grid.is_sql {
                Vec::new()
            } else {
                grid::rows(&table.schema_sql)
            };
            Some(columns::view(
                &self.grid,
                &columns::Shown {
                    rows: &rows,
                    problems: if is_marked { &studied.problems } else { &[] },
                    has_metadata: matches!(table.connector, Connector::Kafka(_)),
                },
            ))
        });
        if let Some(drawn) = drawn {
            let id = desk::host_id(SCHEMA);
            typing::set_view(&id, self.grid.is_sql);
            heard(&mut self.columns, &id, &GRID_EVENTS, in_columns, drawn);
        }
    }

    fn draw_tables(&mut self) {
        let drawn = self.job().zip(self.shown.and_then(|id| self.studied(id)));
        let drawn = drawn
            .map(|(job, studied)| tables::view(job, &self.workspace, &studied.statement.required));
        if let Some(drawn) = drawn {
            heard(
                &mut self.tables,
                &desk::host_id(TABLES),
                &[("click", false)],
                in_tables,
                drawn,
            );
        }
    }
}

/// What the grid hears. The last is on its way down: the browser is not to move the focus to a list's entry.
const GRID_EVENTS: [(&str, bool); 7] = [
    ("input", false),
    ("change", false),
    ("click", false),
    ("keydown", false),
    ("paste", false),
    ("focusout", false),
    ("mousedown", true),
];

/// Shows nodes in the element of that id, which is listened to from then on.
fn heard(
    kept: &mut Option<Heard>,
    id: &str,
    events: &[(&'static str, bool)],
    react: fn(&Event),
    nodes: Vec<Node>,
) {
    if !kept.as_ref().is_some_and(|heard| heard.surface.is_at(id)) {
        *kept = Surface::at(id).map(|surface| Heard {
            _ear: (!events.is_empty())
                .then(|| Ear::to(surface.root(), events, move |event| react(&event))),
            surface,
        });
    }
    if let Some(heard) = kept {
        heard.surface.show(nodes);
    }
}

/// The control that an event happened to: the nearest element that says what it does.
fn control(event: &Event) -> Option<(HtmlElement, String)> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let control: HtmlElement = target.closest("[data-act]").ok()??.dyn_into().ok()?;
    let act = control.get_attribute("data-act")?;
    Some((control, act))
}

fn in_columns(event: &Event) {
    let Some((control, act)) = control(event) else {
        return;
    };
    let input = control.dyn_ref::<HtmlInputElement>();
    let value = input.map(HtmlInputElement::value).unwrap_or_default();
    let is_box = input.is_some_and(|input| input.type_() == "checkbox");
    let pasted = event
        .dyn_ref::<ClipboardEvent>()
        .and_then(|event| event.clipboard_data()?.get_data("text/plain").ok());
    let key = event.dyn_ref::<KeyboardEvent>();
    let key_name = key.map(KeyboardEvent::key).unwrap_or_default();
    let happened = match event.type_().as_str() {
        "input" if !is_box => columns::Event::Input(&value),
        "change" if is_box => columns::Event::Check(input.is_some_and(HtmlInputElement::checked)),
        "click" if input.is_none() => columns::Event::Click,
        // The keys of an input method are its own.
        "keydown" if key.is_some_and(KeyboardEvent::is_composing) => return,
        "keydown" => columns::Event::Key {
            key: &key_name,
            alt: key.is_some_and(KeyboardEvent::alt_key),
            command: key.is_some_and(|key| key.ctrl_key() || key.meta_key()),
            value: &value,
        },
        "paste" => match &pasted {
            Some(pasted) => columns::Event::Paste(pasted),
            None => return,
        },
        "focusout" if input.is_some() => columns::Event::Leave,
        "mousedown" if control.get_attribute("role").as_deref() == Some("option") => {
            event.prevent_default();
            return;
        }
        _ => return,
    };
    let is_leaving = matches!(happened, columns::Event::Leave);
    let outcome = at_bench(|bench| {
        let (text, connector) = match &bench.draft()?.subject {
            Subject::Table(table) => (table.schema_sql.clone(), study::connector_of(table)),
            Subject::Job(_) => return None,
        };
        bench.grid.connector = Some(connector);
        Some(bench.grid.react(&act, happened, &text))
    });
    let Some(outcome) = outcome.flatten() else {
        return;
    };
    if outcome.is_done {
        event.prevent_default();
    }
    if let Some(text) = &outcome.text {
        typing::put(SCHEMA, text);
    }
    at_bench(Bench::draw_columns);
    if let Some(id) = &outcome.focus {
        typing::focus(id);
    }
    if is_leaving {
        typing::leave(SCHEMA);
    }
}

fn in_tables(event: &Event) {
    let Some((_, act)) = control(event) else {
        return;
    };
    let list = at_bench(|bench| {
        let required = &bench.studied(bench.shown?)?.statement.required;
        tables::react(&act, bench.job()?, &bench.workspace, required)
    });
    if let Some(list) = list.flatten() {
        typing::put(TABLES, &list);
        at_bench(Bench::draw_tables);
    }
}

/// What the textarea of an editor tells.
const EDITOR_EVENTS: [(&str, bool); 8] = [
    ("keydown", false),
    ("keyup", false),
    ("input", false),
    ("click", false),
    ("focus", false),
    ("blur", false),
    ("scroll", false),
    ("select", false),
];

/// Works on the textarea of that id, if it is in the page.
fn worked(kept: &mut Option<Worked>, id: &'static str) {
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
            _ears: [
                Ear::to(&textarea, &EDITOR_EVENTS, move |event| in_text(id, &event)),
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

impl Worked {
    fn draw(&mut self, id: &'static str, problems: &[Problem]) {
        let text = self.textarea.value();
        let frame = typing::frame(id, &self.textarea);
        let is_focused = typing::has_focus(&self.textarea);
        let caret = is_focused.then(|| self.caret(&text));
        // The field's text may have changed since it was read: a mark must not stand elsewhere.
        let fits = |problem: &&Problem| problem.span.end <= text.len();
        let problems: Vec<Problem> = problems.iter().filter(fits).cloned().collect();
        typing::prepare(
            &self.textarea,
            &editor::gutter_width(&text),
            editor::is_painted(&text),
        );
        typing::name_active(
            &self.textarea,
            self.editor
                .active(&frame)
                .map(|active| (editor::list_id(&frame), active)),
        );
        self.surface
            .show(self.editor.view(&text, caret, &problems, &frame));
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
    // Only what may complete asks for the tables: their columns are many.
    let is_asked = name == " ";
    let outcome = with_editor(id, is_asked, |worked, mode, tables| {
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
                let caret = worked.caret(&text);
                worked.editor.typed(&text, caret, mode, tables);
            }
            ("click" | "blur", _) => worked.editor.close(),
            _ => {}
        }
        editor::Outcome::default()
    });
    finish(id, event, outcome);
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
        let (worked, mode) = if id == SCHEMA {
            (&mut bench.schema_editor, Mode::Schema)
        } else {
            (&mut bench.statement_editor, Mode::Statement)
        };
        let worked = worked.as_mut()?;
        let columns = if is_asked || worked.editor.is_open() {
            study::known(&bench.workspace, &bench.studied)
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
