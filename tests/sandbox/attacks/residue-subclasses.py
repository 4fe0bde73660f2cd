def items(n):
    found = any(kind.__name__ == "Left" for kind in int.__subclasses__())
    sys_left = type("Left", (int,), {})
    import sys
    sys.left = sys_left
    return list(range(n)) if not found else found
