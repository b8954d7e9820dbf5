//! Rows of the grid that are added, removed, moved and passed by keys.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, TAILED, alt, check, key};
use millrace::desk::columns::Event;
use nodes::{elements, names, role};

#[test]
fn of_thousands_of_rows_the_first_are_shown_and_the_others_are_told() {
    let columns: Vec<String> = (0..2_100).map(|at| format!("`c{at}` INT")).collect();
    let page = Page::of(&columns.join(", "));
    let view = page.view();
    // The head is a row too.
    let rows = elements(&view).into_iter().filter(|it| role(it) == "row");
    assert_eq!(rows.count(), 2_001);
    assert!(nodes::text(&view).contains("100 more stand under SQL only."));
    assert!(!names(&view, "button").contains(&"Add column".to_owned()));
}

#[test]
fn a_row_is_added_where_everybody_writes_it() {
    let click = |act, text, expect, focus| {
        check(text, &[(act, Event::Click)], expect, focus);
    };
    click("add", "", "`column_1` STRING", "column-0-name");
    click("add", "a INT", "a INT, `column_2` STRING", "column-1-name");
    click(
        "add",
        TAILED,
        "a INT,\nt TIMESTAMP(3),\n`column_3` STRING,\nWATERMARK FOR t AS t,\nPRIMARY KEY (a) NOT ENFORCED",
        "column-2-name",
    );
    click(
        "add-computed",
        "a INT",
        "a INT, `column_2` AS PROCTIME()",
        "column-1-name",
    );
    click(
        "add-metadata",
        "a INT",
        "a INT, `column_2` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp'",
        "column-1-name",
    );
    click(
        "add-watermark",
        "a INT, t TIMESTAMP(3)",
        "a INT, t TIMESTAMP(3), WATERMARK FOR `t` AS `t` - INTERVAL '5' SECOND",
        "column-2-name",
    );
    click(
        "add-key",
        "a INT",
        "a INT, PRIMARY KEY (`a`) NOT ENFORCED",
        "column-1-detail",
    );
    // Nothing can stand behind what is open.
    click(
        "add",
        "a INT, b MAP<",
        "a INT, `column_2` STRING, b MAP<",
        "column-1-name",
    );
    click(
        "add-key",
        "b MAP<",
        "PRIMARY KEY (`column_1`) NOT ENFORCED, b MAP<",
        "column-0-detail",
    );
}

#[test]
fn enter_adds_a_row_below() {
    check(
        "a INT, b INT",
        &[("name 0", key("Enter"))],
        "a INT, `column_3` STRING, b INT",
        "column-1-name",
    );
    check(
        "a INT, b INT",
        &[("type 1", key("Enter"))],
        "a INT, b INT, `column_3` STRING",
        "column-2-name",
    );
    let fast = [
        ("name 0", Event::Input("id")),
        ("name 0", key("Enter")),
        ("name 1", Event::Input("n")),
        ("name 1", Event::Input("na")),
        ("type 1", Event::Input("INT")),
        ("type 1", key("Enter")),
    ];
    let page = check(
        "`column_1` STRING",
        &fast,
        "`id` STRING, `na` INT, `column_3` STRING",
        "column-2-name",
    );
    assert_eq!(page.value("Column 2 name"), "na");
    assert_eq!(page.value("Column 3 name"), "column_3");
    // On a button Enter is the button's own.
    check("a INT", &[("remove 0", key("Enter"))], "a INT", "");
}

#[test]
fn a_row_is_removed_and_the_focus_stays_near() {
    let remove =
        |text, row: &str, expect, focus| check(text, &[(row, Event::Click)], expect, focus);
    let page = remove(
        "a INT, b INT, c INT",
        "remove 1",
        "a INT, c INT",
        "column-1-name",
    );
    assert_eq!(page.status(), "Removed column 2, b.");
    remove(
        "a INT, b INT, c INT",
        "remove 2",
        "a INT, b INT",
        "column-1-name",
    );
    remove("a INT", "remove 0", "", "columns-add");
    let page = remove(
        "a INT, PRIMARY KEY (a) NOT ENFORCED",
        "remove 1",
        "a INT",
        "column-0-name",
    );
    assert_eq!(page.status(), "Removed primary key.");
    remove(
        "a INT, PRIMARY KEY (a) NOT ENFORCED",
        "remove 0",
        "PRIMARY KEY (a) NOT ENFORCED",
        "column-0-detail",
    );
    remove(
        "a INT, UNIQUE (a)",
        "remove 0",
        "UNIQUE (a)",
        "column-0-name",
    );
    check(
        "a INT, b INT",
        &[("type 0", alt("Delete"))],
        "b INT",
        "column-0-name",
    );
    for gone in ["Delete", "Backspace"] {
        check("a INT, b INT", &[("name 0", key(gone))], "a INT, b INT", "");
    }
    // On a button there is nothing to delete.
    check(
        "a INT, b INT",
        &[("add", alt("Delete"))],
        "a INT, b INT",
        "",
    );
}

#[test]
fn a_row_that_is_removed_takes_along_what_was_typed_into_it() {
    let page = check(
        "a INT, b BIGINT",
        &[("name 0", Event::Input("x")), ("name 0", alt("Delete"))],
        "b BIGINT",
        "column-0-name",
    );
    assert_eq!(page.value("Column 1 name"), "b");
    let page = check(
        "a INT, b BIGINT",
        &[("type 0", Event::Input("D")), ("type 0", alt("Delete"))],
        "b BIGINT",
        "column-0-name",
    );
    assert_eq!(page.value("Column 1 type"), "BIGINT");
    assert_eq!(names(&page.view(), "option"), [""; 0]);
}

#[test]
fn rows_move_and_stop_at_the_ends() {
    let moved = check(
        "a INT, b INT, c INT",
        &[("name 0", alt("ArrowDown"))],
        "b INT, a INT, c INT",
        "column-1-name",
    );
    assert_eq!(moved.status(), "a is row 2 of 3 now.");
    check(
        "a INT, b INT",
        &[("up 1", Event::Click)],
        "b INT, a INT",
        "column-0-name",
    );
    check(
        "a INT, b INT",
        &[("down 0", Event::Click)],
        "b INT, a INT",
        "column-1-name",
    );
    for (act, event) in [
        ("name 0", alt("ArrowUp")),
        ("name 1", alt("ArrowDown")),
        ("up 0", Event::Click),
        ("down 1", Event::Click),
    ] {
        let page = check("a INT, b INT", &[(act, event)], "a INT, b INT", "");
        assert!(page.is_done, "{act}");
        assert_eq!(page.status(), "", "{act}");
    }
    let page = check(
        "a INT, PRIMARY KEY (a) NOT ENFORCED",
        &[("detail 1", alt("ArrowUp"))],
        "PRIMARY KEY (a) NOT ENFORCED, a INT",
        "column-0-detail",
    );
    assert_eq!(page.status(), "Primary key is row 1 of 2 now.");
    // What was typed goes along.
    let page = check(
        "a INT, b INT",
        &[("name 0", Event::Input("x")), ("name 0", alt("ArrowDown"))],
        "b INT, `x` INT",
        "column-1-name",
    );
    assert_eq!(page.value("Column 1 name"), "b");
}

#[test]
fn what_is_open_stays_last_and_nothing_else_is_said() {
    for (act, event) in [
        ("down 0", Event::Click),
        ("up 1", Event::Click),
        ("name 0", alt("ArrowDown")),
    ] {
        let page = check("a INT, b MAP<", &[(act, event)], "a INT, b MAP<", "");
        assert_eq!(page.status(), "", "{act}");
    }
}

#[test]
fn keys_on_what_belongs_to_no_row_change_no_row() {
    for act in ["add", "undo", "view-grid", "view-sql", "dismiss"] {
        for pressed in ["ArrowDown", "ArrowUp", "Delete"] {
            let page = check("a INT, b INT", &[(act, alt(pressed))], "a INT, b INT", "");
            assert!(!page.is_done, "{act} {pressed}");
        }
    }
}

#[test]
fn arrows_go_from_row_to_row_past_every_kind() {
    let text = "a INT, UNIQUE (a), c AS a COMMENT 'x', d INT, PRIMARY KEY (d) NOT ENFORCED";
    for (act, pressed, focus) in [
        ("name 0", "ArrowDown", "column-1-name"),
        ("name 1", "ArrowDown", "column-2-name"),
        ("name 1", "ArrowUp", "column-0-name"),
        ("nullable 0", "ArrowDown", "column-1-name"),
        ("detail 2", "ArrowDown", "column-3-name"),
        ("comment 2", "ArrowDown", "column-3-name"),
        ("detail 4", "ArrowUp", "column-3-name"),
        ("name 3", "ArrowDown", "column-4-detail"),
        ("name 0", "ArrowUp", "column-0-name"),
        ("detail 4", "ArrowDown", ""),
    ] {
        let page = check(text, &[(act, key(pressed))], text, focus);
        assert!(page.is_done, "{act}");
    }
    check(
        "a INT, b INT",
        &[("nullable 0", key("ArrowDown"))],
        "a INT, b INT",
        "column-1-nullable",
    );
}

#[test]
fn a_row_that_only_sql_shows_moves_and_goes_by_keys_too() {
    let text = "a INT, UNIQUE (a)";
    check(
        text,
        &[("name 1", alt("ArrowUp"))],
        "UNIQUE (a), a INT",
        "column-0-name",
    );
    check(
        text,
        &[("up 1", Event::Click)],
        "UNIQUE (a), a INT",
        "column-0-name",
    );
    check(text, &[("name 1", alt("Delete"))], "a INT", "column-0-name");
    check(
        text,
        &[("name 1", key("Enter"))],
        "a INT, UNIQUE (a), `column_2` STRING",
        "column-2-name",
    );
    let page = check(
        text,
        &[("up 1", Event::Click)],
        "UNIQUE (a), a INT",
        "column-0-name",
    );
    assert_eq!(page.status(), "Row 2 is row 1 of 2 now.");
}
