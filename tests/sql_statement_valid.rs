//! Statements after the manner of Flink's documentation, all of which Flink 1.20 accepts: none may get an error.

#![cfg(not(target_arch = "wasm32"))]

#[path = "common/sql.rs"]
mod sql;

use millrace::sql::problem::Severity;
use millrace::sql::statement::{Sink, parse};
use sql::Tables;

/// The tables that the statements use.
const TABLES: [(&str, &str, Sink); 15] = [
    (
        "orders",
        "id BIGINT, user_id INT, product STRING, amount INT, price DECIMAL(10, 2), currency STRING, \
         proc AS PROCTIME(), ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND",
        Sink::AppendOnly,
    ),
    (
        "shipments",
        "id BIGINT, order_id BIGINT, ship_ts TIMESTAMP(3), WATERMARK FOR ship_ts AS ship_ts",
        Sink::AppendOnly,
    ),
    (
        "rates",
        "currency STRING, rate DECIMAL(10, 4), ts TIMESTAMP(3), WATERMARK FOR ts AS ts, \
         PRIMARY KEY (currency) NOT ENFORCED",
        Sink::Upsert,
    ),
    (
        "customers",
        "id INT, name STRING, country STRING, zip STRING, PRIMARY KEY (id) NOT ENFORCED",
        Sink::Jdbc,
    ),
    (
        "bid",
        "bidtime TIMESTAMP(3), price DECIMAL(10, 2), item STRING, supplier_id STRING, \
         WATERMARK FOR bidtime AS bidtime - INTERVAL '1' SECOND",
        Sink::AppendOnly,
    ),
    (
        "ticker",
        "symbol STRING, price BIGINT, tax BIGINT, rowtime TIMESTAMP(3), WATERMARK FOR rowtime AS rowtime",
        Sink::AppendOnly,
    ),
    (
        "events",
        "id INT, body STRING, tags ARRAY<STRING>, props MAP<STRING, STRING>, \
         loc ROW<lat DOUBLE, lon DOUBLE>, items ARRAY<ROW<sku STRING, qty INT>>, at_ltz TIMESTAMP_LTZ(3), \
         WATERMARK FOR at_ltz AS at_ltz",
        Sink::AppendOnly,
    ),
    ("words", "word STRING, frequency INT", Sink::AppendOnly),
    ("out_text", "id INT, txt STRING", Sink::AppendOnly),
    ("out_any", "id INT, txt STRING", Sink::Unknown),
    ("out_long", "k STRING, n BIGINT", Sink::Unknown),
    (
        "out_upsert",
        "k STRING, n BIGINT, PRIMARY KEY (k) NOT ENFORCED",
        Sink::Upsert,
    ),
    (
        "out_jdbc",
        "k STRING, n BIGINT, PRIMARY KEY (k) NOT ENFORCED",
        Sink::Jdbc,
    ),
    (
        "out_window",
        "window_start TIMESTAMP(3), window_end TIMESTAMP(3), total DECIMAL(38, 2)",
        Sink::AppendOnly,
    ),
    (
        "out_match",
        "symbol STRING, start_tstamp TIMESTAMP(3), end_tstamp TIMESTAMP(3)",
        Sink::AppendOnly,
    ),
];

#[rustfmt::skip]
const STATEMENTS: &[&str] = &[
    // Windows.
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '10' MINUTES)) GROUP BY window_start, window_end",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) AS total_price FROM TABLE(HOP(DATA => TABLE bid, TIMECOL => DESCRIPTOR(bidtime), SLIDE => INTERVAL '5' MINUTES, SIZE => INTERVAL '10' MINUTES)) GROUP BY window_start, window_end",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(CUMULATE(DATA => TABLE bid, TIMECOL => DESCRIPTOR(bidtime), STEP => INTERVAL '2' MINUTES, SIZE => INTERVAL '10' MINUTES)) GROUP BY window_start, window_end",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(SESSION(TABLE bid PARTITION BY item, DESCRIPTOR(bidtime), INTERVAL '5' MINUTES)) GROUP BY item, window_start, window_end",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(SESSION(DATA => TABLE bid PARTITION BY (item, supplier_id), TIMECOL => DESCRIPTOR(bidtime), GAP => INTERVAL '5' MINUTES)) GROUP BY item, supplier_id, window_start, window_end",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '1' DAY, INTERVAL '8' HOUR)) GROUP BY window_start, window_end",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '10' MINUTES)) GROUP BY window_start, window_end, GROUPING SETS ((supplier_id), ())",
    "INSERT INTO out_window SELECT window_start, window_end, SUM(price) FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '10' MINUTES)) GROUP BY window_start, window_end, CUBE (supplier_id, item)",
    "INSERT INTO out_window WITH w AS (SELECT window_start, window_end, window_time AS rowtime, item, SUM(price) AS part FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '5' MINUTES)) GROUP BY item, window_start, window_end, window_time) SELECT window_start, window_end, SUM(part) FROM TABLE(TUMBLE(TABLE w, DESCRIPTOR(rowtime), INTERVAL '10' MINUTES)) GROUP BY window_start, window_end",
    "INSERT INTO out_window SELECT TUMBLE_START(bidtime, INTERVAL '1' DAY), TUMBLE_END(bidtime, INTERVAL '1' DAY), SUM(price) FROM bid GROUP BY TUMBLE(bidtime, INTERVAL '1' DAY), item",
    "INSERT INTO out_window SELECT SESSION_START(bidtime, INTERVAL '12' HOUR), SESSION_ROWTIME(bidtime, INTERVAL '12' HOUR), SUM(price) FROM bid GROUP BY SESSION(bidtime, INTERVAL '12' HOUR), item",
    // Window top-N, window deduplication, window join.
    "INSERT INTO out_window SELECT window_start, window_end, price FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY price DESC) AS rownum FROM (SELECT window_start, window_end, supplier_id, SUM(price) AS price, COUNT(*) AS cnt FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '10' MINUTES)) GROUP BY window_start, window_end, supplier_id)) WHERE rownum <= 3",
    "INSERT INTO out_window SELECT window_start, window_end, price FROM (SELECT bidtime, price, item, supplier_id, window_start, window_end, ROW_NUMBER() OVER (PARTITION BY window_start, window_end ORDER BY bidtime DESC) AS rownum FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '10' MINUTES))) WHERE rownum <= 1",
    "INSERT INTO out_window SELECT COALESCE(l.window_start, r.window_start), COALESCE(l.window_end, r.window_end), l.price FROM (SELECT * FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '5' MINUTES))) l FULL JOIN (SELECT * FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '5' MINUTES))) r ON l.item = r.product AND l.window_start = r.window_start AND l.window_end = r.window_end",
    "INSERT INTO out_window SELECT window_start, window_end, price FROM (SELECT * FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '5' MINUTES))) l WHERE l.item IN (SELECT product FROM (SELECT * FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '5' MINUTES))) r WHERE l.window_start = r.window_start AND l.window_end = r.window_end)",
    "INSERT INTO out_window SELECT window_start, window_end, price FROM (SELECT * FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '5' MINUTES))) l WHERE EXISTS (SELECT * FROM (SELECT * FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '5' MINUTES))) r WHERE l.item = r.product AND l.window_start = r.window_start)",
    // MATCH_RECOGNIZE.
    "INSERT INTO out_match SELECT * FROM ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY rowtime MEASURES START_ROW.rowtime AS start_tstamp, LAST(PRICE_DOWN.rowtime) AS end_tstamp ONE ROW PER MATCH AFTER MATCH SKIP TO LAST PRICE_UP PATTERN (START_ROW PRICE_DOWN+ PRICE_UP) DEFINE PRICE_DOWN AS (LAST(PRICE_DOWN.price, 1) IS NULL AND PRICE_DOWN.price < START_ROW.price) OR PRICE_DOWN.price < LAST(PRICE_DOWN.price, 1), PRICE_UP AS PRICE_UP.price > LAST(PRICE_DOWN.price, 1)) MR",
    "INSERT INTO out_match SELECT symbol, start_tstamp, end_tstamp FROM ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY rowtime MEASURES FIRST(A.rowtime) AS start_tstamp, LAST(A.rowtime) AS end_tstamp, AVG(A.price) AS avgPrice ONE ROW PER MATCH AFTER MATCH SKIP PAST LAST ROW PATTERN (A+ B) DEFINE A AS AVG(A.price) < 15) AS T",
    "INSERT INTO out_match SELECT T.symbol, T.s, T.e FROM ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY rowtime MEASURES A.rowtime AS s, C.rowtime AS e ONE ROW PER MATCH AFTER MATCH SKIP TO NEXT ROW PATTERN (A B{2,5}? C) WITHIN INTERVAL '1' HOUR DEFINE A AS A.price > 10, B AS B.price < A.price, C AS C.price > 12 AND C.tax = PREV(C.tax)) AS T",
    "INSERT INTO out_match SELECT symbol, s, MATCH_ROWTIME FROM ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY rowtime MEASURES FIRST(A.rowtime) AS s, MATCH_ROWTIME() AS MATCH_ROWTIME PATTERN (A B*? C) DEFINE A AS price > 1, B AS tax > 2, C AS SUM(B.price) > 3)",
    // Joins.
    "INSERT INTO out_text SELECT c.id, o.product FROM orders o, customers c WHERE o.user_id = c.id",
    "INSERT INTO out_text SELECT o.user_id, o.product FROM orders o JOIN shipments s ON o.id = s.order_id AND s.ship_ts BETWEEN o.ts AND o.ts + INTERVAL '4' HOUR",
    "INSERT INTO out_text SELECT o.user_id, o.product FROM orders AS o LEFT JOIN shipments AS s ON o.id = s.order_id AND o.ts >= s.ship_ts - INTERVAL '4' HOUR AND o.ts < s.ship_ts",
    "INSERT INTO out_text SELECT o.user_id, c.country FROM orders AS o JOIN customers FOR SYSTEM_TIME AS OF o.proc AS c ON o.user_id = c.id",
    "INSERT INTO out_text SELECT /*+ LOOKUP('table'='c', 'async'='true') */ o.user_id, c.country FROM orders AS o LEFT JOIN customers FOR SYSTEM_TIME AS OF o.proc AS c ON o.user_id = c.id WHERE c.zip <> ''",
    "INSERT INTO out_long SELECT o.currency, CAST(o.price * r.rate AS BIGINT) FROM orders AS o LEFT JOIN rates FOR SYSTEM_TIME AS OF o.ts AS r ON o.currency = r.currency",
    "INSERT INTO out_any SELECT id, name FROM customers NATURAL JOIN (SELECT DISTINCT user_id AS id FROM orders) AS u",
    "INSERT INTO out_jdbc SELECT currency, COUNT(*) FROM orders JOIN rates USING (currency) GROUP BY currency",
    "INSERT INTO out_text SELECT c1.id, c2.name FROM customers c1 CROSS JOIN customers c2",
    "INSERT INTO out_text SELECT a.id, b.name FROM (customers a INNER JOIN customers b ON a.id = b.id) WHERE a.country = b.country",
    "INSERT INTO out_any SELECT c.id, x.product FROM customers c, LATERAL (SELECT product FROM orders o WHERE o.user_id = c.id ORDER BY price DESC LIMIT 3) AS x",
    "INSERT INTO out_text SELECT c.id, c.name FROM customers c WHERE EXISTS (SELECT 1 FROM orders o WHERE o.user_id = c.id)",
    "INSERT INTO out_any SELECT c.id, c.name FROM customers c WHERE c.id NOT IN (SELECT user_id FROM orders WHERE user_id IS NOT NULL)",
    "INSERT INTO out_text SELECT id, name FROM customers WHERE (id, name) IN (SELECT user_id, product FROM orders)",
    "INSERT INTO out_any SELECT id, name FROM customers WHERE id > ALL (SELECT amount FROM orders WHERE user_id = customers.id)",
    "INSERT INTO out_text SELECT id, name FROM customers WHERE id = ANY (SELECT user_id FROM orders)",
    // UNNEST, table functions, fields of rows.
    "INSERT INTO out_text SELECT id, tag FROM events CROSS JOIN UNNEST(tags) AS t (tag)",
    "INSERT INTO out_text SELECT e.id, t.k FROM events AS e CROSS JOIN UNNEST(e.props) AS t (k, v) WHERE t.v <> 'x'",
    "INSERT INTO out_text SELECT id, sku FROM events, UNNEST(items) AS i (sku, qty) WHERE qty > 1",
    "INSERT INTO out_text SELECT id, i.sku FROM events CROSS JOIN UNNEST(items) AS i",
    "INSERT INTO out_text SELECT id, t.tag FROM events LEFT JOIN UNNEST(tags) AS t (tag) ON TRUE",
    "INSERT INTO out_text SELECT id, x FROM events, LATERAL TABLE(split_text(body)) AS t (x)",
    "INSERT INTO out_text SELECT id, x FROM events LEFT JOIN LATERAL TABLE(split_text(body, ',')) AS t (x) ON TRUE",
    "INSERT INTO out_text SELECT id, items[1].sku FROM events WHERE events.loc.lat > 1.5 AND loc.lon < 2e3",
    "INSERT INTO out_text SELECT e.id, e.props['a'] || e.tags[2] FROM events e",
    "INSERT INTO out_text SELECT id, (loc).lat || '' FROM (SELECT id, ROW(CAST(1 AS STRING), 'b') AS loc2, CAST(ROW('x') AS ROW<lat STRING>) AS loc FROM events)",
    // Groups, top-N, deduplication, over.
    "INSERT INTO out_upsert SELECT product, COUNT(DISTINCT user_id) FROM orders GROUP BY product HAVING SUM(amount) > 10",
    "INSERT INTO out_upsert SELECT product, COUNT(*) FILTER (WHERE amount > 1 AND price IS NOT NULL) FROM orders GROUP BY product",
    "INSERT INTO out_upsert SELECT UPPER(product), SUM(amount + 1) + COUNT(*) FROM orders GROUP BY UPPER(product)",
    "INSERT INTO out_upsert SELECT CASE WHEN amount > 10 THEN 'large' ELSE 'small' END, COUNT(*) FROM orders GROUP BY CASE WHEN amount > 10 THEN 'large' ELSE 'small' END",
    "INSERT INTO out_upsert SELECT o.product, MAX(o.id) FROM orders AS o GROUP BY product",
    "INSERT INTO out_upsert SELECT product, COUNT(*) FROM orders GROUP BY GROUPING SETS ((product, currency), (product), ())",
    "INSERT INTO out_upsert SELECT product, GROUPING(product) + COUNT(*) FROM orders GROUP BY ROLLUP (product, currency)",
    "INSERT INTO out_upsert SELECT CAST(loc.lat AS STRING), COUNT(*) FROM events GROUP BY loc.lat",
    "INSERT INTO out_upsert SELECT 'all', COUNT(*) FROM orders",
    "INSERT INTO out_upsert SELECT word, CAST(frequency AS BIGINT) FROM (SELECT word, SUM(frequency) AS frequency FROM words GROUP BY word)",
    "INSERT INTO out_upsert SELECT k, n FROM (SELECT product AS k, id AS n, ROW_NUMBER() OVER (PARTITION BY product ORDER BY price DESC, id ASC NULLS LAST) AS row_num FROM orders) WHERE row_num <= 5",
    "INSERT INTO out_text SELECT user_id, product FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY id ORDER BY proc ASC) AS row_num FROM orders) WHERE row_num = 1",
    "INSERT INTO out_long SELECT product, SUM(id) OVER (PARTITION BY product ORDER BY ts RANGE BETWEEN INTERVAL '1' HOUR PRECEDING AND CURRENT ROW) FROM orders",
    "INSERT INTO out_long SELECT product, COUNT(id) OVER w FROM orders WINDOW w AS (PARTITION BY product ORDER BY proc ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)",
    "INSERT INTO out_long SELECT product, LAG(id, 1) OVER (PARTITION BY product ORDER BY ts) FROM orders",
    "INSERT INTO out_upsert SELECT product, SUM(id) FROM orders GROUP BY product ORDER BY SUM(id) DESC LIMIT 10",
    "INSERT INTO out_text SELECT user_id, product FROM orders ORDER BY ts",
    "INSERT INTO out_any SELECT user_id AS u, product FROM orders ORDER BY ts, u LIMIT 10 OFFSET 5",
    "INSERT INTO out_jdbc SELECT product, MAX(id) FROM orders GROUP BY product ORDER BY product OFFSET 2 ROWS FETCH NEXT 5 ROWS ONLY",
    "INSERT INTO out_upsert SELECT product, FIRST_VALUE(id) FROM orders GROUP BY product",
    "INSERT INTO out_upsert SELECT LISTAGG(product, ','), COUNT(*) FROM orders GROUP BY currency",
    "INSERT INTO out_upsert SELECT product, COUNT(*) FROM orders GROUP BY DISTINCT product, currency",
    // WITH and sets.
    "INSERT INTO out_text WITH a AS (SELECT user_id, product FROM orders), b AS (SELECT * FROM a WHERE user_id > 1) SELECT * FROM b",
    "INSERT INTO out_text WITH orders AS (SELECT user_id AS id, product FROM orders) SELECT id, product FROM orders",
    "INSERT INTO out_text SELECT * FROM (WITH a (i, t) AS (SELECT id, name FROM customers) SELECT i, t FROM a UNION ALL SELECT user_id, product FROM orders)",
    "INSERT INTO out_any (SELECT id, name FROM customers UNION SELECT user_id, product FROM orders) INTERSECT (SELECT id, body FROM events)",
    "INSERT INTO out_any SELECT id, name FROM customers EXCEPT ALL SELECT id, body FROM events UNION ALL VALUES (1, 'a'), (2, 'b')",
    "INSERT INTO out_text SELECT * FROM ((SELECT id, name FROM customers) UNION ALL (SELECT id, body FROM events)) AS u WHERE u.id > 1",
    "INSERT INTO out_text VALUES (1, 'a'), (2, CAST(NULL AS STRING))",
    "INSERT INTO out_text SELECT x, y FROM (VALUES (1, 'a'), (2, 'bcd')) AS t (x, y)",
    "INSERT INTO out_text (txt) SELECT name FROM customers",
    "INSERT INTO out_text (txt, id) SELECT name, id FROM customers",
    "INSERT OVERWRITE out_any SELECT id, name FROM customers",
    "INSERT INTO out_text /*+ OPTIONS('sink.parallelism'='1') */ SELECT id, name FROM customers /*+ OPTIONS('scan.fetch-size'='100') */ AS c",
    "INSERT INTO out_text SELECT /*+ BROADCAST(customers), STATE_TTL('c'='1d') */ c.id, o.product FROM customers c JOIN orders o ON o.user_id = c.id",
    "INSERT INTO `default_catalog`.`default_database`.`out_text` SELECT id, name FROM default_catalog.default_database.customers",
    "INSERT INTO out_text TABLE out_text",
    // Statement sets.
    "EXECUTE STATEMENT SET BEGIN INSERT INTO out_text SELECT id, name FROM customers; INSERT INTO out_upsert SELECT product, COUNT(*) FROM orders GROUP BY product; END;",
    "execute statement set\nbegin\n-- first\ninsert into out_text select id, name from customers;\n/* second */ insert into out_long select product, id from orders;\nend",
    "EXECUTE INSERT INTO out_text SELECT id, name FROM customers",
    // Expressions.
    "INSERT INTO out_text SELECT id, JSON_VALUE(body, '$.a' RETURNING STRING DEFAULT 'x' ON EMPTY NULL ON ERROR) FROM events",
    "INSERT INTO out_text SELECT id, JSON_QUERY(body, 'lax $.a' WITH CONDITIONAL ARRAY WRAPPER NULL ON EMPTY ERROR ON ERROR) FROM events WHERE JSON_EXISTS(body, '$.b' FALSE ON ERROR)",
    "INSERT INTO out_text SELECT id, JSON_OBJECT(KEY 'a' VALUE id, 'b' VALUE JSON_ARRAY(1, 'x', body NULL ON NULL), 'c' VALUE JSON('{}') ABSENT ON NULL) FROM events",
    "INSERT INTO out_text SELECT id, JSON_QUERY(body, '$.x' WITHOUT ARRAY WRAPPER EMPTY ARRAY ON EMPTY) FROM events WHERE body IS JSON OBJECT",
    "INSERT INTO out_upsert SELECT JSON_OBJECTAGG(KEY product VALUE amount NULL ON NULL), COUNT(*) FROM orders GROUP BY currency",
    "INSERT INTO out_upsert SELECT JSON_ARRAYAGG(product ABSENT ON NULL), COUNT(*) FROM orders GROUP BY currency",
    "INSERT INTO out_text SELECT id, JSON_OBJECT() || JSON_ARRAY() FROM events",
    "INSERT INTO out_text SELECT id, TRIM(BOTH ' ' FROM body) || TRIM(body) || TRIM(LEADING FROM body) FROM events",
    "INSERT INTO out_text SELECT POSITION('a' IN body), OVERLAY(body PLACING 'x' FROM 2 FOR 3) FROM events",
    "INSERT INTO out_text SELECT CAST(EXTRACT(DAY FROM at_ltz) AS INT), SUBSTRING(body FROM 2) || SUBSTRING(body, 1, 2) FROM events",
    "INSERT INTO out_text SELECT id, DATE_FORMAT(FLOOR(at_ltz TO HOUR), 'yyyy-MM-dd HH:mm') FROM events",
    "INSERT INTO out_text SELECT TIMESTAMPDIFF(DAY, TIMESTAMP '2020-01-01 00:00:00', LOCALTIMESTAMP), CAST(TIMESTAMPADD(MINUTE, 5, at_ltz) AS STRING) FROM events",
    "INSERT INTO out_text SELECT id, CAST(DATE '2024-01-01' + INTERVAL '1' MONTH AS STRING) || CAST(TIME '10:00:00' AS STRING) FROM events",
    "INSERT INTO out_text SELECT CASE id WHEN 1 THEN 2 WHEN 3 THEN 4 END, CASE WHEN body IS NULL THEN '' WHEN id = 1 OR NOT id > 2 THEN 'x' ELSE body END FROM events",
    "INSERT INTO out_text SELECT TRY_CAST(body AS INT), COALESCE(body, name, 'x') FROM events JOIN customers ON events.id = customers.id",
    "INSERT INTO out_text SELECT id, IF(id > 1, 'a', body) FROM events WHERE id BETWEEN SYMMETRIC 5 AND 1 OR id NOT BETWEEN 1 AND 2 AND body LIKE 'a!_%' ESCAPE '!'",
    "INSERT INTO out_text SELECT id, body FROM events WHERE body SIMILAR TO '[a-z]+' AND body NOT LIKE '%x' AND id IS DISTINCT FROM 3 AND (id > 1) IS NOT FALSE AND id NOT IN (1, 2, 3)",
    "INSERT INTO out_text SELECT CARDINALITY(ARRAY[1, 2, 3]), MAP['a', 'b']['a'] FROM events WHERE ARRAY_CONTAINS(tags, 'x') AND CARDINALITY(props) > 0",
    "INSERT INTO out_text SELECT -id % 3 * (2 + +1), U&'\\00e9' || 'it''s' FROM events",
    "INSERT INTO out_text SELECT id, U&'d!0061t!+000061' UESCAPE '!' || body FROM events",
    "INSERT INTO out_any SELECT CAST((SELECT COUNT(*) FROM orders) AS INT), body FROM events",
    "INSERT INTO out_text SELECT MOD(id, 2), REGEXP_EXTRACT(body, '(\\d+)', 1) FROM events WHERE REGEXP(body, '^a')",
    "INSERT INTO out_text SELECT id, CAST(TO_TIMESTAMP_LTZ(1000, 3) AS STRING) FROM events WHERE at_ltz > CURRENT_TIMESTAMP - INTERVAL '1' DAY AND at_ltz < TO_TIMESTAMP('2024-01-01 00:00:00')",
    "INSERT INTO out_text SELECT id, MD5(body) FROM events WHERE TIMESTAMPDIFF(SECOND, at_ltz, NOW()) < 60 AND UNIX_TIMESTAMP() > 0",
    "INSERT INTO out_text SELECT id, body FROM events WHERE id = 1.5 AND body = U&'x' AND loc IS NOT NULL",
    "INSERT INTO out_text SELECT `id`, `body` AS `select` FROM `events` AS `from` WHERE `from`.`id` > 0",
    "INSERT INTO out_text SELECT ALL id, body FROM events WHERE INTERVAL '1 02:03' DAY TO MINUTE > INTERVAL '3' HOUR",
    "INSERT INTO out_text SELECT 1, 'x' FROM (SELECT 1) AS t",
    "INSERT INTO out_upsert SELECT amount_class, COUNT(*) FROM (SELECT CASE WHEN amount > 10 THEN 'a' ELSE NULL END AS amount_class FROM orders) GROUP BY amount_class",
    "INSERT INTO out_long SELECT DATE_FORMAT(ws, 'HH'), COUNT(*) FROM (SELECT window_start AS ws, window_end AS we, item FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(bidtime), INTERVAL '5' MINUTES))) GROUP BY ws, we",
    "INSERT INTO out_text SELECT c.id, t.a FROM customers AS c, LATERAL TABLE(f(c.id, name)) AS t (a)",
    "INSERT INTO out_text SELECT id, name FROM customers c CROSS JOIN LATERAL (VALUES (1), (c.id)) AS v (x) WHERE v.x > 0",
    "INSERT INTO out_any SELECT c.id, (SELECT MAX(o.product) FROM orders AS o WHERE o.user_id = c.id) FROM customers AS c",
    "INSERT INTO out_any SELECT user_id, MAX(product) FROM orders AS o GROUP BY user_id HAVING EXISTS (SELECT 1 FROM customers WHERE id = o.user_id)",
    "INSERT INTO out_any SELECT id, name FROM customers AS c WHERE c.id = (SELECT MAX(user_id) FROM orders)",
    "INSERT INTO out_any SELECT amount + 1, 'x' FROM orders GROUP BY amount + 1 HAVING amount + 1 > 3",
    "INSERT INTO out_any SELECT (user_id), product FROM orders GROUP BY (user_id, product)",
    "INSERT INTO out_any SELECT user_id, product FROM (SELECT user_id, product, RANK() OVER (PARTITION BY product ORDER BY SUM(amount) DESC) AS r FROM orders GROUP BY user_id, product) WHERE r <= 3",
    "INSERT INTO out_match SELECT symbol, s, e FROM ticker MATCH_RECOGNIZE (PARTITION BY symbol ORDER BY rowtime MEASURES FIRST(A.rowtime) AS s, FINAL LAST(B.rowtime) AS e ONE ROW PER MATCH PATTERN (A B+? C) SUBSET U = (A, B) DEFINE A AS A.price > 1, B AS SUM(U.price) < 100)",
    "INSERT INTO out_any SELECT * FROM (SELECT user_id, product, amount FROM orders) PIVOT (SUM(amount) FOR product IN ('a' AS a, 'b' AS b))",
    "INSERT INTO out_any SELECT id, LEFT(body, 2) || RIGHT(body, 2) FROM events WHERE LOWER(body) IN ('a', 'b') AND ROUND(loc.lat, 2) > 0 AND NULLIF(id, 1) IS NULL",
    "INSERT INTO out_any SELECT key, name FROM (SELECT id AS key, name FROM customers) AS data",
    "INSERT INTO out_any SELECT id, body FROM events AS e WHERE e.at_ltz > '2024-01-01 00:00:00' AND CAST(at_ltz AS DATE) = '2024-01-01'",
    "INSERT INTO out_any (SELECT id, name FROM customers)",
    "INSERT INTO out_any ((SELECT id, name FROM customers) UNION ALL (SELECT id, body FROM events))",
    "INSERT INTO out_any SELECT id, name FROM (customers)",
    "INSERT INTO out_any SELECT e1.id, e2.body FROM events e1 JOIN events e2 ON e1.id = e2.id AND e1.at_ltz = e2.at_ltz WHERE (e1.at_ltz, e1.id) = (e2.at_ltz, 1)",
    "INSERT INTO out_any SELECT CAST((e.at_ltz - e.at_ltz) SECOND AS INT), 'x' FROM events e",
    "ALTER VIEW v AS SELECT * FROM orders",
    "ALTER TABLE orders ADD twice AS (amount + amount)",
    "EXPLAIN PLAN FOR SELECT * FROM orders",
    "EXPLAIN CHANGELOG_MODE, ESTIMATED_COST INSERT INTO out_text SELECT id, name FROM customers",
    "EXPLAIN CREATE TABLE x (a INT) WITH ('connector' = 'print') AS SELECT id FROM orders",
    "CREATE OR REPLACE TABLE x WITH ('connector' = 'print') AS (SELECT * FROM orders)",
    "CREATE TEMPORARY FUNCTION f AS 'com.example.F' LANGUAGE JAVA",
    "COMPILE AND EXECUTE PLAN '/tmp/plan.json' FOR STATEMENT SET BEGIN INSERT INTO out_text SELECT id, name FROM customers; END",
    "SHOW CREATE TABLE orders;",
    "INSERT INTO out_text SELECT e.* FROM (SELECT id, body FROM events) e WHERE (TRUE AND FALSE) IS UNKNOWN",
    "INSERT INTO out_text SELECT id, body FROM events WHERE EXTRACT(EPOCH FROM at_ltz) > 5 AND YEAR(at_ltz) = 2024 AND CEIL(loc.lat) > 1",
];

#[test]
fn none_gets_an_error() {
    let tables = Tables::of(&TABLES);
    let tables = tables.all();
    let mut wrong = Vec::new();
    for statement in STATEMENTS {
        for tables in [&tables[..], &[]] {
            let (_, problems) = parse(statement, tables);
            for problem in problems {
                if problem.severity == Severity::Error {
                    let at = problem.span.of(statement);
                    wrong.push(format!("{statement}\n    {at:?}: {:?}", problem.fault));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
