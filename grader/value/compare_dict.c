/*
 * compare_dict - dicts, without regard to order
 *
 * In most answers the keys stand in the expected order, so each expected key is first looked for at
 * its own place; where one isn't there, the answer's keys are sorted once and the rest is looked up.
 * SPDX-License-Identifier: MIT
 */
#include "base/memory.h"
#include "grader/value/compare_walk.h"

enum { KEY_MAX_BYTES = 60 }; /* our choice: of a key in a message */

struct index_entry {
    struct value key; /* canonical */
    uint32_t pair;    /* in the answer's own order */
};

struct lookup {
    struct compare_walk *w;
    const struct compare_place *place; /* in a key of the dict */
    const struct value *got;
    struct index_entry *index; /* owned; NULL until a key wasn't at its place */
    uint8_t *used;             /* owned: pairs that have been found */
};

static void lookup_release(struct lookup *l)
{
    free(l->index);
    free(l->used);
}

static struct value canonical_key(const struct lookup *l, const struct value *key)
{
    return compare_canonical(&l->w->scratch, l->w->rules, &l->w->order, l->place, key);
}

static int order_entries(const void *a, const void *b, void *rules)
{
    const struct index_entry *a_entry = a, *b_entry = b;
    int order = compare_order(&a_entry->key, &b_entry->key, rules);
    return order ? order : (a_entry->pair > b_entry->pair) - (a_entry->pair < b_entry->pair);
}

static void build_index(struct lookup *l)
{
    uint32_t n = l->got->n;
    l->index = xcalloc(n, sizeof(*l->index));
    for (uint32_t i = 0; i < n; i++)
        l->index[i] = (struct index_entry){canonical_key(l, &l->got->items[2 * i]), i};
    qsort_r(l->index, n, sizeof(*l->index), order_entries, &l->w->order);
}

/* The first entry that is not before @key. */
static uint32_t lower_bound(const struct lookup *l, const struct value *key)
{
    uint32_t low = 0, high = l->got->n;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_order(&l->index[middle].key, key, &l->w->order) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The value at @key, which stands @at in its own dict, or NULL. Each pair is found once: several
 * NaNs may be keys. */
static const struct value *find(struct lookup *l, const struct value *key, uint32_t at)
{
    const struct value *items = l->got->items;
    if (at < l->got->n && !l->used[at] && compare_order(key, &items[2 * at], &l->w->order) == 0) {
        l->used[at] = true;
        return &items[2 * at + 1];
    }
    if (!l->index)
        build_index(l);
    struct value wanted = canonical_key(l, key);
    for (uint32_t i = lower_bound(l, &wanted); i < l->got->n; i++) {
        if (compare_order(&l->index[i].key, &wanted, &l->w->order) != 0)
            break;
        uint32_t pair = l->index[i].pair;
        if (l->used[pair])
            continue;
        l->used[pair] = true;
        return &items[2 * pair + 1];
    }
    return NULL;
}

static int report_extra(struct lookup *l, const struct compare_place *place)
{
    uint32_t pair = 0;
    while (l->used[pair])
        pair++;
    const struct value *key = &l->got->items[2 * pair];
    return compare_report(l->w, place, COMPARE_EXTRA, NULL, key, "key %s not expected",
                          compare_short_repr(l->w->a, key, KEY_MAX_BYTES));
}

int compare_dict(struct compare_walk *w, const struct compare_place *place,
                 const struct value *expected, const struct value *got)
{
    struct compare_place in_key = {.parent = place, .kind = COMPARE_PLACE_IN_KEY};
    AUTO(lookup_release) struct lookup l = {.w = w, .place = &in_key, .got = got};
    l.used = xcalloc(got->n, 1);
    for (uint32_t i = 0; i < expected->n; i++) {
        const struct value *key = &expected->items[2 * i];
        const struct value *found = find(&l, key, i);
        if (!found)
            return compare_report(w, place, COMPARE_MISSING, key, NULL, "missing key %s",
                                  compare_short_repr(w->a, key, KEY_MAX_BYTES));
        struct compare_place at = {.parent = place, .kind = COMPARE_PLACE_KEY, .key = key};
        int outcome = compare_pair(w, &at, &expected->items[2 * i + 1], found);
        if (outcome != COMPARE_EQUAL)
            return outcome;
    }
    return got->n > expected->n ? report_extra(&l, place) : COMPARE_EQUAL;
}
