//! Reserved words and names that are words of clauses, all mended at once.

use crate::sql::Tables;
use millrace::sql::mend::mend_all;
use millrace::sql::problem::{Expected, Fault};
use millrace::sql::statement::{Sink, parse};

#[test]
fn all_reserved_words_of_a_statement_are_told_and_mended_together() {
    let tables = Tables::of(&[
        (
            "a",
            "`value` INT, `start` STRING, `timestamp` STRING, x INT",
            Sink::Unknown,
        ),
        ("b", "x INT, y STRING", Sink::AppendOnly),
    ]);
    let text = "INSERT INTO b SELECT value, timestamp FROM a WHERE start = 'x' AND typo > 0";
    let (statement, problems) = parse(text, &tables.all());
    let found: Vec<&str> = problems.iter().map(|it| it.span.of(text)).collect();
    assert_eq!(found, ["value", "timestamp", "start", "typo"]);
    assert_eq!(statement.required, ["a", "b"]);
    assert_eq!(
        mend_all(text, &problems).as_deref(),
        Some("INSERT INTO b SELECT `value`, `timestamp` FROM a WHERE `start` = 'x' AND typo > 0")
    );
    // What else keeps it from being read is told first, since a reserved word may only follow from it.
    let (_, problems) = parse(
        "INSERT INTO b SELECT value, timestamp FROM a WHERE",
        &tables.all(),
    );
    assert_eq!(problems.len(), 1, "{problems:?}");
}

#[test]
fn names_that_are_words_of_clauses_are_told_with_all_else_and_mended_together() {
    for (text, told, whole) in [
        (
            "INSERT INTO b SELECT node, order, missing FROM a WHERE cpu != 70",
            &["order", "!="][..],
            "INSERT INTO b SELECT node, `order`, missing FROM a WHERE cpu <> 70",
        ),
        (
            "INSERT INTO b SELECT order FROM a GROUP BY order",
            &["order", "order"],
            "INSERT INTO b SELECT `order` FROM a GROUP BY `order`",
        ),
        (
            "INSERT INTO b SELECT o.group, x AS end, from FROM order o WHERE to == 1 AND end IS NULL",
            &["group", "end", "from", "order", "to", "==", "AND end"],
            "INSERT INTO b SELECT o.`group`, x AS `end`, `from` FROM `order` o WHERE `to` = 1 AND `end` IS NULL",
        ),
        (
            "INSERT INTO b SELECT COUNT(order), values FROM a JOIN group ON a.like = group.order",
            &["order", "values", "group", "like", "= group", "order"],
            "INSERT INTO b SELECT COUNT(`order`), `values` FROM a JOIN `group` ON a.`like` = `group`.`order`",
        ),
    ] {
        let (_, problems) = parse(text, &[]);
        let found: Vec<&str> = problems.iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, told, "{text}");
        assert_eq!(mend_all(text, &problems).as_deref(), Some(whole));
        assert_eq!(parse(whole, &[]).1, [], "{whole}");
    }
    // What begins a clause is not called a name: something is missing before it.
    for text in [
        "INSERT INTO b SELECT FROM a",
        "INSERT INTO b SELECT x, FROM a WHERE y = AND z = 1",
        "INSERT INTO b SELECT x FROM WHERE y = 1",
        "INSERT INTO b SELECT x FROM a WHERE GROUP BY x",
        "INSERT INTO b SELECT CASE WHEN x = 1 THEN 2 ELSE END, y FROM a",
        "INSERT INTO b SELECT x FROM a WHERE y = SELECT * FROM c",
    ] {
        let (_, problems) = parse(text, &[]);
        assert!(!problems.is_empty(), "{text}");
        assert!(
            problems.iter().all(|it| it.fault != Fault::Reserved),
            "{text}: {problems:?}"
        );
    }
}

#[test]
fn reserved_words_in_the_list_of_written_columns_are_told_and_mended_together() {
    for (text, told, whole) in [
        (
            "INSERT INTO b (node, user, order) SELECT x, y, z FROM a",
            &["user", "order"][..],
            "INSERT INTO b (node, `user`, `order`) SELECT x, y, z FROM a",
        ),
        (
            "INSERT INTO b (table, from) SELECT value, y FROM a",
            &["table", "from", "value"],
            "INSERT INTO b (`table`, `from`) SELECT `value`, y FROM a",
        ),
    ] {
        let (statement, problems) = parse(text, &[]);
        let found: Vec<&str> = problems.iter().map(|it| it.span.of(text)).collect();
        assert_eq!(found, told);
        assert_eq!(statement.required, ["a", "b"]);
        assert_eq!(mend_all(text, &problems).as_deref(), Some(whole));
        assert_eq!(parse(whole, &[]).1, []);
    }
    // A clause that begins before the list has an end is told of as what it is.
    let text = "INSERT INTO b (node, SELECT x, y FROM a";
    let (_, problems) = parse(text, &[]);
    let found: Vec<_> = problems.iter().map(|it| it.fault.clone()).collect();
    assert_eq!(found, [Fault::Expected(Expected::Name)]);
}
