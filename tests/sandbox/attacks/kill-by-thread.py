def items(n):
    import signal
    import threading
    signal.pthread_kill(threading.get_ident(), signal.SIGKILL)
