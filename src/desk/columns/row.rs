//! A row of the grid as nodes: its cells, what is wrong with them, and its buttons.

use super::marks::{Marks, description_id};
use super::view::act;
use super::{Grid, cell_id};
use crate::api::json::visible;
use crate::desk::node::{Element, Node, element};
use crate::desk::offer;
use crate::sql::grid::{Part, Row, RowKind};
use crate::text::columns as say;
use crate::text::editor::OFFER;
use std::rc::Rc;

/// The id of the list that is open.
const LIST: &str = "column-offer";

/// A row while it is drawn.
pub struct Cell<'a> {
    /// What the grid remembers.
    pub grid: &'a Grid,
    /// The text.
    pub text: &'a str,
    /// What is wrong with it.
    pub marks: &'a Marks<'a>,
    /// How many rows the text has.
    pub count: usize,
    /// The place of this one.
    pub index: usize,
    /// What it says.
    pub row: &'a Row,
}

/// One row. Its controls stand in the same order whatever it is, so that the keyboard finds its way.
pub fn line(cell: &Cell, column: &str) -> Element {
    let (index, row) = (cell.index, cell.row);
    let mut class = "column";
    let cells: Vec<Node> = match row.kind {
        RowKind::Physical => vec![
            cell.input(Part::Name, &say::name_of(column)),
            cell.typed(&say::type_of(column)),
            cell.nullable(&say::nullable_of(column)),
        ],
        RowKind::Computed => vec![
            cell.input(Part::Name, &say::name_of(column)),
            cell.led("AS", Part::Detail, &say::expression_of(column)),
        ],
        RowKind::Metadata => vec![
            cell.input(Part::Name, &say::name_of(column)),
            cell.typed(&say::type_of(column)),
            element("span")
                .with("role", "cell")
                .with("class", "column-metadata")
                .child(led("METADATA FROM"))
                .child(cell.offering(Part::Detail, &say::key_of(column)))
                .child(cell.check(
                    Part::Virtual,
                    row.is_virtual,
                    say::VIRTUAL,
                    &say::virtual_of(column),
                ))
                .into(),
            cell.nullable(&say::nullable_of(column)),
        ],
        RowKind::Watermark => {
            class = "column column-watermark";
            vec![
                cell.led("WATERMARK FOR", Part::Name, &say::name_of(column)),
                cell.led("AS", Part::Detail, &say::expression_of(column)),
            ]
        }
        RowKind::PrimaryKey => vec![
            led("PRIMARY KEY").with("role", "cell").into(),
            element("span")
                .with("role", "cell")
                .with("class", "column-led")
                .child(cell.offering(Part::Detail, &say::columns_of(column)))
                .into(),
        ],
        RowKind::Verbatim => vec![
            led(say::ONLY_SQL).with("role", "cell").into(),
            // Nothing is typed here, but the keys that move and remove a row have to find it.
            element("code")
                .with("role", "cell")
                .with("class", "verbatim")
                .with("id", cell_id(index, Part::Name))
                .with("tabindex", "-1")
                .with("data-act", act(Part::Name, index))
                .text(visible(&row.detail))
                .into(),
        ],
    };
    let mut line = element("div")
        .with("role", "row")
        .with("class", class)
        .children(cells)
        .child(actions(cell, column));
    if !row.comment.is_empty() {
        line = line.child(
            element("span")
                .with("role", "cell")
                .with("class", "column-comment")
                .child(led("COMMENT"))
                .children(cell.control(Part::Comment, &say::comment_of(column))),
        );
    }
    line
}

fn led(said: &str) -> Element {
    element("span").with("class", "led").text(said)
}

fn actions(cell: &Cell, column: &str) -> Element {
    let index = cell.index;
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
        .child(button("down", say::move_down(column), "↓", cell.is_last()))
        .child(button("remove", say::remove(column), "×", cell.count == 0))
}

impl Cell<'_> {
    /// Nothing stands behind it.
    pub(super) fn is_last(&self) -> bool {
        self.index + 1 >= self.count
    }

    /// It shows more than the row says, or stands for a row that is not there.
    pub(super) fn has_more(&self) -> bool {
        let typed = self.grid.typed.as_ref();
        typed.is_some_and(|typed| typed.row == self.index)
            || self.marks.are_in(self.index)
            || self.count == 0
    }

    /// What stands in the control: what was typed, else what the text says.
    fn value(&self, part: Part) -> &str {
        let is_here = |typed: &&super::Typed| typed.is_at(self.index, part);
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

    /// What is wrong with this part, in sentences. What is half typed is not judged yet.
    fn problem(&self, part: Part) -> Option<String> {
        if self.grid.is_typed_into(self.index, part) {
            return None;
        }
        let said: Vec<String> = self
            .marks
            .at(self.index, part)
            .map(|problem| crate::text::sql::problem(problem, self.text))
            .collect();
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// The control, and what describes it.
    fn control(&self, part: Part, name: &str) -> Vec<Node> {
        let input = element("input")
            .with("id", cell_id(self.index, part))
            .with("type", "text")
            .with("class", "code")
            .with("autocomplete", "off")
            .with("autocapitalize", "off")
            .with("spellcheck", "false")
            .with("data-act", act(part, self.index))
            .with("aria-label", name)
            .with(".value", self.value(part));
        self.described(input, part)
    }

    fn described(&self, input: Element, part: Part) -> Vec<Node> {
        let Some(problem) = self.problem(part) else {
            return vec![input.into()];
        };
        let id = description_id(self.index, part);
        vec![
            input
                .with("aria-invalid", "true")
                .with("aria-describedby", id.as_str())
                .into(),
            element("span")
                .with("id", id)
                .with("hidden", "")
                .text(problem)
                .into(),
        ]
    }

    /// A control with the list of what it can hold under it, where one is open.
    fn offering(&self, part: Part, name: &str) -> Element {
        let open = self.grid.offer.as_ref();
        let offer = open.filter(|_| self.grid.is_typed_into(self.index, part));
        let mut nodes = self.control(part, name);
        if let Some(Node::Element(input)) = nodes.first_mut() {
            let input = Rc::make_mut(input);
            let mut add = |name, value: String| input.attributes.push((name, value));
            add("role", "combobox".to_owned());
            add("aria-autocomplete", "list".to_owned());
            add("aria-expanded", offer.is_some().to_string());
            if let Some(offer) = offer {
                add("aria-controls", LIST.to_owned());
                if let Some(chosen) = offer.chosen {
                    add("aria-activedescendant", offer::option_id(LIST, chosen));
                }
            }
        }
        let list = offer.map(|offer| -> Node {
            let label = if part == Part::Type {
                say::TYPES
            } else {
                OFFER
            };
            offer::list(LIST, label, &offer.candidates, offer.chosen).into()
        });
        element("span")
            .with("class", "column-offer")
            .children(nodes)
            .children(list)
    }

    fn input(&self, part: Part, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .children(self.control(part, name))
            .into()
    }

    fn led(&self, said: &str, part: Part, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .with("class", "column-led")
            .child(led(said))
            .child(self.offering(part, name))
            .into()
    }

    fn typed(&self, name: &str) -> Node {
        self.offering(Part::Type, name).with("role", "cell").into()
    }

    fn check(&self, part: Part, is_on: bool, said: &str, name: &str) -> Element {
        element("label")
            .with("class", "check")
            .child(
                element("input")
                    .with("type", "checkbox")
                    .with("id", cell_id(self.index, part))
                    .with("data-act", act(part, self.index))
                    .with("aria-label", name)
                    .with(".checked", if is_on { "true" } else { "" })
                    .with(".disabled", if self.count == 0 { "true" } else { "" }),
            )
            .text(said)
    }

    fn nullable(&self, name: &str) -> Node {
        element("span")
            .with("role", "cell")
            .with("class", "column-nullable")
            .child(self.check(Part::NotNull, !self.row.not_null, "", name))
            .into()
    }
}
