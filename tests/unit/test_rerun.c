/*
 * test_rerun - which tests are run again, and what becomes of three runs
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include "grader/judge/rerun.h"

enum { LIMIT_MS = 1000 };

static struct test_result ran(enum verdict verdict, unsigned cpu_ms)
{
    return (struct test_result){.verdict = verdict,
                                .cpu_ns = cpu_ms * NSEC_PER_MSEC,
                                .time_limit_ns = LIMIT_MS * NSEC_PER_MSEC};
}

/* clang-format off */
static const struct {
    const char *label;
    enum verdict verdict;
    unsigned cpu_ms;
    bool is_needed;
} near_rows[] = {
    {"far below", VERDICT_AC, 1, false},
    {"not quite near", VERDICT_AC, 799, false},
    {"at the lower end", VERDICT_AC, 800, true},
    {"at the limit", VERDICT_AC, 1000, true},
    {"wrong", VERDICT_WA, 900, true},
    {"raised", VERDICT_RE, 900, true},
    {"just over", VERDICT_TLE, 1001, true},
    {"at the upper end", VERDICT_TLE, 1200, true},
    {"ended", VERDICT_TLE, 1201, false},
    {"slept", VERDICT_TLE, 900, false},
    {"too much memory", VERDICT_MLE, 900, false},
    {"too much output", VERDICT_OLE, 900, false},
    {"not loaded", VERDICT_LE, 900, false},
    {"a violation", VERDICT_SV, 900, false},
    {"our fault", VERDICT_IE, 900, false},
};
/* clang-format on */

START_TEST(near_its_limit_a_test_is_run_again)
{
    struct rerun_budget budget = {0};
    struct test_result t = ran(near_rows[_i].verdict, near_rows[_i].cpu_ms);
    ck_assert_msg(rerun_is_needed(&t, &budget) == near_rows[_i].is_needed, "row '%s'",
                  near_rows[_i].label);
    ck_assert_uint_eq(budget.n_tests, near_rows[_i].is_needed);
}
END_TEST

START_TEST(only_so_many_tests_are)
{
    struct rerun_budget budget = {0};
    struct test_result t = ran(VERDICT_AC, 900);
    for (unsigned i = 0; i < RERUN_TESTS_MAX; i++)
        ck_assert(rerun_is_needed(&t, &budget));
    ck_assert(!rerun_is_needed(&t, &budget));
}
END_TEST

START_TEST(only_so_much_time_is_spent)
{
    struct rerun_budget budget = {0};
    struct test_result t = ran(VERDICT_AC, 900), small = t;
    t.time_limit_ns = 25 * NSEC_PER_SEC;
    t.cpu_ns = 24 * NSEC_PER_SEC;
    ck_assert(rerun_is_needed(&t, &budget));
    ck_assert(rerun_is_needed(&t, &budget));
    ck_assert(!rerun_is_needed(&t, &budget));
    ck_assert(rerun_is_needed(&small, &budget));
}
END_TEST

/* clang-format off */
static const struct {
    const char *label;
    unsigned cpu_ms[RERUN_RUNS];
    enum verdict verdict;
    unsigned median_ms, min_ms, max_ms;
} median_rows[] = {
    {"in order", {900, 950, 990}, VERDICT_AC, 950, 900, 990},
    {"in another order", {990, 900, 950}, VERDICT_AC, 950, 900, 990},
    {"one over", {1010, 950, 990}, VERDICT_AC, 990, 950, 1010},
    {"two over", {990, 1100, 1010}, VERDICT_TLE, 1010, 990, 1100},
    {"the same", {900, 900, 900}, VERDICT_AC, 900, 900, 900},
};
/* clang-format on */

START_TEST(the_median_of_three_runs_is_the_result)
{
    struct rerun r = {0};
    struct test_result t = {0};
    for (unsigned i = 0; i < RERUN_RUNS; i++) {
        unsigned ms = median_rows[_i].cpu_ms[i];
        t = ran(ms > LIMIT_MS ? VERDICT_TLE : VERDICT_AC, ms);
        ck_assert_int_eq(rerun_take(&r, &t), i == RERUN_RUNS - 1);
    }
    ck_assert_msg(t.verdict == median_rows[_i].verdict, "row '%s'", median_rows[_i].label);
    ck_assert_uint_eq(t.cpu_ns, median_rows[_i].median_ms * NSEC_PER_MSEC);
    ck_assert_uint_eq(t.cpu_min_ns, median_rows[_i].min_ms * NSEC_PER_MSEC);
    ck_assert_uint_eq(t.cpu_max_ns, median_rows[_i].max_ms * NSEC_PER_MSEC);
    ck_assert_uint_eq(t.n_runs, RERUN_RUNS);
}
END_TEST

START_TEST(after_a_fault_of_ours_the_first_run_is_the_result)
{
    struct rerun r = {0};
    struct test_result t = ran(VERDICT_TLE, 1100);
    ck_assert(!rerun_take(&r, &t));
    t = ran(VERDICT_AC, 900);
    ck_assert(!rerun_take(&r, &t));
    t = ran(VERDICT_IE, 0);
    ck_assert(rerun_take(&r, &t));
    ck_assert_int_eq(t.verdict, VERDICT_TLE);
    ck_assert_uint_eq(t.n_runs, 0);
}
END_TEST

static Suite *make_suite(void)
{
    Suite *suite = suite_create("rerun");
    TCase *tc = tcase_create("rerun");
    tcase_add_loop_test(tc, near_its_limit_a_test_is_run_again, 0, (int)ARRAY_LEN(near_rows));
    tcase_add_test(tc, only_so_many_tests_are);
    tcase_add_test(tc, only_so_much_time_is_spent);
    tcase_add_loop_test(tc, the_median_of_three_runs_is_the_result, 0, (int)ARRAY_LEN(median_rows));
    tcase_add_test(tc, after_a_fault_of_ours_the_first_run_is_the_result);
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
