//! Whatever the app writes it reads back.

use super::{extras, subjects, targets, workspaces};
use crate::common;
use millrace::api::base::ApiBase;
use millrace::api::generation::TableForm;
use millrace::api::token::AuthScheme;
use millrace::import::{Fate, read};
use millrace::snippet::script::SCRIPTS;
use millrace::snippet::{
    Flags, Lines, Options, Payload, Shell, TARGETS, Target as Format, TokenFrom,
};
use millrace::workspace::current;
use millrace::workspace::job::TablesFrom;
use millrace::workspace::plan::Route;
use millrace::workspace::{Draft, Subject, Workspace};
use proptest::prelude::*;
use serde_json::Value;

fn options() -> impl Strategy<Value = Options> {
    let switches = prop::array::uniform3(any::<bool>());
    (switches, any::<bool>(), 0..3).prop_map(|([any, short, one], file, token)| Options {
        shell: if any { Shell::Any } else { Shell::Posix },
        flags: if short { Flags::Short } else { Flags::Long },
        lines: if one { Lines::One } else { Lines::Many },
        payload: if file { Payload::File } else { Payload::Inline },
        token: match token {
            0 => TokenFrom::Environment,
            1 => TokenFrom::Descriptor,
            _ => TokenFrom::Asked,
        },
        ..Options::default()
    })
}

/// What a draft holds once it is read: an empty list of tables says nothing of where it comes from.
fn settled(subject: &Subject) -> Subject {
    let mut subject = subject.clone();
    if let Subject::Job(job) = &mut subject {
        job.tables_from = TablesFrom::Hand;
    }
    subject
}

fn check_export(
    format: &Format,
    options: Options,
    workspace: &Workspace,
    scheme: AuthScheme,
) -> Result<(), TestCaseError> {
    let request = common::request(workspace, 0, scheme);
    let snippet = (format.write)(&request, options);
    // What a format can't say, it says beside the text.
    if format!("{:?}", snippet.notes).contains("LeftOut") {
        return Ok(());
    }
    // Terraform knows the tables of a job by labels, which its own test reads back.
    if format.name == "Terraform" && matches!(workspace.drafts[0].subject, Subject::Job(_)) {
        return Ok(());
    }
    let import = read(&snippet.text);
    let told = || format!("{}:\n{}\n{:?}", format.name, snippet.text, import.parts);
    if snippet.payload.is_some() {
        prop_assert!(import.drafts.is_empty(), "{}", told());
        return Ok(());
    }
    prop_assert_eq!(import.drafts.len(), 1, "{}", told());
    let mut found = settled(&import.drafts[0].subject);
    let expected = settled(&workspace.drafts[0].subject);
    if let (Subject::Job(found), Subject::Job(expected)) = (&mut found, &expected)
        && format.name == "avn"
        && expected.tables.is_empty()
    {
        // An empty list has no flag.
        found.tables_by = expected.tables_by;
    }
    prop_assert_eq!(found, expected, "{}", told());
    let value = |extra: &str| serde_json::from_str::<Value>(extra).ok();
    prop_assert_eq!(
        value(&import.drafts[0].extra),
        value(&workspace.drafts[0].extra),
        "{}",
        told()
    );
    prop_assert_eq!(&import.token, &None, "{}", told());
    if format.name != "JSON" {
        prop_assert_eq!(&import.target, &workspace.target, "{}", told());
        // The clients choose by themselves how the header names the token.
        if !["avn", "Terraform"].contains(&format.name) {
            prop_assert_eq!(import.scheme, Some(scheme), "{}", told());
        }
    }
    let missed = import
        .parts
        .iter()
        .find(|part| matches!(part.fate, Fate::Missed(_)));
    prop_assert!(missed.is_none(), "{:?}\n{}", missed, told());
    Ok(())
}

fn check_script(workspace: &Workspace, scheme: AuthScheme) -> Result<(), TestCaseError> {
    let is_table = |draft: &&Draft| matches!(draft.subject, Subject::Table(_));
    let tables = workspace.drafts.iter().filter(is_table);
    let jobs = workspace.drafts.iter().filter(|draft| !is_table(draft));
    let expected: Vec<&Draft> = tables.chain(jobs).collect();
    let base =
        ApiBase::parse("https://api.aiven.io/v1", "https://page.example").expect("a good base");
    let requests = current::all(
        workspace,
        &Route {
            base,
            scheme,
            form: TableForm::Flat,
        },
    );
    for script in SCRIPTS {
        let text = (script.write)(&requests, Options::default()).text;
        for text in [text.replace('\n', "\r\n"), text] {
            let import = read(&text);
            let told = || format!("{text}\n{:?}", import.parts);
            prop_assert_eq!(import.drafts.len(), expected.len(), "{}", told());
            for (found, expected) in import.drafts.iter().zip(&expected) {
                prop_assert_eq!(
                    settled(&found.subject),
                    settled(&expected.subject),
                    "{}",
                    told()
                );
                let value = |extra: &str| serde_json::from_str::<Value>(extra).ok();
                prop_assert_eq!(value(&found.extra), value(&expected.extra), "{}", told());
            }
            prop_assert_eq!(&import.target, &workspace.target, "{}", told());
            prop_assert_eq!(import.scheme, Some(scheme), "{}", told());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(common::properties(600))]

    #[test]
    fn every_text_that_the_app_writes_reads_back_to_the_same_draft(workspace in workspaces(), is_bearer in any::<bool>(), options in options()) {
        let scheme = if is_bearer { AuthScheme::Bearer } else { AuthScheme::Aivenv1 };
        for format in &TARGETS {
            check_export(format, options, &workspace, scheme)?;
        }
    }

    #[test]
    fn the_script_of_a_workspace_reads_back(subjects in prop::collection::vec((subjects(), extras()), 1..4), target in targets(), is_bearer in any::<bool>()) {
        let mut workspace = Workspace::restored(target, []);
        for (subject, extra) in subjects {
            workspace.add(subject);
            if let Some(draft) = workspace.drafts.last_mut() {
                draft.extra = extra;
            }
        }
        check_script(&workspace, if is_bearer { AuthScheme::Bearer } else { AuthScheme::Aivenv1 })?;
    }
}
