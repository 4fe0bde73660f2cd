"""Parameterised queries and transactions with sqlite3."""


class AccountStore:
    """Accounts in an SQLite database."""

    def __init__(self, path: str = ":memory:") -> None:
        raise NotImplementedError

    def create(self, owner: str, balance: int = 0) -> None:
        """Make an account; a ValueError if there is one or balance is negative."""
        raise NotImplementedError

    def balance(self, owner: str) -> int:
        """Return what is in the account of owner."""
        raise NotImplementedError

    def transfer(self, source: str, target: str, amount: int) -> None:
        """Move amount from one account to another, or do nothing at all."""
        raise NotImplementedError

    def owners(self) -> list[str]:
        """Return all names, sorted by code point."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the database."""
        raise NotImplementedError
