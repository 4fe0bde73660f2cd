/*
 * test_yaml_value - what YAML nodes are in Python
 *
 * Values are checked by their repr. What is said about wrong ones is in tests/golden.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "grader/challenge/yaml_value.h"
#include "grader/value/repr.h"

static struct yaml_tree tree;
static struct arena arena;
static struct complaints complaints;
static struct buffer text;

static int read_value(const char *source, unsigned allow, struct value *out)
{
    yaml_tree_release(&tree);
    complaints = (struct complaints){0};
    ck_assert_msg(yaml_tree_parse(source, strlen(source), "x", &tree, &complaints) == 0, "'%s': %s",
                  source, complaints.errors[0].text);
    struct code_list codes = {0};
    struct yaml_values values = {
        .arena = &arena, .file = "x", .complaints = &complaints, .codes = &codes};
    return yaml_value_read(&values, &tree.root, allow, out);
}

static void tear_down(void)
{
    yaml_tree_release(&tree);
    arena_release(&arena);
    buffer_release(&text);
}

/* Rows of unequal length, which clang-format 14 can't align. */
/* clang-format off */
static const struct row {
    const char *yaml, *python;
} rows[] = {
    {"[1, -2, +3, 0x1F, 0o17, 007]", "[1, -2, 3, 31, 15, 7]"},
    {"[true, false, null, ]", "[True, False, None]"},
    {"- \n- ~\n- True", "[None, '~', 'True']"},
    {"[yes, no, on, 1_000, 2024-01-01]", "['yes', 'no', 'on', '1_000', '2024-01-01']"},
    {"['1', \"true\", \"\", 'null']", "['1', 'true', '', 'null']"},
    {"[1.5, 1., .5, 1e3, .inf, -.inf, .nan]", "[1.5, 1.0, 0.5, 1000.0, inf, -inf, nan]"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775808", "-9223372036854775808"},
    {"9223372036854775808", "9223372036854775808"},
    {"-340282366920938463463374607431768211456", "-340282366920938463463374607431768211456"},
    {"0x100000000000000000000000000000000", "340282366920938463463374607431768211456"},
    {"0o4000000000000000000000000000000000000000000", "340282366920938463463374607431768211456"},
    {"0o7777777777777777777777", "73786976294838206463"},
    {"{a: 1, 2: b, 1.5: c, null: d, true: e, !tuple [1]: f}",
     "{'a': 1, 2: 'b', 1.5: 'c', None: 'd', True: 'e', (1,): 'f'}"},
    {"{\"1\": a, 1: b}", "{'1': 'a', 1: 'b'}"},
    {"[!tuple [], !tuple [1], !tuple [1, [2]]]", "[(), (1,), (1, [2])]"},
    {"[!set [], !set [2, 1], !frozenset [1]]", "[set(), {1, 2}, frozenset({1})]"},
    {"!set [!frozenset [1, 2], !tuple [1, 2], '1', 1, 2.5]",
     "{1, 2.5, '1', (1, 2), frozenset({1, 2})}"},
    {"!bytes \"6869\"", "b'hi'"},
    {"!bytes 00Ff", "b'\\x00\\xff'"},
    {"!bytes \"68 69\"", "b'hi'"},
    {"!bytes \"\"", "b''"},
    {"!complex \"1+2j\"", "(1+2j)"},
    {"!complex \"-1.5e3-0.5j\"", "(-1500-0.5j)"},
    {"!complex 2j", "2j"},
    {"!complex 3", "(3+0j)"},
    {"!complex -j", "-1j"},
    {"!complex \"1+nanj\"", "(1+nanj)"},
    {"!py \" list(range(3)) \"", "list(range(3))"},
    {"- !py |\n    f(1)\n", "[f(1)]"},
    {"!linked_list [1, [2]]", "linked_list([1, [2]])"},
    {"!linked_list []", "None"},
    {"!linked_list {values: [3, 2, 0, -4], cycle: 1}", "linked_list([3, 2, 0, -4], cycle=1)"},
    {"!linked_list {values: [3], cycle: null}", "linked_list([3])"},
    {"!linked_list {values: !py \"range(9)\"}", "linked_list((range(9)))"},
    {"!linked_list {values: !py \"range(9)\", cycle: 3}", "linked_list((range(9)), cycle=3)"},
    {"!tree []", "None"},
    {"!tree [null]", "None"},
    {"!tree [3, 9, 20, null, null, 15, 7]", "tree([3, 9, 20, None, None, 15, 7])"},
    {"!tree [1, null, 2, 3, null, null]", "tree([1, None, 2, 3])"},
    {"!tree {values: !py \"range(9)\"}", "tree((range(9)))"},
    {"!tree {values: [1, 2]}", "tree([1, 2])"},
    {"!graph {nodes: 4, edges: [[0, 1], [1, 2]], directed: false}",
     "{0: [1], 1: [0, 2], 2: [1], 3: []}"},
    {"!graph {nodes: 3, edges: [[0, 1], [0, 2], [2, 2]], directed: true}",
     "{0: [1, 2], 1: [], 2: [2]}"},
    {"!graph {nodes: 2, edges: [[1, 1]]}", "{0: [], 1: [1]}"},
    {"!graph {nodes: [a, !tuple [1, 2]], edges: [[a, !tuple [1, 2]]]}",
     "{'a': [(1, 2)], (1, 2): ['a']}"},
    {"!graph {nodes: [1, 2], edges: [[1.0, 2]]}", "{1: [2], 2: [1]}"},
    {"!graph {nodes: 0, edges: []}", "{}"},
    {"\"a\\0b\\n\\u00e4\"", "'a\\x00b\\n\xC3\xA4'"},
};
/* clang-format on */

START_TEST(a_node_is_what_python_would_write)
{
    struct value v;
    ck_assert_msg(read_value(rows[_i].yaml, 0, &v) == 0, "row '%s': %s", rows[_i].yaml,
                  complaints.errors[0].text);
    repr_value(&text, &v);
    ck_assert_msg(strcmp(buffer_text(&text), rows[_i].python) == 0, "row '%s': got %s",
                  rows[_i].yaml, buffer_text(&text));
}
END_TEST

/* Pairs that Python takes for one key, and pairs that it doesn't. */
static const struct key_row {
    const char *one, *two;
    bool same;
} key_rows[] = {
    {"1",                               "1.0",                               true },
    {"1",                               "true",                              true },
    {"0",                               "-0.0",                              true },
    {"0",                               "false",                             true },
    {"1",                               "0x1",                               true },
    {"1",                               "!complex 1",                        true },
    {"1.5",                             "!complex \"1.5+0j\"",               true },
    {"18446744073709551616",            "18446744073709551616.0",            true },
    {"9223372036854775808",             "9223372036854775808.0",             true },
    {"-9223372036854775808",            "-9223372036854775808.0",            true },
    {"1267650600228229401496703205376", "1267650600228229401496703205376.0", true },
    {"!tuple [1, true]",                "!tuple [1.0, 1]",                   true },
    {"!frozenset [1, 2]",               "!frozenset [2.0, 1]",               true },
    {".nan",                            ".nan",                              true },
    {"1",                               "'1'",                               false},
    {"a",                               "!bytes \"61\"",                     false},
    {"1",                               "-1",                                false},
    {"9007199254740993",                "9007199254740992.0",                false},
    {"18446744073709551617",            "18446744073709551616.0",            false},
    {"1",                               "1.5",                               false},
    {"null",                            "0",                                 false},
    {"1",                               "!complex \"1+1j\"",                 false},
    {"!tuple [1, 2]",                   "!tuple [2, 1]",                     false},
    {"!tuple [1, 2]",                   "!frozenset [1, 2]",                 false},
    {".inf",                            "-.inf",                             false},
    {"ab",                              "a",                                 false},
    {"!tuple [!tuple [1], 2]",          "!tuple [1, !tuple [2]]",            false},
};

START_TEST(equal_items_of_a_set_are_found)
{
    const struct key_row *row = &key_rows[_i];
    char source[200];
    snprintf(source, sizeof(source), "!set [%s, x, %s]", row->one, row->two);
    struct value v;
    int result = read_value(source, 0, &v);
    ck_assert_msg(result == (row->same ? -1 : 0), "row '%s'", source);
    ck_assert_msg(!row->same || strstr(complaints.errors[0].text, "is there twice"), "row '%s': %s",
                  source, complaints.errors[0].text);
}
END_TEST

START_TEST(references_and_nodes_need_permission)
{
    struct value v;
    ck_assert_int_eq(read_value("!reference", 0, &v), -1);
    ck_assert_int_eq(read_value("!reference", YAML_ALLOW_REFERENCE, &v), 0);
    ck_assert_int_eq(v.kind, VALUE_REFERENCE);
    ck_assert_int_eq(read_value("[!reference ]", YAML_ALLOW_REFERENCE, &v), -1);
    ck_assert_int_eq(read_value("[!node 2]", YAML_ALLOW_REFERENCE, &v), -1);
    ck_assert_int_eq(read_value("[!node 2]", YAML_ALLOW_NODE, &v), 0);
    ck_assert_int_eq(v.items[0].kind, VALUE_NODE);
    ck_assert_int_eq(v.items[0].integer, 2);
}
END_TEST

START_TEST(a_tree_has_absent_children)
{
    struct value v;
    ck_assert_int_eq(read_value("!tree [1, null, 2]", 0, &v), 0);
    ck_assert_int_eq(v.kind, VALUE_TREE);
    ck_assert_uint_eq(v.n, 3);
    ck_assert_int_eq(v.shape->items[1].kind, VALUE_ABSENT);
}
END_TEST

START_TEST(a_comment_in_an_expression_does_not_swallow_the_bracket)
{
    struct value v;
    ck_assert_int_eq(read_value("!tree {values: !py \"[1] # one\"}", 0, &v), 0);
    ck_assert_int_eq(v.kind, VALUE_PY);
    ck_assert_str_eq(v.text, "tree(([1] # one\n))");
}
END_TEST

START_TEST(an_integer_has_up_to_4300_digits)
{
    struct buffer source = {0};
    for (int i = 0; i < VALUE_MAX_DIGITS; i++)
        buffer_putc(&source, '9');
    struct value v;
    ck_assert_int_eq(read_value(buffer_text(&source), 0, &v), 0);
    ck_assert_int_eq(v.kind, VALUE_BIGINT);
    buffer_putc(&source, '9');
    ck_assert_int_eq(read_value(buffer_text(&source), 0, &v), -1);
    buffer_release(&source);
}
END_TEST

START_TEST(a_large_set_is_checked_quickly)
{
    struct buffer source = {0};
    buffer_puts(&source, "!set [");
    for (int i = 0; i < 100000; i++)
        buffer_printf(&source, "%d, ", i);
    buffer_puts(&source, "77]");
    struct value v;
    ck_assert_int_eq(read_value(buffer_text(&source), 0, &v), -1);
    ck_assert_uint_eq(complaints.n, 1);
    buffer_release(&source);
}
END_TEST

START_TEST(a_broken_node_is_not_complained_about_again)
{
    struct value v;
    ck_assert_int_eq(read_value("[!what 1, {a: !huh []}]", 0, &v), -1);
    ck_assert_uint_eq(complaints.n, 2);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("yaml_value");
    TCase *tc = tcase_create("yaml_value");
    tcase_add_checked_fixture(tc, NULL, tear_down);
    tcase_set_timeout(tc, 60);
    tcase_add_loop_test(tc, a_node_is_what_python_would_write, 0, (int)ARRAY_LEN(rows));
    tcase_add_loop_test(tc, equal_items_of_a_set_are_found, 0, (int)ARRAY_LEN(key_rows));
    tcase_add_test(tc, references_and_nodes_need_permission);
    tcase_add_test(tc, a_tree_has_absent_children);
    tcase_add_test(tc, a_comment_in_an_expression_does_not_swallow_the_bracket);
    tcase_add_test(tc, an_integer_has_up_to_4300_digits);
    tcase_add_test(tc, a_large_set_is_checked_quickly);
    tcase_add_test(tc, a_broken_node_is_not_complained_about_again);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(make_suite());
    srunner_run_all(runner, CK_ENV);
    int failures = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failures > 0;
}
