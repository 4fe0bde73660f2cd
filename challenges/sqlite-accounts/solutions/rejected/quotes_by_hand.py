"""Doubles quotes and formats names into the SQL, which no name with a NUL survives."""

import sqlite3

TABLE = """
    CREATE TABLE IF NOT EXISTS accounts (
        owner TEXT PRIMARY KEY NOT NULL,
        balance INTEGER NOT NULL
    )
"""


def _quoted(text: str) -> str:
    """Return a text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"


class AccountStore:
    """Accounts in an SQLite database."""

    def __init__(self, path: str = ":memory:") -> None:
        self._connection = sqlite3.connect(path)
        with self._connection:
            self._connection.execute(TABLE)

    def create(self, owner: str, balance: int = 0) -> None:
        """Make an account; a ValueError if there is one or balance is negative."""
        if balance < 0:
            raise ValueError("a balance can't be negative")
        try:
            with self._connection:
                self._connection.execute(
                    f"INSERT INTO accounts VALUES ({_quoted(owner)}, {balance})"
                )
        except sqlite3.IntegrityError:
            raise ValueError(f"there is an account of {owner!r}") from None

    def balance(self, owner: str) -> int:
        """Return what is in the account of owner."""
        query = f"SELECT balance FROM accounts WHERE owner = {_quoted(owner)}"
        row = self._connection.execute(query).fetchone()
        if row is None:
            raise KeyError(owner)
        return row[0]

    def transfer(self, source: str, target: str, amount: int) -> None:
        """Move amount from one account to another, or do nothing at all."""
        if amount <= 0:
            raise ValueError("an amount must be positive")
        with self._connection:
            self._add(source, -amount)
            if self.balance(source) < 0:
                raise ValueError(f"{source!r} has less than {amount}")
            self._add(target, amount)

    def owners(self) -> list[str]:
        """Return all names, sorted by code point."""
        rows = self._connection.execute("SELECT owner FROM accounts")
        return sorted(owner for owner, in rows)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _add(self, owner: str, amount: int) -> None:
        """Add to a balance; a KeyError if there is none."""
        change = "UPDATE accounts SET balance = balance + ? WHERE owner = ?"
        if self._connection.execute(change, (amount, owner)).rowcount == 0:
            raise KeyError(owner)
