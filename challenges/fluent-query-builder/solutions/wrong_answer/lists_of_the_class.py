"""Keeps the lists in the class, where all queries share them."""

from typing import Any


class Query:
    """An SQL query that is put together step by step."""

    _columns: list[str] = []
    _conditions: list[str] = []
    _params: list[Any] = []
    _order: list[str] = []
    _limit: int | None = None

    def __init__(self, table: str) -> None:
        self._table = table

    def select(self, *columns: str) -> "Query":
        """Add columns."""
        self._columns.extend(columns)
        return self

    def where(self, condition: str, *params: Any) -> "Query":
        """Add a condition with one parameter for each question mark."""
        if condition.count("?") != len(params):
            raise ValueError("one parameter for each '?' is needed")
        self._conditions.append(f"({condition})")
        self._params.extend(params)
        return self

    def order_by(self, column: str, descending: bool = False) -> "Query":
        """Add a column to sort by."""
        self._order.append(f"{column} DESC" if descending else column)
        return self

    def limit(self, n: int) -> "Query":
        """Set the greatest number of rows."""
        if n < 0:
            raise ValueError("a limit can't be negative")
        self._limit = n
        return self

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
