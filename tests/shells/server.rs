//! A server that writes down what reaches it, byte by byte, and gives everybody the same answer. It
//! understands no more of HTTP than curl needs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// As sent.
    pub method: String,
    /// The request's target as it stands in the first line.
    pub path: String,
    /// Names in lower case, values as sent.
    pub headers: Vec<(String, String)>,
    /// As many bytes as the request announces.
    pub body: Vec<u8>,
}

impl Recorded {
    /// The values of every header of that name.
    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers
            .iter()
            .filter(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .collect()
    }
}

/// A server on a port of its own, which lives as long as the test program.
pub struct Server {
    /// Where it listens.
    pub port: u16,
    records: Arc<Mutex<Vec<Recorded>>>,
    /// No answer is given while somebody holds it.
    pub gate: Arc<Mutex<()>>,
}

impl Server {
    /// A server that answers with this status line and body.
    pub fn answering(status: &'static str, body: &'static str) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let records = Arc::new(Mutex::new(Vec::new()));
        let gate = Arc::new(Mutex::new(()));
        let shared = (Arc::clone(&records), Arc::clone(&gate));
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                // A client that breaks off is the test's finding, not the server's.
                let _ = serve(&stream, &shared.0, &shared.1, (status, body));
            }
        });
        Self {
            port,
            records,
            gate,
        }
    }

    /// Whether anything has arrived since the last call of [`Server::take`].
    pub fn has_any(&self) -> bool {
        let records = self.records.lock().expect("no panic in the server");
        !records.is_empty()
    }

    /// What has arrived since the last call. A request is written down before it is answered, so
    /// everything that an ended curl has sent is there.
    pub fn take(&self) -> Vec<Recorded> {
        std::mem::take(&mut *self.records.lock().expect("no panic in the server"))
    }
}

fn serve(
    stream: &TcpStream,
    records: &Mutex<Vec<Recorded>>,
    gate: &Mutex<()>,
    (status, answer): (&str, &str),
) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(20)))?;
    let mut reader = BufReader::new(stream);
    let mut writer = stream;
    let first = line(&mut reader)?;
    let mut words = first.split(' ').map(str::to_owned);
    let method = words.next().unwrap_or_default();
    let path = words.next().unwrap_or_default();
    let mut headers = Vec::new();
    loop {
        let line = line(&mut reader)?;
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(": ").unwrap_or((&line, ""));
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let mut recorded = Recorded {
        method,
        path,
        headers,
        body: Vec::new(),
    };
    if !recorded.header("expect").is_empty() {
        writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
    }
    let length = recorded
        .header("content-length")
        .first()
        .and_then(|text| text.parse().ok());
    recorded.body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut recorded.body)?;
    records
        .lock()
        .expect("no panic in the server")
        .push(recorded);
    drop(gate.lock());
    write!(
        writer,
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
        answer.len()
    )
}

/// A line of the head: bytes as they are, without the line's end.
fn line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    reader.read_until(b'\n', &mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    Ok(text
        .trim_end_matches('\n')
        .trim_end_matches('\r')
        .to_owned())
}
