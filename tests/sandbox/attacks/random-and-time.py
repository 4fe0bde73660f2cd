import os
import random
import time


def items(n):
    numbers = list(range(n))
    random.seed(42)
    random.shuffle(numbers)
    random.SystemRandom().randint(1, 6)
    os.urandom(16)
    for clock in (time.time, time.monotonic, time.perf_counter, time.process_time, time.thread_time):
        assert clock() >= 0 and clock() <= clock() + 1
    time.sleep(0.005)
    time.sleep(0)
    return sorted(numbers)
