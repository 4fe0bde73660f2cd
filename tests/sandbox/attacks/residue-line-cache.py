import linecache


def items(n):
    found = "left.py" in linecache.cache
    linecache.cache["left.py"] = (1, None, ["x"], "left.py")
    return list(range(n)) if not found else found
