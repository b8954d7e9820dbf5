//! Terraform of the aiven provider: tables and jobs of its releases 2 and 3, applications of release 4. Nothing is
//! computed: what the text does not say itself is told as not known.

mod application;
mod body;
mod fill;
mod known;
mod label;
mod skip;
mod table;
mod template;
mod tree;

use super::unfit::Unfit;
use super::{Fate, Import, Secret};
use crate::api::token::Token;
use fill::Filling;
use known::Known;
use std::collections::BTreeSet;
use tree::{Block, Body};

/// The first words of the blocks of Terraform.
const KINDS: [&str; 9] = [
    "resource",
    "data",
    "provider",
    "variable",
    "locals",
    "module",
    "output",
    "terraform",
    "import",
];

/// Reads a text. `None` where it is no Terraform.
pub fn read(text: &str) -> Option<Import> {
    if !text.lines().any(begins_block) {
        return None;
    }
    let (body, faults) = body::read(text);
    if !body.blocks.iter().any(|block| KINDS.contains(&block.kind)) {
        return None;
    }
    let mut filling = Filling {
        text,
        known: Known::of(text, &body),
        import: Import::default(),
        told: BTreeSet::new(),
    };
    for fault in faults {
        filling.import.miss(fault, Unfit::Unreadable);
    }
    for attribute in body.attributes.iter().take(MAX_TOLD) {
        let name = attribute.name.to_owned();
        let span = attribute.name_span.clone();
        filling.import.miss(span, Unfit::NoField(name));
    }
    fill(&body, &mut filling);
    Some(filling.import.in_order())
}

/// How many blocks are told that are left out. What comes behind does not help anyone.
const MAX_TOLD: usize = 200;

fn begins_block(line: &str) -> bool {
    let line = line.trim_start();
    KINDS.iter().any(|kind| {
        line.strip_prefix(kind)
            .is_some_and(|rest| rest.trim_start().starts_with(['"', '{']))
    })
}

fn fill<'a>(body: &'a Body<'a>, filling: &mut Filling<'a>) {
    let mut told = 0;
    for block in &body.blocks {
        if filling.import.is_full() {
            filling.import.miss(block.header.clone(), Unfit::TooMuch);
            return;
        }
        let why = match (block.kind, block.labels.first()) {
            ("resource", Some(&"aiven_flink_table")) => {
                table::table(filling, block);
                continue;
            }
            ("resource", Some(&"aiven_flink_job")) => {
                table::job(filling, block);
                continue;
            }
            ("resource", Some(&"aiven_flink_application_version")) => {
                application::version(filling, block);
                continue;
            }
            ("resource", Some(&"aiven_flink_application")) => {
                application::application(filling, block);
                Unfit::Implied
            }
            ("provider", Some(&"aiven")) => {
                token(filling, block);
                Unfit::OnlyTerraform
            }
            ("provider" | "terraform" | "import", _) => Unfit::OnlyTerraform,
            ("variable" | "locals", _) => Unfit::Definition,
            _ => Unfit::Block,
        };
        told += 1;
        if told <= MAX_TOLD {
            filling.import.leave_out(block.header.clone(), why);
        }
    }
}

/// Takes the token, which is then told of nowhere but as the token.
fn token<'a>(filling: &mut Filling<'a>, block: &'a Block<'a>) {
    for attribute in &block.body.attributes {
        if attribute.name != "api_token" {
            continue;
        }
        match filling.known.value(&attribute.value) {
            Ok(value) if value.unknown.is_empty() && filling.import.token.is_none() => {
                let span = value.place(&(0..value.said.len()));
                if Token::parse(&value.said).is_ok() {
                    filling.import.token = Some(Secret(value.said.clone()));
                    filling.import.note(span, Fate::Token);
                } else if !value.said.is_empty() {
                    let span = attribute.name_span.clone();
                    filling.import.leave_out(span, Unfit::Placeholder);
                }
            }
            // No more than the name is shown: a part of a token may stand behind it.
            _ => {
                let span = attribute.name_span.clone();
                filling.import.miss(span, Unfit::Unknown);
            }
        }
    }
}
