import sys


def profile(frame, event, argument):
    if not event.startswith("c_"):
        raise ValueError("no further")


def items(n):
    sys.setprofile(profile)
    return list(range(n))
