//! What has to arrive when a command for avn is run, worked out from the program's own source and from the
//! rules of `argparse` and `execve`, and what is wrong with what did.

use super::room::TOKEN;
use super::server::Recorded;
use millrace::snippet::{Note, Snippet};
use serde_json::{Value, json};

/// The longest argument that the kernel takes, with room for what stands around it.
const LONG: usize = 120_000;

/// The members that the notes name as left out.
pub fn left_out(snippet: &Snippet) -> Vec<&str> {
    let members = snippet.notes.iter().filter_map(|note| match note {
        Note::LeftOut(member) => Some(member.as_str()),
        _ => None,
    });
    members.collect()
}

/// Whether the program of these versions can't send this, by its own source and the rules of `argparse`
/// and `execve`.
fn is_impossible(member: &str, value: &Value) -> bool {
    let is_no_argument = |text: &str| text.contains('\0') || text.len() > LONG || text == "--";
    let formats = [
        "avro",
        "avro-confluent",
        "debezium-avro-confluent",
        "debezium-json",
        "json",
    ];
    let choices: &[&str] = match member {
        "kafka_value_fields_include" => return true,
        "kafka_connector_type" => &["kafka", "upsert-kafka"],
        "kafka_key_format" | "kafka_value_format" => &formats,
        "kafka_startup_mode" => &["earliest-offset", "latest-offset"],
        _ => &[],
    };
    match value {
        Value::String(text) if choices.is_empty() => {
            let is_optional = matches!(member, "jdbc_table" | "kafka_topic");
            is_no_argument(text) || is_optional && text.is_empty()
        }
        Value::String(text) => !choices.contains(&text.as_str()),
        Value::Array(list) => {
            let texts = || list.iter().filter_map(Value::as_str);
            texts().any(is_no_argument)
                || list.len() > 1 && texts().any(|text| text.starts_with('-'))
        }
        _ => true,
    }
}

/// The body that has to arrive, or nothing where the program must refuse the command.
pub fn expected(body: &Value, snippet: &Snippet, name: &str) -> Option<Value> {
    let mut body = body.as_object().expect("an object").clone();
    let is_job = body.contains_key("statement");
    let impossible: Vec<String> = body
        .iter()
        .filter(|(member, value)| is_impossible(member, value))
        .map(|(member, _)| member.clone())
        .collect();
    let mut said = left_out(snippet);
    said.sort_unstable();
    assert_eq!(said, impossible, "{name}: what is left out");
    for member in &impossible {
        body.remove(member);
    }
    let lists = ["tables", "table_ids"];
    if let Some(list) = impossible
        .iter()
        .find(|member| lists.contains(&member.as_str()))
    {
        body.insert(list.clone(), json!([]));
    }
    let has_no_name = is_job && !body.contains_key("job_name");
    if has_no_name && !impossible.contains(&"job_name".to_owned()) {
        assert!(snippet.notes.contains(&Note::EmptyJobName), "{name}");
        body.insert("job_name".to_owned(), json!(""));
    }
    let required: &[&str] = if is_job {
        &["statement", "job_name"]
    } else {
        &["name", "integration_id", "schema_sql"]
    };
    let is_whole = required.iter().all(|member| body.contains_key(*member));
    is_whole.then_some(Value::Object(body))
}

/// Everything wrong with what arrived.
pub fn faults(path: &str, body: Option<&Value>, arrived: &[Recorded]) -> Option<String> {
    let (Some(body), [arrived]) = (body, arrived) else {
        let count = usize::from(body.is_some());
        let message = format!("{} requests instead of {count}", arrived.len());
        return (arrived.len() != count).then_some(message);
    };
    let got: Value = serde_json::from_slice(&arrived.body).unwrap_or_default();
    // The path is what the program makes of the names, the token and the scheme its own.
    let token = [format!("aivenv1 {TOKEN}")];
    let is_right = arrived.path == path
        && arrived.method == "POST"
        && arrived.header("authorization") == token
        && got == *body;
    (!is_right).then(|| format!("{arrived:?}\n  instead of {path} {body}"))
}

/// The path, with a word in the place of a name that no argument can hold.
pub fn path(snippet: &Snippet, path: &str) -> String {
    let mut segments: Vec<&str> = path.split('/').collect();
    for note in &snippet.notes {
        if let Note::Placeholder(word) = note {
            let place = if word == "PROJECT" { 4 } else { 6 };
            let segment = segments[place];
            assert!(
                segment == word || segment == "--" || segment.contains("%00"),
                "{path}"
            );
            segments[place] = word;
        }
    }
    segments.join("/")
}
