"""Doesn't look whether the amount is positive, so that a negative one is paid in."""


class InsufficientFundsError(Exception):
    """More was asked for than there is."""

    def __init__(self, message: str, balance: float, amount: float) -> None:
        super().__init__(message, balance, amount)
        self.balance = balance
        self.amount = amount

    def __str__(self) -> str:
        return self.args[0]


def withdraw(balance: float, amount: float) -> float:
    """Return what remains of balance without amount."""
    if amount > balance:
        raise InsufficientFundsError("Not enough funds available.", balance, amount)
    return balance - amount
