"""Refuses states of version 1."""

import threading
from typing import Any


class JobQueue:
    """A list of jobs with a name and a lock."""

    def __init__(self, name: str) -> None:
        """Make a queue without jobs."""
        self.name = name
        self.jobs: list = []
        self.lock = threading.Lock()

    def add(self, job: Any) -> None:
        """Append a job."""
        with self.lock:
            self.jobs.append(job)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is saved."""
        return {"version": 2, "name": self.name, "jobs": self.jobs}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore what was saved, by this version or by the first one."""
        if state.get("version") != 2:
            raise ValueError("unknown version")
        jobs = state["jobs"]
        self.name = state["name"]
        self.jobs = jobs
        self.lock = threading.Lock()
