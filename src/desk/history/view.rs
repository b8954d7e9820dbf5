//! The history as nodes: the button that opens it, the dialog, and the switch in the settings.

use super::compare::differences;
use super::entry::Entry;
use super::{History, Keeping};
use crate::api::answer::{Silence, Verdict, read};
use crate::api::json::{indented, visible};
use crate::desk::answer::summary;
use crate::desk::answer::view::{body, line};
use crate::desk::node::{Element, Node, button, element, text};
use crate::desk::request::view::painted;
use crate::text::{self as words, exchange, history as say};
use crate::workspace::Draft;
use crate::workspace::learn::Outcome;
use crate::workspace::target::Target;

/// The id of the dialog.
pub const DIALOG_ID: &str = "history";
/// The id of the button that closes it.
pub const CLOSE_ID: &str = "history-close";
/// The id of the button that takes a deletion back.
pub const UNDO_ID: &str = "history-undo";
const TITLE_ID: &str = "history-title";
const SWITCH_HINT_ID: &str = "history-switch-hint";

/// A draft, and where it goes.
pub type Now<'a> = Option<(&'a Draft, &'a Target)>;

impl History {
    /// The button, and the dialog behind it. `now` is the draft that is shown. Nothing where the host wants no history.
    pub fn view(&self, now: Now) -> Vec<Node> {
        if self.keeping == Keeping::Forbidden {
            return Vec::new();
        }
        let dialog = element("dialog")
            .with("id", DIALOG_ID)
            .with("class", "history")
            .with("aria-labelledby", TITLE_ID)
            .children(self.is_open.then(|| self.inside(now)).into_iter().flatten());
        vec![button("quiet", "open", say::NAME).into(), dialog.into()]
    }

    /// The switch in the settings.
    pub fn switch(&self) -> Vec<Node> {
        if self.keeping == Keeping::Forbidden {
            return vec![line("hint", say::FORBIDDEN).into()];
        }
        let is_on = self.is_kept();
        let tick = element("input")
            .with("type", "checkbox")
            .with("data-act", "keep")
            .with("aria-describedby", SWITCH_HINT_ID)
            .with(".checked", if is_on { "true" } else { "false" });
        let label = element("label");
        let label = label.child(tick).child(text(say::SWITCH));
        let hint = line("hint", say::SWITCH_HINT).with("id", SWITCH_HINT_ID);
        vec![label.into(), hint.into()]
    }

    fn inside(&self, now: Now) -> Vec<Node> {
        let title = element("h2").with("id", TITLE_ID).text(say::NAME);
        let mut nodes: Vec<Node> = vec![title.into(), line("hint", say::HINT).into()];
        if self.keeping == Keeping::Off {
            nodes.push(line("hint", say::OFF).into());
        }
        if self.is_refused {
            nodes.push(line("problems", say::REFUSED).into());
        }
        let deleted = self.before.as_ref().map(|_| line("", say::DELETED).into());
        let status = element("div").with("role", "status").children(deleted);
        nodes.push(status.into());
        if self.list.is_empty() {
            nodes.push(line("", say::NONE).into());
        } else {
            let entries = self.list.iter().enumerate();
            let items = entries.map(|(place, (line, entry))| {
                let is_shown = self.shown.as_ref() == Some(line);
                let details = is_shown.then(|| self.details(entry, now).into());
                let item = element("li").child(row(place, entry, is_shown));
                item.children(details).into()
            });
            let list = element("ul")
                .with("class", "exchanges")
                .with("aria-label", say::LIST);
            nodes.push(list.children(items).into());
        }
        nodes.push(self.end().into());
        nodes
    }

    fn end(&self) -> Element {
        let undo = self.before.as_ref();
        let undo = undo.map(|_| button("button", "undo", say::UNDO).with("id", UNDO_ID));
        let of_all = [("delete-all", say::DELETE_ALL), ("export", say::EXPORT)];
        let of_all = of_all.map(|(act, label)| button("button", act, label).into());
        let is_any = !self.list.is_empty();
        element("div")
            .with("class", "dialog-end actions")
            .children(undo.map(Node::from))
            .children(of_all.into_iter().filter(|_| is_any))
            .child(button("button main", "close", say::CLOSE).with("id", CLOSE_ID))
    }

    /// What was sent, what came back, and what can be done with it.
    fn details(&self, entry: &Entry, now: Now) -> Element {
        let told = &entry.told;
        let mut details = element("div").with("class", "exchange");
        if !told.sent.is_step() {
            let checked = entry.checked.as_ref();
            let checked = checked.map(|found| say::checked(&say::when(&found.at), found));
            details = details.children(summary(told, checked.as_deref()));
        } else if let Outcome::Silent(silence @ Silence::Unheard) = told.outcome {
            details = details.child(line("", &exchange::silence(silence, "", 0).0));
        }
        let mut actions = Vec::new();
        if entry.is_whole && told.has_draft() {
            actions.push(button("button", "draft", say::OPEN).into());
            if let Some((draft, _)) = now {
                let compare = button("button", "compare", &say::compare(draft.name()));
                let is_compared = if self.is_compared { "true" } else { "false" };
                actions.push(compare.with("aria-expanded", is_compared).into());
            }
        }
        actions.push(button("button", "delete", say::DELETE).into());
        let actions = element("div").with("class", "actions").children(actions);
        details = details.child(actions);
        if let Some(now) = now.filter(|_| self.is_compared) {
            details = details.children(compared(entry, now));
        }
        let address = &told.sent.address;
        if !address.is_empty() {
            let code = element("code").text(visible(address));
            details = details.child(element("p").with("class", "url").child(code));
        }
        if !entry.is_whole {
            details = details.child(line("hint", say::TOO_LONG));
        }
        if let Some(payload) = indented(&told.sent.payload) {
            details = details
                .child(element("h3").text(say::PAYLOAD))
                .child(code(&payload));
        }
        if let Outcome::Answered(answer) = &told.outcome {
            details = details.child(element("h3").text(words::answer::BODY));
            if entry.is_cut {
                details = details.child(line("hint", say::CUT));
            }
            details = details.children(body(answer));
        }
        details
    }
}

/// A line of the list, which shows and hides the details.
fn row(place: usize, entry: &Entry, is_shown: bool) -> Element {
    let told = &entry.told;
    let found = entry.checked.as_ref().map(say::found);
    let ended = found.map_or_else(|| say::ended(&told.outcome), str::to_owned);
    let class = match &told.outcome {
        _ if found == Some(exchange::IS_THERE) => "pill good",
        _ if found.is_some() => "pill",
        Outcome::Silent(_) => "pill warn",
        Outcome::Answered(answer) if read(answer).verdict == Verdict::Done => "pill good",
        Outcome::Answered(_) => "pill bad",
    };
    let span = |class: &'static str, said: String| element("span").with("class", class).text(said);
    let button = element("button")
        .with("type", "button")
        .with("data-act", format!("entry {place}"))
        .with("aria-expanded", if is_shown { "true" } else { "false" });
    let parts = [
        ("when", say::when(&entry.at)),
        ("what", say::what(told)),
        (class, ended),
        ("took", say::took(told)),
        ("where", say::of(told)),
    ];
    // The space is for whoever hears or copies it: each part has a place of its own in the grid.
    let parts = parts
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .flat_map(|(class, said)| [text(" "), span(class, said).into()])
        .skip(1);
    button.children(parts)
}

/// What differs between what was sent and what is there now.
fn compared(entry: &Entry, now: (&Draft, &Target)) -> Vec<Node> {
    let found = differences((&entry.told.draft, &entry.told.target), now);
    let said = say::compared(found.len(), now.0.name());
    let said = line("", &said).with("role", "status");
    let side = |name: &'static str, value: &str| {
        let side = element("div").child(element("p").with("class", "hint").text(name));
        side.child(if value.is_empty() {
            element("p").with("class", "hint").text(say::EMPTY)
        } else {
            element("pre").text(visible(value))
        })
    };
    let item = |one: &super::compare::Difference| {
        element("li")
            .child(element("h3").text(one.label))
            .child(
                element("div")
                    .with("class", "pair")
                    .child(side(say::THEN, &one.then))
                    .child(side(say::NOW, &one.now)),
            )
            .into()
    };
    let list = element("ul").with("aria-label", say::DIFFERENCES);
    let list = list.children(found.iter().map(item));
    vec![said.into(), list.into()]
}

/// JSON in colours.
fn code(json: &str) -> Element {
    element("pre")
        .with("tabindex", "0")
        .with("role", "group")
        .with("aria-label", say::PAYLOAD)
        .child(element("code").children(painted(json, None)))
}
