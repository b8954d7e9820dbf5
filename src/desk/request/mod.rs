//! The texts of a request: which is shown, how it is written, and the payload as an editor.
//!
//! - [`view`](mod@view): the region as nodes.
//! - [`act`]: what follows from what the user does there.
//! - [`choices`]: what can be chosen beside the tabs.
//! - [`edit`]: the payload that is being edited as JSON, and `editor` as nodes.

pub mod act;
pub mod choices;
pub mod edit;
mod editor;
pub mod view;

use crate::api::applications::call::Call;
use crate::api::base::ApiBase;
use crate::api::generation::{Generation, TableForm};
use crate::api::request::Request;
use crate::api::token::AuthScheme;
use crate::snippet::script::{SCRIPTS, Script};
use crate::snippet::{CURL, Choice, Options, Snippet, TARGETS, Target};
use crate::workspace::create_table::create_table;
use crate::workspace::current;
use crate::workspace::plan::Route;
use crate::workspace::secrets;
use crate::workspace::target;
use crate::workspace::{Draft, DraftId, Subject, Workspace};
use edit::Edit;

/// The tab that is an editor.
const JSON: &str = "JSON";
/// The tab with the whole workspace as one script, behind those of [`TARGETS`]. It is kept by this name in any language.
const SCRIPT: &str = "Script";

/// What the region remembers.
#[derive(Debug, Default)]
pub struct Texts {
    route: Option<Route>,
    /// What the workspace's requests create.
    generation: Generation,
    tab: String,
    options: Options,
    /// The choices are not folded away.
    is_open: bool,
    /// The old requests beside the new one are not.
    is_beside: bool,
    /// What was done last, said for a moment.
    told: &'static str,
    /// The payload that is being edited, and whose it is.
    edit: Option<(DraftId, Edit)>,
}

impl Texts {
    /// Takes what the app tells: the API's base, the scheme, the tab, what was chosen beside it, and the form of a
    /// classic table, a line each. `origin` is the page's.
    pub fn set_route(&mut self, told: &str, origin: &str) {
        let mut lines = told.split('\n');
        let mut line = || lines.next().unwrap_or_default();
        let (base, scheme, tab, writing, form) = (line(), line(), line(), line(), line());
        self.route = ApiBase::parse(base, origin)
            .ok()
            .zip(AuthScheme::from_name(scheme))
            .map(|(base, scheme)| Route {
                base,
                scheme,
                form: TableForm::from_name(form).unwrap_or_default(),
            });
        tab.clone_into(&mut self.tab);
        self.options = choices::read(writing);
    }

    /// Where requests go, once the app has told.
    pub fn route(&self) -> Option<&Route> {
        self.route.as_ref()
    }

    /// How a classic table is written.
    pub fn form(&self) -> TableForm {
        let route = self.route.as_ref();
        route.map(|route| route.form).unwrap_or_default()
    }

    /// Turns to a draft. What was typed as its payload stands there again as long as it says what the draft is; what
    /// can't be read, the draft keeps.
    pub fn open(&mut self, shown: Option<&Draft>, workspace: &Workspace) {
        self.generation = workspace.target.generation;
        let stands = |(edited, edit): &(DraftId, Edit)| {
            shown.is_some_and(|draft| draft.id == *edited && edit.stands(draft))
        };
        if self.edit.as_ref().is_some_and(stands) {
            return;
        }
        self.edit = shown.and_then(|draft| {
            let (edit, _) = edit::typed(draft.unread.as_deref()?, draft, workspace);
            Some((draft.id, edit))
        });
    }

    /// Turns to the editor of the payload: what the app is told, and what gets the focus.
    pub fn go_to_payload(&mut self) -> act::Outcome {
        let mut outcome = act::Outcome::default();
        self.show_tab(
            self.tabs().position(|name| name == JSON).unwrap_or(0),
            &mut outcome,
        );
        outcome.focus = Some(view::JSON_ID.to_owned());
        outcome
    }

    /// How requests name the token.
    pub fn scheme(&self) -> AuthScheme {
        let route = self.route.as_ref();
        route.map_or_else(AuthScheme::default, |route| route.scheme)
    }

    /// Says for a moment what was done.
    pub fn tell(&mut self, said: &'static str) {
        self.told = said;
    }

    /// The place of the tab that is shown. A name that none bears may be a newer page's: the first is shown then.
    fn place(&self) -> usize {
        self.tabs().position(|name| name == self.tab).unwrap_or(0)
    }

    /// What the tab says: a request, or else the workspace as a script.
    fn target(&self) -> Option<&'static Target> {
        TARGETS.get(self.place())
    }

    fn script(&self) -> &'static Script {
        &SCRIPTS[self.options.language as usize]
    }

    fn is_editor(&self) -> bool {
        self.generation == Generation::Classic
            && self.target().is_some_and(|target| target.name == JSON)
    }

    /// The names of the tabs, in their order. An application's version is made of several drafts, and the script of a
    /// workspace knows tables and jobs alone.
    fn tabs(&self) -> impl Iterator<Item = &'static str> + use<> {
        let script = (self.generation == Generation::Classic).then_some(SCRIPT);
        TARGETS.iter().map(|target| target.name).chain(script)
    }

    /// The name of the tab that is shown.
    fn name(&self) -> &'static str {
        self.target().map_or(SCRIPT, |target| target.name)
    }

    /// The name of the file that its text is saved as.
    fn file(&self) -> &'static str {
        self.target()
            .map_or(self.script().file, |target| target.file)
    }

    /// The choices that make a difference to its text.
    fn heeds(&self) -> &'static [Choice] {
        self.target()
            .map_or(&[Choice::Language], |target| target.heeds)
    }

    /// The command of a draft, without secrets: what is shown, or curl where that is not the command of one draft.
    pub fn command(&self, draft: &Draft, workspace: &Workspace) -> Option<String> {
        let target = self.target().filter(|target| target.name != JSON);
        let request = self.request(draft, workspace)?;
        Some((target.unwrap_or(&CURL).write)(&request, self.options).text)
    }

    /// The request of a call.
    pub fn request_of(&self, call: Call, target: &target::Target) -> Option<Request> {
        let Route { base, scheme, .. } = self.route.clone()?;
        Some(call.request(base, scheme, |name| match name {
            "project" => target.project.clone(),
            _ => target.service.clone(),
        }))
    }

    /// The request of a call, and its command of curl. Secrets are the caller's to leave out.
    pub fn command_of(&self, call: Call, workspace: &Workspace) -> Option<(Request, String)> {
        let request = self.request_of(call, &workspace.target)?;
        let text = (CURL.write)(&request, self.options).text;
        Some((request, text))
    }

    /// The request of a draft as it is shown: without secrets, whose variables commands read.
    fn request(&self, draft: &Draft, workspace: &Workspace) -> Option<Request> {
        let (draft, workspace) = (secrets::without_in(draft), secrets::without(workspace));
        current::request(&draft, &workspace, self.route.as_ref()?)
    }

    fn snippet(&self, draft: &Draft, workspace: &Workspace) -> Option<Snippet> {
        let Some(target) = self.target() else {
            let requests = current::all(&secrets::without(workspace), self.route.as_ref()?);
            return Some((self.script().write)(&requests, self.options));
        };
        let request = if self.is_editor() {
            // It is a view on the draft as it is: what is typed there becomes the draft.
            current::request(draft, workspace, self.route.as_ref()?)
        } else {
            self.request(draft, workspace)
        };
        Some((target.write)(&request?, self.options))
    }

    /// The `CREATE TABLE` that an application takes along, where the draft is one of its tables, or can be nothing else.
    /// It has no secrets in it.
    fn create_table(&self, draft: &Draft) -> Option<String> {
        let bare = secrets::without_in(draft);
        match &bare.subject {
            Subject::Table(table)
                if self.generation == Generation::Applications || !table.connector.is_classic() =>
            {
                Some(create_table(table, &bare.extra))
            }
            _ => None,
        }
    }

    fn edit_of(&self, draft: DraftId) -> Option<&Edit> {
        let (edited, edit) = self.edit.as_ref()?;
        (*edited == draft).then_some(edit)
    }
}
