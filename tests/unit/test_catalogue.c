/*
 * test_catalogue - where challenges are found, and what is said where they aren't
 * SPDX-License-Identifier: MIT
 */
#include <check.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "grader/command/catalogue.h"

static char root[] = "/tmp/gradebox-catalogue-XXXXXX";
static const char *const folders[] = {
    "first",  "first/two-sum",  "first/no-yaml",         "first/.hidden",
    "second", "second/two-sum", "second/only-in-second", "empty"};
static const char *const files[] = {"first/two-sum/challenge.yaml", "first/.hidden/challenge.yaml",
                                    "first/a-file", "second/two-sum/challenge.yaml",
                                    "second/only-in-second/challenge.yaml"};

static char *path_of(const char *name)
{
    return xasprintf("%s/%s", root, name);
}

static void make_tree(void)
{
    ck_assert_ptr_nonnull(mkdtemp(root));
    for (size_t i = 0; i < ARRAY_LEN(folders); i++) {
        AUTO_FREE char *path = path_of(folders[i]);
        ck_assert_int_eq(mkdir(path, 0700), 0);
    }
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        AUTO_FREE char *path = path_of(files[i]);
        FILE *file = fopen(path, "w");
        ck_assert_ptr_nonnull(file);
        fclose(file);
    }
    unsetenv("GRADEBOX_CHALLENGES");
}

static void remove_tree(void)
{
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        AUTO_FREE char *path = path_of(files[i]);
        unlink(path);
    }
    for (size_t i = ARRAY_LEN(folders); i > 0; i--) {
        AUTO_FREE char *path = path_of(folders[i - 1]);
        rmdir(path);
    }
    rmdir(root);
}

/* --challenges first, $GRADEBOX_CHALLENGES second; each may be NULL. */
static void open_catalogue(struct catalogue *c, const char *option, const char *environment)
{
    AUTO_FREE char *option_path = option ? path_of(option) : NULL;
    AUTO_FREE char *environment_path = environment ? path_of(environment) : NULL;
    if (environment_path)
        setenv("GRADEBOX_CHALLENGES", environment_path, 1);
    catalogue_init(c, option_path);
}

static void check_found(const char *option, const char *environment, const char *name,
                        const char *expected)
{
    AUTO(catalogue_release) struct catalogue c = {0};
    AUTO_FREE char *folder = NULL;
    AUTO_FREE char *expected_path = path_of(expected);
    struct error err = {0};
    open_catalogue(&c, option, environment);
    ck_assert_msg(catalogue_find(&c, name, &folder, &err) == 0, "%s", err.text);
    ck_assert_str_eq(folder, expected_path);
}

static void check_not_found(const char *option, const char *name, const char *text,
                            const char *hint)
{
    AUTO(catalogue_release) struct catalogue c = {0};
    AUTO_FREE char *folder = NULL;
    struct error err = {0};
    open_catalogue(&c, option, NULL);
    ck_assert_int_eq(catalogue_find(&c, name, &folder, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_ptr_null(folder);
    ck_assert_msg(strstr(err.text, text), "'%s' is not in '%s'", text, err.text);
    ck_assert_str_eq(err.hint, hint);
}

START_TEST(an_id_is_found_in_the_first_place_that_has_it)
{
    check_found("first", "second", "two-sum", "first/two-sum");
    check_found("first", "second", "only-in-second", "second/only-in-second");
    check_found("second", NULL, "two-sum", "second/two-sum");
}
END_TEST

START_TEST(a_path_is_taken_as_it_is)
{
    AUTO_FREE char *folder = path_of("first/two-sum");
    AUTO_FREE char *yaml = path_of("first/two-sum/challenge.yaml");
    check_found(NULL, NULL, folder, "first/two-sum");
    check_found(NULL, NULL, yaml, "first/two-sum");
}
END_TEST

START_TEST(a_folder_of_the_working_directory_is_found_after_all_ids)
{
    AUTO_FREE char *second = path_of("second");
    AUTO(catalogue_release) struct catalogue c = {0};
    AUTO_FREE char *folder = NULL;
    struct error err = {0};
    ck_assert_int_eq(chdir(second), 0);
    open_catalogue(&c, "first", NULL);
    ck_assert_int_eq(catalogue_find(&c, "only-in-second", &folder, &err), 0);
    ck_assert_str_eq(folder, "only-in-second");
    check_found("first", NULL, "two-sum", "first/two-sum");
}
END_TEST

START_TEST(an_unknown_id_is_told_with_the_places_and_the_nearest)
{
    AUTO_FREE char *place = path_of("first");
    check_not_found("first", "two-smu", "cannot find challenge 'two-smu', looked in '",
                    "did you mean 'two-sum'?");
    check_not_found("first", "two-smu", place, "did you mean 'two-sum'?");
    check_not_found("first", "quicksort-in-place", "cannot find challenge", "");
}
END_TEST

START_TEST(a_folder_without_yaml_and_a_hidden_one_are_no_challenges)
{
    check_not_found("first", "no-yaml", "cannot find challenge 'no-yaml'", "");
    check_not_found("first", "a-file", "cannot find challenge 'a-file'", "");
}
END_TEST

START_TEST(a_path_that_is_not_there_is_told)
{
    AUTO_FREE char *missing = path_of("third/two-sum");
    AUTO_FREE char *file = path_of("first/a-file");
    check_not_found(NULL, missing, "No such file or directory", "");
    check_not_found(NULL, file, "must be a folder or an id", "");
}
END_TEST

START_TEST(a_named_place_that_is_not_there_is_told)
{
    check_not_found("missing", "two-sum", "of --challenges: No such file or directory", "");
    check_not_found("first/a-file", "two-sum", "of --challenges is no folder", "");
}
END_TEST

START_TEST(the_list_is_that_of_the_first_place_sorted)
{
    AUTO(catalogue_release) struct catalogue c = {0};
    AUTO(catalogue_names_release) struct catalogue_names names = {0};
    struct error err = {0};
    open_catalogue(&c, "second", "first");
    ck_assert_int_eq(catalogue_list(&c, &names, &err), 0);
    ck_assert_uint_eq(names.n, 2);
    ck_assert_str_eq(names.names[0], "only-in-second");
    ck_assert_str_eq(names.names[1], "two-sum");
}
END_TEST

START_TEST(the_list_passes_over_hidden_folders)
{
    AUTO(catalogue_release) struct catalogue c = {0};
    AUTO(catalogue_names_release) struct catalogue_names names = {0};
    struct error err = {0};
    open_catalogue(&c, NULL, "first");
    ck_assert_int_eq(catalogue_list(&c, &names, &err), 0);
    ck_assert_uint_eq(names.n, 1);
    ck_assert_str_eq(names.names[0], "two-sum");
}
END_TEST

START_TEST(an_empty_place_is_told)
{
    AUTO(catalogue_release) struct catalogue c = {0};
    AUTO(catalogue_names_release) struct catalogue_names names = {0};
    struct error err = {0};
    open_catalogue(&c, "empty", "first");
    ck_assert_int_eq(catalogue_list(&c, &names, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_ptr_nonnull(strstr(err.text, "has no challenges"));
}
END_TEST

static Suite *catalogue_suite(void)
{
    Suite *suite = suite_create("catalogue");
    TCase *tcase = tcase_create("catalogue");
    tcase_add_unchecked_fixture(tcase, make_tree, remove_tree);
    tcase_add_test(tcase, an_id_is_found_in_the_first_place_that_has_it);
    tcase_add_test(tcase, a_path_is_taken_as_it_is);
    tcase_add_test(tcase, a_folder_of_the_working_directory_is_found_after_all_ids);
    tcase_add_test(tcase, an_unknown_id_is_told_with_the_places_and_the_nearest);
    tcase_add_test(tcase, a_folder_without_yaml_and_a_hidden_one_are_no_challenges);
    tcase_add_test(tcase, a_path_that_is_not_there_is_told);
    tcase_add_test(tcase, a_named_place_that_is_not_there_is_told);
    tcase_add_test(tcase, the_list_is_that_of_the_first_place_sorted);
    tcase_add_test(tcase, the_list_passes_over_hidden_folders);
    tcase_add_test(tcase, an_empty_place_is_told);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(catalogue_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
