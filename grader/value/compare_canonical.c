/*
 * compare_canonical - sort what has no order of its own
 *
 * Children first, so that a container is sorted when its items already have their final form; two
 * values that are equal by the rules then have the same items in the same places (but for a
 * tolerance, see compare_match.c). Nothing is copied that is in order already: a list of integers
 * costs a look at each.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "grader/value/compare_walk.h"

/* What goes down unchanged through the recursion. */
struct canonical {
    struct arena *scratch;
    const struct compare_rules *rules;
    const struct compare_order_rules *order;
};

static struct value canonical_of(const struct canonical *c, const struct compare_place *place,
                                 const struct value *v);

static bool is_changed(const struct value *copy, const struct value *original)
{
    return copy->items != original->items || copy->negative != original->negative;
}

static bool has_parts(const struct value *v)
{
    return v->kind >= VALUE_LIST && v->kind <= VALUE_TREE;
}

/* The items in their canonical form, in the same order; @items where none changed. */
static const struct value *each(const struct canonical *c, const struct compare_place *place,
                                const struct value *items, uint32_t n)
{
    struct compare_place below = *place;
    struct value *copy = NULL;
    for (uint32_t i = 0; i < n; i++) {
        if (!has_parts(&items[i]))
            continue;
        below.index = i;
        struct value item = canonical_of(c, &below, &items[i]);
        if (!copy && !is_changed(&item, &items[i]))
            continue;
        if (!copy) {
            copy = arena_array(c->scratch, n, sizeof(*copy));
            memcpy(copy, items, n * sizeof(*copy));
        }
        copy[i] = item;
    }
    return copy ? copy : items;
}

/* @items sorted: themselves where they already are, else in a copy. */
static const struct value *sorted(const struct canonical *c, const struct value *items, uint32_t n)
{
    if (compare_order_is_sorted(items, n, 1, c->order))
        return items;
    struct value *copy = arena_array(c->scratch, n, sizeof(*copy));
    memcpy(copy, items, n * sizeof(*copy));
    compare_order_sort(copy, n, c->order);
    return copy;
}

static struct value canonical_sequence(const struct canonical *c, const struct compare_place *place,
                                       const struct value *v)
{
    struct compare_place below = {.parent = place, .kind = COMPARE_PLACE_INDEX};
    struct value copy = *v;
    copy.items = each(c, &below, v->items, v->n);
    if (compare_place_is_unordered(c->rules, place)) {
        copy.items = sorted(c, copy.items, v->n);
        copy.negative = true;
    }
    return copy;
}

static struct value canonical_set(const struct canonical *c, const struct compare_place *place,
                                  const struct value *v)
{
    struct compare_place below = {.parent = place, .kind = COMPARE_PLACE_ITEM};
    struct value copy = *v;
    copy.items = sorted(c, each(c, &below, v->items, v->n), v->n);
    return copy;
}

static struct value canonical_dict(const struct canonical *c, const struct compare_place *place,
                                   const struct value *v)
{
    struct value *items = arena_array(c->scratch, 2 * (size_t)v->n, sizeof(*items));
    for (uint32_t i = 0; i < 2 * v->n; i += 2) {
        const struct value *key = &v->items[i];
        struct compare_place in_key = {.parent = place, .kind = COMPARE_PLACE_IN_KEY};
        struct compare_place below = {.parent = place, .kind = COMPARE_PLACE_KEY, .key = key};
        items[i] = canonical_of(c, &in_key, key);
        items[i + 1] = canonical_of(c, &below, &v->items[i + 1]);
    }
    compare_order_sort_pairs(items, v->n, c->order);
    struct value copy = *v;
    copy.items = items;
    return copy;
}

static struct value canonical_shape(const struct canonical *c, const struct compare_place *place,
                                    const struct value *v)
{
    struct compare_place below = {.parent = place, .kind = COMPARE_PLACE_INDEX};
    const struct value *items = each(c, &below, v->shape->items, v->n);
    if (items == v->shape->items)
        return *v;
    struct value_shape shape = *v->shape;
    shape.items = items;
    struct value copy = *v;
    copy.shape = arena_copy(c->scratch, &shape, sizeof(shape));
    return copy;
}

static struct value canonical_of(const struct canonical *c, const struct compare_place *place,
                                 const struct value *v)
{
    if (v->kind == VALUE_LIST || v->kind == VALUE_TUPLE)
        return canonical_sequence(c, place, v);
    if (v->kind == VALUE_SET || v->kind == VALUE_FROZENSET)
        return canonical_set(c, place, v);
    if (v->kind == VALUE_DICT)
        return canonical_dict(c, place, v);
    if (v->kind == VALUE_LINKED_LIST || v->kind == VALUE_TREE)
        return canonical_shape(c, place, v);
    return *v;
}

struct value compare_canonical(struct arena *scratch, const struct compare_rules *rules,
                               const struct compare_order_rules *order,
                               const struct compare_place *place, const struct value *v)
{
    struct canonical c = {scratch, rules, order};
    return canonical_of(&c, place, v);
}

const struct value *
compare_canonical_items(struct arena *scratch, const struct compare_rules *rules,
                        const struct compare_order_rules *order, const struct compare_place *place,
                        enum compare_place_kind kind, const struct value *items, uint32_t n)
{
    struct canonical c = {scratch, rules, order};
    struct compare_place below = {.parent = place, .kind = kind};
    return each(&c, &below, items, n);
}
