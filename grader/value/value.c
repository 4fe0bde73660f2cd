/*
 * value - constructors of values and questions about their kind
 *
 * Whatever recurses here recurses as deep as the value: its makers (the YAML loader, the decoder)
 * bound that to a few hundred.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/value.h"

static const char *const kind_names[] = {
    [VALUE_NONE] = "None",
    [VALUE_BOOL] = "bool",
    [VALUE_INT] = "int",
    [VALUE_BIGINT] = "int",
    [VALUE_FLOAT] = "float",
    [VALUE_COMPLEX] = "complex",
    [VALUE_STR] = "str",
    [VALUE_BYTES] = "bytes",
    [VALUE_LIST] = "list",
    [VALUE_TUPLE] = "tuple",
    [VALUE_SET] = "set",
    [VALUE_FROZENSET] = "frozenset",
    [VALUE_DICT] = "dict",
    [VALUE_LINKED_LIST] = "linked list",
    [VALUE_TREE] = "tree",
    [VALUE_ABSENT] = "no node",
    [VALUE_NODE] = "a node",
    [VALUE_PY] = "an expression",
    [VALUE_REFERENCE] = "the reference's answer",
    [VALUE_OPAQUE] = "an object",
};
static_assert(ARRAY_LEN(kind_names) == VALUE_KIND_COUNT_, "every kind has a name");

const char *value_kind_name(enum value_kind kind)
{
    return kind_names[kind];
}

struct value value_none(void)
{
    return (struct value){.kind = VALUE_NONE};
}

struct value value_bool(bool truth)
{
    return (struct value){.kind = VALUE_BOOL, .truth = truth};
}

struct value value_int(int64_t integer)
{
    return (struct value){.kind = VALUE_INT, .integer = integer};
}

struct value value_float(double real)
{
    return (struct value){.kind = VALUE_FLOAT, .real = real};
}

struct value value_str(struct arena *a, const char *text, size_t length)
{
    assert(length <= UINT32_MAX);
    return (struct value){
        .kind = VALUE_STR, .n = (uint32_t)length, .text = arena_strndup(a, text, length)};
}

struct value value_bytes(struct arena *a, const uint8_t *bytes, size_t length)
{
    assert(length <= UINT32_MAX);
    return (struct value){
        .kind = VALUE_BYTES, .n = (uint32_t)length, .bytes = arena_copy(a, bytes, length)};
}

struct value value_sequence(enum value_kind kind, const struct value *items, uint32_t n)
{
    return (struct value){.kind = (uint8_t)kind, .n = n, .items = items};
}

uint32_t value_items(const struct value *v, const struct value **out_items)
{
    *out_items = NULL;
    switch ((enum value_kind)v->kind) {
    case VALUE_LIST:
    case VALUE_TUPLE:
    case VALUE_SET:
    case VALUE_FROZENSET:
        *out_items = v->items;
        return v->n;
    case VALUE_DICT:
        *out_items = v->items;
        return 2 * v->n;
    case VALUE_LINKED_LIST:
    case VALUE_TREE:
        *out_items = v->shape->items;
        return v->n;
    case VALUE_NONE:
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_BIGINT:
    case VALUE_FLOAT:
    case VALUE_COMPLEX:
    case VALUE_STR:
    case VALUE_BYTES:
    case VALUE_ABSENT:
    case VALUE_NODE:
    case VALUE_PY:
    case VALUE_REFERENCE:
    case VALUE_OPAQUE:
    case VALUE_KIND_COUNT_:
        break;
    }
    return 0;
}

static const struct value *copy_items(struct arena *a, const struct value *items, uint32_t n)
{
    struct value *copy = arena_array(a, n, sizeof(*copy));
    for (uint32_t i = 0; i < n; i++)
        copy[i] = value_copy(a, &items[i]);
    return copy;
}

static const struct value_shape *copy_shape(struct arena *a, const struct value *v)
{
    struct value_shape *copy = arena_copy(a, v->shape, sizeof(*v->shape));
    copy->items = copy_items(a, v->shape->items, v->n);
    if (copy->identities)
        copy->identities =
            arena_copy(a, copy->identities, copy->n_identities * sizeof(*copy->identities));
    return copy;
}

static const struct value_opaque *copy_opaque(struct arena *a, const struct value_opaque *opaque)
{
    struct value_opaque *copy = arena_copy(a, opaque, sizeof(*opaque));
    copy->class_name = arena_strdup(a, opaque->class_name);
    return copy;
}

struct value value_copy(struct arena *a, const struct value *v)
{
    struct value copy = *v;
    switch ((enum value_kind)v->kind) {
    case VALUE_COMPLEX:
        copy.number = arena_copy(a, v->number, sizeof(*v->number));
        break;
    case VALUE_STR:
    case VALUE_PY:
        copy.text = arena_strndup(a, v->text, v->n);
        break;
    case VALUE_BYTES:
    case VALUE_BIGINT:
        copy.bytes = arena_copy(a, v->bytes, v->n);
        break;
    case VALUE_LIST:
    case VALUE_TUPLE:
    case VALUE_SET:
    case VALUE_FROZENSET:
        copy.items = copy_items(a, v->items, v->n);
        break;
    case VALUE_DICT:
        copy.items = copy_items(a, v->items, 2 * v->n);
        break;
    case VALUE_LINKED_LIST:
    case VALUE_TREE:
        copy.shape = copy_shape(a, v);
        break;
    case VALUE_OPAQUE:
        copy.opaque = copy_opaque(a, v->opaque);
        break;
    case VALUE_NONE:
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_FLOAT:
    case VALUE_ABSENT:
    case VALUE_NODE:
    case VALUE_REFERENCE:
    case VALUE_KIND_COUNT_:
        break;
    }
    return copy;
}

struct value value_without_identities(struct arena *a, const struct value *v)
{
    const struct value *items;
    uint32_t n = value_items(v, &items);
    struct value copy = *v;
    struct value *copies = arena_array(a, n, sizeof(*copies));
    for (uint32_t i = 0; i < n; i++)
        copies[i] = value_without_identities(a, &items[i]);
    if (v->kind == VALUE_LINKED_LIST || v->kind == VALUE_TREE) {
        struct value_shape *shape = arena_copy(a, v->shape, sizeof(*shape));
        *shape = (struct value_shape){.items = copies, .cycle = v->shape->cycle};
        copy.shape = shape;
    } else if (n > 0) {
        copy.items = copies;
    }
    return copy;
}

bool value_contains(const struct value *v, enum value_kind kind)
{
    if (v->kind == kind)
        return true;
    const struct value *items;
    uint32_t n = value_items(v, &items);
    for (uint32_t i = 0; i < n; i++)
        if (value_contains(&items[i], kind))
            return true;
    return false;
}

bool value_is_hashable(const struct value *v)
{
    switch ((enum value_kind)v->kind) {
    case VALUE_LIST:
    case VALUE_SET:
    case VALUE_DICT:
    case VALUE_ABSENT: /* not a value at all */
        return false;
    case VALUE_TUPLE:
        for (uint32_t i = 0; i < v->n; i++)
            if (!value_is_hashable(&v->items[i]))
                return false;
        return true;
    case VALUE_FROZENSET:   /* its items had to be */
    case VALUE_LINKED_LIST: /* objects hash by identity */
    case VALUE_TREE:
    case VALUE_NODE:
    case VALUE_OPAQUE:
    case VALUE_PY: /* to be asked again once they are known */
    case VALUE_REFERENCE:
    case VALUE_NONE:
    case VALUE_BOOL:
    case VALUE_INT:
    case VALUE_BIGINT:
    case VALUE_FLOAT:
    case VALUE_COMPLEX:
    case VALUE_STR:
    case VALUE_BYTES:
    case VALUE_KIND_COUNT_:
        break;
    }
    return true;
}
