//! The JSON Schema of `config.json`, which editors read, against the page's own reader: a validator that nobody here
//! wrote takes and refuses the same files.

use super::install::environment;
use super::outside::ask;
use millrace::config::{ConfigFault, parse};
use millrace::desk::host;
use serde_json::{Value, json};

const PAGE: &str = "https://page.example";

fn schema() -> Value {
    serde_json::from_str(include_str!("../../hosting/config.schema.json")).expect("JSON")
}

/// What may stand in one key, and what may not.
fn values(key: &str) -> Vec<Value> {
    let mut values = vec![json!(null), json!(7), json!(true), json!([]), json!({})];
    let texts: &[&str] = match key {
        "api_base" => &[
            "https://api.aiven.io/v1",
            "https://api.aiven.io/v1/",
            "https://api.aiven.io",
            "https://gateway.example:8443/aiven/v1",
            "https://gateway.example:65535",
            "https://gateway.example:65536",
            "https://gateway.example:080",
            "https://gateway.example:",
            "https://10.0.0.1/v1",
            "https://10.0.0.01/v1",
            "https://10.0.0.256/v1",
            "https://127.1/",
            "https://0x7f.1/",
            "https://[::1]:8443/v1",
            "https://[::2]/v1",
            "http://127.0.0.1:8080/v1",
            "http://localhost/v1",
            "http://[::1]/v1",
            "http://evil.example/v1",
            "http://localhost.evil.example/v1",
            "https://API.aiven.io/v1",
            "https://api.aiven.io./v1",
            "https://-api.example",
            "https://api-.example",
            "https://a..example",
            "https://api.aiven.io@evil.example/v1",
            "https://api.aiven.io:443@evil.example",
            "https://api.aiven.io\\@evil.example/v1",
            "https:evil.example",
            "https://api.aiven.io%2eevil.example",
            "https://аpi.aiven.io",
            "https://api.aiven.io/v1?x=1",
            "https://api.aiven.io/v1#x",
            "https://api.aiven.io/v1/../x",
            "https://api.aiven.io/v1/./x",
            "https://api.aiven.io/v1/..x",
            "https://api.aiven.io//v1",
            "https://api.aiven.io/v 1",
            "https://api.aiven.io/%76",
            "javascript:alert(1)",
            "data:text/plain,x",
            "/",
            "/v1",
            "/aiven/v1/",
            "/a.b_c~d-e",
            "//evil.example/v1",
            "/v1/..",
            "/v1//",
            "/v1?x",
            "v1",
            "",
            " /v1",
        ],
        "auth_scheme" => &[
            "Bearer", "aivenv1", "BEARER", "Aivenv1", "Basic", "", "Bearer ",
        ],
        "api_generation" => &[
            "tables-and-jobs",
            "applications",
            "Applications",
            "2021",
            "",
        ],
        _ => &["", "my-project", "ünïcode"],
    };
    values.extend(texts.iter().map(|text| json!(text)));
    values.extend(lists(key));
    values
}

/// Lists that may stand in one key, and lists that may not.
fn lists(key: &str) -> Vec<Value> {
    let mut values = Vec::new();
    if key == "api_bases" {
        let bases = self::values("api_base");
        values.extend(bases.into_iter().map(|base| json!([base, "/v1"])));
    }
    let named =
        |key: &str, value: Value| json!([{ "name": "n", "id": "i", "type": "kafka", key: value }]);
    if key == "integrations" {
        values.extend(
            ["postgresql", "kafka", "opensearch", "redis", ""]
                .map(|kind| named("type", json!(kind))),
        );
        values.extend(["name", "id"].map(|key| named(key, json!(""))));
        values.extend(["name", "id", "type"].map(|key| named(key, json!(null))));
        values.push(json!([7]));
    }
    if key == "templates" {
        let draft = json!({ "kind": "job", "id": 0, "progress": "draft", "name": "j" });
        for workspace in [
            json!({ "version": 1, "drafts": [draft] }),
            json!({ "version": 1, "drafts": [] }),
            json!({ "version": 1 }),
            json!({ "version": 2, "drafts": [draft] }),
            json!([]),
            json!(null),
        ] {
            values.push(json!([{ "name": "t", "workspace": workspace }]));
            values.push(json!([{ "name": "", "workspace": workspace }]));
        }
    }
    if key == "production" {
        let lists = [
            json!(["a/b"]),
            json!(["a/b", "*/c", "d/*"]),
            json!(["a/b", 1]),
            json!(["a"]),
            json!(["/b"]),
            json!(["a/"]),
            json!(["a/b/c"]),
            json!([""]),
            json!([null]),
        ];
        values.extend(lists);
    }
    values
}

#[test]
fn the_schema_takes_what_the_page_takes_and_refuses_what_it_refuses() {
    let schema = schema();
    let keys = schema["properties"].as_object().expect("properties").keys();
    let mut files: Vec<Value> = keys
        .flat_map(|key| {
            values(key)
                .into_iter()
                .map(move |value| json!({ key: value }))
        })
        .collect();
    let others = [
        json!({}),
        json!([]),
        json!("/v1"),
        json!(null),
        json!({"token": "sesame"}),
    ];
    files.extend(others);
    files.push(json!({"API_BASE": "/v1"}));
    files.push(serde_json::from_str(include_str!("../../hosting/config.json")).expect("JSON"));
    assert!(files.len() > 80);
    let python = environment("python/schema", &["jsonschema==4.26.0"]);
    let fits = ask(
        &python,
        "judge_config.py",
        &json!({"schema": schema, "values": files}),
    );
    let fits = fits.as_array().expect("a list");
    assert_eq!(fits.len(), files.len());
    assert!(fits.contains(&json!(true)) && fits.contains(&json!(false)));
    for (file, fits) in files.iter().zip(fits) {
        let text = file.to_string();
        let faults = (parse(&text, PAGE).1, host::parse(&text).1);
        let is_good = faults.0.is_empty() && faults.1.is_empty();
        assert_eq!(fits, &json!(is_good), "{file}: {faults:?}");
    }
}

#[test]
fn the_schema_names_every_key_that_the_page_reads() {
    // A value of no use in any key tells which keys are read: another mistake than that nobody reads it.
    let reads = |key: &str| {
        let (_, faults) = parse(&json!({ key: [0] }).to_string(), PAGE);
        !faults.contains(&ConfigFault::UnknownKey(key.to_owned()))
    };
    let schema = schema();
    let named = schema["properties"].as_object().expect("properties");
    assert!(named.keys().all(|key| reads(key)));
    let readme = include_str!("../../README.md");
    for key in named.keys().filter(|key| *key != "$schema") {
        assert!(readme.contains(&format!("\"{key}\"")), "README.md: {key}");
    }
}
