//! What arrived, read in process and through `/sandbox/requests`.

use serde_json::json;

use crate::client::{FLINK, bare, call, expect, post, post_text, sandbox};

#[tokio::test]
async fn every_request_to_the_api_is_recorded_as_sent() {
    let running = sandbox().await;
    let path = "/v1/project/a%2Fb/service/ä?limit=999&x=%20".replace('ä', "%C3%A4");
    let mut odd = post_text(&path, "{ not json \u{e9}");
    odd.headers_mut()
        .insert("X-Odd", "Kept As Is".parse().expect("a header value"));
    expect(&running, 404, odd).await;
    expect(&running, 401, bare("GET", &format!("{FLINK}/table"))).await;
    expect(&running, 404, bare("GET", "/index.html")).await;

    let requests = running.handle.requests();
    assert_eq!(requests.len(), 2, "files are not recorded");
    assert_eq!((requests[0].number, requests[1].number), (1, 2));
    assert_eq!(
        (requests[0].method.as_str(), &requests[0].path),
        ("POST", &path)
    );
    assert_eq!(requests[0].body, "{ not json \u{e9}".as_bytes());
    assert_eq!(requests[0].header("x-odd"), Some("Kept As Is"));
    assert_eq!(requests[0].header("authorization"), Some("Bearer T"));
    assert_eq!(requests[0].json(), None);

    let listed = expect(&running, 200, bare("GET", "/sandbox/requests"))
        .await
        .json();
    let first = &listed["requests"][0];
    assert_eq!(
        (&first["number"], &first["method"]),
        (&json!(1), &json!("POST"))
    );
    assert_eq!(
        (&first["path"], &first["body"]),
        (&json!(path), &json!("{ not json é"))
    );
    assert_eq!(first["body_hex"], "7b206e6f74206a736f6e20c3a9");
    let headers = first["headers"].as_array().expect("a list");
    assert!(headers.contains(&json!(["x-odd", "Kept As Is"])));
}

#[tokio::test]
async fn a_waiter_gets_the_requests_when_they_have_arrived() {
    let running = sandbox().await;
    let handle = running.handle.clone();
    let waiter = tokio::spawn(async move { handle.arrived(2).await.len() });
    expect(&running, 200, call("GET", "/v1/me")).await;
    expect(&running, 200, call("GET", "/v1/me")).await;
    assert_eq!(waiter.await.expect("the waiter ends"), 2);
}

#[tokio::test]
async fn clearing_keeps_the_tables_and_a_reset_does_not() {
    let running = sandbox().await;
    let body = json!({
        "integration_id": "a4af7409-d167-4f31-af13-ddd4cd06564f",
        "name": "T",
        "jdbc_table": "t",
        "schema_sql": "a INT",
    });
    expect(&running, 200, post(&format!("{FLINK}/table"), &body)).await;
    expect(&running, 200, bare("DELETE", "/sandbox/requests")).await;
    assert!(running.handle.requests().is_empty());
    assert_eq!(running.handle.tables().len(), 1);
    running.handle.arm(sandbox::Fault::default());
    expect(&running, 200, bare("POST", "/sandbox/reset")).await;
    assert!(running.handle.tables().is_empty());
    assert_eq!(running.handle.faults_left(), 0);
}
