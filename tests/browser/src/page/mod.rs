//! The page in its browser. What a user does with it stands in `acting`, what a user reads in `reading`,
//! how both find things in `finding`.

mod acting;
mod finding;
mod means;
mod reading;

use crate::driver::Browser;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::host::Host;
use crate::wait::until;
use sandbox::{Handle, Options, Running, Sandbox};
use serde_json::{Value, json};
use std::path::Path;
use thirtyfour::WebDriver;

/// A page in a browser of its own, and the stand-in API behind it. Dropping it ends both.
#[derive(Debug)]
pub struct Page {
    // Dropped in this order: the browser goes before what it uses.
    pub(crate) browser: Browser,
    pub(crate) sandbox: Running,
    pub(crate) host: Option<Host>,
    pub(crate) path: &'static str,
    pub(crate) profile: Folder,
    pub(crate) changed: Option<Folder>,
}

impl Page {
    /// The stand-in API: what arrived, what shall go wrong.
    pub fn api(&self) -> &Handle {
        &self.sandbox.handle
    }

    /// The web server in front of it, where there is one.
    pub fn host(&self) -> &Host {
        self.host.as_ref().expect("a stage with a web server")
    }

    /// The changed copy of the built page that is served.
    pub fn published(&self) -> &Folder {
        self.changed.as_ref().expect("a stage with a changed copy")
    }

    /// From now on nothing answers where the page came from.
    pub async fn lose_host(&mut self) {
        let elsewhere = Sandbox::start(Options::default()).await;
        let elsewhere = elsewhere.expect("a free port for the sandbox");
        std::mem::replace(&mut self.sandbox, elsewhere).stop().await;
    }

    /// The page's own origin, which is the API's too unless a test says otherwise.
    pub fn origin(&self) -> String {
        match &self.host {
            Some(host) => host.url(),
            None => self.sandbox.url(),
        }
    }

    /// The page's address.
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.path)
    }

    pub(crate) fn session(&self) -> &WebDriver {
        &self.browser.session
    }

    /// Goes to an address and waits until it is loaded.
    pub async fn visit(&self, url: &str) {
        self.session().goto(url).await.expect("the address loads");
    }

    /// The browser's Back.
    pub async fn back(&self) {
        self.session().back().await.expect("the browser goes back");
    }

    /// Loads the page again and waits until the app is there.
    pub async fn reload(&self) {
        if self.engine() == Engine::Gecko {
            // The driver's own way goes past the worker.
            let mark = "window.isBeforeReload = true; location.reload();";
            self.run(mark, vec![]).await;
            let gone = "return window.isBeforeReload !== true;";
            let look = async || match self.session().execute(gone, Vec::<Value>::new()).await {
                Ok(gone) => gone.json() == &json!(true),
                // Between two pages no script runs.
                Err(_) => false,
            };
            until("the page's reload", look, |gone| *gone).await;
        } else {
            self.session().refresh().await.expect("the page reloads");
        }
        self.get(crate::Role::Button, "Settings").await;
    }

    /// Opens the page in another tab of the same browser, and goes there.
    pub async fn open_tab(&self) {
        let tab = match self.engine() {
            // It acts on the tab that is in sight, whichever it is told to go to: two windows are both.
            Engine::WebKit => self.session().new_window().await,
            Engine::Chromium | Engine::Gecko => self.session().new_tab().await,
        };
        let there = self
            .session()
            .switch_to_window(tab.expect("another tab"))
            .await;
        there.expect("the tab can be gone to");
        self.visit(&self.url()).await;
        self.get(crate::Role::Button, "Settings").await;
    }

    /// Goes to the tab that was opened as this one, counted from 0.
    pub async fn go_to_tab(&self, index: usize) {
        let tabs = self.session().windows().await.expect("the tabs");
        let there = self.session().switch_to_window(tabs[index].clone()).await;
        there.expect("the tab can be gone to");
    }

    /// Closes the tab that was opened last, and goes to the first.
    pub async fn close_tab(&self) {
        let tabs = self.session().windows().await.expect("the tabs");
        self.close_tab_at(tabs.len() - 1).await;
    }

    /// Closes the tab that was opened as this one, counted from 0, and goes to the first that is left.
    pub async fn close_tab_at(&self, index: usize) {
        self.go_to_tab(index).await;
        let closed = self.session().close_window().await;
        closed.expect("the tab closes");
        self.go_to_tab(0).await;
    }

    /// Whether the browser is to ask the user before the page is left. Its question itself would be answered by the driver.
    pub async fn asks_before_it_is_left(&self) -> bool {
        let script = "const event = new Event('beforeunload', { cancelable: true });
            return !window.dispatchEvent(event);";
        self.run(script, vec![]).await == json!(true)
    }

    /// The address that the browser shows.
    pub async fn address(&self) -> String {
        let address = self.session().current_url().await;
        address.expect("an address").to_string()
    }

    /// The title of the tab.
    pub async fn title(&self) -> String {
        self.session().title().await.expect("a title")
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let ran = self.session().execute(script, arguments).await;
        ran.expect("the script runs").json().clone()
    }

    /// Waits until the page has drawn what there is to draw.
    pub async fn frames(&self) {
        let script = "return new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));";
        self.run(script, vec![]).await;
    }

    /// Saves a picture of the page in the folder that `MILLRACE_SCREENSHOTS` names, if it names one.
    pub async fn picture(&self, name: &str) {
        if let Some(folder) = std::env::var_os("MILLRACE_SCREENSHOTS") {
            let folder = Path::new(&folder);
            std::fs::create_dir_all(folder).expect("a folder for pictures");
            let file = folder.join(format!("{name}.png"));
            let saved = self.session().screenshot(&file).await;
            saved.expect("a picture of the page");
        }
    }

    /// Ends the browser, so that everything that it writes is written, and returns its profile.
    pub async fn close(self) -> Folder {
        let ended = self.browser.session.clone().quit().await;
        ended.expect("the browser ends");
        self.profile
    }
}
