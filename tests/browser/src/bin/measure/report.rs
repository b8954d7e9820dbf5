//! The numbers as tables, in Markdown, with each peer's as a multiple of Millrace's.

use crate::keys::Keys;
use crate::load::{File, Wire};
use crate::memory::{KEYS, Memory};
use crate::number::{Unit, count, grouped, part, written};
use crate::subject::{Editor, SIZES, Subject};
use browser_tests::measured::Step;
use std::fmt::Write as _;

/// What was found of one program.
pub struct Found {
    pub subject: Subject,
    pub version: String,
    pub wire: Step<Wire>,
    pub quick: Step<Vec<f64>>,
    pub slow: Step<Vec<f64>>,
    pub typed: Vec<Typed>,
    pub memory: Step<(Memory, Memory)>,
}

/// What keys took in an editor with so many columns.
pub struct Typed {
    pub editor: Editor,
    pub columns: Option<usize>,
    pub keys: Step<Keys>,
}

/// A row of the table: its name, a number for each program, and how the number is written.
struct Row {
    name: String,
    cells: Vec<Step<f64>>,
    unit: Unit,
}

/// All tables.
pub fn tables(browser: &str, all: &[Found]) -> String {
    let mut text = String::new();
    let names: Vec<String> = all
        .iter()
        .map(|found| {
            format!("{} {}", found.subject.name(), found.version)
                .trim()
                .to_owned()
        })
        .collect();
    let _ = writeln!(text, "In {browser}. × is the multiple of Millrace's.\n");
    let _ = writeln!(
        text,
        "| | {} |\n|---|{}",
        names.join(" | "),
        "---:|".repeat(all.len())
    );
    for row in rows(all) {
        let own = row
            .cells
            .first()
            .and_then(|cell| cell.as_ref().ok().copied());
        let cells: Vec<String> = (0..)
            .zip(&row.cells)
            .map(|(index, cell)| match cell {
                Ok(number) => written(*number, row.unit, own.filter(|_| index > 0)),
                Err(why) => why.clone(),
            })
            .collect();
        let _ = writeln!(text, "| {} | {} |", row.name, cells.join(" | "));
    }
    let _ = writeln!(text, "\nWhat follows a key:\n");
    for found in all {
        let _ = writeln!(
            text,
            "- {}: {}.",
            found.subject.name(),
            found.subject.preview()
        );
    }
    let _ = writeln!(
        text,
        "\n### Millrace in its grid of columns\n\n| | median | 95th percentile |\n|---|---:|---:|"
    );
    for typed in all.iter().flat_map(|found| &found.typed) {
        if typed.editor == Editor::Grid {
            let cell = |percent| match of_keys(&typed.keys, Subject::Millrace, percent) {
                Ok(number) => written(number, Unit::Millis, None),
                Err(why) => why,
            };
            let _ = writeln!(
                text,
                "| {} | {} | {} |",
                size(typed.columns),
                cell(50),
                cell(95)
            );
        }
    }
    let _ = writeln!(
        text,
        "\n### Files\n\nBytes of the bodies as the server sent them.\n"
    );
    for (found, name) in all.iter().zip(&names) {
        files(&mut text, found, name);
    }
    text
}

fn rows(all: &[Found]) -> Vec<Row> {
    let row = |name: &str, unit, cell: &dyn Fn(&Found) -> Step<f64>| Row {
        name: name.to_owned(),
        cells: all.iter().map(cell).collect(),
        unit,
    };
    let wire = |found: &Found, number: &dyn Fn(&Wire) -> f64| {
        found.wire.as_ref().map(number).map_err(Clone::clone)
    };
    let median = |times: &Step<Vec<f64>>| {
        times
            .as_ref()
            .map(|times| part(times, 50))
            .map_err(Clone::clone)
    };
    let mut rows = vec![
        row("first load, bytes", Unit::Bytes, &|found| {
            wire(found, &|wire| bytes(&wire.first))
        }),
        row("first load, requests", Unit::Count, &|found| {
            wire(found, &|wire| count(wire.first.len()))
        }),
        row("fetched behind it, bytes", Unit::Bytes, &|found| {
            wire(found, &|wire| bytes(&wire.behind))
        }),
        row("fetched behind it, requests", Unit::Count, &|found| {
            wire(found, &|wire| count(wire.behind.len()))
        }),
        row("requests to other hosts", Unit::Count, &|found| {
            wire(found, &|wire| count(wire.elsewhere.len()))
        }),
        row("first field takes a key, ms", Unit::Millis, &|found| {
            median(&found.quick)
        }),
        row("the same on a slow phone, ms", Unit::Millis, &|found| {
            median(&found.slow)
        }),
    ];
    for columns in SIZES {
        for (percent, name) in [(50, "median"), (95, "95th percentile")] {
            let name = format!("key to preview, {}, {name}, ms", size(columns));
            rows.push(row(&name, Unit::Millis, &|found| {
                of_size(found, columns, percent)
            }));
        }
    }
    rows.push(row(
        "growth of the median from 100 to 1,000 columns",
        Unit::Times,
        &|found| Ok(of_size(found, SIZES[3], 50)? / of_size(found, SIZES[1], 50)?),
    ));
    for columns in SIZES {
        let name = format!(
            "key to the frame that shows it, {}, median, ms",
            size(columns)
        );
        rows.push(row(&name, Unit::Millis, &|found| {
            let keys = keys_of(found, columns)?;
            Ok(part(&keys.frame, 50))
        }));
    }
    let held = |found: &Found, number: &dyn Fn(&(Memory, Memory)) -> f64| {
        found.memory.as_ref().map(number).map_err(Clone::clone)
    };
    let after = format!("memory after {KEYS} keys, MB");
    rows.push(row("memory before typing, MB", Unit::Megabytes, &|found| {
        held(found, &|it| it.0.sum())
    }));
    rows.push(row(&after, Unit::Megabytes, &|found| {
        held(found, &|it| it.1.sum())
    }));
    rows.push(row("of it JavaScript", Unit::Megabytes, &|found| {
        held(found, &|it| it.1.heap)
    }));
    rows.push(row(
        "of it the page's elements",
        Unit::Megabytes,
        &|found| held(found, &|it| it.1.page),
    ));
    rows.push(row("of it WebAssembly", Unit::Megabytes, &|found| {
        held(found, &|it| it.1.wasm)
    }));
    rows
}

fn size(columns: Option<usize>) -> String {
    columns.map_or_else(
        || "small".to_owned(),
        |count| format!("{} columns", grouped(&count.to_string())),
    )
}

fn keys_of(found: &Found, columns: Option<usize>) -> Step<&Keys> {
    let mut typed = found.typed.iter();
    let typed = typed.find(|typed| typed.editor == Editor::Text && typed.columns == columns);
    let typed = typed.ok_or("not tried")?;
    typed.keys.as_ref().map_err(Clone::clone)
}

fn of_size(found: &Found, columns: Option<usize>, percent: usize) -> Step<f64> {
    let keys = keys_of(found, columns)?;
    Ok(part(shown(keys, found.subject), percent))
}

fn of_keys(keys: &Step<Keys>, subject: Subject, percent: usize) -> Step<f64> {
    let keys = keys.as_ref().map_err(Clone::clone)?;
    Ok(part(shown(keys, subject), percent))
}

fn shown(keys: &Keys, subject: Subject) -> &[f64] {
    if subject.has_preview() {
        &keys.preview
    } else {
        &keys.frame
    }
}

fn bytes(files: &[File]) -> f64 {
    let sum: u64 = files.iter().map(|file| file.bytes).sum();
    count(usize::try_from(sum).unwrap_or(usize::MAX))
}

/// Files of less are counted together.
const LISTED: u64 = 10_000;

fn files(text: &mut String, found: &Found, name: &str) {
    let _ = writeln!(text, "{name}:\n");
    let wire = match &found.wire {
        Ok(wire) => wire,
        Err(why) => {
            let _ = writeln!(text, "{why}\n");
            return;
        }
    };
    for (part, files) in [("first load", &wire.first), ("behind it", &wire.behind)] {
        let is_few = files.len() <= 16;
        let (listed, rest): (Vec<_>, Vec<_>) = files
            .iter()
            .partition(|file| is_few || file.bytes >= LISTED);
        for file in listed {
            let _ = writeln!(
                text,
                "- {part}: `{}` {}",
                file.name,
                grouped(&file.bytes.to_string())
            );
        }
        if !rest.is_empty() {
            let sum: u64 = rest.iter().map(|file| file.bytes).sum();
            let _ = writeln!(
                text,
                "- {part}: {} smaller files, {}",
                rest.len(),
                grouped(&sum.to_string())
            );
        }
    }
    for address in &wire.elsewhere {
        let host = address.split('/').nth(2).unwrap_or(address);
        let _ = writeln!(text, "- another host: `{host}`");
    }
    text.push('\n');
}
