//! Calling the command line of one version, and reading what it prints.

use std::path::PathBuf;
use std::process::Command;

use sandbox::Running;
use serde_json::{Value, json};

use crate::{Era, INTEGRATION, NODE_SCHEMA};

/// The command line of one version, and the sandbox it talks to.
pub(crate) struct Avn<'a> {
    pub(crate) python: PathBuf,
    pub(crate) running: &'a Running,
}

/// What a table points to.
pub(crate) enum Points {
    Jdbc(&'static str),
    Kafka(&'static str),
}

impl Avn<'_> {
    fn run(&self, token: &str, arguments: &[String]) -> (Option<i32>, String, String) {
        let mut command = Command::new(&self.python);
        command.args([
            "-m",
            "aiven.client",
            "--url",
            &self.running.url(),
            "--auth-token",
            token,
        ]);
        command.args(arguments);
        // Neither the settings of whoever runs the tests nor a proxy have a say.
        command.env("AIVEN_CONFIG_DIR", env!("CARGO_TARGET_TMPDIR"));
        command
            .env("NO_PROXY", "127.0.0.1")
            .env("no_proxy", "127.0.0.1");
        let output = command.output().expect("python starts");
        let text = |bytes| String::from_utf8(bytes).expect("avn prints text");
        (
            output.status.code(),
            text(output.stdout),
            text(output.stderr),
        )
    }

    pub(crate) fn succeed<T: AsRef<str>>(&self, arguments: &[T]) -> String {
        let (code, stdout, stderr) = self.run("TOKEN", &owned(arguments));
        assert_eq!(code, Some(0), "{:?}: {stdout}{stderr}", owned(arguments));
        stdout
    }

    pub(crate) fn fail<T: AsRef<str>>(&self, arguments: &[T]) -> String {
        self.fail_with_token("TOKEN", arguments)
    }

    pub(crate) fn fail_with_token<T: AsRef<str>>(&self, token: &str, arguments: &[T]) -> String {
        let (code, stdout, stderr) = self.run(token, &owned(arguments));
        assert_eq!(code, Some(1), "{:?}: {stdout}{stderr}", owned(arguments));
        stderr
    }

    /// Makes a table and gives the id that the program prints.
    pub(crate) fn create_table(
        &self,
        era: &Era,
        name: &str,
        points: &Points,
        schema: &str,
    ) -> String {
        let printed = self.succeed(&table_arguments(era, name, points, schema));
        let rows = rows(&printed);
        assert_eq!(rows[0].join(" "), era.heading);
        assert_eq!((rows[2][0], rows[2][2]), (INTEGRATION, name));
        assert_eq!(rows[2][1].len(), 36, "{printed}");
        rows[2][1].to_owned()
    }

    pub(crate) fn table_id(&self, name: &str) -> String {
        let listed = self.succeed(&flink(&["table", "list"]));
        let rows = rows(&listed);
        let row = rows
            .iter()
            .find(|row| row.get(2) == Some(&name))
            .expect("the table is listed");
        row[1].to_owned()
    }

    pub(crate) fn job_state(&self, job: &str) -> String {
        let listed = self.succeed(&flink(&["job", "list"]));
        let rows = rows(&listed);
        assert_eq!(rows[0], ["ID", "STATUS"]);
        let row = rows
            .iter()
            .find(|row| row[0] == job)
            .expect("the job is listed");
        row[1].to_owned()
    }

    pub(crate) fn last_body(&self) -> Value {
        let requests = self.running.handle.requests();
        requests
            .last()
            .and_then(sandbox::Recorded::json)
            .expect("a JSON body")
    }
}

impl Era {
    /// The body that this version sends for the cheat sheet's first table.
    pub(crate) fn node_info_body(&self) -> Value {
        let mut body = json!({ "integration_id": INTEGRATION, "name": "node_info", "schema_sql": NODE_SCHEMA });
        if self.nested {
            body["jdbc"] = json!({ "table_name": "public.node_definition" });
        } else {
            body["jdbc_table"] = json!("public.node_definition");
        }
        body
    }
}

pub(crate) fn table_arguments(era: &Era, name: &str, points: &Points, schema: &str) -> Vec<String> {
    if era.nested {
        let (key, value) = match points {
            Points::Jdbc(table) => ("jdbc", json!({ "table_name": table })),
            Points::Kafka(topic) => ("kafka", json!({ "topic": topic, "value_format": "json" })),
        };
        let body = json!({ "name": name, "integration_id": INTEGRATION, key: value, "schema_sql": schema });
        return flink(&["table", "create", &body.to_string()]);
    }
    let (option, value) = match points {
        Points::Jdbc(table) => ("--jdbc-table", table),
        Points::Kafka(topic) => ("--kafka-topic", topic),
    };
    let fields = ["--table-name", name, option, value, "--schema-sql", schema];
    flink(&[&["table", "create", INTEGRATION], fields.as_slice()].concat())
}

/// `service flink WHAT DO my-flink-service … --project my-test-project`.
pub(crate) fn flink(arguments: &[&str]) -> Vec<String> {
    let (command, rest) = arguments.split_at(2);
    // The project goes before the rest: options that take many values would swallow it after them.
    let middle = ["my-flink-service", "--project", "my-test-project"];
    owned(&[&["service", "flink"], command, middle.as_slice(), rest].concat())
}

pub(crate) fn on_service<'a>(command: &'a str, service: &'a str) -> [&'a str; 5] {
    ["service", command, service, "--project", "my-test-project"]
}

fn owned<T: AsRef<str>>(arguments: &[T]) -> Vec<String> {
    arguments
        .iter()
        .map(|argument| argument.as_ref().to_owned())
        .collect()
}

/// The printed table as lines of words: the heading, a rule, then the rows.
pub(crate) fn rows(printed: &str) -> Vec<Vec<&str>> {
    printed
        .lines()
        .map(|line| line.split_whitespace().collect())
        .collect()
}
