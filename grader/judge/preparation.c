/*
 * preparation - see preparation.h
 *
 * What must be evaluated of a test is kept as one list, the template, with every `!py` replaced by its
 * value:
 *     [args, kwargs, [expected values], args_after or null, [[args, kwargs, [values]] ...],
 *      [contents of files], [contents of files_after]]
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/preparation.h"

#include <string.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"
#include "grader/value/cbor.h"
#include "sandbox/wire.h"

struct kept {
    char *bytes; /* owned; NULL = nothing kept */
    size_t length;
};

struct prepared_test {
    bool is_needed, is_finished;
    struct kept evaluated;
    struct kept *inputs;   /* owned; test->repeat of them, or NULL */
    struct kept *expected; /* the same */
};

struct preparation {
    const struct challenge *challenge; /* borrowed */
    struct prepared_test **tests;      /* owned; [group][test] */
    struct buffer reference;
    bool has_reference;
    bool is_inspected;
};

enum {
    TEMPLATE_ARGS,
    TEMPLATE_KWARGS,
    TEMPLATE_VALUES,
    TEMPLATE_AFTER,
    TEMPLATE_OPERATIONS,
    TEMPLATE_FILES,
    TEMPLATE_FILES_AFTER,
    TEMPLATE_LENGTH,
    TEMPLATE_OPERATION_LENGTH = TEMPLATE_AFTER /* its first three, of one operation */
};

/* ---- life ------------------------------------------------------------------------------------- */

static bool outcome_contains(const struct expected_outcome *o, enum value_kind kind)
{
    for (unsigned i = 0; i < o->n_values; i++) {
        if (value_contains(&o->values[i], kind))
            return true;
    }
    return false;
}

static bool asks_reference(const struct test *t)
{
    return outcome_contains(&t->outcome, VALUE_REFERENCE);
}

static bool files_contain(const struct test_file *files, unsigned n, enum value_kind kind)
{
    for (unsigned i = 0; i < n; i++) {
        if (files[i].content.kind == kind)
            return true;
    }
    return false;
}

static bool has_expressions(const struct test *t)
{
    if (files_contain(t->files, t->n_files, VALUE_PY) ||
        files_contain(t->files_after, t->n_files_after, VALUE_PY))
        return true;
    if (value_contains(&t->args, VALUE_PY) || value_contains(&t->kwargs, VALUE_PY) ||
        outcome_contains(&t->outcome, VALUE_PY) ||
        (t->has_args_after && value_contains(&t->args_after, VALUE_PY)))
        return true;
    for (unsigned i = 0; i < t->n_operations; i++) {
        const struct operation *op = &t->operations[i];
        if (value_contains(&op->args, VALUE_PY) || value_contains(&op->kwargs, VALUE_PY) ||
            outcome_contains(&op->outcome, VALUE_PY))
            return true;
    }
    return false;
}

struct preparation *preparation_new(const struct challenge *c)
{
    struct preparation *p = xcalloc(1, sizeof(*p));
    p->challenge = c;
    p->tests = xcalloc(c->n_groups, sizeof(*p->tests));
    for (unsigned g = 0; g < c->n_groups; g++) {
        p->tests[g] = xcalloc(c->groups[g].n_tests, sizeof(**p->tests));
        for (unsigned i = 0; i < c->groups[g].n_tests; i++) {
            const struct test *t = &c->groups[g].tests[i];
            p->tests[g][i].is_needed = t->generate || asks_reference(t) || has_expressions(t);
        }
    }
    return p;
}

static void release_kept(struct kept **kept, unsigned n)
{
    for (unsigned i = 0; *kept && i < n; i++)
        free((*kept)[i].bytes);
    free_ptr(kept);
}

void preparation_free(struct preparation *p)
{
    if (!p)
        return;
    for (unsigned g = 0; g < p->challenge->n_groups; g++) {
        const struct group *group = &p->challenge->groups[g];
        for (unsigned i = 0; i < group->n_tests; i++) {
            struct prepared_test *t = &p->tests[g][i];
            free(t->evaluated.bytes);
            release_kept(&t->inputs, group->tests[i].repeat);
            release_kept(&t->expected, group->tests[i].repeat);
        }
        free(p->tests[g]);
    }
    free(p->tests);
    buffer_release(&p->reference);
    free(p);
}

const struct challenge *preparation_challenge(const struct preparation *p)
{
    return p->challenge;
}

bool preparation_is_inspected(const struct preparation *p)
{
    return p->is_inspected;
}

void preparation_set_inspected(struct preparation *p)
{
    p->is_inspected = true;
}

int preparation_state(const struct preparation *p, unsigned group, unsigned test)
{
    const struct prepared_test *t = &p->tests[group][test];
    return t->is_needed && !t->is_finished ? PREPARATION_NEEDED : PREPARATION_READY;
}

int preparation_reference(struct preparation *p, const char **out_source, size_t *out_length,
                          struct error *err)
{
    const struct challenge *c = p->challenge;
    if (c->reference && !p->has_reference) {
        AUTO_FREE char *path = xasprintf("%s/%s", c->folder, c->reference);
        if (file_read(path, "reference", SUBMISSION_MAX_BYTES, &p->reference, err) < 0)
            return -1;
        p->has_reference = true;
    }
    *out_source = buffer_text(&p->reference);
    *out_length = p->reference.len;
    return 0;
}

/* ---- what goes out ---------------------------------------------------------------------------- */

/* A `!reference` can't travel, and nothing is evaluated in it: it goes as None. */
static struct value values_list(struct arena *a, const struct expected_outcome *o)
{
    struct value *items = arena_array(a, o->n_values, sizeof(*items));
    for (unsigned i = 0; i < o->n_values; i++)
        items[i] = o->values[i].kind == VALUE_REFERENCE ? value_none() : o->values[i];
    return value_sequence(VALUE_LIST, items, o->n_values);
}

static struct value operations_list(struct arena *a, const struct test *t)
{
    struct value *list = arena_array(a, t->n_operations, sizeof(*list));
    for (unsigned i = 0; i < t->n_operations; i++) {
        struct value *items = arena_array(a, TEMPLATE_OPERATION_LENGTH, sizeof(*items));
        items[TEMPLATE_ARGS] = t->operations[i].args;
        items[TEMPLATE_KWARGS] = t->operations[i].kwargs;
        items[TEMPLATE_VALUES] = values_list(a, &t->operations[i].outcome);
        list[i] = value_sequence(VALUE_LIST, items, TEMPLATE_OPERATION_LENGTH);
    }
    return value_sequence(VALUE_LIST, list, t->n_operations);
}

/* Only what is to be evaluated: what is known of a large file needn't travel. */
static struct value contents_list(struct arena *a, const struct test_file *files, unsigned n)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (unsigned i = 0; i < n; i++)
        items[i] = files[i].content.kind == VALUE_PY ? files[i].content : value_none();
    return value_sequence(VALUE_LIST, items, n);
}

static struct value template_of(struct arena *a, const struct test *test)
{
    struct value *items = arena_array(a, TEMPLATE_LENGTH, sizeof(*items));
    items[TEMPLATE_ARGS] = test->args;
    items[TEMPLATE_KWARGS] = test->kwargs;
    items[TEMPLATE_VALUES] = values_list(a, &test->outcome);
    items[TEMPLATE_AFTER] = test->has_args_after ? test->args_after : value_none();
    items[TEMPLATE_OPERATIONS] = operations_list(a, test);
    items[TEMPLATE_FILES] = contents_list(a, test->files, test->n_files);
    items[TEMPLATE_FILES_AFTER] = contents_list(a, test->files_after, test->n_files_after);
    return value_sequence(VALUE_LIST, items, TEMPLATE_LENGTH);
}

static void collect(const struct value *v, struct preparation_plan *plan)
{
    const struct value *items;
    uint32_t n = value_items(v, &items);
    if (v->kind == VALUE_PY && plan->expressions)
        plan->expressions[plan->n_expressions] = v;
    plan->n_expressions += v->kind == VALUE_PY;
    for (uint32_t i = 0; i < n; i++)
        collect(&items[i], plan);
}

struct preparation_plan preparation_plan(struct arena *a, const struct test *test)
{
    struct preparation_plan plan = {.asks_reference = asks_reference(test)};
    if (!has_expressions(test))
        return plan;
    struct value *template = arena_alloc(a, sizeof(*template));
    *template = template_of(a, test);
    collect(template, &plan); /* counts */
    plan.expressions = arena_array(a, plan.n_expressions, sizeof(struct value *));
    plan.n_expressions = 0;
    collect(template, &plan);
    return plan;
}

/* ---- what comes back -------------------------------------------------------------------------- */

static void keep(struct kept *kept, const struct value *value)
{
    struct buffer bytes AUTO(buffer_release) = {0};
    cbor_encode(&bytes, value);
    free(kept->bytes);
    kept->length = bytes.len;
    kept->bytes = buffer_take(&bytes);
}

/* @v with each expression replaced by the next of @values. */
static struct value substitute(struct arena *a, const struct value *v, const struct value **values)
{
    const struct value *items;
    uint32_t n = value_items(v, &items);
    if (v->kind == VALUE_PY)
        return *(*values)++;
    struct value copy = *v;
    struct value *copies = arena_array(a, n, sizeof(*copies));
    for (uint32_t i = 0; i < n; i++)
        copies[i] = substitute(a, &items[i], values);
    if (v->kind == VALUE_LINKED_LIST || v->kind == VALUE_TREE) {
        struct value_shape *shape = arena_copy(a, v->shape, sizeof(*shape));
        shape->items = copies;
        copy.shape = shape;
    } else if (n > 0) {
        copy.items = copies;
    }
    return copy;
}

int preparation_keep_evaluated(struct preparation *p, unsigned group, unsigned test,
                               const struct value *values, struct error *err)
{
    struct arena arena AUTO(arena_release) = {0};
    const struct test *t = &p->challenge->groups[group].tests[test];
    const struct value template = template_of(&arena, t);
    const struct value whole = substitute(&arena, &template, &values);
    struct kept *kept = &p->tests[group][test].evaluated;
    keep(kept, &whole);
    if (kept->length <= WIRE_MAX_VALUE_BYTES)
        return 0;
    return error_at(err, ERROR_INPUT, p->challenge->yaml_path, t->mark.line, t->mark.column,
                    "test '%s': its values take more than 64 MiB", t->id);
}

static void keep_indexed(const struct preparation *p, unsigned group, unsigned test, unsigned index,
                         struct kept **kept, const struct value *value)
{
    if (!*kept)
        *kept = xcalloc(p->challenge->groups[group].tests[test].repeat, sizeof(**kept));
    keep(&(*kept)[index], value);
}

void preparation_keep_input(struct preparation *p, unsigned group, unsigned test, unsigned index,
                            const struct value *value)
{
    keep_indexed(p, group, test, index, &p->tests[group][test].inputs, value);
}

void preparation_keep_expected(struct preparation *p, unsigned group, unsigned test, unsigned index,
                               const struct value *outcomes)
{
    keep_indexed(p, group, test, index, &p->tests[group][test].expected, outcomes);
}

void preparation_finish(struct preparation *p, unsigned group, unsigned test)
{
    p->tests[group][test].is_finished = true;
}

/* ---- putting a case together ------------------------------------------------------------------ */

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
    c->args = v.items[TEMPLATE_ARGS];
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
                          .args_after = t->args_after};
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
