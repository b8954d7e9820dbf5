//! The editor of a text of SQL: what lies behind the textarea, the list of what can be written at the caret, and what
//! keys do. The textarea holds the text, and with it selection, undo and whatever else a platform gives to typing.

mod view;

use super::node::{self, Node, element};
use super::offer;
use crate::sql::blank;
use crate::sql::complete::{Candidate, Completion, Known, Mode, complete};
use crate::sql::edit::{Edit, indent, line_break, outdent};
use crate::sql::highlight::{Piece, paint_tokens};
use crate::sql::mend::has_mends;
use crate::sql::problem::Problem;
use crate::sql::token::{Span, Token, tokens, tokens_again};
use crate::text::editor as say;
use std::ops::Range;

/// What the editor remembers.
#[derive(Debug, Default)]
pub struct Editor {
    /// What is offered at the caret.
    offer: Option<Offer>,
    /// Escape was pressed: the next Tab leaves.
    is_leaving: bool,
    /// The text as it was drawn last.
    lexed: Lexed,
    /// The place that the API's answer speaks of.
    pub said: Option<Span>,
}

/// A text with its tokens and colours: it is drawn several times for each key.
#[derive(Debug, Default)]
struct Lexed {
    text: String,
    tokens: Vec<Token>,
    pieces: Vec<Piece>,
}

impl Lexed {
    fn follow(&mut self, text: &str) {
        if self.text != text {
            tokens_again(&self.text, &mut self.tokens, text);
            self.pieces = paint_tokens(text, &self.tokens);
            text.clone_into(&mut self.text);
        }
    }
}

/// What is offered at a caret.
#[derive(Debug)]
struct Offer {
    candidates: Vec<Candidate>,
    replace: Span,
    chosen: usize,
}

/// What is seen of the text.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// The id of the textarea.
    pub id: &'static str,
    /// Pixels that lie above the upper edge.
    pub top: f64,
    /// Pixels that lie left of the left edge.
    pub left: f64,
    /// The height of a line in pixels.
    pub line: f64,
    /// How many lines fit.
    pub lines: usize,
}

/// A key that was pressed.
#[derive(Debug, Clone, Copy)]
pub struct Key<'a> {
    /// As the browser names it.
    pub name: &'a str,
    /// With Shift.
    pub shift: bool,
    /// With Ctrl, or with Cmd.
    pub command: bool,
}

/// What comes of a key.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// What to write.
    pub edit: Option<Edit>,
    /// The browser is to do nothing of its own.
    pub is_done: bool,
}

/// What the button does that mends all that can be mended.
pub const MEND: &str = "mend";

/// Texts behind this length are shown as they are: to colour them takes longer than a keystroke may.
const PAINTED_MAX: usize = 500_000;

impl Editor {
    /// What a key does, where the text is `text` and `selection` is selected.
    pub fn key(
        &mut self,
        key: Key,
        text: &str,
        selection: Range<usize>,
        mode: Mode,
        tables: &[Known],
    ) -> Outcome {
        let is_leaving = std::mem::take(&mut self.is_leaving);
        match (key.name, &mut self.offer) {
            (" ", _) if key.command => {
                self.open(text, selection.end, mode, tables);
                DONE
            }
            ("ArrowDown" | "ArrowUp", Some(offer)) => {
                let count = offer.candidates.len();
                let step = if key.name == "ArrowDown" {
                    1
                } else {
                    count - 1
                };
                offer.chosen = (offer.chosen + step) % count;
                DONE
            }
            ("Enter" | "Tab", Some(offer)) if !key.command && !key.shift => {
                let chosen = offer.chosen;
                self.take(chosen)
            }
            ("Escape", Some(_)) => {
                self.offer = None;
                DONE
            }
            ("Escape", None) => {
                self.is_leaving = true;
                Outcome::default()
            }
            ("Tab", _) if !is_leaving && !key.command => Outcome {
                edit: Some(
                    if let Some(blank) = next_blank(text, &selection, key.shift) {
                        blank
                    } else if key.shift {
                        outdent(text, selection)
                    } else {
                        indent(text, selection)
                    },
                ),
                is_done: true,
            },
            ("Enter", None) if !key.command && !key.shift => {
                let edit = line_break(text, selection);
                Outcome {
                    is_done: edit.is_some(),
                    edit,
                }
            }
            // A modifier alone closes nothing.
            ("Shift" | "Control" | "Alt" | "Meta", _) => {
                self.is_leaving = is_leaving;
                Outcome::default()
            }
            ("ArrowLeft" | "ArrowRight" | "Home" | "End" | "PageUp" | "PageDown", _) => {
                self.offer = None;
                Outcome::default()
            }
            _ => Outcome::default(),
        }
    }

    /// The text has changed: an open list follows what is typed.
    pub fn typed(&mut self, text: &str, caret: usize, mode: Mode, tables: &[Known]) {
        if self.offer.is_some() {
            self.open(text, caret, mode, tables);
        }
    }

    /// Whether something is offered.
    pub fn is_open(&self) -> bool {
        self.offer.is_some()
    }

    /// Nothing is offered any more.
    pub fn close(&mut self) {
        self.offer = None;
        self.is_leaving = false;
    }

    /// Takes the candidate of that place.
    pub fn take(&mut self, index: usize) -> Outcome {
        let Some(offer) = self.offer.take() else {
            return DONE;
        };
        let edit = offer.candidates.get(index).map(|candidate| {
            let end = offer.replace.start + candidate.text.len();
            Edit {
                replace: offer.replace.start..offer.replace.end,
                with: candidate.text.clone(),
                select: end..end,
            }
        });
        Outcome {
            edit,
            is_done: true,
        }
    }

    fn open(&mut self, text: &str, caret: usize, mode: Mode, tables: &[Known]) {
        let Completion {
            replace,
            candidates,
        } = complete(text, caret, mode, tables);
        self.offer = (!candidates.is_empty()).then_some(Offer {
            candidates,
            replace,
            chosen: 0,
        });
    }

    /// The candidate that a screen reader is to read.
    pub fn active(&self, frame: &Frame) -> Option<String> {
        let offer = self.offer.as_ref()?;
        Some(offer::option_id(&list_id(frame), offer.chosen))
    }
}

/// Goes to a blank, and changes nothing.
fn next_blank(text: &str, selection: &Range<usize>, is_back: bool) -> Option<Edit> {
    let blanks = blank::blanks(text, &tokens(text));
    let Span { start, end } = blank::next(&blanks, selection, is_back)?;
    Some(Edit {
        replace: start..start,
        with: String::new(),
        select: start..end,
    })
}

const DONE: Outcome = Outcome {
    edit: None,
    is_done: true,
};

/// The id of the open list.
pub fn list_id(frame: &Frame) -> String {
    format!("{}-offer", frame.id)
}

/// Whether a text is shown in colours.
pub fn is_painted(text: &str) -> bool {
    text.len() <= PAINTED_MAX
}

/// What stands above the editor of a statement: what the keys do, and a button where several problems can be mended.
pub fn above(text: &str, problems: &[Problem]) -> Vec<Node> {
    let mut nodes = vec![keys(None, text)];
    if has_mends(problems) {
        nodes.push(node::button("link", MEND, say::MEND).into());
    }
    nodes
}

/// What the keys do, for those who could not guess it, behind what is to be written.
pub fn keys(before: Option<&str>, text: &str) -> Node {
    let plain = (!is_painted(text)).then_some(say::PLAIN);
    let keys = if blank::filled(text).is_some() {
        say::BLANKS
    } else {
        say::KEYS
    };
    let said: Vec<&str> = before.into_iter().chain([keys]).chain(plain).collect();
    element("p")
        .with("class", "hint")
        .text(said.join(" "))
        .into()
}

/// How many lines a text has.
pub fn line_count(text: &str) -> usize {
    text.matches('\n').count() + 1
}

/// How wide the line numbers are, as a length of CSS.
pub fn gutter_width(text: &str) -> String {
    let digits = line_count(text).to_string().len();
    format!("{}ch", digits.max(2) + 2)
}
