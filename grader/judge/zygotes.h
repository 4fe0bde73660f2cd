/*
 * zygotes - the warm interpreters of a judge: one for each kind that its challenges need
 *
 * The plain one is started with the judge; one with packages when the first challenge that wants them
 * is graded. All are kept for whoever comes next: a run over many challenges imports a package once.
 * Only where there are more kinds than places does the one go that was used longest ago.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/zygote_client.h"

enum { ZYGOTES_MAX = 6 }; /* at once; one with scikit-learn holds 150 MiB */

/* A place for one zygote after another of the same kind. */
struct zygote {
    struct zygote_client client;
    struct zygote_kind kind; /* python is borrowed, the packages are owned */
    bool has_leaves;         /* settled for the one that runs now */
    unsigned last_used;
};

struct zygotes {
    struct zygote *all[ZYGOTES_MAX]; /* owned; the plain one is the first */
    unsigned n;
    unsigned n_uses;
};

/* Starts one in its place, for the first time or in the stead of one that was released or retired. */
int zygote_start(struct zygote *z, struct loop *loop, const struct trace *trace, struct error *err)
    MUST_CHECK;

/*
 * zygotes_get - the place of a kind, or a new one that nothing was started in yet
 *
 * @kind  what it points to may go after this, but for the version of Python
 * No box may be in use. Never NULL; the place stays where it is until a later call needs it for
 * another kind, and the last one that was got is never the one to go.
 */
struct zygote *zygotes_get(struct zygotes *all, const struct zygote_kind *kind);

/* Whether @pid is one of them. */
bool zygotes_own(const struct zygotes *all, pid_t pid);

/* Ends them all. Accepts none. */
void zygotes_release(struct zygotes *all);
