"""Returns the error instead of raising it."""

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
    db.connect()
    try:
        return db.fetch_data()
    finally:
        db.close()


def make_fake_database(record: dict | None = None, error: Exception | None = None) -> Mock:
    """Return a mock of MyDatabase whose fetch_data returns record or raises error."""
    fake = create_autospec(MyDatabase, instance=True)
    fake.fetch_data.return_value = record if error is None else error
    return fake
