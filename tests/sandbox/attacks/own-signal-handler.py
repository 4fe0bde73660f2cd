import signal


class TimeOut(Exception):
    pass


def give_up(number, frame):
    raise TimeOut


def items(n):
    before = signal.signal(signal.SIGALRM, give_up)
    signal.alarm(30)
    try:
        return list(range(n))
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
