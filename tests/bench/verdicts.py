"""verdicts - whether the same solution always gets the same verdict

Grades every solution of every challenge again and again while twice as many other processes as there
are processors keep them busy, and counts the tests whose verdict differs from that of the first time.
Part of `./dev bench`.
SPDX-License-Identifier: MIT
"""

import glob
import json
import os
import subprocess
import sys

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
BUSY = "while True: pass"
AT_ONCE = 25  # repetitions in one run of the program


def documents(text):
    """The JSON documents of a report, one a solution."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text.rstrip()):
        document, at = decoder.raw_decode(text, at)
        yield document
        at += len(text[at:]) - len(text[at:].lstrip())


def verdicts_of(gradebox, challenge, solution, times):
    """One list of (group, test, verdict) for each of @times repetitions."""
    done = subprocess.run(
        [gradebox, "grade", "--format", "json", challenge, *[solution] * times],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode not in (0, 1):
        raise OSError(f"exit code {done.returncode} for {solution}: {done.stderr}")
    return [
        [(row["group"], row["id"], row["verdict"]) for row in document["tests"]]
        for document in documents(done.stdout)
    ]


def differing(first, again):
    return [f"{a[0]}/{a[1]}: {a[2]}, then {b[2]}" for a, b in zip(first, again) if a != b]


def measure_solution(gradebox, solution, repetitions, report):
    challenge = os.path.dirname(os.path.dirname(os.path.dirname(solution)))
    where, first, left = os.path.relpath(solution, ROOT), None, repetitions
    while left > 0:
        times = min(left, AT_ONCE)
        left -= times
        for again in verdicts_of(gradebox, challenge, solution, times):
            first = first or again
            report["tests"] += len(again)
            found = differing(first, again)
            report["different"] += len(found)
            report["differences"] += [f"{where}: {line}" for line in found]
    print(f"{where}: {report['different']} so far", file=sys.stderr, flush=True)


def measure_verdicts(gradebox, repetitions, words=()):
    """{solutions, repetitions, tests, different, differences} of the solutions with one of @words in
    their path, or of all."""
    gradebox = os.path.abspath(gradebox)
    every = sorted(glob.glob(os.path.join(ROOT, "challenges", "*", "solutions", "*", "*.py")))
    solutions = [path for path in every if not words or any(word in path for word in words)]
    report = {"solutions": len(solutions), "repetitions": repetitions, "tests": 0,
              "different": 0, "differences": []}
    n_busy = 2 * len(os.sched_getaffinity(0))
    busy = [subprocess.Popen([sys.executable, "-I", "-S", "-c", BUSY]) for _ in range(n_busy)]
    try:
        for solution in solutions:
            measure_solution(gradebox, solution, repetitions, report)
    finally:
        for process in busy:
            process.kill()
            process.wait()
    return report
