"""One list of all steps, each with its kind; build picks out what it needs."""

from typing import Any


class Query:
    """An SQL query that is put together step by step."""

    def __init__(self, table: str) -> None:
        self._table = table
        self._steps: list[tuple[str, str, tuple]] = []

    def select(self, *columns: str) -> "Query":
        """Add columns."""
        for column in columns:
            self._add("column", column)
        return self

    def where(self, condition: str, *params: Any) -> "Query":
        """Add a condition with one parameter for each question mark."""
        if len(condition.split("?")) != len(params) + 1:
            raise ValueError(condition)
        return self._add("where", "(" + condition + ")", params)

    def order_by(self, column: str, descending: bool = False) -> "Query":
        """Add a column to sort by."""
        return self._add("order", column + " DESC" * bool(descending))

    def limit(self, n: int) -> "Query":
        """Set the greatest number of rows."""
        if n < 0:
            raise ValueError(n)
        return self._add("limit", str(n))

    def build(self) -> tuple[str, tuple]:
        """Return the text and the parameters."""
        parts = ["SELECT", ", ".join(self._texts("column") or ["*"]), "FROM", self._table]
        for word, kind, between in (("WHERE", "where", " AND "), ("ORDER BY", "order", ", ")):
            if texts := self._texts(kind):
                parts += [word, between.join(texts)]
        for text in self._texts("limit")[-1:]:
            parts += ["LIMIT", text]
        return " ".join(parts), tuple(param for *_, params in self._steps for param in params)

    def _add(self, kind: str, text: str, params: tuple = ()) -> "Query":
        self._steps.append((kind, text, params))
        return self

    def _texts(self, kind: str) -> list[str]:
        return [text for step, text, _ in self._steps if step == kind]
