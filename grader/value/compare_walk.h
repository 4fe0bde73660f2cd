/*
 * compare_walk - what the compare modules share during one comparison
 *
 * The walk goes down both values at once. Where it is, is a chain of places on the C stack, so that
 * a path is only written once a difference was found. Lists with free order, sets and dict keys are
 * compared through canonical copies, which live in the walk's scratch arena.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/value/compare.h"
#include "grader/value/compare_order.h"

enum compare_place_kind {
    COMPARE_PLACE_ROOT,
    COMPARE_PLACE_INDEX,  /* of a list, a tuple, a linked list */
    COMPARE_PLACE_ITEM,   /* of a set: somewhere in it; only [*] leads there */
    COMPARE_PLACE_IN_KEY, /* within a key of a dict; no path leads there */
    COMPARE_PLACE_KEY,    /* of a dict: the value there */
    COMPARE_PLACE_TREE,   /* the index of a node in the level order of `tree` */
};

struct compare_place {
    const struct compare_place *parent; /* NULL for the root */
    enum compare_place_kind kind;
    uint32_t index;           /* INDEX, TREE */
    const struct value *key;  /* KEY */
    const struct value *tree; /* TREE */
};

struct compare_walk {
    const struct compare_rules *rules;
    struct compare_order_rules order;      /* the same, for sorting */
    struct arena *a;                       /* of the difference; borrowed */
    struct arena scratch;                  /* canonical copies; owned */
    struct compare_difference *difference; /* the caller's */
    bool is_fuzzy;      /* equality isn't that of the order: a tolerance, or a VALUE_NODE */
    uint64_t work_left; /* comparisons that fuzzy matching may still make */
    bool gave_up;       /* it ran out of them, or met too many elements */
};

/* ---- compare.c ------------------------------------------------------------------------------- */

/* What sorting goes by, so that it agrees with what @rules call equal. */
struct compare_order_rules compare_order_rules(const struct compare_rules *rules);

/* Writes the first difference between two values at @place; returns as compare_values. */
int compare_pair(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got);

/* ---- compare_scalar.c ------------------------------------------------------------------------ */

/* Whether the types go together, before any content is looked at. */
bool compare_types_match(const struct compare_rules *rules, const struct value *expected,
                         const struct value *got);

/* Whether two values without parts, of types that match, are equal by the rules. */
bool compare_scalars(const struct compare_rules *rules, const struct value *expected,
                     const struct value *got);

/* ---- compare_canonical.c --------------------------------------------------------------------- */

/*
 * compare_canonical - @v with everything sorted whose order is free
 *
 * The result shares with @v what needed no sorting; the rest is in @scratch. A list whose order is
 * free is marked, see compare_is_free.
 */
struct value compare_canonical(struct arena *scratch, const struct compare_rules *rules,
                               const struct compare_order_rules *order,
                               const struct compare_place *place, const struct value *v);

/* As compare_canonical for the @n items of a list, each at its index: @items itself where nothing
 * changed. They are not sorted among each other. */
const struct value *
compare_canonical_items(struct arena *scratch, const struct compare_rules *rules,
                        const struct compare_order_rules *order, const struct compare_place *place,
                        enum compare_place_kind kind, const struct value *items, uint32_t n);

/* Whether the order of a canonical value's items is free. `negative` is not used by lists and
 * tuples otherwise; the mark never leaves the scratch arena. */
static inline bool compare_is_free(const struct value *canonical)
{
    return canonical->kind == VALUE_SET || canonical->kind == VALUE_FROZENSET ||
           ((canonical->kind == VALUE_LIST || canonical->kind == VALUE_TUPLE) &&
            canonical->negative);
}

/* ---- compare_close.c ------------------------------------------------------------------------- */

/* Whether two canonical values are equal by the rules, without saying where they aren't. */
bool compare_close(struct compare_walk *w, const struct value *expected, const struct value *got);

/* ---- compare_match.c ------------------------------------------------------------------------- */

/* One of two multisets that are to be paired. */
struct compare_side {
    const struct value *items; /* canonical */
    const uint32_t *index;     /* which item is the i-th in ascending order; NULL: the i-th */
    uint32_t n;
    uint8_t *paired; /* by place in that order, zeroed; nonzero afterwards for one with a partner */
};

/*
 * compare_match - pair the items of two multisets
 *
 * Returns whether every item has a partner. As many pairs as can be are found, unless w->gave_up is
 * set.
 */
bool compare_match(struct compare_walk *w, const struct compare_side *expected,
                   const struct compare_side *got);

/* ---- compare_unordered.c --------------------------------------------------------------------- */

/* As compare_pair for two sets, or two sequences whose order is free. */
int compare_unordered(struct compare_walk *w, const struct compare_place *place,
                      const struct value *expected, const struct value *got);

/* ---- compare_dict.c -------------------------------------------------------------------------- */

/* As compare_pair for two dicts. Keys are compared exactly, whatever the tolerance. */
int compare_dict(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got);

/* ---- compare_nodes.c ------------------------------------------------------------------------- */

/* As compare_pair for two linked lists, two trees, and a VALUE_NODE against whatever was got. */
int compare_linked_list(struct compare_walk *w, const struct compare_place *place,
                        const struct value *expected, const struct value *got);
int compare_tree(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got);
int compare_node(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got);

/* The identity of the first node of @got, a linked list; -1 for a new one. */
int32_t compare_first_identity(const struct value *got);

/* ---- compare_path.c -------------------------------------------------------------------------- */

/* Whether a list at @place has a free order by the rules. */
bool compare_place_is_unordered(const struct compare_rules *rules,
                                const struct compare_place *place);

/* "$[1].name" in @a. Harmless on a terminal, whatever the keys hold. */
const char *compare_place_text(struct arena *a, const struct compare_place *place);

/* ---- compare_report.c ------------------------------------------------------------------------ */

/* Fills in the difference; @expected and @got may be NULL. Always COMPARE_DIFFERENT. */
int compare_report(struct compare_walk *w, const struct compare_place *place,
                   enum compare_kind kind, const struct value *expected, const struct value *got,
                   const char *format, ...) PRINTF_LIKE(6, 7);

/* The same for two values of types that don't match: "expected list, got tuple". */
int compare_report_type(struct compare_walk *w, const struct compare_place *place,
                        const struct value *expected, const struct value *got);

/* The same for two values of one type without parts: "expected 3, got 4". */
int compare_report_value(struct compare_walk *w, const struct compare_place *place,
                         const struct value *expected, const struct value *got);

/* The same for items beyond the shorter of two: "one element too many", "2 nodes missing". @noun is
 * "element", "node"... */
int compare_report_count(struct compare_walk *w, const struct compare_place *place,
                         const struct value *expected, const struct value *got, uint32_t n_expected,
                         uint32_t n_got, const char *noun);

/* @v as repr has it, in @a, cut at the end where it is longer than @max_bytes. */
const char *compare_short_repr(struct arena *a, const struct value *v, size_t max_bytes);
