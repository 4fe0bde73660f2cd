/*
 * test_arena - memory that is freed all at once
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <signal.h>
#include <string.h>

#include "base/arena.h"

START_TEST(memory_is_zeroed_and_aligned)
{
    struct arena a = {0};
    for (size_t bytes = 1; bytes < 100; bytes++) {
        unsigned char *ptr = arena_alloc(&a, bytes);
        ck_assert_uint_eq((uintptr_t)ptr % 16, 0);
        for (size_t i = 0; i < bytes; i++)
            ck_assert_int_eq(ptr[i], 0);
        memset(ptr, 0xFF, bytes);
    }
    arena_release(&a);
}
END_TEST

START_TEST(allocations_do_not_overlap)
{
    enum { N = 300 };
    struct arena a = {0};
    unsigned char *ptrs[N];
    size_t sizes[N];
    for (size_t i = 0; i < N; i++) {
        sizes[i] = i % 10 == 0 ? 20000 + i : i; /* large ones stand between small ones */
        ptrs[i] = arena_alloc(&a, sizes[i]);
        memset(ptrs[i], (int)i & 0xFF, sizes[i]);
    }
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < sizes[i]; k++)
            ck_assert_int_eq(ptrs[i][k], (int)i & 0xFF);
    }
    arena_release(&a);
}
END_TEST

START_TEST(nothing_is_still_a_pointer)
{
    struct arena a = {0};
    ck_assert_ptr_nonnull(arena_alloc(&a, 0));
    ck_assert_ptr_nonnull(arena_copy(&a, NULL, 0));
    ck_assert_ptr_nonnull(arena_array(&a, 0, 16));
    arena_release(&a);
}
END_TEST

START_TEST(texts_are_copied)
{
    struct arena a = {0};
    char text[] = "abc";
    char *copy = arena_strdup(&a, text), *part = arena_strndup(&a, text, 2);
    text[0] = 'x';
    ck_assert_str_eq(copy, "abc");
    ck_assert_str_eq(part, "ab");
    ck_assert_str_eq(arena_printf(&a, "%s-%d", part, 7), "ab-7");
    ck_assert_mem_eq(arena_copy(&a, "a\0b", 3), "a\0b", 3);
    arena_release(&a);
}
END_TEST

START_TEST(use_is_counted_and_release_forgets_it)
{
    struct arena a = {0};
    ck_assert_ptr_nonnull(arena_alloc(&a, 100));
    ck_assert_uint_ge(a.used_bytes, 100);
    arena_release(&a);
    ck_assert_uint_eq(a.used_bytes, 0);
    ck_assert_ptr_null(a.blocks);
    arena_release(&a);
}
END_TEST

START_TEST(an_array_that_overflows_ends_the_program)
{
    struct arena a = {0};
    ck_assert_ptr_null(arena_array(&a, SIZE_MAX / 2, 16));
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("arena");
    TCase *tc = tcase_create("arena");
    tcase_add_test(tc, memory_is_zeroed_and_aligned);
    tcase_add_test(tc, allocations_do_not_overlap);
    tcase_add_test(tc, nothing_is_still_a_pointer);
    tcase_add_test(tc, texts_are_copied);
    tcase_add_test(tc, use_is_counted_and_release_forgets_it);
    tcase_add_test_raise_signal(tc, an_array_that_overflows_ends_the_program, SIGABRT);
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
