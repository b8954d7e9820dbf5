//! Where the items of a list stand, and what stands around each: what goes along with a row, and what stays.
//! What an item says is not looked at here.

use super::brackets::{Brackets, Place};
use crate::sql::token::{Kind, Span, Token, tokens};
use std::ops::Range;

/// A text, cut at the commas that stand outside of brackets.
pub struct List<'a> {
    /// The text.
    pub text: &'a str,
    /// All of its tokens.
    pub all: Vec<Token>,
    /// Its items.
    pub slots: Vec<Slot>,
    /// How many commas separate them.
    pub commas: usize,
}

/// An item and its surroundings. In the text they follow one another as
/// `lead front item before glue , behind glue`, and the last glue ends where the next `lead` begins.
pub struct Slot {
    /// Its tokens among all tokens.
    pub tokens: Range<usize>,
    /// From its first token to its last.
    pub span: Span,
    /// Where the comment lines directly above it begin.
    pub lead: usize,
    /// Where the comments in front of it on its own line begin.
    pub front: usize,
    /// Where the comments behind it on its own line end.
    pub before_end: usize,
    /// The last of them is one to the end of the line.
    pub is_line_before: bool,
    /// The comma behind it.
    pub comma: Option<Span>,
    /// Where the comments end that stand behind the comma to the end of the line.
    pub behind_end: usize,
    /// The last of them is one to the end of the line.
    pub is_line_behind: bool,
    /// A bracket or a quote is not closed, or a bracket closes too early: it takes all the text behind it.
    pub is_open: bool,
}

impl<'a> List<'a> {
    /// Cuts a schema.
    pub fn of(text: &'a str) -> Self {
        Self::cut(text, Place::Start)
    }

    /// Cuts a text that is to stand in such a place.
    pub fn cut(text: &'a str, place: Place) -> Self {
        let mut list = Self {
            text,
            all: tokens(text),
            slots: Vec::new(),
            commas: 0,
        };
        list.find_items(place);
        let mut floor = 0;
        for at in 0..list.slots.len() {
            list.find_surroundings(at, floor);
            floor = list.slots[at].behind_end;
        }
        list
    }

    /// The tokens of an item, without white space and comments.
    pub fn read(&self, slot: &Slot) -> Vec<Token> {
        let all = &self.all[slot.tokens.clone()];
        all.iter().filter(|t| !is_around(t.kind)).copied().collect()
    }

    /// The text between two places.
    pub fn between(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// How many rows can change places: an open one is the last and can't.
    pub fn movable(&self) -> usize {
        let is_open = self.slots.last().is_some_and(|slot| slot.is_open);
        self.slots.len() - usize::from(is_open)
    }

    /// What stands between an item, with the comments on its line, and its comma.
    pub fn glue_before(&self, slot: &Slot) -> &'a str {
        let comma = slot.comma.map_or(slot.before_end, |comma| comma.start);
        self.between(slot.before_end, comma)
    }

    /// What stands behind an item and belongs to no row.
    pub fn glue_behind(&self, at: usize) -> &'a str {
        let next = self.slots.get(at + 1);
        let end = next.map_or(self.text.len(), |next| next.lead);
        self.between(self.slots[at].behind_end, end)
    }

    fn find_items(&mut self, place: Place) {
        let mut open: Option<Slot> = None;
        let mut brackets = Brackets::at(place);
        for (at, token) in self.all.iter().enumerate() {
            if is_around(token.kind) {
                continue;
            }
            let written = token.span.of(self.text);
            if written == "," && brackets.are_closed() {
                self.commas += 1;
                if let Some(mut slot) = open.take() {
                    slot.comma = Some(token.span);
                    self.slots.push(slot);
                }
                brackets = Brackets::at(place);
                continue;
            }
            brackets.pass(token.kind, written);
            let slot = open.get_or_insert_with(|| Slot::at(at, token.span));
            slot.tokens.end = at + 1;
            slot.span = slot.span.to(token.span);
        }
        if let Some(mut slot) = open {
            slot.is_open = !brackets.are_closed();
            self.slots.push(slot);
        }
    }

    fn find_surroundings(&mut self, at: usize, floor: usize) {
        let slot = &self.slots[at];
        let (lead, front) = self.above(slot, floor);
        let before = self.rest_of_line(slot.tokens.end, slot.span.end);
        let mut behind = before;
        if let Some(comma) = slot.comma {
            behind = Rest {
                end: comma.end,
                is_line: false,
                is_all: true,
            };
            // A comma at the start of a line: what follows it belongs to the next item.
            let glue = self.between(before.end, comma.start);
            if !glue.contains(['\n', '\r']) {
                let next = self.token_from(comma.end);
                let rest = self.rest_of_line(next, comma.end);
                if rest.is_all {
                    behind = rest;
                }
            }
        }
        let slot = &mut self.slots[at];
        (slot.lead, slot.front) = (lead, front);
        (slot.before_end, slot.is_line_before) = (before.end, before.is_line);
        (slot.behind_end, slot.is_line_behind) = (behind.end, behind.is_line);
    }

    /// The first token that begins at or behind a place.
    pub fn token_from(&self, place: usize) -> usize {
        self.all.partition_point(|token| token.span.start < place)
    }

    /// The comments up to the end of the line.
    fn rest_of_line(&self, from: usize, place: usize) -> Rest {
        let mut rest = Rest {
            end: place,
            is_line: false,
            is_all: true,
        };
        for token in self.all.get(from..).unwrap_or_default() {
            let written = token.span.of(self.text);
            match token.kind {
                Kind::Space if written.contains(['\n', '\r']) => break,
                Kind::Space => {}
                Kind::BlockComment => rest.end = token.span.end,
                Kind::LineComment => {
                    let comment = written.trim_end_matches(['\n', '\r']);
                    rest.end = token.span.start + comment.len();
                    rest.is_line = true;
                    break;
                }
                _ => {
                    rest.is_all = false;
                    break;
                }
            }
        }
        rest
    }

    /// Where the comment lines directly above an item begin, and the comments in front of it on its line. A
    /// blank line cuts them off.
    fn above(&self, slot: &Slot, floor: usize) -> (usize, usize) {
        let (mut lead, mut front) = (slot.span.start, slot.span.start);
        let mut breaks = 0;
        let mut is_same_line = true;
        for token in self.all[..slot.tokens.start].iter().rev() {
            if token.span.start < floor {
                break;
            }
            if token.kind != Kind::BlockComment {
                breaks += line_breaks(token.span.of(self.text));
                is_same_line &= breaks == 0;
            }
            if !is_around(token.kind) || breaks > 1 {
                break;
            }
            if token.kind != Kind::Space {
                breaks = 0;
                lead = token.span.start;
                if is_same_line {
                    front = lead;
                }
            }
        }
        (lead, front)
    }
}

impl Slot {
    fn at(token: usize, span: Span) -> Self {
        Self {
            tokens: token..token + 1,
            span,
            lead: span.start,
            front: span.start,
            before_end: span.end,
            is_line_before: false,
            comma: None,
            behind_end: span.end,
            is_line_behind: false,
            is_open: false,
        }
    }
}

#[derive(Clone, Copy)]
struct Rest {
    end: usize,
    is_line: bool,
    /// Nothing else stands on the line.
    is_all: bool,
}

/// White space and comments: what can stand anywhere.
fn is_around(kind: Kind) -> bool {
    matches!(kind, Kind::Space | Kind::LineComment | Kind::BlockComment)
}

fn line_breaks(text: &str) -> usize {
    let count = |sign| text.matches(sign).count();
    count('\n').max(count('\r'))
}
