"""as_user - a test of sandbox/ once more, as an ordinary user

`as_user.py [SCRIPT]`, without one forging.py. Started as root, as CI is, it copies the programs and the
tests to where that user may read them, gives all rights up for good and becomes SCRIPT. Started by an
ordinary user there is nothing to do that SCRIPT hasn't done.
SPDX-License-Identifier: MIT
"""

import os
import shutil
import sys
import tempfile

TESTS = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, TESTS)
from cli.program import BINARY  # noqa: E402

SCRIPT = sys.argv[1] if len(sys.argv) > 1 else "forging.py"
ORDINARY_ID = 61184  # nobody's: the first that systemd hands out and takes back (DynamicUser=)


def copy_for_everybody(folder):
    """The programs and the tests below @folder; returns the path of gradebox there."""
    build = os.path.join(folder, "build")
    os.mkdir(build)
    for name in os.listdir(os.path.dirname(BINARY)):
        path = os.path.join(os.path.dirname(BINARY), name)
        if (name.startswith("gradebox") or name == "without") and os.path.isfile(path):
            shutil.copy(path, build)
    ignored = shutil.ignore_patterns("__pycache__", "golden", "unit")
    shutil.copytree(TESTS, os.path.join(folder, "tests"), ignore=ignored)
    for parent, folders, files in os.walk(folder):
        for name in folders + files:
            path = os.path.join(parent, name)
            os.chmod(path, os.stat(path).st_mode | 0o555 if os.path.isdir(path) or
                     parent == build else os.stat(path).st_mode | 0o444)
    os.chmod(folder, 0o755)
    return os.path.join(build, "gradebox")


def run_as_user(folder):
    """Becomes the script in a child without rights; returns its exit status."""
    binary = copy_for_everybody(folder)
    pid = os.fork()
    if pid == 0:
        os.setgroups([])
        os.setresgid(ORDINARY_ID, ORDINARY_ID, ORDINARY_ID)
        os.setresuid(ORDINARY_ID, ORDINARY_ID, ORDINARY_ID)
        os.chdir(folder)
        script = os.path.join(folder, "tests", "sandbox", SCRIPT)
        os.environ.update(GRADEBOX=binary, HOME="/nonexistent", PYTHONDONTWRITEBYTECODE="1")
        os.execv(sys.executable, [sys.executable, script])
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def main():
    if os.geteuid() != 0:
        print(f"1..1\nok 1 - an ordinary user already: {SCRIPT} is this test")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        return run_as_user(folder)


sys.exit(main())
