//! The words about requests as text.

use crate::api::json::visible;
use crate::snippet::curl::Remark;
use crate::snippet::script::{Kind, Obstacle};

/// What the reader of a curl command must know.
pub fn curl(remark: Remark) -> &'static str {
    match remark {
        Remark::Parts => {
            "Manche Shells nehmen keine Zeile, die so lang ist wie der Body, deshalb bekommt ihn curl in Teilen über eine Pipe."
        }
        Remark::Descriptor => {
            "curl liest den Header mit dem Token von der Standardeingabe, die die Shell selbst schreibt: Keine Prozessliste zeigt das Token, und keine Datei enthält es."
        }
        Remark::Filed => {
            "Das Token belegt die Standardeingabe von curl, und der Body ist für ein Argument zu lang, deshalb wird er aus payload.json neben dem Befehl gelesen."
        }
        Remark::Asked => {
            "bash und zsh fragen nach dem Token, zeigen es nicht und vergessen es danach. In dash schlägt das fehl und sendet nichts."
        }
        Remark::NotAsked => {
            "Shells fragen auf verschiedene Weise, deshalb liest dieser Befehl das Token aus AIVEN_TOKEN."
        }
        Remark::InputTaken => {
            "Die Geheimnisse im Body belegen die Standardeingabe von curl, deshalb liest dieser Befehl das Token aus AIVEN_TOKEN."
        }
        Remark::Elsewhere => {
            "So wird die Variable in fish gesetzt: read -gxs AIVEN_TOKEN. In tcsh: stty -echo; setenv AIVEN_TOKEN \"$<\"; stty echo."
        }
        Remark::Unguarded => {
            "Ist AIVEN_TOKEN nicht gesetzt, geht die Anfrage ohne Token hinaus, und die API lehnt sie ab."
        }
        Remark::LongLine => {
            "Eine Zeile ist länger, als manche Shells sie getippt oder eingefügt nehmen (busybox sh 1.023 Bytes, dash 4.095): Speichern Sie den Befehl als Datei, und führen Sie diese aus."
        }
    }
}

/// What the editors of `.http` files read in the place of the token.
pub const EDITOR_VARIABLE: &str = "Das Token wird aus der Variablen AIVEN_TOKEN in der Umgebung des Editors gelesen. Der REST Client von VS Code und httpYac verstehen {{$processEnv AIVEN_TOKEN}}; im HTTP Client von JetBrains schreiben Sie stattdessen {{$env.AIVEN_TOKEN}}.";

/// Said where a job has no name.
pub const EMPTY_JOB_NAME: &str =
    "Dieser Job hat keinen Namen und muss hier einen haben: Gesendet wird ein leerer.";

/// Said where the API's base does not end as the programs expect it.
pub const ADDS_VERSION: &str =
    "Das Programm hängt /v1 an die Adresse der API, mit dem die Adresse dieser Seite nicht endet.";

/// Which versions of the command line have a command.
pub fn avn_versions(since: &str, until: &str) -> String {
    format!(
        "Für aiven-client {since} bis {until}: pip install aiven-client=={until}. Spätere Versionen haben keinen solchen Befehl."
    )
}

/// From which version on the command line has a command.
pub fn avn_since(since: &str) -> String {
    format!(
        "Für aiven-client {since} und später: pip install aiven-client. Der Befehl erstellt die Application mit ihrer ersten Version; Validieren und Deployen sind eigene Befehle."
    )
}

/// A member that a target can't express.
pub fn left_out(member: &str) -> String {
    format!(
        "{} ist weggelassen: Es lässt sich hier nicht ausdrücken.",
        visible(member)
    )
}

/// Said beside every resource of Terraform.
pub const PROVIDER_VERSION: &str = "Für Version 3 des Providers aiven, der das Token aus AIVEN_TOKEN liest. Version 4.0 hat diese Ressourcen entfernt.";

/// Said beside the resources of an application.
pub const PROVIDER_OF_APPLICATIONS: &str = "Für Version 4 des Providers aiven, der das Token aus AIVEN_TOKEN liest. Ein Deployment ist eine eigene Ressource, aiven_flink_application_deployment.";

/// Where tables that are given by name are looked for.
pub fn resources(resource: &str) -> String {
    format!(
        "Die Tabellen des Jobs sind Ressourcen derselben Konfiguration, etwa {resource}: Der Text jeder Tabelle ergibt eine."
    )
}

/// How the provider is told where the API is.
pub fn web_url(address: &str) -> String {
    format!(
        "Setzen Sie AIVEN_WEB_URL={address} in der Umgebung, damit der Provider die API findet."
    )
}

/// Said of a body that no line of cmd can hold.
pub const IN_FILE: &str = "cmd nimmt 8.191 Zeichen je Zeile, und dieser Body ist länger: Der Befehl liest ihn aus payload.json. Speichern Sie die Datei daneben.";

/// Said of an address that no line of cmd can hold.
pub const LINE_TOO_LONG: &str = "cmd nimmt 8.191 Zeichen je Zeile. Diese ist länger und funktioniert nicht: Verwenden Sie einen anderen Tab.";

/// Why a script stops before it creates anything.
pub fn obstacle(obstacle: &Obstacle) -> String {
    let what = match obstacle {
        Obstacle::Unnamed(Kind::Table) => "Eine Tabelle hat keinen Namen".to_owned(),
        Obstacle::Unnamed(Kind::Job) => "Ein Job hat keinen Namen".to_owned(),
        Obstacle::Twice(Kind::Table, name) => {
            format!("Mehr als eine Tabelle heißt „{}“", visible(name))
        }
        Obstacle::Twice(Kind::Job, name) => format!("Mehr als ein Job heißt „{}“", visible(name)),
    };
    format!(
        "{what}. An den Namen erkennt das Skript, was schon existiert, deshalb hält es sofort an."
    )
}

/// Variables that are read when the text runs.
pub fn secrets(names: &[String]) -> String {
    let read = if names.len() == 1 { "wird" } else { "werden" };
    format!(
        "{} {read} anstelle der Geheimnisse im SQL aus der Umgebung gelesen: Setzen und exportieren Sie sie wie AIVEN_TOKEN.",
        listed(names)
    )
}

/// The same, where what they hold is put in as it is.
pub fn secrets_as_they_are(names: &[String]) -> String {
    format!(
        "{} Hier werden sie eingesetzt, wie sie sind, dürfen also nur Buchstaben, Ziffern und . _ - : / + = enthalten. Für andere Geheimnisse verwenden Sie curl, PowerShell oder Python.",
        secrets(names)
    )
}

/// The same, where the text can't read them.
pub fn secrets_by_hand(names: &[String]) -> String {
    format!(
        "{} an seiner Stelle: Dieser Text kann es nicht aus der Umgebung lesen. Schreiben Sie das Geheimnis dorthin, bevor Sie ihn verwenden, oder nehmen Sie einen anderen Tab.",
        stands(names)
    )
}

/// The same as variables of Terraform.
pub fn secrets_of_terraform(names: &[String]) -> String {
    let first = names.first().map_or("", String::as_str);
    format!(
        "{} an seiner Stelle als Variable von Terraform: Setzen Sie TF_VAR_{first} in der Umgebung. Der State von Terraform enthält das Geheimnis im Klartext.",
        stands(names)
    )
}

fn stands(names: &[String]) -> String {
    let stands = if names.len() == 1 { "steht" } else { "stehen" };
    format!(
        "Ein Geheimnis ist weggelassen, und {} {stands}",
        listed(names)
    )
}

/// Names with commas between them.
fn listed(names: &[String]) -> String {
    names.join(", ")
}
