//! The import of texts from elsewhere: what was pasted, what became of every part of it, and the way back.
//!
//! - [`adopt`](mod@adopt): what an import makes of the workspace.
//! - `beside`: names of their own for drafts that come beside others.
//! - `done`: what was done, and the way back.
//! - `divert`: secrets that are pasted elsewhere.
//! - `list`: what became of the parts, as lines.
//! - `shared`: drafts of a link or a file of this project.
//! - [`view`](mod@view): the button and the dialog as nodes.

pub mod adopt;
mod beside;
mod divert;
mod done;
mod list;
mod shared;
pub mod view;

use crate::api::token::AuthScheme;
use crate::desk::host::Template;
use crate::desk::service::open::Opened;
use crate::desk::share;
use crate::desk::templates;
use crate::import::request::Snag;
use crate::import::secret;
use crate::import::{self, Fate, Found, Import, Part, Secret, Why};
use crate::saved;
use crate::text::writing::import as say;
use crate::workspace::{Draft, DraftId, Workspace};
use adopt::{Taken, adopt, same};
pub use divert::Diverted;
use divert::{own_token, token_words};
use done::{Done, told_scheme};
use list::{Shown, is_missed, listed};
pub use shared::{SameName, Source};
use std::borrow::Cow;

/// The longest text that is read, in bytes: the page stands still meanwhile.
pub const TEXT_MAX: usize = 2_000_000;

/// What the dialog remembers.
#[derive(Debug, Default)]
pub struct Importer {
    /// What stands in the field for the text.
    text: String,
    result: Option<Told>,
    /// What was shared, as long as the user has not said what becomes of drafts of the same names.
    asked: Option<(Import, Source)>,
    /// All that was done, by number.
    done: Vec<Done>,
    /// What the app tells of as what can be taken back.
    standing: Option<usize>,
    /// Drafts to begin with: those of the page's host.
    of_host: Vec<Template>,
    /// Those that are offered since the dialog was opened to choose one.
    templates: Vec<Template>,
    /// The dialog is open to choose one of them.
    is_choosing: bool,
}

/// What the page holds when something is imported or taken back.
#[derive(Clone, Copy)]
pub struct Here<'a> {
    /// The drafts.
    pub workspace: &'a Workspace,
    /// What stands in the token's field. It is looked at, and not kept.
    pub token: &'a str,
    /// How requests name the token.
    pub scheme: AuthScheme,
}

/// What came of an import.
#[derive(Debug)]
struct Told {
    headline: String,
    parts: Vec<Shown>,
    /// How many parts there are beyond these.
    more: usize,
    /// By which it can be taken back.
    number: Option<usize>,
}

impl Told {
    /// A sentence, and no more.
    fn only(headline: String) -> Self {
        Self {
            headline,
            parts: Vec::new(),
            more: 0,
            number: None,
        }
    }
}

/// What follows from an import.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What the app is told: verbs, and what they are about.
    pub told: Vec<String>,
    /// What goes into the token's field.
    pub token: Option<Secret>,
}

impl Importer {
    /// Takes the templates of the page's host.
    pub fn offer(&mut self, of_host: Vec<Template>) {
        self.of_host = of_host;
    }

    /// Opens the dialog to choose a template: of the page's host, and behind them the page's own.
    pub fn begin_choosing(&mut self) {
        self.close();
        self.templates = self.of_host.clone();
        self.templates.extend(templates::own());
        self.is_choosing = true;
    }

    /// Opens the template of that place.
    pub fn choose(&mut self, place: usize, here: Here) -> Outcome {
        let Some(template) = self.templates.get(place) else {
            return Outcome::default();
        };
        let source = Source::Template(template.name.clone());
        self.open_shared(Ok(template.drafts.clone()), &source, here)
    }

    /// Takes what was typed into the dialog's field.
    pub fn type_text(&mut self, text: &str) {
        text.clone_into(&mut self.text);
    }

    /// Imports what was typed.
    pub fn take_typed(&mut self, here: Here) -> Outcome {
        let text = std::mem::take(&mut self.text);
        self.take(&text, here)
    }

    /// Tells that a file that was chosen can't be read.
    pub fn refuse(&mut self) -> Outcome {
        self.result = Some(Told::only(say::UNREADABLE.to_owned()));
        Outcome::default()
    }

    /// Forgets what was typed, in which there may be a token, and what was told. What was taken can still be taken back.
    pub fn close(&mut self) {
        self.text.clear();
        self.result = None;
        self.asked = None;
        self.is_choosing = false;
    }

    /// Imports a text. A token that stands in its field stays.
    pub fn take(&mut self, text: &str, here: Here) -> Outcome {
        self.read(text, None, &Source::Text, here)
    }

    /// Imports the text of a file of that name.
    pub fn take_file(&mut self, name: &str, text: &str, here: Here) -> Outcome {
        let source = Source::File(name.to_owned());
        self.read(text, Some(&say::file(name)), &source, here)
    }

    /// Imports a text. `before`: what is said first of what came of it.
    fn read(&mut self, text: &str, before: Option<&str>, source: &Source, here: Here) -> Outcome {
        if text.len() > TEXT_MAX {
            self.text.clear();
            self.result = Some(Told::only(say::TOO_LONG.to_owned()));
            return Outcome::default();
        }
        if share::fits(text) {
            self.text.clear();
            return self.open_shared(share::read_beside(text, here.token), source, here);
        }
        let (mut text, mut import) = import::read_copied(text);
        let is_plainer = matches!(text, Cow::Owned(_));
        let is_found = |token: &Secret| token.0 == here.token;
        if let Some(own) = own_token(&text, here)
            && !import.token.as_ref().is_some_and(is_found)
        {
            // Where nothing says that it is one, it would be shown as what could not be read.
            let masked = own.mask(&text);
            import = import::read(&masked);
            text = Cow::Owned(masked);
        }
        let (adopted, taken) = adopt(here.workspace, &import, &[]);
        let secret = import.token.clone().filter(|_| here.token.is_empty());
        let belongs = !import.drafts.is_empty() || secret.is_some();
        // How a token is named that is not taken says nothing of the one that is there.
        let is_of_another = secret.is_none()
            && import
                .token
                .as_ref()
                .is_some_and(|token| token.0 != here.token);
        let scheme = import
            .scheme
            .filter(|scheme| belongs && !is_of_another && *scheme != here.scheme)
            .map(|scheme| [here.scheme, scheme]);
        let mut said: Vec<String> = before.map(str::to_owned).into_iter().collect();
        if import.drafts.is_empty() {
            said.push(say::NOTHING.to_owned());
        } else {
            let names: Vec<&str> = taken.added.iter().map(Draft::name).collect();
            said.push(say::done(&names, taken.known));
        }
        if is_plainer {
            said.push(say::PLAINER.to_owned());
        }
        if !taken.removed.is_empty() {
            said.push(say::ROOM.to_owned());
        }
        if import.token.is_some() {
            said.push(token_words(here).to_owned());
        }
        said.extend(scheme.map(|[_, scheme]| say::scheme(scheme.name())));
        let missed = import.parts.iter().filter(|part| is_missed(part)).count();
        let is_understood = !import.drafts.is_empty() || import.token.is_some();
        if is_understood && missed > 0 {
            said.push(say::missed(missed));
        }
        let headline = said.join(" ");
        let is_changed = adopted != *here.workspace;
        let mut outcome = Outcome::default();
        let is_done = is_changed || secret.is_some() || scheme.is_some();
        let mut number = None;
        if is_done {
            if is_changed {
                let saved = saved::write_workspace(&adopted);
                outcome.told.push(["workspace ", &saved].concat());
            }
            if let Some(first) = taken.added.first() {
                outcome.told.push(format!("shown {}", first.id.0));
            }
            outcome.told.extend(scheme.map(|[_, new]| told_scheme(new)));
            let done = Done::of(taken, secret.as_ref(), scheme);
            number = Some(self.tell_done(done, &headline, &mut outcome.told));
        }
        let (parts, more) = listed(&import, &text);
        self.result = Some(Told {
            headline,
            parts,
            more,
            number,
        });
        // What could not be read stands there still, for the user to mend; a token does not.
        self.text = match &import.token {
            _ if is_understood && !import.parts.iter().any(is_to_mend) => String::new(),
            Some(secret) => secret::masked(&text, secret),
            None => text.into_owned(),
        };
        outcome.token = secret;
        outcome
    }

    /// Whether the user is asked something.
    pub fn is_asking(&self) -> bool {
        self.asked.is_some()
    }

    /// Adds a draft as it was sent once, and shows it. One that is here as it was is shown, and nothing is added; where one
    /// bears its name and differs, the user is asked.
    pub fn reopen(&mut self, draft: &Draft, workspace: &Workspace) -> Outcome {
        let found = Found {
            subject: draft.subject.clone(),
            extra: draft.extra.clone(),
        };
        if let Some(known) = same(workspace, &found) {
            let told = vec![format!("shown {}", known.id.0)];
            return Outcome { told, token: None };
        }
        let import = Import {
            drafts: vec![found],
            ..Import::default()
        };
        if self.ask(&import, &Source::History, workspace) {
            return Outcome::default();
        }
        let (adopted, taken) = adopt(workspace, &import, &[]);
        let shown = taken.added.first().map(|added| added.id);
        self.tell_taken(&adopted, taken, shown, &say::done(&[draft.name()], 0))
    }

    /// Takes what the service has: it is taken back as what was imported is.
    pub fn take_opened(&mut self, opened: Opened) -> Outcome {
        self.tell_taken(
            &opened.workspace,
            opened.taken,
            Some(opened.draft),
            &opened.said,
        )
    }

    fn tell_taken(
        &mut self,
        adopted: &Workspace,
        taken: Taken,
        shown: Option<DraftId>,
        headline: &str,
    ) -> Outcome {
        let saved = saved::write_workspace(adopted);
        let mut told = vec![["workspace ", &saved].concat()];
        told.extend(shown.map(|shown| format!("shown {}", shown.0)));
        self.tell_done(Done::of(taken, None, None), headline, &mut told);
        Outcome { told, token: None }
    }
}

/// Whether a slip of the pen has cost a draft.
fn is_to_mend(part: &Part) -> bool {
    match &part.fate {
        Fate::Missed(Why::Unfit(why)) => why.costs_a_draft(),
        Fate::Missed(Why::Request(why)) => matches!(why, Snag::Payload(_) | Snag::OpenQuote),
        _ => false,
    }
}
