//! Requests as shells, programs and developer tools write them.

use super::{BODY, TOKEN, URL, body, body_in, check_parts, check_table, has, missed};
use crate::common;
use crate::imports;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::import::request::Snag;
use millrace::import::{Fate, Secret, Why, read};
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use serde_json::Value;
use std::path::Path;

fn fixture(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name);
    std::fs::read_to_string(path).expect("a fixture of that name")
}

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
