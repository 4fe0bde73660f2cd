"""as_user - a test of sandbox/ once more, as an ordinary user

`as_user.py [SCRIPT]`, without one forging.py. Started as root, as CI is, it copies the programs and the
tests to where that user may read them, gives all rights up for good and becomes SCRIPT. Started by an
ordinary user there is nothing to do that SCRIPT hasn't done.
SPDX-License-Identifier: MIT
"""

import os
import sys
import tempfile

TESTS = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
sys.path.insert(0, TESTS)
from sandbox.ordinary_user import become_ordinary, copy_for_everybody  # noqa: E402

SCRIPT = sys.argv[1] if len(sys.argv) > 1 else "forging.py"


def run_as_user(folder):
    """Becomes the script in a child without rights; returns its exit status."""
    binary = copy_for_everybody(folder)
    pid = os.fork()
    if pid == 0:
        become_ordinary()
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
