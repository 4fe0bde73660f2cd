"""nobody - who else has the id that root's boxes have, has no hold on them

Started as root the zygote and its boxes are nobody, and so may be a daemon of the machine. As an
ordinary user gradebox has no other id, and there is nobody to be kept away.
SPDX-License-Identifier: MIT
"""

import os
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import BINARY, Folder, environment, process_table, wait_until  # noqa: E402

NOBODY_ID = 65534
CHALLENGE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "attacks", "challenges", "items")
SLEEPS = "def items(n):\n    import time\n    time.sleep(10)\n"


def is_refused(path, flags):
    try:
        os.close(os.open(path, flags))
    except PermissionError:
        return True
    return False


def holds_of_nobody(pid):
    """What a process of nobody's can open of @pid's, by one that is."""
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setresgid(NOBODY_ID, NOBODY_ID, NOBODY_ID)
        os.setresuid(NOBODY_ID, NOBODY_ID, NOBODY_ID)
        refused = [
            is_refused(f"/proc/{pid}/mem", os.O_RDWR),
            is_refused(f"/proc/{pid}/maps", os.O_RDONLY),
            is_refused(f"/proc/{pid}/ns/user", os.O_RDONLY),
        ]
        os._exit(refused.count(False))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def is_jailed(pid):
    try:
        with open(f"/proc/{pid}/status", encoding="utf-8") as status:
            return "\nNoNewPrivs:\t1\n" in status.read()
    except OSError:
        return False  # it ended meanwhile


def jailed_children(pid):
    """The zygote and a box at least, or nothing."""
    children = [child for child, (parent, _, _) in process_table().items() if parent == pid]
    jailed = [child for child in children if is_jailed(child)]
    return jailed if len(jailed) > 1 else None


@test.each([("full",), ("seccomp",)], "another process of nobody's can't open what is a box's, {0}")
def nobody_has_no_hold(isolation):
    if os.geteuid() != 0:
        return
    with Folder() as folder:
        path = folder.write("sleeps.py", SLEEPS)
        run = subprocess.Popen([BINARY, "grade", "--isolation", isolation, CHALLENGE, path],
                               env=environment(), stdout=subprocess.DEVNULL)
        try:
            jailed = wait_until(lambda: jailed_children(run.pid), 20, "no box")
            holds = {pid: holds_of_nobody(pid) for pid in jailed}
        finally:
            run.kill()
            run.wait()
    assert set(holds.values()) == {0}, f"of 3 files these can be opened: {holds}"


main()
