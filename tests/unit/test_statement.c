/*
 * test_statement - statements as a terminal shows them
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/statement.h"

/* clang-format off */
static const struct {
    const char *label, *markdown, *rendered;
} rows[] = {
    {"nothing", "", ""},
    {"blanks alone", " \n\n", ""},
    {"the title is said above", "# A title\n\ntext\n", "text\n"},
    {"another heading stays", "# Another title\n\ntext\n", "Another title\n\ntext\n"},
    {"the title further down stays", "text\n\n# A title\n", "text\n\nA title\n"},
    {"code in a heading", "## The `x`\n", "The x\n"},
    {"lines are joined", "one\ntwo\n\nthree\n", "one two\n\nthree\n"},
    {"a hard break stays", "one\\\ntwo\n", "one\ntwo\n"},
    {"code keeps its backticks", "call `f(1, 2)`, twice\n", "call `f(1, 2)`, twice\n"},
    {"emphasis has no marks", "*one* **two**three\n", "one twothree\n"},
    {"a link and its address", "[here](http://a.b)\n", "here (http://a.b)\n"},
    {"a tight list", "- one\n- two\n  lines\n\nend\n", "- one\n- two lines\n\nend\n"},
    {"a loose list", "- one\n\n- two\n", "- one\n\n- two\n"},
    {"numbers", "3. one\n4. two\n", "3. one\n4. two\n"},
    {"a list in a list", "- one\n  - two\n- three\n", "- one\n  - two\n- three\n"},
    {"code stays as it is", "text\n\n```python\n>>> f(1,\n...   2)\n\n3\n```\n",
     "text\n\n    >>> f(1,\n    ...   2)\n\n    3\n"},
    {"tabs in code", "```\na\tb\n```\n", "    a   b\n"},
    {"code in a list", "- one\n\n      x\n", "- one\n\n      x\n"},
    {"a quotation", "> one\n> two\n", "    one two\n"},
    {"a table", "| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"},
    {"an entity", "1 &lt; 2\n", "1 < 2\n"},
    {"HTML is text", "<b>x</b>\n", "<b>x</b>\n"},
    {"what is hostile is escaped", "a\x1b[31mb `\x1b` \n\n    \x1b\n",
     "a\\x1b[31mb `\\x1b`\n\n    \\x1b\n"},
};
/* clang-format on */

START_TEST(markdown_is_rendered)
{
    AUTO(buffer_release) struct buffer out = {0};
    const struct report_style plain = {.color = false};
    statement_put(&out, rows[_i].markdown, "A title", &plain);
    ck_assert_msg(strcmp(buffer_text(&out), rows[_i].rendered) == 0, "%s: expected\n%s\ngot\n%s",
                  rows[_i].label, rows[_i].rendered, buffer_text(&out));
}
END_TEST

START_TEST(a_paragraph_fills_80_columns_and_no_more)
{
    AUTO(buffer_release) struct buffer markdown = {0};
    AUTO(buffer_release) struct buffer out = {0};
    const struct report_style plain = {.color = false};
    for (int i = 0; i < 90; i++)
        buffer_printf(&markdown, "%s`%d` word, *s\u00f6me* ", i % 30 == 0 ? "\n\n1. " : "", i);
    statement_put(&out, buffer_text(&markdown), NULL, &plain);
    size_t widest = 0;
    for (char *line = strtok(out.data, "\n"); line; line = strtok(NULL, "\n")) {
        size_t width = text_width(line, strlen(line));
        ck_assert_uint_le(width, LAYOUT_COLUMNS);
        widest = width > widest ? width : widest;
    }
    ck_assert_uint_gt(widest, LAYOUT_COLUMNS - 6);
}
END_TEST

START_TEST(colour_replaces_the_marks_and_counts_for_nothing)
{
    AUTO(buffer_release) struct buffer out = {0};
    const struct report_style style = {.color = true};
    statement_put(&out, "a `b` c\n", NULL, &style);
    ck_assert_ptr_null(strchr(out.data, '`'));
    ck_assert_ptr_nonnull(strstr(out.data, "\x1b["));
}
END_TEST

START_TEST(lists_in_lists_in_lists_keep_some_room)
{
    AUTO(buffer_release) struct buffer markdown = {0};
    AUTO(buffer_release) struct buffer out = {0};
    const struct report_style plain = {.color = false};
    for (int i = 0; i < 2000; i++)
        buffer_puts(&markdown, "> ");
    buffer_puts(&markdown, "- deep\n\nshallow\n");
    statement_put(&out, buffer_text(&markdown), NULL, &plain);
    ck_assert_ptr_nonnull(strstr(out.data, "  - deep\n"));
    ck_assert_ptr_nonnull(strstr(out.data, "\nshallow\n"));
}
END_TEST

static Suite *suite(void)
{
    Suite *s = suite_create("statement");
    TCase *tcase = tcase_create("statement");
    tcase_add_loop_test(tcase, markdown_is_rendered, 0, sizeof(rows) / sizeof(rows[0]));
    tcase_add_test(tcase, a_paragraph_fills_80_columns_and_no_more);
    tcase_add_test(tcase, colour_replaces_the_marks_and_counts_for_nothing);
    tcase_add_test(tcase, lists_in_lists_in_lists_keep_some_room);
    suite_add_tcase(s, tcase);
    return s;
}

int main(void)
{
    SRunner *runner = srunner_create(suite());
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
