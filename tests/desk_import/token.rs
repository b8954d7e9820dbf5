//! Where a token goes that a text brings along, and where it is not shown.

use super::{Page, TOKEN, curl};
use crate::common;
use millrace::api::token::AuthScheme;
use millrace::desk::import::{Diverted, Importer, Outcome};
use millrace::import::Secret;

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
