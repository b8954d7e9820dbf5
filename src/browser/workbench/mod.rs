//! The desk at work: what it remembers between two calls of the page, and the elements that it fills. What these
//! show and what follows from an event is decided in `desk`.

mod answer;
mod api;
mod calls;
mod columns;
mod guard;
mod history;
mod idle;
mod import;
mod order;
mod paste;
mod pick;
mod picture;
mod reading;
mod send_all;
mod service;
mod settings;
mod share;
mod tables;
mod text;
mod texts;
mod undo;
mod who;

use super::desk::TELL;
use super::surface::{Ear, Surface};
use super::{clipboard, document, location, page, task};
use crate::api::generation::TableForm;
use crate::api::token::AuthScheme;
use crate::config;
use crate::desk::answer::Answers;
use crate::desk::calls::Calls;
use crate::desk::columns::{Grid, Lines};
use crate::desk::history::History;
use crate::desk::host;
use crate::desk::import::Importer;
use crate::desk::limits;
use crate::desk::lists::Lists;
use crate::desk::node::Node;
use crate::desk::pick::Picks;
use crate::desk::report;
use crate::desk::request::Texts;
use crate::desk::send_all::Run;
use crate::desk::service::Panel;
use crate::desk::share::Share;
use crate::desk::study::{self, Other, Studied};
use crate::saved::Theme;
use crate::text::writing;
use crate::text::{config_fault, host_fault};
use crate::workspace::current;
use crate::workspace::example;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use crate::workspace::target::Target;
use crate::workspace::{Draft, DraftId, Progress, Subject, Workspace};
use std::cell::RefCell;
use text::Worked;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement};

/// The ids of the fields that the desk works on.
const SCHEMA: &str = "field-schema_sql";
const STATEMENT: &str = "field-statement";
const TABLES: &str = "field-tables";
/// The id of the token's field.
const TOKEN: &str = "token";
/// The id that a payload would have as a field.
const PAYLOAD: &str = "field-payload";

#[derive(Default)]
struct Bench {
    /// As the app has it.
    given: Workspace,
    /// With the line breaks of the fields that show it.
    workspace: Workspace,
    studied: Vec<Studied>,
    shown: Option<DraftId>,
    /// How often something was shown.
    shows: u32,
    grid: Grid,
    /// The rows of the grid as they were drawn last.
    lines: Lines,
    columns: Option<Heard>,
    tables: Option<Heard>,
    picture: Option<Heard>,
    picture_width: usize,
    schema_editor: Option<Worked>,
    statement_editor: Option<Worked>,
    /// How often something was typed into an editor.
    keys: u32,
    /// A statement was not read yet as it is.
    is_behind: bool,
    above: Option<Heard>,
    texts: Texts,
    text: Option<Heard>,
    actions: Option<Heard>,
    answers: Answers,
    answer: Option<Heard>,
    /// What the region of the answer was drawn for: the draft, what has become of it, the target, whether the answer
    /// speaks of a place in it and the draft bears its name still, and what was known of it.
    drawn_answer: Option<(DraftId, Progress, Target, [bool; 2], usize)>,
    run: Option<Run>,
    /// When it began, by `clock::now`.
    run_began: f64,
    /// Whether a request is under way.
    is_flying: bool,
    send_all: Option<Heard>,
    api: api::Drawn,
    calls: Calls,
    call: Option<Heard>,
    /// The states of deployments are being read again.
    watches: bool,
    importer: Importer,
    import: Option<Heard>,
    share: Share,
    /// Hears what is pasted.
    pastes: Option<Ear>,
    history: History,
    kept: history::Kept,
    history_drawn: Option<Heard>,
    switch: Option<Heard>,
    lists: Lists,
    picks: Picks,
    picked: [Option<pick::Picked>; 4],
    pasting: paste::Pasting,
    who: who::Who,
    idle: idle::Idle,
    guarding: guard::Guarding,
    set: settings::Set,
    panel: Panel,
    service: Option<Heard>,
    /// At the name of the draft that is shown, what can be done where something else bears it.
    ways: Option<Heard>,
    /// The tables of the service, as statements can name them.
    others: Vec<Other>,
    /// The state of the lists and the target that these were read at.
    others_of: (u32, Target),
}

/// The longest SQL that is written as a request with each key, in bytes. What is longer waits for a pause in the typing.
const WRITTEN_AT_ONCE: usize = 50_000;
/// How long a pause is, in milliseconds.
const PAUSE: i32 = 150;

/// A surface that is listened to.
struct Heard {
    surface: Surface,
    _ear: Option<Ear>,
}

thread_local! {
    static BENCH: RefCell<Bench> = RefCell::default();
}

/// Does something with the bench. Not while it is being drawn: an element that is removed loses the focus and tells so,
/// and that is no doing of the user's.
fn at_bench<T>(act: impl FnOnce(&mut Bench) -> T) -> Option<T> {
    BENCH.with(|bench| Some(act(&mut *bench.try_borrow_mut().ok()?)))
}

/// Makes ready what the work needs from the start.
pub fn start() {
    page::watch_pointer();
    undo::watch();
    import::start();
}

/// Copies a command, or selects the element of that id, in which it stands, where the browser refuses. Gives what is to
/// be said of it.
async fn copy_command(command: &str, id: &str) -> &'static str {
    if clipboard::write(command).await {
        writing::COPIED
    } else if page::select(id) {
        writing::SELECTED
    } else {
        writing::NOT_COPIED
    }
}

/// Does what `browser::desk` asks for: a verb, and what it is about.
pub fn answer(question: &str) -> String {
    match question.split_once(' ') {
        Some(("study", saved)) => return reading::study(saved),
        Some(("plan", what)) => return plan(what),
        Some(("show", draft)) => show(draft.parse().ok()),
        Some(("go", id)) => reading::go(id),
        Some(("route", told)) => take_route(told),
        Some(("host", config)) => offer(config),
        Some(("copy", _)) => texts::copy(),
        Some(("sent", told)) => answer::begin(told),
        Some(("answer", told)) => return answer::take(told),
        Some(("got", what)) => answer::got(what),
        Some(("flies", is)) => send_all::flies(!is.is_empty()),
        Some(("read", _)) => reading::catch_up(),
        Some(("held", _)) => send_all::held(),
        Some(("untake", number)) => import::untake(number),
        Some(("mend", what)) => {
            let numbers = what.split_once(' ');
            if let Some((Ok(draft), Ok(number))) =
                numbers.map(|(draft, number)| (draft.parse(), number.parse()))
            {
                reading::mend(draft, number);
            }
        }
        _ => {}
    }
    String::new()
}

/// Takes where requests go and what is chosen, as `browser::desk` has it.
fn take_route(told: &str) {
    let parts: Vec<&str> = told.split('\n').collect();
    let [base, scheme, .., chosen, keeping, guarded, patience, theme] = parts.as_slice() else {
        return;
    };
    at_bench(|bench| {
        let origin = location::origin();
        bench.texts.set_route(told, &origin);
        bench.answers.page = origin;
    });
    history::set_keeping(keeping);
    api::set_chosen(chosen);
    guard::set(guarded);
    settings::choose(settings::Chosen {
        base: (*base).to_owned(),
        scheme: AuthScheme::from_name(scheme).unwrap_or_default(),
        patience: (*patience).to_owned(),
        theme: Theme::from_name(theme).unwrap_or_default(),
    });
}

/// Takes what the host of the page offers in `config.json`, and tells of its mistakes: the status that the server
/// answered, and in the lines behind it the text.
fn offer(answer: &str) {
    let (status, text) = answer.split_once('\n').unwrap_or_default();
    let status = status.parse().unwrap_or_default();
    let (config, faults) = config::answered(status, text, &location::origin());
    settings::offer(&config);
    let (host, beside) = host::parse(if status == 200 { text } else { "" });
    at_bench(|bench| {
        bench.lists.named = host.integrations;
        bench.importer.offer(host.templates);
    });
    let said = faults.iter().map(config_fault);
    for said in said.chain(beside.iter().map(host_fault)) {
        tell(&[["told  ", &said].concat()]);
    }
}

/// What a draft becomes, as `browser::desk` has it: the draft, and the form of a classic table.
fn plan(what: &str) -> String {
    let planned = at_bench(|bench| {
        let (draft, form) = what.split_once(' ')?;
        let draft = bench.given.draft(DraftId(draft.parse().ok()?))?;
        Some(current::written(
            draft,
            &bench.given,
            TableForm::from_name(form)?,
        ))
    });
    planned.flatten().unwrap_or_default()
}

/// What is drawn of a workspace and of the draft that is shown, but for its texts.
const PARTS: [fn(&mut Bench); 11] = [
    Bench::draw_api,
    Bench::draw_import,
    Bench::draw_picture,
    Bench::draw_sql,
    Bench::draw_tables,
    Bench::draw_send_all,
    Bench::draw_answer,
    Bench::draw_picks,
    Bench::draw_who,
    Bench::draw_service,
    Bench::draw_calls,
];

/// Shows what belongs to the workspace that was studied last, and to this draft.
fn show(draft: Option<u32>) {
    let seen = at_bench(|bench| {
        let draft = draft.map(DraftId);
        let is_other = bench.shown != draft;
        if is_other {
            bench.shown = draft;
            let table = bench.table().map(|table| table.schema_sql.clone());
            bench.grid.open(&table.unwrap_or_default());
            let editors = [&mut bench.schema_editor, &mut bench.statement_editor];
            for worked in editors.into_iter().flatten() {
                worked.editor.close();
                worked.frame = None;
            }
        }
        let open = draft.and_then(|id| bench.given.draft(id));
        bench.texts.open(open, &bench.given);
        bench.shows += 1;
        let is_long = bench.sql_len() > WRITTEN_AT_ONCE && !is_other;
        if bench.shows > 1 {
            for draw in PARTS {
                draw(bench);
            }
            if !is_long {
                bench.draw_texts();
            }
        }
        (bench.shows, is_long)
    });
    let Some((shows, is_long)) = seen else {
        return;
    };
    if shows == 1 {
        task::spawn(show_first());
    }
    let told = at_bench(|bench| {
        let open = draft.and_then(|id| bench.given.draft(DraftId(id)));
        let broken = open.map(|open| limits::broken(open, &bench.given));
        // That they have a problem is said where this draft is shown: their forms say which.
        let tried = broken
            .into_iter()
            .flatten()
            .map(|id| format!("tried {}", id.0));
        let mut told: Vec<String> = tried.collect();
        told.extend(bench.importer.settle(&bench.given));
        told
    });
    tell(&told.unwrap_or_default());
    if is_long {
        task::spawn(async move {
            task::pause(PAUSE).await;
            at_bench(|bench| {
                if bench.shows == shows {
                    bench.draw_texts();
                }
            });
        });
    }
}

/// Draws part after part: what runs for the first time takes long, and keys are heard in between. What is shown
/// meanwhile is drawn whole. The texts and the answer come at once: the app has taken its own away.
async fn show_first() {
    at_bench(|bench| {
        bench.draw_texts();
        bench.draw_answer();
    });
    task::pause(0).await;
    order::start();
    // It asks the API, and the app passes the answer on from now on.
    who::start();
    for draw in PARTS {
        at_bench(|bench| {
            if bench.shows == 1 {
                draw(bench);
            }
        });
        task::pause(0).await;
    }
    share::start();
}

/// Makes ready what is needed when the page begins to ask, part after part: keys are heard in between. What reads SQL
/// is among it, since the browser translates what runs for the first time.
pub async fn prepare() {
    for start in [picture::start, idle::start] {
        task::pause(0).await;
        start();
    }
    let example = example::workspace(example::target());
    let mut first = Workspace::default();
    first.drafts.extend(example.drafts.first().cloned());
    task::pause(0).await;
    let studied = study::study(&first, Vec::new());
    task::pause(0).await;
    let studied = study::study(&example, studied);
    task::pause(0).await;
    report::write(&study::reports(&example, &studied));
    task::pause(0).await;
}

impl Bench {
    fn draft(&self) -> Option<&Draft> {
        self.workspace.draft(self.shown?)
    }

    fn table(&self) -> Option<&Table> {
        match &self.draft()?.subject {
            Subject::Table(table) => Some(table),
            Subject::Job(_) => None,
        }
    }

    fn job(&self) -> Option<&Job> {
        match &self.draft()?.subject {
            Subject::Job(job) => Some(job),
            Subject::Table(_) => None,
        }
    }

    fn draw(&mut self) {
        self.draw_picture();
        self.draw_tables();
        self.draw_sql();
    }

    fn draw_sql(&mut self) {
        self.draw_columns();
        self.draw_above_statement();
        text::work(&mut self.schema_editor, SCHEMA);
        text::work(&mut self.statement_editor, STATEMENT);
        self.draw_editor(SCHEMA);
        self.draw_editor(STATEMENT);
    }
}

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

/// Tells the app.
fn tell(told: &[String]) {
    let Some(document) = document() else {
        return;
    };
    for told in told {
        history::learn(told);
        let init = CustomEventInit::new();
        init.set_detail(&JsValue::from_str(told));
        if let Ok(event) = CustomEvent::new_with_event_init_dict(TELL, &init) {
            // The app's own listener does not throw.
            let _ = document.dispatch_event(&event);
        }
    }
}
