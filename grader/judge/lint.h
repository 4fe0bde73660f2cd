/*
 * lint - what is doubtful about a challenge although it can be used
 *
 * A complaint (complaint.h) is about what can't be used, a promise (promise.h) about what isn't as
 * declared. This is the rest of what a setter wants to know: nobody is wrong, but a candidate would be
 * worse off. It reads the model and what became of the challenge's own solutions.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/result.h"

enum lint_rule {
    LINT_NO_STATEMENT,
    LINT_NO_REFERENCE,    /* nothing under solutions/accepted */
    LINT_NO_WRONG,        /* no solution that should be found out */
    LINT_NOTHING_VISIBLE, /* no test that a candidate may look at */
    LINT_DISAGREES,       /* the reference doesn't give what a test expects */
    LINT_HINT_TELLS,      /* the hint of a hidden test holds an input of it, or what it expects */
    LINT_IDLE_TIME,       /* a limit that was chosen and that no solution comes near */
    LINT_IDLE_MEMORY,
    LINT_RULE_COUNT_
};

struct lint_finding {
    enum lint_rule rule;
    const char *file;      /* relative to the challenge's folder: "challenge.yaml" */
    unsigned line, column; /* of that file, 1-based; 0 = the file as a whole */
    const char *text;      /* one line, sanitised; for the setter, it may hold what is hidden */
};

/* Zeroed = nothing found. */
struct lint {
    struct lint_finding *findings; /* in the order of the rules, then of the tests */
    unsigned n;

    struct arena arena; /* owns them */
};

/* "reference-disagrees": for programs. */
const char *lint_rule_name(enum lint_rule rule);

/*
 * lint_look - all that is doubtful
 *
 * @l        zeroed
 * @c        the challenge
 * @results  what became of c->solutions, in their order; NULL for one that wasn't graded
 *
 * Never fails. Released by lint_release().
 */
void lint_look(struct lint *l, const struct challenge *c,
               const struct submission_result *const *results);

void lint_release(struct lint *l);
