"""verify - whether challenges are as they declare

SPDX-License-Identifier: MIT
"""

import json
import os
import re
import shutil
import sys
from xml.etree import ElementTree

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import CHALLENGES, Folder, environment, grade_json, gradebox  # noqa: E402


def verify(*names):
    return gradebox("verify", "--challenges", CHALLENGES, *names)


def verify_with(folder_of_solution, name, source):
    """Verifies a copy of double that has one more solution."""
    with Folder() as folder:
        path = folder.path("double")
        shutil.copytree(os.path.join(CHALLENGES, "double"), path)
        folder.write(f"double/solutions/{folder_of_solution}/{name}", source)
        return gradebox("verify", path)


@test("a challenge whose solutions are as declared is exit code 0")
def as_declared():
    done = verify("double").must(0)
    for word in ("add.py", "multiply.py", "square.py", "samples", "hidden", "bonus"):
        assert word in done.out, f"no '{word}'\n{done}"


@test("one that isn't is exit code 4, and what is wrong is named")
def not_as_declared():
    done = verify("mismatch").must(4)
    report = done.out + done.err
    assert "really_wrong.py" in report and "really_right.py" in report, done


@test("several challenges: one mismatch makes exit code 4, and all are reported")
def several():
    done = verify("double", "mismatch", "counter").must(4)
    for name in ("double", "mismatch", "counter"):
        assert name in done.out, done


@test("a folder of challenges without a mismatch is exit code 0 without any name")
def all_of_a_folder():
    with Folder() as folder:
        for name in ("double", "counter", "patient"):
            shutil.copytree(os.path.join(CHALLENGES, name), folder.path(name))
        done = gradebox("verify", "--challenges", folder.name).must(0)
    for name in ("double", "counter", "patient"):
        assert name in done.out, done


@test("$GRADEBOX_CHALLENGES without any name")
def all_of_the_environment():
    done = gradebox("verify", env=environment(GRADEBOX_CHALLENGES=CHALLENGES)).must(4)
    assert "mismatch" in done.out, done


@test("--format json is one object a challenge, which says what stood around the solutions")
def as_json():
    done = verify("double", "mismatch", "--format", "json").must(4)
    results = [json.loads(line) for line in done.out.splitlines()]
    assert [r["challenge"] for r in results] == ["double", "mismatch"], done
    assert [r["met"] for r in results] == [True, False], done
    graded = grade_json("double", GOOD)
    for result in results:
        assert result["format"] == "gradebox-verify/1", result
        assert result["isolation"] == graded["isolation"], result


# ---- for CI --------------------------------------------------------------------------------------

# What means something in XML, in workflow commands, in TAP or on a terminal. A name ends in .py.
HOSTILE = b"a<b>&\"c'#\\d%0A:,\x1b\n::error::\xff]]>\xef\xbf\xbf.py"

BROKEN = "gradebox: 1\nid: bad\ntitle: Bad\nentry: {function: f}\nfoo: 1\n" \
    "tests:\n  - {id: t, args: [1], expect: 1}\n"


def verify_for_ci(form):
    """double as it is, one that can't be used, one with a hostile name that is wrong, one unknown."""
    with Folder() as folder:
        for name in ("double", "odd"):
            shutil.copytree(os.path.join(CHALLENGES, "double"), folder.path(name))
        text = open(folder.path("odd/challenge.yaml"), encoding="utf-8").read()
        folder.write("odd/challenge.yaml", text.replace("id: double", "id: odd", 1))
        place = os.fsencode(folder.path("odd/solutions/accepted"))
        with open(os.path.join(place, HOSTILE), "w", encoding="utf-8") as out:
            out.write("def double(n):\n    return n + n if n < 2 else n / 0\n")
        folder.write("bad/challenge.yaml", BROKEN)
        names = ("double", "bad", "odd", "nowhere")
        return gradebox("verify", "--challenges", folder.name, "--format", form, *names,
                        cwd=folder.name).must(3, "foo", "nowhere")


@test("--format junit is one XML document: a suite a challenge, a case a solution and group")
def as_junit():
    done = verify_for_ci("junit")
    root = ElementTree.fromstring(done.out)
    assert root.tag == "testsuites", done
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == ["double", "bad", "odd", "nowhere"], done
    for suite in root:
        for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert int(suite.get(count)) == len(suite.findall(f"testcase/{tag}")), (count, done)
        assert int(suite.get("tests")) == len(suite.findall("testcase")), done
    assert len(suites["double"]) == 9 and suites["double"].get("failures") == "0", done
    case = suites["double"][0]
    assert case.get("classname") == "double.accepted.add" and case.get("name") == "samples", done
    assert case.get("file") == "double/solutions/accepted/add.py", done
    assert float(case.get("time")) > 0, done
    failure, = suites["odd"].findall("testcase/failure")
    assert failure.get("type") == "runtime-error", done
    assert "every test accepted" in failure.get("message"), done
    assert "ZeroDivisionError" in failure.text and "line: 2" in failure.text, done
    assert "bad/challenge.yaml:5:1: unknown key 'foo'" in suites["bad"].find(".//error").text, done
    assert "cannot find challenge" in suites["nowhere"].find(".//error").get("message"), done


def unescaped(text):
    """As GitHub's runner reads it."""
    for code, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, meant)
    return text


@test("--format github is one annotation a line, with file and line, and a notice at the end")
def as_github():
    done = verify_for_ci("github")
    rows = []
    for line in done.out.splitlines():
        found = re.fullmatch(r"::(error|warning|notice) ((?:[^:,]|:(?!:))*(?:,[^:,]*)*)::(.*)", line)
        assert found, f"no command: {line}"
        properties = dict(pair.split("=", 1) for pair in found[2].split(","))
        assert not set(properties) - {"file", "line", "col", "title"}, line
        rows.append((found[1], {k: unescaped(v) for k, v in properties.items()}, found[3]))
    kinds = [row[0] for row in rows]
    assert kinds == ["error", "error", "warning", "error", "notice"], done
    bad, odd, doubtful, nowhere, notice = rows
    assert (bad[1]["file"], bad[1]["line"]) == ("bad/challenge.yaml", "5"), done
    assert odd[1]["file"].startswith("odd/solutions/accepted/a<b>&\"c'#\\d%0A:,\\x1b"), done
    assert odd[1]["line"] == "2" and "ZeroDivisionError" in odd[2], done
    assert doubtful[1]["file"] == "odd/challenge.yaml" and "the reference" in doubtful[2], done
    assert "file" not in nowhere[1] and "nowhere" in nowhere[1]["title"], done
    assert notice[2].startswith("2 challenges, 7 solutions, 1 not as declared; 2 more"), done


@test("--format tap has one plan for all challenges, and a point for what can't be used")
def as_tap():
    done = verify_for_ci("tap")
    lines = done.out.splitlines()
    points = [line for line in lines if re.match(r"(not )?ok\b", line)]
    assert lines[0] == "TAP version 13" and lines[-1] == f"1..{len(points)}", done
    numbers = [int(re.match(r"(?:not )?ok (\d+) - ", point)[1]) for point in points]
    assert numbers == list(range(1, len(points) + 1)) and len(points) == 9 + 1 + 12 + 1, done
    failed = [point.split(" - ")[1] for point in points if point.startswith("not ok")]
    assert failed[0] == "bad" and failed[-1] == "nowhere" and len(failed) == 3, done
    assert sum(" # SKIP needs hidden" in point for point in points) >= 2, done
    for line in lines[1:-1]:
        assert re.match(r"(not )?ok |# odd: warning: the ref|  (---|\.\.\.|[a-z]+: )", line), f"no TAP: {line!r}"


@test.each([("junit",), ("github",), ("tap",)], "--format {0} without anything wrong is exit code 0")
def ci_as_declared(form):
    done = verify("double", "counter", "--format", form).must(0)
    for word in ("<failure", "<error", "::error", "not ok"):
        assert word not in done.out, done


@test("a closed document also where no challenges are found")
def ci_without_challenges():
    with Folder() as folder:
        done = gradebox("verify", "--challenges", folder.name, "--format", "junit").must(3)
        assert ElementTree.fromstring(done.out).find(".//error") is not None, done
        done = gradebox("verify", "--challenges", folder.name, "--format", "tap").must(3)
        assert "Bail out!" in done.out, done


# ---- what can't be used --------------------------------------------------------------------------


@test("a challenge that can't be loaded is exit code 3")
def broken():
    with Folder() as folder:
        folder.write("bad/challenge.yaml", "gradebox: 1\nid: bad\n")
        gradebox("verify", folder.path("bad")).must(3, "challenge.yaml")


@test("one among others that can't be looked at is exit code 3, and not left out")
def unreadable_among_others():
    with Folder() as folder:
        shutil.copytree(os.path.join(CHALLENGES, "double"), folder.path("double"))
        os.mkdir(folder.path("secret"))
        # Even root can't follow it.
        os.symlink("challenge.yaml", folder.path("secret/challenge.yaml"))
        gradebox("verify", "--challenges", folder.name).must(3, "secret/challenge.yaml")


@test("a challenge that isn't there is exit code 3")
def unknown():
    verify("nowhere").must(3, "nowhere")


SPIN = "def double(n):\n    while n > 1:\n        pass\n    return n + n\n"
CRASH = "def double(n):\n    return n + n if n < 2 else n / 0\n"
HUNGRY = "def double(n):\n    return n + n if n < 2 else len([0] * 10**9)\n"
SQUARE = "def double(n):\n    return n * n\n"
GOOD = "def double(n):\n    return n + n\n"

# Where a solution lies, what it does, whether that is as declared.
PROMISES = [
    ("wrong_answer", SQUARE, True),
    ("wrong_answer", CRASH, False),
    ("wrong_answer", GOOD, False),
    ("time_limit", SPIN, True),
    ("time_limit", SQUARE, False),
    ("time_limit", GOOD, False),
    ("memory_limit", HUNGRY, True),
    ("memory_limit", CRASH, False),
    ("runtime_error", CRASH, True),
    ("runtime_error", SPIN, False),
    ("rejected", CRASH, True),
    ("rejected", SPIN, True),
    ("rejected", GOOD, False),
    ("accepted", GOOD, True),
    ("accepted", SQUARE, False),
    ("accepted", "def double(n:\n", False),
]


@test.each(
    [(folder, source, kept) for folder, source, kept in PROMISES],
    "in {0}/ the solution {1!r:.60} is as declared: {2}",
)
def promises(folder, source, kept):
    done = verify_with(folder, "more.py", source).must(0 if kept else 4)
    assert "more.py" in done.out, done


@test("a solution that is over its limit runs on, so that verify knows how far over")
def overtime():
    done = verify_with("time_limit", "spin.py", SPIN).must(0)
    assert "stopped at 1.6 times its limit" in done.out and "warning" not in done.out, done


@test("a time_limit solution that is over its limit by little is a warning")
def near_the_limit():
    # Its clock is the one that the limit is measured with.
    slow = "import time\ndef double(n):\n    while n > 1 and time.process_time() < 2.2:\n" \
        "        pass\n    return n + n\n"
    done = verify_with("time_limit", "slow.py", slow).must(0)
    assert "warning: it should take at least 1.5 times its limit" in done.out, done


@test("the matrix tells how far the slowest accepted solution is from its limit")
def margins():
    done = verify_with("time_limit", "spin.py", SPIN).must(0)
    assert "2 s" in done.out, done


main()
