/*
 * trial - one test of a submission in one box
 *
 * Opens a box, loads the submission, asks it, compares, closes; where the test has a checker and nothing
 * else is wrong, that has the last word, in a box of its own. Writes a test_result once the last box is
 * gone. Everything but the result is freed by then.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/box.h"
#include "grader/judge/checking.h"
#include "grader/judge/finding.h"
#include "grader/judge/gate.h"
#include "grader/judge/preparation.h"
#include "grader/judge/result.h"

struct trial_task {
    const struct preparation *preparation;
    const struct submission *submission;
    unsigned group, test, index;
    const struct hurry_limits *hurry; /* in the place of the test's time and wall; NULL = none */
    bool is_calibration; /* it is the reference, whose time is to be known: it has no overtime */
    bool visible;
    struct arena *result_arena; /* the texts of the result go there */
    struct test_result
        *result; /* filled in: verdict, usage, texts; ids and points are not touched */
};

struct trial {
    struct box *box;   /* borrowed */
    struct gate *gate; /* borrowed */
    struct gate_ticket ticket;
    struct trial_task task;
    void (*on_done)(void *owner);
    void *owner;
    struct limits limits;
    nsec_t reference_ns; /* that they were made of, or 0 */
    struct arena arena;  /* the case and the answers of this test */
    struct test_case test_case;
    bool is_stopped;
    bool is_loaded;         /* LOADED was answered */
    unsigned n_asked;       /* operations sent so far */
    struct value *outcomes; /* of those, in arena: what a checker is given */
    struct finding finding;
    struct checking checking;
    struct shown_test *shown; /* NULL: nothing is shown */
    bool
        may_repeat; /* once it is done: a box failed before the submission was in it, or the checker's */
};

/* Begins; @on_done is called with @owner when the result is there: from the loop, or at once where no
 * box can be asked for. The box is forked at once, and runs when the gate lets it. Done again it writes
 * the result anew. */
void trial_start(struct trial *t, struct box *box, struct gate *gate, const struct trial_task *task,
                 void (*on_done)(void *owner), void *owner);

/* Ends one that is under way, whose result is not wanted any more; @on_done follows. */
void trial_stop(struct trial *t);

/* Frees what one that is under way holds, when nothing will ever be heard of its box again. */
void trial_abandon(struct trial *t);
