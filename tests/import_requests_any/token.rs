//! A token stays in its place wherever it stands.

use super::workspaces;
use crate::common;
use millrace::api::token::AuthScheme;
use millrace::import::{Fate, Import, Secret, read};
use millrace::snippet::{Options, TARGETS};
use millrace::text::request_import::part;
use millrace::workspace::field::Field;
use proptest::prelude::*;

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

/// Where a token is found, nothing but its own part shows it.
fn check_secrecy(import: &Import, text: &str) -> Result<(), TestCaseError> {
    if import.token != Some(Secret(TOKEN.to_owned())) {
        return Ok(());
    }
    for found in &import.parts {
        let said = text.get(found.span.clone()).expect("characters");
        prop_assert!(
            found.fate == Fate::Token || !said.contains(TOKEN),
            "{:?}",
            found
        );
        prop_assert!(!part(found, text, import).contains(TOKEN), "{:?}", found);
        let fate = format!("{:?}", found.fate);
        prop_assert!(!fate.contains(TOKEN), "{}", fate);
    }
    prop_assert!(!format!("{import:?}").contains(TOKEN), "{:?}", import);
    Ok(())
}

/// Pieces of every way of writing, and the token.
fn pieces() -> impl Strategy<Value = String> {
    let pieces = &[
        "curl",
        " ",
        " ",
        " ",
        "\n",
        "\n",
        "https://api.aiven.io/v1/project/",
        "p",
        "/service/",
        "f",
        "/flink/table",
        "-H",
        "-d",
        "-X",
        "'",
        "\"",
        "\\",
        "\\\n",
        "^\n",
        "`\n",
        "^",
        "`",
        "$",
        "$'",
        "${",
        "}",
        "{",
        "(",
        ")",
        "[",
        "]",
        ":",
        ",",
        ";",
        "|",
        "&",
        "<<EOF\n",
        "EOF\n",
        "<",
        ">",
        "Authorization: Bearer ",
        "Authorization",
        "--oauth2-bearer ",
        "--auth-token ",
        "AIVEN_TOKEN=",
        "$AIVEN_TOKEN",
        "avn service flink table create ",
        "--project ",
        "{\"name\":\"",
        "\"}",
        "{\"name\": \"a\", \"jdbc_table\": \"b\", \"schema_sql\": \"c\"}",
        "Invoke-RestMethod ",
        "-Uri ",
        "-Headers ",
        "-Body ",
        "@{",
        "@'\n",
        "\n'@",
        "=",
        "fetch(",
        "requests.post(",
        "headers",
        "POST ",
        " HTTP/1.1\n",
        "###\n",
        "@token=",
        "{{token}}",
        "printf '%s' ",
        "cat > x ",
        "@x",
        "@-",
        "set ",
        "%AIVEN_TOKEN%",
        "é",
        "🚀",
        "\r\n",
        TOKEN,
        TOKEN,
        TOKEN,
    ][..];
    prop::collection::vec(prop::sample::select(pieces), 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(common::properties(600))]

    #[test]
    fn a_token_stays_in_its_place(text in pieces()) {
        check_secrecy(&read(&text), &text)?;
    }

    #[test]
    fn a_token_in_a_payload_is_taken_out(workspace in workspaces(), field in prop::sample::select(&[
        Field::TableName, Field::SchemaSql, Field::IntegrationId, Field::JobName, Field::Statement, Field::Tables,
    ][..]), is_extra in any::<bool>()) {
        let mut workspace = workspace;
        let draft = &mut workspace.drafts[0];
        field.set(&mut draft.subject, format!("a {TOKEN}"));
        if is_extra {
            draft.extra = format!("{{\"x\":\"{TOKEN}\"}}");
        }
        for format in &TARGETS {
            let text = (format.write)(&common::request(&workspace, 0, AuthScheme::Bearer), Options::default()).text;
            // Where the variable stands, the token is written.
            for place in ["\"$AIVEN_TOKEN\"", "\"${AIVEN_TOKEN:?}\"", "%AIVEN_TOKEN%", "{{$processEnv AIVEN_TOKEN}}"] {
                let text = text.replace(place, TOKEN);
                let import = read(&text);
                check_secrecy(&import, &text)?;
            }
        }
    }
}
