import os
import time


def items(n):
    found = time.timezone != 0
    os.environ["TZ"] = "XYZ+5"
    time.tzset()
    return list(range(n)) if not found else found
