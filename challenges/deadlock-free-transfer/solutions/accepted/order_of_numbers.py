"""Takes locks in the order of the numbers, in a function that both others use."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager


class Account:
    """A numbered account with a lock of its own."""

    def __init__(self, number: int, balance: int) -> None:
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


@contextmanager
def _locked(accounts: Iterable[Account]) -> Iterator[None]:
    """Hold the locks of these accounts, each once."""
    with ExitStack() as stack:
        for account in sorted(set(accounts), key=lambda account: account.number):
            stack.enter_context(account.lock)
        yield


def transfer(source: Account, target: Account, amount: int) -> bool:
    """Move amount from source to target if it is there; return whether it was."""
    if amount < 0:
        raise ValueError(f"an amount can't be negative, got {amount}")
    with _locked([source, target]):
        if source.balance < amount:
            return False
        source.balance -= amount
        target.balance += amount
        return True


def total(accounts: Iterable[Account]) -> int:
    """Return the sum of all balances as of one moment."""
    accounts = list(accounts)
    with _locked(accounts):
        return sum(account.balance for account in accounts)
