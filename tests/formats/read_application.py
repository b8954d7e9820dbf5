"""Reads Terraform's language with HashiCorp's own parser (pygohcl). In: a text. Out: its blocks, by kind and label."""

import json
import sys

import pygohcl

json.dump(pygohcl.loads(json.load(sys.stdin)), sys.stdout)
