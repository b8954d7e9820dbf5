//! Tokens in a text that is pasted into a field: which texts hold one, and what is left of them.

#![cfg(not(target_arch = "wasm32"))]

use millrace::import::secret::find;
use millrace::import::{Secret, read};

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";
const URL: &str = "https://api.aiven.io/v1/project/p/service/s/flink/table";

#[test]
fn a_token_is_found_in_whatever_way_it_is_written() {
    for (text, is_request) in [
        (
            format!("curl {URL} -H 'Authorization: Bearer {TOKEN}' -d '{{}}'"),
            true,
        ),
        (
            format!("curl {URL} --oauth2-bearer {TOKEN} -d @table.json"),
            true,
        ),
        (
            format!("POST {URL}\nAuthorization: aivenv1 {TOKEN}\n\n{{}}"),
            true,
        ),
        (
            format!("irm {URL} -Headers @{{Authorization = 'Bearer {TOKEN}'}}"),
            true,
        ),
        (format!("Authorization: Bearer {TOKEN}"), false),
        (format!("> authorization: {TOKEN}\r\n"), false),
        (format!("Bearer {TOKEN}"), false),
        (format!("aivenv1 {TOKEN}"), false),
        (format!("AIVEN_TOKEN={TOKEN}"), false),
        (format!("export AIVEN_AUTH_TOKEN='{TOKEN}'"), false),
        (format!("$env:AIVEN_TOKEN = '{TOKEN}'"), false),
        (format!("set AIVEN_TOKEN={TOKEN}"), false),
        (
            format!("provider \"aiven\" {{\n  api_token = \"{TOKEN}\"\n}}"),
            false,
        ),
        (format!("avn --auth-token {TOKEN} service list"), false),
        (format!("avn --auth-token='{TOKEN}' project list"), false),
        (
            format!("sudo -E avn service list --auth-token {TOKEN}"),
            false,
        ),
        (format!("--auth-token {TOKEN}"), false),
        (format!("SELECT 1 -- Bearer {TOKEN}"), false),
        (
            format!("{{\"name\": \"t\", \"schema_sql\": \"a INT -- Bearer {TOKEN}\"}}"),
            false,
        ),
    ] {
        let found = find(&text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(found.token, Some(Secret(TOKEN.to_owned())), "{text}");
        assert_eq!(found.masked, text.replace(TOKEN, "•••"));
        assert_eq!(found.is_request, is_request, "{text}");
    }
}

#[test]
fn other_secrets_are_masked_and_are_no_token_for_the_field() {
    let secret = "TOPSECRETTOKENabc123";
    for text in [
        format!("curl -H 'Authorization: Token {secret}' {URL}"),
        format!("curl {URL} -H 'authorization: basic {secret}' --compressed"),
        format!("curl {URL} -H \"authorization: Scheme {secret}\" -d '{{}}'"),
        format!("> Authorization: Basic {secret}\r\n"),
        format!("{{\"Authorization\": \"Token {secret}\"}}"),
        format!("curl -H 'X-Auth-Token: {secret}' {URL}"),
        format!("X-Auth-Token: {secret}"),
        format!("TOKEN={secret}"),
        format!("export GITHUB_TOKEN='{secret}'"),
        format!("$env:MY_TOKEN = \"{secret}\""),
        format!("make && TOKEN={secret} ./deploy"),
        format!("https://example.org/?access_token={secret}&page=2"),
    ] {
        let found = find(&text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(found.masked, text.replace(secret, "•••"));
    }
    for (value, option) in [
        ("avnadmin:TOPSECRETTOKENabc123", "-u"),
        ("avnadmin:two words", "--user"),
        ("aiven_session=TOPSECRETTOKENabc123; a=b", "-b"),
        ("aiven_session=TOPSECRETTOKENabc123", "--cookie"),
        ("avnadmin:secret", "-sSu"),
    ] {
        let text = format!("curl {option} '{value}' {URL}");
        let found = find(&text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(found.masked, format!("curl {option} '•••' {URL}"));
        assert_eq!((found.token, found.is_request), (None, false), "{text}");
    }
    let text = format!("curl -uavnadmin:secret --cookie=a={secret} {URL}");
    let masked = format!("curl -u••• --cookie=••• {URL}");
    assert_eq!(find(&text).expect("secrets").masked, masked);
}

#[test]
fn other_secrets_beside_a_token_are_masked_with_it() {
    let text = format!("curl -b 'session=abc' {URL} -H 'Authorization: Bearer {TOKEN}'");
    let found = find(&text).expect("a token");
    assert_eq!(found.token, Some(Secret(TOKEN.to_owned())));
    let masked = format!("curl -b '•••' {URL} -H 'Authorization: Bearer •••'");
    assert_eq!(found.masked, masked);
}

#[test]
fn every_token_is_masked_and_one_behind_escapes_takes_the_text_with_it() {
    let other = "eyJhbGciOiJIUzI1NiJ9.second.token";
    let text = format!("Authorization: Bearer {TOKEN}\nAuthorization: Bearer {other}\n");
    let found = find(&text).expect("two tokens");
    assert_eq!(
        found.masked,
        "Authorization: Bearer •••\nAuthorization: Bearer •••\n"
    );
    let text = format!(r"curl https://api.aiven.io/v1/me -H $'Authorization: Bearer \x41{TOKEN}'");
    assert_eq!(find(&text).expect("a token").masked, "•••");
}

#[test]
fn what_is_no_token_is_left_alone() {
    for text in [
        "",
        "orders",
        "SELECT * FROM a JOIN b ON\ntoken=b.token_of_the_session",
        "SELECT token, bearer FROM sessions",
        "the bearer instruments of the world",
        "Authorization: required",
        "Authorization: Bearer TOKEN",
        "Authorization: Bearer $AIVEN_TOKEN",
        "AIVEN_TOKEN=",
        "TOKEN=$OTHER_TOKEN",
        "avn --auth-token $AIVEN_TOKEN service list",
        "avn --auth-token <your-token> service list",
        "avn --auth-token TOKEN service list",
        "curl -u \"$USER:$PASSWORD\" https://api.aiven.io/v1/me",
        "curl -u avnadmin:$PASSWORD https://api.aiven.io/v1/me",
        "curl -u avnadmin -b cookies.txt https://api.aiven.io/v1/me",
        "curl -u <user>:<password> -H 'X-Auth-Token: TOKEN' https://api.aiven.io/v1/me",
        "SELECT a -b, -u FROM t WHERE TOKEN = 'pending_review'",
        "'Authorization' = 'none', cookie = 'a'",
        "'properties.sasl.mechanism' = 'OAUTHBEARER', 'topic' = 'tokens'",
        include_str!("fixtures/cheatsheet.txt"),
    ] {
        assert_eq!(find(text), None, "{text}");
    }
}

#[test]
fn a_token_alone_is_imported_however_short_it_is() {
    for text in [
        "Bearer Zq7+k3/Rw9~",
        "  aivenv1 Zq7+k3/Rw9~\n",
        "Authorization: Bearer Zq7+k3/Rw9~",
    ] {
        let import = read(text);
        assert_eq!(
            import.token,
            Some(Secret("Zq7+k3/Rw9~".to_owned())),
            "{text}"
        );
        assert_eq!(import.drafts, [], "{text}");
    }
}

#[test]
fn what_a_scheme_names_is_masked_though_no_header_could_hold_it() {
    let text = format!("{{\"name\": \"Bearer {TOKEN}{TOKEN}\"}}");
    let found = find(&text).expect("a secret");
    assert_eq!(found.masked, "{\"name\": \"Bearer •••\"}");
    assert_eq!(found.token, None);
    assert_eq!(find("the bearer instruments of the world"), None);
}
