/*
 * zygote_client - gradebox's end of the zygote
 *
 * Starts the program, sends it the filters, asks for boxes and hands each to whoever asked. Answers
 * come in the order of the requests, through the loop.
 *
 * A zygote can be lost: killed from outside, or silent for longer than any machine takes (stopped, or
 * hung). Then it is killed, all that was asked of it fails, and its owner may start another one. Boxes
 * that it forked are children of gradebox and live on; one whose pidfd it could not send any more is
 * found by its process group, which is the zygote's, once no other box of that group is wanted.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/loop.h"
#include "grader/judge/trace.h"
#include "sandbox/protocol.h"

enum { ZYGOTE_PENDING_MAX = 128 }; /* requests that are not answered yet; more than slots exist */

/* What a zygote is started with. Two of the same kind are of the same use. */
struct zygote_kind {
    const char *python;          /* "3.11", or NULL for the newest that was built */
    const char *isolation;       /* ISOLATION_MOST or ISOLATION_SECCOMP */
    const char *const *packages; /* imported before the fork; sorted, each once */
    unsigned n_packages;
    unsigned tiers; /* set of enum tier: of its boxes */
};

struct zygote_client;

/* What became of a request. On success @pidfd is the taker's; otherwise it is -1 and @failure says
 * why (ERROR_SANDBOX or ERROR_INTERNAL). */
typedef void (*zygote_spawned_fn)(void *owner, pid_t pid, int pidfd, const struct error *failure);

struct zygote_pending {
    zygote_spawned_fn on_spawned;
    void *owner;
};

struct zygote_client {
    struct loop *loop;         /* borrowed */
    const struct trace *trace; /* borrowed */
    pid_t pid;                 /* for the trace; 0 = none was started */
    int pidfd, socket_fd;      /* owned; -1 */
    int timer_fd;              /* owned; -1 */
    struct loop_source source, timer;
    bool is_ready;
    bool is_lost;          /* it failed, and not of its own accord: another one may do better */
    bool is_ticking;       /* the timer runs */
    unsigned n_ticks;      /* since it said something, or was asked with nothing else to do */
    uint32_t filters;      /* sets of tiers whose filter was sent: bits by number of the set */
    unsigned namespaces;   /* once ready */
    unsigned landlock_abi; /* once ready; 0 = none */
    char lacks[240];       /* why there are no namespaces though they were wanted, or "" */
    char python[24];       /* once ready: "3.11.2" */
    char packages[1024];   /* once ready: what stands for those that it imported; "" = not known */
    uint64_t own_bytes;    /* once ready: private memory, of which a box copies what it touches */
    unsigned warm_up_max_ticks; /* how long it may be silent before it is ready */
    struct error failure;       /* why it is no use; ERROR_NONE while it is */
    struct zygote_pending pending[ZYGOTE_PENDING_MAX]; /* a ring */
    unsigned first, n_pending;
};

/*
 * zygote_client_start - run a zygote
 *
 * Returns at once; the zygote gets warm meanwhile. -1 with @err where there is no such program. A
 * package that it can't import shows when it is waited for.
 */
int zygote_client_start(struct zygote_client *z, struct loop *loop, const struct trace *trace,
                        const struct zygote_kind *kind, struct error *err) MUST_CHECK;

/* Builds the filter of a set of tiers and sends it, unless it was sent already. Before the first box of
 * that set. */
int zygote_client_send_filter(struct zygote_client *z, unsigned tiers, struct error *err)
    MUST_CHECK;

/* Runs the loop until the zygote is ready, or returns -1 with @err. */
int zygote_client_wait_ready(struct zygote_client *z, struct error *err) MUST_CHECK;

/*
 * zygote_client_spawn - ask for a box
 *
 * @fds        socket, stdout and stderr of the box, and its stdin or -1 for an empty one; they may be
 *             closed when this returns
 * @cgroup_fd  directory of the cgroup that it is born into, or -1
 * @on_spawned is called with @owner exactly once, from the loop, unless the client is released before.
 */
int zygote_client_spawn(struct zygote_client *z, const struct box_spec *spec, const int fds[4],
                        int cgroup_fd, zygote_spawned_fn on_spawned, void *owner, struct error *err)
    MUST_CHECK;

/* The same for a probe box (sandbox/probe.h); @fds[0] is SOCK_SEQPACKET. */
int zygote_client_spawn_probe(struct zygote_client *z, const struct box_spec *spec,
                              uint32_t socket_key, const int fds[3], int cgroup_fd,
                              zygote_spawned_fn on_spawned, void *owner, struct error *err)
    MUST_CHECK;

/* The floor of `bench-box`: a child of the zygote that exits at once. @cgroup_fd as above. */
int zygote_client_spawn_floor(struct zygote_client *z, int cgroup_fd, zygote_spawned_fn on_spawned,
                              void *owner, struct error *err) MUST_CHECK;

/* Whether it is no use any more, also when the loop doesn't know yet. */
bool zygote_client_has_ended(const struct zygote_client *z);

/* What is left of a zygote whose boxes may still be wanted. */
struct zygote_remains {
    pid_t pid;
    int pidfd; /* owned; -1 = nothing */
};

/* Kills it and gives the client free for another zygote_client_start; its number and the process group
 * of that number stay taken until zygote_remains_bury. */
struct zygote_remains zygote_client_retire(struct zygote_client *z);

/* Kills and reaps the zygote and every box of its that is left: none may be wanted any more. */
void zygote_remains_bury(struct zygote_remains *remains);

/* Both at once. Accepts ZYGOTE_CLIENT_NONE. */
void zygote_client_release(struct zygote_client *z);

#define ZYGOTE_CLIENT_NONE                                                                         \
    (struct zygote_client)                                                                         \
    {                                                                                              \
        .pidfd = -1, .socket_fd = -1, .timer_fd = -1, .source = {.fd = -1}, .timer = {.fd = -1 }   \
    }
