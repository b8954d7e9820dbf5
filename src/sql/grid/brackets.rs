//! The brackets within an item: whether a comma separates items. All that is known of the grammar here is where
//! `<` opens a type and where it compares.

use crate::sql::token::Kind;

/// A place within an item, told by what stands in front of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Nothing: an item begins.
    Start,
    /// A name: a type follows, or AS and an expression.
    BehindName,
    /// The word WATERMARK, which may be a name all the same.
    BehindWatermark,
    /// WATERMARK FOR: an expression follows behind the next AS.
    Watermark,
    /// The start of a type.
    Type,
    /// AS: in an expression, `<` is a comparison.
    Expression,
}

/// The brackets that are open.
pub struct Brackets {
    round: usize,
    angle: usize,
    place: Place,
    /// `<` would open a type's bracket.
    opens_type: bool,
    /// Something can't be closed any more.
    is_broken: bool,
}

impl Brackets {
    /// None is open.
    pub fn at(place: Place) -> Self {
        Self {
            round: 0,
            angle: 0,
            place,
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
        let is = |word: &str| kind == Kind::Word && written.eq_ignore_ascii_case(word);
        self.place = match self.place {
            Place::Start if is("WATERMARK") => Place::BehindWatermark,
            Place::Start => Place::BehindName,
            Place::BehindWatermark if is("FOR") => Place::Watermark,
            Place::BehindName | Place::Watermark if is("AS") => Place::Expression,
            Place::BehindName | Place::BehindWatermark => Place::Type,
            place => place,
        };
        match kind {
            Kind::OpenName | Kind::OpenText | Kind::OpenComment => self.is_broken = true,
            Kind::Word => {
                let is_type = self.round == 0 && self.place == Place::Type;
                self.opens_type =
                    is_type && (is("ARRAY") || is("MAP") || is("MULTISET") || is("ROW"));
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
