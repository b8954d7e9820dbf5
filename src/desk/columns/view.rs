//! The grid as nodes: the choice of the view, what was pasted, the rows, and the buttons below them.

use super::lines::Lines;
use super::marks::Marks;
use super::past::Way;
use super::row::Cell;
use super::rows::numbers;
use super::{Grid, part_name};
use crate::desk::editor;
use crate::desk::node::{self, Element, Node, element};
use crate::desk::tabs::{self, Tab};
use crate::sql::grid::{self, Part, Row, RowKind};
use crate::sql::mend::has_mends;
use crate::sql::problem::Problem;
use crate::sql::schema::connector::Connector;
use crate::text::columns as say;
use crate::text::editor::COLUMNS;
use std::collections::BTreeSet;

/// What the grid is drawn from beside its own memory.
pub struct Shown<'a> {
    /// The text.
    pub text: &'a str,
    /// Its rows.
    pub rows: &'a [Row],
    /// What is wrong with the text, as far as it is shown yet.
    pub problems: &'a [Problem],
    /// The table's connector gives columns of its own.
    pub has_metadata: bool,
}

/// The id of the element that holds the text as SQL.
pub const SQL_PANEL: &str = "columns-sql";
const PANEL: &str = "columns-panel";

/// The grid as nodes: the choice of the view, and unless the text is shown as SQL, the columns. `lines` are those that
/// were drawn before.
pub fn view(grid: &Grid, shown: &Shown, lines: &mut Lines) -> Vec<Node> {
    let mut nodes = vec![tabs(grid.is_sql).into()];
    if grid.is_sql {
        let steps: Vec<Node> = mend(shown).into_iter().chain(steps(grid)).collect();
        if !steps.is_empty() {
            nodes.push(
                element("div")
                    .with("class", "actions")
                    .children(steps)
                    .into(),
            );
        }
        nodes.push(editor::keys(Some(COLUMNS), shown.text));
    } else {
        nodes.push(
            element("div")
                .with("id", PANEL)
                .with("class", "columns-panel")
                .with("role", "tabpanel")
                .with("aria-labelledby", tab_id(0))
                // It keeps its place while it is empty: what stands behind it stays what it is.
                .child(element("div").children(notes(grid, shown.rows)))
                .child(table(grid, shown, lines))
                .children(more_rows(shown.rows.len()))
                .child(buttons(grid, shown))
                .child(element("p").with("class", "hint").text(say::HINT))
                .into(),
        );
    }
    nodes.push(
        element("p")
            .with("role", "status")
            .with("class", "unseen")
            .text(grid.said_of(shown.text))
            .into(),
    );
    nodes
}

/// What `data-act` says for each of the views, in the order of their tabs.
pub(super) const VIEWS: [&str; 2] = ["view-grid", "view-sql"];

/// The id of a tab: 0 for the grid, 1 for SQL.
pub fn tab_id(index: usize) -> String {
    format!("columns-tab-{index}")
}

fn tabs(is_sql: bool) -> Element {
    let shown = usize::from(is_sql);
    let views = [
        (VIEWS[0], say::AS_GRID, PANEL),
        (VIEWS[1], say::AS_SQL, SQL_PANEL),
    ];
    let tab = |(index, (act, name, panel)): (usize, (&str, &'static str, &'static str))| Tab {
        id: tab_id(index),
        act: act.to_owned(),
        name,
        panel: (index == shown).then_some(panel),
    };
    let tabs = views.into_iter().enumerate().map(tab);
    tabs::list(say::VIEWS, tabs, shown)
}

fn table(grid: &Grid, shown: &Shown, lines: &mut Lines) -> Element {
    let head = |name: &str| {
        element("span")
            .with("role", "columnheader")
            .text(name)
            .into()
    };
    let header = element("div")
        .with("role", "row")
        .with("class", "column-head")
        .children([
            head(say::NAME),
            head(say::TYPE),
            head(say::NULLABLE),
            head(say::ACTIONS),
        ]);
    let marks = Marks::of(shown.rows, shown.problems);
    // An empty list has a row to type into all the same.
    let blank = [grid::blank()];
    let rows = if shown.rows.is_empty() {
        &blank[..]
    } else {
        shown.rows
    };
    let numbers = numbers(rows);
    let drawn = rows.iter().enumerate().take(ROWS_MAX).map(|(index, row)| {
        let cell = Cell {
            grid,
            text: shown.text,
            marks: &marks,
            count: shown.rows.len(),
            index,
            row,
        };
        lines.line(&cell, numbers[index])
    });
    element("div")
        .with("class", "columns-grid")
        .with("role", "table")
        .with("aria-label", say::TABLE)
        .child(header)
        .children(drawn)
}

/// The most rows that are shown: nobody goes through more of them, and each has a dozen elements.
const ROWS_MAX: usize = 2000;

/// Says that there are more rows than are shown.
fn more_rows(count: usize) -> Option<Node> {
    let more = count.checked_sub(ROWS_MAX).filter(|more| *more > 0)?;
    let hint = element("p")
        .with("class", "hint")
        .text(say::more_rows(more));
    Some(hint.into())
}

fn buttons(grid: &Grid, shown: &Shown) -> Element {
    let has = |kind| shown.rows.iter().any(|row| row.kind == kind);
    let mut row = element("div").with("class", "actions");
    if shown.rows.len() > ROWS_MAX {
        // What is added would not be in sight.
        return row.children(mend(shown)).children(steps(grid));
    }
    row = row.child(button("button", "add", say::ADD)).child(button(
        "quiet",
        "add-computed",
        say::ADD_COMPUTED,
    ));
    if shown.has_metadata {
        row = row.child(button("quiet", "add-metadata", say::ADD_METADATA));
    }
    if !has(RowKind::Watermark) {
        row = row.child(button("quiet", "add-watermark", say::ADD_WATERMARK));
    }
    // With a format that knows new rows only, Kafka keeps no key.
    if !has(RowKind::PrimaryKey) && grid.connector != Some(Connector::Kafka) {
        row = row.child(button("quiet", "add-key", say::ADD_KEY));
    }
    row.children(mend(shown)).children(steps(grid))
}

/// Mends at once what can be mended, where that is more than one thing.
fn mend(shown: &Shown) -> Option<Node> {
    has_mends(shown.problems).then(|| button("quiet", "mend", say::MEND).into())
}

/// The ways back and forth, as far as there are any.
fn steps(grid: &Grid) -> Vec<Node> {
    let ways = [
        (Way::Back, "undo", say::UNDO),
        (Way::Forth, "redo", say::REDO),
    ];
    let open = ways.into_iter().filter(|(way, ..)| grid.past.has(*way));
    open.map(|(_, act, name)| button("quiet", act, name).into())
        .collect()
}

fn button(class: &'static str, act: &'static str, name: &'static str) -> Element {
    node::button(class, act, name).with("id", format!("columns-{act}"))
}

/// So many notes are shown at once, with the one for all.
const NOTES: usize = 4;

/// What became of what was pasted: the first notes, the others behind a summary. Nothing once none of the columns
/// that they speak of is there any more.
fn notes(grid: &Grid, rows: &[Row]) -> Option<Node> {
    let are_there = grid.noted.is_empty() || {
        let rows: BTreeSet<_> = rows.iter().map(|row| (&row.name, &row.data_type)).collect();
        let mut noted = grid.noted.iter();
        noted.any(|(name, data_type)| rows.contains(&(name, data_type)))
    };
    if grid.notes.is_empty() || !are_there {
        return None;
    }
    let item = |note: &String| -> Node { element("li").text(note.as_str()).into() };
    // To hide a single one would spare nothing.
    let count = if grid.notes.len() == NOTES + 1 {
        NOTES + 1
    } else {
        NOTES.min(grid.notes.len())
    };
    let (first, rest) = grid.notes.split_at(count);
    let mut told = element("div").with("class", "told-of").child(
        element("ul")
            .with("aria-label", say::PASTED)
            .children(first.iter().map(item)),
    );
    if !rest.is_empty() {
        told = told.child(
            element("details")
                .child(element("summary").text(say::more_notes(rest.len())))
                .child(
                    element("ul")
                        .with("aria-label", say::MORE_PASTED)
                        .children(rest.iter().map(item)),
                ),
        );
    }
    Some(
        element("div")
            .with("class", "pasted")
            .child(told)
            .child(
                element("button")
                    .with("type", "button")
                    .with("class", "quiet small")
                    .with("data-act", "dismiss")
                    .text(say::DISMISS),
            )
            .into(),
    )
}

/// What a control of a row does, for `data-act`.
pub fn act(part: Part, row: usize) -> String {
    format!("{} {row}", part_name(part))
}
