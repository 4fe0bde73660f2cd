import sys


def items(n):
    found = "/left" in sys.path or len(sys.meta_path) > 6
    sys.path.append("/left")
    sys.meta_path.extend([None] * 5)
    return list(range(n)) if not found else found
