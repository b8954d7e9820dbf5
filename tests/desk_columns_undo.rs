//! The way back in the grid, and forth again.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/grid.rs"]
mod grid;
#[path = "common/nodes.rs"]
mod nodes;

use grid::{Page, alt, check, command};
use millrace::desk::columns::{Event, Way};
use nodes::names;

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
        ("a INT", "columns-redo"),
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
        "column-0-name",
    );
    // Once the browser has taken all of it back, the step before is the grid's.
    let typed_and_back = [
        ("nullable 0", Event::Check(false)),
        typed,
        ("name 0", Event::Input("a")),
        ("name 0", command("z")),
    ];
    check("`a` INT", &typed_and_back, "`a` INT", "column-0-nullable");
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

fn redo(key: &str) -> Event<'_> {
    Event::Key {
        key,
        alt: false,
        shift: key == "Z",
        command: true,
        value: "",
    }
}

#[test]
fn keys_go_back_and_forth_and_the_focus_goes_to_what_changes() {
    let mut page = Page::of("a INT, b INT, PRIMARY KEY (a) NOT ENFORCED");
    page.on("type 1", Event::Input("BIGINT"));
    page.leave("type 1");
    page.on("nullable 0", Event::Check(false));
    page.on("remove 2", Event::Click);
    page.on("name 1", alt("ArrowUp"));
    let steps = [
        ("b BIGINT, a INT NOT NULL", ""),
        ("a INT NOT NULL, b BIGINT", "column-0-name"),
        (
            "a INT NOT NULL, b BIGINT, PRIMARY KEY (a) NOT ENFORCED",
            "column-2-detail",
        ),
        (
            "a INT, b BIGINT, PRIMARY KEY (a) NOT ENFORCED",
            "column-0-nullable",
        ),
        (
            "a INT, b INT, PRIMARY KEY (a) NOT ENFORCED",
            "column-1-type",
        ),
    ];
    assert_eq!(page.text, steps[0].0);
    for (text, focus) in &steps[1..] {
        page.on("name 0", command("z"));
        assert_eq!((&*page.text, &*page.focus), (*text, *focus));
        assert!(page.is_done);
    }
    page.on("name 0", command("z"));
    assert!(!page.is_done, "nothing is left");
    for (at, key) in [(3, "Z"), (2, "y"), (1, "Z"), (0, "y")] {
        page.on("name 0", redo(key));
        assert_eq!(page.text, steps[at].0);
        assert_eq!(page.status(), "Done again.");
    }
    page.on("name 0", redo("y"));
    assert!(!page.is_done, "nothing is left");
}

#[test]
fn what_is_done_anew_ends_the_way_forth() {
    let mut page = Page::of("a INT");
    page.on("add", Event::Click);
    page.on("undo", Event::Click);
    assert!(names(&page.view(), "button").contains(&"Redo".to_owned()));
    page.on("redo", Event::Click);
    assert_eq!(page.text, "a INT, `column_2` STRING");
    page.on("undo", Event::Click);
    page.on("nullable 0", Event::Check(false));
    assert!(!names(&page.view(), "button").contains(&"Redo".to_owned()));
    page.on("name 0", redo("Z"));
    assert_eq!(page.text, "a INT NOT NULL");
}

#[test]
fn the_steps_of_the_grid_are_there_in_the_text_too() {
    let mut page = Page::default();
    page.grid.open("a INT");
    page.text = "a INT".to_owned();
    page.on("add", Event::Click);
    page.on("view-sql", Event::Click);
    let both = "a INT, `column_2` STRING";
    // What is typed there is the browser's to take back first.
    assert_eq!(page.grid.step_in_text(Way::Back, "a INT, `c"), None);
    let back = page.grid.step_in_text(Way::Back, both);
    assert_eq!(back.as_deref(), Some("a INT"));
    assert_eq!(page.grid.step_in_text(Way::Back, "a INT"), None);
    let forth = page.grid.step_in_text(Way::Forth, "a INT");
    assert_eq!(forth.as_deref(), Some(both));
    let buttons = names(&page.view(), "button");
    assert!(buttons.contains(&"Undo".to_owned()), "{buttons:?}");
}

#[test]
fn what_was_typed_as_sql_first_is_a_step_of_the_grid() {
    let mut page = Page::default();
    page.grid.open("a INT");
    page.text = "a INT, typed INT".to_owned();
    page.on("view-grid", Event::Click);
    page.on("nullable 0", Event::Check(false));
    page.on("undo", Event::Click);
    assert_eq!(page.text, "a INT, typed INT");
    page.on("undo", Event::Click);
    assert_eq!(page.text, "a INT");
}

#[test]
fn all_that_can_be_mended_is_mended_in_one_step() {
    let text = "a FLOATT, b TEXT,, my-col INT";
    let mut page = Page::of(text);
    let (_, problems) = millrace::desk::study::columns(text, None);
    let offers = |page: &Page, problems: &[_]| {
        nodes::names(&page.view_with(problems), "button").contains(&"Fix all".to_owned())
    };
    assert!(offers(&page, &problems));
    assert!(!offers(&page, &problems[..1]));
    page.on("mend", Event::Click);
    assert_eq!(page.text, "a FLOAT, b STRING, `my-col` INT");
    assert_eq!(page.focus, "columns-undo");
    page.on("undo", Event::Click);
    assert_eq!(page.text, text);
}

#[test]
fn what_a_mend_brings_to_light_is_mended_in_the_same_step() {
    let text = "id serial primary key, \"time\" timestamptz not null";
    let mut page = Page::of(text);
    page.on("mend", Event::Click);
    assert_eq!(
        page.text,
        "id INT primary key NOT ENFORCED, `time` TIMESTAMP_LTZ not null"
    );
    page.on("undo", Event::Click);
    assert_eq!(page.text, text);
}

#[test]
fn what_is_said_of_a_text_goes_with_the_next_change() {
    let mended = "All that could be mended was.";
    let mut page = Page::of("a TEXT, b TEXT");
    page.on("mend", Event::Click);
    page.leave("mend");
    assert_eq!(page.status(), mended);
    page.on("name 0", Event::Input("c"));
    assert_eq!(page.status(), "");
    page.on("undo", Event::Click);
    page.on("undo", Event::Click);
    assert_eq!(page.status(), "Taken back.");
    // What is typed as SQL, and what is taken back there, does not pass through the grid.
    page.text.push_str(", c INT");
    assert_eq!(page.status(), "");
    page.on("view-sql", Event::Click);
    assert_eq!(page.status(), "");
    page.text = "a TEXT, b TEXT".to_owned();
    page.on("mend", Event::Click);
    assert_eq!(page.status(), mended);
    let back = page.grid.step_in_text(Way::Back, &page.text);
    assert_eq!(back.as_deref(), Some("a TEXT, b TEXT"));
    page.text = back.unwrap_or_default();
    assert_eq!(page.status(), "");
}

/// The lists are those that a real Flink judged, with two more columns, so that each has several mends.
#[test]
fn after_all_is_mended_nothing_is_left_to_mend() {
    for line in include_str!("fixtures/flink/schema-corpus.jsonl").lines() {
        let case: serde_json::Value = serde_json::from_str(line).expect("JSON");
        let text = case["schema_sql"].as_str().expect("a text");
        let text = ["y TEXT, z TEXT, ", text].concat();
        let mut page = Page::of(&text);
        page.on("mend", Event::Click);
        let (_, problems) = millrace::desk::study::columns(&page.text, None);
        let is_left = problems.iter().any(|it| it.mend.is_some());
        assert!(!is_left, "{text}\n{}", page.text);
    }
}

/// What a mend puts in may be another's place: the rest is for the next time.
#[test]
fn mends_that_meet_are_not_made_at_once() {
    use millrace::sql::mend::mend_all;
    use millrace::sql::problem::{Fault, Mend, Problem, Severity};
    use millrace::sql::token::Span;
    let problem = |start, end, text: &str| Problem {
        span: Span { start, end },
        severity: Severity::Error,
        fault: Fault::Unexpected,
        mend: Some(Mend {
            span: Span { start, end },
            text: text.to_owned(),
        }),
    };
    for (problems, expect) in [
        (vec![problem(0, 1, "x")], None),
        (vec![problem(0, 1, "x"), problem(1, 2, "y")], Some("xyc")),
        (vec![problem(0, 2, "x"), problem(1, 3, "y")], Some("ay")),
        (vec![problem(1, 1, "x"), problem(1, 1, "x")], Some("axbc")),
        (vec![problem(3, 3, "x"), problem(0, 1, "")], Some("bcx")),
        (vec![problem(0, 3, "x"), problem(1, 1, "y")], Some("aybc")),
    ] {
        assert_eq!(mend_all("abc", &problems).as_deref(), expect);
    }
}
