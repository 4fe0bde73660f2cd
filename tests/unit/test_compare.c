/*
 * test_compare - what counts as equal, and what is said about what doesn't
 * SPDX-License-Identifier: MIT
 */
#include "grader/value/compare.h"

#include <check.h>

#include "base/memory.h"
#include "grader/value/repr.h"
#include "tests/unit/literal.h"

enum { PATHS_MAX = 4 };

/* Rules written down: "loose", "float=1e-9", "abs=.. rel=..", and paths, with blanks between. */
struct rules {
    struct compare_rules rules;
    struct compare_path paths[PATHS_MAX];
};

static void rules_read(struct rules *r, struct arena *a, const char *text)
{
    *r = (struct rules){0};
    r->rules.unordered = r->paths;
    AUTO_FREE char *copy = xstrdup(text);
    char *rest = NULL;
    for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        struct error err = {0};
        if (strcmp(word, "loose") == 0)
            r->rules.loose = true;
        else if (sscanf(word, "float=%lf", &r->rules.float_abs) == 1)
            r->rules.float_rel = r->rules.float_abs;
        else if (sscanf(word, "abs=%lf", &r->rules.float_abs) != 1 &&
                 sscanf(word, "rel=%lf", &r->rules.float_rel) != 1)
            ck_assert_int_eq(
                compare_path_parse(a, word, &r->paths[r->rules.n_unordered++], &err), 0);
    }
    r->rules.has_float = r->rules.float_abs > 0 || r->rules.float_rel > 0;
}

static int run(struct arena *a, const char *rules_text, const char *expected, const char *got,
               struct compare_difference *out_difference)
{
    struct rules rules;
    rules_read(&rules, a, rules_text);
    struct value *values = arena_array(a, 2, sizeof(*values));
    values[0] = literal(a, expected);
    values[1] = literal(a, got);
    return compare_values(a, &rules.rules, &values[0], &values[1], out_difference);
}

/* ---- equal ----------------------------------------------------------------------------------- */

static const struct {
    const char *rules, *expected, *got;
} equal_rows[] = {
    {"", "None", "None"},
    {"", "1", "1"},
    {"", "nan", "nan"},
    {"", "0.0", "-0.0"},
    {"", "complex(nan, 1.0)", "complex(nan, 1.0)"},
    {"", "123456789012345678901234567890", "123456789012345678901234567890"},
    {"", "'a\\x00b'", "'a\\x00b'"},
    {"", "b''", "b''"},
    {"", "[1, [2, (3,)]]", "[1, [2, (3,)]]"},
    {"", "{'a': 1, 'b': [2]}", "{'b': [2], 'a': 1}"},
    {"", "{(1, frozenset({1, 2})): 1, nan: 2}", "{nan: 2, (1, frozenset({2, 1})): 1}"},
    {"", "{nan: 1, 'x': 2}", "{'x': 2, nan: 1}"},
    {"", "{3, 1, 2}", "{1, 2, 3}"},
    {"", "{frozenset({1, 2}), (1,)}", "{(1,), frozenset({2, 1})}"},
    {"", "set()", "set()"},
    {"", "{}", "{}"},
    {"", "linked_list([1, 2])", "linked_list([1, 2], ids=[5, -1])"},
    {"", "linked_list([1, 2], cycle=0)", "linked_list([1, 2], cycle=0)"},
    {"", "tree([1, absent, 2])", "tree([1, absent, 2], ids=[0, 1])"},
    {"", "node(1)", "linked_list([2, 3], ids=[1, 2])"},
    {"", "[node(0), None]", "[linked_list([2], ids=[0]), None]"},
    /* loose */
    {"loose", "1", "True"},
    {"loose", "1", "1.0"},
    {"loose", "complex(1.0, 0.0)", "1"},
    {"loose", "9007199254740992", "9007199254740992.0"},
    {"loose", "18446744073709551616", "18446744073709551616.0"},
    {"loose", "[1, (2,)]", "(1.0, [2])"},
    {"loose", "{1, 2}", "frozenset({2, 1.0})"},
    {"loose", "{1: (2,)}", "{1.0: [2.0]}"},
    {"loose $", "[1, 2.0, [3]]", "[(3.0,), 2, True]"},
    /* a tolerance */
    {"float=1e-9", "0.3", "0.30000000000000004"},
    {"abs=0.5", "1.0", "1.5"},
    {"rel=0.1", "100.0", "110.0"},
    {"float=1e-9", "complex(1.0, 2.0)", "complex(1.0000000001, 1.9999999999)"},
    {"float=1e-9", "inf", "inf"},
    {"float=1e-9", "nan", "nan"},
    {"float=1e-9 loose", "1", "1.0000000001"},
    {"float=1e-9 loose", "18446744073709551616", "18446744073709551000.0"},
    {"float=1e-9", "[0.1, {'a': 0.3}]", "[0.1, {'a': 0.30000000000000004}]"},
    {"float=1e-9", "{0.3, 0.1}", "{0.1, 0.30000000000000004}"},
    {"float=1e-9", "linked_list([0.3])", "linked_list([0.30000000000000004])"},
    /* free order */
    {"$", "[3, 1, 2]", "[1, 2, 3]"},
    {"$", "(3, 1, 2)", "(1, 2, 3)"},
    {"$", "[1, 1, 2]", "[1, 2, 1]"},
    {"$", "[nan, 1.0]", "[1.0, nan]"},
    {"$", "[]", "[]"},
    {"$", "[[1, 2], [0]]", "[[0], [1, 2]]"},
    {"$[*]", "[[1, 2], [0, 3]]", "[[2, 1], [3, 0]]"},
    {"$ $[*]", "[[1, 2], [0, 3]]", "[[3, 0], [2, 1]]"},
    {"$ $[*]", "[[1, 2], [1, 2], [3]]", "[[3], [2, 1], [1, 2]]"},
    {"$ $[*] $[*][*]", "[[[1, 2], [3]], []]", "[[], [[3], [2, 1]]]"},
    {"$ $[*][*]", "[[[1, 2], [3]], []]", "[[], [[2, 1], [3]]]"},
    {"$", "[{'a': 1, 'b': 2}, {}]", "[{}, {'b': 2, 'a': 1}]"},
    {"$", "[{1, 2}, {0}]", "[{0}, {2, 1}]"},
    {"$[0]", "[[1, 2], [3, 4]]", "[[2, 1], [3, 4]]"},
    {"$.edges", "{'edges': [1, 2], 'n': [1, 2]}", "{'n': [1, 2], 'edges': [2, 1]}"},
    {"$[*].edges[0]", "[{'edges': [[1, 2], [3, 4]]}]", "[{'edges': [[2, 1], [3, 4]]}]"},
    {"$['a-b']", "{'a-b': [1, 2]}", "{'a-b': [2, 1]}"},
    {"$[*]", "{'x': [1, 2]}", "{'x': [2, 1]}"},
    {"$[*]", "{(1, 2), (3, 4)}", "{(2, 1), (4, 3)}"},
    {"$[*]", "linked_list([[1, 2]])", "linked_list([[2, 1]])"},
    {"$ $[*].a", "[{'a': [1, 2]}, {'a': [3]}]", "[{'a': [3]}, {'a': [2, 1]}]"},
    {"$", "[linked_list([{1, 2}]), 1]", "[1, linked_list([{2, 1}])]"},
    {"$", "[node(1), node(0)]", "[linked_list([1], ids=[0]), linked_list([1], ids=[1])]"},
    /* free order and a tolerance */
    {"$ float=1e-9", "[0.3, 0.1]", "[0.1, 0.30000000000000004]"},
    {"$ float=1e-9", "[(0.3, 'a'), (0.3, 'b')]", "[(0.30000000000000004, 'a'), (0.3, 'b')]"},
    {"$ float=1e-9", "[(0.3, 2.0), (0.3, 1.0)]", "[(0.30000000000000004, 1.0), (0.3, 2.0)]"},
    {"$ abs=1.0", "[1.0, 2.0]", "[2.0, 3.0]"},
    {"$ abs=1.0", "[(0.0, 5.0), (0.5, 0.0)]", "[(0.2, 0.0), (0.7, 5.0)]"},
    {"$ $[*] float=1e-9", "[[0.3, 1.0], [2.0, 0.3]]",
     "[[0.30000000000000004, 2.0], [1.0, 0.30000000000000004]]"},
    {"$ $[*] abs=1.0", "[[(0.0, 5.0), (0.5, 0.0)], []]", "[[], [(0.2, 0.0), (0.7, 5.0)]]"},
    {"$ float=1e-9", "[{'a': 0.3, 'b': 1}, {'a': 0.3, 'b': 2}]",
     "[{'b': 2, 'a': 0.30000000000000004}, {'b': 1, 'a': 0.3}]"},
    {"$ float=1e-9 loose", "[1, (2, 3)]", "[[2.0000000001, 3], 1.0000000001]"},
};

START_TEST(these_are_equal)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_difference d = {0};
    int outcome =
        run(&a, equal_rows[_i].rules, equal_rows[_i].expected, equal_rows[_i].got, &d);
    ck_assert_msg(outcome == COMPARE_EQUAL, "row '%s' %s and %s: %s: %s", equal_rows[_i].rules,
                  equal_rows[_i].expected, equal_rows[_i].got, d.path, d.message);
}
END_TEST

/* ---- different ------------------------------------------------------------------------------- */

static const struct {
    const char *rules, *expected, *got;
    enum compare_kind kind;
    const char *path, *message;
    const char *expected_part, *got_part; /* as repr; NULL = none */
} different_rows[] = {
    /* types */
    {"", "1", "1.0", COMPARE_TYPE, "$", "expected int, got float", "1", "1.0"},
    {"", "1", "True", COMPARE_TYPE, "$", "expected int, got bool", "1", "True"},
    {"", "[1]", "(1,)", COMPARE_TYPE, "$", "expected list, got tuple", "[1]", "(1,)"},
    {"", "{1}", "frozenset({1})", COMPARE_TYPE, "$", "expected set, got frozenset", "{1}",
     "frozenset({1})"},
    {"", "[1]", "None", COMPARE_TYPE, "$", "expected list, got None", "[1]", "None"},
    {"", "[1, ['x', 2]]", "[1, ['x', '2']]", COMPARE_TYPE, "$[1][1]", "expected int, got str",
     "2", "'2'"},
    {"loose", "[1]", "{1}", COMPARE_TYPE, "$", "expected list, got set", "[1]", "{1}"},
    {"loose", "1", "'1'", COMPARE_TYPE, "$", "expected int, got str", "1", "'1'"},
    {"", "linked_list([1])", "None", COMPARE_TYPE, "$", "expected linked list, got None",
     "linked_list([1])", "None"},
    {"", "linked_list([1])", "[1]", COMPARE_TYPE, "$", "expected linked list, got list",
     "linked_list([1])", "[1]"},
    {"", "'a'", "b'a'", COMPARE_TYPE, "$", "expected str, got bytes", "'a'", "b'a'"},
    {"float=1e-9", "1", "1.0", COMPARE_TYPE, "$", "expected int, got float", "1", "1.0"},
    {"", "node(0)", "None", COMPARE_TYPE, "$", "expected a node, got None", "!node 0", "None"},
    /* values */
    {"", "3", "4", COMPARE_VALUE, "$", "expected 3, got 4", "3", "4"},
    {"", "True", "False", COMPARE_VALUE, "$", "expected True, got False", "True", "False"},
    {"", "{'a': [1, {'b c': 2}]}", "{'a': [1, {'b c': 3}]}", COMPARE_VALUE, "$.a[1]['b c']",
     "expected 2, got 3", "2", "3"},
    {"", "{1: 2}", "{1: 3}", COMPARE_VALUE, "$[1]", "expected 2, got 3", "2", "3"},
    {"", "0.3", "0.30000000000000004", COMPARE_VALUE, "$",
     "expected 0.3, got 0.30000000000000004", "0.3", "0.30000000000000004"},
    {"", "123456789012345678901234567890", "123456789012345678901234567891", COMPARE_VALUE, "$",
     "expected 123456789012345678901234567890, got 123456789012345678901234567891",
     "123456789012345678901234567890", "123456789012345678901234567891"},
    {"", "1", "18446744073709551617", COMPARE_VALUE, "$", "expected 1, got 18446744073709551617",
     "1", "18446744073709551617"},
    {"", "'a'", "'a\\x00'", COMPARE_VALUE, "$", "expected 'a', got 'a\\x00'", "'a'", "'a\\x00'"},
    {"", "'\\u00e9\\u00e9\\u00e9 a long line of text that goes on'",
     "'\\u00e9\\u00e9\\u00e9 a long lime of text that goes on'", COMPARE_VALUE, "$",
     "they differ from index 13 on", "'\xc3\xa9\xc3\xa9\xc3\xa9 a long line of text that goes on'",
     "'\xc3\xa9\xc3\xa9\xc3\xa9 a long lime of text that goes on'"},
    {"", "'a long line of text, then \\u00e9'", "'a long line of text, then \\u00e8'",
     COMPARE_VALUE, "$", "they differ from index 26 on", "'a long line of text, then \xc3\xa9'",
     "'a long line of text, then \xc3\xa8'"},
    {"loose", "9007199254740993", "9007199254740992.0", COMPARE_VALUE, "$",
     "expected 9007199254740993, got 9007199254740992.0", "9007199254740993",
     "9007199254740992.0"},
    {"loose", "18446744073709551617", "18446744073709551616.0", COMPARE_VALUE, "$",
     "expected 18446744073709551617, got 1.8446744073709552e+19", "18446744073709551617",
     "1.8446744073709552e+19"},
    {"loose", "complex(1.0, 1.0)", "1", COMPARE_VALUE, "$", "expected (1+1j), got 1", "(1+1j)",
     "1"},
    {"abs=0.5", "1.0", "1.6", COMPARE_VALUE, "$", "expected 1.0, got 1.6", "1.0", "1.6"},
    {"rel=0.1", "100.0", "112.0", COMPARE_VALUE, "$", "expected 100.0, got 112.0", "100.0",
     "112.0"},
    {"float=1e-9", "1e308", "inf", COMPARE_VALUE, "$", "expected 1e+308, got inf", "1e+308",
     "inf"},
    {"float=1e-9", "inf", "-inf", COMPARE_VALUE, "$", "expected inf, got -inf", "inf", "-inf"},
    {"float=1e-9", "1.0", "nan", COMPARE_VALUE, "$", "expected 1.0, got nan", "1.0", "nan"},
    {"float=1e-9", "complex(1.0, 2.0)", "complex(1.0, 2.1)", COMPARE_VALUE, "$",
     "expected (1+2j), got (1+2.1j)", "(1+2j)", "(1+2.1j)"},
    {"float=1e-9 loose", "9007199254740992", "9007199254740993", COMPARE_VALUE, "$",
     "expected 9007199254740992, got 9007199254740993", "9007199254740992", "9007199254740993"},
    /* lengths */
    {"", "[1]", "[1, 2]", COMPARE_EXTRA, "$[1]", "one element too many", NULL, "2"},
    {"", "[]", "[1, 2]", COMPARE_EXTRA, "$[0]", "2 elements too many", NULL, "1"},
    {"", "[1, 2, 3]", "[1]", COMPARE_MISSING, "$[1]", "2 elements missing", "2", NULL},
    {"", "(1, 2)", "(1,)", COMPARE_MISSING, "$[1]", "one element missing", "2", NULL},
    {"", "[1, 2, 3]", "[1, 3]", COMPARE_VALUE, "$[1]", "expected 2, got 3", "2", "3"},
    /* dicts */
    {"", "{'a': 1}", "{}", COMPARE_MISSING, "$", "missing key 'a'", "'a'", NULL},
    {"", "{}", "{'b': 1}", COMPARE_EXTRA, "$", "key 'b' not expected", NULL, "'b'"},
    {"", "{'a': 1}", "{'b': 1, 'a': 1}", COMPARE_EXTRA, "$", "key 'b' not expected", NULL,
     "'b'"},
    {"", "[{1: 1}]", "[{True: 1}]", COMPARE_MISSING, "$[0]", "missing key 1", "1", NULL},
    {"", "{nan: 1}", "{nan: 1, nan: 2}", COMPARE_EXTRA, "$", "key nan not expected", NULL, "nan"},
    {"$[*]", "{(1, 2): 1}", "{(2, 1): 1}", COMPARE_MISSING, "$", "missing key (1, 2)", "(1, 2)",
     NULL},
    {"float=0.5", "{1.0: 1}", "{1.1: 1}", COMPARE_MISSING, "$", "missing key 1.0", "1.0", NULL},
    {"", "{'a\\x1b\\n': 1}", "{'a\\x1b\\n': 2}", COMPARE_VALUE, "$['a\\x1b\\n']",
     "expected 1, got 2", "1", "2"},
    /* sets and free order */
    {"", "{1, 2}", "{1}", COMPARE_MISSING, "$", "one element missing", "2", NULL},
    {"", "[{1, 2}]", "[{1, 2, 3, 4}]", COMPARE_EXTRA, "$[0]", "2 elements too many", NULL, "3"},
    {"", "{1, 2}", "{1, 3}", COMPARE_EXTRA, "$", "element not expected", "2", "3"},
    {"", "{1}", "{1.0}", COMPARE_EXTRA, "$", "element not expected", "1", "1.0"},
    {"$", "[1, 2]", "[2, 1, 2]", COMPARE_EXTRA, "$[2]", "one element too many", NULL, "2"},
    {"$ $[*]", "[[0, 0, 0]]", "[[0, 0, 0], [0, 0, 0]]", COMPARE_EXTRA, "$[1]",
     "one element too many", NULL, "[0, 0, 0]"},
    {"$ $[*]", "[[-1, 0, 1], [-1, -1, 2]]", "[[1, 0, -1], [-1, -1, 3]]", COMPARE_EXTRA, "$[1]",
     "element not expected", "[-1, -1, 2]", "[-1, -1, 3]"},
    {"$", "[1, 2, 3]", "[3]", COMPARE_MISSING, "$", "2 elements missing", "1", NULL},
    {"$", "[3, 1, 2]", "[7, 3, 8]", COMPARE_EXTRA, "$[0]", "2 elements not expected, 2 missing",
     "1", "7"},
    {"$", "[3, 1, 2]", "[7, 3]", COMPARE_EXTRA, "$[0]", "1 element not expected, 2 missing", "1",
     "7"},
    {"$", "[[1, 2]]", "[[2, 1]]", COMPARE_EXTRA, "$[0]", "element not expected", "[1, 2]",
     "[2, 1]"},
    {"$", "[1, 1, 2]", "[1, 2, 2]", COMPARE_EXTRA, "$[2]", "element not expected", "1", "2"},
    {"$", "[1]", "(1,)", COMPARE_TYPE, "$", "expected list, got tuple", "[1]", "(1,)"},
    {"$", "[node(1), node(0)]", "[linked_list([1], ids=[0]), linked_list([1], ids=[0])]",
     COMPARE_EXTRA, "$[1]", "element not expected", "!node 1", "linked_list([1])"},
    {"$ float=1e-9", "[0.3, 0.1, 'x']", "[0.1, 'x', 0.31]", COMPARE_EXTRA, "$[2]",
     "element not expected", "0.3", "0.31"},
    {"$ abs=1.0", "[1.0, 1.0, 5.0]", "[1.0, 4.5, 4.5]", COMPARE_EXTRA, "$[2]",
     "element not expected", "1.0", "4.5"},
    {"float=1e-9", "{0.3}", "{0.3, 0.30000000000000004}", COMPARE_EXTRA, "$",
     "one element too many", NULL, "0.30000000000000004"},
    /* nodes */
    {"", "linked_list([1, 2])", "linked_list([1, 3])", COMPARE_VALUE, "$[1]", "expected 2, got 3",
     "2", "3"},
    {"", "linked_list([1])", "linked_list([1, 2])", COMPARE_EXTRA, "$[1]", "one node too many",
     NULL, "2"},
    {"", "linked_list([1, 2, 3])", "linked_list([1])", COMPARE_MISSING, "$[1]",
     "2 nodes missing", "2", NULL},
    {"", "linked_list([1, 2])", "linked_list([1, 2], cycle=0)", COMPARE_CYCLE, "$",
     "the list must end, but its last node points back to node 0", "linked_list([1, 2])",
     "linked_list([1, 2], cycle=0)"},
    {"", "linked_list([1, 2], cycle=1)", "linked_list([1, 2])", COMPARE_CYCLE, "$",
     "the last node must point to node 1, but the list ends there", "linked_list([1, 2], cycle=1)",
     "linked_list([1, 2])"},
    {"", "linked_list([1, 2], cycle=1)", "linked_list([1, 2], cycle=0)", COMPARE_CYCLE, "$",
     "the last node must point to node 1, not to node 0", "linked_list([1, 2], cycle=1)",
     "linked_list([1, 2], cycle=0)"},
    {"", "node(1)", "linked_list([1], ids=[-1])", COMPARE_IDENTITY, "$",
     "expected the input's node 1, got a new one", "!node 1", "linked_list([1])"},
    {"", "node(1)", "linked_list([1])", COMPARE_IDENTITY, "$",
     "expected the input's node 1, got a new one", "!node 1", "linked_list([1])"},
    {"", "[node(1)]", "[linked_list([1], ids=[0])]", COMPARE_IDENTITY, "$[0]",
     "expected the input's node 1, got its node 0", "!node 1", "linked_list([1])"},
    {"", "tree([1, 2, 3])", "tree([1, 2, 4])", COMPARE_VALUE, "$.right", "expected 3, got 4", "3",
     "4"},
    {"", "tree([1])", "tree([2])", COMPARE_VALUE, "$", "expected 1, got 2", "1", "2"},
    {"", "tree([1, absent, 2, 3])", "tree([1, absent, 2, 4])", COMPARE_VALUE, "$.right.left",
     "expected 3, got 4", "3", "4"},
    {"", "tree([1])", "tree([1, absent, 2])", COMPARE_EXTRA, "$.right",
     "a node that isn't expected", NULL, "2"},
    {"", "tree([1, 2, absent, 3])", "tree([1, 2])", COMPARE_MISSING, "$.left.left",
     "a node is missing", "3", NULL},
    {"", "tree([1, 2, 3])", "tree([1, absent, 3])", COMPARE_MISSING, "$.left",
     "a node is missing", "2", NULL},
    /* what can't be compared */
    {"", "1", "opaque(0, 'deque')", COMPARE_OPAQUE, "$",
     "an object of class 'deque' can't be compared", NULL, "<deque object>"},
    {"", "[1, 2]", "[7, {'a': opaque(0, 'x\\x1b\\n')}]", COMPARE_OPAQUE, "$[1].a",
     "an object of class 'x\\x1b\\n' can't be compared", NULL, "<x\\x1b\\n object>"},
    {"", "[]", "[[opaque(1, 'list')]]", COMPARE_OPAQUE, "$[0][0]",
     "nested deeper than 200 levels", NULL, "..."},
    {"", "1", "(opaque(2, 'list'),)", COMPARE_OPAQUE, "$[0]", "more than a million values", NULL,
     "..."},
    {"", "1", "{opaque(3, 'str')}", COMPARE_OPAQUE, "$[*]", "more than 64 MiB of values", NULL,
     "..."},
    {"", "1", "opaque(4, 'ListNode')", COMPARE_OPAQUE, "$", "a chain of nodes that doesn't end",
     NULL, "..."},
    {"", "opaque(0, 'C')", "opaque(0, 'C')", COMPARE_OPAQUE, "$",
     "an object of class 'C' can't be compared", NULL, "<C object>"},
    {"", "opaque(0, 'C')", "1", COMPARE_OPAQUE, "$", "an object of class 'C' can't be compared",
     NULL, "<C object>"},
    {"", "py('1')", "py('1')", COMPARE_VALUE, "$", "expected 1, got 1", "1", "1"},
};

static void check_part(const char *label, const struct value *part, const char *wanted)
{
    if (!part || !wanted) {
        ck_assert_msg(!part && !wanted, "row %s: part is %s", label, part ? "there" : "missing");
        return;
    }
    AUTO(buffer_release) struct buffer text = {0};
    repr_value(&text, part);
    ck_assert_msg(strcmp(buffer_text(&text), wanted) == 0, "row %s: part %s, not %s", label,
                  buffer_text(&text), wanted);
}

START_TEST(these_differ_and_say_how)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_difference d = {0};
    char label[512];
    snprintf(label, sizeof(label), "'%s' %s and %s", different_rows[_i].rules,
             different_rows[_i].expected, different_rows[_i].got);
    int outcome = run(&a, different_rows[_i].rules, different_rows[_i].expected,
                      different_rows[_i].got, &d);
    ck_assert_msg(outcome == COMPARE_DIFFERENT, "row %s", label);
    ck_assert_msg(d.kind == different_rows[_i].kind, "row %s: kind %d", label, (int)d.kind);
    ck_assert_msg(strcmp(d.path, different_rows[_i].path) == 0, "row %s: %s", label, d.path);
    ck_assert_msg(strcmp(d.message, different_rows[_i].message) == 0, "row %s: %s", label,
                  d.message);
    check_part(label, d.expected, different_rows[_i].expected_part);
    check_part(label, d.got, different_rows[_i].got_part);
}
END_TEST

START_TEST(a_long_key_is_cut_in_path_and_message)
{
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "");
    char long_key[5000];
    memset(long_key, 'k', sizeof(long_key));
    struct value pair[2] = {value_str(&a, long_key, sizeof(long_key)), value_int(1)};
    struct value other[2] = {pair[0], value_int(2)};
    struct value expected = value_sequence(VALUE_DICT, pair, 1);
    struct value got = value_sequence(VALUE_DICT, other, 1);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_DIFFERENT);
    ck_assert_uint_lt(strlen(d.path), 80);
    got.n = 0;
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_DIFFERENT);
    ck_assert_uint_lt(strlen(d.message), 90);
}
END_TEST

/* ---- random values --------------------------------------------------------------------------- */

static struct value random_value(struct arena *a, unsigned *seed, int depth)
{
    int sort = rand_r(seed) % (depth > 0 ? 6 : 3);
    if (sort == 0)
        return value_int(rand_r(seed) % 4);
    if (sort == 1)
        return value_float((rand_r(seed) % 8) / 2.0);
    if (sort == 2)
        return value_str(a, "abc", (size_t)(rand_r(seed) % 4));
    uint32_t n = (uint32_t)(rand_r(seed) % 5);
    struct value *items = arena_array(a, 2 * n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++) {
        bool is_dict = sort == 5;
        items[is_dict ? 2 * i : i] = is_dict ? value_int(i) : random_value(a, seed, depth - 1);
        if (is_dict)
            items[2 * i + 1] = random_value(a, seed, depth - 1);
    }
    return value_sequence(sort == 3   ? VALUE_LIST
                          : sort == 4 ? VALUE_TUPLE
                                      : VALUE_DICT,
                          items, n);
}

static void swap_items(struct value *items, uint32_t i, uint32_t j, uint32_t stride)
{
    for (uint32_t k = 0; k < stride; k++) {
        struct value kept = items[i * stride + k];
        items[i * stride + k] = items[j * stride + k];
        items[j * stride + k] = kept;
    }
}

/* A copy in which whatever has no order, has another; with @noise added to floats. */
static struct value shuffled(struct arena *a, unsigned *seed, const struct value *v, double noise)
{
    struct value copy = *v;
    if (v->kind == VALUE_FLOAT)
        copy.real += noise * (rand_r(seed) % 3 - 1);
    if (v->kind < VALUE_LIST)
        return copy;
    uint32_t stride = v->kind == VALUE_DICT ? 2 : 1, n = v->n;
    struct value *items = arena_array(a, stride * n, sizeof(*items));
    for (uint32_t i = 0; i < stride * n; i++)
        items[i] = shuffled(a, seed, &v->items[i], noise);
    for (uint32_t i = n; i > 1; i--)
        swap_items(items, i - 1, (uint32_t)rand_r(seed) % i, stride);
    copy.items = items;
    return copy;
}

START_TEST(shuffled_values_are_equal_where_order_is_free)
{
    static const char *const rule_texts[] = {
        "$ $[*] $[*][*] $[*][*][*]",
        "$ $[*] $[*][*] $[*][*][*] float=1e-9",
        "$ $[*] $[*][*] $[*][*][*] float=1e-9 loose",
    };
    for (unsigned seed = 1; seed <= 1500; seed++) {
        AUTO(arena_release) struct arena a = {0};
        struct rules rules;
        rules_read(&rules, &a, rule_texts[_i]);
        unsigned state = seed;
        struct value v = random_value(&a, &state, 3);
        struct value other = shuffled(&a, &state, &v, _i > 0 ? 1e-12 : 0.0);
        struct compare_difference d = {0};
        ck_assert_msg(compare_values(&a, &rules.rules, &v, &other, &d) == COMPARE_EQUAL,
                      "seed %u: %s: %s", seed, d.path, d.message);
    }
}
END_TEST

/* Whether some permutation pairs all of @n floats within 1; by trying them all. */
static bool can_pair(const double *expected, const double *got, unsigned n, unsigned used)
{
    if (n == 0)
        return true;
    for (unsigned i = 0; i < 6; i++)
        if (!(used & 1u << i) && fabs(expected[n - 1] - got[i]) <= 1.0 &&
            can_pair(expected, got, n - 1, used | 1u << i))
            return true;
    return false;
}

START_TEST(pairing_is_found_exactly_when_there_is_one)
{
    int n_equal = 0, n_different = 0;
    for (unsigned seed = 1; seed <= 3000; seed++) {
        AUTO(arena_release) struct arena a = {0};
        struct rules rules;
        rules_read(&rules, &a, "$ abs=1.0");
        unsigned state = seed;
        double numbers[2][6];
        struct value items[2][6], pairs[2][6][2];
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < 6; i++) {
                numbers[side][i] = rand_r(&state) % 24 / 4.0;
                /* The first float is noise that changes the order and is always near enough. */
                pairs[side][i][0] = value_float(rand_r(&state) % 4 / 4.0);
                pairs[side][i][1] = value_float(numbers[side][i]);
                items[side][i] = value_sequence(VALUE_TUPLE, pairs[side][i], 2);
            }
        }
        struct value expected = value_sequence(VALUE_LIST, items[0], 6);
        struct value got = value_sequence(VALUE_LIST, items[1], 6);
        struct compare_difference d = {0};
        int outcome = compare_values(&a, &rules.rules, &expected, &got, &d);
        bool equal = can_pair(numbers[0], numbers[1], 6, 0);
        ck_assert_msg((outcome == COMPARE_EQUAL) == equal, "seed %u", seed);
        n_equal += equal;
        n_different += !equal;
    }
    ck_assert_int_gt(n_equal, 200);
    ck_assert_int_gt(n_different, 200);
}
END_TEST

/* ---- large values ---------------------------------------------------------------------------- */

static struct value many_ints(struct arena *a, uint32_t n, uint32_t step)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++)
        items[i] = value_int((int64_t)i * step % n);
    return value_sequence(VALUE_LIST, items, n);
}

START_TEST(comparing_long_lists_in_order_allocates_nothing)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(arena_release) struct arena differences = {0};
    struct rules rules;
    rules_read(&rules, &a, "float=1e-9 $.nowhere");
    struct value expected = many_ints(&a, 100000, 7), got = many_ints(&a, 100000, 7);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&differences, &rules.rules, &expected, &got, &d),
                     COMPARE_EQUAL);
    ck_assert_uint_eq(differences.used_bytes, 0);
}
END_TEST

START_TEST(long_lists_without_order_are_sorted)
{
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, _i ? "$ float=1e-9" : "$");
    struct value expected = many_ints(&a, 200000, 7), got = many_ints(&a, 200000, 77777);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_EQUAL);
}
END_TEST

/* Tuples whose first float is noise, so that sorting can't align them, and a string that can. */
static struct value noisy_points(struct arena *a, uint32_t n, unsigned seed, bool is_reverse)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++) {
        struct value *pair = arena_array(a, 2, sizeof(*pair));
        pair[0] = value_float(1.0 + 1e-12 * (rand_r(&seed) % 1000));
        pair[1] = value_int(i);
        items[is_reverse ? n - 1 - i : i] = value_sequence(VALUE_TUPLE, pair, 2);
    }
    return value_sequence(VALUE_LIST, items, n);
}

START_TEST(noise_does_not_tear_apart_what_the_rest_joins)
{
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "$ float=1e-9");
    struct value expected = noisy_points(&a, 50000, 1, false);
    struct value got = noisy_points(&a, 50000, 2, true);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_EQUAL);
}
END_TEST

/* Lists in lists of floats that are all near each other but for the last: what costs most. */
static struct value costly(struct arena *a, uint32_t n, int depth, double last)
{
    struct value *items = arena_array(a, n, sizeof(*items));
    for (uint32_t i = 0; i < n; i++)
        items[i] = depth > 0 ? costly(a, n, depth - 1, last)
                             : value_float(i == n - 1 ? last : i * 0.9);
    return value_sequence(VALUE_LIST, items, n);
}

START_TEST(pairing_ends_within_its_bound)
{
    static const struct {
        uint32_t n;
        int depth;
    } sizes[] = {{100000, 0}, {1000, 0}, {300, 1}, {60, 2}};
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "$ $[*] $[*][*] abs=1.0");
    struct value expected = costly(&a, sizes[_i].n, sizes[_i].depth, -10.0);
    struct value got = costly(&a, sizes[_i].n, sizes[_i].depth, -20.0);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &expected, &got, &d), COMPARE_DIFFERENT);
}
END_TEST

START_TEST(a_tree_as_deep_as_large_is_compared)
{
    enum { N = 400000 };
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "");
    struct value *items = arena_array(&a, N, sizeof(*items)), trees[2];
    items[0] = value_int(0);
    for (uint32_t i = 1; i < N; i++) /* each node has but a right child */
        items[i] = i % 2 ? (struct value){.kind = VALUE_ABSENT} : value_int(i);
    for (uint32_t i = 0; i < 2; i++) {
        struct value_shape *shape = arena_alloc(&a, sizeof(*shape));
        *shape = (struct value_shape){.items = items, .n_identities = N / 2 + 1, .cycle = -1};
        trees[i] = (struct value){.kind = VALUE_TREE, .n = N - 1 - 2 * i, .shape = shape};
    }
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &trees[0], &trees[1], &d),
                     COMPARE_DIFFERENT);
    ck_assert_str_eq(d.path, "$[399998]");
    ck_assert_str_eq(d.message, "a node is missing");
}
END_TEST

START_TEST(values_as_deep_as_can_be_decoded_are_compared)
{
    enum { DEPTH = 230 };
    AUTO(arena_release) struct arena a = {0};
    struct rules rules;
    rules_read(&rules, &a, "$ float=1e-9");
    struct value v[2] = {value_int(1), value_int(2)};
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < DEPTH; i++)
            v[side] = value_sequence(VALUE_LIST, arena_copy(&a, &v[side], sizeof(v[side])), 1);
    struct compare_difference d = {0};
    ck_assert_int_eq(compare_values(&a, &rules.rules, &v[0], &v[0], &d), COMPARE_EQUAL);
    ck_assert_int_eq(compare_values(&a, &rules.rules, &v[0], &v[1], &d), COMPARE_DIFFERENT);
}
END_TEST

/* ---- the same nodes -------------------------------------------------------------------------- */

static const struct {
    const char *input, *got;
    const char *path, *message; /* NULL: equal */
} same_rows[] = {
    {"linked_list([1, 2, 3])", "linked_list([3, 2, 1], ids=[2, 1, 0])", NULL, NULL},
    {"linked_list([1])", "linked_list([1], cycle=0, ids=[0])", NULL, NULL},
    {"linked_list([nan])", "linked_list([nan], ids=[0])", NULL, NULL},
    {"None", "None", NULL, NULL},
    {"tree([1, absent, 2, 3])", "tree([1, 2, absent, absent, 3], ids=[0, 1, 2])", NULL, NULL},
    {"linked_list([1, 2])", "linked_list([2, 1], ids=[1, -1])", "$[1]",
     "a new node, where the input's own nodes must be used"},
    {"linked_list([1, 2])", "linked_list([2, 1])", "$[0]",
     "a new node, where the input's own nodes must be used"},
    {"linked_list([1, 2])", "linked_list([2, 1], ids=[1, 7])", "$[1]",
     "a new node, where the input's own nodes must be used"},
    {"linked_list([1, 1])", "linked_list([1, 1], ids=[1, 1])", "$[1]",
     "the input's node 1 is used twice"},
    {"linked_list([1, 2])", "linked_list([2, 1], ids=[0, 1])", "$[0]",
     "the input's node 0 came with 1 and now holds 2"},
    {"linked_list([1])", "linked_list([1.0], ids=[0])", "$[0]",
     "the input's node 0 came with 1 and now holds 1.0"},
    {"linked_list([1, 2])", "linked_list([2], ids=[1])", "$", "the input's node 0 is missing"},
    {"linked_list([1, 2])", "None", "$", "the input's node 0 is missing"},
    {"None", "linked_list([1], ids=[0])", "$[0]",
     "a new node, where the input's own nodes must be used"},
    {"linked_list([1])", "[1]", "$", "expected the nodes of the input, got list"},
    {"linked_list([1])", "tree([1], ids=[0])", "$", "expected the nodes of the input, got tree"},
    {"tree([1, absent, 2])", "tree([1, 2], ids=[0, -1])", "$.left",
     "a new node, where the input's own nodes must be used"},
};

START_TEST(same_nodes_are_the_inputs_own_each_once_with_its_value)
{
    AUTO(arena_release) struct arena a = {0};
    struct value input = literal(&a, same_rows[_i].input), got = literal(&a, same_rows[_i].got);
    struct compare_difference d = {0};
    int outcome = compare_same_nodes(&a, &input, &got, &d);
    const char *label = same_rows[_i].got;
    ck_assert_msg((outcome == COMPARE_EQUAL) == !same_rows[_i].path, "row '%s': %s", label,
                  d.message ? d.message : "equal");
    if (outcome == COMPARE_EQUAL)
        return;
    ck_assert_msg(d.kind == COMPARE_IDENTITY, "row '%s'", label);
    ck_assert_msg(strcmp(d.path, same_rows[_i].path) == 0, "row '%s': %s", label, d.path);
    ck_assert_msg(strcmp(d.message, same_rows[_i].message) == 0, "row '%s': %s", label, d.message);
}
END_TEST

/* ---- paths ----------------------------------------------------------------------------------- */

static const struct {
    const char *text;
    uint32_t n_steps;
    struct compare_step last;
} path_rows[] = {
    {"$", 0, {0}},
    {"$[*]", 1, {.kind = COMPARE_STEP_ANY}},
    {"$[0]", 1, {.kind = COMPARE_STEP_INDEX, .index = 0}},
    {"$[*][12]", 2, {.kind = COMPARE_STEP_INDEX, .index = 12}},
    {"$.name", 1, {.kind = COMPARE_STEP_KEY, .key = "name"}},
    {"$.a_1[0]._b", 3, {.kind = COMPARE_STEP_KEY, .key = "_b"}},
    {"$['a b']", 1, {.kind = COMPARE_STEP_KEY, .key = "a b"}},
    {"$[\"it's\"]", 1, {.kind = COMPARE_STEP_KEY, .key = "it's"}},
    {"$['*']", 1, {.kind = COMPARE_STEP_KEY, .key = "*"}},
    {"$['']", 1, {.kind = COMPARE_STEP_KEY, .key = ""}},
    {"$[999999999]", 1, {.kind = COMPARE_STEP_INDEX, .index = 999999999}},
};

START_TEST(paths_are_read_step_by_step)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_path path = {0};
    struct error err = {0};
    const char *text = path_rows[_i].text;
    ck_assert_msg(compare_path_parse(&a, text, &path, &err) == 0, "row '%s': %s", text, err.text);
    ck_assert_msg(path.n_steps == path_rows[_i].n_steps, "row '%s': %u steps", text, path.n_steps);
    if (path.n_steps == 0)
        return;
    const struct compare_step *last = &path.steps[path.n_steps - 1], *want = &path_rows[_i].last;
    ck_assert_msg(last->kind == want->kind && last->index == want->index, "row '%s'", text);
    if (want->key)
        ck_assert_msg(strcmp(last->key, want->key) == 0, "row '%s': %s", text, last->key);
}
END_TEST

static const struct {
    const char *path, *text;
} bad_paths[] = {
    {"", "'' is no path: it must begin with $, which is the result"},
    {"name", "'name' is no path: it must begin with $, which is the result"},
    {"$name", "'$name' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$.", "'$.' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$[*].a..b", "'$[*].a..b' is no path: after '$[*].a' there must be [*], [0], .name or "
                  "['name']"},
    {"$[", "'$[' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$[]", "'$[]' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$[-1]", "'$[-1]' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$[1", "'$[1' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$[9999999999]",
     "'$[9999999999]' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$['a]", "'$['a]' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$['a'", "'$['a'' is no path: after '$' there must be [*], [0], .name or ['name']"},
    {"$[*] ", "'$[*] ' is no path: after '$[*]' there must be [*], [0], .name or ['name']"},
};

START_TEST(a_bad_path_says_where_and_what_would_be_right)
{
    AUTO(arena_release) struct arena a = {0};
    struct compare_path path = {0};
    struct error err = {0};
    ck_assert_int_eq(compare_path_parse(&a, bad_paths[_i].path, &path, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_str_eq(err.text, bad_paths[_i].text);
}
END_TEST

START_TEST(a_path_has_at_most_as_many_steps_as_values_nest)
{
    AUTO(arena_release) struct arena a = {0};
    AUTO(buffer_release) struct buffer text = {0};
    struct compare_path path = {0};
    struct error err = {0};
    buffer_putc(&text, '$');
    for (int i = 0; i < 64; i++)
        buffer_puts(&text, "[*]");
    ck_assert_int_eq(compare_path_parse(&a, buffer_text(&text), &path, &err), 0);
    ck_assert_uint_eq(path.n_steps, 64);
    buffer_puts(&text, "[*]");
    ck_assert_int_eq(compare_path_parse(&a, buffer_text(&text), &path, &err), -1);
    ck_assert_str_eq(err.text, "a path must have at most 64 steps");
}
END_TEST

static Suite *compare_suite(void)
{
    Suite *suite = suite_create("compare");
    TCase *tables = tcase_create("compare_values");
    tcase_add_loop_test(tables, these_are_equal, 0, ARRAY_LEN(equal_rows));
    tcase_add_loop_test(tables, these_differ_and_say_how, 0, ARRAY_LEN(different_rows));
    tcase_add_test(tables, a_long_key_is_cut_in_path_and_message);
    suite_add_tcase(suite, tables);

    TCase *random = tcase_create("random values");
    tcase_set_timeout(random, 60);
    tcase_add_loop_test(random, shuffled_values_are_equal_where_order_is_free, 0, 3);
    tcase_add_test(random, pairing_is_found_exactly_when_there_is_one);
    suite_add_tcase(suite, random);

    TCase *large = tcase_create("large values");
    tcase_set_timeout(large, 60);
    tcase_add_test(large, comparing_long_lists_in_order_allocates_nothing);
    tcase_add_loop_test(large, long_lists_without_order_are_sorted, 0, 2);
    tcase_add_test(large, noise_does_not_tear_apart_what_the_rest_joins);
    tcase_add_loop_test(large, pairing_ends_within_its_bound, 0, 4);
    tcase_add_test(large, a_tree_as_deep_as_large_is_compared);
    tcase_add_test(large, values_as_deep_as_can_be_decoded_are_compared);
    suite_add_tcase(suite, large);

    TCase *nodes = tcase_create("compare_same_nodes");
    tcase_add_loop_test(nodes, same_nodes_are_the_inputs_own_each_once_with_its_value, 0,
                        ARRAY_LEN(same_rows));
    suite_add_tcase(suite, nodes);

    TCase *paths = tcase_create("compare_path_parse");
    tcase_add_loop_test(paths, paths_are_read_step_by_step, 0, ARRAY_LEN(path_rows));
    tcase_add_loop_test(paths, a_bad_path_says_where_and_what_would_be_right, 0,
                        ARRAY_LEN(bad_paths));
    tcase_add_test(paths, a_path_has_at_most_as_many_steps_as_values_nest);
    suite_add_tcase(suite, paths);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(compare_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
