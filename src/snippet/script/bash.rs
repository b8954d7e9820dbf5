//! The script for bash 3.2, which macOS ships, and later. What it does stands in `workspace.sh`; here the
//! payloads follow.

use super::super::curl::quote::literal;
use super::{Kind, Options, Outline, Request, Snippet, push_all};

/// The functions that the steps call.
const FUNCTIONS: &str = include_str!("workspace.sh");

pub(super) fn write(requests: &[Request], _: Options) -> Snippet {
    let Some(outline) = Outline::of(requests) else {
        return Snippet::default();
    };
    let mut text = FUNCTIONS.to_owned();
    if let Some(refusal) = outline.refusal() {
        push_all(&mut text, &["stop ", &literal(&refusal), "\n\n"]);
    }
    push_all(
        &mut text,
        &[
            "service=",
            &literal(&outline.service),
            "\nscheme=",
            outline.scheme,
            "\n\nrequire_programs curl jq\nrequire_token\nfind_tables\n",
            if outline.has_jobs() {
                "find_jobs\n"
            } else {
                ""
            },
        ],
    );
    for step in &outline.steps {
        let function = match step.kind {
            Kind::Table => "create_table",
            Kind::Job => "create_job",
        };
        // No line of an indented JSON text is the word that ends it.
        push_all(
            &mut text,
            &["\n", function, " <<'JSON'\n", &step.payload, "\nJSON\n"],
        );
    }
    Snippet {
        text,
        notes: outline.notes,
        ..Snippet::default()
    }
}
