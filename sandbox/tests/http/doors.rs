//! Who gets in, and which door does not exist.

use crate::client::{FLINK, bare, call, expect, post, post_text, sandbox};

#[tokio::test]
async fn a_call_without_a_token_is_told_that_the_token_is_missing() {
    let running = sandbox().await;
    let answer = expect(&running, 401, bare("GET", &format!("{FLINK}/table"))).await;
    assert_eq!(answer.messages(), ["Missing (expired) db token"]);
}

#[tokio::test]
async fn both_schemes_are_taken_in_any_case() {
    let running = sandbox().await;
    for value in [
        "Bearer T",
        "bearer T",
        "aivenv1 T",
        "AIVENV1 T",
        "AivenV1  a+/b==",
    ] {
        let mut request = bare("GET", "/v1/project");
        request
            .headers_mut()
            .insert("authorization", value.parse().expect("a header value"));
        expect(&running, 200, request).await;
    }
}

#[tokio::test]
async fn wrong_and_misshapen_tokens_are_refused() {
    let running = sandbox().await;
    let cases = [
        ("Bearer wrong", "Invalid token"),
        ("aivenv1 wrong", "Invalid token"),
        ("Basic dTpw", "Invalid token"),
        ("Bearer T and more", "Invalid token"),
        ("Bearer ", "Missing (expired) db token"),
        ("Bearer", "Missing (expired) db token"),
    ];
    for (value, message) in cases {
        let mut request = bare("GET", "/v1/project");
        request
            .headers_mut()
            .insert("authorization", value.parse().expect("a header value"));
        assert_eq!(
            expect(&running, 401, request).await.messages(),
            [message],
            "{value:?}"
        );
    }
}

#[tokio::test]
async fn what_is_not_there_is_named_as_aiven_names_it() {
    let running = sandbox().await;
    let cases = [
        (
            "/v1/project/other/service/my-flink-service/flink/table",
            "Project other does not exist",
        ),
        (
            "/v1/project/my-test-project/service/other/flink/table",
            "Service other does not exist",
        ),
        (
            "/v1/project/my-test-project/service/a%2Fb/flink/table",
            "Service a/b does not exist",
        ),
        (
            "/v1/project/my%20test-project/service",
            "Project my test-project does not exist",
        ),
    ];
    for (path, message) in cases {
        assert_eq!(
            expect(&running, 404, call("GET", path)).await.messages(),
            [message]
        );
    }
}

#[tokio::test]
async fn the_test_segment_that_the_cheat_sheet_prints_leads_nowhere() {
    let running = sandbox().await;
    let path = "/v1/project/my-test-project/test/service/my-flink-service/flink/table";
    expect(&running, 404, call("GET", path)).await.messages();
}

#[tokio::test]
async fn encoded_segments_are_decoded_one_by_one() {
    let running = sandbox().await;
    let encoded = "/v1/project/my%2Dtest%2dproject/service/my-flink%2Dservice/flink/table";
    expect(&running, 200, call("GET", encoded)).await;
    let slash = "/v1/project/my-test-project%2Fservice/my-flink-service/flink/table";
    expect(&running, 404, call("GET", slash)).await;
    for broken in ["%2", "%zz", "%ff"] {
        let path = format!("/v1/project/{broken}/service");
        expect(&running, 400, call("GET", &path)).await.messages();
    }
}

#[tokio::test]
async fn a_query_does_not_matter() {
    let running = sandbox().await;
    expect(
        &running,
        200,
        call("GET", &format!("{FLINK}/table?limit=999")),
    )
    .await;
}

#[tokio::test]
async fn a_method_that_a_path_does_not_have_is_405() {
    let running = sandbox().await;
    for (method, path) in [
        ("PUT", format!("{FLINK}/table")),
        (
            "PATCH",
            format!("{FLINK}/table/8b8ac2fe-b6eb-46bc-b327-fb4b84d27276"),
        ),
        (
            "DELETE",
            format!("{FLINK}/job/b0d2e38e3454d8a4fefd04fac8b112ab"),
        ),
        ("POST", "/v1/project".to_owned()),
    ] {
        expect(&running, 405, call(method, &path)).await.messages();
    }
}

#[tokio::test]
async fn a_body_must_be_json_and_must_say_so() {
    let running = sandbox().await;
    let path = format!("{FLINK}/table");
    for body in [
        "",
        "{",
        "name=node_info",
        "{\"name\": \"a\",}",
        "[]",
        "null",
        "\"text\"",
    ] {
        expect(&running, 400, post_text(&path, body))
            .await
            .messages();
    }
    let mut form = post(&path, &serde_json::json!({}));
    let value = "application/x-www-form-urlencoded"
        .parse()
        .expect("a header value");
    form.headers_mut().insert("content-type", value);
    let answer = expect(&running, 400, form).await;
    assert_eq!(answer.messages(), ["Content-Type must be application/json"]);
}

#[tokio::test]
async fn flink_lives_only_on_the_flink_service() {
    let running = sandbox().await;
    let path = "/v1/project/my-test-project/service/demo-kafka/flink/table";
    expect(&running, 400, call("GET", path)).await.messages();
}
