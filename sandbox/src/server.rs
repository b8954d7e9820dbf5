//! Starting and stopping a sandbox.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use axum::Router;
use axum::routing::{get, post};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use crate::config::Config;
use crate::handle::Handle;
use crate::{connection, control, entry, files};

/// What a sandbox serves, and where. The default is the API alone on a free port of this machine.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the built page. Without one, everything outside the API is 404.
    pub dist: Option<PathBuf>,
    /// Where to listen; port 0 takes a free one.
    pub addr: SocketAddr,
    /// The answer to `GET /config.json`.
    pub config: Config,
    /// Lets pages of any other origin call `/v1`: preflights are answered, answers allow `*`.
    pub cors: bool,
    /// Headers sent with every file, such as the content security policy of a real host.
    pub page_headers: Vec<(String, String)>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            dist: None,
            addr: SocketAddr::from((Ipv4Addr::LOCALHOST, 0)),
            config: Config::Usual,
            cors: false,
            page_headers: Vec::new(),
        }
    }
}

/// The stand-in API and file server.
#[derive(Debug)]
pub struct Sandbox;

impl Sandbox {
    /// Starts a sandbox on the current tokio runtime.
    ///
    /// # Errors
    /// When the address can't be listened on; `io::ErrorKind::AddrInUse` if it is taken.
    pub async fn start(options: Options) -> io::Result<Running> {
        let listener = TcpListener::bind(options.addr).await?;
        let addr = listener.local_addr()?;
        let handle = Handle::new(options);
        let (stop, stopped) = watch::channel(());
        let task = tokio::spawn(accept(listener, router(handle.clone()), stopped));
        Ok(Running {
            addr,
            handle,
            stop,
            task,
        })
    }
}

/// A running sandbox. Dropping it stops it: the port is let go and open connections are cut.
#[derive(Debug)]
#[must_use = "dropping it stops the sandbox"]
pub struct Running {
    /// Where it listens.
    pub addr: SocketAddr,
    /// Reads and steers it; outlives it.
    pub handle: Handle,
    stop: watch::Sender<()>,
    task: JoinHandle<()>,
}

impl Running {
    /// The origin, such as `http://127.0.0.1:8080`, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Stops it and waits until the port is free again.
    pub async fn stop(self) {
        drop(self.stop);
        // Only a panic of ours makes it fail, and that has been printed.
        let _ = self.task.await;
    }
}

/// Accepts until the sender of `stopped` is gone; then the connections go with the join set.
async fn accept(listener: TcpListener, router: Router, mut stopped: watch::Receiver<()>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            _ = stopped.changed() => return,
            accepted = listener.accept() => {
                if let Ok((stream, _)) = accepted {
                    connections.spawn(connection::serve(stream, router.clone()));
                }
            }
            Some(_) = connections.join_next() => {}
        }
    }
}

fn router(handle: Handle) -> Router {
    Router::new()
        .route("/config.json", get(files::config))
        .route(
            "/sandbox/requests",
            get(control::requests).delete(control::clear),
        )
        .route(
            "/sandbox/faults",
            get(control::faults_left)
                .post(control::arm)
                .delete(control::disarm),
        )
        .route(
            "/sandbox/deployments",
            get(control::deployments).post(control::move_deployments),
        )
        .route("/sandbox/reset", post(control::reset))
        .fallback(entry::enter)
        .with_state(handle)
}
