//! What the API says, where somebody else speaks in its place: names in its lists, and the words of its refusals.

use crate::bench::{self, TOKEN, breaches};
use crate::payload;
use crate::threats::played;
use browser_tests::wait::until;
use browser_tests::{Page, Role};
use sandbox::{Act, Answer, Fault};
use serde_json::{Value, json};
use thirtyfour::Key;

const INTEGRATION: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";
/// As many entries as a list at a field shows.
const AT_ONCE: usize = 100;

fn answer(status: u16, body: &Value) -> Act {
    Act::Answer(Answer {
        status,
        body: Some(body.to_string().into_bytes()),
        ..Answer::default()
    })
}

/// From now on, questions whose path ends so are answered so.
fn lists(page: &Page, end: &str, body: &Value) {
    page.api().arm(Fault {
        times: 1000,
        method: Some("GET".to_owned()),
        path_suffix: Some(end.to_owned()),
        act: answer(200, body),
        ..Fault::default()
    });
}

fn each(some: &[String], entry: impl Fn(usize, &str) -> Value) -> Value {
    some.iter()
        .enumerate()
        .map(|(number, said)| entry(number, said))
        .collect()
}

/// Has the API list these names, wherever the page asks for some.
fn arm(page: &Page, some: &[String]) {
    let first = &some[0];
    lists(
        page,
        "/v1/me",
        &json!({ "user": { "user": first, "real_name": some[1], "projects": some } }),
    );
    lists(
        page,
        "/v1/project",
        &json!({ "projects": each(some, |_, said| json!({ "project_name": said })) }),
    );
    let service =
        |_, said: &str| json!({ "service_name": said, "service_type": "flink", "state": said });
    lists(
        page,
        "/service",
        &json!({ "services": each(some, service) }),
    );
    let integration = |number, said: &str| {
        json!({
            "active": true, "enabled": true, "description": said, "dest_service": "my-flink-service",
            "dest_project": "my-test-project", "dest_service_type": "flink", "integration_type": "flink",
            "service_integration_id": if number == 0 { INTEGRATION.to_owned() } else { format!("{number}{said}") },
            "source_project": "my-test-project", "source_service": if number == 0 { "demo-kafka" } else { said },
            "source_service_type": "kafka", "integration_status": { "state": "active", "state_user_desc": said },
        })
    };
    lists(
        page,
        "/integration",
        &json!({ "service_integrations": each(some, integration) }),
    );
    let topic = |_, said: &str| json!({ "topic_name": said, "partitions": 1, "state": said, "cleanup_policy": said });
    lists(page, "/topic", &json!({ "topics": each(some, topic) }));
    let table = |_, said: &str| {
        json!({
            "table_id": said, "table_name": said, "schema_sql": said, "integration_id": said, "kafka": { "topic": said },
            "columns": [{ "name": said, "data_type": said, "nullable": true }],
        })
    };
    lists(
        page,
        "/flink/table",
        &json!({ "tables": each(some, table) }),
    );
    let job = |_, said: &str| json!({ "id": said, "job_id": said, "name": said, "status": said, "state": said });
    lists(page, "/flink/job", &json!({ "jobs": each(some, job) }));
    let application =
        |_, said: &str| json!({ "id": said, "name": said, "created_by": said, "updated_at": said });
    lists(
        page,
        "/flink/application",
        &json!({ "applications": each(some, application) }),
    );
}

/// Opens the list at a field and waits until it is there.
async fn look(page: &Page, field: &str, list: &str) -> usize {
    page.fill(field, "").await;
    page.keys(Key::Down).await;
    let count = async || page.choices(list).await.len();
    until(list, count, |count| *count >= AT_ONCE).await;
    assert_eq!(breaches_of(page).await, Vec::<String>::new(), "{list}");
    page.keys(Key::Escape).await;
    AT_ONCE
}

/// What got through but for questions to the API, which here are meant.
async fn breaches_of(page: &Page) -> Vec<String> {
    let mut seen = breaches(page).await;
    let own = format!("a request: {}/v1/", page.origin());
    seen.retain(|said| !said.starts_with(&own));
    // A 404 for what only the list has.
    seen.retain(|said| !said.contains("Failed to load resource"));
    seen
}

#[tokio::test]
async fn no_name_in_a_list_of_the_api_becomes_markup_or_hides_what_it_says() {
    let page = bench::open().await;
    let all = payload::all();
    let mut shown = 0;
    for some in all.chunks(AT_ONCE) {
        arm(&page, some);
        page.reload().await;
        page.get(Role::Button, "Import").await;
        page.run("traps.asked.length = 0;", vec![]).await;
        page.show("KAlert").await;
        page.fill("API token", TOKEN).await;
        page.leave().await;
        page.tells("Connected as").await;
        shown += look(&page, "Integration ID", "Integrations").await;
        page.fill("Integration ID", INTEGRATION).await;
        shown += look(&page, "Kafka topic", "Kafka topics").await;
        shown += look(&page, "Flink service", "Flink services").await;
        shown += look(&page, "Project", "Projects").await;
        page.fill("Project", "my-test-project").await;
        page.fill("Flink service", "my-flink-service").await;
        page.press("On the service").await;
        let rows = "return document.querySelectorAll('#desk-service li').length;";
        let count = async || page.run(rows, vec![]).await.as_u64();
        until("tables and jobs", count, |count| *count >= Some(2 * 100)).await;
        assert_eq!(
            breaches_of(&page).await,
            Vec::<String>::new(),
            "tables and jobs"
        );
        shown += 2 * AT_ONCE;
        page.choose("API", "Applications (current)").await;
        until("applications", count, |count| *count >= Some(100)).await;
        assert_eq!(
            breaches_of(&page).await,
            Vec::<String>::new(),
            "applications"
        );
        shown += AT_ONCE;
        page.choose("API", "Tables and jobs (2021)").await;
        page.api().disarm();
    }
    played(
        "no_name_in_a_list_of_the_api_becomes_markup_or_hides_what_it_says",
        shown,
    );
}

#[tokio::test]
async fn no_refusal_of_the_api_becomes_markup_or_hides_what_it_says() {
    let page = bench::open().await;
    page.fill("API token", TOKEN).await;
    let all = payload::all();
    for (number, said) in all.iter().enumerate() {
        let status = [400, 409, 422, 500][number % 4];
        let body = json!({
            "message": said, "errors": [{ "message": said, "status": said, "error_code": said, "link": said }],
            "more_info": format!("https://aiven.io/{said}"), said: said,
        });
        page.api().arm(Fault {
            method: Some("POST".to_owned()),
            act: answer(status, &body),
            ..Fault::default()
        });
        let name = format!("t{number}");
        let script = "const [name, status] = arguments;
            const { until, put, button } = window.traps;
            put(document.getElementById('field-name'), name);
            await new Promise((go) => requestAnimationFrame(go));
            button(document.querySelector('section.request'), 'Send request').click();
            await until('the answer', () => document.getElementById('desk-answer').innerText.includes(status));
            document.querySelectorAll('details:not([open]) > summary').forEach((summary) => summary.click());
            await new Promise((go) => requestAnimationFrame(go));";
        bench::run(
            &page,
            script,
            vec![json!(name), json!(format!("{status} "))],
        )
        .await;
        assert_eq!(breaches_of(&page).await, Vec::<String>::new(), "{said:?}");
        let clear =
            "window.traps.button(document.querySelector('section.answer'), 'Clear')?.click();";
        page.run(clear, vec![]).await;
    }
    played(
        "no_refusal_of_the_api_becomes_markup_or_hides_what_it_says",
        all.len(),
    );
}
