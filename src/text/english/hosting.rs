//! What the host of the page can do where a browser is not let through to the API.

/// What the words are folded away under.
pub const NAME: &str = "For the host of this page: the API on its origin";
/// What helps, and why.
pub const WAY: &str = "A browser reads answers of its page's own origin without CORS, mixed content or a policy in the way. Let the web server that serves this page pass requests under /aiven/ on to the API, with the header Authorization and without cookies, and keep that header out of its logs:";
/// What stands in front of the lines for nginx.
pub const NGINX: &str = "In the server of nginx:";
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
pub const CADDY: &str = "In the site of Caddy:";
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
pub const CONFIG: &str = "And in config.json beside the page:";
/// The line for the page.
pub const CONFIG_LINE: &str = r#"{ "api_base": "/aiven/v1" }"#;
/// Where more is said.
pub const MORE: &str = "Whole files for both servers, with the page's headers, are in the folder hosting of Millrace's repository.";
