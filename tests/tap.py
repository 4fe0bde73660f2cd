"""tap - tests that are plain functions, reported as TAP 13

A test is a function without parameters, marked `@test("a sentence that must hold")`. It fails by
any exception, usually an assert; it skips by raising Skip. `@test.each(rows)` makes one test of
each row. `main()` runs all of them, or those whose names hold one of the words on the command line,
and ends the program.

Where GRADEBOX_MUST_WORK is set, a skip is a failure.
SPDX-License-Identifier: MIT
"""

import os
import sys
import traceback


TESTS = os.path.dirname(os.path.abspath(__file__)) + os.sep


class Skip(Exception):
    """What a test needs isn't there; the text says what."""


class Register:
    """The decorator `test`, which collects what main() runs."""

    def __init__(self):
        self.tests = []

    def __call__(self, name):
        def register(function):
            self.tests.append((name, function))
            return function

        return register

    def each(self, rows, name="{0}"):
        """One test for each row, called with the row's items; the name is formatted with them."""

        def register(function):
            for row in rows:
                self.tests.append((name.format(*row), lambda row=row: function(*row)))
            return function

        return register


test = Register()


def must_work():
    return bool(os.environ.get("GRADEBOX_MUST_WORK"))


def one_line(name):
    """A name as TAP can hold it: a # would start a directive."""
    return name.replace("\n", " ").replace("#", "")


def explain(error):
    """The lines that tell why a test failed: the message, and where in the test it happened."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [
        frame
        for frame in frames
        if os.path.abspath(frame.filename).startswith(TESTS) and frame.filename != __file__
    ]
    where = ours[-1] if ours else frames[-1]
    lines = [f"{type(error).__name__} at {os.path.basename(where.filename)}:{where.lineno}"]
    lines += [f"  {where.line}"] if where.line else []
    lines += str(error).splitlines()
    return lines[:40]


def run(number, name, function):
    """Runs one test and prints its line; whether it didn't fail."""
    try:
        function()
    except Skip as skip:
        if not must_work():
            print(f"ok {number} - {one_line(name)} # SKIP {skip}", flush=True)
            return True
        reasons = [f"may not be skipped here: {skip}"]
    except Exception as error:  # whatever it is, it is this test's failure
        reasons = explain(error)
    else:
        print(f"ok {number} - {one_line(name)}", flush=True)
        return True
    print(f"not ok {number} - {one_line(name)}", flush=True)
    # On standard error, because meson shows that of a failed program and keeps TAP's comments back.
    print(f"# {one_line(name)}", file=sys.stderr)
    for line in reasons:
        print(f"#   {line}", file=sys.stderr)
    sys.stderr.flush()
    return False


def main():
    words = sys.argv[1:]
    chosen = [
        (name, function)
        for name, function in test.tests
        if not words or any(word in name for word in words)
    ]
    print(f"1..{len(chosen)}", flush=True)
    good = [run(number, name, function) for number, (name, function) in enumerate(chosen, 1)]
    sys.exit(0 if good and all(good) else 1)
