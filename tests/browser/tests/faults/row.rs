//! A row of the matrix: what goes wrong, what the user does, and how it must end.

use crate::ending::Ending;
use browser_tests::Engine;
use sandbox::{Act, Answer, Cors, Fault};

/// Where the API is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Api {
    /// On the page's own origin.
    Here,
    /// On another origin that allows pages.
    Elsewhere,
    /// On a port that nobody listens on.
    ClosedPort,
    /// On a host that has no address.
    NoSuchHost,
    /// On an origin that the page's policy does not allow.
    NotAllowed,
}

/// What the user does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Presses `Send request`, and `Send again` where the page asks.
    Send,
    /// Clicks twice, as fast as a double click.
    DoubleClick,
    /// Presses Ctrl+Enter twice.
    KeysTwice,
    /// Clicks, and presses Ctrl+Enter.
    ClickAndKeys,
    /// Presses `Send request`, and `Cancel` when the request is under way.
    Cancel,
    /// Sends with no network.
    SendOffline,
    /// Sends while the browser's storage is full.
    SendWithFullStorage,
    /// Sends from the tab that keeps the workspace, while another has it open.
    SendBesideAnotherTab,
    /// Sends from the second tab, which does not keep it.
    SendFromSecondTab,
    /// Sends what was created, without more.
    SendOnceMore,
    /// Sends with an empty field.
    SendWithoutName,
    /// Sends without a token.
    SendWithoutToken,
}

/// What one engine has that the others have not.
#[derive(Clone, Debug)]
pub struct Difference {
    pub engine: Engine,
    /// Why it is so: what the engine does, or what its driver can't.
    pub why: &'static str,
    /// How the row ends there, what the page says, and what to do next. A row that can't be played has none.
    pub end: Option<(Ending, &'static str, &'static str)>,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// What goes wrong.
    pub what: &'static str,
    pub api: Api,
    pub faults: Vec<Fault>,
    pub doing: Doing,
    pub ending: Ending,
    /// What the page says, and what to do next. `{name}` is the table's, `{api}` the API's origin.
    pub says: &'static str,
    pub next: &'static str,
    /// How many creating requests reach the API.
    pub posts: usize,
    /// Where an engine has its own way.
    pub differs: Vec<Difference>,
}

impl Row {
    /// A row in which a click sends one request to the page's own origin.
    pub fn new(what: &'static str, ending: Ending, says: &'static str, next: &'static str) -> Self {
        Self {
            what,
            api: Api::Here,
            faults: Vec::new(),
            doing: Doing::Send,
            ending,
            says,
            next,
            posts: 1,
            differs: Vec::new(),
        }
    }

    /// The row as an engine has it, unless it can't be played there.
    pub fn within(mut self, engine: Engine) -> Option<Self> {
        let differs = self.differs.iter().find(|differs| differs.engine == engine);
        if let Some(differs) = differs {
            (self.ending, self.says, self.next) = differs.end?;
        }
        Some(self)
    }

    /// How it ends in one engine, which has its own way.
    pub fn ends_otherwise(
        mut self,
        engine: Engine,
        why: &'static str,
        end: (Ending, &'static str, &'static str),
    ) -> Self {
        let end = Some(end);
        self.differs.push(Difference { engine, why, end });
        self
    }

    /// Where a driver can't bring it about.
    pub fn not_played(mut self, engine: Engine, why: &'static str) -> Self {
        let end = None;
        self.differs.push(Difference { engine, why, end });
        self
    }

    /// What the API does with the request.
    pub fn act(mut self, act: Act) -> Self {
        self.faults.push(on("POST", act));
        self
    }

    /// What it answers.
    pub fn answer(self, status: u16, body: impl AsRef<[u8]>) -> Self {
        self.act(Act::Answer(Answer {
            status,
            body: Some(body.as_ref().to_vec()),
            ..Answer::default()
        }))
    }

    /// What it answers, with a content type, or with none where that is empty.
    pub fn typed(self, status: u16, content_type: &str, body: impl AsRef<[u8]>) -> Self {
        self.act(Act::Answer(Answer {
            status,
            content_type: Some(content_type.to_owned()),
            body: Some(body.as_ref().to_vec()),
            ..Answer::default()
        }))
    }

    /// What it does with the browser's question before the request.
    pub fn preflight(mut self, act: Act) -> Self {
        self.faults.push(on("OPTIONS", act));
        self.elsewhere().nothing_arrives()
    }

    /// What it does with that question, however often the browser repeats it: Firefox asks up to ten times.
    pub fn preflight_always(self, act: Act) -> Self {
        let mut row = self.preflight(act);
        for fault in &mut row.faults {
            fault.times = 100;
        }
        row
    }

    /// What it does with the headers of the answer to requests of that method.
    pub fn cors(mut self, method: &str, cors: Cors) -> Self {
        self.faults.push(Fault {
            cors,
            ..on(method, Act::Pass)
        });
        self.elsewhere()
    }

    pub fn late(mut self, delay_ms: u64) -> Self {
        self.faults.push(Fault {
            delay_ms,
            ..on("POST", Act::Pass)
        });
        self
    }

    pub fn elsewhere(self) -> Self {
        self.at(Api::Elsewhere)
    }

    pub fn at(mut self, api: Api) -> Self {
        self.api = api;
        self
    }

    pub fn nothing_arrives(mut self) -> Self {
        self.posts = 0;
        self
    }

    pub fn doing(mut self, doing: Doing) -> Self {
        self.doing = doing;
        self
    }
}

fn on(method: &str, act: Act) -> Fault {
    Fault {
        method: Some(method.to_owned()),
        act,
        ..Fault::default()
    }
}
