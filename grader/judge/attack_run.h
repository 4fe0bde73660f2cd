/*
 * attack_run - grade one attack and look whether everything held
 *
 * Held: its verdict is one of those declared, its report says what it must, the solution that is
 * graded right afterwards is accepted with full score, and nothing was left behind (aftermath.h).
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/aftermath.h"
#include "grader/judge/attack_suite.h"

struct attack_result {
    const struct attack *attack; /* borrowed */
    const char
        *not_tried; /* why boxes for its challenge can't be had here, one line, sanitised; then
                              nothing else is told. NULL: it was tried */
    enum verdict verdict;
    enum attack_wall wall; /* that stopped it: what the result shows, else what the row declares */
    const char *problem;   /* one line, sanitised; NULL = it held */
    nsec_t wall_ns;        /* all of it */
};

/* The suite's challenges and files, loaded when first needed and kept. */
struct attack_runner;

/* @judge, @suite  borrowed */
struct attack_runner *attack_runner_new(struct judge *judge, const struct attack_suite *suite)
    MUST_CHECK;
void attack_runner_free(struct attack_runner *r); /* accepts NULL */

/*
 * attack_run - one attack, where its tiers can be had, from the first box to the look around afterwards
 *
 * @out_result      its texts are the runner's
 * @out_complaints  filled on -1 where a challenge of the suite can't be used; else @err is
 *
 * Returns 0, held or not or not tried, or -1.
 */
int attack_run(struct attack_runner *r, const struct attack *attack,
               struct attack_result *out_result, struct complaints *out_complaints,
               struct error *err) MUST_CHECK;

/* Which walls stood around the last one graded; NULL before the first. */
const struct isolation *attack_runner_isolation(const struct attack_runner *r);
