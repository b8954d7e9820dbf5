//! Names of tables in the labels of their resources. Labels that Millrace wrote hold the whole name: what can't stand in
//! one is there as its number between hyphens, and what can't begin one has `_-` in front.

/// The name that a label was made of; any other label stands for itself.
pub fn name(label: &str) -> String {
    // What was put in front makes the number of hyphens odd.
    let is_marked = label.matches('-').count() % 2 == 1;
    let rest = match label.strip_prefix("_-") {
        Some(rest) if is_marked => rest,
        _ => label,
    };
    decoded(rest).unwrap_or_else(|| label.to_owned())
}

fn decoded(label: &str) -> Option<String> {
    let mut name = String::new();
    for (at, piece) in label.split('-').enumerate() {
        if at % 2 == 0 {
            name.push_str(piece);
            continue;
        }
        let c = char::from_u32(u32::from_str_radix(piece, 16).ok()?)?;
        // No name has these, but `demo-a-b` is what people call things.
        if c.is_control() || c.is_ascii_alphanumeric() && !name.is_empty() || c == '_' {
            return None;
        }
        name.push(c);
    }
    Some(name)
}
