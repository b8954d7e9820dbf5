//! What is typed into the cells of the grid, and what it makes of the text.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, check};
use millrace::desk::columns::Event;
use nodes::{find, get};

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
fn a_key_goes_on_from_a_text_that_was_changed_elsewhere() {
    let mut page = Page::of("a INT, b INT");
    page.type_in("name 0", "x");
    page.text.push_str(", c INT");
    page.type_in("name 0", "xy");
    assert_eq!(page.text, "`xy` INT, b INT, c INT");
}
