//! The words about what came back, and what is done about it.

use super::{generation, thing};
use crate::api::answer::place::Place;
use crate::api::answer::{Extent, Reading, Silence, Verdict};
use crate::api::generation::Generation;
use crate::api::json::visible;
use crate::desk::answer::check::{Check, Unclear};
use crate::desk::answer::pasted::PastedFault;
use crate::workspace::field::Field;
use crate::workspace::learn::is_off;
use crate::workspace::plan::OTHER;
use crate::workspace::target::Target;
use crate::workspace::{Created, Draft, Subject};

/// Said where a request was sent, and nothing more is known.
pub const UNKNOWN: &str = "Dies wurde gesendet, und keine Antwort ist bekannt.";
/// The next step then.
pub const UNKNOWN_NEXT: &str =
    "Es existiert vielleicht: Prüfen Sie das, bevor Sie es noch einmal senden.";
/// Said of what a look has found, in a word.
pub const IS_THERE: &str = "Existiert";
/// Said of what it has found to be another.
pub const IS_OTHER: &str = "Ein anderes existiert";
/// Said of what it has not found.
pub const IS_ABSENT: &str = "Existiert nicht";
/// Said of what was created, and is on the service no more.
pub const GONE: &str = "So war es: Inzwischen wurde es gelöscht oder abgebrochen, oder unter seinem Namen gibt es ein anderes.";

/// Said of what happened at another target than the one that is chosen now.
pub fn elsewhere(then: &Target, now: &Target) -> String {
    if (&then.project, &then.service) == (&now.project, &now.service) {
        let [then, now] = [then, now].map(|target| generation(target.generation));
        return format!("Das war mit „{then}“ unter API; jetzt ist „{now}“ gewählt.");
    }
    let (project, service) = (visible(&then.project), visible(&then.service));
    format!("Das war auf {service} in {project}; jetzt ist etwas anderes gewählt.")
}

/// Said of what was created under another name than the draft bears now.
pub const RENAMED: &str = "Das war unter einem anderen Namen als dem, der jetzt hier steht.";

/// Said where a draft was sent to another target or under another name than it has now, and how that ended is not known.
pub fn unknown_elsewhere(sent: &Created, subject: &Subject) -> String {
    let of = thing(subject, &sent.name, sent.target.generation);
    let (project, service) = (visible(&sent.target.project), visible(&sent.target.service));
    format!(
        "Ob {of} auf {service} in {project} existiert, ist nicht bekannt: Es wurde dorthin gesendet, und keine Antwort sagt es. Nennen Sie beide wieder, um es zu prüfen. Was jetzt hier steht, wurde noch nicht gesendet."
    )
}

/// The button that looks whether something exists.
pub const CHECK: &str = "Prüfen, ob es existiert";
/// The button that sends again when a wait is over.
pub const AGAIN: &str = "Erneut senden";
/// What the field for an answer of curl is folded away under.
pub const PASTE: &str = "Antwort einfügen";
/// The name of that field.
pub const PASTED: &str = "Was curl ausgab";
/// What goes into it.
pub const PASTE_HINT: &str = "Führen Sie den Befehl in einem Terminal aus, und fügen Sie seine Ausgabe hier ein, mit Headern (--include) oder ohne. Sie wird gelesen wie eine Antwort an diese Seite.";
/// The button that reads it.
pub const PASTE_READ: &str = "Antwort lesen";

/// The button that leads to a place in the SQL.
pub fn go(field: Field, place: Place) -> String {
    let (line, character) = (place.line, place.character);
    format!(
        "Zu Zeile {line}, Zeichen {character} von {}",
        super::label(field)
    )
}

/// How long to wait before something is sent again.
pub fn wait(seconds: u32) -> String {
    match seconds {
        1 => "In 1 Sekunde kann es erneut gesendet werden.".to_owned(),
        n => format!("In {n} Sekunden kann es erneut gesendet werden."),
    }
}

/// How far a look has come, or what came of it.
pub fn checked(check: &Check, draft: &Draft, generation: Generation) -> String {
    let name = draft.name();
    let of = thing(&draft.subject, name, generation);
    match check {
        Check::Listing => "Es wird nachgesehen, was auf dem Service existiert …".to_owned(),
        Check::Asking(left) => format!(
            "Es wird nachgesehen, was auf dem Service existiert: noch {} …",
            left.len()
        ),
        Check::There { sent, .. } if sent == OTHER => format!(
            "Es existiert, aber nicht so, wie es hier steht: {of} auf dem Service ist etwas anderes mit diesem Namen. Löschen Sie es, oder wählen Sie einen anderen Namen."
        ),
        Check::There { .. } => {
            format!("Es existiert: {of} wurde erstellt. Senden Sie es nicht noch einmal.")
        }
        Check::Absent => format!(
            "Es existiert nicht: {of} wurde nicht erstellt. Es kann erneut gesendet werden."
        ),
        Check::Unclear(why) => unclear(*why),
    }
}

/// Said over the body of an answer that came before it was looked whether something exists.
pub fn body_of_before(status: u16) -> String {
    let status = super::status(status);
    format!("Das hatte die API auf das Senden geantwortet: {status}.")
}

/// Why there is no telling what exists.
pub fn unclear(why: Unclear) -> String {
    match why {
        Unclear::Unasked => "Was existiert, ist ohne API-Token nicht bekannt.".to_owned(),
        Unclear::Silent => {
            "Die Liste dessen, was existiert, war nicht lesbar. Sehen Sie in der Aiven-Konsole nach, oder fügen Sie die Antwort von curl ein.".to_owned()
        }
        Unclear::Status(status) => {
            format!("Die API sagt nicht, was existiert: {}. Sehen Sie in der Aiven-Konsole nach.", super::status(status))
        }
        Unclear::Strange => {
            "Die Liste dessen, was existiert, ist anders als erwartet. Sehen Sie in der Aiven-Konsole nach.".to_owned()
        }
        Unclear::TooMany => {
            "Der Service hat zu viele Jobs, um jeden anzusehen. Sehen Sie in der Aiven-Konsole nach.".to_owned()
        }
    }
}

/// Why a text is no answer.
pub fn pasted(fault: PastedFault) -> &'static str {
    match fault {
        PastedFault::Empty => "Hier steht noch nichts: Fügen Sie ein, was curl ausgegeben hat.",
        PastedFault::NoAnswer => {
            "Auch curl bekam keine Antwort: Seine Meldung sagt, warum. Daraus ist nichts zu erfahren."
        }
        PastedFault::Unknown => {
            "Das sind weder JSON noch Header mit einem Status. Führen Sie den Befehl mit --include aus, und fügen Sie seine ganze Ausgabe ein."
        }
    }
}

/// What an answer means.
pub fn headline(
    reading: &Reading,
    subject: &Subject,
    name: &str,
    generation: Generation,
) -> String {
    let thing = thing(subject, name, generation);
    let said = match (reading.verdict, reading.status) {
        (Verdict::Done, _) => return format!("{thing} wurde erstellt."),
        (Verdict::DoneWithError, _) => return format!("Die API meldet einen Fehler: {thing}."),
        (Verdict::Invalid, _) => return format!("Die API lehnt das in dieser Form ab: {thing}."),
        (Verdict::Conflict, _) if is_off(reading) => "Der Service ist ausgeschaltet.",
        (Verdict::Conflict, _) => {
            return match (subject, generation) {
                (Subject::Table(_), _) | (_, Generation::Applications) => {
                    format!("{thing} existiert bereits.")
                }
                (Subject::Job(_), Generation::Classic) => {
                    format!("{thing} kann im jetzigen Zustand des Services nicht erstellt werden.")
                }
            };
        }
        (Verdict::Foreign, _) => "Es kam eine Antwort, aber nicht von der API.",
        (Verdict::Unauthorized, _) => "Die API nimmt das Token nicht an.",
        (Verdict::Forbidden, _) => "Das Token ist gültig, darf dies aber nicht.",
        (Verdict::NotFound, _) => "Etwas, das die Anfrage nennt, existiert nicht.",
        (Verdict::TooMany(_), _) => "Zu viele Anfragen: Die API bittet zu warten.",
        (_, 405 | 410 | 501) => "Die API bietet diesen Vorgang hier nicht an.",
        (_, 408) => "Die API bekam die Anfrage nicht rechtzeitig vollständig.",
        (_, 413) => "Die Anfrage ist zu groß.",
        (_, 415) => "Die API nimmt keinen Body dieses Typs.",
        (_, 417) => "Die API kann das im jetzigen Zustand des Services nicht ausführen.",
        (_, 502) => "Ein Proxy bekam von der API keine ordentliche Antwort.",
        (_, 503) => "Die API ist gerade nicht verfügbar.",
        (_, 504) => "Ein Proxy hat das Warten auf die API aufgegeben.",
        (Verdict::ServerError, _) => "In der API ist ein Fehler aufgetreten.",
        (Verdict::Other, _) => "Eine Antwort, die in der Dokumentation der API nicht vorkommt.",
    };
    said.to_owned()
}

/// Where an operation is gone.
const RETIRED: &str = "Aiven hat die API der Tabellen und Jobs im Januar 2023 beendet; nötig ist ein Service, der sie noch hat. Prüfen Sie den Service und in den Einstellungen die Basis-URL der API.";
const MAY_EXIST: &str = "Vielleicht wurde es vor dem Fehler erstellt: Prüfen Sie, ob es existiert, bevor Sie erneut senden.";

/// What to do after an answer, of which so much came.
pub fn next_step(
    reading: &Reading,
    subject: &Subject,
    extent: Extent,
    generation: Generation,
) -> String {
    if generation == Generation::Applications {
        match reading.verdict {
            Verdict::Done => {
                return "Sie hat ihre erste Version und läuft, sobald diese deployt ist."
                    .to_owned();
            }
            Verdict::Conflict if !is_off(reading) => {
                return "Wählen Sie einen anderen Namen, oder löschen Sie zuerst die alte Application.".to_owned();
            }
            _ => {}
        }
    }
    let next = match (reading.verdict, reading.status) {
        (Verdict::Done, _) => done(reading, subject, extent),
        (Verdict::DoneWithError, _) => {
            "Lesen Sie die Meldung des Servers, korrigieren Sie den Entwurf, und senden Sie erneut."
        }
        (Verdict::Foreign, _) => {
            "Vielleicht steht eine Anmeldeseite oder ein Proxy dazwischen: Lesen Sie unten den Body, und prüfen Sie, ob es existiert, bevor Sie erneut senden."
        }
        (Verdict::Invalid, _) => {
            "Korrigieren Sie, was die Meldung des Servers nennt, und senden Sie erneut."
        }
        (Verdict::Unauthorized | Verdict::Forbidden, _) => refused(reading),
        (Verdict::NotFound, _) if reading.code.as_deref() == Some("retired_api_endpoint") => {
            RETIRED
        }
        (Verdict::NotFound, _) => {
            "Vergleichen Sie die markierten Felder mit der Aiven-Konsole, und senden Sie erneut. Stimmen sie, hat der Service diese API vielleicht nicht mehr: Aiven hat sie im Januar 2023 beendet."
        }
        (Verdict::Conflict, _) if is_off(reading) => {
            "Starten Sie ihn in der Aiven-Konsole, und senden Sie erneut."
        }
        (Verdict::Conflict, _) => match subject {
            Subject::Table(_) => {
                "Wählen Sie einen anderen Namen, oder löschen Sie zuerst die alte Tabelle: Tabellen lassen sich nicht ändern."
            }
            Subject::Job(_) => {
                "Tun Sie, was die Meldung des Servers verlangt, und senden Sie erneut."
            }
        },
        (Verdict::TooMany(Some(seconds)), _) => {
            return format!("Senden Sie in {seconds} Sekunden erneut. Erstellt wurde nichts.");
        }
        (Verdict::TooMany(None), _) => {
            "Warten Sie eine Minute, und senden Sie erneut. Erstellt wurde nichts."
        }
        (_, 405 | 410) => RETIRED,
        (_, 501) => {
            "Prüfen Sie, ob es existiert, dann den Service und in den Einstellungen die Basis-URL der API: Aiven hat die API der Tabellen und Jobs im Januar 2023 beendet."
        }
        (_, 408) => {
            "Vielleicht ist die Verbindung langsam oder die Anfrage sehr lang. Senden Sie sie erneut."
        }
        (_, 413) => {
            "Kürzen Sie die Spalten oder das Statement. Leitet ein Proxy die Anfragen weiter, ist vielleicht seine Grenze zu niedrig: Sein Betreiber kann sie anheben."
        }
        (_, 415) => {
            "Vielleicht hat ein Proxy den Header Content-Type geändert, der application/json ist. Der Befehl zeigt mit --verbose den ganzen Austausch."
        }
        (_, 417) => "Tun Sie zuerst, was die Meldung des Servers verlangt, und senden Sie erneut.",
        (Verdict::ServerError, _) => MAY_EXIST,
        (Verdict::Other, _) => {
            "Lesen Sie unten den Body; der Befehl zeigt mit --verbose den ganzen Austausch."
        }
    };
    next.to_owned()
}

fn done(reading: &Reading, subject: &Subject, extent: Extent) -> &'static str {
    match (subject, &reading.id, extent) {
        (Subject::Table(_), Some(_), _) => {
            "Die ID geht jetzt in die Jobs ein, die sie nach ID aufführen."
        }
        (Subject::Table(_), None, Extent::Whole) => {
            "Die Antwort enthält keine table_id, deshalb können Jobs sie nur nach Namen aufführen."
        }
        (Subject::Table(_), None, _) => {
            "Was von der Antwort ankam, enthält keine table_id, deshalb können Jobs sie nur nach Namen aufführen."
        }
        (Subject::Job(_), ..) => "Flink startet ihn.",
    }
}

/// What to do where the token does not do.
fn refused(reading: &Reading) -> &'static str {
    match reading.code.as_deref() {
        Some("user_personal_token_not_allowed") => {
            "Diese Organisation erlaubt hier keine persönlichen Tokens: Verwenden Sie eines eines Application-Users."
        }
        Some("api_client_ip_allowlist_blocks_caller") => {
            "Das Token oder die Organisation erlaubt nur andere Adressen: Senden Sie von einer davon, oder fragen Sie die Verwaltung der Organisation."
        }
        Some("feature_not_enabled") => {
            "Bitten Sie Aiven oder die Projektverwaltung, es freizuschalten."
        }
        _ if reading.verdict == Verdict::Forbidden => {
            "Bitten Sie die Projektverwaltung um die Berechtigung service:data:write, oder verwenden Sie ein Token, das sie hat."
        }
        _ => {
            "Fügen Sie ein gültiges Token ein, oder versuchen Sie in den Einstellungen das andere Autorisierungsschema, und senden Sie erneut."
        }
    }
}

/// What is known when there is nothing to read after so many milliseconds, and the way on.
pub fn silence(silence: Silence, origin: &str, took: u32) -> (String, String) {
    let (what, next) = match silence {
        Silence::Cancelled => (
            "Abgebrochen.".to_owned(),
            "Die Anfrage kann trotzdem angekommen sein: Prüfen Sie, ob es existiert, bevor Sie erneut senden.",
        ),
        Silence::TimedOut => (
            format!(
                "Innerhalb von {} Sekunden kam keine Antwort von {origin}.",
                took / 1000
            ),
            "Die Anfrage kann trotzdem angekommen sein: Prüfen Sie, ob es existiert, bevor Sie erneut senden.",
        ),
        Silence::Offline => (
            "Dieser Rechner ist offline. Es wurde nichts gesendet.".to_owned(),
            "Verbinden Sie ihn, und senden Sie erneut.",
        ),
        Silence::Policy => (
            format!(
                "Diese Seite darf keine Anfragen an {origin} senden: Ihre eigene Sicherheitsrichtlinie verbietet es. Es wurde nichts gesendet."
            ),
            "Der Betreiber muss sie für diese Adresse mit cargo xtask build --connect bauen. Der Befehl funktioniert solange.",
        ),
        Silence::Refused => (
            format!(
                "{origin} antwortet, aber nicht auf Seiten wie diese: Die CORS-Header fehlen, oder es leitet um."
            ),
            "Die Anfrage kann angekommen sein: Prüfen Sie, ob es existiert, bevor Sie erneut senden. Der Befehl funktioniert immer.",
        ),
        Silence::Broken => (
            format!(
                "{origin} antwortet, aber auf diese Anfrage kam nichts, was ein Browser lesen darf: Die Verbindung brach ab, oder es leitet um."
            ),
            "Die Anfrage kann angekommen sein: Prüfen Sie, ob es existiert, bevor Sie erneut senden. Der Befehl zeigt mehr.",
        ),
        Silence::NoAnswer => (
            format!(
                "Von {origin} kam nichts, was ein Browser lesen kann: ein Netzwerkfehler, eine falsche Adresse oder ein abgelehntes Zertifikat."
            ),
            "Die Anfrage kann angekommen sein: Prüfen Sie, ob es existiert, bevor Sie erneut senden. Der Befehl zeigt mehr.",
        ),
        Silence::Unheard => (
            "Keine Antwort ist bekannt: Die Anfrage läuft noch, oder die Seite wurde geschlossen, bevor eine kam."
                .to_owned(),
            "Sie kann angekommen sein: Prüfen Sie, ob es existiert, bevor Sie erneut senden.",
        ),
    };
    (what, next.to_owned())
}

/// What was looked at when there was nothing to read. `is_mixed`: the page is served over https and the API over http.
pub fn checks(silence: Silence, is_mixed: bool) -> Option<String> {
    let (is_online, policy, get) = match silence {
        Silence::Cancelled | Silence::TimedOut | Silence::Unheard => return None,
        Silence::Offline => (false, true, false),
        Silence::Policy => (true, false, false),
        Silence::NoAnswer => (true, true, false),
        Silence::Refused | Silence::Broken => (true, true, true),
    };
    let mut checks = vec![if is_online {
        "der Browser sagt, er sei online"
    } else {
        "der Browser sagt, er sei offline"
    }];
    if is_mixed {
        checks.push(
            "die Seite kam über https, und die API wird über http gefragt, was Browser ablehnen können",
        );
    }
    if is_online {
        checks.push(if policy {
            "die Richtlinie der Seite erlaubt die Adresse"
        } else {
            "die Richtlinie der Seite verbietet die Adresse"
        });
    }
    if is_online && policy {
        checks.push(if get {
            "ein einfaches GET ohne Token an dieselbe Adresse wird beantwortet"
        } else {
            "auch ein einfaches GET ohne Token an dieselbe Adresse bleibt ohne Antwort"
        });
    }
    Some(format!("Geprüft: {}.", checks.join("; ")))
}

/// Said beside a body that is not whole.
pub fn extent(extent: Extent) -> Option<&'static str> {
    match extent {
        Extent::Whole => None,
        Extent::Cut => Some(
            "Die Antwort ist länger als 1 MiB. Dies ist das erste MiB; der Rest wurde nicht geladen, curl holt sie vollständig.",
        ),
        Extent::Broken => {
            Some("Die Verbindung brach ab, bevor die Antwort vollständig war. Dies ist, was ankam.")
        }
    }
}
