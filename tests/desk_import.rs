//! The import as the desk shows it: what it makes of the workspace, what it tells of it, where a token goes, and the way
//! back.

#![cfg(not(target_arch = "wasm32"))]

mod common;
#[path = "common/nodes.rs"]
mod nodes;

use common::{job, kafka, postgres};
use millrace::api::token::AuthScheme;
use millrace::desk::import::{Diverted, Here, Importer, Outcome};
use millrace::desk::report::follow;
use millrace::desk::study::{reports, study};
use millrace::import::Secret;
use millrace::saved;
use millrace::workspace::target::Target;
use millrace::workspace::{Draft, DraftId, Progress, Subject, Workspace, example};
use nodes::{elements, get, name, role, text};

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

/// A page in which an import is done at once.
struct Page {
    importer: Importer,
    workspace: Workspace,
    token: String,
    scheme: AuthScheme,
    notices: Vec<String>,
    shown: Option<String>,
}

impl Page {
    fn of(workspace: Workspace) -> Self {
        Self {
            importer: Importer::default(),
            workspace,
            token: String::new(),
            scheme: AuthScheme::Bearer,
            notices: Vec::new(),
            shown: None,
        }
    }

    fn on(&mut self, act: impl FnOnce(&mut Importer, Here) -> Outcome) {
        let here = Here {
            workspace: &self.workspace,
            token: &self.token,
            scheme: self.scheme,
        };
        let outcome = act(&mut self.importer, here);
        self.hear(outcome);
    }

    fn paste(&mut self, text: &str) {
        self.on(|importer, here| importer.take(text, here));
    }

    fn undo(&mut self) {
        self.on(Importer::untake_shown);
    }

    /// What becomes of a text that is pasted into a field.
    fn divert(&mut self, text: &str, can_open: bool) -> Option<Diverted> {
        let here = Here {
            workspace: &self.workspace,
            token: &self.token,
            scheme: self.scheme,
        };
        self.importer.divert(text, can_open, here)
    }

    fn hear(&mut self, outcome: Outcome) {
        for told in &outcome.told {
            match told.split_once(' ').expect("a verb") {
                ("workspace", text) => {
                    let visit = saved::read(text).expect("a workspace");
                    self.workspace.replace(visit.workspace);
                }
                ("told", notice) => self.notices.push(notice.to_owned()),
                ("untold", number) => self
                    .notices
                    .retain(|notice| notice.split(' ').next() != Some(number)),
                ("scheme", name) => {
                    self.scheme = AuthScheme::from_name(name).expect("a scheme");
                }
                ("shown", id) => self.shown = Some(id.to_owned()),
                other => panic!("{other:?}"),
            }
        }
        if let Some(Secret(token)) = outcome.token {
            self.token = token;
        }
    }

    fn names(&self) -> Vec<&str> {
        self.workspace.drafts.iter().map(Draft::name).collect()
    }

    fn whole(&self) -> String {
        text(&self.importer.view())
    }

    /// What became of the parts of the text: its beginning, and what is said of it.
    fn parts(&self) -> Vec<String> {
        let nodes = self.importer.view();
        let list = elements(&nodes)
            .into_iter()
            .filter(|element| role(element) == "listitem");
        list.map(|item| text(&item.children)).collect()
    }

    fn field(&self) -> Option<String> {
        let nodes = self.importer.view();
        let mut all = elements(&nodes).into_iter();
        let field = all.find(|element| element.tag == "textarea")?;
        get(field, ".value").map(str::to_owned)
    }
}

fn curl() -> String {
    format!(
        "curl -X POST https://api.aiven.io/v1/project/p/service/s/flink/table -H 'Authorization: Bearer {TOKEN}' \
         -d '{{\"name\":\"orders\",\"integration_id\":\"i\",\"jdbc_table\":\"public.orders\",\"schema_sql\":\"a INT\",\"color\":\"red\"}}'"
    )
}

#[test]
fn a_command_becomes_a_draft_that_is_shown_and_its_target_and_its_token_are_taken() {
    let mut page = Page::of(common::workspace([Subject::Job(job("there"))]));
    page.paste(&curl());
    assert_eq!(page.names(), ["there", "orders"]);
    assert_eq!(page.workspace.drafts[1].extra, r#"{"color":"red"}"#);
    assert_eq!(page.shown.as_deref(), Some("1"));
    let target = Target {
        project: "p".to_owned(),
        service: "s".to_owned(),
        ..Target::default()
    };
    assert_eq!(page.workspace.target, target);
    assert_eq!(page.token, TOKEN);
    let said = "Added the draft orders. The token in it went into the token field.";
    assert_eq!(page.notices, [format!("0 {said}")]);
    assert!(page.whole().contains(said), "{}", page.whole());
    let parts = page.parts();
    for part in [
        "p Project.",
        "••• The token: it is shown nowhere.",
        "\"color\":\"red\" color is kept as it is; no field fills it.",
    ] {
        assert!(parts.iter().any(|seen| seen == part), "{part}: {parts:#?}");
    }
    assert!(!page.whole().contains(TOKEN));
}

#[test]
fn one_step_takes_an_import_back() {
    let before = common::workspace([Subject::Table(postgres("there"))]);
    let mut page = Page::of(before.clone());
    page.paste(&curl());
    page.undo();
    assert_eq!(page.workspace.drafts, before.drafts);
    assert_eq!(page.workspace.target, before.target);
    assert_eq!(page.notices, Vec::<String>::new());
    assert!(page.whole().contains("Taken back."));
}

#[test]
fn what_was_changed_since_stays_when_an_import_is_taken_back() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    page.workspace.edit(DraftId(0), |subject| {
        if let Subject::Table(table) = subject {
            "edited".clone_into(&mut table.name);
        }
    });
    page.workspace.target.project = "mine".to_owned();
    page.undo();
    assert_eq!(page.names(), ["edited"]);
    assert_eq!(page.workspace.target.project, "mine");
}

#[test]
fn what_was_created_since_stays_when_an_import_is_taken_back() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    let created = common::created("id", "orders", page.workspace.target.clone());
    page.workspace.set_progress(DraftId(0), created);
    page.undo();
    assert_eq!(page.names(), ["orders"]);
}

#[test]
fn a_draft_that_is_there_already_is_not_added_twice() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    page.paste(&curl());
    assert_eq!(page.names(), ["orders"]);
    assert!(
        page.whole()
            .contains("No draft is new. One was here already."),
        "{}",
        page.whole()
    );
}

#[test]
fn an_example_that_nobody_has_touched_makes_room_and_comes_back() {
    let mut page = Page::of(example::workspace(example::target()));
    let before = page.workspace.clone();
    page.paste(&curl());
    assert_eq!(page.names(), ["orders"]);
    let id = page.workspace.drafts[0].id;
    assert!(before.draft(id).is_none(), "an id of its own");
    page.undo();
    assert_eq!(page.workspace.drafts, before.drafts);
    assert_eq!(page.workspace.target, before.target);
}

#[test]
fn that_the_example_made_room_is_told() {
    let mut page = Page::of(example::workspace(example::target()));
    page.paste(&curl());
    let said = "The example made room for it; Undo brings it back.";
    assert!(page.whole().contains(said), "{}", page.whole());
}

#[test]
fn an_import_without_a_draft_changes_neither_project_nor_service() {
    let mut page = Page::of(common::workspace([Subject::Table(postgres("there"))]));
    let before = page.workspace.clone();
    page.paste("curl https://api.aiven.io/v1/project/theirs/service/their-flink/flink/table -d @table.json");
    assert_eq!(page.workspace, before);
    assert_eq!(page.notices, [""; 0]);
    let said = "theirs Project. Not filled in: no draft goes there.";
    assert!(
        page.parts().contains(&said.to_owned()),
        "{:?}",
        page.parts()
    );
}

#[test]
fn the_way_that_a_token_is_named_which_is_not_taken_is_not_taken_either() {
    let mut page = Page::of(common::workspace([]));
    page.token = "own-token-of-the-page".to_owned();
    page.paste(&curl().replace("Bearer", "aivenv1"));
    assert_eq!(page.names(), ["orders"]);
    assert_eq!(page.token, "own-token-of-the-page");
    assert_eq!(page.scheme, AuthScheme::Bearer);
    assert!(!page.whole().contains("Requests say aivenv1"));
    page.token = TOKEN.to_owned();
    page.paste(&curl().replace("Bearer", "aivenv1"));
    assert_eq!(page.scheme, AuthScheme::Aivenv1, "it names the same token");
}

#[test]
fn the_way_a_header_names_the_token_is_taken_over_and_back() {
    let mut page = Page::of(common::workspace([]));
    let text = curl().replace("Bearer", "aivenv1");
    page.paste(&text);
    assert_eq!(page.scheme, AuthScheme::Aivenv1);
    let said = "Requests say aivenv1 in front of the token from now on, as the text does.";
    assert!(page.whole().contains(said), "{}", page.whole());
    page.undo();
    assert_eq!(page.scheme, AuthScheme::Bearer);
    // What was chosen since stays.
    page.paste(&text);
    page.scheme = AuthScheme::Bearer;
    page.undo();
    assert_eq!(page.scheme, AuthScheme::Bearer);
}

#[test]
fn a_token_goes_with_the_import_that_brought_it() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    assert_eq!(page.token, TOKEN);
    page.undo();
    assert_eq!(page.token, "");
    // Alone too, but not one that was typed since.
    page.paste(&format!("Bearer {TOKEN}"));
    assert_eq!(page.token, TOKEN);
    "another".clone_into(&mut page.token);
    page.undo();
    assert_eq!(page.token, "another");
}

#[test]
fn what_stays_when_an_import_is_taken_back_is_told() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&curl());
    page.workspace.edit(DraftId(0), |subject| {
        if let Subject::Table(table) = subject {
            "edited".clone_into(&mut table.name);
        }
    });
    page.undo();
    let said = "Taken back, but for the draft edited, which was changed or sent since.";
    assert!(page.whole().contains(said), "{}", page.whole());
    assert_eq!(page.notices, [format!(" {said}")]);
}

#[test]
fn a_command_with_broken_json_stays_to_be_mended_without_its_token() {
    let mut page = Page::of(common::workspace([]));
    let broken = curl().replace("\"jdbc_table\":", "\"jdbc_table\"");
    page.paste(&broken);
    assert_eq!(page.token, TOKEN);
    assert_eq!(page.names(), [""; 0]);
    let masked = broken.replace(TOKEN, "•••");
    assert_eq!(page.field(), Some(masked.clone()));
    let mended = masked.replace("\"jdbc_table\"", "\"jdbc_table\":");
    page.importer.type_text(&mended);
    page.on(Importer::take_typed);
    assert_eq!(page.names(), ["orders"]);
    assert_eq!(page.token, TOKEN);
}

#[test]
fn an_example_that_was_changed_or_sent_stays() {
    let mut page = Page::of(example::workspace(example::target()));
    page.workspace.set_progress(DraftId(0), Progress::Failed);
    page.paste(&curl());
    assert_eq!(
        page.names(),
        ["node_info", "KCpuIn", "KAlert", "JobExample", "orders"]
    );
}

#[test]
fn a_token_that_is_there_is_not_replaced() {
    let mut page = Page::of(common::workspace([]));
    page.token = "mine".to_owned();
    page.paste(&curl());
    assert_eq!(page.token, "mine");
    assert!(
        page.whole()
            .contains("The token in it was left out: there is one in the token field already.")
    );
    assert!(!page.whole().contains(TOKEN));
}

#[test]
fn a_command_for_something_else_gives_its_token_and_stays_out_of_sight() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&format!(
        "curl https://api.aiven.io/v1/me -H 'Authorization: Bearer {TOKEN}'"
    ));
    assert_eq!(page.token, TOKEN);
    assert_eq!(page.names(), Vec::<&str>::new());
    assert!(
        page.whole()
            .contains("No table and no job was found in it.")
    );
    assert!(!page.whole().contains(TOKEN));
    assert!(!page.field().unwrap_or_default().contains(TOKEN));
}

#[test]
fn a_request_with_a_token_that_is_pasted_into_a_field_is_imported_instead() {
    let mut page = Page::of(common::workspace([]));
    let diverted = page.divert(&curl(), true);
    let Some(Diverted::Imported(outcome)) = diverted else {
        panic!("{diverted:?}");
    };
    page.hear(outcome);
    assert_eq!(page.names(), ["orders"]);
    assert_eq!(page.token, TOKEN);
    let said = "0 What you pasted holds a token, so it was read here and did not go into the field. \
                Added the draft orders. The token in it went into the token field.";
    assert_eq!(page.notices, [said]);
    assert!(!page.whole().contains(TOKEN));
}

#[test]
fn another_text_goes_into_the_field_without_its_token() {
    let mut page = Page::of(common::workspace([]));
    let text = format!("Bearer {TOKEN}");
    for (held, taken, said) in [
        (
            "",
            Some(Secret(TOKEN.to_owned())),
            "The token in it went into the token field.",
        ),
        (
            "mine",
            None,
            "The token in it was left out: there is one in the token field already.",
        ),
    ] {
        held.clone_into(&mut page.token);
        let diverted = page.divert(&text, true);
        let told = format!(
            "told  What you pasted holds a token, so ••• went into the field in its place. {said}"
        );
        let outcome = Outcome {
            told: vec![told],
            token: taken,
        };
        assert_eq!(
            diverted,
            Some(Diverted::Masked("Bearer •••".to_owned(), outcome))
        );
    }
    // What is no token of the API's stays out of the token field.
    let outcome = Outcome {
        told: vec!["told  What you pasted holds a password or another secret, so ••• went into the field in its place.".to_owned()],
        token: None,
    };
    assert_eq!(
        page.divert("curl -u avnadmin:Pa55word https://api.aiven.io/v1/me", true),
        Some(Diverted::Masked(
            "curl -u ••• https://api.aiven.io/v1/me".to_owned(),
            outcome
        ))
    );
    // The token of the field alone, which nothing in front of it calls one.
    TOKEN.clone_into(&mut page.token);
    let Some(Diverted::Masked(text, outcome)) = page.divert(&format!("x {TOKEN}"), true) else {
        panic!("it holds the token")
    };
    assert_eq!((text.as_str(), outcome.token), ("x •••", None));
    page.paste(TOKEN);
    assert!(!page.whole().contains(TOKEN));
    page.token.clear();
    assert_eq!(page.divert(TOKEN, true), None);
    // Where a dialog is open, no other opens.
    let diverted = page.divert(&curl(), false);
    let masked = curl().replace(TOKEN, "•••");
    assert!(matches!(diverted, Some(Diverted::Masked(text, _)) if text == masked));
    assert_eq!(page.divert("orders", true), None);
}

#[test]
fn what_can_not_be_read_stays_to_be_mended_and_its_place_is_told() {
    let mut page = Page::of(common::workspace([Subject::Table(kafka("there"))]));
    let broken = "{\n  \"name\": \"t\",\n  \"schema_sql\": a INT\n}";
    page.paste(broken);
    assert_eq!(page.names(), ["there"]);
    assert_eq!(page.field().as_deref(), Some(broken));
    assert!(
        page.parts()[0].contains("Line 3, column 17: "),
        "{:?}",
        page.parts()
    );
    page.importer
        .type_text(&broken.replace("a INT", "\"a INT\""));
    page.on(Importer::take_typed);
    assert_eq!(page.names(), ["there", "t"]);
}

#[test]
fn a_closed_dialog_holds_nothing_of_what_was_typed() {
    let mut page = Page::of(common::workspace([]));
    page.importer.type_text(&curl());
    page.importer.close();
    assert_eq!(page.field().as_deref(), Some(""));
}

#[test]
fn of_a_text_with_thousands_of_parts_the_first_are_listed() {
    let members: Vec<String> = (0..5000).map(|at| format!("\"k{at}\": {at}")).collect();
    let mut page = Page::of(common::workspace([]));
    page.paste(&format!(
        "{{\"name\":\"t\",\"schema_sql\":\"a INT\",\"jdbc_table\":\"j\",{}}}",
        members.join(",")
    ));
    assert_eq!(page.parts().len(), 200);
    assert!(page.whole().contains("And 4803 more."), "{}", page.whole());
}

#[test]
fn what_stands_in_several_places_is_listed_once() {
    let mut page = Page::of(common::workspace([]));
    let job = |name: &str| {
        format!(
            "curl https://api.aiven.io/v1/project/p/service/s/flink/job -H \"Authorization: Bearer $TOKEN\" \
             -d '{{\"job_name\":\"{name}\",\"statement\":\"INSERT INTO b SELECT * FROM a\"}}'"
        )
    };
    page.paste(&[job("one"), job("two"), job("three")].join("\n"));
    let parts = page.parts();
    let of_token = parts.iter().filter(|part| part.starts_with("$TOKEN"));
    let of_token: Vec<&String> = of_token.collect();
    assert_eq!(of_token.len(), 1, "{parts:?}");
    assert!(of_token[0].ends_with("(3 times)"), "{of_token:?}");
    let names = parts.iter().filter(|part| part.contains("Job name"));
    assert_eq!(names.count(), 3, "{parts:?}");
}

#[test]
fn that_prompts_were_read_past_is_told() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&format!("C:\\> {}", curl()));
    assert_eq!(page.names(), ["orders"]);
    assert!(page.whole().contains("read past"), "{}", page.whole());
    page.undo();
    page.paste(&curl());
    assert!(!page.whole().contains("read past"), "{}", page.whole());
}

#[test]
fn jobs_without_a_name_are_told_apart() {
    let mut page = Page::of(common::workspace([]));
    page.paste(
        r#"[{"statement":"INSERT INTO a SELECT * FROM c"},{"statement":"INSERT INTO b SELECT * FROM c"}]"#,
    );
    let parts = page.parts();
    assert!(parts[0].ends_with("Job 1: Statement."), "{parts:?}");
    assert!(parts[1].ends_with("Job 2: Statement."), "{parts:?}");
}

#[test]
fn the_token_of_the_page_is_shown_nowhere_though_nothing_in_the_text_calls_it_one() {
    let mut page = Page::of(common::workspace([]));
    TOKEN.clone_into(&mut page.token);
    for text in [
        format!("{TOKEN} stands here, and this is no request at all"),
        format!("curl https://api.aiven.io/v1/project/p/service/s/flink/table --stray '{TOKEN}'"),
        format!("a first line\n{TOKEN}\ncurl {TOKEN} {TOKEN}x"),
    ] {
        page.paste(&text);
        let nodes = format!("{:?}", page.importer.view());
        assert!(!nodes.contains(TOKEN), "{nodes}");
    }
}

#[test]
fn a_header_that_no_option_takes_is_listed_without_its_token() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&format!(
        "curl -X POST https://api.aiven.io/v1/project/p/service/s/flink/table \\\n\
         'Authorization: Bearer {TOKEN}' -d @t.json"
    ));
    let nodes = format!("{:?}", page.importer.view());
    assert!(!nodes.contains(TOKEN), "{nodes}");
}

#[test]
fn a_text_of_more_than_two_megabytes_is_not_read_and_the_limit_is_told() {
    let mut page = Page::of(common::workspace([]));
    page.paste(&format!("{}{}", curl(), " ".repeat(2_000_000)));
    assert_eq!(page.names(), [""; 0]);
    assert!(
        page.whole().contains("longer than 2 MB"),
        "{}",
        page.whole()
    );
    assert_eq!(page.token, "");
}

#[test]
fn everything_in_the_dialog_has_a_name() {
    let page = Page::of(common::workspace([]));
    let nodes = page.importer.view();
    let buttons = elements(&nodes)
        .into_iter()
        .filter(|element| role(element) == "button");
    let names: Vec<String> = buttons.map(name).collect();
    assert_eq!(
        names,
        ["Import", "Share", "Templates", "Close", "Read the text"]
    );
}

#[test]
fn a_list_of_tables_that_no_field_can_hold_is_sent_as_it_was_imported() {
    let mut page = Page::of(Workspace::default());
    page.paste(
        r#"{"job_name":"j1","statement":"INSERT INTO a SELECT * FROM b","tables":["a","b","extra",1]}"#,
    );
    let kept = "tables is kept as it is; no field fills it";
    assert!(
        page.parts().iter().any(|part| part.contains(kept)),
        "{:?}",
        page.parts()
    );
    // The page does this when the desk has read the statement.
    let reports = reports(&page.workspace, &study(&page.workspace, Vec::new()));
    follow(&mut page.workspace, &reports);
    let body = common::request(&page.workspace, 0, AuthScheme::Bearer).body;
    assert_eq!(
        body.expect("a body").compact(),
        r#"{"statement":"INSERT INTO a SELECT * FROM b","job_name":"j1","tables":["a","b","extra",1]}"#
    );
}
