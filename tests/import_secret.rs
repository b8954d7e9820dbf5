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
        (format!("SELECT 1 -- Bearer {TOKEN}"), false),
        (
            format!("{{\"name\": \"t\", \"schema_sql\": \"a INT -- Bearer {TOKEN}\"}}"),
            false,
        ),
    ] {
        let found = find(&text).unwrap_or_else(|| panic!("nothing in {text}"));
        assert_eq!(found.token, Secret(TOKEN.to_owned()), "{text}");
        assert_eq!(found.masked, text.replace(TOKEN, "•••"));
        assert_eq!(found.is_request, is_request, "{text}");
    }
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
