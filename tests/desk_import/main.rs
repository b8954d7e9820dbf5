//! The import as the desk shows it: what it makes of the workspace, what it tells of it, where a token goes, and the way
//! back.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../common/mod.rs"]
mod common;
mod dialog;
#[path = "../common/nodes.rs"]
mod nodes;
mod token;
mod workspace;

use millrace::api::token::AuthScheme;
use millrace::desk::import::{Diverted, Here, Importer, Outcome};
use millrace::import::Secret;
use millrace::saved;
use millrace::workspace::{Draft, Workspace};
use nodes::{elements, get, role, text};

const TOKEN: &str = "AVNS+4xqhTDvzWb/9Yk2sJc==";

/// A page in which an import is done at once.
struct Page {
    importer: Importer,
    workspace: Workspace,
    token: String,
    scheme: AuthScheme,
    notices: Vec<String>,
    shown: Option<String>,
}

impl Page {
    fn of(workspace: Workspace) -> Self {
        Self {
            importer: Importer::default(),
            workspace,
            token: String::new(),
            scheme: AuthScheme::Bearer,
            notices: Vec::new(),
            shown: None,
        }
    }

    fn on(&mut self, act: impl FnOnce(&mut Importer, Here) -> Outcome) {
        let here = Here {
            workspace: &self.workspace,
            token: &self.token,
            scheme: self.scheme,
        };
        let outcome = act(&mut self.importer, here);
        self.hear(outcome);
    }

    fn paste(&mut self, text: &str) {
        self.on(|importer, here| importer.take(text, here));
    }

    fn undo(&mut self) {
        self.on(Importer::untake_shown);
    }

    /// What becomes of a text that is pasted into a field.
    fn divert(&mut self, text: &str, can_open: bool) -> Option<Diverted> {
        let here = Here {
            workspace: &self.workspace,
            token: &self.token,
            scheme: self.scheme,
        };
        self.importer.divert(text, can_open, here)
    }

    fn hear(&mut self, outcome: Outcome) {
        for told in &outcome.told {
            match told.split_once(' ').expect("a verb") {
                ("workspace", text) => {
                    let visit = saved::read(text).expect("a workspace");
                    self.workspace.replace(visit.workspace);
                }
                ("told", notice) => self.notices.push(notice.to_owned()),
                ("untold", number) => self
                    .notices
                    .retain(|notice| notice.split(' ').next() != Some(number)),
                ("scheme", name) => {
                    self.scheme = AuthScheme::from_name(name).expect("a scheme");
                }
                ("shown", id) => self.shown = Some(id.to_owned()),
                other => panic!("{other:?}"),
            }
        }
        if let Some(Secret(token)) = outcome.token {
            self.token = token;
        }
    }

    fn names(&self) -> Vec<&str> {
        self.workspace.drafts.iter().map(Draft::name).collect()
    }

    fn whole(&self) -> String {
        text(&self.importer.view())
    }

    /// What became of the parts of the text: its beginning, and what is said of it.
    fn parts(&self) -> Vec<String> {
        let nodes = self.importer.view();
        let list = elements(&nodes)
            .into_iter()
            .filter(|element| role(element) == "listitem");
        list.map(|item| text(&item.children)).collect()
    }

    fn field(&self) -> Option<String> {
        let nodes = self.importer.view();
        let mut all = elements(&nodes).into_iter();
        let field = all.find(|element| element.tag == "textarea")?;
        get(field, ".value").map(str::to_owned)
    }
}

fn curl() -> String {
    format!(
        "curl -X POST https://api.aiven.io/v1/project/p/service/s/flink/table -H 'Authorization: Bearer {TOKEN}' \
         -d '{{\"name\":\"orders\",\"integration_id\":\"i\",\"jdbc_table\":\"public.orders\",\"schema_sql\":\"a INT\",\"color\":\"red\"}}'"
    )
}
