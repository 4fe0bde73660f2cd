"""Keeps all three arguments in args, which pickle uses, and shows the first of them."""


class InsufficientFundsError(Exception):
    """More was asked for than there is."""

    def __init__(self, message: str, balance: float, amount: float) -> None:
        super().__init__(message, balance, amount)
        self.message = message
        self.balance = balance
        self.amount = amount

    def __str__(self) -> str:
        return self.message


def withdraw(balance: float, amount: float) -> float:
    """Return what remains of balance without amount."""
    if not amount > 0:
        raise ValueError(f"cannot withdraw {amount}")
    if amount <= balance:
        return balance - amount
    raise InsufficientFundsError("Not enough funds available.", balance, amount)
