//! What is seen of the editor: the text in colours, the numbers of its lines, and the open list.

use super::{Editor, Frame, is_painted, list_id};
use crate::desk::node::{self, Element, Node, element};
use crate::desk::offer;
use crate::desk::ruler::Ruler;
use crate::sql::bracket::pair_in;
use crate::sql::highlight::{Paint, Piece};
use crate::sql::order::sort;
use crate::sql::problem::{Problem, Severity};
use crate::sql::token::Span;
use crate::text::editor as say;
use std::ops::Range;

/// Lines that are drawn above and below those that are seen.
const MARGIN: usize = 20;

impl Editor {
    /// The text in colours, its line numbers, and the open list.
    pub fn view(
        &mut self,
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
        let ruler = Ruler::of(text);
        // Of thousands of problems, few are in sight. One of an earlier text must not stand elsewhere.
        let is_seen = |problem: &&Problem| {
            let Span { start, end } = problem.span;
            end <= text.len() && ruler.is_within(&(start..end), &shown)
        };
        let problems: Vec<&Problem> = problems.iter().filter(is_seen).collect();
        let mut nodes = Vec::new();
        if is_painted(text) {
            self.lexed.follow(text);
            let pair = caret.and_then(|caret| pair_in(text, &self.lexed.tokens, caret));
            let marks = marks(text, pair, &problems, self.said);
            let lines = lines(text, &self.lexed.pieces, &shown, &marks);
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
        nodes.push(gutter(&ruler, &shown, &problems, self.said, down));
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

/// What is marked in the text, with the class that it gets.
type Mark = (Span, &'static str);

fn marks(
    text: &str,
    pair: Option<(usize, usize)>,
    problems: &[&Problem],
    said: Option<Span>,
) -> Vec<Mark> {
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
    marks.extend(said.map(|span| (span, "bad")));
    if let Some((one, other)) = pair {
        for start in [one, other] {
            let end = start + 1;
            marks.push((Span { start, end }, "pair"));
        }
    }
    sort(&mut marks, |one, other| one.0.start.cmp(&other.0.start));
    marks
}

/// The lines that are shown, each a `div`.
fn lines(text: &str, pieces: &[Piece], shown: &Range<usize>, marks: &[Mark]) -> Vec<Node> {
    let mut lines = Vec::new();
    let mut line = new_line();
    let mut number = 0;
    let mut at = 0;
    for piece in pieces {
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
            node::text(said)
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
fn gutter(
    ruler: &Ruler,
    shown: &Range<usize>,
    problems: &[&Problem],
    said: Option<Span>,
    down: f64,
) -> Node {
    let line = |span: Span| ruler.line(span.start) as usize;
    let found = problems
        .iter()
        .map(|problem| (line(problem.span), problem.severity));
    let said = said.map(|span| (line(span), Severity::Error));
    let wrong: Vec<(usize, Severity)> = found.chain(said).collect();
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
