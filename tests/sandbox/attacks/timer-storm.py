def items(n):
    import signal
    for number, timer in ((signal.SIGALRM, signal.ITIMER_REAL), (signal.SIGVTALRM, signal.ITIMER_VIRTUAL),
                          (signal.SIGPROF, signal.ITIMER_PROF)):
        signal.signal(number, lambda *args: None)
        signal.setitimer(timer, 1e-6, 1e-6)
    while True:
        pass
