//! Hostile drafts, and what a server must receive when their commands are run, worked out from what was
//! typed and without the code under test.

use super::typed::{Fields, Typed, typed};
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::workspace::job::{Job, TablesBy, TablesFrom};
use millrace::workspace::plan::{self, Route};
use millrace::workspace::table::{Connector, Kafka, Postgres, Table};
use millrace::workspace::{Draft, Subject, Workspace};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::{Map, Value, json};

/// What was typed, and what it must come to.
#[derive(Debug)]
pub struct Case {
    /// The seed's and the case's number, to find it again.
    pub name: String,
    /// The draft with its target.
    workspace: Workspace,
    /// How the header names the token.
    pub scheme: AuthScheme,
    /// The path behind the base.
    pub path: String,
    /// The body's value.
    pub body: Value,
}

impl Case {
    /// The case of that number. Numbers of one seed give the same cases on every machine.
    pub fn new(seed: u64, number: u32) -> Self {
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&seed.to_le_bytes());
        bytes[8..12].copy_from_slice(&number.to_le_bytes());
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let typed = typed()
            .new_tree(&mut runner)
            .expect("a strategy that never rejects")
            .current();
        typed.into_case(format!("case {number} of MILLRACE_SHELL_SEED={seed}"))
    }

    /// A job that is nothing but a statement.
    pub fn with_statement(statement: String, scheme: AuthScheme) -> Self {
        let fields = Fields::Job(
            ["j".to_owned(), statement],
            vec!["t".to_owned()],
            TablesBy::Name,
        );
        let typed = Typed {
            project: "p".to_owned(),
            service: "s".to_owned(),
            scheme,
            fields,
        };
        typed.into_case("a statement".to_owned())
    }

    /// The case's request to a server on this port, below a path of its own.
    pub fn request(&self, port: u16, folder: &str) -> Request {
        let base = format!("http://127.0.0.1:{port}/{folder}/v1");
        let route = Route {
            base: ApiBase::parse(&base, "https://page.example").expect("a good base"),
            scheme: self.scheme,
            form: TableForm::Flat,
        };
        plan::request(self.draft(), &self.workspace, &route)
    }

    fn draft(&self) -> &Draft {
        self.workspace.drafts.first().expect("a draft")
    }
}

/// The draft of what was typed, and its body.
fn subject(fields: Fields) -> (Subject, Value) {
    match fields {
        Fields::Postgres([name, integration_id, schema_sql, jdbc_table]) => {
            let body = json!({
                "name": name, "integration_id": integration_id, "schema_sql": schema_sql, "jdbc_table": jdbc_table,
            });
            let connector = Connector::Postgres(Postgres { jdbc_table });
            (
                Subject::Table(Table {
                    name,
                    integration_id,
                    schema_sql,
                    connector,
                }),
                body,
            )
        }
        Fields::Kafka(table, options, keys) => kafka(table, options, &keys),
        Fields::Job([name, statement], tables, tables_by) => {
            let mut body = Map::new();
            body.insert("statement".to_owned(), json!(statement));
            let key = match tables_by {
                TablesBy::Name => "tables",
                TablesBy::Id => "table_ids",
            };
            body.insert(key.to_owned(), json!(tables));
            if !name.is_empty() {
                body.insert("job_name".to_owned(), json!(name));
            }
            (
                Subject::Job(Job {
                    name,
                    statement,
                    tables: list(&tables),
                    tables_from: TablesFrom::Hand,
                    tables_by,
                }),
                body.into(),
            )
        }
    }
}

fn kafka(table: [String; 4], options: [String; 5], keys: &[String]) -> (Subject, Value) {
    let names = [
        "connector_type",
        "key_format",
        "value_format",
        "value_fields_include",
        "startup_mode",
    ];
    let given = names
        .iter()
        .zip(&options)
        .filter(|(_, value)| !value.is_empty());
    let mut body: Map<String, Value> = given
        .map(|(name, value)| (format!("kafka_{name}"), json!(value)))
        .collect();
    if !keys.is_empty() {
        body.insert("kafka_key_fields".to_owned(), json!(keys));
    }
    let required = ["name", "integration_id", "schema_sql", "kafka_topic"];
    body.extend(
        required
            .iter()
            .zip(&table)
            .map(|(name, value)| ((*name).to_owned(), json!(value))),
    );

    let [name, integration_id, schema_sql, topic] = table;
    let [
        connector_type,
        key_format,
        value_format,
        value_fields_include,
        startup_mode,
    ] = options;
    let key_fields = list(keys);
    let connector = Connector::Kafka(Kafka {
        topic,
        connector_type,
        key_format,
        key_fields,
        value_format,
        value_fields_include,
        startup_mode,
    });
    (
        Subject::Table(Table {
            name,
            integration_id,
            schema_sql,
            connector,
        }),
        body.into(),
    )
}

/// A list as a careful person types it: every name in backticks, a backtick in it doubled.
fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.replace('`', "``")))
        .collect();
    quoted.join(", ")
}

impl Typed {
    fn into_case(self, name: String) -> Case {
        let kind = if matches!(self.fields, Fields::Job(..)) {
            "job"
        } else {
            "table"
        };
        let project = encoded(&self.project, "PROJECT");
        let service = encoded(&self.service, "SERVICE");
        let (subject, body) = subject(self.fields);
        let mut workspace = Workspace::default();
        workspace.target.project = self.project;
        workspace.target.service = self.service;
        workspace.add(subject);
        Case {
            name,
            workspace,
            scheme: self.scheme,
            path: format!("/v1/project/{project}/service/{service}/flink/{kind}"),
            body,
        }
    }
}

/// A segment as RFC 3986 writes it, or the word that stands for one that no URL can carry.
fn encoded(segment: &str, placeholder: &str) -> String {
    if ["", ".", ".."].contains(&segment) {
        return placeholder.to_owned();
    }
    let written = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    segment.bytes().map(written).collect()
}
