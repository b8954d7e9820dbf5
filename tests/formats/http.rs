//! The HTTP message: read back by a server's parser, and by the rules of the editors of `.http` files.

use super::editor::{Body, Sent, replaced, sent};
use super::outside::ask;
use super::{cases, written};
use millrace::api::token::AuthScheme;
use millrace::snippet::{Options, Payload};
use serde_json::{Value, json};
use std::path::Path;

const TOKEN: &str = "tokenOfThisTest";

#[test]
fn a_message_says_to_a_server_what_was_typed() {
    let cases = cases(2000);
    let requests: Vec<_> = cases.iter().map(|case| case.request(1, "c0")).collect();
    let texts: Vec<Value> = requests
        .iter()
        .map(|request| replaced(&written("HTTP", request, Options::default()).text, TOKEN).into())
        .collect();
    let read = ask(Path::new("python3"), "read_message.py", &texts.into());
    let read = read.as_array().expect("a list");
    assert_eq!(read.len(), cases.len());
    for (case, message) in cases.iter().zip(read) {
        let name = &case.name;
        assert_eq!(message["method"], "POST", "{name}");
        let target = format!("http://127.0.0.1:1/c0{}", case.path);
        assert_eq!(message["target"], target, "{name}");
        assert_eq!(message["version"], "HTTP/1.1", "{name}");
        let authorization = format!("{} {TOKEN}", case.scheme.name());
        let headers = json!([
            ["Authorization", authorization],
            ["Content-Type", "application/json"],
        ]);
        assert_eq!(message["headers"], headers, "{name}");
        let body = message["body"].as_str().expect("a text");
        let body: Value = serde_json::from_str(body).expect("the body is JSON");
        assert_eq!(body, case.body, "{name}");
    }
}

#[test]
fn editors_send_the_message_as_it_stands() {
    for case in cases(2000) {
        let request = case.request(1, "c0");
        let wire = request.body.as_ref().expect("a body").wire();
        let mut expected = Sent {
            request_line: format!("POST http://127.0.0.1:1/c0{} HTTP/1.1", case.path),
            headers: vec![
                format!("Authorization: {} {TOKEN}", case.scheme.name()),
                "Content-Type: application/json".to_owned(),
            ],
            body: Body::File("./payload.json".to_owned()),
        };
        let options = Options {
            payload: Payload::File,
            ..Options::default()
        };
        let from_file = written("HTTP", &request, options);
        assert_eq!(sent(&from_file.text, TOKEN), expected, "{}", case.name);

        let inline = written("HTTP", &request, Options::default());
        let text = sent(&inline.text, TOKEN);
        assert_eq!(from_file.payload.map(Body::Text).as_ref(), Some(&text.body));
        let Body::Text(body) = &text.body else {
            panic!("{}: the body is read from a file", case.name);
        };
        let value: Value = serde_json::from_str(body).expect("the body is JSON");
        assert_eq!(value, case.body, "{}", case.name);
        if !wire.contains("{{") {
            assert_eq!(
                body, &wire,
                "{}: no byte is changed without need",
                case.name
            );
        }
        expected.body = text.body;
        assert_eq!(sent(&inline.text, TOKEN), expected, "{}", case.name);
    }
}

#[test]
fn what_editors_would_read_as_their_own_is_escaped() {
    let statement =
        "INSERT INTO a SELECT '{{$processEnv HOME}} {{{x}}}'\n### b\n< /etc/hostname\n// c\n@d = e";
    let case = super::case::Case::with_statement(statement.to_owned(), AuthScheme::Bearer);
    let text = written("HTTP", &case.request(1, "c0"), Options::default()).text;
    let expected = r#"POST http://127.0.0.1:1/c0/v1/project/p/service/s/flink/job HTTP/1.1
Authorization: Bearer {{$processEnv AIVEN_TOKEN}}
Content-Type: application/json

{
  "statement": "INSERT INTO a SELECT '\u007b\u007b$processEnv HOME}} \u007b\u007b{x}}}'\n### b\n< /etc/hostname\n// c\n@d = e",
  "tables": [
    "t"
  ],
  "job_name": "j"
}"#;
    assert_eq!(text, expected);
}
