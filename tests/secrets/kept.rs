//! No text that is kept, shown or saved holds a secret.

use super::{IN_SQL, NAMES, SECRET, request, shown, workspace};
use crate::common;
use millrace::api::answer::{Answer, Extent};
use millrace::api::generation::Generation;
use millrace::desk::answer::told::{Sent, Told};
use millrace::desk::history::entry::Entry;
use millrace::desk::history::kept;
use millrace::desk::study::{reports, study};
use millrace::saved::{self, Settings, Visit};
use millrace::snippet::{Note, Options, Payload, TARGETS};
use millrace::workspace::Subject;
use millrace::workspace::field::Field;
use millrace::workspace::job::Job;
use millrace::workspace::learn::Outcome;

/// What no text may hold of it, however it is escaped.
fn holds_secret(text: &str) -> bool {
    text.contains("$HOME `id`")
}

#[test]
fn nothing_that_is_kept_holds_a_secret() {
    let workspace = workspace();
    let kept = saved::write(&Visit {
        workspace: workspace.clone(),
        settings: Settings::default(),
    });
    assert!(!holds_secret(&kept), "{kept}");
    // The desk is told of the drafts as they are.
    assert!(holds_secret(&saved::write_workspace(&workspace)));
    let restored = saved::read(&kept).expect("a visit").workspace;
    let said: Vec<String> = reports(&restored, &study(&restored, Vec::new()))
        .into_iter()
        .flat_map(|report| report.problems)
        .filter(|problem| [Field::CreateTable, Field::SlackToken].contains(&problem.field))
        .map(|problem| millrace::text::problem(problem.field, &problem.fault))
        .collect();
    let expect = |variable: &str, key: &str| {
        format!(
            "{variable} stands in the place of '{key}', which is not kept. Type the secret to send from here; a copied command reads the variable."
        )
    };
    assert_eq!(
        said,
        [
            expect("${FLINK_ORDERS_PASSWORD}", "password"),
            expect("${FLINK_ALERTS_TOKEN}", "token"),
        ]
    );
    // What is kept once more says the same.
    let again = saved::write(&Visit {
        workspace: restored,
        settings: Settings::default(),
    });
    assert_eq!(again, kept);
}

#[test]
fn the_history_and_what_it_saves_hold_no_secret_not_even_where_the_server_repeats_it() {
    let workspace = workspace();
    let request = request(&workspace);
    let sent = Sent::of(&request);
    let body =
        sent.payload.replace("application_version", "v") + &format!("Bad token {SECRET}, {IN_SQL}");
    assert!(holds_secret(&sent.payload) && holds_secret(&body));
    let told = Told {
        draft: workspace.drafts[2].clone(),
        target: workspace.target.clone(),
        sent,
        took: 1,
        outcome: Outcome::Answered(Answer {
            status: 400,
            body,
            extent: Extent::Whole,
            retry_after: None,
        }),
    };
    let entry = Entry::of(told, "2026-01-01T00:00:00+00:00".to_owned());
    let line = entry.write();
    assert!(!line.contains("id`"), "{line}");
    assert!(!kept::export(&line).contains("id`"));
    // They have the names that they have in commands, also in the request of the job that takes the tables along.
    for name in NAMES {
        assert!(line.contains(&format!("${{{name}}}")), "{line}");
    }
    assert!(!line.contains("FLINK_POST"), "{line}");
}

#[test]
fn no_target_holds_a_secret_and_each_says_what_stands_in_its_place() {
    let names: Vec<String> = NAMES.iter().map(|name| (*name).to_owned()).collect();
    for target in TARGETS {
        for payload in [Payload::Inline, Payload::File] {
            let options = Options {
                payload,
                ..Options::default()
            };
            let snippet = (target.write)(&shown(), options);
            assert!(!holds_secret(&snippet.text), "{}", target.name);
            let is_said = snippet.notes.iter().any(|note| match note {
                Note::Secrets(said) | Note::SecretsAsTheyAre(said) | Note::SecretsByHand(said) => {
                    *said == names
                }
                Note::SecretsOfTerraform(said) => {
                    *said == ["flink_orders_password", "flink_alerts_token"]
                }
                _ => false,
            });
            assert!(is_said, "{} {:?}", target.name, snippet.notes);
        }
    }
}

#[test]
fn the_text_that_stands_there_before_the_desk_does_is_left_out_where_it_would_hold_a_secret() {
    let text = |hint: &str| {
        let job = Job {
            statement: ["INSERT INTO a SELECT * FROM b", hint].concat(),
            ..Job::default()
        };
        let mut workspace = common::workspace([Subject::Job(job)]);
        workspace.target.generation = Generation::Classic;
        millrace::snippet::curl::plain(&request(&workspace))
    };
    let plain = text("").expect("a text");
    assert!(plain.contains("INSERT INTO a SELECT * FROM b"), "{plain}");
    let hints =
        ["x", "${FLINK_B_PASSWORD}"].map(|said| format!(" /*+ OPTIONS('password'='{said}') */"));
    assert_eq!(hints.map(|hint| text(&hint)), [None, None]);
}
