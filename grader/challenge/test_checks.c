/*
 * test_checks - what the keys of a test say together
 *
 * A test has one form (call, operations, snippet, generated), which must fit the entry, and an
 * outcome, which must fit the form. Both are tables; what is left are checks that need values.
 * SPDX-License-Identifier: MIT
 */
#include <stdio.h>
#include <string.h>

#include "grader/challenge/test_keys.h"

enum {
    FUNCTION = 1 << ENTRY_FUNCTION,
    CLASS = 1 << ENTRY_CLASS,
    NAMES = 1 << ENTRY_NAMES,
    PROGRAM = 1 << ENTRY_PROGRAM,
};

/* What a form can be, and for which entries. `kwargs` alone is a call, too. */
static const struct form {
    const char *key;
    unsigned entries;
    const char *fits; /* "is for ..." */
} forms[] = {
    {"args",     FUNCTION,                   "a function"                      },
    {"ops",      CLASS,                      "a class"                         },
    {"run",      FUNCTION | CLASS | NAMES,   "a function, a class or names"    },
    {"generate", FUNCTION | CLASS | PROGRAM, "a function, a class or a program"},
    {"kwargs",   FUNCTION,                   "a function"                      },
    {"argv",     PROGRAM,                    "a program"                       },
};

static const char *const entry_words[] = {
    [ENTRY_FUNCTION] = "a function",
    [ENTRY_CLASS] = "a class",
    [ENTRY_NAMES] = "names",
    [ENTRY_PROGRAM] = "a program",
};
static_assert(ARRAY_LEN(entry_words) == ENTRY_KIND_COUNT_, "every kind has its word");

static const char *const right_forms[] = {
    [ENTRY_FUNCTION] = "'args', 'run' or 'generate'",
    [ENTRY_CLASS] = "'ops', 'run' or 'generate'",
    [ENTRY_NAMES] = "'run'",
    [ENTRY_PROGRAM] = "'argv', 'stdin' or 'generate'",
};
static_assert(ARRAY_LEN(right_forms) == ENTRY_KIND_COUNT_, "every kind has its forms");

/* A program can be run with nothing. */
static const struct form bare_program = {"", PROGRAM, "a program"};

/* The one form of a test, or NULL after a complaint. */
static const struct form *find_form(struct schema *s, const struct yaml_node *node)
{
    enum entry_kind entry = s->c->entry.kind;
    const struct form *found = NULL;
    for (size_t i = 0; i < ARRAY_LEN(forms); i++) {
        const struct yaml_node *key = yaml_find_key(node, forms[i].key);
        bool is_part =
            found && strcmp(found->key, "args") == 0 && strcmp(forms[i].key, "kwargs") == 0;
        if (!key || is_part)
            continue;
        if (found) {
            schema_complain(s, key->mark, NULL,
                            "a test has one form, but this one has '%s' and '%s'", found->key,
                            forms[i].key);
            return NULL;
        }
        found = &forms[i];
        if (found->entries & 1u << entry)
            continue;
        schema_complain(s, key->mark, NULL, "'%s' is for %s, but the entry is %s: it must be %s",
                        found->key, found->fits, entry_words[entry], right_forms[entry]);
        return NULL;
    }
    if (!found && entry == ENTRY_PROGRAM)
        return &bare_program;
    if (!found)
        schema_complain(s, node->mark, NULL, "the test does nothing: it needs %s",
                        right_forms[entry]);
    return found;
}

enum {
    CALL = 1 << TEST_CALL,
    OPS = 1 << TEST_OPERATIONS,
    RUN = 1 << TEST_SNIPPET,
    PROG = 1 << TEST_PROGRAM
};

/* Keys that say what must come of a test. Of those of one group a test has one at most. */
static const struct outcome {
    const char *key;
    const char *hint;
    unsigned kinds;
    char group;     /* '\0' = goes with all */
    bool generated; /* can be said without knowing the arguments */
} outcomes[] = {
    {"expect",      NULL,                                     CALL | OPS | RUN | PROG, 'r',  true },
    {"expect_any",  "operations have 'returns'",              CALL | RUN,              'r',  true },
    {"raises",      "operations have their own 'raises'",     CALL | RUN,              'r',  true },
    {"args_after",  "'unchanged: true' goes with 'generate'", CALL,                    'a',  false},
    {"unchanged",   NULL,                                     CALL,                    'a',  true },
    {"same_nodes",  NULL,                                     CALL,                    '\0', true },
    {"stdout",      NULL,                                     CALL | OPS | RUN | PROG, '\0', true },
    {"exit",        NULL,                                     PROG,                    '\0', true },
    {"check",       NULL,                                     CALL | OPS | RUN,        '\0', true },
    {"files_after", NULL,                                     CALL | OPS | RUN | PROG, '\0', true },
};

static const char *const kind_words[] = {
    [TEST_CALL] = "a call",
    [TEST_OPERATIONS] = "operations",
    [TEST_SNIPPET] = "a snippet",
    [TEST_PROGRAM] = "a program",
};
static_assert(ARRAY_LEN(kind_words) == TEST_KIND_COUNT_, "every kind has its word");

/* `unchanged: false` and `same_nodes: false` ask for nothing. */
static const struct yaml_node *find_outcome(const struct yaml_node *node, const char *key)
{
    const struct yaml_node *found = yaml_find_key(node, key);
    bool truth = true;
    return found && yaml_node_bool(found + 1, &truth) && !truth &&
                   (strcmp(key, "unchanged") == 0 || strcmp(key, "same_nodes") == 0)
               ? NULL
               : found;
}

/* Returns how many outcomes the test has, or -1 after a complaint. */
static int check_outcomes(struct schema *s, const struct yaml_node *node, const struct test *test)
{
    int n = 0;
    const struct outcome *seen[2] = {NULL, NULL};
    for (size_t i = 0; i < ARRAY_LEN(outcomes); i++) {
        const struct outcome *outcome = &outcomes[i];
        const struct yaml_node *key = find_outcome(node, outcome->key);
        if (!key)
            continue;
        n++;
        if (!(outcome->kinds & 1u << test->kind))
            return schema_complain(
                s, key->mark, test->kind == TEST_OPERATIONS ? outcome->hint : NULL,
                "'%s' can't be said of %s", outcome->key, kind_words[test->kind]);
        if (test->generate && !outcome->generated)
            return schema_complain(s, key->mark, outcome->hint,
                                   "'%s' doesn't go with generated arguments", outcome->key);
        const struct outcome **slot = outcome->group ? &seen[outcome->group == 'a'] : NULL;
        if (slot && *slot)
            return schema_complain(s, key->mark, NULL, "'%s' and '%s' can't both come true",
                                   (*slot)->key, outcome->key);
        if (slot)
            *slot = outcome;
    }
    return n;
}

static bool has_checked_operation(const struct test *test)
{
    for (size_t i = 0; i < test->n_operations; i++) {
        if (test->operations[i].outcome.kind != OUTCOME_ANY)
            return true;
    }
    return false;
}

static void check_operations(struct schema *s, const struct yaml_node *node,
                             const struct test *test, int n_outcomes)
{
    const struct yaml_node *expect = yaml_find_key(node, "expect");
    bool is_reference =
        test->outcome.kind == OUTCOME_VALUE && test->outcome.values[0].kind == VALUE_REFERENCE;
    if (expect && !is_reference && !test->checker) {
        schema_complain(s, expect->mark, "say what each operation 'returns'",
                        "'expect' of operations can only be '!reference'");
        return;
    }
    if (expect && is_reference && has_checked_operation(test)) {
        schema_complain(s, expect->mark, "leave out one of them",
                        "'expect: !reference' doesn't go with 'returns' and 'raises'");
        return;
    }
    if (n_outcomes == 0 && !has_checked_operation(test))
        schema_complain(s, node->mark, "add 'returns' or 'raises' to an operation",
                        "the test can't fail: no operation has an outcome that counts");
}

static void check_call(struct schema *s, const struct yaml_node *node, const struct test *test)
{
    if (test->has_args_after && test->args_after.n != test->args.n)
        schema_complain(s, yaml_find(node, "args_after")->mark, NULL,
                        "'args_after' must have one item for each of the %u arguments, got %u",
                        test->args.n, test->args_after.n);
    if (test->same_nodes && test->outcome.kind == OUTCOME_RAISES)
        schema_complain(s, yaml_find_key(node, "same_nodes")->mark, NULL,
                        "'raises' and 'same_nodes' can't both come true");
}

static bool has_node(const struct expected_outcome *outcome)
{
    for (size_t i = 0; i < outcome->n_values; i++) {
        if (value_contains(&outcome->values[i], VALUE_NODE))
            return true;
    }
    return false;
}

static void check_position(struct schema *s, const struct test *test, uint32_t n_nodes)
{
    for (size_t i = 0; i < test->outcome.n_values; i++) {
        const struct value *v = &test->outcome.values[i];
        if (v->kind == VALUE_NODE && v->integer >= n_nodes)
            schema_complain(s, test->outcome_mark, "the first node is !node 0",
                            "the linked list has %u nodes, there is no node %lld", n_nodes,
                            (long long)v->integer);
    }
}

/* `!node` needs a list that it is a node of; what an expression gives isn't known here. */
static void check_node(struct schema *s, const struct test *test)
{
    if (!has_node(&test->outcome))
        return;
    if (test->kind != TEST_CALL) {
        schema_complain(s, test->outcome_mark, NULL, "'!node' can't be said of %s",
                        kind_words[test->kind]);
        return;
    }
    if (test->generate || value_contains(&test->args, VALUE_PY) ||
        value_contains(&test->kwargs, VALUE_PY))
        return;
    for (size_t i = 0; i < test->args.n; i++) {
        if (test->args.items[i].kind == VALUE_LINKED_LIST) {
            check_position(s, test, test->args.items[i].n);
            return;
        }
    }
    schema_complain(s, test->outcome_mark, "an argument such as !linked_list [1, 2] has nodes",
                    "'!node' needs an argument that is a linked list");
}

/* What it sees is a value that was returned, and next to it one that is expected. */
static void check_checker(struct schema *s, const struct yaml_node *node, const struct test *test)
{
    static const char *const others[] = {"expect_any", "raises"};
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        if (yaml_find_key(node, others[i]))
            schema_complain(s, yaml_find_key(node, "check")->mark, NULL,
                            "'check' and '%s' can't both decide", others[i]);
    }
    if (has_node(&test->outcome))
        schema_complain(s, test->outcome_mark, NULL, "'!node' can't be given to a checker");
}

static void check_reference(struct schema *s, const struct test *test)
{
    bool is_reference =
        test->outcome.kind == OUTCOME_VALUE && test->outcome.values[0].kind == VALUE_REFERENCE;
    if (!is_reference || s->c->reference || s->has_missed_reference)
        return;
    s->has_missed_reference = true;
    schema_complain(s, test->outcome_mark, "put one into solutions/accepted",
                    "'!reference' needs a reference solution, but there is none");
}

void test_checks_run(struct schema *s, const struct yaml_node *node, const struct test *test)
{
    const struct yaml_node *repeat = yaml_find_key(node, "repeat");
    if (repeat && !test->generate)
        schema_complain(s, repeat->mark, "without it every repetition would be the same",
                        "'repeat' goes with 'generate' only");
    if (!find_form(s, node))
        return;
    int n = check_outcomes(s, node, test);
    if (n < 0)
        return;
    check_node(s, test);
    check_reference(s, test);
    if (test->checker)
        check_checker(s, node, test);
    if (test->kind == TEST_PROGRAM)
        program_keys_check(s, node, test);
    if (test->kind == TEST_OPERATIONS)
        check_operations(s, node, test, n);
    else if (n == 0)
        schema_complain(s, node->mark,
                        test->kind == TEST_PROGRAM
                            ? "add 'stdout' or 'exit'"
                            : "add 'expect', 'raises', 'stdout' or another outcome",
                        "the test can't fail: it says nothing about the outcome");
    else
        check_call(s, node, test);
}
