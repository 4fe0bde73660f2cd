/*
 * rerun - tests that end near their time limit, which are run again
 *
 * Within 20 % of the limit, on either side, a neighbour on the machine can make the difference. Such a test
 * is run twice more, while no other box of ours runs; the run with the median CPU time is its result. Only
 * CPU time that an answer took counts: what is wrong for another reason is wrong at any speed.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/result.h"

enum {
    RERUN_RUNS = 3, /* of one test, with its first */
    RERUN_NEAR_PERCENT = 20,
    /* Our choice, of one submission: more would cost more than they settle. */
    RERUN_TESTS_MAX = 8,
    RERUN_LIMITS_MAX_SECONDS = 60, /* the limits of those tests together */
};

/* The runs of one test. */
struct rerun {
    struct test_result runs[RERUN_RUNS];
    unsigned n;
};

/* How much of it a submission has had. */
struct rerun_budget {
    unsigned n_tests;
    nsec_t limits_ns;
};

/* Whether a result is so near that it is not to be believed, and the budget has room for it: then it is taken
 * from that. */
bool rerun_is_needed(const struct test_result *t, struct rerun_budget *budget);

/* Notes one run. Returns whether it was the last one: then *@t is the median, with its spread. One that ended by a
 * fault of ours (IE) says nothing, and the first run is the result. */
bool rerun_take(struct rerun *r, struct test_result *t);
