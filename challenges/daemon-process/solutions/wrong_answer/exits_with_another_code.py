"""Dies of the signal in the end, instead of exiting with code 0."""

import os
import signal
import time

def _living(pid_file: str) -> int | None:
    try:
        with open(pid_file) as file:
            pid = int(file.read())
        os.kill(pid, 0)
    except (FileNotFoundError, ProcessLookupError):
        return None
    return pid


def _write(path: str, line: str) -> None:
    with open(path, "a") as file:
        file.write(line + "\n")


def _run(pid_file: str, heartbeat_file: str, interval: float) -> None:
    stopping = False

    def stop(number: int, frame: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGTERM, stop)
    os.chdir("/")
    null = os.open("/dev/null", os.O_RDWR)
    for number in range(3):
        os.dup2(null, number)
    with open(pid_file + ".new", "w") as file:
        file.write(f"{os.getpid()}\n")
    os.rename(pid_file + ".new", pid_file)
    while True:
        _write(heartbeat_file, "beat")
        time.sleep(interval)
        if stopping:
            _write(heartbeat_file, "stopped")
            signal.signal(signal.SIGTERM, signal.SIG_DFL)
            os.remove(pid_file)
            os.kill(os.getpid(), signal.SIGTERM)


def start_daemon(pid_file: str, heartbeat_file: str, interval: float = 0.05) -> int:
    """Start a background process and return its process id."""
    if _living(pid_file) is not None:
        raise RuntimeError("it is running already")
    if os.path.exists(pid_file):
        os.remove(pid_file)
    child = os.fork()
    if child == 0:
        os.setsid()
        if os.fork() == 0:
            _run(pid_file, heartbeat_file, interval)
        os._exit(0)
    os.waitpid(child, 0)
    while not os.path.exists(pid_file):
        time.sleep(0.002)
    with open(pid_file) as file:
        return int(file.read())


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
