/*
 * preparation - see preparation.h
 * SPDX-License-Identifier: MIT
 */
#include "base/file.h"
#include "base/memory.h"
#include "grader/challenge/limits.h"
#include "grader/judge/preparation_internal.h"
#include "grader/value/cbor.h"
#include "sandbox/wire.h"

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
        value_contains(&t->input, VALUE_PY) || outcome_contains(&t->outcome, VALUE_PY) ||
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

static void forget(struct prepared_test *t, unsigned repeat)
{
    free_ptr(&t->values.bytes);
    free_ptr(&t->evaluated.bytes);
    release_kept(&t->inputs, repeat);
    release_kept(&t->expected, repeat);
    t->is_finished = t->is_recalled = false;
}

void preparation_forget(struct preparation *p, unsigned group, unsigned test)
{
    forget(&p->tests[group][test], p->challenge->groups[group].tests[test].repeat);
}

void preparation_free(struct preparation *p)
{
    if (!p)
        return;
    for (unsigned g = 0; g < p->challenge->n_groups; g++) {
        const struct group *group = &p->challenge->groups[g];
        for (unsigned i = 0; i < group->n_tests; i++) {
            struct prepared_test *t = &p->tests[g][i];
            forget(t, group->tests[i].repeat);
            free(t->reference_ns);
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

/* ---- the reference's time --------------------------------------------------------------------- */

bool preparation_is_uncalibrated(const struct preparation *p, unsigned group, unsigned test,
                                 unsigned index)
{
    const struct prepared_test *t = &p->tests[group][test];
    return p->challenge->groups[group].tests[test].limits.time_permille > 0 &&
           (!t->reference_ns || t->reference_ns[index] == 0);
}

void preparation_keep_time(struct preparation *p, unsigned group, unsigned test, unsigned index,
                           nsec_t reference_ns)
{
    struct prepared_test *t = &p->tests[group][test];
    if (!t->reference_ns)
        t->reference_ns =
            xcalloc(p->challenge->groups[group].tests[test].repeat, sizeof(*t->reference_ns));
    t->reference_ns[index] = reference_ns > 0 ? reference_ns : 1;
}

struct limits preparation_limits(const struct preparation *p, unsigned group, unsigned test,
                                 unsigned index, nsec_t *out_reference_ns)
{
    const struct prepared_test *t = &p->tests[group][test];
    const struct limits *limits = &p->challenge->groups[group].tests[test].limits;
    *out_reference_ns = t->reference_ns ? t->reference_ns[index] : 0;
    return *out_reference_ns > 0 ? limits_resolve(limits, *out_reference_ns) : *limits;
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
    items[TEMPLATE_INPUT] = test->input;
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
    if (p->keeps_values) {
        const struct preparation_plan plan = preparation_plan(&arena, t);
        const struct value list = value_sequence(
            VALUE_LIST, arena_copy(&arena, values, plan.n_expressions * sizeof(*values)),
            plan.n_expressions);
        keep(&p->tests[group][test].values, &list);
    }
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
