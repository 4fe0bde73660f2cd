/*
 * cbor_frame - what the items of an array may be, and what they make together
 *
 * Repeated set items and dict keys are found by sorting. Two that compare equal are a repetition
 * unless a part of them is equal to nothing but itself in Python: a NaN, an object, a node.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/cbor_frame.h"

#include <math.h>

#include "base/memory.h"
#include "grader/value/compare_order.h"
#include "sandbox/wire.h"

static int refuse(struct error *err, const char *what)
{
    return error_set(err, ERROR_INTERNAL, "%s", what);
}

/* ---- adding ---------------------------------------------------------------------------------- */

static int add_identity(struct cbor_frame *f, const struct value *v, struct error *err)
{
    if (v->kind != VALUE_INT || v->integer < -1 || v->integer > INT32_MAX)
        return refuse(err, "the identity of a node must be an integer from -1 to 2^31 - 1");
    f->identities[f->n_filled++] = (int32_t)v->integer;
    return 0;
}

static int add_fixed(struct cbor_frame *f, const struct value *v, struct error *err)
{
    if (v->kind == VALUE_ABSENT)
        return refuse(err, "'undefined' outside a tree");
    f->fixed[f->n_filled++] = *v;
    return 0;
}

static bool must_be_hashable(const struct cbor_frame *f)
{
    if (f->kind != CBOR_FRAME_SEQUENCE)
        return false;
    return f->sort == VALUE_SET || f->sort == VALUE_FROZENSET ||
           (f->sort == VALUE_DICT && f->n_filled % 2 == 0);
}

static int add_item(struct cbor_frame *f, const struct value *v, struct error *err)
{
    if (v->kind == VALUE_ABSENT && (f->kind != CBOR_FRAME_VALUES || f->sort != VALUE_TREE))
        return refuse(err, "'undefined' outside a tree");
    if (must_be_hashable(f) && !value_is_hashable(v))
        return error_set(err, ERROR_INTERNAL, "a %s where only hashable values may stand",
                         value_kind_name(v->kind));
    f->items[f->n_filled++] = *v;
    return 0;
}

int cbor_frame_add(struct cbor_frame *f, struct value v, struct error *err)
{
    if (f->kind == CBOR_FRAME_IDENTITIES)
        return add_identity(f, &v, err);
    if (f->kind == CBOR_FRAME_SEQUENCE || f->kind == CBOR_FRAME_VALUES)
        return add_item(f, &v, err);
    return add_fixed(f, &v, err);
}

/* ---- repetitions ----------------------------------------------------------------------------- */

static bool is_only_itself(const struct value *v)
{
    if (v->kind == VALUE_FLOAT && isnan(v->real))
        return true;
    if (v->kind == VALUE_COMPLEX && (isnan(v->number->real) || isnan(v->number->imag)))
        return true;
    if (v->kind == VALUE_OPAQUE || v->kind == VALUE_LINKED_LIST || v->kind == VALUE_TREE ||
        v->kind == VALUE_PY)
        return true;
    const struct value *items;
    uint32_t n = value_items(v, &items);
    for (uint32_t i = 0; i < n; i++)
        if (is_only_itself(&items[i]))
            return true;
    return false;
}

static bool is_repetition(const struct value *a, const struct value *b)
{
    return compare_order(a, b, &compare_order_python) == 0 && !is_only_itself(a);
}

static int close_set(struct cbor_frame *f, struct error *err)
{
    compare_order_sort(f->items, f->n, &compare_order_python);
    for (uint32_t i = 1; i < f->n; i++)
        if (is_repetition(&f->items[i - 1], &f->items[i]))
            return refuse(err, "a set holds an item twice");
    return 0;
}

static int order_pointers(const void *a, const void *b)
{
    const struct value *const *a_key = a, *const *b_key = b;
    return compare_order(*a_key, *b_key, &compare_order_python);
}

static int close_dict(struct cbor_frame *f, struct error *err)
{
    uint32_t n = f->n / 2;
    AUTO_FREE const struct value **keys = xmalloc(n * sizeof(*keys));
    for (uint32_t i = 0; i < n; i++)
        keys[i] = &f->items[2 * i];
    if (!compare_order_is_sorted(f->items, n, 2, &compare_order_python))
        qsort(keys, n, sizeof(*keys), order_pointers);
    for (uint32_t i = 1; i < n; i++)
        if (is_repetition(keys[i - 1], keys[i]))
            return refuse(err, "a dict holds a key twice");
    return 0;
}

/* ---- closing --------------------------------------------------------------------------------- */

static int close_sequence(struct cbor_frame *f, struct value *out_value, struct error *err)
{
    bool is_set = f->sort == VALUE_SET || f->sort == VALUE_FROZENSET;
    if (is_set && close_set(f, err) < 0)
        return -1;
    if (f->sort == VALUE_DICT && close_dict(f, err) < 0)
        return -1;
    *out_value = value_sequence(f->sort, f->items, f->sort == VALUE_DICT ? f->n / 2 : f->n);
    return 0;
}

static int close_complex(struct cbor_frame *f, struct arena *a, struct value *out_value,
                         struct error *err)
{
    if (f->fixed[0].kind != VALUE_FLOAT || f->fixed[1].kind != VALUE_FLOAT)
        return refuse(err, "a complex number must be two floats");
    struct value_complex number = {f->fixed[0].real, f->fixed[1].real};
    *out_value =
        (struct value){.kind = VALUE_COMPLEX, .number = arena_copy(a, &number, sizeof(number))};
    return 0;
}

static int close_opaque(struct cbor_frame *f, struct arena *a, struct value *out_value,
                        struct error *err)
{
    const struct value *reason = &f->fixed[0], *name = &f->fixed[1];
    if (reason->kind != VALUE_INT || reason->integer < 0 ||
        reason->integer >= WIRE_OPAQUE_REASON_COUNT_ || name->kind != VALUE_STR)
        return refuse(err, "an opaque value must be a known reason and a name");
    struct value_opaque opaque = {.class_name = name->text, .reason = (unsigned)reason->integer};
    *out_value =
        (struct value){.kind = VALUE_OPAQUE, .opaque = arena_copy(a, &opaque, sizeof(opaque))};
    return 0;
}

/* @n_nodes is what the values ask for. */
static int close_shape(struct cbor_frame *f, struct arena *a, uint32_t n_nodes, int64_t cycle,
                       struct value *out_value, struct error *err)
{
    if (f->identities && f->n_identities != n_nodes)
        return refuse(err, "not as many identities as nodes");
    struct value_shape shape = {
        .items = f->fixed[0].items,
        .identities = f->identities,
        .n_identities = n_nodes,
        .cycle = cycle,
    };
    *out_value = (struct value){
        .kind = f->kind == CBOR_FRAME_TREE ? VALUE_TREE : VALUE_LINKED_LIST,
        .n = f->fixed[0].n,
        .shape = arena_copy(a, &shape, sizeof(shape)),
    };
    return 0;
}

static int close_linked_list(struct cbor_frame *f, struct arena *a, struct value *out_value,
                             struct error *err)
{
    const struct value *values = &f->fixed[0], *cycle = &f->fixed[1];
    if (values->kind != VALUE_LIST || values->n == 0)
        return refuse(err, "a linked list must have values");
    if (cycle->kind != VALUE_NONE &&
        (cycle->kind != VALUE_INT || cycle->integer < 0 || cycle->integer >= values->n))
        return refuse(err, "the cycle of a linked list must lead to one of its nodes");
    return close_shape(f, a, values->n, cycle->kind == VALUE_INT ? cycle->integer : -1, out_value,
                       err);
}

static int close_tree(struct cbor_frame *f, struct arena *a, struct value *out_value,
                      struct error *err)
{
    const struct value *values = &f->fixed[0];
    if (values->kind != VALUE_LIST || values->n == 0)
        return refuse(err, "a tree must have values");
    uint32_t n_nodes = 0;
    for (uint32_t i = 0; i < values->n; i++) {
        /* The k-th node's children stand at 2k + 1 and 2k + 2. */
        if (i > 0 && (i - 1) / 2 >= n_nodes)
            return refuse(err, "a tree holds a value without a parent");
        n_nodes += values->items[i].kind != VALUE_ABSENT;
    }
    if (values->items[0].kind == VALUE_ABSENT || values->items[values->n - 1].kind == VALUE_ABSENT)
        return refuse(err, "a tree must begin and end with a value");
    return close_shape(f, a, n_nodes, -1, out_value, err);
}

int cbor_frame_close(struct cbor_frame *f, struct arena *a, struct value *out_value,
                     struct error *err)
{
    switch (f->kind) {
    case CBOR_FRAME_SEQUENCE:
        return close_sequence(f, out_value, err);
    case CBOR_FRAME_VALUES:
        *out_value = value_sequence(VALUE_LIST, f->items, f->n);
        return 0;
    case CBOR_FRAME_COMPLEX:
        return close_complex(f, a, out_value, err);
    case CBOR_FRAME_OPAQUE:
        return close_opaque(f, a, out_value, err);
    case CBOR_FRAME_LINKED_LIST:
        return close_linked_list(f, a, out_value, err);
    case CBOR_FRAME_TREE:
        return close_tree(f, a, out_value, err);
    case CBOR_FRAME_IDENTITIES:
        break;
    }
    return refuse(err, "identities are no value");
}
