//! How long the SQL parsers take for larger and larger texts: `cargo xtask bench sql`. It prints a table and judges
//! nothing: a time depends on the machine. That the work is linear is asserted by counted steps, in the tests.

#![cfg(not(target_arch = "wasm32"))]

use std::hint::black_box;
use std::time::{Duration, Instant};

use millrace::desk::columns::{Event, Grid, Lines, Shown, view};
use millrace::desk::editor::{Editor, Frame};
use millrace::desk::rest::typed_job;
use millrace::desk::study::{reports, study};
use millrace::sql::grid::rows;
use millrace::sql::schema;
use millrace::sql::statement::{self, Sink, Table};
use millrace::sql::token::tokens;
use millrace::workspace::job::Job;
use millrace::workspace::table::{Connector, Kafka, Table as TableDraft};
use millrace::workspace::{Subject as Draft, Workspace};

/// How many columns or lines the texts have.
const SIZES: [usize; 4] = [10, 100, 1_000, 10_000];

/// How often each size is timed; the table shows the median.
const RUNS: usize = 15;

/// A run takes at least this long: short work is repeated within it.
const RUN: Duration = Duration::from_millis(5);

/// What is timed.
struct Subject {
    name: &'static str,
    /// What the size counts.
    unit: &'static str,
    /// Makes the work of one size.
    work: fn(usize) -> Box<dyn FnMut()>,
}

const SUBJECTS: [Subject; 9] = [
    Subject {
        name: "check a column list",
        unit: "columns",
        work: |size| {
            let text = columns(size);
            assert_eq!(schema::parse(&text).1, [], "what is timed is right");
            Box::new(move || {
                black_box(schema::parse(black_box(&text)));
            })
        },
    },
    Subject {
        name: "highlight a column list",
        unit: "columns",
        work: |size| {
            let text = columns(size);
            Box::new(move || {
                black_box(tokens(black_box(&text)));
            })
        },
    },
    Subject {
        name: "check a statement",
        unit: "lines",
        work: |size| {
            let text = lines(size);
            let (schema, _) = schema::parse(TABLE);
            let check = move |text: &str| {
                let tables = ["KCpuIn", "KAlert"].map(|name| Table {
                    name,
                    schema: &schema,
                    sink: Sink::Unknown,
                });
                statement::parse(text, &tables).1
            };
            assert_eq!(check(&text), [], "what is timed is right");
            Box::new(move || {
                black_box(check(black_box(&text)));
            })
        },
    },
    Subject {
        name: "highlight a statement",
        unit: "lines",
        work: |size| {
            let text = lines(size);
            Box::new(move || {
                black_box(tokens(black_box(&text)));
            })
        },
    },
    Subject {
        name: "study a workspace with tables of so many columns anew",
        unit: "columns",
        work: |size| {
            let workspace = workspace(size, "");
            Box::new(move || {
                black_box(study(black_box(&workspace), Vec::new()));
            })
        },
    },
    Subject {
        name: "study it after a key in its job",
        unit: "columns",
        work: |size| {
            let texts = ["", " "].map(|typed| workspace(size, typed));
            let mut studied = Vec::new();
            let mut at = 0;
            Box::new(move || {
                at = 1 - at;
                studied = study(black_box(&texts[at]), std::mem::take(&mut studied));
            })
        },
    },
    Subject {
        name: "type a key into a statement and draw the editor",
        unit: "lines",
        work: |size| {
            let text = lines(size);
            let middle = text.floor_char_boundary(text.len() / 2);
            let texts = ["", "x"].map(|typed| [&text[..middle], typed, &text[middle..]].concat());
            // In the middle of the text.
            let above = u32::try_from(size / 2).unwrap_or(u32::MAX);
            let frame = Frame {
                id: "field-statement",
                top: f64::from(above) * 20.0,
                left: 0.0,
                line: 20.0,
                lines: 24,
            };
            let mut editor = Editor::default();
            let mut at = 0;
            Box::new(move || {
                at = 1 - at;
                let text = black_box(&texts[at]);
                black_box(editor.view(text, Some(middle), &[], &frame));
            })
        },
    },
    Subject {
        name: "type a key into a statement and judge it, or put that off",
        unit: "lines",
        work: |size| {
            let jobs = ["", " "].map(|typed| {
                let mut workspace = workspace(10, "");
                workspace.add(Draft::Job(Job {
                    statement: lines(size) + typed,
                    ..Job::default()
                }));
                workspace
            });
            let mut studied = study(&jobs[0], Vec::new());
            let mut at = 0;
            Box::new(move || {
                let old = &jobs[at];
                at = 1 - at;
                let new = black_box(&jobs[at]);
                if typed_job(old, new).is_none() {
                    studied = study(new, std::mem::take(&mut studied));
                }
                black_box(reports(new, &studied));
            })
        },
    },
    Subject {
        name: "type a key into a cell and draw the grid",
        unit: "columns",
        work: |size| {
            let mut text = columns(size);
            let (mut grid, mut drawn) = (Grid::default(), Lines::default());
            let mut at = 0;
            Box::new(move || {
                at = 1 - at;
                let typed = Event::Input(["a", "ab"][at]);
                if let Some(new) = grid.react("name 0", typed, &text).text {
                    text = new;
                }
                black_box(view(
                    &grid,
                    &Shown {
                        text: &text,
                        rows: &rows(&text),
                        problems: &[],
                        has_metadata: true,
                    },
                    &mut drawn,
                ));
            })
        },
    },
];

/// Two tables of so many columns, and a job that copies from one to the other.
fn workspace(size: usize, typed: &str) -> Workspace {
    let mut workspace = Workspace::default();
    for name in ["KIn", "KOut"] {
        workspace.add(Draft::Table(TableDraft {
            name: name.to_owned(),
            schema_sql: columns(size),
            integration_id: String::new(),
            connector: Connector::Kafka(Kafka::default()),
        }));
    }
    workspace.add(Draft::Job(Job {
        statement: ["INSERT INTO KOut (`id`) SELECT `id` FROM KIn", typed].concat(),
        ..Job::default()
    }));
    workspace
}

fn main() {
    for Subject { name, unit, work } in SUBJECTS {
        println!("{name}\n{unit:>10} {:>12} {:>8}", "µs", "growth");
        let mut before = None;
        for size in SIZES {
            let time = median(&mut work(size)).as_secs_f64() * 1e6;
            let growth = before.map_or(String::new(), |before| format!("×{:.1}", time / before));
            println!("{size:>10} {time:>12.1} {growth:>8}");
            before = Some(time);
        }
        println!();
    }
}

/// The median time of the work over several runs.
fn median(work: &mut dyn FnMut()) -> Duration {
    let begun = Instant::now();
    work();
    let once = begun.elapsed().max(Duration::from_nanos(1));
    let repeats = u32::try_from(RUN.as_nanos() / once.as_nanos()).map_or(1, |times| times.max(1));
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            for _ in 0..repeats {
                work();
            }
            begun.elapsed() / repeats
        })
        .collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// A column list of so many columns, as people write them, with a key and a watermark on top.
fn columns(size: usize) -> String {
    let mut text = "`id` BIGINT NOT NULL, `at` TIMESTAMP(3)".to_owned();
    for at in 2..size {
        text.push_str(&column(at));
    }
    text.push_str(
        ",\nWATERMARK FOR `at` AS `at` - INTERVAL '5' SECOND, PRIMARY KEY (`id`) NOT ENFORCED",
    );
    text
}

fn column(at: usize) -> String {
    match at % 10 {
        0 => format!(",\n  `name_{at}` STRING COMMENT 'what it''s called'"),
        1 => format!(",\n  amount_{at} DECIMAL(10, 2) NOT NULL"),
        2 => format!(",\n  -- in degrees\n  `heat_{at}` DOUBLE"),
        3 => {
            format!(",\n  `place_{at}` ROW<`lat` DOUBLE, `lon` DOUBLE, `tags` ARRAY<STRING>>")
        }
        4 => format!(",\n  `twice_{at}` AS `id` * 2 + CAST(CHAR_LENGTH('abc') AS BIGINT)"),
        5 => format!(",\n  `seen_{at}` TIMESTAMP_LTZ(3)"),
        6 => format!(",\n  `key_{at}` BYTES METADATA FROM 'key-{at}' VIRTUAL"),
        7 => format!(",\n  `by_{at}` MAP<STRING, ARRAY<INT>> /* by day */"),
        8 => format!(",\n  kind_{at} AS CASE WHEN `id` > 10 THEN 'many' ELSE 'few' END"),
        _ => format!(",\n  node_{at} INT"),
    }
}

/// The columns of both tables of the statement.
const TABLE: &str = "`node` INT, `cpu` INT, `name` STRING, `occurred_at` TIMESTAMP_LTZ(3)";

/// A statement of so many lines: one INSERT after the other, as a job with many rules has them.
fn lines(size: usize) -> String {
    let insert = "INSERT INTO KAlert\nSELECT `node`, `cpu`, UPPER(`name`), `occurred_at` -- as it is\n  FROM KCpuIn\n \
                  WHERE `cpu` > 70 AND (`name` <> 'it''s' OR `node` IN (1, 2, 3));\n";
    let inserts = insert.repeat((size / 4).max(1));
    ["EXECUTE STATEMENT SET BEGIN\n", &inserts, "END"].concat()
}
