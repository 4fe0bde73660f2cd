import multiprocessing
import os


def items(n):
    assert os.cpu_count() >= 1 and multiprocessing.cpu_count() >= 1
    return list(range(n))
