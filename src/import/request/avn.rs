//! Aiven's own command line, of the versions that created tables and jobs: 2.13.6 to 2.15.0 with a flag for each field,
//! 2.16.0 and 2.17.0 with a table's payload as JSON; and of those that create applications.

use super::Snag;
use super::reading::Reading;
use super::word::Word;
use crate::workspace::Subject;
use crate::workspace::field::Field;
use crate::workspace::job::Job;
use crate::workspace::table::Table;
use serde_json::Value;

/// The member of the payload that a flag says, and whether it takes several words.
fn member(flag: &str) -> Option<(&'static str, bool)> {
    Some(match flag {
        "--table-name" => ("name", false),
        "--schema-sql" => ("schema_sql", false),
        "--jdbc-table" => ("jdbc_table", false),
        "--kafka-topic" => ("kafka_topic", false),
        "--opensearch-index" => ("opensearch_index", false),
        "--kafka-connector-type" => ("kafka_connector_type", false),
        "--kafka-key-format" => ("kafka_key_format", false),
        "--kafka-key-fields" => ("kafka_key_fields", true),
        "--kafka-value-format" => ("kafka_value_format", false),
        "--kafka-startup-mode" => ("kafka_startup_mode", false),
        "--partitioned-by" => ("partitioned_by", false),
        "--like-options" => ("like_options", false),
        "--statement" => ("statement", false),
        "--tables" => ("tables", true),
        "--table-ids" => ("table_ids", true),
        _ => return None,
    })
}

/// A payload that is written from flags. Each member is told at the place of its flag and value.
#[derive(Default)]
struct Written(Word);

impl Written {
    fn add(&mut self, key: &str, flag: &Word, words: &[Word], is_list: bool) {
        let place = flag.span.start..words.last().map_or(flag.span.end, |word| word.span.end);
        let mut texts = words.iter().map(|word| Value::from(word.text.as_str()));
        let value = if is_list {
            Value::Array(texts.collect())
        } else {
            texts.next_back().unwrap_or_default()
        };
        let open = if self.0.text.is_empty() { "{" } else { "," };
        self.0.push(open, place.start..place.start);
        self.0.push(
            &[&Value::from(key).to_string(), ":", &value.to_string()].concat(),
            place.clone(),
        );
        self.0.span.end = self.0.span.end.max(place.end);
    }
}

/// Takes a command.
pub(super) fn take(name: &Word, arguments: &[Word], out: &mut Reading) {
    let mut written = Written::default();
    let mut operands: Vec<&Word> = Vec::new();
    let mut words = arguments.iter().peekable();
    let mut is_over = false;
    while let Some(word) = words.next() {
        // The program takes whatever begins so for an option, and has none of one letter.
        let is_option = word.text.starts_with('-') && word.text.len() > 1;
        if is_over || !is_option {
            operands.push(word);
            continue;
        }
        if word.text == "--" {
            is_over = true;
            continue;
        }
        let (flag, mut values) = match word.text.find('=') {
            Some(at) => (word.part(0..at), vec![word.part(at + 1..word.text.len())]),
            None => (word.clone(), Vec::new()),
        };
        let takes = member(&flag.text);
        let is_list = takes.is_some_and(|(_, is_list)| is_list);
        let is_switch = matches!(
            flag.text.as_str(),
            "--json" | "--show-http" | "--verbose" | "--no-verbose"
        );
        if values.is_empty() && !is_switch {
            values.extend(
                words
                    .next_if(|next| is_list || !next.text.starts_with("--"))
                    .cloned(),
            );
            while let Some(next) = words.next_if(|next| is_list && !next.text.starts_with('-')) {
                values.push(next.clone());
            }
        }
        let span = flag.span.clone();
        match (flag.text.as_str(), values.first()) {
            ("--project", Some(value)) => out.target(Field::Project, value),
            ("--auth-token", Some(value)) => out.token(value, span),
            ("--url", Some(value)) => match value.text.trim_end_matches('/') {
                "https://api.aiven.io" | "https://console.aiven.io" => {
                    out.leave(span, Snag::Implied);
                }
                _ => {
                    let host = value.text.split("://").last().unwrap_or_default();
                    let host = host.split(['/', '?']).next().unwrap_or_default();
                    out.leave(
                        span,
                        Snag::Host(host.rsplit('@').next().unwrap_or_default().to_owned()),
                    );
                }
            },
            ("--json" | "--show-http" | "--verbose" | "--no-verbose", _)
            | ("--config" | "--auth-ca" | "--request-timeout" | "--format", Some(_)) => {
                out.leave(span, Snag::Manner(flag.text.clone()));
            }
            // The draft gets an application of its own.
            ("--application-id", Some(_)) => out.leave(span, Snag::Option(flag.text.clone())),
            (_, None) if takes.is_some() && !is_list => {
                out.miss(span, Snag::NoValue(flag.text.clone()));
            }
            _ => match takes {
                Some((key, is_list)) => written.add(key, &flag, &values, is_list),
                None => out.miss(span, Snag::Option(flag.text.clone())),
            },
        }
    }
    create(name, &operands, written, out);
}

/// The commands whose payload is an application, or a version of one.
const APPLICATION: [&str; 3] = [
    "create-application",
    "create-application-version",
    "validate-application-version",
];

/// Takes the service and the payload of one of them.
fn application(name: &Word, operands: &[&Word], out: &mut Reading) {
    if let Some(service) = operands.first() {
        out.target(Field::Service, service);
    }
    match operands.get(1) {
        Some(file) if file.text.starts_with('@') => {
            out.miss(file.span.clone(), Snag::File(file.text[1..].to_owned()));
        }
        Some(body) => out.application(body),
        None => out.miss(name.span.clone(), Snag::NoBody),
    }
    for word in operands.iter().skip(2) {
        out.miss(word.span.clone(), Snag::Prose);
    }
}

/// Takes what stands without a flag: the command, the service, and a table's integration or payload, or a job's name.
fn create(name: &Word, operands: &[&Word], mut written: Written, out: &mut Reading) {
    let texts: Vec<&str> = operands
        .iter()
        .take(4)
        .map(|word| word.text.as_str())
        .collect();
    if let ["service", "flink", command, ..] = texts[..]
        && APPLICATION.contains(&command)
    {
        return application(name, &operands[3..], out);
    }
    let (key, subject) = match texts[..] {
        ["service", "flink", "table", "create"] => {
            ("integration_id", Subject::Table(Table::default()))
        }
        ["service", "flink", "job", "create"] => ("job_name", Subject::Job(Job::default())),
        _ => return out.miss(name.span.clone(), Snag::OtherCommand),
    };
    let mut operands = operands[4..].iter();
    if let Some(service) = operands.next() {
        out.target(Field::Service, service);
    }
    let mut is_given = false;
    let is_json = key == "integration_id" && written.0.text.is_empty();
    match operands.next() {
        // The versions that take JSON have no flags for fields.
        Some(body) if is_json && body.text.trim_start().starts_with('{') => {
            out.payload(body, Some(&subject));
            is_given = true;
        }
        Some(file) if is_json && file.text.starts_with('@') => {
            out.miss(file.span.clone(), Snag::File(file.text[1..].to_owned()));
            is_given = true;
        }
        // The program leaves out a name that is empty.
        Some(word) if !word.text.is_empty() => written.add(key, word, &[(*word).clone()], false),
        _ => {}
    }
    for word in operands {
        out.miss(word.span.clone(), Snag::Prose);
    }
    if !written.0.text.is_empty() {
        let end = written.0.span.end;
        written.0.push("}", end..end);
        out.payload(&written.0, Some(&subject));
    } else if !is_given {
        out.miss(name.span.clone(), Snag::NoBody);
    }
}
