"""Types commands into an interactive shell on a terminal of its own, without bracketed paste.

Each line is typed when the shell asks for it: when the prompt shows, the shell reads the terminal itself,
and the kernel's own line editing, with its limit of 4096 bytes, is out of the way.

The one argument is a JSON file with the shell's arguments, its variables and the commands. Ends with 1
if the shell stops asking.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios

# No text that is typed holds these.
FIRST_PROMPT = b"first-prompt-3f9c51d7e8"
NEXT_PROMPT = b"next-prompt-3f9c51d7e8"
PATIENCE_SECONDS = 30
# So wide that no line is ever wrapped, and no prompt written anew for that.
COLUMNS = 30000


def start(job):
    pid, terminal = pty.fork()
    if pid == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
        prompts = {"PS1": FIRST_PROMPT.decode(), "PS2": NEXT_PROMPT.decode()}
        os.execve(job["arguments"][0], job["arguments"], {**job["variables"], **prompts})
    return terminal


def read(terminal):
    """What the shell writes next; nothing when it is gone."""
    if not select.select([terminal], [], [], PATIENCE_SECONDS)[0]:
        raise TimeoutError("the shell is silent")
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def wait_for(terminal, prompt):
    seen = b""
    while prompt not in seen:
        news = read(terminal)
        if not news:
            raise EOFError(f"the shell is gone, after {seen[-2000:]!r}")
        seen += news


def type_line(terminal, line):
    data = line.encode() + b"\r"
    while data:
        # The shell echoes what it reads: both directions have to flow.
        readable, writable, _ = select.select([], [terminal], [], PATIENCE_SECONDS)
        if not writable:
            raise TimeoutError("the shell does not read")
        data = data[os.write(terminal, data[:512]):]


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    terminal = start(job)
    wait_for(terminal, FIRST_PROMPT)
    for command in job["commands"]:
        lines = command.split("\n")
        for line in lines[:-1]:
            type_line(terminal, line)
            wait_for(terminal, NEXT_PROMPT)
        type_line(terminal, lines[-1])
        wait_for(terminal, FIRST_PROMPT)
    type_line(terminal, "exit")
    while read(terminal):
        pass


try:
    main()
except (EOFError, TimeoutError) as error:
    sys.exit(str(error))
