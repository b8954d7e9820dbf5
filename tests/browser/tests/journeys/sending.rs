//! What several journeys look at when a request was sent: what arrived, and what must be as before.

use browser_tests::shell::bash;
use browser_tests::{Page, Role};
use sandbox::Recorded;
use serde_json::Value;
use std::collections::BTreeMap;

/// The requests that would create something. The page's own look at a silent host is none of them.
pub fn posts(page: &Page) -> Vec<Recorded> {
    let mut arrived = page.api().requests();
    arrived.retain(|request| request.method == "POST");
    arrived
}

/// The one request that would create something.
pub fn only_post(page: &Page) -> Recorded {
    let posts = posts(page);
    assert_eq!(posts.len(), 1, "{posts:#?}");
    posts[0].clone()
}

/// What a request says, but for the headers that a browser and curl each add.
pub fn said(request: &Recorded) -> (String, String, [Option<String>; 2], String) {
    let header = |name| request.header(name).map(str::to_owned);
    (
        request.method.clone(),
        request.path.clone(),
        [header("authorization"), header("content-type")],
        request.text(),
    )
}

/// Creates tables of these names with curl, for jobs to find.
pub async fn create_tables(page: &Page, names: &[&str]) {
    for name in names {
        let body = serde_json::json!({
            "name": name, "integration_id": crate::cheat_sheet::INTEGRATION,
            "kafka_topic": "any", "schema_sql": "`a` INT",
        });
        let url = format!("{}{}", page.origin(), crate::cheat_sheet::TABLE_PATH);
        let command = format!("curl --fail --oauth2-bearer x --json '{body}' {url}");
        let ran = bash(&command, "").await;
        assert!(ran.is_well, "{ran:?}");
    }
    page.api().clear_requests();
}

/// What a failed attempt must leave as it was, and what it must offer.
pub struct Before(BTreeMap<String, String>);

impl Before {
    /// Remembers what the fields hold.
    pub async fn of(page: &Page) -> Self {
        Self(page.fields().await)
    }

    /// The fields hold what they held, and the request can be sent again.
    pub async fn still_holds(&self, page: &Page) {
        page.get(Role::Button, "Send request").await;
        assert_eq!(page.fields().await, self.0, "the fields after sending");
    }
}

/// The body of a request, which must be JSON.
pub fn body(request: &Recorded) -> Value {
    request.json().expect("a body of JSON")
}
