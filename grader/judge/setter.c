/*
 * setter - see setter.h
 *
 * One box does all indices of a test: LOAD (the reference, where it is asked), EVALUATE once, then
 * for each index GENERATE and the reference's call, operations or snippet. Where the challenge allows
 * more than to compute, or the reference reads standard input or is a program, it is run as submissions
 * are: in a box for each index, with what is allowed and given; `!py` and `generate` go before, in one
 * where nothing is allowed. The limits are for each request. Expressions are asked for one by one, so
 * that it is known which of them went wrong.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/setter.h"

#include <string.h>

#include "grader/judge/blame.h"
#include "grader/judge/finding.h"
#include "grader/judge/finding_text.h"
#include "grader/judge/program_case.h"
#include "grader/judge/request.h"
#include "grader/judge/test_folder.h"
#include "grader/value/compare.h"

const struct box_limits setter_limits = {
    .time_ns = 20 * NSEC_PER_SEC, /* our choice: ten times the default limit of a test */
    .wall_ns = 60 * NSEC_PER_SEC,
    .memory_bytes = UINT64_C(1) << 30,
    .output_bytes = 64 << 10,
    .output_kill_bytes = 1 << 20,
    .for_each_request = true,
};

static const struct challenge *challenge_of(const struct setter *s)
{
    return preparation_challenge(s->preparation);
}

static const struct test *test_of(const struct setter *s)
{
    return &challenge_of(s)->groups[s->group].tests[s->test];
}

/* The code or the file that is at work has failed; @e says where in it, NULL: nowhere in particular. */
static void fail_at(struct setter *s, const struct answer_exception *e, const char *why)
{
    const struct challenge *c = challenge_of(s);
    const struct test *t = test_of(s);
    bool is_setters = e && answer_exception_place(e).is_setters;
    bool is_evaluating = s->stage == SETTER_EVALUATE && s->n_evaluated < s->plan.n_expressions;
    const char *text = is_evaluating                 ? s->plan.expressions[s->n_evaluated]->text
                       : s->stage == SETTER_GENERATE ? t->generate
                       : s->stage == SETTER_REFERENCE && is_setters ? t->run
                                                                    : NULL;
    const struct code *code = code_find(&c->codes, text);
    struct blame b = {.challenge = c, .test = t->id, .why = why, .exception = e};
    if (code) {
        b.what = code_name(code->kind);
        blame_code(&b, code, &s->failure);
    } else {
        const struct blame_file file = {s->reference_path, s->reference, s->reference_length,
                                        t->outcome_mark};
        b.what = "the reference";
        blame_file(&b, &file, &s->failure);
    }
    box_close(s->box);
}

static void fail(struct setter *s, const char *why)
{
    fail_at(s, NULL, why);
}

static void fail_raised(struct setter *s, const struct answer *answer)
{
    if (answer->has_exception)
        fail_at(s, &answer->exception,
                arena_printf(&s->arena, "raised %s",
                             finding_exception_text(&s->arena, &answer->exception)));
    else
        fail(s, finding_clean(&s->arena, answer->text, strlen(answer->text)));
}

/* A value with a part that couldn't be taken apart, so it isn't even equal to itself. */
static void fail_opaque(struct setter *s, const char *verb, const struct value *v)
{
    static const struct compare_rules strict = {0};
    struct compare_difference d = {.path = "$", .message = "it can't be compared"};
    (void)compare_values(&s->arena, &strict, v, v, &d);
    fail(s, arena_printf(&s->arena, "%s a value that can't be used, at %s: %s", verb, d.path,
                         d.message));
}

/* ---- asking ------------------------------------------------------------------------------------- */

static void next_index(struct setter *s);

static void go_on_in_another_box(struct setter *s, unsigned index)
{
    s->index = index;
    s->asks_now = s->is_continued = true;
    box_close(s->box);
}

static void finish(struct setter *s)
{
    if (s->is_apart && !s->asks_now) {
        go_on_in_another_box(s, 0);
        return;
    }
    preparation_finish(s->preparation, s->group, s->test);
    box_close(s->box);
}

static void ask_reference(struct setter *s)
{
    struct buffer payload AUTO(buffer_release) = {0};
    s->stage = SETTER_REFERENCE;
    s->box->may_exit = test_of(s)->kind == TEST_PROGRAM;
    unsigned type = request_test(&payload, &s->test_case, false, false, &s->n_asked);
    box_request(s->box, type, &payload);
}

/* The inputs of the index at hand are all there: asks the reference, or goes on. */
static void inputs_ready(struct setter *s)
{
    if (preparation_case(s->preparation, &s->arena, s->group, s->test, s->index, &s->test_case,
                         &s->failure) < 0) {
        box_close(s->box);
        return;
    }
    s->n_asked = 0;
    s->outcomes = arena_array(&s->arena, s->test_case.n_operations, sizeof(*s->outcomes));
    if (s->asks_now)
        ask_reference(s);
    else
        next_index(s);
}

const char *setter_seed(struct arena *a, const struct challenge *c, unsigned group, unsigned test,
                        unsigned index)
{
    return arena_printf(a, "%s/%s/%s/%u", c->id, c->groups[group].id,
                        c->groups[group].tests[test].id, index);
}

static void begin_index(struct setter *s)
{
    const struct test *t = test_of(s);
    if (!t->generate || (s->is_apart && s->asks_now)) {
        inputs_ready(s);
        return;
    }
    struct buffer payload AUTO(buffer_release) = {0};
    const char *seed = setter_seed(&s->arena, challenge_of(s), s->group, s->test, s->index);
    s->stage = SETTER_GENERATE;
    request_generate(&payload, t->generate, seed, s->index);
    box_request(s->box, FRAME_GENERATE, &payload);
}

static void next_index(struct setter *s)
{
    arena_release(&s->arena);
    const struct test *t = test_of(s);
    /* Without `generate` and with one case there is nothing that an index could change. */
    if (s->index + 1 >= t->repeat) {
        finish(s);
    } else if (s->is_apart && s->asks_now) {
        go_on_in_another_box(s, s->index + 1);
    } else {
        s->index++;
        begin_index(s);
    }
}

/* ---- answers ------------------------------------------------------------------------------------ */

static struct value outcome_pair(struct arena *a, const struct answer *answer)
{
    struct value *pair = arena_array(a, 2, sizeof(*pair));
    bool raised = answer->kind == ANSWER_RAISED;
    pair[0] = value_int(raised);
    const char *name = raised ? answer->exception.class_name : "";
    pair[1] = raised ? value_str(a, name, strlen(name)) : answer->value;
    return value_sequence(VALUE_LIST, pair, 2);
}

static void take_reference_answer(struct setter *s, const struct answer *answer)
{
    bool is_operations = s->test_case.test->kind == TEST_OPERATIONS;
    if (answer->kind == ANSWER_RAISED && (!is_operations || answer->exception.is_memory_error)) {
        fail_raised(s, answer);
        return;
    }
    if (answer->kind == ANSWER_RETURNED && value_contains(&answer->value, VALUE_OPAQUE)) {
        fail_opaque(s, "returned", &answer->value);
        return;
    }
    if (!is_operations) {
        preparation_keep_expected(s->preparation, s->group, s->test, s->index, &answer->value);
        next_index(s);
        return;
    }
    s->outcomes[s->n_asked - 1] = outcome_pair(&s->arena, answer);
    if (s->n_asked < s->test_case.n_operations) {
        ask_reference(s);
        return;
    }
    const struct value all = value_sequence(VALUE_LIST, s->outcomes, s->test_case.n_operations);
    preparation_keep_expected(s->preparation, s->group, s->test, s->index, &all);
    next_index(s);
}

/* The next expression; after the last one the inputs of the first index. */
static void evaluate_next(struct setter *s)
{
    bool is_evaluated = s->is_apart && s->asks_now; /* in the box before this one */
    if (!is_evaluated && s->n_evaluated < s->plan.n_expressions) {
        struct buffer payload AUTO(buffer_release) = {0};
        s->stage = SETTER_EVALUATE;
        request_evaluate(&payload, s->plan.expressions[s->n_evaluated]);
        box_request(s->box, FRAME_EVALUATE, &payload);
        return;
    }
    if (!is_evaluated && s->n_evaluated > 0 &&
        preparation_keep_evaluated(s->preparation, s->group, s->test, s->evaluated, &s->failure) <
            0) {
        box_close(s->box);
        return;
    }
    begin_index(s);
}

static void take_answer(struct setter *s, const struct answer *answer)
{
    if (s->stage == SETTER_REFERENCE) {
        take_reference_answer(s, answer);
        return;
    }
    if (answer->kind == ANSWER_RAISED) {
        fail_raised(s, answer);
        return;
    }
    if (value_contains(&answer->value, VALUE_OPAQUE)) {
        fail_opaque(s, "gave", &answer->value);
        return;
    }
    if (s->stage == SETTER_EVALUATE) {
        s->evaluated[s->n_evaluated++] = value_copy(&s->plan_arena, &answer->value);
        evaluate_next(s);
    } else {
        preparation_keep_input(s->preparation, s->group, s->test, s->index, &answer->value);
        inputs_ready(s);
    }
}

static void on_answer(void *owner, struct box *b, unsigned type, const void *payload, size_t length)
{
    (void)b;
    struct setter *s = owner;
    struct answer *answer = arena_alloc(&s->arena, sizeof(*answer));
    struct error err = {0};
    if (answer_read(&s->arena, type, payload, length, answer, &err) < 0)
        fail(s, "sent what is no answer");
    else if (answer->kind == ANSWER_LOAD_FAILED)
        fail_raised(s, answer);
    else if ((answer->kind == ANSWER_LOADED) != (s->stage == SETTER_LOAD))
        fail(s, "sent another answer than was asked for");
    else if (s->stage == SETTER_LOAD)
        evaluate_next(s);
    else
        take_answer(s, answer);
}

static void on_ready(void *owner, struct box *b)
{
    (void)b;
    struct setter *s = owner;
    gate_enter(s->gate, &s->ticket);
}

/* The case of the index at hand, before anything is asked of the box. */
static int early_case(struct setter *s, struct arena *a, struct test_case *out_case)
{
    return preparation_case(s->preparation, a, s->group, s->test, s->index, out_case, &s->failure);
}

/* Its folder, and what it reads. */
static int give(struct setter *s)
{
    struct arena arena AUTO(arena_release) = {0};
    struct test_case c;
    const bool has_input = s->box->limits.has_input;
    if (!(s->box->tiers & TIER_FILES) && !has_input)
        return 0;
    if (early_case(s, &arena, &c) < 0 || test_folder_fill(&c, s->box, &s->failure) < 0)
        return -1;
    return has_input ? program_case_put_input(&c, s->box, &s->failure) : 0;
}

static void load(void *owner)
{
    struct setter *s = owner;
    s->reference = "";
    if (s->asks_now && (preparation_reference(s->preparation, &s->reference, &s->reference_length,
                                              &s->failure) < 0 ||
                        give(s) < 0)) {
        box_close(s->box);
        return;
    }
    const struct challenge *c = challenge_of(s);
    if (c->reference)
        s->reference_path = arena_printf(&s->plan_arena, "%s/%s", c->folder, c->reference);
    struct buffer payload AUTO(buffer_release) = {0};
    request_load(&payload, c, LOAD_ROLE_SETTER, s->reference, s->reference_length, s->asks_now);
    box_request(s->box, FRAME_LOAD, &payload);
}

/* A box that was killed from outside has no failure of its own to tell of. */
enum setter_end setter_end(const struct box *b, struct arena *a, const char **out_why,
                           struct error *err)
{
    /* Closed by us it did what it should; every other end is told as a finding would be. */
    const struct finding fine = {.verdict = VERDICT_AC};
    const struct finding f = finding_settle(&fine, a, b);
    if (f.verdict == VERDICT_AC)
        return SETTER_END_FINE;
    if (f.verdict != VERDICT_IE) {
        *out_why = arena_printf(a, "failed: %s", f.detail);
        return SETTER_END_ITS_OWN;
    }
    if (b->failure.kind != ERROR_NONE)
        *err = b->failure;
    else
        error_set(err, ERROR_INTERNAL, "%s", f.detail);
    return SETTER_END_OURS;
}

static void on_ended(void *owner, struct box *b);

/* What a reference prints may be what is expected: it is kept as a submission's is. */
static void limit_program(const struct setter *s, struct box_limits *limits)
{
    const struct test *t = test_of(s);
    limits->has_input = s->asks_now && preparation_has_input(t);
    if (!s->asks_now || t->kind != TEST_PROGRAM)
        return;
    limits->output_bytes = t->limits.output_bytes;
    limits->output_kill_bytes = t->limits.output_bytes * OUTPUT_KILL_FACTOR;
}

/* Returns -1 with s->failure where what was evaluated makes no case. */
static int open_box(struct setter *s)
{
    struct box_limits limits = setter_limits;
    unsigned tiers = s->asks_now ? tiers_of_box(challenge_of(s)->allow) : TIER_PURE;
    if (tiers & TIER_FILES) {
        struct arena arena AUTO(arena_release) = {0};
        struct test_case c;
        if (early_case(s, &arena, &c) < 0)
            return -1;
        test_folder_measure(&c, &limits);
    }
    limit_program(s, &limits);
    s->is_continued = false;
    s->stage = SETTER_LOAD;
    s->box->owner = (struct box_owner){s, on_ready, on_answer, on_ended, NULL};
    box_open(s->box, tiers, &limits);
    return 0;
}

/* What a program did is known when it has ended. */
static void take_program(struct setter *s, const struct box *b)
{
    if (b->is_stdout_cut) {
        fail(s, "printed more than 'output' in 'limits' keeps");
        return;
    }
    const struct value pair[] = {
        value_int(b->end_code),
        value_bytes(&s->arena, (const uint8_t *)buffer_text(&b->printed_out), b->printed_out.len)};
    const struct value end = value_sequence(VALUE_LIST, pair, ARRAY_LEN(pair));
    preparation_keep_expected(s->preparation, s->group, s->test, s->index, &end);
    next_index(s);
}

static void on_ended(void *owner, struct box *b)
{
    struct setter *s = owner;
    const char *why = "";
    gate_leave(s->gate, &s->ticket);
    if (s->failure.kind == ERROR_NONE) {
        enum setter_end end = setter_end(b, &s->plan_arena, &why, &s->failure);
        s->may_repeat = end == SETTER_END_OURS;
        if (end == SETTER_END_ITS_OWN)
            fail(s, why);
        else if (end == SETTER_END_FINE && b->may_exit && b->end == BOX_END_EXIT)
            take_program(s, b);
    }
    arena_release(&s->arena);
    if (s->is_continued && s->failure.kind == ERROR_NONE && open_box(s) == 0)
        return;
    arena_release(&s->plan_arena);
    s->on_done(s->owner, &s->failure);
}

void setter_abandon(struct setter *s)
{
    arena_release(&s->arena);
    arena_release(&s->plan_arena);
}

bool setter_is_apart(const struct challenge *c, const struct test *test)
{
    return c->allow != TIER_PURE || test->kind == TEST_PROGRAM || preparation_has_input(test);
}

void setter_start(struct setter *s, struct box *box, struct gate *gate, struct preparation *p,
                  unsigned group, unsigned test,
                  void (*on_done)(void *owner, const struct error *err), void *owner)
{
    *s = (struct setter){
        .box = box,
        .gate = gate,
        .ticket = {.on_enter = load, .owner = s},
        .preparation = p,
        .group = group,
        .test = test,
        .on_done = on_done,
        .owner = owner,
        .stage = SETTER_LOAD
    };
    s->plan = preparation_plan(&s->plan_arena, test_of(s));
    s->evaluated = arena_array(&s->plan_arena, s->plan.n_expressions, sizeof(*s->evaluated));
    s->is_apart = s->plan.asks_reference && setter_is_apart(challenge_of(s), test_of(s));
    bool is_prepared = s->plan.n_expressions == 0 && !test_of(s)->generate;
    s->asks_now = s->plan.asks_reference && (!s->is_apart || is_prepared);
    if (open_box(s) == 0)
        return;
    arena_release(&s->plan_arena);
    s->on_done(s->owner, &s->failure);
}
