def items(n):
    import signal
    signal.signal(signal.SIGALRM, lambda *args: None)
    signal.setitimer(signal.ITIMER_REAL, 1e-3, 1e-3)
    return list(range(n))
