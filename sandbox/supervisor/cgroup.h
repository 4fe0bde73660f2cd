/*
 * cgroup - a leaf of the cgroup v2 tree for every box, where one may be made
 *
 * Behind the resource limits: a leaf counts all that a box makes the kernel hold, also what no
 * RLIMIT counts, kills a box that goes beyond it, lets it start nothing, and can be killed as a whole.
 * Leaves are made ahead, one for each slot, and used again; boxes are born into them
 * (CLONE_INTO_CGROUP). Most sessions have no place for them, then nothing of this is done.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <limits.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

enum { CGROUP_FOUND = 0, CGROUP_NONE = 1 };

/* Where leaves can be made: a directory of the cgroup v2 tree that is ours to write, with this process
 * at or below it, that gives its children the controllers asked for. */
struct cgroup_place {
    char path[PATH_MAX];
    char reason[256]; /* CGROUP_NONE: why there is none */
};

/* What leaves need, ending in NULL: "memory", "pids". */
extern const char *const cgroup_controllers[];

/*
 * cgroup_find - the nearest such directory, from the own one upwards
 *
 * @controllers  names, ending in NULL
 * Returns CGROUP_FOUND or CGROUP_NONE; changes nothing.
 * Source: cgroups(7), Documentation/admin-guide/cgroup-v2.rst.
 */
int cgroup_find(const char *const *controllers, struct cgroup_place *out_place) MUST_CHECK;

/* A directory of ours below a place, with all leaves of one gradebox. Empty: dir_fd -1. */
struct cgroup_tree {
    int parent_fd;        /* owned; -1 */
    int dir_fd;           /* owned, locked as long as we live; -1 */
    char name[32];        /* "gradebox-4711", in the place */
    unsigned n_leaves;    /* made so far */
    bool has_controllers; /* without them a leaf limits nothing, it can only be killed as a whole */
};

/*
 * cgroup_tree_make - make the directory, and sweep away those of processes that were killed
 *
 * @controllers  as above, for its leaves
 * @zygote_pid   is moved into it, so that it may put its children into the leaves; root's zygote is
 *               nobody by then, and gets what it needs of rights
 * Returns 0, or -1 with @err; then nothing is left of it.
 */
int cgroup_tree_make(struct cgroup_tree *t, const struct cgroup_place *place,
                     const char *const *controllers, pid_t zygote_pid, struct error *err)
    MUST_CHECK;
/* Another zygote takes over. */
int cgroup_tree_adopt(struct cgroup_tree *t, pid_t zygote_pid, struct error *err) MUST_CHECK;
/* Removes what can be removed: all, when no process is left in it. Accepts an empty one. */
void cgroup_tree_release(struct cgroup_tree *t);

struct cgroup_limits {
    uint64_t memory_bytes; /* all that is charged: the box's, and the warm pages that it copies */
    unsigned pids;
};

/* One leaf. Empty: dir_fd -1. */
struct cgroup_leaf {
    int dir_fd, events_fd, peak_fd; /* owned; -1. peak_fd: only where a peak can be reset */
    bool has_controllers;           /* the tree's */
    struct cgroup_limits limits;    /* as written */
    uint64_t n_oom, n_oom_kills;    /* before the box that is in it: memory.events */
    uint64_t idle_bytes;            /* charged when the box was idle */
};

int cgroup_leaf_make(struct cgroup_leaf *leaf, struct cgroup_tree *t, struct error *err) MUST_CHECK;
void cgroup_leaf_release(struct cgroup_leaf *leaf);

/* Before a box is born into it: nobody is in there, the limits are written and have taken. */
int cgroup_leaf_prepare(struct cgroup_leaf *leaf, const struct cgroup_limits *limits,
                        struct error *err) MUST_CHECK;

/* The box is idle: what it is charged from here on is the submission's. */
void cgroup_leaf_note_idle(struct cgroup_leaf *leaf);

/* After the box was reaped: whether the kernel killed it for its leaf's memory (and not for want of it in
 * a cgroup above or on the whole machine, which is no fault of the box's), and the most that it was
 * charged above the idle box; 0 where that can't be known. */
struct cgroup_usage {
    bool was_oom_killed;
    uint64_t peak_bytes;
};
int cgroup_leaf_read(struct cgroup_leaf *leaf, struct cgroup_usage *out_usage, struct error *err)
    MUST_CHECK;
