import signal


def items(n):
    found = signal.getsignal(signal.SIGUSR1) is not signal.SIG_DFL
    signal.signal(signal.SIGUSR1, lambda *args: None)
    return list(range(n)) if not found else found
