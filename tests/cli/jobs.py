"""jobs - how many tests run at the same time: as many as --jobs says, and those that sleep don't count

The order of requests and answers in the trace tells who ran beside whom; no clock is read here.
SPDX-License-Identifier: MIT
"""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402

SECONDS = 1.5  # far more than it takes to see that a box sleeps
SLEEP = f"import time\ndef f(n):\n    time.sleep({SECONDS})\n    return n\n"
BURN = f"import time\ndef f(n):\n    while time.process_time() < {SECONDS}:\n        pass\n    return n\n"
# Slept through half of the time: not often enough to make room for others.
HALF = (f"import time\ndef f(n):\n    while time.process_time() < {SECONDS / 2}:\n"
        "        until = time.process_time() + 0.01\n        while time.process_time() < until:\n"
        "            pass\n        time.sleep(0.005)\n    return n\n")
MESSAGE = re.compile(r"box (\d+) +(<- CALL|-> RESULT)")


def calls_before_the_first_result(solution, jobs, n_tests, allow=""):
    """How many tests were asked before any had answered."""
    rows = "".join(f"  - {{id: t{n}, args: [{n}], expect: {n}}}\n" for n in range(n_tests))
    with Folder() as folder:
        folder.write("c/challenge.yaml", "gradebox: 1\nid: c\ntitle: A case\nentry: {function: f}\n" +
                     allow + f"limits: {{time: 8s, wall: 30s}}\ntests:\n{rows}")
        done = gradebox("grade", folder.path("c"), folder.write("s.py", solution), "--trace",
                        "--jobs", str(jobs), "--format", "json")
    assert done.must(0).json()["verdict"] == "AC", done
    kinds = [kind for _, kind in MESSAGE.findall(done.err)]
    assert kinds.count("<- CALL") == n_tests, done
    return kinds.index("-> RESULT"), done


@test("with one job a test that computes is alone")
def computing():
    n, done = calls_before_the_first_result(BURN, 1, 2)
    assert n == 1, done


@test("with one job a test that computes most of the time is alone")
def half_asleep():
    n, done = calls_before_the_first_result(HALF, 1, 2)
    assert n == 1, done


@test("with one job a test that sleeps lets others run beside it")
def sleeping():
    n, done = calls_before_the_first_result(SLEEP, 1, 2)
    assert n == 2, done


@test("so does one whose threads sleep")
def sleeping_threads():
    solution = ("import threading\nimport time\ndef f(n):\n"
                f"    threads = [threading.Thread(target=time.sleep, args=({SECONDS},)) for _ in range(3)]\n"
                "    for thread in threads:\n        thread.start()\n"
                "    for thread in threads:\n        thread.join()\n    return n\n")
    n, done = calls_before_the_first_result(solution, 1, 2, "allow: [threads]\n")
    assert n == 2, done


@test("so does one that waits for a process that sleeps, but not for one that computes")
def waiting_for_a_process():
    child = ("import os\nimport time\ndef f(n):\n    child = os.fork()\n    if child == 0:\n"
             "        {}\n        os._exit(0)\n    os.waitpid(child, 0)\n    return n\n")
    burn = f"while time.process_time() < {SECONDS}:\n            pass"
    for work, expected in ((f"time.sleep({SECONDS})", 2), (burn, 1)):
        n, done = calls_before_the_first_result(child.format(work), 1, 2, "allow: [processes]\n")
        assert n == expected, done


@test("tests that sleep are not without number beside each other")
def bounded():
    for jobs in (1, 2):
        n, done = calls_before_the_first_result(SLEEP, jobs, 12)
        assert jobs < n <= 3 * jobs, done


main()
