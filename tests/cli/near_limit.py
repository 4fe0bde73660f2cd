"""near_limit - tests that end within 20 % of their time limit are run again, alone

The solutions use up CPU time until their own clock says so: how much of the limit a test takes doesn't depend on
the machine. Runs are counted in the trace.
SPDX-License-Identifier: MIT
"""

import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import Folder, gradebox  # noqa: E402

LIMIT = 0.5
HEAD = f"gradebox: 1\nid: c\ntitle: A case\nentry: {{function: f}}\nlimits: {{time: {LIMIT:.3g}s}}\n"
BURN = ("import time\ndef f(share):\n    while time.process_time() < share * 0.5:\n        pass\n"
        "    return share\n")
AGAIN = "near its limit, run again alone: "


def run(groups, solution=BURN, *options):
    with Folder() as folder:
        folder.write("c/challenge.yaml", HEAD + groups)
        return gradebox("grade", folder.path("c"), folder.write("sol.py", solution), "--trace",
                        "--format", "json", *options)


def tests_group(*shares):
    rows = "".join(f"  - {{id: 't{n}', args: [{share}], expect: {share}}}\n"
                   for n, share in enumerate(shares))
    return "tests:\n" + rows


def reruns(done):
    return re.findall(re.escape(AGAIN) + r"(\S+)", done.err)


def one(share, expected=None):
    done = run(f"tests:\n  - {{id: t, args: [{share}], expect: {expected or share}}}\n")
    (result,) = done.json()["tests"]
    return done, result


SHARES = [
    (0.5, "AC", 0, "far below"),
    (0.72, "AC", 0, "below"),
    (0.9, "AC", 2, "just below"),
    (1.1, "TLE", 2, "just above"),
    (1.3, "TLE", 0, "above"),
]


@test.each(SHARES, "{3} the limit ({0} of it): {1}, and run again {2} times")
def shares(share, verdict, n, _):
    done, result = one(share)
    assert result["verdict"] == verdict and len(reruns(done)) == n, done
    spread = result["cpu_spread_ms"]
    if n == 0:
        assert spread is None, done
        return
    least, most = spread
    assert least <= result["cpu_ms"] <= most, done
    assert 1000 * share * LIMIT <= least, done


@test("a wrong answer near the limit is run again, too, and stays one")
def wrong():
    done, result = one(0.9, 1)
    assert result["verdict"] == "WA" and len(reruns(done)) == 2, done


WAVERS = ("import time\ndef f(share):\n    share = 0.84 + 0.32 * (time.time_ns() // 1000 % 997) / 997\n"
          "    while time.process_time() < share * 0.5:\n        pass\n    return share and 1\n")


@test("of runs that differ the median decides, whose time is told")
def median():
    done = run("tests:\n" + "".join(f"  - {{id: t{n}, args: [1], expect: 1}}\n" for n in range(4)), WAVERS)
    for result in done.json()["tests"]:
        spread = result["cpu_spread_ms"]
        assert spread, done
        assert spread[0] <= result["cpu_ms"] <= spread[1], done
        is_within = result["cpu_ms"] <= 1000 * LIMIT
        assert result["verdict"] == ("AC" if is_within else "TLE"), done
    assert len(reruns(done)) == 8, done


@test("one that sleeps until its wall limit is not about CPU time")
def sleeps():
    done = run("tests:\n  - {id: t, args: [1], expect: 1, limits: {wall: 1s}}\n",
               "import time\ndef f(x): time.sleep(60)\n")
    assert done.json()["tests"][0]["verdict"] == "TLE" and not reruns(done), done


@test("a group that needs one with such a test waits for its last word")
def needs():
    groups = ("groups:\n"
              "  - {id: a, tests: [{id: near, args: [0.9], expect: 0.9}]}\n"
              "  - {id: b, needs: [a], tests: [{id: t, args: [0.1], expect: 0.1}]}\n"
              "  - {id: over, tests: [{id: near, args: [1.1], expect: 1.1}]}\n"
              "  - {id: d, needs: [over], tests: [{id: t, args: [0.1], expect: 0.1}]}\n")
    done = run(groups)
    assert [t["verdict"] for t in done.json()["tests"]] == ["AC", "AC", "TLE", "SK"], done
    assert reruns(done) == ["a/near", "a/near", "over/near", "over/near"], done
    assert done.err.split(AGAIN)[0].count(" LOAD ") == 2, f"'b' didn't wait\n{done}"


@test("they run after all others and alone: each begins when the box before it has got its answer")
def alone():
    done = run(tests_group(0.1, 0.9, 0.1, 0.9, 0.1), BURN, "--jobs", "3")
    lines = done.err.splitlines()
    first = next(n for n, line in enumerate(lines) if AGAIN in line)
    loads = [n for n, line in enumerate(lines) if " LOAD " in line]
    assert sum(n < first for n in loads) == 5 and sum(n > first for n in loads) == 4, done
    assert reruns(done) == ["tests/t1", "tests/t1", "tests/t3", "tests/t3"], done
    after = [line for line in lines[first:] if " LOAD " in line or " RESULT " in line]
    assert [" LOAD " in line for line in after] == [True, False] * 4, done


@test("at most eight tests of a submission are run again")
def bounded():
    done = run(tests_group(*[0.9] * 10), BURN)
    assert len(reruns(done)) == 16 and len(set(reruns(done))) == 8, done
    assert sum(t["cpu_spread_ms"] is not None for t in done.json()["tests"]) == 8, done


@test("the text report shows the three times")
def text():
    with Folder() as folder:
        folder.write("c/challenge.yaml", HEAD + tests_group(0.9))
        done = gradebox("grade", folder.path("c"), folder.write("sol.py", BURN)).must(0)
    assert re.search(r"tests/t0, near its limit of 500 ms, was run 3 times: 4\d\d ms, 4\d\d ms, 4\d\d ms",
                     done.out), done


@test("verify takes the median of a solution near the limit for what it is")
def verify():
    with Folder() as folder:
        folder.write("c/challenge.yaml", HEAD + tests_group(0.9))
        folder.write("c/solutions/accepted/near.py", BURN)
        done = gradebox("verify", folder.path("c"), "--format", "json").must(0)
    assert done.json()["met"], done


main()
