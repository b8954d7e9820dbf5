//! A page with traps laid, and what must hold after each attempt.

use browser_tests::{Page, Role, Stage};
use sandbox::Config;
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::net::TcpListener;

/// What stands in the token's field. An attack must not have it.
pub const TOKEN: &str = "Zq7+k3/Rw9~x5==";
/// Laid before the page's own scripts.
pub const TRAPS: &str = include_str!("traps.js");

/// A page with traps laid.
pub async fn open() -> Page {
    open_with(Config::Usual).await
}

/// A page with traps laid, and with this `config.json`.
pub async fn open_with(config: Config) -> Page {
    let stage = Stage {
        config,
        before: TRAPS,
        ..Stage::default()
    };
    let page = stage.open().await;
    page.get(Role::Button, "Import").await;
    page.run("traps.asked.length = 0;", vec![]).await;
    page
}

/// What got through, of all that can be seen in the page and at the browser.
pub async fn breaches(page: &Page) -> Vec<String> {
    let seen = page.run("return traps.breaches();", vec![]).await;
    let mut seen: Vec<String> = serde_json::from_value(seen).expect("a list of texts");
    seen.extend(complaints(page).await);
    seen
}

/// What the browser had to complain about, but for Chromium's remark about Trunk's `<link rel=preload integrity>`.
pub async fn complaints(page: &Page) -> Vec<String> {
    let mut complaints = page.complaints().await;
    complaints.retain(|said| !(said.contains("integrity") && said.contains("preload")));
    complaints
}

/// Runs the body of an asynchronous function in the page and returns what it returns.
pub async fn run(page: &Page, script: &str, arguments: Vec<Value>) -> Value {
    let script = format!("return (async () => {{ {script} }})();");
    page.run(&script, arguments).await
}

/// Plays attempts with a script, some at a time: a driver waits half a minute for each script.
pub async fn play(page: &Page, script: &str, attempts: &[Value], at_once: usize) -> Vec<Value> {
    let mut came = Vec::new();
    for some in attempts.chunks(at_once) {
        let back = run(page, script, vec![json!(some)]).await;
        assert_eq!(
            back["got"],
            json!([]),
            "what got through, of {}",
            back["of"]
        );
        came.push(back);
    }
    assert_eq!(complaints(page).await, Vec::<String>::new());
    came
}

/// A host of an attacker's on this machine: it counts who comes.
#[derive(Debug)]
pub struct Evil {
    /// Its address, such as `127.0.0.1:4444`.
    pub address: String,
    visits: Arc<AtomicUsize>,
}

impl Evil {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await;
        let listener = listener.expect("a free port for an attacker");
        let address = listener.local_addr().expect("its address").to_string();
        let visits = Arc::new(AtomicUsize::new(0));
        let count = visits.clone();
        tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                count.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { address, visits }
    }

    /// How often somebody came.
    pub fn visits(&self) -> usize {
        self.visits.load(Ordering::SeqCst)
    }
}
