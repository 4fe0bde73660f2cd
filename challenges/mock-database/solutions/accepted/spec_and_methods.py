"""A mock with a spec, to which a mock of each method is attached."""

from contextlib import ExitStack
from unittest.mock import Mock, create_autospec


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
    with ExitStack() as stack:
        db.connect()
        stack.callback(db.close)
        return db.fetch_data()


def make_fake_database(record: dict | None = None, error: Exception | None = None) -> Mock:
    """Return a mock of MyDatabase whose fetch_data returns record or raises error."""
    fake = Mock(spec=MyDatabase)
    template = MyDatabase()
    for name in ("connect", "fetch_data", "close"):
        method = create_autospec(getattr(template, name))
        if name != "fetch_data":
            method.return_value = None
        elif error is None:
            method.return_value = record
        else:
            method.side_effect = error
        fake.attach_mock(method, name)
    return fake
