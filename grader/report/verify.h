/*
 * verify - what became of a challenge's own solutions, against what their folders promise
 *
 *   three-sum   4 solutions   as declared
 *
 *                                    samples   edge      random   speed
 *     accepted/hash_set.py           AC        AC 40     AC 20    AC 40
 *     wrong_answer/duplicates.py     AC        WA 33.3   WA 0     SK 0
 *   x time_limit/brute_force.py      AC        AC 40     AC 20    AC 40
 *
 * Below it: what is not as declared, with the test and why, and how far the slowest accepted and
 * the fastest time_limit solution are from their limits.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/judge/lint.h"
#include "grader/judge/mutants.h"
#include "grader/judge/promise.h"
#include "grader/report/style.h"

struct verify_solution {
    const char *path; /* relative: solutions/accepted/x.py */
    enum promise promise;
    const struct submission_result *result; /* NULL: it couldn't be graded, see failure */
    const char *failure;                    /* one line; NULL where there is a result */
    struct promise_check check;             /* of the result */
};

/* Everything is borrowed. */
struct verify_report {
    const char *challenge; /* id */
    const char *folder;    /* of the challenge, as opened; NULL = not known */
    const struct verify_solution *solutions;
    unsigned n_solutions;
    const struct lint *lint;       /* what else is doubtful; NULL = it wasn't looked for */
    const struct mutants *mutants; /* NULL: not asked for */
};

/* How near to its limit the test came that decides. */
struct verify_margin {
    const struct verify_solution *solution; /* NULL: there is no such solution, or no such test */
    const struct test_result *test;
    nsec_t used_ns, limit_ns; /* CPU, or wall where that stopped it */
    bool is_wall;
    double share; /* used / limit */
};

bool verify_is_met(const struct verify_solution *s);

/* Of all tests of accepted solutions, the one that used the largest share of its limit. */
struct verify_margin verify_slowest_accepted(const struct verify_report *v);

/* Each time_limit solution by the test that went furthest over its limit; of those, the one that
 * went least far. A test is stopped VERIFY_OVERTIME_PERCENT after its limit, or by its wall limit, so
 * the share may be a lower bound. */
enum { VERIFY_OVERTIME_PERCENT = 60 }; /* beyond where verify_is_near() ends */
struct verify_margin verify_fastest_time_limit(const struct verify_report *v);

/* Why a promise isn't met, in one line: "edge/zeros is time limit: ..."; "" where it is. */
void verify_reason(struct buffer *out, const struct verify_solution *s);

/*
 * What programs count as one test: a solution in a group, or a solution as a whole where no group is
 * to blame for what is wrong with it.
 */
enum verify_case_state {
    VERIFY_CASE_MET,
    VERIFY_CASE_SKIPPED, /* the group didn't run, which breaks no promise */
    VERIFY_CASE_BROKEN,
    VERIFY_CASE_ERROR, /* nothing was found out */
};

struct verify_case {
    const struct verify_solution *solution;
    const struct group_result *group; /* NULL: the solution as a whole */
    struct promise_check check;       /* of the group, or of the solution */
    enum verify_case_state state;
    nsec_t wall_ns; /* of the group's tests together */
};

unsigned verify_n_cases(const struct verify_solution *s);
/* @index is below verify_n_cases(s). */
struct verify_case verify_case_at(const struct verify_solution *s, unsigned index);

/* Why it isn't met, in one line; "" where it is. */
void verify_case_reason(struct buffer *out, const struct verify_case *c);

/* "accepted/hash_set.py": what every path begins with says nothing. */
const char *verify_short_path(const char *path);

/* Whether the limit is under twice what the slowest accepted test used: on a slower machine an
 * honest solution would fail. */
bool verify_is_tight(const struct verify_margin *slowest_accepted);

/* Whether what the fastest time_limit solution used is under one and a half times its limit: on a
 * faster machine it would pass. Not said of one that waits: its wall limit ended it. */
bool verify_is_near(const struct verify_margin *fastest_time_limit);

void report_verify_text(struct buffer *out, const struct verify_report *v,
                        const struct report_style *style);

/* Appends one `gradebox-verify/1` object and a newline. */
void report_verify_json(struct buffer *out, const struct verify_report *v);
