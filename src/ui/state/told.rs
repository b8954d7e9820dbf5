//! What the desk is told, and what it tells.

use super::State;
use super::notices::Undo;
use crate::api::answer::patience;
use crate::api::generation::{Generation, TableForm};
use crate::api::token::AuthScheme;
use crate::browser::{desk, task};
use crate::desk::report;
use crate::saved::{self, Theme};
use crate::text;
use crate::ui::keep;
use crate::ui::live::{effect, next_frame};
use crate::ui::traffic::Traffic;
use crate::workspace::DraftId;
use leptos::prelude::*;

impl State {
    /// Lets the desk read and show SQL, once it has come, and offer what the host of the page does.
    pub(in crate::ui) fn await_desk(self, config: Option<(u16, String)>) {
        desk::on_arrival(move || {
            if desk::is_there() {
                let (status, text) = config.unwrap_or_default();
                desk::offer(status, &text);
                self.tell_route();
                // What it reads and draws comes by itself, when keys have been heard.
                task::spawn(async move {
                    task::pause(0).await;
                    self.has_desk.set(true);
                    self.traffic.with_untracked(Traffic::tell_desk);
                    self.follow_statements();
                });
            } else {
                self.tell(text::NO_DESK.to_owned(), None);
            }
        });
        effect(move || {
            // In a workspace without drafts, what the desk finds is what nobody had found before it came.
            self.has_desk.track();
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
    }

    /// Tells the desk where requests go, how they are written, and whether a history is kept.
    pub(super) fn tell_route(self) {
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

    /// Does what follows from what the user did at the desk.
    pub(in crate::ui) fn take(self, verb: &str, about: &str) {
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
                workspace.recall();
            }),
            "form" => self.settings.update(|settings| {
                settings.form = TableForm::from_name(about).unwrap_or_default();
            }),
            "unlock" => self.unlock(),
            "base" => self.choose_base(about.to_owned()),
            "patience" => self
                .settings
                .update(|settings| settings.patience = patience(about)),
            "delete-kept" => keep::delete(self),
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
                    let before = self.progress_asked_about();
                    self.workspace.update(|workspace| {
                        for draft in visit.workspace.drafts {
                            workspace.set_progress(draft.id, draft.progress);
                        }
                    });
                    // What was asked about is another by now.
                    if before != self.progress_asked_about() {
                        self.seen.update(|seen| seen.again = None);
                    }
                }
            }
            "behind" => {
                self.workspace.update(|_| ());
                self.follow_statements();
            }
            "rested" => self.rest(),
            "shown" | "tried" => {
                if let Ok(id) = about.parse().map(DraftId) {
                    if verb == "shown" {
                        self.select(id);
                    } else {
                        self.try_draft(id);
                    }
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

    /// Lists in each job whose tables follow its statement what the statement needs, and takes back what became of drafts
    /// under the name and at the target that they have now.
    pub(super) fn follow_statements(self) {
        let reports = self.reports.get_untracked();
        self.workspace
            .maybe_update(|workspace| workspace.recall() | report::follow(workspace, &reports));
    }
}
