"""signals - gradebox that is interrupted or killed leaves nothing behind

SPDX-License-Identifier: MIT
"""

import ctypes
import os
import resource
import signal
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from tap import main, test  # noqa: E402
from cli.program import (  # noqa: E402
    BINARY,
    CHALLENGES,
    GOOD,
    HANG_SECONDS,
    Done,
    Folder,
    alive,
    descendants,
    environment,
    gradebox,
    wait_until,
)

# A submission that wants to stay: it spins or sleeps, deaf to what can be ignored.
DEAF = """import signal, time
for number in range(1, 65):
    try:
        signal.signal(number, signal.SIG_IGN)
    except (OSError, ValueError):
        pass

def wait():
    {body}
"""
SPINNING = DEAF.format(body="while True: pass")
SLEEPING = DEAF.format(body="time.sleep(1000)")

# Far longer than a box takes from its start to the submission's own code.
SETTLE_SECONDS = 0.3

KINDS = [("spins", SPINNING), ("sleeps", SLEEPING)]


class Running:
    """A gradebox in the middle of a test, with all that it started."""

    def __init__(self, folder, source, *options, group=False, challenge="patient"):
        path = folder.write("sol.py", source)
        command = [BINARY, "grade", "--challenges", CHALLENGES, *options, challenge, path]
        self.child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            start_new_session=group,
        )
        self.command = command[1:]
        self.started = wait_until(self.settled, 20, "no box was started")

    def settled(self):
        """All that was started, once it is a zygote and a box that stay for a while."""
        found = descendants(self.child.pid)
        time.sleep(SETTLE_SECONDS)
        assert self.child.poll() is None, f"ended early: {self.end()}"
        return found if len(found) >= 2 and found == descendants(self.child.pid) else None

    def end(self):
        out, err = self.child.communicate(timeout=HANG_SECONDS)
        return Done(self.command, self.child.returncode, out, err)

    def must_leave_nothing(self):
        wait_until(lambda: not alive(self.started), 5, f"some of {self.started} still run")


@test.each(KINDS, "kill -9 of gradebox ends its zygote and a box that {0}")
def killed(_, source):
    with Folder() as folder:
        running = Running(folder, source)
        running.child.kill()
        assert running.end().code == 128 + signal.SIGKILL
        running.must_leave_nothing()


@test.each(KINDS, "kill -9 with three boxes at once, each of which {0}")
def killed_with_many(_, source):
    with Folder() as folder:
        running = Running(folder, source, "--jobs", "3")
        running.child.kill()
        running.end()
        running.must_leave_nothing()


@test.each(
    [(name, code, source) for name, code in (("SIGINT", 130), ("SIGTERM", 143)) for _, source in KINDS],
    "{0} gives {1}, at once, and leaves nothing",
)
def interrupted(name, code, source):
    with Folder() as folder:
        running = Running(folder, source)
        running.child.send_signal(getattr(signal, name))
        wait_until(lambda: running.child.poll() is not None, 5, "it doesn't end")
        running.end().must(code)
        running.must_leave_nothing()


@test("Ctrl-C reaches the whole process group, and still gives 130 and no other noise")
def interrupted_group():
    with Folder() as folder:
        running = Running(folder, SLEEPING, group=True)
        os.killpg(running.child.pid, signal.SIGINT)
        done = running.end().must(130)
        assert "Traceback" not in done.err and "internal" not in done.err, done
        running.must_leave_nothing()


@test("the zygote that is killed is an internal error, not the candidate's fault")
def killed_zygote():
    with Folder() as folder:
        running = Running(folder, SPINNING)
        assert any(is_zygote(pid) for pid, _ in running.started), "no process named gradebox-zygote"

        def strike():
            """Again and again: a box that had nothing to do yet is made anew, by another zygote."""
            for pid, _ in descendants(running.child.pid):
                if is_zygote(pid):
                    kill_if_there(pid)
            return running.child.poll() is not None

        wait_until(strike, 20, "it goes on without a zygote")
        done = running.end().must(5)
        assert "runtime error" not in done.out, done
        running.must_leave_nothing()


def kill_if_there(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def is_zygote(pid):
    try:
        with open(f"/proc/{pid}/comm", encoding="utf-8") as name:
            return name.read().strip() == "gradebox-zygote"
    except OSError:
        return False


@test("SIGINT that is ignored when it starts (nohup, &) stays ignored")
def inherited_ignore():
    with Folder() as folder:
        path = folder.write("sol.py", "def wait():\n    return 1\n")
        done = gradebox(
            "grade", "--challenges", CHALLENGES, "patient", path,
            prepare=lambda: signal.signal(signal.SIGINT, signal.SIG_IGN),
        )
        done.must(0)


@test("signals that are blocked when it starts don't keep it from ending")
def inherited_mask():
    def block():
        signal.pthread_sigmask(signal.SIG_BLOCK, range(1, 32))

    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        gradebox("grade", "--challenges", CHALLENGES, "double", path, prepare=block).must(0)


@test("SIGCHLD that is ignored when it starts doesn't lose a box's status")
def inherited_sigchld():
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        done = gradebox(
            "grade", "--challenges", CHALLENGES, "double", path,
            prepare=lambda: signal.signal(signal.SIGCHLD, signal.SIG_IGN),
        )
        done.must(0)


# A limit that a shell may have set, and a solution that needs none of what it leaves too little of.
LOW_LIMITS = [
    ("descriptors", resource.RLIMIT_NOFILE, 50),
    ("private memory", resource.RLIMIT_DATA, 50 << 20),
    ("addresses", resource.RLIMIT_AS, 100 << 20),
    ("stack", resource.RLIMIT_STACK, 512 << 10),
    ("CPU time", resource.RLIMIT_CPU, 5),
]


@test.each(LOW_LIMITS, "a hard limit of {0} that is too low is told, and nobody's runtime error")
def inherited_hard_limit(_, which, limit):
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        done = gradebox(
            "grade", "--challenges", CHALLENGES, "--jobs", "1", "double", path,
            prepare=lambda: resource.setrlimit(which, (limit, limit)),
        )
        done.must(6, "no box can be had")
        assert "RLIMIT_" in done.err or "descriptor" in done.err, done
        assert "runtime error" not in done.out and "memory limit" not in done.out, done


@test("a low soft limit of descriptors is no matter")
def inherited_soft_limit():
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        done = gradebox(
            "grade", "--challenges", CHALLENGES, "double", path,
            prepare=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (20, hard)),
        )
        done.must(0)


SHORT = """gradebox: 1
id: short
title: A challenge with little time to wait
entry:
  function: wait
limits:
  time: 1s
  wall: 3s
tests:
  - {id: only, args: [], expect: 1}
"""


@test("an answer that came while gradebox was stopped is in time")
def stopped():
    with Folder() as folder:
        folder.write("short/challenge.yaml", SHORT)
        running = Running(folder, "import time\ndef wait():\n    time.sleep(2)\n    return 1\n",
                          challenge=folder.path("short"))
        running.child.send_signal(signal.SIGSTOP)
        time.sleep(4)
        running.child.send_signal(signal.SIGCONT)
        running.end().must(0)


CAP_KILL, PR_CAPBSET_DROP = 5, 24  # linux/capability.h, linux/prctl.h


@test("root that may not kill its boxes is told so, and nothing hangs")
def root_without_kill():
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None)
    with Folder() as folder:
        path = folder.write("sol.py", GOOD)
        done = gradebox(
            "grade", "--challenges", CHALLENGES, "double", path,
            prepare=lambda: libc.prctl(PR_CAPBSET_DROP, CAP_KILL, 0, 0, 0),
        )
        done.must(6, "CAP_KILL")


DRAWN = """gradebox: 1
id: drawn
title: A challenge whose inputs take long to draw
entry:
  function: wait
  params: [n]
tests:
  - id: only
    generate: |
      import time
      time.sleep(2)
      return [3]
    expect: !reference
"""


@test.each(
    [("killed once from outside does its work in another one", 1, 0),
     ("killed again and again is told, and not tried for ever", 10, 5)],
    "a setter's box that is {0}",
)
def killed_setter(_, n_kills, code):
    with Folder() as folder:
        folder.write("drawn/challenge.yaml", DRAWN)
        folder.write("drawn/solutions/accepted/good.py", "def wait(n):\n    return n\n")
        running = Running(folder, "def wait(n):\n    return n\n", challenge=folder.path("drawn"))
        # All have the zygote's name; it is there first, for no box can be before it is warm.
        zygote, *boxes = sorted(running.started, key=lambda process: process[1])
        assert boxes, "no box is running"
        killed = set()

        def kill_boxes():
            for process in descendants(running.child.pid) - {zygote} - killed:
                if len(killed) < n_kills:
                    os.kill(process[0], signal.SIGKILL)
                    killed.add(process)
            return running.child.poll() is not None

        wait_until(kill_boxes, 20, "it doesn't end")
        done = running.end().must(code)
        told = "killed from outside" in " ".join(done.out.split())
        assert told == (code != 0), done


main()
