import os
import resource


def items(n):
    assert os.getuid() == os.geteuid() and os.getgid() == os.getegid()
    assert os.getresuid() == (os.getuid(),) * 3 and os.getresgid() == (os.getgid(),) * 3
    assert os.getpgid(0) == os.getpgrp() and os.getsid(0) >= 0 and os.getppid() >= 0
    assert os.umask(0o22) >= 0 and len(os.getgroups()) >= 0
    os.sched_yield()
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    return list(range(n)) if used.ru_utime + used.ru_stime > 0 and 0 < soft <= hard else []
