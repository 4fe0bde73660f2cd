/*
 * compare_order - one order over all values
 *
 * For sorting: sets, dict keys and lists with free order become sequences, repeated keys become
 * neighbours, a set looks the same wherever it is printed. It is total and consistent with
 * equality: 0 means equal by the rules in force, where NaN equals NaN and 0.0 equals -0.0.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "grader/value/value.h"

enum compare_mask {
    COMPARE_MASK_NONE,
    COMPARE_MASK_FLOATS,  /* floats all count as equal, and so do complex numbers */
    COMPARE_MASK_NUMBERS, /* numbers all count as equal */
};

/* All false: types count, 1 comes before 1.0 and [1] before (1,). */
struct compare_order_rules {
    bool merge_numbers;     /* 1, 1.0, True and 1+0j are equal */
    bool merge_sequences;   /* list and tuple are */
    bool merge_sets;        /* set and frozenset are */
    enum compare_mask mask; /* first order what is not masked, then everything: with a tolerance,
                               noise in a float must not tear apart what else says belongs
                               together */
};

/* What Python itself calls equal, as far as hashable values go. */
extern const struct compare_order_rules compare_order_python;

/* Negative, 0 or positive. Sets must be sorted by the same rules, dicts by their keys; so must free
 * lists be. */
int compare_order(const struct value *a, const struct value *b,
                  const struct compare_order_rules *rules);

/* Sorts in place; what is sorted already costs one pass and no memory. */
void compare_order_sort(struct value *items, uint32_t n, const struct compare_order_rules *rules);

/* Sorts pairs of key and value by their keys. */
void compare_order_sort_pairs(struct value *items, uint32_t n_pairs,
                              const struct compare_order_rules *rules);

/* Whether the @n items, each @stride values after the one before, ascend or stay equal. */
bool compare_order_is_sorted(const struct value *items, uint32_t n, uint32_t stride,
                             const struct compare_order_rules *rules);

/* As compare_order for two numbers, by their value alone, whatever their types: exact also between
 * floats and integers of any size. */
int compare_order_numbers(const struct value *a, const struct value *b);

static inline bool compare_is_number(const struct value *v)
{
    return v->kind >= VALUE_BOOL && v->kind <= VALUE_COMPLEX;
}
