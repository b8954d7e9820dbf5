//! The words of the target bar and of the settings.

#![allow(missing_docs, reason = "each constant is the text that it names")]

pub const TOKEN: &str = "API-Token";
pub const FORGET_TOKEN: &str = "Token vergessen";
pub const FRAMED: &str =
    "Eine andere Seite zeigt diese in sich an, deshalb wird hier nach keinem Token gefragt. ";
pub const OPEN_ALONE: &str = "Millrace für sich öffnen";
pub const TOKEN_HINT: &str = "Bleibt im Speicher dieses Tabs, nirgendwo sonst.";
pub const TOKEN_TRIMMED: &str =
    "Leerzeichen oder der Name eines Schemas um das Token herum wurden weggelassen.";
pub const TOKEN_NEEDED: &str = "Fügen Sie zuerst ein API-Token ein. Die Aiven-Konsole erstellt eines unter User information, Tokens.";
/// The page's name, and whose it is.
pub fn title(team: Option<&str>) -> String {
    match team {
        Some(team) => [super::APP, " für ", &super::visible(team)].concat(),
        None => super::APP.to_owned(),
    }
}
pub const SETTINGS: &str = "Einstellungen";
pub const CLOSE: &str = "Schließen";
pub const BASE: &str = "Basis-URL der API";
pub const BASE_HINT: &str = "Vom Betreiber dieser Seite in config.json festgelegt.";
pub const BASES_HINT: &str = "Vom Betreiber dieser Seite in config.json angeboten. Wer eine andere wählt, muss das Token neu eingeben.";
pub const SCHEME: &str = "Autorisierungsschema";
pub const SCHEME_HINT: &str =
    "Bearer steht in den meisten Texten von Aiven, aivenv1 senden Aivens eigene Clients.";
pub const IDLE: &str = "Token vergessen nach";
pub const IDLE_HINT: &str = "Ohne Tastendruck oder Mausbewegung in diesem Tab.";
pub const PATIENCE: &str = "Aufgeben nach";
pub const PATIENCE_HINT: &str = "Wartezeit auf eine Antwort in Sekunden, von 5 bis 600. Auch eine aufgegebene Anfrage kann angekommen sein.";
pub const PATIENCE_FAULT: &str =
    "Geben Sie ganze Sekunden von 5 bis 600 an. Bis dahin gilt der letzte Wert.";
pub const API: &str = "API";
pub const FORM: &str = "Tabellen der alten API";
pub const FORM_HINT: &str = "Wie die Payload einer Tabelle geschrieben wird, wenn die API die der Tabellen und Jobs ist. avn 2.16.0 und 2.17.0 verlangen die Form von 2022.";
pub const THEME: &str = "Darstellung";
pub const LANGUAGE: &str = "Sprache";
pub const LANGUAGE_HINT: &str = "Die Seite lädt in der anderen Sprache neu. Entwürfe und Einstellungen bleiben; das Token muss neu eingegeben werden.";
pub const KEPT: &str = "In diesem Browser gespeichert";
pub const KEPT_HINT: &str =
    "Ihre Entwürfe, Projekt, Service, diese Einstellungen und der Verlauf. Niemals das Token.";
pub const DELETE_KEPT: &str = "Gespeichertes löschen";
pub const DELETE_SURE: &str = "Ihre Entwürfe, Projekt und Service, diese Einstellungen und der Verlauf werden aus diesem Browser gelöscht und lassen sich nicht zurückholen. Dieser Tab zeigt seine Entwürfe, bis Sie ihn schließen oder neu laden. Auf dem Service wird nichts gelöscht.";
pub const KEEP: &str = "Behalten";
pub const DELETE_ALL: &str = "Alles löschen";
pub const DELETED_KEPT: &str = "Aus diesem Browser gelöscht. Ihre Entwürfe bleiben in diesem Tab und werden wieder gespeichert, sobald Sie sie bearbeiten.";

/// So many minutes.
pub fn minutes(minutes: u32) -> String {
    format!("{minutes} Minuten")
}

/// Said when the token was forgotten because nobody has used the page for so long.
pub fn idle_over(minutes: u32) -> String {
    format!(
        "Das Token wurde vergessen, weil diese Seite {minutes} Minuten lang nicht benutzt wurde. Fügen Sie es wieder ein, um fortzufahren."
    )
}

/// Said at all times when requests go to a host that is neither Aiven's nor the page's own.
pub fn elsewhere(origin: &str) -> String {
    format!("Anfragen gehen an {origin}")
}
