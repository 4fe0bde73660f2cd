/*
 * notification - see notification.h
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/supervisor/notification.h"

#include <errno.h>
#include <linux/seccomp.h>
#include <seccomp.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>

#include "sandbox/supervisor/syscall_args.h"

/* The kernel writes its own size of the struct, which may be larger than that of the header built
 * with (seccomp_unotify(2), SECCOMP_GET_NOTIF_SIZES). It was 80 bytes from 5.0 to 6.18. */
enum { NOTIF_ROOM_BYTES = 512 };

static void set_name(struct notification *n, int number)
{
    AUTO_FREE char *name = seccomp_syscall_resolve_num_arch(SCMP_ARCH_NATIVE, number);
    if (name)
        snprintf(n->syscall, sizeof(n->syscall), "%s", name);
    else
        snprintf(n->syscall, sizeof(n->syscall), "number %d", number);
}

int notification_receive(int listener_fd, pid_t pid, struct notification *out_notification,
                         struct error *err)
{
    union {
        struct seccomp_notif notif;
        char room[NOTIF_ROOM_BYTES];
    } received;
    memset(&received, 0, sizeof(received)); /* the kernel demands zeros */
    if (ioctl(listener_fd, SECCOMP_IOCTL_NOTIF_RECV, &received) < 0) {
        if (errno == ENOENT || errno == EINTR)
            return NOTIFY_GONE;
        return error_errno(err, ERROR_INTERNAL, "cannot receive a seccomp notification");
    }
    struct notification n = {
        .id = received.notif.id, .tid = (pid_t)received.notif.pid, .answer_errno = EPERM};
    uint64_t args[NOTIFY_ARGS_MAX];
    for (unsigned i = 0; i < NOTIFY_ARGS_MAX; i++)
        args[i] = received.notif.data.args[i];
    set_name(&n, received.notif.data.nr);
    syscall_args_describe(&n, received.notif.data.nr, args, pid);
    n.is_probe = syscall_args_is_probe(&n);
    if (n.is_probe)
        n.answer_errno = ENOENT;

    /* Had the box died, @pid could be another process by now whose memory was read instead. */
    if (ioctl(listener_fd, SECCOMP_IOCTL_NOTIF_ID_VALID, &n.id) < 0)
        return NOTIFY_GONE;
    *out_notification = n;
    return NOTIFY_RECEIVED;
}

int notification_answer(int listener_fd, const struct notification *n, struct error *err)
{
    union {
        struct seccomp_notif_resp resp;
        char room[NOTIF_ROOM_BYTES];
    } answer;
    memset(&answer, 0, sizeof(answer));
    answer.resp.id = n->id;
    answer.resp.error = (__s32)-n->answer_errno;
    if (ioctl(listener_fd, SECCOMP_IOCTL_NOTIF_SEND, &answer) < 0) {
        if (errno == ENOENT)
            return NOTIFY_GONE;
        return error_errno(err, ERROR_INTERNAL, "cannot answer a seccomp notification");
    }
    return 0;
}
