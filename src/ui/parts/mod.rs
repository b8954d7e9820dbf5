//! The parts that panes are made of. Each takes signals and callbacks, and knows no pane.

pub(super) mod field;
pub(super) mod icon;
pub(super) mod menu;
