"""Waits for one lock and only tries the others; if one is taken, gives all back."""

import threading
from collections.abc import Iterable


class Account:
    """A numbered account with a lock of its own."""

    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


def _lock_all(accounts: list[Account]) -> None:
    """Take all locks; while waiting for one hold no other."""
    while True:
        accounts[0].lock.acquire()
        for index, account in enumerate(accounts[1:], 1):
            if not account.lock.acquire(blocking=False):
                for held in accounts[:index]:
                    held.lock.release()
                accounts = accounts[index:] + accounts[:index]
                break
        else:
            return


def _unlock_all(accounts: list[Account]) -> None:
    """Give all locks back."""
    for account in accounts:
        account.lock.release()


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move amount from source to target if it is there; return whether it was."""
    if amount < 0:
        raise ValueError(f"an amount can't be negative, got {amount}")
    accounts = list({source, target})
    _lock_all(accounts)
    try:
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True
    finally:
        _unlock_all(accounts)


def total(accounts: Iterable[Account]) -> int:
    """Return the sum of all balances as of one moment."""
    accounts = list(accounts)
    if not accounts:
        return 0
    _lock_all(accounts)
    try:
        return sum(account.balance for account in accounts)
    finally:
        _unlock_all(accounts)
