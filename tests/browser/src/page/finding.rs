//! Finding things by role and accessible name.

use super::Page;
use crate::command::Command;
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

    /// The one thing of that role and name within the region of that name, waited for.
    pub async fn get_in(&self, region: &str, role: Role, name: &str) -> WebElement {
        let what = format!("one {} named “{name}” in “{region}”", role.name());
        let region = self.get(Role::Region, region).await;
        one(&what, async || self.look(role, name, Some(&region)).await).await
    }

    /// Whether there is such a thing right now.
    pub async fn has(&self, role: Role, name: &str) -> bool {
        let found = self.look(role, name, None).await;
        !found.expect("the page can be searched").is_empty()
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
            if self.role_of(&element).await.ok().as_deref() == Some(role.name()) {
                names.extend(self.name_of(&element).await.ok());
            }
        }
        names
    }

    /// The draft of that name in the workspace: a link whose name begins with it.
    pub async fn draft(&self, name: &str) -> WebElement {
        let beginning = format!("{name} ");
        let look = async || {
            self.names(Role::Link)
                .await
                .into_iter()
                .filter(|link| link.starts_with(&beginning))
                .collect::<Vec<_>>()
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
        let expected = (role.name().to_owned(), name.to_owned());
        until(
            &what,
            async || self.focused().await,
            |seen| *seen == expected,
        )
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
            let seen = (self.role_of(&element).await?, self.name_of(&element).await?);
            if seen == (role.name().to_owned(), name.to_owned()) {
                confirmed.push(element);
            }
        }
        Ok(confirmed)
    }

    async fn elements(
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
