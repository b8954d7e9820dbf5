//! `cargo xtask judge FILE`: the SQL parsers against a file of Flink's verdicts. The package in `tests/judge` does it;
//! these commands do not link the parsers, so that they work while those do not compile.

use std::path::Path;
use std::process::ExitCode;

use crate::child;

/// Judges a file and gives the judge's own exit code: 0 if none disagrees, 1 if one does, 2 if it can't be read.
pub(crate) fn judge(file: &Path) -> ExitCode {
    let words = ["run", "--quiet", "--package", "judge", "--"];
    // The child runs in the workspace's root, the file was named from here.
    let status = std::path::absolute(file)
        .and_then(|file| child::cargo(words).arg(file).status())
        .map(|status| status.code().and_then(|code| u8::try_from(code).ok()));
    match status {
        Ok(code) => code.map_or(ExitCode::FAILURE, ExitCode::from),
        Err(error) => {
            eprintln!("The judge could not be started: {error}.");
            ExitCode::from(2)
        }
    }
}
