//! The app's state as signals, and what is derived from it.
//!
//! - `guard`: production services.
//! - `notices`: what the user is told, and the ways back.
//! - `seen`: how far the user has come with a draft.
//! - `token`: the token.
//! - `told`: what the desk is told, and what it tells.

mod guard;
mod notices;
mod seen;
mod token;
mod told;

use crate::api::answer::PATIENCE;
use crate::api::endpoints::{CREATE_APPLICATION, CREATE_TABLE};
use crate::api::generation::{Generation, TableForm};
use crate::api::json::Body;
use crate::api::request::Request;
use crate::browser::{desk, location};
use crate::config::Config;
use crate::desk::report::{self, Report};
use crate::saved::{self, Settings, Visit};
use crate::ui::live::memo;
use crate::ui::traffic::Traffic;
use crate::workspace::current;
use crate::workspace::field::Field;
use crate::workspace::plan::{self, Route};
use crate::workspace::problem::{self, Problem};
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use leptos::prelude::*;
pub(in crate::ui) use notices::{Notice, Undo};
pub(in crate::ui) use seen::Seen;

/// All that the panes share. A bundle of handles: copying it copies no state.
#[derive(Clone, Copy)]
pub(in crate::ui) struct State {
    /// What the host of the page has set.
    pub(in crate::ui) config: &'static Config,
    /// Drafts and target.
    pub(in crate::ui) workspace: RwSignal<Workspace>,
    /// What the user chose.
    pub(in crate::ui) settings: RwSignal<Settings>,
    /// What stands in the token's field. Written by [`State::set_token`] alone.
    token: RwSignal<String>,
    /// The user tried to send without a token that could be sent.
    pub(in crate::ui) token_missed: RwSignal<bool>,
    /// What the API said about the token, until it is changed.
    pub(in crate::ui) token_refused: RwSignal<String>,
    /// What the user is told, newest last.
    pub(in crate::ui) notices: RwSignal<Vec<Notice>>,
    /// What is under way, and what came back.
    pub(in crate::ui) traffic: RwSignal<Traffic>,
    /// How far the user has come with each draft.
    pub(in crate::ui) seen: RwSignal<Seen>,
    hash: RwSignal<String>,
    /// The draft that is shown.
    pub(in crate::ui) selected: Memo<Option<DraftId>>,
    /// The request of the draft that is shown.
    pub(in crate::ui) request: Memo<Option<Request>>,
    /// What the desk found in the SQL of all drafts.
    reports: Memo<Vec<Report>>,
    /// What is wrong with the draft that is shown.
    pub(in crate::ui) problems: Memo<Vec<Problem>>,
    /// Whether the desk is there.
    pub(in crate::ui) has_desk: RwSignal<bool>,
    /// Whether another tab keeps the workspace.
    pub(in crate::ui) is_guest: RwSignal<bool>,
    /// Until when a production service can be changed, in milliseconds of the clock on the wall, and a blank and which, as
    /// `project/service`. A text, since a signal of another kind weighs a kilobyte.
    open: RwSignal<String>,
}

impl State {
    pub(in crate::ui) fn new(config: Config, visit: Visit) -> Self {
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

    /// What is wrong with a draft.
    pub(in crate::ui) fn problems_of(self, draft: &Draft, workspace: &Workspace) -> Vec<Problem> {
        self.reports
            .with(|reports| report::problems(draft, workspace, reports))
    }

    /// Shows another visit in the place of this one.
    pub(in crate::ui) fn put(self, visit: Visit) {
        self.workspace
            .update(|workspace| workspace.replace(visit.workspace));
        self.choose_base(visit.settings.base.clone());
        self.settings.set(visit.settings);
    }

    /// How many seconds an answer is waited for.
    pub(in crate::ui) fn patience(self) -> u32 {
        self.settings
            .with_untracked(|settings| settings.patience.unwrap_or(PATIENCE))
    }

    /// The state that the app provides to its parts.
    pub(in crate::ui) fn of_app() -> Self {
        expect_context()
    }

    /// The generation of the API that is chosen.
    pub(in crate::ui) fn generation(self) -> Generation {
        self.workspace.with(|workspace| workspace.target.generation)
    }

    /// The request of a draft, if it has one of its own.
    pub(in crate::ui) fn request_of(self, draft: &Draft, workspace: &Workspace) -> Option<Request> {
        // The desk writes from the workspace that it was last told of, and is told when the reports are made.
        self.reports.with_untracked(|_| ());
        request_of(draft, workspace, &untrack(|| self.route()))
    }

    /// Where requests go.
    pub(in crate::ui) fn route(self) -> Route {
        route(self.config, self.settings)
    }

    pub(in crate::ui) fn select(self, id: DraftId) {
        location::set_hash(&hash_of(id));
        self.hash.set(hash_of(id));
    }

    pub(in crate::ui) fn add(self, subject: Subject) {
        let id = self
            .workspace
            .try_update(|workspace| workspace.add(subject));
        if let Some(id) = id {
            self.select(id);
        }
    }

    pub(in crate::ui) fn duplicate(self, id: DraftId) {
        let copy = self
            .workspace
            .try_update(|workspace| workspace.duplicate(id))
            .flatten();
        if let Some(copy) = copy {
            self.select(copy);
        }
    }

    /// What a field holds.
    pub(in crate::ui) fn value(self, id: Option<DraftId>, field: Field) -> String {
        self.workspace
            .with(|workspace| match id.and_then(|id| workspace.draft(id)) {
                Some(draft) => field.get(&workspace.target, &draft.subject).to_owned(),
                None => field.of_target(&workspace.target).to_owned(),
            })
    }

    /// The API's own name for a field.
    pub(in crate::ui) fn name_of(self, id: Option<DraftId>, field: Field) -> &'static str {
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
pub(in crate::ui) fn hash_of(id: DraftId) -> String {
    format!("#/drafts/{}", id.0)
}

fn id_in(hash: &str) -> Option<DraftId> {
    hash.strip_prefix("#/drafts/")?.parse().ok().map(DraftId)
}
