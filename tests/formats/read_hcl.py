"""Reads Terraform's language with two parsers, HashiCorp's own (pygohcl) and python-hcl2.

In: a list of [text, expected]. Out: for each what the parsers found of its one resource, and the expected
values, all with texts in the composed form that Terraform keeps them in.
"""

import json
import re
import sys
import unicodedata

import hcl2
import pygohcl

ESCAPE = re.compile(r'\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([nrt"\\]))')
NAMED = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\"}


def composed(value):
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    return {key: composed(item) for key, item in value.items()}


def evaluated(value):
    """What python-hcl2 leaves as written: texts with quotes and escapes, references in ${}."""
    if isinstance(value, list):
        return [evaluated(item) for item in value]
    if value.startswith("${"):
        return value[2:-1]
    assert value[0] == value[-1] == '"', value
    assert not re.search(r"[$%]\{", value), value
    return ESCAPE.sub(
        lambda found: NAMED[found[3]] if found[3] else chr(int(found[1] or found[2], 16)),
        value[1:-1],
    )


def by_hashicorp(text):
    read = pygohcl.loads(text)
    ((kind, resources),) = read["resource"].items()
    ((label, attributes),) = resources.items()
    return {"kind": kind, "label": label, "attributes": attributes, "head": read["terraform"]}


def by_python(text):
    read = hcl2.loads(text)
    ((kind, resources),) = read["resource"][0].items()
    ((label, attributes),) = resources.items()
    attributes = {
        name: evaluated(value) for name, value in attributes.items() if not name.startswith("__")
    }
    return {"kind": kind.strip('"'), "label": label.strip('"'), "attributes": attributes}


# python-hcl2 takes long for long texts, and they hold nothing that short ones do not.
json.dump(
    [
        {
            "hashicorp": composed(by_hashicorp(text)),
            "python": composed(by_python(text)) if len(text) < 4000 else None,
            "expected": composed(expected),
        }
        for text, expected in json.load(sys.stdin)
    ],
    sys.stdout,
)
