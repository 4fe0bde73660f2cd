/*
 * promise - whether a solution of the challenge's own does what its folder says
 *
 * The format, "solutions/": accepted - every test AC; wrong_answer, time_limit, memory_limit,
 * runtime_error - each test AC or that verdict, at least one of it; rejected - not full points,
 * whatever the verdicts. Skipped tests count as met. An internal error meets no promise: nothing
 * was found out.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/result.h"

enum promise_outcome {
    PROMISE_MET = 0,
    PROMISE_BROKEN_BY_TEST,     /* a test has a verdict that the folder doesn't allow */
    PROMISE_BROKEN_NOT_SEEN,    /* no test has the verdict that the folder stands for */
    PROMISE_BROKEN_FULL_POINTS, /* rejected, but it has them all */
    PROMISE_BROKEN_NO_TESTS,    /* accepted, but nothing was run */
    PROMISE_UNDECIDED,          /* a test ended as an internal error */
    PROMISE_OUTCOME_COUNT_
};

struct promise_check {
    enum promise_outcome outcome;
    const struct test_result *test; /* borrowed: the first that breaks it; NULL where none does */
    unsigned n_tests;               /* that break it */
};

/* Looks at every test of @r. */
struct promise_check promise_check(enum promise promise, const struct submission_result *r);

/*
 * promise_check_group - which tests of one group break the promise
 *
 * @g  of @r->groups
 *
 * The outcome is PROMISE_MET, PROMISE_BROKEN_BY_TEST or PROMISE_UNDECIDED. Where the solution's is
 * another one, no group is to blame.
 */
struct promise_check promise_check_group(enum promise promise, const struct submission_result *r,
                                         const struct group_result *g);

/* What the folder promises, for messages: "each test accepted or wrong answer, at least one wrong
 * answer". */
const char *promise_text(enum promise promise);
