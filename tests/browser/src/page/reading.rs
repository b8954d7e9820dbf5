//! What a user reads on the page.

use super::Page;
use crate::driver::NOTED;
use crate::engine::Engine;
use crate::role::Role;
use crate::wait::until;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use thirtyfour::By;

/// A field of the settings, which are the desk's, and drawn at once.
const FIELD_OF_THE_DESK: &str = "Language";

/// What a field says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// What it holds.
    pub value: String,
    /// Whether it is marked as wrong.
    pub is_invalid: bool,
    /// What its description says: problems first, then the hint.
    pub description: String,
}

impl Page {
    /// The field of that name.
    pub async fn field(&self, name: &str) -> Field {
        let element = self.typable(name).await;
        let script = "const [element] = arguments;
            const ids = (element.getAttribute('aria-describedby') ?? '').split(' ');
            const described = ids.map((id) => document.getElementById(id)?.innerText ?? '');
            return {
              value: element.value,
              invalid: element.getAttribute('aria-invalid') === 'true',
              description: described.filter(Boolean).join('\\n'),
            };";
        let element = element.to_json().expect("a reference to the field");
        let seen = self.run(script, vec![element]).await;
        Field {
            value: text_at(&seen, "value"),
            is_invalid: seen["invalid"] == json!(true),
            description: text_at(&seen, "description"),
        }
    }

    /// What the field of that name holds.
    pub async fn value(&self, field: &str) -> String {
        self.field(field).await.value
    }

    /// What is chosen in the field of that name.
    pub async fn choice(&self, field: &str) -> String {
        let element = self.get(Role::Combobox, field).await;
        let element = element.to_json().expect("a reference to the field");
        let script = "return arguments[0].selectedOptions[0]?.label ?? '';";
        let seen = self.run(script, vec![element]).await;
        seen.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the field's description holds a text, and returns the field.
    pub async fn says(&self, field: &str, text: &str) -> Field {
        let what = format!("“{text}” in the description of {field}");
        until(
            &what,
            async || self.field(field).await,
            |seen| seen.description.contains(text),
        )
        .await
    }

    /// Every field of the page that is not the token's, with what it holds, by its label. The cells of the grid
    /// are left out: they show what `Schema SQL` holds. Waits for those that the desk draws when it has come.
    pub async fn fields(&self) -> BTreeMap<String, String> {
        let script = "const fields = document.querySelectorAll('main :is(input, select, textarea), header > * :is(input, select, textarea)');
            const isOwn = (field) => field.type !== 'password' && !field.closest('[role=table]');
            const entries = [...fields].filter(isOwn).map((field) => [
              field.labels[0]?.textContent.trim() ?? '',
              field.type === 'radio' ? String(field.checked) : field.value,
            ]);
            return Object.fromEntries(entries);";
        let look = async || {
            let seen = self.run(script, vec![]).await;
            serde_json::from_value::<BTreeMap<_, _>>(seen).expect("fields by their labels")
        };
        let drawn = |fields: &BTreeMap<String, String>| fields.contains_key(FIELD_OF_THE_DESK);
        until("the desk's fields", look, drawn).await
    }

    /// What the entries of the list of that name show.
    pub async fn entries(&self, list: &str) -> Vec<String> {
        self.entries_of(Role::List, list).await
    }

    /// What the entries of that name's list of choices show, such as one that is open at the caret.
    pub async fn choices(&self, list: &str) -> Vec<String> {
        self.entries_of(Role::Listbox, list).await
    }

    async fn entries_of(&self, role: Role, list: &str) -> Vec<String> {
        let list = self.get(role, list).await;
        let list = list.to_json().expect("a reference to the list");
        let script = "return [...arguments[0].children].map(
            (entry) => entry.innerText.replace(/\\s+/g, ' ').trim());";
        let seen = self.run(script, vec![list]).await;
        serde_json::from_value(seen).expect("a list of texts")
    }

    /// Whether the box of that name is ticked.
    pub async fn is_ticked(&self, name: &str) -> bool {
        let element = self.get(Role::Checkbox, name).await;
        element.is_selected().await.expect("the state of the box")
    }

    /// What the thing of that role and name shows.
    pub async fn text(&self, role: Role, name: &str) -> String {
        let element = self.get(role, name).await;
        element.text().await.unwrap_or_default()
    }

    /// Waits until the thing of that role and name shows a text, and returns all that it shows.
    pub async fn shows(&self, role: Role, name: &str, text: &str) -> String {
        let what = format!("“{text}” in the {} “{name}”", role.name());
        until(
            &what,
            async || self.text(role, name).await,
            |seen| seen.contains(text),
        )
        .await
    }

    /// Waits until the region `Answer` shows a text, and returns all that it shows.
    pub async fn answer(&self, text: &str) -> String {
        self.shows(Role::Region, "Answer", text).await
    }

    /// Waits until the page shows a text anywhere, such as in a notice.
    pub async fn tells(&self, text: &str) {
        let what = format!("“{text}” in the page");
        let look = async || self.whole().await;
        until(&what, look, |seen: &String| seen.contains(text)).await;
    }

    /// All that the page shows.
    pub async fn whole(&self) -> String {
        let seen = self.run("return document.body.innerText;", vec![]).await;
        seen.as_str().unwrap_or_default().to_owned()
    }

    /// The text of a tab of the request, whole, with the tab shown.
    pub async fn tab(&self, name: &str) -> String {
        self.click(Role::Tab, name).await;
        self.panel(name).await
    }

    /// The text of the tab that is shown.
    pub async fn panel(&self, name: &str) -> String {
        let panel = self.get(Role::Tabpanel, name).await;
        // The payload is an editor: what is typed there is no text of the page.
        let text = match panel.find(By::ClassName("json-editor")).await {
            Ok(editor) => editor.find(By::Tag("textarea")).await.ok(),
            Err(_) => None,
        };
        let text = match &text {
            Some(text) => text.prop("value").await,
            None => panel.prop("textContent").await,
        };
        text.ok().flatten().unwrap_or_default()
    }

    /// Waits until the tab that is shown holds a text, and returns all of it.
    pub async fn panel_holds(&self, name: &str, text: &str) -> String {
        let what = format!("“{text}” in the tab {name}");
        until(
            &what,
            async || self.panel(name).await,
            |seen| seen.contains(text),
        )
        .await
    }

    /// Waits until the workspace says this of a draft's state, such as `Created`.
    pub async fn is_in_state(&self, draft: &str, state: &str) {
        let what = format!("the draft {draft} as “{state}”");
        let look = async || self.drafts().await;
        let (beginning, end) = (format!("{draft} "), format!(" {state}"));
        until(&what, look, |links| {
            links
                .iter()
                .any(|link| link.starts_with(&beginning) && link.ends_with(&end))
        })
        .await;
    }

    /// From here on the test is about what the policy refuses. Any other fails if the page has violated it in the end.
    pub fn may_violate_its_policy(&self) {
        let violations = self.browser.violations();
        let violations = violations.expect("the driver tells what the page has violated");
        assert_eq!(violations, [""; 0]);
        self.browser.may_violate.set(true);
    }

    /// What the browser had to complain about: refusals by the page's policy, errors, failed promises.
    pub async fn complaints(&self) -> Vec<String> {
        let noted = self.run(NOTED, vec![]).await;
        let mut noted: Vec<String> = serde_json::from_value(noted).expect("a list of texts");
        if self.engine() != Engine::Chromium {
            // Their drivers do not pass the log on.
            return noted;
        }
        let log = self.session().browser_log().await;
        let log = log.expect("the browser's log");
        noted.extend(
            log.into_iter()
                .filter(|entry| entry.level == "SEVERE" || entry.level == "WARNING")
                .map(|entry| format!("log: {}", entry.message)),
        );
        noted
    }
}

fn text_at(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}
