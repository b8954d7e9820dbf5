//! The command for avn, run by real shells and the real program of three versions: the body that arrives
//! has the value that was typed, but for what the notes name.

use super::avn_judge::{expected, faults, left_out, path};
use super::install;
use super::program::program;
use super::room::{Room, Traces};
use super::server::{Recorded, Server};
use super::shell::{DASH, POSIX};
use super::{cases, written};
use millrace::api::base::ApiBase;
use millrace::api::endpoints::{CREATE_APPLICATION, CREATE_JOB, CREATE_TABLE};
use millrace::api::json::Body;
use millrace::api::request::{Request, Segment};
use millrace::api::token::AuthScheme;
use millrace::snippet::{Note, Options, Snippet};
use serde_json::{Map, Value, json};
use std::os::unix::fs::symlink;
use std::path::Path;

/// Enough of an answer for everything that the program prints.
const ANSWER: &str = r#"{"integration_id":"i","table_id":"t","table_name":"n","schema_sql":"s","columns":[],"job_id":"j","job_name":"n"}"#;

/// A room in which that version is `avn`.
fn room(version: &str) -> Room {
    let room = Room::new();
    let program = install::python(version).with_file_name("avn");
    let bin = room.work().with_file_name("bin").join("avn");
    symlink(program, bin).expect("a link to avn");
    room
}

fn avn(request: &Request) -> Snippet {
    let snippet = written("avn", request, Options::default());
    assert!(!snippet.text.contains('!'), "{}", snippet.text);
    assert_eq!(
        snippet.setup,
        Some("read -rs AIVEN_TOKEN; export AIVEN_TOKEN")
    );
    snippet
}

fn versions(snippet: &Snippet) -> (&'static str, &'static str) {
    let mut found = snippet.notes.iter().filter_map(|note| match note {
        Note::AvnVersions { since, until } => Some((*since, *until)),
        _ => None,
    });
    found.next().expect("the versions are named")
}

#[test]
fn whatever_was_typed_arrives_with_the_same_value() {
    let server = Server::answering("200 OK", ANSWER);
    let kinds = [
        ("table", "2.15.0"),
        ("tables", "2.13.6"),
        ("table_ids", "2.17.0"),
    ];
    let cases = cases(90);
    for (kind, version) in kinds {
        let room = room(version);
        for (place, shell) in POSIX.iter().enumerate() {
            let mut script = String::new();
            let mut checks = Vec::new();
            for (number, case) in cases.iter().enumerate() {
                let of = ["tables", "table_ids"]
                    .into_iter()
                    .find(|key| case.body.get(key).is_some());
                if of.unwrap_or("table") != kind || number % POSIX.len() != place {
                    continue;
                }
                let folder = format!("c{number}");
                let request = case.request(server.port, &folder);
                let snippet = avn(&request);
                let (since, until) = versions(&snippet);
                assert!(since <= version && version <= until, "{since} {until}");
                script += &snippet.text;
                script.push('\n');
                let body = expected(&case.body, &snippet, &case.name);
                let path = path(&snippet, &format!("/{folder}{}", case.path));
                checks.push((case, folder, path, body, snippet.text));
            }
            room.run(*shell, &[room.file("script", &script)]);
            let mut arrived = server.take();
            for (case, folder, path, body, text) in checks {
                let prefix = format!("/{folder}/");
                let own: Vec<_> = arrived
                    .extract_if(.., |recorded| recorded.path.starts_with(&prefix))
                    .collect();
                let fault = faults(&path, body.as_ref(), &own);
                assert_eq!(fault, None, "{}, {}:\n{text:.4000}", shell.name, case.name);
            }
            assert_eq!(arrived, [], "{}", shell.name);
            assert_eq!(room.traces(), Traces::default(), "{}", shell.name);
        }
    }
}

/// The request that sends this body.
fn request(body: &Value, port: u16) -> Request {
    let is_job = body.get("statement").is_some();
    let endpoint = if is_job { &CREATE_JOB } else { &CREATE_TABLE };
    let base = ApiBase::parse(&format!("http://127.0.0.1:{port}/v1"), "").expect("a good base");
    let mut request = Request::to(endpoint, base, AuthScheme::Aivenv1, |name| match name {
        "project" => "my-test-project".to_owned(),
        _ => "my-flink-service".to_owned(),
    });
    request.body = Some(Body::of(body));
    request
}

fn run(
    version: &str,
    request: &Request,
    server: &Server,
) -> (Snippet, Option<i32>, String, Vec<Recorded>) {
    let snippet = avn(request);
    let room = room(version);
    let script = room.file("script", &(snippet.text.clone() + " 2>&1\n"));
    let (code, printed) = room.run(DASH, &[script]);
    (snippet, code, printed, server.take())
}

#[test]
fn the_recorded_bodies_of_the_real_program_are_sent_again() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recordings");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the recordings") {
        let text = std::fs::read_to_string(entry.expect("a file").path()).expect("a text");
        let recording: Value = serde_json::from_str(&text).expect("JSON");
        let mut body = recording["requests"][0]["body"].clone();
        let server = Server::answering("200 OK", ANSWER);
        let snippet = avn(&request(&body, server.port));
        let version = match versions(&snippet) {
            ("2.13.6", "2.14.0") => "2.13.6",
            ("2.14.1" | "2.16.0", "2.17.0") => "2.17.0",
            ("2.13.6" | "2.14.4" | "2.14.8", "2.15.0") => "2.15.0",
            other => panic!("{other:?}"),
        };
        let (_, code, printed, arrived) = run(version, &request(&body, server.port), &server);
        assert_eq!(code, Some(0), "{printed}");
        // Only the versions before 2.14.4 had a flag for it, and a note says that it is left out.
        let dropped = body
            .as_object_mut()
            .and_then(|body| body.remove("partitioned_by"));
        let expected = dropped.map(|_| "partitioned_by");
        assert_eq!(left_out(&snippet), Vec::from_iter(expected));
        let path = recording["requests"][0]["path"].as_str().expect("a path");
        assert_eq!(faults(path, Some(&body), &arrived), None);
        count += 1;
    }
    assert!(count > 10);
}

#[test]
fn the_current_program_creates_the_application_of_the_recording() {
    let text =
        include_str!("../fixtures/applications/app_4_18_0_create_application_with_version.json");
    let recording: Value = serde_json::from_str(text).expect("JSON");
    let body = &recording["requests"][0]["body"];
    let mut wide = body.clone();
    wide["name"] = json!("it's \"ü\" \\ !$x");
    for body in [body, &wide] {
        let server = Server::answering("200 OK", r#"{"id":"a","name":"n"}"#);
        let mut request = request(body, server.port);
        request.endpoint = &CREATE_APPLICATION;
        request.path.pop();
        request.path.push(Segment::Fixed("application"));
        let (snippet, code, printed, arrived) = run("4.18.0", &request, &server);
        assert_eq!(snippet.notes[0], Note::AvnSince("2.18.0"));
        assert_eq!(code, Some(0), "{printed}");
        let path = recording["requests"][0]["path"].as_str().expect("a path");
        assert_eq!(faults(path, Some(body), &arrived), None);
    }
}

#[test]
fn the_current_program_reads_a_body_with_a_secret_from_a_pipe() {
    let text =
        include_str!("../fixtures/applications/app_4_18_0_create_application_with_version.json");
    let recording: Value = serde_json::from_str(text).expect("JSON");
    let path = recording["requests"][0]["path"].as_str().expect("a path");
    let with_secret = |said: &str| {
        let mut body = recording["requests"][0]["body"].clone();
        let table = &mut body["application_version"]["sinks"][0]["create_table"];
        let options = format!("('token' = '{said}', ");
        *table = json!(table.as_str().expect("a text").replacen('(', &options, 1));
        body
    };
    let secret = r#"it's "x" \ $HOME `id` ü %s !"#;
    for shell in POSIX {
        let server = Server::answering("200 OK", r#"{"id":"a","name":"n"}"#);
        let mut request = request(&with_secret("${FLINK_ALERTS_TOKEN}"), server.port);
        request.endpoint = &CREATE_APPLICATION;
        request.path.pop();
        request.path.push(Segment::Fixed("application"));
        let snippet = avn(&request);
        let room = room("4.18.0");
        let bin = room.work().with_file_name("bin").join("awk");
        symlink(program("awk"), bin).expect("a link to awk");
        let export = format!(
            "export FLINK_ALERTS_TOKEN='{}'\n",
            secret.replace('\'', r"'\''")
        );
        for (before, wanted) in [
            (
                export.as_str(),
                Some(with_secret(&secret.replace('\'', "''"))),
            ),
            ("", None),
        ] {
            let script = [before, &snippet.text, " 2>&1\n"].concat();
            let (_, printed) = room.run(shell, &[room.file("script", &script)]);
            let fault = faults(path, wanted.as_ref(), &server.take());
            assert_eq!(fault, None, "{}: {printed}", shell.name);
        }
    }
}

#[test]
fn flags_for_what_kafka_needs_are_the_programs_own_and_others_are_named() {
    let mut body: Map<String, Value> = Map::new();
    for (member, value) in [
        ("integration_id", "-i\u{e9}"),
        ("name", "--help"),
        ("schema_sql", "@/etc/hostname"),
        ("kafka_topic", "-t"),
        ("kafka_connector_type", "upsert-kafka"),
        ("kafka_key_format", "debezium-json"),
        ("kafka_value_format", "avro"),
        ("kafka_startup_mode", "timestamp"),
        ("kafka_value_fields_include", "ALL"),
        ("like_options", "-%s\\n!'\n\n"),
    ] {
        body.insert(member.to_owned(), json!(value));
    }
    body.insert("kafka_key_fields".to_owned(), json!(["-1"]));
    body.insert("a\u{202e}b".to_owned(), json!(1));
    let server = Server::answering("200 OK", ANSWER);
    let (snippet, code, printed, arrived) = run(
        "2.15.0",
        &request(&body.clone().into(), server.port),
        &server,
    );
    assert_eq!(code, Some(0), "{printed}");
    assert_eq!(versions(&snippet), ("2.14.4", "2.15.0"));
    let unsaid = [
        "kafka_startup_mode",
        "a\u{202e}b",
        "kafka_value_fields_include",
    ];
    assert_eq!(left_out(&snippet), unsaid);
    for member in unsaid {
        body.remove(member);
    }
    let path = "/v1/project/my-test-project/service/my-flink-service/flink/table";
    assert_eq!(faults(path, Some(&body.into()), &arrived), None);
}

#[test]
fn a_refused_request_makes_the_command_fail_and_print_the_answer() {
    let answer = r#"{"errors":[{"message":"Database not powered on","status":409}],"message":"Database not powered on"}"#;
    let server = Server::answering("409 Conflict", answer);
    let table =
        json!({ "integration_id": "i", "name": "n", "schema_sql": "a INT", "jdbc_table": "t" });
    let job = json!({ "statement": "s", "tables": ["a"], "job_name": "j" });
    for (version, body) in [("2.15.0", table), ("2.13.6", job)] {
        let (_, code, printed, arrived) = run(version, &request(&body, server.port), &server);
        assert_eq!(code, Some(1), "{printed}");
        assert!(printed.contains("Database not powered on"), "{printed}");
        assert_eq!(arrived.len(), 1);
    }
}

#[test]
fn the_command_is_the_one_of_the_recording_with_values_joined_to_their_flags() {
    let mut request = request(
        &json!({ "integration_id": "a4af7409", "name": "node_info", "schema_sql": "`node` INT", "jdbc_table": "public.n" }),
        1,
    );
    request.base = ApiBase::aiven();
    let text = avn(&request).text;
    let expected = r#"AIVEN_AUTH_TOKEN="$AIVEN_TOKEN" avn \
  service flink table create \
  'my-flink-service' 'a4af7409' \
  --project='my-test-project' \
  --table-name='node_info' \
  --jdbc-table='public.n' \
  --schema-sql='`node` INT'"#;
    assert_eq!(text, expected);

    request.base = ApiBase::parse("https://a.example/aiven", "").expect("a good base");
    let snippet = avn(&request);
    assert!(snippet.text.contains("--url='https://a.example/aiven'"));
    assert!(snippet.notes.contains(&Note::AddsVersion));
}
