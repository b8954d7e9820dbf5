//! Text that is a date, a time or both, as ISO 8601 writes them.

use super::Note;
use super::shape::Shape;

/// How a date with a time is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// A T parts them, and no space.
    has_t: bool,
    zone: Zone,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Zone {
    None,
    Utc,
    Offset,
}

impl Stamp {
    /// It names a point in time, and not only what a clock shows.
    pub fn has_zone(self) -> bool {
        self.zone != Zone::None
    }

    /// What two of one kind have in common. `None` where only one has a zone.
    pub fn with(self, other: Self) -> Option<Self> {
        (self.has_zone() == other.has_zone()).then(|| Self {
            has_t: self.has_t || other.has_t,
            zone: self.zone.max(other.zone),
        })
    }

    /// Flink's JSON reads it as it is set when nothing is said of it.
    pub fn is_read_by_json(self) -> bool {
        !self.has_t && self.zone != Zone::Offset
    }

    /// What is to be known before Flink's JSON can read it.
    pub fn note(self) -> Note {
        if self.zone == Zone::Offset {
            Note::GuessedOffset
        } else if self.has_t {
            Note::GuessedIso
        } else {
            Note::Guessed
        }
    }
}

/// What a text is, by the letters between its quotes. No date that counts has an escape in it.
pub fn shape(text: &str) -> Shape {
    // The longest has nine digits of a second and an offset.
    if text.len() > 35 || !text.is_ascii() {
        return Shape::Text;
    }
    let (date, time) = match text.split_at_checked(10) {
        Some((date, time)) if is_date(date) => (Some(date), time),
        _ => (None, text),
    };
    match date {
        Some(_) if time.is_empty() => Shape::Date,
        Some(_) => {
            let has_t = time.starts_with(['T', 't']);
            let clock = time.strip_prefix(['T', 't', ' ']);
            match clock.and_then(zone) {
                Some(zone) => Shape::Timestamp(Stamp { has_t, zone }),
                None => Shape::Text,
            }
        }
        // A time alone needs its seconds: 16:9 is a format of pictures.
        None if zone(time) == Some(Zone::None) && time.len() >= 8 => Shape::Time,
        None => Shape::Text,
    }
}

fn is_date(date: &str) -> bool {
    let bytes = date.as_bytes();
    bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-')
        && number(date.get(..4), 0, 9999)
        && number(date.get(5..7), 1, 12)
        && number(date.get(8..), 1, 31)
}

fn number(digits: Option<&str>, least: u32, most: u32) -> bool {
    digits.is_some_and(|digits| {
        digits.bytes().all(|byte| byte.is_ascii_digit())
            && digits
                .parse()
                .is_ok_and(|n: u32| (least..=most).contains(&n))
    })
}

/// The zone behind a time such as `10:20:30.123`; `None` where it is no time.
fn zone(time: &str) -> Option<Zone> {
    let is_clock = |text: &str| {
        text.as_bytes().get(2) == Some(&b':')
            && number(text.get(..2), 0, 23)
            && number(text.get(3..5), 0, 59)
    };
    if !is_clock(time) {
        return None;
    }
    let mut rest = time.get(5..)?;
    if let Some(seconds) = rest.strip_prefix(':') {
        if !number(seconds.get(..2), 0, 60) {
            return None;
        }
        rest = seconds.get(2..)?;
        if let Some(fraction) = rest.strip_prefix('.') {
            rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if !(1..=9).contains(&(fraction.len() - rest.len())) {
                return None;
            }
        }
    }
    match rest {
        "" => return Some(Zone::None),
        "Z" | "z" => return Some(Zone::Utc),
        _ => {}
    }
    let offset = rest.strip_prefix(['+', '-'])?;
    let is_offset = match offset.len() {
        2 => number(Some(offset), 0, 18),
        4 => number(offset.get(..2), 0, 18) && number(offset.get(2..), 0, 59),
        _ => is_clock(offset) && offset.len() == 5,
    };
    is_offset.then_some(Zone::Offset)
}
