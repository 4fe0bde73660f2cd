"""verdicts - whether the same solution always gets the same verdict

Grades every solution of every challenge again and again while another process keeps a core busy,
and counts the tests whose verdict differs from that of the first time. Part of `./dev bench`.
SPDX-License-Identifier: MIT
"""

import glob
import json
import os
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUSY = "while True: pass"


def verdicts_of(gradebox, challenge, solution):
    done = subprocess.run(
        [gradebox, "grade", "--format", "json", challenge, solution],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise OSError(f"exit code {done.returncode} for {solution}: {done.stderr}")
    return [(row["group"], row["id"], row["verdict"]) for row in json.loads(done.stdout)["tests"]]


def differing(first, again):
    return [f"{a[0]}/{a[1]}: {a[2]}, then {b[2]}" for a, b in zip(first, again) if a != b]


def measure_verdicts(gradebox, repetitions):
    """{solutions, repetitions, tests, different, differences}"""
    gradebox = os.path.abspath(gradebox)
    solutions = sorted(glob.glob(os.path.join(ROOT, "challenges", "*", "solutions", "*", "*.py")))
    report = {"solutions": len(solutions), "repetitions": repetitions, "tests": 0,
              "different": 0, "differences": []}
    busy = subprocess.Popen([sys.executable, "-I", "-S", "-c", BUSY])
    try:
        for solution in solutions:
            challenge = os.path.dirname(os.path.dirname(os.path.dirname(solution)))
            first = verdicts_of(gradebox, challenge, solution)
            report["tests"] += len(first)
            for _ in range(repetitions - 1):
                again = verdicts_of(gradebox, challenge, solution)
                report["tests"] += len(again)
                found = differing(first, again)
                report["different"] += len(found)
                where = os.path.relpath(solution, ROOT)
                report["differences"] += [f"{where}: {line}" for line in found]
            print(f"{os.path.relpath(solution, ROOT)}: {len(report['differences'])} so far",
                  file=sys.stderr)
    finally:
        busy.kill()
        busy.wait()
    return report
