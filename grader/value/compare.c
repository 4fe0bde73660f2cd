/*
 * compare - walk down both values at once until they differ
 *
 * Lists, tuples, nodes and scalars are compared in place, without allocating; what has no order goes
 * through canonical copies (compare_unordered.c, compare_dict.c). Before anything else both values
 * are searched for parts that couldn't be taken apart, because "nested too deep" says more than
 * whatever else would differ.
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/compare.h"

#include <string.h>

#include "grader/value/compare_walk.h"
#include "grader/value/repr_atom.h"
#include "sandbox/wire.h"

enum {
    CLASS_MAX_BYTES = 80, /* our choice: of a class's name in a message */
    /* Our choice: at 20-50 ns each a second at most, and far more than any honest answer needs. */
    FUZZY_WORK = 20 * 1000 * 1000,
};

/* ---- what can't be compared ------------------------------------------------------------------ */

/* Of classes that solutions really return by mistake: how to make a value of them. */
static const struct {
    const char *class_name, *remedy;
} remedies[] = {
    {"ndarray",       ".tolist() makes a list of it"       },
    {"Series",        ".tolist() makes a list of it"       },
    {"Index",         ".tolist() makes a list of it"       },
    {"DatetimeIndex", ".tolist() makes a list of it"       },
    {"DataFrame",     ".to_dict('list') makes a dict of it"},
    {"bool_",         "bool() makes a bool of it"          },
    {"int32",         "int() makes an int of it"           },
    {"int64",         "int() makes an int of it"           },
    {"uint8",         "int() makes an int of it"           },
    {"uint64",        "int() makes an int of it"           },
    {"float32",       "float() makes a float of it"        },
    {"Timestamp",     ".isoformat() makes a str of it"     },
};

static const char *find_remedy(const char *class_name)
{
    for (size_t i = 0; i < ARRAY_LEN(remedies); i++) {
        if (strcmp(remedies[i].class_name, class_name) == 0)
            return remedies[i].remedy;
    }
    return NULL;
}

static int report_opaque(struct compare_walk *w, const struct compare_place *place,
                         const struct value *v)
{
    static const char *const reasons[] = {
        [WIRE_OPAQUE_CLASS] = NULL, /* says its class */
        [WIRE_OPAQUE_DEPTH] = "nested deeper than 200 levels",
        [WIRE_OPAQUE_COUNT] = "more than a million values",
        [WIRE_OPAQUE_BYTES] = "more than 64 MiB of values",
        [WIRE_OPAQUE_SHARED] = "a tree that holds one node twice",
    };
    static_assert(ARRAY_LEN(reasons) == WIRE_OPAQUE_REASON_COUNT_, "every reason has its words");
    static_assert(WIRE_MAX_DEPTH == 200 && WIRE_MAX_NODES == 1000000 &&
                      WIRE_MAX_VALUE_BYTES == 64 << 20,
                  "the words name the limits");

    unsigned reason = v->opaque->reason;
    if (reason != WIRE_OPAQUE_CLASS)
        return compare_report(w, place, COMPARE_OPAQUE, NULL, v, "%s", reasons[reason]);
    AUTO(buffer_release) struct buffer name = {.max = CLASS_MAX_BYTES};
    repr_name(&name, v->opaque->class_name, strlen(v->opaque->class_name));
    const char *remedy = find_remedy(v->opaque->class_name);
    return compare_report(w, place, COMPARE_OPAQUE, NULL, v,
                          "an object of class '%s' can't be compared%s%s", buffer_text(&name),
                          remedy ? "; " : "", remedy ? remedy : "");
}

static struct compare_place place_below(const struct compare_place *parent, const struct value *v,
                                        uint32_t i)
{
    struct compare_place at = {.parent = parent, .kind = COMPARE_PLACE_INDEX, .index = i};
    if (v->kind == VALUE_SET || v->kind == VALUE_FROZENSET)
        at.kind = COMPARE_PLACE_ITEM;
    if (v->kind == VALUE_TREE) {
        at.kind = COMPARE_PLACE_TREE;
        at.tree = v;
    }
    if (v->kind == VALUE_DICT) {
        at.kind = i % 2 ? COMPARE_PLACE_KEY : COMPARE_PLACE_IN_KEY;
        at.key = i % 2 ? &v->items[i - 1] : NULL;
    }
    return at;
}

static int find_opaque(struct compare_walk *w, const struct compare_place *place,
                       const struct value *v)
{
    if (v->kind == VALUE_OPAQUE)
        return report_opaque(w, place, v);
    const struct value *items;
    uint32_t n = value_items(v, &items);
    for (uint32_t i = 0; i < n; i++) {
        if (items[i].kind < VALUE_LIST)
            continue;
        struct compare_place at = place_below(place, v, i);
        int outcome = find_opaque(w, &at, &items[i]);
        if (outcome != COMPARE_EQUAL)
            return outcome;
    }
    return COMPARE_EQUAL;
}

/* ---- the walk -------------------------------------------------------------------------------- */

static int compare_sequence(struct compare_walk *w, const struct compare_place *place,
                            const struct value *expected, const struct value *got)
{
    struct compare_place at = {.parent = place, .kind = COMPARE_PLACE_INDEX};
    for (; at.index < expected->n && at.index < got->n; at.index++) {
        int outcome = compare_pair(w, &at, &expected->items[at.index], &got->items[at.index]);
        if (outcome != COMPARE_EQUAL)
            return outcome;
    }
    if (expected->n == got->n)
        return COMPARE_EQUAL;
    return compare_report_count(w, &at, at.index < expected->n ? &expected->items[at.index] : NULL,
                                at.index < got->n ? &got->items[at.index] : NULL, expected->n,
                                got->n, "element");
}

static int compare_container(struct compare_walk *w, const struct compare_place *place,
                             const struct value *expected, const struct value *got)
{
    if (expected->kind == VALUE_DICT)
        return compare_dict(w, place, expected, got);
    if (expected->kind == VALUE_LINKED_LIST)
        return compare_linked_list(w, place, expected, got);
    if (expected->kind == VALUE_TREE)
        return compare_tree(w, place, expected, got);
    bool is_set = expected->kind == VALUE_SET || expected->kind == VALUE_FROZENSET;
    if (is_set || compare_place_is_unordered(w->rules, place))
        return compare_unordered(w, place, expected, got);
    return compare_sequence(w, place, expected, got);
}

int compare_pair(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got)
{
    if (expected->kind == VALUE_NODE)
        return compare_node(w, place, expected, got);
    if (!compare_types_match(w->rules, expected, got))
        return compare_report_type(w, place, expected, got);
    if (expected->kind >= VALUE_LIST && expected->kind <= VALUE_TREE)
        return compare_container(w, place, expected, got);
    if (compare_scalars(w->rules, expected, got))
        return COMPARE_EQUAL;
    return compare_report_value(w, place, expected, got);
}

struct compare_order_rules compare_order_rules(const struct compare_rules *rules)
{
    struct compare_order_rules order = {
        .merge_numbers = rules->loose,
        .merge_sequences = rules->loose,
        .merge_sets = rules->loose,
    };
    /* With loose types integers are near floats as well. */
    if (rules->has_float)
        order.mask = rules->loose ? COMPARE_MASK_NUMBERS : COMPARE_MASK_FLOATS;
    return order;
}

int compare_values(struct arena *a, const struct compare_rules *rules, const struct value *expected,
                   const struct value *got, struct compare_difference *out_difference)
{
    struct compare_walk w = {
        .rules = rules,
        .order = compare_order_rules(rules),
        .a = a,
        .difference = out_difference,
        .is_fuzzy = rules->has_float || value_contains(expected, VALUE_NODE),
        .work_left = FUZZY_WORK,
    };
    struct compare_place root = {.kind = COMPARE_PLACE_ROOT};
    int outcome = find_opaque(&w, &root, got);
    if (outcome == COMPARE_EQUAL)
        outcome = find_opaque(&w, &root, expected);
    if (outcome == COMPARE_EQUAL)
        outcome = compare_pair(&w, &root, expected, got);
    arena_release(&w.scratch);
    return outcome;
}
