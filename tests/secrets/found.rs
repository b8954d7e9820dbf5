//! Where a secret is found, and the name that stands in its place.

use millrace::sql::secret::{Written, find, masked, variables};

fn found(text: &str, written: Written) -> Vec<&str> {
    let found = find(text, written).into_iter();
    found.map(|secret| &text[secret.value]).collect()
}

#[test]
fn the_values_of_options_that_hold_secrets_are_found() {
    for (sql, expect) in [
        ("'token' = 'xoxb-1'", vec!["xoxb-1"]),
        ("'password'='a''b' , 'port'='1'", vec!["a''b"]),
        (
            "'slot.name' = 'a', 'Properties.SASL.jaas.config' = 'p \"x\";'",
            vec!["p \"x\";"],
        ),
        ("'client-secret' /* c */ =\n -- it's here\n 's'", vec!["s"]),
        ("-- don't\n'token' = 'x'", vec!["x"]),
        (
            "INSERT INTO a SELECT * FROM b /*+ OPTIONS('token'='x') */",
            vec!["x"],
        ),
        ("'token' = 'a' 'b', 'c' = 'd'", vec!["a' 'b"]),
        ("'token' = 'a' 'secret' = 'd'", vec!["a", "d"]),
        ("'token' = 'open", vec!["open"]),
        ("'uri' = 'mongodb://u:p@h/db'", vec!["mongodb://u:p@h/db"]),
        (
            "'url' = 'jdbc:mysql://h/d?password=p'",
            vec!["jdbc:mysql://h/d?password=p"],
        ),
        (
            "'value.avro-confluent.basic-auth.user-info' = 'u:p'",
            vec!["u:p"],
        ),
        (
            "'token' = '', 'fields.token.kind' = 'random', 'url' = 'jdbc:postgresql://'",
            vec![],
        ),
        ("'basic-auth.credentials-source' = 'USER_INFO'", vec![]),
        ("WHERE `token` = 'x' AND a = 'token'", vec![]),
    ] {
        assert_eq!(found(sql, Written::Plain), expect, "{sql}");
    }
}

#[test]
fn in_json_they_are_found_in_texts_and_as_members() {
    for (json, expect) in [
        (
            r#"{"create_table":"… 'token' =\n\t'x\"y'"}"#,
            vec![r#"x\"y"#],
        ),
        (r#"{"a":"can't","b":"'token' = 'x'"}"#, vec!["x"]),
        (r#"{"a":"'token' = 'open","b":"c"}"#, vec!["open"]),
        (
            r#"{"options":{"connector":"slack","token": "x\"y"}}"#,
            vec![r#"x\"y"#],
        ),
    ] {
        assert_eq!(found(json, Written::Json), expect, "{json}");
    }
}

#[test]
fn each_secret_gets_a_name_of_its_own_draft_and_option() {
    for (sql, expect) in [
        ("'token' = 'x'", "'token' = '${FLINK_ALERTS_1_TOKEN}'"),
        (
            "'a.password' = 'x', 'b.password' = 'x'",
            "'a.password' = '${FLINK_ALERTS_1_A_PASSWORD}', 'b.password' = '${FLINK_ALERTS_1_B_PASSWORD}'",
        ),
        (
            "'token'='x' 'token'='y' 'token'='x'",
            "'token'='${FLINK_ALERTS_1_TOKEN}' 'token'='${FLINK_ALERTS_1_TOKEN_2}' 'token'='${FLINK_ALERTS_1_TOKEN}'",
        ),
        (
            "'token'='${FLINK_ALERTS_1_TOKEN}' 'token'='y'",
            "'token'='${FLINK_ALERTS_1_TOKEN}' 'token'='${FLINK_ALERTS_1_TOKEN_2}'",
        ),
        // No text can have the API's token put in by such a name.
        (
            "'token'='${AIVEN_TOKEN}'",
            "'token'='${FLINK_ALERTS_1_TOKEN}'",
        ),
    ] {
        let once = masked(sql, "alerts-1", Written::Plain);
        assert_eq!(once, expect);
        assert_eq!(masked(&once, "alerts-1", Written::Plain), expect);
    }
    assert_eq!(
        variables("'${FLINK_A}' '${FLINK_B}' '${FLINK_A}' '${HOME}' ${FLINK_C}"),
        ["FLINK_A", "FLINK_B"]
    );
}

/// A version takes tables along: what stands in their statements is theirs, and what stands in its own is its draft's.
#[test]
fn a_secret_in_a_create_table_has_the_name_of_that_table_whichever_draft_takes_it_along() {
    let sql = |table: &str| format!("CREATE TABLE {table} (a INT) WITH ('password' = 'x')");
    for (text, written, expect) in [
        (sql("orders"), Written::Plain, vec!["FLINK_ORDERS_PASSWORD"]),
        (
            sql("IF NOT EXISTS `a``b`.`my orders`").replace(" (", "("),
            Written::Plain,
            vec!["FLINK_MY_ORDERS_PASSWORD"],
        ),
        (
            "create temporary /* of */ table\norders (a INT) WITH ('password' = 'x', 'token' = 'y')".to_owned(),
            Written::Plain,
            vec!["FLINK_ORDERS_PASSWORD", "FLINK_ORDERS_TOKEN"],
        ),
        (
            [sql("orders"), sql("more")].join(";\n"),
            Written::Plain,
            vec!["FLINK_ORDERS_PASSWORD", "FLINK_MORE_PASSWORD"],
        ),
        (
            r#"{"sinks":[{"create_table":"CREATE TABLE `\u00f6l\ud83d\ude00` (\n\"a\" INT\n) WITH ('password' = 'x')","options":{"password":"x"}},{"create_table":"CREATE TABLE b (a INT) WITH ('password' = 'y')"}],"statement":"INSERT INTO b SELECT * FROM c /*+ OPTIONS('password'='z') */"}"#.to_owned(),
            Written::Json,
            vec!["FLINK__L__PASSWORD", "FLINK__L__PASSWORD", "FLINK_B_PASSWORD", "FLINK_POST_PASSWORD"],
        ),
    ] {
        let once = masked(&text, "post", written);
        let names: Vec<&str> = once
            .split("${")
            .skip(1)
            .filter_map(|behind| Some(behind.split_once('}')?.0))
            .collect();
        assert_eq!(names, expect, "{once}");
        assert_eq!(masked(&once, "post", written), once);
    }
}
