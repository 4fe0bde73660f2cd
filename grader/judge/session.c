/*
 * session - see session.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/session.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "grader/judge/preparation.h"
#include "grader/judge/score.h"

/* ---- selecting ----------------------------------------------------------------------------------- */

/* "random" selects all of random[0], random[1]...; "random[3]" one. */
static bool is_selected(const struct selection *selection, const struct group *g,
                        const struct test *t, unsigned index)
{
    if (selection->group && strcmp(selection->group, g->id) != 0)
        return false;
    if (!selection->test || strcmp(selection->test, t->id) == 0)
        return true;
    struct arena arena AUTO(arena_release) = {0};
    return strcmp(selection->test, test_case_id(&arena, t, index)) == 0;
}

static void add_item(struct session *s, unsigned group, unsigned test, unsigned index)
{
    struct submission_result *r = s->result;
    const struct group *g = &s->challenge->groups[group];
    struct test_result *t = &r->tests[r->n_tests];
    s->items[r->n_tests] = (struct item){
        .group = group, .test = test, .index = index, .group_result = r->n_groups - 1};
    t->group = r->groups[r->n_groups - 1].id;
    t->id = test_case_id(&r->arena, &g->tests[test], index);
    t->visible = g->visible;
    t->max_points = score_share(g);
    t->detail = "";
    t->time_limit_ns = g->tests[test].limits.time_ns;
    t->wall_limit_ns = g->tests[test].limits.wall_ns;
    t->memory_limit_bytes = g->tests[test].limits.memory_bytes;
    r->n_tests++;
    r->groups[r->n_groups - 1].n_tests++;
}

static void select_group(struct session *s, unsigned group)
{
    struct submission_result *r = s->result;
    const struct group *g = &s->challenge->groups[group];
    bool has_result = false;
    for (unsigned test = 0; test < g->n_tests; test++) {
        for (unsigned index = 0; index < g->tests[test].repeat; index++) {
            if (!is_selected(s->selection, g, &g->tests[test], index))
                continue;
            if (!has_result)
                r->groups[r->n_groups++] =
                    (struct group_result){.id = arena_strdup(&r->arena, g->id),
                                          .visible = g->visible,
                                          .first_test = r->n_tests};
            has_result = true;
            add_item(s, group, test, index);
        }
    }
}

int session_init(struct session *s, struct error *err)
{
    const struct challenge *c = s->challenge;
    struct submission_result *r = s->result;
    unsigned n = 0;
    r->challenge = arena_strdup(&r->arena, c->id);
    r->submission = arena_strdup(&r->arena, s->submission->name);
    for (unsigned g = 0; g < c->n_groups; g++)
        for (unsigned t = 0; t < c->groups[g].n_tests; t++)
            n += c->groups[g].tests[t].repeat;
    r->tests = arena_array(&r->arena, n, sizeof(*r->tests));
    r->groups = arena_array(&r->arena, c->n_groups, sizeof(*r->groups));
    s->items = xcalloc(n ? n : 1, sizeof(*s->items));
    for (unsigned g = 0; g < c->n_groups; g++)
        select_group(s, g);
    if (r->n_tests > 0)
        return 0;
    const struct selection *selection = s->selection;
    error_set(err, ERROR_USAGE, "the challenge '%s' has no %s '%s'%s%s%s", c->id,
              selection->test ? "test" : "group",
              selection->test ? selection->test : selection->group,
              selection->test && selection->group ? " in the group '" : "",
              selection->test && selection->group ? selection->group : "",
              selection->test && selection->group ? "'" : "");
    return error_hint(err, "'gradebox show %s' lists its groups", c->id);
}

void session_release(struct session *s)
{
    for (unsigned i = 0; s->items && i < s->result->n_tests; i++)
        free(s->items[i].rerun);
    free(s->items);
    s->items = NULL;
}

/* ---- groups ------------------------------------------------------------------------------------- */

static const struct group_result *find_group(const struct session *s, unsigned group)
{
    for (unsigned i = 0; i < s->result->n_groups; i++) {
        if (strcmp(s->result->groups[i].id, s->challenge->groups[group].id) == 0)
            return &s->result->groups[i];
    }
    return NULL; /* not selected */
}

static bool is_decided(const struct session *s, const struct group_result *g)
{
    for (unsigned i = 0; i < g->n_tests; i++) {
        if (s->items[g->first_test + i].state != ITEM_DONE)
            return false;
    }
    return true;
}

enum readiness { GROUP_READY, GROUP_WAITS, GROUP_SKIPPED };

/* A group that was not selected can't be asked for its outcome: it doesn't count. */
static enum readiness group_readiness(const struct session *s, unsigned group)
{
    const struct group *g = &s->challenge->groups[group];
    enum readiness readiness = GROUP_READY;
    for (unsigned i = 0; i < g->n_needs; i++) {
        const struct group_result *needed = find_group(s, g->needs[i]);
        if (!needed)
            continue;
        if (!is_decided(s, needed))
            return GROUP_WAITS;
        if (!score_group_passed(needed, s->result->tests))
            readiness = GROUP_SKIPPED;
    }
    return readiness;
}

static void skip_group(struct session *s, unsigned group)
{
    const struct group *g = &s->challenge->groups[group];
    struct buffer needs AUTO(buffer_release) = {0};
    for (unsigned i = 0; i < g->n_needs; i++) {
        const struct group_result *needed = find_group(s, g->needs[i]);
        if (needed && !score_group_passed(needed, s->result->tests))
            buffer_printf(&needs, "%s%s", needs.len ? ", " : "", needed->id);
    }
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        if (s->items[i].group != group || s->items[i].state != ITEM_WAITING)
            continue;
        struct test_result *t = &s->result->tests[i];
        t->verdict = VERDICT_SK;
        t->detail = arena_printf(&s->result->arena, "needs %s", buffer_text(&needs));
        s->result->groups[s->items[i].group_result].skipped_needs =
            arena_strdup(&s->result->arena, buffer_text(&needs));
        session_item_done(s, &s->items[i]);
    }
}

/* ---- what is next -------------------------------------------------------------------------------- */

/* Once nothing of a settled session runs any more. */
static void skip_the_rest(struct session *s)
{
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        if (s->items[i].state == ITEM_RUNNING)
            return;
    }
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        if (s->items[i].state == ITEM_DONE)
            continue;
        s->result->tests[i].verdict = VERDICT_SK;
        s->result->tests[i].detail = "another test failed first";
        session_item_done(s, &s->items[i]);
    }
}

enum session_step session_next(struct session *s, const struct preparation *p, unsigned *out_item)
{
    const struct hurry *hurry = s->submission->hurry;
    enum session_step step = SESSION_WAITS;
    enum readiness readiness = hurry ? GROUP_READY : GROUP_WAITS;
    if (s->is_settled) {
        skip_the_rest(s);
        return SESSION_WAITS;
    }
    for (unsigned n = 0; n < s->result->n_tests; n++) {
        unsigned i = hurry ? hurry->order[n] : n;
        const struct item *item = &s->items[i];
        if (!hurry && (i == 0 || item->group != s->items[i - 1].group))
            readiness = group_readiness(s, item->group);
        if (item->state != ITEM_WAITING || item->is_preparing || readiness == GROUP_WAITS)
            continue;
        if (readiness == GROUP_SKIPPED) {
            skip_group(s, item->group);
            continue;
        }
        if (preparation_state(p, item->group, item->test) == PREPARATION_NEEDED) {
            *out_item = i;
            return SESSION_PREPARE;
        }
        if (step == SESSION_WAITS) {
            *out_item = i;
            step = preparation_is_uncalibrated(p, item->group, item->test, item->index)
                       ? SESSION_CALIBRATE
                       : SESSION_TRY;
        }
    }
    return step;
}

bool session_next_rerun(const struct session *s, unsigned *out_item)
{
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        *out_item = i;
        if (s->items[i].state == ITEM_NEAR)
            return true;
    }
    return false;
}

void session_item_ran(struct session *s, struct item *item)
{
    struct test_result *t = &s->result->tests[item - s->items];
    if (!item->rerun && !s->submission->hurry && rerun_is_needed(t, &s->reruns))
        item->rerun = xcalloc(1, sizeof(*item->rerun));
    if (item->rerun && !rerun_take(item->rerun, t))
        item->state = ITEM_NEAR;
    else
        session_item_done(s, item);
}

void session_item_again(struct item *item)
{
    item->state = item->rerun ? ITEM_NEAR : ITEM_WAITING;
}

void session_item_done(struct session *s, struct item *item)
{
    const enum verdict verdict = s->result->tests[item - s->items].verdict;
    item->state = ITEM_DONE;
    s->n_done++;
    if (s->submission->hurry && verdict != VERDICT_AC && verdict != VERDICT_IE)
        s->is_settled = true;
}

bool session_is_done(const struct session *s)
{
    return s->n_done == s->result->n_tests;
}

void session_finish(struct session *s)
{
    struct submission_result *r = s->result;
    AUTO_FREE enum scoring *scoring = xcalloc(r->n_groups, sizeof(*scoring));
    /* The result of a test that wasn't run would read as accepted. */
    assert(session_is_done(s));
    for (unsigned g = 0; g < r->n_groups; g++)
        scoring[g] = s->challenge->groups[s->items[r->groups[g].first_test].group].scoring;
    score_finish(r, scoring);
}
