/*
 * host - what this kernel and this machine give to a sandbox, found out by trying
 *
 * A sysctl says what should be; only a child that really unshares, mounts and installs a filter shows
 * what is. So each check tries, and reads settings only to explain why it failed. A check leaves
 * nothing behind (no process, mount, file), ends within HOST_CHILD_SECONDS for each child that it
 * needs, and takes a /proc or /sys that isn't there as an answer.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "base/error.h"

enum host_state {
    HOST_OK,
    HOST_INFO,     /* nothing is better or worse for it */
    HOST_DEGRADED, /* gradebox works, with a wall less or a number that is less sure */
    HOST_MISSING,  /* a wall or a test can't be had without it */
    HOST_STATE_COUNT_
};

/* "ok", "info", "degraded", "missing" */
const char *host_state_name(enum host_state state);

enum { HOST_FINDING_MAX = 200, HOST_REASON_MAX = 400, HOST_COMMAND_MAX = 640 };

struct host_finding {
    enum host_state state;
    char finding[HOST_FINDING_MAX]; /* one line */
    char reason[HOST_REASON_MAX]; /* who is to blame and what comes of it; "" = nothing is wrong */
    char command[HOST_COMMAND_MAX]; /* to be pasted, one a line; "" = none would help */
};

/* Each sets one part of @f; a text that is too long is cut. */
void host_find(struct host_finding *f, enum host_state state, const char *format, ...)
    PRINTF_LIKE(3, 4);
void host_explain(struct host_finding *f, const char *format, ...) PRINTF_LIKE(2, 3);
void host_remedy(struct host_finding *f, const char *format, ...) PRINTF_LIKE(2, 3);

struct host_check {
    const char *id; /* stable: for programs */
    const char *group, *title;
    void (*probe)(struct host_finding *out);
    const char *purpose; /* what gradebox wants it for */
};

/* The whole table, in the order in which it reads well: groups together. */
const struct host_check *host_checks(unsigned *out_n);
