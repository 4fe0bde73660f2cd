def items(n):
    import signal
    signal.pidfd_send_signal(3, 9)
