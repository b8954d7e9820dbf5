//! `/sandbox/…`: reading what arrived, arming faults, moving deployments and starting over, for
//! tests that are not in this process.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::api::Pace;
use crate::fault::Fault;
use crate::handle::Handle;

/// One fault or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Faults {
    Several(Vec<Value>),
    One(Value),
}

/// What moves deployments: `{"pace": "hand"}`, `"advance"`, or
/// `{"hold": {"id": "…", "status": "RESTARTING"}}`.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Move {
    Pace(Pace),
    Advance,
    Hold {
        id: String,
        status: String,
        error_msg: Option<String>,
    },
}

/// All deployments as they stand. Nothing moves by it.
pub(crate) async fn deployments(State(handle): State<Handle>) -> Json<Value> {
    Json(json!({ "deployments": handle.deployments() }))
}

pub(crate) async fn move_deployments(
    State(handle): State<Handle>,
    body: Bytes,
) -> (StatusCode, Json<Value>) {
    let moved = match serde_json::from_slice(&body) {
        Ok(Move::Pace(pace)) => {
            handle.set_pace(pace);
            Ok(())
        }
        Ok(Move::Advance) => {
            handle.advance();
            Ok(())
        }
        Ok(Move::Hold {
            id,
            status,
            error_msg,
        }) => handle.hold_deployment(&id, &status, error_msg),
        Err(error) => Err(format!("not a move: {error}")),
    };
    match moved {
        Ok(()) => (
            StatusCode::OK,
            Json(json!({ "deployments": handle.deployments() })),
        ),
        Err(message) => (StatusCode::BAD_REQUEST, Json(json!({ "message": message }))),
    }
}

pub(crate) async fn requests(State(handle): State<Handle>) -> Json<Value> {
    let requests = handle.requests();
    let requests: Vec<Value> = requests.iter().map(crate::Recorded::to_json).collect();
    Json(json!({ "requests": requests }))
}

pub(crate) async fn clear(State(handle): State<Handle>) -> Json<Value> {
    handle.clear_requests();
    Json(json!({}))
}

pub(crate) async fn reset(State(handle): State<Handle>) -> Json<Value> {
    handle.reset();
    Json(json!({}))
}

pub(crate) async fn faults_left(State(handle): State<Handle>) -> Json<Value> {
    Json(json!({ "left": handle.faults_left() }))
}

pub(crate) async fn disarm(State(handle): State<Handle>) -> Json<Value> {
    handle.disarm();
    Json(json!({}))
}

/// Arms all of the faults, or none of them when one is not understood.
pub(crate) async fn arm(State(handle): State<Handle>, body: Bytes) -> (StatusCode, Json<Value>) {
    match read(&body) {
        Ok(faults) => {
            for fault in faults {
                handle.arm(fault);
            }
            let left = handle.faults_left();
            (StatusCode::OK, Json(json!({ "left": left })))
        }
        Err(error) => {
            let message = format!("not a fault: {error}");
            let answer = Json(json!({ "message": message }));
            (StatusCode::BAD_REQUEST, answer)
        }
    }
}

fn read(body: &[u8]) -> Result<Vec<Fault>, serde_json::Error> {
    let values = match serde_json::from_slice(body)? {
        Faults::Several(values) => values,
        Faults::One(value) => vec![value],
    };
    values.into_iter().map(serde_json::from_value).collect()
}
