//! How the page begins, and the workspace.

use browser_tests::{Page, Role, Stage, dist, open};

/// Any token that the stand-in API accepts.
pub const TOKEN: &str = "TOKEN-0a1b2c3d4e5f";
/// An integration with Kafka on the stand-in API.
pub const INTEGRATION: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";

/// The example with the token in its field, and whose it is.
pub async fn connected() -> Page {
    let page = open().await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as").await;
    page
}

/// No drafts, but project, service and token.
pub async fn begun() -> Page {
    let page = open().await;
    page.press("Start empty").await;
    page.fill("Project", "my-test-project").await;
    page.fill("Flink service", "my-flink-service").await;
    page.fill("API token", TOKEN).await;
    page.leave().await;
    page.tells("Connected as").await;
    page
}

/// The API of today, with the example's job.
pub async fn applications() -> Page {
    let page = connected().await;
    page.press("Switch to applications").await;
    page.show("JobExample").await;
    page.gone(Role::Radiogroup, "Tables by").await;
    page
}

pub async fn first_page() -> Page {
    let page = open().await;
    page.get(Role::List, "Pipeline").await;
    page
}

pub async fn empty_workspace() -> Page {
    let page = open().await;
    page.press("Start empty").await;
    page.get(Role::Button, "Import").await;
    page
}

pub async fn menu_open() -> Page {
    let page = open().await;
    page.press("Add table").await;
    page.get(Role::Menu, "Add table").await;
    page
}

pub async fn fifty_drafts() -> Page {
    let page = begun().await;
    page.press("Import").await;
    let table = |number| {
        format!(
            "CREATE TABLE table_{number} (`node` INT, `cpu` FLOAT) WITH ('connector' = 'kafka', 'topic' = 'cpu_{number}', \
             'value.format' = 'json');\n"
        )
    };
    let job = |number| {
        format!(
            "INSERT INTO table_{} SELECT * FROM table_{number};\n",
            number + 1
        )
    };
    let text: String = (1..=40).map(table).chain((1..=10).map(job)).collect();
    page.enter("Text to import").await;
    page.paste_keys(&text).await;
    page.shows(Role::Dialog, "Import", "table_40").await;
    page.press("Close").await;
    page.draft("table_40").await;
    page
}

pub async fn without_desk() -> Page {
    let page = Stage {
        changed: Some(dist::without("desk-", ".wasm")),
        ..Stage::default()
    };
    let page = page.open().await;
    page.tells("SQL is not checked").await;
    page
}

/// Words are longer there.
pub async fn german() -> Page {
    let page = Stage {
        before: "Object.defineProperty(navigator, 'languages', { get: () => ['de', 'en'] });",
        ..Stage::default()
    };
    let page = page.begin().await;
    page.get(Role::List, "Pipeline").await;
    page.show("JobExample").await;
    page.fill("Statement", "INSERT INTO KAlert SELEC * FROM KCpuIn")
        .await;
    page.fill("Projekt", "Big_Project").await;
    page.leave().await;
    page.get(Role::Textbox, "Statement").await;
    page.press("Anfrage senden").await;
    page
}
