//! What a user does with the page.

use super::Page;
use crate::role::Role;
use serde_json::{Value, json};
use std::time::Duration;
use thirtyfour::action_chain::ActionChain;
use thirtyfour::{Key, TypingData, WebElement};

impl Page {
    /// Clicks the thing of that role and name.
    pub async fn click(&self, role: Role, name: &str) {
        let element = self.get(role, name).await;
        let clicked = element.click().await;
        clicked.unwrap_or_else(|error| panic!("a click on “{name}”: {error}"));
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
        self.dev_tools("Input.insertText", json!({ "text": text }))
            .await;
    }

    /// Copies a text elsewhere, as it were, and pastes it by Ctrl+V wherever the focus is.
    pub async fn paste_keys(&self, text: &str) {
        self.allow_clipboard().await;
        let script = "const [text, done] = arguments;
            navigator.clipboard.writeText(text).then(() => done(''), (error) => done(`refused: ${error}`));";
        let wrote = self.session().execute_async(script, vec![json!(text)]);
        let wrote = wrote.await.expect("the clipboard can be written");
        assert_eq!(wrote.json(), &json!(""), "the clipboard takes the text");
        self.chord(&[Key::Control], 'v').await;
    }

    /// Drops a text onto a field, as from another window.
    pub async fn drop_on(&self, field: &str, text: &str) {
        let element = self.typable(field).await;
        let script = "arguments[0].scrollIntoView({ block: 'center' });
            const { x, y, width, height } = arguments[0].getBoundingClientRect();
            return [x + width / 2, y + height / 2];";
        let element = element.to_json().expect("the field's name");
        let place = self.run(script, vec![element]).await;
        let data = json!({
            "items": [{ "mimeType": "text/plain", "data": text }], "dragOperationsMask": 1,
        });
        for event in ["dragEnter", "dragOver", "drop"] {
            let parameters = json!({
                "type": event, "x": place[0], "y": place[1], "data": data,
            });
            self.dev_tools("Input.dispatchDragEvent", parameters).await;
        }
    }

    /// Moves the focus to the field of that name.
    pub async fn enter(&self, field: &str) {
        let element = self.typable(field).await;
        element.focus().await.expect("the field takes the focus");
    }

    /// Chooses in the field of that name, by what the choice says.
    pub async fn choose(&self, field: &str, choice: &str) {
        let element = self.get(Role::Combobox, field).await;
        self.keys_to(&element, choice).await;
        assert_eq!(self.choice(field).await, choice, "the choice of {field}");
    }

    /// Leaves the field that has the focus, as a click beside it does.
    pub async fn leave(&self) {
        self.run("document.activeElement.blur();", vec![]).await;
    }

    /// Presses keys one by one, or types, wherever the focus is.
    pub async fn keys(&self, keys: impl Into<TypingData>) {
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

    /// Presses Tab until the thing of that role and name has the focus.
    pub async fn tab_to(&self, role: Role, name: &str) {
        let mut passed = Vec::new();
        while passed.len() < 80 {
            self.keys(Key::Tab).await;
            let focused = self.focused().await;
            if focused == (role.name().to_owned(), name.to_owned()) {
                return;
            }
            passed.push(focused);
        }
        panic!(
            "Tab does not lead to the {} “{name}”, only to {passed:#?}",
            role.name()
        );
    }

    /// Clicks a button twice, as fast as a double click.
    pub async fn double_click(&self, name: &str) {
        let element = self.get(Role::Button, name).await;
        let chain = self.actions().double_click_element(&element);
        chain.perform().await.expect("a double click");
    }

    /// Sends the draft that is shown.
    pub async fn send(&self) {
        self.press("Send request").await;
    }

    /// Sends the draft that is shown, also where the page asks first, since it exists or may exist.
    pub async fn insist(&self) {
        let script = "return document.querySelector('nav a[aria-current]')?.innerText ?? '';";
        let shown = self.run(script, vec![]).await;
        let shown = shown.as_str().unwrap_or_default();
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
        let script = "const done = arguments[0];
            navigator.clipboard.readText().then(done, (error) => done(`refused: ${error}`));";
        let read = self.session().execute_async(script, Vec::<Value>::new());
        let read = read.await.expect("the clipboard can be asked");
        read.json().as_str().unwrap_or_default().to_owned()
    }

    async fn allow_clipboard(&self) {
        let allowed = json!({
            "origin": self.origin(),
            "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"],
        });
        self.dev_tools("Browser.grantPermissions", allowed).await;
    }

    fn actions(&self) -> ActionChain {
        self.session()
            .action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO))
    }

    async fn keys_to(&self, element: &WebElement, keys: impl Into<TypingData>) {
        element.send_keys(keys).await.expect("the keys are typed");
    }
}
