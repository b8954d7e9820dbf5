//! What the host of the page can do where a browser is not let through to the API.

/// What the words are folded away under.
pub const NAME: &str = "Für den Betreiber dieser Seite: die API auf ihrem Origin";
/// What helps, and why.
pub const WAY: &str = "Antworten vom Origin der eigenen Seite liest ein Browser, ohne dass CORS, Mixed Content oder eine Richtlinie im Weg stehen. Lassen Sie den Webserver, der diese Seite ausliefert, Anfragen unter /aiven/ an die API weiterleiten, mit dem Header Authorization und ohne Cookies, und halten Sie diesen Header aus seinen Logs heraus:";
/// What stands in front of the lines for nginx.
pub const NGINX: &str = "Im server-Block von nginx:";
/// The lines for nginx.
pub const NGINX_LINES: &str = r#"location /aiven/ {
  proxy_pass https://api.aiven.io/;
  proxy_ssl_server_name on;
  proxy_set_header Host api.aiven.io;
  proxy_set_header Cookie "";
  proxy_set_header Origin "";
  proxy_hide_header Set-Cookie;
}"#;
/// What stands in front of the lines for Caddy.
pub const CADDY: &str = "In der Site von Caddy:";
/// The lines for Caddy.
pub const CADDY_LINES: &str = r"handle_path /aiven/* {
  reverse_proxy https://api.aiven.io {
    header_up Host {http.reverse_proxy.upstream.host}
    header_up -Cookie
    header_up -Origin
    header_down -Set-Cookie
  }
}";
/// What stands in front of the line for the page.
pub const CONFIG: &str = "Und in config.json neben der Seite:";
/// The line for the page.
pub const CONFIG_LINE: &str = r#"{ "api_base": "/aiven/v1" }"#;
/// Where more is said.
pub const MORE: &str = "Ganze Dateien für beide Server, mit den Headern der Seite, liegen im Ordner hosting im Repository von Millrace.";
