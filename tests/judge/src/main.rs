//! `cargo xtask judge FILE` runs this: it prints where we differ from Flink's verdicts in a file.
//!
//! The last line is `N cases, M disagree`. The exit code is 0 if none disagrees, 1 if one does, and 2 if the file or
//! a line of it can't be read.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut words = std::env::args_os().skip(1);
    let (Some(file), None) = (words.next(), words.next()) else {
        eprintln!("judge takes one file of verdicts, as in `cargo xtask judge FILE.jsonl`.");
        return ExitCode::from(2);
    };
    let corpus = match std::fs::read_to_string(&file) {
        Ok(corpus) => corpus,
        Err(error) => {
            eprintln!("{} could not be read: {error}.", file.display());
            return ExitCode::from(2);
        }
    };
    let report = judge::corpus::judge(&corpus);
    for line in report.disagreements.iter().chain(&report.bad_lines) {
        println!("{line}");
    }
    println!(
        "{} cases, {} disagree",
        report.cases,
        report.disagreements.len()
    );
    if !report.bad_lines.is_empty() {
        ExitCode::from(2)
    } else if report.disagreements.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
