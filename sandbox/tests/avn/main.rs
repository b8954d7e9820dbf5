//! The proof by a client that nobody here wrote: Aiven's own command line of three eras makes,
//! lists, shows and deletes tables and jobs against the sandbox, and that of two later ones does
//! everything with applications. Arguments and expected output come from recordings of that program
//! and from the facts about the API.

mod applications;
mod install;
mod program;
mod together;

use sandbox::{Options, Sandbox};
use serde_json::{Value, json};

use program::{Avn, Points, flink, on_service, rows, table_arguments};

const INTEGRATION: &str = "a4af7409-d167-4f31-af13-ddd4cd06564f";
const NODE_SCHEMA: &str = "`node` INT, `node_description` VARCHAR";
const ALERT_SCHEMA: &str = "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu_in_mb` FLOAT";
const STATEMENT: &str = "INSERT INTO KAlert SELECT * FROM KCpuIn WHERE `cpu` > 70";

/// How the versions differ.
struct Era {
    version: &'static str,
    /// 2.16 and 2.17 take a table as JSON and pass it through; before, each field has its option.
    nested: bool,
    /// The option for the tables of a job, and whether they go by name.
    tables: (&'static str, bool),
    /// The heading over a table as "create" and "get" print it.
    heading: &'static str,
}

#[tokio::test(flavor = "multi_thread")]
async fn avn_2_13_6_works_with_flat_tables_and_jobs_of_table_names() {
    walk(&Era {
        version: "2.13.6",
        nested: false,
        tables: ("--tables", true),
        heading: "INTEGRATION_ID TABLE_ID TABLE_NAME",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn avn_2_14_1_works_with_flat_tables_and_jobs_of_table_ids() {
    walk(&Era {
        version: "2.14.1",
        nested: false,
        tables: ("--table-ids", false),
        heading: "INTEGRATION_ID TABLE_ID TABLE_NAME",
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn avn_2_17_0_works_with_nested_tables_and_jobs_of_table_ids() {
    walk(&Era {
        version: "2.17.0",
        nested: true,
        tables: ("--table-ids", false),
        heading: "INTEGRATION_ID TABLE_ID TABLE_NAME SCHEMA_SQL COLUMNS",
    })
    .await;
}

/// One way through everything that the command line could do with Flink.
async fn walk(era: &Era) {
    let running = Sandbox::start(Options::default())
        .await
        .expect("a free port");
    let avn = Avn {
        python: install::python(era.version),
        running: &running,
    };
    looks_around(&avn);
    makes_lists_and_shows_tables(&avn, era);
    runs_and_cancels_a_job(&avn, era);
    deletes_a_table(&avn);
    says_who_it_is(&avn, era.version);
}

fn looks_around(avn: &Avn<'_>) {
    assert!(
        avn.succeed(&["project", "list"])
            .contains("my-test-project")
    );
    let services = avn.succeed(&["service", "list", "--project", "my-test-project"]);
    assert!(services.contains("my-flink-service") && services.contains("demo-kafka"));
    let integrations = avn.succeed(&on_service("integration-list", "my-flink-service"));
    assert!(integrations.contains(INTEGRATION));
    assert!(
        integrations.contains("(integration not enabled)"),
        "{integrations}"
    );
    assert!(
        avn.succeed(&on_service("topic-list", "demo-kafka"))
            .contains("alert")
    );
    let refused = avn.fail_with_token("wrong", &flink(&["table", "list"]));
    assert!(refused.contains("Invalid token"), "{refused}");
}

fn makes_lists_and_shows_tables(avn: &Avn<'_>, era: &Era) {
    let node_info = avn.create_table(
        era,
        "node_info",
        &Points::Jdbc("public.node_definition"),
        NODE_SCHEMA,
    );
    assert_eq!(avn.last_body(), era.node_info_body());
    let cpu = avn.create_table(
        era,
        "KCpuIn",
        &Points::Kafka("cpu"),
        "`node` INT, `cpu` INT",
    );
    let alert = avn.create_table(era, "KAlert", &Points::Kafka("alert"), ALERT_SCHEMA);

    let again = table_arguments(era, "node_info", &Points::Jdbc("other"), "a INT");
    let refused = avn.fail(&again);
    assert!(
        refused.contains("Table 'node_info' already exists"),
        "{refused}"
    );

    let listed = avn.succeed(&flink(&["table", "list"]));
    for id in [&node_info, &cpu, &alert] {
        assert!(listed.contains(id.as_str()), "{id} in {listed}");
    }
    let shown = avn.succeed(&flink(&["table", "get", &node_info, "--json"]));
    let shown: Value = serde_json::from_str(&shown).expect("--json prints JSON");
    assert_eq!(
        shown,
        json!([{
            "columns": [
                { "data_type": "INT", "name": "node", "nullable": true },
                { "data_type": "VARCHAR", "name": "node_description", "nullable": true },
            ],
            "integration_id": INTEGRATION,
            "jdbc": { "table_name": "public.node_definition" },
            "schema_sql": NODE_SCHEMA,
            "table_id": node_info,
            "table_name": "node_info",
        }])
    );
}

fn runs_and_cancels_a_job(avn: &Avn<'_>, era: &Era) {
    let (option, by_name) = era.tables;
    let ids = [avn.table_id("KCpuIn"), avn.table_id("KAlert")];
    let tables = if by_name {
        ["KCpuIn", "KAlert"]
    } else {
        [ids[0].as_str(), ids[1].as_str()]
    };
    let arguments = flink(&[
        "job",
        "create",
        "JobExample",
        option,
        tables[0],
        tables[1],
        "--statement",
        STATEMENT,
    ]);
    let made = avn.succeed(&arguments);
    let made = rows(&made);
    assert_eq!(made[0], ["JOB_ID", "JOB_NAME"]);
    assert_eq!(made[2][1], "JobExample");
    let job = made[2][0].to_owned();
    assert!(
        job.len() == 32 && job.bytes().all(|byte| byte.is_ascii_hexdigit()),
        "{job}"
    );
    let field = if by_name { "tables" } else { "table_ids" };
    let body = json!({ "statement": STATEMENT, field: tables, "job_name": "JobExample" });
    assert_eq!(avn.last_body(), body);

    assert_eq!(avn.job_state(&job), "RUNNING");
    let shown = avn.succeed(&flink(&["job", "get", &job]));
    let heading = "JID NAME STATE START-TIME END-TIME DURATION ISSTOPPABLE MAXPARALLELISM";
    assert_eq!(rows(&shown)[0].join(" "), heading);
    assert_eq!(
        rows(&shown)[2][..3],
        [job.as_str(), "JobExample", "RUNNING"]
    );

    let refused = avn.fail(&flink(&["table", "delete", &ids[0]]));
    assert!(
        refused.contains("409"),
        "a running job holds its tables: {refused}"
    );

    let canceled = avn.succeed(&flink(&["job", "cancel", &job]));
    assert_eq!(canceled, format!("Job with ID {job} was cancelled\n"));
    assert_eq!(avn.job_state(&job), "CANCELED");
}

fn deletes_a_table(avn: &Avn<'_>) {
    let id = avn.table_id("KAlert");
    let deleted = avn.succeed(&flink(&["table", "delete", &id]));
    // The words are the program's own; it says them only if the answer is an empty object.
    assert!(
        deleted.contains(&format!("Table with id {id} was deleted")),
        "{deleted}"
    );
    let refused = avn.fail(&flink(&["table", "get", &id]));
    assert!(refused.contains("does not exist"), "{refused}");
}

fn says_who_it_is(avn: &Avn<'_>, version: &str) {
    let requests = avn.running.handle.requests();
    let agent = format!("aiven-client/{version}");
    assert!(
        requests
            .iter()
            .all(|request| request.header("user-agent") == Some(agent.as_str()))
    );
    assert_eq!(
        requests
            .last()
            .and_then(|last| last.header("authorization")),
        Some("aivenv1 TOKEN")
    );
}
