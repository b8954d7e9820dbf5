//! `cargo xtask doctor`: which tools are here and where the others would come from. It changes nothing.

use crate::Outcome;
use crate::tools::{self, State};

/// Prints a line for each tool; an error if one is missing.
pub(crate) fn doctor() -> Outcome {
    let tools = tools::all()?;
    let width = tools.iter().map(|tool| tool.name.len()).max().unwrap_or(0);
    let mut missing = 0;
    for tool in &tools {
        match tool.state() {
            State::Found(version) => println!("ok       {:width$}  {version}", tool.name),
            State::Missing(why) => {
                missing += 1;
                println!(
                    "missing  {:width$}  {why}; it {}: {}",
                    tool.name,
                    tool.purpose,
                    tool.source.command()
                );
            }
        }
    }
    match missing {
        0 => Ok(()),
        1 => Err("1 tool is missing; the command that needs it installs it.".to_owned()),
        count => Err(format!(
            "{count} tools are missing; the commands that need them install them."
        )),
    }
}
