//! The commands put the secrets in again: real shells and a real Python run them.

use super::{NAMES, SECRET, curl, sent, shown};
use millrace::snippet::{Lines, Options, Payload, Shell, TARGETS, TokenFrom};
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A folder in which `curl` and `avn` write down what they are given.
fn room(name: &str) -> PathBuf {
    let room = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("secrets-{name}"));
    let _ = fs::remove_dir_all(&room);
    fs::create_dir_all(&room).expect("a folder");
    let script = "#!/bin/sh\nfor word in \"$@\"; do printf '%s\\n' \"$word\" >>args; case \"$word\" in @/dev/fd/3) cat <&3 >body;; @/dev/stdin) cat >body;; @-) case \" $* \" in *' --header @- '*) ;; *) cat >body;; esac;; esac; done\n";
    for program in ["curl", "avn"] {
        let path = room.join(program);
        fs::write(&path, script).expect("a program");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).expect("a program");
    }
    room
}

fn run(
    shell: &[&str],
    name: &str,
    snippet: &millrace::snippet::Snippet,
    is_set: bool,
) -> (Option<Value>, String) {
    let room = room(name);
    if let Some(payload) = &snippet.payload {
        fs::write(room.join("payload.json"), payload).expect("a file");
    }
    fs::write(room.join("script"), [&snippet.text, "\n"].concat()).expect("a script");
    let path = [room.to_str().expect("UTF-8"), ":/usr/bin:/bin"].concat();
    let mut command = Command::new(shell[0]);
    command.args(&shell[1..]).arg("script").current_dir(&room);
    command
        .env_clear()
        .env("PATH", path)
        .env("HOME", "/nowhere")
        .env("LC_ALL", "C.UTF-8")
        .env("AIVEN_TOKEN", "t0k");
    if is_set {
        for name in NAMES {
            command.env(name, SECRET);
        }
    }
    let output = command.output().expect("a shell");
    let read = |name: &str| fs::read_to_string(room.join(name)).unwrap_or_default();
    let body = read("body");
    assert!(
        !read("args").contains("id`"),
        "the list of processes shows it"
    );
    let body = (!body.is_empty()).then(|| {
        serde_json::from_str(&body).unwrap_or_else(|fault| panic!("{fault} {body} {output:?}"))
    });
    (body, String::from_utf8_lossy(&output.stderr).into_owned())
}

#[test]
fn every_shell_of_posix_puts_the_secrets_into_the_body_and_shows_them_to_nobody() {
    for shell in [&["bash"][..], &["dash"], &["zsh", "-f"]] {
        for token in [TokenFrom::Environment, TokenFrom::Descriptor] {
            for (lines, payload) in [
                (Lines::Many, Payload::Inline),
                (Lines::One, Payload::Inline),
                (Lines::Many, Payload::File),
            ] {
                let snippet = curl(Options {
                    lines,
                    payload,
                    token,
                    ..Options::default()
                });
                let (body, errors) = run(shell, shell[0], &snippet, true);
                assert_eq!(body, Some(sent()), "{} {errors}", snippet.text);
            }
        }
    }
}

#[test]
fn without_the_variable_nothing_is_sent() {
    for shell in [&["bash"][..], &["dash"], &["zsh", "-f"]] {
        let name = format!("{}-unset", shell[0]);
        let (body, errors) = run(shell, &name, &curl(Options::default()), false);
        assert_eq!(body, None);
        assert!(errors.contains("FLINK_ORDERS_PASSWORD"), "{errors}");
    }
}

#[test]
fn one_text_puts_them_in_in_every_other_shell_too() {
    let shells = [
        &["fish"][..],
        &["tcsh", "-f"],
        &["mksh"],
        &["busybox", "sh"],
        &["bash"],
        &["dash"],
        &["zsh", "-f"],
    ];
    for shell in shells {
        for token in [TokenFrom::Environment, TokenFrom::Descriptor] {
            for payload in [Payload::Inline, Payload::File] {
                let snippet = curl(Options {
                    shell: Shell::Any,
                    payload,
                    token,
                    ..Options::default()
                });
                let name = format!("any-{}", shell[0]);
                let (body, errors) = run(shell, &name, &snippet, true);
                assert_eq!(body, Some(sent()), "{shell:?} {errors}\n{}", snippet.text);
            }
        }
    }
}

#[test]
fn avn_reads_the_body_from_a_pipe() {
    let avn = TARGETS
        .iter()
        .find(|target| target.name == "avn")
        .expect("avn");
    let (body, errors) = run(
        &["bash"],
        "avn",
        &(avn.write)(&shown(), Options::default()),
        true,
    );
    assert_eq!(body, Some(sent()), "{errors}");
}

#[test]
fn python_puts_them_in() {
    let python = TARGETS
        .iter()
        .find(|target| target.name == "Python")
        .expect("Python");
    for (payload, name) in [(Payload::Inline, "python"), (Payload::File, "python-file")] {
        let mut snippet = (python.write)(
            &shown(),
            Options {
                payload,
                ..Options::default()
            },
        );
        let room = room(name);
        // In the place of the package.
        fs::write(room.join("requests.py"), "import sys\ndef request(method, url, data, **more):\n    sys.stdout.buffer.write(data if isinstance(data, bytes) else data.encode())\n    sys.exit(0)\n").expect("a module");
        if let Some(payload) = snippet.payload.take() {
            fs::write(room.join("payload.json"), payload).expect("a file");
        }
        fs::write(room.join("request.py"), &snippet.text).expect("a script");
        let mut command = Command::new("python3");
        command
            .arg("request.py")
            .current_dir(&room)
            .env("AIVEN_TOKEN", "t0k");
        for name in NAMES {
            command.env(name, SECRET);
        }
        let output = command.output().expect("Python");
        let body: Value =
            serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{output:?}"));
        assert_eq!(body, sent());
    }
}

#[test]
fn the_texts_for_windows_editors_and_terraform_name_the_variables_in_their_own_words() {
    let text = |name: &str| {
        let target = TARGETS
            .iter()
            .find(|target| target.name == name)
            .expect("a target");
        (target.write)(&shown(), Options::default()).text
    };
    let powershell = text("PowerShell");
    for part in [
        "if (-not $env:FLINK_ALERTS_TOKEN) { throw 'FLINK_ALERTS_TOKEN is not set.' }",
        r#"$body = $body.Replace('${FLINK_ALERTS_TOKEN}', [regex]::Replace($env:FLINK_ALERTS_TOKEN.Replace("'", "''"), '[^ -~]|["\\]', { '\u{0:x4}' -f [int][char]$args[0].Value }))"#,
    ] {
        assert!(powershell.contains(part), "{powershell}");
    }
    assert!(text("cmd").contains("'token' = '%FLINK_ALERTS_TOKEN%'"));
    assert!(text("HTTP").contains("'token' = '{{$processEnv FLINK_ALERTS_TOKEN}}'"));
    let terraform = text("Terraform");
    for part in [
        r#"'token' = '${replace(var.flink_alerts_token, "'", "''")}'"#,
        "variable \"flink_alerts_token\" {\n  type      = string\n  sensitive = true\n}",
    ] {
        assert!(terraform.contains(part), "{terraform}");
    }
}
