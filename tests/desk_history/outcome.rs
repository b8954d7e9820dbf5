//! What becomes known of an exchange after it was sent.

use super::{AT, Page, answered, draft, entry, kept_of, listed, told};
use crate::common::{self, job, postgres};
use millrace::api::answer::Silence;
use millrace::api::token::AuthScheme;
use millrace::desk::answer::told::Told;
use millrace::desk::history::entry::{Checked, Entry};
use millrace::desk::history::{found, kept};
use millrace::saved;
use millrace::workspace::learn::Outcome as Ended;
use millrace::workspace::{DraftId, Progress, Subject};

/// As the page has it when a request is sent, and when it has ended.
#[test]
fn what_is_sent_is_kept_before_its_outcome_is_known_and_completed_by_that() {
    let request = millrace::api::request::Request::to(
        &millrace::api::endpoints::CREATE_TABLE,
        millrace::api::base::ApiBase::aiven(),
        AuthScheme::Bearer,
        |name| format!("my-{name}"),
    );
    let begun = Told::begun(draft(None), common::target(), &request);
    let sent = "POST https://api.aiven.io/v1/project/my-project/service/my-service/flink/table";
    assert_eq!(begun.sent.address, sent);
    let first = Entry::of(begun.clone(), AT.to_owned());
    let kept = kept::with(&kept_of(&["older"]), &first);
    let mut page = Page::of(kept.clone());
    let unknown = "2021-10-29 18:05:12 node_info Outcome unknown PostgreSQL table, my-test-project / my-flink-service";
    assert_eq!(page.buttons()[1], unknown);
    page.press(unknown);
    let said = page.text();
    assert!(
        said.contains("the page was closed before one came"),
        "{said}"
    );
    assert!(said.contains("check whether it exists before you send it again"));
    assert!(page.buttons().contains(&"Open as draft".to_owned()));

    let newer = kept::with(&kept, &entry("newer"));
    for (status, outcome) in [
        (200, answered(200, "{}")),
        (0, Ended::Silent(Silence::NoAnswer)),
    ] {
        let body = if status == 0 { "" } else { "{}" };
        let ended = begun.clone().ended(35, status, body);
        assert_eq!((ended.took, &ended.outcome), (35, &outcome));
        let ended = Entry::of(ended, AT.to_owned());
        let kept = kept::ended(&newer, &first.write(), &ended);
        assert_eq!(listed(&kept), ["node_info", "newer", "older"]);
        assert_eq!(kept::list(&kept)[0].1.told.outcome, outcome);
        let kept = kept::ended(&kept_of(&["older"]), &first.write(), &ended);
        assert_eq!(listed(&kept), ["node_info", "older"], "deleted meanwhile");
    }
}

#[test]
fn what_a_look_has_found_completes_what_was_unknown_of_that_draft_and_nothing_else() {
    let sent = |name: &str, outcome: Ended| {
        let draft = draft(Subject::Table(postgres(name)));
        Entry::of(told(draft, outcome), AT.to_owned())
    };
    let unheard = || Ended::Silent(Silence::Unheard);
    let mut elsewhere = sent("node_info", unheard());
    elsewhere.told.target.service = "other".to_owned();
    let of_a_job = Entry::of(
        told(draft(Subject::Job(job("node_info"))), unheard()),
        AT.to_owned(),
    );
    let kept = [
        sent("node_info", answered(500, "crashed")),
        sent("node_info", answered(400, "refused")),
        sent("other", unheard()),
        elsewhere,
        of_a_job,
        sent("node_info", unheard()),
    ]
    .iter()
    .fold(String::new(), |kept, entry| kept::with(&kept, entry));
    let look = draft(None);
    let Progress::Unknown(of_it) = look.unknown_at(&common::target()) else {
        panic!("unknown")
    };
    for (id, pill, said) in [
        (
            Some("id-1".to_owned()),
            "Exists",
            "It was looked for at 2021-10-30 09:00:00, and was found to exist, with the id id-1.",
        ),
        (
            None,
            "Does not exist",
            "It was looked for at 2021-10-30 09:00:00, and was not there.",
        ),
    ] {
        let found = Checked {
            at: "2021-10-30T09:00:00+02:00".to_owned(),
            id,
        };
        let kept = kept::checked(&kept, &of_it, &look.subject, &found);
        let mut page = Page::of(kept);
        let rows = page.buttons();
        let completed: Vec<bool> = rows[1..7].iter().map(|row| row.contains(pill)).collect();
        assert_eq!(
            completed,
            [true, false, false, false, false, true],
            "{rows:?}"
        );
        for place in [1, 6] {
            page.press(&rows[place]);
            let seen = page.text();
            assert!(seen.contains(said), "{seen}");
            assert!(!seen.contains("before you send"), "{seen}");
            page.press(&rows[place]);
        }
    }
}

#[test]
fn what_the_desk_has_found_out_is_read_from_what_it_tells() {
    let table = |name: &str| Subject::Table(postgres(name));
    let mut before = common::workspace([table("a"), table("b"), table("c"), table("d")]);
    for (id, name) in [(0, "a"), (1, "b"), (2, "c")] {
        before.set_progress(DraftId(id), common::unknown(name, common::target()));
    }
    let mut now = before.clone();
    now.set_progress(DraftId(0), common::created("id-1", "a", common::target()));
    now.set_progress(DraftId(1), Progress::Draft);
    now.set_progress(DraftId(3), common::created("id-4", "d", common::target()));
    for verb in ["workspace", "progress"] {
        let told = [verb, " ", &saved::write_workspace(&now)].concat();
        let found = found(&before, &told).into_iter();
        let found: Vec<_> = found.map(|(_, sent, id)| (sent.name, id)).collect();
        let expected = [
            ("a".to_owned(), Some("id-1".to_owned())),
            ("b".to_owned(), None),
        ];
        assert_eq!(found, expected);
    }
    assert_eq!(found(&before, "say workspace").len(), 0);
}
