//! What a key costs: the time for which the page's main thread works on it, from the browser's trace.

use crate::load::visit;
use crate::subject::{Editor, Subject};
use browser_tests::host::Host;
use browser_tests::measured::{BACKSPACE, Key, Measured, Step};
use serde_json::Value;

/// Milliseconds of the main thread, one for each key.
#[derive(Clone, Debug, Default)]
pub struct Keys {
    /// Up to the last change of the preview that a key brings about.
    pub preview: Vec<f64>,
    /// Up to the end of the frame that shows it: style, layout and paint too.
    pub frame: Vec<f64>,
}

/// Keys that are pressed before any is counted, and those that are.
const WARM: usize = 10;
const COUNTED: usize = 100;

/// Types into the name of the last column and takes it back, in turns.
pub async fn keys(
    subject: Subject,
    browser: &Measured,
    host: &Host,
    columns: Option<usize>,
    editor: Editor,
) -> Step<Keys> {
    let address = subject.address(&host.url(), columns);
    visit(browser, &host.url(), &address).await?;
    subject.prepare(browser, columns, editor).await?;
    let mut frames = 0;
    for number in 0..WARM {
        frames = key(browser, number, frames).await?;
    }
    browser.trace().await?;
    for number in 0..COUNTED {
        frames = key(browser, number, frames).await?;
    }
    worked(&browser.trace().await?)
}

/// Presses one, and counts the frames that have shown keys.
async fn key(browser: &Measured, number: usize, frames: u64) -> Step<u64> {
    let key = if number.is_multiple_of(2) {
        Key::Letter('x')
    } else {
        BACKSPACE
    };
    browser.press(key).await?;
    let shown = format!("return bench.after({frames});");
    let counted = browser.run(&shown).await?.as_u64();
    counted.ok_or_else(|| "a key was not followed by a frame within 20 seconds".to_owned())
}

/// Reads the times of all keys out of a trace.
fn worked(trace: &[Value]) -> Step<Keys> {
    let time = |event: &Value| event["ts"].as_f64();
    let marks = |name: &str| -> Vec<&Value> {
        let marks = trace.iter().filter(|event| event["name"] == name);
        let mut marks: Vec<&Value> = marks.collect();
        marks.sort_by(|one, other| {
            time(one)
                .partial_cmp(&time(other))
                .unwrap_or(std::cmp::Ordering::Equal)
        });
        marks
    };
    let pressed = marks("bench-key");
    let (Some(key), true) = (pressed.first(), pressed.len() >= COUNTED) else {
        return Err(format!("the trace has {} keys of {COUNTED}", pressed.len()));
    };
    // The tasks of the page's main thread, and which part of each it had the processor for.
    let tasks: Vec<(f64, f64, f64)> = trace
        .iter()
        .filter(|event| event["name"] == "RunTask" && event["ph"] == "X")
        .filter(|event| event["pid"] == key["pid"] && event["tid"] == key["tid"])
        .filter_map(|event| {
            let (start, length) = (time(event)?, event["dur"].as_f64()?);
            let worked = event["tdur"].as_f64().unwrap_or(length);
            let share = if length > 0.0 { worked / length } else { 0.0 };
            Some((start, start + length, share.min(1.0)))
        })
        .collect();
    let busy = |from: f64, to: f64| -> f64 {
        let parts = tasks
            .iter()
            .map(|(start, end, share)| (end.min(to) - start.max(from)).max(0.0) * share);
        parts.sum::<f64>() / 1_000.0
    };
    let times = |name: &str| -> Vec<f64> { marks(name).into_iter().filter_map(time).collect() };
    let (previews, frames) = (times("bench-preview"), times("bench-frame"));
    let mut keys = Keys::default();
    for (index, key) in pressed.iter().enumerate() {
        let at = time(key).unwrap_or_default();
        let next = pressed
            .get(index + 1)
            .and_then(|next| time(next))
            .unwrap_or(f64::MAX);
        // The task in which the key is heard begins before.
        let start = tasks
            .iter()
            .find(|(start, end, _)| (*start..=*end).contains(&at));
        let start = start.map_or(at, |(start, _, _)| *start);
        let Some(frame) = frames.iter().find(|frame| (at..next).contains(*frame)) else {
            continue;
        };
        keys.frame.push(busy(start, *frame));
        let preview = previews.iter().rfind(|time| (at..=*frame).contains(*time));
        keys.preview
            .extend(preview.map(|preview| busy(start, *preview)));
    }
    Ok(keys)
}
