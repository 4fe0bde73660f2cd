/*
 * seccomp_policy_waiting - what waiting for several descriptors at once takes: sockets and pipes
 *
 * Where the rows come from: strace of selectors, select, asyncio, subprocess and multiprocessing in
 * CPython 3.11 to 3.13.
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <sys/ioctl.h>

#include "sandbox/spec.h"

#define ROWS_ARE_FOR (TIER_LOOPBACK | TIER_PROCESSES)
#include "sandbox/supervisor/policy_rows.h"

static const struct policy_rule rules[] = {
    ALLOW(poll, "time-outs of sockets, communicate() of subprocess"),
    ALLOW(ppoll, "the same where there is no poll"),
    ALLOW(select, "select.select"),
    ALLOW(pselect6, "the same"),
    ALLOW(epoll_create1, "selectors and asyncio"),
    ALLOW(epoll_ctl, "the same"),
    ALLOW(epoll_wait, "the same"),
    ALLOW(epoll_pwait, "the same where there is no epoll_wait"),
    ALLOW_IF(ioctl, "settimeout and setblocking", .arg = 1, .mask = ANY_BITS32, .value = FIONBIO),
    ALLOW_IF(fcntl, "what mode it has", .arg = 1, .mask = ANY_BITS32, .value = F_GETFL),
    ALLOW_IF(fcntl, "os.set_blocking", .arg = 1, .mask = ANY_BITS32, .value = F_SETFL),
    ALLOW_IF(fcntl, "whether it is inherited", .arg = 1, .mask = ANY_BITS32, .value = F_GETFD),
    ALLOW_IF(fcntl, "socket.dup and os.dup", .arg = 1, .mask = ANY_BITS32,
             .value = F_DUPFD_CLOEXEC),
};

const struct policy_table policy_waiting = {rules, ARRAY_LEN(rules)};
