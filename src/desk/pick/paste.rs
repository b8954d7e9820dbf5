//! The dialog that fills a list from what a command printed, where the page can't ask or has no token.

use crate::desk::lists::{Lists, Question, Unread};
use crate::desk::node::{Node, button, element};
use crate::desk::request::view::painted;
use crate::snippet::Options;
use crate::text::lists as say;
use crate::workspace::plan::Route;

/// The id of the dialog.
pub const DIALOG_ID: &str = "paste-list";
/// The id of the field for the text.
pub const TEXT_ID: &str = "paste-list-text";
/// The id of the command.
pub const COMMAND_ID: &str = "paste-list-command";
const TITLE_ID: &str = "paste-list-title";
const NOTE_ID: &str = "paste-list-note";

/// A list that is being pasted.
#[derive(Debug)]
pub struct Paste {
    /// The question that it answers.
    pub question: Question,
    text: String,
    fault: Option<Unread>,
    told: &'static str,
}

impl Paste {
    /// Nothing is pasted yet.
    pub fn of(question: Question) -> Self {
        Self {
            question,
            text: String::new(),
            fault: None,
            told: "",
        }
    }

    /// Takes what stands in the field.
    pub fn type_text(&mut self, text: &str) {
        text.clone_into(&mut self.text);
    }

    /// Says what became of the copy of the command.
    pub fn tell(&mut self, said: &'static str) {
        self.told = said;
    }

    /// Reads what was pasted into the lists. The text is forgotten: it may hold secrets. Says whether it was a list.
    pub fn read(&mut self, lists: &mut Lists) -> bool {
        let text = std::mem::take(&mut self.text);
        match lists.paste(&self.question, &text) {
            Ok(()) => true,
            Err(fault) => {
                self.fault = Some(fault);
                false
            }
        }
    }

    /// The command.
    pub fn command(&self, route: &Route) -> String {
        self.question.command(route, Options::default()).text
    }

    /// The dialog.
    pub fn view(&self, route: Option<&Route>) -> Vec<Node> {
        let snippet = route.map(|route| self.question.command(route, Options::default()));
        let setup = snippet.as_ref().and_then(|snippet| snippet.setup);
        let command = snippet.map(|snippet| {
            element("pre")
                .with("id", COMMAND_ID)
                .with("tabindex", "0")
                .with("role", "group")
                .with("aria-label", say::COMMAND)
                .child(element("code").children(painted(&snippet.text, None)))
                .into()
        });
        let setup = setup.map(|line| {
            element("p")
                .with("class", "hint")
                .text(say::SETUP)
                .text(" ")
                .child(element("code").with("class", "line").text(line))
                .into()
        });
        let copy = element("div")
            .with("class", "actions")
            .child(button("button", "paste-copy", say::COPY))
            .child(
                element("span")
                    .with("class", "told")
                    .with("role", "status")
                    .text(self.told),
            );
        let note = match &self.fault {
            Some(fault) => element("p")
                .with("class", "problems")
                .text(say::unread(fault)),
            None => element("p")
                .with("class", "hint")
                .text(say::kept(self.question.of)),
        };
        let mut field = element("textarea")
            .with("id", TEXT_ID)
            .with("class", "code")
            .with("data-act", "paste-text")
            .with("rows", "5")
            .with("spellcheck", "false")
            .with("autocomplete", "off")
            .with("autocapitalize", "off")
            .with("aria-describedby", NOTE_ID)
            .with(".value", self.text.as_str());
        if self.fault.is_some() {
            field = field.with("aria-invalid", "true");
        }
        let field = element("div")
            .with("class", "field")
            .child(element("label").with("for", TEXT_ID).text(say::PRINTED))
            .child(field)
            .child(note.with("id", NOTE_ID));
        let end = element("div")
            .with("class", "dialog-end actions")
            .child(button("button", "paste-close", say::CLOSE))
            .child(button("button main", "paste-read", say::READ));
        vec![
            element("dialog")
                .with("id", DIALOG_ID)
                .with("class", "import")
                .with("aria-labelledby", TITLE_ID)
                .child(
                    element("h2")
                        .with("id", TITLE_ID)
                        .text(say::paste_title(&self.question)),
                )
                .child(element("p").text(say::PASTE_HOW))
                .children(command)
                .children(setup)
                .child(copy)
                .child(field)
                .child(end)
                .into(),
        ]
    }
}
