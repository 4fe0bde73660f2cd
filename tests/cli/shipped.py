"""shipped - the challenges that come with gradebox are complete and as they declare

SPDX-License-Identifier: MIT
"""

import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import ROOT, gradebox  # noqa: E402

FOLDER = os.path.join(ROOT, "challenges")
IDS = sorted(name for name in os.listdir(FOLDER) if os.path.isdir(os.path.join(FOLDER, name)))
TESTS_MIN = 15
ACCEPTED_MIN = 2

EACH = [(name,) for name in IDS]


def solutions(name, folder):
    return sorted(glob.glob(os.path.join(FOLDER, name, "solutions", folder, "*.py")))


@test("there are challenges")
def any_at_all():
    assert IDS, FOLDER
    listed = gradebox("list", "--challenges", FOLDER).must(0).out
    for name in IDS:
        assert name in listed, listed


@test.each(EACH, "{0}: every solution does what its folder says")
def verified(name):
    gradebox("verify", "--challenges", FOLDER, name).must(0)


@test.each(EACH, "{0}: show explains it")
def shown(name):
    done = gradebox("show", "--challenges", FOLDER, name).must(0)
    assert len(done.out.splitlines()) >= 10, done
    for line in done.out.splitlines():
        assert len(line) <= 80, line


@test.each(EACH, "{0}: two accepted solutions and one that is wrong, at least")
def has_solutions(name):
    assert len(solutions(name, "accepted")) >= ACCEPTED_MIN, solutions(name, "accepted")
    assert solutions(name, "wrong_answer"), f"no wrong answer for {name}"


@test.each(EACH, "{0}: at least 15 tests, repeated ones counted once")
def has_tests(name):
    accepted = solutions(name, "accepted")[0]
    done = gradebox("grade", "--challenges", FOLDER, "--format", "json", name, accepted).must(0)
    tests = {(row["group"], row["id"].partition("[")[0]) for row in json.loads(done.out)["tests"]}
    assert len(tests) >= TESTS_MIN, sorted(tests)


@test.each(EACH, "{0}: the starter is no solution, and doesn't break anything")
def starter(name):
    path = os.path.join(FOLDER, name, "starter.py")
    done = gradebox("grade", "--challenges", FOLDER, name, path).must(1)
    assert "internal error" not in done.out, done


main()
