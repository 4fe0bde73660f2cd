/*
 * box_world - a real trial of a submission whose box is played by the fuzzer
 *
 * Real are the trial, the box's state machine, its loop, pipes, sockets and clocks. The zygote is
 * replaced by a function, and what it "forks" is dead when it returns: a zombie, which can be waited
 * for, signalled and asked for its clocks like a process that lives. Its end is shown to the loop when
 * its time has come, so an input costs no waiting.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/trial.h"

/* One try. Made by world_open, which starts the trial; gone after world_close. */
struct world {
    struct loop loop;
    struct trace trace;
    char *trace_text; /* of open_memstream */
    size_t trace_len;
    struct box box;
    struct gate gate;
    struct trial trial;
    struct submission_result result;
    struct test_result test;
    struct group_result group;
    unsigned n_done;

    int socket_fd, stdout_fd, stderr_fd; /* the box's ends; -1 once closed */
    int held_fd;                         /* the other end of what it gave as its listener, or -1 */
    zygote_spawned_fn on_spawned;
    void *spawn_owner;

    uint64_t nonce; /* of the newest request */
    unsigned n_requests;
    bool is_loading; /* LOAD was sent: what the box says is hostile from here */
};

struct world_test {
    const struct challenge *challenge;
    struct preparation *preparation;
    unsigned group, test;
    bool visible;
};

/* How the process will have ended: killed by a signal, or with a status. */
struct world_death {
    int signal; /* 0 = none */
    int status;
};

/* @death  NULL: the zygote answers that it can't fork */
void world_open(struct world *w, const struct world_test *test, const struct world_death *death);

/* Lets gradebox handle all that there is, and reads what it asked the box. */
void world_settle(struct world *w);

/* Writes what fits; what can't be written any more is lost, as it would be for a box. */
void world_write(int fd, const void *bytes, size_t length);

/* READY, with @n_fds descriptors (at most WORLD_FDS_MAX). */
enum { WORLD_FDS_MAX = 4 };
void world_say_ready(struct world *w, const void *bytes, size_t length, unsigned n_fds);

/* Now its end is seen. One that gradebox has killed dies by itself. */
void world_die(struct world *w);

/* Lets it die where it still runs. The trial is done then. */
void world_finish(struct world *w);
void world_close(struct world *w);
