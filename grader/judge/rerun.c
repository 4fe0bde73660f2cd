/*
 * rerun - see rerun.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/rerun.h"

#include <stdlib.h>

#include "base/cleanup.h"

/* Ended by an answer, or by its CPU time. */
static bool is_about_time(const struct test_result *t)
{
    if (t->verdict == VERDICT_TLE)
        return t->cpu_ns > t->time_limit_ns; /* else it slept */
    return t->verdict == VERDICT_AC || t->verdict == VERDICT_WA || t->verdict == VERDICT_RE;
}

bool rerun_is_needed(const struct test_result *t, struct rerun_budget *budget)
{
    nsec_t near_ns = t->time_limit_ns / 100 * RERUN_NEAR_PERCENT;
    bool is_near =
        t->cpu_ns >= t->time_limit_ns - near_ns && t->cpu_ns <= t->time_limit_ns + near_ns;
    if (!is_near || !is_about_time(t) || budget->n_tests == RERUN_TESTS_MAX ||
        budget->limits_ns + t->time_limit_ns > RERUN_LIMITS_MAX_SECONDS * NSEC_PER_SEC)
        return false;
    budget->n_tests++;
    budget->limits_ns += t->time_limit_ns;
    return true;
}

static int compare_cpu(const void *left, const void *right)
{
    const struct test_result *a = left, *b = right;
    return (a->cpu_ns > b->cpu_ns) - (a->cpu_ns < b->cpu_ns);
}

bool rerun_take(struct rerun *r, struct test_result *t)
{
    if (t->verdict == VERDICT_IE && r->n > 0) {
        *t = r->runs[0];
        return true;
    }
    r->runs[r->n++] = *t;
    if (r->n < RERUN_RUNS)
        return false;
    qsort(r->runs, r->n, sizeof(r->runs[0]), compare_cpu);
    *t = r->runs[RERUN_RUNS / 2];
    t->n_runs = RERUN_RUNS;
    t->cpu_min_ns = r->runs[0].cpu_ns;
    t->cpu_max_ns = r->runs[RERUN_RUNS - 1].cpu_ns;
    return true;
}
