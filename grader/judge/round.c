/*
 * round - see round.h
 *
 * A slot that is free takes a look at the setter's code where none was taken yet (looks.h), else what the first
 * of the sessions has for it, the setter's code before tests.
 * Nothing is started from inside an event: events only mark, round_run starts.
 *
 * Where a zygote is lost, another one takes over. A test whose box failed before the submission was in
 * it is tried again, and so is the setter's code; what fails again is an IE, and the others go on.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/round.h"

#include <stdlib.h>

#include "base/memory.h"
#include "grader/judge/looks.h"
#include "grader/judge/rules.h"
#include "grader/judge/session.h"

enum {
    ATTEMPTS_MAX = 2,     /* at a test's box, and as many at the setter's for it */
    HOPELESS_FAILURES = 8 /* of boxes, with none that ever was ready: none is to be had */
};

struct round {
    struct judge *judge;
    struct preparation *preparation;
    struct session *sessions; /* owned */
    unsigned n;
    struct looks looks;
    struct error
        failure; /* the challenge's own code failed, or no box is to be had: no more is started */
    unsigned n_zygotes;
    bool had_box; /* one was ready */
    unsigned n_failed_boxes;
    struct error box_failure; /* the first */
    bool
        holds; /* a box has just failed: for want of descriptors perhaps, so others may end first */
};

static void round_release(struct round *round)
{
    for (unsigned i = 0; i < round->n; i++)
        session_release(&round->sessions[i]);
    free(round->sessions);
    looks_release(&round->looks);
}

/* ---- boxes that are gone -------------------------------------------------------------------------- */

/* How it went with one. */
static void note_box(struct round *round, const struct box *b)
{
    round->had_box = round->had_box || b->was_ready;
    if (b->end != BOX_END_FAILURE)
        return;
    round->holds = true;
    if (round->n_failed_boxes++ == 0)
        round->box_failure = b->failure;
    if (!round->had_box && round->n_failed_boxes >= HOPELESS_FAILURES &&
        round->failure.kind == ERROR_NONE)
        round->failure = round->box_failure;
}

/* Then it says nothing of the test, and how many zygotes there are bounds how often that can be. */
static bool is_lost_with_zygote(const struct round *round)
{
    return round->judge->zygote->client.is_lost && round->n_zygotes < JUDGE_ZYGOTES_MAX;
}

static void on_trial_done(void *owner)
{
    struct slot *slot = owner;
    struct session *s = slot->session;
    struct item *item = &s->items[slot->item];
    slot->is_busy = false;
    note_box(s->round, &slot->box);
    if (s->is_settled)
        item->state = ITEM_WAITING; /* it was ended by us */
    else if (slot->trial.may_repeat &&
             (is_lost_with_zygote(s->round) || ++item->n_attempts < ATTEMPTS_MAX))
        session_item_again(item);
    else
        session_item_ran(s, item);
}

/* Calls @visit for all items of the test that @like is of, whoever's they are. */
static void for_each_of_test(struct round *round, const struct item *like,
                             void (*visit)(struct session *s, struct item *item, const void *with),
                             const void *with)
{
    const unsigned group = like->group, test = like->test;
    for (unsigned k = 0; k < round->n; k++) {
        struct session *s = &round->sessions[k];
        for (unsigned i = 0; i < s->result->n_tests; i++) {
            if (s->items[i].group == group && s->items[i].test == test)
                visit(s, &s->items[i], with);
        }
    }
}

static void set_preparing(struct session *s, struct item *item, const void *is_preparing)
{
    (void)s;
    item->is_preparing = *(const bool *)is_preparing;
}

/* The setter's box failed, and not the setter's code: tried once more, then all of its test are IE. */
static void retry_setter(struct session *s, struct item *item, const void *err)
{
    if (item->state != ITEM_WAITING || is_lost_with_zygote(s->round) ||
        ++item->n_setter_attempts < ATTEMPTS_MAX)
        return;
    struct test_result *t = &s->result->tests[item - s->items];
    t->verdict = VERDICT_IE;
    t->detail = arena_printf(&s->result->arena, "the challenge's own code could not be run: %s",
                             ((const struct error *)err)->text);
    session_item_done(s, item);
}

static void on_prepared(struct slot *slot, bool may_repeat, const struct error *err)
{
    struct round *round = slot->session->round;
    const struct item *item = &slot->session->items[slot->item];
    slot->is_busy = false;
    note_box(round, &slot->box);
    for_each_of_test(round, item, set_preparing, &(bool){false});
    if (may_repeat)
        for_each_of_test(round, item, retry_setter, err);
    else if (err->kind != ERROR_NONE && round->failure.kind == ERROR_NONE)
        round->failure = *err;
}

static void on_look_done(void *owner, const struct error *err)
{
    struct slot *slot = owner;
    struct round *round = slot->round;
    struct look *look = slot->look;
    slot->is_busy = false;
    note_box(round, &slot->box);
    if (slot->inspection.may_repeat &&
        (is_lost_with_zygote(round) || ++look->n_attempts < ATTEMPTS_MAX))
        look->state = LOOK_WAITS;
    else if (looks_take(&round->looks, look, err))
        round->failure = *err;
}

static void on_setter_done(void *owner, const struct error *err)
{
    struct slot *slot = owner;
    on_prepared(slot, slot->setter.may_repeat, err);
}

static void on_calibration_done(void *owner, const struct error *err)
{
    struct slot *slot = owner;
    on_prepared(slot, slot->calibration.may_repeat, err);
}

/* ---- starting ------------------------------------------------------------------------------------- */

static void start_setter(struct session *s, struct slot *slot, unsigned i)
{
    struct round *round = s->round;
    const struct item *item = &s->items[i];
    for_each_of_test(round, item, set_preparing, &(bool){true});
    slot->session = s;
    slot->item = i;
    slot->is_busy = true;
    slot->work = WORK_SETTER;
    setter_start(&slot->setter, &slot->box, &round->judge->gate, round->preparation, item->group,
                 item->test, on_setter_done, slot);
}

static void start_calibration(struct session *s, struct slot *slot, unsigned i)
{
    struct round *round = s->round;
    const struct item *item = &s->items[i];
    for_each_of_test(round, item, set_preparing, &(bool){true});
    slot->session = s;
    slot->item = i;
    slot->is_busy = true;
    slot->work = WORK_CALIBRATION;
    calibration_start(&slot->calibration, &slot->box, &round->judge->gate, round->preparation,
                      item->group, item->test, item->index, on_calibration_done, slot);
}

static void start_trial(struct session *s, struct slot *slot, unsigned i)
{
    struct item *item = &s->items[i];
    const struct hurry *hurry = s->submission->hurry;
    const struct trial_task task = {.preparation = s->round->preparation,
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
    slot->work = WORK_TRIAL;
    trial_start(&slot->trial, &slot->box, &s->round->judge->gate, &task, on_trial_done, slot);
}

static void start_look(struct round *round, struct slot *slot, struct look *look)
{
    look->state = LOOK_RUNS;
    slot->round = round;
    slot->look = look;
    slot->is_busy = true;
    slot->work = WORK_INSPECTION;
    inspection_start(&slot->inspection, &slot->box, &round->judge->gate,
                     preparation_challenge(round->preparation), look->checker, on_look_done, slot);
}

/* Boxes that run already go on running, and are heard while the new one warms up. Without a zygote at
 * last each box fails at once, with the reason. */
static void take_over(struct round *round)
{
    struct judge *j = round->judge;
    while (j->zygote->client.failure.kind != ERROR_NONE && round->n_zygotes < JUDGE_ZYGOTES_MAX) {
        struct error err = {0};
        round->n_zygotes++;
        if (judge_replace_zygote(j, &err) < 0)
            trace_note(&j->trace, 0, "no other one takes over: %s", err.text);
    }
}

/* Whether anything is left that could be started. */
static bool may_start(struct round *round)
{
    bool is_done = looks_are_done(&round->looks);
    for (unsigned i = 0; i < round->n; i++)
        is_done = is_done && session_is_done(&round->sessions[i]);
    if (round->failure.kind != ERROR_NONE || round->holds || is_done)
        return false;
    take_over(round);
    return true;
}

static bool is_any_busy(const struct judge *j)
{
    for (unsigned i = 0; i < j->n_slots; i++) {
        if (j->slots[i].is_busy)
            return true;
    }
    return false;
}

/* A test that was near its limit, alone: nothing else could be started, and nothing runs. */
static bool start_rerun(struct round *round, struct slot *slot)
{
    struct judge *j = round->judge;
    for (unsigned i = 0; i < round->n && !is_any_busy(j); i++) {
        struct session *s = &round->sessions[i];
        unsigned item = 0;
        if (!session_next_rerun(s, &item))
            continue;
        trace_note(&j->trace, 0, "near its limit, run again alone: %s/%s",
                   s->result->tests[item].group, s->result->tests[item].id);
        start_trial(s, slot, item);
        return true;
    }
    return false;
}

/* What the free @slot is to do next. Returns false where there is nothing to start now. */
static bool start_next(struct round *round, struct slot *slot)
{
    struct look *look = looks_next(&round->looks);
    if (look) {
        start_look(round, slot, look);
        return true;
    }
    for (unsigned i = 0; i < round->n; i++) {
        struct session *s = &round->sessions[i];
        unsigned item = 0;
        enum session_step step = session_next(s, round->preparation, &item);
        if (step == SESSION_WAITS)
            continue;
        if (step == SESSION_PREPARE)
            start_setter(s, slot, item);
        else if (step == SESSION_CALIBRATE)
            start_calibration(s, slot, item);
        else
            start_trial(s, slot, item);
        return true;
    }
    return start_rerun(round, slot);
}

static bool fill_slots(struct round *round)
{
    struct judge *j = round->judge;
    do {
        round->holds = false;
        for (unsigned i = 0; i < j->n_slots; i++) {
            struct slot *slot = &j->slots[i];
            /* A trial that fails at once leaves its slot free again. */
            while (!slot->is_busy && may_start(round) && start_next(round, slot))
                continue;
        }
    } while (!is_any_busy(j) && round->holds);
    return is_any_busy(j);
}

/* In a hurry, once a test has failed: what runs of that submission is of no use any more. */
static void end_trials(struct judge *j)
{
    for (unsigned i = 0; i < j->n_slots; i++) {
        struct slot *slot = &j->slots[i];
        if (slot->is_busy && slot->work == WORK_TRIAL && slot->session->is_settled)
            trial_stop(&slot->trial);
    }
}

/* ---- the whole ------------------------------------------------------------------------------------ */

static void describe_isolation(const struct session *s)
{
    const struct judge *j = s->round->judge;
    struct isolation *isolation = &s->result->isolation;
    isolation->n_namespaces = judge_namespace_names(j->namespaces, isolation->namespaces);
    tier_set_name(tiers_of_box(s->challenge->allow), isolation->seccomp);
    isolation->landlock_abi = j->zygote->client.landlock_abi;
    isolation->memory = j->leaves.is_proven ? "rlimit+cgroup" : "rlimit";
}

/* The boxes that run know sessions that are about to be gone: the judge may only be freed now. */
static void abandon(struct judge *j, const struct error *err)
{
    j->broken = *err;
    for (unsigned i = 0; i < j->n_slots; i++) {
        struct slot *slot = &j->slots[i];
        if (!slot->is_busy)
            continue;
        if (slot->work == WORK_INSPECTION)
            inspection_abandon(&slot->inspection);
        else if (slot->work == WORK_SETTER)
            setter_abandon(&slot->setter);
        else if (slot->work == WORK_CALIBRATION)
            calibration_abandon(&slot->calibration);
        else
            trial_abandon(&slot->trial);
    }
}

/* What breaks a rule is not run. That a mutant's source keeps them is known of the reference. */
static void apply_rules(struct session *s)
{
    if (s->submission->hurry ||
        !rules_apply(s->round->judge, &s->challenge->rules, s->submission, s->result))
        return;
    for (unsigned i = 0; i < s->result->n_tests; i++)
        session_item_done(s, &s->items[i]);
}

static int begin(struct round *round, const struct submission *submissions,
                 const struct selection *selection, struct submission_result *results,
                 struct error *err)
{
    for (unsigned i = 0; i < round->n; i++) {
        round->sessions[i] =
            (struct session){.round = round,
                             .challenge = preparation_challenge(round->preparation),
                             .submission = &submissions[i],
                             .selection = selection,
                             .result = &results[i]};
        if (session_init(&round->sessions[i], err) < 0)
            return -1;
        apply_rules(&round->sessions[i]);
    }
    return 0;
}

int round_run(struct judge *j, struct preparation *p, const struct submission *submissions,
              unsigned n, const struct selection *selection, struct submission_result *results,
              struct error *err)
{
    AUTO(round_release)
    struct round round = {.judge = j,
                          .n_zygotes = 1,
                          .preparation = p,
                          .sessions = xcalloc(n ? n : 1, sizeof(*round.sessions)),
                          .n = n};
    if (begin(&round, submissions, selection, results, err) < 0)
        return -1;
    looks_init(&round.looks, p);
    /* Until nothing is running any more; after a failure that is all that is waited for. */
    while (fill_slots(&round)) {
        if (loop_run_once(&j->loop, err) < 0) {
            abandon(j, err);
            return -1;
        }
        end_trials(j);
    }
    judge_bury_lost(j);
    if (round.box_failure.kind != ERROR_NONE && !round.had_box) {
        *err = round.box_failure;
        err->kind = ERROR_SANDBOX;
        return error_context(err, "no box can be had");
    }
    if (round.failure.kind != ERROR_NONE) {
        *err = round.failure;
        return -1;
    }
    assert(looks_are_done(&round.looks));
    preparation_set_inspected(p);
    for (unsigned i = 0; i < n; i++) {
        session_finish(&round.sessions[i]);
        describe_isolation(&round.sessions[i]);
    }
    return 0;
}
