//! How a token, and whatever else must not be seen, is kept out of everything that was found.

use super::super::Snag;
use super::super::word::Word;
use super::{Reading, is_placeholder};
use crate::import::fill::FLAT;
use crate::import::{Fate, Import, Why};
use crate::sql::order::sort;
use crate::workspace::field::Field;
use crate::workspace::target::Target;

/// The fields of a job that hold text. Those of tables are the ones of the flat form.
const JOB: [Field; 3] = [Field::JobName, Field::Statement, Field::Tables];

impl Reading<'_> {
    /// Everything that was found, in the order of the text, with the token in its place alone. `None` where there was
    /// nothing.
    pub(in super::super) fn finished(mut self) -> Option<Import> {
        self.look_for_tokens();
        for secret in std::mem::take(&mut self.secrets) {
            self.hidden.extend(
                self.text
                    .match_indices(secret.as_str())
                    .map(|(at, _)| at..at + secret.len()),
            );
            self.withhold(&secret);
        }
        sort(&mut self.hidden, |one, other| one.start.cmp(&other.start));
        // Where one ends before another, the greatest end so far tells whether a span touches any.
        let mut end = 0;
        let ends: Vec<usize> = self
            .hidden
            .iter()
            .map(|span| {
                end = end.max(span.end);
                end
            })
            .collect();
        let hidden = &self.hidden;
        for part in &mut self.import.parts {
            let before = hidden.partition_point(|span| span.start < part.span.end);
            let touches = before > 0 && ends[before - 1] > part.span.start;
            if touches && part.fate != Fate::Token {
                // What the secret says goes, and so does its place.
                part.span.end = part.span.start;
                if let Fate::Field(..) | Fate::Kept(..) | Fate::Target(_) = part.fate {
                    part.fate = Fate::Missed(Why::Request(Snag::HoldsToken));
                }
            }
        }
        sort(&mut self.import.parts, |one, other| {
            one.span.start.cmp(&other.span.start)
        });
        self.is_request.then_some(self.import)
    }

    /// Finds what stands behind the name of a scheme anywhere in the text: the cheat sheet's headers stand alone.
    fn look_for_tokens(&mut self) {
        let text = self.text;
        let mut known: Vec<usize> = self.hidden.iter().map(|span| span.start).collect();
        sort(&mut known, Ord::cmp);
        let mut at = 0;
        while let Some(found) = text[at..].find(['r', 'R', '1']) {
            at += found + 1;
            let ends = |name: &str| {
                let start = at.checked_sub(name.len());
                let head = start.and_then(|start| text.get(start..at));
                head.is_some_and(|head| head.eq_ignore_ascii_case(name))
            };
            if !ends("bearer") && !ends("aivenv1") {
                continue;
            }
            let rest = &text[at..];
            let start = at + rest.len() - rest.trim_start_matches([' ', '\t']).len();
            let rest = &text[start..];
            let len = rest
                .find(|c: char| !(c.is_ascii_alphanumeric() || "-._~+/=".contains(c)))
                .unwrap_or(rest.len());
            let span = start..start + len;
            let is_known = known.binary_search(&start).is_ok();
            if start > at && len >= 16 && !is_known && !is_placeholder(&text[span.clone()]) {
                self.token(&Word::copied(text, span.clone()), at..at);
            }
            at = span.end.max(at);
        }
    }

    /// Empties every field that holds the secret, and drops what else does.
    fn withhold(&mut self, secret: &str) {
        let target = &mut self.import.target;
        for field in [Field::Project, Field::Service] {
            if field.of_target(target).contains(secret) {
                field.set_in_target(target, String::new());
            }
        }
        for draft in &mut self.import.drafts {
            for field in FLAT.into_iter().chain(JOB) {
                let none = Target::default();
                if field.get(&none, &draft.subject).contains(secret) {
                    field.set(&mut draft.subject, String::new());
                }
            }
            if draft.extra.contains(secret) {
                draft.extra.clear();
            }
        }
        for part in &mut self.import.parts {
            if holds(&part.fate, secret) {
                part.fate = Fate::Missed(Why::Request(Snag::HoldsToken));
            }
        }
    }
}

/// Whether the secret stands in what is said of a part.
fn holds(fate: &Fate, secret: &str) -> bool {
    let said = match fate {
        Fate::Kept(_, said) | Fate::LeftOut(Why::Twice(said)) | Fate::Missed(Why::Twice(said)) => {
            said
        }
        Fate::LeftOut(Why::Request(snag)) | Fate::Missed(Why::Request(snag)) => match snag {
            Snag::Host(said)
            | Snag::Method(said)
            | Snag::Variable(said)
            | Snag::Scheme(said)
            | Snag::Header(said)
            | Snag::Manner(said)
            | Snag::Option(said)
            | Snag::NoValue(said)
            | Snag::File(said) => said,
            _ => return false,
        },
        _ => return false,
    };
    said.contains(secret)
}
