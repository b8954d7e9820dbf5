//! Time.

use wasm_bindgen::JsValue;

/// The longest that the second click of a double click takes, in milliseconds.
pub const DOUBLE_CLICK: f64 = 500.0;

/// Milliseconds since the page was opened.
pub fn now() -> f64 {
    web_sys::window()
        .and_then(|window| window.performance())
        .map_or(0.0, |clock| clock.now())
}

/// Whole milliseconds of the clock on the wall, which goes on while the machine sleeps. A number with a fraction is
/// not to be written: what writes one weighs 12 KB in the page.
pub fn wall() -> u64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from f64 saturates"
    )]
    let now = js_sys::Date::now() as u64;
    now
}

/// Whole milliseconds since then.
pub fn since(then: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast from f64 saturates"
    )]
    let passed = (now() - then).round() as u32;
    passed
}

/// The local time, and how far it is from UTC, such as `2021-10-29T18:05:12+02:00`.
pub fn local() -> String {
    let now = js_sys::Date::new_0();
    #[allow(
        clippy::cast_possible_truncation,
        reason = "whole minutes, a day's at most"
    )]
    let behind = now.get_timezone_offset() as i32;
    let shifted = JsValue::from_f64(now.get_time() - f64::from(behind) * 60_000.0);
    let written = String::from(js_sys::Date::new(&shifted).to_iso_string());
    let sign = if behind > 0 { '-' } else { '+' };
    let (hours, minutes) = (behind.abs() / 60, behind.abs() % 60);
    let local = written.get(..19).unwrap_or_default();
    format!("{local}{sign}{hours:02}:{minutes:02}")
}
