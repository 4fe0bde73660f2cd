"""Returns a changed copy and leaves the query itself as it is."""

from copy import deepcopy
from typing import Any


class Query:
    """An SQL query that is put together step by step."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._columns: list[str] = []
        self._conditions: list[str] = []
        self._params: list[Any] = []
        self._order: list[str] = []
        self._limit: int | None = None

    def select(self, *columns: str) -> "Query":
        """Add columns."""
        query = deepcopy(self)
        query._columns.extend(columns)
        return query

    def where(self, condition: str, *params: Any) -> "Query":
        """Add a condition with one parameter for each question mark."""
        if condition.count("?") != len(params):
            raise ValueError("one parameter for each '?' is needed")
        query = deepcopy(self)
        query._conditions.append(f"({condition})")
        query._params.extend(params)
        return query

    def order_by(self, column: str, descending: bool = False) -> "Query":
        """Add a column to sort by."""
        query = deepcopy(self)
        query._order.append(f"{column} DESC" if descending else column)
        return query

    def limit(self, n: int) -> "Query":
        """Set the greatest number of rows."""
        if n < 0:
            raise ValueError("a limit can't be negative")
        query = deepcopy(self)
        query._limit = n
        return query

    def build(self) -> tuple[str, tuple]:
        """Return the text and the parameters."""
        text = f"SELECT {', '.join(self._columns) or '*'} FROM {self._table}"
        if self._conditions:
            text += f" WHERE {' AND '.join(self._conditions)}"
        if self._order:
            text += f" ORDER BY {', '.join(self._order)}"
        if self._limit is not None:
            text += f" LIMIT {self._limit}"
        return text, tuple(self._params)
