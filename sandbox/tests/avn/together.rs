//! Two clients at one API: the command line, and bytes on a socket. What one makes the other sees.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpStream};

use serde_json::{Value, json};

use crate::applications::{deploy, id_of, told, version};
use crate::program::Avn;

const FLINK: &str = "/v1/project/my-test-project/service/my-flink-service/flink";

/// Sends a body to what stands behind `flink`, and gives the JSON of the answer, which must be 200.
fn call(addr: SocketAddr, method: &str, path: &str, body: &str) -> Value {
    let mut stream = TcpStream::connect(addr).expect("the sandbox listens");
    let length = body.len();
    let request = format!(
        "{method} {FLINK}{path} HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer T\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    stream.write_all(request.as_bytes()).expect("it is sent");
    let mut answer = String::new();
    stream.read_to_string(&mut answer).expect("it is answered");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    assert!(head.starts_with("HTTP/1.1 200 "), "{answer}");
    serde_json::from_str(body).expect("the body is JSON")
}

pub(crate) fn sees_what_others_made(avn: &Avn<'_>) {
    let body = json!({ "name": "ByHand", "application_version": version() });
    let addr = avn.running.addr;
    let made = call(addr, "POST", "/application", &body.to_string());
    let id = id_of(&made);
    let listed = told(avn, "list-applications", &[]);
    assert_eq!(
        (
            &listed["applications"][0]["id"],
            &listed["applications"][0]["name"]
        ),
        (&json!(id), &json!("ByHand"))
    );
    assert_eq!(
        told(avn, "get-application", &["--application-id", &id]),
        made
    );
    let version = &made["application_versions"][0];
    let rest = [
        "--application-id",
        &id,
        "--application-version-id",
        &id_of(version),
    ];
    assert_eq!(told(avn, "get-application-version", &rest), *version);
    let body = json!({ "version_id": version["id"] });
    let path = format!("/application/{id}/deployment");
    let deployed = call(addr, "POST", &path, &body.to_string());
    let listed = told(
        avn,
        "list-application-deployments",
        &["--application-id", &id],
    );
    assert_eq!(listed["deployments"][0]["id"], deployed["id"]);
}

pub(crate) fn others_see_what_it_made(avn: &Avn<'_>) {
    let body = json!({ "name": "ByAvn", "application_version": version() });
    let made = told(avn, "create-application", &[&body.to_string()]);
    assert_eq!(avn.last_body(), body);
    let addr = avn.running.addr;
    let path = format!("/application/{}", id_of(&made));
    assert_eq!(call(addr, "GET", &path, ""), made);
    let listed = call(addr, "GET", "/application", "");
    assert_eq!(listed["applications"][1]["name"], "ByAvn");
    let version = &made["application_versions"][0]["id"];
    let deployment = deploy(avn, &id_of(&made), &json!({ "version_id": version }));
    let shown = call(addr, "GET", &format!("{path}/deployment/{deployment}"), "");
    assert_eq!(
        (&shown["status"], &shown["version_id"]),
        (&json!("CREATED"), version)
    );
}
