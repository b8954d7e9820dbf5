//! Where the caret stands: the word that is being written, and the tokens around it.

use crate::sql::name::unquoted;
use crate::sql::reserved::is_reserved;
use crate::sql::token::{Kind, Span, tokens, word_len};

/// A token as it is written.
#[derive(Debug, Clone, Copy)]
pub struct Piece<'a> {
    /// What it is.
    pub kind: Kind,
    /// How it is written.
    pub text: &'a str,
}

/// The place of the caret.
pub struct Place<'a> {
    /// The word under the caret.
    pub replace: Span,
    /// The part of it before the caret, without a backtick.
    pub typed: &'a str,
    /// It begins with a backtick: only a name can stand here.
    pub is_quoted: bool,
    /// What stands before it; white space and comments are left out.
    pub before: Vec<Piece<'a>>,
    /// What stands behind it.
    pub after: Vec<Piece<'a>>,
}

impl Piece<'_> {
    /// Whether it is this word, in whatever case.
    pub fn is(&self, word: &str) -> bool {
        self.kind == Kind::Word && self.text.eq_ignore_ascii_case(word)
    }

    /// Whether it is one of these words.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(word))
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == Kind::Symbol && self.text == sign
    }

    /// The name that it is, without backticks.
    pub fn name(&self) -> Option<String> {
        match self.kind {
            Kind::Name => Some(unquoted(self.text, '`')),
            Kind::Word if !is_reserved(self.text) => Some(self.text.to_owned()),
            _ => None,
        }
    }

    /// Whether a value ends here, so that no other can follow.
    pub fn ends_operand(&self) -> bool {
        match self.kind {
            Kind::Word => {
                !is_reserved(self.text)
                    || self.is_any(&[
                        "END",
                        "NULL",
                        "TRUE",
                        "FALSE",
                        "UNKNOWN",
                        "CURRENT_DATE",
                        "CURRENT_TIME",
                        "CURRENT_TIMESTAMP",
                        "LOCALTIME",
                        "LOCALTIMESTAMP",
                    ])
            }
            Kind::Symbol => matches!(self.text, ")" | "]"),
            Kind::Stray => false,
            _ => true,
        }
    }
}

/// The place of a caret, which stands between two characters. None where nothing can be completed: in a
/// string, a comment or a number, and right behind a name that is closed.
pub fn find(text: &str, caret: usize) -> Option<Place<'_>> {
    let (head, rest) = text.split_at_checked(caret)?;
    let mut before = tokens(head);
    let mut start = caret;
    let mut is_quoted = false;
    if let Some(last) = before.last() {
        match last.kind {
            Kind::Word => start = last.span.start,
            Kind::OpenName => {
                start = last.span.start;
                is_quoted = true;
            }
            Kind::Space | Kind::BlockComment | Kind::Symbol | Kind::Stray => {}
            Kind::LineComment if head.ends_with(['\n', '\r']) => {}
            _ => return None,
        }
    }
    let mut end = caret;
    if start < caret {
        end += word_len(rest);
        before.pop();
    }
    if is_quoted && text[end..].starts_with('`') {
        end += 1;
    }
    let typed = &head[start + usize::from(is_quoted)..];
    let tail = &text[end..];
    Some(Place {
        replace: Span { start, end },
        typed,
        is_quoted,
        before: pieces(head, &before),
        after: pieces(tail, &tokens(tail)),
    })
}

fn pieces<'a>(text: &'a str, all: &[crate::sql::token::Token]) -> Vec<Piece<'a>> {
    let read = all.iter().filter(|token| !token.kind.is_gap());
    read.map(|token| Piece {
        kind: token.kind,
        text: token.span.of(text),
    })
    .collect()
}
