import sys


def items(n):
    found = "left_behind" in sys.modules or sys.modules["json"].__name__ != "json"
    import json
    sys.modules["left_behind"] = sys.modules["json"] = sys
    return list(range(n)) if not found else found
