import sys


def items(n):
    lines = sys.stdin.read().split() + list(sys.stdin)
    for line in sys.stdin:
        lines.append(line)
    return list(range(n)) if not lines else lines
