//! What is shared as nodes: the button that opens the dialog, and the dialog.

use super::{LINK_MAX, Link, Share};
use crate::desk::node::{Element, Node, button, element, text};
use crate::text::share as say;

/// The id of the dialog.
pub const DIALOG_ID: &str = "share";
/// The id of the field with the link.
pub const LINK_ID: &str = "share-link";
/// The id of the button that closes the dialog.
pub const CLOSE_ID: &str = "share-close";
const TITLE_ID: &str = "share-title";
const HINT_ID: &str = "share-hint";
const LINK_HINT_ID: &str = "share-link-hint";

impl Share {
    /// The dialog. `name` is that of the draft that is shown, `count` says how many there are.
    pub fn view(&self, name: Option<&str>, count: usize) -> Node {
        let title = element("h2").with("id", TITLE_ID).text(say::NAME);
        let hint = line("hint", say::HINT).with("id", HINT_ID);
        let choice = name.filter(|_| count > 1).map(|name| {
            let option = |is_one: bool, label: String| {
                let input = element("input")
                    .with("type", "radio")
                    .with("name", "shared")
                    .with("data-act", if is_one { "share-one" } else { "share-all" })
                    .with(
                        ".checked",
                        if is_one == self.is_one {
                            "true"
                        } else {
                            "false"
                        },
                    );
                element("label").child(input).child(text(label)).into()
            };
            element("fieldset")
                .with("class", "switch")
                .child(element("legend").text(say::WHAT))
                .children([
                    option(false, say::all(count)),
                    option(true, say::alone(name)),
                ])
                .into()
        });
        let notice = element("div").with("role", "status");
        let notice = notice.children(self.notice.map(text));
        let copy = self
            .link()
            .map(|_| button("button main", "share-copy", say::COPY).into());
        let end = element("div")
            .with("class", "dialog-end actions")
            .child(button("button", "share-file", say::DOWNLOAD))
            .children(copy)
            .child(button("button", "share-close", say::CLOSE).with("id", CLOSE_ID));
        element("dialog")
            .with("id", DIALOG_ID)
            .with("class", "import")
            .with("aria-labelledby", TITLE_ID)
            .with("aria-describedby", HINT_ID)
            .child(title)
            .child(hint)
            .children(choice)
            .children(self.link_nodes())
            .child(notice)
            .child(end)
            .into()
    }

    fn link_nodes(&self) -> Vec<Node> {
        let said = match &self.link {
            Link::Awaited => say::AWAITED.to_owned(),
            Link::Unavailable => say::UNAVAILABLE.to_owned(),
            Link::TooLong(length) => say::too_long(*length, LINK_MAX),
            Link::Made(link) => say::length(link.len()),
        };
        let hint = line("hint", &said).with("id", LINK_HINT_ID);
        let field = self.link().map(|link| {
            element("input")
                .with("id", LINK_ID)
                .with("class", "code")
                .with("readonly", "")
                .with("aria-describedby", LINK_HINT_ID)
                .with(".value", link)
        });
        let label = field
            .is_some()
            .then(|| element("label").with("for", LINK_ID).text(say::LINK).into());
        let inside = element("div")
            .with("class", "field")
            .children(label)
            .children(field.map(Node::from))
            .child(hint);
        vec![inside.into()]
    }
}

fn line(class: &'static str, said: &str) -> Element {
    element("p").with("class", class).text(said)
}
