//! The settings: the API's base, of those that the host of the page offers, how requests name the token, how long an answer
//! is waited for, the colours, the language, and the deletion of what is kept; and the list of keys.

use super::node::{Element, Node, button, element};
use crate::api::token::AuthScheme;
use crate::saved::Theme;
use crate::text::{self, Language, bar as say};

const BASE_ID: &str = "setting-base";
const SCHEME_ID: &str = "setting-scheme";
const PATIENCE_ID: &str = "setting-patience";
const THEME_ID: &str = "setting-theme";
const LANGUAGE_ID: &str = "setting-language";
/// The id of the button that asks before all is deleted, and of the one that leaves it.
pub const DELETE_ID: &str = "delete-kept";

/// The API's base: as it is, or as a choice where there are several.
pub fn base(chosen: &str, offered: &[String]) -> Vec<Node> {
    if offered.len() < 2 {
        return vec![
            element("h3").text(say::BASE).into(),
            element("p").with("class", "code").text(chosen).into(),
            element("p")
                .with("class", "hint")
                .text(say::BASE_HINT)
                .into(),
        ];
    }
    let options = offered
        .iter()
        .map(|base| option(base, base, base == chosen));
    vec![
        label(BASE_ID, say::BASE),
        select(BASE_ID, "base", options)
            .with("class", "code")
            .into(),
        hint(BASE_ID, say::BASES_HINT).into(),
    ]
}

/// How requests name the token.
pub fn scheme(chosen: AuthScheme) -> Vec<Node> {
    let options = AuthScheme::ALL
        .into_iter()
        .map(|one| option(one.name(), one.name(), one == chosen));
    vec![
        label(SCHEME_ID, say::SCHEME),
        select(SCHEME_ID, "scheme", options).into(),
        hint(SCHEME_ID, say::SCHEME_HINT).into(),
    ]
}

/// The colours of the page.
pub fn theme(chosen: Theme) -> Vec<Node> {
    let options = Theme::ALL
        .into_iter()
        .map(|one| option(one.name(), text::theme(one), one == chosen));
    vec![
        label(THEME_ID, say::THEME),
        element("select")
            .with("id", THEME_ID)
            .with("data-act", "theme")
            .children(options)
            .into(),
    ]
}

/// The language of the page, each by its own name.
pub fn language() -> Vec<Node> {
    let options = Language::ALL.into_iter().map(|one| {
        element("option")
            .with("value", one.code())
            .with("lang", one.code())
            .with(
                ".selected",
                if one == Language::OWN {
                    "true"
                } else {
                    "false"
                },
            )
            .text(one.name())
            .into()
    });
    vec![
        label(LANGUAGE_ID, say::LANGUAGE),
        select(LANGUAGE_ID, "language", options).into(),
        hint(LANGUAGE_ID, say::LANGUAGE_HINT).into(),
    ]
}

/// How many seconds an answer is waited for, as it is typed. `is_wrong`: it can't be that.
pub fn patience(typed: &str, is_wrong: bool) -> Vec<Node> {
    let problems_id = [PATIENCE_ID, "-problems"].concat();
    let mut field = element("input")
        .with("id", PATIENCE_ID)
        .with("class", "code")
        .with("inputmode", "numeric")
        .with("autocomplete", "off")
        .with("data-act", "patience")
        .with(
            "aria-describedby",
            [&problems_id, " ", PATIENCE_ID, "-hint"].concat(),
        )
        .with(".value", typed);
    if is_wrong {
        field = field.with("aria-invalid", "true");
    }
    let problem = element("li").text(say::PATIENCE_FAULT);
    let problems = element("ul")
        .with("class", "problems")
        .with("id", problems_id)
        .child(problem);
    let notes = element("div")
        .with("class", "field-notes")
        .children(is_wrong.then(|| problems.into()))
        .child(hint(PATIENCE_ID, say::PATIENCE_HINT));
    vec![
        label(PATIENCE_ID, say::PATIENCE),
        field.into(),
        notes.into(),
    ]
}

/// The deletion of what the browser keeps, which asks first.
pub fn deletion(is_asked: bool) -> Vec<Node> {
    // The focus stays in the place of the button that was pressed.
    let first = |act: &str, label: &str| button("button", act, label).with("id", DELETE_ID);
    if !is_asked {
        return vec![first("doubt", say::DELETE_KEPT).into()];
    }
    let choices = element("div")
        .with("class", "actions")
        .child(first("keep", say::KEEP))
        .child(button("button danger", "delete", say::DELETE_ALL));
    vec![element("p").text(say::DELETE_SURE).into(), choices.into()]
}

/// What keys do, for the foot of the page.
pub fn keys() -> Vec<Node> {
    let shortcut = |(what, keys): (&str, &[&str])| {
        let key = |key: &&str| element("kbd").text(*key).into();
        let line = element("span");
        let line = keys
            .iter()
            .map(key)
            .fold(line, |line, key: Node| line.child(key).text(" "));
        line.text(what).into()
    };
    text::SHORTCUTS.map(shortcut).into()
}

/// A choice that does `act`, with a hint.
pub(super) fn select(id: &str, act: &str, options: impl Iterator<Item = Node>) -> Element {
    element("select")
        .with("id", id)
        .with("data-act", act)
        .with("aria-describedby", [id, "-hint"].concat())
        .children(options)
}

/// One of its options.
pub(super) fn option(value: &str, name: &str, is_chosen: bool) -> Node {
    element("option")
        .with("value", value)
        .with(".selected", if is_chosen { "true" } else { "false" })
        .text(name)
        .into()
}

/// The label of the control of that id.
pub(super) fn label(id: &str, said: &str) -> Node {
    element("label").with("for", id).text(said).into()
}

/// The hint of the control of that id.
pub(super) fn hint(id: &str, said: &str) -> Element {
    element("p")
        .with("class", "hint")
        .with("id", [id, "-hint"].concat())
        .text(said)
}
