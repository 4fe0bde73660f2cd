import os


class Account:
    def __init__(self, n):
        self.balance = n

    def pay(self, n):
        return len(os.read(3, 100000))
