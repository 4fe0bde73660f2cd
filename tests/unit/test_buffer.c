/*
 * test_buffer - bytes that grow up to a bound
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <string.h>

#include "base/buffer.h"

START_TEST(an_empty_buffer_is_an_empty_text)
{
    struct buffer b = {0};
    ck_assert_str_eq(buffer_text(&b), "");
    buffer_reset(&b);
    buffer_consume(&b, 3);
    char *text = buffer_take(&b);
    ck_assert_str_eq(text, "");
    free(text);
    buffer_release(&b);
}
END_TEST

START_TEST(what_is_appended_stands_there)
{
    struct buffer b = {0};
    buffer_puts(&b, "ab");
    buffer_putc(&b, 'c');
    buffer_append(&b, "d\0e", 3);
    buffer_printf(&b, "%d", 12);
    ck_assert_uint_eq(b.len, 8);
    ck_assert_mem_eq(b.data, "abcd\0e12", 9);
    buffer_release(&b);
}
END_TEST

START_TEST(a_long_print_is_whole)
{
    struct buffer b = {0};
    buffer_printf(&b, "%0*d", 5000, 7);
    ck_assert_uint_eq(b.len, 5000);
    ck_assert_int_eq(b.data[4999], '7');
    buffer_release(&b);
}
END_TEST

START_TEST(what_goes_beyond_the_bound_is_dropped)
{
    struct buffer b = {.max = 5};
    buffer_puts(&b, "abc");
    ck_assert(!b.truncated);
    buffer_puts(&b, "defg");
    ck_assert(b.truncated);
    ck_assert_str_eq(buffer_text(&b), "abcde");
    ck_assert_ptr_null(buffer_reserve(&b, 1));
    buffer_reset(&b);
    ck_assert(!b.truncated);
    ck_assert_str_eq(buffer_text(&b), "");
    buffer_release(&b);
    ck_assert_uint_eq(b.max, 5);
}
END_TEST

START_TEST(the_front_can_be_dropped)
{
    struct buffer b = {0};
    buffer_puts(&b, "abcdef");
    buffer_consume(&b, 2);
    ck_assert_str_eq(buffer_text(&b), "cdef");
    buffer_consume(&b, 99);
    ck_assert_str_eq(buffer_text(&b), "");
    buffer_release(&b);
}
END_TEST

START_TEST(reserved_room_becomes_data_when_committed)
{
    struct buffer b = {0};
    char *room = buffer_reserve(&b, 1000);
    memset(room, 'x', 1000);
    buffer_commit(&b, 3);
    ck_assert_str_eq(buffer_text(&b), "xxx");
    buffer_release(&b);
}
END_TEST

START_TEST(taking_leaves_an_empty_buffer)
{
    struct buffer b = {.max = 10};
    buffer_puts(&b, "abc");
    char *text = buffer_take(&b);
    ck_assert_str_eq(text, "abc");
    ck_assert_uint_eq(b.len, 0);
    ck_assert_uint_eq(b.max, 10);
    free(text);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("buffer");
    TCase *tc = tcase_create("buffer");
    tcase_add_test(tc, an_empty_buffer_is_an_empty_text);
    tcase_add_test(tc, what_is_appended_stands_there);
    tcase_add_test(tc, a_long_print_is_whole);
    tcase_add_test(tc, what_goes_beyond_the_bound_is_dropped);
    tcase_add_test(tc, the_front_can_be_dropped);
    tcase_add_test(tc, reserved_room_becomes_data_when_committed);
    tcase_add_test(tc, taking_leaves_an_empty_buffer);
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
