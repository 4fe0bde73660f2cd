"""shipped - the challenges that come with gradebox are complete and as they declare

All of them are verified as CI would. A third of them, which changes from day to day, is graded
with thirty mutants of the reference besides: all take long. $GRADEBOX_MUTANTS names others: ids with
blanks between them, or "all".

SPDX-License-Identifier: MIT
"""

import datetime
import functools
import glob
import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import ROOT, gradebox  # noqa: E402

FOLDER = os.path.join(ROOT, "challenges")
IDS = sorted(name for name in os.listdir(FOLDER) if os.path.isdir(os.path.join(FOLDER, name)))
TESTS_MIN = 10
ACCEPTED_MIN = 2
WRONG_MIN = 3
MUTANTS_PERCENT = 95
# Of a reference, from everywhere; all of those that are asked for by name.
MUTANTS_MOST = () if os.environ.get("GRADEBOX_MUTANTS") else ("30",)
VERIFY_SECONDS = 1200

EACH = [(name,) for name in IDS]


def solutions(name, folder):
    return sorted(glob.glob(os.path.join(FOLDER, name, "solutions", folder, "*.py")))


def with_mutants():
    """The ids whose turn it is: those of every third place, beginning with another one each day."""
    asked = os.environ.get("GRADEBOX_MUTANTS", "")
    if asked:
        return [name for name in IDS if asked == "all" or name in asked.split()]
    return IDS[datetime.date.today().toordinal() % 3::3]


def verify(names, *options):
    return gradebox("verify", "--challenges", FOLDER, "--format", "json", *options, *names,
                    seconds=VERIFY_SECONDS)


@functools.cache
def verified():
    """What verify says of each challenge, and the exit codes."""
    mutated = with_mutants()
    parts = [(mutated, ("--mutants", *MUTANTS_MOST)),
             ([name for name in IDS if name not in mutated], ())]
    # Beside each other: much of the time wrong solutions wait until they are ended.
    with ThreadPoolExecutor() as pool:
        runs = list(pool.map(lambda part: verify(part[0], *part[1]), [p for p in parts if p[0]]))
    reports = [json.loads(line) for run in runs for line in run.out.splitlines()]
    return {report["challenge"]: report for report in reports}, runs


@test("there are challenges, and list knows them")
def any_at_all():
    assert IDS, FOLDER
    listed = gradebox("list", "--challenges", FOLDER, "--format", "json").must(0).json()
    assert [row["id"] for row in listed["challenges"]] == IDS, listed


@test("verify of all ends with 0")
def all_verified():
    reports, runs = verified()
    assert sorted(reports) == IDS, [run.err for run in runs]
    for run in runs:
        assert run.code == 0, run.err


@test.each(EACH, "{0}: every solution does what its folder says, and nothing is doubtful")
def as_declared(name):
    report = verified()[0][name]
    broken = [row for row in report["solutions"] if not row["met"]]
    assert report["met"] and not broken, broken
    # How near a limit was is a matter of the machine: a speed is no test.
    doubts = [row for row in report["warnings"] if row["rule"] != "near-limit"]
    assert not doubts, doubts


@test.each([(name,) for name in with_mutants()], "{0}: its tests kill nearly all mutants of the reference")
def kills_mutants(name):
    mutants = verified()[0][name]["mutants"]
    assert mutants["percent"] >= MUTANTS_PERCENT, mutants
    assert not mutants["refusal"] and mutants["killed"] > 0, mutants


@test.each(EACH, "{0}: show explains it")
def shown(name):
    done = gradebox("show", "--challenges", FOLDER, name).must(0)
    assert len(done.out.splitlines()) >= 10, done
    for line in done.out.splitlines():
        # Code of a statement is indented, and stays as it is.
        assert len(line) <= (84 if line.startswith("    ") else 80), line


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
