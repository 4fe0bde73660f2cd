"""Forks twice, and waits for the signal and the next beat by one call."""

import os
import signal
import time
from typing import NoReturn


def _append(path: str, line: str) -> None:
    with open(path, "a", encoding="ascii") as file:
        file.write(line + "\n")


def _work(pid_file: str, heartbeat_file: str, interval: float) -> None:
    _append(heartbeat_file, "beat")
    while not signal.sigtimedwait({signal.SIGTERM}, interval):
        _append(heartbeat_file, "beat")
    _append(heartbeat_file, "stopped")
    os.unlink(pid_file)


def _be_daemon(pid_file: str, heartbeat_file: str, interval: float, started: int) -> NoReturn:
    code = 1  # equivalent mutants: increment, decrement, drop
    try:
        os.chdir("/")
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        with open(pid_file, "w", encoding="ascii") as file:
            file.write(str(os.getpid()))
        os.write(started, b"%d" % os.getpid())
        os.close(started)
        _work(pid_file, heartbeat_file, interval)
        code = 0
    finally:
        os._exit(code)  # equivalent mutants: drop


def _lead_session(started: int, *work: object) -> NoReturn:
    try:
        os.setsid()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        if os.fork() == 0:
            _be_daemon(*work, started)
    finally:
        os._exit(0)  # equivalent mutants: increment, decrement


def _living(pid_file: str) -> int | None:
    try:
        with open(pid_file, encoding="ascii") as file:
            pid = int(file.read())
        os.kill(pid, 0)
    except (FileNotFoundError, ProcessLookupError):
        return None
    return pid


def start_daemon(pid_file: str, heartbeat_file: str, interval: float = 0.05) -> int:
    """Start a background process and return its process id."""
    if _living(pid_file):
        raise RuntimeError(f"{pid_file} names a living process")
    reading, writing = os.pipe()
    between = os.fork()
    if between == 0:
        _lead_session(writing, pid_file, heartbeat_file, interval)
    os.close(writing)
    os.waitpid(between, 0)
    with open(reading, encoding="ascii") as answer:
        return int(answer.read())


# equivalent mutants: increment, decrement
def stop_daemon(pid_file: str, timeout: float = 5.0) -> bool:
    """Send SIGTERM to the process in pid_file, and tell whether it is gone within timeout."""
    pid = _living(pid_file)
    if pid is None:
        return False
    os.kill(pid, signal.SIGTERM)
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:  # equivalent mutants: boundary
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(timeout / 1000)  # equivalent mutants: drop, increment, decrement
    return False  # equivalent mutants: drop, return
