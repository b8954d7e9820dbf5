//! The rows as they were drawn last: a key changes one of them, and the others are taken over as they are.

use super::row::{Cell, line};
use crate::desk::node::Node;
use crate::sql::grid::Row;
use crate::text::columns as say;

/// The rows as they were drawn last, by their places.
#[derive(Debug, Default)]
pub struct Lines(Vec<Line>);

/// A row, and all that it was drawn from.
#[derive(Debug)]
struct Line {
    row: Row,
    number: usize,
    is_last: bool,
    /// It shows more than the row says: what is half typed, a list, what is wrong with it.
    has_more: bool,
    drawn: Node,
}

impl Lines {
    /// The row, drawn anew only where it is not what it was. `number` is the one that it is called by. They are asked for
    /// in their order.
    pub(super) fn line(&mut self, cell: &Cell, number: usize) -> Node {
        let (has_more, is_last) = (cell.has_more(), cell.is_last());
        if let Some(last) = self.0.get(cell.index)
            && !(has_more || last.has_more)
            && (last.number, last.is_last) == (number, is_last)
            && last.row.says_as(cell.row)
        {
            return last.drawn.clone();
        }
        let drawn = Node::from(line(cell, &say::called(cell.row.kind, number)));
        let made = Line {
            row: cell.row.clone(),
            number,
            is_last,
            has_more,
            drawn: drawn.clone(),
        };
        match self.0.get_mut(cell.index) {
            Some(last) => *last = made,
            None => self.0.push(made),
        }
        drawn
    }
}
