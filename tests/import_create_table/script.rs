//! Scripts of several statements, those of other systems, and those with slips.

use super::{kafka, tables};
use crate::imports::{assert_shown, left_out, missed};
use millrace::import::create_table::read;
use millrace::import::unfit::Unfit;
use millrace::import::{Fate, Import, Why};
use millrace::sql::name::split_list;
use millrace::text::request_import::part;
use millrace::workspace::Subject;
use millrace::workspace::job::{Job, TablesFrom};
use millrace::workspace::table::Connector;
use proptest::prelude::*;

fn jobs(import: &Import) -> Vec<&Job> {
    let subjects = import.drafts.iter().map(|found| &found.subject);
    subjects
        .filter_map(|subject| match subject {
            Subject::Table(_) => None,
            Subject::Job(job) => Some(job),
        })
        .collect()
}

/// The only slip in a text: what is said of it, and where. Nothing is imported.
fn slip(text: &str) -> String {
    let import = read(text).expect("statements");
    assert_eq!(import.drafts, [], "{text}");
    let [only] = &import.parts[..] else {
        panic!("{text}: {:?}", import.parts);
    };
    part(only, text, &import)
}

#[test]
fn a_table_with_a_bracket_or_a_quote_too_few_is_told_with_the_place_and_not_guessed() {
    for (text, column) in [
        (
            "CREATE TABLE t (a INT,\n b DECIMAL(10) WITH ('connector' = 'kafka', 'topic' = 'x');",
            16,
        ),
        (
            "CREATE TABLE t (a INT,\n b DECIMAL(10 WITH ('connector' = 'kafka', 'topic' = 'x');",
            15,
        ),
    ] {
        let said = format!(
            "Line 2, column {column}: A closing bracket is missing in front of this. Nothing of the table is taken."
        );
        assert_eq!(slip(text), said);
    }
    for text in [
        "CREATE TABLE t\n(a INT, b STRING",
        "CREATE TABLE public.t\n(id integer, b text;",
        "CREATE TABLE t (a INT) WITH\n('connector' = 'kafka', 'topic' = 'x';",
    ] {
        assert_eq!(
            slip(text),
            "Line 2, column 1: This bracket does not close. Nothing of the table is taken."
        );
    }
    let quote = "CREATE TABLE t (a INT) WITH ('connector' = 'kafka',\n'topic' = 'x)";
    assert_eq!(
        slip(quote),
        "Line 2, column 11: A quote begins here and does not end. Nothing of the table is taken."
    );
    let open = "CREATE TABLE t\na INT) WITH ('connector' = 'kafka')";
    assert_eq!(slip(open), "Line 2, column 1: This can't be read.");
}

#[test]
fn a_table_behind_a_broken_one_is_taken() {
    let text = "CREATE TABLE t (a INT WITH ('connector' = 'kafka');\nCREATE TABLE u (a INT) WITH ('connector' = 'kafka');";
    let import = read(text).expect("statements");
    assert_eq!(tables(&import).len(), 1);
    assert_eq!(tables(&import)[0].name, "u");
    assert_eq!(missed(text, &import), ["WITH"]);
}

#[test]
fn what_only_looks_like_a_bracket_in_other_systems_is_none() {
    for text in [
        r#"CREATE TABLE t (id integer, "a(b" text);"#,
        r"CREATE TABLE t (id integer, note text DEFAULT E'\'(');",
        "CREATE TABLE t (id integer, note text DEFAULT $$($$);",
    ] {
        let import = read(text).expect("a table");
        assert_eq!(tables(&import).len(), 1, "{text}: {:?}", import.parts);
    }
}

#[test]
fn a_semicolon_that_is_missing_is_told_and_no_options_of_another_table_are_taken() {
    let text = "CREATE TABLE t (a INT) WITH ('connector' = 'kafka', 'topic' = 'x')\nCREATE TABLE u (a INT) WITH ('connector' = 'kafka', 'topic' = 'y')";
    let import = read(text).expect("a table");
    assert_eq!(kafka(tables(&import)[0]).topic, "x");
    assert_eq!(tables(&import).len(), 1);
    assert_eq!(missed(text, &import), ["CREATE"]);
}

#[test]
fn the_slips_of_the_official_samples_are_forgiven() {
    // A format twice, a comma too many, a comma too few, a bracket too many, a name of an option in backticks.
    let text = "CREATE TABLE t (a INT) WITH (`connector` = 'kafka', 'topic' = 't', 'value.format' = 'avro', 'value.format' = 'json' 'scan.startup.mode' = 'latest-offset',))";
    let import = read(text).expect("a table");
    let kafka = kafka(tables(&import)[0]);
    assert_eq!(kafka.value_format, "json");
    assert_eq!(kafka.startup_mode, "latest-offset");
    assert_eq!(missed(text, &import), ["'scan.startup.mode'", ")"]);
    assert_eq!(left_out(text, &import), ["'value.format'"]);
}

#[test]
fn a_script_gives_its_tables_and_its_jobs() {
    let text = "-- the pipeline; all of it\nSET 'parallelism.default' = '2';\nCREATE TABLE a (x INT) WITH ('connector' = 'kafka', 'topic' = 'a');\nCREATE TEMPORARY TABLE b (x INT) WITH ('connector' = 'kafka', 'topic' = 'b;c');\nDROP TABLE c;\nINSERT INTO b\nSELECT x FROM a; -- done\nEXECUTE STATEMENT SET BEGIN\nINSERT INTO b SELECT 1;\nINSERT INTO c SELECT x FROM a;\nEND;\nCREATE VIEW v AS SELECT 1;";
    let import = read(text).expect("a script");
    assert_shown(text, &import);
    assert_eq!(tables(&import).len(), 2);
    assert_eq!(kafka(tables(&import)[1]).topic, "b;c");
    let [one, set] = jobs(&import)[..] else {
        panic!("{import:?}");
    };
    assert_eq!(one.statement, "INSERT INTO b\nSELECT x FROM a");
    assert_eq!(split_list(&one.tables), ["a", "b"]);
    assert_eq!(one.tables_from, TablesFrom::Statement);
    assert_eq!(
        set.statement,
        "EXECUTE STATEMENT SET BEGIN\nINSERT INTO b SELECT 1;\nINSERT INTO c SELECT x FROM a;\nEND"
    );
    assert_eq!(split_list(&set.tables), ["a", "b", "c"]);
    assert_eq!(missed(text, &import), ["SET", "CREATE VIEW v AS"]);
    assert_eq!(left_out(text, &import), ["DROP TABLE c"]);
    let begun = "BEGIN STATEMENT SET; INSERT INTO b SELECT x FROM a; END;";
    let import = read(begun).expect("a set");
    assert_eq!(
        jobs(&import)[0].statement,
        "BEGIN STATEMENT SET; INSERT INTO b SELECT x FROM a; END"
    );
}

#[test]
fn what_stands_in_front_of_a_statement_is_passed_over() {
    for text in [
        "Flink SQL> CREATE TABLE t (a INT) WITH ('connector' = 'kafka')",
        "    \"CREATE TABLE t (a INT) WITH ('connector' = 'kafka')",
        "```sql\nCREATE TABLE t (a INT) WITH ('connector' = 'kafka');\n```",
    ] {
        let import = read(text).expect("a table");
        assert_eq!(tables(&import)[0].name, "t", "{text}");
        assert_eq!(tables(&import)[0].schema_sql, "a INT", "{text}");
    }
}

#[test]
fn a_table_of_postgresql_is_read_as_its_columns_are_pasted() {
    let text = "CREATE TABLE public.\"Node Info\" (\n    id integer NOT NULL,\n    note text DEFAULT 'x',\n    PRIMARY KEY (id)\n);\nCREATE INDEX i ON x (id);\nINSERT INTO x VALUES (1);";
    let import = read(text).expect("a table");
    assert_shown(text, &import);
    let [table] = tables(&import)[..] else {
        panic!("{import:?}");
    };
    assert_eq!(table.name, "Node Info");
    assert_eq!(
        table.schema_sql,
        "`id` INT NOT NULL,\n`note` STRING,\nPRIMARY KEY (`id`) NOT ENFORCED"
    );
    assert!(
        matches!(&table.connector, Connector::Postgres(pg) if pg.jdbc_table == "public.Node Info")
    );
    assert_eq!(
        left_out(text, &import),
        ["CREATE INDEX i ON", "INSERT INTO x VALUES"]
    );
    assert!(
        import
            .parts
            .iter()
            .any(|part| matches!(part.fate, Fate::Missed(Why::Unfit(Unfit::Column(_)))))
    );
}

#[test]
fn two_tables_of_a_dump_have_the_keys_that_stand_behind_them() {
    let text = "SET statement_timeout = 0;\nCREATE TABLE public.a (\n    id integer\n);\nCREATE TABLE public.b (\n    id bigint\n);\nALTER TABLE ONLY public.a\n    ADD CONSTRAINT a_pkey PRIMARY KEY (id);\n";
    let import = read(text).expect("tables");
    let [a, b] = tables(&import)[..] else {
        panic!("{import:?}");
    };
    assert_eq!(
        a.schema_sql,
        "`id` INT NOT NULL,\nPRIMARY KEY (`id`) NOT ENFORCED"
    );
    assert_eq!(b.schema_sql, "`id` BIGINT");
    assert_eq!(missed(text, &import), [""; 0]);
}

#[test]
fn columns_of_flink_without_options_stay_as_they_are() {
    let text = "CREATE TABLE Kept ( `a b` ROW<x INT>,\n WATERMARK FOR t AS t, t TIMESTAMP(3) )";
    let import = read(text).expect("a table");
    let [table] = tables(&import)[..] else {
        panic!("{import:?}");
    };
    assert_eq!(table.name, "Kept");
    assert_eq!(
        table.schema_sql,
        " `a b` ROW<x INT>,\n WATERMARK FOR t AS t, t TIMESTAMP(3) "
    );
}

#[test]
fn other_texts_are_no_sql() {
    for text in [
        "",
        ";",
        "a\tint\nb\ttext",
        "{\"name\": \"CREATE TABLE\"}",
        "SELECT 1;",
        "create a table",
        "CREATE VIEW v AS SELECT 1",
        "CREATE TABLE",
    ] {
        let import = read(text);
        let is_empty = import.is_none_or(|import| import.drafts.is_empty());
        assert!(is_empty, "{text}");
    }
}

#[test]
fn large_texts_are_read_in_linear_time() {
    let repeated = |part: &str| part.repeat(2_000_000 / part.len());
    for text in [
        repeated("CREATE TABLE t (a INT) WITH ('connector' = 'kafka');\n"),
        repeated("CREATE TABLE t (a INT);\n"),
        repeated("INSERT INTO a SELECT 1;\n"),
        repeated("SHOW TABLES;\n"),
        repeated(";"),
        repeated("CREATE TABLE "),
        repeated("EXECUTE STATEMENT SET BEGIN;"),
        format!(
            "EXECUTE STATEMENT SET BEGIN {}",
            repeated("INSERT INTO a SELECT 1;")
        ),
        format!("CREATE TABLE t {}", repeated("(")),
        format!(
            "CREATE TABLE t (a INT) WITH ('a' = 'b', {}",
            repeated("'a' = 'b',")
        ),
        format!("CREATE TABLE t (a INT) WITH ('a' = {}", repeated("'b' ")),
        format!("CREATE TABLE t (a INT) {} LIKE x", repeated("WITH (")),
        format!("CREATE TABLE t (a INT) LIKE {}", repeated("\"\n")),
        format!("CREATE TABLE {}", repeated("a.")),
        format!("CREATE TABLE \"{}", repeated("a ")),
    ] {
        if let Some(import) = read(&text) {
            assert!(import.drafts.len() <= 500);
            assert_shown(&text, &import);
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_taken(
        words in prop::collection::vec(prop::sample::select(vec![
            "CREATE ", "TABLE ", "IF ", "NOT ", "EXISTS ", "t ", "`t`", "\"", "(", ")", "a INT", ",", ";", "WITH ", "'connector'",
            "=", "'kafka'", "'topic'", "'", "LIKE ", "PARTITIONED ", "BY ", "AS ", "COMMENT ", "INSERT ", "INTO ", "SELECT 1",
            "EXECUTE ", "STATEMENT ", "SET ", "BEGIN ", "END", "--", "\n", "/*", "*/", ".", "é", "U&\"", "''", "serial ",
        ]), 0..60),
    ) {
        let text = ["CREATE TABLE t (", &words.concat()].concat();
        if let Some(import) = read(&text) {
            assert_shown(&text, &import);
        }
    }

    #[test]
    fn any_characters_are_taken(text in "\\PC{0,200}") {
        let text = ["INSERT INTO ", &text].concat();
        if let Some(import) = read(&text) {
            assert_shown(&text, &import);
        }
    }
}
