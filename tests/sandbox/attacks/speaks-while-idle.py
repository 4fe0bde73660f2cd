import faulthandler
import signal


class Account:
    def __init__(self, n):
        self.balance = n
        faulthandler.register(signal.SIGALRM, file=3, all_threads=False)
        signal.setitimer(signal.ITIMER_REAL, 0.0002, 0.0002)

    def pay(self, n):
        if n > self.balance:
            raise ValueError
        self.balance -= n
        return self.balance
