//! The statement of a job: only its beginning is judged, the rest is Flink's business.

use super::position::SqlProblem;

const BEGINNINGS: [&str; 3] = ["INSERT", "EXECUTE STATEMENT SET", "BEGIN STATEMENT SET"];

/// A job writes into a table; anything but an INSERT or a set of them is refused.
pub(crate) fn check(statement: &str) -> Result<(), SqlProblem> {
    let start = statement.len() - without_comments(statement).len();
    // A set is begun by `BEGIN STATEMENT SET;`, so a semicolon ends a word as a blank does.
    let words: Vec<String> = statement[start..]
        .split(|letter: char| letter.is_whitespace() || letter == ';')
        .filter(|word| !word.is_empty())
        .take(3)
        .map(str::to_uppercase)
        .collect();
    let three = words.join(" ");
    let known = BEGINNINGS.iter().any(|beginning| {
        let after = three.strip_prefix(beginning);
        after.is_some_and(|after| after.is_empty() || after.starts_with(' '))
    });
    if known {
        return Ok(());
    }
    let first = words.first().map_or("end of statement", String::as_str);
    let end = statement[start..]
        .find(char::is_whitespace)
        .map_or(statement.len(), |at| start + at);
    let message = format!(
        "Encountered \"{first}\"; a job's statement begins with INSERT, EXECUTE STATEMENT SET or BEGIN STATEMENT SET"
    );
    Err(SqlProblem::at(statement, start..end, &message))
}

/// The statement from its first word on.
fn without_comments(statement: &str) -> &str {
    let mut rest = statement.trim_start();
    loop {
        let after = if let Some(line) = rest.strip_prefix("--") {
            line.split_once('\n').map(|(_, after)| after)
        } else if let Some(block) = rest.strip_prefix("/*") {
            block.split_once("*/").map(|(_, after)| after)
        } else {
            return rest;
        };
        rest = after.unwrap_or("").trim_start();
    }
}
