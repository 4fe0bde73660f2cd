/*
 * probe - what a probe box tries, and what it tells of it
 *
 * A probe box has the whole cage but the filter of system calls, which would stop all of this first.
 * It runs our own C only and never a submission. What it tries is in sandbox/zygote/probe*.c, what
 * should come of it in sandbox/supervisor/probe_policy.c; this is what both go by.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>

/* In the order in which they are tried: what looks for leftovers first, what changes the process itself
 * last. */
enum probe_id {
    PROBE_INHERITED_DESCRIPTORS,
    PROBE_OPEN_PASSWD,
    PROBE_OPEN_ENVIRON,
    PROBE_OPEN_OWN_MEMORY,
    PROBE_LIST_ROOT,
    PROBE_MAKE_FOLDER,
    PROBE_MAKE_DEVICE,
    PROBE_MAKE_FILE,
    PROBE_RUN_PROGRAM,
    PROBE_MOUNT,
    PROBE_UMOUNT,
    PROBE_PIVOT_ROOT,
    PROBE_CHROOT,
    PROBE_OPEN_TREE,
    PROBE_SETNS,
    PROBE_PTRACE_PARENT,
    PROBE_READ_PARENT,
    PROBE_PIDFD_PARENT,
    PROBE_KILL_ALL,
    PROBE_KILL_PARENT,
    PROBE_KILL_GROUP,
    PROBE_TGKILL_PARENT,
    PROBE_SETUID,
    PROBE_SETGID,
    PROBE_SETGROUPS,
    PROBE_CAPSET,
    PROBE_SETHOSTNAME,
    PROBE_SETTIME,
    PROBE_REBOOT,
    PROBE_KEXEC,
    PROBE_INIT_MODULE,
    PROBE_SWAPON,
    PROBE_SYSLOG,
    PROBE_INET_CONNECT,
    PROBE_INET_ROUTE,
    PROBE_INET6_CONNECT,
    PROBE_ABSTRACT_SOCKET,
    PROBE_RAW_SOCKET,
    PROBE_PACKET_SOCKET,
    PROBE_LOOPBACK_UP,
    PROBE_NETLINK,
    PROBE_VSOCK,
    PROBE_ALG_SOCKET,
    PROBE_SHM,
    PROBE_MESSAGES,
    PROBE_SEMAPHORES,
    PROBE_MQUEUE,
    PROBE_SESSION_KEYRING,
    PROBE_BPF,
    PROBE_USERFAULTFD,
    PROBE_IO_URING,
    PROBE_PERF,
    PROBE_SCHED_FIFO,
    PROBE_NICE,
    PROBE_MLOCK,
    PROBE_RAISE_LIMITS,
    PROBE_MANY_DESCRIPTORS,
    PROBE_MEMORY_OVER_LIMIT,
    PROBE_TERMINAL_INPUT,
    PROBE_LDT,
    PROBE_EXECUTABLE_PAGE,
    PROBE_PERSONALITY,
    PROBE_MANY_PROCESSES,
    PROBE_CORE_DUMP,
    PROBE_UNSHARE_MOUNT,
    PROBE_UNSHARE_NET,
    PROBE_UNSHARE_PID,
    PROBE_UNSHARE_USER,
    PROBE_COUNT_
};

enum { PROBE_PROCESSES = 300 }; /* that MANY_PROCESSES tries to start: more than any box may have */

/* One row's outcome. */
struct probe_outcome {
    uint32_t is_open;   /* 1: it was done; 0: refused */
    uint32_t sys_errno; /* by what error it was refused */
};

/* The one message that a probe box sends, on a SOCK_SEQPACKET socket. */
struct probe_message {
    uint32_t version; /* PROTOCOL_VERSION */
    uint32_t n;       /* PROBE_COUNT_ */
    struct probe_outcome outcomes[PROBE_COUNT_];
};
