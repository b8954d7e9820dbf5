//! The project's commands, called as `cargo xtask COMMAND`: this file starts the one that was asked for and turns its
//! outcome into an exit code. What a command does stands in the file named after it.

mod args;
mod bench;
mod build;
mod child;
mod compress;
mod config;
mod desk;
mod doctor;
mod fingerprint;
mod fuzz;
mod html;
mod imports;
mod inline;
mod judge;
mod language;
mod licence;
mod machine;
mod nearest;
mod offline;
mod panics;
mod parts;
mod peers;
mod place;
mod policy;
mod reproduce;
mod screenshots;
mod serve;
mod shells;
mod strip;
mod styles;
mod test;
mod tools;
mod version;
mod wasm;
mod weight;

use std::process::ExitCode;

use args::Command;

/// What a command gives back. An error is the sentence that the user reads, so it says what to do next.
type Outcome<T = ()> = Result<T, String>;

fn main() -> ExitCode {
    let words = std::env::args_os().skip(1);
    let command = match args::parse(words.map(|word| word.to_string_lossy().into_owned())) {
        Ok(command) => command,
        Err(misuse) => {
            eprintln!("{misuse}");
            return ExitCode::from(2);
        }
    };
    let outcome = match command {
        Command::Help => {
            println!("{}", args::USAGE);
            Ok(())
        }
        Command::Serve { address, desktop } => serve::serve(address, desktop),
        Command::Test { groups } => test::test(&groups),
        Command::Build { config, connect } => build::build(config.as_deref(), connect),
        Command::CheckConfig { file } => config::check(&file),
        Command::Reproduce => reproduce::reproduce(),
        // Its last line and its exit code are for scripts: nothing is put behind them.
        Command::Judge { file } => return judge::judge(&file),
        Command::Bench { parts, goal } => bench::bench(&parts, goal),
        Command::Fuzz { target, seconds } => fuzz::fuzz(target, seconds),
        Command::Screenshots => screenshots::screenshots(),
        Command::Shells { cases, seed } => shells::shells(cases, seed),
        Command::Doctor => doctor::doctor(),
        Command::OpenPage { address } => {
            serve::open_page(address);
            Ok(())
        }
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
