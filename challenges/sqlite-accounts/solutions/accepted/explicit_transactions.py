"""Begins, commits and rolls back by itself, and looks before it writes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager


class AccountStore:
    """Accounts in an SQLite database."""

    def __init__(self, path: str = ":memory:") -> None:
        self._database = sqlite3.connect(path, isolation_level=None)
        self._run("CREATE TABLE IF NOT EXISTS account (name TEXT UNIQUE, amount INTEGER)")

    def _run(self, statement: str, *values: object) -> list[tuple]:
        """Run one statement and return its rows."""
        with closing(self._database.cursor()) as cursor:
            return cursor.execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """All that is done inside, or nothing of it."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._run("ROLLBACK")
            raise
        self._run("COMMIT")

    def create(self, owner: str, balance: int = 0) -> None:
        """Make an account; a ValueError if there is one or balance is negative."""
        with self._transaction():
            if balance < 0 or self._run("SELECT 1 FROM account WHERE name = ?", owner):
                raise ValueError(owner)
            self._run("INSERT INTO account (name, amount) VALUES (?, ?)", owner, balance)

    def balance(self, owner: str) -> int:
        """Return what is in the account of owner."""
        for (amount,) in self._run("SELECT amount FROM account WHERE name = ?", owner):
            return amount
        raise KeyError(owner)

    def transfer(self, source: str, target: str, amount: int) -> None:
        """Move amount from one account to another, or do nothing at all."""
        with self._transaction():
            available = self.balance(source)
            self.balance(target)
            if not 0 < amount <= available:
                raise ValueError(amount)
            change = "UPDATE account SET amount = amount + ? WHERE name = ?"
            self._run(change, -amount, source)
            self._run(change, amount, target)

    def owners(self) -> list[str]:
        """Return all names, sorted by code point."""
        return [name for (name,) in self._run("SELECT name FROM account ORDER BY name")]

    def close(self) -> None:
        """Close the database."""
        self._database.close()
