//! What is pasted into the grid.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, check};
use millrace::desk::columns::Event;
use millrace::desk::node::Element;
use millrace::sql::schema::connector::Connector;
use nodes::{elements, find, name, names, role};

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
        "a INT, `id` BIGINT,\n`price` DECIMAL(10, 2), b INT",
        "columns-add",
    );
    // They go in behind the row that the user stands in.
    check(
        "a INT, b INT, -- two\nc INT",
        &[("name 1", Event::Paste(sheet))],
        "a INT, b INT, -- two\n`id` BIGINT,\n`price` DECIMAL(10, 2),\nc INT",
        "column-2-name",
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

fn list(page: &Page, called: &str) -> Vec<String> {
    let shown = page.view();
    let items = &find(&shown, "list", called).children;
    names(items, "listitem")
}

#[test]
fn what_is_pasted_into_a_fresh_row_lands_there() {
    check(
        "a INT,\n`column_2` STRING,\nPRIMARY KEY (a) NOT ENFORCED",
        &[("name 1", Event::Paste("x\tint\ny\tdate\n"))],
        "a INT,\n`x` INT,\n`y` DATE,\nPRIMARY KEY (a) NOT ENFORCED",
        "column-1-name",
    );
    check(
        "`column_1` STRING, b INT",
        &[("name 0", Event::Paste("x\tint\ny\tdate\n"))],
        "`x` INT,\n`y` DATE,\nb INT",
        "column-0-name",
    );
}

#[test]
fn a_pasted_list_is_taken_by_the_row_of_an_empty_one() {
    check(
        "",
        &[("name 0", Event::Paste("x\tint\ny\tdate\n"))],
        "`x` INT,\n`y` DATE",
        "column-0-name",
    );
}

#[test]
fn titles_and_values_become_columns_with_guessed_types() {
    let page = check(
        "",
        &[(
            "name 0",
            Event::Paste("id\tname\tborn\n1\tBob\t2001-02-03\n"),
        )],
        "`id` BIGINT,\n`name` STRING,\n`born` DATE",
        "column-0-name",
    );
    assert_eq!(
        list(&page, "What was pasted"),
        [
            "3 columns from the titles and values of a spreadsheet.",
            "id, name and born: Guessed from the sample.",
        ]
    );
}

#[test]
fn json_that_breaks_off_is_told_and_not_pasted() {
    let page = check(
        "a INT",
        &[("name 0", Event::Paste("{\"a\": 1,\n \"b\" 2}"))],
        "a INT",
        "",
    );
    assert!(page.is_done);
    let said = "Nothing was pasted: the JSON can't be read at line 2, column 6, from 2} on.";
    assert_eq!(page.status(), said);
    assert_eq!(list(&page, "What was pasted"), [said]);
    let page = check(
        "a INT",
        &[("name 0", Event::Paste("{\"a\": 1,"))],
        "a INT",
        "",
    );
    assert_eq!(
        page.status(),
        "Nothing was pasted: the JSON breaks off at line 1, column 9."
    );
}

#[test]
fn the_first_notes_are_shown_and_the_others_counted() {
    let many: Vec<String> = (0..40).map(|n| format!("a{n}\tkind{n}\n")).collect();
    let many = many.concat();
    let mut page = Page::of("");
    // Types that nobody knows are none of a list without titles.
    page.on(
        "name 0",
        Event::Paste(&format!("name\ttype\nid\tint\n{many}")),
    );
    assert_eq!(list(&page, "What was pasted").len(), 4);
    assert_eq!(list(&page, "More about what was pasted").len(), 37);
    let shown = page.view();
    let all = elements(&shown);
    let place = |is: &dyn Fn(&&&Element) -> bool| all.iter().position(|one| is(&one));
    let details = all.iter().find(|one| one.tag == "summary");
    assert_eq!(
        details.map(|one| name(one)).as_deref(),
        Some("37 more notes")
    );
    let notes = place(&|one| one.tag == "details");
    let table = place(&|one| role(one) == "table");
    assert!(notes.is_some() && notes < table, "above the grid");
}

#[test]
fn the_same_note_for_many_columns_is_told_once() {
    let mut page = Page::of("");
    page.on(
        "name 0",
        Event::Paste("{\"a\": 1, \"b\": 2, \"c\": 3, \"d\": 4, \"e\": 5}"),
    );
    assert_eq!(
        list(&page, "What was pasted"),
        [
            "5 columns from a JSON sample.",
            "a, b, c and 2 more: Guessed from the sample.",
        ]
    );
}

#[test]
fn a_column_that_gets_another_name_is_told() {
    let mut page = Page::of("");
    page.on("name 0", Event::Paste("id\tint\nid\tint\n\tdate\n"));
    assert_eq!(page.text, "`id` INT,\n`id_2` INT,\n`column_3` DATE");
    assert_eq!(
        list(&page, "What was pasted"),
        [
            "3 columns from rows of a spreadsheet.",
            "id was pasted twice: one of them is id_2 now.",
            "A column without a name is column_3 now.",
        ]
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
    let plain = ["id, tags, place and places: Guessed from the sample."];
    let kafka = notes(Connector::Kafka);
    assert_eq!(kafka[0], "4 columns from a JSON sample.");
    assert_eq!(kafka[1..], plain);
    let postgres = notes(Connector::Jdbc);
    assert_eq!(postgres[1..2], plain);
    assert_eq!(
        postgres[2..],
        [
            "tags: “ARRAY<STRING>” can be read from PostgreSQL, but a job that writes it fails.",
            "place: The PostgreSQL connector refuses “ROW<`x` DOUBLE>”: remove the column or give it another type.",
            "places: The PostgreSQL connector refuses “ARRAY<ROW<`x` BIGINT>>”: remove the column or give it another type.",
        ]
    );
}

/// Kafka keeps no key with a format that knows new rows only; upsert-kafka does, and PostgreSQL.
#[test]
fn a_key_is_pasted_where_the_connector_keeps_it() {
    let ddl = "CREATE TABLE t (id bigint PRIMARY KEY, b int);";
    let columns = "`id` BIGINT NOT NULL,\n`b` INT";
    let keyed = [columns, ",\nPRIMARY KEY (`id`) NOT ENFORCED"].concat();
    for (connector, expect) in [
        (Connector::Kafka, columns),
        (Connector::UpsertKafka, &keyed),
        (Connector::Jdbc, &keyed),
    ] {
        let mut page = Page::of("");
        page.grid.connector = Some(connector);
        page.on("add", Event::Paste(ddl));
        assert_eq!(page.text, expect);
        let shown = page.view();
        let said = nodes::text(&shown);
        let is_told = said.contains(
            "PRIMARY KEY (id). Kafka keeps no key with this value format; upsert-kafka does.",
        );
        assert_eq!(is_told, connector == Connector::Kafka, "{said}");
        let offers_key = names(&shown, "button").contains(&"Add primary key".to_owned());
        assert!(!offers_key, "{connector:?}");
    }
    let mut page = Page::of("a INT");
    page.grid.connector = Some(Connector::UpsertKafka);
    find(&page.view(), "button", "Add primary key");
}

/// Kafka's formats read `TIMESTAMP_LTZ`; the PostgreSQL connector does not.
#[test]
fn a_zone_is_kept_where_the_connector_reads_one() {
    let ddl = "CREATE TABLE t (at timestamp with time zone, days timestamptz(3)[], b time with time zone);";
    let kept = "`at` TIMESTAMP_LTZ(6),\n`days` ARRAY<TIMESTAMP_LTZ(3)>,\n`b` TIME(0)";
    let dropped = "`at` TIMESTAMP(6),\n`days` ARRAY<TIMESTAMP(3)>,\n`b` TIME(0)";
    for (connector, expect, said) in [
        (
            Connector::Kafka,
            kept,
            "at: timestamp with time zone is TIMESTAMP_LTZ(6) in Flink.",
        ),
        (
            Connector::KafkaChanges,
            kept,
            "days: timestamptz(3)[] is ARRAY<TIMESTAMP_LTZ(3)> in Flink.",
        ),
        (Connector::UpsertKafka, kept, "b: time with time zone is"),
        (
            Connector::Jdbc,
            dropped,
            "at: timestamp with time zone is read as TIMESTAMP(6), without its zone",
        ),
    ] {
        let mut page = Page::of("");
        page.grid.connector = Some(connector);
        page.on("add", Event::Paste(ddl));
        assert_eq!(page.text, expect);
        let told = nodes::text(&page.view());
        assert!(told.contains(said), "{told}");
        let drops = told.contains("the PostgreSQL connector reads no TIMESTAMP_LTZ");
        assert_eq!(drops, connector == Connector::Jdbc, "{told}");
    }
}

#[test]
fn what_is_said_of_pasted_columns_goes_with_them() {
    let is_told = |page: &Page| names(&page.view(), "list").contains(&"What was pasted".to_owned());
    let mut page = Page::of("a INT");
    page.on("add", Event::Paste("id\tbigint\nprice\tnumeric(10,2)\n"));
    assert!(is_told(&page));
    page.on("remove 2", Event::Click);
    assert!(is_told(&page));
    page.on("type 1", Event::Input("DATE"));
    assert!(!is_told(&page));
    // The text may be changed elsewhere, too.
    let mut page = Page::of("a INT");
    page.on("add", Event::Paste("id\tbigint\n"));
    page.text = "a INT".to_owned();
    assert!(!is_told(&page));
}
