/*
 * session - one submission against one challenge: what runs when
 *
 * The tests that were selected are items in the challenge's order, and so are the results. A slot
 * that is free takes, in this order: the setter's code of a test whose group may run, so that its
 * cases are ready soon; then the first item that is ready. A group with `needs` waits until those
 * are decided, and is skipped if one of them was not passed in full. Nothing is started from inside
 * an event: events only mark, session_run starts.
 *
 * Where a zygote is lost, another one takes over. A test whose box failed before the submission was in
 * it is tried again, and so is the setter's code; what fails again is an IE, and the others go on.
 * SPDX-License-Identifier: MIT
 */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "grader/judge/judge_internal.h"
#include "grader/judge/score.h"

enum item_state { ITEM_WAITING, ITEM_RUNNING, ITEM_DONE };

enum {
    ATTEMPTS_MAX = 2,     /* at a test's box, and as many at the setter's for it */
    HOPELESS_FAILURES = 8 /* of boxes, with none that ever was ready: none is to be had */
};

struct item {
    unsigned group, test, index; /* of the challenge */
    unsigned group_result;       /* of the result */
    enum item_state state;
    bool is_preparing;                      /* the setter's box is at work for its test */
    unsigned n_attempts, n_setter_attempts; /* that failed, and not for what was in the box */
};

struct session {
    struct judge *judge;
    struct preparation *preparation;
    const struct challenge *challenge;
    const struct submission *submission;
    const struct selection *selection;
    struct submission_result *result;
    struct item *items; /* owned; as many as result->tests */
    unsigned n_done;
    struct error
        failure; /* the challenge's own code failed, or no box is to be had: no more is started */
    unsigned n_zygotes;
    bool had_box;    /* one was ready */
    bool is_settled; /* in a hurry: a test failed, and nothing more is asked */
    unsigned n_failed_boxes;
    struct error box_failure; /* the first */
    bool
        holds; /* a box has just failed: for want of descriptors perhaps, so others may end first */
};

static void free_items(struct session *s)
{
    free(s->items);
}

/* ---- choosing ----------------------------------------------------------------------------------- */

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

static int select_all(struct session *s, struct error *err)
{
    const struct challenge *c = s->challenge;
    struct submission_result *r = s->result;
    unsigned n = 0;
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
        s->items[i].state = ITEM_DONE;
        s->n_done++;
    }
}

/* ---- slots -------------------------------------------------------------------------------------- */

/* How it went with a box that is gone. */
static void note_box(struct session *s, const struct box *b)
{
    s->had_box = s->had_box || b->was_ready;
    if (b->end != BOX_END_FAILURE)
        return;
    s->holds = true;
    if (s->n_failed_boxes++ == 0)
        s->box_failure = b->failure;
    if (!s->had_box && s->n_failed_boxes >= HOPELESS_FAILURES && s->failure.kind == ERROR_NONE)
        s->failure = s->box_failure;
}

/* Then it says nothing of the test, and how many zygotes there are bounds how often that can be. */
static bool is_lost_with_zygote(const struct session *s)
{
    return s->judge->zygote->client.is_lost && s->n_zygotes < JUDGE_ZYGOTES_MAX;
}

static void item_done(struct session *s, struct item *item)
{
    item->state = ITEM_DONE;
    s->n_done++;
}

static void on_trial_done(void *owner)
{
    struct slot *slot = owner;
    struct session *s = slot->session;
    struct item *item = &s->items[slot->item];
    slot->is_busy = false;
    note_box(s, &slot->box);
    if (s->is_settled)
        item->state = ITEM_WAITING; /* it was ended by us */
    else if (slot->trial.may_repeat &&
             (is_lost_with_zygote(s) || ++item->n_attempts < ATTEMPTS_MAX))
        item->state = ITEM_WAITING;
    else
        item_done(s, item);
    const enum verdict verdict = s->result->tests[slot->item].verdict;
    if (s->submission->hurry && item->state == ITEM_DONE && verdict != VERDICT_AC &&
        verdict != VERDICT_IE)
        s->is_settled = true;
}

static void set_preparing(struct session *s, unsigned group, unsigned test, bool is_preparing)
{
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        if (s->items[i].group == group && s->items[i].test == test)
            s->items[i].is_preparing = is_preparing;
    }
}

/* The setter's box failed, and not the setter's code: tried once more, then all of its test are IE. */
static void retry_setter(struct session *s, const struct item *prepared, const struct error *err)
{
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        struct item *item = &s->items[i];
        if (item->group != prepared->group || item->test != prepared->test ||
            item->state != ITEM_WAITING || is_lost_with_zygote(s) ||
            ++item->n_setter_attempts < ATTEMPTS_MAX)
            continue;
        struct test_result *t = &s->result->tests[i];
        t->verdict = VERDICT_IE;
        t->detail = arena_printf(&s->result->arena, "the challenge's own code could not be run: %s",
                                 err->text);
        item_done(s, item);
    }
}

static void on_setter_done(void *owner, const struct error *err)
{
    struct slot *slot = owner;
    struct session *s = slot->session;
    const struct item *item = &s->items[slot->item];
    slot->is_busy = false;
    note_box(s, &slot->box);
    set_preparing(s, item->group, item->test, false);
    if (slot->setter.may_repeat)
        retry_setter(s, item, err);
    else if (err->kind != ERROR_NONE && s->failure.kind == ERROR_NONE)
        s->failure = *err;
}

static void start_setter(struct session *s, struct slot *slot, unsigned i)
{
    const struct item *item = &s->items[i];
    set_preparing(s, item->group, item->test, true);
    slot->session = s;
    slot->item = i;
    slot->is_busy = slot->is_setter = true;
    setter_start(&slot->setter, &slot->box, &s->judge->gate, s->preparation, item->group,
                 item->test, on_setter_done, slot);
}

static void start_trial(struct session *s, struct slot *slot, unsigned i)
{
    struct item *item = &s->items[i];
    const struct hurry *hurry = s->submission->hurry;
    const struct trial_task task = {.preparation = s->preparation,
                                    .submission = s->submission,
                                    .group = item->group,
                                    .test = item->test,
                                    .index = item->index,
                                    .hurry = hurry ? &hurry->limits[i] : NULL,
                                    .visible = s->result->tests[i].visible,
                                    .result_arena = &s->result->arena,
                                    .result = &s->result->tests[i]};
    item->state = ITEM_RUNNING;
    slot->session = s;
    slot->item = i;
    slot->is_busy = true;
    slot->is_setter = false;
    trial_start(&slot->trial, &slot->box, &s->judge->gate, &task, on_trial_done, slot);
}

/* What a free slot is to do next. Returns false where there is nothing to start now. */
static bool start_next(struct session *s, struct slot *slot)
{
    unsigned ready = s->result->n_tests;
    const struct hurry *hurry = s->submission->hurry;
    enum readiness readiness = hurry ? GROUP_READY : GROUP_WAITS;
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
        if (preparation_state(s->preparation, item->group, item->test) == PREPARATION_NEEDED) {
            start_setter(s, slot, i);
            return true;
        }
        if (ready == s->result->n_tests)
            ready = i;
    }
    if (ready == s->result->n_tests)
        return false;
    start_trial(s, slot, ready);
    return true;
}

/* Boxes that run already go on running, and are heard while the new one warms up. Without a zygote at
 * last each box fails at once, with the reason. */
static void take_over(struct session *s)
{
    while (s->judge->zygote->client.failure.kind != ERROR_NONE &&
           s->n_zygotes < JUDGE_ZYGOTES_MAX) {
        struct error err = {0};
        s->n_zygotes++;
        if (judge_replace_zygote(s->judge, &err) < 0)
            trace_note(&s->judge->trace, 0, "no other one takes over: %s", err.text);
    }
}

static bool may_start(struct session *s)
{
    if (s->failure.kind != ERROR_NONE || s->holds || s->is_settled ||
        s->n_done == s->result->n_tests)
        return false;
    take_over(s);
    return true;
}

static bool fill_slots(struct session *s)
{
    bool is_any_busy;
    do {
        is_any_busy = s->holds = false;
        for (unsigned i = 0; i < s->judge->n_slots; i++) {
            struct slot *slot = &s->judge->slots[i];
            /* A trial that fails at once leaves its slot free again. */
            while (!slot->is_busy && may_start(s) && start_next(s, slot))
                continue;
        }
        for (unsigned i = 0; i < s->judge->n_slots; i++)
            is_any_busy = is_any_busy || s->judge->slots[i].is_busy;
    } while (!is_any_busy && s->holds);
    return is_any_busy;
}

/* ---- the whole ---------------------------------------------------------------------------------- */

static void describe_isolation(const struct session *s, struct isolation *isolation)
{
    const struct judge *j = s->judge;
    char seccomp[TIER_SET_NAME_BYTES];
    isolation->n_namespaces = judge_namespace_names(j->namespaces, isolation->namespaces);
    isolation->seccomp =
        arena_strdup(&s->result->arena, tier_set_name(s->challenge->allow, seccomp));
    isolation->landlock_abi = j->zygote->client.landlock_abi;
    isolation->memory = j->leaves.is_proven ? "rlimit+cgroup" : "rlimit";
}

static void finish(struct session *s)
{
    struct submission_result *r = s->result;
    AUTO_FREE enum scoring *scoring = xcalloc(r->n_groups, sizeof(*scoring));
    for (unsigned g = 0; g < r->n_groups; g++)
        scoring[g] = s->challenge->groups[s->items[r->groups[g].first_test].group].scoring;
    score_finish(r, scoring);
    describe_isolation(s, &r->isolation);
}

/* In a hurry, once a test has failed: what runs is of no use any more. */
static void end_trials(struct session *s)
{
    for (unsigned i = 0; i < s->judge->n_slots; i++) {
        struct slot *slot = &s->judge->slots[i];
        if (slot->is_busy && !slot->is_setter)
            trial_stop(&slot->trial);
    }
}

static void skip_the_rest(struct session *s)
{
    for (unsigned i = 0; i < s->result->n_tests; i++) {
        if (s->items[i].state == ITEM_DONE)
            continue;
        s->result->tests[i].verdict = VERDICT_SK;
        s->result->tests[i].detail = "another test failed first";
        item_done(s, &s->items[i]);
    }
}

/* The boxes that run know a session that is about to be gone: the judge may only be freed now. */
static void abandon(struct judge *j, const struct error *err)
{
    j->broken = *err;
    for (unsigned i = 0; i < j->n_slots; i++) {
        struct slot *slot = &j->slots[i];
        if (slot->is_busy && slot->is_setter)
            setter_abandon(&slot->setter);
        else if (slot->is_busy)
            trial_abandon(&slot->trial);
    }
}

int session_run(struct judge *j, struct preparation *p, const struct submission *submission,
                const struct selection *selection, struct submission_result *r, struct error *err)
{
    const struct challenge *c = preparation_challenge(p);
    struct session s AUTO(free_items) = {.judge = j,
                                         .n_zygotes = 1,
                                         .preparation = p,
                                         .challenge = c,
                                         .submission = submission,
                                         .selection = selection,
                                         .result = r};
    r->challenge = arena_strdup(&r->arena, c->id);
    r->submission = arena_strdup(&r->arena, submission->name);
    if (select_all(&s, err) < 0)
        return -1;
    /* Until nothing is running any more; after a failure that is all that is waited for. */
    while (fill_slots(&s)) {
        if (loop_run_once(&j->loop, err) < 0) {
            abandon(j, err);
            return -1;
        }
        if (s.is_settled)
            end_trials(&s);
    }
    judge_bury_lost(j);
    if (s.box_failure.kind != ERROR_NONE && !s.had_box) {
        *err = s.box_failure;
        err->kind = ERROR_SANDBOX;
        return error_context(err, "no box can be had");
    }
    if (s.failure.kind != ERROR_NONE) {
        *err = s.failure;
        return -1;
    }
    if (s.is_settled)
        skip_the_rest(&s);
    /* The result of a test that wasn't run would read as accepted. */
    assert(s.n_done == r->n_tests);
    finish(&s);
    return 0;
}
