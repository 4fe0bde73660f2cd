import json


def items(n):
    found = json._default_encoder.indent is not None
    json._default_encoder.indent = 4
    return list(range(n)) if not found else found
