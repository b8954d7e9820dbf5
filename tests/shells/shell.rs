//! The shells that a command is written for, and how each is started without a person's own settings.

/// A shell of this machine.
#[derive(Debug, Clone, Copy)]
pub struct Shell {
    /// What people call it.
    pub name: &'static str,
    /// The program and its flags, for a script or `-c`.
    pub start: &'static [&'static str],
    /// The program and its flags, for a person.
    pub interactive: &'static [&'static str],
    /// What is typed first, so that it asks with the typist's prompts.
    pub opening: &'static str,
}

const fn shell(
    name: &'static str,
    start: &'static [&'static str],
    interactive: &'static [&'static str],
) -> Shell {
    Shell {
        name,
        start,
        interactive,
        opening: "",
    }
}

/// With the history that a person has.
pub const BASH: Shell = shell(
    "bash",
    &["bash"],
    &["bash", "--norc", "--noprofile", "-i", "-o", "histexpand"],
);
/// Debian's `sh`.
pub const DASH: Shell = shell("dash", &["dash"], &["dash", "-i"]);
/// The shell of macOS.
pub const ZSH: Shell = shell("zsh", &["zsh"], &["zsh", "-f", "-i", "-o", "no_prompt_sp"]);
/// It shows no prompt before a later line, and draws the first one as often as it likes: the prompt counts.
pub const FISH: Shell = shell(
    "fish",
    &["fish", "--no-config", "--private"],
    &[
        "fish",
        "--no-config",
        "--private",
        "--interactive",
        "--init-command",
        "set -g n 0; function fish_prompt; printf 'first-prompt-3f9c51d7e8%s;' $n; end; \
         function ended --on-event fish_postexec; set -g n (math $n + 1); end",
    ],
);
/// Its prompts are variables of its own.
pub const TCSH: Shell = Shell {
    opening: "set prompt=first-prompt-\"3f9c51d7e8\" prompt2=next-prompt-\"3f9c51d7e8\"",
    ..shell("tcsh", &["tcsh", "-f"], &["tcsh", "-f"])
};
/// Android's shell. The superuser gets a prompt of its own choice.
pub const MKSH: Shell = Shell {
    opening: "PS1=first-prompt-\"3f9c51d7e8\" PS2=next-prompt-\"3f9c51d7e8\"",
    ..shell("mksh", &["mksh"], &["mksh", "-i"])
};
/// The shell of Alpine and of routers.
pub const BUSYBOX: Shell = shell("busybox", &["busybox", "sh"], &["busybox", "sh", "-i"]);

/// The shells of the text that can be read.
pub const POSIX: [Shell; 3] = [BASH, DASH, ZSH];
/// The shells of the one text for all.
pub const ANY: [Shell; 7] = [BASH, DASH, ZSH, FISH, TCSH, MKSH, BUSYBOX];
