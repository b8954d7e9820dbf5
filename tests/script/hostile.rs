//! Whatever was typed: what arrives is what was typed, once, and nothing else happens.

use super::case::Case;
use super::size::number;
use super::stage::{Stage, always};
use millrace::api::endpoints::CREATE_JOB;
use millrace::api::request::Request;
use millrace::snippet::Options;
use millrace::snippet::script::SCRIPTS;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// How many drafts stand in one script.
const BATCH: u32 = 20;

/// What one script is to create, and at which service.
struct Batch {
    cases: Vec<Case>,
    requests: Vec<Request>,
    /// The id of every table that a job lists. These are there before the script runs.
    known: BTreeMap<String, String>,
}

impl Batch {
    /// The cases whose names tell them apart, tables before jobs, all at the service of the first.
    fn new(cases: impl Iterator<Item = Case>, stage: &Stage) -> Self {
        let mut cases: Vec<Case> = cases.collect();
        cases.sort_by_key(is_job);
        let mut seen = std::collections::BTreeSet::new();
        cases.retain(|case| {
            let name = name(case).to_owned();
            !name.is_empty() && seen.insert((is_job(case), name))
        });
        let mut known = BTreeMap::new();
        for listed in cases
            .iter()
            .filter_map(|case| case.body["table_ids"].as_array())
            .flatten()
        {
            let id = format!("00000000-0000-4000-8000-{:012}", known.len());
            known
                .entry(listed.as_str().expect("a name").to_owned())
                .or_insert(id);
        }
        let port = stage
            .base()
            .split([':', '/'])
            .nth(4)
            .and_then(|port| port.parse().ok());
        let mut requests: Vec<Request> = cases
            .iter()
            .map(|case| case.request(port.expect("a port"), "f"))
            .collect();
        let first = requests[0].clone();
        for request in &mut requests {
            request.base =
                millrace::api::base::ApiBase::parse(&stage.base(), "https://page.example")
                    .expect("a good base");
            request.scheme = first.scheme;
            let last = request.path.pop().expect("a segment");
            request.path.clone_from(&first.path);
            request.path.pop();
            request.path.push(last);
        }
        Self {
            cases,
            requests,
            known,
        }
    }

    /// What must arrive: every body but those of tables that are there, with the ids of a job's tables.
    fn expected(&self) -> Vec<Value> {
        let new = self
            .cases
            .iter()
            .filter(|case| is_job(case) || !self.known.contains_key(name(case)));
        new.map(|case| {
            let mut body = case.body.clone();
            for listed in body
                .get_mut("table_ids")
                .and_then(Value::as_array_mut)
                .into_iter()
                .flatten()
            {
                *listed = json!(self.known[listed.as_str().expect("a name")]);
            }
            body
        })
        .collect()
    }
}

fn is_job(case: &Case) -> bool {
    case.body.get("statement").is_some()
}

fn name(case: &Case) -> &str {
    let key = if is_job(case) { "job_name" } else { "name" };
    case.body
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn check(stage: &Stage, batch: &Batch) {
    let tables: Vec<Value> = batch
        .known
        .iter()
        .map(|(name, id)| json!({ "table_name": name, "table_id": id }))
        .collect();
    stage.api().reset();
    for (method, path, answer) in [
        ("GET", "/flink/table", json!({ "tables": tables })),
        ("GET", "/flink/job", json!({ "jobs": [] })),
        (
            "POST",
            "/flink/table",
            json!({ "table_id": "t", "columns": [] }),
        ),
        (
            "POST",
            "/flink/job",
            json!({ "job_id": "j", "job_name": "" }),
        ),
    ] {
        stage
            .api()
            .arm(always(method, path, 200, &answer.to_string()));
    }
    let text = (SCRIPTS[0].write)(&batch.requests, Options::default()).text;
    let strange = text.chars().find(|c| !matches!(c, ' '..='~' | '\n'));
    assert_eq!(strange, None);

    let who = format!("the script of {} and what follows", batch.cases[0].name);
    let ended = stage.run_text(&text);
    assert_eq!(
        (ended.code, ended.complaint.as_str()),
        (Some(0), ""),
        "{who}"
    );
    assert_eq!(
        ended.told.len(),
        batch.cases.len(),
        "{who}: {:?}",
        ended.told
    );
    let folder = batch.cases[0]
        .path
        .rsplit_once('/')
        .expect("a path")
        .0
        .to_owned();
    let mut bodies = Vec::new();
    for request in stage.arrived() {
        let kind = request.path.strip_prefix(&folder);
        assert!(
            matches!(kind, Some("/table" | "/job")),
            "{who}: {}",
            request.path
        );
        if request.method == "POST" {
            assert_eq!(request.header("content-type"), Some("application/json"));
            bodies.push(request.json().expect("JSON"));
        }
    }
    let expected = batch.expected();
    assert_eq!(bodies.len(), expected.len(), "{who}");
    for (got, expected) in bodies.iter().zip(&expected) {
        assert!(got == expected, "{who}: {got}\ninstead of {expected}");
    }
}

#[test]
fn whatever_was_typed_arrives_as_it_was_typed() {
    let seed = number("MILLRACE_SHELL_SEED", 1);
    let count = u32::try_from(number("MILLRACE_SCRIPT_CASES", 240)).expect("fewer cases");
    let begins: Vec<u32> = (0..count).step_by(BATCH as usize).collect();
    std::thread::scope(|scope| {
        for half in begins.chunks(begins.len().div_ceil(2).max(1)) {
            scope.spawn(move || {
                let stage = Stage::new();
                for begin in half {
                    let cases =
                        (*begin..count.min(begin + BATCH)).map(|number| Case::new(seed, number));
                    let batch = Batch::new(cases, &stage);
                    assert!(
                        batch
                            .requests
                            .iter()
                            .any(|request| *request.endpoint == CREATE_JOB)
                    );
                    check(&stage, &batch);
                }
            });
        }
    });
}

/// The controls: bodies that are not what was typed are noticed.
#[test]
#[should_panic(expected = "instead of")]
fn a_body_that_differs_is_noticed() {
    let stage = Stage::new();
    let mut batch = Batch::new((0..10).map(|number| Case::new(1, number)), &stage);
    let case = batch.cases.last_mut().expect("a case");
    let other = Map::from_iter([("other".to_owned(), json!(1))]);
    case.body.as_object_mut().expect("an object").extend(other);
    check(&stage, &batch);
}
