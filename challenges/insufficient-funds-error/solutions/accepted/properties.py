"""Has no attributes beside args: properties read them."""


class InsufficientFundsError(Exception):
    """More was asked for than there is."""

    def __init__(self, message: str, balance: float, amount: float) -> None:
        super().__init__(message, balance, amount)

    def __str__(self) -> str:
        return str(self.args[0])

    @property
    def balance(self) -> float:
        """What there was."""
        return self.args[1]

    @property
    def amount(self) -> float:
        """What was asked for."""
        return self.args[2]


def withdraw(balance: float, amount: float) -> float:
    """Return what remains of balance without amount."""
    if amount <= 0:
        raise ValueError("nothing to withdraw")
    remainder = balance - amount
    if balance < amount:
        raise InsufficientFundsError("Not enough funds available.", balance, amount)
    return remainder
