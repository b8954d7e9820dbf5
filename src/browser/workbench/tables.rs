//! The switches for a job's tables at work.

use super::{Bench, TABLES, at_bench, control, heard};
use crate::browser::typing;
use crate::desk::{self, tables};
use web_sys::Event;

impl Bench {
    pub(super) fn draw_tables(&mut self) {
        let drawn = self.job().zip(self.shown.and_then(|id| self.studied(id)));
        let drawn = drawn
            .map(|(job, studied)| tables::view(job, &self.workspace, &studied.statement.required));
        if let Some(drawn) = drawn {
            heard(
                &mut self.tables,
                &desk::host_id(TABLES),
                &[("click", false)],
                in_tables,
                drawn,
            );
        }
    }
}

fn in_tables(event: &Event) {
    let Some((_, act)) = control(event) else {
        return;
    };
    let list = at_bench(|bench| {
        let required = &bench.studied(bench.shown?)?.statement.required;
        tables::react(&act, bench.job()?, &bench.workspace, required)
    });
    if let Some(list) = list.flatten() {
        typing::put(TABLES, &list);
        at_bench(Bench::draw_tables);
    }
}
