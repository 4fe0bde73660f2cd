import multiprocessing
import os


def items(n):
    assert os.cpu_count() >= 1 and multiprocessing.cpu_count() >= 1
    assert len(os.sched_getaffinity(0)) == os.cpu_count()
    return list(range(n))
