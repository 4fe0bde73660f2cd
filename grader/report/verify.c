/*
 * verify - see verify.h
 *
 * What is the same for people and programs: reasons, margins and cases. verify_text, verify_json and
 * those of CI write.
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

const char *verify_short_path(const char *path)
{
    static const char prefix[] = "solutions/";
    return strncmp(path, prefix, strlen(prefix)) == 0 ? path + strlen(prefix) : path;
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

bool verify_is_tight(const struct verify_margin *slowest_accepted)
{
    const struct verify_margin *m = slowest_accepted;
    return m->test && m->limit_ns < 2 * m->used_ns;
}

bool verify_is_near(const struct verify_margin *fastest_time_limit)
{
    const struct verify_margin *m = fastest_time_limit;
    return m->test && !m->is_wall && m->used_ns * 2 < m->limit_ns * 3;
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

/* ---- cases --------------------------------------------------------------------------------------- */

static enum verify_case_state state_of(const struct promise_check *check)
{
    if (check->outcome == PROMISE_MET)
        return VERIFY_CASE_MET;
    return check->outcome == PROMISE_UNDECIDED ? VERIFY_CASE_ERROR : VERIFY_CASE_BROKEN;
}

static struct verify_case case_of_group(const struct verify_solution *s,
                                        const struct group_result *g)
{
    struct verify_case c = {.solution = s, .group = g};
    c.check = promise_check_group(s->promise, s->result, g);
    c.state = state_of(&c.check);
    if (c.state == VERIFY_CASE_MET && (g->skipped_needs || g->verdict == VERDICT_SK))
        c.state = VERIFY_CASE_SKIPPED;
    for (unsigned i = 0; i < g->n_tests; i++)
        c.wall_ns += s->result->tests[g->first_test + i].wall_ns;
    return c;
}

static bool is_broken_as_a_whole(const struct verify_solution *s)
{
    if (verify_is_met(s))
        return false;
    for (unsigned i = 0; s->result && i < s->result->n_groups; i++) {
        struct promise_check check =
            promise_check_group(s->promise, s->result, &s->result->groups[i]);
        if (check.outcome != PROMISE_MET)
            return false;
    }
    return true;
}

unsigned verify_n_cases(const struct verify_solution *s)
{
    return (s->result ? s->result->n_groups : 0) + is_broken_as_a_whole(s);
}

struct verify_case verify_case_at(const struct verify_solution *s, unsigned index)
{
    if (s->result && index < s->result->n_groups)
        return case_of_group(s, &s->result->groups[index]);
    struct verify_case whole = {.solution = s, .check = s->check};
    whole.state = s->result ? state_of(&s->check) : VERIFY_CASE_ERROR;
    return whole;
}

void verify_case_reason(struct buffer *out, const struct verify_case *c)
{
    if (c->state != VERIFY_CASE_BROKEN && c->state != VERIFY_CASE_ERROR)
        return;
    if (c->group)
        put_test_reason(out, &c->check);
    else
        verify_reason(out, c->solution);
}
