//! Tabs, as the ARIA authoring practices have them: one is in the tab order, arrow keys go to the others.

use super::node::{Element, element};

/// A tab.
pub struct Tab<'a> {
    /// Its id.
    pub id: String,
    /// What its `data-act` says.
    pub act: String,
    /// Its name.
    pub name: &'a str,
    /// The id of its panel, if that is in the page.
    pub panel: Option<&'a str>,
}

/// The list of tabs, of which the one at that place is shown.
pub fn list<'a>(label: &str, tabs: impl Iterator<Item = Tab<'a>>, shown: usize) -> Element {
    let tab = |(index, tab): (usize, Tab)| {
        let is_shown = index == shown;
        let mut button = element("button")
            .with("type", "button")
            .with("role", "tab")
            .with("id", tab.id)
            .with("data-act", tab.act)
            .with("aria-selected", if is_shown { "true" } else { "false" })
            .with("tabindex", if is_shown { "0" } else { "-1" });
        if let Some(panel) = tab.panel {
            button = button.with("aria-controls", panel);
        }
        button.text(tab.name).into()
    };
    element("div")
        .with("class", "tabs")
        .with("role", "tablist")
        .with("aria-label", label)
        .children(tabs.enumerate().map(tab))
}

/// The tab that a key goes to from the one at that place. `None` where the key goes to none.
pub fn next(key: &str, at: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" => Some((at + 1) % count),
        "ArrowLeft" => Some((at + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}
