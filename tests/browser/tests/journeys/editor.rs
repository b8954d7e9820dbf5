//! The editor of SQL: plain text to the user, with colours, line numbers and completion.

use crate::cheat_sheet::{TOKEN, begin_empty, fill_k_alert, fill_node_info};
use crate::columns::{as_sql, grid_of, holds};
use crate::sending::{body, only_post, posts};
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};
use serde_json::{Value, json};
use thirtyfour::Key;

const OFFER: &str = "What can stand here";

/// A job with an empty statement, among the cheat sheet's tables, and the focus there.
async fn statement() -> Page {
    let page = open().await;
    begin_empty(&page).await;
    fill_node_info(&page).await;
    fill_k_alert(&page).await;
    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.enter("Statement").await;
    page
}

async fn value_is(page: &Page, field: &str, text: &str) {
    let what = format!("{text:?} in {field}");
    until(&what, async || page.value(field).await, |seen| seen == text).await;
}

/// What is painted behind a field where it is in sight, and where it stands: the lines of the text that are seen, the
/// numbers beside them, and how far the two layers of the first of them are apart in pixels.
async fn painted(page: &Page, field: &str) -> Value {
    let field = page.get(Role::Textbox, field).await;
    let field = field.to_json().expect("a reference to the field");
    let script = "const [field] = arguments;
        const style = getComputedStyle(field);
        const height = parseFloat(style.lineHeight);
        const first = Math.ceil(field.scrollTop / height);
        const count = Math.floor(field.clientHeight / height) - 1;
        const box = field.getBoundingClientRect();
        const top = box.top + field.clientTop + parseFloat(style.paddingTop) - field.scrollTop;
        const left = box.left + field.clientLeft + parseFloat(style.paddingLeft) - field.scrollLeft;
        const layer = field.parentElement.querySelector('[aria-hidden] pre, pre[aria-hidden]');
        const gutter = field.parentElement.querySelectorAll('.gutter > div > div');
        const at = (element) => Math.round((element.getBoundingClientRect().top - top) / height);
        const seen = (number) => number >= first && number < first + count;
        const lines = [...layer.children].filter((line) => seen(at(line)));
        const range = document.createRange();
        range.selectNodeContents(lines[0]);
        const place = range.getClientRects()[0] ?? lines[0].getBoundingClientRect();
        return {
          text: field.value.split('\\n').slice(first, first + count),
          painted: lines.map((line) => line.textContent),
          numbers: [...gutter].filter((line) => seen(at(line))).map((line) => line.textContent),
          first,
          apart: [place.left - left, lines[0].getBoundingClientRect().top - top - first * height].map(Math.abs),
        };";
    page.run(script, vec![field]).await
}

/// Waits until the painted text is the field's own and stands in its place, and returns its first line's number.
async fn is_painted_in_place(page: &Page, field: &str) -> u64 {
    let look = async || painted(page, field).await;
    let seen = until("the text in colours in its place", look, |seen| {
        let near = seen["apart"].as_array().is_some_and(|apart| {
            apart
                .iter()
                .all(|by| by.as_f64().is_some_and(|by| by < 1.0))
        });
        near && seen["text"] == seen["painted"]
    })
    .await;
    let first = seen["first"].as_u64().expect("a number");
    let lines = seen["text"].as_array().map_or(0, Vec::len) as u64;
    let numbers: Vec<String> = (first + 1..=first + lines).map(|n| n.to_string()).collect();
    assert_eq!(seen["numbers"], json!(numbers), "the numbers of the lines");
    first
}

#[tokio::test]
async fn tab_indents_shift_tab_takes_it_back_and_escape_lets_tab_leave() {
    let page = statement().await;
    page.keys("a").await;
    page.keys(Key::Home).await;
    page.keys(Key::Tab).await;
    page.has_focus(Role::Textbox, "Statement").await;
    let indented = page.value("Statement").await;
    assert!(
        indented.len() > 1 && indented.trim() == "a" && indented.ends_with('a'),
        "{indented:?}"
    );
    page.chord(&[Key::Shift], Key::Tab).await;
    value_is(&page, "Statement", "a").await;
    page.chord(&[Key::Control], 'z').await;
    value_is(&page, "Statement", &indented).await;
    page.keys(Key::Escape).await;
    page.keys(Key::Tab).await;
    page.has_focus(Role::Textbox, "Tables").await;
    page.chord(&[Key::Shift], Key::Tab).await;
    page.has_focus(Role::Textbox, "Statement").await;
    page.keys(Key::Escape).await;
    page.chord(&[Key::Shift], Key::Tab).await;
    page.has_focus(Role::Textbox, "Job name").await;
    value_is(&page, "Statement", &indented).await;
}

#[tokio::test]
async fn enter_keeps_the_indentation_and_the_platforms_undo() {
    let page = statement().await;
    page.keys("  SELECT 1").await;
    page.keys(Key::Enter).await;
    page.keys("x").await;
    value_is(&page, "Statement", "  SELECT 1\n  x").await;
    let is_back = async || {
        page.chord(&[Key::Control], 'z').await;
        page.value("Statement").await
    };
    until("the platform's undo", is_back, |seen| {
        seen.trim() == "SELECT 1"
    })
    .await;
}

#[tokio::test]
async fn tables_and_columns_are_completed_by_keys_alone() {
    let page = statement().await;
    page.keys("INSERT INTO KA").await;
    page.chord(&[Key::Control], Key::Space).await;
    page.get(Role::Listbox, OFFER).await;
    assert_eq!(page.choices(OFFER).await, ["KAlert"]);
    page.keys(Key::Enter).await;
    page.gone(Role::Listbox, OFFER).await;
    value_is(&page, "Statement", "INSERT INTO KAlert").await;
    page.has_focus(Role::Textbox, "Statement").await;
    page.keys(" SELECT node FROM ").await;
    page.chord(&[Key::Control], Key::Space).await;
    let offered = page.choices(OFFER).await;
    assert!(offered.contains(&"node_info".to_owned()), "{offered:?}");
    // The list follows what is typed.
    page.keys("node_").await;
    let choices = async || page.choices(OFFER).await;
    until("one candidate", choices, |seen| *seen == ["node_info"]).await;
    page.keys(Key::Tab).await;
    value_is(
        &page,
        "Statement",
        "INSERT INTO KAlert SELECT node FROM node_info",
    )
    .await;
    page.keys(" WHERE node_d").await;
    page.chord(&[Key::Control], Key::Space).await;
    page.shows(Role::Listbox, OFFER, "node_description").await;
    page.keys(Key::Enter).await;
    let whole = "INSERT INTO KAlert SELECT node FROM node_info WHERE node_description";
    value_is(&page, "Statement", whole).await;
    // What was taken is taken back as what was typed.
    page.chord(&[Key::Control], 'z').await;
    let back = async || page.value("Statement").await;
    until("the platform's undo", back, |seen| {
        seen.len() < whole.len() && whole.starts_with(seen.as_str())
    })
    .await;
}

#[tokio::test]
async fn the_list_is_moved_in_by_arrows_told_to_screen_readers_and_closed_by_escape() {
    let page = statement().await;
    page.keys("INSERT INTO ").await;
    page.chord(&[Key::Control], Key::Space).await;
    assert_eq!(page.choices(OFFER).await, ["node_info", "KAlert"]);
    let told = "const field = document.activeElement;
        return [field.getAttribute('aria-haspopup'), field.getAttribute('aria-autocomplete'),
          document.getElementById(field.getAttribute('aria-controls'))?.role];";
    assert_eq!(
        page.run(told, vec![]).await,
        json!(["listbox", "list", "listbox"])
    );
    let active = "const id = document.activeElement.getAttribute('aria-activedescendant');
        return document.getElementById(id)?.innerText.trim() ?? '';";
    assert_eq!(page.run(active, vec![]).await, json!("node_info"));
    page.keys(Key::Down).await;
    let look = async || page.run(active, vec![]).await;
    until("the second entry", look, |seen| *seen == "KAlert").await;
    page.keys(Key::Escape).await;
    page.gone(Role::Listbox, OFFER).await;
    value_is(&page, "Statement", "INSERT INTO ").await;
    page.has_focus(Role::Textbox, "Statement").await;
    page.chord(&[Key::Control], Key::Space).await;
    page.click(Role::Choice, "KAlert").await;
    value_is(&page, "Statement", "INSERT INTO KAlert").await;
    page.has_focus(Role::Textbox, "Statement").await;
}

#[tokio::test]
async fn types_are_completed_in_the_text_of_columns_too() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    page.fill("Schema SQL", "`a` TIMESTAMP_").await;
    page.chord(&[Key::Control], Key::Space).await;
    page.shows(Role::Listbox, OFFER, "TIMESTAMP_LTZ(3)").await;
    page.keys(Key::Enter).await;
    holds(&page, "`a` TIMESTAMP_LTZ(3)").await;
}

#[tokio::test]
async fn no_candidate_is_forced_on_what_is_typed() {
    let page = statement().await;
    page.keys("INSERT INTO KA\nSELECT 1").await;
    value_is(&page, "Statement", "INSERT INTO KA\nSELECT 1").await;
    assert!(!page.has(Role::Listbox, OFFER).await);
    // Nor is one offered inside a text or a comment.
    page.keys(" -- KA").await;
    page.chord(&[Key::Control], Key::Space).await;
    assert!(!page.has(Role::Listbox, OFFER).await);
}

#[tokio::test]
async fn the_text_in_colours_is_the_fields_text_in_its_place() {
    let page = grid_of("node_info", "`a` INT").await;
    as_sql(&page).await;
    for text in [
        "`a` INT",
        "",
        "\n\n`ä` STRING COMMENT 'it''s 世界 🦀',\n\t`b` /* two\nlines */ INT,\n",
        "`unclosed INT,\n'text",
        "<b>&amp;</b>",
        "a\u{a0}b \u{200b}\u{202e}c\u{7f}",
    ] {
        page.paste("Schema SQL", text).await;
        if text.is_empty() {
            page.fill("Schema SQL", "").await;
        }
        let script = "const [field] = arguments;
            const lines = [...field.parentElement.querySelector('pre').children];
            return lines.map((line) => line.textContent).join('\\n');";
        let field = page.get(Role::Textbox, "Schema SQL").await;
        let field = field.to_json().expect("a reference to the field");
        let look = async || page.run(script, vec![field.clone()]).await;
        until("the same text in both layers", look, |seen| *seen == text).await;
    }
}

#[tokio::test]
async fn ten_thousand_lines_are_indented_in_one_go() {
    let page = statement().await;
    let text = "SELECT 1\n".repeat(10_000);
    page.paste_keys(&text).await;
    page.chord(&[Key::Control], 'a').await;
    page.keys(Key::Tab).await;
    let look = async || page.value("Statement").await;
    let seen = until("the indented text", look, |seen| seen.len() > text.len()).await;
    assert_eq!(seen.lines().count(), 10_000);
    assert!(
        seen.lines()
            .all(|line| line.trim() == "SELECT 1" && line != "SELECT 1")
    );
    page.chord(&[Key::Shift], Key::Tab).await;
    let look = async || page.value("Statement").await == text;
    until("the text as it was", look, |is| *is).await;
}

/// As many lines of a statement, of several lengths.
fn lines(count: usize) -> String {
    let line = |number: usize| {
        let more = "x".repeat(number % 7);
        format!("SELECT `c{number}`, 'text', {more}12 -- line {number}")
    };
    (1..=count).map(line).collect::<Vec<_>>().join("\n")
}

/// Puts a text into the statement at once, and the caret to this place in it.
async fn put(page: &Page, text: &str, caret: usize) {
    let field = page.get(Role::Textbox, "Statement").await;
    let field = field.to_json().expect("a reference to the field");
    let put = "const [field, text, caret] = arguments;
        field.focus();
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
        field.setSelectionRange(caret, caret);";
    page.run(put, vec![field, json!(text), json!(caret)]).await;
}

#[tokio::test]
async fn ten_thousand_lines_are_painted_where_they_are_seen_and_can_be_typed_in() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show("JobExample").await;
    page.get(Role::List, "Pipeline").await;
    let text = lines(10_000);
    let field = page.get(Role::Textbox, "Statement").await;
    let field = field.to_json().expect("a reference to the field");
    put(&page, &text, 0).await;
    assert_eq!(is_painted_in_place(&page, "Statement").await, 0);
    for (line, left) in [(5_000, 0), (9_000, 60), (9_990, 0), (20, 30)] {
        let scroll = "const [field, line, left] = arguments;
            field.scrollTo(left, line * parseFloat(getComputedStyle(field).lineHeight));";
        page.run(scroll, vec![field.clone(), json!(line), json!(left)])
            .await;
        let first = is_painted_in_place(&page, "Statement").await;
        assert!(first.abs_diff(line) <= 20, "{first} is not near {line}");
    }
    let middle = text.find("-- line 5000\n").expect("a line");
    let select = "const [field, at] = arguments; field.setSelectionRange(at, at);";
    page.run(select, vec![field, json!(middle)]).await;
    page.keys("typed ").await;
    let expected = format!("{}typed {}", &text[..middle], &text[middle..]);
    let look = async || page.value("Statement").await == expected;
    until("what was typed in the middle", look, |is| *is).await;
    is_painted_in_place(&page, "Statement").await;
}

/// So long a statement is read when the fingers rest, and at once where it is to be sent.
#[tokio::test]
async fn a_long_statement_is_sent_as_it_was_typed_to_the_last_key() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.show("JobExample").await;
    page.get(Role::List, "Pipeline").await;
    let text = "-- a line\n".repeat(3_000) + "INSERT INTO KAlert SELECT * FROM ";
    put(&page, &text, text.len()).await;
    page.keys("KCpuIn").await;
    page.chord(&[Key::Control], Key::Enter).await;
    let arrived = async || posts(&page).len();
    until("the request", arrived, |count| *count == 1).await;
    let body = body(&only_post(&page));
    assert_eq!(body["statement"], text + "KCpuIn");
    assert_eq!(body["tables"], json!(["KCpuIn", "KAlert"]));
}

#[tokio::test]
async fn what_is_wrong_in_a_statement_is_told_when_the_fingers_rest() {
    let page = open().await;
    page.show("JobExample").await;
    page.get(Role::List, "Pipeline").await;
    page.fill(
        "Statement",
        "INSERT INTO KAlert SELECT * FROM KCpuIm WHERE TRUE",
    )
    .await;
    page.says("Statement", "KCpuIm").await;
    page.has_focus(Role::Textbox, "Statement").await;
}
