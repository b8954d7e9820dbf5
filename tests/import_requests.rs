//! Requests as other programs write them are read into drafts, with where they go and the token, and every part of the
//! text is told of.
//!
//! `fixtures/devtools/` holds one request as the generators in Chromium's `NetworkLogView.ts` write it, of 2024.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/imports.rs"]
mod imports;

use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::import::request::Snag;
use millrace::import::{Fate, Import, Secret, Why, read};
use millrace::text::request_import::part;
use millrace::workspace::field::Field;
use millrace::workspace::plan::Route;
use millrace::workspace::target::Target;
use millrace::workspace::{Subject, current};
use serde_json::Value;
use std::path::Path;

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    std::fs::read_to_string(path).expect("a fixture of that name")
}

/// The body that a draft makes, as a value.
fn body(import: &Import, at: usize) -> Value {
    body_in(import, at, TableForm::Flat)
}

/// The same, where classic tables have this form.
fn body_in(import: &Import, at: usize, form: TableForm) -> Value {
    let found = &import.drafts[at];
    let mut workspace = common::workspace([found.subject.clone()]);
    workspace.drafts[0].extra.clone_from(&found.extra);
    let route = Route {
        base: ApiBase::aiven(),
        scheme: AuthScheme::Bearer,
        form,
    };
    let request = current::request(&workspace.drafts[0], &workspace, &route).expect("a request");
    serde_json::from_str(&request.body.expect("a body").wire()).expect("JSON")
}

/// What was missed, in words.
fn missed(import: &Import, text: &str) -> Vec<String> {
    import
        .parts
        .iter()
        .filter(|found| matches!(found.fate, Fate::Missed(_)))
        .map(|found| part(found, text, import))
        .collect()
}

/// The table of the cheat sheet, at its project and service, and nothing missed.
fn check_table(text: &str) -> Import {
    let import = read(text);
    assert_eq!(import.drafts.len(), 1, "{text}\n{:?}", import.parts);
    assert_eq!(
        import.drafts[0].subject,
        Subject::Table(common::postgres("node_info")),
        "{text}"
    );
    assert_eq!(import.drafts[0].extra, "", "{text}");
    assert_eq!(
        import.target,
        common::target(),
        "{text}\n{:?}",
        import.parts
    );
    assert_eq!(missed(&import, text), [""; 0], "{text}");
    check_parts(&import, text);
    import
}

/// Parts stand in order and in the text, and the token is in the span of its own part alone.
fn check_parts(import: &Import, text: &str) {
    let mut last = 0;
    for found in &import.parts {
        assert!(
            last <= found.span.start && found.span.end <= text.len(),
            "{found:?}"
        );
        last = found.span.start;
        let said = text.get(found.span.clone()).expect("characters");
        let token = import.token.as_ref().map_or(TOKEN, |token| &token.0);
        assert!(
            found.fate == Fate::Token || !said.contains(token),
            "{found:?} in {text}"
        );
        assert!(!part(found, text, import).contains(token));
    }
}

const URL: &str =
    "https://api.aiven.io/v1/project/my-test-project/service/my-flink-service/flink/table";
const BODY: &str = r#"{"integration_id":"a4af7409-d167-4f31-af13-ddd4cd06564f","name":"node_info","jdbc_table":"public.node_definition","schema_sql":"`node` INT, `node_description` VARCHAR"}"#;

#[test]
fn every_command_of_the_recordings_makes_the_request_that_it_made() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/recordings");
    for entry in std::fs::read_dir(folder).expect("the folder") {
        let text = std::fs::read_to_string(entry.expect("an entry").path()).expect("a recording");
        let recording: Value = serde_json::from_str(&text).expect("JSON");
        let command = recording["command"].as_str().expect("a command");
        let import = read(command);
        assert_eq!(import.drafts.len(), 1, "{command}");
        let mut recorded = recording["requests"][0]["body"].clone();
        if recorded["table_ids"] == serde_json::json!([]) {
            // The command says nothing of tables: whether they go by name or by id is the version's.
            recorded["tables"] = serde_json::json!([]);
            recorded
                .as_object_mut()
                .expect("an object")
                .remove("table_ids");
        }
        let has_object = recorded
            .as_object()
            .expect("an object")
            .values()
            .any(Value::is_object);
        let form = if has_object {
            TableForm::Nested
        } else {
            TableForm::Flat
        };
        assert_eq!(body_in(&import, 0, form), recorded, "{command}");
        assert_eq!(import.target, common::target());
        assert_eq!(missed(&import, command), [""; 0], "{command}");
        check_parts(&import, command);
    }
}

#[test]
fn a_table_of_2022_is_read_from_its_json() {
    for (object, key, value) in [
        (
            r#""jdbc": {"table_name": "public.t"}"#,
            "jdbc_table",
            "public.t",
        ),
        (
            r#""kafka": {"topic": "alert", "value_format": "json"}"#,
            "kafka_topic",
            "alert",
        ),
        (
            r#""opensearch": {"index": "alert"}"#,
            "opensearch_index",
            "alert",
        ),
    ] {
        let command = format!(
            "avn service flink table create my-flink-service '{{\"name\": \"n\", {object}, \"schema_sql\": \"a INT\"}}' --project my-test-project"
        );
        let import = read(&command);
        assert_eq!(body(&import, 0)[key], value);
        assert_eq!(import.target, common::target());
    }
    let import = read("avn service flink table create f @table.json --project p");
    assert!(import.drafts.is_empty());
    assert!(has(&import, &Snag::File("table.json".to_owned())));
}

fn has(import: &Import, snag: &Snag) -> bool {
    import.parts.iter().any(|part| match &part.fate {
        Fate::LeftOut(Why::Request(found)) | Fate::Missed(Why::Request(found)) => found == snag,
        _ => false,
    })
}

#[test]
fn curl_is_read_with_every_spelling_of_its_flags() {
    let quoted = BODY.replace('`', "\\`").replace('"', "\\\"");
    for text in [
        format!("curl {URL} -H 'Authorization: Bearer {TOKEN}' -d '{BODY}'"),
        format!("curl -XPOST -sS -H\"Authorization:aivenv1 {TOKEN}\" -d'{BODY}' --url {URL}"),
        format!(
            "$ curl --request POST \\\n  --url '{URL}' \\\n  --oauth2-bearer '{TOKEN}' \\\n  --json '{BODY}'"
        ),
        format!("curl -sSfgX POST '{URL}' --oauth2-bearer={TOKEN} --data=\"{quoted}\""),
        format!(
            "AIVEN_TOKEN={TOKEN}\ncurl \"{URL}\" -H \"Authorization: Bearer $AIVEN_TOKEN\" -d '{BODY}'"
        ),
        format!(
            "export AIVEN_TOKEN='{TOKEN}' && curl \"{URL}\" -H \"authorization: bearer ${{AIVEN_TOKEN}}\" --data-binary @- <<'END'\n{BODY}\nEND\n"
        ),
        format!(
            "BODY='{BODY}'\ncurl {URL} --oauth2-bearer {TOKEN} --data-raw \"$BODY\" | jq '.\n  table_id'"
        ),
        format!(
            "printf '%s' '{BODY}' |\n  curl --url {URL} --oauth2-bearer {TOKEN} --data-binary @-"
        ),
        format!(
            "cat > payload.json <<'END'\n{BODY}\nEND\ncurl --url {URL} -H 'Authorization: Bearer {TOKEN}' --data-binary @./payload.json"
        ),
        format!(
            "cat <<EOF | curl -H 'Authorization: Bearer {TOKEN}' -d @- {URL}\n{}\nEOF\n",
            BODY.replace('`', "\\`")
        ),
        format!("curl -H 'Authorization: Bearer {TOKEN}' -d @- {URL} <<< '{BODY}'"),
        format!(
            "First, run this:\n\n```sh\ncurl -H 'Authorization Bearer {TOKEN}' -d '{BODY}' {URL}\n```\nIt's all you'd need."
        ),
        format!(
            "curl -H $'Authorization: Bearer {TOKEN}' -d $'{}' {URL}",
            BODY.replace('n', "\\u006e")
        ),
    ] {
        let import = check_table(&text);
        assert_eq!(import.token, Some(Secret(TOKEN.to_owned())), "{text}");
        assert!(import.scheme.is_some(), "{text}");
    }
}

#[test]
fn other_shells_and_programs_are_read() {
    let quoted = BODY.replace('"', "\\\"");
    let js = serde_json::to_string(BODY).expect("JSON");
    for text in [
        format!("curl {URL} ^\n  -H \"Authorization: Bearer {TOKEN}\" ^\n  -d \"{quoted}\""),
        format!(
            "set AIVEN_TOKEN={TOKEN}\r\ncurl.exe {URL} --oauth2-bearer \"%AIVEN_TOKEN%\" ^\r\n  -d \"{quoted}\""
        ),
        format!("curl {URL} `\n  -H \"Authorization: Bearer {TOKEN}\" `\n  -d '{BODY}'"),
        format!(
            "$headers = @{{\n  Authorization = \"Bearer {TOKEN}\"\n  'Content-Type' = 'application/json'\n}}\n$body = @'\n{BODY}\n'@\nInvoke-RestMethod -Method Post -Uri '{URL}' -Headers $headers -Body $body"
        ),
        format!(
            "$env:AIVEN_TOKEN = '{TOKEN}'\nirm {URL} -Method:POST -Headers @{{Authorization=\"Bearer $env:AIVEN_TOKEN\"}} -Body '{BODY}' | ConvertTo-Json"
        ),
        format!(
            "$headers = New-Object \"System.Collections.Generic.Dictionary[[String],[String]]\"\n$headers.Add(\"Authorization\", \"Bearer {TOKEN}\")\n\n$body = @\"\n{}\n\"@\n\n$response = Invoke-RestMethod '{URL}' -Method 'POST' -Headers $headers -Body $body\n$response | ConvertTo-Json",
            BODY.replace('`', "``")
        ),
        format!(
            "$table = @{{\n  integration_id = 'a4af7409-d167-4f31-af13-ddd4cd06564f'; name = 'node_info'\n  jdbc_table = 'public.node_definition'\n  schema_sql = '`node` INT, `node_description` VARCHAR'\n}}\n$splat = @{{ Uri = '{URL}' }}\nInvoke-WebRequest -UseBasicParsing -Uri '{URL}' -Method POST -Headers @{{ Authorization = 'Bearer {TOKEN}' }} -Body ($table | ConvertTo-Json -Depth 5)"
        ),
        format!(
            "POST {URL} HTTP/1.1\nAuthorization: Bearer {TOKEN}\nContent-Type: application/json\n\n{BODY}\n"
        ),
        format!(
            "POST /v1/project/my-test-project/service/my-flink-service/flink/table HTTP/1.1\r\nHost: api.aiven.io\r\nauthorization: aivenv1 {TOKEN}\r\ncontent-length: 5\r\n\r\n{BODY}"
        ),
        format!(
            "@token = {TOKEN}\n\n### create it\n# @name create\nPOST {URL}\nAuthorization: Bearer {{{{token}}}}\n\n{BODY}\n\n###\n"
        ),
        format!(
            "fetch(\"{URL}\", {{\n  \"headers\": {{\n    \"authorization\": \"Bearer {TOKEN}\",\n    \"content-type\": \"application/json\"\n  }},\n  \"referrer\": \"https://console.aiven.io/\",\n  \"body\": {js},\n  \"method\": \"POST\",\n  \"mode\": \"cors\",\n  \"credentials\": \"include\"\n}}); "
        ),
        format!(
            "const token = '{TOKEN}';\n// it's new\nconst res = await fetch(`{URL}`, {{method: 'POST', headers: {{Authorization: `Bearer ${{token}}`}}, body: JSON.stringify({BODY})}})"
        ),
        format!(
            "import requests\n\ntoken = \"{TOKEN}\"\nresponse = requests.post(\n    \"{URL}\",\n    headers={{\"Authorization\": f\"Bearer {{token}}\"}},\n    json={BODY},\n    timeout=5,\n)\nprint(response.status_code // 100)"
        ),
    ] {
        let import = check_table(&text);
        assert_eq!(import.token, Some(Secret(TOKEN.to_owned())), "{text}");
    }
}

#[test]
fn several_requests_are_several_drafts_in_their_order() {
    let job = r#"{"statement":"INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70","tables":["KCpuIn","KAlert"],"job_name":"JobExample"}"#;
    let job_url = URL.replace("/table", "/job");
    let one = format!("curl {URL} -d '{BODY}' ;\ncurl {job_url} -d '{job}'");
    let http = format!("POST {URL}\n\n{BODY}\n\n###\n\nPOST {job_url}\n\n{job}\n");
    let array = format!("[{BODY},\n {job}]");
    let lines = format!("{BODY}\n{job}\n");
    let fetch = format!(
        "fetch(\"{URL}\", {{\"body\": {BODY}, \"method\": \"POST\"}}) ;\nfetch(\"{job_url}\", {{\"body\": {job}}});"
    );
    for text in [one, http, array, lines, fetch] {
        let import = read(&text);
        let subjects: Vec<&Subject> = import.drafts.iter().map(|found| &found.subject).collect();
        let table = Subject::Table(common::postgres("node_info"));
        assert_eq!(
            subjects,
            [&table, &Subject::Job(common::job("JobExample"))],
            "{text}\n{:?}",
            import.parts
        );
        assert_eq!(missed(&import, &text), [""; 0]);
        check_parts(&import, &text);
    }
}

#[test]
fn what_cannot_be_taken_is_told() {
    for (text, snag) in [
        (
            format!("curl {URL} -d @table.json"),
            Snag::File("table.json".to_owned()),
        ),
        (format!("curl {URL} -d @-"), Snag::Pipe),
        (format!("curl {URL}"), Snag::NoBody),
        (format!("curl -d '{BODY}'"), Snag::NoAddress),
        (format!("curl -X GET {URL}"), Snag::Method("GET".to_owned())),
        (format!("curl {URL} -d '{BODY}"), Snag::OpenQuote),
        (
            format!("curl {URL} --frobnicate -d '{BODY}'"),
            Snag::Option("--frobnicate".to_owned()),
        ),
        (
            format!("curl {URL} -u me:secret -d '{BODY}'"),
            Snag::Option("-u".to_owned()),
        ),
        (
            format!("curl {URL} -d '{BODY}' -H"),
            Snag::NoValue("-H".to_owned()),
        ),
        (
            format!("curl {URL} -H 'X-A: 1' -d '{BODY}'"),
            Snag::Header("x-a".to_owned()),
        ),
        (format!("curl {URL}?limit=999 -d '{BODY}'"), Snag::Query),
        (
            format!(
                "curl {} -d '{BODY}'",
                URL.replace("my-test-project", "$PROJECT")
            ),
            Snag::Variable("$PROJECT".to_owned()),
        ),
        (
            format!(
                "curl {} -d '{BODY}'",
                URL.replace("my-test-project", "PROJECT")
            ),
            Snag::Placeholder,
        ),
        (
            format!(
                "curl {} -d '{BODY}'",
                URL.replace("/service/", "/test/service/")
            ),
            Snag::StrayTest,
        ),
    ] {
        check_told(&text, &snag);
    }
}

/// A part of the text is told of in this way.
fn check_told(text: &str, snag: &Snag) {
    let import = read(text);
    assert!(has(&import, snag), "{text}: {:?}", import.parts);
    check_parts(&import, text);
}

#[test]
fn what_leads_elsewhere_is_told_and_not_taken() {
    for (text, snag) in [
        (
            format!(
                "curl {} -d '{BODY}'",
                URL.replace("api.aiven.io", "api.aiven.io.evil.example")
            ),
            Snag::Host("api.aiven.io.evil.example".to_owned()),
        ),
        (
            format!(
                "curl {} -d '{BODY}'",
                URL.replace("api.aiven.io", "api.aiven.io@evil.example")
            ),
            Snag::Host("evil.example".to_owned()),
        ),
        (
            format!(
                "curl {} -d '{BODY}'",
                URL.replace("flink/table", "flink/overview")
            ),
            Snag::Endpoint,
        ),
        (
            format!("curl {URL} -H 'Authorization: Basic {TOKEN}' -d '{BODY}'"),
            Snag::Scheme("Basic".to_owned()),
        ),
        (
            format!("curl {URL} -H 'Authorization: Bearer {TOKEN}!' -d '{BODY}'"),
            Snag::NoToken,
        ),
        (
            format!("curl {URL} --oauth2-bearer {TOKEN} --oauth2-bearer other-token-1 -d '{BODY}'"),
            Snag::OtherToken,
        ),
        (
            format!("Invoke-RestMethod {URL} -Method Post -InFile 'payload.json'"),
            Snag::File("payload.json".to_owned()),
        ),
        (
            format!("POST {URL}\n\n< ./payload.json"),
            Snag::File("payload.json".to_owned()),
        ),
        ("avn service list".to_owned(), Snag::OtherCommand),
        ("nothing of the kind".to_owned(), Snag::Prose),
        (String::new(), Snag::Prose),
    ] {
        check_told(&text, &snag);
    }
}

#[test]
fn one_project_is_taken_and_another_is_told() {
    let two = format!(
        "curl {URL} -d '{BODY}'\ncurl {} -d '{BODY}'",
        URL.replace("my-test-project", "other")
    );
    let import = read(&two);
    assert_eq!(import.target, common::target());
    assert!(has(&import, &Snag::OtherTarget));
    assert_eq!(
        missed(&import, &two),
        ["Line 2: Another project or service was found before. One is taken."]
    );
}

#[test]
fn a_slip_in_a_payload_is_told_with_its_place_in_the_text() {
    let text = format!("curl {URL} \\\n  -d '{{\n\"name\": \"it'\\''s\",\n\"schema_sql\": x}}'");
    let import = read(&text);
    let [only] = &missed(&import, &text)[..] else {
        panic!("one fault");
    };
    assert!(only.starts_with("Line 4, column 15: "), "{only}");
}

#[test]
fn words_in_the_tokens_place_are_no_token() {
    for word in [
        "$AIVEN_TOKEN",
        "${AIVEN_TOKEN:?}",
        "%AIVEN_TOKEN%",
        "TOKEN",
        "<TOKEN>",
        "{{token}}",
        "{{$processEnv AIVEN_TOKEN}}",
        "YOUR_API_TOKEN",
        "xxxxxxxxxx",
        "<your token>",
        "$(cat token.txt)",
    ] {
        for text in [
            format!("curl {URL} -H \"Authorization: Bearer {word}\" -d '{BODY}'"),
            format!("POST {URL}\nAuthorization: Bearer {word}\n\n{BODY}"),
            format!("curl {URL} -d '{BODY}' --oauth2-bearer {word}"),
        ]
        .iter()
        .take(if word.contains(' ') { 2 } else { 3 })
        {
            let import = check_table(text);
            assert_eq!(import.token, None, "{text}");
            assert_eq!(import.scheme, Some(AuthScheme::Bearer), "{text}");
        }
    }
}

#[test]
fn names_in_an_address_lose_their_percent_signs() {
    let text = format!(
        "curl 'https://api.aiven.io/v1/project/my%20project%3Fx/service/my%20flink%2Fservice/flink/table' -d '{BODY}'"
    );
    let import = read(&text);
    let target = Target {
        project: "my project?x".to_owned(),
        service: "my flink/service".to_owned(),
        ..Target::default()
    };
    assert_eq!(import.target, target);
}

#[test]
fn each_part_says_where_it_stands() {
    let text = format!(
        "curl '{URL}' \\\n --oauth2-bearer '{TOKEN}' -d $'{}'",
        BODY.replace('"', "\\\"")
    );
    let import = check_table(&text);
    let told = |fate: &Fate| -> Vec<&str> {
        let parts = import.parts.iter().filter(|part| part.fate == *fate);
        parts.map(|part| &text[part.span.clone()]).collect()
    };
    assert_eq!(told(&Fate::Target(Field::Project)), ["my-test-project"]);
    assert_eq!(told(&Fate::Target(Field::Service)), ["my-flink-service"]);
    assert_eq!(told(&Fate::Token), [TOKEN]);
    assert_eq!(told(&Fate::Scheme), ["--oauth2-bearer"]);
    assert_eq!(
        told(&Fate::Field(0, Field::TableName)),
        [r#"\"name\":\"node_info\""#]
    );
}

#[test]
fn copies_of_developer_tools_are_read() {
    for name in [
        "curl-posix.txt",
        "curl-cmd.txt",
        "powershell.txt",
        "fetch.txt",
        "fetch-node.txt",
    ] {
        let text = fixture(&format!("devtools/{name}"));
        let import = read(&text);
        assert_eq!(import.drafts.len(), 1, "{name}: {:?}", import.parts);
        let expected: Value = serde_json::from_str(&fixture("devtools/body.json")).expect("JSON");
        let mut found = body(&import, 0);
        if name == "curl-cmd.txt" {
            // What is not ASCII is lost in the copy itself.
            found["schema_sql"] = expected["schema_sql"].clone();
        }
        assert_eq!(found, expected, "{name}");
        assert_eq!(import.target, common::target(), "{name}");
        assert_eq!(import.scheme, Some(AuthScheme::Aivenv1), "{name}");
        assert_eq!(import.token, Some(Secret(TOKEN.to_owned())), "{name}");
        assert_eq!(missed(&import, &text), [""; 0], "{name}");
        check_parts(&import, &text);
    }
}

#[test]
fn a_member_that_a_program_writes_is_told_with_the_quotes_around_it() {
    for (text, member) in [
        (
            "requests.post('https://api.aiven.io/v1/project/p/service/s/flink/table', json={\"name\": \"orders\", \"schema_sql\": \"a INT\"})",
            "\"name\": \"orders\"",
        ),
        (
            "$b = @{ name = 'orders'; schema_sql = 'a INT' } | ConvertTo-Json\n\
             irm https://api.aiven.io/v1/project/p/service/s/flink/table -Method Post -Body $b",
            "name = 'orders'",
        ),
    ] {
        let import = read(text);
        let of_name = |fate: &Fate| matches!(fate, Fate::Field(_, Field::TableName));
        assert_eq!(imports::told(text, &import, of_name), [member]);
    }
}

#[test]
fn a_flag_of_one_letter_is_no_integration_of_avn() {
    let import = read("avn service flink table create f -i abc --kafka-topic in --table-name t");
    let Subject::Table(table) = &import.drafts[0].subject else {
        panic!("a table");
    };
    assert_eq!(table.integration_id, "");
    assert!(
        import
            .parts
            .iter()
            .any(|part| { part.fate == Fate::Missed(Why::Request(Snag::Option("-i".to_owned()))) })
    );
}
