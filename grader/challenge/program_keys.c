/*
 * program_keys - what a test gives to a program: arguments and standard input
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "grader/challenge/test_keys.h"

/* As a kernel would pass it on: a text without a NUL. */
static bool is_argument(const struct value *v)
{
    return v->kind == VALUE_PY || (v->kind == VALUE_STR && !memchr(v->text, '\0', v->n));
}

void program_keys_argv(struct schema *s, const struct schema_key *key,
                       const struct yaml_node *value, void *into)
{
    struct value *out = (struct value *)((char *)into + key->offset);
    struct value argv;
    if (!schema_is_list(s, key, value, 0) || yaml_value_read(&s->values, value, 0, &argv) < 0)
        return;
    for (uint32_t i = 0; i < argv.n; i++) {
        const struct yaml_node *item = &value->items[i];
        if (is_argument(&argv.items[i]))
            continue;
        bool is_number = item->kind == YAML_SCALAR && !item->tag && !yaml_node_is_string(item);
        schema_wrong(s, key, item, is_number ? "put it into quotes to make it a string" : NULL);
        return;
    }
    *out = argv;
}

void program_keys_input(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    struct value *out = (struct value *)((char *)into + key->offset);
    struct value input;
    if (value->is_broken || yaml_value_read(&s->values, value, 0, &input) < 0)
        return;
    if (input.kind == VALUE_STR || input.kind == VALUE_BYTES || input.kind == VALUE_PY)
        *out = input;
    else
        schema_wrong(s, key, value,
                     value->kind == YAML_SCALAR && !value->tag ? "put it into quotes, \"3\\n\""
                                                               : NULL);
}

static bool is_reference(const struct expected_outcome *o)
{
    return o->kind == OUTCOME_VALUE && o->values[0].kind == VALUE_REFERENCE;
}

void program_keys_check(struct schema *s, const struct yaml_node *node, const struct test *test)
{
    const struct yaml_node *input = yaml_find_key(node, "stdin");
    const struct yaml_node *expect = yaml_find_key(node, "expect");
    if (test->generate && input)
        schema_complain(s, input->mark, "return {\"argv\": [...], \"stdin\": \"...\"}",
                        "a test has one form, but this one has 'generate' and 'stdin'");
    if (!expect)
        return;
    if (!is_reference(&test->outcome))
        schema_complain(s, expect->mark, "'stdout' and 'exit' say what must come of it",
                        "'expect' of a program can only be '!reference'");
    else if (test->printed.kind != STDOUT_ANY || test->has_exit_status)
        schema_complain(s, expect->mark, "leave out one of them",
                        "'expect: !reference' doesn't go with 'stdout' and 'exit'");
}
