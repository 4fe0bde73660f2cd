/*
 * seccomp_policy_loopback - what sockets within one box take
 *
 * Where the rows come from: strace of socket, socketserver, http.server, urllib and asyncio in CPython
 * 3.11 to 3.13. What they can reach is the affair of the box's own network, in which there is only `lo`.
 * Options of a socket are named one by one: others run programs in the kernel (SO_ATTACH_FILTER) or take
 * capabilities anyway.
 * SPDX-License-Identifier: MIT
 */
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

#include "sandbox/spec.h"

#define ROWS_ARE_FOR TIER_LOOPBACK
#include "sandbox/supervisor/policy_rows.h"

static const struct policy_rule rules[] = {
    SOCKET(socket, AF_UNIX, SOCK_DGRAM, 0, "the same"),
    SOCKET(socketpair, AF_UNIX, SOCK_DGRAM, 0, "the same for messages"),
    ALLOW(readv, "os.readv of a socket"),
    ALLOW(writev, "os.writev of a socket: a head and what follows"),
    ALLOW(shutdown, "the end of what one side sends"),
    OPTION(getsockopt, SOL_SOCKET, SO_ERROR, "what became of a connection"),
    OPTION(getsockopt, SOL_SOCKET, SO_ACCEPTCONN, "whether it listens"),
    SOCKET(socket, AF_INET, SOCK_STREAM, 0, "a TCP socket"),
    SOCKET(socket, AF_INET, SOCK_STREAM, IPPROTO_TCP, "the same, as getaddrinfo names it"),
    SOCKET(socket, AF_INET, SOCK_DGRAM, 0, "a UDP socket"),
    SOCKET(socket, AF_INET, SOCK_DGRAM, IPPROTO_UDP, "the same, as getaddrinfo names it"),
    SOCKET(socket, AF_INET6, SOCK_STREAM, 0, "TCP to ::1"),
    SOCKET(socket, AF_INET6, SOCK_STREAM, IPPROTO_TCP, "the same, as getaddrinfo names it"),
    SOCKET(socket, AF_INET6, SOCK_DGRAM, 0, "UDP to ::1"),
    SOCKET(socket, AF_INET6, SOCK_DGRAM, IPPROTO_UDP, "the same, as getaddrinfo names it"),
    OPTION(getsockopt, SOL_SOCKET, SO_REUSEADDR, "reading an option back"),
    OPTION(getsockopt, SOL_SOCKET, SO_SNDBUF, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_RCVBUF, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_REUSEPORT, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_KEEPALIVE, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_LINGER, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_OOBINLINE, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_RCVLOWAT, "the same"),
    OPTION(getsockopt, SOL_SOCKET, SO_DOMAIN, "a socket made of a descriptor"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_NODELAY, "reading an option back"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_KEEPIDLE, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_KEEPINTVL, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_KEEPCNT, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_CORK, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_QUICKACK, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_USER_TIMEOUT, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_DEFER_ACCEPT, "the same"),
    OPTION(getsockopt, IPPROTO_TCP, TCP_INFO, "whether it is still connected; only numbers"),
    OPTION(getsockopt, IPPROTO_IP, IP_TOS, "reading an option back"),
    OPTION(setsockopt, SOL_SOCKET, SO_REUSEPORT, "some servers"),
    OPTION(setsockopt, SOL_SOCKET, SO_KEEPALIVE, "long connections"),
    OPTION(setsockopt, SOL_SOCKET, SO_BROADCAST, "asyncio's datagrams"),
    OPTION(setsockopt, SOL_SOCKET, SO_LINGER, "a connection that is reset"),
    OPTION(setsockopt, SOL_SOCKET, SO_SNDBUF, "how much is sent ahead; the kernel has a maximum"),
    OPTION(setsockopt, SOL_SOCKET, SO_RCVBUF, "the same"),
    OPTION(setsockopt, SOL_SOCKET, SO_RCVTIMEO, "a time-out of the kernel's"),
    OPTION(setsockopt, SOL_SOCKET, SO_SNDTIMEO, "the same"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_NODELAY, "asyncio and http.client"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_KEEPIDLE, "long connections"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_KEEPINTVL, "the same"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_KEEPCNT, "the same"),
    OPTION(setsockopt, SOL_SOCKET, SO_OOBINLINE, "what is urgent stays where it came"),
    OPTION(setsockopt, SOL_SOCKET, SO_RCVLOWAT, "how much must be there to be told of"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_CORK, "a head and a file are sent together"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_QUICKACK, "no waiting with what says that it came"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_USER_TIMEOUT, "how long nobody may say that it came"),
    OPTION(setsockopt, IPPROTO_TCP, TCP_DEFER_ACCEPT, "accepts who has sent something"),
    OPTION(setsockopt, IPPROTO_IP, IP_TOS, "what routers would do first; there is none"),
    OPTION(setsockopt, IPPROTO_IPV6, IPV6_V6ONLY, "asyncio's servers"),
};

const struct policy_table policy_loopback = {rules, ARRAY_LEN(rules)};
