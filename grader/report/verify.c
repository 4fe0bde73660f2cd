/*
 * verify - see verify.h
 *
 * What is the same for people and programs: reasons and margins. verify_text and verify_json write.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/verify.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/quantity.h"
#include "grader/report/text_test.h"

bool verify_is_met(const struct verify_solution *s)
{
    return s->result && s->check.outcome == PROMISE_MET;
}

/* ---- margins ------------------------------------------------------------------------------------- */

static struct verify_margin margin_of(const struct verify_solution *s, const struct test_result *t)
{
    struct verify_margin m = {.solution = s, .test = t};
    m.is_wall =
        t->verdict == VERDICT_TLE && t->cpu_ns < t->time_limit_ns && t->wall_ns >= t->wall_limit_ns;
    m.used_ns = m.is_wall ? t->wall_ns : t->cpu_ns;
    m.limit_ns = m.is_wall ? t->wall_limit_ns : t->time_limit_ns;
    m.share = m.limit_ns > 0 ? (double)m.used_ns / (double)m.limit_ns : 0;
    return m;
}

/* Of the tests of @s with @verdict, the one that used the largest share. */
static struct verify_margin largest_share(const struct verify_solution *s, enum verdict verdict)
{
    struct verify_margin largest = {0};
    for (unsigned i = 0; s->result && i < s->result->n_tests; i++) {
        const struct test_result *t = &s->result->tests[i];
        if (t->verdict != verdict)
            continue;
        struct verify_margin m = margin_of(s, t);
        if (!largest.test || m.share > largest.share)
            largest = m;
    }
    return largest;
}

struct verify_margin verify_slowest_accepted(const struct verify_report *v)
{
    struct verify_margin slowest = {0};
    for (unsigned i = 0; i < v->n_solutions; i++) {
        if (v->solutions[i].promise != PROMISE_ACCEPTED)
            continue;
        struct verify_margin m = largest_share(&v->solutions[i], VERDICT_AC);
        if (m.test && (!slowest.test || m.share > slowest.share))
            slowest = m;
    }
    return slowest;
}

struct verify_margin verify_fastest_time_limit(const struct verify_report *v)
{
    struct verify_margin fastest = {0};
    for (unsigned i = 0; i < v->n_solutions; i++) {
        if (v->solutions[i].promise != PROMISE_TIME_LIMIT)
            continue;
        struct verify_margin m = largest_share(&v->solutions[i], VERDICT_TLE);
        if (m.test && (!fastest.test || m.share < fastest.share))
            fastest = m;
    }
    return fastest;
}

/* ---- reasons ------------------------------------------------------------------------------------- */

static void put_test_reason(struct buffer *out, const struct promise_check *check)
{
    const struct test_result *t = check->test;
    if (!t) {
        buffer_puts(out, "it ended as an internal error");
        return;
    }
    buffer_printf(out, "%s/%s is %s", t->group, t->id, text_test_verdict(t->verdict));
    if (t->detail && t->detail[0] != '\0') {
        buffer_puts(out, ": ");
        text_sanitise(out, t->detail, strlen(t->detail), TEXT_ESCAPE_NEWLINES);
    }
    if (check->n_tests > 1)
        buffer_printf(out, " (and %u more)", check->n_tests - 1);
}

void verify_reason(struct buffer *out, const struct verify_solution *s)
{
    if (!s->result) {
        buffer_puts(out, s->failure ? s->failure : "it couldn't be graded");
        return;
    }
    switch (s->check.outcome) {
    case PROMISE_BROKEN_BY_TEST:
    case PROMISE_UNDECIDED:
        put_test_reason(out, &s->check);
        break;
    case PROMISE_BROKEN_NOT_SEEN:
        buffer_puts(out, "every test that ran is accepted");
        break;
    case PROMISE_BROKEN_FULL_POINTS:
        buffer_puts(out, "it has all ");
        quantity_points(out, s->result->max_score);
        buffer_puts(out, " points");
        break;
    case PROMISE_BROKEN_NO_TESTS:
        buffer_puts(out, "no test was run");
        break;
    case PROMISE_MET:
    case PROMISE_OUTCOME_COUNT_:
        break;
    }
}
