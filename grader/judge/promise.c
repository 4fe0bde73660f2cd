/*
 * promise - see promise.h
 *
 * One row a folder: the verdict that it stands for, and whether every verdict goes. A result is
 * walked once; an internal error outweighs all else, then a test that breaks the promise.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/promise.h"

static const struct {
    enum verdict stands_for; /* AC and this are allowed, and this must be seen */
    bool any_verdict;        /* the points decide, not the verdicts */
    const char *text;
} promises[] = {
    [PROMISE_ACCEPTED] = {VERDICT_AC,  false, "every test accepted"                        },
    [PROMISE_WRONG_ANSWER] = {VERDICT_WA,  false,
                          "each test accepted or wrong answer, at least one wrong answer"  },
    [PROMISE_TIME_LIMIT] = {VERDICT_TLE, false,
                          "each test accepted or time limit, at least one time limit"      },
    [PROMISE_MEMORY_LIMIT] = {VERDICT_MLE, false,
                          "each test accepted or memory limit, at least one memory limit"  },
    [PROMISE_RUNTIME_ERROR] = {VERDICT_RE,  false,
                          "each test accepted or runtime error, at least one runtime error"},
    [PROMISE_REJECTED] = {VERDICT_AC,  true,  "not full points"                            },
};
static_assert(ARRAY_LEN(promises) == PROMISE_COUNT_, "every folder has its rule");

/* Points are sums of shares such as 40/3. */
static const double POINTS_EPSILON = 1e-6;

const char *promise_text(enum promise promise)
{
    return promises[promise].text;
}

static bool has_full_points(const struct submission_result *r)
{
    /* A challenge without points can only be lost by a verdict. */
    if (r->max_score < POINTS_EPSILON)
        return r->verdict == VERDICT_AC;
    return r->score > r->max_score - POINTS_EPSILON;
}

/* A stretch of a result's tests. */
struct stretch {
    const struct test_result *tests;
    unsigned n;
};

static const struct test_result *first_of(struct stretch s, enum verdict verdict,
                                          unsigned *out_count)
{
    const struct test_result *first = NULL;
    *out_count = 0;
    for (unsigned i = 0; i < s.n; i++) {
        if (s.tests[i].verdict != verdict)
            continue;
        if (!first)
            first = &s.tests[i];
        ++*out_count;
    }
    return first;
}

static const struct test_result *first_not_allowed(struct stretch s, enum verdict stands_for,
                                                   unsigned *out_count)
{
    const struct test_result *first = NULL;
    *out_count = 0;
    for (unsigned i = 0; i < s.n; i++) {
        enum verdict verdict = s.tests[i].verdict;
        if (verdict == VERDICT_AC || verdict == VERDICT_SK || verdict == stands_for)
            continue;
        if (!first)
            first = &s.tests[i];
        ++*out_count;
    }
    return first;
}

/* What single tests decide. */
static struct promise_check check_tests(enum promise promise, struct stretch s)
{
    struct promise_check check = {.outcome = PROMISE_UNDECIDED};
    check.test = first_of(s, VERDICT_IE, &check.n_tests);
    if (check.test)
        return check;
    if (!promises[promise].any_verdict)
        check.test = first_not_allowed(s, promises[promise].stands_for, &check.n_tests);
    check.outcome = check.test ? PROMISE_BROKEN_BY_TEST : PROMISE_MET;
    return check;
}

struct promise_check promise_check_group(enum promise promise, const struct submission_result *r,
                                         const struct group_result *g)
{
    return check_tests(promise, (struct stretch){r->tests + g->first_test, g->n_tests});
}

struct promise_check promise_check(enum promise promise, const struct submission_result *r)
{
    const struct stretch all = {r->tests, r->n_tests};
    struct promise_check check = check_tests(promise, all);
    if (r->verdict == VERDICT_IE && check.outcome != PROMISE_UNDECIDED)
        return (struct promise_check){.outcome = PROMISE_UNDECIDED};
    if (check.outcome != PROMISE_MET)
        return check;
    enum verdict stands_for = promises[promise].stands_for;
    unsigned n_seen = 0;
    if (promises[promise].any_verdict)
        check.outcome = has_full_points(r) ? PROMISE_BROKEN_FULL_POINTS : PROMISE_MET;
    else if (stands_for == VERDICT_AC)
        check.outcome = r->n_tests > 0 ? PROMISE_MET : PROMISE_BROKEN_NO_TESTS;
    else if (!first_of(all, stands_for, &n_seen))
        check.outcome = PROMISE_BROKEN_NOT_SEEN;
    return check;
}
