//! One connection: HTTP as hyper speaks it, unless a handler asks to end it by hand. What hyper
//! rightly refuses to send (a broken body, no answer at all) is written here, on the bare socket.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::sync::oneshot;

use crate::fault::Then;

/// Bytes to put on the bare socket, and what becomes of it then.
#[derive(Debug)]
pub(crate) struct Ending {
    pub(crate) bytes: Vec<u8>,
    pub(crate) then: Then,
}

/// Lets a handler take its connection away from hyper.
#[derive(Clone, Debug)]
pub(crate) struct Ender(Arc<Mutex<Option<oneshot::Sender<Ending>>>>);

impl Ender {
    fn pair() -> (Self, oneshot::Receiver<Ending>) {
        let (sender, receiver) = oneshot::channel();
        (Self(Arc::new(Mutex::new(Some(sender)))), receiver)
    }

    /// Never returns: the connection, and with it the handler, is dropped meanwhile.
    pub(crate) async fn end(&self, ending: Ending) -> ! {
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(sender) = sender {
            // The connection is gone already when nobody listens, which is what was wanted.
            let _ = sender.send(ending);
        }
        std::future::pending().await
    }
}

/// Serves one request. A connection is never used twice: a browser silently repeats a request
/// whose reused connection breaks, and a test that counts arrivals would count two.
pub(crate) async fn serve(stream: TcpStream, router: Router) {
    let (ender, request_to_end) = Ender::pair();
    let service = TowerToHyperService::new(router.layer(Extension(ender)));
    let mut connection = http1::Builder::new()
        .keep_alive(false)
        .timer(TokioTimer::new())
        .serve_connection(TokioIo::new(stream), service);
    let ending = tokio::select! {
        _ = &mut connection => return,
        Ok(ending) = request_to_end => ending,
    };
    finish(connection.into_parts().io.into_inner(), ending).await;
}

async fn finish(mut stream: TcpStream, ending: Ending) {
    let wrote = stream.write_all(&ending.bytes).await;
    match ending.then {
        Then::Close => {}
        Then::Reset => {
            if wrote.is_ok() && !ending.bytes.is_empty() {
                // A reset overtakes what the client has not read yet; it shall see the beginning.
                tokio::time::sleep(Duration::from_millis(150)).await;
            }
            // Fails only where the socket is dead already.
            let _ = stream.set_zero_linger();
        }
        Then::Hang => {
            let mut rest = [0; 1024];
            while matches!(stream.read(&mut rest).await, Ok(1..)) {}
        }
    }
}
