//! The grid as nodes.

use super::act::first_cell;
use super::{Grid, Offer, Typed, cell_id, part_name};
use crate::desk::node::{Element, Node, element};
use crate::desk::{editor, offer};
use crate::sql::grid::{Part, Row, RowKind};
use crate::sql::problem::{Problem, Severity};
use crate::sql::token::Span;
use crate::text::columns as say;
use crate::text::editor::COLUMNS;

/// What the grid is drawn from beside its own memory.
pub struct Shown<'a> {
    /// The rows of the text.
    pub rows: &'a [Row],
    /// What is wrong with the text, as far as it is shown yet.
    pub problems: &'a [Problem],
    /// The table's connector gives columns of its own.
    pub has_metadata: bool,
}

/// The grid as nodes: the choice of the view, and unless the text is shown as SQL, the columns.
pub fn view(grid: &Grid, shown: &Shown) -> Vec<Node> {
    let mut nodes = vec![tabs(grid.is_sql).into()];
    if !grid.is_sql {
        nodes.push(
            element("div")
                .with("id", PANEL)
                .with("role", "tabpanel")
                .with("aria-labelledby", "columns-tab-0")
                .child(table(grid, shown))
                .child(buttons(grid, shown))
                .children(notes(grid))
                .child(element("p").with("class", "hint").text(say::HINT))
                .into(),
        );
    }
    if grid.is_sql {
        nodes.push(editor::keys(Some(COLUMNS)));
    }
    nodes.push(
        element("p")
            .with("role", "status")
            .with("class", "unseen")
            .text(grid.said.as_str())
            .into(),
    );
    nodes
}

const PANEL: &str = "columns-panel";
/// The id of the list of types.
const TYPES: &str = "column-types";

fn tabs(is_sql: bool) -> Element {
    let tab = |index: usize, name: &str, is_shown: bool| {
        let act = if index == 0 { "view-grid" } else { "view-sql" };
        let mut tab = element("button")
            .with("type", "button")
            .with("role", "tab")
            .with("id", format!("columns-tab-{index}"))
            .with("data-act", act)
            .with("aria-selected", if is_shown { "true" } else { "false" })
            .with("tabindex", if is_shown { "0" } else { "-1" });
        if index == 0 && is_shown {
            tab = tab.with("aria-controls", PANEL);
        }
        tab.text(name)
    };
    element("div")
        .with("class", "tabs")
        .with("role", "tablist")
        .with("aria-label", say::VIEWS)
        .child(tab(0, say::AS_GRID, !is_sql))
        .child(tab(1, say::AS_SQL, is_sql))
}

fn table(grid: &Grid, shown: &Shown) -> Element {
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
    let rows = shown
        .rows
        .iter()
        .enumerate()
        .map(|(index, row)| line(grid, shown, index, row).into());
    element("div")
        .with("class", "columns-grid")
        .with("role", "table")
        .with("aria-label", say::TABLE)
        .child(header)
        .children(rows)
}

/// One row. Its controls stand in the same order whatever it is, so that the keyboard finds its way.
fn line(grid: &Grid, shown: &Shown, index: usize, row: &Row) -> Element {
    let cell = Cell {
        grid,
        shown,
        index,
        row,
    };
    let column = say::called(row.kind, index + 1);
    let cells: Vec<Node> = match row.kind {
        RowKind::Physical => vec![
            cell.input(Part::Name, &say::name_of(&column)),
            cell.types(&say::type_of(&column)),
            cell.nullable(&say::nullable_of(&column)),
        ],
        RowKind::Computed => vec![
            cell.input(Part::Name, &say::name_of(&column)),
            cell.led("AS", Part::Detail, &say::expression_of(&column)),
            blank(),
        ],
        RowKind::Metadata => vec![
            cell.input(Part::Name, &say::name_of(&column)),
            element("span")
                .with("role", "cell")
                .with("class", "column-metadata")
                .children(cell.types_within(&say::type_of(&column)))
                .child(element("span").with("class", "led").text("FROM"))
                .child(cell.control(Part::Detail, &say::key_of(&column)))
                .child(cell.check(
                    Part::Virtual,
                    row.is_virtual,
                    say::VIRTUAL,
                    &say::virtual_of(&column),
                ))
                .into(),
            cell.nullable(&say::nullable_of(&column)),
        ],
        RowKind::Watermark => vec![
            cell.led("WATERMARK FOR", Part::Name, &say::name_of(&column)),
            cell.led("AS", Part::Detail, &say::expression_of(&column)),
            blank(),
        ],
        RowKind::PrimaryKey => vec![
            element("span")
                .with("role", "cell")
                .with("class", "led")
                .text("PRIMARY KEY")
                .into(),
            element("span")
                .with("role", "cell")
                .child(cell.control(Part::Detail, &say::columns_of(&column)))
                .into(),
            blank(),
        ],
        RowKind::Verbatim => vec![
            element("span")
                .with("role", "cell")
                .with("class", "led")
                .text(say::ONLY_SQL)
                .into(),
            // Nothing is typed here, but the keys that move and remove a row have to find it.
            element("code")
                .with("role", "cell")
                .with("class", "verbatim")
                .with("id", cell_id(index, Part::Name))
                .with("tabindex", "-1")
                .with("data-act", format!("{} {index}", part_name(Part::Name)))
                .text(row.detail.as_str())
                .into(),
            blank(),
        ],
    };
    let mut line = element("div")
        .with("role", "row")
        .with("class", "column")
        .children(cells)
        .child(actions(index, &column, shown.rows.len()));
    if !row.comment.is_empty() {
        line = line.child(
            element("span")
                .with("role", "cell")
                .with("class", "column-comment")
                .child(element("span").with("class", "led").text("COMMENT"))
                .child(cell.control(Part::Comment, &say::comment_of(&column))),
        );
    }
    line
}

fn blank() -> Node {
    element("span").with("role", "cell").into()
}

fn actions(index: usize, column: &str, count: usize) -> Element {
    let button = |act: &str, name: String, sign: &str, is_off: bool| {
        element("button")
            .with("type", "button")
            .with("class", "quiet small")
            .with("data-act", format!("{act} {index}"))
            .with("aria-label", name)
            .with(".disabled", if is_off { "true" } else { "" })
            .text(sign)
    };
    element("span")
        .with("role", "cell")
        .with("class", "column-actions")
        .child(button("up", say::move_up(column), "↑", index == 0))
        .child(button(
            "down",
            say::move_down(column),
            "↓",
            index + 1 == count,
        ))
        .child(button("remove", say::remove(column), "×", false))
}

/// A cell while it is drawn.
struct Cell<'a> {
    grid: &'a Grid,
    shown: &'a Shown<'a>,
    index: usize,
    row: &'a Row,
}

impl Cell<'_> {
    /// What stands in the control: what was typed, else what the text says.
    fn value(&self, part: Part) -> &str {
        let is_here = |typed: &&Typed| (typed.row, typed.part) == (self.index, part);
        match self.grid.typed.as_ref().filter(is_here) {
            Some(typed) => &typed.value,
            None => match part {
                Part::Name => &self.row.name,
                Part::Type => &self.row.data_type,
                Part::Comment => &self.row.comment,
                _ => &self.row.detail,
            },
        }
    }

    /// Whether an error is shown at this part.
    fn is_wrong(&self, part: Part) -> bool {
        let is_here = |problem: &&Problem| {
            problem.severity == Severity::Error && touches(problem.span, self.row.span)
        };
        let mut here = self.shown.problems.iter().filter(is_here);
        here.any(|problem| part_of_problem(self.row, problem) == part)
    }

    fn control(&self, part: Part, name: &str) -> Element {
        let mut input = element("input")
            .with("id", cell_id(self.index, part))
            .with("type", "text")
            .with("class", "code")
            .with("autocomplete", "off")
            .with("autocapitalize", "off")
            .with("spellcheck", "false")
            .with("data-act", format!("{} {}", part_name(part), self.index))
            .with("aria-label", name)
            .with(".value", self.value(part));
        if self.is_wrong(part) {
            input = input
                .with("aria-invalid", "true")
                .with("aria-describedby", "field-schema_sql-problems");
        }
        input
    }

    fn input(&self, part: Part, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .child(self.control(part, name))
            .into()
    }

    fn led(&self, led: &str, part: Part, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .with("class", "column-led")
            .child(element("span").with("class", "led").text(led))
            .child(self.control(part, name))
            .into()
    }

    fn types(&self, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .with("class", "column-type")
            .children(self.types_within(name))
            .into()
    }

    /// The type's control with the list of types under it, where one is open.
    fn types_within(&self, name: &str) -> Vec<Node> {
        let offer = self.grid.offer.as_ref().filter(|_| {
            let typed = self.grid.typed.as_ref();
            typed.is_some_and(|typed| typed.row == self.index && typed.part == Part::Type)
        });
        let mut input = self
            .control(Part::Type, name)
            .with("role", "combobox")
            .with("aria-autocomplete", "list")
            .with(
                "aria-expanded",
                if offer.is_some() { "true" } else { "false" },
            );
        let Some(Offer { candidates, chosen }) = offer else {
            return vec![input.into()];
        };
        input = input.with("aria-controls", TYPES);
        if let Some(chosen) = *chosen {
            input = input.with("aria-activedescendant", offer::option_id(TYPES, chosen));
        }
        let list = offer::list(TYPES, say::TYPES, candidates, *chosen);
        vec![input.into(), list.into()]
    }

    fn check(&self, part: Part, is_on: bool, said: &str, name: &str) -> Element {
        element("label")
            .with("class", "check")
            .child(
                element("input")
                    .with("type", "checkbox")
                    .with("id", cell_id(self.index, part))
                    .with("data-act", format!("{} {}", part_name(part), self.index))
                    .with("aria-label", name)
                    .with(".checked", if is_on { "true" } else { "" }),
            )
            .text(said)
    }

    fn nullable(&self, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .child(self.check(Part::NotNull, !self.row.not_null, "", name))
            .into()
    }
}

/// The id of the control where the first error can be mended; that of the button that adds a column, where there is
/// none yet.
pub fn first_wrong(rows: &[Row], problems: &[Problem]) -> String {
    let error = problems
        .iter()
        .find(|problem| problem.severity == Severity::Error);
    let here = error.and_then(|error| {
        rows.iter()
            .position(|row| touches(error.span, row.span))
            .map(|index| (index, error))
    });
    match here {
        Some((index, error)) => cell_id(index, part_of_problem(&rows[index], error)),
        None if rows.is_empty() => "columns-add".to_owned(),
        None => first_cell(0, rows.first().map(|row| row.kind)),
    }
}

/// The part of a row that a problem is shown at: the name where it stands there, else the text that is the row's own.
fn part_of_problem(row: &Row, problem: &Problem) -> Part {
    // A name may stand there without quotes: what begins behind its letters is the type's.
    let (start, len) = (row.span.start, row.name.len());
    let is_of_name = problem.span.start < start + len.max(1) && problem.span.end <= start + len + 2;
    match row.kind {
        RowKind::Physical if is_of_name => Part::Name,
        RowKind::Verbatim => Part::Name,
        RowKind::Physical | RowKind::Metadata => Part::Type,
        _ => Part::Detail,
    }
}

/// Whether two ranges share a byte, or meet where one is empty.
fn touches(one: Span, other: Span) -> bool {
    one.start <= other.end && other.start <= one.end
}

fn buttons(grid: &Grid, shown: &Shown) -> Element {
    let has = |kind| shown.rows.iter().any(|row| row.kind == kind);
    let button = |class: &'static str, act: &'static str, name: &'static str| {
        element("button")
            .with("type", "button")
            .with("class", class)
            .with("id", format!("columns-{act}"))
            .with("data-act", act)
            .text(name)
    };
    let mut row = element("div")
        .with("class", "actions")
        .child(button("button", "add", say::ADD))
        .child(button("quiet", "add-computed", say::ADD_COMPUTED));
    if shown.has_metadata {
        row = row.child(button("quiet", "add-metadata", say::ADD_METADATA));
    }
    if !has(RowKind::Watermark) {
        row = row.child(button("quiet", "add-watermark", say::ADD_WATERMARK));
    }
    if !has(RowKind::PrimaryKey) {
        row = row.child(button("quiet", "add-key", say::ADD_KEY));
    }
    if !grid.past.is_empty() {
        row = row.child(button("quiet", "undo", say::UNDO));
    }
    row
}

fn notes(grid: &Grid) -> Option<Node> {
    if grid.notes.is_empty() {
        return None;
    }
    let notes = grid
        .notes
        .iter()
        .map(|note| element("li").text(note.as_str()).into());
    Some(
        element("div")
            .with("class", "pasted")
            .child(
                element("ul")
                    .with("aria-label", say::PASTED)
                    .children(notes),
            )
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
