//! What is measured: Millrace, and three programs that build requests from an `OpenAPI` description. How each is opened,
//! and where one types into its payload.

use browser_tests::measured::{Key, Measured, Step};
use serde_json::json;

/// A program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    Millrace,
    SwaggerUi,
    Scalar,
    RapiDoc,
}

/// What an editor shows the payload in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// Millrace's list of columns as SQL; the payload as JSON in the others.
    Text,
    /// Millrace's grid of columns.
    Grid,
}

/// How many columns the table has. The small one is the example: three tables and a job.
pub const SIZES: [Option<usize>; 4] = [None, Some(100), Some(500), Some(1_000)];

impl Subject {
    pub const ALL: [Self; 4] = [Self::Millrace, Self::SwaggerUi, Self::Scalar, Self::RapiDoc];

    /// As its makers spell it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Millrace => "Millrace",
            Self::SwaggerUi => "Swagger UI",
            Self::Scalar => "Scalar",
            Self::RapiDoc => "RapiDoc",
        }
    }

    /// Its folder on the server.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Millrace => "millrace",
            Self::SwaggerUi => "swagger-ui",
            Self::Scalar => "scalar",
            Self::RapiDoc => "rapidoc",
        }
    }

    /// Its page; the peers are given the description of that size.
    pub fn address(self, origin: &str, columns: Option<usize>) -> String {
        let page = format!("{origin}/{}/", self.folder());
        match (self, columns) {
            (Self::Millrace, _) => page,
            (_, columns) => format!("{page}?{}", description(columns)),
        }
    }

    /// Whether a file is one that the page fetches behind its first load, by itself.
    pub fn is_behind(self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self == Self::Millrace
            && ["desk-", "offline-", "worker.js"]
                .iter()
                .any(|part| name.starts_with(part))
    }

    /// What follows a key.
    pub fn preview(self) -> &'static str {
        match self {
            Self::Millrace => "the curl command",
            Self::Scalar => "the curl snippet of its client",
            Self::SwaggerUi | Self::RapiDoc => {
                "none: the command appears once it is sent, so up to the frame that shows the key"
            }
        }
    }

    /// Whether something beside the field follows each key.
    pub fn has_preview(self) -> bool {
        matches!(self, Self::Millrace | Self::Scalar)
    }

    /// Opens the editor of the table's payload in the loaded page, puts the caret into the name of the last column, and
    /// has each key marked from then on.
    pub async fn prepare(self, browser: &Measured, columns: Option<usize>, editor: Editor) -> Step {
        let script = match self {
            Self::Millrace => {
                let columns = columns.map_or(json!(null), |count| json!(list(count)));
                let is_grid = editor == Editor::Grid;
                format!("const [columns, isGrid] = [{columns}, {is_grid}]; {MILLRACE}")
            }
            Self::SwaggerUi => format!("const fields = 'textarea.body-param__text'; {AREA}"),
            Self::RapiDoc => {
                format!("const fields = 'textarea.request-body-param-user-input'; {AREA}")
            }
            Self::Scalar => SCALAR.to_owned(),
        };
        browser.run(&script).await?;
        if self == Self::Scalar {
            // Its editor draws only the lines in sight and knows its caret by keys: to the last member's end, and back.
            let tail = columns.map_or(EXAMPLE.len() - EXAMPLE.rfind('`').unwrap_or(0), |_| 5);
            browser.press(Key::Named("End", 35, 2)).await?;
            browser.press(Key::Named("ArrowUp", 38, 0)).await?;
            browser.press(Key::Named("End", 35, 0)).await?;
            for _ in 0..=tail {
                browser.press(Key::Named("ArrowLeft", 37, 0)).await?;
            }
        }
        Ok(())
    }
}

/// The example's list of columns for the peers; Millrace shows its own.
const EXAMPLE: &str = "`node` INT, `occurred_at` TIMESTAMP_LTZ(3), `cpu` FLOAT";

/// A list of as many columns.
fn list(count: usize) -> String {
    let columns = (0..count).map(|number| format!("`column_{number}` INT"));
    columns.collect::<Vec<_>>().join(",\n")
}

/// The file with the description of that size.
pub fn description(columns: Option<usize>) -> String {
    match columns {
        None => "openapi.json".to_owned(),
        Some(count) => format!("openapi-{count}.json"),
    }
}

/// The list of columns in it.
pub fn schema(columns: Option<usize>) -> String {
    columns.map_or_else(|| EXAMPLE.to_owned(), list)
}

const MILLRACE: &str = "
    const view = await bench.until(() => document.querySelector('[data-view]'), 'desk');
    const field = document.getElementById('field-schema_sql');
    if (columns || !isGrid) {
      (await bench.button(/^SQL$/)).click();
      await bench.until(() => view.dataset.view === 'sql', 'SQL view');
    }
    if (columns) bench.put(field, columns);
    const panel = document.querySelector('[role=tabpanel][aria-labelledby=request-tab-0]');
    if (columns) await bench.until(() => panel.textContent.includes(columns.slice(-9)), 'preview');
    if (isGrid) {
      (await bench.button(/^Columns$/)).click();
      const names = 'input[id$=-name][id^=column-]';
      const count = columns ? columns.split('\\n').length : 1;
      const rows = await bench.until(() => {
        const rows = document.querySelectorAll(names);
        return rows.length >= count && rows;
      }, 'grid');
      const last = rows[rows.length - 1];
      bench.place(last, last.value.length);
    } else {
      bench.place(field, field.value.lastIndexOf('`'));
    }
    await new Promise((done) => setTimeout(done, 1500));
    bench.watch(panel);";

const AREA: &str = "
    const field = await bench.until(() => bench.all(fields).find((one) => one.value.includes('schema_sql')), 'editor');
    bench.place(field, field.value.lastIndexOf('`'));
    await new Promise((done) => setTimeout(done, 1500));
    bench.watch(null);";

const SCALAR: &str = "
    (await bench.button(/Test Request.*\\/flink\\/table/)).click();
    const editor = await bench.until(() => document.querySelector('.cm-content'), 'editor');
    const texts = () => [...document.querySelectorAll('pre')].map((one) => [one, one.textContent]);
    const old = new Set(document.querySelectorAll('pre'));
    const snippet = [...document.querySelectorAll('button')].find((one) => /^Code Snippet/.test(one.textContent.trim()));
    snippet.click();
    const shown = await bench.until(() => [...document.querySelectorAll('pre')].find((one) => !old.has(one) && one.textContent.includes('schema_sql')), 'snippet');
    editor.focus();
    await new Promise((done) => setTimeout(done, 1500));
    bench.watch(shown.parentElement);";
