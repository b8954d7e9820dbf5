//! The region of the answer as nodes.

use super::check::Check;
use super::{Answers, Known, Looking, headline};
use crate::api::answer::{Answer, Silence, Verdict};
use crate::api::json::{indented, visible};
use crate::desk::node::{Element, Node, button, element};
use crate::desk::request::view::painted;
use crate::text::{self, answer as words, exchange as say, history as past, hosting as host};
use crate::workspace::learn::{self, Outcome};
use crate::workspace::plan::OTHER;
use crate::workspace::target::Target;
use crate::workspace::{Draft, DraftId, Progress};

/// The id of the field for the output of curl.
pub const PASTE_ID: &str = "answer-pasted";
const FAULT_ID: &str = "answer-pasted-fault";

impl Answers {
    /// What is known about a draft, while requests go to this target.
    pub fn view(&self, draft: &Draft, target: &Target) -> Vec<Node> {
        if let (Progress::Unknown(sent), false) = (&draft.progress, draft.is_unknown(target)) {
            return vec![line("hint", &say::unknown_elsewhere(sent, &draft.subject)).into()];
        }
        let known = self.exchange(draft.id);
        let look = self.look(draft.id).filter(|look| look.holds(draft));
        let mut status = element("div").with("role", "status");
        let is_unknown = draft.is_unknown(target);
        let settled = look.and_then(|look| settled(&look.check));
        let past = known.and_then(|known| known.past(draft, target));
        if let (Some((class, pill)), Some(look)) = (settled, look) {
            let said = say::checked(&look.check, &look.draft, look.target.generation);
            status = status
                .child(head(class, pill).child(element("strong").text(said)))
                .children(past.map(|said| line("next", &said).into()));
        } else if let Some(known) = known {
            status = status.children(summary(known, past.as_deref(), &self.page));
        } else if is_unknown {
            status = status
                .child(element("strong").text(say::UNKNOWN))
                .child(line("next", say::UNKNOWN_NEXT));
        } else if look.is_none() {
            return vec![line("hint", words::NONE).into()];
        }
        if let Some(look) = look.filter(|_| settled.is_none()) {
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
        let is_silent = known.is_some_and(|known| known.reading.is_none()) && settled.is_none();
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
            Outcome::Silent(silence) if settled.is_none() => Some(silence),
            _ => None,
        });
        if let Some(Silence::Refused | Silence::NoAnswer | Silence::Policy) = silence {
            nodes.push(hosting().into());
        }
        // What a look has found has no body of its own to show.
        let of_before = known.filter(|_| settled.is_some()).and_then(Known::status);
        nodes.extend(of_before.map(|status| line("hint", &say::body_of_before(status)).into()));
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

/// What a look has found out, in a word, and the class that colours it.
fn settled(check: &Check) -> Option<(&'static str, &'static str)> {
    match check {
        Check::There { sent, .. } if sent == OTHER => Some(("pill warn", say::IS_OTHER)),
        Check::There { .. } => Some(("pill good", say::IS_THERE)),
        Check::Absent => Some(("pill", say::IS_ABSENT)),
        _ => None,
    }
}

fn head(class: &str, pill: &str) -> Element {
    element("div")
        .with("class", "summary")
        .child(element("span").with("class", class).text(pill))
}

impl Looking {
    /// Whether what a look has found out is still so, as far as the draft knows.
    fn holds(&self, draft: &Draft) -> bool {
        match &self.check {
            Check::There { id, .. } => created_as(draft, id, &self.target),
            Check::Absent => draft.progress == Progress::Draft,
            _ => true,
        }
    }
}

impl Known {
    /// What has become of it since, where it is of the past: it is gone from the service, or that is not the one that is
    /// chosen now.
    fn past(&self, draft: &Draft, target: &Target) -> Option<String> {
        let told = &self.told;
        if told.target != *target {
            return Some(say::elsewhere(&told.target, target));
        }
        let is_made = self.reading.as_ref().map(|it| it.verdict) == Some(Verdict::Done);
        if is_made && told.draft.name() != draft.name() {
            return Some(say::RENAMED.to_owned());
        }
        (self.was_there && !self.is_there(draft)).then(|| say::GONE.to_owned())
    }

    fn status(&self) -> Option<u16> {
        match &self.told.outcome {
            Outcome::Answered(answer) => Some(answer.status),
            Outcome::Silent(_) => None,
        }
    }

    /// Whether it has created something that the draft still knows.
    pub(super) fn is_there(&self, draft: &Draft) -> bool {
        let told = &self.told;
        let is_done = matches!(&self.reading, Some(reading) if reading.verdict == Verdict::Done);
        match learn::progress(&told.outcome, &told.draft, &told.target) {
            Progress::Created(created) => is_done && created_as(draft, &created.id, &told.target),
            _ => false,
        }
    }
}

/// Whether a draft is known to be created there under this id.
fn created_as(draft: &Draft, id: &str, target: &Target) -> bool {
    matches!(&draft.progress, Progress::Created(created) if created.id == id && created.target == *target)
}

/// What the exchange means, and what to do next; `past` in place of that, where it is of the past.
pub(super) fn summary(known: &Known, past: Option<&str>, page: &str) -> Vec<Node> {
    let told = &known.told;
    let (class, pill, message, next) = match (&told.outcome, &known.reading) {
        (Outcome::Answered(answer), Some(reading)) => {
            let is_done = reading.verdict == Verdict::Done;
            let class = match (is_done, &past) {
                (_, Some(_)) => "pill",
                (true, None) => "pill good",
                (false, None) => "pill bad",
            };
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
        head(class, &pill)
            .child(element("strong").text(headline(known)))
            .child(span("took", &past::took(told)))
            .into(),
    ];
    nodes.extend(message.map(|message| line("message", &visible(&message)).into()));
    nodes.push(line("next", past.unwrap_or(&next)).into());
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
