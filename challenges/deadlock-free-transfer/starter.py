"""Transfers without deadlock or race."""

from collections.abc import Iterable


class Account:
    """A numbered account with a lock of its own."""

    def __init__(self, number: int, balance: int) -> None:
        raise NotImplementedError


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move amount from source to target if it is there; return whether it was."""
    raise NotImplementedError


def total(accounts: Iterable[Account]) -> int:
    """Return the sum of all balances as of one moment."""
    raise NotImplementedError
