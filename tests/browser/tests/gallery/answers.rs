//! What comes of a request, and what stands around it.

use crate::start::{TOKEN, connected};
use browser_tests::{Page, Role, Stage};
use sandbox::{Act, Answer, Config, Fault, Moment};
use serde_json::json;

fn on_post(act: Act) -> Fault {
    Fault {
        method: Some("POST".to_owned()),
        act,
        ..Fault::default()
    }
}

pub async fn created() -> Page {
    let page = connected().await;
    page.show("KAlert").await;
    page.send().await;
    page.answer("Created the table KAlert.").await;
    page
}

pub async fn all_created() -> Page {
    let page = connected().await;
    page.press("Send all").await;
    page.is_in_state("JobExample", "Created").await;
    page.tells("Everything here is created.").await;
    page
}

pub async fn refused() -> Page {
    let page = connected().await;
    let said = "The schema is not valid: the column `cpu` of the sink has the type FLOAT, and the query gives DOUBLE.";
    let body = json!({ "message": said, "errors": [
        { "message": said, "status": 400, "more_info": "https://api.aiven.io/doc/#errors-and-what-they-mean-in-detail" },
        { "message": "schema_sql: Invalid", "status": 400 },
    ] });
    page.api().arm(on_post(Act::Answer(Answer {
        status: 400,
        body: Some(body.to_string().into_bytes()),
        ..Answer::default()
    })));
    page.send().await;
    page.answer("400 Bad Request").await;
    page
}

pub async fn unknown_outcome() -> Page {
    let page = connected().await;
    page.api().arm(on_post(Act::Reset(Moment::After)));
    page.send().await;
    page.answer("The request may have arrived").await;
    page.click(Role::Disclosure, "Paste the answer").await;
    page
}

pub async fn sending() -> Page {
    let page = connected().await;
    page.api().arm(on_post(Act::Hang));
    page.send().await;
    page.is_in_state("node_info", "Sending").await;
    page.shows(Role::Region, "Request", "(1 s)").await;
    page
}

/// It exists, and its draft says something else by now.
pub async fn held_back() -> Page {
    let page = created().await;
    page.fill("Kafka topic", "another").await;
    page.send().await;
    page.get(Role::Button, "Send again").await;
    page
}

pub async fn json_broken() -> Page {
    let page = connected().await;
    page.click(Role::Tab, "JSON").await;
    page.paste("Payload as JSON", "{\n  \"name\": typed\n}")
        .await;
    page.shows(Role::Region, "Request", "Line 2, column 11")
        .await;
    page
}

pub async fn script() -> Page {
    let page = connected().await;
    page.click(Role::Tab, "Script").await;
    page.click(Role::Disclosure, "Options").await;
    page.get(Role::Combobox, "Language").await;
    page
}

pub async fn notice_with_undo() -> Page {
    let page = connected().await;
    page.pick("Actions for KAlert", "Delete").await;
    page.get(Role::Button, "Undo").await;
    page
}

pub async fn production() -> Page {
    let config = json!({ "api_base": "/v1", "production": ["my-test-project/*"], "banner": "Millrace of the data team: ask in #flink" });
    let page = Stage {
        config: Config::Text(config.to_string()),
        ..Stage::default()
    };
    let page = page.open().await;
    page.get(
        Role::Textbox,
        "Type my-flink-service to change it for ten minutes",
    )
    .await;
    page.fill("API token", TOKEN).await;
    page.send().await;
    page.tells("This is a production service, and read-only")
        .await;
    page
}
