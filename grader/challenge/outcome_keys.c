/*
 * outcome_keys - what goes into a call and what must come of it
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "grader/challenge/test_keys.h"

static struct expected_outcome *outcome_at(const struct schema_key *key, void *into)
{
    return (struct expected_outcome *)((char *)into + key->offset);
}

static void read_value(struct schema *s, const struct schema_key *key, const struct yaml_node *node,
                       unsigned allow, void *into)
{
    struct value *value = arena_alloc(s->arena, sizeof(*value));
    if (yaml_value_read(&s->values, node, allow, value) < 0)
        return;
    *outcome_at(key, into) =
        (struct expected_outcome){.kind = OUTCOME_VALUE, .values = value, .n_values = 1};
}

void outcome_keys_expect(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    read_value(s, key, value, YAML_ALLOW_NODE | YAML_ALLOW_REFERENCE, into);
}

void outcome_keys_returns(struct schema *s, const struct schema_key *key,
                          const struct yaml_node *value, void *into)
{
    read_value(s, key, value, 0, into);
}

void outcome_keys_one_of(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    if (!schema_is_list(s, key, value, 1))
        return;
    struct value *values = arena_array(s->arena, value->n, sizeof(*values));
    bool ok = true;
    for (size_t i = 0; i < value->n; i++)
        ok = yaml_value_read(&s->values, &value->items[i], YAML_ALLOW_NODE, &values[i]) == 0 && ok;
    if (ok)
        *outcome_at(key, into) = (struct expected_outcome){
            .kind = OUTCOME_ONE_OF, .values = values, .n_values = value->n};
}

static void read_pattern(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    struct expected_outcome *outcome = outcome_at(key, into);
    outcome->exception_pattern = schema_pattern(s, key, value);
    outcome->exception_match = outcome->exception_pattern ? schema_string(s, value) : NULL;
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key raises_keys[] = {
    {"type", "the name of an exception's class", schema_identifier,
     offsetof(struct expected_outcome, exception), .is_required = true},
    {"match", "a regular expression for the exception's text", read_pattern},
};
/* clang-format on */
static const struct schema_level raises_level = {"'raises'", raises_keys, ARRAY_LEN(raises_keys)};

void outcome_keys_raises(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    struct expected_outcome *outcome = outcome_at(key, into);
    *outcome = (struct expected_outcome){.kind = OUTCOME_RAISES};
    if (value->kind == YAML_MAPPING) {
        schema_read(s, &raises_level, value, outcome);
        return;
    }
    const char *name = schema_string(s, value);
    if (name && schema_is_identifier(name))
        outcome->exception = name;
    else
        schema_wrong(s, key, value, NULL);
}

void outcome_keys_args(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct value *out = (struct value *)((char *)into + key->offset);
    if (value->is_broken)
        return;
    if (value->kind != YAML_LIST || value->tag)
        schema_wrong(s, key, value, "one argument is a list of one, [5]");
    else if (yaml_value_read(&s->values, value, 0, out) < 0)
        *out = value_sequence(VALUE_LIST, NULL, 0);
}

void outcome_keys_kwargs(struct schema *s, const struct schema_key *key,
                         const struct yaml_node *value, void *into)
{
    struct value *out = (struct value *)((char *)into + key->offset);
    if (value->kind != YAML_MAPPING || value->tag) {
        schema_wrong(s, key, value, NULL);
        return;
    }
    for (size_t i = 0; i < value->n; i++) {
        const struct yaml_node *name = &value->items[2 * i];
        const char *text = schema_string(s, name);
        if (name->is_broken || (text && schema_is_identifier(text)))
            continue;
        schema_complain(s, name->mark, NULL, "a key of '%s' must be a name in Python, got %s",
                        key->name, yaml_describe(s->arena, name));
    }
    if (yaml_value_read(&s->values, value, 0, out) < 0)
        *out = value_sequence(VALUE_DICT, NULL, 0);
}
