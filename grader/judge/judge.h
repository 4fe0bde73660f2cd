/*
 * judge - grade submissions in boxes
 *
 * A judge owns a zygote and the boxes that it forks. It is started before any challenge is parsed
 * (design: no expected value is ever in the zygote's memory), then grades any number of submissions
 * of any number of challenges, those of one challenge also at the same time.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include <stdio.h>

#include "grader/challenge/load.h"
#include "grader/judge/result.h"

enum {
    SUBMISSION_MAX_BYTES = 8 << 20, /* the format's */
    JUDGE_JOBS_MAX = 31, /* boxes at once; of 1024 descriptors, as usual, 29 can be had (judge.c) */
};

/* What a test of a mutant may use: far more than the reference did, and no more. */
struct hurry_limits {
    nsec_t time_ns, wall_ns;
};

/* How a submission is graded of which only the first failure is asked. A test is named by its index in
 * a result without a selection. */
struct hurry {
    const unsigned *order;             /* all tests; what their groups need doesn't count */
    const struct hurry_limits *limits; /* of each test, in the result's order */
};

struct submission {
    const char *name;   /* as named on the command line */
    const char *source; /* bytes as they are in the file; borrowed */
    size_t source_len;
    unsigned overtime_percent; /* of its CPU limit: how far a test runs on beyond it before it is
                                  ended, to see how slow it is. It is over the limit all the same */
    const struct hurry
        *hurry; /* NULL: all tests are run. Else the first verdict against it ends it,
                                  and tests that were not decided by then are SK */
};

/* What stands between a submission and the machine. The filter of system calls always does. */
enum judge_isolation {
    JUDGE_ISOLATION_MOST, /* and namespaces where they can be had; judge_note() tells where not */
    JUDGE_ISOLATION_FULL, /* and namespaces: without them nothing is graded */
    JUDGE_ISOLATION_SECCOMP, /* and no namespaces, also where they could be had */
};

struct judge_options {
    enum judge_isolation isolation;
    unsigned jobs; /* boxes at the same time, at most JUDGE_JOBS_MAX; 0 = one for each processor
                           that we may run on */
    const char *python; /* "3.11", or NULL for the newest that was built */
    FILE *trace;        /* every message is written there, decoded; NULL = off */
    struct kept_files
        *answers; /* borrowed: where references' answers of earlier runs are read, and kept
                                   by judge_keep_answers(); NULL = all are asked for anew */
};

/* Which tests to run; NULL = all. A name that the challenge doesn't have is an ERROR_USAGE. A
 * selected test runs although its group's needs were not graded. */
struct selection {
    const char *group; /* id */
    const char *test;  /* id; "random" means all of random[0], random[1]..., "random[3]" one */
};

struct judge;
struct kept_files;  /* base/kept_files.h */
struct preparation; /* what the setter's code gave: inputs and expected values, kept */

/* Starts the zygote and returns without waiting for it. ERROR_SANDBOX where it can't be had. */
int judge_start(const struct judge_options *options, struct judge **out_judge, struct error *err)
    MUST_CHECK;
void judge_free(struct judge *j); /* kills and reaps all; accepts NULL */

/* What was wanted and the machine doesn't give, in one line for people, or NULL when every layer stands. Waits for
 * the zygote. */
int judge_note(struct judge *j, const char **out_note, struct error *err) MUST_CHECK;

/* Whether boxes for @c can be had here; what they are forked from is ready then. 0, or -1 with @err, which is
 * an ERROR_SANDBOX where the machine doesn't give what its tiers need. */
int judge_try(struct judge *j, const struct challenge *c, struct error *err) MUST_CHECK;

/* Whether boxes of @tiers, a set of enum tier, can be had here. 0, or -1 with @err, which says why not. */
int judge_try_tiers(struct judge *j, unsigned tiers, struct error *err) MUST_CHECK;

/* Why there are no namespaces though they were wanted, or NULL; once a zygote has been waited for. */
const char *judge_lacks(const struct judge *j);

/*
 * preparation_new - a challenge made ready for any number of submissions
 *
 * @c  borrowed until preparation_free
 * Evaluates nothing yet: each test is prepared when it is first graded, and kept.
 */
struct preparation *preparation_new(const struct challenge *c) MUST_CHECK;
void preparation_free(struct preparation *p); /* accepts NULL */

/*
 * judge_keep_answers - leave what references answered in this run for the next one
 *
 * After grading with @p succeeded; once for all submissions. Does nothing without a place for it, and never
 * fails: an answer that isn't kept is asked for again (kept_answers.h).
 */
void judge_keep_answers(struct judge *j, struct preparation *p);

/*
 * judge_grade - run a submission against a challenge
 *
 * @p           of the same judge's earlier calls, or new
 * @out_result  filled on 0; submission_result_release() frees it
 *
 * Returns 0 whatever the verdict; IE is one. -1 with @err where the challenge's own code fails
 * (ERROR_INPUT with file and line), for a bad selection, or where no sandbox is to be had that is as
 * strong as it was asked for, or as the first one was (ERROR_SANDBOX).
 */
int judge_grade(struct judge *j, struct preparation *p, const struct submission *s,
                const struct selection *selection, struct submission_result *out_result,
                struct error *err) MUST_CHECK;

/* As judge_grade for @n submissions at the same time: whoever waits lets the next one have the boxes. Fills
 * as many @out_results in their order, or none. */
int judge_grade_several(struct judge *j, struct preparation *p,
                        const struct submission *submissions, unsigned n,
                        const struct selection *selection, struct submission_result *out_results,
                        struct error *err) MUST_CHECK;
