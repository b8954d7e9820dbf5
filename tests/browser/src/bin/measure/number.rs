//! Numbers as they are read.

/// What a number counts.
#[derive(Clone, Copy)]
pub enum Unit {
    Bytes,
    Count,
    Millis,
    Megabytes,
    Times,
}

/// The value below which so many of a hundred lie.
pub fn part(times: &[f64], percent: usize) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// A count as a number.
pub fn count(number: usize) -> f64 {
    u32::try_from(number).map_or(f64::NAN, f64::from)
}

/// A number with its multiple of one's own.
pub fn written(number: f64, unit: Unit, own: Option<f64>) -> String {
    let text = match unit {
        Unit::Bytes | Unit::Count => grouped(&format!("{number:.0}")),
        Unit::Millis if number >= 100.0 => grouped(&format!("{number:.0}")),
        Unit::Millis => format!("{number:.1}"),
        Unit::Megabytes => format!("{:.1}", number / 1e6),
        Unit::Times => return format!("{number:.1} times"),
    };
    match own {
        Some(own) if own > 0.0 => format!("{text} (×{:.1})", number / own),
        _ => text,
    }
}

/// A number with a comma between thousands.
pub fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
