/*
 * compare_close - equality of canonical values, where sorting alone can't say it
 *
 * Needed where a tolerance is in force or an expected value asks for a node by identity. Every step
 * costs work, and the work of one comparison is bounded: pairing lists within lists could otherwise
 * take any time, and the answer is the submission's to choose.
 * SPDX-License-Identifier: MIT
 */
#include "base/memory.h"
#include "grader/value/compare_walk.h"

enum { BYTES_PER_STEP = 64 }; /* our choice: about what memcmp does in the time of one step */

static bool spend(struct compare_walk *w, const struct value *v)
{
    uint64_t steps = 1;
    if (v->kind == VALUE_STR || v->kind == VALUE_BYTES || v->kind == VALUE_BIGINT)
        steps += v->n / BYTES_PER_STEP;
    if (w->work_left < steps) {
        w->work_left = 0;
        w->gave_up = true;
        return false;
    }
    w->work_left -= steps;
    return true;
}

static bool close_items(struct compare_walk *w, const struct value *expected,
                        const struct value *got, uint32_t n)
{
    for (uint32_t i = 0; i < n; i++)
        if (!compare_close(w, &expected[i], &got[i]))
            return false;
    return true;
}

static bool close_multisets(struct compare_walk *w, const struct value *expected,
                            const struct value *got)
{
    uint32_t n = expected->n;
    AUTO_FREE uint8_t *paired = xcalloc(2 * (size_t)n, 1);
    struct compare_side e = {.items = expected->items, .n = n, .paired = paired};
    struct compare_side g = {.items = got->items, .n = n, .paired = paired + n};
    return compare_match(w, &e, &g);
}

static bool close_dicts(struct compare_walk *w, const struct value *expected,
                        const struct value *got)
{
    for (uint32_t i = 0; i < 2 * expected->n; i += 2) {
        if (compare_order(&expected->items[i], &got->items[i], &w->order) != 0)
            return false;
        if (!compare_close(w, &expected->items[i + 1], &got->items[i + 1]))
            return false;
    }
    return true;
}

static bool close_containers(struct compare_walk *w, const struct value *expected,
                             const struct value *got)
{
    if (expected->n != got->n)
        return false;
    if (expected->kind == VALUE_DICT)
        return close_dicts(w, expected, got);
    if (expected->kind == VALUE_LINKED_LIST || expected->kind == VALUE_TREE)
        return expected->shape->cycle == got->shape->cycle &&
               close_items(w, expected->shape->items, got->shape->items, got->n);
    if (compare_is_free(expected) && compare_is_free(got))
        return close_multisets(w, expected, got);
    return close_items(w, expected->items, got->items, got->n);
}

bool compare_close(struct compare_walk *w, const struct value *expected, const struct value *got)
{
    if (!spend(w, expected))
        return false;
    if (expected->kind == VALUE_NODE)
        return got->kind == VALUE_LINKED_LIST && compare_first_identity(got) == expected->integer;
    if (!compare_types_match(w->rules, expected, got))
        return false;
    if (expected->kind >= VALUE_LIST && expected->kind <= VALUE_TREE)
        return close_containers(w, expected, got);
    return compare_scalars(w->rules, expected, got);
}
