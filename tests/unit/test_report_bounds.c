/*
 * test_report_bounds - the text report of what is too much, and of what means harm
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/report_fixture.h"

/* ---- values that are too much --------------------------------------------------------------------- */

static const char *list_of(struct buffer *out, unsigned n)
{
    buffer_puts(out, "[0");
    for (unsigned i = 1; i < n; i++)
        buffer_printf(out, ", %u", i);
    buffer_puts(out, "]");
    return buffer_text(out);
}

START_TEST(wraps_long_values_and_cuts_longer_ones_with_their_length)
{
    AUTO(buffer_release) struct buffer medium = {0};
    AUTO(buffer_release) struct buffer huge = {0};
    const struct shown_test shown = {
        .call = "f()", .expected = list_of(&medium, 30), .got = list_of(&huge, 100000)};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "long", VERDICT_WA)->shown = &shown;
    check_contains(&f,
                   "        expected   [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,\n"
                   "                   17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]\n");
    check_contains(&f, " ... ");
    check_contains(&f, "characters)");
    AUTO(buffer_release) struct buffer out = report_of(&f);
    ck_assert_uint_lt(out.len, 1200);
}
END_TEST

START_TEST(cuts_the_middle_out_of_many_operations)
{
    AUTO(buffer_release) struct buffer call = {0};
    for (int i = 0; i < 40; i++)
        buffer_printf(&call, "%sobj.put(%d, %d)", i > 0 ? "\n" : "", i, i);
    const struct shown_test shown = {.call = buffer_text(&call)};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "long", VERDICT_WA)->shown = &shown;
    check_contains(&f, "        obj.put(0, 0)\n"
                       "        obj.put(1, 1)\n"
                       "        obj.put(2, 2)\n"
                       "        obj.put(3, 3)\n"
                       "        obj.put(4, 4)\n"
                       "        obj.put(5, 5)\n"
                       "        obj.put(6, 6)\n"
                       "        obj.put(7, 7)\n"
                       "        ... 29 more lines ...\n"
                       "        obj.put(37, 37)\n"
                       "        obj.put(38, 38)\n"
                       "        obj.put(39, 39)\n"
                       "        not what was expected\n");
}
END_TEST

static void check_traceback(const struct traceback_line *lines, unsigned n, const char *expected)
{
    const struct shown_test shown = {.call = "f(10)",
                                     .traceback = lines,
                                     .n_traceback = n,
                                     .exception = "RecursionError: maximum recursion depth"};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "deep", VERDICT_RE)->shown = &shown;
    check_contains(&f, expected);
}

START_TEST(shows_a_call_that_calls_itself_once)
{
    static struct traceback_line lines[990];
    for (unsigned i = 0; i < ARRAY_LEN(lines); i++)
        lines[i] = (struct traceback_line){i == 0 ? 9 : 4, "a_function_with_a_long_name", "f(n)"};
    check_traceback(lines, ARRAY_LEN(lines),
                    "          line 9  a_function_wi...  f(n)\n"
                    "          line 4  a_function_wi...  f(n)\n"
                    "          ... the same again and again ...\n"
                    "          line 4  a_function_wi...  f(n)\n"
                    "\n");
}
END_TEST

START_TEST(leaves_out_the_middle_of_a_deep_stack)
{
    static struct traceback_line lines[100];
    for (unsigned i = 0; i < ARRAY_LEN(lines); i++)
        lines[i] = (struct traceback_line){i % 2 + 4, i % 2 ? "odd" : "even", "f(n)"};
    check_traceback(lines, ARRAY_LEN(lines),
                    "          line 4  even  f(n)\n"
                    "          line 5  odd   f(n)\n"
                    "          line 4  even  f(n)\n"
                    "          ... more calls ...\n"
                    "          line 5  odd   f(n)\n"
                    "          line 4  even  f(n)\n"
                    "          line 5  odd   f(n)\n"
                    "          line 4  even  f(n)\n"
                    "          line 5  odd   f(n)\n"
                    "\n");
}
END_TEST

/* ---- what a submission may try -------------------------------------------------------------------- */

static const char *const hostile[] = {
    "\033[2J\033]0;title\a",
    "\xff\xfe\x80 \xc3(",
    "\xe2\x80\xae backwards \xe2\x81\xa6",
    "a\rb\tc\x7f\xc2\x9b",
    "line one\nline two\r\nline three",
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad"
    "\x97"
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad"
    "\x97"
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad"
    "\x97",
    "",
    "\n\n\n",
    "   ",
};

START_TEST(lets_no_hostile_text_through)
{
    const char *text = hostile[_i];
    const struct traceback_line line = {1, text, text};
    const struct shown_test shown = {
        .call = text,
        .expected = text,
        .got = text,
        .difference = text,
        .printed = text,
        .printed_len = strlen(text),
        .traceback = &line,
        .n_traceback = 1,
        .exception = text,
    };
    struct fixture f;
    fixture_init(&f);
    f.result.submission = text;
    add_group(&f, "samples", true, 40);
    for (enum verdict v = VERDICT_WA; v < VERDICT_COUNT_; v++) {
        if (v == VERDICT_SK)
            continue;
        /* A group of its own: only five failures of one are shown. */
        if (f.groups[f.result.n_groups - 1].n_tests == 5)
            add_group(&f, text, true, 40);
        struct test_result *t = add_test(&f, text, v);
        t->shown = &shown;
        t->detail = text;
        t->hint = text;
    }
    add_group(&f, text, false, 40);
    add_test(&f, text, VERDICT_RE)->detail = text;
    AUTO(buffer_release) struct buffer out = report_of(&f);
    ck_assert_uint_gt(out.len, 0);
}
END_TEST

START_TEST(shows_printed_nul_bytes)
{
    static const char printed[] = "a\0b";
    const struct shown_test shown = {.call = "f()", .printed = printed, .printed_len = 3};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "nul", VERDICT_WA)->shown = &shown;
    check_contains(&f, "printed    a\\x00b\n");
}
END_TEST

START_TEST(says_an_exception_once)
{
    const struct shown_test shown = {.call = "f()",
                                     .expected = "KeyError raised",
                                     .got = "ValueError: no raised",
                                     .exception = "ValueError: no"};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "raises", VERDICT_WA)->shown = &shown;
    check_contains(&f, "got        ValueError: no raised\n");
    check_lacks(&f, "raised     ");
}
END_TEST

/* Whoever takes blanks back at the end of a line must find them behind no colour. */
static const struct shown_test colored_lines[] = {
    {.call = "f()", .expected = "[[0, 0, 0]]", .got = "[[1]]", .printed = "",      .printed_len = 0},
    {.call = "f()", .expected = "",            .got = "\nx",   .printed = "",      .printed_len = 0},
    {.call = "f()", .expected = "1",           .got = "2",     .printed = "\nx\n", .printed_len = 3},
};

START_TEST(has_the_same_words_with_and_without_colour)
{
    const struct report_style colored = {.color = true};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 40);
    add_test(&f, "zeros", VERDICT_WA)->shown = &colored_lines[_i];
    AUTO(buffer_release) struct buffer with = {0};
    AUTO(buffer_release) struct buffer stripped = {0};
    AUTO(buffer_release) struct buffer without = report_of(&f);
    report_text(&with, &f.result, &colored);
    ck_assert_ptr_nonnull(strstr(buffer_text(&with), "\033[31m"));
    for (size_t i = 0; i < with.len; i++) {
        if (with.data[i] == '\033')
            i += strcspn(with.data + i, "m");
        else
            buffer_putc(&stripped, with.data[i]);
    }
    ck_assert_str_eq(buffer_text(&stripped), buffer_text(&without));
}
END_TEST

static Suite *report_bounds_suite(void)
{
    Suite *suite = suite_create("report_bounds");
    TCase *large = tcase_create("large");
    tcase_add_test(large, wraps_long_values_and_cuts_longer_ones_with_their_length);
    tcase_add_test(large, cuts_the_middle_out_of_many_operations);
    tcase_add_test(large, shows_a_call_that_calls_itself_once);
    tcase_add_test(large, leaves_out_the_middle_of_a_deep_stack);
    suite_add_tcase(suite, large);

    TCase *attacks = tcase_create("hostile");
    tcase_add_loop_test(attacks, lets_no_hostile_text_through, 0, ARRAY_LEN(hostile));
    tcase_add_test(attacks, shows_printed_nul_bytes);
    tcase_add_test(attacks, says_an_exception_once);
    tcase_add_loop_test(attacks, has_the_same_words_with_and_without_colour, 0,
                        (int)ARRAY_LEN(colored_lines));
    suite_add_tcase(suite, attacks);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(report_bounds_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
