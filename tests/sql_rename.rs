//! Another name for a table, wherever a statement names it.

#![cfg(not(target_arch = "wasm32"))]

use millrace::sql::statement::rename::{renamed, renamed_like, renamed_table};

fn check(statement: &str, expect: &str) {
    let names = [["a", "a_2"], ["b", "b 2"]].map(|names| names.map(str::to_owned));
    assert_eq!(renamed(statement, &names), expect, "{statement}");
}

#[test]
fn a_table_is_renamed_where_it_is_read_written_and_put_in_front_of_a_column() {
    for (statement, expect) in [
        (
            "INSERT INTO b SELECT a.x, `a`.`a` FROM a JOIN c ON c.a = a.a",
            "INSERT INTO `b 2` SELECT a_2.x, `a_2`.`a` FROM a_2 JOIN c ON c.a = a_2.a",
        ),
        (
            "INSERT INTO s SELECT * FROM TABLE(TUMBLE(TABLE a, DESCRIPTOR(t), INTERVAL '1' DAY)) -- a",
            "INSERT INTO s SELECT * FROM TABLE(TUMBLE(TABLE a_2, DESCRIPTOR(t), INTERVAL '1' DAY)) -- a",
        ),
        (
            "INSERT INTO s SELECT x.y FROM a AS x JOIN b FOR SYSTEM_TIME AS OF x.t AS z ON x.b = z.b",
            "INSERT INTO s SELECT x.y FROM a_2 AS x JOIN `b 2` FOR SYSTEM_TIME AS OF x.t AS z ON x.b = z.b",
        ),
        // Texts and columns of that name are none.
        (
            "INSERT INTO s SELECT a, 'a' FROM c WHERE x > «1»",
            "INSERT INTO s SELECT a, 'a' FROM c WHERE x > «1»",
        ),
    ] {
        check(statement, expect);
    }
}

#[test]
fn a_name_that_the_statement_gives_to_another_stays_that_ones() {
    for (statement, expect) in [
        (
            "INSERT INTO s SELECT a.x FROM b AS a",
            "INSERT INTO s SELECT a.x FROM `b 2` AS a",
        ),
        (
            "INSERT INTO s SELECT a.x FROM b a",
            "INSERT INTO s SELECT a.x FROM `b 2` a",
        ),
        (
            "INSERT INTO s SELECT a.x FROM a AS a",
            "INSERT INTO s SELECT a.x FROM a_2 AS a",
        ),
        (
            "INSERT INTO s WITH a AS (SELECT * FROM b) SELECT x FROM a",
            "INSERT INTO s WITH a AS (SELECT * FROM `b 2`) SELECT x FROM a",
        ),
    ] {
        check(statement, expect);
    }
}

#[test]
fn two_names_that_change_places_do() {
    let names = [["a", "b"], ["b", "a"]].map(|names| names.map(str::to_owned));
    let statement = renamed("INSERT INTO a SELECT b.a FROM b", &names);
    assert_eq!(statement, "INSERT INTO b SELECT a.a FROM a");
}

#[test]
fn a_whole_create_table_gets_its_name() {
    let names = ["a", "a_2"].map(str::to_owned);
    let renamed = |text| renamed_table(text, &names);
    let text = "CREATE TABLE IF NOT EXISTS `a` (a INT) WITH ('connector' = 'a')";
    let expect = "CREATE TABLE IF NOT EXISTS `a_2` (a INT) WITH ('connector' = 'a')";
    assert_eq!(renamed(text), expect);
    assert_eq!(
        renamed("CREATE TABLE x.a (b INT)"),
        "CREATE TABLE x.a_2 (b INT)"
    );
}

#[test]
fn a_table_that_another_is_like_is_renamed_in_it_and_nothing_else_is() {
    let names = [["a", "a_2"], ["b", "b 2"]].map(|names| names.map(str::to_owned));
    for (text, expect) in [
        (
            "CREATE TABLE c WITH ('x' = 'LIKE a') LIKE a (EXCLUDING OPTIONS)",
            "CREATE TABLE c WITH ('x' = 'LIKE a') LIKE a_2 (EXCLUDING OPTIONS)",
        ),
        (
            "CREATE TABLE a (a STRING, d AS a LIKE b) LIKE `b` -- LIKE a",
            "CREATE TABLE a (a STRING, d AS a LIKE b) LIKE `b 2` -- LIKE a",
        ),
        (
            "CREATE TABLE c (a INT) LIKE d",
            "CREATE TABLE c (a INT) LIKE d",
        ),
        ("CREATE TABLE c (a INT) LIKE", "CREATE TABLE c (a INT) LIKE"),
        // In another catalog or database.
        ("CREATE TABLE c LIKE a.d", "CREATE TABLE c LIKE a.d"),
    ] {
        assert_eq!(renamed_like(text, &names), expect);
    }
}
