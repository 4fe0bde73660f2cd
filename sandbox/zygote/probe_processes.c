/*
 * probe_processes - attempts on other processes, on identities and on limits
 *
 * The parent is gradebox. From within a pid namespace it has no number: getppid() is 0, which kill(2)
 * and others would take for oneself, so that counts as nobody there.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sched.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>

#include "sandbox/probe.h"
#include "sandbox/zygote/probe_attempts.h"

#include "base/cleanup.h"

enum { PIDS_LOOKED_AT = 1 << 16 }; /* most machines have no higher ones, and it takes a moment */

/* The number of our parent; -1 with errno where it has none here. */
static pid_t parent(void)
{
    pid_t pid = getppid();
    if (pid > 0)
        return pid;
    errno = ESRCH;
    return -1;
}

/* A child that is no longer than its parent; 0 in the child. No fork hooks, which are Python's too. */
static pid_t fork_child(void)
{
    pid_t pid = (pid_t)syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0);
    if (pid == 0)
        (void)prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    return pid;
}

long probe_run_program(void)
{
    static char path[] = "/bin/true";
    char *const argv[] = {path, NULL}, *const env[] = {NULL};
    int status = 0;
    pid_t pid = fork_child();
    if (pid == 0) {
        execve(path, argv, env);
        _exit(errno);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return -1;
    if (!WIFEXITED(status) || WEXITSTATUS(status) == 0)
        return 0; /* it ran, and was perhaps short of something */
    errno = WEXITSTATUS(status);
    return -1;
}

long probe_setns(void)
{
    int fd = (int)syscall(SYS_pidfd_open, getpid(), 0);
    return fd < 0 ? -1 : setns(fd, CLONE_NEWNS | CLONE_NEWNET);
}

/* PTRACE_SEIZE doesn't stop the other, and ends with us. */
long probe_ptrace_parent(void)
{
    pid_t pid = parent();
    return pid < 0 ? -1 : ptrace(PTRACE_SEIZE, pid, NULL, NULL);
}

/* The address may be nothing there: that is found out after the right. */
long probe_read_parent(void)
{
    char byte;
    const struct iovec here = {&byte, 1}, there = {&byte, 1};
    pid_t pid = parent();
    long n = pid < 0 ? -1 : process_vm_readv(pid, &here, 1, &there, 1, 0);
    return n < 0 && errno == EFAULT ? 0 : n;
}

long probe_pidfd_parent(void)
{
    pid_t pid = parent();
    long fd = pid < 0 ? -1 : syscall(SYS_pidfd_open, pid, 0);
    return fd < 0 ? -1 : syscall(SYS_pidfd_getfd, (int)fd, 0, 0);
}

/* One by one: kill(-1, ...) succeeds also where each was refused. */
long probe_kill_all(void)
{
    int refusal = ESRCH;
    for (pid_t pid = 1; pid <= PIDS_LOOKED_AT; pid++) {
        if (pid == getpid())
            continue;
        if (kill(pid, 0) == 0)
            return pid;
        refusal = errno == EPERM ? EPERM : refusal;
    }
    errno = refusal;
    return -1;
}

long probe_kill_parent(void)
{
    pid_t pid = parent();
    return pid < 0 ? -1 : kill(pid, 0);
}

long probe_tgkill_parent(void)
{
    pid_t pid = parent();
    return pid < 0 ? -1 : tgkill(pid, pid, 0);
}

/* Signal 0 to the group would reach at least ourselves and tell nothing. A group whose leader is
 * outside of the pid namespace is signalled all the same, with all that are in it. */
long probe_kill_group(void)
{
    if (getpgrp() != getpid())
        return 0;
    errno = ESRCH;
    return -1;
}

/* Another one than our own: who is called root only in a user namespace may stay so. */
long probe_setuid(void)
{
    uid_t id = getuid() == 0 ? 1 : 0;
    return setresuid(id, id, id);
}

long probe_setgid(void)
{
    gid_t id = getgid() == 0 ? 1 : 0;
    return setresgid(id, id, id);
}

long probe_capset(void)
{
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3] = {
        {.effective = 1u << CAP_SYS_ADMIN, .permitted = 1u << CAP_SYS_ADMIN}
    };
    return syscall(SYS_capset, &header, data);
}

long probe_raise_limits(void)
{
    errno = EPERM; /* also where nothing is limited */
    for (int resource = 0; resource < (int)RLIM_NLIMITS; resource++) {
        struct rlimit limit;
        if (getrlimit((__rlimit_resource_t)resource, &limit) < 0)
            return 0;
        if (limit.rlim_max == RLIM_INFINITY)
            continue;
        limit.rlim_max++;
        if (setrlimit((__rlimit_resource_t)resource, &limit) == 0)
            return 0;
    }
    return -1;
}

/* As much as all of it, and the interpreter holds some already. */
long probe_memory_over_limit(void)
{
    struct rlimit limit;
    if (getrlimit(RLIMIT_DATA, &limit) < 0 || limit.rlim_cur == RLIM_INFINITY)
        return 0;
    void *room =
        mmap(NULL, limit.rlim_cur, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return room == MAP_FAILED ? -1 : munmap(room, limit.rlim_cur);
}

long probe_mlock(void)
{
    char here = 0;
    return mlock(&here, sizeof(here));
}

long probe_many_processes(void)
{
    static pid_t pids[PROBE_PROCESSES];
    unsigned n = 0;
    while (n < PROBE_PROCESSES) {
        pid_t pid = fork_child();
        if (pid == 0)
            for (;;)
                pause();
        if (pid < 0)
            break;
        pids[n++] = pid;
    }
    int refusal = errno;
    /* Our own children, not reaped: they are there. All are killed before the first is waited for, who
     * may be process 1 of a namespace that others must leave before. */
    for (unsigned i = 0; i < n; i++)
        (void)kill(pids[i], SIGKILL);
    while (waitpid(-1, NULL, 0) > 0)
        continue;
    errno = refusal;
    return n < PROBE_PROCESSES ? -1 : 0;
}

long probe_core_dump(void)
{
    int status = 0;
    pid_t pid = fork_child();
    if (pid == 0) {
        (void)signal(SIGABRT, SIG_DFL);
        (void)raise(SIGABRT);
        _exit(0);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        return -1;
    errno = EFBIG;
    return WCOREDUMP(status) ? 0 : -1;
}
