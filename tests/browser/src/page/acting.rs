//! What a user does with the page.

use super::Page;
use crate::engine::Engine;
use crate::role::Role;
use serde_json::Value;
use std::path::Path;
use std::time::Duration;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{By, Key, TypingData, WebElement};

/// How often an element is clicked that does not hear it: the driver of `WebKit` clicks where it was a moment before.
const CLICKS: usize = 5;

impl Page {
    /// Clicks the thing of that role and name.
    pub async fn click(&self, role: Role, name: &str) {
        let element = self.get(role, name).await;
        let click = async || element.click().await;
        self.until_heard(&element, name, click).await;
    }

    /// Clicks, in whichever way, until the element hears it.
    async fn until_heard(
        &self,
        element: &WebElement,
        name: &str,
        click: impl AsyncFn() -> WebDriverResult<()>,
    ) {
        for _ in 0..CLICKS {
            self.listen_for_click(element).await;
            let clicked = click().await;
            clicked.unwrap_or_else(|error| panic!("a click on “{name}”: {error}"));
            if self.heard_click().await {
                return;
            }
        }
        panic!("{CLICKS} clicks on “{name}” went elsewhere");
    }

    /// Clicks the button of that name.
    pub async fn press(&self, name: &str) {
        self.click(Role::Button, name).await;
    }

    /// Opens a menu by its button, and chooses an entry.
    pub async fn pick(&self, button: &str, entry: &str) {
        self.press(button).await;
        self.click(Role::Menuitem, entry).await;
    }

    /// Shows the draft of that name.
    pub async fn show(&self, draft: &str) {
        let link = self.draft(draft).await;
        link.click().await.expect("a click on a draft");
        // The focus moves with the next frame, and there that takes a while: what is typed meanwhile would go elsewhere.
        if self.engine() == Engine::WebKit {
            self.frames().await;
        }
    }

    /// Types a text into the field of that name, in the place of what stands there.
    pub async fn fill(&self, field: &str, text: &str) {
        let element = self.typable(field).await;
        let all = Key::Control + "a";
        element.send_keys(all).await.expect("the field is selected");
        if text.is_empty() {
            self.keys_to(&element, Key::Delete + "").await;
        } else {
            self.keys_to(&element, text).await;
        }
    }

    /// Types a text into the field of that name, behind what stands there.
    pub async fn add_to(&self, field: &str, text: &str) {
        let element = self.typable(field).await;
        self.keys_to(&element, text).await;
    }

    /// Puts a text into the field of that name at once, in the place of what stands there. The page hears of no
    /// paste: [`Self::paste_keys`] is one.
    pub async fn paste(&self, field: &str, text: &str) {
        let element = self.typable(field).await;
        let all = Key::Control + "a";
        element.send_keys(all).await.expect("the field is selected");
        self.insert(text).await;
    }

    /// Moves the focus to the field of that name.
    pub async fn enter(&self, field: &str) {
        let element = self.typable(field).await;
        element.focus().await.expect("the field takes the focus");
    }

    /// Chooses in the field of that name, by what the choice says.
    pub async fn choose(&self, field: &str, choice: &str) {
        let element = self.get(Role::Combobox, field).await;
        if self.engine() == Engine::WebKit {
            // Its list opens in a window of its own, which takes the keys.
            let named = format!("./option[normalize-space()='{choice}']");
            let option = element.find(By::XPath(named)).await;
            let option = option.unwrap_or_else(|error| panic!("“{choice}” in {field}: {error}"));
            option.click().await.expect("a click on a choice");
        } else {
            self.keys_to(&element, choice).await;
        }
        assert_eq!(self.choice(field).await, choice, "the choice of {field}");
    }

    /// Chooses a file in the field of that name.
    pub async fn choose_file(&self, field: &str, file: &Path) {
        let element = self.file_field(field).await;
        self.keys_to(&element, &*file.to_string_lossy()).await;
    }

    /// Leaves the field that has the focus, as a click beside it does.
    pub async fn leave(&self) {
        self.run("document.activeElement.blur();", vec![]).await;
    }

    /// Presses keys one by one, or types, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
        let mut keys = keys.into();
        if self.engine() == Engine::WebKit {
            // There the Enter beside the numbers breaks no line.
            let usual = |key: char| {
                if key == Key::Enter.value() {
                    Key::Return.value()
                } else {
                    key
                }
            };
            keys = keys
                .as_vec()
                .into_iter()
                .map(usual)
                .collect::<String>()
                .into();
        }
        let typed = self.actions().send_keys(keys);
        typed.perform().await.expect("the keys are pressed");
    }

    /// Presses a key while others are held.
    pub async fn chord(&self, held: &[Key], key: impl Into<char>) {
        let key = key.into();
        let mut chain = self.actions();
        for modifier in held {
            chain = chain.key_down(modifier.clone());
        }
        chain = chain.key_down(key).key_up(key);
        for modifier in held.iter().rev() {
            chain = chain.key_up(modifier.clone());
        }
        chain.perform().await.expect("the keys are pressed");
    }

    /// Presses Tab until the thing of that role and name has the focus, unless it has it.
    pub async fn tab_to(&self, role: Role, name: &str) {
        let mut passed = Vec::new();
        while passed.len() < 80 {
            let focused = self.focused().await;
            if role.is(&focused.0, self.engine()) && focused.1 == name {
                return;
            }
            passed.push(focused);
            self.keys(Key::Tab).await;
            if self.engine() == Engine::Gecko {
                // Behind the page's last field come the bars of the browser: a key pressed there would be theirs.
                self.run("if (!document.hasFocus()) window.focus();", vec![])
                    .await;
            }
        }
        panic!(
            "Tab does not lead to the {} “{name}”, only to {passed:#?}",
            role.name()
        );
    }

    /// Clicks a button twice, as fast as a double click.
    pub async fn double_click(&self, name: &str) {
        let element = self.get(Role::Button, name).await;
        let seen = element.scroll_into_view().await;
        seen.expect("the button can be scrolled to");
        let click = async || {
            let chain = self.actions().double_click_element(&element);
            chain.perform().await
        };
        self.until_heard(&element, name, click).await;
    }

    /// Sends the draft that is shown.
    pub async fn send(&self) {
        self.press("Send request").await;
    }

    /// Sends the draft that is shown, also where the page asks first, since it exists or may exist.
    pub async fn insist(&self) {
        let script = "return [...document.querySelectorAll('nav a[aria-current]')];";
        let shown = match self.elements(script, vec![]).await.as_deref() {
            Ok([link]) => self.name_of(link).await.unwrap_or_default(),
            _ => String::new(),
        };
        self.send().await;
        if ["Created", "Changed", "Unknown"]
            .iter()
            .any(|state| shown.ends_with(state))
        {
            self.press("Send again").await;
        }
    }

    /// What the clipboard holds.
    pub async fn clipboard(&self) -> String {
        self.allow_clipboard().await;
        if self.engine() == Engine::WebKit {
            return self.copied().await;
        }
        let script = "const done = arguments[0];
            navigator.clipboard.readText().then(done, (error) => done(`refused: ${error}`));";
        let read = self.session().execute_async(script, Vec::<Value>::new());
        let read = read.await.expect("the clipboard can be asked");
        read.json().as_str().unwrap_or_default().to_owned()
    }

    fn actions(&self) -> ActionChain {
        self.session()
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    async fn keys_to(&self, element: &WebElement, keys: impl Into<TypingData>) {
        element.send_keys(keys).await.expect("the keys are typed");
    }
}
