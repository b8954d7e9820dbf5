//! What is wrong with drafts: one change to a good draft, and what is then said, where, and how gravely.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use Severity::{Blocking, Error, Warning};
use common::{INTEGRATION_ID, draft, workspace};
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesBy};
use millrace::workspace::problem::{Fault, Problem, Severity, gravest, of_draft, of_target};
use millrace::workspace::table::{Connector, Kafka, Table};
use millrace::workspace::{DraftId, Subject, Workspace};

type Expected = Vec<(Field, Severity, Fault)>;

fn check(workspace: &Workspace, id: u32, expect: &[(Field, Severity, Fault)], change: &str) {
    let found: Expected = of_draft(draft(workspace, id), workspace)
        .into_iter()
        .map(
            |Problem {
                 field,
                 severity,
                 fault,
             }| (field, severity, fault),
        )
        .collect();
    assert_eq!(found, expect, "{change}");
}

/// Sets one field of the good draft that has it.
fn check_field(field: Field, value: &str, expect: &[(Severity, Fault)]) {
    let mut workspace = workspace([
        Subject::Table(common::postgres("node_info")),
        Subject::Table(common::kafka("KAlert")),
        Subject::Job(common::job("JobExample")),
    ]);
    let id = match field {
        Field::JobName | Field::Statement | Field::Tables | Field::TablesBy => 2,
        field if field == Field::KafkaTopic || Field::KAFKA_OPTIONS.contains(&field) => 1,
        _ => 0,
    };
    field.set_in_target(&mut workspace.target, value.to_owned());
    workspace.edit(DraftId(id), |subject| field.set(subject, value.to_owned()));
    let expect: Expected = expect
        .iter()
        .map(|(severity, fault)| (field, *severity, fault.clone()))
        .collect();
    check(&workspace, id, &expect, &format!("{field:?} = {value:?}"));
}

fn too_long(length: usize, limit: usize) -> (Severity, Fault) {
    (Error, Fault::TooLong { length, limit })
}

#[test]
fn a_good_draft_has_no_problem() {
    for (field, value) in [
        (Field::Project, "my-test-project"),
        (Field::TableName, "node_info"),
        (Field::KafkaTopic, "alert"),
        (Field::JobName, "JobExample"),
    ] {
        check_field(field, value, &[]);
    }
}

#[test]
fn each_field_of_the_target_is_held_to_aivens_names() {
    for field in [Field::Project, Field::Service] {
        for (value, expect) in [
            ("", (Blocking, Fault::Empty)),
            (".", (Blocking, Fault::DotSegment)),
            ("..", (Blocking, Fault::DotSegment)),
            (" a", (Error, Fault::OuterSpace)),
            ("a\n", (Error, Fault::OuterSpace)),
            (" ", (Error, Fault::OuterSpace)),
            ("...", (Error, Fault::UnusualName)),
            ("%2e%2e", (Error, Fault::UnusualName)),
            ("a/b", (Error, Fault::UnusualName)),
            ("A", (Error, Fault::UnusualName)),
            ("a_b", (Error, Fault::UnusualName)),
            ("a b", (Error, Fault::UnusualName)),
            ("é", (Error, Fault::UnusualName)),
            ("a\0", (Error, Fault::UnusualName)),
        ] {
            check_field(field, value, &[expect]);
        }
        check_field(field, "a-9", &[]);
    }
}

#[test]
fn lengths_are_counted_in_characters_up_to_the_limit() {
    for (field, limit) in [
        (Field::Project, 63),
        (Field::Service, 64),
        (Field::TableName, 256),
        (Field::JdbcTable, 128),
        (Field::KafkaTopic, 249),
    ] {
        check_field(field, &"a".repeat(limit), &[]);
        check_field(field, &"a".repeat(limit + 1), &[too_long(limit + 1, limit)]);
    }
    for (field, limit) in [(Field::TableName, 256), (Field::JdbcTable, 128)] {
        check_field(field, &"é".repeat(limit), &[]);
        check_field(
            field,
            &"👩".repeat(limit + 1),
            &[too_long(limit + 1, limit)],
        );
        check_field(
            field,
            &" ".repeat(limit + 1),
            &[(Error, Fault::Empty), too_long(limit + 1, limit)],
        );
    }
}

#[test]
fn what_the_api_requires_must_be_there() {
    for field in [
        Field::TableName,
        Field::JdbcTable,
        Field::SchemaSql,
        Field::Statement,
    ] {
        for value in ["", " ", "\n\t", "\u{a0}"] {
            check_field(field, value, &[(Error, Fault::Empty)]);
        }
    }
    for field in [Field::IntegrationId, Field::KafkaTopic] {
        check_field(field, "", &[(Error, Fault::Empty)]);
    }
    for value in ["", " , ", "``"] {
        check_field(Field::Tables, value, &[(Error, Fault::NoTables)]);
    }
    for value in ["", "  "] {
        check_field(Field::JobName, value, &[(Warning, Fault::JobNameEmpty)]);
    }
}

#[test]
fn white_space_that_nobody_sees_is_pointed_out() {
    for field in [Field::TableName, Field::JdbcTable] {
        for value in [" a", "a ", "a\n", "\u{3000}a"] {
            check_field(field, value, &[(Warning, Fault::OuterSpace)]);
        }
        check_field(field, "a b", &[]);
    }
}

#[test]
fn an_integration_id_has_the_shape_of_a_uuid() {
    for value in [
        INTEGRATION_ID,
        "A4AF7409-D167-4F31-AF13-DDD4CD06564F",
        "00000000-0000-0000-0000-000000000000",
    ] {
        check_field(Field::IntegrationId, value, &[]);
    }
    for value in [
        "a4af7409",
        "a4af7409d1674f31af13ddd4cd06564f",
        "{a4af7409-d167-4f31-af13-ddd4cd06564f}",
        " a4af7409-d167-4f31-af13-ddd4cd06564f",
        "a4af7409-d167-4f31-af13-ddd4cd06564f\n",
        "a4af7409-d167-4f31-af13-ddd4cd06564g",
        "a4af7409-d167-4f31-af13_ddd4cd06564f",
        "a4af740-9d167-4f31-af13-ddd4cd06564f",
        "a4af7409-d167-4f31-af13-ddd4cd06564",
        "é4af7409-d167-4f31-af13-ddd4cd0656f",
        "my-integration",
    ] {
        check_field(Field::IntegrationId, value, &[(Error, Fault::NotUuid)]);
    }
}

#[test]
fn a_topic_has_only_characters_that_kafka_allows() {
    for value in ["alert", "Alert_2.node-info", "...", "_", "-"] {
        check_field(Field::KafkaTopic, value, &[]);
    }
    for (value, c) in [
        ("a b", ' '),
        ("a,b", ','),
        ("a/b", '/'),
        ("é", 'é'),
        ("a\n", '\n'),
        ("a\u{200b}", '\u{200b}'),
    ] {
        check_field(
            Field::KafkaTopic,
            value,
            &[(Error, Fault::TopicCharacter(c))],
        );
    }
    for value in [".", ".."] {
        check_field(Field::KafkaTopic, value, &[(Error, Fault::DotSegment)]);
    }
}

/// Sets options of a good Kafka table: connector, key format, key fields, value format, startup mode.
fn check_options(options: [&str; 5], expect: &[(Field, Fault)]) {
    let [
        connector_type,
        key_format,
        key_fields,
        value_format,
        startup_mode,
    ] = options.map(str::to_owned);
    let table = Table {
        connector: Connector::Kafka(Kafka {
            topic: "alert".to_owned(),
            connector_type,
            key_format,
            key_fields,
            value_format,
            value_fields_include: String::new(),
            startup_mode,
        }),
        ..common::kafka("KAlert")
    };
    let expect: Expected = expect
        .iter()
        .map(|(field, fault)| (*field, Error, fault.clone()))
        .collect();
    check(
        &workspace([Subject::Table(table)]),
        0,
        &expect,
        &format!("{options:?}"),
    );
}

#[test]
fn the_standard_connector_wants_key_format_and_key_fields_together() {
    for connector in ["", "kafka"] {
        check_options([connector, "", "", "", ""], &[]);
        check_options([connector, "json", "node", "json", "latest-offset"], &[]);
        check_options(
            [connector, "json", "", "", ""],
            &[(Field::KeyFields, Fault::KeyFieldsMissing)],
        );
        check_options(
            [connector, "json", " , ", "", ""],
            &[(Field::KeyFields, Fault::KeyFieldsMissing)],
        );
        check_options(
            [connector, "", "node", "", ""],
            &[(Field::KeyFormat, Fault::KeyFormatMissing)],
        );
    }
}

#[test]
fn upsert_kafka_wants_both_formats_and_neither_key_fields_nor_a_startup_mode() {
    let upsert = "upsert-kafka";
    check_options([upsert, "json", "", "avro", ""], &[]);
    check_options(
        [upsert, "", "", "avro", ""],
        &[(Field::KeyFormat, Fault::UpsertKeyFormatMissing)],
    );
    check_options(
        [upsert, "json", "", "", ""],
        &[(Field::ValueFormat, Fault::UpsertValueFormatMissing)],
    );
    check_options(
        [upsert, "json", "node", "avro", ""],
        &[(Field::KeyFields, Fault::UpsertKeyFields)],
    );
    check_options(
        [upsert, "json", "", "avro", "latest-offset"],
        &[(Field::StartupMode, Fault::UpsertStartupMode)],
    );
    check_options(
        [upsert, "", "node", "", "earliest-offset"],
        &[
            (Field::StartupMode, Fault::UpsertStartupMode),
            (Field::KeyFormat, Fault::UpsertKeyFormatMissing),
            (Field::KeyFields, Fault::UpsertKeyFields),
            (Field::ValueFormat, Fault::UpsertValueFormatMissing),
        ],
    );
}

#[test]
fn sixty_four_key_fields_are_taken_and_no_more() {
    let fields = |count: usize| vec!["node"; count].join(",");
    check_options(["", "json", &fields(64), "", ""], &[]);
    check_options(
        ["", "json", &fields(65), "", ""],
        &[(Field::KeyFields, Fault::TooManyKeyFields { count: 65 })],
    );
}

#[test]
fn two_tables_of_one_name_are_pointed_out_at_both() {
    let twice = (Field::TableName, Warning, Fault::NameTwice);
    let same = workspace([
        Subject::Table(common::postgres("same")),
        Subject::Table(common::kafka("same")),
        Subject::Table(common::kafka("Same")),
        Subject::Job(common::job("same")),
    ]);
    check(&same, 0, std::slice::from_ref(&twice), "the first of two");
    check(&same, 1, std::slice::from_ref(&twice), "the second of two");
    check(&same, 2, &[], "names differ by case");
    check(&same, 3, &[], "a job is no table");
    let unnamed = workspace([
        Subject::Table(common::postgres("")),
        Subject::Table(common::postgres("")),
    ]);
    check(
        &unnamed,
        0,
        &[(Field::TableName, Error, Fault::Empty)],
        "no name is no name twice",
    );
}

#[test]
fn a_job_by_ids_needs_an_id_of_every_table() {
    let by_ids = |tables: &str| {
        Subject::Job(Job {
            tables: tables.to_owned(),
            tables_by: TablesBy::Id,
            ..common::job("JobExample")
        })
    };
    let no_id = |name: &str| (Field::Tables, Error, Fault::NoTableId(name.to_owned()));
    let mut workspace = workspace([
        by_ids(INTEGRATION_ID),
        by_ids("KCpuIn, KAlert"),
        Subject::Table(common::kafka("KAlert")),
        by_ids(""),
    ]);
    check(&workspace, 0, &[], "an id is typed");
    check(
        &workspace,
        1,
        &[no_id("KCpuIn"), no_id("KAlert")],
        "no table is created",
    );
    workspace.set_progress(
        DraftId(2),
        common::created("t1", "KAlert", common::target()),
    );
    check(&workspace, 1, &[no_id("KCpuIn")], "one table is created");
    check(
        &workspace,
        3,
        &[(Field::Tables, Error, Fault::NoTables)],
        "no table is listed",
    );
}

#[test]
fn problems_stand_in_the_order_of_the_page_and_the_gravest_decides() {
    let mut workspace = workspace([
        Subject::Table(Table::default()),
        Subject::Job(common::job("")),
    ]);
    workspace.target.project.clear();
    workspace.target.service = "Upper".to_owned();
    let expect = [
        (Field::Project, Blocking, Fault::Empty),
        (Field::Service, Error, Fault::UnusualName),
        (Field::TableName, Error, Fault::Empty),
        (Field::JdbcTable, Error, Fault::Empty),
        (Field::IntegrationId, Error, Fault::Empty),
        (Field::SchemaSql, Error, Fault::Empty),
    ];
    check(&workspace, 0, &expect, "an empty table");
    assert_eq!(of_target(&workspace.target).len(), 2);
    assert_eq!(
        gravest(&of_draft(draft(&workspace, 0), &workspace)),
        Some(Blocking)
    );

    workspace.target = common::target();
    assert_eq!(
        gravest(&of_draft(draft(&workspace, 0), &workspace)),
        Some(Error)
    );
    assert_eq!(
        gravest(&of_draft(draft(&workspace, 1), &workspace)),
        Some(Warning)
    );
    assert_eq!(gravest(&[]), None);
}
