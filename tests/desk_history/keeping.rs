//! What is kept, how much of it, and where nothing is.

use super::{AT, Page, answered, draft, entry, kept_of, listed, told};
use crate::common::{job, postgres, properties};
use crate::nodes::text;
use millrace::api::answer::{Answer, Extent, Silence};
use millrace::desk::answer::told::Told;
use millrace::desk::history::entry::{Checked, Entry};
use millrace::desk::history::{Keeping, kept};
use millrace::workspace::Subject;
use millrace::workspace::learn::Outcome as Ended;
use proptest::prelude::*;

proptest! {
    #![proptest_config(properties(256))]

    #[test]
    fn an_exchange_is_read_as_it_was_written(body in any::<String>(), name in any::<String>(), status in 200_u16..600, which in 0_usize..11, took in any::<u32>()) {
        let outcome = match Silence::ALL.get(which) {
            Some(silence) => Ended::Silent(*silence),
            None => Ended::Answered(Answer { status, body, extent: Extent::ALL[which - 8], retry_after: None }),
        };
        let sent = told(draft(Subject::Table(postgres(&name))), outcome);
        let entry = Entry::of(Told { took, ..sent.clone() }, AT.to_owned());
        let line = entry.write();
        prop_assert!(!line.contains('\n'));
        prop_assert_eq!(&entry.told, &Told { took, ..sent });
        prop_assert_eq!(Entry::read(&line), Some(entry.clone()));
        for id in [None, Some(String::new()), Some(name)] {
            let checked = Some(Checked { at: AT.to_owned(), id });
            let entry = Entry { checked, ..entry.clone() };
            prop_assert_eq!(Entry::read(&entry.write()), Some(entry));
        }
    }

    #[test]
    fn any_text_is_listed_as_far_as_it_can_be_read(kept in any::<String>()) {
        let with = kept::with(&kept, &entry("node_info"));
        prop_assert_eq!(&listed(&with)[0], "node_info");
    }
}

#[test]
fn the_last_200_are_kept_and_the_oldest_go_first() {
    let many: Vec<String> = (0..230).map(|n| format!("t{n}")).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let names = listed(&kept_of(&many));
    assert_eq!(names.len(), 200);
    assert_eq!((&*names[0], &*names[199]), ("t229", "t30"));
}

#[test]
fn a_million_bytes_are_kept_at_most() {
    let long = "x".repeat(60_000);
    let sent = |name: &str| {
        let mut table = postgres(name);
        table.schema_sql.clone_from(&long);
        Entry::of(
            told(draft(Subject::Table(table)), answered(200, &long)),
            AT.to_owned(),
        )
    };
    let mut text = String::new();
    for n in 0..30 {
        text = kept::with(&text, &sent(&format!("t{n}")));
        assert!(text.len() <= 1_000_000, "{}", text.len());
    }
    let names = listed(&text);
    assert!(names.len() > 10, "{names:?}");
    assert_eq!(names[0], "t29");
}

#[test]
fn of_a_long_answer_the_beginning_is_kept_and_that_is_said() {
    let body = "ä".repeat(20_000);
    let entry = Entry::of(told(draft(None), answered(500, &body)), AT.to_owned());
    let Ended::Answered(answer) = &entry.told.outcome else {
        panic!("an answer")
    };
    assert_eq!(answer.body.len(), 16 * 1024);
    let mut page = Page::of(entry.write());
    page.history.react("entry 0", &page.kept);
    assert!(
        page.text()
            .contains("Only the beginning of the answer is kept.")
    );
    assert!(!page.text().contains("longer than 1 MiB"));
}

#[test]
fn what_was_sent_is_kept_whole_or_not_at_all() {
    let mut long = job("JobExample");
    long.statement = format!("INSERT INTO a SELECT '{}' FROM b", "x".repeat(70_000));
    let entry = Entry::of(
        told(draft(Subject::Job(long)), Ended::Silent(Silence::TimedOut)),
        AT.to_owned(),
    );
    let line = entry.write();
    assert!(line.len() < 2_000);
    let mut page = Page::of(line);
    page.history.react("entry 0", &page.kept);
    let said = page.text();
    assert!(said.contains("JobExample"), "{said}");
    assert!(said.contains("What was sent is too long to be kept."));
    assert!(!page.buttons().contains(&"Open as draft".to_owned()));
}

#[test]
fn what_a_newer_page_wrote_is_not_listed_and_not_lost() {
    let newer = r#"{"at":"2031-01-01T00:00:00+00:00","shape":"new"}"#;
    let kept = kept::with(newer, &entry("node_info"));
    assert_eq!(listed(&kept), ["node_info"]);
    assert!(kept.starts_with(newer));
}

#[test]
fn the_user_turns_it_off_and_on_and_the_host_forbids_it() {
    let mut page = Page::of(kept_of(&["a"]));
    let switch = |page: &Page| text(&page.history.switch());
    assert!(switch(&page).starts_with("Keep a history of what is sent and answered"));
    assert_eq!(page.history.react("keep", "").told, ["history off"]);
    page.history.keeping = Keeping::told("off");
    assert!(!page.history.is_kept());
    assert!(page.text().contains("turned off in Settings"));
    assert_eq!(page.history.react("keep", "").told, ["history on"]);
    page.history.keeping = Keeping::told("forbidden");
    assert!(!page.history.is_kept());
    assert_eq!(page.nodes(), []);
    assert!(switch(&page).contains("The host of this page lets it keep no history."));
}

#[test]
fn a_browser_that_refuses_to_keep_it_is_told() {
    let mut page = Page::of(kept_of(&["a"]));
    assert!(!page.text().contains("does not keep the history"));
    page.history.is_refused = true;
    assert!(page.text().contains("This browser does not keep the history: its storage is full or forbidden. It lasts as long as this tab."));
}
