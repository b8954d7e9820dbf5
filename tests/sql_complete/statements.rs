//! Statements: tables, columns, functions and words.

use super::{check, columns, completed, said};
use millrace::sql::complete::{Known, Mode, complete};

#[test]
fn statements_are_completed_by_tables_and_columns() {
    check(
        Mode::Statement,
        &[
            ("|", &["INSERT INTO", "EXECUTE STATEMENT SET BEGIN", "!END"]),
            ("ins|", &["INSERT INTO"]),
            ("EXECUTE |", &["STATEMENT SET BEGIN"]),
            ("EXECUTE STATEMENT SET BEGIN |", &["INSERT INTO"]),
            ("INSERT INTO |", &["orders", "customers", "`order totals`"]),
            (
                "INSERT INTO ord|",
                &["orders", "`order totals`", "!customers"],
            ),
            ("INSERT INTO `ord|", &["`orders`", "`order totals`"]),
            ("INSERT INTO `ord|`", &["`orders`", "`order totals`"]),
            ("INSERT INTO tot|", &["`order totals`"]),
            (
                "INSERT INTO orders |",
                &["SELECT", "VALUES", "WITH", "(", "!FROM", "!WHERE", "!AND"],
            ),
            (
                "INSERT INTO orders (id) |",
                &["SELECT", "VALUES", "WITH", "!(", "!FROM"],
            ),
            ("INSERT INTO orders s|", &["SELECT"]),
            (
                "INSERT INTO orders (|",
                &["id", "amount", "`user`", "!total"],
            ),
            ("INSERT INTO orders (id, am|)", &["amount"]),
            (
                "SELECT * FROM |",
                &["orders", "customers", "`order totals`", "TABLE("],
            ),
            ("SELECT * FROM orders, cu|", &["customers"]),
            ("SELECT * FROM orders JOIN cu|", &["customers"]),
            ("SELECT | FROM orders", &["id", "amount", "`user`"]),
            ("SELECT full| FROM customers", &["`full name`"]),
            ("SELECT name| FROM customers", &["`full name`"]),
            (
                "SELECT |",
                &["id", "amount", "`user`", "`full name`", "total"],
            ),
            ("SELECT us| FROM orders", &["`user`"]),
            ("SELECT AM| FROM orders", &["amount"]),
            (
                "SELECT o.| FROM orders o",
                &["id", "amount", "`user`", "!orders"],
            ),
            ("SELECT o.a| FROM orders AS o", &["amount"]),
            ("SELECT o.`| FROM orders AS o", &["`id`", "`amount`"]),
            ("SELECT orders.| FROM orders", &["id"]),
            (
                "SELECT c.| FROM orders o LEFT JOIN customers c ON o.id = c.id",
                &["id", "`full name`"],
            ),
            (
                "SELECT b.| FROM orders a, customers b",
                &["id", "`full name`"],
            ),
            (
                "SELECT c.| FROM orders o JOIN customers FOR SYSTEM_TIME AS OF o.p AS c ON TRUE",
                &["id", "`full name`"],
            ),
            (
                "SELECT x.| FROM (SELECT id FROM orders) x",
                &["id", "!amount"],
            ),
            ("SELECT nobody.| FROM orders", &[]),
            (
                "SELECT i| FROM orders o JOIN customers c ON TRUE",
                &["o.id", "c.id"],
            ),
            ("SELECT i| FROM (SELECT * FROM orders) x", &["id"]),
            (
                "SELECT x FROM (SELECT a| FROM orders) x, customers",
                &["amount"],
            ),
        ],
    );
}

#[test]
fn queries_give_the_columns_that_they_name() {
    check(
        Mode::Statement,
        &[
            (
                "INSERT INTO t WITH big AS (SELECT * FROM orders) SELECT * FROM b|",
                &["big"],
            ),
            (
                "INSERT INTO t WITH big AS (SELECT * FROM orders) SELECT b.| FROM big b",
                &["id", "amount"],
            ),
            (
                "INSERT INTO t WITH big AS (SELECT o.id AS n, MAX(amount) m, `user` FROM orders o) SELECT | FROM big",
                &["n", "m", "`user`", "!id", "!amount"],
            ),
            (
                "INSERT INTO t WITH big (x, y) AS (SELECT id, amount + 1 FROM orders) SELECT | FROM big",
                &["x", "y", "!id", "!amount"],
            ),
            (
                "INSERT INTO t WITH a AS (SELECT id AS n FROM orders), b AS (SELECT *, 1 AS uno FROM a) SELECT | FROM b",
                &["n", "uno"],
            ),
            (
                "INSERT INTO t WITH big AS (SELECT c.*, o.amount FROM orders o, customers c) SELECT | FROM big",
                &["id", "`full name`", "amount", "!`user`"],
            ),
            (
                "INSERT INTO t WITH orders AS (SELECT id AS own FROM orders) SELECT | FROM orders",
                &["own", "!amount"],
            ),
        ],
    );
}

#[test]
fn statements_are_completed_by_functions_and_words() {
    check(
        Mode::Statement,
        &[
            ("SELECT COA| FROM orders", &["COALESCE("]),
            ("SELECT COUN|(*) FROM orders", &["COUNT"]),
            ("SELECT PROC|", &["PROCTIME()"]),
            ("SELECT current_times|", &["CURRENT_TIMESTAMP"]),
            ("SELECT CAST(id AS BIG|)", &["BIGINT"]),
            ("SELECT CAST(id AS |)", &["STRING", "BIGINT"]),
            ("SELECT * FROM orders w|", &["WHERE"]),
            ("SELECT * FROM orders WHERE id |", &["FROM", "WHERE"]),
            ("SELECT * FROM orders GROUP |", &["BY"]),
            ("SELECT * FROM orders WHERE am|", &["amount"]),
            ("SELECT * FROM orders WHERE id IS |", &["NULL", "NOT NULL"]),
            (
                "SELECT * FROM orders WHERE id NOT |",
                &["IN (", "BETWEEN", "LIKE"],
            ),
            ("SELECT INTERVAL '1' |", &["SECOND", "MINUTE"]),
            (
                "SELECT EXTRACT(DAY FROM |) FROM orders",
                &["id", "amount", "!TABLE("],
            ),
            ("SELECT (|) FROM orders", &["SELECT", "id"]),
            (
                "SELECT * FROM TABLE(|",
                &["CUMULATE(", "HOP(", "SESSION(", "TUMBLE("],
            ),
            (
                "SELECT * FROM TABLE(TUMBLE(TABLE |",
                &["orders", "customers"],
            ),
            (
                "SELECT window_s| FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(t), INTERVAL '1' DAY))",
                &["window_start"],
            ),
            (
                "SELECT 1; INSERT INTO x SELECT am| FROM orders; SELECT * FROM customers",
                &["amount"],
            ),
            ("SELECT 'fr|om'", &[]),
            ("SELECT 'fr|", &[]),
            ("SELECT 1 -- fr|", &[]),
            ("SELECT /* fr| */ 1", &[]),
            ("SELECT 1|", &[]),
            ("SELECT `id`|", &[]),
        ],
    );
}

#[test]
fn names_that_no_backticks_hold_are_not_offered() {
    let names = columns(&[("", "INT"), ("a\nb", "INT"), ("a`b", "INT")]);
    let tables = [Known {
        name: "t",
        columns: &names,
    }];
    let completion = complete("SELECT `", 8, Mode::Statement, &tables);
    let texts: Vec<String> = completion
        .candidates
        .into_iter()
        .map(|one| one.text)
        .collect();
    assert_eq!(texts, ["`a``b`"]);
}

#[test]
fn the_columns_of_a_query_have_the_types_of_the_tables() {
    let sql =
        "INSERT INTO t WITH q AS (SELECT amount AS a, 1 + 1 AS b FROM orders) SELECT | FROM q";
    let (_, completion) = completed(sql, Mode::Statement);
    let names: Vec<&str> = completion.candidates[..2]
        .iter()
        .map(|one| one.text.as_str())
        .collect();
    assert_eq!(names, ["a", "b"]);
    let types: Vec<String> = completion.candidates[..2].iter().map(said).collect();
    assert_eq!(types, ["DECIMAL(10, 2), q", "q"]);
}

#[test]
fn queries_within_queries_are_completed_in_linear_time() {
    for part in [
        "(SELECT * FROM ",
        "(SELECT (",
        "SELECT * FROM (SELECT 1) a, ",
        "WITH q AS (SELECT * FROM q), ",
        ") AS (",
    ] {
        let text = part.repeat(200_000 / part.len());
        completed(&[&text, "|"].concat(), Mode::Statement);
        let closed = [&text, "|", &")".repeat(20_000)].concat();
        completed(&closed, Mode::Statement);
    }
}
