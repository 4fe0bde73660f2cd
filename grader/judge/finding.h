/*
 * finding - what is wrong with a test, and how to say it
 *
 * One finding a test. It starts as AC; the first thing that is wrong replaces it, and what the
 * kernel says about the box's end goes before what the box itself said. `safe` gives away nothing
 * that a hidden test must not show: no input, no expected value, no output, no exception text.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/challenge/model.h"
#include "grader/judge/answer.h"
#include "grader/judge/box.h"
#include "grader/judge/judge.h"
#include "grader/judge/verdict.h"

struct finding {
    const struct submission *submission; /* borrowed; NULL for the setter's own code */
    enum verdict verdict;
    const char *safe;     /* one line, sanitised; "" for AC */
    const char *detail;   /* the same for visible tests */
    unsigned line;        /* of the submission; 0 = none */
    const char *expected; /* sanitised; NULL = nothing to show */
    const char *got;
    const char *difference;                   /* "at $[1]: one element too many" */
    const struct answer_exception *exception; /* NULL = none */
};

/* Everything below allocates in @a and leaves a finding that isn't AC as it is. */

/* @expected may be OUTCOME_ANY; @answer is RETURNED or RAISED. */
void finding_add_outcome(struct finding *f, struct arena *a, const struct compare_rules *rules,
                         const struct expected_outcome *expected, const struct answer *answer);

/* The arguments after the call against what they should be. */
void finding_add_args_after(struct finding *f, struct arena *a, const struct compare_rules *rules,
                            const struct value *expected, const struct answer *answer);

/* The result's nodes against those of the first argument that has its shape. */
void finding_add_same_nodes(struct finding *f, struct arena *a, const struct value *args,
                            const struct answer *answer);

/* What was printed. @is_cut: more than @got was, and it is gone, so nothing can be right. */
void finding_add_stdout(struct finding *f, struct arena *a, const struct expected_stdout *expected,
                        const struct buffer *got, bool is_cut);

/* How a program ended: by itself with @status, or by an exception that it didn't catch. */
void finding_add_exit(struct finding *f, struct arena *a, unsigned expected, unsigned status);
void finding_add_uncaught(struct finding *f, struct arena *a, unsigned expected,
                          const struct answer *answer);

/* A result of which a part couldn't be taken apart, so that it isn't even equal to itself: at @d. */
void finding_add_unusable(struct finding *f, struct arena *a, const struct value *got,
                          const struct compare_difference *d);

void finding_add_load_failure(struct finding *f, struct arena *a, const struct answer *answer);

/* An answer that makes no sense. */
void finding_add_nonsense(struct finding *f, struct arena *a, const char *what);

/* Our own failure. */
void finding_add_failure(struct finding *f, struct arena *a, const struct error *err);

/*
 * finding_settle - the last word, once the box has ended
 *
 * Returns the finding that counts: an IE, a violation, a limit or a death before @f, if there is
 * one, else @f. The violation's arguments are reported by the caller from the box.
 */
struct finding finding_settle(const struct finding *f, struct arena *a, const struct box *b);
