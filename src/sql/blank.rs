//! Blanks of a statement: `«100»` stands where the user is to write a value of their own, with an example of it. Flink
//! knows neither mark, so that nothing that it takes is mistaken for one.

use super::problem::{Fault, Mend, Problem, Severity};
use super::token::{Kind, Span, Token, tokens};
use std::ops::Range;

const OPENING: &str = "«";
const CLOSING: &str = "»";

/// What is read in the place of a blank without an example: as long as its marks.
const NOTHING: &str = "NULL";

/// Where the blanks of a text stand, with their marks. `tokens` are the text's. A blank ends on its line. In quotes, a blank
/// is all that stands in them: Flink takes these as they are.
pub fn blanks(text: &str, tokens: &[Token]) -> Vec<Span> {
    let mut found: Vec<Span> = Vec::new();
    let mut open: Vec<Span> = Vec::new();
    for token in tokens {
        let written = token.span.of(text);
        match token.kind {
            Kind::Stray if written == OPENING => open.push(token.span),
            Kind::Stray if written == CLOSING => {
                if let Some(start) = open.pop() {
                    // What is blank within it is no blank of its own.
                    found.retain(|blank| blank.start < start.start);
                    found.push(start.to(token.span));
                }
            }
            Kind::Text if open.is_empty() => found.extend(quoted(text, token.span)),
            Kind::Space if written.contains(['\n', '\r']) => open.clear(),
            _ => {}
        }
    }
    found
}

/// The blank that is all of a text in quotes.
fn quoted(text: &str, span: Span) -> Option<Span> {
    let inner = Span {
        start: span.start + 1,
        end: span.end - 1,
    };
    let example = inner
        .of(text)
        .strip_prefix(OPENING)?
        .strip_suffix(CLOSING)?;
    (!example.contains(['«', '»', '\n'])).then_some(inner)
}

/// A text with the examples in the place of its blanks, and the blanks as problems. The marks become white space of
/// their length, so that every place stays what it was; those in quotes, behind the quotes. `None` where nothing is blank.
pub fn filled(text: &str) -> Option<(String, Vec<Problem>)> {
    if !text.contains(OPENING) {
        return None;
    }
    let all = tokens(text);
    let blanks = blanks(text, &all);
    let mut filled = text.to_owned();
    let mut problems = Vec::new();
    for span in blanks {
        let example = span.of(text).replace(['«', '»'], "  ");
        let at = all.partition_point(|token| token.span.end <= span.start);
        let is_quoted = all[at].kind == Kind::Text;
        let meant = span.of(text).replace(['«', '»'], "");
        let meant = meant.trim();
        if is_quoted {
            let inner = &example[OPENING.len()..example.len() - CLOSING.len()];
            filled.replace_range(span.start..=span.end, &[inner, "'    "].concat());
        } else {
            let rest = example.get(NOTHING.len()..).filter(|_| meant.is_empty());
            let stands = rest.map(|rest| [NOTHING, rest].concat());
            filled.replace_range(span.start..span.end, &stands.unwrap_or(example.clone()));
        }
        problems.push(Problem {
            span,
            // In quotes, somebody may mean it as it stands there.
            severity: if is_quoted {
                Severity::Warning
            } else {
                Severity::Error
            },
            fault: Fault::Blank,
            mend: (!meant.is_empty()).then(|| Mend {
                span,
                text: meant.to_owned(),
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
