"""answers - what references answered is kept for the next run of `gradebox grade`, and only there

The trace shows whether a reference is asked: it is the only one whose box is sent GENERATE or EVALUATE, and the
first CALL.
SPDX-License-Identifier: MIT
"""

import functools
import os
import re
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import Skip, main, test  # noqa: E402
from cli.program import BINARY, HANG_SECONDS, Done, Folder, environment, gradebox  # noqa: E402

CHALLENGE = """gradebox: 1
id: c
title: A case
reference: solutions/accepted/a.py
entry: {function: f}
tests:
  - id: made
    repeat: 3
    generate: return [rng.randint(0, 9), index]
    expect: !reference
  - {id: said, args: [!py "2 + 3", 4], expect: !reference }
  - id: snippet
    run: return f(1, 2), f(2, 3)
    expect: !reference
"""
SOLUTION = "def f(a, b):\n    return a * 10 + b\n"
WRONG = "def f(a, b):\n    return a * 10 - b\n"
ASKED = re.compile(r"<- (?:GENERATE|EVALUATE) ")
KEPT = re.compile(r"kept by an earlier run: answers for (\S+)")


class Place(Folder):
    """A challenge and a cache of its own."""

    def __enter__(self):
        super().__enter__()
        self.write("c/challenge.yaml", CHALLENGE)
        self.write("c/solutions/accepted/a.py", SOLUTION)
        self.write("c/solutions/wrong_answer/w.py", WRONG)
        self.write("c/solutions/wrong_answer/v.py", "def f(a, b):\n    return a\n")
        self.write("sol.py", SOLUTION)
        return self

    def environment(self, **changes):
        return environment(**{"XDG_CACHE_HOME": self.path("cache"), **changes})

    def words(self, *options, solutions=("sol.py",)):
        return ["grade", "--format", "json", *options, self.path("c"),
                *[self.path(name) for name in solutions]]

    def grade(self, *options, solutions=("sol.py",), env=None):
        return gradebox(*self.words("--trace", *options, solutions=solutions),
                        env=env or self.environment())

    def verify(self):
        return gradebox("verify", "--trace", self.path("c"), env=self.environment())

    def answers(self):
        return os.path.join(self.path("cache"), "gradebox", "answers")

    def files(self):
        return sorted(os.listdir(self.answers())) if os.path.isdir(self.answers()) else []


def verdicts(done):
    return [test["verdict"] for test in done.json()["tests"]]


def must_ask(done):
    assert ASKED.search(done.err) and verdicts(done) == ["AC"] * 5, done
    return done


def must_not_ask(done):
    assert not ASKED.search(done.err) and verdicts(done) == ["AC"] * 5, done
    assert len(re.findall(r"<- (?:CALL|SNIPPET) ", done.err)) == 5, done
    return done


@test("the second run doesn't run the reference, and says in its trace what it knows already")
def second():
    with Place() as place:
        must_ask(place.grade())
        assert len(place.files()) == 3, place.files()
        done = must_not_ask(place.grade())
        assert sorted(KEPT.findall(done.err)) == ["tests/made", "tests/said", "tests/snippet"], done
        must_not_ask(place.grade())


@test("a wrong solution is as wrong as it was, with the same expected values in its report")
def wrong():
    with Place() as place:
        yaml = CHALLENGE.replace("tests:\n", "groups:\n- id: g\n  visible: true\n  tests:\n", 1)
        place.write("c/challenge.yaml", yaml)
        place.write("sol.py", WRONG)
        reports = []
        for _ in range(2):
            reports.append(gradebox("grade", place.path("c"), place.path("sol.py"), env=place.environment()).out)
        without_times = [re.sub(r"[0-9.]+ (?:ms|s|KiB|MiB)\b|(?:cpu|memory) .*", "", report) for report in reports]
        assert "expected" in reports[0] and without_times[0] == without_times[1], reports
        assert len(place.files()) == 3


@test("several solutions in one run: the reference is asked once, and not at all the next time")
def several():
    with Place() as place:
        words = ("--isolation", "seccomp")
        first = place.grade(*words, solutions=("sol.py", "c/solutions/wrong_answer/w.py"))
        assert len(ASKED.findall(first.err)) == 4, first
        again = place.grade(*words, solutions=("sol.py", "c/solutions/wrong_answer/w.py"))
        assert not ASKED.search(again.err) and again.out.count('"AC"') == first.out.count('"AC"'), again


CHANGES = [
    ("a byte of the reference", "c/solutions/accepted/a.py", "10 +", "10  +", 3),
    ("a byte of what generates", "c/challenge.yaml", "(0, 9)", "(0, 8)", 1),
    ("how often", "c/challenge.yaml", "repeat: 3", "repeat: 4", 1),
    ("an expression", "c/challenge.yaml", "2 + 3", "2 + 4", 1),
    ("an argument", "c/challenge.yaml", ", 4]", ", 5]", 1),
    ("a snippet", "c/challenge.yaml", "f(2, 3)", "f(2, 4)", 1),
    ("a test's id, by which its inputs are drawn", "c/challenge.yaml", "id: made", "id: drawn", 1),
    ("a hint, which no reference sees", "c/challenge.yaml", "id: said,", "id: said, hint: think,", 0),
]


@test.each(CHANGES, "{0} is changed: only what depends on it is asked again")
def changed(what, name, old, new, n_again):
    with Place() as place:
        must_ask(place.grade())
        with open(place.path(name), encoding="utf-8") as file:
            text = file.read()
        assert old in text
        place.write(name, text.replace(old, new, 1))
        done = place.grade()
        assert len(KEPT.findall(done.err)) == 3 - n_again, (what, done)
        assert set(verdicts(done)) == {"AC"}, done
        assert len(KEPT.findall(place.grade().err)) == 3


@test("another Python program, or another gradebox, asks again")
def another_build():
    with Place() as place:
        must_ask(place.grade())
        build = os.path.dirname(BINARY)
        os.mkdir(place.path("build"))
        for name in os.listdir(build):
            if re.fullmatch(r"gradebox(-(zygote|stdlib)-[0-9.]+[0-9])?", name):
                shutil.copy(os.path.join(build, name), place.path("build"))
        copy = place.path("build/gradebox")
        must_ask(gradebox(*place.words("--trace"), env=place.environment(), binary=copy))
        must_not_ask(gradebox(*place.words("--trace"), env=place.environment(), binary=copy))
        for name in os.listdir(place.path("build")):
            os.utime(place.path(f"build/{name}"))
            must_ask(gradebox(*place.words("--trace"), env=place.environment(), binary=copy))


def spoil_empty(path):
    os.truncate(path, 0)


def spoil_half(path):
    os.truncate(path, os.path.getsize(path) // 2)


def spoil_byte(path):
    with open(path, "r+b") as file:
        file.seek(-1, os.SEEK_END)
        last = file.read(1)[0]
        file.seek(-1, os.SEEK_END)
        file.write(bytes([last ^ 1]))


def spoil_pipe(path):
    os.unlink(path)
    os.mkfifo(path)


def spoil_link(path):
    os.rename(path, path + ".away")
    os.symlink(path + ".away", path)


def spoil_mode(path):
    os.chmod(path, 0o666)


SPOILED = [("is empty", spoil_empty), ("was cut short", spoil_half), ("has another byte", spoil_byte),
           ("is a pipe", spoil_pipe), ("is a link", spoil_link), ("can be written by others", spoil_mode)]


@test.each(SPOILED, "a file that {0} is ignored, and made anew")
def spoiled(what, spoil):
    with Place() as place:
        must_ask(place.grade())
        for name in place.files():
            spoil(os.path.join(place.answers(), name))
        done = must_ask(place.grade())
        assert not KEPT.search(done.err), (what, done)
        must_not_ask(place.grade())


@test("the answers to one test under the name of another's are no answers")
def swapped():
    with Place() as place:
        must_ask(place.grade())
        names = place.files()
        paths = [os.path.join(place.answers(), name) for name in names]
        os.rename(paths[0], paths[0] + ".away")
        os.rename(paths[1], paths[0])
        os.rename(paths[0] + ".away", paths[1])
        done = place.grade()
        assert len(KEPT.findall(done.err)) == 1 and verdicts(done) == ["AC"] * 5, done
        must_not_ask(place.grade())


@test("verify never reads what is kept, and never keeps anything")
def verify():
    with Place() as place:
        done = place.verify().must(0)
        assert ASKED.search(done.err) and place.files() == [], done
        must_ask(place.grade())
        before = {name: os.stat(os.path.join(place.answers(), name)) for name in place.files()}
        done = place.verify().must(0)
        assert ASKED.search(done.err) and not KEPT.search(done.err), done
        after = {name: os.stat(os.path.join(place.answers(), name)) for name in place.files()}
        assert {name: info.st_mtime_ns for name, info in before.items()} == \
            {name: info.st_mtime_ns for name, info in after.items()}


@test("verify tells of a reference that is wrong by now, whatever is kept")
def verify_anew():
    with Place() as place:
        must_ask(place.grade())
        place.write("c/solutions/accepted/a.py", SOLUTION.replace("10", "11"))
        place.write("c/solutions/accepted/b.py", SOLUTION)
        place.verify().must(4)


NOTHING = [
    ("there is neither a cache nor a home", {"XDG_CACHE_HOME": "", "HOME": ""}),
    ("the cache is a file", {"XDG_CACHE_HOME": "{0}/sol.py"}),
    ("the cache can't be made", {"XDG_CACHE_HOME": "{0}/none/none"}),
    ("the cache is no absolute path, and the home isn't there", {"XDG_CACHE_HOME": "x", "HOME": "{0}/none"}),
]


@test.each(NOTHING, "{0}: nothing is kept, and nothing said")
def nowhere(what, changes):
    with Place() as place:
        env = place.environment(**{name: text.format(place.name) for name, text in changes.items()})
        for _ in range(2):
            must_ask(place.grade(env=env))
            gradebox(*place.words(), env=env).must(0).must_be_silent()
        assert sorted(os.listdir(place.name)) == ["c", "sol.py"], what


@test("a folder that others may write to, or a link, is not used")
def not_ours():
    with Place() as place:
        must_ask(place.grade())
        os.chmod(place.answers(), 0o777)
        must_ask(place.grade())
        os.chmod(place.answers(), 0o700)
        must_not_ask(place.grade())
        os.rename(place.answers(), place.answers() + "2")
        os.symlink(place.answers() + "2", place.answers())
        must_ask(place.grade())


@test("without XDG_CACHE_HOME it is .cache in the home")
def home():
    with Place() as place:
        os.mkdir(place.path("home"))
        env = place.environment(HOME=place.path("home"), XDG_CACHE_HOME="")
        must_ask(place.grade(env=env))
        must_not_ask(place.grade(env=env))
        assert len(os.listdir(place.path("home/.cache/gradebox/answers"))) == 3


FAILS = [
    ("raises", "def f(a, b):\n    return a / (b - b)\n"),
    ("answers with what can't be used", "def f(a, b):\n    return object()\n"),
    ("can't be loaded", "def f(a, b:\n"),
]


@test.each(FAILS, "a reference that {0} is an error in each run, and nothing is kept")
def failing(what, source):
    with Place() as place:
        place.write("c/solutions/accepted/a.py", source)
        first, second = place.grade().must(3), place.grade().must(3)
        assert place.files() == [], (what, place.files())
        # Which of the tests is first to fail is a matter of chance.
        errors = [re.findall(r"the reference.*", done.err) for done in (first, second)]
        assert errors[0] and errors[0] == errors[1], (what, errors)


UNSTEADY = [
    ("the time", "import time\ndef f(a, b):\n    time.monotonic()\n    return a * 10 + b\n"),
    ("the time by another name", "from time import monotonic as m\ndef f(a, b):\n    return a * 10 + b\n"),
    ("an import inside", "def f(a, b):\n    import os, math\n    return a * 10 + b\n"),
    ("today", "import datetime\ndef f(a, b):\n    datetime.date.today()\n    return a * 10 + b\n"),
    ("now", "from datetime import datetime\ndef f(a, b):\n    datetime.now()\n    return a * 10 + b\n"),
    ("seconds", "import secrets\ndef f(a, b):\n    return a * 10 + b\n"),
    ("random without a seed", "from random import Random\ndef f(a, b):\n    Random()\n    return a * 10 + b\n"),
    ("a seed that is None", "import random\ndef f(a, b):\n    random.seed(None)\n    return a * 10 + b\n"),
    ("an import by name", "def f(a, b):\n    __import__('math')\n    return a * 10 + b\n"),
]


@test.each(UNSTEADY, "what may answer something else another day is not kept: {0}")
def unsteady(what, source):
    with Place() as place:
        place.write("c/solutions/accepted/a.py", source)
        done = must_ask(place.grade())
        assert "not kept for the next run: it" in done.err, (what, done)
        must_ask(place.grade())
        assert place.files() == [], what


@test("code of the challenge that may answer something else another day is not kept either")
def unsteady_challenge():
    for old, new in (("return [rng", "import time; return [rng"), ('"2 + 3"', '"random.seed() or 5"'),
                     ("return f(1, 2)", "import time; return f(1, 2)")):
        with Place() as place:
            assert old in CHALLENGE
            place.write("c/challenge.yaml", CHALLENGE.replace(old, new, 1))
            done = must_ask(place.grade())
            assert "in the challenge" in done.err and place.files() == [], (new, done)


@test("what is random by a seed, dated by what is given, or called now, is kept")
def steady():
    source = ("from __future__ import annotations\nimport random\nfrom datetime import date\n"
              "def f(a, b):\n    now = random.Random(a).random() and date(2024, 1, 1).year\n"
              "    return a * 10 + b + 0 * now\n")
    with Place() as place:
        place.write("c/solutions/accepted/a.py", source)
        place.write("sol.py", source)
        must_ask(place.grade())
        must_not_ask(place.grade())


@test("what may use more than to compute, or reads standard input, is asked each time")
def tiers():
    with Place() as place:
        place.write("c/challenge.yaml", CHALLENGE.replace("entry:", "allow: [threads]\nentry:", 1))
        for _ in range(2):
            assert verdicts(place.grade()) == ["AC"] * 5
        assert place.files() == []
        place.write("c/challenge.yaml", "gradebox: 1\nid: c\ntitle: A case\nreference: solutions/accepted/a.py\n"
                    "entry: {program: true}\ntests: [{id: t, stdin: x, stdout: !reference }]\n")
        place.write("c/solutions/accepted/a.py", "print(input())\n")
        place.write("sol.py", "print(input())\n")
        for _ in range(2):
            done = place.grade()
            assert len(re.findall("<- PROGRAM", done.err)) == 2 or done.code == 3, done
        assert place.files() == []


@test("a limit that is a factor is measured on the reference in each run")
def calibrated():
    with Place() as place:
        place.write("c/challenge.yaml", CHALLENGE.replace("tests:", "limits: {time: 5x}\ntests:", 1))
        for _ in range(2):
            done = place.grade()
            assert all(test["calibration"]["reference_ms"] > 0 for test in done.json()["tests"]), done
        assert not ASKED.search(done.err) and len(KEPT.findall(done.err)) == 3, done


@test("objects, linked lists and trees, raised and returned, come back as they were")
def shapes():
    yaml = ("gradebox: 1\nid: c\ntitle: A case\nreference: solutions/accepted/a.py\nentry: {function: f}\n"
            "types: {Link: {shape: linked_list, value: val, next: next}}\ntests:\n"
            "  - id: list\n    args: [!py 'linked_list([1, 2, 3], cycle=1)']\n    expect: !reference\n"
            "  - id: values\n    args: [!py '[{(1, 2): {3}}, b\"x\", 2**70, float(\"nan\"), 1j, \"\\ud800\"]']\n"
            "    expect: !reference\n")
    source = "def f(x):\n    return x\n"
    with Place() as place:
        place.write("c/challenge.yaml", yaml)
        place.write("c/solutions/accepted/a.py", source)
        place.write("sol.py", source)
        first = place.grade()
        again = place.grade()
        assert verdicts(first) == verdicts(again), (first, again)
        assert len(KEPT.findall(again.err)) == 2 and not ASKED.search(again.err), again


@functools.cache
def has_numpy():
    known = re.search(r"it was built for: (.*)", gradebox("doctor", "--python", "3.1").err)
    python = f"/usr/bin/python{known[1].split()[-1]}"
    return subprocess.run([python, "-I", "-c", "import numpy"], capture_output=True).returncode == 0


@test("what a preloaded package computed is kept, but not what it drew without a seed")
def packages():
    if not has_numpy():
        raise Skip("no numpy here")
    source = "import numpy as np\ndef f(a, b):\n    return int(np.array([a, b]) @ np.array([10, 1])){}\n"
    with Place() as place:
        place.write("c/challenge.yaml", CHALLENGE.replace("entry:", "preload: [numpy]\nentry:", 1))
        for name in ("sol.py", "c/solutions/accepted/a.py"):
            place.write(name, source.format(""))
        must_ask(place.grade())
        must_not_ask(place.grade())
        place.write("c/solutions/accepted/a.py", source.format(" + 0 * int(np.random.default_rng().random())"))
        assert "draws at random without a seed" in must_ask(place.grade()).err


FAULTS = [
    ("mkdir,mkdirat", "EACCES", "1+"),
    ("mkdir,mkdirat", "ENOSPC", "2+"),
    ("renameat,renameat2,rename", "EIO", "1+"),
    ("renameat,renameat2,rename", "EXDEV", "2"),
    ("unlinkat", "EPERM", "1+"),
    ("utimensat", "EPERM", "1+"),
]


@test.each(FAULTS, "{0} fails with {1}, at number {2}: all is graded, and nothing said")
def faults(call, error, when):
    with Place() as place:
        for _ in range(2):
            words = ["strace", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                     "-e", f"inject={call}:error={error}:when={when}", BINARY, *place.words()]
            done = subprocess.run(words, capture_output=True, stdin=subprocess.DEVNULL,
                                  env=place.environment(), timeout=HANG_SECONDS)
            done = Done(words, done.returncode, done.stdout, done.stderr).must(0).must_be_silent()
            assert verdicts(done) == ["AC"] * 5, done
        assert not [name for name in place.files() if not re.fullmatch("[0-9a-f]{64}", name)] or \
            call == "renameat,renameat2,rename", place.files()
        assert verdicts(place.grade()) == ["AC"] * 5


@test("several gradeboxes at the same time: each is right, and what they leave is whole")
def at_once():
    with Place() as place:
        for _ in range(2):
            running = [subprocess.Popen([BINARY, *place.words()], stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, env=place.environment()) for _ in range(4)]
            for child in running:
                out, err = child.communicate(timeout=HANG_SECONDS)
                done = Done(["grade"], child.returncode, out, err).must(0)
                assert verdicts(done) == ["AC"] * 5, done
        assert len(place.files()) == 3, place.files()
        must_not_ask(place.grade())


main()
