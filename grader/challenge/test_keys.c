/*
 * test_keys - one item of `tests`
 * SPDX-License-Identifier: MIT
 */
#include "grader/challenge/test_keys.h"

#include <string.h>

enum {
    TAKE_DEFAULT = 10000, /* the format's */
    TAKE_MAX = 1000000,   /* a box returns no more values than that */
    REPEAT_MAX = 100000,  /* our choice: minutes, at a millisecond a test */
    EXIT_MAX = 255,       /* exit(3): the low byte */
};

/* A test and what its level says before it is merged. */
struct draft {
    struct test test;
    struct limit_settings limits;
    struct compare_settings compare;
};

/* Source code: a string with at least one statement. */
static void read_source(struct schema *s, const struct schema_key *key,
                        const struct yaml_node *value, void *into)
{
    const char *text = schema_string(s, value);
    if (!text || text[strspn(text, " \t\n")] == '\0') {
        schema_wrong(s, key, value, NULL);
        return;
    }
    *(const char **)((char *)into + key->offset) = text;
    enum code_kind kind = strcmp(key->name, "run") == 0 ? CODE_SNIPPET : CODE_GENERATE;
    code_add(&s->c->codes, s->arena, kind, text, value, 0);
}

static void read_args_after(struct schema *s, const struct schema_key *key,
                            const struct yaml_node *value, void *into)
{
    ((struct draft *)into)->test.has_args_after = true;
    outcome_keys_args(s, key, value, into);
}

static void read_exit(struct schema *s, const struct schema_key *key, const struct yaml_node *value,
                      void *into)
{
    ((struct draft *)into)->test.has_exit_status = true;
    schema_integer(s, key, value, into);
}

#define FIELD(name) offsetof(struct draft, test.name)

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct schema_key keys[] = {
    {"id", "a word of at most 64 bytes without blanks, '/', ',' and brackets", schema_id, FIELD(id),
     .is_required = true},
    {"hint", "a line of text", schema_text, FIELD(hint)},
    {"limits", "", limits_read, offsetof(struct draft, limits)},
    {"compare", "", compare_keys_read, offsetof(struct draft, compare)},
    {"args", "a list of arguments", outcome_keys_args, FIELD(args)},
    {"kwargs", "a mapping of names to arguments", outcome_keys_kwargs, FIELD(kwargs)},
    {"ops", "a list of operations, the first one {new: []}", operation_keys_read},
    {"run", "Python code", read_source, FIELD(run)},
    {"generate", "Python code that returns the arguments", read_source, FIELD(generate)},
    {"repeat", "a number from 1 to 100000", schema_integer, FIELD(repeat), 0, 1, REPEAT_MAX},
    {"take", "a number from 1 to 1000000", schema_integer, FIELD(take), 0, 1, TAKE_MAX},
    {"expect", "a value", outcome_keys_expect, FIELD(outcome)},
    {"expect_any", "a list of the values that are right", outcome_keys_one_of, FIELD(outcome)},
    {"raises", "the name of an exception's class, or {type: ..., match: ...}",
     outcome_keys_raises, FIELD(outcome)},
    {"args_after", "a list: the arguments as they are after the call", read_args_after,
     FIELD(args_after)},
    {"unchanged", "true or false", schema_bool, FIELD(unchanged)},
    {"same_nodes", "true or false", schema_bool, FIELD(same_nodes)},
    {"stdout", "the text that is printed, or {tokens: ...} or {regex: ...}", stdout_keys_read,
     FIELD(printed)},
    {"argv", "a list of texts", program_keys_argv, FIELD(args)},
    {"stdin", "a text, or !bytes", program_keys_input, FIELD(input)},
    {"exit", "a number from 0 to 255", read_exit, FIELD(exit_status), 0, 0, EXIT_MAX},
    {"files", "a mapping of names to texts", files_keys_before},
    {"files_after", "a mapping of names to texts", files_keys_after},
    {"check", "a file in the folder", checker_keys_read, FIELD(checker)},
};
/* clang-format on */
static const struct schema_level level = {"a test", keys, ARRAY_LEN(keys)};

static void put_outcome(struct draft *draft, const struct yaml_node *node)
{
    static const char *const names[] = {"expect",      "expect_any", "raises", "args_after",
                                        "unchanged",   "same_nodes", "stdout", "check",
                                        "files_after", "exit",       "ops"};
    struct test *test = &draft->test;
    test->outcome_mark = node->mark;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const struct yaml_node *value = yaml_find(node, names[i]);
        if (value) {
            test->outcome_mark = value->mark;
            return;
        }
    }
}

static enum test_kind kind_of(const struct schema *s, const struct yaml_node *node)
{
    if (yaml_find(node, "run"))
        return TEST_SNIPPET;
    if (s->c->entry.kind == ENTRY_PROGRAM)
        return TEST_PROGRAM;
    bool is_generated = yaml_find(node, "generate") && s->c->entry.kind == ENTRY_CLASS;
    return yaml_find(node, "ops") || is_generated ? TEST_OPERATIONS : TEST_CALL;
}

void test_keys_read(struct schema *s, const struct yaml_node *node, struct test *out)
{
    struct draft draft = {
        .test = {.repeat = 1,
                 .take = TAKE_DEFAULT,
                 .args = value_sequence(VALUE_LIST, NULL, 0),
                 .kwargs = value_sequence(VALUE_DICT, NULL, 0),
                 .args_after = value_sequence(VALUE_LIST, NULL, 0),
                 .input = value_none(),
                 .mark = node->mark}
    };
    unsigned before = schema_count(s);
    int result = schema_read(s, &level, node, &draft);
    struct limit_settings limits = limits_merge(&s->limits, &draft.limits);
    draft.test.limits = limits_apply(&limits);
    draft.test.compare = compare_keys_merge(&s->compare, &draft.compare).rules;
    if (result == 0) {
        draft.test.kind = kind_of(s, node);
        put_outcome(&draft, node);
        const struct yaml_node *run = yaml_find(node, "run");
        const struct yaml_node *generate = yaml_find(node, "generate");
        draft.test.run_mark = run ? run->mark : (struct mark){0};
        draft.test.generate_mark = generate ? generate->mark : (struct mark){0};
    }
    /* Keys that are wrong in themselves say nothing about what fits together. */
    if (result == 0 && schema_count(s) == before && s->has_entry)
        test_checks_run(s, node, &draft.test);
    if (result == 0)
        stdout_keys_check(s, node, &draft.test);
    *out = draft.test;
}
