//! The panes of the page.

pub(super) mod answer;
pub(super) mod form;
pub(super) mod notices;
pub(super) mod request;
mod settings;
pub(super) mod target_bar;
pub(super) mod workspace;
