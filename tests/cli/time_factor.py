"""time_factor - `time: 5x`, a limit that is measured on the reference in the same run

Solutions use up CPU time by their own clock, so what is measured doesn't depend on the machine; where it is
compared, there is room for twice as much.
SPDX-License-Identifier: MIT
"""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402

HEAD = "gradebox: 1\nid: c\ntitle: A case\nentry: {function: f}\n"


def burner(seconds):
    return ("import time\n\n\ndef f(share=1):\n"
            f"    while time.process_time() < share * {seconds}:\n        pass\n    return share\n")


def run(rest, reference, solution, *options, command="grade"):
    with Folder() as folder:
        folder.write("c/challenge.yaml", HEAD + rest)
        if reference:
            folder.write("c/solutions/accepted/a.py", reference)
        files = [folder.write("sol.py", solution)] if command == "grade" else []
        return gradebox(command, folder.path("c"), *files, *options)


def tests_of(rest, reference, solution):
    done = run(rest, reference, solution, "--format", "json")
    return done, done.json()["tests"]


ONE = "limits: {time: 5x}\ntests:\n  - {id: t, args: [], expect: 1}\n"


@test("the limit is five times what the reference took, and is told with it")
def measured():
    done, (result,) = tests_of(ONE, burner(0.1), burner(0.2))
    found = result["calibration"]
    assert result["verdict"] == "AC" and found["factor"] == 5, done
    assert 100 <= found["reference_ms"] < 200, done
    assert abs(found["limit_ms"] - 5 * found["reference_ms"]) < 0.1, done


@test("what takes longer is TLE, and the text says where the limit comes from")
def over():
    done = run(ONE, burner(0.05), burner(10))
    assert "time limit" in done.out, done
    assert re.search(r"limit 5x of the reference's \d\d ms: \d{3} ms", done.out), done


@test("the limit is never under 100 ms, for which the reference is run once")
def least():
    done = run(ONE, burner(0), burner(0.05), "--format", "json", "--trace")
    (result,) = done.json()["tests"]
    assert result["calibration"]["limit_ms"] == 100 and result["verdict"] == "AC", done
    assert len(re.findall(r" CALL ", done.err)) == 2, done
    done = run(ONE, burner(0.1), burner(0), "--format", "json", "--trace")
    assert len(re.findall(r" CALL ", done.err)) == 4, done


@test("each repetition has its own limit")
def repetitions():
    rest = ("limits: {time: 4x}\ntests:\n  - id: t\n    repeat: 2\n    generate: return [1 + 2 * index]\n"
            "    expect: !reference\n")
    done, results = tests_of(rest, burner(0.05), burner(0.05))
    low, high = [result["calibration"] for result in results]
    assert low["factor"] == high["factor"] == 4, done
    assert low["reference_ms"] < 100 < 150 <= high["reference_ms"], done


@test("wall is a factor of the measured limit, and at least a second")
def wall():
    sleeper = "import time\ndef f(share=1):\n    time.sleep(20)\n"
    done, (result,) = tests_of("limits: {time: 10x, wall: 2x}\ntests: [{id: t, args: [], expect: 1}]\n",
                               burner(0.1), sleeper)
    assert result["verdict"] == "TLE" and 1900 < result["wall_ms"] < 15000, done


@test("an inner duration replaces a factor, and an inner factor a duration")
def levels():
    rest = ("limits: {time: 5x}\ngroups:\n  - {id: a, limits: {time: 1s}, tests: [{id: t, args: [], expect: 1}]}\n"
            "  - {id: b, tests: [{id: t, args: [], limits: {time: 3.5x}, expect: 1}]}\n")
    done, (said, factor) = tests_of(rest, burner(0), burner(0))
    assert said["calibration"] is None and factor["calibration"]["factor"] == 3.5, done


@test("verify measures once for all solutions, and its accepted ones pass")
def verify():
    with Folder() as folder:
        folder.write("c/challenge.yaml", HEAD + ONE)
        for name in ("a", "b"):
            folder.write(f"c/solutions/accepted/{name}.py", burner(0.1))
        folder.write("c/solutions/time_limit/slow.py", burner(20))
        done = gradebox("verify", folder.path("c"), "--trace").must(0)
    assert len(re.findall(r" CALL ", done.err)) == 3 + 3, done


WRONG = [
    ("is wrong", "def f(): return 2\n", "but it is WA"),
    ("raises", "def f(): return 1 / 0\n", "but it is RE: ZeroDivisionError"),
    ("never ends", "def f():\n    while True: pass\n", "but it is TLE: it took more than 10 s"),
]


@test.each(WRONG, "a reference that {0} is the setter's mistake, at the limit")
def wrong_reference(_, reference, words):
    done = run(ONE, reference, burner(0), "--format", "json").must(3, words)
    assert "challenge.yaml:5:9: error: test 't': the reference must be accepted" in done.err, done
    assert done.out == "", done


@test("show says the factor")
def show():
    done = run(ONE, burner(0), None, command="show").must(0)
    assert "cpu 5x of the reference's" in done.out, done


main()
