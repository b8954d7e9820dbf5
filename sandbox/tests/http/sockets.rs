//! What a fault does to the bare socket, where a client's library would hide it.

use std::io::ErrorKind;

use sandbox::{Act, Fault, Moment, Options, Partial, Sandbox, Then};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::{bare, expect, sandbox};

const REQUEST: &[u8] =
    b"POST /v1/me HTTP/1.1\r\nhost: sandbox\r\nauthorization: Bearer T\r\ncontent-length: 2\r\n\r\n{}";

/// Everything that arrives, and how the connection ended.
async fn arrives(act: Act) -> (String, Result<(), ErrorKind>) {
    let options = Options {
        cors: true,
        ..Options::default()
    };
    let running = Sandbox::start(options).await.expect("a free port");
    running.handle.arm(Fault {
        act,
        ..Fault::default()
    });
    let mut stream = TcpStream::connect(running.addr)
        .await
        .expect("the sandbox listens");
    stream.write_all(REQUEST).await.expect("the sandbox reads");
    let mut bytes = Vec::new();
    let end = stream.read_to_end(&mut bytes).await;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    (text, end.map(drop).map_err(|error| error.kind()))
}

#[tokio::test]
async fn a_close_is_orderly_and_a_reset_is_not() {
    let reset = Err(ErrorKind::ConnectionReset);
    assert_eq!(
        arrives(Act::Close(Moment::After)).await,
        (String::new(), Ok(()))
    );
    assert_eq!(
        arrives(Act::Reset(Moment::After)).await,
        (String::new(), reset)
    );
    assert_eq!(
        arrives(Act::Reset(Moment::Before)).await,
        (String::new(), reset)
    );
}

#[tokio::test]
async fn a_broken_body_begins_with_a_whole_head() {
    for chunked in [false, true] {
        let (text, end) = arrives(Act::Partial(Partial {
            then: Then::Close,
            chunked,
        }))
        .await;
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
        assert!(head.contains("access-control-allow-origin: *"), "{head}");
        assert!(body.contains(r#"{"tables""#), "{body}");
        assert_eq!(end, Ok(()));
    }
    let (text, end) = arrives(Act::Partial(Partial {
        then: Then::Reset,
        chunked: false,
    }))
    .await;
    assert!(text.contains(r#"{"tables""#), "{text}");
    assert_eq!(end, Err(ErrorKind::ConnectionReset));
}

#[tokio::test]
async fn a_connection_is_never_used_twice() {
    let running = sandbox().await;
    let answer = expect(&running, 401, bare("GET", "/v1/me")).await;
    assert_eq!(answer.header("connection"), "close");
}
