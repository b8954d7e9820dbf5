//! The grid of columns as it is used: what is shown, and what each key and each button makes of the text.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use millrace::desk::columns::{Event, Grid, Shown, first_wrong, view};
use millrace::desk::node::Node;
use millrace::sql::grid::rows;
use millrace::sql::problem::Problem;
use millrace::sql::schema::connector::Connector;
use millrace::sql::schema::parse;
use nodes::{by_id, elements, find, get, name, names, role};
use proptest::prelude::*;

/// A grid in a page: the page keeps the text as a textarea does, and the focus where it was put.
#[derive(Default)]
struct Page {
    grid: Grid,
    text: String,
    focus: String,
    /// The last event was dealt with: the browser does nothing of its own.
    is_done: bool,
}

impl Page {
    fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// Something happens to the control with this act. Whoever moves the focus leaves the control that had it.
    fn on(&mut self, act: &str, event: Event) {
        let outcome = self.grid.react(act, event, &self.text);
        self.is_done = outcome.is_done;
        if let Some(new) = outcome.text {
            self.text = new.replace("\r\n", "\n");
        }
        if let Some(id) = outcome.focus {
            let shown = self.view();
            let control = by_id(&shown, &id);
            assert!(control.is_some(), "no control {id}: {act} in {}", self.text);
            let is_elsewhere = control.and_then(|control| get(control, "data-act")) != Some(act);
            self.focus = id;
            if is_elsewhere {
                self.leave(act);
            }
        }
    }

    fn leave(&mut self, act: &str) {
        let outcome = self.grid.react(act, Event::Leave, &self.text);
        assert_eq!(outcome.text, None);
    }

    fn view(&self) -> Vec<Node> {
        self.view_with(&[])
    }

    fn view_with(&self, problems: &[Problem]) -> Vec<Node> {
        let rows = rows(&self.text);
        let shown = Shown {
            rows: &rows,
            problems,
            has_metadata: true,
        };
        view(&self.grid, &shown)
    }

    /// What stands in the control of that name.
    fn value(&self, called: &str) -> String {
        let shown = self.view();
        let mut all = elements(&shown).into_iter();
        let control =
            all.find(|element| get(element, ".value").is_some() && name(element) == called);
        let value = control.and_then(|control| get(control, ".value"));
        value.unwrap_or_else(|| panic!("no {called}")).to_owned()
    }

    /// What is told to those who can't see it.
    fn status(&self) -> String {
        names(&self.view(), "status").concat()
    }

    /// Types a text key by key.
    fn type_in(&mut self, act: &str, typed: &str) {
        let ends = typed.char_indices().map(|(at, c)| at + c.len_utf8());
        for end in ends {
            self.on(act, Event::Input(&typed[..end]));
        }
    }
}

fn key(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: false,
        command: false,
        value: "",
    }
}

fn alt(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: true,
        command: false,
        value: "",
    }
}

fn command(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: false,
        command: true,
        value: "",
    }
}

/// What events make of a text, and where the focus is then; nothing where it was not moved.
#[track_caller]
fn check(text: &str, events: &[(&str, Event)], expect: &str, focus: &str) -> Page {
    let mut page = Page::of(text);
    for (act, event) in events {
        page.on(act, *event);
    }
    assert_eq!(page.text, expect, "{events:?}");
    assert_eq!(page.focus, focus, "{events:?}");
    page
}

const TAILED: &str = "a INT,\nt TIMESTAMP(3),\nWATERMARK FOR t AS t,\nPRIMARY KEY (a) NOT ENFORCED";

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
            "Column 2 expression",
            "Column 3 name",
            "Column 3 metadata key",
            "Watermark column",
            "Watermark expression",
            "Primary key columns",
        ]
    );
    assert_eq!(
        names(&shown, "combobox"),
        ["Column 1 type", "Column 3 type"]
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
        "Remove column 6",
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
            rows: &rows,
            problems: &[],
            has_metadata,
        };
        let named = names(&view(&Grid::default(), &shown), "button");
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
    page.grid.clear();
    assert_eq!(selected(&page), "SQL");
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
    assert_eq!(page.status(), "Column 2 is row 1 of 2 now.");
}

#[test]
fn a_type_may_be_half_typed_and_takes_nothing_behind_it_along() {
    let text = "a STRING, b INT";
    for (typed, expect) in [
        ("DECIMAL(", "a DECIMAL(), b INT"),
        ("DECIMAL(10,", "a DECIMAL(10,), b INT"),
        ("DECIMAL(10, 2)", "a DECIMAL(10, 2), b INT"),
        ("MAP<STRING", "a MAP<STRING>, b INT"),
        ("MAP<STRING, ARRAY<INT", "a MAP<STRING, ARRAY<INT>>, b INT"),
        ("ROW<x DECIMAL(3", "a ROW<x DECIMAL(3)>, b INT"),
        ("ROW<`x", "a ROW<`x`>, b INT"),
        ("ROW<x INT 'it", "a ROW<x INT 'it'>, b INT"),
        ("INT NOT NULL", "a INT NOT NULL, b INT"),
        ("INT -- whole", "a INT, b INT"),
        ("INT /* whole", "a INT, b INT"),
        ("", "a, b INT"),
    ] {
        let page = check(text, &[("type 0", Event::Input(typed))], expect, "");
        assert_eq!(page.value("Column 1 type"), typed);
        let mut page = Page::of(text);
        page.type_in("type 0", typed);
        if !typed.is_empty() {
            assert_eq!(page.text, expect, "key by key");
        }
    }
}

#[test]
fn a_comma_or_a_bracket_too_many_costs_only_itself() {
    for (typed, expect) in [
        ("INT,", "a INT, b INT"),
        ("DECIMAL(10, 2)),", "a DECIMAL(10, 2), b INT"),
        ("ARRAY<INT>>", "a ARRAY<INT>, b INT"),
    ] {
        let mut page = Page::of("a STRING, b INT");
        page.type_in("type 0", typed);
        assert_eq!(page.text, expect, "{typed}");
        page.leave("type 0");
        assert_eq!(page.text, expect, "{typed}");
    }
    let mut page = Page::of("a INT, b AS PROCTIME()");
    page.type_in("detail 1", "COALESCE(a, 1)) + ARRAY[1, 2][1], 5");
    assert_eq!(page.text, "a INT, b AS COALESCE(a, 1) + ARRAY[1, 2][1]");
    let mut page = Page::of("a INT, b AS a > 1");
    page.type_in("detail 1", "a < 3 AND a > 1");
    assert_eq!(page.text, "a INT, b AS a < 3 AND a > 1");
}

#[test]
fn a_name_or_a_key_is_taken_as_it_is_typed() {
    let typed = |text, act, value, expect: &str| {
        check(text, &[(act, Event::Input(value))], expect, "");
    };
    typed("a INT", "name 0", "it's (a `b`", "`it's (a ``b``` INT");
    typed("a INT", "name 0", "", "`` INT");
    let metadata = "a STRING METADATA FROM 'topic'";
    typed(
        metadata,
        "detail 0",
        "it's",
        "a STRING METADATA FROM 'it''s'",
    );
    typed(metadata, "detail 0", "a(b", "a STRING METADATA FROM 'a(b'");
    typed(
        metadata,
        "detail 0",
        "a -- b",
        "a STRING METADATA FROM 'a -- b'",
    );
    typed(metadata, "detail 0", "", "a STRING METADATA");
    let key = "a INT, b INT, PRIMARY KEY (a) NOT ENFORCED";
    typed(
        key,
        "detail 2",
        "a, b",
        "a INT, b INT, PRIMARY KEY (`a`, `b`) NOT ENFORCED",
    );
    typed(
        key,
        "detail 2",
        "a, ",
        "a INT, b INT, PRIMARY KEY (`a`) NOT ENFORCED",
    );
    typed(
        key,
        "detail 2",
        "it's",
        "a INT, b INT, PRIMARY KEY (`it's`) NOT ENFORCED",
    );
    typed(
        key,
        "detail 2",
        "a (b",
        "a INT, b INT, PRIMARY KEY (`a (b`) NOT ENFORCED",
    );
    typed(
        "a INT COMMENT 'x'",
        "comment 0",
        "it's (",
        "a INT COMMENT 'it''s ('",
    );
    typed("a INT COMMENT 'x'", "comment 0", "", "a INT");
    typed(
        "t TIMESTAMP(3), WATERMARK FOR t AS t",
        "detail 1",
        "t - INTERVAL '5",
        "t TIMESTAMP(3), WATERMARK FOR t AS t - INTERVAL '5'",
    );
}

#[test]
fn a_new_name_follows_into_the_key_and_passes_through_others_unharmed() {
    let mut page = Page::of("id INT, b INT, WATERMARK FOR id AS id, PRIMARY KEY (id) NOT ENFORCED");
    page.type_in("name 0", "bb");
    assert_eq!(
        page.text,
        "`bb` INT, b INT, WATERMARK FOR `bb` AS `bb`, PRIMARY KEY (`bb`) NOT ENFORCED"
    );
    assert_eq!(page.value("Primary key columns"), "bb");
    // Cleared, left and typed anew: the key still means this column.
    let mut page = Page::of("id INT, PRIMARY KEY (id) NOT ENFORCED");
    page.on("name 0", Event::Input(""));
    page.leave("name 0");
    page.type_in("name 0", "n");
    assert_eq!(page.text, "`n` INT, PRIMARY KEY (`n`) NOT ENFORCED");
}

#[test]
fn a_text_with_the_line_breaks_of_windows_is_typed_into_like_any_other() {
    let mut page = Page::of("id INT,\r\nb INT,\r\nPRIMARY KEY (id) NOT ENFORCED");
    page.type_in("name 0", "bb");
    assert_eq!(
        page.text,
        "`bb` INT,\nb INT,\nPRIMARY KEY (`bb`) NOT ENFORCED"
    );
    page.leave("name 0");
    page.on("undo", Event::Click);
    assert_eq!(page.text, "id INT,\nb INT,\nPRIMARY KEY (id) NOT ENFORCED");
    assert_eq!(page.focus, "columns-add");
}

#[test]
fn boxes_set_and_clear_their_words() {
    let ticked = |text, act, is_on, expect: &str| {
        check(text, &[(act, Event::Check(is_on))], expect, "");
    };
    ticked("a INT", "nullable 0", false, "a INT NOT NULL");
    ticked("a INT NOT NULL", "nullable 0", true, "a INT");
    ticked("a INT NULL", "nullable 0", false, "a INT NOT NULL");
    let metadata = "a INT METADATA FROM 'offset'";
    ticked(
        metadata,
        "virtual 0",
        true,
        "a INT METADATA FROM 'offset' VIRTUAL",
    );
    ticked(
        "a INT METADATA VIRTUAL",
        "virtual 0",
        false,
        "a INT METADATA",
    );
    let is_ticked = |text: &str, name| {
        let shown = Page::of(text).view();
        get(find(&shown, "checkbox", name), ".checked") == Some("true")
    };
    assert!(is_ticked("a INT", "Column 1 nullable"));
    assert!(!is_ticked("a INT NOT NULL", "Column 1 nullable"));
    assert!(is_ticked("a INT METADATA VIRTUAL", "Column 1 virtual"));
}

#[test]
fn types_are_offered_while_one_is_typed() {
    let mut page = Page::of("a STRING, b INT");
    page.type_in("type 0", "deci");
    let shown = page.view();
    let control = find(&shown, "combobox", "Column 1 type");
    assert_eq!(get(control, "aria-expanded"), Some("true"));
    let list = find(&shown, "listbox", "Types");
    assert_eq!(get(control, "aria-controls"), get(list, "id"));
    assert_eq!(get(control, "aria-activedescendant"), None);
    assert!(names(&shown, "option")[0].starts_with("DECIMAL(10, 2) "));
    page.on("type 0", key("ArrowDown"));
    let shown = page.view();
    let control = find(&shown, "combobox", "Column 1 type");
    let chosen = get(control, "aria-activedescendant").expect("an entry");
    let entry = by_id(&shown, chosen).expect("the entry");
    assert_eq!(get(entry, "aria-selected"), Some("true"));
    page.on("type 0", key("Enter"));
    assert_eq!(page.text, "a DECIMAL(10, 2), b INT");
    assert_eq!(page.focus, "column-0-type");
    assert_eq!(page.value("Column 1 type"), "DECIMAL(10, 2)");
    assert_eq!(names(&page.view(), "option"), [""; 0]);
    // Enter without a choice is what Enter is elsewhere.
    page.type_in("type 0", "int");
    page.on("type 0", key("Enter"));
    assert_eq!(page.text, "a int, `column_3` STRING, b INT");
}

#[test]
fn the_list_of_types_opens_closes_and_goes_round() {
    let open = |value| Event::Key {
        key: " ",
        alt: false,
        command: true,
        value,
    };
    let mut page = Page::of("a STRING");
    page.on("type 0", open("STRING"));
    assert!(page.is_done);
    let entries = names(&page.view(), "option");
    assert!(entries[0].starts_with("STRING "), "{entries:?}");
    page.on("type 0", key("Escape"));
    assert!(page.is_done);
    assert_eq!(names(&page.view(), "option"), [""; 0]);
    page.on("type 0", key("Escape"));
    assert!(!page.is_done, "nothing is left to close");
    // What fits nothing gets the whole list; up from no choice is the last.
    page.on("type 0", open("zzz"));
    assert_eq!(names(&page.view(), "option").len(), 22);
    page.on("type 0", key("ArrowUp"));
    page.on("type 0", key("ArrowDown"));
    page.on("type 0", key("Tab"));
    assert!(!page.is_done, "Tab goes on to the next control");
    assert_eq!(page.text, "a STRING");
    page.on("type 0", open("zzz"));
    page.on("take 1", Event::Click);
    assert_eq!(page.text, "a BIGINT");
    page.on("take 1", Event::Click);
    assert_eq!(page.text, "a BIGINT", "the list is closed");
    let past_the_end = [("type 0", open("zzz")), ("take 99", Event::Click)];
    check("a STRING", &past_the_end, "a STRING", "");
}

#[test]
fn an_offered_type_is_taken_closed() {
    let down = Event::Key {
        key: "ArrowDown",
        alt: false,
        command: false,
        value: "DECIMAL(12",
    };
    check(
        "a STRING",
        &[
            ("type 0", Event::Input("DECIMAL(12")),
            ("type 0", down),
            ("type 0", key("Enter")),
        ],
        "a DECIMAL(12)",
        "column-0-type",
    );
}

#[test]
fn columns_are_pasted_into_a_name_and_told_of() {
    let sheet = "id\tbigint\nprice\tnumeric(10,2)\n";
    let page = check(
        "`column_1` STRING",
        &[("name 0", Event::Paste(sheet))],
        "`id` BIGINT,\n`price` DECIMAL(10, 2)",
        "column-0-name",
    );
    assert!(page.is_done);
    assert_eq!(page.status(), "2 columns from rows of a spreadsheet.");
    let shown = page.view();
    find(&shown, "list", "What was pasted");
    find(&shown, "button", "Dismiss");
    let page = check(
        "a INT, b INT",
        &[("name 0", Event::Paste(sheet)), ("dismiss", Event::Click)],
        "a INT, b INT, `id` BIGINT,\n`price` DECIMAL(10, 2)",
        "columns-add",
    );
    assert!(!names(&page.view(), "list").contains(&"What was pasted".to_owned()));
    // There is no name in an empty list: its button takes it.
    check(
        "",
        &[("add", Event::Paste("{\"id\": 1}"))],
        "`id` BIGINT",
        "column-0-name",
    );
    check(
        "`column_1` STRING",
        &[("add", Event::Paste("{\"id\": 1}"))],
        "`column_1` STRING, `id` BIGINT",
        "column-1-name",
    );
    check(
        "a INT, b MAP<",
        &[("name 0", Event::Paste("{\"id\": 1}"))],
        "a INT, `id` BIGINT, b MAP<",
        "column-1-name",
    );
}

#[test]
fn what_the_connector_has_against_pasted_columns_is_told_at_once() {
    let sample = r#"{"id": 1, "tags": ["a"], "place": {"x": 1.5}, "places": [{"x": 1}]}"#;
    let notes = |connector| {
        let mut page = Page::of("");
        page.grid.connector = Some(connector);
        page.on("add", Event::Paste(sample));
        names(&page.view(), "listitem")
    };
    let guessed = |name: &str| format!("{name}: Guessed from the sample.");
    let plain = ["id", "tags", "place", "places"].map(guessed);
    let kafka = notes(Connector::Kafka);
    assert_eq!(kafka[0], "4 columns from a JSON sample.");
    assert_eq!(kafka[1..], plain);
    let postgres = notes(Connector::Jdbc);
    assert_eq!(postgres[1..5], plain);
    assert_eq!(
        postgres[5..],
        [
            "tags: “ARRAY<STRING>” can be read from PostgreSQL, but a job that writes it fails.",
            "place: The PostgreSQL connector refuses “ROW<`x` DOUBLE>”: remove the column or give it another type.",
            "places: The PostgreSQL connector refuses “ARRAY<ROW<`x` BIGINT>>”: remove the column or give it another type.",
        ]
    );
}

#[test]
fn a_text_that_is_no_list_is_pasted_as_text() {
    for (act, pasted) in [
        ("name 0", "price"),
        ("name 0", ""),
        ("name 0", "unit price"),
        ("type 0", "DECIMAL(10, 2)"),
        ("type 0", "ROW<a INT, b STRING>"),
        ("detail 1", "id, name"),
        ("detail 1", "a INT, b INT"),
        ("comment 0", "a, b\n1, 2\n"),
    ] {
        let text = "`column_1` STRING COMMENT 'c', PRIMARY KEY (column_1) NOT ENFORCED";
        let page = check(text, &[(act, Event::Paste(pasted))], text, "");
        assert!(!page.is_done, "{act}: {pasted}");
    }
}

#[test]
fn undo_takes_back_step_by_step() {
    let events = [
        ("add", Event::Click),
        ("name 1", Event::Input("b")),
        ("name 1", Event::Input("bc")),
        ("nullable 1", Event::Check(false)),
    ];
    let mut page = check(
        "a INT",
        &events,
        "a INT, `bc` STRING NOT NULL",
        "column-1-name",
    );
    for (expect, focus) in [
        ("a INT, `bc` STRING", "columns-undo"),
        ("a INT, `column_2` STRING", "columns-undo"),
        ("a INT", "columns-add"),
    ] {
        page.on("undo", Event::Click);
        assert_eq!((&*page.text, &*page.focus), (expect, focus));
        assert_eq!(page.status(), "Taken back.");
    }
    assert!(!names(&page.view(), "button").contains(&"Undo".to_owned()));
}

#[test]
fn ctrl_z_is_the_browsers_in_the_cell_that_is_typed_into() {
    let typed = ("name 0", Event::Input("ab"));
    let page = check("a INT", &[typed, ("name 0", command("z"))], "`ab` INT", "");
    assert!(!page.is_done);
    check(
        "a INT",
        &[typed, ("type 0", command("z"))],
        "a INT",
        "columns-add",
    );
    let page = check("a INT", &[("name 0", command("z"))], "a INT", "");
    assert!(!page.is_done, "nothing to take back");
}

#[test]
fn an_undo_always_changes_something() {
    let back_and_forth = ["ab", "a", "ab", "a"].map(|typed| ("name 0", Event::Input(typed)));
    let mut page = check("`a` INT", &back_and_forth, "`a` INT", "");
    page.leave("name 0");
    page.on("add", Event::Click);
    page.on("undo", Event::Click);
    assert_eq!(page.text, "`a` INT");
    assert!(!names(&page.view(), "button").contains(&"Undo".to_owned()));
    let typed_and_cleared = ["ab", "a"].map(|typed| ("name 0", Event::Input(typed)));
    let mut page = check("`a` INT", &typed_and_cleared, "`a` INT", "");
    page.leave("name 0");
    page.on("undo", Event::Click);
    assert_eq!((&*page.text, &*page.status()), ("`a` INT", ""));
}

#[test]
fn undo_loses_nothing_that_was_written_as_sql() {
    let mut page = Page::of("a INT");
    page.on("add", Event::Click);
    page.on("view-sql", Event::Click);
    page.text.push_str(", much AS CONCAT('more')");
    page.on("view-grid", Event::Click);
    page.on("nullable 0", Event::Check(false));
    for expect in [
        "a INT, `column_2` STRING, much AS CONCAT('more')",
        "a INT, `column_2` STRING",
        "a INT",
    ] {
        page.on("undo", Event::Click);
        assert_eq!(page.text, expect);
    }
}

#[test]
fn a_key_goes_on_from_a_text_that_was_changed_elsewhere() {
    let mut page = Page::of("a INT, b INT");
    page.type_in("name 0", "x");
    page.text.push_str(", c INT");
    page.type_in("name 0", "xy");
    assert_eq!(page.text, "`xy` INT, b INT, c INT");
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
}

#[test]
fn the_first_error_is_found_in_a_control_that_is_there() {
    for (text, expect) in [
        ("", "columns-add"),
        ("a INT, b STRNG", "column-1-type"),
        ("a INT, a INT", "column-1-name"),
        ("a INT, UNIQUE (a)", "column-1-name"),
        ("a INT, b MAP<", "column-1-name"),
        ("PRIMARY KEY (b) NOT ENFORCED", "column-0-detail"),
        ("a INT, m INT METADATA FROM 'x' FROM", "column-1-name"),
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
            let described = get(element, "aria-describedby");
            assert_eq!(described, Some("field-schema_sql-problems"));
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

const ACTS: [&str; 16] = [
    "name",
    "type",
    "nullable",
    "detail",
    "virtual",
    "comment",
    "up",
    "down",
    "remove",
    "take",
    "add",
    "add-computed",
    "add-metadata",
    "add-watermark",
    "add-key",
    "undo",
];
const KEYS: [&str; 8] = [
    "ArrowUp",
    "ArrowDown",
    "Enter",
    "Tab",
    "Escape",
    "Delete",
    "z",
    " ",
];
const PIECES: [&str; 22] = [
    "a INT",
    "`b` STRING NOT NULL",
    "c MAP<STRING, INT>",
    "d AS a + 1",
    "e AS (",
    "f INT PRIMARY KEY",
    "WATERMARK FOR t AS t",
    "PRIMARY KEY (a) NOT ENFORCED",
    "t TIMESTAMP(3)",
    "m INT METADATA FROM 'x'",
    "-- c\n",
    "/* c */",
    ", ",
    ",\n",
    ",\r\n",
    "'",
    "`",
    "<",
    ")",
    "é",
    "COMMENT 'x'",
    "",
];

fn written() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(&PIECES[..]);
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" , "))
}

proptest! {
    #![proptest_config(common::properties(400))]

    /// Whatever happens to whatever text: no panic, the focus goes to a control that is there (`Page::on` sees to
    /// that), and no two controls bear one id.
    #[test]
    fn no_sequence_of_events_is_too_much(
        text in written(),
        events in prop::collection::vec(
            (prop::sample::select(&ACTS[..]), 0..6_usize, 0..7_u8, prop::sample::select(&KEYS[..]), written()),
            0..12,
        ),
    ) {
        let mut page = Page::of(&text);
        for (verb, row, kind, pressed, value) in &events {
            let act = if verb.starts_with("add") || *verb == "undo" {
                (*verb).to_owned()
            } else {
                format!("{verb} {row}")
            };
            // A box is not typed into, and a control that is not there hears nothing.
            let shown = page.view();
            let all = elements(&shown);
            let Some(control) = all.into_iter().find(|one| get(one, "data-act") == Some(&act)) else {
                continue;
            };
            let is_text = get(control, ".value").is_some();
            let event = match kind {
                0 | 1 if is_text => Event::Input(value),
                2 if is_text => Event::Paste(value),
                3 if role(control) == "checkbox" => Event::Check(value.is_empty()),
                4 => key(pressed),
                5 => alt(pressed),
                6 => command(pressed),
                _ if !is_text => Event::Click,
                _ => continue,
            };
            page.on(&act, event);
            let shown = page.view();
            let mut ids: Vec<&str> = elements(&shown).into_iter().filter_map(|one| get(one, "id")).collect();
            let count = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), count);
        }
        // What nobody types into shows what the text says.
        page.leave("name 0");
        let shown = page.view();
        let names_shown = elements(&shown)
            .into_iter()
            .filter(|one| get(one, "data-act").is_some_and(|act| act.starts_with("name ")))
            .filter_map(|one| get(one, ".value"))
            .map(str::to_owned);
        let read = rows(&page.text).into_iter().filter(|row| !row.name.is_empty()).map(|row| row.name);
        let shown_names: Vec<String> = names_shown.filter(|name| !name.is_empty()).collect();
        prop_assert_eq!(shown_names, read.collect::<Vec<String>>());
        let (_, problems) = parse(&page.text);
        let id = first_wrong(&rows(&page.text), &problems);
        prop_assert!(page.grid.is_sql || by_id(&shown, &id).is_some(), "{}: {}", page.text, id);
        prop_assert!(text_is_bounded(&page.text, &events));
    }
}

/// No event doubles a text.
fn text_is_bounded<T>(text: &str, events: &[T]) -> bool {
    text.len() < 2_000 * (events.len() + 1)
}
