//! The script for Windows PowerShell 5.1 and PowerShell 7. What it does stands in `workspace.ps1`; here the
//! payloads follow.

use super::super::powershell::literal;
use super::{Kind, Options, Outline, Request, Snippet, push_all};

/// The functions that the steps call.
const FUNCTIONS: &str = include_str!("workspace.ps1");

pub(super) fn write(requests: &[Request], _: Options) -> Snippet {
    let Some(outline) = Outline::of(requests) else {
        return Snippet::default();
    };
    let mut text = FUNCTIONS.to_owned();
    if let Some(refusal) = outline.refusal() {
        push_all(&mut text, &["Stop-Script ", &literal(&refusal), "\n\n"]);
    }
    push_all(
        &mut text,
        &[
            "$service = ",
            &literal(&outline.service),
            "\n$scheme = ",
            &literal(outline.scheme),
            "\n$token = Get-Token\n\nFind-Table\n",
            if outline.has_jobs() { "Find-Job\n" } else { "" },
        ],
    );
    for step in &outline.steps {
        let function = match step.kind {
            Kind::Table => "New-Table",
            Kind::Job => "New-Job",
        };
        // No line of an indented JSON text begins with the apostrophe that ends it.
        push_all(
            &mut text,
            &["\n", function, " @'\n", &step.payload, "\n'@\n"],
        );
    }
    Snippet {
        text,
        notes: outline.notes,
        ..Snippet::default()
    }
}
