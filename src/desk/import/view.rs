//! The import as nodes: the button that opens it, and the dialog.

use super::list::Shown;
use super::{Importer, Told};
use crate::api::json::visible;
use crate::desk::host::Template;
use crate::desk::node::{Element, Node, button, element, text};
use crate::text::{share, writing::import as say};

/// The id of the dialog.
pub const DIALOG_ID: &str = "import";
/// The id of the field for the text.
pub const TEXT_ID: &str = "import-text";
/// The id of the button that closes the dialog.
pub const CLOSE_ID: &str = "import-close";
/// The id of the first template.
pub const TEMPLATE_ID: &str = "template-0";
const FILE_ID: &str = "import-file";
const TITLE_ID: &str = "import-title";
const HINT_ID: &str = "import-hint";
const SAID_ID: &str = "import-said";

impl Importer {
    /// The button, and the dialog behind it.
    pub fn view(&self) -> Vec<Node> {
        let name = if self.is_choosing {
            say::TEMPLATES
        } else {
            say::NAME
        };
        let title = element("h2").with("id", TITLE_ID).text(name);
        let hint = element("p").with("class", "hint").with("id", HINT_ID);
        let field = element("div")
            .with("class", "field")
            .child(element("label").with("for", TEXT_ID).text(say::TEXT))
            .child(
                element("textarea")
                    .with("id", TEXT_ID)
                    .with("class", "code")
                    .with("data-act", "text")
                    .with("rows", "8")
                    .with("spellcheck", "false")
                    .with("autocomplete", "off")
                    .with("autocapitalize", "off")
                    .with("aria-describedby", HINT_ID)
                    .with(".value", self.text.as_str()),
            );
        let is_done = self.result.is_some() && self.text.is_empty();
        let takes_text = !is_done && !self.is_choosing;
        let choices = [
            ("button", "replace", share::REPLACE),
            ("button main", "beside", share::BESIDE),
        ];
        let choices = choices.map(|(class, act, label)| button(class, act, label).into());
        let undo = self.result.as_ref().and_then(|told| told.number);
        let end = element("div")
            .with("class", "dialog-end actions")
            .children(undo.map(|_| button("button", "undo", say::UNDO).into()))
            .child(
                button(
                    if is_done && self.asked.is_none() {
                        "button main"
                    } else {
                        "button"
                    },
                    "close",
                    say::CLOSE,
                )
                .with("id", CLOSE_ID),
            )
            .children(takes_text.then(|| button("button main", "read", say::READ).into()))
            .children(choices.into_iter().filter(|_| self.asked.is_some()));
        let dialog = element("dialog")
            .with("id", DIALOG_ID)
            .with("class", "import")
            .with("aria-labelledby", TITLE_ID)
            .with("aria-describedby", SAID_ID)
            .child(title)
            .child(result(self.result.as_ref()))
            .children(takes_text.then(|| hint.text(say::HINT).into()))
            .children(takes_text.then(|| field.into()))
            .children(takes_text.then(file_field))
            .children((self.is_choosing && !is_done).then(|| self.choices()))
            .child(end);
        let open = button("button", "open", say::NAME).with("aria-describedby", "import-open-hint");
        let open = element("div")
            .with("class", "actions")
            .child(open)
            .child(button("button", "share-open", share::NAME))
            .child(button("button", "choose", say::TEMPLATES));
        let beside = element("p")
            .with("class", "hint")
            .with("id", "import-open-hint");
        vec![
            open.into(),
            beside.text(say::ANYWHERE).into(),
            dialog.into(),
        ]
    }
}

impl Importer {
    /// The templates, a button each.
    fn choices(&self) -> Node {
        let choice = |(place, template): (usize, &Template)| {
            let act = format!("template {place}");
            let open = button("link", &act, &visible(&template.name))
                .with("id", format!("template-{place}"));
            let drafts = template.drafts.drafts.iter();
            let names: Vec<String> = drafts.map(|found| visible(found.subject.name())).collect();
            let said = element("p").with("class", "hint").text(names.join(", "));
            element("li").child(open).child(said).into()
        };
        let choices = self.templates.iter().enumerate().map(choice);
        element("ul")
            .with("class", "templates")
            .with("aria-label", say::TEMPLATES)
            .children(choices)
            .into()
    }
}

/// A file in the place of a pasted text.
fn file_field() -> Node {
    let input = element("input")
        .with("id", FILE_ID)
        .with("type", "file")
        .with("data-act", "file");
    let label = element("label").with("for", FILE_ID).text(say::FILE);
    element("div")
        .with("class", "field")
        .child(label)
        .child(input)
        .into()
}

/// What came of the import that was done last.
fn result(told: Option<&Told>) -> Element {
    let result = element("div")
        .with("class", "import-result")
        .with("role", "status");
    let Some(told) = told else { return result };
    let headline = element("p").with("id", SAID_ID);
    let mut result = result.child(headline.child(element("strong").text(&told.headline)));
    if !told.parts.is_empty() {
        let part = |part: &Shown| {
            element("li")
                .with("class", if part.is_missed { "missed" } else { "" })
                .child(
                    element("code")
                        .with("title", part.text.as_str())
                        .text(&part.text),
                )
                .child(text(" "))
                .child(
                    element("span")
                        .text(&part.fate)
                        .children((part.times > 1).then(|| text(say::times(part.times)))),
                )
                .into()
        };
        let list = element("ul")
            .with("aria-label", say::PARTS)
            .with("tabindex", "0");
        result = result.child(list.children(told.parts.iter().map(part)));
    }
    if told.more > 0 {
        let more = element("p").with("class", "hint");
        result = result.child(more.text(say::more(told.more)));
    }
    result
}
