/*
 * probe_policy - what should come of each probe: the table
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdbool.h>
#include <sys/types.h>

#include "sandbox/probe.h"

/* What stands behind the filter. */
enum probe_wall {
    PROBE_WALL_NONE,       /* nothing but the filter */
    PROBE_WALL_NAMESPACE,  /* what it reaches for isn't in its world */
    PROBE_WALL_LANDLOCK,   /* the domain forbids it */
    PROBE_WALL_CAPABILITY, /* it lacks the right, and no id or capability is to be had */
    PROBE_WALL_RLIMIT,     /* a resource limit */
    PROBE_WALL_CGROUP,     /* the limits of its control group */
    PROBE_WALL_PROCESS,    /* it was given nothing to do it with */
    PROBE_WALL_KERNEL,     /* this kernel can't do it, or forbids it to everybody alike */
    PROBE_WALL_COUNT_
};

/* Which of those that a machine may lack are here. */
struct probe_layers {
    bool namespaces, cgroup;
    unsigned landlock_abi; /* 0 = none */
};

enum probe_end {
    PROBE_HELD,         /* refused; the wall says by what */
    PROBE_ONLY_SECCOMP, /* done, as was to be expected: here only the filter stands against it */
    PROBE_BROKEN,       /* done, though a wall should have refused it */
};

struct probe_verdict {
    enum probe_end end;
    enum probe_wall wall; /* HELD: that refused it; BROKEN: that should have */
};

const char *probe_name(enum probe_id id); /* "open-passwd" */
const char *probe_what(enum probe_id id); /* one line */
const char *probe_wall_name(enum probe_wall wall);

/* Whether @length bytes at @message are what a probe box sends: they are taken for a hostile box's. */
bool probe_message_is_right(const struct probe_message *message, ssize_t length);

struct probe_verdict probe_judge(enum probe_id id, const struct probe_outcome *outcome,
                                 const struct probe_layers *layers);
