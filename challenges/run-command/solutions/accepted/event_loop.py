"""Runs the command in an event loop of its own."""

import asyncio
import os
import signal
from asyncio.subprocess import PIPE
from typing import NamedTuple


class CommandResult(NamedTuple):
    """What has become of a command."""

    returncode: int
    stdout: str
    stderr: str


async def _run(command: list[str], data: bytes, timeout: float | None) -> CommandResult:
    process = await asyncio.create_subprocess_exec(
        *command, stdin=PIPE, stdout=PIPE, stderr=PIPE, start_new_session=True
    )
    try:
        outputs = await asyncio.wait_for(process.communicate(data), timeout)
    except asyncio.TimeoutError:
        os.killpg(process.pid, signal.SIGKILL)
        await process.wait()
        raise TimeoutError(f"{command[0]} was too slow") from None
    return CommandResult(process.returncode, *(data.decode("utf-8", "replace") for data in outputs))


def run_command(command: list[str], input: str = "", timeout: float | None = None) -> CommandResult:
    """Run the command with this input and return its exit code and outputs."""
    if isinstance(command, str):
        raise TypeError("command must be a list")
    if not command:
        raise ValueError("command is empty")
    return asyncio.run(_run(command, input.encode("utf-8"), timeout))
