"""Run a command and capture its output."""

from typing import NamedTuple


class CommandResult(NamedTuple):
    """What has become of a command."""

    returncode: int
    stdout: str
    stderr: str


def run_command(command: list[str], input: str = "", timeout: float | None = None) -> CommandResult:
    """Run the command with this input and return its exit code and outputs."""
    raise NotImplementedError
