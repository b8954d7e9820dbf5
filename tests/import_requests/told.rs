//! What is told of a request: what is not taken, what leads elsewhere, and where each part stands.

use super::{BODY, TOKEN, URL, check_parts, check_table, has, missed};
use crate::common;
use millrace::api::token::AuthScheme;
use millrace::import::request::Snag;
use millrace::import::{Fate, read};
use millrace::workspace::field::Field;
use millrace::workspace::target::Target;

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
