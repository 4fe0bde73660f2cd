"""output - what is printed: the json report to the letter, colour, secrets, broken outputs

SPDX-License-Identifier: MIT
"""

import json
import os
import pty
import re
import resource
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import (  # noqa: E402
    BINARY,
    CHALLENGES,
    GOOD,
    HANG_SECONDS,
    WRONG,
    Done,
    Folder,
    environment,
    grade,
    grade_json,
    gradebox,
)

NUMBER = (int, float)

# Keys in their order, and the type of each value.
RESULT = {
    "format": str,
    "challenge": str,
    "submission": str,
    "verdict": str,
    "score": float,
    "max_score": float,
    "cpu_ms": NUMBER,
    "memory_bytes": int,
    "isolation": dict,
    "tests": list,
}
ISOLATION = {"namespaces": list, "seccomp": str, "memory": str, "landlock": (int, type(None))}
TEST = {
    "group": str,
    "id": str,
    "visible": bool,
    "verdict": str,
    "points": float,
    "max_points": float,
    "cpu_ms": NUMBER,
    "wall_ms": NUMBER,
    "memory_bytes": int,
    "detail": str,
    "line": (int, type(None)),
    "violation": (dict, type(None)),
    "cpu_spread_ms": (list, type(None)),
    "calibration": (dict, type(None)),
}
VIOLATION = {"syscall": str, "args": list, "line": (int, type(None))}
VERDICTS = {"AC", "WA", "TLE", "MLE", "OLE", "RE", "LE", "SV", "RV", "SK", "IE"}


# ---- json ----------------------------------------------------------------------------------------


def must_have_shape(value, shape, where):
    assert list(value) == list(shape), f"{where}: keys {list(value)}, expected {list(shape)}"
    for key, kind in shape.items():
        found = value[key]
        fits = isinstance(found, kind) and (kind in (bool, dict) or not isinstance(found, bool))
        assert fits, f"{where}.{key}: {found!r} is a {type(found).__name__}"
        if isinstance(found, NUMBER) and not isinstance(found, bool):
            assert found >= 0, f"{where}.{key}: {found!r} is negative"


def must_be_a_result(result):
    must_have_shape(result, RESULT, "$")
    must_have_shape(result["isolation"], ISOLATION, "$.isolation")
    assert result["format"] == "gradebox-result/1", result["format"]
    for index, row in enumerate(result["tests"]):
        must_have_shape(row, TEST, f"$.tests[{index}]")
        assert row["verdict"] in VERDICTS, row
        assert row["line"] is None or row["line"] >= 1, row
        if row["violation"] is not None:
            must_have_shape(row["violation"], VIOLATION, f"$.tests[{index}].violation")
        assert (row["violation"] is not None) == (row["verdict"] == "SV"), row
    return result


KINDS = [
    ("accepted", GOOD, "AC", 0),
    ("wrong", WRONG, "WA", 1),
    ("raising", "def double(n):\n    return n / 0\n", "RE", 1),
    ("unloadable", "def double(n:\n", "LE", 1),
    ("forbidden", "import os\ndef double(n):\n    os.fork()\n    return n + n\n", "SV", 1),
    ("exiting", "import os\ndef double(n):\n    os._exit(0)\n", "RE", 1),
]


@test.each(KINDS, "json of a solution that is {0}: the format's keys, types and verdict")
def shape_of_json(_, source, verdict, code):
    done = grade("double", source, "--format", "json").must(code)
    done.must_be_silent()
    result = must_be_a_result(done.json())
    assert result["verdict"] == verdict, result
    assert result["challenge"] == "double" and result["submission"].endswith("sol.py"), result


@test("json of an accepted solution: every test in order, full points")
def values_of_json():
    result = grade_json("double", GOOD)
    assert (result["score"], result["max_score"]) == (100.0, 100.0), result
    rows = [(row["group"], row["id"], row["visible"], row["points"]) for row in result["tests"]]
    assert rows == [
        ("samples", "one", True, 0.0),
        ("samples", "zero", True, 0.0),
        ("hidden", "large", False, 30.0),
        ("hidden", "negative", False, 30.0),
        ("bonus", "huge", False, 40.0),
    ], rows
    assert {row["detail"] for row in result["tests"]} == {""}, result
    assert result["memory_bytes"] < 64 << 20, result
    assert 0 < result["cpu_ms"] < 2000, result


@test("json of a wrong one: points by test, a skipped group, the difference of a visible test")
def values_of_wrong_json():
    result = grade_json("double", "def double(n):\n    return n + n if n > 0 else 1\n")
    rows = {row["id"]: row for row in result["tests"]}
    verdicts = {name: row["verdict"] for name, row in rows.items()}
    assert verdicts == {"one": "AC", "zero": "WA", "large": "AC", "negative": "WA", "huge": "SK"}
    assert result["score"] == 30.0 and result["verdict"] == "WA", result
    assert rows["zero"]["detail"] != "" and "1" in rows["zero"]["detail"], rows["zero"]
    assert rows["huge"]["points"] == 0.0 and rows["huge"]["max_points"] == 40.0, rows["huge"]


@test("json of an exception and of a violation has the submission's line")
def lines_in_json():
    row = grade_json("double", "def double(n):\n    x = 1\n    return x / 0\n")["tests"][0]
    assert row["line"] == 3 and "ZeroDivisionError" in row["detail"], row
    source = "import socket\n\ndef double(n):\n    socket.socket()\n    return n + n\n"
    row = grade_json("double", source)["tests"][0]
    assert row["verdict"] == "SV" and row["line"] == 4, row
    assert row["violation"]["syscall"] == "socket" and row["violation"]["line"] == 4, row
    assert row["violation"]["args"][:1] == ["AF_INET"], row


@test("json isn't coloured, whatever --color says, and ends in one newline")
def json_is_plain():
    done = grade("double", WRONG, "--format", "json", "--color", "always").must(1)
    assert "\x1b" not in done.out and done.out.endswith("}\n"), done


HOSTILE = "\\x1b[31mred\\x00\\ud800\\u202e\\xff"


@test.each([("json",), ("text",)], "{0}: what a submission prints, raises or returns is made harmless")
def hostile_text(form):
    for source in (
        f"def double(n):\n    return '{HOSTILE}'\n",
        f"def double(n):\n    raise ValueError('{HOSTILE}')\n",
        "import os\ndef double(n):\n    os.write(1, b'\\x1b[31mred\\xff\\x00')\n",
        f"def double(n):\n    return type('{HOSTILE[:9]}', (), {{}})()\n",
    ):
        done = grade("double", source, "--format", form, "--color", "never").must(1)
        for char in "\x1b\x00\u202e\x9b":
            assert char not in done.out, f"{char!r} is printed\n{done}"
        if form == "json":
            must_be_a_result(done.json())


# ---- what hidden tests hold ----------------------------------------------------------------------

SECRETS = ("491225826", "982451652", "200000000000000000000000000000", "241302812225962276",
           "0x1d000000")

NOSY = [
    ("returns another value", "def double(n):\n    return n - 1 if n > 1 else n + n\n"),
    ("returns its input", "def double(n):\n    return n\n"),
    ("raises its input", "def double(n):\n    raise ValueError(n, str(n) * 3)\n"),
    ("names a class like its input",
     "def double(n):\n    raise type('E%d' % abs(n), (Exception,), {})()\n"),
    ("prints its input", "def double(n):\n    print(n, flush=True)\n    return 0\n"),
    ("prints its input on stderr",
     "import sys\ndef double(n):\n    print(n, file=sys.stderr, flush=True)\n    return 0\n"),
    ("names a function like its input",
     "def double(n):\n    exec('def f%d(): 1/0\\nf%d()' % (abs(n), abs(n)))\n"),
    ("exits with its input", "import sys\ndef double(n):\n    sys.exit(str(n))\n"),
    ("returns an object named like its input",
     "def double(n):\n    return type('C%d' % abs(n), (), {})()\n"),
    ("opens a file with flags made from its input",
     "import os\ndef double(n):\n"
     "    os.open('x', os.O_WRONLY | abs(n) & 0x7f000000 if abs(n) > 1000 else 0)\n"),
    ("opens a file named like its input",
     "import socket\ndef double(n):\n    open('/tmp/%d' % n)\n"),
]


@test.each(NOSY, "nothing of a hidden test is shown when a solution {0}")
def hidden_stays_hidden(_, source):
    for form in ("text", "json"):
        done = grade("double", source, "--format", form).must(1)
        for secret in SECRETS:
            assert secret not in done.out + done.err, f"'{secret}' is shown\n{done}"


@test("the hint of a failed hidden test is shown")
def hints_are_shown():
    done = grade("double", "def double(n):\n    return abs(n + n)\n").must(1)
    assert "the sign stays" in done.out, done
    assert "nothing twice" not in done.out, done


# ---- the text report -----------------------------------------------------------------------------


@test("text: a failing visible test shows its call, what was expected and what came")
def text_of_a_wrong_answer():
    done = grade("double", "def double(n):\n    print('debug', n)\n    return n + 41\n").must(1)
    for word in ("double(1)", "expected", "got", "42", "debug 1", "wrong answer", "sol.py"):
        assert word in done.out, f"no '{word}'\n{done}"


@test("text: a traceback has the candidate's own lines and none of ours")
def text_of_a_traceback():
    source = "def helper(n):\n    return n / 0\n\ndef double(n):\n    return helper(n)\n"
    done = grade("double", source).must(1)
    for word in ("ZeroDivisionError", "helper", "return n / 0", "runtime error"):
        assert word in done.out, f"no '{word}'\n{done}"
    for word in ("harness", "Traceback", "<frozen", "site-packages"):
        assert word not in done.out, f"'{word}' is ours\n{done}"


@test("text: no line is wider than 80 columns, however long the values are")
def width():
    source = "def double(n):\n    print('y' * 500)\n    raise ValueError('x' * 5000)\n"
    for text in (source, "def double(n):\n    return ['long'] * 3000\n", WRONG, GOOD):
        for line in grade("double", text).out.splitlines():
            assert len(line) <= 80 or "sol.py" in line, f"{len(line)} columns: {line}"


@test("text: the last line has the score")
def score_line():
    last = grade("double", WRONG).out.rstrip().splitlines()[-1]
    assert re.search(r"\b0 of 100 points", last) and "wrong answer" in last, last
    last = grade("double", GOOD).out.rstrip().splitlines()[-1]
    assert re.search(r"\b100 of 100 points", last) and "accepted" in last, last


@test("--trace writes the messages to standard error and leaves the report alone")
def trace():
    plain, traced = grade("double", GOOD), grade("double", GOOD, "--trace")
    assert traced.code == 0 and traced.err.count("\n") >= 10, traced
    plain.must_be_silent()
    assert traced.out.splitlines()[0].split()[0] == plain.out.splitlines()[0].split()[0], traced


# ---- colour --------------------------------------------------------------------------------------


def grade_on_terminal(*options, **variables):
    """The report as a terminal gets it."""
    with Folder() as folder:
        path = folder.write("sol.py", WRONG)
        ours, theirs = pty.openpty()
        command = [BINARY, "grade", "--challenges", CHALLENGES, *options, "double", path]
        env = environment(TERM="xterm-256color", **variables)
        child = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
        os.close(theirs)
        text = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # EIO: the other side is closed
                break
            if not piece:
                break
            text += piece
        os.close(ours)
        return Done(command[1:], child.wait(HANG_SECONDS), text, b"")


@test("on a terminal there is colour")
def colour_on_a_terminal():
    assert "\x1b[" in grade_on_terminal().must(1).out


@test("in a pipe there is none")
def no_colour_in_a_pipe():
    assert "\x1b" not in grade("double", WRONG).must(1).out


@test("--color=never and NO_COLOR switch it off on a terminal")
def colour_off():
    assert "\x1b[" not in grade_on_terminal("--color=never").must(1).out
    assert "\x1b[" not in grade_on_terminal(NO_COLOR="1").must(1).out


@test("NO_COLOR that is empty counts as unset")
def empty_no_color():
    assert "\x1b[" in grade_on_terminal(NO_COLOR="").must(1).out


@test("--color=always colours a pipe, and wins over NO_COLOR")
def colour_always():
    assert "\x1b[" in grade("double", WRONG, "--color", "always").must(1).out
    env = environment(NO_COLOR="1")
    assert "\x1b[" in grade("double", WRONG, "--color", "always", env=env).must(1).out


@test("colour changes no word")
def colour_is_only_colour():
    coloured = grade("double", WRONG, "--color", "always").out
    plain = grade("double", WRONG, "--color", "never").out
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", coloured)

    def steady(text):
        return re.sub(r"[0-9.]+ (ms|s|KiB|MiB|B|of)\b|/\S*/| +", " ", text)

    assert steady(stripped) == steady(plain), f"{stripped}\n---\n{plain}"


# ---- outputs that break --------------------------------------------------------------------------

FORMS = [("text",), ("json",)]


@test.each(FORMS, "{0}: a closed standard output is exit code 5 and a line")
def closed_stdout(form):
    done = grade("double", GOOD, "--format", form, prepare=lambda: os.close(1))
    done.must(5, "standard output")


def point_stdout_at(path):
    def prepare():
        os.dup2(os.open(path, os.O_WRONLY), 1)

    return prepare


@test.each(FORMS, "{0}: a full disk is exit code 5 and a line")
def full_disk(form):
    done = grade("double", GOOD, "--format", form, prepare=point_stdout_at("/dev/full"))
    done.must(5, "standard output", "No space left")


@test.each([(("list",),), (("show", "double"),), (("--help",),), (("--version",),)],
           "{0}: a full disk is exit code 5 and a line")
def full_disk_of_other_commands(words):
    where = () if words[0].startswith("-") else ("--challenges", CHALLENGES)
    gradebox(*words, *where, prepare=point_stdout_at("/dev/full")).must(5, "No space left")


@test("a closed standard error is no matter")
def closed_stderr():
    grade("double", GOOD, prepare=lambda: os.close(2)).must(0)
    grade("gone", GOOD, prepare=lambda: os.close(2)).must(3)


@test("with all three closed, nothing leaks into a file and nothing hangs")
def all_closed():
    def prepare():
        for fd in range(3):
            os.close(fd)

    grade("double", GOOD, prepare=prepare).must(5)


@test("a reader that goes away ends it quickly and without a crash")
def broken_pipe():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        command = [BINARY, "grade", "--challenges", CHALLENGES, "double", path]
        child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        child.stdout.close()
        err = child.stderr.read()
        done = Done(command[1:], child.wait(HANG_SECONDS), b"", err)
    assert done.code in (5, 128 + 13), done
    done.must_be_sane()


@test("json can be read back by any parser: no NaN, no doubled key")
def strict_json():
    done = grade("double", "def double(n):\n    return float('nan')\n", "--format", "json").must(1)

    def unique(pairs):
        keys = [key for key, _ in pairs]
        assert len(keys) == len(set(keys)), keys
        return dict(pairs)

    def no_constant(word):
        raise AssertionError(f"{word} is no JSON")

    json.loads(done.out, object_pairs_hook=unique, parse_constant=no_constant)


@test("a hard limit of the stack as low as 8 MiB or 1 MiB is no obstacle")
def small_stack():
    for mebibytes in (8, 1):
        size = mebibytes << 20
        lower = lambda: resource.setrlimit(resource.RLIMIT_STACK, (size, size))  # noqa: E731
        with Folder() as folder:
            path = folder.write("sol.py", GOOD)
            gradebox("grade", "--challenges", CHALLENGES, "double", path, prepare=lower).must(0)


main()
