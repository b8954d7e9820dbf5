//! What the host of the page offers: integrations by name, and templates.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use millrace::api::discovery::Kind;
use millrace::api::token::AuthScheme;
use millrace::desk::host::{Host, HostFault, parse};
use millrace::desk::import::{Here, Importer, SameName};
use millrace::saved;
use millrace::text;
use millrace::workspace::{Draft, Subject, Workspace};

const FILE: &str = r#"{
    "api_base": "/v1",
    "integrations": [
        { "name": "orders", "id": "4ec23427-9e9f-4827-90fa-ea9e38c31bc3", "type": "kafka" },
        { "name": "warehouse", "id": "a4af7409-d167-4f31-af13-ddd4cd06564f", "type": "postgresql" }
    ],
    "templates": [{ "name": "Filter", "workspace": {
        "version": 1, "project": "", "service": "", "drafts": [
            { "id": 0, "kind": "kafka-table", "name": "In", "kafka_topic": "in", "schema_sql": "a INT", "progress": "draft" },
            { "id": 1, "kind": "job", "name": "Filter", "statement": "INSERT INTO Out SELECT * FROM In", "progress": "created",
              "created": { "id": "x", "name": "Filter" } }
        ]
    } }]
}"#;

#[test]
fn integrations_and_templates_are_read() {
    let (host, faults) = parse(FILE);
    assert_eq!(faults, []);
    let integrations: Vec<(&str, Kind)> = host
        .integrations
        .iter()
        .map(|it| (it.source.as_str(), it.kind))
        .collect();
    assert_eq!(
        integrations,
        [("orders", Kind::Kafka), ("warehouse", Kind::Postgres)]
    );
    assert_eq!(host.templates.len(), 1);
    assert_eq!(host.templates[0].name, "Filter");
    for nothing in ["", "{", "[]", "{}", r#"{"templates": null}"#] {
        let (
            Host {
                integrations,
                templates,
            },
            faults,
        ) = parse(nothing);
        assert!(integrations.is_empty() && templates.is_empty() && faults.is_empty());
    }
}

#[test]
fn a_mistake_is_told_with_its_number_and_spoils_nothing_else() {
    let (host, faults) = parse(
        r#"{"integrations": [{"name": "a", "id": "1", "type": "kafka"}, {"name": "b", "id": "2", "type": "redis"}, 7],
            "templates": [{"name": "c"}, {"name": "d", "workspace": {"version": 1, "drafts": []}}]}"#,
    );
    assert_eq!((host.integrations.len(), host.templates.len()), (1, 0));
    let expect = [
        HostFault::Integration(2),
        HostFault::Integration(3),
        HostFault::Template(1),
        HostFault::Drafts("d".to_owned()),
    ];
    assert_eq!(faults, expect);
    assert_eq!(
        text::host_fault(&faults[1]),
        "config.json beside this page: integration 3 must have a name, an id, and a type: postgresql, kafka or opensearch. It is left out."
    );
    let (_, faults) = parse(r#"{"integrations": {}, "templates": "x"}"#);
    assert_eq!(faults, [HostFault::Integration(0), HostFault::Template(0)]);
}

fn here(workspace: &Workspace) -> Here<'_> {
    Here {
        workspace,
        token: "",
        scheme: AuthScheme::Bearer,
    }
}

#[test]
fn a_template_comes_as_drafts_that_were_never_sent_and_goes_in_one_step() {
    let mut importer = Importer::default();
    importer.offer(parse(FILE).0.templates);
    let workspace = common::workspace([Subject::Table(common::kafka("Own"))]);
    let taken = |told: &[String]| {
        let saved = told.iter().find_map(|told| told.strip_prefix("workspace "));
        saved::read(saved.expect("a workspace"))
            .expect("a visit")
            .workspace
    };
    importer.begin_choosing();
    let outcome = importer.choose(0, here(&workspace));
    let opened = taken(&outcome.told);
    let names: Vec<&str> = opened.drafts.iter().map(Draft::name).collect();
    assert_eq!(names, ["Own", "In", "Filter"]);
    assert_eq!(opened.target, workspace.target);
    assert!(
        opened
            .drafts
            .iter()
            .all(|draft| draft.created(&opened.target).is_none())
    );
    let back = taken(&importer.untake_shown(here(&opened)).told);
    assert_eq!(back, workspace);

    // Where a draft of the same name differs, the user is asked.
    let other = common::workspace([Subject::Table(common::kafka("In"))]);
    assert_eq!(importer.choose(0, here(&other)).told, [""; 0]);
    let replaced = taken(&importer.decide(SameName::MakeRoom, here(&other)).told);
    assert_eq!(replaced.drafts.len(), 2);
}
