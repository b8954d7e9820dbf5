//! The editor of a text of SQL: what lies behind the textarea, the list of what can be written at the caret, and what
//! keys do. The textarea holds the text, and with it selection, undo and whatever else a platform gives to typing.

use super::node::{Element, Node, element};
use super::offer;
use super::ruler::Ruler;
use crate::sql::bracket;
use crate::sql::complete::{Candidate, Completion, Known, Mode, complete};
use crate::sql::edit::{Edit, indent, outdent};
use crate::sql::highlight::{Paint, paint};
use crate::sql::order::sort;
use crate::sql::problem::{Problem, Severity};
use crate::sql::token::Span;
use crate::text::editor as say;
use std::ops::Range;

/// What the editor remembers.
#[derive(Debug, Default)]
pub struct Editor {
    /// What is offered at the caret.
    offer: Option<Offer>,
    /// Escape was pressed: the next Tab leaves.
    is_leaving: bool,
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

/// Texts behind this length are shown as they are: to colour them takes longer than a keystroke may.
const PAINTED_MAX: usize = 500_000;
/// Lines that are drawn above and below those that are seen.
const MARGIN: usize = 20;

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
                edit: Some(if key.shift {
                    outdent(text, selection)
                } else {
                    indent(text, selection)
                }),
                is_done: true,
            },
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

    /// The text in colours, its line numbers, and the open list.
    pub fn view(
        &self,
        text: &str,
        caret: Option<usize>,
        problems: &[Problem],
        frame: &Frame,
    ) -> Vec<Node> {
        let above = (frame.top / frame.line).max(0.0);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a number of lines"
        )]
        let first = (above as usize).saturating_sub(MARGIN);
        let count = frame.lines.saturating_add(2 * MARGIN);
        let shown = first..first.saturating_add(count);
        #[allow(clippy::cast_precision_loss, reason = "a number of lines")]
        let down = first as f64 * frame.line - frame.top;
        let mut nodes = Vec::new();
        if is_painted(text) {
            let lines = lines(text, &shown, &marks(text, caret, problems));
            nodes.push(
                element("div")
                    .with("class", "clip")
                    .child(
                        element("pre")
                            .with("class", "painted")
                            .with("aria-hidden", "true")
                            .with(
                                "style:transform",
                                format!("translate({}px, {down}px)", -frame.left),
                            )
                            .children(lines),
                    )
                    .into(),
            );
        }
        nodes.push(gutter(text, &shown, problems, down));
        nodes.extend(self.list(text, frame));
        nodes
    }

    fn list(&self, text: &str, frame: &Frame) -> Option<Node> {
        let offer = self.offer.as_ref()?;
        // Nothing stands over a text that it was not made for.
        let before = text.get(..offer.replace.start)?;
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before[line_start..].chars().count();
        let line = before.matches('\n').count() + 1;
        #[allow(clippy::cast_precision_loss, reason = "a number of lines")]
        let top = line as f64 * frame.line - frame.top;
        let chosen = Some(offer.chosen);
        Some(
            offer::list(&list_id(frame), say::OFFER, &offer.candidates, chosen)
                .with("style:top", format!("calc({top}px + var(--code-inset))"))
                .with(
                    "style:left",
                    format!(
                        "max(0px, min(calc(var(--gutter) + {column}ch - {}px), calc(100% - 300px)))",
                        frame.left
                    ),
                )
                .into(),
        )
    }
}

const DONE: Outcome = Outcome {
    edit: None,
    is_done: true,
};

/// The id of the open list.
pub fn list_id(frame: &Frame) -> String {
    format!("{}-offer", frame.id)
}

/// What is marked in the text, with the class that it gets.
type Mark = (Span, &'static str);

fn marks(text: &str, caret: Option<usize>, problems: &[Problem]) -> Vec<Mark> {
    let mut marks: Vec<Mark> = problems
        .iter()
        .map(|problem| {
            let class = match problem.severity {
                Severity::Error => "bad",
                Severity::Warning => "warn",
            };
            // What was found in an earlier text may end within a letter of this one.
            let span = Span {
                start: text.floor_char_boundary(problem.span.start),
                end: text.ceil_char_boundary(problem.span.end),
            };
            (span, class)
        })
        .collect();
    if let Some((one, other)) = caret.and_then(|caret| bracket::pair(text, caret)) {
        for start in [one, other] {
            let end = start + 1;
            marks.push((Span { start, end }, "pair"));
        }
    }
    sort(&mut marks, |one, other| one.0.start.cmp(&other.0.start));
    marks
}

/// The lines that are shown, each a `div`.
fn lines(text: &str, shown: &Range<usize>, marks: &[Mark]) -> Vec<Node> {
    let mut lines = Vec::new();
    let mut line = new_line();
    let mut number = 0;
    let mut at = 0;
    for piece in paint(text) {
        let end = at + piece.len;
        let mut start = at;
        for part in text[at..end].split_inclusive('\n') {
            let span = Span {
                start,
                end: start + part.trim_end_matches('\n').len(),
            };
            if shown.contains(&number) {
                push(&mut line, text, span, piece.paint, marks);
            }
            start += part.len();
            if part.ends_with('\n') {
                if shown.contains(&number) {
                    lines.push(std::mem::replace(&mut line, new_line()).into());
                }
                number += 1;
            }
        }
        at = end;
        if number >= shown.end {
            return lines;
        }
    }
    if shown.contains(&number) {
        lines.push(line.into());
    }
    lines
}

fn new_line() -> Element {
    element("div")
}

/// Puts a piece of one paint into a line, cut where a mark begins or ends.
fn push(line: &mut Element, text: &str, span: Span, paint: Paint, marks: &[Mark]) {
    let mut at = span.start;
    while at < span.end {
        let here = marks
            .iter()
            .rfind(|(mark, _)| mark.start <= at && at < mark.end);
        let end = match here {
            Some((mark, _)) => mark.end,
            None => span.end,
        };
        let begins = marks
            .iter()
            .map(|(mark, _)| mark.start)
            .filter(|start| *start > at);
        let end = begins.chain([end, span.end]).min().unwrap_or(span.end);
        let part = Span { start: at, end };
        let class = match (class_of(paint), here) {
            ("", None) => String::new(),
            (class, None) => class.to_owned(),
            (class, Some((_, mark))) => format!("{class} {mark}"),
        };
        let said = part.of(text);
        line.children.push(if class.is_empty() {
            super::node::text(said)
        } else {
            element("span").with("class", class).text(said).into()
        });
        if end <= at {
            return;
        }
        at = end;
    }
}

fn class_of(paint: Paint) -> &'static str {
    match paint {
        Paint::Plain => "",
        Paint::Keyword => "kw",
        Paint::Type => "ty",
        Paint::Name => "nm",
        Paint::Function => "fn",
        Paint::Text => "st",
        Paint::Number => "nu",
        Paint::Comment => "co",
        Paint::Wrong => "wr",
    }
}

/// The numbers of the lines. A line with a problem is marked.
fn gutter(text: &str, shown: &Range<usize>, problems: &[Problem], down: f64) -> Node {
    let ruler = Ruler::of(text);
    let wrong: Vec<(usize, Severity)> = problems
        .iter()
        .map(|problem| (ruler.line(problem.span.start) as usize, problem.severity))
        .collect();
    let number = |number: usize| {
        let severity = wrong
            .iter()
            .filter(|(line, _)| *line == number)
            .map(|(_, severity)| *severity)
            .max();
        let class = match severity {
            Some(Severity::Error) => "bad",
            Some(Severity::Warning) => "warn",
            None => "",
        };
        element("div")
            .with("class", class)
            .text(number.to_string())
            .into()
    };
    let last = shown.end.min(ruler.count());
    element("div")
        .with("class", "gutter")
        .with("aria-hidden", "true")
        .child(
            element("div")
                .with("style:transform", format!("translateY({down}px)"))
                .children((shown.start + 1..=last).map(number)),
        )
        .into()
}

/// Whether a text is shown in colours.
pub fn is_painted(text: &str) -> bool {
    text.len() <= PAINTED_MAX
}

/// What the keys do, for those who could not guess it, behind what is to be written.
pub fn keys(before: Option<&str>) -> Node {
    let said: Vec<&str> = before.into_iter().chain([say::KEYS]).collect();
    element("p")
        .with("class", "hint")
        .text(said.join(" "))
        .into()
}

/// How wide the line numbers are, as a length of CSS.
pub fn gutter_width(text: &str) -> String {
    let digits = (text.matches('\n').count() + 1).to_string().len();
    format!("{}ch", digits.max(2) + 2)
}
