//! What is written for Terraform reads back as the draft that it was written from.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::import::hcl::read;
use millrace::snippet::{Options, TARGETS};
use millrace::workspace::field::Field;
use millrace::workspace::job::{Job, TablesBy};
use millrace::workspace::plan::{Route, request};
use millrace::workspace::table::{Connector, Kafka, OpenSearch, Postgres, Table};
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, Subject, Workspace};
use proptest::prelude::*;

fn route() -> Route {
    Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form: TableForm::Flat,
    }
}

fn said() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        ".{0,6}",
        prop::collection::vec(
            prop::sample::select(vec![
                "${", "%{", "$", "{", "}", "\"", "\\", "\n", "\r", "\t", "\u{7f}", "<<A\n", "#",
                "//", "`", "a", "-2d-", "_-", "1", "é", "😀",
            ]),
            0..8,
        )
        .prop_map(|pieces| pieces.concat()),
    ]
}

/// A name that a path of a URL can carry.
fn segment() -> impl Strategy<Value = String> {
    said().prop_filter("an address has no such part", |name| {
        !["", ".", ".."].contains(&name.trim())
    })
}

/// Names of tables: control characters stay out of labels, which people also make of numbers and hyphens.
fn name() -> impl Strategy<Value = String> {
    "[^\\p{C},`\n]{1,8}"
}

fn table() -> impl Strategy<Value = Table> {
    let kafka = (
        said(),
        said(),
        said(),
        prop::collection::vec(name(), 0..3),
        said(),
    );
    let connector = prop_oneof![
        said().prop_map(|jdbc_table| Connector::Postgres(Postgres { jdbc_table })),
        said().prop_map(|index| Connector::OpenSearch(OpenSearch { index })),
        kafka.prop_map(|(topic, key_format, value_format, keys, startup_mode)| {
            Connector::Kafka(Kafka {
                topic,
                connector_type: "upsert-kafka".to_owned(),
                key_format,
                key_fields: keys.join(", "),
                value_format,
                value_fields_include: String::new(),
                startup_mode,
            })
        }),
    ];
    (said(), said(), said(), connector).prop_map(|(name, integration_id, schema_sql, connector)| {
        Table {
            name,
            integration_id,
            schema_sql,
            connector,
        }
    })
}

fn job() -> impl Strategy<Value = Job> {
    (
        said(),
        said(),
        prop::collection::vec(name(), 0..4),
        any::<bool>(),
    )
        .prop_map(|(name, statement, tables, by_id)| Job {
            name,
            statement,
            tables: tables.join(", "),
            tables_by: if by_id { TablesBy::Id } else { TablesBy::Name },
            ..Job::default()
        })
}

fn check(target: &Target, subject: &Subject, extra: String) {
    let draft = |subject, extra: String| {
        let mut workspace = Workspace::default();
        workspace.add(subject);
        let mut draft: Draft = workspace.drafts.remove(0);
        draft.extra = extra;
        draft
    };
    let workspace = Workspace::restored(target.clone(), []);
    let written = TARGETS
        .iter()
        .find(|target| target.name == "Terraform")
        .expect("a target");
    let out = request(&draft(subject.clone(), extra), &workspace, &route());
    let text = (written.write)(&out, Options::default()).text;
    let import = read(&text).expect("Terraform");
    assert_eq!(&import.target, target, "{text}");
    assert_eq!(import.drafts.len(), 1, "{text}");
    let mut found = import.drafts[0].clone();
    // The provider has but one word for both lists.
    let by = Field::TablesBy.get(target, subject).to_owned();
    Field::TablesBy.set(&mut found.subject, by);
    let back = request(&draft(found.subject, found.extra), &workspace, &route());
    assert_eq!(
        back.body.map(|body| body.wire()),
        out.body.map(|body| body.wire()),
        "{text}"
    );
}

proptest! {
    #[test]
    fn a_table_reads_back(project in segment(), service in segment(), table in table(), like in said()) {
        let like = serde_json::json!({ "like_options": like }).to_string();
        check(&Target { project, service, ..Target::default() }, &Subject::Table(table), like);
    }

    #[test]
    fn a_job_reads_back(job in job()) {
        check(&common::target(), &Subject::Job(job), String::new());
    }
}
