//! The roles in which things are found.

use crate::engine::Engine;

/// A role of the accessibility tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A field that text is typed into.
    Textbox,
    /// A field with a choice of values.
    Combobox,
    /// One of several choices that exclude each other.
    Radio,
    /// A button.
    Button,
    /// The line that folds what is below it.
    Disclosure,
    /// A tab.
    Tab,
    /// What a tab shows.
    Tabpanel,
    /// An entry of a menu.
    Menuitem,
    /// A menu.
    Menu,
    /// A link.
    Link,
    /// A dialog.
    Dialog,
    /// A named part of the page.
    Region,
    /// A part of the page that leads to others.
    Navigation,
    /// A named group.
    Group,
    /// A named group of radio buttons.
    Radiogroup,
    /// A box to tick.
    Checkbox,
    /// A named list.
    List,
    /// A list of which one entry can be taken.
    Listbox,
    /// An entry of such a list.
    Choice,
    /// A named table.
    Table,
}

impl Role {
    /// As the browser's accessibility tree spells it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Textbox => "textbox",
            Self::Combobox => "combobox",
            Self::Radio => "radio",
            Self::Button => "button",
            Self::Disclosure => "DisclosureTriangle",
            Self::Tab => "tab",
            Self::Tabpanel => "tabpanel",
            Self::Menuitem => "menuitem",
            Self::Menu => "menu",
            Self::Link => "link",
            Self::Dialog => "dialog",
            Self::Region => "region",
            Self::Navigation => "navigation",
            Self::Group => "group",
            Self::Radiogroup => "radiogroup",
            Self::Checkbox => "checkbox",
            Self::List => "list",
            Self::Listbox => "listbox",
            Self::Choice => "option",
            Self::Table => "table",
        }
    }

    /// Whether an engine's word for a role means this one.
    pub(crate) fn is(self, seen: &str, engine: Engine) -> bool {
        seen == self.name()
            || match (engine, self) {
                // Only Chromium has a role for a line that folds, and Firefox none for a field whose text is hidden.
                (Engine::Gecko, Self::Textbox | Self::Disclosure)
                | (Engine::WebKit, Self::Disclosure) => seen.is_empty(),
                // A list that opens is a button that opens it.
                (Engine::WebKit, Self::Combobox) => seen == "button",
                _ => false,
            }
    }

    /// The elements that can have the role, by HTML's own rules and by ARIA. The browser is asked whether
    /// they have it.
    pub(crate) fn candidates(self) -> &'static str {
        match self {
            Self::Textbox => {
                "input:not([type]), input[type=text], input[type=password], textarea, [role=textbox]"
            }
            Self::Combobox => "select, [role=combobox]",
            Self::Radio => "input[type=radio], [role=radio]",
            Self::Button => "button, input[type=file], [role=button]",
            Self::Disclosure => "summary",
            Self::Tab => "[role=tab]",
            Self::Tabpanel => "[role=tabpanel]",
            Self::Menuitem => "[role=menuitem]",
            Self::Menu => "[role=menu]",
            Self::Link => "a[href], [role=link]",
            Self::Dialog => "dialog, [role=dialog]",
            Self::Region => "section, [role=region]",
            Self::Navigation => "nav, [role=navigation]",
            Self::Group => "fieldset, [role=group]",
            Self::Radiogroup => "[role=radiogroup]",
            Self::Checkbox => "input[type=checkbox], [role=checkbox]",
            Self::List => "ul, ol, [role=list]",
            Self::Listbox => "[role=listbox]",
            Self::Choice => "[role=option]",
            Self::Table => "table, [role=table]",
        }
    }
}
