/*
 * test_preparation - cases from what a challenge says and from what its setter's code gave
 * SPDX-License-Identifier: MIT
 */
#include <errno.h>
#include <sys/stat.h>

#include "tests/unit/preparation_fixture.h"

/* ---- what is needed -------------------------------------------------------------------------- */

/* clang-format off */
static const struct {
    const char *label;
    const char *args, *expect, *after, *generate;
    int state;
    unsigned n_expressions;
    bool asks_reference;
} need_rows[] = {
    {"nothing", "[1]", "2", NULL, NULL, PREPARATION_READY, 0, false},
    {"an argument", "[[1, py('2')]]", "2", NULL, NULL, PREPARATION_NEEDED, 1, false},
    {"an expected value", "[1]", "(1, py('2'))", NULL, NULL, PREPARATION_NEEDED, 1, false},
    {"arguments after the call", "[1]", "2", "[py('3')]", NULL, PREPARATION_NEEDED, 1, false},
    {"inputs", "[]", "2", NULL, "return [1]", PREPARATION_NEEDED, 0, false},
    {"the reference", "[1]", "reference", NULL, NULL, PREPARATION_NEEDED, 0, true},
    {"inputs and the reference", "[]", "reference", NULL, "return [1]", PREPARATION_NEEDED, 0,
     true},
    {"an argument and the reference", "[py('1')]", "reference", NULL, NULL, PREPARATION_NEEDED,
     1, true},
};
/* clang-format on */

START_TEST(a_test_is_prepared_where_the_setter_s_code_gives_something)
{
    struct fixture f;
    begin(&f, TEST_CALL, 1);
    f.test.args = literal(&f.a, need_rows[_i].args);
    f.test.outcome = expected_of(&f, need_rows[_i].expect, NULL);
    f.test.generate = need_rows[_i].generate;
    f.test.has_args_after = need_rows[_i].after != NULL;
    if (need_rows[_i].after)
        f.test.args_after = literal(&f.a, need_rows[_i].after);
    prepare(&f);
    ck_assert_msg(preparation_state(f.preparation, 0, 0) == need_rows[_i].state, "row '%s'",
                  need_rows[_i].label);
    struct preparation_plan plan = preparation_plan(&f.a, &f.test);
    ck_assert_msg(plan.n_expressions == need_rows[_i].n_expressions, "row '%s'",
                  need_rows[_i].label);
    ck_assert_msg(plan.asks_reference == need_rows[_i].asks_reference, "row '%s'",
                  need_rows[_i].label);
    preparation_finish(f.preparation, 0, 0);
    ck_assert_int_eq(preparation_state(f.preparation, 0, 0), PREPARATION_READY);
    end(&f);
}
END_TEST

START_TEST(a_test_that_says_everything_is_its_own_case)
{
    struct fixture f;
    begin(&f, TEST_CALL, 1);
    f.test.args = literal(&f.a, "[[1, 2]]");
    f.test.kwargs = literal(&f.a, "{'base': 2}");
    f.test.outcome = expected_of(&f, "3", "4");
    prepare(&f);
    struct test_case c = case_of(&f, 0);
    ck_assert_ptr_eq(c.test, &f.test);
    assert_value(&c.args, "[[1, 2]]");
    assert_value(&c.kwargs, "{'base': 2}");
    ck_assert_uint_eq(c.outcome.n_values, 2);
    ck_assert_ptr_eq(preparation_challenge(f.preparation), &f.challenge);
    end(&f);
}
END_TEST

/* ---- expressions ----------------------------------------------------------------------------- */

/* @names: of the expressions in their order, a letter each. */
static void assert_expressions(const struct preparation_plan *plan, const char *names)
{
    ck_assert_uint_eq(plan->n_expressions, strlen(names));
    for (unsigned i = 0; i < plan->n_expressions; i++)
        ck_assert_int_eq(plan->expressions[i]->text[0], names[i]);
}

START_TEST(what_is_evaluated_comes_back_to_its_places)
{
    struct fixture f;
    begin(&f, TEST_CALL, 1);
    f.test.args = literal(&f.a, "[py('a'), 2]");
    f.test.kwargs = literal(&f.a, "{'k': py('b')}");
    f.test.outcome = expected_of(&f, "py('c')", "5");
    f.test.has_args_after = true;
    f.test.args_after = literal(&f.a, "[py('d'), 2]");
    prepare(&f);
    struct preparation_plan plan = preparation_plan(&f.a, &f.test);
    assert_expressions(&plan, "abcd");
    keep_evaluated(&f, "[10, 11, 12, 13]");
    struct test_case c = case_of(&f, 0);
    assert_value(&c.args, "[10, 2]");
    assert_value(&c.kwargs, "{'k': 11}");
    assert_value(&c.outcome.values[0], "12");
    assert_value(&c.outcome.values[1], "5");
    assert_value(&c.args_after, "[13, 2]");
    end(&f);
}
END_TEST

START_TEST(what_is_evaluated_comes_back_to_its_operations)
{
    struct fixture f;
    begin(&f, TEST_OPERATIONS, 1);
    set_operations(&f, 3);
    f.test.operations[1].args = literal(&f.a, "[py('a')]");
    f.test.operations[2].outcome = expected_of(&f, "py('b')", NULL);
    prepare(&f);
    struct preparation_plan plan = preparation_plan(&f.a, &f.test);
    assert_expressions(&plan, "ab");
    keep_evaluated(&f, "[7, 8]");
    struct test_case c = case_of(&f, 0);
    assert_value(&c.operations[1].args, "[7]");
    assert_value(&c.operations[2].outcome.values[0], "8");
    ck_assert_str_eq(c.operations[2].name, "get");
    /* The challenge is read-only. */
    ck_assert_int_eq(f.test.operations[1].args.items[0].kind, VALUE_PY);
    end(&f);
}
END_TEST

START_TEST(the_reference_is_not_asked_by_way_of_the_template)
{
    struct fixture f;
    begin(&f, TEST_CALL, 1);
    f.test.args = literal(&f.a, "[py('a')]");
    f.test.outcome = expected_of(&f, "reference", NULL);
    prepare(&f);
    struct preparation_plan plan = preparation_plan(&f.a, &f.test);
    assert_expressions(&plan, "a");
    keep_evaluated(&f, "[1]");
    keep_expected(&f, 0, "[1, 2]");
    struct test_case c = case_of(&f, 0);
    assert_value(&c.args, "[1]");
    assert_value(&c.outcome.values[0], "[1, 2]");
    end(&f);
}
END_TEST

/* ---- generated ------------------------------------------------------------------------------- */

START_TEST(each_index_has_its_own_inputs_and_expected_value)
{
    struct fixture f;
    begin(&f, TEST_CALL, 3);
    f.test.generate = "...";
    f.test.outcome = expected_of(&f, "reference", NULL);
    prepare(&f);
    keep_input(&f, 0, "[[1], 'a']");
    keep_input(&f, 2, "([3],)");
    keep_input(&f, 1, "[None]");
    keep_input(&f, 1, "[[2]]"); /* kept again: the last counts */
    keep_expected(&f, 2, "33");
    keep_expected(&f, 0, "11");
    struct test_case first = case_of(&f, 0), second = case_of(&f, 1), third = case_of(&f, 2);
    assert_value(&first.args, "[[1], 'a']");
    assert_value(&first.outcome.values[0], "11");
    assert_value(&second.args, "[[2]]");
    ck_assert_int_eq(second.outcome.values[0].kind, VALUE_REFERENCE); /* not asked yet */
    assert_value(&third.args, "[[3]]");
    assert_value(&third.outcome.values[0], "33");
    ck_assert_uint_eq(third.index, 2);
    end(&f);
}
END_TEST

START_TEST(generated_operations_get_what_the_reference_did)
{
    struct fixture f;
    begin(&f, TEST_OPERATIONS, 1);
    f.test.generate = "...";
    f.test.outcome = expected_of(&f, "reference", NULL);
    prepare(&f);
    keep_input(&f, 0, "[['new', 2], ('put', 1, [1]), ['get', 1], ['clear']]");
    keep_expected(&f, 0, "[[0, None], [0, None], [0, [1]], [1, 'solution.Empty']]");
    struct test_case c = case_of(&f, 0);
    ck_assert_uint_eq(c.n_operations, 4);
    ck_assert_int_eq(c.operations[0].kind, OPERATION_NEW);
    ck_assert_ptr_null(c.operations[0].name);
    assert_value(&c.operations[0].args, "[2]");
    ck_assert_int_eq(c.operations[1].kind, OPERATION_CALL);
    ck_assert_str_eq(c.operations[1].name, "put");
    ck_assert_str_eq(c.operations[1].object, "");
    assert_value(&c.operations[1].args, "[1, [1]]");
    assert_value(&c.operations[1].kwargs, "{}");
    ck_assert_int_eq(c.operations[2].outcome.kind, OUTCOME_VALUE);
    assert_value(&c.operations[2].outcome.values[0], "[1]");
    ck_assert_int_eq(c.operations[3].outcome.kind, OUTCOME_RAISES);
    ck_assert_str_eq(c.operations[3].outcome.exception, "solution.Empty");
    assert_value(&c.operations[3].args, "[]");
    ck_assert_uint_eq(c.operations[3].mark.line, 14);
    end(&f);
}
END_TEST

START_TEST(outcomes_that_are_not_as_many_as_the_operations_are_refused)
{
    struct fixture f;
    begin(&f, TEST_OPERATIONS, 1);
    f.test.generate = "...";
    prepare(&f);
    keep_input(&f, 0, "[['new'], ['get']]");
    keep_expected(&f, 0, "[[0, None]]");
    struct test_case c;
    struct error err = {0};
    ck_assert_int_eq(preparation_case(f.preparation, &f.a, 0, 0, 0, &c, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INTERNAL);
    end(&f);
}
END_TEST

#define NO_LIST "'generate' must return a list, as 'args' or 'ops' would hold"
#define NO_OPERATION "'generate' must return operations such as [\"put\", 1, 1]"
#define NO_OBJECT "'generate' must return one operation [\"new\", ...], as the first"
#define NO_DATA "'generate' returned a value that can't be sent to a solution"

/* clang-format off */
static const struct {
    const char *label;
    enum test_kind kind;
    const char *generated, *text;
} wrong_rows[] = {
    {"call: a number", TEST_CALL, "3", NO_LIST},
    {"call: nothing", TEST_CALL, "None", NO_LIST},
    {"call: a dict", TEST_CALL, "{'nums': [1]}", NO_LIST},
    {"call: an object", TEST_CALL, "[[1, opaque(0, 'Thing')]]", NO_DATA},
    {"operations: text", TEST_OPERATIONS, "'new'", NO_LIST},
    {"operations: none", TEST_OPERATIONS, "[]", NO_OPERATION},
    {"operations: a name alone", TEST_OPERATIONS, "['new', 'get']", NO_OPERATION},
    {"operations: an empty one", TEST_OPERATIONS, "[['new'], []]", NO_OPERATION},
    {"operations: a number for a name", TEST_OPERATIONS, "[['new'], [1, 'get']]", NO_OPERATION},
    {"operations: a dict", TEST_OPERATIONS, "[{'new': [1]}]", NO_OPERATION},
    {"operations: no object", TEST_OPERATIONS, "[['get', 1]]", NO_OBJECT},
    {"operations: a second object", TEST_OPERATIONS, "[['new', 1], ['new', 1]]", NO_OBJECT},
};
/* clang-format on */

START_TEST(what_was_generated_wrongly_is_told_with_its_place)
{
    struct fixture f;
    begin(&f, wrong_rows[_i].kind, 1);
    f.test.generate = "...";
    prepare(&f);
    keep_input(&f, 0, wrong_rows[_i].generated);
    struct test_case c;
    struct error err = {0};
    ck_assert_msg(preparation_case(f.preparation, &f.a, 0, 0, 0, &c, &err) == -1, "row '%s'",
                  wrong_rows[_i].label);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    ck_assert_str_eq(err.file, "./challenge.yaml");
    ck_assert_uint_eq(err.line, 14);
    ck_assert_uint_eq(err.column, 17);
    ck_assert_msg(strncmp(err.text, "test 't': ", 10) == 0 &&
                      strcmp(err.text + 10, wrong_rows[_i].text) == 0,
                  "row '%s': %s", wrong_rows[_i].label, err.text);
    end(&f);
}
END_TEST

/* ---- the rest -------------------------------------------------------------------------------- */

START_TEST(a_reference_is_read_once_and_only_where_there_is_one)
{
    struct fixture f;
    struct error err = {0};
    const char *source;
    size_t length;
    begin(&f, TEST_CALL, 1);
    prepare(&f);
    ck_assert_int_eq(preparation_reference(f.preparation, &source, &length, &err), 0);
    ck_assert_str_eq(source, "");
    ck_assert_uint_eq(length, 0);

    char folder[] = "/tmp/preparation-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *path = arena_printf(&f.a, "%s/a.py", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    fputs("x = 1\n", file);
    fclose(file);
    f.challenge.folder = folder;
    f.challenge.reference = "a.py";
    ck_assert_int_eq(preparation_reference(f.preparation, &source, &length, &err), 0);
    ck_assert_str_eq(source, "x = 1\n");
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(preparation_reference(f.preparation, &source, &length, &err), 0);
    ck_assert_uint_eq(length, 6);
    ck_assert_int_eq(rmdir(folder), 0);
    preparation_free(f.preparation);
    prepare(&f);
    ck_assert_int_eq(preparation_reference(f.preparation, &source, &length, &err), -1);
    ck_assert_int_eq(err.kind, ERROR_INPUT);
    end(&f);
}
END_TEST

START_TEST(a_reference_may_be_as_large_as_a_submission)
{
    struct fixture f;
    struct error err = {0};
    const char *source;
    size_t length;
    char folder[] = "/tmp/preparation-XXXXXX";
    begin(&f, TEST_CALL, 1);
    prepare(&f);
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *path = arena_printf(&f.a, "%s/a.py", folder);
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(ftruncate(fileno(file), SUBMISSION_MAX_BYTES), 0);
    fclose(file);
    f.challenge.folder = folder;
    f.challenge.reference = "a.py";
    ck_assert_msg(preparation_reference(f.preparation, &source, &length, &err) == 0, "%s",
                  err.text);
    ck_assert_uint_eq(length, SUBMISSION_MAX_BYTES);
    ck_assert_int_eq(unlink(path), 0);
    ck_assert_int_eq(rmdir(folder), 0);
    end(&f);
}
END_TEST

START_TEST(a_case_of_many_is_named_by_its_index)
{
    struct arena a AUTO(arena_release) = {0};
    struct test t = {.id = "random", .repeat = 1};
    ck_assert_str_eq(test_case_id(&a, &t, 0), "random");
    t.repeat = 40;
    ck_assert_str_eq(test_case_id(&a, &t, 0), "random[0]");
    ck_assert_str_eq(test_case_id(&a, &t, 39), "random[39]");
}
END_TEST

static Suite *preparation_suite(void)
{
    Suite *suite = suite_create("preparation");
    TCase *tc = tcase_create("preparation");
    tcase_add_loop_test(tc, a_test_is_prepared_where_the_setter_s_code_gives_something, 0,
                        (int)ARRAY_LEN(need_rows));
    tcase_add_test(tc, a_test_that_says_everything_is_its_own_case);
    tcase_add_test(tc, what_is_evaluated_comes_back_to_its_places);
    tcase_add_test(tc, what_is_evaluated_comes_back_to_its_operations);
    tcase_add_test(tc, the_reference_is_not_asked_by_way_of_the_template);
    tcase_add_test(tc, each_index_has_its_own_inputs_and_expected_value);
    tcase_add_test(tc, generated_operations_get_what_the_reference_did);
    tcase_add_test(tc, outcomes_that_are_not_as_many_as_the_operations_are_refused);
    tcase_add_loop_test(tc, what_was_generated_wrongly_is_told_with_its_place, 0,
                        (int)ARRAY_LEN(wrong_rows));
    tcase_add_test(tc, a_reference_is_read_once_and_only_where_there_is_one);
    tcase_add_test(tc, a_reference_may_be_as_large_as_a_submission);
    tcase_add_test(tc, a_case_of_many_is_named_by_its_index);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(preparation_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
