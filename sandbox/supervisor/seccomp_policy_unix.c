/*
 * seccomp_policy_unix - Unix sockets, and what all sockets take
 *
 * Where the rows come from: strace of socket, asyncio, subprocess and multiprocessing in
 * CPython 3.11 to 3.13.
 * SPDX-License-Identifier: MIT
 */
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
    ALLOW(getpeername, "who has connected; bash asks it of its input"),
    ALLOW(getsockname, "which port it has become"),
    ALLOW(sendto, "send and sendto"),
    ALLOW(recvfrom, "recv and recvfrom"),
    ALLOW(sendmsg, "socket.sendmsg"),
    ALLOW(recvmsg, "socket.recvmsg"),
    OPTION(setsockopt, SOL_SOCKET, SO_REUSEADDR, "nearly every server, also of multiprocessing"),
    OPTION(getsockopt, SOL_SOCKET, SO_TYPE, "a socket made of a descriptor"),
    OPTION(getsockopt, SOL_SOCKET, SO_PROTOCOL, "the same"),
};

const struct policy_table policy_unix = {rules, ARRAY_LEN(rules)};
