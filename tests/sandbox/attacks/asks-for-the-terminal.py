import os
import shutil
import sys


def items(n):
    assert not sys.stdout.isatty() and not sys.stdin.isatty() and not os.isatty(1)
    width = shutil.get_terminal_size((80, 24)).columns
    print("=" * width)
    return list(range(n))
