/*
 * probe_run - see probe_run.h
 *
 * The box runs nothing but our own code, yet without a filter: what it sends is read as a hostile
 * box's would be, one message of exactly the right size, in which every number is looked at.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/probe_run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "grader/judge/judge_internal.h"
#include "grader/judge/process.h"

enum {
    PROBE_PATIENCE_MS = 20000,     /* it takes a fifth of a second */
    PROBE_MEMORY_BYTES = 64 << 20, /* a challenge's default */
    PROBE_STACK_BYTES = 8 << 20,   /* the same */
    PROBE_LEAF_BYTES = 256 << 20,  /* more than that with the warm interpreter */
    PROBE_CPU_SECONDS = 20,
};

struct spawning {
    bool is_answered;
    pid_t pid;
    int pidfd; /* owned */
    struct error failure;
};

static void on_spawned(void *owner, pid_t pid, int pidfd, const struct error *failure)
{
    struct spawning *s = owner;
    s->is_answered = true;
    s->pid = pid;
    s->pidfd = pidfd;
    if (pidfd < 0)
        s->failure = *failure;
}

/* A listening abstract socket that a box finds if nothing keeps it from looking out. */
static int listen_abstract(uint32_t key, int *out_fd, struct error *err)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int n = snprintf(address.sun_path + 1, sizeof(address.sun_path) - 1, PROBE_SOCKET_NAME, key);
    const socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + (size_t)n);
    AUTO_FD int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (const struct sockaddr *)(const void *)&address, length) < 0 ||
        listen(fd, 1) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot listen on an abstract socket");
    *out_fd = take_fd(&fd);
    return 0;
}

static int spawn(struct judge *j, uint32_t key, int box_socket, pid_t *out_pid, int *out_pidfd,
                 struct error *err)
{
    const struct box_spec spec = {.tiers = TIER_PURE,
                                  .cpu_seconds = PROBE_CPU_SECONDS,
                                  .memory_bytes = PROBE_MEMORY_BYTES,
                                  .stack_bytes = PROBE_STACK_BYTES};
    struct spawning s = {.pidfd = -1};
    AUTO_FD int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    if (null < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot open '/dev/null'");
    const int fds[] = {box_socket, null, null};
    const struct cgroup_limits limits = {.memory_bytes = PROBE_LEAF_BYTES, .pids = 1};
    struct cgroup_leaf *leaf = leaves_get(&j->leaves, 0); /* no slot is at work now */
    if (leaf && cgroup_leaf_prepare(leaf, &limits, err) < 0)
        return -1;
    if (zygote_client_spawn_probe(&j->zygote->client, &spec, key, fds, leaf ? leaf->dir_fd : -1,
                                  on_spawned, &s, err) < 0)
        return -1;
    while (!s.is_answered) {
        if (loop_run_once(&j->loop, err) < 0)
            return -1;
    }
    if (s.pidfd < 0) {
        *err = s.failure;
        return -1;
    }
    *out_pid = s.pid;
    *out_pidfd = s.pidfd;
    return 0;
}

static int receive(int socket_fd, struct probe_message *out_message, struct error *err)
{
    struct pollfd wait = {.fd = socket_fd, .events = POLLIN};
    const nsec_t end_ns = clock_now() + PROBE_PATIENCE_MS * NSEC_PER_MSEC;
    int n = 0;
    while (n == 0 && clock_now() < end_ns) {
        n = poll(&wait, 1, (int)((end_ns - clock_now()) / NSEC_PER_MSEC) + 1);
        if (n < 0 && errno == EINTR)
            n = 0;
    }
    if (n < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot wait for the probe box");
    if (n == 0)
        return error_set(err, ERROR_INTERNAL, "the probe box told nothing for %d seconds",
                         PROBE_PATIENCE_MS / 1000);
    int fds[PROTOCOL_MAX_FDS];
    ssize_t length = protocol_receive(socket_fd, out_message, sizeof(*out_message), fds);
    for (unsigned i = 0; i < PROTOCOL_MAX_FDS; i++)
        close_fd(&fds[i]);
    if (length < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot receive from the probe box");
    if (probe_message_is_right(out_message, length))
        return 0;
    return error_set(err, ERROR_INTERNAL, "the probe box %s",
                     length == 0 ? "ended before it had told anything"
                                 : "sent something else than what came of it");
}

int probe_run(struct judge *j, struct probe_results *out_results, struct error *err)
{
    struct probe_message message = {0};
    int pair[2];
    uint32_t key; /* two self-tests may run at once */
    AUTO_FD int listener = -1;
    if (getrandom(&key, sizeof(key), 0) != sizeof(key))
        return error_errno(err, ERROR_INTERNAL, "cannot draw a name");
    if (judge_ready(j, err) < 0 || listen_abstract(key, &listener, err) < 0)
        return -1;
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot make a socket pair");
    AUTO_FD int ours = pair[0];
    AUTO_FD int theirs = pair[1];
    AUTO_FD int pidfd = -1;
    pid_t pid = 0;
    if (spawn(j, key, theirs, &pid, &pidfd, err) < 0)
        return -1;
    close_fd(&theirs);
    int rc = receive(ours, &message, err);
    if (process_kill(pidfd, pid) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot kill the probe box");
    if (waitid(P_PIDFD, (id_t)pidfd, NULL, WEXITED) < 0)
        return error_errno(err, ERROR_INTERNAL, "cannot wait for the probe box");
    if (rc < 0)
        return -1;
    out_results->layers = (struct probe_layers){.namespaces = j->zygote->client.namespaces != 0,
                                                .cgroup = j->leaves.is_proven,
                                                .landlock_abi = j->zygote->client.landlock_abi};
    for (unsigned i = 0; i < PROBE_COUNT_; i++) {
        out_results->outcomes[i] = message.outcomes[i];
        out_results->verdicts[i] =
            probe_judge((enum probe_id)i, &message.outcomes[i], &out_results->layers);
    }
    return 0;
}
