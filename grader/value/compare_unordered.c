/*
 * compare_unordered - sets, and lists whose order is free
 *
 * Both sides are brought into canonical form and sorted, and what has no partner is reported: the
 * first such element of each side in that side's own order. Of equal elements the earlier ones get
 * a partner first, so the one too many is the last.
 * SPDX-License-Identifier: MIT
 */
#include "base/memory.h"
#include "grader/value/compare_walk.h"

/* Our choice, so that a better message costs no time to speak of: how many elements without a partner
 * are looked at for one of another type, and of how many values such an element may be. */
enum { TYPES_TRIED = 100, TYPES_VALUES_MAX = 1000 };

struct multiset {
    struct compare_side side; /* items in the order of the original */
    uint32_t *index;          /* owned: side.index, or NULL where they are sorted already */
    uint8_t *paired;          /* owned: side.paired */
};

static void multiset_release(struct multiset *m)
{
    free(m->index);
    free(m->paired);
}

struct index_order {
    const struct value *items;
    const struct compare_order_rules *rules;
};

static int order_indices(const void *a, const void *b, void *context)
{
    const struct index_order *by = context;
    uint32_t i = *(const uint32_t *)a, j = *(const uint32_t *)b;
    int order = compare_order(&by->items[i], &by->items[j], by->rules);
    return order ? order : (i > j) - (i < j);
}

static uint32_t *sorted_index(const struct value *items, uint32_t n,
                              const struct compare_order_rules *order)
{
    uint32_t *index = xcalloc(n, sizeof(*index));
    for (uint32_t i = 0; i < n; i++)
        index[i] = i;
    struct index_order by = {items, order};
    qsort_r(index, n, sizeof(*index), order_indices, &by);
    return index;
}

static void multiset_init(struct multiset *m, struct compare_walk *w,
                          const struct compare_place *place, const struct value *v)
{
    bool is_list = v->kind == VALUE_LIST || v->kind == VALUE_TUPLE;
    const struct value *items =
        compare_canonical_items(&w->scratch, w->rules, &w->order, place,
                                is_list ? COMPARE_PLACE_INDEX : COMPARE_PLACE_ITEM, v->items, v->n);
    if (!compare_order_is_sorted(items, v->n, 1, &w->order))
        m->index = sorted_index(items, v->n, &w->order);
    m->paired = xcalloc(v->n, 1);
    m->side =
        (struct compare_side){.items = items, .index = m->index, .n = v->n, .paired = m->paired};
}

/* How many have no partner, and which of them comes first in the original. */
static uint32_t count_lonely(const struct compare_side *s, uint32_t *out_first)
{
    uint32_t count = 0;
    *out_first = s->n;
    for (uint32_t i = 0; i < s->n; i++) {
        if (s->paired[i])
            continue;
        count++;
        uint32_t original = s->index ? s->index[i] : i;
        if (original < *out_first)
            *out_first = original;
    }
    return count;
}

/* @is_element: @place is that of @got, one of those without a partner, and not that of them all. */
static int report(struct compare_walk *w, const struct compare_place *place, bool is_element,
                  const struct value *expected, const struct value *got, uint32_t n_missing,
                  uint32_t n_extra)
{
    const char *one_of = is_element ? "one of " : "";
    const char *suffix = w->gave_up ? ", as far as near values could be paired" : "";
    if (n_missing == 0 && n_extra == 1)
        return compare_report(w, place, COMPARE_EXTRA, NULL, got, "one element too many%s", suffix);
    if (n_missing == 0)
        return compare_report(w, place, COMPARE_EXTRA, NULL, got, "%s%u elements too many%s",
                              one_of, n_extra, suffix);
    if (n_extra == 0 && n_missing == 1)
        return compare_report(w, place, COMPARE_MISSING, expected, NULL, "one element missing%s",
                              suffix);
    if (n_extra == 0)
        return compare_report(w, place, COMPARE_MISSING, expected, NULL, "%u elements missing%s",
                              n_missing, suffix);
    if (n_extra == 1 && n_missing == 1)
        return compare_report(w, place, COMPARE_EXTRA, expected, got, "element not expected%s",
                              suffix);
    if (n_extra == 1)
        return compare_report(w, place, COMPARE_EXTRA, expected, got,
                              "element not expected, %u missing%s", n_missing, suffix);
    return compare_report(w, place, COMPARE_EXTRA, expected, got,
                          "%s%u elements not expected, %u missing%s", one_of, n_extra, n_missing,
                          suffix);
}

/* Whether @v has fewer values than @left, from which they are taken. */
static bool is_small(const struct value *v, uint32_t *left)
{
    const struct value *items;
    uint32_t n = value_items(v, &items);
    if (n >= *left)
        return false;
    *left -= n;
    for (uint32_t i = 0; i < n; i++) {
        if (!is_small(&items[i], left))
            return false;
    }
    return true;
}

static bool is_equal_but_for_types(const struct compare_walk *w, const struct compare_place *place,
                                   const struct value *expected, const struct value *got)
{
    struct compare_rules rules = *w->rules;
    rules.loose = true;
    struct compare_difference ignored;
    struct compare_walk loose = *w;
    loose.rules = &rules;
    loose.order = compare_order_rules(&rules);
    loose.scratch = (struct arena){0};
    loose.difference = &ignored;
    loose.a = &loose.scratch;
    bool is_equal = compare_pair(&loose, place, expected, got) == COMPARE_EQUAL;
    arena_release(&loose.scratch);
    return is_equal;
}

/* A tuple where a list was asked for, 1.0 for 1: "not expected" wouldn't tell what is wrong with it.
 * Returns COMPARE_DIFFERENT when that was it, and has been reported. */
static int report_types(struct compare_walk *w, const struct compare_place *place,
                        const struct compare_side *missing, const struct value *expected,
                        const struct value *got)
{
    uint32_t tried = 0, room = TYPES_VALUES_MAX;
    if (w->rules->loose || !is_small(got, &room))
        return COMPARE_EQUAL;
    for (uint32_t i = 0; i < missing->n && tried < TYPES_TRIED; i++) {
        if (missing->paired[i])
            continue;
        tried++;
        const struct value *other = &expected->items[missing->index ? missing->index[i] : i];
        if (is_equal_but_for_types(w, place, other, got))
            return compare_pair(w, place, other, got);
    }
    return COMPARE_EQUAL;
}

int compare_unordered(struct compare_walk *w, const struct compare_place *place,
                      const struct value *expected, const struct value *got)
{
    AUTO(multiset_release) struct multiset e = {0};
    AUTO(multiset_release) struct multiset g = {0};
    multiset_init(&e, w, place, expected);
    multiset_init(&g, w, place, got);
    if (compare_match(w, &e.side, &g.side))
        return COMPARE_EQUAL;

    uint32_t first_missing, first_extra;
    uint32_t n_missing = count_lonely(&e.side, &first_missing);
    uint32_t n_extra = count_lonely(&g.side, &first_extra);
    bool has_places = got->kind == VALUE_LIST || got->kind == VALUE_TUPLE;
    struct compare_place at = {.parent = place,
                               .kind = has_places ? COMPARE_PLACE_INDEX : COMPARE_PLACE_ITEM,
                               .index = first_extra};
    if (n_missing > 0 && n_extra > 0 &&
        report_types(w, &at, &e.side, expected, &got->items[first_extra]) != COMPARE_EQUAL)
        return COMPARE_DIFFERENT;
    bool is_element = has_places && n_extra > 0;
    return report(w, is_element ? &at : place, is_element,
                  n_missing > 0 ? &expected->items[first_missing] : NULL,
                  n_extra > 0 ? &got->items[first_extra] : NULL, n_missing, n_extra);
}
