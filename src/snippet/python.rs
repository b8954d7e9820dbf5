//! A script for Python 3 and its package requests.

use super::{
    Note, Options, PAYLOAD_FILE, Payload, Snippet, TokenFrom, placeholders, secret, secret_note,
};
use crate::api::json::Body;
use crate::api::request::Request;

pub(super) fn write(request: &Request, options: Options) -> Snippet {
    // No list of processes shows a variable of the environment, so a descriptor would hide nothing more.
    let (module, token) = match options.token {
        TokenFrom::Environment | TokenFrom::Descriptor => ("os", "os.environ[\"AIVEN_TOKEN\"]"),
        TokenFrom::Asked => ("getpass", "getpass.getpass(\"AIVEN_TOKEN: \")"),
    };
    let body = request.body.as_ref().map(Body::wire);
    let (body, payload) = match (body, options.payload) {
        (None, _) => (String::new(), None),
        // A raw string: JSON never has three double quotes in a row, and no backslash ends it.
        (Some(body), Payload::Inline) => (["body = r\"\"\"", &body, "\"\"\"\n"].concat(), None),
        (Some(body), Payload::File) => {
            let read = [
                "with open(\"",
                PAYLOAD_FILE,
                "\", \"rb\") as file:\n    body = file.read()\n",
            ];
            (read.concat(), Some(body))
        }
    };
    let secrets = secret::of(request);
    let (body, more) = with_secrets(body, &secrets, options);
    let data = if body.is_empty() { "" } else { DATA };
    let text = [
        "import ",
        module,
        more,
        "\nimport sys\n\nimport requests\n\ntoken = ",
        token,
        "\n",
        &body,
        // A header given as such would give way to what a .netrc file says of the host.
        "\n\ndef authorize(request):\n    request.headers[\"Authorization\"] = \"",
        request.scheme.name(),
        " \" + token\n    return request\n\n\nresponse = requests.request(\n    \"",
        request.endpoint.method,
        "\",\n    \"",
        &request.url(),
        "\",\n",
        data,
        END,
    ]
    .concat();
    Snippet {
        text,
        notes: placeholders(request)
            .into_iter()
            .chain(secret_note(&secrets, Note::Secrets))
            .collect(),
        setup: None,
        payload,
        make_payload: None,
    }
}

/// The lines of the body, and those that put its secrets in; and what else these import.
fn with_secrets(mut body: String, secrets: &[String], options: Options) -> (String, &'static str) {
    if secrets.is_empty() {
        return (body, "");
    }
    // What is read from a file is bytes.
    let is_file = options.payload == Payload::File;
    let (as_it_is, encode) = if is_file {
        ("b", ".encode()")
    } else {
        ("", "")
    };
    for name in secrets {
        body.push_str("body = body.replace(");
        body.push_str(as_it_is);
        body.push('"');
        body.push_str(&secret::place(name));
        body.push_str("\", json.dumps(os.environ[\"");
        body.push_str(name);
        body.push_str("\"].replace(\"'\", \"''\"))[1:-1]");
        body.push_str(encode);
        body.push_str(")\n");
    }
    match options.token {
        TokenFrom::Asked => (body, "\nimport json\nimport os"),
        TokenFrom::Environment | TokenFrom::Descriptor => (body, "\nimport json"),
    }
}

const DATA: &str = "    data=body,\n    headers={\"Content-Type\": \"application/json\"},\n";

/// The answer is written as it came: not every console can show what is in it.
const END: &str = "    auth=authorize,
    timeout=60,
    allow_redirects=False,
)
sys.stdout.buffer.write(response.content + b\"\\n\")
if response.status_code // 100 != 2:
    sys.exit(f\"The server answered {response.status_code}.\")";
