//! What a test begins with: the stand-in API, the built page served beside it, and a browser with a new
//! profile. Each test has its own of all three, so that tests run beside each other in any order.

use crate::dist;
use crate::driver::Browser;
use crate::engine::Engine;
use crate::folder::Folder;
use crate::host::Server;
use crate::page::Page;
use crate::role::Role;
use sandbox::{Config, Options, Sandbox};
use std::path::PathBuf;

/// What a test begins with. The default is what a visitor of the built page meets, with the sandbox as API.
#[derive(Debug, Default)]
pub struct Stage {
    /// The answer to `config.json`.
    pub config: Config,
    /// A changed copy of the built page, to serve in its place.
    pub changed: Option<Folder>,
    /// A web server in front of it, and the path under which it serves the page. Without one, the sandbox serves it.
    pub host: Option<(Server, &'static str)>,
    /// A script that runs before any of the page's own.
    pub before: &'static str,
    /// The inner width and height of the window, in pixels. A large desktop's unless told.
    pub size: Option<(u32, u32)>,
}

/// Opens the built page, as a first visitor finds it.
pub async fn open() -> Page {
    Stage::default().open().await
}

impl Stage {
    /// Opens the page and waits until the app is there.
    pub async fn open(self) -> Page {
        let page = self.begin().await;
        page.get(Role::Button, "Settings").await;
        page
    }

    /// Opens the page, whatever it shows.
    pub async fn begin(mut self) -> Page {
        let before = format!("{}\n{}", include_str!("watch.js"), self.before);
        if Engine::of_this_run() != Engine::Chromium {
            // Their drivers run no script before the page's own.
            let copy = self.changed.take().unwrap_or_else(dist::copy);
            self.changed = Some(dist::beginning_with(copy, &before));
        }
        let dist: PathBuf = self
            .changed
            .as_ref()
            .map_or_else(dist::built, |folder| folder.path().to_owned());
        let sandbox = Sandbox::start(Options {
            dist: self.host.is_none().then(|| dist.clone()),
            config: self.config,
            ..Options::default()
        })
        .await
        .expect("a free port for the sandbox");
        let (host, path) = match self.host {
            Some((server, path)) => (Some(server.start(&dist, path, sandbox.addr).await), path),
            None => (None, "/"),
        };
        let profile = Folder::default();
        let browser = Browser::start(profile.path(), self.size.unwrap_or((1440, 1000))).await;
        let page = Page {
            browser,
            sandbox,
            host,
            path,
            profile,
            changed: self.changed,
        };
        if page.engine() == Engine::Chromium {
            page.before_load(&before).await;
        }
        page.visit(&page.url()).await;
        page
    }
}
