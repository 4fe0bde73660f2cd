"""lint - what verify says of challenges that are as declared and yet doubtful

SPDX-License-Identifier: MIT
"""

import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402

HEAD = """\
gradebox: 1
id: total
title: A total
entry: {function: total}
"""
VISIBLE = """\
groups:
  - id: samples
    visible: true
    tests:
      - {id: two, args: [[1, 2]], expect: 3}
  - id: hidden
    points: 100
    tests:
"""
LAST_LINE = HEAD.count("\n") + VISIBLE.count("\n")  # what follows VISIBLE stands on the next one
STATEMENT = "# A total\n\nThe total of [7, 7] is 14, that of \"cat\" an error.\n"
RIGHT = "def total(numbers):\n    return sum(numbers)\n"
WRONG = "def total(numbers):\n    return len(numbers)\n"


def warnings(yaml, statement=STATEMENT, right=RIGHT, wrong=WRONG, code=0):
    """(rule, path, line) of each warning, in JSON; what the other formats say is held against it."""
    with Folder() as folder:
        folder.write("total/challenge.yaml", yaml)
        for name, text in (("statement.md", statement), ("solutions/accepted/right.py", right),
                           ("solutions/wrong_answer/wrong.py", wrong)):
            if text is not None:
                folder.write(f"total/{name}", text)
        path = folder.path("total")
        done = gradebox("verify", "--format", "json", path).must(code)
        found = json.loads(done.out)["warnings"]
        for how in ("text", "github", "tap", "junit"):
            said = " ".join(gradebox("verify", "--format", how, path).must(code).out.split())
            for warning in found:
                text = warning["text"].split(": ")[0][:60]
                assert text in said.replace("&apos;", "'").replace("&#39;", "'"), (how, text, said)
            assert found or "warning" not in said, (how, said)
    return [(w["rule"], w["path"], w["line"]) for w in found]


def hidden(*tests):
    return HEAD + VISIBLE + "".join(f"      - {test}\n" for test in tests)


FINE = "{id: three, args: [[1, 2, 3]], expect: 6, hint: add them all up}"


@test("a challenge that has all has no warning")
def nothing():
    assert warnings(hidden(FINE)) == []


@test("a statement that is missing or empty")
def statement():
    assert warnings(hidden(FINE), None) == [("statement-missing", "statement.md", None)]
    assert warnings(hidden(FINE), "\n \n") == [("statement-missing", "statement.md", None)]


@test("no solution of a kind")
def solutions():
    found = warnings(hidden(FINE), wrong=None)
    assert found == [("wrong-solution-missing", "solutions", None)], found
    found = warnings(hidden(FINE), right=None)
    assert found == [("reference-missing", "solutions", None)], found


@test("no visible test")
def visible():
    found = warnings(hidden(FINE).replace("    visible: true\n", ""))
    assert found == [("nothing-visible", "challenge.yaml", 6)], found


@test("a test with which the reference disagrees, at its expected value")
def disagrees():
    found = warnings(hidden("{id: three, args: [[1, 2, 3]], expect: 7}", FINE.replace("three", "x")),
                     code=4)
    assert found == [("reference-disagrees", "challenge.yaml", LAST_LINE + 1)], found


TELLING = (
    "{id: a, args: [[1, 2, 3]], expect: 6, hint: \"for [1,2, 3] it isn't 5\"}",
    "{id: a, args: [[1, 2, 3000]], expect: 3003, hint: the answer is 3003}",
    "{id: a, args: [\"sheep\"], raises: TypeError, hint: \"a 'sheep' is no number\"}",
    "{id: a, args: [!tuple [4, 5]], expect: 9, hint: 'think of (4, 5)'}",
)
HARMLESS = (
    "{id: a, args: [[1, 2, 3]], expect: 6, hint: there are 3 numbers}",
    "{id: a, args: [[]], expect: 0, hint: \"the list may be empty: []\"}",
    "{id: a, args: [[1, 3000]], expect: 3001, hint: up to 30010 numbers}",
    "{id: a, args: [[7, 7]], expect: 14, hint: \"[7, 7] is in the statement\"}",
    "{id: a, args: [\"cat\"], raises: TypeError, hint: \"a 'cat' is in the statement\"}",
    "{id: a, args: [\"sheep\"], raises: TypeError, hint: \"a sheep-like thing is no number\"}",
)


@test("a hint that gives away a hidden input or an expected value")
def hints():
    found = warnings(hidden(*(t.replace("id: a", f"id: t{i}") for i, t in enumerate(TELLING))))
    rows = [("hint-tells", "challenge.yaml", LAST_LINE + 1 + i) for i in range(len(TELLING))]
    assert found == rows, found


@test("a hint that doesn't, and one of a visible test")
def harmless_hints():
    harmless = hidden(*(t.replace("id: a", f"id: t{i}") for i, t in enumerate(HARMLESS)))
    assert warnings(harmless) == []
    telling = hidden(*(t.replace("id: a", f"id: t{i}") for i, t in enumerate(TELLING)))
    visible = telling.replace("    points: 100\n", "    points: 100\n    visible: true\n")
    assert warnings(visible) == []


@test("a limit of their own that nothing comes near, once and where it stands")
def limits():
    found = warnings(HEAD + "limits: {time: 100s, memory: 1GiB}\n" + VISIBLE + f"      - {FINE}\n")
    assert found == [("idle-time-limit", "challenge.yaml", 5),
                     ("idle-memory-limit", "challenge.yaml", 5)], found
    found = warnings(hidden(FINE.replace("hint:", "limits: {time: 90s}, hint:")))
    assert found == [("idle-time-limit", "challenge.yaml", LAST_LINE + 1)], found
    assert warnings(HEAD + "limits: {time: 2s, memory: 64MiB}\n" + VISIBLE + f"      - {FINE}\n") == []


if __name__ == "__main__":
    main()
