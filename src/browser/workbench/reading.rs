//! The SQL at work: what is read of it, when, and how it is mended.

use super::{Bench, PAYLOAD, SCHEMA, STATEMENT, at_bench, tell, texts};
use crate::browser::typing;
use crate::desk::columns::first_wrong;
use crate::desk::report::{self, Report};
use crate::desk::rest;
use crate::desk::service::differs;
use crate::desk::study::{self, Studied};
use crate::saved;
use crate::sql::grid;
use crate::workspace::field::Field;
use crate::workspace::{DraftId, Subject, Workspace};

/// Reads a workspace, given as it is kept.
pub(super) fn study(saved: &str) -> String {
    let Ok(visit) = saved::read(saved) else {
        return report::write(&[]);
    };
    let given = visit.workspace;
    let mut workspace = given.clone();
    study::with_plain_breaks(&mut workspace);
    let answer = at_bench(|bench| {
        let is_typed = typing::textarea(STATEMENT).is_some_and(|it| typing::has_focus(&it));
        let typed = rest::typed_job(&bench.workspace, &workspace).filter(|_| is_typed);
        let before = std::mem::replace(&mut bench.workspace, workspace);
        bench.given = given;
        let are_new = bench.take_others();
        bench.is_behind = typed.is_some_and(|job| !are_new && bench.put_off(job, &before));
        if bench.is_behind {
            return report::write(&study::reports(&bench.workspace, &bench.studied));
        }
        let before = std::mem::take(&mut bench.studied);
        bench.studied = study::study_beside(&bench.workspace, before, &bench.others, are_new);
        bench.calls.place(&bench.workspace, &mut bench.studied);
        report::write(&bench.reports())
    });
    answer.unwrap_or_else(|| report::write(&[]))
}

/// Lets the app have a statement read that was put off.
pub(super) fn catch_up() {
    if at_bench(|bench| bench.is_behind) == Some(true) {
        tell(&["behind ".to_owned()]);
    }
}

/// Moves the focus to what stands in the place of the field of that id: the first cell that is wrong.
pub(super) fn go(id: &str) {
    if id == PAYLOAD {
        return texts::go_to_payload();
    }
    let cell = at_bench(|bench| {
        if id != SCHEMA || bench.grid.is_sql {
            return None;
        }
        let problems = &bench.studied(bench.shown?)?.problems;
        Some(first_wrong(
            &grid::rows(&bench.table()?.schema_sql),
            problems,
        ))
    });
    if let Some(cell) = cell.flatten() {
        typing::focus(&cell);
    }
}

/// Mends what was found under this number in a draft.
pub(super) fn mend(draft: u32, number: u32) {
    let mended = at_bench(|bench| {
        let studied = bench.studied(DraftId(draft))?;
        let problem = studied.problems.get(usize::try_from(number).ok()?)?;
        let mend = problem.mend.as_ref()?;
        let id = match studied.field {
            Field::SchemaSql => SCHEMA,
            _ => STATEMENT,
        };
        let old = bench.sql(studied)?.to_owned();
        let mut text = old.clone();
        let at = mend.span.start;
        text.replace_range(at..mend.span.end, &mend.text);
        let in_grid = id == SCHEMA && !bench.grid.is_sql;
        let focus = in_grid.then(|| bench.grid.mended(&old, &text, at));
        Some((id, text, focus))
    });
    if let Some((id, text, focus)) = mended.flatten() {
        typing::write(id, &text, None);
        at_bench(Bench::draw);
        if let Some(focus) = focus {
            typing::focus(&focus);
        }
    }
}

impl Bench {
    /// Leaves a statement unread for now, of which something is known from before. Says whether it can be left.
    fn put_off(&mut self, job: DraftId, before: &Workspace) -> bool {
        let statement = |workspace: &Workspace| match &workspace.draft(job)?.subject {
            Subject::Job(job) => Some(job.statement.clone()),
            Subject::Table(_) => None,
        };
        let known = self.studied.iter_mut().find(|it| it.draft == job);
        let texts = statement(before).zip(statement(&self.workspace));
        if let (Some(known), Some((old, new))) = (known, texts) {
            rest::moved(&mut known.problems, &old, &new);
            return true;
        }
        false
    }

    pub(super) fn studied(&self, draft: DraftId) -> Option<&Studied> {
        self.studied.iter().find(|studied| studied.draft == draft)
    }

    /// What is wrong with the drafts.
    pub(super) fn reports(&self) -> Vec<Report> {
        let mut reports = study::reports(&self.workspace, &self.studied);
        let (tables, applications) = (self.tables_there(), self.applications_there());
        differs::warn(&mut reports, &self.workspace, tables, applications);
        reports
    }

    fn sql(&self, studied: &Studied) -> Option<&str> {
        let draft = self.workspace.draft(studied.draft)?;
        Some(studied.field.get(&self.workspace.target, &draft.subject))
    }

    /// How long the SQL is that is shown.
    pub(super) fn sql_len(&self) -> usize {
        let studied = self.shown.and_then(|shown| self.studied(shown));
        studied.and_then(|it| self.sql(it)).map_or(0, str::len)
    }
}
