//! Finding things by role and accessible name.

use super::Page;
use crate::command::Command;
use crate::engine::Engine;
use crate::role::Role;
use crate::wait::until;
use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::error::WebDriverResult;

const FIND: &str = include_str!("../find.js");

impl Page {
    /// The one thing of that role and name, waited for. The browser's accessibility tree has the last word
    /// on both.
    pub async fn get(&self, role: Role, name: &str) -> WebElement {
        let what = format!("one {} named “{name}”", role.name());
        one(&what, async || self.look(role, name, None).await).await
    }

    /// The first thing in sight with these words on it and no others, waited for: what somebody finds who knows neither
    /// roles nor names, but reads. A word of the page's own that stands beside a field leads to it.
    pub async fn read(&self, words: &str) -> WebElement {
        let script = "const isInSight = (element) => {
                const { x, y, width, height } = element.getBoundingClientRect();
                const [at, down] = [x + width / 2, y + height / 2];
                const top = document.elementFromPoint(at, down);
                return width > 0 && top !== null && (element.contains(top) || top.contains(element));
            };
            const says = (element) => element.innerText?.trim() === arguments[0];
            const inner = [...document.body.querySelectorAll('*')].filter(says);
            return inner.filter((each) => ![...each.children].some(says)).filter(isInSight).slice(0, 1);";
        let what = format!("“{words}” in sight");
        one(&what, async || {
            self.elements(script, vec![json!(words)]).await
        })
        .await
    }

    /// The one thing of that role and name within the region of that name, waited for.
    pub async fn get_in(&self, region: &str, role: Role, name: &str) -> WebElement {
        let what = format!("one {} named “{name}” in “{region}”", role.name());
        let region = self.get(Role::Region, region).await;
        one(&what, async || self.look(role, name, Some(&region)).await).await
    }

    /// Whether there is such a thing right now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        let what = format!("a look for the {} “{name}”", role.name());
        // What goes while it is looked at is looked for again.
        let look = async || self.look(role, name, None).await;
        let found = until(&what, look, Result::is_ok).await;
        found.is_ok_and(|found| !found.is_empty())
    }

    /// Waits until there is no such thing.
    pub async fn gone(&self, role: Role, name: &str) {
        let what = format!("no {} named “{name}”", role.name());
        until(&what, async || self.has(role, name).await, |there| !there).await;
    }

    /// The names of all visible things of that role, as the browser's accessibility tree has them.
    pub async fn names(&self, role: Role) -> Vec<String> {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .filter((element) => element.checkVisibility());";
        let mut names = Vec::new();
        let found = self.elements(script, vec![json!(role.candidates())]).await;
        for element in found.expect("the page can be searched") {
            let seen = self.role_of(&element).await;
            if seen.is_ok_and(|seen| role.is(&seen, self.engine())) {
                names.extend(self.name_of(&element).await.ok());
            }
        }
        names
    }

    /// The field of that name that takes what is typed, waited for: one with a list of what can stand there has
    /// another role.
    pub async fn typable(&self, name: &str) -> WebElement {
        let what = format!("one field named “{name}”");
        let look = async || {
            let mut found = self.look(Role::Textbox, name, None).await?;
            found.extend(self.look(Role::Combobox, name, None).await?);
            Ok(found)
        };
        one(&what, look).await
    }

    /// The field of that name that takes a file, waited for. Firefox gives it neither role nor name, but parts that have
    /// them.
    pub(super) async fn file_field(&self, name: &str) -> WebElement {
        let what = format!("one field for a file named “{name}”");
        let look = async || match self.engine() {
            Engine::Gecko => {
                let wanted = vec![json!("input[type=file]"), json!(name), Value::Null];
                self.elements(FIND, wanted).await
            }
            Engine::Chromium | Engine::WebKit => self.look(Role::Button, name, None).await,
        };
        one(&what, look).await
    }

    /// The names of the links to drafts, in the order of the workspace. The picture's own links are none of them.
    pub async fn drafts(&self) -> Vec<String> {
        let script = "const isPicture = (list) =>
              document.getElementById(list.getAttribute('aria-labelledby'))?.textContent === 'Pipeline';
            const pictures = [...document.querySelectorAll('ul[aria-labelledby]')].filter(isPicture);
            return [...document.querySelectorAll('nav a[href]')].filter(
              (link) => link.checkVisibility() && !pictures.some((picture) => picture.contains(link)));";
        let mut names = Vec::new();
        let found = self.elements(script, vec![]).await;
        for link in found.expect("the page can be searched") {
            names.extend(self.name_of(&link).await.ok());
        }
        names
    }

    /// The names of the links of the list of that name, in their order.
    async fn links_of(&self, list: &str) -> WebDriverResult<Vec<(String, WebElement)>> {
        let mut links = Vec::new();
        for list in self.look(Role::List, list, None).await? {
            let script = "return [...arguments[0].querySelectorAll('a[href]')];";
            for link in self.elements(script, vec![list.to_json()?]).await? {
                links.push((self.name_of(&link).await?, link));
            }
        }
        Ok(links)
    }

    /// What the picture of the pipeline shows: the names of its links.
    pub async fn spots(&self) -> Vec<String> {
        let links = self.links_of("Pipeline").await.unwrap_or_default();
        links.into_iter().map(|(name, _)| name).collect()
    }

    /// Follows the picture's link to the draft of that name.
    pub async fn follow(&self, draft: &str) {
        let beginning = format!("{draft} ");
        let what = format!("one link to “{draft}” in the picture");
        let look = async || {
            let mut links = self.links_of("Pipeline").await?;
            links.retain(|(name, _)| name.starts_with(&beginning));
            Ok(links.into_iter().map(|(_, link)| link).collect())
        };
        let link = one(&what, look).await;
        link.click().await.expect("a click on a link");
    }

    /// The draft of that name in the workspace: a link whose name begins with it.
    pub async fn draft(&self, name: &str) -> WebElement {
        let beginning = format!("{name} ");
        let look = async || {
            let mut names = self.drafts().await;
            names.retain(|link| link.starts_with(&beginning));
            names
        };
        let what = format!("one draft named “{name}”");
        let names = until(&what, look, |names| names.len() == 1).await;
        self.get(Role::Link, &names[0]).await
    }

    /// Role and name of what has the focus.
    pub async fn focused(&self) -> (String, String) {
        let found = self
            .elements("return [document.activeElement];", vec![])
            .await;
        match found.as_deref() {
            Ok([element]) => (
                self.role_of(element).await.unwrap_or_default(),
                self.name_of(element).await.unwrap_or_default(),
            ),
            _ => (String::new(), String::new()),
        }
    }

    /// Waits until the thing of that role and name has the focus.
    pub async fn has_focus(&self, role: Role, name: &str) {
        let what = format!("the focus on the {} “{name}”", role.name());
        let look = async || self.focused().await;
        until(&what, look, |(seen, label)| {
            role.is(seen, self.engine()) && label == name
        })
        .await;
    }

    async fn look(
        &self,
        role: Role,
        name: &str,
        within: Option<&WebElement>,
    ) -> WebDriverResult<Vec<WebElement>> {
        let within = within.map(WebElement::to_json).transpose()?;
        let arguments = vec![json!(role.candidates()), json!(name), json!(within)];
        let mut confirmed = Vec::new();
        for element in self.elements(FIND, arguments).await? {
            let (seen, label) = (self.role_of(&element).await?, self.name_of(&element).await?);
            if role.is(&seen, self.engine()) && label == name {
                confirmed.push(element);
            }
        }
        Ok(confirmed)
    }

    pub(super) async fn elements(
        &self,
        script: &str,
        arguments: Vec<Value>,
    ) -> WebDriverResult<Vec<WebElement>> {
        let found = self.session().execute(script, arguments).await?;
        found.elements()
    }

    async fn role_of(&self, element: &WebElement) -> WebDriverResult<String> {
        let command = Command::ComputedRole(element.element_id());
        self.session().cmd(command).await?.value()
    }

    pub(crate) async fn name_of(&self, element: &WebElement) -> WebDriverResult<String> {
        let command = Command::ComputedLabel(element.element_id());
        self.session().cmd(command).await?.value()
    }
}

/// Looks until exactly one thing is found.
async fn one(
    what: &str,
    mut look: impl AsyncFnMut() -> WebDriverResult<Vec<WebElement>>,
) -> WebElement {
    let is_one = |found: &WebDriverResult<Vec<_>>| matches!(found, Ok(found) if found.len() == 1);
    let found = until(what, async || look().await, is_one).await;
    found.expect("what was waited for").remove(0)
}
