//! The targets that are no command of curl's: HTTP messages, Python, avn and Terraform, each read or run
//! by programs that nobody here wrote; and the JSON Schema of `config.json`.
//!
//! `MILLRACE_FORMAT_CASES` sets how many hostile drafts each target gets, `MILLRACE_SHELL_SEED` which ones.

#![cfg(not(target_arch = "wasm32"))]

mod avn;
mod avn_judge;
#[allow(dead_code, reason = "a part of it is used here")]
#[path = "../shells/case.rs"]
mod case;
mod config;
mod editor;
mod http;
#[allow(dead_code, reason = "a part of it is used here")]
#[path = "../../sandbox/tests/avn/install.rs"]
mod install;
mod outside;
#[path = "../shells/program.rs"]
mod program;
mod python;
#[allow(dead_code, reason = "a part of it is used here")]
#[path = "../shells/room.rs"]
mod room;
#[allow(dead_code, reason = "a part of it is used here")]
#[path = "../shells/server.rs"]
mod server;
#[allow(dead_code, reason = "a part of it is used here")]
#[path = "../shells/shell.rs"]
mod shell;
#[path = "../shells/size.rs"]
mod size;
mod terraform;
#[path = "../shells/typed.rs"]
mod typed;

use case::Case;
use millrace::api::request::Request;
use millrace::snippet::{Options, Snippet, TARGETS};
use size::number;

/// Hostile drafts: as many as the variable says, or else this many.
fn cases(default: u64) -> Vec<Case> {
    let seed = number("MILLRACE_SHELL_SEED", 1);
    let count = number("MILLRACE_FORMAT_CASES", default);
    (0..u32::try_from(count).expect("fewer cases"))
        .map(|number| Case::new(seed, number))
        .collect()
}

/// A request in the words of the target of that name, checked for what holds for every text.
fn written(target: &str, request: &Request, options: Options) -> Snippet {
    let target = TARGETS
        .iter()
        .find(|candidate| candidate.name == target)
        .expect("the target is there");
    let snippet = (target.write)(request, options);
    let texts = [Some(&snippet.text), snippet.payload.as_ref()];
    for text in texts.into_iter().flatten() {
        if let Some(c) = text.chars().find(|c| !matches!(c, ' '..='~' | '\n')) {
            panic!("{} holds {c:?}: {text}", target.name);
        }
    }
    snippet
}
