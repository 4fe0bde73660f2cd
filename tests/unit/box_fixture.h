/*
 * box_fixture - a box without a zygote: real pipes, sockets and clocks, and for a process a child
 * that sleeps while the test speaks in its place
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <check.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/socket.h>

#include "grader/judge/box.h"

enum { OUTPUT_KEPT = 100, OUTPUT_KILL = 1000 };

struct world {
    struct loop loop;
    struct trace trace;
    struct box box;
    int socket_fd, stdout_fd, stderr_fd; /* the child's ends */
    unsigned n_ready, n_answers, n_ended;
    unsigned answer_type;
    struct buffer answer;
};

static inline void on_ready(void *owner, struct box *b)
{
    struct world *w = owner;
    ck_assert_int_eq(b->state, BOX_IDLE);
    w->n_ready++;
}

static inline void on_answer(void *owner, struct box *b, unsigned type, const void *payload,
                             size_t length)
{
    struct world *w = owner;
    ck_assert_int_eq(b->state, BOX_IDLE);
    w->n_answers++;
    w->answer_type = type;
    buffer_reset(&w->answer);
    buffer_append(&w->answer, payload, length);
}

static inline void on_ended(void *owner, struct box *b)
{
    struct world *w = owner;
    ck_assert_int_eq(b->state, BOX_UNUSED);
    w->n_ended++;
}

/* Exits with the status 3 on SIGUSR2. */
static inline pid_t start_child(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR2);
    sigprocmask(SIG_BLOCK, &set, NULL);
    pid_t pid = fork();
    ck_assert_int_ge(pid, 0);
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL); /* a test that fails must leave no child behind */
        for (int fd = 3; fd < 64; fd++)
            close(fd); /* else it would keep the test's ends open */
        while (sigwaitinfo(&set, NULL) < 0)
            continue; /* interrupted, by a stop for one */
        _exit(3);
    }
    return pid;
}

/* A box in @state, as if the zygote had just forked it. */
static inline void begin(struct world *w, enum box_state state)
{
    struct error err = {0};
    int sockets[2], out[2], errors[2];
    *w = (struct world){.loop = {.epoll_fd = -1}};
    ck_assert_int_eq(loop_init(&w->loop, &err), 0);
    const struct box_owner owner = {w, on_ready, on_answer, on_ended};
    ck_assert_int_eq(box_init(&w->box, &w->loop, NULL, &w->trace, owner, &err), 0);
    ck_assert_int_eq(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, sockets),
                     0);
    ck_assert_int_eq(pipe2(out, O_CLOEXEC | O_NONBLOCK), 0);
    ck_assert_int_eq(pipe2(errors, O_CLOEXEC | O_NONBLOCK), 0);
    struct box *b = &w->box;
    b->limits = (struct box_limits){.time_ns = 60 * NSEC_PER_SEC,
                                    .wall_ns = 60 * NSEC_PER_SEC,
                                    .memory_bytes = 64 << 20,
                                    .output_bytes = OUTPUT_KEPT,
                                    .output_kill_bytes = OUTPUT_KILL};
    b->printed_out.max = b->printed_err.max = OUTPUT_KEPT;
    b->pid = start_child();
    b->pidfd = pidfd_open(b->pid, 0);
    b->state = state;
    b->socket_fd = sockets[0];
    b->stdout_fd = out[0];
    b->stderr_fd = errors[0];
    w->socket_fd = sockets[1];
    w->stdout_fd = out[1];
    w->stderr_fd = errors[1];
    ck_assert_int_eq(loop_add(&w->loop, &b->on_socket, b->socket_fd, EPOLLIN, &err), 0);
    ck_assert_int_eq(loop_add(&w->loop, &b->on_stdout, b->stdout_fd, EPOLLIN, &err), 0);
    ck_assert_int_eq(loop_add(&w->loop, &b->on_stderr, b->stderr_fd, EPOLLIN, &err), 0);
    ck_assert_int_eq(loop_add(&w->loop, &b->on_pidfd, b->pidfd, EPOLLIN, &err), 0);
}

/* A box that has a request. */
static inline void begin_busy(struct world *w)
{
    struct frame_header header;
    begin(w, BOX_IDLE);
    box_request(&w->box, FRAME_CALL, &(struct buffer){0});
    ck_assert_int_eq(w->box.state, BOX_BUSY);
    ck_assert_int_eq(read(w->socket_fd, &header, sizeof(header)), sizeof(header));
    ck_assert_uint_eq(header.type, FRAME_CALL);
    ck_assert_uint_eq(header.length, 0);
    ck_assert_uint_eq(header.nonce, w->box.nonce);
}

static inline void end(struct world *w)
{
    box_release(&w->box);
    close_fd(&w->socket_fd);
    close_fd(&w->stdout_fd);
    close_fd(&w->stderr_fd);
    loop_release(&w->loop);
    buffer_release(&w->answer);
}

/* Handles events until @what changes from 0. */
static inline void run_until(struct world *w, const unsigned *what)
{
    while (*what == 0) {
        struct error err = {0};
        ck_assert_msg(loop_run_once(&w->loop, &err) == 0, "%s", err.text);
    }
}

/* Handles all events that are there. */
static inline void settle(struct world *w)
{
    struct pollfd fd = {.fd = w->loop.epoll_fd, .events = POLLIN};
    while (poll(&fd, 1, 0) > 0) {
        struct error err = {0};
        ck_assert_int_eq(loop_run_once(&w->loop, &err), 0);
    }
}

static inline void say(struct world *w, unsigned type, uint64_t nonce, const void *payload,
                       size_t length)
{
    const struct frame_header header = {.length = (uint32_t)length, .type = type, .nonce = nonce};
    ck_assert_int_eq(write(w->socket_fd, &header, sizeof(header)), sizeof(header));
    if (payload)
        ck_assert_int_eq(write(w->socket_fd, payload, length), (ssize_t)length);
}

static inline void assert_ended(struct world *w, enum box_end why, const char *text)
{
    run_until(w, &w->n_ended);
    settle(w);
    ck_assert_uint_eq(w->n_ended, 1);
    ck_assert_msg(w->box.end == why, "ended as %d, %s", (int)w->box.end,
                  w->box.end_text ? w->box.end_text : w->box.failure.text);
    if (text)
        ck_assert_str_eq(w->box.end_text, text);
}
