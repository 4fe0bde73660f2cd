/*
 * process - see process.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/wait.h>

enum {
    EXITING_FLAG = 0x4
}; /* PF_EXITING, include/linux/sched.h: never another bit since Linux 2.6 */

int process_kill(int pidfd, pid_t pid)
{
    if (pidfd_send_signal(pidfd, SIGKILL, NULL, 0) == 0 || errno == ESRCH)
        return 0;
    int why = errno;
    if (pid > 0 && (kill(pid, SIGKILL) == 0 || errno == ESRCH))
        return 0;
    errno = why;
    return -1;
}

bool process_was_stopped(int pidfd)
{
    siginfo_t info = {0};
    return waitid(P_PIDFD, (id_t)pidfd, &info, WSTOPPED | WCONTINUED | WNOHANG | WNOWAIT) == 0 &&
           info.si_pid != 0;
}

/* A small file of /proc/PID as text; false where it can't be read. */
static bool read_proc(pid_t pid, const char *name, char *out_text, size_t capacity)
{
    char path[64];
    snprintf(path, sizeof(path), "/proc/%d/%s", (int)pid, name);
    AUTO_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
    ssize_t n = fd < 0 ? -1 : read(fd, out_text, capacity - 1);
    if (n <= 0)
        return false;
    out_text[n] = '\0';
    return true;
}

enum process_end process_end(pid_t pid)
{
    /* "pid (name) state ppid pgrp session tty tpgid flags ...", and a name may hold anything. */
    char text[512];
    unsigned flags;
    if (!read_proc(pid, "stat", text, sizeof(text)))
        return PROCESS_UNKNOWN;
    const char *name_end = strrchr(text, ')');
    if (!name_end || sscanf(name_end, ") %*c %*d %*d %*d %*d %*d %u", &flags) != 1)
        return PROCESS_UNKNOWN;
    return flags & EXITING_FLAG ? PROCESS_EXITS : PROCESS_LIVES;
}

nsec_t process_starved(pid_t pid)
{
    /* time on a processor, time waiting for one, turns; see proc(5) */
    char text[96], *at = text;
    if (!read_proc(pid, "schedstat", text, sizeof(text)))
        return 0;
    (void)strtoull(at, &at, 10);
    return strtoull(at, &at, 10);
}

bool process_is_out_of_time(pid_t pid, unsigned n_ticks, unsigned max_ticks)
{
    if (n_ticks < max_ticks)
        return false;
    if (n_ticks >= max_ticks * PROCESS_STARVED_FACTOR)
        return true;
    return (nsec_t)n_ticks * PROCESS_TICK_NS >=
           (nsec_t)max_ticks * PROCESS_TICK_NS + process_starved(pid);
}
