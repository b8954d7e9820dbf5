//! The user interface: the only user of leptos. It shows the state, passes on what the user does, and
//! holds no rule of Flink's or Aiven's.

mod app;
mod asked;
mod keep;
mod live;
mod panes;
mod parts;
mod send;
mod state;
mod traffic;

use crate::browser::{fetch, location, page, task};
use crate::config::{self, Config};
use crate::text;
use leptos::mount::mount_to_body;
use leptos::view;

/// Reads `config.json` and shows the app.
pub fn start() {
    // The message of a panic may quote what was typed, a token among it: it goes nowhere.
    std::panic::set_hook(Box::new(|_| page::alarm(text::STOPPED)));
    fetch::watch_policy();
    page::watch_pointer();
    task::spawn(async {
        let file = fetch::file(config::ADDRESS).await;
        let config = match &file {
            Some((200, text)) => config::parse(text, &location::origin()).0,
            _ => Config::default(),
        };
        page::remove("loading");
        mount_to_body(move || view! { <app::App config file /> });
    });
}
