"""Query builder with method chaining."""

from typing import Any


class Query:
    """An SQL query that is put together step by step."""

    def __init__(self, table: str) -> None:
        """Begin a query of all columns of table."""
        raise NotImplementedError

    def select(self, *columns: str) -> "Query":
        """Add columns."""
        raise NotImplementedError

    def where(self, condition: str, *params: Any) -> "Query":
        """Add a condition with one parameter for each question mark."""
        raise NotImplementedError

    def order_by(self, column: str, descending: bool = False) -> "Query":
        """Add a column to sort by."""
        raise NotImplementedError

    def limit(self, n: int) -> "Query":
        """Set the greatest number of rows."""
        raise NotImplementedError

    def build(self) -> tuple[str, tuple]:
        """Return the text and the parameters."""
        raise NotImplementedError
