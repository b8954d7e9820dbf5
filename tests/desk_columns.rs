//! The grid of columns as it is shown: its controls, its views, and what is marked in it.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, TAILED, command, key};
use millrace::desk::columns::{Event, Grid, Lines, SQL_PANEL, Shown, first_wrong, view};
use millrace::desk::node::Node;
use millrace::sql::grid::rows;
use millrace::sql::schema::parse;
use nodes::{by_id, elements, find, get, name, names, role};

#[test]
fn each_control_is_found_by_its_name() {
    let page = Page::of(
        "a INT COMMENT 'x', b AS a + 1, ts TIMESTAMP_LTZ(3) METADATA FROM 'timestamp' VIRTUAL, \
         WATERMARK FOR ts AS ts, PRIMARY KEY (a) NOT ENFORCED, UNIQUE (a)",
    );
    let shown = page.view();
    assert_eq!(
        names(&shown, "textbox"),
        [
            "Column 1 name",
            "Column 1 comment",
            "Column 2 name",
            "Column 3 name",
        ]
    );
    assert_eq!(
        names(&shown, "combobox"),
        [
            "Column 1 type",
            "Column 2 expression",
            "Column 3 type",
            "Column 3 metadata key",
            "Watermark column",
            "Watermark expression",
            "Primary key columns",
        ]
    );
    assert_eq!(
        names(&shown, "checkbox"),
        ["Column 1 nullable", "Column 3 virtual", "Column 3 nullable"]
    );
    assert_eq!(names(&shown, "tab"), ["Columns", "SQL"]);
    for button in [
        "Remove column 1",
        "Move column 1 up",
        "Move column 1 down",
        "Remove column 2",
        "Remove column 3",
        "Remove watermark",
        "Move watermark up",
        "Remove primary key",
        "Move primary key down",
        "Remove row 6",
        "Add column",
        "Add computed column",
        "Add metadata column",
    ] {
        find(&shown, "button", button);
    }
    assert_eq!(
        names(&shown, "columnheader"),
        ["Name", "Type", "Nullable", "Actions"]
    );
    let cells = names(&shown, "cell");
    assert!(cells.contains(&"UNIQUE (a)".to_owned()), "{cells:?}");
    assert_eq!(page.value("Column 3 metadata key"), "timestamp");
    assert_eq!(page.value("Watermark column"), "ts");
    assert_eq!(page.value("Primary key columns"), "a");
    assert_eq!(page.value("Column 1 comment"), "x");
}

#[test]
fn what_is_there_already_or_makes_no_sense_is_not_offered() {
    let buttons = |text: &str, has_metadata| -> Vec<String> {
        let rows = rows(text);
        let shown = Shown {
            text,
            rows: &rows,
            problems: &[],
            has_metadata,
        };
        let named = names(
            &view(&Grid::default(), &shown, &mut Lines::default()),
            "button",
        );
        named
            .into_iter()
            .filter(|name| name.starts_with("Add"))
            .collect()
    };
    assert_eq!(
        buttons("", true),
        [
            "Add column",
            "Add computed column",
            "Add metadata column",
            "Add watermark",
            "Add primary key"
        ]
    );
    assert_eq!(
        buttons(TAILED, false),
        ["Add column", "Add computed column"]
    );
    let shown = Page::of("a INT, b INT").view();
    let is_off = |name| get(find(&shown, "button", name), ".disabled") == Some("true");
    assert!(is_off("Move column 1 up") && is_off("Move column 2 down"));
    assert!(!is_off("Move column 2 up") && !is_off("Move column 1 down"));
}

#[test]
fn the_view_changes_with_its_tabs_by_pointer_and_keys() {
    let mut page = Page::of("a INT");
    let selected = |page: &Page| {
        let shown = page.view();
        let tabs = elements(&shown)
            .into_iter()
            .filter(|tab| role(tab) == "tab");
        let on: Vec<String> = tabs
            .filter(|tab| get(tab, "aria-selected") == Some("true"))
            .inspect(|tab| assert_eq!(get(tab, "tabindex"), Some("0")))
            .map(name)
            .collect();
        on.concat()
    };
    assert_eq!(selected(&page), "Columns");
    for (act, event, expect) in [
        ("view-grid", key("ArrowRight"), "SQL"),
        ("view-sql", key("ArrowRight"), "Columns"),
        ("view-grid", key("ArrowLeft"), "SQL"),
        ("view-sql", key("Home"), "Columns"),
        ("view-grid", key("End"), "SQL"),
        ("view-grid", Event::Click, "Columns"),
        ("view-sql", Event::Click, "SQL"),
    ] {
        page.on(act, event);
        assert_eq!(selected(&page), expect, "{event:?}");
        let shown = page.view();
        let focused = by_id(&shown, &page.focus).map(name);
        assert_eq!(focused.as_deref(), Some(expect));
    }
    // As SQL, the columns are the textarea's matter.
    assert_eq!(names(&page.view(), "textbox"), [""; 0]);
    let shown = page.view();
    let panel = get(find(&shown, "tab", "SQL"), "aria-controls");
    assert_eq!(panel, Some(SQL_PANEL));
    page.grid.open("b INT");
    assert_eq!(selected(&page), "SQL");
}

#[test]
fn only_what_is_wrong_is_marked_and_only_when_it_is_told() {
    let marked = |text: &str| -> Vec<String> {
        let page = Page::of(text);
        assert!(invalid(&page.view()).is_empty(), "{text}");
        let (_, problems) = parse(text);
        assert!(!problems.is_empty(), "{text}");
        invalid(&page.view_with(&problems))
    };
    assert_eq!(marked("a INT, b STRNG"), ["Column 2 type"]);
    assert_eq!(marked("`a` INT, `b` STRNG"), ["Column 2 type"]);
    assert_eq!(marked("a X"), ["Column 1 type"]);
    assert_eq!(marked("a INT, `` INT"), ["Column 2 name"]);
    assert_eq!(marked("a INT, a INT"), ["Column 2 name"]);
    assert_eq!(
        marked("a INT, PRIMARY KEY (b) NOT ENFORCED"),
        ["Primary key columns"]
    );
    assert_eq!(marked("a INT, b AS c + 1"), ["Column 2 expression"]);
    assert_eq!(marked("a INT, a AS 1"), ["Column 2 name"]);
    assert_eq!(
        marked("a INT, PRIMARY KEY (a) NOT ENFORCED, b X"),
        ["Column 2 type"]
    );
}

#[test]
fn each_wrong_cell_is_described_by_what_is_wrong_with_it() {
    let page = Page::of("a INTT, b INT, c TEXT");
    let (_, problems) = parse(&page.text);
    let shown = page.view_with(&problems);
    let said = |cell| {
        let id = get(find(&shown, "combobox", cell), "aria-describedby");
        id.and_then(|id| by_id(&shown, id)).map(name)
    };
    let misspelt = "“INTT” is not a Flink type. Did you mean INT?";
    assert_eq!(said("Column 1 type").as_deref(), Some(misspelt));
    assert_eq!(said("Column 2 type"), None);
    let foreign = "“TEXT” is PostgreSQL's: in Flink it is STRING.";
    assert_eq!(said("Column 3 type").as_deref(), Some(foreign));
}

#[test]
fn a_half_typed_cell_is_not_marked_until_it_is_left() {
    let mut page = Page::of("a INTT, b INT");
    let marked = |page: &Page| invalid(&page.view_with(&parse(&page.text).1));
    page.on("type 1", Event::Input("BIGI"));
    assert_eq!(marked(&page), ["Column 1 type"]);
    page.leave("type 1");
    assert_eq!(marked(&page), ["Column 1 type", "Column 2 type"]);
}

#[test]
fn a_mend_leads_to_the_cell_that_it_changes() {
    let mended = |old: &str, from: &str, to: &str| {
        let at = old.find(from).expect("what is mended");
        let mut page = Page::of(&old.replacen(from, to, 1));
        let id = page.grid.mended(old, &page.text, at);
        let shown = page.view();
        let cell = by_id(&shown, &id).map(name).expect("the cell");
        page.on("undo", Event::Click);
        assert_eq!(page.text, old);
        cell
    };
    assert_eq!(mended("a INTT, b INT", "INTT", "INT"), "Column 1 type");
    assert_eq!(mended("a INT, date INT", "date", "`date`"), "Column 2 name");
    let key = "m INT METADATA FROM 'offst'";
    assert_eq!(mended(key, "'offst'", "'offset'"), "Column 1 metadata key");
    let watermark = "t TIMESTAMP(3), WATERMARK FOR T AS t";
    assert_eq!(mended(watermark, "T AS", "t AS"), "Watermark column");
}

#[test]
fn only_columns_are_counted() {
    let page = Page::of(
        "PRIMARY KEY (a) NOT ENFORCED, a INT, UNIQUE (a), WATERMARK FOR t AS t, t TIMESTAMP(3), c AS 1",
    );
    let shown = page.view();
    let removes: Vec<String> = names(&shown, "button")
        .into_iter()
        .filter_map(|name| name.strip_prefix("Remove ").map(str::to_owned))
        .collect();
    assert_eq!(
        removes,
        [
            "primary key",
            "column 1",
            "row 3",
            "watermark",
            "column 2",
            "column 3"
        ]
    );
}

#[test]
fn an_empty_list_has_a_row_to_type_into_that_writes_nothing() {
    let page = Page::of("-- none yet");
    assert_eq!(page.value("Column 1 name"), "");
    let shown = page.view();
    for off in ["Move column 1 up", "Move column 1 down", "Remove column 1"] {
        let button = find(&shown, "button", off);
        assert_eq!(get(button, ".disabled"), Some("true"), "{off}");
    }
    let mut page = Page::of("");
    page.on("type 0", Event::Input(""));
    page.leave("type 0");
    assert_eq!(page.text, "");
    page.type_in("name 0", "id");
    assert_eq!(page.text, "`id` STRING");
    page.on("name 0", Event::Input(""));
    assert_eq!(page.text, "", "what is typed away again writes nothing");
    page.on("name 0", Event::Input("n"));
    page.on("type 0", Event::Input("INT"));
    assert_eq!(page.text, "`n` INT");
    let mut page = Page::of("");
    page.type_in("type 0", "DEC");
    page.on("type 0", key("ArrowDown"));
    page.on("type 0", key("Enter"));
    assert_eq!(page.text, "`column_1` DECIMAL(10, 2)");
    assert_eq!(page.focus, "column-0-type");
    page.on("type 0", command("z"));
    assert_eq!((&*page.text, &*page.focus), ("", "column-0-name"));
}

#[test]
fn the_first_error_is_found_in_a_control_that_is_there() {
    for (text, expect) in [
        ("", "column-0-name"),
        ("a INT, b STRNG", "column-1-type"),
        ("a INT, a INT", "column-1-name"),
        ("a INT, UNIQUE (a)", "column-1-name"),
        ("a INT, b MAP<", "column-1-name"),
        ("PRIMARY KEY (b) NOT ENFORCED", "column-0-detail"),
        ("a INT, m INT METADATA FROM 'x' FROM", "column-1-name"),
        ("a INT, WATERMARK FOR b AS b", "column-1-name"),
    ] {
        let page = Page::of(text);
        let (_, problems) = parse(text);
        let id = first_wrong(&rows(text), &problems);
        assert!(by_id(&page.view(), &id).is_some(), "{text}: {id}");
        assert_eq!(id, expect, "{text}");
    }
}

fn invalid(shown: &[Node]) -> Vec<String> {
    let all = elements(shown).into_iter();
    all.filter(|element| get(element, "aria-invalid").is_some())
        .inspect(|element| {
            let described = get(element, "aria-describedby").and_then(|id| by_id(shown, id));
            assert!(described.is_some_and(|what| !name(what).is_empty()));
        })
        .map(name)
        .collect()
}

#[test]
fn a_thousand_rows_are_shown_and_changed() {
    let lines: Vec<String> = (0..1000).map(|number| format!("c{number} INT")).collect();
    let mut page = Page::of(&lines.join(",\n"));
    page.type_in("name 999", "last");
    page.on("name 999", key("Enter"));
    assert_eq!(page.focus, "column-1000-name");
    assert_eq!(page.value("Column 1000 name"), "last");
    assert_eq!(page.value("Column 1001 name"), "column_1001");
    page.on("remove 0", Event::Click);
    assert!(page.text.starts_with("c1 INT,\n") && page.text.ends_with("`column_1001` STRING"));
}
