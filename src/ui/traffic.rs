//! What is under way, and what came back.

use super::state::State;
use crate::browser::desk;
use crate::workspace::DraftId;
use leptos::prelude::*;

/// What is under way, and what came back.
#[derive(Default)]
pub(super) struct Traffic {
    /// The one request that is under way.
    pub(super) flight: Option<Flight>,
    /// The last exchange about each draft.
    exchanges: Vec<(DraftId, Exchange)>,
    /// How many exchanges there were.
    count: usize,
    /// What the desk is told once it has come.
    untold: Vec<String>,
}

/// A request that is under way.
#[derive(Clone, Copy)]
pub(super) struct Flight {
    pub(super) draft: DraftId,
    /// When it began, by `clock::now`.
    pub(super) began: f64,
    /// Seconds that have passed.
    pub(super) seconds: u32,
}

/// A request that was sent, and how it ended.
#[derive(Clone)]
pub(super) struct Exchange {
    /// Counts exchanges, from 1.
    pub(super) serial: usize,
    /// What is said of it where there is no desk.
    pub(super) said: String,
    /// The answer's body.
    pub(super) body: String,
}

impl Traffic {
    /// Tells the desk, once it has come, of what was sent before.
    pub(super) fn tell_desk(&self) {
        for told in &self.untold {
            desk::exchanged(told);
        }
    }
}

impl State {
    /// Notes what is under way.
    pub(super) fn fly(self, flight: Option<Flight>) {
        desk::flies(flight.is_some());
        self.traffic.update(|traffic| traffic.flight = flight);
    }

    /// The draft that is being sent.
    pub(super) fn under_way(self) -> Option<DraftId> {
        self.traffic
            .with(|traffic| traffic.flight.map(|flight| flight.draft))
    }

    /// Keeps an exchange for the desk, as long as that has not come.
    pub(super) fn tell_later(self, told: String) {
        if !desk::is_there() {
            self.traffic.update(|traffic| traffic.untold.push(told));
        }
    }

    /// Notes how the request that was under way has ended.
    pub(super) fn land(self, id: DraftId, mut exchange: Exchange) {
        desk::flies(false);
        self.traffic.update(|traffic| {
            traffic.count += 1;
            exchange.serial = traffic.count;
            traffic.flight = None;
            traffic.exchanges.retain(|(draft, _)| *draft != id);
            traffic.exchanges.push((id, exchange));
        });
    }

    /// The last exchange about a draft.
    pub(super) fn exchange(self, id: DraftId) -> Option<Exchange> {
        let find = |traffic: &Traffic| {
            traffic
                .exchanges
                .iter()
                .find(|(draft, _)| *draft == id)
                .map(|(_, last)| last.clone())
        };
        self.traffic.with(find)
    }

    /// A number that is another for each exchange, and 0 where there is none.
    pub(super) fn serial(self, id: DraftId) -> usize {
        let find = |traffic: &Traffic| {
            traffic
                .exchanges
                .iter()
                .find(|(draft, _)| *draft == id)
                .map(|(_, last)| last.serial)
        };
        self.traffic.with(find).unwrap_or(0)
    }
}
