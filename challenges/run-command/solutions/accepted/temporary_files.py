"""Lets the command write into temporary files, so that no pipe can be full."""

import os
import signal
import subprocess
import tempfile
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
    with (
        tempfile.TemporaryFile() as source,
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
    ):
        source.write(input.encode("utf-8"))
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=out, stderr=err, process_group=0)
        try:
            process.wait(timeout)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise TimeoutError(str(error)) from error
        texts = []
        for file in (out, err):
            file.seek(0)
            texts.append(file.read().decode("utf-8", errors="replace"))
    return CommandResult(process.returncode, *texts)
