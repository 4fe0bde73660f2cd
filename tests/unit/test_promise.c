/*
 * test_promise - what meets the promise of a folder under solutions/
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include "grader/judge/promise.h"

enum { TESTS_MAX = 4 };

#define AC VERDICT_AC
#define WA VERDICT_WA
#define TLE VERDICT_TLE
#define SK VERDICT_SK

static const struct {
    const char *label;
    enum promise promise;
    enum verdict verdicts[TESTS_MAX];
    unsigned n_verdicts;
    double score, max_score;
    enum promise_outcome outcome;
    int test;         /* index of the test that breaks it; -1 = none */
    unsigned n_tests; /* that break it */
} rows[] = {
    {"accepted: all accepted",                                     PROMISE_ACCEPTED,      {AC, AC},              2, 9,            9, PROMISE_MET,                -1, 0},
    {"accepted: one is wrong",
     PROMISE_ACCEPTED,                                                                    {AC, WA, WA},
     3,                                                                                                             3,
     9,                                                                                                                              PROMISE_BROKEN_BY_TEST,
     1,                                                                                                                                                              2},
    {"accepted: no test",                                          PROMISE_ACCEPTED,      {AC},                  0, 0,            0, PROMISE_BROKEN_NO_TESTS,    -1, 0},
    {"wrong_answer: one is wrong",                                 PROMISE_WRONG_ANSWER,  {AC, WA},              2, 5,            9, PROMISE_MET,                -1, 0},
    {"wrong_answer: skipped counts as met",
     PROMISE_WRONG_ANSWER,                                                                {WA, SK},
     2,                                                                                                             0,
     9,                                                                                                                              PROMISE_MET,
     -1,
     0                                                                                                                                                                },
    {"wrong_answer: all accepted",
     PROMISE_WRONG_ANSWER,                                                                {AC, AC},
     2,                                                                                                             9,
     9,                                                                                                                              PROMISE_BROKEN_NOT_SEEN,
     -1,
     0                                                                                                                                                                },
    {"wrong_answer: skipped alone is not seen",
     PROMISE_WRONG_ANSWER,                                                                {SK},
     1,                                                                                                             0,
     9,                                                                                                                              PROMISE_BROKEN_NOT_SEEN,
     -1,
     0                                                                                                                                                                },
    {"wrong_answer: too slow",
     PROMISE_WRONG_ANSWER,                                                                {WA, AC, TLE},
     3,                                                                                                             0,
     9,                                                                                                                              PROMISE_BROKEN_BY_TEST,
     2,                                                                                                                                                              1},
    {"time_limit: too slow",                                       PROMISE_TIME_LIMIT,    {AC, TLE},             2, 5,            9, PROMISE_MET,                -1, 0},
    {"time_limit: wrong",                                          PROMISE_TIME_LIMIT,    {AC, WA},              2, 5,            9, PROMISE_BROKEN_BY_TEST,     1,  1},
    {"memory_limit",                                               PROMISE_MEMORY_LIMIT,  {AC, VERDICT_MLE},     2, 5,            9, PROMISE_MET,                -1, 0},
    {"memory_limit: crash",
     PROMISE_MEMORY_LIMIT,                                                                {VERDICT_RE},
     1,                                                                                                             5,
     9,                                                                                                                              PROMISE_BROKEN_BY_TEST,
     0,                                                                                                                                                              1},
    {"runtime_error",                                              PROMISE_RUNTIME_ERROR, {AC, VERDICT_RE},      2, 5,            9, PROMISE_MET,                -1, 0},
    {"runtime_error: can't be loaded",
     PROMISE_RUNTIME_ERROR,                                                               {VERDICT_LE},
     1,                                                                                                             0,
     9,                                                                                                                              PROMISE_BROKEN_BY_TEST,
     0,                                                                                                                                                              1},
    {"rejected: any verdicts",
     PROMISE_REJECTED,                                                                    {TLE, VERDICT_SV, AC},
     3,                                                                                                             3,
     9,                                                                                                                              PROMISE_MET,
     -1,
     0                                                                                                                                                                },
    {"rejected: full points",
     PROMISE_REJECTED,                                                                    {AC, AC},
     2,                                                                                                             9,
     9,                                                                                                                              PROMISE_BROKEN_FULL_POINTS,
     -1,
     0                                                                                                                                                                },
    {"rejected: full but for rounding",
     PROMISE_REJECTED,                                                                    {AC},
     1,                                                                                                             8.9999999999,
     9,                                                                                                                              PROMISE_BROKEN_FULL_POINTS,
     -1,
     0                                                                                                                                                                },
    {"rejected: full points in spite of a failure without points",
     PROMISE_REJECTED,                                                                    {WA, AC},
     2,                                                                                                             9,
     9,                                                                                                                              PROMISE_BROKEN_FULL_POINTS,
     -1,
     0                                                                                                                                                                },
    {"rejected: no points to be had, but wrong",
     PROMISE_REJECTED,                                                                    {WA},
     1,                                                                                                             0,
     0,                                                                                                                              PROMISE_MET,
     -1,
     0                                                                                                                                                                },
    {"internal error: rejected isn't met",
     PROMISE_REJECTED,                                                                    {VERDICT_IE},
     1,                                                                                                             0,
     9,                                                                                                                              PROMISE_UNDECIDED,
     0,                                                                                                                                                              1},
    {"internal error outweighs a breach",
     PROMISE_ACCEPTED,                                                                    {WA, VERDICT_IE},
     2,                                                                                                             0,
     9,                                                                                                                              PROMISE_UNDECIDED,
     1,                                                                                                                                                              1},
};

START_TEST(a_promise_is_met_or_broken_as_the_format_says)
{
    struct test_result tests[TESTS_MAX] = {0};
    struct submission_result result = {.tests = tests,
                                       .n_tests = rows[_i].n_verdicts,
                                       .score = rows[_i].score,
                                       .max_score = rows[_i].max_score};
    for (unsigned i = 0; i < result.n_tests; i++) {
        tests[i].verdict = rows[_i].verdicts[i];
        if (result.verdict == AC && tests[i].verdict != SK)
            result.verdict = tests[i].verdict;
    }
    struct promise_check check = promise_check(rows[_i].promise, &result);
    const struct test_result *test = rows[_i].test < 0 ? NULL : &tests[rows[_i].test];
    ck_assert_msg(check.outcome == rows[_i].outcome, "row '%s': outcome %d", rows[_i].label,
                  (int)check.outcome);
    ck_assert_msg(check.test == test, "row '%s': wrong test", rows[_i].label);
    ck_assert_msg(check.n_tests == rows[_i].n_tests, "row '%s': %u tests", rows[_i].label,
                  check.n_tests);
}
END_TEST

START_TEST(a_group_is_to_blame_for_its_own_tests_only)
{
    struct test_result tests[] = {{.verdict = AC},
                                  {.verdict = WA},
                                  {.verdict = TLE},
                                  {.verdict = WA},
                                  {.verdict = VERDICT_IE}};
    struct group_result groups[] = {
        {.first_test = 0, .n_tests = 1},
        {.first_test = 1, .n_tests = 3},
        {.first_test = 4, .n_tests = 1}
    };
    const struct submission_result r = {.verdict = VERDICT_IE, .tests = tests, .n_tests = 5};
    struct promise_check first = promise_check_group(PROMISE_TIME_LIMIT, &r, &groups[0]);
    struct promise_check second = promise_check_group(PROMISE_TIME_LIMIT, &r, &groups[1]);
    struct promise_check third = promise_check_group(PROMISE_TIME_LIMIT, &r, &groups[2]);
    ck_assert_int_eq(first.outcome, PROMISE_MET);
    ck_assert_ptr_null(first.test);
    ck_assert_int_eq(second.outcome, PROMISE_BROKEN_BY_TEST);
    ck_assert_ptr_eq(second.test, &tests[1]);
    ck_assert_uint_eq(second.n_tests, 2);
    ck_assert_int_eq(third.outcome, PROMISE_UNDECIDED);
    third = promise_check_group(PROMISE_REJECTED, &r, &groups[1]);
    ck_assert_int_eq(third.outcome, PROMISE_MET);
}
END_TEST

START_TEST(every_promise_can_be_told)
{
    ck_assert_ptr_nonnull(promise_text((enum promise)_i));
    ck_assert_str_ne(promise_text((enum promise)_i), "");
}
END_TEST

START_TEST(a_released_result_can_be_released_again)
{
    struct submission_result result = {0};
    result.challenge = arena_strdup(&result.arena, "three-sum");
    submission_result_release(&result);
    ck_assert_ptr_null(result.challenge);
    submission_result_release(&result);
    submission_result_release(NULL);
}
END_TEST

static Suite *promise_suite(void)
{
    Suite *suite = suite_create("promise");
    TCase *tcase = tcase_create("promise");
    tcase_add_loop_test(tcase, a_promise_is_met_or_broken_as_the_format_says, 0, ARRAY_LEN(rows));
    tcase_add_test(tcase, a_group_is_to_blame_for_its_own_tests_only);
    tcase_add_loop_test(tcase, every_promise_can_be_told, 0, PROMISE_COUNT_);
    tcase_add_test(tcase, a_released_result_can_be_released_again);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(promise_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
