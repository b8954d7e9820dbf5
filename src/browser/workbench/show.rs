//! What is drawn of a workspace, and when: at once, part after part while the page begins, or in a pause of the typing.

use super::{Bench, SCHEMA, STATEMENT, at_bench, idle, order, picture, share, tell, text, who};
use crate::api::base::AIVEN;
use crate::browser::task;
use crate::desk::limits;
use crate::desk::report;
use crate::desk::request::Texts;
use crate::desk::study;
use crate::workspace::example;
use crate::workspace::{DraftId, Workspace};

/// The longest SQL that is written as a request with each key, in bytes. What is longer waits for a pause in the typing.
const WRITTEN_AT_ONCE: usize = 50_000;
/// How long a pause is, in milliseconds.
const PAUSE: i32 = 150;

/// What is drawn of a workspace and of the draft that is shown, but for its texts and its answer.
const PARTS: [fn(&mut Bench); 10] = [
    Bench::draw_api,
    Bench::draw_import,
    Bench::draw_picture,
    Bench::draw_sql,
    Bench::draw_tables,
    Bench::draw_send_all,
    Bench::draw_picks,
    Bench::draw_who,
    Bench::draw_service,
    Bench::draw_calls,
];

/// Shows what belongs to the workspace that was studied last, and to this draft.
pub(super) fn show(draft: Option<u32>) {
    let drawn = at_bench(|bench| {
        let draft = draft.map(DraftId);
        let is_other = bench.shown != draft;
        if is_other {
            bench.open(draft);
        }
        let open = draft.and_then(|id| bench.given.draft(id));
        bench.texts.open(open, &bench.given);
        bench.shows += 1;
        let is_long = bench.sql_len() > WRITTEN_AT_ONCE && !is_other;
        if bench.shows > 1 {
            bench.draw_answer();
            for draw in PARTS {
                draw(bench);
            }
            if !is_long {
                bench.draw_texts();
            }
        }
        (bench.shows, is_long, bench.follows())
    });
    let Some((shows, is_long, told)) = drawn else {
        return;
    };
    if shows == 1 {
        task::spawn(show_first());
    }
    tell(&told);
    if is_long {
        task::spawn(async move {
            task::pause(PAUSE).await;
            at_bench(|bench| {
                if bench.shows == shows {
                    bench.draw_texts();
                }
            });
        });
    }
}

/// Draws part after part: what runs for the first time takes long, and keys are heard in between. What is shown
/// meanwhile is drawn whole. The texts and the answer come at once: the app has taken its own away.
async fn show_first() {
    at_bench(|bench| {
        bench.draw_texts();
        bench.draw_answer();
    });
    task::pause(0).await;
    order::start();
    // It asks the API, and the app passes the answer on from now on.
    who::start();
    for draw in PARTS {
        at_bench(|bench| {
            if bench.shows == 1 {
                draw(bench);
            }
        });
        task::pause(0).await;
    }
    share::start();
}

/// Makes ready what is needed when the page begins to ask, part after part: keys are heard in between. What reads SQL
/// and what writes commands is among it, since the browser translates what runs for the first time.
pub async fn prepare() {
    for start in [picture::start, idle::start] {
        task::pause(0).await;
        start();
    }
    let example = example::workspace(example::target());
    let mut first = Workspace::default();
    first.drafts.extend(example.drafts.first().cloned());
    task::pause(0).await;
    let studied = study::study(&first, Vec::new());
    task::pause(0).await;
    let studied = study::study(&example, studied);
    task::pause(0).await;
    report::write(&study::reports(&example, &studied));
    task::pause(0).await;
    let mut texts = Texts::default();
    texts.set_route(AIVEN, "");
    for draft in &first.drafts {
        texts.view(draft, &first);
    }
    task::pause(0).await;
}

impl Bench {
    /// Begins with another draft, or with none.
    fn open(&mut self, draft: Option<DraftId>) {
        self.shown = draft;
        let table = self.table().map(|table| table.schema_sql.clone());
        self.grid.open(&table.unwrap_or_default());
        let editors = [&mut self.schema_editor, &mut self.statement_editor];
        for worked in editors.into_iter().flatten() {
            worked.editor.close();
            worked.frame = None;
        }
    }

    /// What the app is told of a workspace that was shown.
    fn follows(&mut self) -> Vec<String> {
        let open = self.shown.and_then(|id| self.given.draft(id));
        let broken = open.map(|open| limits::broken(open, &self.given));
        // That they have a problem is said where this draft is shown: their forms say which.
        let tried = broken.into_iter().flatten();
        let mut told: Vec<String> = tried.map(|id| format!("tried {}", id.0)).collect();
        told.extend(self.importer.settle(&self.given));
        told
    }

    /// Draws what was typed into by the desk itself.
    pub(super) fn draw(&mut self) {
        self.draw_picture();
        self.draw_tables();
        self.draw_sql();
    }

    fn draw_sql(&mut self) {
        self.draw_columns();
        self.draw_above_statement();
        text::work(&mut self.schema_editor, SCHEMA);
        text::work(&mut self.statement_editor, STATEMENT);
        self.draw_editor(SCHEMA);
        self.draw_editor(STATEMENT);
    }
}
