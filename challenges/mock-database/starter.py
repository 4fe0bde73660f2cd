"""Simulate a database with mock objects."""

from unittest.mock import Mock


class MyDatabase:
    """A database that isn't there yet."""

    def connect(self) -> None:
        """Open the connection."""
        raise NotImplementedError

    def fetch_data(self) -> dict:
        """Return a record."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the connection."""
        raise NotImplementedError


def fetch_record(db: MyDatabase) -> dict:
    """Fetch a record with a connection that is closed in any case."""
    raise NotImplementedError


def make_fake_database(record: dict | None = None, error: Exception | None = None) -> Mock:
    """Return a mock of MyDatabase whose fetch_data returns record or raises error."""
    raise NotImplementedError
