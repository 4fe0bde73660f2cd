/*
 * host_child - a child that tries what may fail, hang or be fatal, and tells
 *
 * It dies with us, by itself after HOST_CHILD_SECONDS (also where we may not kill it), and at the
 * latest when it is released.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <sys/types.h>

#include "base/cleanup.h"

enum { HOST_CHILD_SECONDS = 5 }; /* none needs 50 ms; a machine under load may */

/* What a child tells: how far it came, and what the kernel said where it failed. */
struct host_report {
    int step;      /* the child's own numbers */
    int sys_errno; /* 0 = nothing failed */
    long value;
};

/* Runs in the child; what it leaves in @report is sent when it returns. @socket_fd is its end. */
typedef void (*host_child_fn)(int socket_fd, struct host_report *report);

struct host_child {
    pid_t pid; /* 0 = none */
    int socket_fd;
};

/* Returns 0, or -1 with errno: no process or no descriptor is to be had. */
int host_child_start(struct host_child *child, host_child_fn run) MUST_CHECK;

/* Returns 0 with the report, or -1 with errno: ETIMEDOUT where it hung, ECHILD where it died. */
int host_child_hear(const struct host_child *child, struct host_report *out_report) MUST_CHECK;

/* Kills and reaps; accepts one that was never started. */
void host_child_release(struct host_child *child);

/* All three. Returns as host_child_hear. */
int host_child_run(host_child_fn run, struct host_report *out_report) MUST_CHECK;
