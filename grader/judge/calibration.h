/*
 * calibration - how long the reference takes for a case, on this machine and in this run
 *
 * For `time: 5x`. The reference is run as a submission is, three times, and the median counts; once is enough
 * where the limit will be its least anyway. It must be accepted, by a limit of its own that doesn't depend on it.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/trial.h"

enum { CALIBRATION_RUNS = 3 };

struct calibration {
    struct box *box;   /* borrowed */
    struct gate *gate; /* borrowed */
    struct preparation *preparation;
    unsigned group, test, index;
    struct submission reference;
    struct trial trial;
    struct test_result result; /* of the run at hand, its texts in: */
    struct arena arena;
    nsec_t runs[CALIBRATION_RUNS];
    unsigned n;
    void (*on_done)(void *owner, const struct error *err); /* ERROR_NONE: the time is kept */
    void *owner;
    struct error failure; /* the setter's mistake, or ours: */
    bool may_repeat;      /* once it is done: a box failed, and not the reference */
};

/* Begins; @on_done is called with @owner, once. All that the case needs has been prepared. */
void calibration_start(struct calibration *c, struct box *box, struct gate *gate,
                       struct preparation *p, unsigned group, unsigned test, unsigned index,
                       void (*on_done)(void *owner, const struct error *err), void *owner);

/* Frees what one that is under way holds, when nothing will ever be heard of its box again. */
void calibration_abandon(struct calibration *c);
