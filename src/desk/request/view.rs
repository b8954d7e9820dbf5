//! The texts of a request as nodes.

use super::{SCRIPT, Texts, choices, editor};
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::desk::convert;
use crate::desk::node::{Element, Node, button, element, fold, text};
use crate::desk::tabs::{self, Tab};
use crate::snippet::paint::{PAINTED_MAX, paint};
use crate::snippet::{Choice, PAYLOAD_FILE, Snippet};
use crate::sql::problem::Severity;
use crate::sql::{blank, secret};
use crate::text::{self as words, writing as say};
use crate::workspace::secrets;
use crate::workspace::{Draft, Subject, Workspace};

/// The id of the panel.
pub const PANEL_ID: &str = "request-panel";
/// The id of the text in it, for what can't be copied to be selected.
pub const TEXT_ID: &str = "request-text";
/// The id of the editor of the payload.
pub const JSON_ID: &str = "request-json";
/// The id of the tab of that place.
pub fn tab_id(index: usize) -> String {
    format!("request-tab-{index}")
}

/// What is drawn of a request.
pub struct Drawn {
    /// The tabs, the text that is shown, and what must be known beside it.
    pub text: Vec<Node>,
    /// What can be done with the text.
    pub actions: Vec<Node>,
}

impl Texts {
    /// A draft's request. Nothing before it is known where requests go.
    pub fn view(&self, draft: &Draft, workspace: &Workspace) -> Option<Drawn> {
        if let Some(sql) = self.create_table(draft) {
            return Some(self.of_table(&sql));
        }
        let snippet = self.snippet(draft, workspace)?;
        Some(Drawn {
            text: self.text(draft, workspace, &snippet),
            actions: self.actions(self.name(), snippet.payload.is_some()),
        })
    }

    /// A table of an application: it has no request of its own.
    fn of_table(&self, sql: &str) -> Drawn {
        let said = match self.generation {
            Generation::Applications => say::TAKEN_ALONG,
            Generation::Classic => say::NOT_TAKEN,
        };
        let variables = secret::variables(sql);
        let reads = (!variables.is_empty()).then(|| hint(&say::in_place(&variables)));
        let code = element("code").children(painted(&visible(sql), None));
        let panel = element("div")
            .with("class", "panel")
            .with("role", "group")
            .with("aria-label", say::CREATE_TABLE)
            .with("tabindex", "0")
            .child(element("pre").with("id", TEXT_ID).child(code));
        Drawn {
            text: vec![hint(said), panel.into()]
                .into_iter()
                .chain(reads)
                .collect(),
            actions: self.actions(say::CREATE_TABLE, false),
        }
    }

    fn text(&self, draft: &Draft, workspace: &Workspace, snippet: &Snippet) -> Vec<Node> {
        let edit = self.edit_of(draft.id);
        let is_long = snippet.text.len() > SHOWN_MAX;
        let mut nodes: Vec<Node> = vec![self.tab_list().into()];
        // What is being typed has to be in sight, however long.
        let is_typed = edit.is_some_and(|edit| !edit.is_left || edit.fault.is_some());
        if self.is_editor() && (is_typed || !is_long) {
            nodes.push(self.panel().child(editor::json(edit, &snippet.text)).into());
            // Beside the panel, which scrolls: what is wrong stays in sight.
            nodes.push(editor::notes(
                edit,
                draft,
                self.request(draft, workspace).as_ref(),
            ));
        } else {
            let panel =
                self.panel()
                    .with("tabindex", "0")
                    .child(element("pre").with("id", TEXT_ID).child(
                        element("code").children(painted(&visible(beginning(&snippet.text)), None)),
                    ));
            nodes.push(panel.into());
            if is_long {
                nodes.push(hint(if self.is_editor() {
                    say::BEGINNING_OF_JSON
                } else {
                    say::BEGINNING
                }));
            }
        }
        // In an element of their own: the choices behind them stay where they are, and open, however many there are.
        let beside = element("div")
            .with("class", "request-notes")
            .children(self.notes(draft, workspace, snippet));
        nodes.push(beside.into());
        if !self.heeds().is_empty() {
            nodes.push(self.options().into());
        }
        nodes
    }

    /// What must be known beside a text.
    fn notes(&self, draft: &Draft, workspace: &Workspace, snippet: &Snippet) -> Vec<Node> {
        let mut nodes: Vec<Node> = self.unread(draft, workspace).into_iter().collect();
        let written = match self.target() {
            Some(_) => std::slice::from_ref(draft),
            None => &workspace.drafts,
        };
        nodes.extend(written.iter().find_map(blank));
        if self.target().is_none() {
            nodes.push(hint(say::SCRIPT_HINT));
        }
        nodes.extend(snippet.notes.iter().map(|note| hint(&words::note(note))));
        if let Some(setup) = snippet.setup {
            nodes.push(
                element("p")
                    .with("class", "hint")
                    .text([say::VARIABLE, " "].concat())
                    .child(element("code").with("class", "line").text(setup))
                    .into(),
            );
        }
        if let Some(make) = &snippet.make_payload {
            nodes.push(
                element("details")
                    .with("class", "request-options")
                    .child(element("summary").text(say::MAKE_PAYLOAD))
                    .child(
                        element("div")
                            .with("class", "panel")
                            .with("tabindex", "0")
                            .child(element("pre").child(element("code").text(make.as_str()))),
                    )
                    .into(),
            );
        }
        if self.generation == Generation::Applications {
            let mut beside = fold("beside", words::convert::SUMMARY, self.is_beside);
            if let Some(route) = self.route.as_ref().filter(|_| self.is_beside) {
                let (draft, workspace) = (secrets::without_in(draft), secrets::without(workspace));
                beside = beside.children(convert::view(&draft, &workspace, route));
            }
            nodes.push(beside.into());
        }
        nodes
    }

    /// What must be known of a text that has the form's payload, where another was typed that can't be read.
    fn unread(&self, draft: &Draft, workspace: &Workspace) -> Option<Node> {
        if self.generation == Generation::Applications {
            return None;
        }
        let said = if self.target().is_none() {
            let mut unread = workspace.drafts.iter();
            let first = unread.find(|draft| draft.unread.is_some())?;
            say::unread_in_script(first.name())
        } else if self.is_editor() || draft.unread.is_none() {
            return None;
        } else {
            say::UNREAD.to_owned()
        };
        let mut told = element("p")
            .with("class", "problems")
            .with("role", "status")
            .text(said);
        if draft.unread.is_some() {
            told = told.text(" ").child(button("link", "payload", say::MEND));
        }
        Some(told.into())
    }

    fn actions(&self, name: &'static str, has_file: bool) -> Vec<Node> {
        let mut nodes = vec![
            button("button", "copy", &say::copy(shown(name))).into(),
            button("button", "save", say::DOWNLOAD).into(),
        ];
        if has_file {
            nodes.push(button("button", "save-payload", &say::download(PAYLOAD_FILE)).into());
        }
        nodes.push(
            element("span")
                .with("class", "told")
                .with("role", "status")
                .text(self.told)
                .into(),
        );
        nodes
    }

    fn tab_list(&self) -> Element {
        let tabs = self.tabs().enumerate().map(|(index, name)| Tab {
            id: tab_id(index),
            act: format!("tab {index}"),
            name: shown(name),
            panel: Some(PANEL_ID),
        });
        tabs::list(say::TABS, tabs, self.place())
    }

    fn panel(&self) -> Element {
        element("div")
            .with("class", "panel")
            .with("role", "tabpanel")
            .with("id", PANEL_ID)
            .with("aria-labelledby", tab_id(self.place()))
    }

    fn options(&self) -> Element {
        let choice = |(place, choice): (usize, &Choice)| {
            let id = format!("request-option-{place}");
            let chosen = choices::chosen(choices::possible(self.options), *choice);
            let alternative = |(index, name): (usize, &&str)| {
                let mut option = element("option")
                    .with("value", index.to_string())
                    .with(".selected", if index == chosen { "true" } else { "false" })
                    .text(*name);
                if !choices::is_possible(self.options, *choice, index) {
                    option = option.with("disabled", "");
                }
                option.into()
            };
            let names = say::alternatives(*choice);
            element("div")
                .with("class", "field")
                .child(
                    element("label")
                        .with("for", id.as_str())
                        .text(say::choice(*choice)),
                )
                .child(
                    element("select")
                        .with("id", id.as_str())
                        .with("data-act", format!("choose {place}"))
                        .children(names.iter().enumerate().map(alternative)),
                )
                .into()
        };
        fold("options", say::OPTIONS, self.is_open).child(
            element("div")
                .with("class", "pair")
                .children(self.heeds().iter().enumerate().map(choice)),
        )
    }
}

/// A tab's name as it is shown.
fn shown(name: &'static str) -> &'static str {
    if name == SCRIPT { say::SCRIPT } else { name }
}

/// The longest text that is shown whole, in bytes: a browser takes long to lay out more.
const SHOWN_MAX: usize = 200_000;

/// As much of a text as is shown.
pub fn beginning(text: &str) -> &str {
    &text[..text.floor_char_boundary(SHOWN_MAX)]
}

/// A text in colours. `wrong`: where it is wrong, in bytes.
pub(in crate::desk) fn painted(shown: &str, wrong: Option<usize>) -> Vec<Node> {
    if shown.len() > PAINTED_MAX {
        return vec![text(shown)];
    }
    let mut nodes = Vec::new();
    let mut push = |class: Option<&'static str>, part: &str| {
        if part.is_empty() {
            return;
        }
        nodes.push(match class {
            None => text(part),
            Some(class) => element("span").with("class", class).text(part).into(),
        });
    };
    for (kind, range) in paint(shown) {
        let class = kind.class();
        match &wrong {
            Some(at) if range.contains(at) => {
                let end = shown[*at..]
                    .chars()
                    .next()
                    .map_or(*at, |c| at + c.len_utf8());
                push(class, &shown[range.start..*at]);
                push(Some("wrong"), &shown[*at..end.min(range.end)]);
                push(class, &shown[end.min(range.end)..range.end]);
            }
            _ => push(class, &shown[range]),
        }
    }
    nodes
}

/// Something to know.
pub(super) fn hint(said: &str) -> Node {
    element("p").with("class", "hint").text(said).into()
}

/// Says that a statement still has a blank.
fn blank(draft: &Draft) -> Option<Node> {
    let Subject::Job(job) = &draft.subject else {
        return None;
    };
    let (_, blanks) = blank::filled(&job.statement)?;
    // In quotes, it may be meant so.
    let blank = blanks.iter().find(|it| it.severity == Severity::Error)?;
    Some(hint(&say::blank(&job.name, blank.span.of(&job.statement))))
}
