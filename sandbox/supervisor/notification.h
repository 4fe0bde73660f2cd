/*
 * notification - a box stopped in a system call that its tier doesn't allow: read it, answer it
 *
 * The answer is always an errno, never "go on": what a pointer points to can change after it was
 * read, so it serves the report and decides at most how the report reads.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

enum { NOTIFY_ARGS_MAX = 6, NOTIFY_ARG_BYTES = 160 };

struct notification {
    uint64_t id;
    pid_t tid;                                    /* the thread that made the call */
    char syscall[32];                             /* "socket", or "number 441" */
    char args[NOTIFY_ARGS_MAX][NOTIFY_ARG_BYTES]; /* "AF_INET", "'/etc/passwd'"; sanitised */
    unsigned n_args;
    int answer_errno; /* what notification_answer sends */
    bool is_probe;    /* an honest program's question, e.g. for its own source: not a violation */
};

enum { NOTIFY_RECEIVED = 0, NOTIFY_GONE = 1 };

/*
 * notification_receive - the pending notification of a listener that poll says is readable
 *
 * @pid  the box's, for reading the strings that its arguments point to (bounded; where that isn't
 *       permitted the address stands in their place)
 * Returns NOTIFY_RECEIVED, NOTIFY_GONE when the box died or its call was interrupted meanwhile, or
 * -1 with @err.
 * Source: seccomp_unotify(2).
 */
int notification_receive(int listener_fd, pid_t pid, struct notification *out_notification,
                         struct error *err) MUST_CHECK;

/* Lets the box go on with the errno. Returns 0, NOTIFY_GONE or -1 with @err. */
int notification_answer(int listener_fd, const struct notification *n, struct error *err)
    MUST_CHECK;
