"""Keeps the numbers in the class, where the next exception overwrites them."""


class InsufficientFundsError(Exception):
    """More was asked for than there is."""

    balance: float = 0
    amount: float = 0

    def __init__(self, message: str, balance: float, amount: float) -> None:
        super().__init__(message, balance, amount)
        InsufficientFundsError.balance = balance
        InsufficientFundsError.amount = amount

    def __str__(self) -> str:
        return self.args[0]


def withdraw(balance: float, amount: float) -> float:
    """Return what remains of balance without amount."""
    if amount <= 0:
        raise ValueError("The amount must be positive.")
    if amount > balance:
        raise InsufficientFundsError("Not enough funds available.", balance, amount)
    return balance - amount
