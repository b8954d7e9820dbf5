//! Real web servers with the configurations of `hosting/`, in front of the stand-in API. A configuration is used as it
//! stands but for what is a host's own: its address, its folder, its certificate and the API behind it.

use crate::dist;
use crate::driver::on_path;
use crate::folder::Folder;
use std::fs;
use std::net::{SocketAddr, TcpListener};
use std::path::Path;
use std::process::Stdio;
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

/// A web server of Debian's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// With `hosting/nginx.conf`.
    Nginx,
    /// With `hosting/Caddyfile`.
    Caddy,
}

/// A running web server. Dropping it ends it.
#[derive(Debug)]
pub struct Host {
    address: SocketAddr,
    // Dropped in this order: the server goes before what it uses.
    _server: Child,
    /// What it serves, and what it writes.
    folder: Folder,
}

/// How often a server is started before a test fails: another test may take the port that was free.
const STARTS: usize = 5;

impl Server {
    /// Serves a folder under a path, such as `/` or `/tools/millrace/`, and passes `/aiven/` on to an API.
    pub async fn start(self, pages: &Path, path: &str, api: SocketAddr) -> Host {
        for _ in 0..STARTS {
            let (address, folder) = place();
            publish(
                pages,
                &folder.path().join("www").join(path.trim_matches('/')),
            );
            let server = self.command(folder.path(), address, api);
            if let Some(host) = run(server, address, folder).await {
                return host;
            }
        }
        panic!("{self:?} did not start {STARTS} times");
    }

    /// nginx with any folder, which sends the compressed copies that lie beside its files and notes what it sends.
    pub async fn of_folder(pages: &Path) -> Host {
        for _ in 0..STARTS {
            let (address, folder) = place();
            let configuration = plain(pages, address);
            if let Some(host) = run(started(folder.path(), &configuration), address, folder).await {
                return host;
            }
        }
        panic!("nginx did not start {STARTS} times");
    }

    fn command(self, folder: &Path, address: SocketAddr, api: SocketAddr) -> Command {
        let place = folder.display().to_string();
        match self {
            Self::Nginx => {
                let configuration = nginx(&place, address, api);
                started(folder, &configuration)
            }
            Self::Caddy => {
                let configuration = caddy(&place, address, api);
                fs::write(folder.join("Caddyfile"), configuration).expect("a file");
                let mut command = Command::new(on_path(&["caddy"]));
                command.args(["run", "--adapter", "caddyfile", "--config", "Caddyfile"]);
                for home in ["HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
                    command.env(home, folder);
                }
                command
            }
        }
    }
}

/// A free port, and a folder for what the server keeps.
fn place() -> (SocketAddr, Folder) {
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr());
    (port.expect("a free port"), Folder::default())
}

/// Starts a web server, unless it ends before it answers.
async fn run(mut server: Command, address: SocketAddr, folder: Folder) -> Option<Host> {
    let server = server
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(file(folder.path(), "said.log"))
        .kill_on_drop(true)
        .spawn();
    let mut server = server.expect("the web server can be started");
    if answers(&mut server, address).await {
        return Some(Host {
            address,
            _server: server,
            folder,
        });
    }
    let said = fs::read_to_string(folder.path().join("said.log"));
    eprintln!("a web server ended: {}", said.unwrap_or_default());
    None
}

/// nginx with that configuration.
fn started(folder: &Path, configuration: &str) -> Command {
    fs::write(folder.join("nginx.conf"), configuration).expect("a file");
    // Debian keeps it where only an administrator's PATH leads.
    let mut command = Command::new("/usr/sbin/nginx");
    let place = folder.display().to_string();
    command.args(["-p", &place, "-c", "nginx.conf", "-e", "error.log"]);
    command
}

fn file(folder: &Path, name: &str) -> fs::File {
    fs::File::create(folder.join(name)).expect("a file of the test's own")
}

/// Copies a built page to where the server looks for it.
fn publish(pages: &Path, place: &Path) {
    fs::create_dir_all(place).expect("a folder to serve");
    dist::copy_all(pages, place);
    // The host's own, with the cheat sheet's project and service in the place of the example's.
    let config = read("config.json");
    let config = replace(&config, "my-project", "my-test-project");
    fs::write(place.join("config.json"), config).expect("a file");
}

/// A file of `hosting/`.
fn read(name: &str) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../hosting")
        .join(name);
    fs::read_to_string(file).expect("a file of hosting/")
}

/// Changes what must be there once.
fn replace(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from} in hosting/");
    text.replace(from, to)
}

fn nginx(folder: &str, address: SocketAddr, api: SocketAddr) -> String {
    let site = read("nginx.conf");
    // The server of plain HTTP only leads to the other one.
    let (before, rest) = site
        .split_once("server {\n  listen 80;")
        .expect("a first server");
    let (_, site) = rest.split_once("server {\n").expect("a second server");
    let site = format!("{before}server {{\n{site}");
    let listen = format!("listen {address};");
    let upstream = format!("server {api};");
    let root = format!("root {folder}/www;");
    let site = [
        ("listen 443 ssl http2;", &*listen),
        ("ssl_certificate /etc/ssl/millrace/fullchain.pem;", ""),
        ("ssl_certificate_key /etc/ssl/millrace/key.pem;", ""),
        ("root /srv/millrace;", &root),
        ("#brotli_static on;", "brotli_static on;"),
        ("server api.aiven.io:443;", &upstream),
        ("proxy_pass https://", "proxy_pass http://"),
    ]
    .iter()
    .fold(site, |site, (from, to)| replace(&site, from, to));
    whole(&site)
}

/// A configuration of nothing but a folder.
fn plain(pages: &Path, address: SocketAddr) -> String {
    let pages = pages.display();
    whole(&format!(
        "include /etc/nginx/mime.types;\nserver {{\nlisten {address};\nroot {pages};\n\
         gzip_static on;\nbrotli_static on;\n\
         gzip on;\ngzip_comp_level 9;\ngzip_types application/json;\n}}\n"
    ))
}

/// The configuration of an nginx around a site's.
fn whole(site: &str) -> String {
    let places = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        .map(|what| format!("{what}_temp_path {what};\n"))
        .concat();
    format!(
        "load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;\n\
         daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log error.log info;\n\
         events {{ worker_connections 64; }}\nhttp {{\naccess_log access.log;\n{places}{site}}}\n"
    )
}

fn caddy(folder: &str, address: SocketAddr, api: SocketAddr) -> String {
    let named =
        format!("http://{address} {{\n\tlog {{\n\t\toutput file {folder}/access.log\n\t}}\n");
    let upstream = format!("reverse_proxy http://{api} {{");
    let root = format!("root * {folder}/www");
    let site = [
        ("millrace.example.com {\n", &*named),
        ("root * /srv/millrace", &root),
        ("reverse_proxy https://api.aiven.io {", &upstream),
    ]
    .iter()
    .fold(read("Caddyfile"), |site, (from, to)| {
        replace(&site, from, to)
    });
    format!("{{\n\tadmin off\n}}\n{site}")
}

/// Whether a server answers; not if it ended before.
async fn answers(server: &mut Child, address: SocketAddr) -> bool {
    let listens = async || TcpStream::connect(address).await.is_ok();
    let mut ended = false;
    crate::wait::until(
        "the web server",
        async || {
            ended = server.try_wait().is_ok_and(|ended| ended.is_some());
            ended || listens().await
        },
        |done| *done,
    )
    .await;
    !ended
}

impl Host {
    /// Its origin, such as `http://127.0.0.1:8080`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The files that it wrote in which a text stands: logs, and whatever else it keeps.
    pub fn files_with(&self, text: &str) -> Vec<String> {
        crate::secret::files_with(&self.folder, text)
    }

    /// What stands in its logs.
    pub fn logs(&self) -> String {
        let names = ["access.log", "error.log", "said.log"];
        let read = |name| fs::read_to_string(self.folder.path().join(name)).unwrap_or_default();
        names.map(read).concat()
    }
}
