/*
 * box_world - see box_world.h
 * SPDX-License-Identifier: MIT
 */
#include "tests/fuzz/box_world.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/syscall.h>

#include "tests/fuzz/fuzz.h"

/* ---- the process -------------------------------------------------------------------------------- */

/* Shares our memory and stops us meanwhile: it may do nothing but end, without a sanitizer's eyes. */
__attribute__((no_sanitize("address", "undefined", "coverage"))) static int end_at_once(void *death)
{
    const struct world_death *how = death;
    if (how->signal != 0)
        syscall(SYS_kill, syscall(SYS_getpid), how->signal);
    syscall(SYS_exit, how->status);
    return 0;
}

static pid_t start_process(struct world_death death, int *out_pidfd)
{
    static _Alignas(16) char stack[16 << 10];
    int flags = CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD;
    pid_t pid = clone(end_at_once, stack + sizeof(stack), flags, &death, out_pidfd);
    fuzz_check(pid > 0, "a process can be started");
    return pid;
}

/* ---- in the zygote's place ---------------------------------------------------------------------- */

/* Instead of zygote_client_spawn() of zygote_client.c: the linker has been told to (ld(1), --wrap). */
typeof(zygote_client_spawn) __wrap_zygote_client_spawn;

int __wrap_zygote_client_spawn(struct zygote_client *z, const struct box_spec *spec,
                               const int fds[4], int cgroup_fd, zygote_spawned_fn on_spawned,
                               void *owner, struct error *err)
{
    (void)err;
    (void)cgroup_fd;
    struct world *w = (struct world *)(void *)z;
    fuzz_check(spec->tiers == TIER_PURE && spec->cpu_seconds > 0, "a box has its limits");
    w->socket_fd = fcntl(fds[0], F_DUPFD_CLOEXEC, 0);
    w->stdout_fd = fcntl(fds[1], F_DUPFD_CLOEXEC, 0);
    w->stderr_fd = fcntl(fds[2], F_DUPFD_CLOEXEC, 0);
    fuzz_check(w->socket_fd >= 0 && w->stdout_fd >= 0 && w->stderr_fd >= 0, "a box has its ends");
    int ends[] = {w->socket_fd, w->stdout_fd, w->stderr_fd};
    for (size_t i = 0; i < ARRAY_LEN(ends); i++)
        fuzz_check(fcntl(ends[i], F_SETFL, O_NONBLOCK) == 0, "an end needn't block");
    w->on_spawned = on_spawned;
    w->spawn_owner = owner;
    return 0;
}

/* ---- opening ------------------------------------------------------------------------------------ */

static void on_done(void *owner)
{
    struct world *w = owner;
    w->n_done++;
}

static void start_trial(struct world *w, const struct world_test *test)
{
    static const char source[] = "def f(x):\n\treturn x\n\n    raise ValueError(\"\xff\")\n";
    static const struct submission submission = {
        .name = "sol.py", .source = source, .source_len = sizeof(source) - 1};
    const struct trial_task task = {.preparation = test->preparation,
                                    .submission = &submission,
                                    .group = test->group,
                                    .test = test->test,
                                    .visible = test->visible,
                                    .result_arena = &w->result.arena,
                                    .result = &w->test};
    trial_start(&w->trial, &w->box, &w->gate, &task, on_done, w);
}

static void fill_result(struct world *w, const struct world_test *test)
{
    const struct group *group = &test->challenge->groups[test->group];
    w->test = (struct test_result){.group = group->id,
                                   .id = group->tests[test->test].id,
                                   .visible = test->visible,
                                   .max_points = 10};
    w->group = (struct group_result){
        .id = group->id, .visible = test->visible, .max_points = 10, .n_tests = 1};
    w->result = (struct submission_result){
        .challenge = test->challenge->id,
        .submission = "sol.py",
        .max_score = 10,
        .isolation = {.seccomp = "pure", .memory = "rlimit"},
        .groups = &w->group,
        .n_groups = 1,
        .tests = &w->test,
        .n_tests = 1
    };
}

void world_open(struct world *w, const struct world_test *test, const struct world_death *death)
{
    struct error err = {0};
    *w = (struct world){.loop = {.epoll_fd = -1},
                        .gate = {.max = 1},
                        .socket_fd = -1,
                        .stdout_fd = -1,
                        .stderr_fd = -1,
                        .held_fd = -1};
    w->trace.out = open_memstream(&w->trace_text, &w->trace_len);
    fuzz_check(w->trace.out && loop_init(&w->loop, &err) == 0, "a loop can be had");
    fuzz_check(box_init(&w->box, &w->loop, (struct zygote_client *)(void *)w, &w->trace,
                        (struct box_owner){0}, &err) == 0,
               "a box can be had");
    fill_result(w, test);
    start_trial(w, test);
    fuzz_check(w->on_spawned, "a trial asks for a box");
    int pidfd = -1;
    pid_t pid = 0;
    if (death)
        pid = start_process(*death, &pidfd);
    else
        error_set(&err, ERROR_INTERNAL, "cannot fork a box");
    w->on_spawned(w->spawn_owner, pid, pidfd, &err);
    /* It is dead already. Nobody is to hear of it before its time. */
    loop_remove(&w->loop, &w->box.on_pidfd);
}

/* ---- while it runs ------------------------------------------------------------------------------ */

/* Everything that gradebox has sent: requests of known length, one behind the other. */
static void read_requests(struct world *w)
{
    struct frame_header header;
    while (w->socket_fd >= 0 &&
           recv(w->socket_fd, &header, sizeof(header), MSG_DONTWAIT) == sizeof(header)) {
        char payload[4096];
        fuzz_check(header.length <= sizeof(payload), "a request is as short as the challenge's");
        fuzz_check(recv(w->socket_fd, payload, header.length, MSG_DONTWAIT) == header.length,
                   "a request comes whole");
        fuzz_check(header.nonce != w->nonce, "every request has its own nonce");
        fuzz_check((header.type == FRAME_LOAD) == !w->is_loading, "LOAD comes once, and first");
        w->nonce = header.nonce;
        w->is_loading = true;
        w->n_requests++;
    }
}

void world_die(struct world *w)
{
    struct error err = {0};
    if (w->box.pidfd < 0 || w->box.on_pidfd.fd >= 0)
        return;
    /* vfork(2) returns when the memory is given up, a moment before the end can be seen. */
    struct pollfd end = {.fd = w->box.pidfd, .events = POLLIN};
    fuzz_check(poll(&end, 1, -1) == 1, "a box that is dead has ended");
    fuzz_check(loop_add(&w->loop, &w->box.on_pidfd, w->box.pidfd, EPOLLIN, &err) == 0,
               "a box can be waited for");
}

static void handle_events(struct world *w)
{
    struct pollfd events = {.fd = w->loop.epoll_fd, .events = POLLIN};
    while (poll(&events, 1, 0) > 0) {
        struct error err = {0};
        fuzz_check(loop_run_once(&w->loop, &err) == 0, "the loop goes on");
    }
}

void world_settle(struct world *w)
{
    handle_events(w);
    read_requests(w);
    /* Killed by gradebox, and not only silent. */
    if (w->box.state != BOX_ENDING || w->box.end == BOX_END_EXIT)
        return;
    world_die(w);
    handle_events(w);
}

void world_write(int fd, const void *bytes, size_t length)
{
    if (fd < 0)
        return;
    ssize_t n = write(fd, bytes, length);
    (void)n;
}

void world_say_ready(struct world *w, const void *bytes, size_t length, unsigned n_fds)
{
    if (w->socket_fd < 0 || w->held_fd >= 0)
        return;
    int ends[2];
    fuzz_check(n_fds <= WORLD_FDS_MAX && pipe2(ends, O_CLOEXEC) == 0, "a listener can be had");
    int fds[WORLD_FDS_MAX] = {ends[0], ends[0], ends[0], ends[0]};
    char control[CMSG_SPACE(sizeof(fds))] = {0};
    struct iovec part = {.iov_base = (void *)(uintptr_t)bytes, .iov_len = length};
    struct msghdr msg = {.msg_iov = &part, .msg_iovlen = 1};
    if (n_fds > 0) {
        msg.msg_control = control;
        msg.msg_controllen = CMSG_SPACE(n_fds * sizeof(int));
        struct cmsghdr *c = CMSG_FIRSTHDR(&msg);
        c->cmsg_level = SOL_SOCKET;
        c->cmsg_type = SCM_RIGHTS;
        c->cmsg_len = CMSG_LEN(n_fds * sizeof(int));
        memcpy(CMSG_DATA(c), fds, n_fds * sizeof(int));
    }
    ssize_t n = sendmsg(w->socket_fd, &msg, MSG_NOSIGNAL);
    (void)n;
    close(ends[0]);
    w->held_fd = ends[1];
}

/* ---- the end ------------------------------------------------------------------------------------ */

void world_finish(struct world *w)
{
    world_settle(w);
    world_die(w);
    world_settle(w);
}

void world_close(struct world *w)
{
    box_release(&w->box);
    close_fd(&w->socket_fd);
    close_fd(&w->stdout_fd);
    close_fd(&w->stderr_fd);
    close_fd(&w->held_fd);
    loop_release(&w->loop);
    arena_release(&w->result.arena);
    fclose(w->trace.out);
    free(w->trace_text);
}
