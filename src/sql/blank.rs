//! Blanks of a statement: `«100»` stands where the user is to write a value of their own, with an example of it. Flink
//! knows neither mark, so that nothing that it takes is mistaken for one.

use super::problem::{Fault, Mend, Problem, Severity};
use super::token::{Kind, Span, Token, tokens};
use std::ops::Range;

const OPENING: &str = "«";
const CLOSING: &str = "»";

/// Where the blanks of a text stand, with their marks. `tokens` are the text's. A blank ends on its line.
pub fn blanks(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut opened = None;
    for token in tokens {
        let written = token.span.of(text);
        match token.kind {
            Kind::Stray if written == OPENING => opened = Some(token.span),
            Kind::Stray if written == CLOSING => {
                found.extend(opened.take().map(|start: Span| start.to(token.span)));
            }
            Kind::Space if written.contains(['\n', '\r']) => opened = None,
            _ => {}
        }
    }
    found
}

/// A text with the examples in the place of its blanks, and the blanks as problems. The marks become white space of
/// their length, so that every place stays what it was. `None` where nothing is blank.
pub fn filled(text: &str) -> Option<(String, Vec<Problem>)> {
    if !text.contains(OPENING) {
        return None;
    }
    let blanks = blanks(text, &tokens(text));
    let mut filled = text.to_owned();
    let mut problems = Vec::new();
    for span in blanks {
        let example = &text[span.start + OPENING.len()..span.end - CLOSING.len()];
        filled.replace_range(span.start..span.end, &["  ", example, "  "].concat());
        problems.push(Problem {
            span,
            severity: Severity::Error,
            fault: Fault::Blank,
            mend: Some(Mend {
                span,
                text: example.trim().to_owned(),
            }),
        });
    }
    (!problems.is_empty()).then_some((filled, problems))
}

/// The blank that Tab goes to from what is selected, or Shift+Tab: the next one on that side, and behind the last the
/// first again.
pub fn next(blanks: &[Span], selection: &Range<usize>, is_back: bool) -> Option<Span> {
    let found = if is_back {
        let before = blanks.iter().rfind(|blank| blank.end <= selection.start);
        before.or(blanks.last())
    } else {
        let behind = blanks.iter().find(|blank| blank.start >= selection.end);
        behind.or(blanks.first())
    };
    found.copied()
}
