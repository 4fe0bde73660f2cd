/*
 * test_complaint - order, count and look of complaints
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "grader/challenge/complaint.h"

static struct complaints list;
static struct buffer out;
static char path[] = "/tmp/gradebox-complaint-XXXXXX";

static void set_up(void)
{
    AUTO_FD int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
}

static void tear_down(void)
{
    unlink(path);
    buffer_release(&out);
}

static void write_source(const char *text, size_t length)
{
    AUTO_FD int fd = open(path, O_WRONLY | O_TRUNC | O_CLOEXEC);
    ck_assert_int_eq(file_write_all(fd, text, length), 0);
}

static void add(const char *file, unsigned line, unsigned column, const char *text)
{
    complaint_add(&list, file, (struct mark){line, column}, NULL, "%s", text);
}

/* Renders a complaint at a place of the source; returns the part behind the first line. */
static const char *render_at(unsigned line, unsigned column)
{
    struct error err = {0};
    error_at(&err, ERROR_INPUT, path, line, column, "wrong");
    buffer_reset(&out);
    complaint_render(&out, &err);
    const char *end = strchr(buffer_text(&out), '\n');
    ck_assert_ptr_nonnull(end);
    return end + 1;
}

START_TEST(complaints_stand_in_the_order_of_the_file)
{
    add("a", 5, 1, "third");
    add("a", 2, 9, "second");
    add("a", 2, 3, "first");
    add("b", 1, 1, "other file");
    add("a", 5, 1, "equal places keep the order of the calls");
    static const char *const order[] = {"first", "second", "third",
                                        "equal places keep the order of the calls", "other file"};
    ck_assert_uint_eq(list.n, ARRAY_LEN(order));
    for (size_t i = 0; i < ARRAY_LEN(order); i++)
        ck_assert_str_eq(list.errors[i].text, order[i]);
}
END_TEST

START_TEST(the_last_in_the_file_are_dropped)
{
    for (unsigned i = 0; i < 30; i++)
        add("a", 100 - i, 1, "x");
    ck_assert_uint_eq(list.n, COMPLAINTS_MAX);
    ck_assert_uint_eq(list.dropped, 10);
    ck_assert_uint_eq(list.errors[0].line, 71);
    ck_assert_uint_eq(list.errors[COMPLAINTS_MAX - 1].line, 90);
    add("a", 99, 1, "behind all");
    ck_assert_uint_eq(list.dropped, 11);
    ck_assert_uint_eq(list.errors[COMPLAINTS_MAX - 1].line, 90);
}
END_TEST

START_TEST(places_are_counted_in_characters)
{
    static const char text[] = "\xEF\xBB\xBF"
                               "ab\r\n\xC3\xA4\xE6\x97\xA5x\n\xFFy";
    struct mark at = complaint_place(text, sizeof(text) - 1, 3);
    ck_assert(at.line == 1 && at.column == 1);
    at = complaint_place(text, sizeof(text) - 1, 12);
    ck_assert(at.line == 2 && at.column == 3);
    at = complaint_place(text, sizeof(text) - 1, 15);
    ck_assert(at.line == 3 && at.column == 2);
}
END_TEST

START_TEST(the_caret_stands_under_the_column)
{
    write_source("one\n  time: fast\n", 17);
    ck_assert_str_eq(render_at(2, 9), "    2 |   time: fast\n      |         ^\n");
    ck_assert_str_eq(render_at(1, 4), "    1 | one\n      |    ^\n");
}
END_TEST

START_TEST(wide_and_escaped_characters_move_the_caret)
{
    write_source("\xE6\x97\xA5\tx: y\n", 9);
    ck_assert_str_eq(render_at(1, 3), "    1 | \xE6\x97\xA5\\tx: y\n      |     ^\n");
}
END_TEST

START_TEST(a_place_that_is_not_there_shows_no_line)
{
    write_source("one\n", 4);
    ck_assert_str_eq(render_at(2, 1), "");
    ck_assert_str_eq(render_at(99, 1), "");
    ck_assert_str_eq(render_at(1, 99), "    1 | one\n      |    ^\n");
    write_source("", 0);
    ck_assert_str_eq(render_at(1, 1), "");
}
END_TEST

START_TEST(long_lines_are_cut_around_the_column)
{
    char line[501];
    for (size_t i = 0; i < 500; i++)
        line[i] = (char)('a' + i % 26);
    line[500] = '\n';
    write_source(line, sizeof(line));
    for (unsigned column = 1; column <= 501; column++) {
        const char *shown = render_at(1, column);
        const char *caret_line = strchr(shown, '\n') + 1;
        const char *caret = strchr(caret_line, '^');
        ck_assert_msg(caret_line - shown <= 81, "column %u: %s", column, shown);
        ck_assert_ptr_nonnull(caret);
        char under = shown[caret - caret_line];
        ck_assert_msg(column == 501 || under == (char)('a' + (column - 1) % 26), "column %u: %s",
                      column, shown);
    }
}
END_TEST

START_TEST(nothing_harmful_reaches_the_terminal)
{
    write_source("a\x1b[2J: \xFF\n", 8);
    struct error err = {0};
    error_at(&err, ERROR_INPUT, path, 1, 3, "got '\x1b[31m\n'");
    error_hint(&err, "\x07");
    complaint_render(&out, &err);
    for (size_t i = 0; i < out.len; i++)
        ck_assert_msg(out.data[i] == '\n' || out.data[i] >= ' ', "%s", out.data);
    ck_assert_ptr_nonnull(strstr(out.data, "    1 | a\\x1b[2J: \\xff\n      |      ^\n"));
    ck_assert_ptr_nonnull(strstr(out.data, "hint: \\x07\n"));
}
END_TEST

START_TEST(errors_without_a_place_or_a_file_are_one_line)
{
    struct error err = {0};
    error_set(&err, ERROR_INTERNAL, "cannot start");
    complaint_render(&out, &err);
    ck_assert_str_eq(buffer_text(&out), "gradebox: cannot start\n");
    buffer_reset(&out);
    err = (struct error){0};
    error_at(&err, ERROR_INPUT, "sol.py", 0, 0, "cannot read submission");
    error_hint(&err, "look again");
    complaint_render(&out, &err);
    ck_assert_str_eq(buffer_text(&out),
                     "sol.py: error: cannot read submission\nhint: look again\n");
}
END_TEST

START_TEST(a_file_that_is_gone_costs_only_the_line)
{
    struct error err = {0};
    error_at(&err, ERROR_INPUT, "/nowhere/challenge.yaml", 3, 4, "wrong");
    complaint_render(&out, &err);
    ck_assert_str_eq(buffer_text(&out), "/nowhere/challenge.yaml:3:4: error: wrong\n");
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("complaint");
    TCase *tc = tcase_create("complaint");
    tcase_add_checked_fixture(tc, set_up, tear_down);
    tcase_add_test(tc, complaints_stand_in_the_order_of_the_file);
    tcase_add_test(tc, the_last_in_the_file_are_dropped);
    tcase_add_test(tc, places_are_counted_in_characters);
    tcase_add_test(tc, the_caret_stands_under_the_column);
    tcase_add_test(tc, wide_and_escaped_characters_move_the_caret);
    tcase_add_test(tc, a_place_that_is_not_there_shows_no_line);
    tcase_add_test(tc, long_lines_are_cut_around_the_column);
    tcase_add_test(tc, nothing_harmful_reaches_the_terminal);
    tcase_add_test(tc, errors_without_a_place_or_a_file_are_one_line);
    tcase_add_test(tc, a_file_that_is_gone_costs_only_the_line);
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
