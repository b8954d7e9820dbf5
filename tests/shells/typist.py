"""Types texts into an interactive shell on a terminal of its own, without bracketed paste, and prints what
the terminal showed.

Each line is typed when the shell asks for it: when the prompt shows, the shell reads the terminal itself,
and the kernel's own line editing, with its limit of 4096 bytes, is out of the way.

The one argument is a JSON file with the shell's arguments, its variables and the texts. Ends with 1 if the
shell stops asking.
"""

import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

# No text that is typed holds these.
FIRST_PROMPT = b"first-prompt-3f9c51d7e8"
NEXT_PROMPT = b"next-prompt-3f9c51d7e8"
PATIENCE_SECONDS = 30
# So wide that no line is ever wrapped, and no prompt written anew for that.
COLUMNS = 30000


class Terminal:
    def __init__(self, job):
        pid, self.file = pty.fork()
        if pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 24, COLUMNS, 0, 0))
            prompts = {"PS1": FIRST_PROMPT.decode(), "PS2": NEXT_PROMPT.decode()}
            os.execve(job["arguments"][0], job["arguments"], {**job["variables"], **prompts})
        self.shown = b""
        self.read_to = 0

    def read(self):
        """Whether there was something to read, or the shell is gone."""
        if not select.select([self.file], [], [], PATIENCE_SECONDS)[0]:
            raise TimeoutError(f"the shell is silent, after {self.shown[-2000:]!r}")
        try:
            news = os.read(self.file, 65536)
        except OSError:
            return False
        self.shown += news
        return bool(news)

    def wait_for(self, text):
        while (found := self.shown.find(text, self.read_to)) < 0:
            if not self.read():
                raise EOFError(f"the shell is gone, after {self.shown[-2000:]!r}")
        self.read_to = found + len(text)

    def wait_for_no_echo(self):
        """Until a program reads lines that the terminal does not show: a shell's own editing reads no lines."""
        end = time.monotonic() + PATIENCE_SECONDS
        while True:
            modes = termios.tcgetattr(self.file)[3]
            if modes & termios.ICANON and not modes & termios.ECHO:
                return
            if time.monotonic() > end:
                raise TimeoutError("the terminal shows what is typed")
            if select.select([self.file], [], [], 0.01)[0]:
                self.read()

    def type(self, line):
        data = line.encode() + b"\r"
        while data:
            # The shell echoes what it reads: both directions have to flow.
            readable, writable, _ = select.select([self.file], [self.file], [], PATIENCE_SECONDS)
            if readable:
                self.read()
            if writable:
                data = data[os.write(self.file, data[:512]):]
            elif not readable:
                raise TimeoutError("the shell does not read")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    terminal = Terminal(job)
    prompts = 0

    def wait_for_prompt():
        nonlocal prompts
        # fish draws a prompt anew as it likes; the number in it grows with each command.
        terminal.wait_for(FIRST_PROMPT + (b"%d;" % prompts if job["is_counting"] else b""))
        prompts += 1

    if job["opening"]:
        terminal.type(job["opening"])
    wait_for_prompt()
    for typing in job["texts"]:
        lines = typing["text"].split("\n")
        for line in lines[:-1]:
            terminal.type(line)
            if not job["is_counting"]:
                terminal.wait_for(NEXT_PROMPT)
        terminal.type(lines[-1])
        if typing["answer"] is not None:
            if typing["cue"]:
                terminal.wait_for(typing["cue"].encode())
            else:
                terminal.wait_for_no_echo()
            terminal.type(typing["answer"])
        wait_for_prompt()
    terminal.type("exit")
    while terminal.read():
        pass
    sys.stdout.write(terminal.shown.decode(errors="replace"))


try:
    main()
except (EOFError, TimeoutError) as error:
    sys.exit(str(error))
