/*
 * test_zygote_program - versions that were built and versions that were not
 *
 * The test stands in the build directory, as gradebox does: the zygotes are beside it.
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <stdio.h>
#include <string.h>

#include "grader/judge/zygote_program.h"

/* The newest version, from the name of the program that is found for it. */
static const char *newest(struct zygote_program *program)
{
    struct error err = {0};
    ck_assert_msg(zygote_program_find(NULL, program, &err) == 0, "%s", err.text);
    const char *dash = strrchr(program->path, '-');
    ck_assert_ptr_nonnull(dash);
    return dash + 1;
}

START_TEST(the_program_and_its_library_stand_beside_gradebox)
{
    struct zygote_program program;
    char self[PATH_MAX], wanted[2 * PATH_MAX];
    const char *version = newest(&program);
    ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
    ck_assert_int_gt(length, 0);
    self[length] = '\0';
    *strrchr(self, '/') = '\0';
    snprintf(wanted, sizeof(wanted), "%s/gradebox-zygote-%s", self, version);
    ck_assert_str_eq(program.path, wanted);
    snprintf(wanted, sizeof(wanted), "%s/gradebox-stdlib-%s", self, version);
    ck_assert_str_eq(program.bundle_path, wanted);
}
END_TEST

START_TEST(a_version_that_was_built_is_found_by_its_number)
{
    struct zygote_program any, program;
    struct error err = {0};
    const char *version = newest(&any);
    ck_assert_msg(zygote_program_find(version, &program, &err) == 0, "%s", err.text);
    ck_assert_str_eq(program.path, any.path);
}
END_TEST

static const char *const not_built[] = {"",    " ",     "2.7",       "3",       "3.",
                                        "3.1", "3.110", "3.11 3.12", "../3.11", "three"};

START_TEST(a_version_that_was_not_built_is_refused_with_those_that_were)
{
    struct zygote_program any, program;
    struct error err = {0};
    char text[200];
    ck_assert_msg(zygote_program_find(not_built[_i], &program, &err) == -1, "'%s' was found",
                  not_built[_i]);
    snprintf(text, sizeof(text), "this gradebox was not built for Python '%s'", not_built[_i]);
    ck_assert_str_eq(err.text, text);
    ck_assert_int_eq(err.kind, ERROR_USAGE);
    ck_assert_msg(strstr(err.hint, newest(&any)) != NULL, "'%s': %s", not_built[_i], err.hint);
}
END_TEST

int main(void)
{
    Suite *s = suite_create("zygote_program");
    TCase *tc = tcase_create("versions");
    tcase_add_test(tc, the_program_and_its_library_stand_beside_gradebox);
    tcase_add_test(tc, a_version_that_was_built_is_found_by_its_number);
    tcase_add_loop_test(tc, a_version_that_was_not_built_is_refused_with_those_that_were, 0,
                        ARRAY_LEN(not_built));
    suite_add_tcase(s, tc);
    SRunner *runner = srunner_create(s);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed == 0 ? 0 : 1;
}
