//! Tables and jobs, in memory, and how the API shows them. Applications are kept beside them.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::{Value, json};
use uuid::Uuid;

use super::Judged;
use super::application::Applications;
use super::columns::Column;
use super::job_body::{JobBody, Tables};
use super::refusal::Refusal;
use super::statement;
use super::table_body::TableBody;

/// What the Flink service holds.
#[derive(Debug, Default)]
pub(crate) struct Store {
    tables: Vec<Table>,
    jobs: Vec<Job>,
    pub(crate) applications: Applications,
}

#[derive(Debug)]
struct Table {
    id: String,
    body: TableBody,
    columns: Vec<Column>,
}

#[derive(Debug)]
struct Job {
    id: String,
    name: String,
    table_ids: Vec<String>,
    started: u64,
    /// Nothing while it runs.
    canceled: Option<u64>,
}

impl Store {
    pub(crate) fn table_answers(&self) -> Vec<Value> {
        self.tables.iter().map(Table::to_json).collect()
    }

    pub(crate) fn table_answer(&self, id: &str) -> Judged {
        let table = self.tables.iter().find(|table| table.id == id);
        table
            .map(Table::to_json)
            .ok_or_else(|| Refusal::missing("Table", id))
    }

    pub(crate) fn create_table(&mut self, body: TableBody) -> Judged {
        let columns = body
            .columns()
            .map_err(|problem| Refusal::bad_request(&problem.message))?;
        if self.tables.iter().any(|table| table.body.name == body.name) {
            return Err(Refusal::conflict(&format!(
                "Table '{}' already exists",
                body.name
            )));
        }
        let table = Table {
            id: Uuid::new_v4().to_string(),
            body,
            columns,
        };
        let answer = table.to_json();
        self.tables.push(table);
        Ok(answer)
    }

    /// Answers an empty object, which is what the CLI compares with.
    pub(crate) fn delete_table(&mut self, id: &str) -> Judged {
        let position = self.tables.iter().position(|table| table.id == id);
        let position = position.ok_or_else(|| Refusal::missing("Table", id))?;
        let uses =
            |job: &&Job| job.canceled.is_none() && job.table_ids.iter().any(|used| used == id);
        if let Some(job) = self.jobs.iter().find(uses) {
            let name = &self.tables[position].body.name;
            let message = format!("Table '{name}' is used by the running job {}", job.id);
            return Err(Refusal::conflict(&message));
        }
        self.tables.remove(position);
        Ok(json!({}))
    }

    pub(crate) fn job_list(&self) -> Vec<Value> {
        let own = self.jobs.iter().map(|job| (job.id.as_str(), job.state()));
        own.chain(self.applications.jobs())
            .map(|(id, status)| json!({ "id": id, "status": status }))
            .collect()
    }

    pub(crate) fn job_answers(&self) -> Vec<Value> {
        self.jobs.iter().map(Job::to_json).collect()
    }

    pub(crate) fn job_answer(&self, id: &str) -> Judged {
        let job = self.jobs.iter().find(|job| job.id == id);
        job.map(Job::to_json)
            .or_else(|| self.applications.job(id))
            .ok_or_else(|| Refusal::missing("Job", id))
    }

    pub(crate) fn create_job(&mut self, body: JobBody) -> Judged {
        statement::check(&body.statement)
            .map_err(|problem| Refusal::bad_request(&problem.message))?;
        let table_ids = self.ids_of(&body.tables)?;
        let id = Uuid::new_v4().simple().to_string();
        let name = body
            .job_name
            .unwrap_or_else(|| default_name(&body.statement));
        let answer = json!({ "job_id": id, "job_name": name });
        self.jobs.push(Job {
            id,
            name,
            table_ids,
            started: now(),
            canceled: None,
        });
        Ok(answer)
    }

    /// 200 whether the statement is right or wrong; an empty object for a right one is inferred.
    pub(crate) fn validate_job(&self, body: &JobBody) -> Judged {
        self.ids_of(&body.tables)?;
        Ok(match statement::check(&body.statement) {
            Ok(()) => json!({}),
            Err(problem) => json!({
                "job_validate_error": { "message": problem.message, "position": problem.position },
            }),
        })
    }

    /// Canceling a canceled job changes nothing and is a success, as in Flink itself.
    pub(crate) fn cancel_job(&mut self, id: &str) -> Judged {
        let job = self.jobs.iter_mut().find(|job| job.id == id);
        let job = job.ok_or_else(|| Refusal::missing("Job", id))?;
        job.canceled.get_or_insert_with(now);
        Ok(json!({ "message": format!("Job {id} was canceled") }))
    }

    fn ids_of(&self, tables: &Tables) -> Result<Vec<String>, Refusal> {
        let (wanted, is): (_, fn(&Table) -> &str) = match tables {
            Tables::Ids(ids) => (ids, |table| &table.id),
            Tables::Names(names) => (names, |table| &table.body.name),
        };
        let find = |one: &String| {
            let table = self.tables.iter().find(|table| is(table) == one);
            table
                .map(|table| table.id.clone())
                .ok_or_else(|| Refusal::missing("Table", one))
        };
        wanted.iter().map(find).collect()
    }
}

impl Table {
    fn to_json(&self) -> Value {
        let columns: Vec<Value> = self.columns.iter().map(Column::to_json).collect();
        let mut answer = json!({
            "integration_id": self.body.integration_id,
            "table_id": self.id,
            "table_name": self.body.name,
            "schema_sql": self.body.schema_sql,
            "columns": columns,
            self.body.connector.key: self.body.connector.value,
        });
        let optional = [
            ("like_options", &self.body.like_options),
            ("partitioned_by", &self.body.partitioned_by),
        ];
        for (name, value) in optional {
            if let Some(value) = value {
                answer[name] = json!(value);
            }
        }
        answer
    }
}

impl Job {
    fn state(&self) -> &'static str {
        if self.canceled.is_some() {
            "CANCELED"
        } else {
            "RUNNING"
        }
    }

    /// The details as Flink's own job endpoint names them.
    fn to_json(&self) -> Value {
        let now = now();
        let until = self.canceled.unwrap_or(now);
        json!({
            "jid": self.id,
            "name": self.name,
            "state": self.state(),
            "start-time": self.started,
            "end-time": self.canceled.map_or(json!(-1), |at| json!(at)),
            "duration": until.saturating_sub(self.started),
            "isStoppable": false,
            "maxParallelism": -1,
            "now": now,
            "plan": { "jid": self.id, "name": self.name, "nodes": [] },
            "status-counts": {
                "RUNNING": usize::from(self.canceled.is_none()),
                "CANCELED": usize::from(self.canceled.is_some()),
            },
            "timestamps": {
                "CREATED": self.started,
                "RUNNING": self.started,
                "CANCELED": self.canceled.unwrap_or(0),
            },
            "vertices": [],
        })
    }
}

/// Flink's own name for a job without one, as the CLI's authors saw it in September 2021.
fn default_name(statement: &str) -> String {
    let mut words = statement.split_whitespace();
    let target = words
        .find(|word| word.eq_ignore_ascii_case("INTO"))
        .and_then(|_| words.next());
    match target {
        Some(target) => {
            format!(
                "insert-into_default_catalog.default_database.{}",
                target.replace('`', "")
            )
        }
        None => "collect".to_owned(),
    }
}

/// Milliseconds since 1970.
fn now() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
