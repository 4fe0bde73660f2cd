/*
 * calibration - see calibration.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/calibration.h"

#include <stdlib.h>

#include "grader/challenge/limits.h"

static const struct test *test_of(const struct calibration *c)
{
    return &preparation_challenge(c->preparation)->groups[c->group].tests[c->test];
}

static void run(struct calibration *c);

static int compare_times(const void *left, const void *right)
{
    const nsec_t *a = left, *b = right;
    return (*a > *b) - (*a < *b);
}

/* Whether twice the time that it took would give no other limit. */
static bool is_far_below_least(const struct calibration *c)
{
    const struct limits *limits = &test_of(c)->limits;
    return limits_resolve(limits, 2 * c->runs[0]).time_ns == limits_resolve(limits, 0).time_ns;
}

static void finish(struct calibration *c)
{
    arena_release(&c->arena);
    c->on_done(c->owner, &c->failure);
}

static void fail(struct calibration *c)
{
    const struct challenge *challenge = preparation_challenge(c->preparation);
    const struct mark at = test_of(c)->limits.mark;
    error_at(
        &c->failure, ERROR_INPUT, challenge->yaml_path, at.line, at.column,
        "test '%s': the reference must be accepted where its time is the limit, but it is %s: %s",
        test_of(c)->id, verdict_code(c->result.verdict), c->result.detail);
    finish(c);
}

static void on_ran(void *owner)
{
    struct calibration *c = owner;
    if (c->result.verdict == VERDICT_IE) {
        c->may_repeat = c->trial.may_repeat;
        error_set(&c->failure, ERROR_INTERNAL, "%s", c->result.detail);
        finish(c);
        return;
    }
    if (c->result.verdict != VERDICT_AC) {
        fail(c);
        return;
    }
    c->runs[c->n++] = c->result.cpu_ns;
    if (c->n < CALIBRATION_RUNS && !is_far_below_least(c)) {
        arena_release(&c->arena);
        run(c);
        return;
    }
    qsort(c->runs, c->n, sizeof(c->runs[0]), compare_times);
    preparation_keep_time(c->preparation, c->group, c->test, c->index, c->runs[c->n / 2]);
    finish(c);
}

static void run(struct calibration *c)
{
    const struct trial_task task = {.preparation = c->preparation,
                                    .submission = &c->reference,
                                    .group = c->group,
                                    .test = c->test,
                                    .index = c->index,
                                    .is_calibration = true,
                                    .visible = true, /* who reads of it is the setter */
                                    .result_arena = &c->arena,
                                    .result = &c->result};
    c->result = (struct test_result){0};
    trial_start(&c->trial, c->box, c->gate, &task, on_ran, c);
}

void calibration_abandon(struct calibration *c)
{
    trial_abandon(&c->trial);
    arena_release(&c->arena);
}

void calibration_start(struct calibration *c, struct box *box, struct gate *gate,
                       struct preparation *p, unsigned group, unsigned test, unsigned index,
                       void (*on_done)(void *owner, const struct error *err), void *owner)
{
    *c = (struct calibration){.box = box,
                              .gate = gate,
                              .preparation = p,
                              .group = group,
                              .test = test,
                              .index = index,
                              .on_done = on_done,
                              .owner = owner};
    c->reference.name = preparation_challenge(p)->reference;
    if (preparation_reference(p, &c->reference.source, &c->reference.source_len, &c->failure) < 0)
        finish(c);
    else
        run(c);
}
