/*
 * stdout_keys - what a test says of what is printed
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/test_keys.h"

/* Steps of a pattern along all the output that is kept: below two seconds of this program's one
 * thread on a slow machine. The largest pattern goes with the output limit of the format's default. */
static const uint64_t STEPS_MAX = (uint64_t)PATTERN_MAX_COST * 64 * 1024;

static void keep_text(struct schema *s, const struct yaml_node *value, enum stdout_kind kind,
                      struct expected_stdout *out)
{
    out->kind = kind;
    out->text = arena_strndup(s->arena, value->text, value->n);
    out->length = value->n;
}

static void read_tokens(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    if (yaml_node_is_string(value))
        keep_text(s, value, STDOUT_TOKENS, into);
    else
        schema_wrong(s, key, value,
                     value->kind == YAML_SCALAR ? "put it into quotes, \"3 4\"" : NULL);
}

static void read_regex(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct expected_stdout *out = into;
    out->pattern = schema_pattern(s, key, value);
    if (out->pattern)
        keep_text(s, value, STDOUT_REGEX, out);
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"tokens", "a string: the words that are printed, with any blanks between them", read_tokens},
    {"regex", "a regular expression for all that is printed", read_regex},
};
/* clang-format on */
static const struct schema_level level = {"'stdout'", keys, ARRAY_LEN(keys)};

void stdout_keys_read(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    struct expected_stdout *out = (struct expected_stdout *)((char *)into + key->offset);
    if (yaml_node_is_string(value)) {
        keep_text(s, value, STDOUT_EXACT, out);
        return;
    }
    if (value->kind != YAML_MAPPING || value->tag || value->n == 0) {
        schema_wrong(s, key, value,
                     value->kind == YAML_SCALAR ? "put it into quotes, \"3\\n\"" : NULL);
        return;
    }
    const struct yaml_node *second = yaml_find_key(value, "regex");
    schema_read(s, &level, value, out);
    if (second && yaml_find_key(value, "tokens"))
        schema_complain(s, second->mark, NULL,
                        "'stdout' is compared in one way, but this has 'tokens' and 'regex'");
}

void stdout_keys_check(struct schema *s, const struct yaml_node *node, const struct test *test)
{
    const struct pattern *pattern = test->printed.pattern;
    if (!pattern || pattern_cost(pattern) <= STEPS_MAX / test->limits.output_bytes)
        return;
    schema_complain(s, yaml_find(yaml_find(node, "stdout"), "regex")->mark,
                    "a smaller 'output' in 'limits', or fewer repetitions such as {1000}",
                    "'regex' would take too long for as much output as 'limits' allows");
}
