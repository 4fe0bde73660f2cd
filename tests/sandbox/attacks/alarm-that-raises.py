def items(n):
    import signal
    def f(*args): raise TimeoutError
    signal.signal(signal.SIGALRM, f)
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    while True: pass
