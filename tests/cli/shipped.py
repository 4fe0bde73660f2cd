"""shipped - the challenges that come with gradebox are complete and as they declare

All of them are verified in one run, as CI would.

SPDX-License-Identifier: MIT
"""

import functools
import glob
import json
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import ROOT, gradebox  # noqa: E402

FOLDER = os.path.join(ROOT, "challenges")
IDS = sorted(name for name in os.listdir(FOLDER) if os.path.isdir(os.path.join(FOLDER, name)))
TESTS_MIN = 10
ACCEPTED_MIN = 2
WRONG_MIN = 3
VERIFY_SECONDS = 1200

EACH = [(name,) for name in IDS]


def solutions(name, folder):
    return sorted(glob.glob(os.path.join(FOLDER, name, "solutions", folder, "*.py")))


@functools.cache
def verified():
    """What verify says of each challenge, all in one run."""
    done = gradebox("verify", "--challenges", FOLDER, "--format", "json", seconds=VERIFY_SECONDS)
    reports = [json.loads(line) for line in done.out.splitlines()]
    return {report["challenge"]: report for report in reports}, done


@test("there are challenges, and list knows them")
def any_at_all():
    assert IDS, FOLDER
    listed = gradebox("list", "--challenges", FOLDER, "--format", "json").must(0).json()
    assert [row["id"] for row in listed["challenges"]] == IDS, listed


@test("verify of all ends with 0")
def all_verified():
    reports, done = verified()
    assert sorted(reports) == IDS, done.err
    done.must(0)


@test.each(EACH, "{0}: every solution does what its folder says, and nothing is doubtful")
def as_declared(name):
    report = verified()[0][name]
    broken = [row for row in report["solutions"] if not row["met"]]
    assert report["met"] and not broken, broken
    # How near a limit was is a matter of the machine: a speed is no test.
    doubts = [row for row in report["warnings"] if row["rule"] != "near-limit"]
    assert not doubts, doubts


@test.each(EACH, "{0}: show explains it")
def shown(name):
    done = gradebox("show", "--challenges", FOLDER, name).must(0)
    assert len(done.out.splitlines()) >= 10, done
    for line in done.out.splitlines():
        assert len(line) <= 80, line


@test.each(EACH, "{0}: enough accepted and wrong solutions")
def has_solutions(name):
    accepted = solutions(name, "accepted")
    assert len(accepted) >= ACCEPTED_MIN, accepted
    wrong = set(solutions(name, "*")) - set(accepted)
    assert len(wrong) >= WRONG_MIN, sorted(wrong)


@test.each(EACH, "{0}: enough tests, repeated ones counted once; the starter passes none unnoticed")
def has_tests(name):
    path = os.path.join(FOLDER, name, "starter.py")
    result = gradebox("grade", "--challenges", FOLDER, "--format", "json", name, path).must(1).json()
    tests = {(row["group"], row["id"].partition("[")[0]) for row in result["tests"]}
    assert len(tests) >= TESTS_MIN, sorted(tests)
    assert all(row["verdict"] != "IE" for row in result["tests"]), result


main()
