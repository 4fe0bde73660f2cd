/*
 * checking - see checking.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/checking.h"

#include <math.h>
#include <string.h>

#include "grader/judge/answer.h"
#include "grader/judge/finding_text.h"
#include "grader/judge/request.h"

/* Our choice: a checker that takes longer than five tests of the default limit hangs. */
static const struct box_limits limits = {
    .time_ns = 10 * NSEC_PER_SEC,
    .wall_ns = 30 * NSEC_PER_SEC,
    .memory_bytes = UINT64_C(1) << 30,
    .output_bytes = 64 << 10,
    .output_kill_bytes = 1 << 20,
};

/* ---- what it is given --------------------------------------------------------------------------- */

static struct value text(const char *bytes)
{
    return (struct value){.kind = VALUE_STR, .n = (uint32_t)strlen(bytes), .text = bytes};
}

static void put_pair(struct value *items, uint32_t *n, const char *key, struct value value)
{
    items[2 * *n] = text(key);
    items[2 * *n + 1] = value;
    ++*n;
}

/* {"put": [1, 1], "on": "a"}, as in challenge.yaml. */
static struct value written_operation(struct arena *a, const struct operation *op)
{
    enum { PAIRS_MAX = 3 };
    struct value *items = arena_array(a, 2 * (size_t)PAIRS_MAX, sizeof(*items));
    uint32_t n = 0;
    if (op->kind == OPERATION_ATTRIBUTE)
        put_pair(items, &n, "attr", text(op->name));
    else
        put_pair(items, &n, op->kind == OPERATION_NEW ? "new" : op->name, op->args);
    if (op->object[0] != '\0')
        put_pair(items, &n, op->kind == OPERATION_NEW ? "as" : "on", text(op->object));
    if (op->kwargs.n > 0)
        put_pair(items, &n, "kwargs", op->kwargs);
    return value_sequence(VALUE_DICT, items, n);
}

/* ["put", 1, 1], as `generate` returned it. */
static struct value generated_operation(struct arena *a, const struct operation *op)
{
    struct value *items = arena_array(a, (size_t)op->args.n + 1, sizeof(*items));
    items[0] = text(op->kind == OPERATION_NEW ? "new" : op->name);
    for (uint32_t i = 0; i < op->args.n; i++)
        items[i + 1] = op->args.items[i];
    return value_sequence(VALUE_LIST, items, op->args.n + 1);
}

static struct value operations(struct arena *a, const struct test_case *c)
{
    struct value *items = arena_array(a, c->n_operations, sizeof(*items));
    for (unsigned i = 0; i < c->n_operations; i++)
        items[i] = c->test->generate ? generated_operation(a, &c->operations[i])
                                     : written_operation(a, &c->operations[i]);
    return value_sequence(VALUE_LIST, items, c->n_operations);
}

struct value checking_args(struct arena *a, const struct test_case *c)
{
    if (c->test->kind == TEST_OPERATIONS)
        return operations(a, c);
    if (c->test->kind != TEST_CALL || c->kwargs.n == 0)
        return c->args;
    struct value *items = arena_array(a, (size_t)c->args.n + 1, sizeof(*items));
    for (uint32_t i = 0; i < c->args.n; i++)
        items[i] = c->args.items[i];
    items[c->args.n] = c->kwargs;
    return value_sequence(VALUE_LIST, items, c->args.n + 1);
}

struct value checking_expected(struct arena *a, const struct test_case *c)
{
    if (c->outcome.kind != OUTCOME_VALUE)
        return value_none();
    if (c->outcome.values[0].kind != VALUE_REFERENCE)
        return c->outcome.values[0];
    struct value *items = arena_array(a, c->n_operations, sizeof(*items));
    for (unsigned i = 0; i < c->n_operations; i++) {
        const struct expected_outcome *o = &c->operations[i].outcome;
        items[i] = o->kind == OUTCOME_RAISES ? text(o->exception) : o->values[0];
    }
    return value_sequence(VALUE_LIST, items, c->n_operations);
}

/* ---- what it says ------------------------------------------------------------------------------- */

/* The line that begins with "def check" or "async def check"; 1 where there is none. */
static unsigned line_of_check(const struct checker *c)
{
    static const char *const starts[] = {"def check", "async def check"};
    const char *at = c->source, *end = c->source + c->length;
    for (unsigned line = 1; at < end; line++) {
        for (size_t i = 0; i < ARRAY_LEN(starts); i++) {
            size_t length = strlen(starts[i]);
            if ((size_t)(end - at) > length && memcmp(at, starts[i], length) == 0)
                return line;
        }
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        at = newline ? newline + 1 : end;
    }
    return 1;
}

/* An IE at a line of the checker, 0 = nowhere in particular. @safe tells nothing that it was given. */
static void fail(struct checking *c, unsigned line, const char *safe, const char *detail)
{
    struct arena *a = c->task.arena;
    const struct checker *checker = c->task.checker;
    const char *place =
        arena_printf(a, "%s:%u", checker->path, line > 0 ? line : line_of_check(checker));
    place = finding_clean(a, place, strlen(place));
    c->task.finding->verdict = VERDICT_IE;
    c->task.finding->safe = arena_printf(a, "%s: the checker %s", place, safe);
    c->task.finding->detail = arena_printf(a, "%s: the checker %s", place, detail);
}

static void fail_raised(struct checking *c, const struct answer *answer)
{
    struct arena *a = c->task.arena;
    if (!answer->has_exception) {
        const char *why = finding_clean(a, answer->text, strlen(answer->text));
        fail(c, 0, "can't be used", arena_printf(a, "can't be used: %s", why));
        return;
    }
    const struct answer_exception *e = &answer->exception;
    const char *name = finding_clean(a, e->class_name, strlen(e->class_name));
    fail(c, answer_exception_line(e), arena_printf(a, "raised %s", name),
         arena_printf(a, "raised %s", finding_exception_text(a, e)));
}

static void reject(struct checking *c, const char *safe, const char *detail)
{
    c->task.finding->verdict = VERDICT_WA;
    c->task.finding->safe = safe;
    c->task.finding->detail = c->task.finding->difference = detail;
}

/* 1 is all that there is to be had. */
static void take_share(struct checking *c, double share)
{
    c->share = share;
    if (share == 1)
        return;
    const char *says =
        share == 0 ? "the checker finds it wrong"
                   : arena_printf(c->task.arena, "the checker gives %.4g of the points", share);
    reject(c, says, says);
}

static void take_value(struct checking *c, const struct value *v)
{
    static const char right[] =
        "must return True or False, a number from 0 to 1, or a text that says what is wrong";
    double number = v->kind == VALUE_BOOL    ? v->truth
                    : v->kind == VALUE_INT   ? (double)v->integer
                    : v->kind == VALUE_FLOAT ? v->real
                                             : (double)NAN;
    if (v->kind == VALUE_STR && v->n > 0)
        reject(c, "the checker finds it wrong", finding_clean(c->task.arena, v->text, v->n));
    else if (number >= 0 && number <= 1)
        take_share(c, number);
    else
        fail(
            c, 0, right,
            arena_printf(c->task.arena, "%s, got %s", right, finding_short_repr(c->task.arena, v)));
}

/* ---- the conversation --------------------------------------------------------------------------- */

static void ask(struct checking *c)
{
    struct buffer payload AUTO(buffer_release) = {0};
    const struct value result = value_without_identities(c->task.arena, &c->task.result);
    request_check(&payload, &c->task.args, &result, &c->task.expected);
    if (payload.len <= FRAME_MAX_BYTES) {
        box_request(c->box, FRAME_CALL, &payload);
        return;
    }
    fail(c, 0, "can't be given so much",
         "can't be given so much: arguments, result and expected value together");
    box_close(c->box);
}

static void on_answer(void *owner, struct box *b, unsigned type, const void *payload, size_t length)
{
    struct checking *c = owner;
    struct error err = {0};
    struct answer *answer = arena_alloc(c->task.arena, sizeof(*answer));
    bool was_loaded = c->is_loaded;
    c->is_loaded = true;
    if (answer_read(c->task.arena, type, payload, length, answer, &err) < 0 ||
        (answer->kind == ANSWER_RETURNED && !was_loaded)) {
        fail(c, 0, "sent what is no answer", "sent what is no answer");
    } else if (answer->kind == ANSWER_LOADED && !was_loaded) {
        ask(c);
        return;
    } else if (answer->kind == ANSWER_RETURNED) {
        take_value(c, &answer->value);
    } else {
        fail_raised(c, answer);
    }
    box_close(b);
}

static void on_ready(void *owner, struct box *b)
{
    (void)b;
    struct checking *c = owner;
    gate_enter(c->gate, &c->ticket);
}

static void load(void *owner)
{
    struct checking *c = owner;
    struct buffer payload AUTO(buffer_release) = {0};
    request_load_checker(&payload, c->task.challenge, c->task.checker);
    box_request(c->box, FRAME_LOAD, &payload);
}

static void on_ended(void *owner, struct box *b)
{
    struct checking *c = owner;
    gate_leave(c->gate, &c->ticket);
    /* What ended it counts before what it has said. */
    const struct finding fine = {.verdict = VERDICT_AC};
    const struct finding end = finding_settle(&fine, c->task.arena, b);
    c->may_repeat = end.verdict == VERDICT_IE;
    if (end.verdict != VERDICT_AC) {
        c->share = 0;
        const char *why = arena_printf(c->task.arena, "failed: %s", end.detail);
        fail(c, 0, why, why);
    }
    c->on_done(c->owner);
}

void checking_start(struct checking *c, struct box *box, struct gate *gate,
                    const struct checking_task *task, void (*on_done)(void *owner), void *owner)
{
    *c = (struct checking){
        .box = box,
        .gate = gate,
        .ticket = {.on_enter = load, .owner = c},
        .task = *task,
        .on_done = on_done,
        .owner = owner
    };
    box->owner = (struct box_owner){c, on_ready, on_answer, on_ended, NULL};
    box_open(box, TIER_PURE, &limits);
}
