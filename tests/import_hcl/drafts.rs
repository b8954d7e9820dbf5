//! Tables, jobs and versions as drafts, and what is told of them.

use super::{RELEASE_2, RELEASE_3, RELEASE_4, job, table};
use crate::imports::{assert_kept, missed, told};
use millrace::api::token::AuthScheme;
use millrace::import::hcl::read;
use millrace::import::{Fate, Why};
use millrace::sql::name::split_list;
use millrace::text::request_import::unfit;
use millrace::workspace::job::TablesBy;
use millrace::workspace::table::Connector;

#[test]
fn tables_of_release_3_fill_the_fields() {
    let import = read(RELEASE_3).expect("Terraform");
    assert_eq!(import.target.project, "demo-project");
    assert_eq!(import.target.service, "demo-flink");
    assert_eq!(import.drafts.len(), 5);
    let source = table(&import, "plant_readings");
    assert_eq!(
        source.integration_id,
        "a4af7409-d167-4f31-af13-ddd4cd06564f"
    );
    // Two spaces in front of the second line stay, and the empty line does.
    assert_eq!(
        source.schema_sql,
        "`node` INT,\n  `sen,sor` STRING,\n\n`at` TIMESTAMP(3)\n"
    );
    let Connector::Kafka(kafka) = &source.connector else {
        panic!("{source:?}");
    };
    assert_eq!(kafka.topic, "plant-readings");
    assert_eq!(kafka.connector_type, "kafka");
    assert_eq!(kafka.key_format, "json");
    assert_eq!(split_list(&kafka.key_fields), ["node", "sen,sor"]);
    assert_eq!(kafka.value_format, "avro-confluent");
    assert_eq!(kafka.value_fields_include, "EXCEPT_KEY");
    assert_eq!(kafka.startup_mode, "earliest-offset");
    assert_eq!(
        import.drafts[0].extra,
        r#"{"like_options":"base (INCLUDING ALL)"}"#
    );
    let sink = table(&import, "sink");
    assert_eq!(sink.schema_sql, "`node` INT, `price in ${x}` INT");
    assert!(
        matches!(&sink.connector, Connector::Postgres(pg) if pg.jdbc_table == "public.readings")
    );
    let found = table(&import, "found");
    assert!(matches!(&found.connector, Connector::OpenSearch(os) if os.index == "metrics"));
}

#[test]
fn an_upsert_block_fills_the_fields_of_kafka() {
    let import = read(RELEASE_3).expect("Terraform");
    let latest = table(&import, "latest");
    let Connector::Kafka(kafka) = &latest.connector else {
        panic!("{latest:?}");
    };
    assert_eq!(kafka.connector_type, "upsert-kafka");
    assert_eq!(kafka.topic, "latest");
    assert_eq!(kafka.key_format, "json");
    assert_eq!(kafka.value_format, "json");
    assert_eq!(kafka.startup_mode, "latest-offset");
    assert_eq!(
        latest.schema_sql,
        "id INT, note STRING COMMENT 'say \"hi\"!', PRIMARY KEY (id) NOT ENFORCED"
    );
}

#[test]
fn a_job_refers_to_its_tables_by_their_names() {
    let import = read(RELEASE_3).expect("Terraform");
    let job = job(&import);
    assert_eq!(job.tables, "plant_readings, sink");
    assert_eq!(job.tables_by, TablesBy::Id);
    assert_eq!(
        job.statement,
        "INSERT INTO sink\nSELECT node, 1 FROM plant_readings\n"
    );
    assert_eq!(job.name, "");
}

#[test]
fn what_the_text_does_not_say_is_told_where_it_stands() {
    let import = read(RELEASE_3).expect("Terraform");
    assert_eq!(
        missed(RELEASE_3, &import),
        [
            "aiven_service_integration.flinkkafka.integration_id",
            "format(\"%s-job\", local.prefix)",
        ]
    );
    let import = read(RELEASE_2).expect("Terraform");
    assert_eq!(
        missed(RELEASE_2, &import),
        [
            "data.aiven_project.pr1.project",
            "aiven_flink.flink.service_name",
            "aiven_service_integration.flink_kafka.service_id",
            "aiven_kafka_topic.table_topic.topic_name",
            "aiven_flink.flink.project",
            "aiven_flink_table.sink.table_id",
            "${aiven_flink_table.sink.table_name}",
        ]
    );
    let job = job(&import);
    // How the sink is called stands nowhere: the name of its resource is as good as any.
    assert_eq!(job.tables, "cpu_in, sink");
    assert_eq!(job.tables_by, TablesBy::Name);
    assert!(
        job.statement
            .contains("INSERT INTO ${aiven_flink_table.sink.table_name}\n")
    );
    assert!(job.statement.contains("FROM cpu_in\n"));
    let source = table(&import, "cpu_in");
    assert!(matches!(&source.connector, Connector::Kafka(kafka) if kafka.topic.is_empty()));
    assert_eq!(import.drafts[0].extra, r#"{"partitioned_by":"node"}"#);
}

#[test]
fn what_no_draft_has_is_told_as_left_out() {
    let import = read(RELEASE_3).expect("Terraform");
    let left_out = told(RELEASE_3, &import, |fate| matches!(fate, Fate::LeftOut(_)));
    assert_eq!(
        left_out,
        [
            "terraform",
            "variable \"token\"",
            "provider \"aiven\"",
            "variable \"project_name\"",
            "locals",
            "resource \"aiven_flink\" \"testing\"",
            "resource \"aiven_kafka_topic\" \"source\"",
            "resource \"aiven_service_integration\" \"flinkkafka\"",
            "lifecycle",
        ]
    );
}

#[test]
fn a_token_goes_nowhere_but_to_its_field() {
    let import = read(RELEASE_3).expect("Terraform");
    let secret = "tfTokenThatNobodyShows0123456789==";
    assert_eq!(
        import.token.as_ref().map(|token| token.0.as_str()),
        Some(secret)
    );
    assert_eq!(import.scheme, None::<AuthScheme>);
    for part in &import.parts {
        let shown = &RELEASE_3[part.span.clone()];
        assert_eq!(shown.contains(secret), part.fate == Fate::Token, "{part:?}");
        if let Fate::LeftOut(Why::Unfit(why)) | Fate::Missed(Why::Unfit(why)) = &part.fate {
            assert!(!unfit(why).contains(secret));
        }
    }
    assert!(!format!("{import:?}").contains(secret));
    let literal =
        "provider \"aiven\" {\n  api_token = \"abcdefgh\\u0041\"\n}\nresource \"x\" \"y\" {}";
    let import = read(literal).expect("Terraform");
    assert_eq!(import.token.expect("a token").0, "abcdefghA");
    // Half of it is known: that half is not shown.
    let half = "provider \"aiven\" {\n  api_token = \"secret${var.rest}\"\n}";
    let import = read(half).expect("Terraform");
    assert_eq!(import.token, None);
    assert_eq!(missed(half, &import), ["api_token"]);
}

#[test]
fn a_version_of_an_application_gives_its_tables_and_a_job() {
    let import = read(RELEASE_4).expect("Terraform");
    assert_eq!(import.target.project, "pizza-project");
    assert_eq!(import.target.service, "pizza-flink");
    assert_eq!(import.drafts.len(), 3);
    let known = table(&import, "known");
    assert_eq!(known.integration_id, "00000000-0000-4000-8000-000000000003");
    assert_eq!(
        known.schema_sql,
        "\n        shop STRING,\n        name STRING\n    "
    );
    assert!(matches!(&known.connector, Connector::Postgres(pg) if pg.jdbc_table == "public.known"));
    let pizza = table(&import, "pizza");
    assert_eq!(pizza.schema_sql, "shop STRING, name STRING");
    let Connector::Kafka(kafka) = &pizza.connector else {
        panic!("{pizza:?}");
    };
    assert_eq!(
        (
            kafka.topic.as_str(),
            kafka.value_format.as_str(),
            kafka.startup_mode.as_str()
        ),
        ("orders", "json", "earliest-offset")
    );
    let job = job(&import);
    assert_eq!(job.name, "known-pizza");
    assert_eq!(split_list(&job.tables), ["pizza", "known"]);
    assert_eq!(
        missed(RELEASE_4, &import),
        [
            "'value.avro-confluent.basic-auth.user-info'",
            "aiven_service_integration.flink_to_kafka.integration_id",
        ]
    );
    assert_kept(RELEASE_4, &import, ["jaasSecret", "userInfoSecret"]);
}
