//! A file of verdicts, one JSON object a line: which kind of case a line is, and where ours and Flink's verdict
//! differ. How they are compared stands in the file of that kind.

use serde_json::Value;

use crate::{schema, statement};

/// What judging a file gave.
#[derive(Debug, Default, PartialEq)]
pub struct Report {
    /// The cases that could be read.
    pub cases: usize,
    /// A line for each case in which we differ: its id, and what differs.
    pub disagreements: Vec<String>,
    /// A sentence for each line that is no case.
    pub bad_lines: Vec<String>,
}

/// One line.
pub enum Case {
    /// A column list.
    Schema(schema::Case),
    /// A statement.
    Statement(statement::Case),
}

/// Judges every line; empty ones are skipped.
pub fn judge(corpus: &str) -> Report {
    let mut report = Report::default();
    for (number, line) in (1..).zip(corpus.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let case = match read(line) {
            Ok(case) => case,
            Err(why) => {
                report.bad_lines.push(format!("line {number}: {why}"));
                continue;
            }
        };
        report.cases += 1;
        let (id, differs) = match &case {
            Case::Schema(case) => (&case.id, schema::difference(case)),
            Case::Statement(case) => (&case.id, statement::difference(case)),
        };
        if let Some(what) = differs {
            let id = id.clone().unwrap_or_else(|| format!("line {number}"));
            report.disagreements.push(format!("{id}: {what}"));
        }
    }
    report
}

/// Reads a line, or says why it is no case.
///
/// # Errors
/// Where the line is no JSON object, lacks what its kind needs, or is of no kind.
pub fn read(line: &str) -> Result<Case, String> {
    let value: Value = serde_json::from_str(line).map_err(|error| error.to_string())?;
    if value.get("schema_sql").is_some() {
        schema::Case::read(value).map(Case::Schema)
    } else if value.get("statement").is_some() {
        statement::Case::read(value).map(Case::Statement)
    } else {
        Err("it has neither `schema_sql` nor `statement`".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::judge;

    const AGREES: &str = r#"{"id": "a", "schema_sql": "x INT", "ok": true, "primary_key": [], "watermarks": [],
        "columns": [{"name": "x", "type": "INT", "kind": "physical"}]}"#;

    fn line(text: &str) -> String {
        text.replace('\n', "")
    }

    #[test]
    fn a_verdict_like_ours_is_no_disagreement() {
        let report = judge(&line(AGREES));
        assert_eq!((report.cases, report.disagreements.len()), (1, 0));
    }

    #[test]
    fn every_part_of_a_verdict_counts() {
        for (part, other) in [
            ("\"ok\": true", "\"ok\": false"),
            ("\"primary_key\": []", "\"primary_key\": [\"x\"]"),
            ("\"watermarks\": []", "\"watermarks\": [\"x\"]"),
            ("\"type\": \"INT\"", "\"type\": \"BIGINT\""),
            (
                "\"ok\": true",
                "\"ok\": true, \"extra\": {\"comment\": \"\"}",
            ),
        ] {
            let report = judge(&line(AGREES).replace(part, other));
            assert_eq!(report.disagreements.len(), 1, "{other}");
            assert!(report.disagreements[0].starts_with("a: "), "{other}");
        }
    }

    const STATEMENT: &str = r#"{"id": "s", "statement": "INSERT INTO b SELECT * FROM a", "ok": true, "stage": "done",
        "tables": [{"name": "a", "schema_sql": "x INT"}, {"name": "b", "schema_sql": "x INT"}],
        "sources": ["a"], "sinks": ["b"], "required": ["b", "a"]}"#;

    #[test]
    fn names_are_compared_in_any_order() {
        for (part, other, expect) in [
            ("", "", 0),
            ("\"sources\": [\"a\"]", "\"sources\": []", 1),
            ("\"sinks\": [\"b\"]", "\"sinks\": [\"a\"]", 1),
            ("[\"b\", \"a\"]", "[\"b\"]", 1),
        ] {
            let report = judge(&line(STATEMENT).replace(part, other));
            assert_eq!((report.cases, report.disagreements.len()), (1, expect));
        }
    }

    #[test]
    fn a_statement_that_flink_refuses_before_the_plan_must_have_a_problem() {
        for (stage, expect) in [("parse", 1), ("validate", 1), ("plan", 0)] {
            let refused = line(STATEMENT)
                .replace("true", "false")
                .replace("done", stage);
            assert_eq!(judge(&refused).disagreements.len(), expect, "{stage}");
        }
    }

    #[test]
    fn empty_lines_are_skipped_and_bad_ones_named() {
        let file = format!(
            "\n  \nnot JSON\n{}\n{{\"id\": \"b\"}}\n{{\"schema_sql\": \"x INT\"}}\n",
            line(AGREES)
        );
        let report = judge(&file);
        assert_eq!((report.cases, report.disagreements.len()), (1, 0));
        let starts: Vec<_> = report.bad_lines.iter().map(|line| &line[..7]).collect();
        assert_eq!(starts, ["line 3:", "line 5:", "line 6:"]);
    }

    #[test]
    fn a_case_without_an_id_is_named_by_its_line() {
        let case = line(AGREES)
            .replace("\"id\": \"a\", ", "")
            .replace("true", "false");
        let report = judge(&format!("\n{case}"));
        assert!(report.disagreements[0].starts_with("line 2: "));
    }
}
