/*
 * preparation_case - a case put together, from the challenge and from what its own code gave
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/judge/preparation_internal.h"
#include "grader/judge/program_case.h"
#include "grader/value/cbor.h"

static int decode(struct arena *a, const struct kept *kept, struct value *out, struct error *err)
{
    return cbor_decode(a, kept->bytes, kept->length, (struct cbor_limits){0}, out, err);
}

static void take_values(struct expected_outcome *o, struct arena *a, const struct value *list)
{
    if (o->n_values == 0)
        return;
    o->values = arena_copy(a, list->items, list->n * sizeof(*list->items));
}

/* An expression may give a text or bytes; what can't be written as UTF-8 is no text. */
static int use_contents(const struct challenge *challenge, const struct test_case *c,
                        struct test_file *files, unsigned n, const struct value *list,
                        struct error *err)
{
    for (unsigned i = 0; i < n; i++) {
        const struct value *v = &list->items[i];
        size_t bad;
        if (files[i].content.kind != VALUE_PY)
            continue;
        bool is_text = v->kind == VALUE_STR && text_is_utf8(v->text, v->n, &bad);
        if (!is_text && v->kind != VALUE_BYTES)
            return error_at(err, ERROR_INPUT, challenge->yaml_path, files[i].mark.line,
                            files[i].mark.column,
                            "test '%s': '!py' must give a text or bytes for the file '%s'",
                            c->test->id, files[i].name);
        files[i].content = *v;
    }
    return 0;
}

static int use_evaluated(const struct challenge *challenge, struct arena *a,
                         const struct kept *kept, struct test_case *c, struct error *err)
{
    struct value v;
    if (decode(a, kept, &v, err) < 0)
        return -1;
    if (program_case_give(c, &v.items[TEMPLATE_ARGS], &v.items[TEMPLATE_INPUT]) < 0)
        return error_at(err, ERROR_INPUT, challenge->yaml_path, c->test->mark.line,
                        c->test->mark.column, "test '%s': '!py' gave %s", c->test->id,
                        "an argument that is no text, or an input that is no text and no bytes");
    c->kwargs = v.items[TEMPLATE_KWARGS];
    c->args_after = v.items[TEMPLATE_AFTER];
    take_values(&c->outcome, a, &v.items[TEMPLATE_VALUES]);
    for (unsigned i = 0; i < c->n_operations; i++) {
        const struct value *op = &v.items[TEMPLATE_OPERATIONS].items[i];
        c->operations[i].args = op->items[TEMPLATE_ARGS];
        c->operations[i].kwargs = op->items[TEMPLATE_KWARGS];
        take_values(&c->operations[i].outcome, a, &op->items[TEMPLATE_VALUES]);
    }
    if (use_contents(challenge, c, c->files, c->test->n_files, &v.items[TEMPLATE_FILES], err) < 0)
        return -1;
    return use_contents(challenge, c, c->files_after, c->test->n_files_after,
                        &v.items[TEMPLATE_FILES_AFTER], err);
}

static int complain(const struct challenge *c, const struct test_case *tc, const char *text,
                    struct error *err)
{
    return error_at(err, ERROR_INPUT, c->yaml_path, tc->test->generate_mark.line,
                    tc->test->generate_mark.column, "test '%s': %s", tc->test->id, text);
}

/* ["put", 1, 1] to an operation; ["new", 2] to a new object. */
static int use_generated_operations(const struct challenge *challenge, struct arena *a,
                                    const struct value *list, struct test_case *c,
                                    struct error *err)
{
    static const char form[] = "'generate' must return operations such as [\"put\", 1, 1]";
    if (list->n == 0)
        return complain(challenge, c, form, err);
    c->n_operations = list->n;
    c->operations = arena_array(a, list->n, sizeof(*c->operations));
    for (unsigned i = 0; i < list->n; i++) {
        const struct value *item = &list->items[i];
        if ((item->kind != VALUE_LIST && item->kind != VALUE_TUPLE) || item->n == 0 ||
            item->items[0].kind != VALUE_STR)
            return complain(challenge, c, form, err);
        bool is_new = strcmp(item->items[0].text, "new") == 0;
        if ((i == 0) != is_new)
            return complain(challenge, c,
                            "'generate' must return one operation [\"new\", ...], as the first",
                            err);
        c->operations[i] = (struct operation){
            .kind = is_new ? OPERATION_NEW : OPERATION_CALL,
            .object = "",
            .name = is_new ? NULL : item->items[0].text,
            .args = value_sequence(VALUE_LIST, item->items + 1, item->n - 1),
            .kwargs = value_sequence(VALUE_DICT, NULL, 0),
            .mark = c->test->generate_mark,
        };
    }
    return 0;
}

static int use_generated(const struct challenge *challenge, struct arena *a,
                         const struct kept *kept, struct test_case *c, struct error *err)
{
    struct value v;
    if (decode(a, kept, &v, err) < 0)
        return -1;
    if (c->test->kind == TEST_PROGRAM)
        return program_case_generate(c, &v) == 0 ? 0
                                                 : complain(challenge, c, program_case_form, err);
    if (v.kind != VALUE_LIST && v.kind != VALUE_TUPLE)
        return complain(challenge, c,
                        "'generate' must return a list, as 'args' or 'ops' would hold", err);
    if (value_contains(&v, VALUE_OPAQUE))
        return complain(challenge, c,
                        "'generate' returned a value that can't be sent to a solution", err);
    if (c->test->kind == TEST_OPERATIONS)
        return use_generated_operations(challenge, a, &v, c, err);
    c->args = value_sequence(VALUE_LIST, v.items, v.n);
    return 0;
}

static void expect_value(struct arena *a, struct expected_outcome *o, const struct value *value)
{
    o->kind = OUTCOME_VALUE;
    o->n_values = 1;
    o->values = arena_copy(a, value, sizeof(*value));
}

static int use_expected(struct arena *a, const struct kept *kept, struct test_case *c,
                        struct error *err)
{
    struct value v;
    if (decode(a, kept, &v, err) < 0)
        return -1;
    if (c->test->kind == TEST_PROGRAM)
        return program_case_expect(c, &v, err);
    if (c->test->kind != TEST_OPERATIONS) {
        expect_value(a, &c->outcome, &v);
        return 0;
    }
    if (v.kind != VALUE_LIST || v.n != c->n_operations)
        return error_set(err, ERROR_INTERNAL, "the reference's outcomes don't fit the operations");
    for (unsigned i = 0; i < c->n_operations; i++) {
        const struct value *pair = &v.items[i];
        struct expected_outcome *o = &c->operations[i].outcome;
        if (pair->items[0].integer == 0) {
            expect_value(a, o, &pair->items[1]);
        } else {
            o->kind = OUTCOME_RAISES;
            o->exception = pair->items[1].text;
        }
    }
    return 0;
}

int preparation_case(const struct preparation *p, struct arena *a, unsigned group, unsigned test,
                     unsigned index, struct test_case *out_case, struct error *err)
{
    const struct test *t = &p->challenge->groups[group].tests[test];
    const struct prepared_test *prepared = &p->tests[group][test];
    struct test_case c = {.test = t,
                          .index = index,
                          .args = t->args,
                          .kwargs = t->kwargs,
                          .n_operations = t->n_operations,
                          .outcome = t->outcome,
                          .args_after = t->args_after,
                          .input = t->input,
                          .printed = t->printed,
                          .exit_status = t->exit_status};
    c.operations = arena_copy(a, t->operations, t->n_operations * sizeof(*t->operations));
    c.files = arena_copy(a, t->files, t->n_files * sizeof(*t->files));
    c.files_after = arena_copy(a, t->files_after, t->n_files_after * sizeof(*t->files_after));
    if (prepared->evaluated.bytes &&
        use_evaluated(p->challenge, a, &prepared->evaluated, &c, err) < 0)
        return -1;
    if (prepared->inputs && prepared->inputs[index].bytes &&
        use_generated(p->challenge, a, &prepared->inputs[index], &c, err) < 0)
        return -1;
    if (prepared->expected && prepared->expected[index].bytes &&
        use_expected(a, &prepared->expected[index], &c, err) < 0)
        return -1;
    *out_case = c;
    return 0;
}

const char *test_case_id(struct arena *a, const struct test *test, unsigned index)
{
    if (test->repeat == 1)
        return arena_strdup(a, test->id);
    return arena_printf(a, "%s[%u]", test->id, index);
}

bool preparation_has_input(const struct test *test)
{
    return test->input.kind != VALUE_NONE || (test->kind == TEST_PROGRAM && test->generate);
}
