//! The region of the answer as nodes.

use super::check::Check;
use super::{Answers, Known, headline};
use crate::api::answer::{Answer, Silence, Verdict};
use crate::api::json::{indented, visible};
use crate::desk::node::{Element, Node, button, element};
use crate::desk::request::view::painted;
use crate::text::{self, answer as words, exchange as say, history as past, hosting as host};
use crate::workspace::learn::Outcome;
use crate::workspace::{Draft, DraftId, Progress};

/// The id of the field for the output of curl.
pub const PASTE_ID: &str = "answer-pasted";
const FAULT_ID: &str = "answer-pasted-fault";

impl Answers {
    /// What is known about a draft.
    pub fn view(&self, draft: &Draft) -> Vec<Node> {
        let known = self.exchange(draft.id);
        let look = self.look(draft.id);
        let mut status = element("div").with("role", "status");
        let is_unknown = draft.progress == Progress::Unknown;
        if let Some(known) = known {
            status = status.children(summary(known, &self.page));
        } else if is_unknown {
            status = status
                .child(element("strong").text(say::UNKNOWN))
                .child(line("next", say::UNKNOWN_NEXT));
        } else if look.is_none() {
            return vec![line("hint", words::NONE).into()];
        }
        if let Some(look) = look {
            status = status.child(line(
                "next checked",
                &say::checked(&look.check, &look.draft, look.target.generation),
            ));
        }
        let mut nodes: Vec<Node> = vec![status.into()];
        let mut actions = Vec::new();
        let is_looking =
            look.is_some_and(|look| matches!(look.check, Check::Listing | Check::Asking(_)));
        if is_unknown && !is_looking {
            actions.push(button("button", "check", say::CHECK).into());
        }
        let is_silent = known.is_some_and(|known| known.reading.is_none());
        if is_silent {
            actions.push(button("button", "copy-curl", words::COPY_COMMAND).into());
        }
        if let Some((field, place, _)) = self.said(draft) {
            actions.push(button("button", "go-place", &say::go(field, place)).into());
        }
        match self.wait(draft.id) {
            Some(0) => actions.push(button("button", "again", say::AGAIN).into()),
            Some(seconds) => nodes.push(line("hint", &say::wait(seconds)).into()),
            None => {}
        }
        if !actions.is_empty() {
            nodes.push(
                element("div")
                    .with("class", "actions")
                    .children(actions)
                    .into(),
            );
        }
        if is_silent || is_unknown {
            nodes.push(self.paste(draft.id).into());
        }
        let silence = known.and_then(|known| match known.told.outcome {
            Outcome::Silent(silence) => Some(silence),
            Outcome::Answered(_) => None,
        });
        if let Some(Silence::Refused | Silence::NoAnswer | Silence::Policy) = silence {
            nodes.push(hosting().into());
        }
        nodes.extend(known.into_iter().flat_map(|known| known.body.clone()));
        nodes
    }

    /// The way for an answer that only curl could read.
    fn paste(&self, id: DraftId) -> Element {
        let mut pasted = self.pasted.iter();
        let (typed, fault) = pasted
            .find(|(draft, ..)| *draft == id)
            .map(|(_, typed, fault)| (typed.as_str(), *fault))
            .unwrap_or_default();
        let mut field = element("textarea")
            .with("id", PASTE_ID)
            .with("class", "code")
            .with("data-act", "paste")
            .with("rows", "5")
            .with("spellcheck", "false")
            .with("autocomplete", "off")
            .with("autocapitalize", "off")
            .with("aria-describedby", FAULT_ID)
            .with(".value", typed);
        if fault.is_some() {
            field = field.with("aria-invalid", "true");
        }
        let said = match fault {
            Some(fault) => element("p")
                .with("class", "problems")
                .text(say::pasted(fault)),
            None => element("p").with("class", "hint").text(say::PASTE_HINT),
        };
        let form = element("div")
            .with("class", "field")
            .child(element("label").with("for", PASTE_ID).text(say::PASTED))
            .child(field)
            .child(said.with("id", FAULT_ID))
            .child(button("button", "paste-read", say::PASTE_READ));
        element("details")
            .with("class", "request-options")
            .child(element("summary").text(say::PASTE))
            .child(form)
    }
}

/// What the exchange means, and what to do next.
pub(super) fn summary(known: &Known, page: &str) -> Vec<Node> {
    let told = &known.told;
    let (class, pill, message, next) = match (&told.outcome, &known.reading) {
        (Outcome::Answered(answer), Some(reading)) => {
            let is_done = reading.verdict == Verdict::Done;
            let class = if is_done { "pill good" } else { "pill bad" };
            let next = say::next_step(
                reading,
                &told.draft.subject,
                answer.extent,
                told.target.generation,
            );
            let message = reading.message.clone().filter(|_| !is_done);
            (class, text::status(answer.status), message, next)
        }
        (Outcome::Answered(_), None) => return Vec::new(),
        (Outcome::Silent(silence), _) => {
            let next = say::silence(*silence, told.sent.origin(), told.took).1;
            ("pill warn", past::ended(&told.outcome), None, next)
        }
    };
    let span = |class: &str, said: &str| element("span").with("class", class).text(said);
    let mut nodes = vec![
        element("div")
            .with("class", "summary")
            .child(span(class, &pill))
            .child(element("strong").text(headline(known)))
            .child(span("took", &past::took(told)))
            .into(),
    ];
    nodes.extend(message.map(|message| line("message", &visible(&message)).into()));
    nodes.push(line("next", &next).into());
    if let Outcome::Silent(silence) = told.outcome {
        let is_mixed = page.starts_with("https:") && told.sent.origin().starts_with("http:");
        let checks = say::checks(silence, is_mixed);
        nodes.extend(checks.map(|checks| line("hint", &checks).into()));
    }
    nodes
}

/// How the host of the page can let browsers through.
fn hosting() -> Element {
    let lines = |said: &str, lines: &str| -> [Node; 2] {
        let block = element("pre").with("tabindex", "0").with("role", "group");
        [
            line("hint", said).into(),
            block.with("aria-label", said).text(lines).into(),
        ]
    };
    let blocks = [
        (host::NGINX, host::NGINX_LINES),
        (host::CADDY, host::CADDY_LINES),
        (host::CONFIG, host::CONFIG_LINE),
    ];
    element("details")
        .with("class", "request-options")
        .child(element("summary").text(host::NAME))
        .child(line("hint", host::WAY))
        .children(
            blocks
                .into_iter()
                .flat_map(|(said, text)| lines(said, text)),
        )
        .child(line("hint", host::MORE))
}

/// The body, digit by digit as it came, laid out where it is JSON.
pub(in crate::desk) fn body(answer: &Answer) -> Vec<Node> {
    let shown = visible(&indented(&answer.body).unwrap_or_else(|| answer.body.clone()));
    let mut nodes = Vec::new();
    nodes.extend(say::extent(answer.extent).map(|said| line("hint", said).into()));
    nodes.push(if shown.trim().is_empty() {
        line("hint", words::EMPTY).into()
    } else {
        element("pre")
            .with("tabindex", "0")
            .with("role", "group")
            .with("aria-label", words::BODY)
            .child(element("code").children(painted(&shown, None)))
            .into()
    });
    nodes
}

/// A paragraph.
pub(in crate::desk) fn line(class: &str, said: &str) -> Element {
    element("p").with("class", class).text(said)
}
