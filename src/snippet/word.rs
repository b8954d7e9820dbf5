//! The words of a command: literal text and the place of the token, quoted only when they are written.

/// One argument of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word(Vec<Piece>);

/// A part of an argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// To be taken as it stands.
    Literal(String),
    /// The token. It has no value here, so no text can hold it.
    Token,
}

impl Word {
    /// The token alone.
    pub(super) fn token() -> Self {
        Self(vec![Piece::Token])
    }

    /// Adds the token at the end.
    pub(super) fn and_token(mut self) -> Self {
        self.0.push(Piece::Token);
        self
    }

    /// The parts, in order.
    pub(super) fn pieces(&self) -> &[Piece] {
        &self.0
    }
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self(vec![Piece::Literal(text.to_owned())])
    }
}

impl From<String> for Word {
    fn from(text: String) -> Self {
        Self(vec![Piece::Literal(text)])
    }
}
