/*
 * score - see score.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/score.h"

double score_share(const struct group *group)
{
    unsigned n = 0;
    for (unsigned i = 0; i < group->n_tests; i++)
        n += group->tests[i].repeat;
    return n > 0 ? group->points / n : 0;
}

bool score_group_passed(const struct group_result *group, const struct test_result *tests)
{
    for (unsigned i = 0; i < group->n_tests; i++) {
        if (tests[group->first_test + i].verdict != VERDICT_AC)
            return false;
    }
    return true;
}

static void finish_group(struct group_result *g, struct test_result *tests, enum scoring scoring)
{
    bool passed = score_group_passed(g, tests);
    g->n_accepted = 0;
    g->points = g->max_points = 0;
    g->verdict = VERDICT_AC;
    for (unsigned i = 0; i < g->n_tests; i++) {
        struct test_result *t = &tests[g->first_test + i];
        bool accepted = t->verdict == VERDICT_AC;
        double share = accepted ? 1 : t->share;
        t->points = passed || scoring == SCORING_EACH ? share * t->max_points : 0;
        g->points += t->points;
        g->max_points += t->max_points;
        g->n_accepted += accepted;
        if (g->verdict == VERDICT_AC)
            g->verdict = t->verdict;
    }
}

void score_finish(struct submission_result *r, const enum scoring *scoring)
{
    r->score = r->max_score = 0;
    r->verdict = VERDICT_AC;
    for (unsigned g = 0; g < r->n_groups; g++) {
        finish_group(&r->groups[g], r->tests, scoring[g]);
        r->score += r->groups[g].points;
        r->max_score += r->groups[g].max_points;
    }
    for (unsigned i = 0; i < r->n_tests; i++) {
        const struct test_result *t = &r->tests[i];
        if (t->verdict == VERDICT_SK)
            continue;
        if (r->verdict == VERDICT_AC)
            r->verdict = t->verdict;
        if (t->cpu_ns >= r->cpu_ns) {
            r->cpu_ns = t->cpu_ns;
            r->time_limit_ns = t->time_limit_ns;
        }
        if (t->memory_bytes >= r->memory_bytes) {
            r->memory_bytes = t->memory_bytes;
            r->memory_limit_bytes = t->memory_limit_bytes;
        }
    }
}
