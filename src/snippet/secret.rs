//! Secrets in a body's SQL: a variable stands in the place of each, and the command puts in what it holds when it runs,
//! as a text of SQL in a text of JSON.

use super::PAYLOAD_FILE;
use super::curl::quote::literal;
use crate::api::json::Body;
use crate::api::request::Request;
use crate::sql::secret::variables;

/// The variables of a request's body.
pub(super) fn of(request: &Request) -> Vec<String> {
    let text = request.body.as_ref().map_or("", Body::text);
    variables(text).into_iter().map(str::to_owned).collect()
}

/// What stands in a body in the place of a secret.
pub(super) fn place(variable: &str) -> String {
    ["${", variable, "}"].concat()
}

/// The program of awk that puts secrets in. Any shell takes it in single quotes: it has no apostrophe, no backslash and
/// no exclamation mark. A list of processes shows the names alone, and an environment is in none.
pub(super) fn filter(variables: &[String]) -> String {
    let program = [
        "BEGIN { n = split(\"",
        &variables.join(" "),
        "\", names, \" \"); q = sprintf(\"%c\", 34); b = sprintf(\"%c\", 92); a = sprintf(\"%c\", 39); ",
        "for (i = 1; i <= n; i++) { v = ENVIRON[names[i]]; ",
        "if (v == \"\") { print names[i] \" is not set.\" > \"/dev/stderr\"; exit 1 } s = \"\"; ",
        "for (k = 1; k <= length(v); k++) { c = substr(v, k, 1); ",
        "if (c == q || c == b) c = b c; else if (c == a) c = a a; ",
        "else if (c == sprintf(\"%c\", 10)) c = b \"n\"; else if (c == sprintf(\"%c\", 9)) c = b \"t\"; ",
        "s = s c } said[i] = s } } ",
        "{ for (i = 1; i <= n; i++) { m = \"${\" names[i] \"}\"; s = \"\"; ",
        "while (k = index($0, m)) { s = s substr($0, 1, k - 1) said[i]; $0 = substr($0, k + length(m)) } ",
        "$0 = s $0 } print }",
    ]
    .concat();
    ["awk ", &literal(&program)].concat()
}

/// The same over the payload's file.
pub(super) fn filter_of_file(variables: &[String]) -> String {
    [&filter(variables), " ", PAYLOAD_FILE].concat()
}

/// What the shells of POSIX check first, so that nothing runs where a variable is not set.
pub(super) fn guard(variables: &[String]) -> String {
    let sure = variables.iter();
    let sure: Vec<String> = sure.map(|name| ["\"${", name, ":?}\""].concat()).collect();
    sure.join(" ")
}
