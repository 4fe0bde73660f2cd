"""input - solutions and challenges of every kind that can be handed over

SPDX-License-Identifier: MIT
"""

import os
import re
import shutil
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import BINARY, CHALLENGES, GOOD, Folder, grade, grade_json, gradebox  # noqa: E402

NOBODY = 65534
MIB = 1 << 20

YAML = """gradebox: 1
id: spare
title: Spare
entry:
  function: double
tests:
  - {id: one, args: [1], expect: 2}
"""


def grade_path(path, **how):
    return gradebox("grade", "--challenges", CHALLENGES, "double", path, **how)


# ---- sources that Python takes -------------------------------------------------------------------

HEAD = "def double(n):\n    text = '%s'\n    return n + n\n"

TAKEN = [
    ("Windows line ends", GOOD.replace("\n", "\r\n").encode()),
    ("old Mac line ends", GOOD.replace("\n", "\r").encode()),
    ("a byte order mark", b"\xef\xbb\xbf" + GOOD.encode()),
    ("a byte order mark and a coding line", b"\xef\xbb\xbf# coding: utf-8\n" + GOOD.encode()),
    ("UTF-8 without a coding line", (HEAD % "\u00e4\u20ac\U0001f600").encode()),
    ("latin-1 with a coding line", b"# -*- coding: latin-1 -*-\n" + (HEAD % "\u00e4").encode("latin-1")),
    ("cp1252 on the second line", b"#!/usr/bin/python\n# vim: set fileencoding=cp1252 :\n"
     + (HEAD % "\u20ac").encode("cp1252")),
    ("no newline at the end", GOOD.rstrip().encode()),
    ("a form feed", b"\x0c\n" + GOOD.encode()),
    ("tabs", GOOD.replace("    ", "\t").encode()),
    ("a future import", b"from __future__ import annotations\n" + GOOD.encode()),
    ("an alias of the entry", b"def twice(n):\n    return n + n\n"),
    ("a main block, which doesn't run", GOOD.encode() + b"if __name__ == '__main__':\n    1 / 0\n"),
    ("a long line", GOOD.encode() + b"x = '" + b"a" * 100000 + b"'\n"),
    ("a megabyte of comments", GOOD.encode() + (b"#" * 99 + b"\n") * 10000),
]


@test.each(TAKEN, "a solution with {0} is accepted")
def taken(_, source):
    grade("double", source).must(0)


# ---- sources that Python refuses: a load error for every test ------------------------------------

REFUSED = [
    ("an empty file", b"", "double"),
    ("only a comment", b"# nothing\n", "double"),
    ("an entry that is no function", b"double = 3\n", "double"),
    ("a syntax error", b"def double(n):\n    return n +\n", "SyntaxError"),
    ("wrong indentation", b"def double(n):\nreturn n\n", "IndentationError"),
    ("a NUL byte", GOOD.encode() + b"x = '\0'\n", "null byte"),
    ("only NUL bytes", b"\0" * 1000, "null byte"),
    ("latin-1 without a coding line", (HEAD % "\u00e4").encode("latin-1"), ""),
    ("an unknown encoding", b"# coding: klingon\n" + GOOD.encode(), "klingon"),
    ("a byte order mark and another encoding", b"\xef\xbb\xbf# coding: latin-1\n" + GOOD.encode(), ""),
    ("UTF-16", GOOD.encode("utf-16"), ""),
    ("random bytes", bytes(range(256)) * 40, ""),
    ("an exception at import", b"raise ValueError('early')\n", "ValueError"),
    ("a module that isn't there", b"import no_such_module\n" + GOOD.encode(), "no_such_module"),
    ("brackets that are nested too deeply", b"x = " + b"(" * 50000 + b")" * 50000, ""),
]


@test.each(REFUSED, "a solution with {0} is a load error")
def refused(_, source, word):
    done = grade("double", source, "--format", "json").must(1)
    result = done.json()
    verdicts = {row["verdict"] for row in result["tests"]}
    assert result["verdict"] == "LE" and verdicts <= {"LE", "SK"}, result
    assert result["score"] == 0, result
    detail = result["tests"][0]["detail"]
    assert word.lower() in detail.lower(), f"no '{word}' in '{detail}'"
    done = grade("double", source).must(1)
    assert "load error" in done.out, done


@test("a syntax error names its line")
def line_of_a_syntax_error():
    result = grade_json("double", "def double(n):\n    x = 1\n    return n +\n")
    assert result["tests"][0]["line"] == 3, result["tests"][0]


# ---- standard input ------------------------------------------------------------------------------


@test("- reads the solution from standard input, and the report names it so")
def standard_input():
    done = grade_path("-", stdin=GOOD.encode()).must(0)
    assert "-" in done.out.splitlines()[0], done


@test("standard input that is empty is a load error")
def empty_standard_input():
    grade_path("-", stdin=b"").must(1)


@test("standard input that is closed is exit code 3")
def closed_standard_input():
    grade_path("-", prepare=lambda: os.close(0)).must(3, "standard input")


@test("standard input beyond 8 MiB is exit code 3")
def large_standard_input():
    grade_path("-", stdin=b"#" * (8 * MIB + 1)).must(3, "8 MiB")


@test("a closed standard input is no matter when a file is graded")
def closed_and_not_needed():
    with Folder() as folder:
        grade_path(folder.write("sol.py", GOOD), prepare=lambda: os.close(0)).must(0)


# ---- solution files that can't be used: exit code 3 ----------------------------------------------


@test("a missing file is exit code 3 and named")
def missing_file():
    done = grade_path("/nowhere/sol.py").must(3, "/nowhere/sol.py", "No such file")
    assert not done.out, done


@test("a directory for a file is exit code 3")
def directory_for_a_file():
    with Folder() as folder:
        done = grade_path(folder.name).must(3, "directory")
    assert f"{folder.name}/*.py" in done.err, done


@test("a solution of 100 MB is exit code 3, at once")
def huge_file():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        os.truncate(path, 100_000_000)
        grade_path(path).must(3, "8 MiB")


@test("a solution of 8 MiB to the byte is graded")
def largest():
    grade("double", (GOOD.encode() + (b"#" * 99 + b"\n") * 83885).ljust(8 * MIB, b"#")).must(0)


@test("a solution of 8 MiB and a byte is exit code 3")
def slightly_too_large():
    with Folder() as folder:
        grade_path(folder.write("sol.py", b"#" * (8 * MIB + 1))).must(3, "8 MiB")


@test.each(
    [("/dev/zero",), ("/dev/null",), ("/proc/self/mem",), ("x" * 5000,), ("a\nb.py",)],
    "the solution '{0:.20}' is exit code 3",
)
def odd_paths(path):
    done = grade_path(path).must(3)
    assert len(done.err.splitlines()) <= 3, done


@test("a FIFO that nobody writes to doesn't hang")
def fifo():
    with Folder() as folder:
        path = folder.path("sol.py")
        os.mkfifo(path)
        grade_path(path).must(3)


@test("a circle of symbolic links is exit code 3")
def symlink_circle():
    with Folder() as folder:
        os.symlink("b.py", folder.path("a.py"))
        os.symlink("a.py", folder.path("b.py"))
        grade_path(folder.path("a.py")).must(3, "a.py")


@test("a name with terminal escapes is shown harmlessly")
def hostile_name():
    with Folder() as folder:
        missing = grade_path(folder.path("\x1b[31mred.py")).must(3)
        graded = grade_path(folder.write("\x1b[31mred.py", GOOD)).must(0)
    assert "\x1b" not in missing.err + graded.out + graded.err, graded


def as_nobody():
    """For a child of root: an ordinary user, who may not read everything."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


def copy_program(folder):
    """A program, with its zygote, that everybody may run: a checkout in a private home can't be."""
    here = os.path.dirname(BINARY)
    for name in os.listdir(here):
        if name == "gradebox" or re.fullmatch(r"gradebox-(zygote|stdlib)-[0-9.]+[0-9]", name):
            shutil.copy(os.path.join(here, name), folder.path(name))
            os.chmod(folder.path(name), 0o755)
    return folder.path("gradebox")


@test("a solution without read permission is exit code 3")
def unreadable_solution():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        os.chmod(path, 0)
        folder.write("spare/challenge.yaml", YAML)
        done = gradebox("grade", folder.path("spare"), path, prepare=as_nobody,
                        binary=copy_program(folder))
        done.must(3, "sol.py", "Permission denied")


@test("an ordinary user can grade")
def ordinary_user():
    with Folder() as folder:
        folder.write("spare/challenge.yaml", YAML)
        gradebox("grade", folder.path("spare"), folder.write("sol.py", GOOD), prepare=as_nobody,
                 binary=copy_program(folder)).must(0)


# ---- challenges that can't be used: exit code 3 --------------------------------------------------

def use(text, name="spare", solution=GOOD):
    with Folder() as folder:
        folder.write(f"{name}/challenge.yaml", text)
        return gradebox("grade", folder.path(name), folder.write("sol.py", solution))


@test("the spare challenge is fine as it stands")
def spare():
    use(YAML).must(0)


BROKEN = [
    ("nothing", "", "challenge.yaml"),
    ("no YAML", "[1, 2", "challenge.yaml:"),
    ("a list", "- 1\n", "challenge.yaml:"),
    ("another version", YAML.replace("gradebox: 1", "gradebox: 7"), "got 7"),
    ("an unknown key", YAML + "titel: x\n", "challenge.yaml:8:1: error: "),
    ("an unknown key, and the nearest known", YAML + "limts: {}\n", "limits"),
    ("a duplicate key", YAML + "title: again\n", "title"),
    ("an alias", YAML.replace("[1]", "&a [1]"), "challenge.yaml:7"),
    ("an unknown tag", YAML.replace("[1]", "!foo [1]"), "!foo"),
    ("a bad duration", YAML + "limits: {time: fast}\n", "'fast'"),
    ("invalid UTF-8", YAML.encode() + b"# \xff\n", "UTF-8"),
    ("a NUL", YAML.encode() + b"# \0\n", "challenge.yaml"),
    ("more than 8 MiB", YAML.encode() + b"#" * (8 * MIB), "8 MiB"),
    ("too much depth", YAML.replace("[1]", "[" * 100 + "]" * 100), "64"),
    ("the id of another folder", YAML.replace("id: spare", "id: other"), "other"),
    ("no entry", YAML.replace("entry:\n  function: double\n", ""), "entry"),
    ("an expression that fails", YAML.replace("[1]", '[!py "1 / 0"]'), "ZeroDivisionError"),
]


@test.each(BROKEN, "a challenge with {0} is exit code 3 and says so")
def broken(_, text, word):
    done = use(text).must(3, word)
    assert not done.out, done


@test("allow: [] asks for nothing, so it is fine")
def nothing_allowed():
    use(YAML + "allow: []\n").must(0)


@test("all complaints of a file come together")
def several_complaints():
    done = use(YAML + "titel: x\nlimts: {}\n").must(3, "titel", "limts")
    assert done.err.count("error:") == 2, done


@test("a challenge that isn't there is exit code 3, and the nearest is named")
def unknown_challenge():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        done = gradebox("grade", "--challenges", CHALLENGES, "duoble", path)
    done.must(3, "duoble", "'double'")


@test("a folder without challenge.yaml is exit code 3")
def folder_without_yaml():
    with Folder() as folder:
        gradebox("grade", folder.name, folder.write("sol.py", GOOD)).must(3, "challenge.yaml")


@test("a folder for challenge.yaml is exit code 3")
def folder_for_yaml():
    with Folder() as folder:
        os.makedirs(folder.path("odd/challenge.yaml"))
        sol = folder.write("sol.py", GOOD)
        gradebox("grade", folder.path("odd"), sol).must(3, "directory")


@test("a challenge without read permission is exit code 3")
def unreadable_challenge():
    with Folder() as folder:
        path = folder.write("spare/challenge.yaml", YAML)
        sol = folder.write("sol.py", GOOD)
        os.chmod(path, 0)
        done = gradebox("grade", folder.path("spare"), sol, prepare=as_nobody,
                        binary=copy_program(folder))
        done.must(3, "challenge.yaml", "Permission denied")


@test("a challenge can be graded by a copy of its folder")
def copied_challenge():
    with Folder() as folder:
        shutil.copytree(os.path.join(CHALLENGES, "double"), folder.path("double"))
        gradebox("grade", folder.path("double"), folder.write("sol.py", GOOD)).must(0)


main()
