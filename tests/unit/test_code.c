/*
 * test_code - where a line of the setter's Python stands in challenge.yaml
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "grader/challenge/code.h"
#include "grader/challenge/yaml_tree.h"

/* clang-format off */
static const struct row {
    const char *label, *yaml;
    unsigned skipped;              /* bytes of the text that aren't code */
    unsigned line, column;         /* asked for */
    unsigned in_line, in_column;   /* wanted */
} rows[] = {
    {"the whole", "x: |\n  a\n  b\n", 0, 0, 0, 1, 4},
    {"the first line", "x: |\n  a\n  b\n", 0, 1, 0, 2, 3},
    {"the second line", "x: |\n  a\n  b\n", 0, 2, 0, 3, 3},
    {"a column", "x: |\n  a\n  b c\n", 0, 2, 3, 3, 5},
    {"the first word of a line that is further in", "x: |\n  a\n    b\n", 0, 2, 0, 3, 5},
    {"a first line that is further in", "x: |2\n    a\n  b\n", 0, 1, 0, 2, 5},
    {"a column of a first line that is further in", "x: |2\n    a\n  b\n", 0, 1, 3, 2, 5},
    {"empty lines before it", "x: |\n\n\n  a\n", 0, 3, 0, 4, 3},
    {"blank lines before it", "x: |\n \n  \n  a\n", 0, 3, 0, 4, 3},
    {"empty lines that were left out", "x: |\n\n\n  a\n", 2, 1, 0, 4, 3},
    {"blanks that were left out", "x: |2\n\n      a b\n", 5, 1, 3, 3, 9},
    {"a comment behind the bar", "x: | # y: |\n  a\n", 0, 1, 0, 2, 3},
    {"a tag before it", "x: !py |\n  a\n  b\n", 0, 2, 0, 3, 3},
    {"a tag on a line of its own", "x: !py\n  |\n  a\n", 0, 1, 0, 1, 4},
    {"the second of two", "w: |\n  a\nx: |\n   b\n", 0, 1, 0, 4, 4},
    {"another end of line", "x: |\r\n  a\r\n  b\r\n", 0, 2, 0, 3, 3},
    {"a byte order mark", "\xef\xbb\xbfx: |\n  a\n", 0, 1, 2, 2, 4},
    {"a line that isn't there", "x: |\n  a\n", 0, 9, 0, 1, 4},
    {"folded", "x: >\n  a\n  b\n", 0, 2, 0, 1, 4},
    {"in quotes", "x: 'a'\n", 0, 1, 0, 1, 4},
    {"plain", "x: a\n", 0, 1, 1, 1, 4},
};
/* clang-format on */

START_TEST(each_line_has_its_place)
{
    const struct row *row = &rows[_i];
    struct yaml_tree tree AUTO(yaml_tree_release) = {0};
    struct arena a AUTO(arena_release) = {0};
    struct code_list list = {0};
    static struct complaints complaints;
    ck_assert_msg(yaml_tree_parse(row->yaml, strlen(row->yaml), "x", &tree, &complaints) == 0,
                  "row '%s'", row->label);
    const struct yaml_node *node = yaml_find(&tree.root, "x");
    const char *text = node->text + row->skipped;
    code_add(&list, &a, CODE_EXPRESSION, text, node, row->skipped);
    struct mark at = code_place(code_find(&list, text), row->line, row->column);
    ck_assert_msg(at.line == row->in_line && at.column == row->in_column, "row '%s': %u:%u",
                  row->label, at.line, at.column);
}
END_TEST

START_TEST(code_is_found_by_its_text_and_listed_in_order)
{
    struct arena a AUTO(arena_release) = {0};
    struct code_list list = {0};
    const struct yaml_node node = {
        .kind = YAML_SCALAR, .text = "", .mark = {.line = 3, .column = 4}
    };
    static const char texts[] = "abc";
    code_add(&list, &a, CODE_SNIPPET, &texts[0], &node, 0);
    code_add(&list, &a, CODE_GENERATE, &texts[1], &node, 0);
    code_add(NULL, &a, CODE_GENERATE, &texts[2], &node, 0);
    ck_assert_int_eq(code_find(&list, &texts[0])->kind, CODE_SNIPPET);
    ck_assert_int_eq(code_find(&list, &texts[1])->kind, CODE_GENERATE);
    ck_assert_ptr_null(code_find(&list, &texts[2]));
    ck_assert_ptr_eq(list.first->next, list.last);
    ck_assert_ptr_null(list.last->next);
    ck_assert_str_eq(code_name(list.first->kind), "'run'");
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("code");
    TCase *tc = tcase_create("code");
    tcase_add_loop_test(tc, each_line_has_its_place, 0, (int)ARRAY_LEN(rows));
    tcase_add_test(tc, code_is_found_by_its_text_and_listed_in_order);
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
