/*
 * kept_answers - see kept_answers.h
 *
 * A file holds a list of three lists of byte strings, each of which is one value as it travels:
 *     [[list of the expressions' values, or nothing], [inputs], [answers]]
 * inputs and answers by index, answers as preparation_keep_expected takes them.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/kept_answers.h"

#include <string.h>

#include "grader/judge/examine.h"
#include "grader/judge/finding_text.h"
#include "grader/judge/kept_key.h"
#include "grader/judge/preparation_internal.h"
#include "grader/value/cbor.h"

enum { KEPT_VALUES, KEPT_INPUTS, KEPT_EXPECTED, KEPT_LENGTH };

static const struct test *test_at(const struct preparation *p, unsigned group, unsigned test)
{
    return &p->challenge->groups[group].tests[test];
}

/* ---- one test ------------------------------------------------------------------------------------ */

static bool put_kept(struct buffer *out, const struct kept *kept, unsigned n)
{
    cbor_put_array(out, n);
    for (unsigned i = 0; i < n; i++) {
        if (!kept[i].bytes)
            return false;
        cbor_put_bytes(out, kept[i].bytes, kept[i].length);
    }
    return true;
}

bool kept_answers_pack(const struct preparation *p, unsigned group, unsigned test,
                       struct buffer *out)
{
    const struct prepared_test *t = &p->tests[group][test];
    const unsigned repeat = test_at(p, group, test)->repeat;
    if (!t->expected || (t->evaluated.bytes && !t->values.bytes))
        return false;
    cbor_put_array(out, KEPT_LENGTH);
    return put_kept(out, &t->values, t->values.bytes ? 1 : 0) &&
           put_kept(out, t->inputs, t->inputs ? repeat : 0) && put_kept(out, t->expected, repeat) &&
           !out->truncated;
}

static bool is_list(const struct value *v, unsigned n)
{
    return v->kind == VALUE_LIST && v->n == n;
}

/* One value that a box gave; as there, one that can't be used is none. */
static bool read_value(struct arena *a, const struct value *bytes, struct value *out)
{
    struct error err = {0};
    return bytes->kind == VALUE_BYTES &&
           cbor_decode(a, bytes->bytes, bytes->n, (struct cbor_limits){0}, out, &err) == 0 &&
           !value_contains(out, VALUE_OPAQUE);
}

static bool read_values(struct preparation *p, unsigned group, unsigned test, struct arena *a,
                        const struct value *kept)
{
    const struct preparation_plan plan = preparation_plan(a, test_at(p, group, test));
    struct error err = {0};
    struct value values;
    if (plan.n_expressions == 0)
        return is_list(kept, 0);
    return is_list(kept, 1) && read_value(a, &kept->items[0], &values) &&
           is_list(&values, plan.n_expressions) &&
           preparation_keep_evaluated(p, group, test, values.items, &err) == 0;
}

static bool read_inputs(struct preparation *p, unsigned group, unsigned test, struct arena *a,
                        const struct value *kept)
{
    const struct test *t = test_at(p, group, test);
    const unsigned n = t->generate ? t->repeat : 0;
    bool is_good = is_list(kept, n);
    for (unsigned i = 0; is_good && i < n; i++) {
        struct value input;
        is_good = read_value(a, &kept->items[i], &input);
        if (is_good)
            preparation_keep_input(p, group, test, i, &input);
    }
    return is_good;
}

/* [0, value] or [1, exception name] */
static bool is_outcome(const struct value *v)
{
    return is_list(v, 2) && v->items[0].kind == VALUE_INT &&
           (v->items[0].integer == 0 ||
            (v->items[0].integer == 1 && v->items[1].kind == VALUE_STR));
}

static bool fits(const struct test_case *c, const struct value *answer)
{
    if (c->test->kind != TEST_OPERATIONS)
        return c->test->kind != TEST_PROGRAM;
    bool is_good = is_list(answer, c->n_operations);
    for (unsigned i = 0; is_good && i < answer->n; i++)
        is_good = is_outcome(&answer->items[i]);
    return is_good;
}

static bool read_expected(struct preparation *p, unsigned group, unsigned test, struct arena *a,
                          const struct value *kept)
{
    const unsigned repeat = test_at(p, group, test)->repeat;
    bool is_good = is_list(kept, repeat);
    for (unsigned i = 0; is_good && i < repeat; i++) {
        struct error err = {0};
        struct test_case c;
        struct value answer;
        is_good = preparation_case(p, a, group, test, i, &c, &err) == 0 &&
                  read_value(a, &kept->items[i], &answer) && fits(&c, &answer);
        if (is_good)
            preparation_keep_expected(p, group, test, i, &answer);
    }
    return is_good;
}

bool kept_answers_unpack(struct preparation *p, unsigned group, unsigned test, const void *bytes,
                         size_t length)
{
    struct arena arena AUTO(arena_release) = {0};
    struct error err = {0};
    struct value all;
    bool is_good = cbor_decode(&arena, bytes, length, (struct cbor_limits){0}, &all, &err) == 0 &&
                   is_list(&all, KEPT_LENGTH) &&
                   read_values(p, group, test, &arena, &all.items[KEPT_VALUES]) &&
                   read_inputs(p, group, test, &arena, &all.items[KEPT_INPUTS]) &&
                   read_expected(p, group, test, &arena, &all.items[KEPT_EXPECTED]);
    if (!is_good) {
        preparation_forget(p, group, test);
        return false;
    }
    preparation_finish(p, group, test);
    p->tests[group][test].is_recalled = true;
    return true;
}

/* ---- all of a challenge -------------------------------------------------------------------------- */

static bool may_be_kept(const struct preparation *p, unsigned group, unsigned test)
{
    struct arena arena AUTO(arena_release) = {0};
    const struct test *t = test_at(p, group, test);
    return !setter_is_apart(p->challenge, t) && preparation_plan(&arena, t).asks_reference;
}

/* Calls @visit for all tests whose answers are kept. */
static void for_each_test(struct judge *j, struct preparation *p, void *with,
                          void (*visit)(struct judge *j, struct preparation *p, unsigned group,
                                        unsigned test, void *with))
{
    for (unsigned g = 0; g < p->challenge->n_groups; g++) {
        for (unsigned i = 0; i < p->challenge->groups[g].n_tests; i++) {
            if (may_be_kept(p, g, i))
                visit(j, p, g, i, with);
        }
    }
}

static void recall(struct judge *j, struct preparation *p, unsigned group, unsigned test,
                   void *with)
{
    const struct kept_identity *identity = with;
    struct buffer bytes AUTO(buffer_release) = {0};
    struct prepared_test *t = &p->tests[group][test];
    t->has_key = kept_key_of(identity, p, group, test, t->key);
    if (t->has_key && kept_files_read(j->answers, t->key, &bytes) &&
        kept_answers_unpack(p, group, test, bytes.data, bytes.len))
        trace_note(&j->trace, 0, "kept by an earlier run: answers for %s/%s",
                   p->challenge->groups[group].id, test_at(p, group, test)->id);
}

void kept_answers_recall(struct judge *j, struct preparation *p)
{
    struct kept_identity identity;
    /* Once: a key is made of what the challenge says, before anything of it is prepared. */
    if (!j->answers || j->answers->folder_fd < 0 || p->was_recalled)
        return;
    p->was_recalled = true;
    if (!kept_identity_of(j, p->challenge, &identity))
        return;
    p->keeps_values = true;
    for_each_test(j, p, &identity, recall);
}

/* ---- keeping ------------------------------------------------------------------------------------- */

/* The setter's code of the tests that have something new. */
struct texts {
    struct arena arena;
    struct value *items; /* room for all */
    unsigned n;
    unsigned n_tests;
};

static void texts_release(struct texts *texts)
{
    arena_release(&texts->arena);
}

static bool is_new(const struct prepared_test *t)
{
    return t->has_key && t->is_finished && !t->is_recalled;
}

static void add_text(struct texts *texts, const char *text)
{
    if (text && texts->items)
        texts->items[texts->n] = value_str(&texts->arena, text, strlen(text));
    texts->n += text != NULL;
}

static void collect(struct judge *j, struct preparation *p, unsigned group, unsigned test,
                    void *with)
{
    (void)j;
    struct texts *texts = with;
    const struct test *t = test_at(p, group, test);
    if (!is_new(&p->tests[group][test]))
        return;
    const struct preparation_plan plan = preparation_plan(&texts->arena, t);
    texts->n_tests++;
    for (unsigned i = 0; i < plan.n_expressions; i++)
        add_text(texts, plan.expressions[i]->text);
    add_text(texts, t->generate);
    add_text(texts, t->run);
}

static void keep(struct judge *j, struct preparation *p, unsigned group, unsigned test, void *with)
{
    (void)with;
    struct buffer bytes AUTO(buffer_release) = {.max = kept_answers_limits.file_bytes};
    const struct prepared_test *t = &p->tests[group][test];
    if (is_new(t) && kept_answers_pack(p, group, test, &bytes))
        kept_files_write(j->answers, t->key, bytes.data, bytes.len);
}

/* Whether the code would answer the same another day. */
static bool is_steady(struct judge *j, struct preparation *p, struct texts *texts)
{
    struct error err = {0};
    struct value why = {0};
    const struct value list = value_sequence(VALUE_LIST, texts->items, texts->n);
    const struct value options = value_sequence(VALUE_LIST, &list, 1);
    const char *source, *refusal = NULL;
    size_t length;
    if (preparation_reference(p, &source, &length, &err) < 0 ||
        examine(j, "steady", source, length, &options, &texts->arena, &why, &refusal, &err) !=
            EXAMINE_DONE)
        return false;
    if (why.kind == VALUE_STR)
        trace_note(&j->trace, 0, "answers are not kept for the next run: %s",
                   finding_clean(&texts->arena, why.text, why.n));
    return why.kind == VALUE_NONE;
}

void judge_keep_answers(struct judge *j, struct preparation *p)
{
    AUTO(texts_release) struct texts texts = {0};
    if (!j->answers || j->answers->folder_fd < 0)
        return;
    for_each_test(j, p, &texts, collect); /* counts */
    if (texts.n_tests == 0)
        return;
    texts.items = arena_array(&texts.arena, texts.n, sizeof(*texts.items));
    texts.n = 0;
    for_each_test(j, p, &texts, collect);
    if (!is_steady(j, p, &texts))
        return;
    for_each_test(j, p, NULL, keep);
    kept_files_trim(j->answers);
}
