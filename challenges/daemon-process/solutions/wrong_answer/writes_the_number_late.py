"""Returns before the daemon has written pid_file."""

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
    _write(heartbeat_file, "beat")
    time.sleep(0.3)
    with open(pid_file, "w") as file:
        file.write(str(os.getpid()))
    while not stopping:
        _write(heartbeat_file, "beat")
        time.sleep(interval)
    _write(heartbeat_file, "stopped")
    os.remove(pid_file)
    os._exit(0)


def start_daemon(pid_file: str, heartbeat_file: str, interval: float = 0.05) -> int:
    """Start a background process and return its process id."""
    if _living(pid_file) is not None:
        raise RuntimeError("it is running already")
    if os.path.exists(pid_file):
        os.remove(pid_file)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        daemon = os.fork()
        if daemon == 0:
            _run(pid_file, heartbeat_file, interval)
        os.write(writing, str(daemon).encode())
        os._exit(0)
    pid = int(os.read(reading, 20))
    os.close(reading)
    os.close(writing)
    os.waitpid(child, 0)
    return pid


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
