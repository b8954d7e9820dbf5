//! The words about requests that come from elsewhere.

use super::label;
use crate::api::json::visible;
use crate::import::json::Slip;
use crate::import::payload::{PayloadFault, Wrong, place};
use crate::import::request::Snag;
use crate::import::{Fate, Import, Part, Why};
use crate::workspace::Subject;

/// What is wrong with a text that should be a payload. Where, is shown beside it.
pub fn fault(fault: PayloadFault) -> &'static str {
    match fault.what {
        Wrong::Json(slip) => slip_of_json(slip),
        Wrong::NoObject => "Eine Payload ist ein JSON-Objekt in geschweiften Klammern.",
        Wrong::NoPayload => "Das sind weder die Member einer Tabelle noch die eines Jobs.",
    }
}

/// What is wrong with a text that should be JSON.
pub fn slip_of_json(slip: Slip) -> &'static str {
    match slip {
        Slip::Nothing => "Hier steht noch nichts.",
        Slip::End => "Der Text endet, bevor seine Klammern geschlossen sind.",
        Slip::Comma => "Hier gehört kein Komma hin: Hinter dem letzten Member steht keines.",
        Slip::NoComma => "Hier fehlt ein Komma.",
        Slip::NoColon => "Hinter dem Schlüssel fehlt ein Doppelpunkt.",
        Slip::OpenString => "Dieser Text hat in seiner Zeile kein schließendes Anführungszeichen.",
        Slip::Quote => "JSON hat nur gerade doppelte Anführungszeichen.",
        Slip::BareKey => "Ein Schlüssel steht in doppelten Anführungszeichen.",
        Slip::NoValue => "Hier fehlt ein Wert.",
        Slip::Word => {
            "JSON kennt die Wörter true, false und null. Alles andere steht in doppelten Anführungszeichen."
        }
        Slip::Number => "JSON schreibt Zahlen anders.",
        Slip::Escape => {
            "Davor kann kein Backslash stehen. Ein Backslash selbst wird doppelt geschrieben."
        }
        Slip::Control => {
            "Dieses Zeichen ist nicht zu sehen und steht in JSON als Escape, etwa \\t."
        }
        Slip::Comment => "JSON hat keine Kommentare.",
        Slip::Deep => "Das ist tiefer als 100 Ebenen verschachtelt.",
        Slip::Behind => "Die Payload war davor schon zu Ende.",
        Slip::Bracket => "Geöffnet wurde eine Klammer der anderen Art.",
        Slip::Sign => "Das kann hier nicht stehen.",
    }
}

/// What became of a part, in a short sentence. The text of the part itself is shown beside it.
pub fn part(part: &Part, text: &str, import: &Import) -> String {
    match &part.fate {
        Fate::Target(field) if import.drafts.is_empty() => {
            format!(
                "{}. Nicht eingetragen: Kein Entwurf geht dorthin.",
                label(*field)
            )
        }
        Fate::Target(field) => format!("{}.", label(*field)),
        Fate::Field(at, field) => of_draft(*at, import, label(*field)),
        Fate::Kept(at, key) => {
            let kept = format!("{} bleibt, wie es ist, und füllt kein Feld", visible(key));
            of_draft(*at, import, &kept)
        }
        Fate::Token => "Das Token: Es wird nirgends gezeigt.".to_owned(),
        Fate::Scheme => "Wie der Header das Token nennt.".to_owned(),
        Fate::LeftOut(Why::Twice(key)) | Fate::Missed(Why::Twice(key)) => {
            format!(
                "Weggelassen: {} kommt noch einmal, und das letzte gilt.",
                visible(key)
            )
        }
        Fate::Missed(Why::Unfit(why)) if why.is_slip() => {
            let (line, column) = place(text, part.span.start);
            format!("Zeile {line}, Spalte {column}: {}", unfit(why))
        }
        Fate::LeftOut(Why::Unfit(why)) | Fate::Missed(Why::Unfit(why)) => unfit(why),
        Fate::LeftOut(Why::Request(snag)) => snag_in_words(snag, part, text),
        Fate::Missed(Why::Request(Snag::Payload(fault))) => {
            let (line, column) = place(text, part.span.start);
            format!("Zeile {line}, Spalte {column}: {}", self::fault(*fault))
        }
        Fate::Missed(Why::Request(snag)) => {
            let (line, _) = place(text, part.span.start);
            format!("Zeile {line}: {}", snag_in_words(snag, part, text))
        }
    }
}

/// What is said of a draft, with its name where there are several. One without a name is told by its place among those of
/// its kind.
fn of_draft(at: usize, import: &Import, said: &str) -> String {
    let Some(found) = import.drafts.get(at).filter(|_| import.drafts.len() > 1) else {
        return format!("{said}.");
    };
    let is_job = |subject: &Subject| matches!(subject, Subject::Job(_));
    let name = found.subject.name();
    let kind = if is_job(&found.subject) {
        "Job"
    } else {
        "Tabelle"
    };
    if !name.is_empty() {
        return format!("{}: {said}.", visible(name));
    }
    let before = import.drafts.iter().take(at);
    let place = before
        .filter(|other| is_job(&other.subject) == is_job(&found.subject))
        .count()
        + 1;
    format!("{kind} {place}: {said}.")
}

fn snag_in_words(snag: &Snag, part: &Part, text: &str) -> String {
    let plain = match snag {
        Snag::Implied => "Das sagt hier ohnehin jede Anfrage.",
        Snag::StrayTest => {
            "Weggelassen: /test hatte die API nie, nur die Adressen des Spickzettels."
        }
        Snag::Query => "Weggelassen: Zum Erstellen braucht es hinter der Adresse nichts.",
        Snag::Endpoint => "Diese Adresse erstellt weder eine Tabelle noch einen Job.",
        Snag::OtherTarget => {
            "Davor stand schon ein anderes Projekt oder ein anderer Service. Genommen wird eines."
        }
        Snag::Placeholder => "Das steht an der Stelle eines Namens. Eingetragen wird nichts.",
        Snag::TokenPlaceholder => "Das steht an der Stelle des Tokens. Eingetragen wird nichts.",
        Snag::OtherToken => "Davor stand schon ein anderes Token. Genommen wird eines.",
        Snag::NoToken => "Was hier steht, kann kein Token sein.",
        Snag::HoldsToken => "Darin steht das Token. Genommen wird es nicht.",
        Snag::Pipe => {
            "Die Payload kommt durch eine Pipe und steht nicht in diesem Text. Fügen Sie sie auch ein."
        }
        Snag::NoBody => "Diese Anfrage hat keine Payload.",
        Snag::NoAddress => {
            "Dieser Befehl hat keine Adresse. Tragen Sie Projekt und Service selbst ein."
        }
        Snag::OtherCommand => "Dieser Befehl erstellt weder eine Tabelle noch einen Job.",
        Snag::OpenQuote => "Hier beginnt ein Anführungszeichen, das nicht endet.",
        Snag::TooMuch => "Mehr wird nicht auf einmal genommen.",
        Snag::Payload(fault) => self::fault(*fault),
        Snag::Prose if text.trim().is_empty() => "Hier steht nichts.",
        Snag::Prose if part.span == (0..text.len()) => {
            "Hier ist keine Tabelle, kein Job und keine Anfrage zu lesen."
        }
        Snag::Prose => "Weggelassen: Das ist keine Anfrage.",
        Snag::Host(host) => {
            return format!(
                "Nicht verwendet: {}. Ein Import ändert nie, wohin Anfragen gehen.",
                visible(host)
            );
        }
        Snag::Method(method) => {
            return format!("{} erstellt nichts. POST tut es.", visible(method));
        }
        Snag::Variable(name) => return format!("Der Text sagt nicht, was {} ist.", visible(name)),
        Snag::Scheme(scheme) => {
            return format!(
                "Die API kennt {} nicht. Sie nimmt Bearer und aivenv1.",
                visible(scheme)
            );
        }
        Snag::Header(name) => return format!("Weggelassen: der Header {}.", visible(name)),
        Snag::Manner(option) => {
            return format!(
                "Weggelassen: {} sagt nichts über die Anfrage.",
                visible(option)
            );
        }
        Snag::Option(option) => {
            return format!("Weggelassen: {} hat hier keinen Platz.", visible(option));
        }
        Snag::NoValue(option) => return format!("{} hat keinen Wert.", visible(option)),
        Snag::File(name) => {
            return format!(
                "Die Payload steht in der Datei {}. Fügen Sie deren Inhalt ein.",
                visible(name)
            );
        }
    };
    plain.to_owned()
}

/// The words about parts of Terraform, of SQL and of pages.
mod unfit_words {
    use crate::api::json::visible;
    use crate::import::unfit::Unfit;

    /// Why such a part was not taken.
    pub fn unfit(why: &Unfit) -> String {
        let said = match why {
            Unfit::NoField(name) => return format!("Kein Feld fasst {}.", named(name)),
            Unfit::Column(left_out) => return super::super::import::left_out(left_out),
            Unfit::Unknown => "Der Text sagt nicht, was das ist.",
            Unfit::Label => {
                "Der Text sagt nicht, wie diese Tabelle heißt: Genommen wird der Name der Ressource."
            }
            Unfit::Computed => "Terraform berechnet das, Millrace nicht.",
            Unfit::Filled => "Aiven ergänzt es aus der Integration.",
            Unfit::Implied => "Die Felder sagen es schon.",
            Unfit::NoConnector => "Es ist kein Connector genannt: Das gilt als PostgreSQL-Tabelle.",
            Unfit::Statement => "Das ergibt weder eine Tabelle noch einen Job.",
            Unfit::Block => "Das beschreibt weder eine Tabelle noch einen Job.",
            Unfit::Definition => "Es wird dort eingesetzt, wo darauf verwiesen wird.",
            Unfit::OnlyTerraform => "Nur Terraform braucht es.",
            Unfit::OtherTarget => "Davor stand schon ein anderes Projekt oder ein anderer Service.",
            Unfit::Unreadable => "Das ist nicht lesbar.",
            Unfit::OpenBracket => {
                "Diese Klammer schließt nicht. Von der Tabelle wird nichts genommen."
            }
            Unfit::NoBracket => {
                "Davor fehlt eine schließende Klammer. Von der Tabelle wird nichts genommen."
            }
            Unfit::OpenQuote => {
                "Hier beginnt ein Anführungszeichen, das nicht endet. Von der Tabelle wird nichts genommen."
            }
            Unfit::NoComma => "Davor fehlt ein Komma.",
            Unfit::NoSemicolon => "Davor fehlt ein Semikolon. Was folgt, wird nicht genommen.",
            Unfit::TooMuch => "Ab hier ist es mehr, als auf einmal genommen wird.",
            Unfit::Payload(fault) => super::fault(*fault),
            Unfit::Host => "Millrace sendet dorthin, wohin die Einstellungen es sagen.",
            Unfit::Placeholder => "Das steht für das Token.",
            Unfit::Prose => "Das gehört zu keiner Anfrage.",
            Unfit::StrayTest => "Im Spickzettel steht /test versehentlich in den Adressen.",
        };
        said.to_owned()
    }

    /// A name that is short enough to be read.
    fn named(name: &str) -> String {
        let shown = visible(name);
        match shown.char_indices().nth(80) {
            Some((at, _)) => [&shown[..at], "…"].concat(),
            None => shown,
        }
    }
}

pub use unfit_words::unfit;
