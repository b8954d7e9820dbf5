//! What a validation found, as nodes.

use super::super::act::is_good;
use crate::api::applications::answer::{Column, Fault, Table, Validation};
use crate::api::json::visible;
use crate::desk::node::{Node, element};
use crate::desk::study;
use crate::import::create_table::outline::outline;
use crate::sql::schema::Column as SqlColumn;
use crate::text::calls as say;

/// What Flink says of the tables and the statement.
pub(super) fn found(validation: &Validation) -> Vec<Node> {
    let mut nodes = Vec::new();
    let tables = validation.sources.iter().chain(&validation.sinks);
    let mut faults = element("ul").with("class", "problems");
    for table in tables.clone() {
        if let Some(fault) = &table.fault {
            faults = faults.child(fault_line(&say::create_table(&first_line(table)), fault));
        }
    }
    if let Some(fault) = &validation.statement {
        faults = faults.child(fault_line(say::STATEMENT, fault));
    }
    if !is_good(validation) {
        nodes.push(faults.into());
    }
    let read: Vec<Node> = tables
        .filter(|table| !table.columns.is_empty())
        .map(columns)
        .collect();
    if !read.is_empty() {
        nodes.push(
            element("details")
                .with("class", "request-options")
                .child(element("summary").text(say::READ_AS))
                .children(read)
                .into(),
        );
    }
    nodes
}

/// The columns of a table as Aiven reads them, beside what its text says.
fn columns(table: &Table) -> Node {
    let list = &table.create_table[outline(&table.create_table).columns];
    let (own, _) = study::columns(list, None);
    let cell = |said: &str| -> Node { element("td").text(visible(said)).into() };
    let row = |column: &Column| -> Node {
        let mut columns = own.columns.iter();
        let here = columns.find(|own| own.name == column.name);
        let here = here.and_then(SqlColumn::told_type).unwrap_or_default();
        element("tr")
            .children([cell(&column.name), cell(&column.data_type), cell(&here)])
            .into()
    };
    let heads = [say::COLUMN, say::READ_THERE, say::WRITTEN_HERE];
    let heads = heads.map(|said| element("th").with("scope", "col").text(said).into());
    let grid = element("table")
        .child(element("caption").text(visible(&first_line(table))))
        .child(element("thead").child(element("tr").children(heads)))
        .child(element("tbody").children(table.columns.iter().map(row)));
    element("div")
        .with("class", "convert-fates")
        .child(grid)
        .into()
}

/// `CREATE TABLE name`, as far as it stands in front of the first bracket.
fn first_line(table: &Table) -> String {
    let head = table.create_table.split('(').next().unwrap_or_default();
    let name = head.trim().rsplit(char::is_whitespace).next();
    name.unwrap_or_default().trim_matches('`').to_owned()
}

fn fault_line(of: &str, fault: &Fault) -> Node {
    let said = say::fault(of, fault);
    element("li").text(visible(&said)).into()
}
