class Account:
    def __init__(self, n):
        self.balance = n

    def pay(self, n):
        if n > self.balance:
            raise ValueError
        self.balance -= n
        return self.balance
