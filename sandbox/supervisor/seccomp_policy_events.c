/*
 * seccomp_policy_events - what code takes that waits for several things at once: pipes, counters, signals;
 * and that asks who it is among others
 *
 * Such a box is process 1 of a pid namespace of its own: a number that may be signalled here is its own.
 * What it holds in the kernel is bounded by its descriptors: 16 pages a pipe, which F_SETPIPE_SZ, nowhere
 * allowed, would make 256. Where the rows come from: strace of os.pipe, os.eventfd, selectors, signal and
 * os.nice in CPython 3.11 to 3.13.
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/resource.h>

#include "sandbox/spec.h"

#define ROWS_ARE_FOR (TIER_THREADS | TIER_LOOPBACK | TIER_PROCESSES)
#include "sandbox/supervisor/policy_rows.h"

/* Those that are kept once each. The others are queued, as many as there is room for of all boxes, and
 * the supervisor's is among them (BOX_LINE_SIGNAL). */
#define PLAIN_SIGNAL(number)                                                                       \
    {                                                                                              \
        .arg = number, .mask = ANY_BITS32 & ~0x1fu, .value = 0                                     \
    }
#define ITSELF                                                                                     \
    {                                                                                              \
        .arg = 0, .mask = ANY_BITS32, .value = 1                                                   \
    }

#define FCNTL(command, reason)                                                                     \
    ALLOW_IF(fcntl, reason, .arg = 1, .mask = ANY_BITS32, .value = command)
#define IOCTL(command, reason)                                                                     \
    ALLOW_IF(ioctl, reason, .arg = 1, .mask = ANY_BITS32, .value = command)

/* Itself, by 0 or by what getpid() says. */
#define OF_ITSELF(name, reason)                                                                    \
    ALLOW_IF(name, reason, .arg = 0, .mask = ANY_BITS32 & ~1u, .value = 0)

static const struct policy_rule rules[] = {
    /* O_NOTIFICATION_PIPE (O_EXCL) is another thing altogether, O_DIRECT makes packets. */
    ALLOW_IF(pipe2, "os.pipe: a handler or a thread wakes a selector by one", .arg = 1,
             .mask = ANY_BITS32 & ~(uint64_t)(O_CLOEXEC | O_NONBLOCK), .value = 0),
    ALLOW_IF(eventfd2, "os.eventfd: the same by a counter", .arg = 1,
             .mask = ANY_BITS32 & ~(uint64_t)(EFD_CLOEXEC | EFD_NONBLOCK | EFD_SEMAPHORE),
             .value = 0),
    ALLOW(dup2, "os.dup2; standard streams of a child"),
    ALLOW(dup3, "the same, not to be inherited"),
    FCNTL(F_DUPFD_CLOEXEC, "socket.dup and os.dup"),
    FCNTL(F_GETFD, "whether it is inherited"),
    FCNTL(F_SETFD, "fcntl.fcntl: the same"),
    FCNTL(F_GETFL, "signal.set_wakeup_fd: whether it blocks"),
    FCNTL(F_SETFL, "fcntl.fcntl: whether it blocks"),
    IOCTL(FIONBIO, "settimeout and os.set_blocking"),
    IOCTL(FIOCLEX, "os.set_inheritable"),
    IOCTL(FIONCLEX, "the same"),
    ALLOW(epoll_create1, "selectors and asyncio"),
    ALLOW(epoll_ctl, "the same"),
    ALLOW(epoll_wait, "the same"),
    ALLOW(epoll_pwait, "the same where there is no epoll_wait"),
    ALLOW(poll, "select.poll, time-outs of sockets, communicate() of subprocess"),
    ALLOW(ppoll, "the same where there is no poll"),
    ALLOW(select, "select.select of other C libraries"),
    ALLOW(pselect6, "select.select"),

    /* It may name a path all the same: its root is empty (sandbox/zygote/jail.c). */
    ALLOW_IF(newfstatat, "the C library's fstat, of a descriptor: os.fstat, signal.set_wakeup_fd",
             .arg = 3, .mask = ALL_BITS, .value = AT_EMPTY_PATH),
    ANSWER_IF_WITHOUT(TIER_FILES, newfstatat, ENOENT, "os.path.exists: there are no files",
                      .arg = 3, .mask = ALL_BITS, .value = AT_EMPTY_PATH, .is_not = true),

    ALLOW_IF2(kill, "os.kill of os.getpid(): a handler of its own", ITSELF, PLAIN_SIGNAL(1)),
    ALLOW_IF2(tgkill, "signal.raise_signal, signal.pthread_kill", ITSELF, PLAIN_SIGNAL(2)),

    ALLOW(getitimer, "signal.getitimer: what is left of it"),
    ALLOW(rt_sigpending, "signal.sigpending: which are blocked, and have come"),
    ALLOW(rt_sigtimedwait, "signal.sigwait, signal.sigtimedwait"),
    ALLOW(pause, "signal.pause: until a handler has run"),

    /* Who it is among others. */
    ALLOW(getresuid, "os.getresuid: all three of its ids"),
    ALLOW(getresgid, "the same of its group"),
    ALLOW(getgroups, "os.getgroups: none; not as root, those of who grades"),
    ALLOW(getppid, "os.getppid: 0 in here"),
    ALLOW(getpgrp, "os.getpgrp: its group, in which is nobody else"),
    OF_ITSELF(getpgid, "os.getpgid, the same"),
    OF_ITSELF(getsid, "os.getsid"),
    ALLOW(umask, "os.umask: of files that it makes itself, where it may"),
    ALLOW_IF2(getpriority, "os.nice, os.getpriority: its own",
              {.arg = 0, .mask = ANY_BITS32, .value = PRIO_PROCESS},
              {.arg = 1, .mask = ANY_BITS32 & ~1u, .value = 0}),
    ALLOW_IF3(setpriority, "os.nice(0), which asks how nice it is: stays as it is",
              {.arg = 0, .mask = ANY_BITS32, .value = PRIO_PROCESS},
              {.arg = 1, .mask = ANY_BITS32, .value = 0}, {.arg = 2, .mask = ALL_BITS, .value = 0}),
    ANSWER_IF(setpriority, EACCES,
              "os.nice(5): who may wait for the others also takes long to be dead", .arg = 2,
              .mask = ALL_BITS, .value = 0, .is_not = true),
};

const struct policy_table policy_events = {rules, ARRAY_LEN(rules)};
