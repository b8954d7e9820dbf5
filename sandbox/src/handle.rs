//! The in-process view of a running sandbox: what arrived, what is stored, what shall go wrong.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::http::Method;
use serde_json::Value;
use tokio::sync::Notify;

use crate::api::{Pace, Store};
use crate::config::Config;
use crate::fault::Fault;
use crate::record::Recorded;
use crate::server::Options;

/// Reads and steers a running sandbox. Clones speak of the same one.
#[derive(Clone, Debug)]
pub struct Handle {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    options: Options,
    config: Mutex<Config>,
    store: Mutex<Store>,
    log: Mutex<Vec<Recorded>>,
    faults: Mutex<Vec<Fault>>,
    arrival: Notify,
}

impl Handle {
    pub(crate) fn new(options: Options) -> Self {
        Self {
            inner: Arc::new(Inner {
                config: Mutex::new(options.config.clone()),
                options,
                store: Mutex::default(),
                log: Mutex::default(),
                faults: Mutex::default(),
                arrival: Notify::new(),
            }),
        }
    }

    /// Every request that reached `/v1` since the start, the last clear or the last reset.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.inner.log).clone()
    }

    /// Waits until at least `count` requests are recorded, and returns them.
    pub async fn arrived(&self, count: usize) -> Vec<Recorded> {
        loop {
            // Asked for before looking: an arrival between the look and the wait is not missed.
            let arrival = self.inner.arrival.notified();
            let requests = self.requests();
            if requests.len() >= count {
                return requests;
            }
            arrival.await;
        }
    }

    /// Forgets the recorded requests; what was made and the faults stay.
    pub fn clear_requests(&self) {
        lock(&self.inner.log).clear();
    }

    /// Forgets requests, faults, and all that was made. The answer of `config.json` stays.
    pub fn reset(&self) {
        self.clear_requests();
        self.disarm();
        *self.store() = Store::default();
    }

    /// Lets the next matching requests go wrong. Of several armed faults the oldest that fits hits.
    pub fn arm(&self, fault: Fault) {
        lock(&self.inner.faults).push(fault);
    }

    /// Takes all faults back.
    pub fn disarm(&self) {
        lock(&self.inner.faults).clear();
    }

    /// How many hits the armed faults still have to give.
    pub fn faults_left(&self) -> u32 {
        let faults = lock(&self.inner.faults);
        faults
            .iter()
            .fold(0, |sum, fault| sum.saturating_add(fault.times))
    }

    /// Changes what `GET /config.json` answers from now on.
    pub fn set_config(&self, config: Config) {
        *lock(&self.inner.config) = config;
    }

    /// The tables as the API lists them.
    pub fn tables(&self) -> Vec<Value> {
        self.store().table_answers()
    }

    /// The jobs as the API details them.
    pub fn jobs(&self) -> Vec<Value> {
        self.store().job_answers()
    }

    /// The applications as the API shows each. Nothing moves by it.
    pub fn applications(&self) -> Vec<Value> {
        self.store().applications.answers()
    }

    /// The deployments of all applications as the API shows each. Nothing moves by it.
    pub fn deployments(&self) -> Vec<Value> {
        self.store().applications.deployments()
    }

    /// Says what moves deployments from state to state. A reset goes back to polls.
    pub fn set_pace(&self, pace: Pace) {
        self.store().applications.pace = pace;
    }

    /// Moves every deployment on by one state.
    pub fn advance(&self) {
        self.store().applications.advance();
    }

    /// Puts a deployment into one of the seventeen states, in which it stays until a call turns it.
    ///
    /// # Errors
    /// When there is no such deployment, or no such state.
    pub fn hold_deployment(
        &self,
        id: &str,
        status: &str,
        error_msg: Option<String>,
    ) -> Result<(), String> {
        self.store().applications.hold(id, status, error_msg)
    }

    pub(crate) fn options(&self) -> &Options {
        &self.inner.options
    }

    pub(crate) fn config(&self) -> Config {
        lock(&self.inner.config).clone()
    }

    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        lock(&self.inner.store)
    }

    pub(crate) fn record(&self, mut request: Recorded) {
        let mut log = lock(&self.inner.log);
        request.number = log.len() + 1;
        log.push(request);
        drop(log);
        self.inner.arrival.notify_waiters();
    }

    /// Uses up one hit of the oldest fault that fits this request.
    pub(crate) fn fault_for(&self, method: &Method, path: &str) -> Option<Fault> {
        let mut faults = lock(&self.inner.faults);
        let index = faults.iter().position(|fault| fault.hits(method, path))?;
        let found = faults[index].clone();
        faults[index].times -= 1;
        faults.retain(|fault| fault.times > 0);
        Some(found)
    }
}

/// A panic in another test's thread leaves plain data behind, so a poisoned lock is no reason to stop.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
