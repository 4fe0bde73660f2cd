import os
import time

os.environ["TZ"] = "Europe/Berlin"
time.tzset()


def items(n):
    time.localtime(0)
    return list(range(n))
