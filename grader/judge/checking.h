/*
 * checking - a checker's word on one answer, in a box of its own
 *
 * The box is the setter's: it holds the arguments, what came back and what is expected, and never a
 * line of the submission. What came back was decoded with all limits and is encoded anew. A checker
 * that fails, hangs or answers what means nothing says nothing of the submission: IE, with its line.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/box.h"
#include "grader/judge/finding.h"
#include "grader/judge/gate.h"
#include "grader/judge/preparation.h"

struct checking_task {
    const struct challenge *challenge;
    const struct checker *checker;
    struct value args, result, expected; /* borrowed until it is done */
    struct arena *arena;                 /* for as long */
    struct finding *finding;             /* AC; becomes what the checker makes of it */
};

struct checking {
    struct box *box;   /* borrowed */
    struct gate *gate; /* borrowed */
    struct gate_ticket ticket;
    struct checking_task task;
    void (*on_done)(void *owner);
    void *owner;
    bool is_loaded;
    double share;    /* of the points, from 0 to 1; once it is done */
    bool may_repeat; /* once it is done: the box failed, and not the checker */
};

/* What check() is given as @args: the positional arguments and, where there are any, a dict of those by
 * name behind them; of operations each as the challenge writes it; of a snippet none. */
struct value checking_args(struct arena *a, const struct test_case *c);

/* What it is given as @expected: the value of `expect`, for operations the outcomes of the reference
 * (the name of an exception's class where one was raised), or None. */
struct value checking_expected(struct arena *a, const struct test_case *c);

/* Begins; @on_done is called with @owner, once: from the loop, or at once where no box can be asked for. */
void checking_start(struct checking *c, struct box *box, struct gate *gate,
                    const struct checking_task *task, void (*on_done)(void *owner), void *owner);
