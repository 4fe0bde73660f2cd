"""Locks that a thread may take twice, in nested with statements, and recursion for the total."""

import threading
from collections.abc import Iterable


class Account:
    """A numbered account with a lock of its own."""

    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.lock = threading.RLock()


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move amount from source to target if it is there; return whether it was."""
    if amount < 0:
        raise ValueError(f"an amount can't be negative, got {amount}")
    first, second = (source, target) if source.number < target.number else (target, source)
    with first.lock, second.lock:
        is_covered = source.balance >= amount
        if is_covered:
            source.balance -= amount
            target.balance += amount
        return is_covered


def _sum_in_order(accounts: list[Account]) -> int:
    """Add up the balances from the first account on, holding its lock meanwhile."""
    if not accounts:
        return 0
    with accounts[0].lock:
        rest = _sum_in_order(accounts[1:])
        return accounts[0].balance + rest


def total(accounts: Iterable[Account]) -> int:
    """Return the sum of all balances as of one moment."""
    return _sum_in_order(sorted(accounts, key=lambda account: account.number))
