/*
 * probe_network - attempts on the network and on what processes share
 * SPDX-License-Identifier: MIT
 */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <net/if.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#include "sandbox/protocol.h"
#include "sandbox/zygote/probe_attempts.h"

enum { SOME_PORT = 9 }; /* discard: that nobody listens is an answer as well */

static uint32_t socket_key;

void probe_set_socket_key(uint32_t key)
{
    socket_key = key;
}

/* Refused by who is there, or on its way: the network was reached. */
static long connect_by(int family, int type, const void *address, socklen_t length)
{
    int fd = socket(family, type | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    int rc = connect(fd, address, length);
    return rc < 0 && errno != ECONNREFUSED && errno != EINPROGRESS ? -1 : 0;
}

long probe_inet_connect(void)
{
    const struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(SOME_PORT), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    return connect_by(AF_INET, SOCK_STREAM, &address, sizeof(address));
}

/* Connecting a datagram socket sends nothing, it only looks for the way (connect(2)). The address is
 * of TEST-NET-1, RFC 5737. */
long probe_inet_route(void)
{
    const struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(SOME_PORT), .sin_addr = {htonl(0xc0000201)}};
    return connect_by(AF_INET, SOCK_DGRAM, &address, sizeof(address));
}

long probe_inet6_connect(void)
{
    const struct sockaddr_in6 address = {
        .sin6_family = AF_INET6, .sin6_port = htons(SOME_PORT), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    return connect_by(AF_INET6, SOCK_STREAM, &address, sizeof(address));
}

/* In another network namespace nobody has that name, and here that means refused. */
long probe_abstract_socket(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int n = snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, PROBE_SOCKET_NAME,
                     (unsigned)socket_key);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    return connect(fd, (const struct sockaddr *)(const void *)&address,
                   (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n));
}

/* Outside of a namespace it is on already. */
long probe_loopback_up(void)
{
    struct ifreq request = {.ifr_name = "lo", .ifr_flags = IFF_UP | IFF_RUNNING};
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    return fd < 0 ? -1 : ioctl(fd, SIOCSIFFLAGS, &request);
}

long probe_shm(void)
{
    int id = shmget(IPC_PRIVATE, 1, IPC_CREAT | 0600);
    return id < 0 ? -1 : shmctl(id, IPC_RMID, NULL);
}

long probe_messages(void)
{
    int id = msgget(IPC_PRIVATE, IPC_CREAT | 0600);
    return id < 0 ? -1 : msgctl(id, IPC_RMID, NULL);
}

long probe_semaphores(void)
{
    int id = semget(IPC_PRIVATE, 1, IPC_CREAT | 0600);
    return id < 0 ? -1 : semctl(id, 0, IPC_RMID);
}

long probe_mqueue(void)
{
    static const char name[] = "gradebox-attack-probe";
    if (syscall(SYS_mq_open, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600, NULL) < 0)
        return -1;
    return syscall(SYS_mq_unlink, name);
}
