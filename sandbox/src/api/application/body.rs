//! The bodies of calls on applications, and their limits: those of Aiven's own OpenAPI document.

use serde_json::Value;

use crate::api::fields::{Fields, Length};
use crate::api::refusal::Refusal;

/// No least length is published for a name; an empty one is refused all the same (inferred).
const NAME: Length = Length::up_to(128);
/// An empty text is a mistake in SQL, and told as one.
const CREATE_TABLE: Length = Length {
    least: 0,
    most: 4096,
};
const STATEMENT: Length = Length {
    least: 0,
    most: 50_000,
};
/// A UUID with its hyphens.
const ID: Length = Length {
    least: 36,
    most: 36,
};
const SAVEPOINT: Length = Length::up_to(2048);
const MOST_TABLES: usize = 64;
const MOST_PARALLELISM: u64 = 128;

/// The body of "create application".
#[derive(Debug)]
pub(crate) struct ApplicationBody {
    pub(crate) name: String,
    pub(crate) version: Option<VersionBody>,
}

/// The body of "update application": it has a new name, and nothing else can be changed.
#[derive(Debug)]
pub(crate) struct Rename {
    pub(crate) name: String,
}

/// A version that keeps the contract. Its SQL may still be wrong.
#[derive(Debug)]
pub(crate) struct VersionBody {
    pub(crate) sources: Vec<TableText>,
    pub(crate) sinks: Vec<TableText>,
    /// Left out only where a version is validated.
    pub(crate) statement: Option<String>,
}

/// A source or a sink.
#[derive(Clone, Debug)]
pub(crate) struct TableText {
    pub(crate) create_table: String,
    pub(crate) integration_id: Option<String>,
}

/// The body of "create deployment".
#[derive(Debug)]
pub(crate) struct DeploymentBody {
    pub(crate) version_id: String,
    pub(crate) parallelism: u64,
    pub(crate) restart_enabled: bool,
    pub(crate) starting_savepoint: Option<String>,
}

impl ApplicationBody {
    pub(crate) fn read(body: &Value) -> Result<Self, Refusal> {
        whole(body, |fields| Self {
            name: fields.required_text("name", NAME),
            version: fields.object("application_version", |fields| version(fields, true)),
        })
    }
}

impl Rename {
    pub(crate) fn read(body: &Value) -> Result<Self, Refusal> {
        whole(body, |fields| Self {
            name: fields.required_text("name", NAME),
        })
    }
}

impl VersionBody {
    pub(crate) fn read(body: &Value) -> Result<Self, Refusal> {
        whole(body, |fields| version(fields, true))
    }

    pub(crate) fn read_for_validation(body: &Value) -> Result<Self, Refusal> {
        whole(body, |fields| version(fields, false))
    }
}

impl DeploymentBody {
    pub(crate) fn read(body: &Value) -> Result<Self, Refusal> {
        whole(body, |fields| Self {
            version_id: fields.required_text("version_id", ID),
            parallelism: fields
                .integer("parallelism", 1..=MOST_PARALLELISM)
                .unwrap_or(1),
            restart_enabled: fields.flag("restart_enabled").unwrap_or(true),
            starting_savepoint: fields.text("starting_savepoint", SAVEPOINT),
        })
    }
}

fn version(fields: &mut Fields<'_>, with_statement: bool) -> VersionBody {
    let sources = fields.objects("sources", MOST_TABLES, table);
    let sinks = fields.objects("sinks", MOST_TABLES, table);
    let statement = if with_statement {
        Some(fields.required_text("statement", STATEMENT))
    } else {
        fields.text("statement", STATEMENT)
    };
    VersionBody {
        sources,
        sinks,
        statement,
    }
}

fn table(fields: &mut Fields<'_>) -> TableText {
    TableText {
        create_table: fields.required_text("create_table", CREATE_TABLE),
        integration_id: fields.text("integration_id", ID),
    }
}

fn whole<'a, T>(body: &'a Value, read: impl FnOnce(&mut Fields<'a>) -> T) -> Result<T, Refusal> {
    let Some(object) = body.as_object() else {
        return Err(Refusal::bad_request("Request body is not of type 'object'"));
    };
    let mut fields = Fields::of(object, "");
    let found = read(&mut fields);
    let problems = fields.finish();
    if problems.is_empty() {
        Ok(found)
    } else {
        Err(Refusal::broken_body(problems))
    }
}
