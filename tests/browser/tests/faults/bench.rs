//! One browser for all rows: how a row is played, and what is looked at then.

use crate::ending::Ending;
use crate::row::{Api, Doing, Row};
use browser_tests::wait::until;
use browser_tests::{Page, Role, Stage, dist};
use sandbox::{Config, Handle, Options, Running, Sandbox};
use thirtyfour::Key;

const TOKEN: &str = "any-token-that-the-sandbox-takes";
const CHECK: &str = "Check whether it exists";
const PLACE: &str = "PostgreSQL table";
/// Longer than the second click of a double click is waited for, in the page's fast seconds.
const SECONDS_BEFORE_CANCEL: u32 = 7;

/// The page, and the APIs that it can be pointed at.
pub struct Bench {
    page: Page,
    elsewhere: Running,
    not_allowed: Running,
    closed_port: String,
    api: Api,
    played: usize,
}

async fn api_elsewhere() -> Running {
    let api = Sandbox::start(Options {
        cors: true,
        ..Options::default()
    });
    api.await.expect("a free port for an API")
}

impl Bench {
    pub async fn open() -> Self {
        let (elsewhere, not_allowed) = (api_elsewhere().await, api_elsewhere().await);
        let closed = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        let closed_port = format!("http://{}", closed.local_addr().expect("its address"));
        drop(closed);
        let allowed = [&elsewhere.url(), &closed_port, NO_SUCH_HOST].map(str::to_owned);
        let page = Stage {
            changed: Some(dist::connecting_to(&allowed.join(" "))),
            // The page's seconds, ten times as fast.
            before: "const own = window.setInterval;
                window.setInterval = (react, pause, ...more) => own(react, pause / 10, ...more);",
            ..Stage::default()
        };
        let page = page.open().await;
        page.fill("API token", TOKEN).await;
        Self {
            page,
            elsewhere,
            not_allowed,
            closed_port,
            api: Api::Here,
            played: 0,
        }
    }

    /// Plays a row, and holds the page to it.
    pub async fn play(&mut self, row: &Row) {
        println!("{}", row.what);
        if row.api == Api::NotAllowed {
            self.page.may_violate_its_policy();
        }
        self.turn_to(row.api).await;
        for handle in self.handles() {
            handle.reset();
        }
        self.played += 1;
        let name = format!("t{}", self.played);
        let page = &self.page;
        page.fill("Table name", &name).await;
        for fault in &row.faults {
            self.counting(row.api).arm(fault.clone());
        }
        self.prepare(row.doing, &name).await;
        let before = page.fields().await;
        self.act(row).await;

        let filled = |text: &str| {
            text.replace("{name}", &name)
                .replace("{api}", &self.origin(row.api))
        };
        let (says, next) = (filled(row.says), filled(row.next));
        let region = match row.ending {
            Ending::Asked | Ending::HeldBack => "Request",
            _ => "Answer",
        };
        if row.doing == Doing::SendWithoutToken {
            page.says("API token", &next).await;
        } else {
            page.shows(Role::Region, region, &says).await;
            // The offer follows what the workspace says of the draft, a frame later.
            let offers = async || page.has(Role::Button, CHECK).await;
            until(row.what, offers, |offers| {
                *offers == row.ending.is_unknown()
            })
            .await;
            let seen = page.shows(Role::Region, region, &says).await;
            assert!(seen.contains(&next), "{}: {next:?} in {seen:?}", row.what);
            let said = seen.to_lowercase();
            let may_exist =
                said.contains("may have arrived") || said.contains("check whether it exists");
            assert_eq!(may_exist, row.ending.is_unknown(), "{}: {seen}", row.what);
        }
        if row.ending != Ending::HeldBack {
            page.is_in_state(&name, row.ending.state()).await;
        }
        let send = page.get(Role::Button, "Send request").await;
        assert!(
            send.is_enabled().await.expect("the button's state"),
            "{}",
            row.what
        );
        assert_eq!(page.fields().await, before, "{}: the fields", row.what);
        self.mend(row.doing).await;
        assert_eq!(
            self.posts(),
            row.posts,
            "{}: requests that reached the API",
            row.what
        );
    }

    /// What must be so before the user acts.
    async fn prepare(&self, doing: Doing, name: &str) {
        let page = &self.page;
        match doing {
            Doing::SendOffline => page.network(false).await,
            Doing::SendWithFullStorage => {
                page.run(
                    "for (let size = 1 << 22; size > 0; size >>= 1)
                        for (let i = 0; ; i++)
                            try { localStorage.setItem(`fill ${size} ${i}`, 'x'.repeat(size)); } catch { break; }",
                    vec![],
                )
                .await;
            }
            Doing::SendBesideAnotherTab | Doing::SendFromSecondTab => {
                page.open_tab().await;
                page.tells("Another tab keeps this workspace.").await;
                if doing == Doing::SendFromSecondTab {
                    page.fill("Table name", name).await;
                    page.fill("API token", TOKEN).await;
                } else {
                    page.go_to_tab(0).await;
                }
            }
            Doing::SendWithoutName => page.fill(PLACE, "").await,
            Doing::SendWithoutToken => page.press("Forget token").await,
            _ => {}
        }
    }

    async fn act(&self, row: &Row) {
        let page = &self.page;
        let keys = async || page.chord(&[Key::Control], Key::Enter).await;
        match row.doing {
            Doing::Send
            | Doing::SendOffline
            | Doing::SendWithFullStorage
            | Doing::SendBesideAnotherTab
            | Doing::SendFromSecondTab => page.insist().await,
            Doing::SendWithoutName | Doing::SendWithoutToken => page.send().await,
            Doing::DoubleClick => page.double_click("Send request").await,
            Doing::KeysTwice => {
                page.enter("Table name").await;
                keys().await;
                keys().await;
            }
            Doing::ClickAndKeys => {
                page.send().await;
                keys().await;
            }
            Doing::SendOnceMore => {
                page.send().await;
                page.answer("Created the table").await;
                page.send().await;
            }
            Doing::Cancel => {
                page.insist().await;
                self.counting(row.api).arrived(1).await;
                let seconds = async || seconds(&page.text(Role::Region, "Request").await);
                until("the seconds", seconds, |seen| {
                    *seen >= SECONDS_BEFORE_CANCEL
                })
                .await;
                page.press("Cancel").await;
            }
        }
    }

    /// Puts right what [`Self::prepare`] has done.
    async fn mend(&self, doing: Doing) {
        let page = &self.page;
        match doing {
            Doing::SendOffline => page.network(true).await,
            Doing::SendWithFullStorage => {
                page.tells("its storage is full or forbidden.").await;
                let empty = "Object.keys(localStorage).filter((key) => key.startsWith('fill '))
                    .forEach((key) => localStorage.removeItem(key));";
                page.run(empty, vec![]).await;
            }
            Doing::SendBesideAnotherTab | Doing::SendFromSecondTab => page.close_tab().await,
            Doing::SendWithoutName => page.fill(PLACE, "public.node_definition").await,
            Doing::SendWithoutToken => page.fill("API token", TOKEN).await,
            _ => {}
        }
    }

    /// Points the page at another API.
    async fn turn_to(&mut self, api: Api) {
        if self.api == api {
            return;
        }
        self.api = api;
        let base = match api {
            Api::Here => "/v1".to_owned(),
            _ => format!("{}/v1", self.origin(api)),
        };
        self.page.api().set_config(Config::with_api_base(&base));
        self.page.reload().await;
        self.page.fill("API token", TOKEN).await;
    }

    fn origin(&self, api: Api) -> String {
        match api {
            Api::Here => self.page.origin(),
            Api::Elsewhere => self.elsewhere.url(),
            Api::ClosedPort => self.closed_port.clone(),
            Api::NoSuchHost => NO_SUCH_HOST.to_owned(),
            Api::NotAllowed => self.not_allowed.url(),
        }
    }

    /// The API that a row arms, and which counts.
    fn counting(&self, api: Api) -> &Handle {
        match api {
            Api::Elsewhere => &self.elsewhere.handle,
            Api::NotAllowed => &self.not_allowed.handle,
            _ => self.page.api(),
        }
    }

    fn handles(&self) -> [&Handle; 3] {
        [
            self.page.api(),
            &self.elsewhere.handle,
            &self.not_allowed.handle,
        ]
    }

    /// How many creating requests have reached any of the APIs.
    fn posts(&self) -> usize {
        let requests = self.handles().into_iter().flat_map(Handle::requests);
        requests.filter(|request| request.method == "POST").count()
    }
}

/// A name that no resolver knows (RFC 2606), and the browser's own has no rule for.
const NO_SUCH_HOST: &str = "https://no-such-host.example";

/// The seconds that the page shows beside `Cancel`, such as `(7 s)`.
fn seconds(shown: &str) -> u32 {
    let inner = shown.split_once(" s)").map_or("", |(before, _)| before);
    let number = inner.rsplit_once('(').map_or("", |(_, number)| number);
    number.parse().unwrap_or(0)
}
