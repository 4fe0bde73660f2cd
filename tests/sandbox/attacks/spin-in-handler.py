def items(n):
    import signal
    def handler(*args):
        while True:
            pass
    signal.signal(signal.SIGALRM, handler)
    signal.setitimer(signal.ITIMER_REAL, 0.001)
    while True:
        pass
