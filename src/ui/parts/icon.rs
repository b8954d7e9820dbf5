//! The icons, drawn by lines in the colour of the text around them. None says anything that its
//! neighbours don't: all are hidden from screen readers.

use crate::workspace::Subject;
use crate::workspace::table::Connector;
use leptos::prelude::*;

/// A table of PostgreSQL: a cylinder.
const DATABASE: &str = "M4 5c0-1.7 3.6-3 8-3s8 1.3 8 3-3.6 3-8 3-8-1.3-8-3v14c0 1.7 3.6 3 8 3s8-1.3 8-3V5M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3";
/// A topic: one node that feeds two.
const TOPIC: &str = "M9 12a3 3 0 1 0-6 0 3 3 0 0 0 6 0M21 5a3 3 0 1 0-6 0 3 3 0 0 0 6 0M21 19a3 3 0 1 0-6 0 3 3 0 0 0 6 0M8.6 10.6l6.8-4M8.6 13.4l6.8 4";
/// An index: a magnifying glass.
const INDEX: &str = "M17 10a7 7 0 1 0-14 0 7 7 0 0 0 14 0M15 15l6 6";
/// What needs nothing beside its text.
const LINES: &str = "M4 7h16M4 12h16M4 17h9";
/// A job: it runs.
const JOB: &str = "M6 4l13 8-13 8z";
/// The app: two waves of a mill race.
pub(crate) const WAVES: &str = "M2 9c3 0 3 2 6 2s3-2 6-2 3 2 6 2M2 15c3 0 3 2 6 2s3-2 6-2 3 2 6 2";
/// More actions.
pub(crate) const MORE: &str = "M5 12h.01M12 12h.01M19 12h.01";

/// The icon of what a draft creates.
pub(crate) fn of_subject(subject: &Subject) -> &'static str {
    match subject {
        Subject::Table(table) => match table.connector {
            Connector::Postgres(_) => DATABASE,
            Connector::Kafka(_) => TOPIC,
            Connector::OpenSearch(_) => INDEX,
            Connector::Plain(_) | Connector::Free => LINES,
        },
        Subject::Job(_) => JOB,
    }
}

/// An icon by its outline.
#[component]
pub(crate) fn Icon(outline: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
            <path d=outline></path>
        </svg>
    }
}
