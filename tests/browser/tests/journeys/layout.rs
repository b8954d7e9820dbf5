//! At every width the page fits: nothing scrolls sideways but code.

use crate::cheat_sheet::{TOKEN, begin_empty};
use browser_tests::{Page, Role, open};
use serde_json::{Value, json};

const WIDTHS: [u32; 5] = [1440, 1100, 768, 360, 320];

/// The widths at which the page does not fit, with what sticks out.
pub async fn misfits(page: &Page, what: &str) -> Vec<String> {
    let script = "const root = document.scrollingElement;
        if (root.scrollWidth <= innerWidth) return null;
        const isOut = (element) => element.checkVisibility() && element.getBoundingClientRect().right > innerWidth + 1;
        // What scrolls by itself may hold more than it shows.
        const scrolls = (element) => element !== document.body && getComputedStyle(element).overflowX !== 'visible';
        const isHeld = (element) => element && (scrolls(element) || isHeld(element.parentElement));
        const out = [...document.querySelectorAll('body *')].filter(
            (element) => isOut(element) && !isHeld(element.parentElement));
        const named = out.slice(0, 5).map((element) => `${element.tagName} “${element.textContent.slice(0, 40)}”`);
        return `${root.scrollWidth} px: ${named.join(', ')}`;";
    let mut misfits = Vec::new();
    for width in WIDTHS {
        page.resize(width, 900).await;
        for scheme in ["light", "dark"] {
            page.prefer(scheme).await;
            let out = page.run(script, vec![]).await;
            if out != Value::Null {
                misfits.push(format!("{what} at {width} px, {scheme}: {out}"));
            }
            page.picture(&format!("{what}-{width}-{scheme}")).await;
        }
    }
    page.resize(1440, 900).await;
    misfits
}

pub fn none(misfits: &[String]) {
    assert!(misfits.is_empty(), "{misfits:#?}");
}

#[tokio::test]
async fn the_example_fits_before_and_after_it_is_sent() {
    let page = open().await;
    let mut out = misfits(&page, "example").await;
    page.fill("API token", TOKEN).await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    out.extend(misfits(&page, "example-sent").await);
    page.press("Settings").await;
    out.extend(misfits(&page, "settings").await);
    none(&out);
}

#[tokio::test]
async fn a_form_with_every_problem_and_a_very_long_name_fits() {
    let page = open().await;
    begin_empty(&page).await;
    let long = "W".repeat(200);
    page.pick("Add table", "Kafka table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.paste("Table name", &long).await;
    page.paste("Kafka topic", &format!("{long}{long}/")).await;
    page.paste("Integration ID", &long).await;
    page.click(Role::Disclosure, "Formats and start position")
        .await;
    page.choose("Connector type", "upsert-kafka").await;
    page.choose("Startup mode", "timestamp").await;
    page.paste("Key fields", &long).await;
    page.paste("Project", &format!("{long} ")).await;
    page.paste("Flink service", "..").await;
    page.send().await;
    page.shows(Role::Region, "Request", "problems hold it back")
        .await;
    let mut out = misfits(&page, "problems-kafka").await;

    page.pick("Add table", "PostgreSQL table").await;
    page.has_focus(Role::Textbox, "Table name").await;
    page.send().await;
    page.shows(Role::Region, "Request", "problems hold it back")
        .await;
    out.extend(misfits(&page, "problems-postgresql").await);

    page.press("Add job").await;
    page.has_focus(Role::Textbox, "Job name").await;
    page.send().await;
    page.shows(Role::Region, "Request", "problems hold it back")
        .await;
    out.extend(misfits(&page, "problems-job").await);
    none(&out);
}

#[tokio::test]
async fn a_long_answer_and_a_long_notice_fit() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    let long = "W".repeat(300);
    page.paste("Table name", &long).await;
    let message =
        json!({ "message": long.clone(), "errors": [{ "message": long.clone(), "status": 409 }] });
    page.api().arm(sandbox::Fault {
        method: Some("POST".to_owned()),
        act: sandbox::Act::Answer(sandbox::Answer {
            status: 409,
            body: Some(message.to_string().into_bytes()),
            ..sandbox::Answer::default()
        }),
        ..sandbox::Fault::default()
    });
    page.press("Send request").await;
    // The name is too long for the API, which the page knows; the answer is what is looked at here.
    page.press("Send anyway").await;
    page.answer("409 Conflict").await;
    let mut out = misfits(&page, "long-answer").await;
    page.pick(&format!("Actions for {long}"), "Delete").await;
    page.tells("Deleted the draft").await;
    out.extend(misfits(&page, "long-notice").await);
    none(&out);
}

/// On a phone, behind the bar and the drafts; what is done with all of them comes behind the answer.
#[tokio::test]
async fn on_a_narrow_screen_the_form_begins_on_the_first_screen() {
    let page = open().await;
    page.resize(390, 844).await;
    page.get(Role::Button, "Send all").await;
    let tops = "return ['.drafts', 'main', '#answer', '.send-all'].map((selector) =>
        document.querySelector(selector).getBoundingClientRect().top + scrollY);";
    let tops = page.run(tops, vec![]).await;
    let tops: Vec<f64> = serde_json::from_value(tops).expect("numbers");
    assert!(tops.is_sorted(), "drafts, form, answer, the rest: {tops:?}");
    assert!(tops[1] < 844.0 * 0.7, "the form begins at {}", tops[1]);
}

#[tokio::test]
async fn on_a_narrow_screen_everything_can_be_reached_and_used() {
    let page = open().await;
    page.resize(320, 640).await;
    begin_empty(&page).await;
    crate::cheat_sheet::fill_node_info(&page).await;
    page.send().await;
    page.answer("Created the table node_info.").await;
}

#[tokio::test]
async fn lists_at_fields_and_the_panel_of_the_service_fit() {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.show("KAlert").await;
    page.press("On the service").await;
    page.click(Role::Button, "KAlert Kafka").await;
    page.press("Show Flink services").await;
    page.shows(Role::Listbox, "Flink services", "my-flink-service")
        .await;
    let mut out = misfits(&page, "pick-service").await;
    page.press("Show integrations").await;
    page.shows(Role::Listbox, "Integrations", "demo-kafka")
        .await;
    out.extend(misfits(&page, "pick-integration").await);
    page.press("Delete table").await;
    page.has_focus(Role::Button, "Keep it").await;
    out.extend(misfits(&page, "service-doubt").await);
    page.press("Keep it").await;
    page.press("Paste the tables…").await;
    page.shows(Role::Dialog, "Paste the tables on my-flink-service", "curl")
        .await;
    out.extend(misfits(&page, "pick-paste").await);
    none(&out);
}

/// Every kind of row, with names and types that are too long for any cell.
const WIDE: &str = "`averyveryveryverylongnameofacolumnwithoutanybreak` ROW<`averyveryverylongname` DECIMAL(38, 18), `b` INT>, \
    `ts` TIMESTAMP_LTZ(3) NOT NULL METADATA FROM 'timestamp' VIRTUAL COMMENT 'a long comment that says more than fits', \
    `up` AS UPPER(`averyveryveryverylongnameofacolumnwithoutanybreak`) COMMENT 'x', UNIQUE (averyveryveryverylongname), \
    `wrong` INTT, WATERMARK FOR `ts` AS `ts` - INTERVAL '5' SECOND, PRIMARY KEY (`wrong`, `up`) NOT ENFORCED";

#[tokio::test]
async fn the_grid_and_the_editor_fit_with_every_kind_of_row_and_their_lists_open() {
    let page = crate::columns::grid_of("KAlert", WIDE).await;
    page.send().await;
    page.shows(Role::Region, "Request", "Not sent").await;
    let mut out = misfits(&page, "grid").await;
    page.enter("Column 1 name").await;
    page.paste_keys("x\ttext\naveryveryveryverylongnameofacolumnwithoutanybreak2\tjsonb\n")
        .await;
    page.get(Role::List, "What was pasted").await;
    out.extend(misfits(&page, "grid-pasted").await);
    page.enter("Column 1 type").await;
    page.chord(&[thirtyfour::Key::Control], thirtyfour::Key::Space)
        .await;
    page.fill("Column 1 type", "t").await;
    page.get(Role::Listbox, "Types").await;
    out.extend(misfits(&page, "grid-types").await);
    crate::columns::as_sql(&page).await;
    out.extend(misfits(&page, "sql").await);
    page.fill("Schema SQL", "`a` TIM").await;
    page.chord(&[thirtyfour::Key::Control], thirtyfour::Key::Space)
        .await;
    page.get(Role::Listbox, "What can stand here").await;
    out.extend(misfits(&page, "sql-offer").await);
    none(&out);
}

#[tokio::test]
async fn on_a_narrow_screen_columns_are_edited_in_the_grid() {
    let page = crate::columns::grid_of("node_info", "`a` INT, `b` INT").await;
    page.resize(360, 640).await;
    page.press("Move column 2 up").await;
    crate::columns::holds(&page, "`b` INT, `a` INT").await;
    page.click(Role::Checkbox, "Column 1 nullable").await;
    page.press("Add column").await;
    page.has_focus(Role::Textbox, "Column 3 name").await;
    page.keys("c").await;
    page.fill("Column 3 type", "big").await;
    page.click(Role::Choice, "BIGINT whole number up to ±9.2 × 10¹⁸")
        .await;
    crate::columns::holds(&page, "`b` INT NOT NULL, `a` INT, `c` BIGINT").await;
}
