/*
 * test_error - what went wrong on our side
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <errno.h>
#include <string.h>

#include "base/error.h"

START_TEST(the_first_error_wins)
{
    struct error err = {0};
    ck_assert_int_eq(error_set(&err, ERROR_INPUT, "first %d", 1), -1);
    ck_assert_int_eq(error_set(&err, ERROR_INTERNAL, "second"), -1);
    ck_assert_int_eq(error_at(&err, ERROR_USAGE, "file", 3, 4, "third"), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_str_eq(err.text, "first 1");
    ck_assert_uint_eq(err.line, 0);
}
END_TEST

START_TEST(errno_is_kept_and_said)
{
    struct error err = {0};
    errno = ENOENT;
    error_errno(&err, ERROR_INTERNAL, "cannot open '%s'", "x");
    ck_assert_str_eq(err.text, "cannot open 'x': No such file or directory");
    ck_assert_int_eq(err.sys_errno, ENOENT);
}
END_TEST

START_TEST(a_place_is_kept)
{
    struct error err = {0};
    error_at(&err, ERROR_INPUT, "a/b.yaml", 14, 16, "wrong");
    ck_assert_str_eq(err.file, "a/b.yaml");
    ck_assert_uint_eq(err.line, 14);
    ck_assert_uint_eq(err.column, 16);
}
END_TEST

START_TEST(a_long_path_keeps_its_tail)
{
    char path[2000];
    memset(path, 'd', sizeof(path));
    memcpy(path + sizeof(path) - 8, "/x.yaml", 8);
    struct error err = {0};
    error_at(&err, ERROR_INPUT, path, 1, 1, "wrong");
    ck_assert_uint_eq(strlen(err.file), ERROR_FILE_MAX - 1);
    ck_assert_str_eq(err.file + ERROR_FILE_MAX - 1 - 7, "/x.yaml");
}
END_TEST

START_TEST(context_stands_before_the_cause)
{
    struct error err = {0};
    error_set(&err, ERROR_SANDBOX, "cannot mount");
    error_context(&err, "step '%s'", "rootfs");
    error_context(&err, "cannot start box");
    ck_assert_str_eq(err.text, "cannot start box: step 'rootfs': cannot mount");
}
END_TEST

START_TEST(a_long_context_gives_way_to_the_cause)
{
    char context[2000], cause[700];
    memset(context, 'c', sizeof(context) - 1);
    context[sizeof(context) - 1] = '\0';
    memset(cause, 'e', sizeof(cause) - 1);
    cause[sizeof(cause) - 1] = '\0';
    struct error err = {0};
    error_set(&err, ERROR_INTERNAL, "%s", cause);
    error_context(&err, "%s", context);
    ck_assert_ptr_nonnull(strstr(err.text, cause));
    ck_assert_uint_lt(strlen(err.text), ERROR_TEXT_MAX);
}
END_TEST

START_TEST(a_long_text_is_cut)
{
    char text[3000];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    struct error err = {0};
    errno = EPERM;
    error_errno(&err, ERROR_INTERNAL, "%s", text);
    ck_assert_uint_eq(strlen(err.text), ERROR_TEXT_MAX - 1);
}
END_TEST

START_TEST(the_first_hint_wins)
{
    struct error err = {0};
    error_set(&err, ERROR_INPUT, "wrong");
    error_hint(&err, "do %s", "this");
    error_hint(&err, "do that");
    ck_assert_str_eq(err.hint, "do this");
}
END_TEST

static const struct exit_row {
    enum error_kind kind;
    int code;
} exit_rows[] = {
    {ERROR_NONE,     0},
    {ERROR_USAGE,    2},
    {ERROR_INPUT,    3},
    {ERROR_INTERNAL, 5},
    {ERROR_SANDBOX,  6}
};

START_TEST(each_kind_has_the_exit_code_of_the_format)
{
    struct error err = {.kind = exit_rows[_i].kind};
    ck_assert_msg(error_exit_code(&err) == exit_rows[_i].code, "kind %d", (int)err.kind);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("error");
    TCase *tc = tcase_create("error");
    tcase_add_test(tc, the_first_error_wins);
    tcase_add_test(tc, errno_is_kept_and_said);
    tcase_add_test(tc, a_place_is_kept);
    tcase_add_test(tc, a_long_path_keeps_its_tail);
    tcase_add_test(tc, context_stands_before_the_cause);
    tcase_add_test(tc, a_long_context_gives_way_to_the_cause);
    tcase_add_test(tc, a_long_text_is_cut);
    tcase_add_test(tc, the_first_hint_wins);
    tcase_add_loop_test(tc, each_kind_has_the_exit_code_of_the_format, 0,
                        (int)ARRAY_LEN(exit_rows));
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
