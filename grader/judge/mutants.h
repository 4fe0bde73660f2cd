/*
 * mutants - how many small mistakes in the reference a challenge's tests find
 *
 * A mutant is the reference with one place of it changed. It is graded like any solution, up to its
 * first failure. One that passes all tests survives: either a test is missing, or it behaves the same,
 * which the setter says once in a comment at its line: `# equivalent mutants: boundary`.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/judge.h"

enum { MUTANTS_WANTED_PERCENT = 95 }; /* of those that differ; the issue's, for our own catalogue */

enum mutant_outcome {
    MUTANT_KILLED,    /* a test has another verdict than AC */
    MUTANT_TIMED_OUT, /* killed by its time limit */
    MUTANT_SURVIVED,
    MUTANT_SAME,      /* survived, and is said to behave the same */
    MUTANT_UNDECIDED, /* no test failed, but one ended as an internal error */
    MUTANT_OUTCOME_COUNT_
};

struct mutant {
    unsigned line, column; /* of the reference, 1-based; column in characters */
    const char *operator;  /* "boundary" */
    const char *mark;      /* what a comment names it by: "boundary", or "boundary@12" */
    bool is_marked;
    size_t from, to;  /* bytes of the reference in whose place... */
    const char *text; /* ...this stands */
    size_t text_len;

    enum mutant_outcome outcome;
    const char *group, *test; /* that killed it, or that is undecided; NULL = none */
    enum verdict verdict;     /* of that test */
    const char *detail;       /* the same; sanitised */
};

/* A comment that fits no mutant. */
struct mutant_misfit {
    unsigned line;
    const char *item; /* "boundry"; hostile */
    const char *why;
};

struct mutants {
    const char *path;   /* of the reference, relative to the challenge */
    const char *source; /* its bytes */
    size_t source_len;
    const char *refusal;  /* why there are none; NULL = there may be; sanitised */
    bool is_too_much;     /* that is because of the reference's source */
    struct mutant *items; /* in the order of their places */
    unsigned n;
    const struct mutant_misfit *misfits;
    unsigned n_misfits;
    struct arena arena; /* owns all of the above */
};

struct mutants_count {
    unsigned n[MUTANT_OUTCOME_COUNT_];
    unsigned n_killed, n_counted; /* of those that differ and were decided */
    double percent;               /* 100 where none was counted */
};

/*
 * mutants_grade - make them, and grade each
 *
 * @reference  the challenge's, with the name of its path; no hurry
 * @graded     what it got: tells which tests are cheap, and how long each may take
 * @most       as many, of every kind and from everywhere; 0 = all
 *
 * Returns 0, also where `refusal` says why there are none, or -1 with @err as judge_grade.
 */
int mutants_grade(struct judge *j, struct preparation *p, const struct submission *reference,
                  const struct submission_result *graded, unsigned most,
                  struct mutants *out_mutants, struct error *err) MUST_CHECK;
void mutants_release(struct mutants *m); /* accepts a zeroed one */

struct mutants_count mutants_count(const struct mutants *m);
/* Whether enough of them are killed, and none is undecided. */
bool mutants_suffice(const struct mutants *m);
/* Whether it is killed though a comment says that it behaves the same. */
bool mutant_is_belied(const struct mutant *m);
