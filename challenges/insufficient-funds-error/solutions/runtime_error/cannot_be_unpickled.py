"""Gives the message alone to Exception, which pickle then takes for all that is needed."""


class InsufficientFundsError(Exception):
    """More was asked for than there is."""

    def __init__(self, message: str, balance: float, amount: float) -> None:
        super().__init__(message)
        self.balance = balance
        self.amount = amount


def withdraw(balance: float, amount: float) -> float:
    """Return what remains of balance without amount."""
    if amount <= 0:
        raise ValueError("The amount must be positive.")
    if amount > balance:
        raise InsufficientFundsError("Not enough funds available.", balance, amount)
    return balance - amount
