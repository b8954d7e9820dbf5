//! The brackets within an item: whether a comma separates items. All that is known of the grammar here is where
//! `<` opens a type and where it compares.

use crate::sql::token::Kind;

/// What a text is a piece of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Piece {
    /// A list of items, or the start of one.
    Items,
    /// The type of a column, and what follows it.
    Type,
    /// An expression, in which `<` is a comparison.
    Expression,
}

/// The brackets that are open.
pub struct Brackets {
    round: usize,
    angle: usize,
    piece: Piece,
    /// `<` would open a type's bracket.
    opens_type: bool,
    /// Something can't be closed any more.
    is_broken: bool,
}

impl Brackets {
    /// None is open.
    pub fn within(piece: Piece) -> Self {
        Self {
            round: 0,
            angle: 0,
            piece,
            opens_type: false,
            is_broken: false,
        }
    }

    /// Whether a comma here separates items.
    pub fn are_closed(&self) -> bool {
        self.round == 0 && self.angle == 0 && !self.is_broken
    }

    /// Goes on behind a token. Angle brackets count outside of round ones only: within, no comma separates
    /// items anyway, and `<` may be a comparison.
    pub fn pass(&mut self, kind: Kind, written: &str) {
        let opened_type = std::mem::take(&mut self.opens_type);
        let is_type = self.piece == Piece::Type;
        if self.piece == Piece::Items {
            // A name comes first, whatever it looks like.
            self.piece = Piece::Type;
        }
        match kind {
            Kind::OpenName | Kind::OpenText | Kind::OpenComment => self.is_broken = true,
            Kind::Word if self.round == 0 && is_type => {
                let is = |word: &str| written.eq_ignore_ascii_case(word);
                self.opens_type = is("ARRAY") || is("MAP") || is("MULTISET") || is("ROW");
                if self.angle == 0 && is("AS") {
                    self.piece = Piece::Expression;
                }
            }
            Kind::Symbol => match written {
                "(" | "[" => self.round += 1,
                ")" | "]" if self.round == 0 => self.is_broken = true,
                ")" | "]" => self.round -= 1,
                "<" if opened_type => self.angle += 1,
                ">" if self.round == 0 => self.angle = self.angle.saturating_sub(1),
                _ => {}
            },
            _ => {}
        }
    }
}
