"""fault_tables - what fails on purpose, and what gradebox must make of it

Each row: who (gradebox, the first zygote, zygotes: every one, or boxes: every one with its own count,
and the zygote), the system call, strace's `error=` or `signal=`, its `when=`, and the outcome that is right:
    same     as without the fault: somebody tried again
    one      at most one test is an internal error, all others are right
    some     at most one for each solution
    none     no sandbox is to be had, exit code 6 with a sentence
    refused  the program can't go on, exit code 5 with a sentence
    any      nothing but what always holds: where the count points to moves with every change
The counts are those of one run, two at a time; where a row hits depends on the machine in the middle of
a run, and what must hold doesn't.
SPDX-License-Identifier: MIT
"""

# Before anything is graded.
STARTING = [
    ("gradebox", "epoll_create1", "error=EMFILE", "1", "refused"),
    ("gradebox", "epoll_ctl", "error=ENOMEM", "1", "refused"),
    ("gradebox", "epoll_ctl", "error=ENOSPC", "3", "refused"),
    ("gradebox", "epoll_ctl", "error=ENOMEM", "8", "refused"),
    ("gradebox", "timerfd_create", "error=EMFILE", "1", "refused"),
    ("gradebox", "timerfd_create", "error=EMFILE", "2", "refused"),
    ("gradebox", "timerfd_settime", "error=EINVAL", "1", "refused"),
    ("gradebox", "socketpair", "error=EMFILE", "1", "refused"),
    ("gradebox", "socketpair", "error=EMFILE", "2", "any"),
    ("gradebox", "pidfd_open", "error=EMFILE", "1", "none"),
    ("gradebox", "clone3,clone,vfork", "error=EAGAIN", "1", "none"),
    ("gradebox", "pidfd_send_signal", "error=EPERM", "1", "none"),
    ("zygote", "setsid", "error=ENOSYS", "1", "none"),
    ("zygote", "close_range", "error=EINVAL", "1", "none"),
    ("zygote", "dup2", "error=EBADF", "2", "none"),
    ("zygote", "prlimit64", "error=EPERM", "2", "any"),
    ("zygote", "sendmsg", "error=ENOBUFS", "1", "same"),
    ("zygote", "recvmsg", "error=ENOMEM", "1", "any"),
    ("zygote", "mmap", "error=ENOMEM", "60", "any"),
    ("zygote", "mmap", "error=ENOMEM", "90", "any"),
    ("zygotes", "mmap", "error=ENOMEM", "50+", "any"),
    ("zygote", "openat", "error=EMFILE", "12", "any"),
    ("zygote", "read", "error=EIO", "20", "any"),
    ("zygote", "fcntl", "error=EINVAL", "4", "none"),
    ("zygote", "openat", "signal=SIGKILL", "15", "same"),
    ("zygotes", "openat", "signal=SIGKILL", "15", "none"),
]

# A namespace less is a sandbox less: several solutions in one run are refused.
NAMESPACES = [
    ("zygote", "unshare", "error=ENOSPC", "1", "none"),
    ("zygote", "mount", "error=EPERM", "1", "none"),
    ("zygote", "mount", "error=EPERM", "2", "none"),
    ("zygote", "pivot_root", "error=EPERM", "1", "none"),
    ("zygote", "umount2", "error=EBUSY", "1", "none"),
    ("zygote", "chdir", "error=EACCES", "2", "none"),
    ("zygote", "sethostname", "error=EPERM", "1", "none"),
    ("zygote", "clone", "error=ENOSPC", "1", "none"),
    ("zygote", "capset", "error=EPERM", "1", "none"),
    ("zygote", "prctl", "error=EINVAL", "5", "none"),
]

# While boxes come and go.
GRADING = [
    ("gradebox", "socketpair", "error=EMFILE", "4", "same"),
    ("gradebox", "socketpair", "error=EMFILE", "2+", "none"),
    ("gradebox", "socketpair", "error=EMFILE", "3+", "any"),
    ("gradebox", "pipe2", "error=EMFILE", "1", "same"),
    ("gradebox", "pipe2", "error=ENFILE", "6", "same"),
    ("gradebox", "fcntl", "error=EINVAL", "12", "same"),
    ("gradebox", "epoll_ctl", "error=ENOMEM", "10", "same"),
    ("gradebox", "epoll_ctl", "error=ENOMEM", "14", "one"),
    ("gradebox", "epoll_ctl", "error=ENOMEM", "25", "one"),
    ("gradebox", "epoll_ctl", "error=ENOMEM", "40", "one"),
    ("gradebox", "epoll_wait", "error=EBADF", "20", "refused"),
    ("gradebox", "epoll_wait", "error=EINTR", "20", "same"),
    ("gradebox", "timerfd_settime", "error=EINVAL", "3", "one"),
    ("gradebox", "timerfd_settime", "error=EINVAL", "7", "one"),
    ("gradebox", "timerfd_settime", "error=EINVAL", "12", "one"),
    ("gradebox", "pidfd_send_signal", "error=EPERM", "3", "same"),
    ("gradebox", "pidfd_send_signal", "error=EPERM", "4", "same"),
    ("gradebox", "waitid", "error=ECHILD", "2", "one"),
    ("gradebox", "waitid", "error=EINTR", "4", "one"),
    ("gradebox", "sendmsg", "error=ENOBUFS", "1", "refused"),
    ("gradebox", "sendmsg", "error=ENOBUFS", "2", "same"),
    ("gradebox", "sendmsg", "error=EPIPE", "6", "one"),
    ("gradebox", "sendmsg", "error=ECONNRESET", "9", "one"),
    ("gradebox", "recvmsg", "error=ENOMEM", "1", "same"),
    ("gradebox", "recvmsg", "error=EMSGSIZE", "2", "same"),
    ("gradebox", "recvmsg", "error=EMFILE", "7", "one"),
    ("gradebox", "recvfrom", "error=ENOMEM", "3", "same"),
    ("gradebox", "recvfrom", "error=EIO", "8", "same"),
    ("gradebox", "getrandom", "error=EINTR", "4", "one"),
    ("gradebox", "getrandom", "error=ENOSYS", "9", "one"),
    ("gradebox", "read", "error=EIO", "40", "one"),
    ("gradebox", "read", "error=EIO", "55", "one"),
    ("gradebox", "openat", "error=ENFILE", "23", "same"),
    ("gradebox", "openat", "error=ENFILE", "30+", "same"),
    ("gradebox", "close", "error=EIO", "60", "same"),
    ("gradebox", "clock_gettime", "error=EINVAL", "1", "same"),
    ("gradebox", "mmap", "error=ENOMEM", "40+", "any"),
    ("zygote", "clone", "error=EAGAIN", "2", "same"),
    ("zygote", "clone", "error=EAGAIN", "5", "same"),
    ("zygotes", "clone", "error=ENOMEM", "2+", "none"),
    ("zygote", "clone", "error=ENOMEM", "4+", "any"),
    ("zygote", "sendmsg", "error=ENOBUFS", "2", "same"),
    ("zygote", "sendmsg", "error=EPIPE", "4", "same"),
    ("zygote", "recvmsg", "error=ENOMEM", "4", "same"),
    ("zygote", "clone", "signal=SIGKILL", "2", "same"),
    ("zygote", "clone", "signal=SIGKILL", "4", "same"),
    ("zygote", "clone", "signal=SIGSEGV", "3", "same"),
    ("zygote", "sendmsg", "signal=SIGKILL", "1", "same"),
    ("zygote", "sendmsg", "signal=SIGKILL", "2", "same"),
    ("zygote", "sendmsg", "signal=SIGKILL", "6", "same"),
    ("zygotes", "sendmsg", "signal=SIGKILL", "2", "none"),
    ("zygotes", "clone", "signal=SIGKILL", "4", "any"),
    ("zygote", "recvmsg", "signal=SIGKILL", "3", "same"),
]

# In every box that is begun: no test can be graded, and that is said once.
CAGES = [
    ("boxes", "dup2", "error=EBADF", "4", "none"),
    ("boxes", "close_range", "error=EINVAL", "2", "none"),
    ("boxes", "rt_sigprocmask", "error=EINVAL", "1", "any"),
    ("boxes", "landlock_restrict_self", "error=EPERM", "1", "any"),
    ("boxes", "capget", "error=EPERM", "1", "none"),
    ("boxes", "seccomp", "error=EFAULT", "1", "none"),
    ("boxes", "capget", "signal=SIGKILL", "1", "none"),
    ("boxes", "seccomp", "signal=SIGKILL", "1", "none"),
    ("boxes", "umask", "signal=SIGKILL", "1", "none"),
]

# What the trace says, how often, and who is hit then. The first box is that of the setter's code.
SETTER_MOMENTS = [
    ("spawned", 1, "box"),
    ("READY", 1, "box"),
    ("LOAD ", 1, "box"),
    ("LOADED", 1, "box"),
    ("GENERATE", 1, "box"),
    ("GENERATE", 3, "box"),
    ("CALL", 1, "box"),
    ("RESULT", 2, "box"),
    ("RESULT", 6, "box"),
]
# Of the box that is asked whether a source keeps the rules, which comes before all tests.
RULES_MOMENTS = [
    ("spawned", 1, "zygote"),
    ("spawned", 1, "box"),
    ("READY", 1, "box"),
    ("LOAD ", 1, "box"),
    ("LOADED", 1, "box"),
    ("EXAMINE", 1, "box"),
    ("EXAMINE", 2, "box"),
]
# Of a challenge with a checker: the boxes that look at it, that run the submission, and that ask it.
CHECKER_MOMENTS = [
    ("spawned", 1, "zygote"),
    ("LOAD ", 2, "zygote"),
    ("RESULT", 1, "zygote"),
    ("LOAD ", 1, "box"),
    ("LOADED", 1, "box"),
    ("CALL", 1, "box"),
    ("CALL", 2, "box"),
    ("CALL", 3, "box"),
    ("CALL", 4, "box"),
]
MOMENTS = [
    ("started", 1, "zygote"),
    ("ready", 1, "zygote"),
    ("spawned", 1, "zygote"),
    ("spawned", 4, "zygote"),
    ("READY", 2, "zygote"),
    ("LOAD ", 3, "zygote"),
    ("RESULT", 2, "zygote"),
    ("ended", 2, "zygote"),
    ("spawned", 2, "box"),
    ("spawned", 5, "box"),
    ("READY", 2, "box"),
    ("READY", 4, "box"),
    ("LOAD ", 2, "box"),
    ("LOAD ", 4, "box"),
    ("LOADED", 2, "box"),
    ("LOADED", 5, "box"),
    ("CALL", 4, "box"),
    ("CALL", 8, "box"),
    ("RESULT", 7, "box"),
    ("RESULT", 12, "box"),
]
