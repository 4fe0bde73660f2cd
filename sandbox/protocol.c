/*
 * protocol - packets with descriptors, see protocol.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/protocol.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>

#include "base/cleanup.h"

union control {
    char bytes[CMSG_SPACE(PROTOCOL_MAX_FDS * sizeof(int))];
    struct cmsghdr header; /* for its alignment, cmsg(3) */
};

int protocol_send(int socket_fd, const void *data, size_t length, const int *fds, unsigned n_fds)
{
    struct iovec iov = {.iov_base = (void *)(uintptr_t)data, .iov_len = length};
    struct msghdr msg = {.msg_iov = &iov, .msg_iovlen = 1};
    union control control;
    if (n_fds > PROTOCOL_MAX_FDS) {
        errno = EINVAL;
        return -1;
    }
    if (n_fds > 0) {
        memset(&control, 0, sizeof(control));
        msg.msg_control = control.bytes;
        msg.msg_controllen = CMSG_SPACE(n_fds * sizeof(int));
        struct cmsghdr *cmsg = CMSG_FIRSTHDR(&msg);
        cmsg->cmsg_level = SOL_SOCKET;
        cmsg->cmsg_type = SCM_RIGHTS;
        cmsg->cmsg_len = CMSG_LEN(n_fds * sizeof(int));
        memcpy(CMSG_DATA(cmsg), fds, n_fds * sizeof(int));
    }
    ssize_t sent;
    do
        sent = sendmsg(socket_fd, &msg, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    if (sent < 0)
        return -1;
    if ((size_t)sent != length) {
        errno = EMSGSIZE;
        return -1;
    }
    return 0;
}

/* Stores what came at the front of @out_fds and closes what has no room; returns whether all had.
 * The padding of the control buffer has room for one descriptor more than was asked for. */
static bool collect_fds(struct msghdr *msg, int *out_fds)
{
    unsigned stored = 0;
    bool had_room = true;
    for (struct cmsghdr *c = CMSG_FIRSTHDR(msg); c; c = CMSG_NXTHDR(msg, c)) {
        if (c->cmsg_level != SOL_SOCKET || c->cmsg_type != SCM_RIGHTS)
            continue;
        size_t n = (c->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < n; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(c) + i * sizeof(int), sizeof(fd));
            if (stored < PROTOCOL_MAX_FDS) {
                out_fds[stored++] = fd;
            } else {
                close(fd);
                had_room = false;
            }
        }
    }
    return had_room;
}

ssize_t protocol_receive(int socket_fd, void *data, size_t capacity, int *out_fds)
{
    struct iovec iov = {.iov_base = data, .iov_len = capacity};
    union control control;
    struct msghdr msg = {.msg_iov = &iov,
                         .msg_iovlen = 1,
                         .msg_control = control.bytes,
                         .msg_controllen = sizeof(control.bytes)};
    for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
        out_fds[i] = -1;
    ssize_t length;
    do
        length = recvmsg(socket_fd, &msg, MSG_CMSG_CLOEXEC);
    while (length < 0 && errno == EINTR);
    /* An end that leaves something of ours unread is told first, and once (unix_release_sock in the
     * kernel); what the other side sent before it is still to be had. */
    if (length < 0 && errno == ECONNRESET)
        length = recvmsg(socket_fd, &msg, MSG_CMSG_CLOEXEC);
    if (length < 0)
        return -1;
    bool had_room = collect_fds(&msg, out_fds);
    bool is_empty =
        length == 0 && out_fds[0] >= 0; /* no end, and the caller would take it for one */
    if (!had_room || is_empty || (msg.msg_flags & (MSG_TRUNC | MSG_CTRUNC))) {
        for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
            close_fd(&out_fds[i]);
        errno = EMSGSIZE;
        return -1;
    }
    return length;
}
