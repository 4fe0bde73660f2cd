/*
 * compare_keys - see compare_keys.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/compare_keys.h"

#include <math.h>
#include <string.h>

#include "grader/challenge/schema.h"

struct compare_settings compare_keys_merge(const struct compare_settings *outer,
                                           const struct compare_settings *inner)
{
    struct compare_settings merged = *outer;
    if (inner->has_unordered) {
        merged.rules.unordered = inner->rules.unordered;
        merged.rules.n_unordered = inner->rules.n_unordered;
    }
    if (inner->has_float) {
        merged.rules.has_float = true;
        merged.rules.float_abs = inner->rules.float_abs;
        merged.rules.float_rel = inner->rules.float_rel;
    }
    if (inner->has_types)
        merged.rules.loose = inner->rules.loose;
    return merged;
}

static void read_unordered(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into)
{
    struct compare_settings *settings = into;
    if (!schema_is_list(s, key, value, 0))
        return;
    struct compare_path *paths = arena_array(s->arena, value->n, sizeof(*paths));
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *item = &value->items[i];
        const char *text = schema_string(s, item);
        struct error err = {0};
        if (!text)
            schema_wrong(s, key, item, NULL);
        else if (compare_path_parse(s->arena, text, &paths[i], &err) < 0)
            schema_complain(s, item->mark, err.hint[0] ? err.hint : NULL, "%s", err.text);
    }
    settings->rules.unordered = paths;
    settings->rules.n_unordered = value->n;
    settings->has_unordered = true;
}

static void read_tolerance(struct schema *s, const struct schema_key *key,
                           const struct yaml_node *value, void *into)
{
    double number = 0;
    void *field = (char *)into + key->offset;
    if (yaml_node_number(value, &number) && isfinite(number) && number >= 0)
        *(double *)field = number;
    else
        schema_wrong(s, key, value, NULL);
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key float_keys[] = {
    {"abs", "a number from 0 on", read_tolerance,
     offsetof(struct compare_settings, rules.float_abs)},
    {"rel", "a number from 0 on", read_tolerance,
     offsetof(struct compare_settings, rules.float_rel)},
};
/* clang-format on */
static const struct schema_level float_level = {"'float'", float_keys, ARRAY_LEN(float_keys)};

static void read_float(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct compare_settings *settings = into;
    double number = 0;
    settings->has_float = true;
    if (value->kind == YAML_MAPPING && !value->tag) {
        schema_read(s, &float_level, value, settings);
    } else if (yaml_node_number(value, &number) && isfinite(number) && number >= 0) {
        settings->rules.float_abs = number;
        settings->rules.float_rel = number;
    } else {
        schema_wrong(s, key, value, NULL);
    }
}

static void read_types(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct compare_settings *settings = into;
    const char *word = schema_string(s, value);
    settings->has_types = true;
    if (word && strcmp(word, "loose") == 0)
        settings->rules.loose = true;
    else if (!word || strcmp(word, "strict") != 0)
        schema_wrong(s, key, value, NULL);
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"unordered", "a list of paths such as \"$\" or \"$[*]\"", read_unordered},
    {"float", "a number from 0 on such as 1e-9, or {abs: 1e-9, rel: 1e-6}", read_float},
    {"types", "strict or loose", read_types},
};
/* clang-format on */
static const struct schema_level level = {"'compare'", keys, ARRAY_LEN(keys)};

void compare_keys_read(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    schema_read(s, &level, value, (char *)into + key->offset);
}
