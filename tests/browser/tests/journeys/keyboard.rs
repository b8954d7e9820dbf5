//! Everything works without a mouse, and the focus is never lost.

use crate::cheat_sheet::{self, TOKEN};
use crate::sending::{body, only_post};
use browser_tests::{Page, Role, open};
use thirtyfour::Key;

/// From the loaded page to a created table.
async fn create_table(page: &Page) {
    page.tab_to(Role::Combobox, "Project").await;
    page.tab_to(Role::Combobox, "Flink service").await;
    page.tab_to(Role::Textbox, "API token").await;
    page.keys(TOKEN).await;
    page.tab_to(Role::Button, "Start empty").await;
    page.keys(Key::Enter).await;
    page.gone(Role::Button, "Start empty").await;
    page.tab_to(Role::Button, "Add table").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.keys("node_info").await;
    page.tab_to(Role::Textbox, "PostgreSQL table").await;
    page.keys("public.node_definition").await;
    page.tab_to(Role::Combobox, "Integration ID").await;
    page.keys(cheat_sheet::INTEGRATION).await;
    page.tab_to(Role::Tab, "Columns").await;
    page.keys(Key::Right).await;
    page.has_focus(Role::Tab, "SQL").await;
    page.tab_to(Role::Textbox, "Schema SQL").await;
    page.keys("`node` INT, `node_description` VARCHAR").await;
    // Tab indents here; behind Escape it leaves.
    page.keys(Key::Escape).await;
    page.tab_to(Role::Button, "Send request").await;
    page.keys(Key::Enter).await;
    page.answer("Created the table node_info.").await;
    page.has_focus(Role::Region, "Answer").await;
}

/// The focus is somewhere, after what had it is gone.
async fn has_some_focus(page: &Page) {
    let nowhere = ["", "RootWebArea", "generic", "none", "document"];
    let focused = async || page.focused().await;
    browser_tests::wait::until("the focus somewhere", focused, |seen| {
        !nowhere.contains(&seen.0.as_str())
    })
    .await;
}

#[tokio::test]
async fn a_table_is_added_filled_and_sent_by_keys_alone() {
    let page = open().await;
    create_table(&page).await;
    assert_eq!(body(&only_post(&page)), cheat_sheet::node_info());
}

#[tokio::test]
async fn a_job_follows_its_table_and_everything_around_it_is_opened_and_closed_by_keys_alone() {
    let page = open().await;
    // WebKit's window is a narrow one, where the way to `Import` leads through the statement: Tab indents there.
    page.resize(1440, 1000).await;
    create_table(&page).await;
    page.tab_to(Role::Button, "Add job").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.keys("Fill").await;
    page.keys(Key::Tab).await;
    page.has_focus(Role::Textbox, "Statement").await;
    page.keys("INSERT INTO node_info SELECT 1, 'first'").await;
    page.keys(Key::Escape).await;
    page.tab_to(Role::Button, "Send request").await;
    page.keys(Key::Enter).await;
    page.answer("Created the job Fill.").await;
    page.has_focus(Role::Region, "Answer").await;
    assert_eq!(page.api().jobs().len(), 1);

    opens_and_closes(&page, "History").await;

    page.tab_to(Role::Button, "Actions for Fill").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::End).await;
    page.keys(Key::Enter).await;
    page.tells("Deleted the draft Fill.").await;
    has_some_focus(&page).await;
    // The way back stands in front.
    back_to(&page, Role::Button, "Undo").await;
    page.keys(Key::Enter).await;
    page.is_in_state("Fill", "Created").await;
    has_some_focus(&page).await;

    opens_and_closes(&page, "Import").await;
    opens_and_closes(&page, "Share").await;
}

/// Opens a dialog by its button, and closes it; the focus comes back.
async fn opens_and_closes(page: &Page, name: &str) {
    page.tab_to(Role::Button, name).await;
    page.keys(Key::Enter).await;
    page.get(Role::Dialog, name).await;
    has_some_focus(page).await;
    page.keys(Key::Escape).await;
    page.gone(Role::Dialog, name).await;
    page.has_focus(Role::Button, name).await;
}

/// Presses Shift+Tab until the thing of that role and name has the focus.
async fn back_to(page: &Page, role: Role, name: &str) {
    for _ in 0..80 {
        let focused = page.focused().await;
        if focused.0 == role.name() && focused.1 == name {
            return;
        }
        page.chord(&[Key::Shift], Key::Tab).await;
    }
    panic!("Shift+Tab does not lead to “{name}”");
}

#[tokio::test]
async fn a_menu_opens_moves_and_closes_by_keys_and_gives_the_focus_back() {
    let page = open().await;
    page.tab_to(Role::Button, "Add table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.get(Role::Menu, "Add table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "Kafka table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "Upsert Kafka table").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "OpenSearch table").await;
    page.keys(Key::Home).await;
    page.keys(Key::Up).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.keys(Key::Up).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Home).await;
    page.has_focus(Role::Menuitem, "PostgreSQL table").await;
    page.keys(Key::End).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Escape).await;
    page.gone(Role::Menu, "Add table").await;
    page.has_focus(Role::Button, "Add table").await;
    page.keys(Key::Up).await;
    page.has_focus(Role::Menuitem, "Any CREATE TABLE").await;
    page.keys(Key::Tab).await;
    page.gone(Role::Menu, "Add table").await;
    page.tab_to(Role::Button, "Actions for KAlert").await;
    page.keys(Key::Space).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::Escape).await;
    page.has_focus(Role::Button, "Actions for KAlert").await;
}

#[tokio::test]
async fn the_tabs_are_one_stop_and_the_arrows_go_through_them() {
    let page = open().await;
    page.tab_to(Role::Tab, "curl").await;
    page.keys(Key::Right).await;
    page.has_focus(Role::Tab, "JSON").await;
    page.panel_holds("JSON", "\"node_info\"").await;
    page.keys(Key::Home).await;
    page.has_focus(Role::Tab, "curl").await;
    page.panel_holds("curl", "--request POST").await;
    page.keys(Key::End).await;
    page.keys(Key::Right).await;
    page.has_focus(Role::Tab, "curl").await;
    page.keys(Key::Tab).await;
    page.has_focus(Role::Tabpanel, "curl").await;
}

#[tokio::test]
async fn the_settings_open_and_close_by_keys_and_give_the_focus_back() {
    let page = open().await;
    for closing in [Key::Escape, Key::Enter] {
        page.tab_to(Role::Button, "Settings").await;
        page.keys(Key::Enter).await;
        page.get(Role::Dialog, "Settings").await;
        if let Key::Enter = closing {
            page.tab_to(Role::Button, "Close").await;
        }
        page.keys(closing).await;
        page.gone(Role::Dialog, "Settings").await;
        page.has_focus(Role::Button, "Settings").await;
    }
}

#[tokio::test]
async fn a_draft_is_shown_renamed_and_deleted_by_keys() {
    let page = open().await;
    page.tab_to(Role::Button, "Actions for KAlert").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::Down).await;
    page.has_focus(Role::Menuitem, "Rename").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Textbox, "Table name").await;
    assert_eq!(page.value("Table name").await, "KAlert");
    page.tab_to(Role::Button, "Actions for KAlert").await;
    page.keys(Key::Enter).await;
    page.has_focus(Role::Menuitem, "Duplicate").await;
    page.keys(Key::End).await;
    page.has_focus(Role::Menuitem, "Delete").await;
    page.keys(Key::Enter).await;
    page.tells("Deleted the draft KAlert.").await;
    has_some_focus(&page).await;
}

/// A stop of Tab: the part of the page, counted from 0, how far down and to the right it stands there, and what it is.
type Stop = (u32, f64, f64, String);

/// Where Tab leads, from the first stop to the last.
async fn stops(page: &Page) -> Vec<Stop> {
    let script = "const { activeElement: stop } = document;
        if (stop === document.body) return null;
        const parts = ['header', 'nav', 'main'];
        const part = parts.findIndex((part) => stop.closest(part));
        const pane = stop.closest('nav, main, .out');
        const { top, left } = stop.getBoundingClientRect();
        const what = `${stop.tagName} ${stop.getAttribute('aria-label') ?? stop.id} ${stop.textContent.slice(0, 20)}`;
        return [part < 0 ? parts.length : part, top + scrollY + (pane?.scrollTop ?? 0), left, what];";
    let mut stops: Vec<Stop> = Vec::new();
    loop {
        page.keys(Key::Tab).await;
        let stop = page.run(script, vec![]).await;
        let stop: Option<Stop> = serde_json::from_value(stop).expect("a stop");
        // Behind the last one, the browser's own controls may have the focus: then the page's last stop stays its own.
        let is_end = |stop: &Stop| {
            stops.first().is_some_and(|first| first.3 == stop.3) || stops.last() == Some(stop)
        };
        match stop.filter(|stop| !is_end(stop)) {
            Some(stop) => stops.push(stop),
            None => return stops,
        }
        assert!(stops.len() < 200, "Tab comes to no end: {stops:#?}");
    }
}

/// A row of controls of unlike heights is one line to the eye.
const LINE: f64 = 30.0;

#[tokio::test]
async fn tab_goes_through_the_parts_of_the_page_and_in_each_as_the_eye_does() {
    let page = open().await;
    for width in [1440, 768, 360] {
        page.resize(width, 800).await;
        page.reload().await;
        page.get(Role::List, "Pipeline").await;
        let stops = stops(&page).await;
        assert!(stops.len() > 30, "{stops:#?}");
        for pair in stops.windows(2) {
            let ((part, top, left, _), (next, next_top, next_left, _)) = (&pair[0], &pair[1]);
            // Of one column, the whole goes down.
            let goes_on = next > part && width > 1100;
            let goes_down = next_top >= &(top + LINE);
            let goes_right = (next_top - top).abs() < LINE && next_left > left;
            assert!(
                goes_on || (next == part || width < 1100) && (goes_down || goes_right),
                "at {width} pixels from {:?} to {:?}",
                pair[0],
                pair[1]
            );
        }
    }
}

/// Notes what is announced from now on: what changes in a live region, once for each change that the page draws.
const LISTEN: &str = "window.announced = [];
    const live = '[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
    const before = new Map();
    const read = (region) => (region.checkVisibility() ? region.innerText.replace(/\\s+/g, ' ').trim() : '');
    for (const region of document.querySelectorAll(live)) before.set(region, read(region));
    const look = () => {
      for (const region of document.querySelectorAll(live)) {
        const said = read(region);
        if (said && said !== before.get(region)) window.announced.push(said);
        before.set(region, said);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);";

async fn announced(page: &Page) -> Vec<String> {
    page.frames().await;
    let said = page.run("return window.announced.splice(0);", vec![]).await;
    serde_json::from_value(said).expect("texts")
}

#[tokio::test]
async fn each_event_is_announced_once() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as").await;
    page.run(LISTEN, vec![]).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
    page.has_focus(Role::Region, "Answer").await;
    let said = announced(&page).await;
    let answers = said.iter().filter(|said| said.contains("Created"));
    assert_eq!(answers.count(), 1, "{said:#?}");
    assert!(
        said.iter()
            .all(|said| said.contains("Created") || said == "Sending…"),
        "{said:#?}"
    );

    page.show("KAlert").await;
    page.fill("Kafka topic", "").await;
    page.send().await;
    page.shows(Role::Region, "Request", "Not sent: 1 problem")
        .await;
    assert_eq!(
        announced(&page).await,
        ["Not sent: 1 problem holds it back."]
    );

    page.pick("Actions for KCpuIn", "Delete").await;
    page.tells("Deleted the draft KCpuIn.").await;
    let said = announced(&page).await;
    assert_eq!(said.len(), 1, "{said:#?}");
    assert!(
        said[0].starts_with("Deleted the draft KCpuIn."),
        "{said:#?}"
    );
}
