//! The words about requests as text.

use crate::api::json::visible;
use crate::snippet::curl::Remark;
use crate::snippet::script::{Kind, Obstacle};

/// What the reader of a curl command must know.
pub fn curl(remark: Remark) -> &'static str {
    match remark {
        Remark::Parts => {
            "Some shells take no line as long as the body, so it is piped into curl in parts."
        }
        Remark::Descriptor => {
            "curl reads the header with the token from its standard input, which the shell writes itself: no list of processes shows the token, and no file holds it."
        }
        Remark::Filed => {
            "The token takes curl's standard input, and the body is too long for an argument, so it is read from payload.json beside the command."
        }
        Remark::Asked => {
            "bash and zsh ask for the token, do not show it, and forget it afterwards. In dash this fails and sends nothing."
        }
        Remark::NotAsked => {
            "Shells ask in different ways, so this command reads the token from AIVEN_TOKEN."
        }
        Remark::InputTaken => {
            "The secrets in the body take curl's standard input, so this command reads the token from AIVEN_TOKEN."
        }
        Remark::Elsewhere => {
            "To set the variable in fish: read -gxs AIVEN_TOKEN. In tcsh: stty -echo; setenv AIVEN_TOKEN \"$<\"; stty echo."
        }
        Remark::Unguarded => {
            "Where AIVEN_TOKEN is not set, the request goes out without a token, and the API refuses it."
        }
        Remark::LongLine => {
            "One line is longer than some shells take when it is typed or pasted (busybox sh 1,023 bytes, dash 4,095): save the command as a file and run that."
        }
    }
}

/// What the editors of `.http` files read in the place of the token.
pub const EDITOR_VARIABLE: &str = "The token is read from the variable AIVEN_TOKEN of the editor's environment. VS Code's REST Client and httpYac understand {{$processEnv AIVEN_TOKEN}}; in JetBrains' HTTP Client write {{$env.AIVEN_TOKEN}} instead.";

/// Said where a job has no name.
pub const EMPTY_JOB_NAME: &str =
    "This job has no name, and here it must have one: an empty one is sent.";

/// Said where the API's base does not end as the programs expect it.
pub const ADDS_VERSION: &str = "The program puts /v1 behind the address of the API, which the address of this page does not end with.";

/// Which versions of the command line have a command.
pub fn avn_versions(since: &str, until: &str) -> String {
    format!(
        "For aiven-client {since} to {until}: pip install aiven-client=={until}. Later versions have no such command."
    )
}

/// From which version on the command line has a command.
pub fn avn_since(since: &str) -> String {
    format!(
        "For aiven-client {since} and later: pip install aiven-client. It makes the application with its first version; validating and deploying are commands of their own."
    )
}

/// A member that a target can't express.
pub fn left_out(member: &str) -> String {
    format!(
        "{} is left out: there is no way to say it here.",
        visible(member)
    )
}

/// Said beside every resource of Terraform.
pub const PROVIDER_VERSION: &str = "For version 3 of the provider aiven, which reads the token from AIVEN_TOKEN. Version 4.0 removed these resources.";

/// Said beside the resources of an application.
pub const PROVIDER_OF_APPLICATIONS: &str = "For version 4 of the provider aiven, which reads the token from AIVEN_TOKEN. A deployment is a resource of its own, aiven_flink_application_deployment.";

/// Where tables that are given by name are looked for.
pub fn resources(resource: &str) -> String {
    format!(
        "The job's tables are resources of the same configuration, such as {resource}: each table's own text makes one."
    )
}

/// How the provider is told where the API is.
pub fn web_url(address: &str) -> String {
    format!("Set AIVEN_WEB_URL={address} in the environment, so that the provider finds the API.")
}

/// Said of a body that no line of cmd can hold.
pub const IN_FILE: &str = "cmd takes 8,191 characters for a line, and this body is longer: the command reads it from payload.json. Save that beside it.";

/// Said of an address that no line of cmd can hold.
pub const LINE_TOO_LONG: &str =
    "cmd takes 8,191 characters for a line. This one is longer and does not work: use another tab.";

/// Why a script stops before it creates anything.
pub fn obstacle(obstacle: &Obstacle) -> String {
    let (Obstacle::Unnamed(kind) | Obstacle::Twice(kind, _)) = obstacle;
    let kind = match kind {
        Kind::Table => "table",
        Kind::Job => "job",
    };
    let what = match obstacle {
        Obstacle::Unnamed(_) => format!("A {kind} has no name"),
        Obstacle::Twice(_, name) => format!("More than one {kind} is named “{}”", visible(name)),
    };
    format!("{what}. The script tells by names what exists already, so it stops at once.")
}

/// Variables that are read when the text runs.
pub fn secrets(names: &[String]) -> String {
    let read = if names.len() == 1 { "is" } else { "are" };
    format!(
        "{} {read} read from the environment in the place of the secrets in the SQL: set and export them as you do AIVEN_TOKEN.",
        listed(names)
    )
}

/// The same, where what they hold is put in as it is.
pub fn secrets_as_they_are(names: &[String]) -> String {
    format!(
        "{} Here they are put in as they are, so they may hold letters, digits and . _ - : / + = alone. For other secrets use curl, PowerShell or Python.",
        secrets(names)
    )
}

/// The same, where the text can't read them.
pub fn secrets_by_hand(names: &[String]) -> String {
    format!(
        "{} in its place: this text can't read it from the environment. Write the secret there before you use it, or take another tab.",
        stands(names)
    )
}

/// The same as variables of Terraform.
pub fn secrets_of_terraform(names: &[String]) -> String {
    let first = names.first().map_or("", String::as_str);
    format!(
        "{} in its place as a variable of Terraform: set TF_VAR_{first} in the environment. Terraform's state holds the secret in plain text.",
        stands(names)
    )
}

fn stands(names: &[String]) -> String {
    let stands = if names.len() == 1 { "stands" } else { "stand" };
    format!("A secret is left out, and {} {stands}", listed(names))
}

/// Names with commas between them.
fn listed(names: &[String]) -> String {
    names.join(", ")
}
