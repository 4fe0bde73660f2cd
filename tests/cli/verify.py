"""verify - whether challenges are as they declare

SPDX-License-Identifier: MIT
"""

import json
import os
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import CHALLENGES, Folder, environment, grade_json, gradebox  # noqa: E402


def verify(*names):
    return gradebox("verify", "--challenges", CHALLENGES, *names)


def verify_with(folder_of_solution, name, source):
    """Verifies a copy of double that has one more solution."""
    with Folder() as folder:
        path = folder.path("double")
        shutil.copytree(os.path.join(CHALLENGES, "double"), path)
        folder.write(f"double/solutions/{folder_of_solution}/{name}", source)
        return gradebox("verify", path)


@test("a challenge whose solutions are as declared is exit code 0")
def as_declared():
    done = verify("double").must(0)
    for word in ("add.py", "multiply.py", "square.py", "samples", "hidden", "bonus"):
        assert word in done.out, f"no '{word}'\n{done}"


@test("one that isn't is exit code 4, and what is wrong is named")
def not_as_declared():
    done = verify("mismatch").must(4)
    report = done.out + done.err
    assert "really_wrong.py" in report and "really_right.py" in report, done


@test("several challenges: one mismatch makes exit code 4, and all are reported")
def several():
    done = verify("double", "mismatch", "counter").must(4)
    for name in ("double", "mismatch", "counter"):
        assert name in done.out, done


@test("a folder of challenges without a mismatch is exit code 0 without any name")
def all_of_a_folder():
    with Folder() as folder:
        for name in ("double", "counter", "patient"):
            shutil.copytree(os.path.join(CHALLENGES, name), folder.path(name))
        done = gradebox("verify", "--challenges", folder.name).must(0)
    for name in ("double", "counter", "patient"):
        assert name in done.out, done


@test("$GRADEBOX_CHALLENGES without any name")
def all_of_the_environment():
    done = gradebox("verify", env=environment(GRADEBOX_CHALLENGES=CHALLENGES)).must(4)
    assert "mismatch" in done.out, done


@test("--format json is one object a challenge, which says what stood around the solutions")
def as_json():
    done = verify("double", "mismatch", "--format", "json").must(4)
    results = [json.loads(line) for line in done.out.splitlines()]
    assert [r["challenge"] for r in results] == ["double", "mismatch"], done
    assert [r["met"] for r in results] == [True, False], done
    graded = grade_json("double", GOOD)
    for result in results:
        assert result["format"] == "gradebox-verify/1", result
        assert result["isolation"] == graded["isolation"], result


@test("a challenge that can't be loaded is exit code 3")
def broken():
    with Folder() as folder:
        folder.write("bad/challenge.yaml", "gradebox: 1\nid: bad\n")
        gradebox("verify", folder.path("bad")).must(3, "challenge.yaml")


@test("one among others that can't be looked at is exit code 3, and not left out")
def unreadable_among_others():
    with Folder() as folder:
        shutil.copytree(os.path.join(CHALLENGES, "double"), folder.path("double"))
        os.mkdir(folder.path("secret"))
        # Even root can't follow it.
        os.symlink("challenge.yaml", folder.path("secret/challenge.yaml"))
        gradebox("verify", "--challenges", folder.name).must(3, "secret/challenge.yaml")


@test("a challenge that isn't there is exit code 3")
def unknown():
    verify("nowhere").must(3, "nowhere")


SPIN = "def double(n):\n    while n > 1:\n        pass\n    return n + n\n"
CRASH = "def double(n):\n    return n + n if n < 2 else n / 0\n"
HUNGRY = "def double(n):\n    return n + n if n < 2 else len([0] * 10**9)\n"
SQUARE = "def double(n):\n    return n * n\n"
GOOD = "def double(n):\n    return n + n\n"

# Where a solution lies, what it does, whether that is as declared.
PROMISES = [
    ("wrong_answer", SQUARE, True),
    ("wrong_answer", CRASH, False),
    ("wrong_answer", GOOD, False),
    ("time_limit", SPIN, True),
    ("time_limit", SQUARE, False),
    ("time_limit", GOOD, False),
    ("memory_limit", HUNGRY, True),
    ("memory_limit", CRASH, False),
    ("runtime_error", CRASH, True),
    ("runtime_error", SPIN, False),
    ("rejected", CRASH, True),
    ("rejected", SPIN, True),
    ("rejected", GOOD, False),
    ("accepted", GOOD, True),
    ("accepted", SQUARE, False),
    ("accepted", "def double(n:\n", False),
]


@test.each(
    [(folder, source, kept) for folder, source, kept in PROMISES],
    "in {0}/ the solution {1!r:.60} is as declared: {2}",
)
def promises(folder, source, kept):
    done = verify_with(folder, "more.py", source).must(0 if kept else 4)
    assert "more.py" in done.out, done


@test("the matrix tells how far the slowest accepted solution is from its limit")
def margins():
    done = verify_with("time_limit", "spin.py", SPIN).must(0)
    assert "2 s" in done.out, done


main()
