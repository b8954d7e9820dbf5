//! The three engines in which the page is tried.

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// That of Chrome and Edge.
    Chromium,
    /// That of Firefox.
    Gecko,
    /// That of Safari, in the browser that comes with `WebKitGTK`.
    WebKit,
}

/// Names the engine, as [`Engine::name`] spells it. Without it, it is Chromium.
const SWITCH: &str = "MILLRACE_ENGINE";

impl Engine {
    /// The one in which the tests of this process run.
    pub fn of_this_run() -> Self {
        let wanted = std::env::var(SWITCH).unwrap_or_default();
        if wanted.is_empty() {
            return Self::Chromium;
        }
        let all = [Self::Chromium, Self::Gecko, Self::WebKit];
        let found = all.into_iter().find(|engine| engine.name() == wanted);
        found
            .unwrap_or_else(|| panic!("{SWITCH} is none of chromium, firefox and webkit: {wanted}"))
    }

    /// The name by which people choose it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Gecko => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The name by which readers know it.
    pub fn title(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Gecko => "Firefox",
            Self::WebKit => "WebKit",
        }
    }
}
