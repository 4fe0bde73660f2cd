/*
 * looks - which of the setter's code is to be looked at (inspection.h) before results count
 *
 * They run beside the tests, so nobody waits for them: where one finds a mistake there is no result of any test.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/preparation.h"

enum look_state { LOOK_WAITS, LOOK_RUNS, LOOK_DONE };

struct look {
    const struct checker *checker; /* NULL: the code in challenge.yaml */
    enum look_state state;
    unsigned n_attempts; /* that failed, and not for what was looked at */
};

struct looks {
    struct look *items; /* owned */
    unsigned n, n_done;
    bool has_failed;
    unsigned failed; /* the first of them that found a mistake */
};

/* None where all of it was looked at before. */
void looks_init(struct looks *l, const struct preparation *p);
void looks_release(struct looks *l);

/* The next one that waits, or NULL. */
struct look *looks_next(struct looks *l);

/* @look is done. Returns whether @err, its mistake (or ERROR_NONE), is the one to be told: the setter's code
 * may have failed elsewhere for the same one, and of several always the same is told. */
bool looks_take(struct looks *l, struct look *look, const struct error *err);

bool looks_are_done(const struct looks *l);
