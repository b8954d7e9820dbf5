//! The words about lists of what exists: who holds the token, what can be picked, and where a list does not come.

use crate::api::discovery::{Integration, Kind, Me, Topic};
use crate::api::json::visible;
use crate::desk::answer::pasted::PastedFault;
use crate::desk::lists::{Of, Question, Trouble, Unread};
use crate::desk::pick::Missing;
use crate::workspace::field::Field;

/// The entry that asks anew.
pub const REFRESH: &str = "Refresh";
/// The entry that opens the dialog to paste a list.
pub const PASTE: &str = "Paste this list…";
/// Said while a list is asked for.
pub const ASKING: &str = "Asking the API…";
/// Said where a list could be asked for with a token.
pub const NO_TOKEN: &str =
    "With an API token, this list is asked for here. Without one, paste it, or type.";
/// The name of the command in the dialog.
pub const COMMAND: &str = "The command that prints the list";
/// What to do in the dialog.
pub const PASTE_HOW: &str =
    "Run this command in a terminal, and paste what it prints. There is no token in it.";
/// In front of the line that sets the token's variable.
pub const SETUP: &str = "Set the token first:";
/// The button that copies the command.
pub const COPY: &str = "Copy the command";
/// The name of the field for what is pasted.
pub const PRINTED: &str = "What the command printed";
/// The button that reads it.
pub const READ: &str = "Read the list";
/// The button that closes the dialog.
pub const CLOSE: &str = "Close";

/// The name of a field's list.
pub fn name(field: Field) -> &'static str {
    match field {
        Field::Project => "Projects",
        Field::Service => "Flink services",
        Field::IntegrationId => "Integrations",
        _ => "Kafka topics",
    }
}

/// The name of the button that shows it.
pub fn show(field: Field) -> &'static str {
    match field {
        Field::Project => "Show projects",
        Field::Service => "Show Flink services",
        Field::IntegrationId => "Show integrations",
        _ => "Show Kafka topics",
    }
}

/// How many entries a list has, how many of them fit what is typed, and how many of those are shown; and what to do where
/// there are none or too many to show.
pub fn count(field: Field, count: usize, fitting: usize, shown: usize) -> String {
    let (one, many, none) = match field {
        Field::Project => ("project", "projects", "This token sees no project."),
        Field::Service => (
            "Flink service",
            "Flink services",
            "There is no Flink service in this project.",
        ),
        Field::IntegrationId => (
            "integration",
            "integrations",
            "The Flink service has no active integration for such a table: make one in the Aiven console, then refresh.",
        ),
        _ => ("topic", "topics", "The Kafka service has no topic."),
    };
    match count {
        0 => none.to_owned(),
        1 => format!("1 {one}"),
        n if shown < fitting => {
            format!("{shown} of {n} {many}. Type more of the name to see fewer.")
        }
        n if fitting < n => format!("{fitting} of {n} {many}"),
        n => format!("{n} {many}"),
    }
}

/// What must be known first.
pub fn missing(missing: Missing) -> &'static str {
    match missing {
        Missing::Project => "Name the project first: the list is that of a project.",
        Missing::Service => "Name the Flink service first: the list is that of a service.",
        Missing::Integration => {
            "Choose a Kafka integration first: the topics are those of its service. A typed topic always works."
        }
        Missing::Outside => {
            "This integration's Kafka is outside of Aiven, whose API does not list its topics. Type the topic."
        }
    }
}

/// Why a list did not come, and what to do.
pub fn trouble(trouble: &Trouble) -> String {
    match trouble {
        Trouble::Silent => "No answer that a browser may read: the network, or the API does not let pages ask. Paste the list instead, or type.".to_owned(),
        Trouble::Strange => "The answer is not the list that was asked for. Refresh, or type.".to_owned(),
        Trouble::NotAsked => "Not asked yet.".to_owned(),
        Trouble::Refused(401, _) => "The API does not accept this token. Paste another one.".to_owned(),
        Trouble::Refused(status, said) => {
            let status = super::status(*status);
            if said.is_empty() {
                format!("The API refuses this list: {status}. A typed value works all the same.")
            } else {
                let said = visible(said);
                format!("The API refuses this list: {status}, {said}. A typed value works all the same.")
            }
        }
    }
}

/// The title of the dialog.
pub fn paste_title(question: &Question) -> String {
    let target = &question.target;
    match question.of {
        Of::Me | Of::Projects => "Paste your projects".to_owned(),
        Of::Services => format!("Paste the services of {}", visible(&target.project)),
        Of::Integrations => format!("Paste the integrations of {}", visible(&target.service)),
        Of::Topics => format!("Paste the topics of {}", visible(&target.service)),
        Of::Tables => format!("Paste the tables on {}", visible(&target.service)),
        Of::Applications | Of::Application => {
            format!("Paste the applications on {}", visible(&target.service))
        }
        Of::Jobs | Of::Job => format!("Paste the jobs on {}", visible(&target.service)),
    }
}

/// What is kept of a list that is pasted.
pub fn kept(of: Of) -> &'static str {
    match of {
        Of::Services => {
            "What it prints can hold passwords. The names and states of Flink services are kept, in the memory of this tab; the rest is forgotten at once."
        }
        _ => "The list is kept in the memory of this tab.",
    }
}

/// Why what was pasted is no list.
pub fn unread(unread: &Unread) -> String {
    match unread {
        Unread::Fault(PastedFault::Unknown) => {
            "This is no JSON. Run the command above, and paste all that it prints.".to_owned()
        }
        Unread::Fault(fault) => super::exchange::pasted(*fault).to_owned(),
        Unread::Error(said) if said.is_empty() => {
            "This is an error, and not the list. Run the command above again, and paste all that it prints.".to_owned()
        }
        Unread::Error(said) => {
            format!("This is an error, and not the list: {}", visible(said))
        }
        Unread::Trouble(refused @ Trouble::Refused(..)) => trouble(refused),
        Unread::Trouble(_) => {
            "This is JSON, but not this list. Run the command above, and paste all that it prints.".to_owned()
        }
    }
}

/// What holds the data.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Postgres => "PostgreSQL",
        Kind::Kafka => "Kafka",
        Kind::OpenSearch => "OpenSearch",
        Kind::Other => "of another kind",
    }
}

/// What an integration is, beside its name.
pub fn integration(known: &Integration) -> String {
    let outside = if known.is_external {
        ", outside of Aiven"
    } else {
        ""
    };
    let said = if known.description.is_empty() {
        String::new()
    } else {
        format!(", {}", known.description)
    };
    format!("{}{outside}{said} · {}", kind(known.kind), known.id)
}

/// What the integration is whose id is typed.
pub fn integration_is(known: &Integration) -> String {
    format!("{}, {}", visible(&known.source), kind(known.kind))
}

/// The same, where the table that is typed needs another.
pub fn integration_is_unfit(known: &Integration, needed: Kind) -> String {
    format!(
        "{}. This table needs an integration with {}.",
        integration_is(known),
        kind(needed)
    )
}

/// What is said of a Flink service that is not simply running.
pub fn service_is(state: &str) -> Option<String> {
    (!matches!(state, "" | "running")).then(|| format!("This service is {}.", visible(state)))
}

/// A service's state in words.
pub fn service_state(state: &str) -> String {
    match state {
        "RUNNING" => "running".to_owned(),
        "POWEROFF" => "powered off".to_owned(),
        "REBUILDING" => "being rebuilt".to_owned(),
        "REBALANCING" => "being rebalanced".to_owned(),
        other => other.to_lowercase(),
    }
}

/// What a topic is, beside its name.
pub fn topic(topic: &Topic) -> String {
    let mut said = Vec::new();
    match topic.partitions {
        Some(1) => said.push("1 partition".to_owned()),
        Some(n) => said.push(format!("{n} partitions")),
        None => {}
    }
    if topic.is_compacted {
        said.push("compacted, suits upsert-kafka".to_owned());
    }
    if !matches!(topic.state.as_str(), "" | "ACTIVE") {
        said.push(topic.state.to_lowercase());
    }
    said.join(", ")
}

/// What is said of a value that a list does not hold.
pub fn unlisted(field: Field, project: &str, service: &str) -> String {
    match field {
        Field::Project => "Not among the projects of this token.".to_owned(),
        Field::Service => format!("Not among the Flink services of {}.", visible(project)),
        Field::IntegrationId => {
            format!("Not among the active integrations of {}.", visible(service))
        }
        _ => "Not among the topics of the integration's Kafka service.".to_owned(),
    }
}

/// Whose the token is.
pub fn connected(me: &Me) -> String {
    let (name, email) = (visible(&me.name), visible(&me.email));
    match (name.is_empty(), email.is_empty()) {
        (false, false) => format!("Connected as {name} ({email})"),
        (true, false) => format!("Connected as {email}"),
        (false, true) => format!("Connected as {name}"),
        (true, true) => "The API accepts this token.".to_owned(),
    }
}

/// How the token ends.
pub fn ending(ending: &str) -> String {
    format!(" Token …{}", visible(ending))
}

/// The button that looks again whose the token is.
pub const CHECK_AGAIN: &str = "Check again";
/// Said while it is asked whose the token is.
pub const CHECKING: &str = "Checking the token…";

/// Why it is not known whose the token is. Nothing where the token's field says it.
pub fn unknown(trouble: &Trouble) -> Option<String> {
    match trouble {
        Trouble::NotAsked | Trouble::Refused(401, _) => None,
        Trouble::Silent => {
            Some("The token could not be checked: no answer that a browser may read.".to_owned())
        }
        Trouble::Strange => {
            Some("The token could not be checked: the answer is not as expected.".to_owned())
        }
        Trouble::Refused(status, _) => {
            let status = super::status(*status);
            Some(format!("The token could not be checked: {status}."))
        }
    }
}
