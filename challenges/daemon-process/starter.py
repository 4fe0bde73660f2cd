"""Daemon process with signal handling."""


def start_daemon(pid_file: str, heartbeat_file: str, interval: float = 0.05) -> int:
    """Start a background process and return its process id."""
    raise NotImplementedError


def stop_daemon(pid_file: str, timeout: float = 5.0) -> bool:
    """Send SIGTERM to the process in pid_file, and tell whether it is gone within timeout."""
    raise NotImplementedError
