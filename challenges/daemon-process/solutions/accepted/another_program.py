"""Starts another Python for the daemon, so that nothing of the caller is in it."""

import os
import signal
import subprocess
import sys
import time

PROGRAM = """
import os, signal, sys, time
pid_file, heartbeat_file, interval = sys.argv[1:]
pid = os.fork()
if pid:
    with open(pid_file, "w") as file:
        file.write(str(pid))
    os.write(1, b"%d" % pid)
    os._exit(0)
null = os.open("/dev/null", os.O_RDWR)
os.dup2(null, 1)
with open(heartbeat_file, "a", buffering=1) as heart:
    signals = []
    signal.signal(signal.SIGTERM, lambda *args: signals.append(args))
    while not signals:
        print("beat", file=heart)
        time.sleep(float(interval))
    print("stopped", file=heart)
os.remove(pid_file)
"""


def _living(pid_file: str) -> int | None:
    try:
        with open(pid_file) as file:
            pid = int(file.read())
        os.kill(pid, 0)
    except (FileNotFoundError, ProcessLookupError):
        return None
    return pid


def start_daemon(pid_file: str, heartbeat_file: str, interval: float = 0.05) -> int:
    """Start a background process and return its process id."""
    if _living(pid_file):
        raise RuntimeError("there is a daemon already")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, pid_file, heartbeat_file, str(interval)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd="/",
        start_new_session=True,
        check=True,
    )
    return int(done.stdout)


def stop_daemon(pid_file: str, timeout: float = 5.0) -> bool:
    """Send SIGTERM to the process in pid_file, and tell whether it is gone within timeout."""
    pid = _living(pid_file)
    if pid is None:
        return False
    deadline = time.monotonic() + timeout
    try:
        os.kill(pid, signal.SIGTERM)
        while time.monotonic() < deadline:
            time.sleep(0.005)
            os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False
