"""Decodes strictly, so a byte that is no UTF-8 ends in an exception."""

import os
import signal
import subprocess
from typing import NamedTuple


class CommandResult(NamedTuple):
    """What has become of a command."""

    returncode: int
    stdout: str
    stderr: str


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
    try:
        out, err = process.communicate(input.encode("utf-8"), timeout)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise TimeoutError(f"not finished after {timeout} seconds") from None
    stdout, stderr = (data.decode("utf-8") for data in (out, err))
    return CommandResult(process.returncode, stdout, stderr)
