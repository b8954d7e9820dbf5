//! The panel `On the service`: what exists there, how its state is followed, and what can be done with it.

mod acts;
mod drafts;
mod looks;

use crate::cheat_sheet::JOB_PATH;
use browser_tests::Page;
use browser_tests::shell::bash;
use sandbox::Recorded;
use serde_json::json;

/// Creates a job of a table with curl, and gives its id.
async fn create_job(page: &Page, name: &str, table: &str) -> String {
    let body = json!({ "job_name": name, "tables": [table], "statement": format!("INSERT INTO {table} SELECT 1") });
    let url = format!("{}{JOB_PATH}", page.origin());
    let ran = bash(
        &format!("curl --fail --oauth2-bearer x --json '{body}' {url}"),
        "",
    )
    .await;
    assert!(ran.is_well, "{ran:?}");
    page.api().clear_requests();
    let answer: serde_json::Value = serde_json::from_str(&ran.output).expect("JSON");
    answer["job_id"].as_str().expect("an id").to_owned()
}

fn of(page: &Page, method: &str, end: &str) -> Vec<Recorded> {
    let mut requests = page.api().requests();
    requests.retain(|request| request.method == method && request.path.ends_with(end));
    requests
}
