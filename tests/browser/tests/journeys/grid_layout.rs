//! Where things stand in the grid of columns and around it, at every width.

use crate::columns::{as_grid, grid_of};
use browser_tests::wait::until;
use browser_tests::{Page, Role, open};
use serde_json::Value;

const COLUMNS: &str = "`at` TIMESTAMP_LTZ(3) METADATA FROM 'timestamp', `up` AS UPPER(`c`), `c` STRING, \
    WATERMARK FOR `at` AS `at`, PRIMARY KEY (`c`) NOT ENFORCED";

/// Left, top, right and bottom of a thing, in pixels of the screen.
async fn place(page: &Page, role: Role, name: &str) -> [f64; 4] {
    let element = page.get(role, name).await;
    let element = element.to_json().expect("a reference to the element");
    let script = "const {left, top, right, bottom} = arguments[0].getBoundingClientRect();
        return [left, top, right, bottom];";
    let sides = page.run(script, vec![element]).await;
    serde_json::from_value(sides).expect("four sides")
}

#[tokio::test]
async fn no_type_is_cut() {
    let page = grid_of("KAlert", COLUMNS).await;
    let cell = page.get(Role::Combobox, "Column 1 type").await;
    let cell = cell.to_json().expect("a reference to the cell");
    for width in [1440, 1100, 768, 360, 320] {
        page.resize(width, 900).await;
        let script = "return arguments[0].scrollWidth - arguments[0].clientWidth;";
        let cut = page.run(script, vec![cell.clone()]).await;
        assert_eq!(cut, Value::from(0), "at {width} pixels");
    }
}

#[tokio::test]
async fn a_watermark_and_an_expression_stand_in_one_line() {
    let page = grid_of("KAlert", COLUMNS).await;
    // Beside the request and, on a tablet, over the whole width. In between the form is as narrow as a phone.
    for width in [1440, 768] {
        page.resize(width, 900).await;
        let column = place(&page, Role::Combobox, "Watermark column").await;
        let expression = place(&page, Role::Combobox, "Watermark expression").await;
        assert!((column[1] - expression[1]).abs() < 1.0, "at {width} pixels");
        let name = place(&page, Role::Textbox, "Column 2 name").await;
        let expression = place(&page, Role::Combobox, "Column 2 expression").await;
        assert!((name[1] - expression[1]).abs() < 1.0, "at {width} pixels");
    }
}

#[tokio::test]
async fn what_is_wrong_stands_between_the_rows_and_the_buttons() {
    let page = grid_of("KAlert", "`a` INTT").await;
    for width in [1440, 360] {
        page.resize(width, 900).await;
        let row = place(&page, Role::Combobox, "Column 1 type").await;
        let fix = place(&page, Role::Button, "Fix it: Writes “INT”").await;
        let add = place(&page, Role::Button, "Add column").await;
        assert!(row[3] <= fix[1] && fix[3] <= add[1], "at {width} pixels");
    }
}

#[tokio::test]
async fn a_draft_that_is_chosen_on_a_narrow_screen_begins_at_its_top() {
    let page = open().await;
    page.resize(360, 740).await;
    page.show("KAlert").await;
    as_grid(&page).await;
    let script = "return document.querySelector('main h2').getBoundingClientRect().top;";
    let top = async || page.run(script, vec![]).await.as_f64().unwrap_or(-1.0);
    until("the form at the top", top, |top| (0.0..120.0).contains(top)).await;
}
