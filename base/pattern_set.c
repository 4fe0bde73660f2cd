/*
 * pattern_set - see pattern_set.h
 * SPDX-License-Identifier: MIT
 */
#include "base/pattern_set.h"

#include <string.h>

/* In order, so that what is not in a class are the gaps between its ranges. */
static const struct pattern_range digits[] = {
    {'0', '9'}
};
static const struct pattern_range words[] = {
    {'0', '9'},
    {'A', 'Z'},
    {'_', '_'},
    {'a', 'z'}
};
static const struct pattern_range spaces[] = {
    {'\t', '\r'},
    {' ',  ' ' }
};

static const struct {
    char letter;
    const struct pattern_range *ranges;
    unsigned n;
} classes[] = {
    {'d', digits, ARRAY_LEN(digits)},
    {'w', words,  ARRAY_LEN(words) },
    {'s', spaces, ARRAY_LEN(spaces)},
};

void pattern_set_add(struct arena *a, struct pattern_set *set, int32_t first, int32_t last)
{
    bool is_full = (set->n_ranges & (set->n_ranges - 1)) == 0; /* grows at 0, 1, 2, 4, 8, ... */
    if (is_full) {
        struct pattern_range *grown =
            arena_array(a, set->n_ranges ? 2 * (size_t)set->n_ranges : 1, sizeof(*grown));
        if (set->n_ranges > 0)
            memcpy(grown, set->ranges, set->n_ranges * sizeof(*grown));
        set->ranges = grown;
    }
    set->ranges[set->n_ranges++] = (struct pattern_range){first, last};
}

bool pattern_set_add_class(struct arena *a, struct pattern_set *set, char letter)
{
    for (size_t i = 0; i < ARRAY_LEN(classes); i++) {
        bool negated = letter == classes[i].letter - 'a' + 'A';
        if (letter != classes[i].letter && !negated)
            continue;
        int32_t next = 0;
        for (unsigned k = 0; k < classes[i].n; k++) {
            const struct pattern_range *range = &classes[i].ranges[k];
            if (!negated)
                pattern_set_add(a, set, range->first, range->last);
            else if (next < range->first)
                pattern_set_add(a, set, next, range->first - 1);
            next = range->last + 1;
        }
        if (negated)
            pattern_set_add(a, set, next, PATTERN_LAST);
        return true;
    }
    return false;
}

static bool is_in_ranges(const struct pattern_range *ranges, size_t n, int32_t c)
{
    for (size_t i = 0; i < n; i++) {
        if (c >= ranges[i].first && c <= ranges[i].last)
            return true;
    }
    return false;
}

static int32_t other_case(int32_t c)
{
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 'A';
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

bool pattern_set_has(const struct pattern_set *set, int32_t c, bool ignores_case)
{
    bool found = is_in_ranges(set->ranges, set->n_ranges, c) ||
                 (ignores_case && is_in_ranges(set->ranges, set->n_ranges, other_case(c)));
    return found != set->negated;
}

bool pattern_is_word(int32_t c)
{
    return is_in_ranges(words, ARRAY_LEN(words), c);
}
