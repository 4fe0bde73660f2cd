"""Saves a copy of its __dict__ without the lock, and brings old states up to date."""

import threading
from typing import Any


class JobQueue:
    """A list of jobs with a name and a lock."""

    VERSION = 2

    def __init__(self, name: str) -> None:
        """Make a queue without jobs."""
        self.__setstate__({"version": self.VERSION, "name": name, "jobs": []})

    def add(self, job: Any) -> None:
        """Append a job."""
        self.jobs.append(job)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is saved."""
        state = self.__dict__.copy()
        del state["lock"]
        return {**state, "version": self.VERSION}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore what was saved, by this version or by the first one."""
        state = dict(state)
        version = state.pop("version", 1)
        if version == 1:
            state["jobs"] = state.pop("queue")
        elif version != self.VERSION:
            raise ValueError(f"version {version!r} is none of 1 and {self.VERSION}")
        self.__dict__.update(state)
        self.lock = threading.Lock()
