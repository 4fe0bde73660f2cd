/*
 * spawn - see spawn.h
 *
 * Boxes are cloned with CLONE_PARENT, so that they are children of gradebox: it waits for them and
 * gets their resource usage. Raw clone(2) on purpose: Python's and the C library's fork hooks exist
 * for locks that another thread may hold and for a changed thread id; the zygote has one thread,
 * which holds the GIL, and running them touches pages worth a third of the whole fork (measured with
 * a warm 3.11: 0.36 ms without, 0.55 ms with PyOS_AfterFork_Child). What is given up: `random` is
 * not reseeded, so all boxes draw the same numbers, which a grader likes.
 * SPDX-License-Identifier: MIT
 */
#include "sandbox/zygote/spawn.h"

#include <errno.h>
#include <linux/filter.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "sandbox/protocol.h"
#include "sandbox/zygote/cage.h"
#include "sandbox/zygote/probe.h"

struct filter {
    struct sock_filter program[ZYGOTE_FILTER_MAX_BYTES / sizeof(struct sock_filter)];
    unsigned short n; /* 0 = not sent yet */
};

/* By set of tiers. Static, so that receiving them allocates nothing. */
static struct filter filters[TIER_SETS_];

static struct {
    struct zygote_request request;
    char filter[ZYGOTE_FILTER_MAX_BYTES];
} received;

/* A child of gradebox', born into a cgroup where @cgroup_fd is one and not -1. Only clone3(2) can do
 * that, and only that needs it: some containers' filters refuse it. With CLONE_PARENT it takes no exit
 * signal, ours is inherited. Linux' raw clone(2) orders its last two arguments differently on some
 * machines; both are zero here, so the one call serves x86_64, aarch64 and riscv64 alike. */
static pid_t clone_child(unsigned long flags, int cgroup_fd, int *out_pidfd)
{
    flags |= CLONE_PARENT | CLONE_PIDFD;
    if (cgroup_fd < 0)
        return (pid_t)syscall(SYS_clone, flags | SIGCHLD, 0, out_pidfd, 0, 0);
    const struct clone_args args = {.flags = flags | CLONE_INTO_CGROUP,
                                    .pidfd = (uint64_t)(uintptr_t)out_pidfd,
                                    .cgroup = (unsigned)cgroup_fd};
    return (pid_t)syscall(SYS_clone3, &args, sizeof(args));
}

int spawn_report_failure(int control_fd, const struct error *failure)
{
    struct zygote_reply reply = {.version = PROTOCOL_VERSION,
                                 .kind = ZYGOTE_REPLY_FAILED,
                                 .sys_errno = (uint32_t)failure->sys_errno};
    snprintf(reply.text, sizeof(reply.text), "%.*s", (int)sizeof(reply.text) - 1, failure->text);
    snprintf(reply.hint, sizeof(reply.hint), "%.*s", (int)sizeof(reply.hint) - 1, failure->hint);
    return protocol_send(control_fd, &reply, sizeof(reply), NULL, 0);
}

static int accept_filter(const struct zygote_request *request, size_t length, struct error *err)
{
    size_t bytes = request->filter_bytes;
    if (request->spec.tiers >= TIER_SETS_ || bytes == 0 || bytes % sizeof(struct sock_filter) ||
        length != sizeof(*request) + bytes)
        return error_set(err, ERROR_INTERNAL, "a filter of %zu bytes makes no sense", bytes);
    struct filter *filter = &filters[request->spec.tiers];
    memcpy(filter->program, received.filter, bytes);
    filter->n = (unsigned short)(bytes / sizeof(struct sock_filter));
    return 0;
}

static NORETURN void tell_cage_failed(const char *step, const struct error *failure)
{
    /* CBOR by hand: an array of the step's name and the text. */
    struct {
        struct frame_header header;
        unsigned char body[512];
    } frame = {.header = {.type = FRAME_CAGE_FAILED}};
    size_t step_len = strnlen(step, 23), text_len = strnlen(failure->text, 255), at = 0;
    frame.body[at++] = 0x82; /* array of 2 */
    frame.body[at++] = (unsigned char)(0x60 + step_len);
    memcpy(frame.body + at, step, step_len);
    at += step_len;
    frame.body[at++] = 0x78; /* text with a length of one byte */
    frame.body[at++] = (unsigned char)text_len;
    memcpy(frame.body + at, failure->text, text_len);
    at += text_len;
    frame.header.length = (uint32_t)at;
    ssize_t written = write(BOX_SOCKET_FD, &frame, sizeof(frame.header) + at);
    (void)written; /* whoever is gone sees the end of the process */
    _exit(1);
}

static struct cage cage_of(const struct zygote *zygote, const struct zygote_request *request,
                           const int *fds)
{
    const struct box_spec *spec = &request->spec;
    struct filter *filter = &filters[spec->tiers];
    return (struct cage){
        .spec = *spec,
        .socket_fd = fds[0],
        .stdout_fd = fds[1],
        .stderr_fd = fds[2],
        .input_fd = request->has_input ? fds[3] : -1,
        .filter = {.len = filter->n, .filter = filter->program},
        .baseline = zygote->baseline,
        .namespaces = zygote->namespaces,
        .landlock_fd = zygote->landlock_fd,
        .prefix = zygote->prefix,
        .landlock_abi = zygote->landlock_abi,
    };
}

static NORETURN void become_box(const struct zygote *zygote, const struct zygote_request *request,
                                const int *fds)
{
    const struct cage cage = cage_of(zygote, request, fds);
    struct error err = {0};
    const char *step = NULL;
    if (cage_enter(&cage, &step, &err) < 0)
        tell_cage_failed(step, &err);
    zygote->box_main(&request->spec);
}

/* What has no filter never comes to box_main. */
static NORETURN void become_probe(const struct zygote *zygote, const struct zygote_request *request,
                                  const int *fds)
{
    const struct cage cage = cage_of(zygote, request, fds);
    struct error err = {0};
    const char *step = NULL;
    if (cage_enter_probe(&cage, &step, &err) < 0)
        tell_cage_failed(step, &err);
    probe_run(request->socket_key);
}

static unsigned long clone_flags(const struct zygote *zygote, unsigned tiers)
{
    unsigned long flags = 0;
    if (zygote->namespaces & BOX_NAMESPACE_PID)
        flags |= CLONE_NEWPID;
    /* Without a folder it shares the zygote's mounts, in which there is nothing. */
    if ((zygote->namespaces & BOX_NAMESPACE_MOUNT) && (tiers & TIER_FILES))
        flags |= CLONE_NEWNS;
    /* Not the zygote's own, made once: from within it, a cgroup beside its own can't be entered
     * (cgroup_namespaces(7), nsdelegate). */
    if (zygote->namespaces & BOX_NAMESPACE_CGROUP)
        flags |= CLONE_NEWCGROUP;
    return flags;
}

static int answer_child(const struct zygote *zygote, pid_t pid, int pidfd, struct error *err)
{
    struct zygote_reply reply = {.version = PROTOCOL_VERSION, .pid = pid};
    if (pid < 0) {
        reply.kind = ZYGOTE_REPLY_FAILED;
        reply.sys_errno = (uint32_t)errno;
        snprintf(reply.text, sizeof(reply.text), "cannot fork a box%s",
                 errno == EAGAIN ? " (is 'ulimit -u' or the cgroup's pids.max used up?)" : "");
    } else {
        reply.kind = ZYGOTE_REPLY_SPAWNED;
    }
    int rc = protocol_send(zygote->control_fd, &reply, sizeof(reply), &pidfd, pid < 0 ? 0 : 1);
    if (rc < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot answer");
    return 0;
}

/* A box, or one that probes: by the kind of @request. */
static int spawn(const struct zygote *zygote, const struct zygote_request *request, const int *fds,
                 struct error *err)
{
    const struct box_spec *spec = &request->spec;
    if (spec->tiers >= TIER_SETS_ || filters[spec->tiers].n == 0 ||
        fds[request->has_input ? 3 : 2] < 0)
        return error_set(err, ERROR_INTERNAL, "a box was asked for without all that it takes");
    AUTO_FD int pidfd = -1;
    pid_t pid =
        clone_child(clone_flags(zygote, spec->tiers), fds[request->has_input ? 4 : 3], &pidfd);
    if (pid == 0 && request->kind == ZYGOTE_REQUEST_PROBE)
        become_probe(zygote, request, fds);
    if (pid == 0)
        become_box(zygote, request, fds);
    return answer_child(zygote, pid, pidfd, err);
}

static int spawn_floor(const struct zygote *zygote, int cgroup_fd, struct error *err)
{
    AUTO_FD int pidfd = -1;
    pid_t pid = clone_child(0, cgroup_fd, &pidfd);
    if (pid == 0)
        _exit(0);
    return answer_child(zygote, pid, pidfd, err);
}

static int serve_one(const struct zygote *zygote, size_t length, const int *fds, struct error *err)
{
    const struct zygote_request *request = &received.request;
    if (length < sizeof(*request) || request->version != PROTOCOL_VERSION)
        return error_set(err, ERROR_INTERNAL,
                         "gradebox and gradebox-zygote are of different builds");
    switch ((enum zygote_request_kind)request->kind) {
    case ZYGOTE_REQUEST_FILTER:
        return accept_filter(request, length, err);
    case ZYGOTE_REQUEST_SPAWN:
    case ZYGOTE_REQUEST_PROBE:
        return spawn(zygote, request, fds, err);
    case ZYGOTE_REQUEST_FLOOR:
        return spawn_floor(zygote, fds[0], err);
    }
    return error_set(err, ERROR_INTERNAL, "a request of unknown kind %u", request->kind);
}

int spawn_serve(const struct zygote *zygote, struct error *err)
{
    for (;;) {
        int fds[PROTOCOL_MAX_FDS];
        ssize_t length = protocol_receive(zygote->control_fd, &received, sizeof(received), fds);
        if (length < 0)
            return error_errno(err, ERROR_INTERNAL, "cannot receive a request");
        if (length == 0)
            return 0;
        int rc = serve_one(zygote, (size_t)length, fds, err);
        for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
            close_fd(&fds[i]);
        if (rc < 0)
            return -1;
    }
}
