"""program - run the real gradebox and look at what it does

The binary is the one in the environment variable GRADEBOX, else build/gradebox.
SPDX-License-Identifier: MIT
"""

import ctypes
import functools
import json
import os
import re
import subprocess
import sys
import tempfile
import time

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
sys.path.insert(0, os.path.join(ROOT, "tests"))

BINARY = os.path.abspath(os.environ.get("GRADEBOX") or os.path.join(ROOT, "build", "gradebox"))
if not os.access(BINARY, os.X_OK):
    sys.exit(f"Bail out! no program '{BINARY}': build it, or name it in GRADEBOX")

CHALLENGES = os.path.join(ROOT, "tests", "cli", "challenges")

# Nothing is kept from one run to the next, nor read from whoever runs the tests: each asks the reference anew.
# Also for children that are given no environment of their own.
os.environ["XDG_CACHE_HOME"] = "/nonexistent/cache"

# Far beyond anything that is waited for: it only turns a hang into a failure.
HANG_SECONDS = 120

GOOD = "def double(n):\n    return n + n\n"
WRONG = "def double(n):\n    return n * n\n"

NO_NAMESPACES = re.compile(r"gradebox: note: no namespaces here")


class Done:
    """How a run ended: its exit code as a shell shows it, and what it wrote."""

    def __init__(self, args, returncode, out, err):
        self.args = args
        self.code = returncode if returncode >= 0 else 128 - returncode
        self.out = out.decode("utf-8", "backslashreplace")
        self.err = err.decode("utf-8", "backslashreplace")

    def __str__(self):
        command = " ".join(str(arg)[:200] for arg in self.args)
        return f"$ gradebox {command}\nexit code {self.code}\n{self.out[:3000]}{self.err[:3000]}"

    def must(self, code, *words):
        """The exit code, and words that standard error must hold."""
        assert self.code == code, f"exit code {code} expected\n{self}"
        for word in words:
            assert word.lower() in self.err.lower(), f"no '{word}' on standard error\n{self}"
        self.must_be_sane()
        return self

    def must_be_sane(self):
        for word in ("Sanitizer", "runtime error:", "Assertion", "core dumped"):
            assert word not in self.err, f"'{word}' on standard error\n{self}"
        return self

    def must_be_silent(self):
        """Nothing on standard error; where the machine gives no namespaces, its note is no noise."""
        noise = [line for line in self.err.splitlines() if not NO_NAMESPACES.match(line)]
        assert not noise, f"on standard error: {noise}\n{self}"
        return self

    def json(self):
        try:
            return json.loads(self.out)
        except ValueError as error:
            raise AssertionError(f"not one JSON document: {error}\n{self}") from None


def environment(**changes):
    """The environment without what would change the program's behaviour."""
    env = {
        name: value
        for name, value in os.environ.items()
        if name not in ("NO_COLOR", "GRADEBOX_CHALLENGES", "GRADEBOX_ATTACKS", "COLUMNS",
                        "CLICOLOR_FORCE")
    }
    env.update(changes)
    return env


def gradebox(*args, stdin=b"", env=None, cwd=None, prepare=None, binary=BINARY,
             seconds=HANG_SECONDS):
    """Runs the program to its end. @prepare runs in the child before it, as preexec_fn."""
    done = subprocess.run(
        [binary, *args],
        input=stdin,
        capture_output=True,
        env=env or environment(),
        cwd=cwd,
        preexec_fn=prepare,
        timeout=seconds,
    )
    return Done(args, done.returncode, done.stdout, done.stderr)


def grade(challenge, source, *options, **how):
    """Grades @source (text or bytes) as sol.py against one of our small challenges."""
    with Folder() as folder:
        path = folder.write("sol.py", source)
        return gradebox("grade", "--challenges", CHALLENGES, *options, challenge, path, **how)


def grade_json(challenge, source, *options, **how):
    return grade(challenge, source, "--format", "json", *options, **how).json()


@functools.cache
def for_several():
    """The options that several solutions in one run take here: none where there are namespaces."""
    return ("--isolation", "seccomp") if NO_NAMESPACES.match(grade("double", GOOD).err) else ()


class Folder(tempfile.TemporaryDirectory):
    """A temporary folder that everybody may enter."""

    def __enter__(self):
        super().__enter__()
        os.chmod(self.name, 0o755)
        return self

    def path(self, name):
        return os.path.join(self.name, name)

    def write(self, name, content):
        path = self.path(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        os.chmod(os.path.dirname(path), 0o755)
        with open(path, "wb") as out:
            out.write(content.encode() if isinstance(content, str) else content)
        os.chmod(path, 0o644)
        return path


# ---- processes -----------------------------------------------------------------------------------


def process_table():
    """{pid: (parent's pid, start time, state)} of all processes that can be seen."""
    table = {}
    for name in os.listdir("/proc"):
        if not name.isdigit():
            continue
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8", errors="replace") as stat:
                fields = stat.read().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        table[int(name)] = (int(fields[1]), int(fields[19]), fields[0])
    return table


def descendants(pid):
    """{(pid, start time)} of all that stems from @pid; a reused pid has another start time."""
    table = process_table()
    found, grew = {pid}, True
    while grew:
        more = {child for child, (parent, _, _) in table.items() if parent in found} - found
        found |= more
        grew = bool(more)
    return {(child, table[child][1]) for child in found - {pid} if child in table}


def alive(processes):
    """Those of @processes that still run; one that is dead and not yet reaped doesn't."""
    table = process_table()
    return {
        (pid, start)
        for pid, start in processes
        if pid in table and table[pid][1] == start and table[pid][2] not in "ZX"
    }


def wait_until(condition, seconds, what):
    """Polls until @condition gives something true, and returns it."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"after {seconds} s: {what}"
        time.sleep(0.01)


# ---- what outlives gradebox ----------------------------------------------------------------------

PR_SET_CHILD_SUBREAPER = 36  # linux/prctl.h


def adopt_orphans():
    """Whatever outlives gradebox becomes a child of ours, where it can be seen."""
    assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def our_children():
    ours = os.getpid()
    return {
        pid
        for pid, (parent, _, state) in process_table().items()
        if parent == ours and state not in "ZX"
    }


def must_be_alone():
    wait_until(lambda: not our_children(), 10, "a process outlived gradebox")
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        pass  # nobody is left to be reaped
