/*
 * leaves - the session's cgroup leaves, one a slot, where they can be had
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/zygote_client.h"
#include "sandbox/supervisor/cgroup.h"

struct leaves {
    struct cgroup_tree tree;
    struct cgroup_leaf *leaf; /* owned, n of them: one for each slot and one for the proof */
    unsigned n;
    bool is_usable; /* they were made */
    bool is_proven; /* a child of the zygote was born into one */
};

/* None. */
void leaves_init(struct leaves *l);

/* Makes @n of them where there is a place. That there is none, or that it can't be used, is no error:
 * then leaves_get gives none, and the trace says why. */
void leaves_start(struct leaves *l, unsigned n, const struct zygote_client *z);

/* A ready zygote takes over, or the first one begins: shows that its children can be born into a
 * leaf. -1 with @err only where the loop or the zygote failed. */
int leaves_prove(struct leaves *l, struct zygote_client *z, struct error *err) MUST_CHECK;

/* The leaf of slot @i, or NULL. */
struct cgroup_leaf *leaves_get(struct leaves *l, unsigned i);

/* After the zygote and all boxes are gone. */
void leaves_release(struct leaves *l);
