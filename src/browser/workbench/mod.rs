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
mod show;
mod tables;
mod text;
mod texts;
mod undo;
mod who;

use super::desk::TELL;
use super::surface::{Ear, Surface};
use super::{clipboard, document, location, page};
use crate::api::generation::TableForm;
use crate::api::token::AuthScheme;
use crate::config;
use crate::desk::answer::Answers;
use crate::desk::calls::Calls;
use crate::desk::columns::{Grid, Lines};
use crate::desk::history::History;
use crate::desk::host;
use crate::desk::import::Importer;
use crate::desk::lists::Lists;
use crate::desk::node::Node;
use crate::desk::pick::Picks;
use crate::desk::request::Texts;
use crate::desk::send_all::Run;
use crate::desk::service::Panel;
use crate::desk::share::Share;
use crate::desk::study::{Other, Studied};
use crate::desk::{PAYLOAD, SCHEMA, STATEMENT, TABLES};
use crate::saved::Theme;
use crate::text::writing;
use crate::text::{config_fault, host_fault};
use crate::workspace::current;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use crate::workspace::target::Target;
use crate::workspace::{Draft, DraftId, Progress, Subject, Workspace};
use std::cell::RefCell;
use text::Worked;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, Event, HtmlElement};

/// The id of the token's field.
const TOKEN: &str = "token";

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
    /// What the app has told of the route.
    route: String,
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
    /// The draft of which the states of deployments are read again and again, and how often that began.
    watch: (Option<DraftId>, u32),
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

pub use show::prepare;

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
        Some(("show", draft)) => show::show(draft.parse().ok()),
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
    let is_news = at_bench(|bench| {
        // It is told with each key.
        let is_news = bench.route != told;
        if is_news {
            let origin = location::origin();
            bench.texts.set_route(told, &origin);
            bench.answers.page = origin;
            told.clone_into(&mut bench.route);
        }
        is_news
    });
    if is_news != Some(true) {
        return;
    }
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
