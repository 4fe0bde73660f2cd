import os
import os.path
from pathlib import Path, PurePosixPath


def items(n):
    assert os.path.join("a", "b") == "a/b" and PurePosixPath("a/b.txt").suffix == ".txt"
    assert not os.path.exists("input.txt") and not os.path.isfile("/etc/passwd")
    assert not os.path.isdir("data") and not Path("input.txt").exists()
    assert os.path.basename(__file__) == "solution.py" and os.path.realpath("/a/../b") == "/b"
    assert os.path.abspath("/x") == "/x" and os.path.expanduser("~/x").endswith("/x")
    assert os.environ.get("HOME", "") is not None and not os.environ.get("DEBUG")
    assert os.getpid() > 0 and os.sep == "/"
    return list(range(n))
