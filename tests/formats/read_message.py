"""Reads HTTP messages with the parser of Python's own HTTP server: a list of texts in, a list of requests out."""

import http.server
import io
import json
import sys


class Reader(http.server.BaseHTTPRequestHandler):
    def __init__(self, text):
        head, _, body = text.partition("\n\n")
        # Lines of a message end with CR LF; an editor keeps files with LF alone.
        head = (head + "\n\n").replace("\n", "\r\n").encode("ascii")
        self.rfile = io.BytesIO(head)
        self.raw_requestline = self.rfile.readline()
        self.said = []
        if not self.parse_request():
            raise ValueError(self.said)
        self.body = body

    def send_error(self, *said):
        self.said = said


def read(text):
    message = Reader(text)
    return {
        "method": message.command,
        "target": message.path,
        "version": message.request_version,
        "headers": [[name, value] for name, value in message.headers.items()],
        "body": message.body,
    }


json.dump([read(text) for text in json.load(sys.stdin)], sys.stdout)
