//! What is offered under a cell of the grid.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, check, command, key};
use millrace::desk::columns::Event;
use nodes::{by_id, elements, find, get, name, names};

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
        shift: false,
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
    assert_eq!(names(&page.view(), "option").len(), 23);
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
        shift: false,
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

fn offered(page: &Page) -> Vec<String> {
    let shown = page.view();
    let entries = elements(&shown).into_iter().filter(|one| one.tag == "code");
    entries.map(name).collect()
}

#[test]
fn cells_that_name_columns_are_offered_columns() {
    let text = "id INT, `a, b` INT, t TIMESTAMP(3), c AS id, WATERMARK FOR t AS t, PRIMARY KEY (id) NOT ENFORCED";
    let mut page = Page::of(text);
    page.on("name 4", Event::Input("i"));
    assert_eq!(offered(&page), ["id"]);
    page.on("name 4", key("ArrowDown"));
    page.on("name 4", key("Enter"));
    assert!(page.text.contains("WATERMARK FOR `id` AS"), "{}", page.text);
    assert_eq!(page.focus, "column-4-name");
    let mut page = Page::of(text);
    page.on("detail 5", Event::Input("id, "));
    // A key has physical columns, each once.
    assert_eq!(offered(&page), ["`a, b`", "t"]);
    page.on("detail 5", key("ArrowDown"));
    page.on("detail 5", key("Tab"));
    assert!(
        page.text.contains("PRIMARY KEY (`id`, `a, b`)"),
        "{}",
        page.text
    );
}

#[test]
fn a_metadata_key_is_one_of_the_connectors() {
    let mut page = Page::of("m INT METADATA FROM 'x'");
    page.on("detail 0", Event::Input("time"));
    assert_eq!(offered(&page), ["timestamp", "timestamp-type"]);
    let shown = page.view();
    let cell = find(&shown, "combobox", "Column 1 metadata key");
    assert_eq!(get(cell, "aria-expanded"), Some("true"));
    page.on("take 0", Event::Click);
    assert_eq!(page.text, "m INT METADATA FROM 'timestamp'");
}

#[test]
fn an_expression_is_offered_what_can_stand_there_when_it_is_asked_for() {
    let mut page = Page::of("total INT, t TIMESTAMP(3), c AS 1, WATERMARK FOR t AS t");
    page.on("detail 2", Event::Input("UPPER(tot"));
    assert_eq!(offered(&page), [""; 0], "nothing is offered unasked");
    let open = Event::Key {
        key: " ",
        alt: false,
        shift: false,
        command: true,
        value: "UPPER(tot",
    };
    page.on("detail 2", open);
    assert_eq!(offered(&page)[0], "total");
    page.on("detail 2", key("ArrowDown"));
    page.on("detail 2", key("Enter"));
    assert!(page.text.contains("c AS UPPER(total)"), "{}", page.text);
    // Where nothing can be offered the keys stay the browser's.
    page.on("nullable 0", command(" "));
    assert!(!page.is_done);
    page.on("name 0", command(" "));
    assert!(!page.is_done);
}

#[test]
fn types_are_offered_within_a_type() {
    for (typed, first, taken) in [
        ("ARRAY<dou", "DOUBLE ", "a ARRAY<DOUBLE>"),
        ("ARRAY<", "STRING ", "a ARRAY<STRING>"),
        ("MAP<STRING, bool", "BOOLEAN ", "a MAP<STRING, BOOLEAN>"),
        (
            "ROW<x INT, y MAP<INT, dat",
            "DATE ",
            "a ROW<x INT, y MAP<INT, DATE>>",
        ),
    ] {
        let mut page = Page::of("a STRING");
        page.type_in("type 0", typed);
        let entries = names(&page.view(), "option");
        let is_first = entries
            .first()
            .is_some_and(|entry| entry.starts_with(first));
        assert!(is_first, "{typed}: {entries:?}");
        page.on("type 0", key("ArrowDown"));
        page.on("type 0", key("Enter"));
        assert_eq!(page.text, taken);
    }
    // The name of a field is the user's own.
    let mut page = Page::of("a STRING");
    page.type_in("type 0", "ROW<na");
    assert_eq!(names(&page.view(), "option"), [""; 0]);
}
