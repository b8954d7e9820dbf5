//! What is beyond plain `WebDriver`, and how each engine does it. What one can't do says so, and fails its test.

use super::Page;
use crate::command::Command;
use crate::engine::Engine;
use crate::folder::Folder;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};

impl Page {
    /// The engine that shows the page.
    pub fn engine(&self) -> Engine {
        self.browser.engine
    }

    /// Sends a command of the Chrome `DevTools` protocol.
    pub async fn dev_tools(&self, command: &'static str, parameters: Value) -> Value {
        assert_eq!(self.engine(), Engine::Chromium, "{command} is for Chromium");
        let answer = self
            .session()
            .cmd(Command::DevTools(command, parameters))
            .await;
        let answer = answer.unwrap_or_else(|error| panic!("{command}: {error}"));
        answer.value().expect("an answer of DevTools")
    }

    /// Runs a script before those of every page that is loaded from now on.
    pub(crate) async fn before_load(&self, script: &str) {
        let parameters = json!({ "source": script });
        self.dev_tools("Page.addScriptToEvaluateOnNewDocument", parameters)
            .await;
    }

    /// Has the page note whether an element hears the next click, where a driver's may go elsewhere.
    pub(super) async fn listen_for_click(&self, element: &WebElement) {
        if self.engine() == Engine::WebKit {
            let script = "window.heardClick = false;
                const hear = () => (window.heardClick = true);
                arguments[0].addEventListener('click', hear, { once: true, capture: true });";
            let element = element.to_json().expect("a reference to the element");
            self.run(script, vec![element]).await;
        }
    }

    /// Whether it has heard it, within a second. A driver that does not miss is not asked.
    pub(super) async fn heard_click(&self) -> bool {
        if self.engine() != Engine::WebKit {
            return true;
        }
        let script = "return new Promise((done) => {
            const end = performance.now() + 1000;
            const look = () =>
              window.heardClick !== false || performance.now() > end ? done(window.heardClick !== false) : setTimeout(look, 10);
            look();
          });";
        self.run(script, vec![]).await == json!(true)
    }

    /// Runs the body of a function with Firefox's own rights, outside the page.
    async fn within_firefox(&self, script: &str) {
        for (context, script) in [("chrome", Some(script)), ("content", None)] {
            let turned = self.session().cmd(Command::MozContext(context)).await;
            turned.expect("geckodriver turns to the browser and back");
            if let Some(script) = script {
                self.run(script, vec![]).await;
            }
        }
    }

    /// Types a text at once where the focus is, in the place of what is selected.
    pub(super) async fn insert(&self, text: &str) {
        match self.engine() {
            Engine::Chromium => {
                self.dev_tools("Input.insertText", json!({ "text": text }))
                    .await;
            }
            Engine::Gecko | Engine::WebKit => {
                let script = "return document.execCommand('insertText', false, arguments[0]);";
                let took = self.run(script, vec![json!(text)]).await;
                assert_eq!(took, json!(true), "the field takes the text");
            }
        }
    }

    /// Has what the page saves written to a folder.
    pub async fn save_to(&self, folder: &Folder) {
        let path = folder.path();
        match self.engine() {
            Engine::Chromium => {
                let saved = json!({ "behavior": "allow", "downloadPath": path });
                self.dev_tools("Browser.setDownloadBehavior", saved).await;
            }
            Engine::Gecko => {
                let script = format!(
                    "Services.prefs.setIntPref('browser.download.folderList', 2);
                    Services.prefs.setStringPref('browser.download.dir', {});",
                    json!(path)
                );
                self.within_firefox(&script).await;
            }
            Engine::WebKit => panic!("WebKitWebDriver names no folder for what is saved"),
        }
    }

    /// Lets the page read and write the clipboard without a question.
    pub(super) async fn allow_clipboard(&self) {
        if self.engine() == Engine::Chromium {
            let allowed = json!({
                "origin": self.origin(),
                "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
            });
            self.dev_tools("Browser.grantPermissions", allowed).await;
        }
    }

    /// Drops a text onto a field, as from another window.
    pub async fn drop_on(&self, field: &str, text: &str) {
        let element = self.typable(field).await;
        let script = "arguments[0].scrollIntoView({ block: 'center' });
            const { x, y, width, height } = arguments[0].getBoundingClientRect();
            return [x + width / 2, y + height / 2];";
        let field = element.to_json().expect("the field's name");
        let place = self.run(script, vec![field.clone()]).await;
        let data = json!({
            "items": [{ "mimeType": "text/plain", "data": text }], "dragOperationsMask": 1,
        });
        if self.engine() != Engine::Chromium {
            // Their drivers drag nothing between windows: what the page hears, and what the browser does then.
            let script = "const [field, text] = arguments;
                const dataTransfer = new DataTransfer();
                dataTransfer.setData('text/plain', text);
                const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
                if (!field.dispatchEvent(drop)) return;
                field.focus();
                document.execCommand('insertText', false, text);";
            self.run(script, vec![field, json!(text)]).await;
            return;
        }
        for event in ["dragEnter", "dragOver", "drop"] {
            let parameters = json!({
                "type": event, "x": place[0], "y": place[1], "data": data,
            });
            self.dev_tools("Input.dispatchDragEvent", parameters).await;
        }
    }

    /// What the page has written to the clipboard, where no script may read it.
    pub(super) async fn copied(&self) -> String {
        let copied = self.run("return window.copied ?? '';", vec![]).await;
        copied.as_str().unwrap_or_default().to_owned()
    }

    /// Copies a text elsewhere, as it were, and pastes it by Ctrl+V wherever the focus is.
    pub async fn paste_keys(&self, text: &str) {
        if self.engine() == Engine::WebKit {
            // The clipboard is out of a script's reach: what the page hears, and what the browser does then.
            let script = "const data = new DataTransfer();
                data.setData('text/plain', arguments[0]);
                const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
                if (document.activeElement.dispatchEvent(paste)) document.execCommand('insertText', false, arguments[0]);";
            self.run(script, vec![json!(text)]).await;
            return;
        }
        self.allow_clipboard().await;
        let script = "const [text, done] = arguments;
            navigator.clipboard.writeText(text).then(() => done(''), (error) => done(`refused: ${error}`));";
        let wrote = self.session().execute_async(script, vec![json!(text)]);
        let wrote = wrote.await.expect("the clipboard can be written");
        assert_eq!(wrote.json(), &json!(""), "the clipboard takes the text");
        self.chord(&[Key::Control], 'v').await;
    }

    /// Gives the page a screen of this size, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) {
        if self.engine() == Engine::Chromium {
            let screen = json!({
                "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
            });
            self.dev_tools("Emulation.setDeviceMetricsOverride", screen)
                .await;
        } else {
            let around = "return [outerWidth - innerWidth, outerHeight - innerHeight];";
            let around = self.run(around, vec![]).await;
            let side = |inner: u32, place: usize| {
                let around = around[place].as_u64().unwrap_or_default();
                inner + u32::try_from(around).unwrap_or_default()
            };
            let (width, height) = (side(width, 0), side(height, 1));
            let resized = self.session().set_window_rect(0, 0, width, height).await;
            resized.expect("the window takes the size");
        }
        // A page hears of it in its next frame, which a busy machine may be long in drawing.
        self.frames().await;
    }

    /// Makes the system prefer `light` or `dark`.
    pub async fn prefer(&self, scheme: &str) {
        match self.engine() {
            Engine::Chromium => {
                let features = json!({
                    "features": [{ "name": "prefers-color-scheme", "value": scheme }],
                });
                self.dev_tools("Emulation.setEmulatedMedia", features).await;
            }
            Engine::Gecko => {
                let dark = i32::from(scheme == "dark");
                let script =
                    format!("Services.prefs.setIntPref('ui.systemUsesDarkTheme', {dark});");
                self.within_firefox(&script).await;
            }
            Engine::WebKit => panic!("WebKitWebDriver knows no colour scheme"),
        }
    }

    /// Takes the network away, or gives it back.
    pub async fn network(&self, is_there: bool) {
        match self.engine() {
            Engine::Chromium => {
                let conditions = json!({
                    "offline": !is_there, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
                });
                self.dev_tools("Network.enable", json!({})).await;
                self.dev_tools("Network.emulateNetworkConditions", conditions)
                    .await;
            }
            Engine::Gecko => {
                let script = format!("Services.io.offline = {};", !is_there);
                self.within_firefox(&script).await;
            }
            Engine::WebKit => panic!("WebKitWebDriver can't take the network away"),
        }
    }
}
