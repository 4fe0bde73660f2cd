"""Custom exception with attributes."""


class InsufficientFundsError(Exception):
    """More was asked for than there is."""

    def __init__(self, message: str, balance: float, amount: float) -> None:
        raise NotImplementedError


def withdraw(balance: float, amount: float) -> float:
    """Return what remains of balance without amount."""
    raise NotImplementedError
