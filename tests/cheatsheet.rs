//! The cheat sheet's three requests come out as its own text has them, but for the two mistakes in it:
//! the segment `test` in its addresses, which no client sends, and the missing colon of its header.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use common::{kafka, postgres, squeezed};
use millrace::api::token::{AuthScheme, Token};
use millrace::snippet::{Options, TARGETS};
use millrace::workspace::table::Table;
use millrace::workspace::{Subject, example};

const CHEAT_SHEET: &str = include_str!("fixtures/cheatsheet.txt");

/// One of the cheat sheet's requests, cut out of its text.
struct Printed {
    method: String,
    url: String,
    header: String,
    body: String,
}

/// Reads the cheat sheet: an address, a header and an indented body for each request.
fn printed() -> Vec<Printed> {
    let mut found = Vec::new();
    let mut lines = CHEAT_SHEET.lines().map(str::trim).peekable();
    while let Some(line) = lines.next() {
        let Some((method, url)) = line.split_once(" https://") else {
            continue;
        };
        let header = lines
            .find(|line| line.starts_with("Header"))
            .expect("a header");
        let (_, header) = header
            .split_once("``")
            .expect("a header in double backticks");
        lines.find(|line| *line == "Body::").expect("a body");
        let mut body = String::new();
        for line in lines.by_ref().skip_while(|line| line.is_empty()) {
            body.push_str(line);
            if line == "}" {
                break;
            }
        }
        found.push(Printed {
            method: method.to_owned(),
            url: format!("https://{url}"),
            header: header.trim_end_matches('`').to_owned(),
            body,
        });
    }
    found
}

#[test]
fn the_three_requests_are_the_printed_ones_with_two_corrections() {
    let tables: [Table; 2] = [postgres("node_info"), kafka("KAlert")];
    let mut subjects: Vec<Subject> = tables.into_iter().map(Subject::Table).collect();
    subjects.push(Subject::Job(common::job("JobExample")));
    let workspace = common::workspace(subjects);
    let printed = printed();
    assert_eq!(printed.len(), 3, "the cheat sheet prints three requests");
    for (id, printed) in (0..).zip(&printed) {
        let request = common::request(&workspace, id, AuthScheme::Bearer);
        assert_eq!(request.endpoint.method, printed.method);

        assert_eq!(
            printed.url.matches("/test/").count(),
            1,
            "the first mistake"
        );
        assert_eq!(request.url(), printed.url.replace("/test/", "/"));

        assert_eq!(
            printed.header, "Authorization Bearer TOKEN",
            "the second mistake"
        );
        let pasted = Token::parse("TOKEN").expect("a token");
        assert_eq!(
            format!("Authorization: {}", pasted.token.header(request.scheme)),
            "Authorization: Bearer TOKEN"
        );

        // Without the white space between them, the tokens: equal keys in equal order, equal values.
        let body = request.body.expect("a body");
        assert_eq!(squeezed(&body.wire()), squeezed(&printed.body));
        assert_eq!(squeezed(&body.readable()), squeezed(&printed.body));
    }
}

#[test]
fn a_new_visitor_finds_the_printed_requests_and_the_table_that_the_job_reads() {
    let workspace = example::workspace(example::target());
    let names: Vec<&str> = workspace
        .drafts
        .iter()
        .map(millrace::workspace::Draft::name)
        .collect();
    assert_eq!(names, ["node_info", "KCpuIn", "KAlert", "JobExample"]);
    for (id, printed) in [0, 2, 3].into_iter().zip(printed()) {
        let body = common::request(&workspace, id, AuthScheme::Bearer)
            .body
            .expect("a body");
        assert_eq!(squeezed(&body.wire()), squeezed(&printed.body));
    }
}

#[test]
fn the_command_of_the_first_request_reads_as_a_person_would_write_it() {
    let workspace = example::workspace(example::target());
    let request = common::request(&workspace, 0, AuthScheme::Bearer);
    let [curl, json] =
        [0, 1].map(|place| (TARGETS[place].write)(&request, Options::default()).text);
    let expect = r#"curl --silent --show-error --fail-with-body \
  --globoff --request POST \
  --url 'https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table' \
  --oauth2-bearer "${AIVEN_TOKEN:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "integration_id": "a4af7409-d167-4f31-af13-ddd4cd06564f",
  "name": "node_info",
  "jdbc_table": "public.node_definition",
  "schema_sql": "`node` INT, `node_description` VARCHAR"
}'"#;
    assert_eq!(curl, expect);
    let (_, body) = expect.split_once("--data-raw '").expect("a body");
    assert_eq!(json, body.trim_end_matches('\''));
}
