//! The panel `On the service` at work: what is heard of it, the seconds between two looks, and what became of what was
//! deleted or cancelled.

use super::{Bench, TOKEN, at_bench, control, copy_command, heard, history, import, paste, tell};
use crate::api::applications::answer::Application;
use crate::api::discovery::Table;
use crate::browser::room::{Room, make_room};
use crate::browser::typing;
use crate::browser::{document, page, task};
use crate::desk::answer::told::Told;
use crate::desk::lists::{Found, Of, Question};
use crate::desk::service::{Acted, Outcome, Panel, Scene, differs, learn, view};
use crate::desk::{JOB_NAME, PICTURE_ID, SERVICE_ID, TABLE_NAME, note_id};
use std::cell::Cell;
use web_sys::Event;

/// Milliseconds.
const SECOND: i32 = 1000;

thread_local! {
    /// Whether seconds are counted.
    static IS_COUNTING: Cell<bool> = const { Cell::new(false) };
}

/// Takes what became of an act: its name, and the status, which is 0 where no answer could be read.
pub(super) fn acted(name: &str, status: &str, body: &str) {
    let (Ok(name), Ok(status)) = (name.parse(), status.parse::<u16>()) else {
        return;
    };
    let acted = match status {
        0 => Acted::Unknown,
        crate::desk::answer::check::UNASKED => Acted::NotSent,
        status => Acted::Answered(status),
    };
    history::end(&of(name), status, body);
    let has_focus = page::has_focus_within(SERVICE_ID);
    let mut outcome =
        at_bench(|bench| bench.in_service(|panel, scene| panel.acted(name, acted, body, scene)));
    if let Some(outcome) = outcome.as_mut().filter(|_| !has_focus) {
        // Who has gone elsewhere meanwhile is not called back.
        outcome.focus = None;
    }
    finish(outcome);
}

/// The name of an act that is under way.
fn of(act: u32) -> String {
    format!("!{act}")
}

impl Bench {
    fn in_service<T>(&mut self, act: impl FnOnce(&mut Panel, &mut Scene) -> T) -> T {
        let mut scene = Scene {
            lists: &mut self.lists,
            workspace: &self.given,
            shown: self.shown,
            has_token: typing::has_text(TOKEN),
            route: self.texts.route(),
        };
        act(&mut self.panel, &mut scene)
    }

    /// A list has come: what is to be told of it.
    pub(super) fn learn(&mut self, question: &Question) -> Vec<String> {
        self.in_service(|panel, scene| panel.got(question, scene))
    }

    /// A draft was sent: what is to be told of it.
    pub(super) fn look_after(&mut self, told: &Told) -> Vec<String> {
        self.in_service(|panel, scene| panel.exchanged(told, scene))
    }

    /// Takes the tables that are known of the target's service for what statements can name. Says whether they are
    /// others than before.
    pub(super) fn take_others(&mut self) -> bool {
        let source = (self.lists.changes(), self.given.target.clone());
        if source == self.others_of {
            return false;
        }
        self.others_of = source;
        let others = learn::others(self.tables_there());
        let are_new = others != self.others;
        self.others = others;
        are_new
    }

    /// The tables that are known of the target's service.
    pub(super) fn tables_there(&self) -> &[Table] {
        let question = Question::of(Of::Tables, &self.given.target);
        match self.lists.found(&question) {
            Some(Found::Tables(tables)) => tables,
            _ => &[],
        }
    }

    /// The applications that are known of the target's service.
    pub(super) fn applications_there(&self) -> &[Application] {
        let question = Question::of(Of::Applications, &self.given.target);
        match self.lists.found(&question) {
            Some(Found::Applications(known)) => known,
            _ => &[],
        }
    }

    /// How many drafts bear the name of an application that they did not create.
    pub(super) fn namesakes(&self) -> usize {
        let (target, known) = (&self.given.target, self.applications_there());
        let drafts = self.given.drafts.iter();
        let namesakes = drafts.filter_map(|draft| differs::application(draft, target, known));
        namesakes.count()
    }

    /// The ways on at the name of a draft come with the sentence that asks for them.
    fn draw_ways(&mut self) {
        let ids = [TABLE_NAME, JOB_NAME];
        let (here, gone): (Vec<_>, Vec<_>) =
            ids.into_iter().partition(|id| typing::input(id).is_some());
        // The page makes another field of one that it has.
        for id in gone {
            page::remove(&note_id(id));
        }
        let Some(id) = here.first() else { return };
        let nodes = if typing::has_problems(id) {
            self.in_service(|_, scene| view::ways(scene))
        } else {
            Vec::new()
        };
        make_room(&Room::InNotes(id), &note_id(id), "note");
        heard(&mut self.ways, &note_id(id), &EVENTS, in_service, nodes);
    }

    pub(super) fn draw_service(&mut self) {
        self.draw_ways();
        make_room(&Room::Behind(PICTURE_ID), SERVICE_ID, "");
        let nodes = self.in_service(|panel, scene| panel.view(scene));
        heard(&mut self.service, SERVICE_ID, &EVENTS, in_service, nodes);
    }
}

/// What the panel and its dialog tell. That a dialog was closed does not bubble.
const EVENTS: [(&str, bool); 2] = [("click", false), ("close", true)];

fn in_service(event: &Event) {
    let act = if event.type_() == "close" {
        view::CLOSED.to_owned()
    } else {
        match control(event) {
            Some((_, act)) => act,
            None => return,
        }
    };
    let outcome = at_bench(|bench| {
        bench.in_service(|panel, scene| {
            let outcome = panel.react(&act, scene);
            let is_begun = act == view::DO && !outcome.told.is_empty();
            let begun = is_begun.then(|| panel.begun(scene)).flatten();
            (outcome, begun)
        })
    });
    let (outcome, begun) = outcome.unzip();
    if let Some((name, told)) = begun.flatten() {
        history::begin(&of(name), told);
    }
    finish(outcome);
    let is_open = at_bench(|bench| bench.panel.is_open());
    if is_open == Some(true) && !IS_COUNTING.replace(true) {
        task::spawn(count());
    }
}

fn finish(outcome: Option<Outcome>) {
    let is_in_doubt = at_bench(|bench| {
        bench.draw_service();
        bench.panel.is_in_doubt()
    });
    if is_in_doubt == Some(true) {
        page::open_dialog(view::DIALOG_ID);
    } else {
        page::close_dialog(view::DIALOG_ID);
    }
    let Some(outcome) = outcome else { return };
    tell(&outcome.told);
    if let Some(opened) = outcome.opened {
        import::finish(at_bench(|bench| bench.importer.take_opened(opened)));
    }
    if let Some(id) = &outcome.focus {
        page::focus(id);
    }
    if let Some(question) = outcome.paste {
        paste::open(question, None);
    }
    if let Some(command) = outcome.copy {
        task::spawn(async move {
            let said = copy_command(&command, view::COMMAND_ID).await;
            at_bench(|bench| {
                bench.panel.copied(said);
                bench.draw_service();
            });
        });
    }
}

/// Counts seconds as long as the panel is open. Those do not count in which nobody sees the page.
async fn count() {
    loop {
        task::pause(SECOND).await;
        let is_open = at_bench(|bench| bench.panel.is_open());
        if is_open == Some(false) {
            IS_COUNTING.set(false);
            return;
        }
        if document().is_some_and(|document| document.hidden()) {
            continue;
        }
        let told = at_bench(|bench| bench.in_service(Panel::tick));
        tell(&told.unwrap_or_default());
    }
}
