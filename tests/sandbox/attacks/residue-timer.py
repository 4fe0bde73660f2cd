import signal
import time

struck = []
time.sleep(0.005)


def items(n):
    found = list(struck)
    signal.signal(signal.SIGALRM, lambda *args: struck.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
    return list(range(n)) if not found else found
