//! How large a run is.

/// The number in a variable of the environment, or the one that is usual.
///
/// # Panics
/// If the variable holds none.
pub fn number(variable: &str, default: u64) -> u64 {
    match std::env::var(variable) {
        Ok(text) => text
            .parse()
            .unwrap_or_else(|_| panic!("{variable} is no number: {text}")),
        Err(_) => default,
    }
}
