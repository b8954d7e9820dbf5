//! The body of "create table" and "validate table".

use serde_json::{Value, json};
use uuid::Uuid;

use super::columns::{self, Column};
use super::connector::Connector;
use super::fields::{Fields, Length};
use super::integrations;
use super::position::SqlProblem;
use super::refusal::Refusal;

/// Terraform allows 0 to 256 characters; SQL has no table without a name.
const NAME: Length = Length::up_to(256);

/// A body that keeps the contract. Its SQL may still be wrong.
#[derive(Debug)]
pub(crate) struct TableBody {
    pub(crate) name: String,
    pub(crate) integration_id: String,
    pub(crate) schema_sql: String,
    pub(crate) connector: Connector,
    pub(crate) like_options: Option<String>,
    pub(crate) partitioned_by: Option<String>,
}

impl TableBody {
    pub(crate) fn read(body: &Value) -> Result<Self, Refusal> {
        let Some(object) = body.as_object() else {
            return Err(Refusal::bad_request("Request body is not of type 'object'"));
        };
        let mut fields = Fields::of(object, "");
        let integration_id = fields.required_text("integration_id", Length::SOME);
        let name = fields.required_text("name", NAME);
        let like_options = fields.text("like_options", Length::SOME);
        // LIKE brings the columns of another table, so the list may be empty beside it.
        let least = usize::from(like_options.is_none());
        let schema_sql = fields.required_text(
            "schema_sql",
            Length {
                least,
                most: usize::MAX,
            },
        );
        let connector = Connector::read(&mut fields);
        let partitioned_by = fields.text("partitioned_by", Length::SOME);
        if fields.has("integration_id") && !is_uuid(&integration_id) {
            fields.problem(format!(
                "'integration_id': '{integration_id}' is not a UUID"
            ));
        }
        let problems = fields.finish();
        if !problems.is_empty() {
            return Err(Refusal::broken_body(problems));
        }
        integrations::check(&integration_id, connector.kind())?;
        Ok(Self {
            name,
            integration_id,
            schema_sql,
            connector,
            like_options,
            partitioned_by,
        })
    }

    /// The columns, or what is wrong with the SQL.
    pub(crate) fn columns(&self) -> Result<Vec<Column>, SqlProblem> {
        let columns = columns::split(&self.schema_sql)?;
        let needs_key = self.connector.key == "upsert_kafka" && self.like_options.is_none();
        if needs_key && !columns::has_primary_key(&self.schema_sql) {
            return Err(SqlProblem::at(
                &self.schema_sql,
                0..self.schema_sql.len(),
                "'upsert-kafka' tables require to define a PRIMARY KEY constraint.",
            ));
        }
        Ok(columns)
    }

    /// The answer of the validate endpoint: 200 whether the SQL is right or wrong. That a right
    /// one is answered with an empty object is inferred.
    pub(crate) fn validation(&self) -> Value {
        match self.columns() {
            Ok(_) => json!({}),
            Err(problem) => json!({
                "table_validate_error": {
                    "message": problem.message,
                    "name": self.name,
                    "position": problem.position,
                },
            }),
        }
    }
}

/// The 36 characters of a UUID with its hyphens; other spellings are no ids here.
fn is_uuid(text: &str) -> bool {
    text.len() == 36 && Uuid::try_parse(text).is_ok()
}
