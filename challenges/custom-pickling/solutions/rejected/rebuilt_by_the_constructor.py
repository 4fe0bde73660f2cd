"""Pickles a call with all jobs as arguments, so a queue within itself never ends."""

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

    def __reduce__(self) -> tuple:
        return _rebuilt, (self.name, self.jobs)

    def __getstate__(self) -> dict[str, Any]:
        """Return what is saved."""
        return {"version": 2, "name": self.name, "jobs": self.jobs}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Restore what was saved, by this version or by the first one."""
        if "version" not in state:
            jobs = state["queue"]
        elif state["version"] == 2:
            jobs = state["jobs"]
        else:
            raise ValueError(f"unknown version {state['version']!r}")
        self.name = state["name"]
        self.jobs = jobs
        self.lock = threading.Lock()


def _rebuilt(name: str, jobs: list) -> JobQueue:
    queue = JobQueue(name)
    queue.jobs = jobs
    return queue
