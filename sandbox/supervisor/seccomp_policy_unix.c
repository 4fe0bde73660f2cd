/*
 * seccomp_policy_unix - Unix sockets, and waiting for several descriptors at once
 *
 * Where the rows come from: strace of selectors, select, asyncio, subprocess and multiprocessing in
 * CPython 3.11 to 3.13.
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "sandbox/spec.h"

#define ROWS_ARE_FOR (TIER_LOOPBACK | TIER_PROCESSES)
#include "sandbox/supervisor/policy_rows.h"

static const struct policy_rule rules[] = {
    SOCKET(socket, AF_UNIX, SOCK_STREAM, 0, "a socket with an abstract name"),
    SOCKET(socketpair, AF_UNIX, SOCK_STREAM, 0, "asyncio wakes itself by one"),
    ALLOW(bind, "a server's address"),
    ALLOW(listen, "a server"),
    ALLOW(accept4, "a server's connections"),
    ALLOW(connect, "a client"),
    ALLOW(getsockname, "which port it has become"),
    ALLOW(sendto, "send and sendto"),
    ALLOW(recvfrom, "recv and recvfrom"),
    ALLOW(sendmsg, "socket.sendmsg"),
    ALLOW(recvmsg, "socket.recvmsg"),
    OPTION(setsockopt, SOL_SOCKET, SO_REUSEADDR, "nearly every server, also of multiprocessing"),
    OPTION(getsockopt, SOL_SOCKET, SO_TYPE, "a socket made of a descriptor"),
    OPTION(getsockopt, SOL_SOCKET, SO_PROTOCOL, "the same"),

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

const struct policy_table policy_unix = {rules, ARRAY_LEN(rules)};
