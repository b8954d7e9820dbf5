//! The app's state as signals, and what is derived from it.

use super::live::{effect, memo, next_frame};
use super::traffic::Traffic;
use crate::api::answer::{PATIENCE, patience};
use crate::api::endpoints::{CREATE_APPLICATION, CREATE_TABLE};
use crate::api::generation::{Generation, TableForm};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::api::token::{AuthScheme, Pasted, Token, TokenFault, wipe};
use crate::browser::{clock, desk, location, page};
use crate::config::Config;
use crate::desk::GUARD_INPUT_ID;
use crate::desk::report::{self, Report};
use crate::saved::{self, Settings, Theme, Visit};
use crate::text;
use crate::workspace::current;
use crate::workspace::example::{self, Removed};
use crate::workspace::field::Field;
use crate::workspace::plan::{self, Route};
use crate::workspace::problem::{self, Problem};
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use leptos::prelude::*;

/// All that the panes share. A bundle of handles: copying it copies no state.
#[derive(Clone, Copy)]
pub(super) struct State {
    /// What the host of the page has set.
    pub(super) config: &'static Config,
    /// Drafts and target.
    pub(super) workspace: RwSignal<Workspace>,
    /// What the user chose.
    pub(super) settings: RwSignal<Settings>,
    /// What stands in the token's field. Written by [`State::set_token`] alone.
    token: RwSignal<String>,
    /// The user tried to send without a token that could be sent.
    pub(super) token_missed: RwSignal<bool>,
    /// What the API said about the token, until it is changed.
    pub(super) token_refused: RwSignal<String>,
    /// What the user is told, newest last.
    pub(super) notices: RwSignal<Vec<Notice>>,
    /// What is under way, and what came back.
    pub(super) traffic: RwSignal<Traffic>,
    /// How far the user has come with each draft.
    pub(super) seen: RwSignal<Seen>,
    hash: RwSignal<String>,
    /// The draft that is shown.
    pub(super) selected: Memo<Option<DraftId>>,
    /// The request of the draft that is shown.
    pub(super) request: Memo<Option<Request>>,
    /// What the desk found in the SQL of all drafts.
    reports: Memo<Vec<Report>>,
    /// What is wrong with the draft that is shown.
    pub(super) problems: Memo<Vec<Problem>>,
    /// Whether the desk is there.
    pub(super) has_desk: RwSignal<bool>,
    /// Whether another tab keeps the workspace.
    pub(super) is_guest: RwSignal<bool>,
    /// Until when a production service can be changed, in milliseconds of the clock on the wall, and a blank and which, as
    /// `project/service`. A text, since a signal of another kind weighs a kilobyte.
    open: RwSignal<String>,
}

/// How long a production service stays unlocked, in milliseconds.
const OPEN_FOR: u64 = 600_000;

/// Something that the user is told.
#[derive(Clone)]
pub(super) struct Notice {
    pub(super) id: u32,
    pub(super) text: String,
    pub(super) undo: Option<Undo>,
}

/// The way back from what a notice tells.
#[derive(Clone)]
pub(super) enum Undo {
    PutBack(usize, Draft),
    Restore(Removed),
    /// What was imported, by the number that the desk knows it by.
    Untake(String),
    /// What another tab had kept, or what this one showed before it showed that.
    Put(Workspace),
}

/// How far the user has come: while a draft is typed into, nothing new is marked wrong in it, and what is missing not
/// before its field was left or its draft was to be sent.
#[derive(Default)]
pub(super) struct Seen {
    left: Vec<(DraftId, Field)>,
    /// The draft that is typed into.
    typed: Option<DraftId>,
    tried: Vec<DraftId>,
    /// What the API said about fields that have not been edited since.
    marks: Vec<(DraftId, Field, String)>,
    /// The draft that was held back, and by how many problems.
    pub(super) held: Option<(DraftId, usize)>,
    /// The draft that the user is asked about before it is sent once more.
    pub(super) again: Option<DraftId>,
}

impl Seen {
    fn note_left(&mut self, id: DraftId, field: Field) {
        if !self.left.contains(&(id, field)) {
            self.left.push((id, field));
        }
    }
}

impl State {
    pub(super) fn new(config: Config, visit: Visit) -> Self {
        let workspace = RwSignal::new(visit.workspace);
        let settings = RwSignal::new(visit.settings);
        let hash = RwSignal::new(location::hash());
        location::on_hash(move |new| hash.set(new));
        let selected = memo(move || {
            let wanted = hash.with(|hash| id_in(hash));
            workspace.with(|workspace| {
                let shown = wanted.filter(|id| workspace.draft(*id).is_some());
                shown.or_else(|| workspace.drafts.first().map(|draft| draft.id))
            })
        });
        // It lasts as long as the page.
        let config: &'static Config = Box::leak(Box::new(config));
        let has_desk = RwSignal::new(false);
        let reports = memo(move || {
            let found = has_desk
                .get()
                .then(|| desk::study(&workspace.with(saved::write_workspace)));
            report::read(&found.unwrap_or_default())
        });
        let request = memo(move || {
            // From here on the desk knows the workspace as it is.
            reports.track();
            workspace.with(|workspace| {
                let draft = workspace.draft(selected.get()?)?;
                request_of(draft, workspace, &route(config, settings))
            })
        });
        let problems = memo(move || {
            workspace.with(
                |workspace| match selected.get().and_then(|id| workspace.draft(id)) {
                    Some(draft) => {
                        reports.with(|reports| report::problems(draft, workspace, reports))
                    }
                    None => problem::of_target(&workspace.target),
                },
            )
        });
        Self {
            config,
            workspace,
            settings,
            token: RwSignal::new(String::new()),
            token_missed: RwSignal::new(false),
            is_guest: RwSignal::new(false),
            open: RwSignal::new(String::new()),
            token_refused: RwSignal::new(String::new()),
            notices: RwSignal::new(Vec::new()),
            traffic: RwSignal::new(Traffic::default()),
            seen: RwSignal::new(Seen::default()),
            hash,
            selected,
            request,
            reports,
            problems,
            has_desk,
        }
    }

    /// Lets the desk read and show SQL, once it has come, and offer what the host of the page does.
    pub(super) fn await_desk(self, config: Option<(u16, String)>) {
        desk::on_arrival(move || {
            if desk::is_there() {
                let (status, text) = config.unwrap_or_default();
                desk::offer(status, &text);
                self.has_desk.set(true);
                self.tell_route();
                self.traffic.with_untracked(Traffic::tell_desk);
                self.follow_statements();
            } else {
                self.tell(text::NO_DESK.to_owned(), None);
            }
        });
        effect(move || {
            self.reports.with(|_| ());
            self.workspace.with(|_| ());
            self.seen.with(|_| ());
            let shown = self.selected.get();
            self.settings.with(|_| ());
            self.open.with(|_| ());
            // After the form of another draft has been put into the page.
            next_frame(move || {
                self.tell_route();
                desk::show(shown.map(|id| id.0));
            });
        });
        desk::on_tell(move |verb, about| self.take(verb, about));
    }

    /// Tells the desk where requests go, how they are written, and whether a history is kept.
    fn tell_route(self) {
        let route = untrack(|| self.route());
        let settings = self.settings.get_untracked();
        let tab = settings.tab.unwrap_or_default();
        let history = match (self.config.history, settings.no_history) {
            (false, _) => "forbidden",
            (true, true) => "off",
            (true, false) => "on",
        };
        let (base, scheme) = (route.base.to_string(), route.scheme.name());
        let form = settings.form.name();
        let chosen = self.config.api_generation.map_or("", Generation::name);
        desk::route([
            &base,
            scheme,
            &tab,
            &settings.writing,
            form,
            chosen,
            history,
            &self.guard(&self.service()),
            &self.patience().to_string(),
            settings.theme.name(),
        ]);
    }

    /// What guards a service, given as `project/service`: empty for one that is no production service, a zero for one that
    /// is locked, and otherwise when it will be.
    fn guard(self, of: &str) -> String {
        if !self.config.is_production(of) {
            return String::new();
        }
        self.open.with_untracked(|open| match open.split_once(' ') {
            Some((until, service))
                if service == of
                    && until
                        .parse::<u64>()
                        .is_ok_and(|until| until > clock::wall()) =>
            {
                until.to_owned()
            }
            _ => "0".to_owned(),
        })
    }

    /// The service that requests go to, as `project/service`.
    fn service(self) -> String {
        self.workspace.with_untracked(|Workspace { target, .. }| {
            [&*target.project, &target.service].join("/")
        })
    }

    /// Whether a service is read-only, of which the user is told then. `of` is `project/service`, and nothing for the one
    /// that requests go to.
    pub(super) fn is_locked(self, of: Option<&str>) -> bool {
        let is_locked = self.guard(of.unwrap_or(&self.service())) == "0";
        if is_locked {
            self.tell(text::LOCKED.to_owned(), None);
            page::focus(GUARD_INPUT_ID);
        }
        is_locked
    }

    /// Does what follows from what the user did at the desk.
    fn take(self, verb: &str, about: &str) {
        let about = self.without_token(about.to_owned());
        let about = about.as_str();
        match verb {
            "tab" => self
                .settings
                .update(|settings| settings.tab = Some(about.to_owned())),
            "writing" => self
                .settings
                .update(|settings| about.clone_into(&mut settings.writing)),
            "scheme" => {
                let scheme = AuthScheme::from_name(about);
                let is_own = scheme.filter(|scheme| *scheme != self.config.auth_scheme);
                self.settings.update(|settings| settings.scheme = is_own);
            }
            "theme" => self.settings.update(|settings| {
                settings.theme = Theme::from_name(about).unwrap_or_default();
            }),
            "history" => self
                .settings
                .update(|settings| settings.no_history = about == "off"),
            "api" => self.workspace.update(|workspace| {
                workspace.target.generation = Generation::from_name(about).unwrap_or_default();
            }),
            "form" => self.settings.update(|settings| {
                settings.form = TableForm::from_name(about).unwrap_or_default();
            }),
            "unlock" => {
                let until = (clock::wall() + OPEN_FOR).to_string();
                self.open.set([&until, " ", &self.service()].concat());
                self.notices
                    .update(|notices| notices.retain(|notice| notice.text != text::LOCKED));
            }
            "base" => self.choose_base(about.to_owned()),
            "patience" => self
                .settings
                .update(|settings| settings.patience = patience(about)),
            "lock" => self.open.set(String::new()),
            "say" => self.tell(about.to_owned(), None),
            "draft" => {
                if let Some(draft) = saved::read_draft(about) {
                    self.unmark(draft.id);
                    self.workspace.update(|workspace| workspace.put(draft));
                    self.follow_statements();
                }
            }
            "workspace" => {
                if let Ok(visit) = saved::read(about) {
                    self.workspace
                        .update(|workspace| workspace.replace(visit.workspace));
                    self.follow_statements();
                }
            }
            "progress" => {
                if let Ok(visit) = saved::read(about) {
                    self.workspace.update(|workspace| {
                        for draft in visit.workspace.drafts {
                            workspace.set_progress(draft.id, draft.progress);
                        }
                    });
                }
            }
            "behind" => {
                self.workspace.update(|_| ());
                self.follow_statements();
            }
            "rested" => self.seen.update(|seen| seen.typed = None),
            "shown" => {
                if let Ok(id) = about.parse() {
                    self.select(DraftId(id));
                }
            }
            "told" => {
                if let Some((number, said)) = about.split_once(' ') {
                    let undo = (!number.is_empty()).then(|| Undo::Untake(number.to_owned()));
                    self.tell(said.to_owned(), undo);
                }
            }
            "untold" => self.notices.update(|notices| {
                notices.retain(
                    |notice| !matches!(&notice.undo, Some(Undo::Untake(number)) if number == about),
                );
            }),
            _ => {}
        }
    }

    /// Lists in each job whose tables follow its statement what the statement needs.
    fn follow_statements(self) {
        let reports = self.reports.get_untracked();
        self.workspace
            .maybe_update(|workspace| report::follow(workspace, &reports));
    }

    /// What is wrong with a draft.
    pub(super) fn problems_of(self, draft: &Draft, workspace: &Workspace) -> Vec<Problem> {
        self.reports
            .with(|reports| report::problems(draft, workspace, reports))
    }

    /// Shows another visit in the place of this one.
    pub(super) fn put(self, visit: Visit) {
        self.workspace
            .update(|workspace| workspace.replace(visit.workspace));
        self.choose_base(visit.settings.base.clone());
        self.settings.set(visit.settings);
    }

    /// Takes another base for the API's. What was typed for the one is nothing for the other to see.
    pub(super) fn choose_base(self, base: String) {
        if self
            .settings
            .with_untracked(|settings| settings.base != base)
        {
            self.set_token(String::new());
            self.settings.update(|settings| settings.base = base);
        }
    }

    /// How many seconds an answer is waited for.
    pub(super) fn patience(self) -> u32 {
        self.settings
            .with_untracked(|settings| settings.patience.unwrap_or(PATIENCE))
    }

    /// The state that the app provides to its parts.
    pub(super) fn of_app() -> Self {
        expect_context()
    }

    /// The generation of the API that is chosen.
    pub(super) fn generation(self) -> Generation {
        self.workspace.with(|workspace| workspace.target.generation)
    }

    /// The request of a draft, if it has one of its own.
    pub(super) fn request_of(self, draft: &Draft, workspace: &Workspace) -> Option<Request> {
        // The desk writes from the workspace that it was last told of, and is told when the reports are made.
        self.reports.with_untracked(|_| ());
        request_of(draft, workspace, &untrack(|| self.route()))
    }

    /// Where requests go.
    pub(super) fn route(self) -> Route {
        route(self.config, self.settings)
    }

    pub(super) fn select(self, id: DraftId) {
        location::set_hash(&hash_of(id));
        self.hash.set(hash_of(id));
    }

    pub(super) fn add(self, subject: Subject) {
        let id = self
            .workspace
            .try_update(|workspace| workspace.add(subject));
        if let Some(id) = id {
            self.select(id);
        }
    }

    pub(super) fn duplicate(self, id: DraftId) {
        let copy = self
            .workspace
            .try_update(|workspace| workspace.duplicate(id))
            .flatten();
        if let Some(copy) = copy {
            self.select(copy);
        }
    }

    pub(super) fn delete(self, id: DraftId) {
        let removed = self
            .workspace
            .try_update(|workspace| workspace.remove(id))
            .flatten();
        if let Some((position, draft)) = removed {
            let said = text::workspace::deleted(draft.name());
            self.tell(said, Some(Undo::PutBack(position, draft)));
        }
    }

    pub(super) fn start_empty(self) {
        let is_named_by_host = self.config.project.is_some();
        let removed = self
            .workspace
            .try_update(|workspace| example::remove(workspace, is_named_by_host));
        if let Some(removed) = removed {
            let said = text::workspace::emptied(removed.drafts.len());
            self.tell(said, Some(Undo::Restore(removed)));
        }
    }

    /// Goes back. What was made since stays.
    pub(super) fn undo(self, undo: Undo) {
        match undo {
            Undo::PutBack(position, draft) => {
                let id = draft.id;
                self.workspace
                    .update(|workspace| workspace.put_back(position, draft));
                self.select(id);
            }
            Undo::Untake(number) => desk::untake(&number),
            Undo::Put(workspace) => self.workspace.update(|shown| shown.replace(workspace)),
            Undo::Restore(removed) => self
                .workspace
                .update(|workspace| example::restore(workspace, removed)),
        }
    }

    pub(super) fn tell(self, text: String, undo: Option<Undo>) {
        self.notices.update(|notices| {
            let id = notices.last().map_or(0, |last| last.id + 1);
            notices.retain(|notice| notice.undo.is_some() || notice.text != text);
            notices.push(Notice { id, text, undo });
        });
    }

    pub(super) fn dismiss(self, id: u32) {
        self.notices
            .update(|notices| notices.retain(|notice| notice.id != id));
    }

    /// What a field holds.
    pub(super) fn value(self, id: Option<DraftId>, field: Field) -> String {
        self.workspace
            .with(|workspace| match id.and_then(|id| workspace.draft(id)) {
                Some(draft) => field.get(&workspace.target, &draft.subject).to_owned(),
                None => field.of_target(&workspace.target).to_owned(),
            })
    }

    /// The API's own name for a field.
    pub(super) fn name_of(self, id: Option<DraftId>, field: Field) -> &'static str {
        self.workspace.with(|workspace| {
            match (
                workspace.target.generation,
                id.and_then(|id| workspace.draft(id)),
            ) {
                (Generation::Applications, _) => field.application_name(),
                (Generation::Classic, Some(draft)) => field.body_key(&draft.subject),
                (Generation::Classic, None) => field.api_name(),
            }
        })
    }

    /// A text that is to be kept and shown, without the token that stands in its own field. Whoever put it elsewhere too
    /// is told.
    fn without_token(self, text: String) -> String {
        match untrack(|| self.token()) {
            Ok(found) if found.token.is_in(&text) => {
                self.tell(text::TOKEN_MASKED.to_owned(), None);
                found.token.mask(&text)
            }
            _ => text,
        }
    }

    /// Sets what a field holds.
    pub(super) fn set_value(self, id: Option<DraftId>, field: Field, value: String) {
        let value = self.without_token(value);
        // What is typed into again has not been left yet, unless it is what was marked that is being mended.
        let is_clean = self
            .problems
            .with_untracked(|problems| problems.iter().all(|problem| problem.field != field));
        let selected = self.selected.get_untracked();
        let marked = untrack(|| self.marked_fields(selected));
        self.workspace.update(|workspace| match id {
            Some(id) => workspace.edit(id, |subject| field.set(subject, value)),
            None => field.set_in_target(&mut workspace.target, value),
        });
        self.follow_statements();
        self.seen.update(|seen| {
            if let Some(selected) = selected {
                seen.typed = page::is_typing().then_some(selected);
                for field in marked {
                    seen.note_left(selected, field);
                }
                if is_clean {
                    seen.left.retain(|left| *left != (selected, field));
                }
            }
            seen.marks
                .retain(|(draft, marked, _)| *marked != field || id.is_some_and(|id| id != *draft));
        });
    }

    /// The fields that stay marked when a draft begins to be typed into. Later on these are known.
    fn marked_fields(self, id: Option<DraftId>) -> Vec<Field> {
        let Some(id) = id.filter(|id| self.seen.with(|seen| seen.typed != Some(*id))) else {
            return Vec::new();
        };
        self.problems.with(|problems| {
            let marked = problems.iter().filter(|problem| self.is_shown(id, problem));
            marked.map(|problem| problem.field).collect()
        })
    }

    /// The user has left a field.
    pub(super) fn leave(self, field: Field) {
        let selected = self.selected.get_untracked();
        self.seen.update(|seen| {
            seen.typed = None;
            if let Some(id) = selected {
                seen.note_left(id, field);
            }
        });
    }

    /// The user has tried to send a draft: all that is wrong with it is shown from now on.
    pub(super) fn try_draft(self, id: DraftId) {
        if !self.seen.with_untracked(|seen| seen.tried.contains(&id)) {
            self.seen.update(|seen| seen.tried.push(id));
        }
    }

    /// Whether a problem of a draft is shown yet.
    pub(super) fn is_shown(self, id: DraftId, problem: &Problem) -> bool {
        let selected = self.selected.get();
        self.seen.with(|seen| {
            let is_typed = seen.typed == Some(id) && selected == Some(id);
            seen.tried.contains(&id)
                || seen.left.contains(&(id, problem.field))
                || !is_typed && !problem.fault.is_absence()
        })
    }

    /// Forgets what the API said about a draft that is sent again.
    pub(super) fn unmark(self, id: DraftId) {
        self.seen
            .update(|seen| seen.marks.retain(|(draft, ..)| *draft != id));
    }

    /// Notes what the API said about fields.
    pub(super) fn mark(self, id: DraftId, fields: Vec<Field>, said: &str) {
        self.seen.update(|seen| {
            seen.marks
                .extend(fields.into_iter().map(|field| (id, field, said.to_owned())));
        });
    }

    /// What the API said about a field of the draft that is shown, unless it was edited since.
    pub(super) fn marked(self, field: Field) -> Option<String> {
        let id = self.selected.get()?;
        self.seen.with(|seen| {
            let mut of_field = seen
                .marks
                .iter()
                .filter(|(draft, marked, _)| (*draft, *marked) == (id, field));
            of_field.next_back().map(|(_, _, said)| said.clone())
        })
    }

    /// What stands in the token's field.
    pub(super) fn typed_token(self) -> String {
        self.token.get()
    }

    pub(super) fn has_token(self) -> bool {
        self.token.with(|token| !token.is_empty())
    }

    pub(super) fn set_token(self, mut typed: String) {
        self.token.update(|token| {
            wipe(token);
            token.push_str(&typed);
        });
        wipe(&mut typed);
        self.token_missed.set(false);
        self.token_refused.set(String::new());
    }

    /// The token, as far as what stands in its field is one.
    pub(super) fn token(self) -> Result<Pasted, TokenFault> {
        self.token.with(|typed| Token::parse(typed))
    }
}

/// The request of a draft. All but the flat form of the table API is the desk's to write.
fn request_of(draft: &Draft, workspace: &Workspace, route: &Route) -> Option<Request> {
    let is_flat = match &draft.subject {
        Subject::Table(table) => table.connector.is_classic(),
        Subject::Job(_) => true,
    };
    let (endpoint, body) = match (workspace.target.generation, route.form) {
        (Generation::Classic, TableForm::Flat) if is_flat => {
            (&CREATE_TABLE, current::FLAT.to_owned())
        }
        (Generation::Classic, form) => (&CREATE_TABLE, desk::planned(draft.id.0, form.name())),
        (_, form) => (&CREATE_APPLICATION, desk::planned(draft.id.0, form.name())),
    };
    match body.as_str() {
        "" => None,
        current::FLAT => Some(plan::request(draft, workspace, route)),
        body => Some(plan::with_body(
            endpoint,
            Body::written(body),
            &workspace.target,
            route,
        )),
    }
}

fn route(config: &Config, settings: RwSignal<Settings>) -> Route {
    Route {
        base: settings.with(|settings| config.base(&settings.base).clone()),
        scheme: settings
            .with(|settings| settings.scheme)
            .unwrap_or(config.auth_scheme),
        form: settings.with(|settings| settings.form),
    }
}

/// The fragment of the address that shows a draft.
pub(super) fn hash_of(id: DraftId) -> String {
    format!("#/drafts/{}", id.0)
}

fn id_in(hash: &str) -> Option<DraftId> {
    hash.strip_prefix("#/drafts/")?.parse().ok().map(DraftId)
}
