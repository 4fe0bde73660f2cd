import io
import sys


def items(n):
    found = sys.stdin.read() != ""
    sys.stdin = io.StringIO("left")
    return list(range(n)) if not found else found
