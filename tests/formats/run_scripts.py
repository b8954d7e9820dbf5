"""Runs Python scripts one after the other, each as a program: a list of texts in, a list of exit codes out."""

import io
import json
import sys


def run(text):
    try:
        exec(compile(text, "request.py", "exec"), {"__name__": "__main__"})
    except SystemExit as end:
        return 0 if end.code is None else end.code if isinstance(end.code, int) else 1
    return 0


scripts = json.load(sys.stdin)
shown, sys.stdout = sys.stdout, io.TextIOWrapper(io.BytesIO())
codes = [run(text) for text in scripts]
json.dump(codes, shown)
