"""faults - whatever fails, gradebox ends, says why, and gives no wrong verdict

See faulty.py for what must hold, fault_tables.py for what fails.
SPDX-License-Identifier: MIT
"""

import os
import signal
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import adopt_orphans, must_be_alone  # noqa: E402
from sandbox.fault_tables import (  # noqa: E402
    CAGES,
    CHECKER_MOMENTS,
    GRADING,
    MOMENTS,
    NAMESPACES,
    RULES_MOMENTS,
    SETTER_MOMENTS,
    STARTING,
)
from sandbox.faulty import (  # noqa: E402
    BAD,
    BOTH,
    CHECKED,
    GOOD,
    RULED,
    count_errors,
    documents,
    must_be_right,
    run_with_fault,
    run_with_signal,
)


def is_complete(results):
    return len(results) == len(BOTH)


OUTCOMES = {
    "same": lambda done, results: is_complete(results) and count_errors(results) == 0,
    "one": lambda done, results: is_complete(results) and count_errors(results) <= 1,
    "some": lambda done, results: is_complete(results)
    and all(count_errors([verdicts]) <= 1 for verdicts in results),
    "none": lambda done, results: done.code == 6,
    "refused": lambda done, results: done.code == 5 and not is_complete(results),
    "any": lambda done, results: True,
}


@test.each(STARTING + NAMESPACES + GRADING + CAGES, "{0}: {1} with {2}, number {3}: {4}")
def faulty_call(who, call, what, when, outcome):
    done = run_with_fault(who, call, what, when)
    results = must_be_right(done)
    assert OUTCOMES[outcome](done, results), f"{outcome} expected, got {results}\n{done}"
    must_be_alone()


@test.each(SETTER_MOMENTS + MOMENTS, "kill -9 of the {2} at {0}, number {1}: at most one test is lost")
def killed(message, nth, target):
    done = run_with_signal(message, nth, target, signal.SIGKILL, sources=(BAD, GOOD))
    results = must_be_right(done, sources=(BAD, GOOD))
    assert len(results) == 2 and count_errors(results) <= 1, done
    if target == "zygote":
        assert count_errors(results) == 0, f"its boxes live on without it\n{done}"
    must_be_alone()


@test.each(SETTER_MOMENTS + MOMENTS, "the {2} that is stopped and goes on at {0}, number {1}: nothing is lost")
def stopped_for_a_moment(message, nth, target):
    done = run_with_signal(message, nth, target, signal.SIGSTOP, signal.SIGCONT)
    assert count_errors(must_be_right(done, sources=(GOOD,))) == 0, done
    must_be_alone()


BREACH = "def double(n):\n    return sum([n, n])\n"


@test.each(RULES_MOMENTS, "kill -9 of the {2} at {0}, number {1}, while rules are checked: asked again")
def killed_over_rules(message, nth, target):
    done = run_with_signal(message, nth, target, signal.SIGKILL, sources=(GOOD, BREACH),
                           challenge=RULED)
    results = [[test["verdict"] for test in one["tests"]] for one in documents(done.out)]
    assert results == [["AC", "AC"], ["RV", "RV"]], done
    must_be_alone()


@test.each(CHECKER_MOMENTS, "kill -9 of the {2} at {0}, number {1}, where a checker decides: one IE at most")
def killed_over_checker(message, nth, target):
    done = run_with_signal(message, nth, target, signal.SIGKILL, sources=(GOOD, BAD),
                           challenge=CHECKED)
    verdicts = [test["verdict"] for one in documents(done.out) for test in one["tests"]]
    wanted = ["AC", "AC", "WA", "WA"]
    lost = [got for got, want in zip(verdicts, wanted) if got != want]
    assert len(verdicts) == 4 and lost in ([], ["IE"]), done
    must_be_alone()


# Each waits for a deadline of ours, so they wait together; that of the setter's code is a minute.
@test("whoever is stopped for good, at whatever moment: at most one test is lost")
def stopped():
    with ThreadPoolExecutor(len(MOMENTS)) as pool:
        runs = [pool.submit(run_with_signal, *row, signal.SIGSTOP) for row in MOMENTS]
    for row, run in zip(MOMENTS, runs):
        done = run.result()
        results = must_be_right(done, sources=(GOOD,))
        assert len(results) == 1 and count_errors(results) <= 1, f"{row}: {results}\n{done}"
        told = [text["detail"] for text in done.json()["tests"] if text["verdict"] == "IE"]
        assert all("stopped from outside" in text for text in told), f"{row}: {told}"
    must_be_alone()


adopt_orphans()
main()
