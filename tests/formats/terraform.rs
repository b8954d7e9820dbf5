//! The Terraform resource: read by two parsers of its language that nobody here wrote, and compared with
//! what was typed.

use super::install::environment;
use super::outside::ask;
use super::{cases, written};
use millrace::api::base::ApiBase;
use millrace::api::endpoints::{CREATE_APPLICATION, CREATE_JOB, CREATE_TABLE};
use millrace::api::json::Body;
use millrace::api::request::Request;
use millrace::api::token::AuthScheme;
use millrace::snippet::{Note, Options, Snippet};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

fn terraform(request: &Request) -> Snippet {
    written("Terraform", request, Options::default())
}

/// What both parsers make of each text, beside what is expected of it.
fn read(texts: &[(String, Value)]) -> Vec<Value> {
    let packages = ["pygohcl==1.2.9", "python-hcl2==8.1.4"];
    let python = environment("python/hcl", &packages);
    let Value::Array(read) = ask(&python, "read_hcl.py", &json!(texts)) else {
        panic!("no list");
    };
    assert_eq!(read.len(), texts.len());
    read
}

/// The request that sends this body to Aiven.
fn request(body: &Value) -> Request {
    let is_job = body.get("statement").is_some();
    let endpoint = if is_job { &CREATE_JOB } else { &CREATE_TABLE };
    let mut request = Request::to(endpoint, ApiBase::aiven(), AuthScheme::Bearer, |name| {
        format!("my-{name}")
    });
    request.body = Some(Body::of(body));
    request
}

fn table(name: &str) -> Value {
    json!({ "integration_id": "i", "name": name, "schema_sql": "a INT", "jdbc_table": "t" })
}

/// The label of the resource for a table of that name, as it stands in the text.
fn label(name: &str) -> String {
    let text = terraform(&request(&table(name))).text;
    let (_, rest) = text
        .split_once("\"aiven_flink_table\" \"")
        .expect("a resource");
    rest.split('"').next().expect("a label").to_owned()
}

/// The attributes that have to be there, by the provider's documentation.
fn attributes(body: &Value, project: &str, service: &str) -> Value {
    let mut attributes = Map::new();
    for (member, value) in body.as_object().expect("an object") {
        let (attribute, value) = match member.as_str() {
            "name" => ("table_name", value.clone()),
            "tables" | "table_ids" => {
                let names = value.as_array().expect("a list");
                let references = names.iter().map(|name| {
                    let label = label(name.as_str().expect("a text"));
                    format!("aiven_flink_table.{label}.table_id")
                });
                ("table_ids", references.collect())
            }
            other => (other, value.clone()),
        };
        attributes.insert(attribute.to_owned(), value);
    }
    if attributes.contains_key("statement") {
        attributes.entry("job_name").or_insert(json!(""));
    }
    attributes.insert("project".to_owned(), json!(project));
    attributes.insert("service_name".to_owned(), json!(service));
    attributes.into()
}

fn unescaped(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            let digits = [rest.next().expect("a digit"), rest.next().expect("a digit")];
            let digits = std::str::from_utf8(&digits).expect("digits");
            u8::from_str_radix(digits, 16).expect("a number")
        } else {
            byte
        });
    }
    String::from_utf8(bytes).expect("text")
}

#[test]
fn a_resource_holds_what_was_typed() {
    let cases = cases(400);
    let mut texts = Vec::new();
    for case in &cases {
        let snippet = terraform(&case.request(1, "c0"));
        let parts: Vec<String> = case.path.split('/').map(unescaped).collect();
        texts.push((snippet.text, attributes(&case.body, &parts[3], &parts[5])));
        assert!(snippet.notes.contains(&Note::ProviderVersion));
        assert!(
            snippet
                .notes
                .contains(&Note::WebUrl("http://127.0.0.1:1/c0".to_owned()))
        );
        let left_out = snippet
            .notes
            .iter()
            .any(|note| matches!(note, Note::LeftOut(_)));
        assert!(!left_out, "{:?}", snippet.notes);
    }
    let mut both = 0;
    for (case, found) in cases.iter().zip(read(&texts)) {
        let is_job = case.body.get("statement").is_some();
        let kind = if is_job {
            "aiven_flink_job"
        } else {
            "aiven_flink_table"
        };
        let by_hashicorp = &found["hashicorp"];
        assert_eq!(by_hashicorp["kind"], kind);
        assert_eq!(
            by_hashicorp["attributes"], found["expected"],
            "{}",
            case.name
        );
        let provider = json!({ "required_providers": { "aiven": { "source": "aiven/aiven", "version": "~> 3.0" } } });
        assert_eq!(by_hashicorp["head"], provider);
        if found["python"].is_object() {
            both += 1;
            for part in ["kind", "label", "attributes"] {
                assert_eq!(found["python"][part], by_hashicorp[part], "{}", case.name);
            }
        }
    }
    assert!(both * 2 > cases.len(), "{both}");
}

#[test]
fn templates_are_texts_wherever_dollars_and_braces_stand() {
    let hostile = [
        "${a}",
        "$${a}",
        "$$${a}",
        "%{if a}",
        "%%{a}",
        "$%{a}",
        "\\${a}",
        "$\\{a}",
        "{${{",
        "\u{1f600}${\u{0}}",
    ];
    let bodies: Vec<Value> = hostile.iter().map(|name| table(name)).collect();
    let texts: Vec<(String, Value)> = bodies
        .iter()
        .map(|body| {
            (
                terraform(&request(body)).text,
                attributes(body, "my-project", "my-service"),
            )
        })
        .collect();
    for found in read(&texts) {
        assert_eq!(found["hashicorp"]["attributes"], found["expected"]);
        assert_eq!(found["python"]["attributes"], found["expected"]);
    }
}

#[test]
fn every_name_has_a_label_of_its_own() {
    let pieces = [
        "",
        "a",
        "_",
        "-",
        "1",
        "1a",
        "2d",
        " ",
        "\u{1a}",
        "\u{e9}",
        "-1a-",
        "_-",
        "\u{1f600}",
    ];
    let mut labels: BTreeMap<String, String> = BTreeMap::new();
    for first in pieces {
        for second in pieces {
            for third in pieces {
                let name = format!("{first}{second}{third}");
                let label = label(&name);
                let is_start = label.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
                let is_label = label
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "_-".contains(c));
                assert!(is_start && is_label, "{label}");
                let other = labels.insert(label.clone(), name.clone());
                assert_eq!(other.unwrap_or(name.clone()), name, "both are {label}");
            }
        }
    }
    assert_eq!(label("KCpuIn"), "KCpuIn");
}

#[test]
fn a_resource_is_laid_out_as_terraform_itself_does_it() {
    let id = "5d7be5e2-85af-4931-959f-3245b15381b2";
    let mut body = json!({ "statement": "INSERT INTO KAlert\nSELECT '${x}'", "table_ids": [id, "KAlert"], "job_name": "JobExample" });
    let expected = r#"terraform {
  required_providers {
    aiven = {
      source  = "aiven/aiven"
      version = "~> 3.0"
    }
  }
}

resource "aiven_flink_job" "JobExample" {
  project      = "my-project"
  service_name = "my-service"
  job_name     = "JobExample"
  table_ids    = ["5d7be5e2-85af-4931-959f-3245b15381b2", aiven_flink_table.KAlert.table_id]
  statement    = "INSERT INTO KAlert\nSELECT '$\u007bx}'"
}"#;
    let snippet = terraform(&request(&body));
    assert_eq!(snippet.text, expected);
    let notes = [
        Note::ProviderVersion,
        Note::Resources("aiven_flink_table.KAlert".to_owned()),
    ];
    assert_eq!(snippet.notes, notes);

    body["tables"] = json!(["KAlert"]);
    body["extra"] = json!({ "a": 1 });
    let notes = terraform(&request(&body)).notes;
    for member in ["tables", "extra"] {
        assert!(
            notes.contains(&Note::LeftOut(member.to_owned())),
            "{member}"
        );
    }
}

#[test]
fn a_table_of_the_nested_form_has_the_attributes_of_the_flat_one() {
    let nested = json!({ "integration_id": "i", "name": "t", "schema_sql": "a INT",
        "upsert_kafka": { "topic": "x", "key_format": "json", "more": 1 } });
    let flat = json!({ "integration_id": "i", "name": "t", "schema_sql": "a INT",
        "kafka_connector_type": "upsert-kafka", "kafka_topic": "x", "kafka_key_format": "json" });
    let (nested, flat) = (terraform(&request(&nested)), terraform(&request(&flat)));
    assert_eq!(nested.text, flat.text);
    assert!(
        nested
            .notes
            .contains(&Note::LeftOut("upsert_kafka".to_owned()))
    );
    let jdbc = json!({ "integration_id": "i", "name": "t", "schema_sql": "a INT", "jdbc": { "table_name": "t" } });
    let mut snippet = terraform(&request(&jdbc));
    assert_eq!(snippet.text, terraform(&request(&table("t"))).text);
    assert_eq!(snippet.notes.pop(), Some(Note::ProviderVersion));
}

#[test]
fn an_application_and_its_version_are_two_resources() {
    let body = json!({ "name": "Demo App", "application_version": {
        "sources": [{ "create_table": "CREATE TABLE a (x INT) WITH (\n    'k' = '${v}'\n)", "integration_id": "i1" }],
        "sinks": [{ "create_table": "CREATE TABLE b (x INT) WITH ()" }],
        "statement": "INSERT INTO b SELECT * FROM a" } });
    let mut request = request(&body);
    request.endpoint = &CREATE_APPLICATION;
    let snippet = terraform(&request);
    let expected = r#"terraform {
  required_providers {
    aiven = {
      source  = "aiven/aiven"
      version = "~> 4.0"
    }
  }
}

resource "aiven_flink_application" "Demo-20-App" {
  project      = "my-project"
  service_name = "my-service"
  name         = "Demo App"
}

resource "aiven_flink_application_version" "Demo-20-App" {
  project        = "my-project"
  service_name   = "my-service"
  application_id = aiven_flink_application.Demo-20-App.application_id
  statement      = "INSERT INTO b SELECT * FROM a"

  source {
    create_table   = "CREATE TABLE a (x INT) WITH (\n    'k' = '$\u007bv}'\n)"
    integration_id = "i1"
  }

  sink {
    create_table = "CREATE TABLE b (x INT) WITH ()"
  }
}"#;
    assert_eq!(snippet.text, expected);
    assert_eq!(snippet.notes, [Note::ProviderOfApplications]);
    let packages = ["pygohcl==1.2.9", "python-hcl2==8.1.4"];
    let python = environment("python/hcl", &packages);
    let read = ask(&python, "read_application.py", &json!(snippet.text));
    let application = &read["resource"]["aiven_flink_application"]["Demo-20-App"];
    assert_eq!(application["name"], "Demo App");
    let version = &read["resource"]["aiven_flink_application_version"]["Demo-20-App"];
    assert_eq!(version["statement"], "INSERT INTO b SELECT * FROM a");
    let table = json!("CREATE TABLE a (x INT) WITH (\n    'k' = '${v}'\n)").to_string();
    let (source, sink) = (version["source"].to_string(), version["sink"].to_string());
    assert!(source.contains(&table), "{source}");
    assert!(sink.contains("CREATE TABLE b (x INT) WITH ()"), "{sink}");
}

#[test]
fn a_secret_is_a_sensitive_variable_to_the_parser() {
    let body = json!({ "name": "Demo", "application_version": {
        "sources": [],
        "sinks": [{ "create_table": "CREATE TABLE b (x INT) WITH ('token' = '${FLINK_B_TOKEN}')" }],
        "statement": "INSERT INTO b SELECT 1" } });
    let mut request = request(&body);
    request.endpoint = &CREATE_APPLICATION;
    let packages = ["pygohcl==1.2.9", "python-hcl2==8.1.4"];
    let python = environment("python/hcl", &packages);
    let read = ask(
        &python,
        "read_application.py",
        &json!(terraform(&request).text),
    );
    let sink = read["resource"]["aiven_flink_application_version"]["Demo"]["sink"].to_string();
    // The parser shows an expression without the signs around it, and text with them.
    let said = r#"'token' = 'replace(var.flink_b_token, \"'\", \"''\")'"#;
    assert!(sink.contains(said), "{sink}");
    let variable = &read["variable"]["flink_b_token"];
    assert_eq!(variable["sensitive"], true);
}
