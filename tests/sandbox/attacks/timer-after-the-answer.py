import os
import signal


class Account:
    def __init__(self, n):
        self.balance = n
        signal.signal(signal.SIGALRM, lambda *args: None)
        signal.setitimer(signal.ITIMER_REAL, 0.001, 0.005)

    def pay(self, n):
        if n > self.balance:
            raise ValueError
        self.balance -= n
        return self.balance
