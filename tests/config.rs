//! `config.json`: what the host of the page may set, and what becomes of mistakes in it.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::api::base::{ApiBase, BaseFault};
use millrace::api::generation::Generation;
use millrace::api::token::AuthScheme;
use millrace::config::{Config, ConfigFault, answered, parse};
use proptest::prelude::*;

const PAGE: &str = "https://page.example";

/// `change` is what the text says beyond the defaults.
fn check(text: &str, change: impl FnOnce(&mut Config), faults: &[ConfigFault]) {
    let mut expect = Config::default();
    change(&mut expect);
    assert_eq!(parse(text, PAGE), (expect, faults.to_vec()), "{text}");
}

fn base(text: &str) -> ApiBase {
    ApiBase::parse(text, "https://unused.example").expect("a good base")
}

#[test]
fn the_default_is_aivens_own_api_with_the_cheat_sheets_scheme() {
    let Config {
        name,
        banner,
        api_base,
        api_bases,
        project,
        service,
        auth_scheme,
        history,
        api_generation,
        production,
    } = Config::default();
    assert_eq!(production, [""; 0]);
    assert_eq!(api_bases, []);
    assert_eq!((name, banner), (None, None));
    assert!(history);
    assert_eq!(api_generation, None);
    assert_eq!(api_base.as_str(), "https://api.aiven.io/v1");
    assert_eq!(
        (project, service, auth_scheme.name()),
        (None, None, "Bearer")
    );
}

#[test]
fn everything_that_can_be_set_is_set() {
    let text = r#"{
        "$schema": "config.schema.json",
        "name": "the data team",
        "banner": "Questions? #flink",
        "api_base": "https://gateway.example/aiven/v1/",
        "api_bases": ["/aiven/v1", "https://gateway.example/aiven/v1"],
        "project": "my-test-project",
        "service": "my-flink-service",
        "auth_scheme": "AIVENV1",
        "history": false,
        "api_generation": "applications",
        "production": ["acme/flink-prod", "prod/*"]
    }"#;
    let change = |config: &mut Config| {
        config.name = Some("the data team".to_owned());
        config.banner = Some("Questions? #flink".to_owned());
        config.api_base = base("https://gateway.example/aiven/v1");
        config.api_bases = [
            "https://page.example/aiven/v1",
            "https://gateway.example/aiven/v1",
        ]
        .map(base)
        .into();
        config.project = Some("my-test-project".to_owned());
        config.service = Some("my-flink-service".to_owned());
        config.auth_scheme = AuthScheme::Aivenv1;
        config.history = false;
        config.api_generation = Some(Generation::Applications);
        config.production = ["acme/flink-prod", "prod/*"].map(str::to_owned).into();
    };
    check(text, change, &[]);
    check(&format!("\u{feff}{text}"), change, &[]);
}

#[test]
fn what_is_left_out_or_null_stays_at_the_default() {
    check("{}", |_| {}, &[]);
    check(
        r#"{"api_base": null, "project": null, "service": null, "auth_scheme": null, "history": null}"#,
        |_| {},
        &[],
    );
}

#[test]
fn a_switch_is_true_or_false() {
    for value in ["\"false\"", "0", "[]"] {
        let text = format!(r#"{{"history": {value}}}"#);
        check(&text, |_| {}, &[ConfigFault::NotSwitch("history")]);
    }
    check(r#"{"history": true}"#, |_| {}, &[]);
}

#[test]
fn a_base_is_chosen_among_those_that_the_host_names_and_no_other() {
    let text = r#"{"api_base": "/v1", "api_bases": ["/test/v1", "https://api.aiven.io/v1"]}"#;
    let (config, faults) = parse(text, PAGE);
    assert_eq!(faults, []);
    for (chosen, expect) in [
        ("", "https://page.example/v1"),
        (
            "https://page.example/test/v1",
            "https://page.example/test/v1",
        ),
        ("https://api.aiven.io/v1", "https://api.aiven.io/v1"),
        ("https://evil.example/v1", "https://page.example/v1"),
        ("https://api.aiven.io", "https://page.example/v1"),
    ] {
        assert_eq!(config.base(chosen).as_str(), expect, "{chosen}");
    }
    let bases = |list: &str, faults: &[ConfigFault]| {
        let kept = |config: &mut Config| config.api_bases = vec![base("https://page.example/v1")];
        check(&format!(r#"{{"api_bases": {list}}}"#), kept, faults);
    };
    let fault = |fault| ConfigFault::Base("api_bases", fault);
    bases(
        r#"["/v1", "http://evil.example"]"#,
        &[fault(BaseFault::Unencrypted)],
    );
    bases(r#"["//evil.example", "/v1"]"#, &[fault(BaseFault::Scheme)]);
    bases(r#"["/v1", 7]"#, &[ConfigFault::Bases]);
    check(r#"{"api_bases": "/v1"}"#, |_| {}, &[ConfigFault::Bases]);
}

#[test]
fn a_production_service_is_named_with_its_project_and_a_star_stands_for_any() {
    let is_production = |list: &str, service: &str| {
        let (config, faults) = parse(&format!(r#"{{"production": {list}}}"#), PAGE);
        assert_eq!(faults, []);
        config.is_production(service)
    };
    for (list, services) in [
        ("null", [false; 4]),
        ("[]", [false; 4]),
        (r#"["acme/flink"]"#, [true, false, false, false]),
        (r#"["acme/*"]"#, [true, true, false, false]),
        (r#"["*/flink"]"#, [true, false, true, false]),
        (r#"["x/y", "*/*"]"#, [true; 4]),
        (r#"["acme/fl*"]"#, [false; 4]),
    ] {
        let found = [
            "acme/flink",
            "acme/flink-2",
            "other/flink",
            "acme-2/flink-2",
        ]
        .map(|service| is_production(list, service));
        assert_eq!(found, services, "{list}");
    }
    for list in [
        r#""acme/flink""#,
        "[1]",
        r#"["flink"]"#,
        r#"["/flink"]"#,
        r#"["acme/"]"#,
        r#"["a/b/c"]"#,
        "{}",
        "true",
    ] {
        check(
            &format!(r#"{{"production": {list}}}"#),
            |_| {},
            &[ConfigFault::Production],
        );
    }
}

#[test]
fn a_path_is_one_of_the_pages_own_origin() {
    check(
        r#"{"api_base": "/v1"}"#,
        |config| config.api_base = base("https://page.example/v1"),
        &[],
    );
}

#[test]
fn a_mistake_spoils_nothing_but_its_own_key() {
    let service = |config: &mut Config| config.service = Some("s".to_owned());
    for (text, fault) in [
        (
            r#"{"service": "s", "api_base": "http://evil.example/v1"}"#,
            ConfigFault::Base("api_base", BaseFault::Unencrypted),
        ),
        (
            r#"{"service": "s", "api_base": "https://api.aiven.io@evil.example"}"#,
            ConfigFault::Base("api_base", BaseFault::Host),
        ),
        (
            r#"{"service": "s", "api_base": ""}"#,
            ConfigFault::Base("api_base", BaseFault::Scheme),
        ),
        (
            r#"{"service": "s", "api_base": "/v1/.."}"#,
            ConfigFault::Base("api_base", BaseFault::Path),
        ),
        (
            r#"{"service": "s", "api_base": ["https://api.aiven.io"]}"#,
            ConfigFault::NotText("api_base"),
        ),
        (
            r#"{"service": "s", "auth_scheme": "Basic"}"#,
            ConfigFault::Scheme,
        ),
        (
            r#"{"service": "s", "api_generation": "2021"}"#,
            ConfigFault::Generation,
        ),
        (
            r#"{"service": "s", "auth_scheme": true}"#,
            ConfigFault::NotText("auth_scheme"),
        ),
        (
            r#"{"service": "s", "project": 7}"#,
            ConfigFault::NotText("project"),
        ),
        (
            r#"{"service": "s", "token": "sesame"}"#,
            ConfigFault::UnknownKey("token".to_owned()),
        ),
        (
            r#"{"service": "s", "API_BASE": "/v1"}"#,
            ConfigFault::UnknownKey("API_BASE".to_owned()),
        ),
    ] {
        check(text, service, &[fault]);
    }
    check(
        r#"{"service": {}, "x": 1, "project": [], "y": 2, "auth_scheme": "", "api_base": "x"}"#,
        |_| {},
        &[
            ConfigFault::Base("api_base", BaseFault::Scheme),
            ConfigFault::Scheme,
            ConfigFault::NotText("project"),
            ConfigFault::NotText("service"),
            ConfigFault::UnknownKey("x".to_owned()),
            ConfigFault::UnknownKey("y".to_owned()),
        ],
    );
}

#[test]
fn what_is_no_object_is_told_with_its_place() {
    for (text, fault) in [
        ("[]", ConfigFault::NotObject),
        ("null", ConfigFault::NotObject),
        ("\"/v1\"", ConfigFault::NotObject),
        ("", ConfigFault::NotJson { line: 1, column: 0 }),
        (
            "<!doctype html>",
            ConfigFault::NotJson { line: 1, column: 1 },
        ),
        (
            "{\n  \"project\": \"p\",\n}",
            ConfigFault::NotJson { line: 3, column: 1 },
        ),
        (
            "{\"project\": \"p\"} x",
            ConfigFault::NotJson {
                line: 1,
                column: 18,
            },
        ),
    ] {
        check(text, |_| {}, &[fault]);
    }
}

proptest! {
    #![proptest_config(common::properties(1000))]

    #[test]
    fn no_text_leads_to_a_base_that_is_not_checked(
        text in prop_oneof![any::<String>(), "\\{\"api_base\": ?\"[a-z:/.@]{0,20}\"\\}"],
    ) {
        let (config, _) = parse(&text, PAGE);
        prop_assert_eq!(ApiBase::parse(config.api_base.as_str(), PAGE), Ok(config.api_base));
    }
}

#[test]
fn no_file_is_no_mistake_and_a_server_that_fails_is_told() {
    let text = r#"{"project": "acme"}"#;
    assert_eq!(answered(200, text, PAGE), parse(text, PAGE));
    for missing in [404, 410] {
        assert_eq!(
            answered(missing, "<html>", PAGE),
            (Config::default(), vec![])
        );
    }
    for (status, told) in [(0, None), (500, Some(500)), (403, Some(403))] {
        let faults = vec![ConfigFault::Unreachable(told)];
        assert_eq!(answered(status, text, PAGE), (Config::default(), faults));
    }
}
