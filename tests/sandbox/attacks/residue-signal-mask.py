import signal


def items(n):
    found = signal.pthread_sigmask(signal.SIG_BLOCK, []) != set()
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR1, signal.SIGTERM})
    return list(range(n)) if not found else found
