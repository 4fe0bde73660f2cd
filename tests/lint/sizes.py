"""sizes - a file has at most 500 lines, a function at most 60

Long ones are where designs go to hide. Ours are measured: C files and headers, `dev`, and Python
scripts; not the challenges' solutions, and not Python tests, whose tables may be long. Functions
are found by universal-ctags; a table at file level is no function.
SPDX-License-Identifier: MIT
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests"))
from tap import Skip, main, must_work, test  # noqa: E402 (the path must be set first)

FILE_LINES_MAX = 500
FUNCTION_LINES_MAX = 60

# Folders at the root that are not measured.
LEFT_OUT = ("challenges",)
SCRIPTS = ("dev", os.path.join(".ci", "run"))


def is_measured(path):
    if path in SCRIPTS:
        return True
    if path.endswith(".py"):
        return not path.startswith("tests" + os.sep)
    return path.endswith((".c", ".h"))


def measured_files(root):
    for folder, folders, names in os.walk(root):
        relative = os.path.relpath(folder, root)
        folders[:] = sorted(
            name
            for name in folders
            if (name == ".ci" or not name.startswith((".", "build")))
            and not (relative == "." and name in LEFT_OUT)
        )
        for name in sorted(names):
            path = os.path.normpath(os.path.join(relative, name))
            if is_measured(path):
                yield path


def long_files(root):
    for path in measured_files(root):
        with open(os.path.join(root, path), "rb") as data:
            lines = data.read().count(b"\n")
        if lines > FILE_LINES_MAX:
            yield f"{path}: {lines} lines, at most {FILE_LINES_MAX}"


def ctags():
    """The ctags program that can say where a function ends."""
    for name in ("ctags-universal", "ctags"):
        path = shutil.which(name)
        if path and b"Universal" in subprocess.run([path, "--version"], capture_output=True).stdout:
            return path
    if must_work() or os.environ.get("CI") == "true":
        raise AssertionError("universal-ctags is not installed")
    raise Skip("universal-ctags is not installed")


def functions(root):
    """{name, path, line, end} of every function in the measured files."""
    paths = list(measured_files(root))
    command = [ctags(), "--options=NONE", "--output-format=json", "--fields=+neK", "-f", "-"]
    command += ["--kinds-C=f", "--kinds-Python=fm", "--kinds-Sh=f", "--map-C=+.h", "-L", "-"]
    done = subprocess.run(
        command, input="\n".join(paths), cwd=root, capture_output=True, text=True, check=True
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def long_functions(root):
    for tag in functions(root):
        lines = tag["end"] - tag["line"] + 1 if "end" in tag else 0
        if lines > FUNCTION_LINES_MAX:
            where = f"{tag['path']}:{tag['line']}"
            yield f"{where}: {tag['name']}() has {lines} lines, at most {FUNCTION_LINES_MAX}"


@test("no file is too long")
def files():
    assert list(measured_files(ROOT)), f"nothing to measure under {ROOT}"
    found = list(long_files(ROOT))
    assert not found, "\n".join(found)


@test("no function is too long")
def functions_of_the_tree():
    assert functions(ROOT), f"ctags finds no function under {ROOT}"
    found = list(long_functions(ROOT))
    assert not found, "\n".join(found)


def c_function(lines):
    return "int f(void)\n{\n" + "    g();\n" * (lines - 3) + "}\n"


# File, its text, complaints about files and about functions that must come of it.
PLANTED = [
    ("base/short.c", c_function(FUNCTION_LINES_MAX), 0, 0),
    ("base/long_function.c", c_function(FUNCTION_LINES_MAX + 1), 0, 1),
    ("base/full.c", "\n" * FILE_LINES_MAX, 0, 0),
    ("base/long.h", "\n" * (FILE_LINES_MAX + 1), 1, 0),
    ("base/inline.h", "static inline " + c_function(FUNCTION_LINES_MAX + 1), 0, 1),
    ("dev", "#!/bin/bash\n" + "\n" * FILE_LINES_MAX, 1, 0),
    ("sandbox/harness/long.py", "def f():\n" + "    g()\n" * FUNCTION_LINES_MAX, 0, 1),
    ("tests/unit/test_long.c", c_function(FUNCTION_LINES_MAX + 1), 0, 1),
    ("tests/long.py", "\n" * (FILE_LINES_MAX + 1), 0, 0),
    ("challenges/x/solutions/accepted/long.py", "\n" * (FILE_LINES_MAX + 1), 0, 0),
    ("build-asan/long.c", "\n" * (FILE_LINES_MAX + 1), 0, 0),
]


@test.each(PLANTED, "planted as {0}")
def planted(path, text, n_files, n_functions):
    with tempfile.TemporaryDirectory() as root:
        os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
        with open(os.path.join(root, path), "w", encoding="utf-8") as out:
            out.write(text)
        found = list(long_files(root))
        assert len(found) == n_files, found
        if list(measured_files(root)):
            found = list(long_functions(root))
            assert len(found) == n_functions, found


main()
