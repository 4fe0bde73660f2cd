import re


def items(n):
    found = any("left" in str(key) for key in re._cache)
    re.compile("left" + "over")
    return list(range(n)) if not found else found
