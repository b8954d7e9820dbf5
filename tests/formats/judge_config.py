"""Holds texts against the JSON Schema of config.json. In: the schema and a list of values. Out: whether each fits."""

import json
import sys

from jsonschema import Draft202012Validator

question = json.load(sys.stdin)
Draft202012Validator.check_schema(question["schema"])
validator = Draft202012Validator(question["schema"])
json.dump([validator.is_valid(value) for value in question["values"]], sys.stdout)
