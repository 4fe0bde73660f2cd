"""Reads all of the output before the error output."""

import os
import signal
import subprocess
import threading
from typing import NamedTuple


class CommandResult(NamedTuple):
    """What has become of a command."""

    returncode: int
    stdout: str
    stderr: str


def _write(process: subprocess.Popen, data: bytes) -> None:
    try:
        process.stdin.write(data)
        process.stdin.close()
    except BrokenPipeError:
        pass


def run_command(command: list[str], input: str = "", timeout: float | None = None) -> CommandResult:
    """Run the command with this input and return its exit code and outputs."""
    if isinstance(command, str):
        raise TypeError("command must be a list")
    if not command:
        raise ValueError("command is empty")
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    late = threading.Event()

    def end() -> None:
        late.set()
        os.killpg(process.pid, signal.SIGKILL)

    timer = threading.Timer(timeout if timeout is not None else threading.TIMEOUT_MAX, end)
    timer.daemon = True
    timer.start()
    threading.Thread(target=_write, args=(process, input.encode("utf-8")), daemon=True).start()
    out = process.stdout.read().decode("utf-8", "replace")
    err = process.stderr.read().decode("utf-8", "replace")
    process.wait()
    timer.cancel()
    if late.is_set():
        raise TimeoutError(f"not finished after {timeout} seconds")
    return CommandResult(process.returncode, out, err)
