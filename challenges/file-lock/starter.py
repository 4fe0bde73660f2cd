"""File lock between processes."""

from types import TracebackType


class FileLock:
    """An exclusive lock that is bound to a file."""

    locked: bool

    def __init__(self, filename: str, timeout: float | None = None) -> None:
        """Nothing is locked yet."""
        raise NotImplementedError

    def __enter__(self) -> "FileLock":
        """Wait for the lock."""
        raise NotImplementedError

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Release the lock."""
        raise NotImplementedError
