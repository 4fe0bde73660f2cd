"""Tells pickle in __reduce__ to make an empty queue first and to set its state then."""

import threading
from typing import Any


class JobQueue:
    """A list of jobs with a name and a lock."""

    __slots__ = ("name", "jobs", "lock")

    def __init__(self, name: str) -> None:
        """Make a queue without jobs."""
        self.name = name
        self.jobs: list = []
        self.lock = threading.Lock()

    def add(self, job: Any) -> None:
        """Append a job."""
        self.jobs += [job]

    def __reduce__(self) -> tuple:
        return JobQueue, ("",), self.__getstate__()

    def __getstate__(self) -> dict[str, Any]:
        """Return what is saved."""
        return dict(version=2, name=self.name, jobs=list(self.jobs))

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore what was saved, by this version or by the first one."""
        match state:
            case {"version": 2, "name": name, "jobs": jobs}:
                pass
            case {"version": version}:
                raise ValueError(f"version {version} can't be read")
            case {"name": name, "queue": jobs}:
                pass
        self.__init__(name)
        self.jobs.extend(jobs)
