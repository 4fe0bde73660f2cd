"""inside - what runs in the virtual machine: makes it look like an ordinary one, then runs the plan

The plan (/plan.json) is a list of steps. Each runs as an ordinary user, in a control group like the one
that `systemd-run --user --scope -p Delegate=yes` gives. Everything is told on the second serial line
in lines that start with "@@"; tests/vm/console.py reads them.
SPDX-License-Identifier: MIT
"""

import ctypes
import json
import os
import signal
import subprocess
import sys
import time
import traceback

REPORT = "/dev/ttyS1"
PLAN = "/plan.json"
USER_ID = 1000
RB_POWER_OFF = 0x4321FEDC  # linux/reboot.h

# kind, place, options. nsdelegate is how systemd mounts the control groups.
MOUNTS = (
    ("proc", "/proc", ""),
    ("sysfs", "/sys", ""),
    ("securityfs", "/sys/kernel/security", ""),
    ("cgroup2", "/sys/fs/cgroup", "nsdelegate,memory_recursiveprot"),
    ("devpts", "/dev/pts", "ptmxmode=0666"),
    ("tmpfs", "/dev/shm", "mode=1777"),
    ("tmpfs", "/tmp", "mode=1777"),
)
LINKS = (("/proc/self/fd", "/dev/fd"), ("/proc/self/fd/0", "/dev/stdin"),
         ("/proc/self/fd/1", "/dev/stdout"), ("/proc/self/fd/2", "/dev/stderr"))

CGROUPS = "/sys/fs/cgroup"
DELEGATED = CGROUPS + "/user"  # belongs to the user, controllers enabled, holds no process itself
SHELL = DELEGATED + "/shell"  # where the steps run
CONTROLLERS = "+memory +pids"

libc = ctypes.CDLL(None, use_errno=True)


def mount(kind, place, options):
    os.makedirs(place, exist_ok=True)
    if libc.mount(b"none", place.encode(), kind.encode(), 0, options.encode()) != 0:
        raise OSError(ctypes.get_errno(), f"mount {kind} on {place}")


def write(path, text):
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)


def delegate():
    """What systemd does for Delegate=yes: these three files, and the folder, are the user's."""
    write(CGROUPS + "/cgroup.subtree_control", CONTROLLERS)
    os.mkdir(DELEGATED)
    write(DELEGATED + "/cgroup.subtree_control", CONTROLLERS)
    os.mkdir(SHELL)
    for folder in (DELEGATED, SHELL):
        for name in ("", "cgroup.procs", "cgroup.subtree_control", "cgroup.threads"):
            os.chown(os.path.join(folder, name), USER_ID, USER_ID)


def prepare(settings):
    """@settings: {file below /proc/sys: value}."""
    for row in MOUNTS:
        mount(*row)
    for target, link in LINKS:
        os.symlink(target, link)
    subprocess.run(["/bin/ip", "link", "set", "lo", "up"], check=True)
    delegate()
    for name, value in settings.items():
        write("/proc/sys/" + name, value)


def become_user():
    write(SHELL + "/cgroup.procs", str(os.getpid()))
    os.setgroups([])
    os.setresgid(USER_ID, USER_ID, USER_ID)
    os.setresuid(USER_ID, USER_ID, USER_ID)


def run(step, report):
    """The exit code as a shell shows it; 124, as timeout(1) has it, for a step that took too long."""
    env = {"PATH": "/usr/bin:/bin", "HOME": "/home/user", "PYTHONDONTWRITEBYTECODE": "1", **step["env"]}
    child = subprocess.Popen(
        step["command"], env=env, cwd=step["folder"], stdin=subprocess.DEVNULL, stdout=report,
        stderr=report, preexec_fn=become_user, start_new_session=True,
    )  # fmt: skip
    try:
        code = child.wait(step["seconds"])
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        return 124
    return code if code >= 0 else 128 - code


def run_all(report):
    with open(PLAN, encoding="utf-8") as text:
        plan = json.load(text)
    prepare(plan["settings"])
    os.dup2(report, 2)
    for number, step in enumerate(plan["steps"]):
        os.write(report, f"\n@@ begin {number}\n".encode())
        start = time.monotonic()
        try:
            code = run(step, report)
        except OSError as error:
            os.write(report, f"{error}\n".encode())
            code = 127
        os.write(report, f"\n@@ end {number} {code} {time.monotonic() - start:.1f}\n".encode())
    os.write(report, b"\n@@ done\n")


def main():
    """Process 1: waits for whatever is orphaned, and switches off when the steps are through."""
    report = os.open(REPORT, os.O_WRONLY | os.O_NOCTTY | os.O_CLOEXEC)
    worker = os.fork()
    if worker == 0:
        try:
            run_all(report)
        except Exception:
            os.write(report, traceback.format_exc().encode())
        os._exit(0)
    while os.wait()[0] != worker:
        pass
    libc.tcdrain(report)
    libc.reboot(RB_POWER_OFF)
    return 1


sys.exit(main())
