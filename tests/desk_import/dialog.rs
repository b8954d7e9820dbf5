//! The dialog: what can't be read stays in it, and what was found in a text is listed.

use super::{Page, curl};
use crate::common::{self, kafka};
use crate::nodes::{elements, name, role};
use millrace::desk::import::Importer;
use millrace::workspace::Subject;

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
