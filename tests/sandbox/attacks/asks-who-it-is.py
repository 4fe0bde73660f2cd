import os
import resource


def items(n):
    assert os.getuid() == os.geteuid() and os.getgid() == os.getegid()
    os.sched_yield()
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return list(range(n)) if used.ru_utime + used.ru_stime > 0 and 0 < soft <= hard else []
