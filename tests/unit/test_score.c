/*
 * test_score - points and verdicts of groups and submissions
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <math.h>

#include "grader/judge/score.h"

enum { GROUPS_MAX = 3, TESTS_MAX = 6 };

#define AC VERDICT_AC
#define WA VERDICT_WA
#define TLE VERDICT_TLE
#define SK VERDICT_SK
#define IE VERDICT_IE
#define LE VERDICT_LE

/* A group of a row: its scoring, what each of its tests is worth, and how they went. */
struct group_row {
    enum scoring scoring;
    double share;
    unsigned n;
    enum verdict verdicts[TESTS_MAX];
    enum verdict verdict; /* from here on: what must come of it */
    double points;
    unsigned n_accepted;
};

/* clang-format off */
static const struct score_row {
    const char *label;
    struct group_row groups[GROUPS_MAX];
    unsigned n_groups;
    enum verdict verdict;
    double score, max_score;
} rows[] = {
    {"each: all accepted", {{SCORING_EACH, 5, 2, {AC, AC}, AC, 10, 2}}, 1, AC, 10, 10},
    {"each: one wrong", {{SCORING_EACH, 5, 3, {AC, WA, AC}, WA, 10, 2}}, 1, WA, 10, 15},
    {"each: none accepted", {{SCORING_EACH, 5, 2, {TLE, WA}, TLE, 0, 0}}, 1, TLE, 0, 10},
    {"all: all accepted", {{SCORING_ALL, 5, 2, {AC, AC}, AC, 10, 2}}, 1, AC, 10, 10},
    {"all: the last is wrong", {{SCORING_ALL, 5, 3, {AC, AC, WA}, WA, 0, 2}}, 1, WA, 0, 15},
    {"all: the first is wrong", {{SCORING_ALL, 5, 3, {WA, AC, AC}, WA, 0, 2}}, 1, WA, 0, 15},
    {"all: an internal error", {{SCORING_ALL, 5, 2, {IE, AC}, IE, 0, 1}}, 1, IE, 0, 10},
    {"one group all, one each",
     {{SCORING_ALL, 5, 2, {AC, TLE}, TLE, 0, 1}, {SCORING_EACH, 3, 2, {WA, AC}, WA, 3, 1}},
     2,
     TLE,
     3,
     16},
    {"a skipped group",
     {{SCORING_EACH, 5, 2, {WA, AC}, WA, 5, 1}, {SCORING_EACH, 3, 2, {SK, SK}, SK, 0, 0}},
     2,
     WA,
     5,
     16},
    {"a skipped group before the cause",
     {{SCORING_EACH, 3, 1, {SK}, SK, 0, 0}, {SCORING_EACH, 5, 1, {LE}, LE, 0, 0}},
     2,
     LE,
     0,
     8},
    {"an accepted group, then a skipped one",
     {{SCORING_EACH, 3, 1, {AC}, AC, 3, 1},
      {SCORING_EACH, 5, 1, {SK}, SK, 0, 0},
      {SCORING_EACH, 2, 2, {AC, IE}, IE, 2, 1}},
     3,
     IE,
     5,
     12},
    {"an internal error after a wrong answer",
     {{SCORING_EACH, 5, 3, {AC, WA, IE}, WA, 5, 1}},
     1,
     WA,
     5,
     15},
    {"a group without points", {{SCORING_EACH, 0, 2, {WA, AC}, WA, 0, 1}}, 1, WA, 0, 0},
    {"nothing", {{0}}, 0, AC, 0, 0},
};
/* clang-format on */

struct built {
    struct test_result tests[GROUPS_MAX * TESTS_MAX];
    struct group_result groups[GROUPS_MAX];
    enum scoring scoring[GROUPS_MAX];
    struct submission_result result;
};

static void build(struct built *b, const struct score_row *row)
{
    *b = (struct built){0};
    b->result = (struct submission_result){
        .groups = b->groups, .n_groups = row->n_groups, .tests = b->tests, .score = -1};
    for (unsigned g = 0; g < row->n_groups; g++) {
        const struct group_row *group = &row->groups[g];
        b->scoring[g] = group->scoring;
        b->groups[g] = (struct group_result){
            .n_tests = group->n, .first_test = b->result.n_tests, .n_accepted = 99};
        for (unsigned i = 0; i < group->n; i++)
            b->tests[b->result.n_tests++] = (struct test_result){
                .verdict = group->verdicts[i], .max_points = group->share, .points = -1};
    }
}

START_TEST(points_and_verdicts_follow_from_those_of_the_tests)
{
    const struct score_row *row = &rows[_i];
    struct built b;
    build(&b, row);
    score_finish(&b.result, b.scoring);
    ck_assert_msg(b.result.verdict == row->verdict, "row '%s': %s", row->label,
                  verdict_code(b.result.verdict));
    ck_assert_msg(fabs(b.result.score - row->score) < 1e-9, "row '%s': %g points", row->label,
                  b.result.score);
    ck_assert_msg(fabs(b.result.max_score - row->max_score) < 1e-9, "row '%s': of %g", row->label,
                  b.result.max_score);
    double of_tests = 0;
    for (unsigned i = 0; i < b.result.n_tests; i++)
        of_tests += b.tests[i].points;
    ck_assert_msg(fabs(of_tests - row->score) < 1e-9, "row '%s': the tests have %g points",
                  row->label, of_tests);
}
END_TEST

START_TEST(a_group_has_its_own_verdict_and_points)
{
    const struct score_row *row = &rows[_i];
    struct built b;
    build(&b, row);
    score_finish(&b.result, b.scoring);
    for (unsigned g = 0; g < row->n_groups; g++) {
        const struct group_row *want = &row->groups[g];
        const struct group_result *got = &b.groups[g];
        ck_assert_msg(got->verdict == want->verdict, "row '%s': group %u is %s", row->label, g,
                      verdict_code(got->verdict));
        ck_assert_msg(fabs(got->points - want->points) < 1e-9, "row '%s': group %u has %g",
                      row->label, g, got->points);
        ck_assert_msg(fabs(got->max_points - want->share * want->n) < 1e-9,
                      "row '%s': group %u is of %g", row->label, g, got->max_points);
        ck_assert_msg(got->n_accepted == want->n_accepted, "row '%s': group %u accepts %u",
                      row->label, g, got->n_accepted);
        ck_assert_msg(score_group_passed(got, b.tests) == (want->n_accepted == want->n),
                      "row '%s': group %u passed", row->label, g);
    }
}
END_TEST

START_TEST(every_test_that_is_all_accepted_gives_the_whole_of_the_points)
{
    struct built b;
    for (unsigned n = 1; n <= TESTS_MAX; n++) {
        struct score_row row = {"", {{SCORING_EACH, 100.0 / n, n, {AC}}}, 1, AC, 0, 0};
        build(&b, &row);
        score_finish(&b.result, b.scoring);
        /* Exactly: a report compares the two. */
        ck_assert_double_eq(b.result.score, b.result.max_score);
    }
}
END_TEST

static const struct {
    const char *label;
    unsigned repeats[4], n_tests;
    double points, share;
} shares[] = {
    {"one",                    {1},        1, 100, 100},
    {"three",                  {1, 1, 1},  3, 60,  20 },
    {"repeats count as tests", {1, 40, 9}, 3, 100, 2  },
    {"no points",              {1, 2},     2, 0,   0  },
    {"no tests",               {0},        0, 100, 0  },
};

START_TEST(a_group_shares_its_points_among_its_tests)
{
    struct test tests[4] = {0};
    for (unsigned i = 0; i < 4; i++)
        tests[i].repeat = shares[_i].repeats[i];
    const struct group group = {
        .tests = tests, .n_tests = shares[_i].n_tests, .points = shares[_i].points};
    double got = score_share(&group);
    ck_assert_msg(fabs(got - shares[_i].share) < 1e-12, "row '%s': %g", shares[_i].label, got);
}
END_TEST

/* Of "random" with 40 repeats only "random[3]" was asked for: it is worth a fortieth, and passing
 * it is passing what was graded of the group. */
START_TEST(a_part_of_a_group_is_scored_by_itself)
{
    struct built b;
    const struct score_row row = {"", {{SCORING_ALL, 2.5, 1, {AC}}}, 1, AC, 0, 0};
    build(&b, &row);
    score_finish(&b.result, b.scoring);
    ck_assert_double_eq(b.result.score, 2.5);
    ck_assert_double_eq(b.result.max_score, 2.5);
    ck_assert_uint_eq(b.groups[0].n_accepted, 1);
    ck_assert(score_group_passed(&b.groups[0], b.tests));
}
END_TEST

START_TEST(a_checkers_share_counts_where_each_test_does)
{
    static const enum scoring scorings[] = {SCORING_EACH, SCORING_ALL};
    static const double points[] = {4.5, 0};
    struct built b;
    const struct score_row row = {"", {{scorings[_i], 3, 3, {AC, WA, IE}}}, 1, AC, 0, 0};
    build(&b, &row);
    b.tests[1].share = 0.5;
    score_finish(&b.result, b.scoring);
    ck_assert_double_eq_tol(b.result.score, points[_i], 1e-9);
    ck_assert(b.groups[0].verdict == VERDICT_WA);
    ck_assert_uint_eq(b.groups[0].n_accepted, 1);
}
END_TEST

START_TEST(usage_is_that_of_the_slowest_and_of_the_hungriest_test)
{
    struct built b;
    const struct score_row row = {"", {{SCORING_EACH, 1, 4, {AC, WA, TLE, SK}}}, 1, AC, 0, 0};
    build(&b, &row);
    static const nsec_t cpu[] = {5, 9, 7, 99};
    static const uint64_t memory[] = {30, 10, 20, 999};
    for (unsigned i = 0; i < 4; i++) {
        b.tests[i].cpu_ns = cpu[i];
        b.tests[i].time_limit_ns = 100 + i;
        b.tests[i].memory_bytes = memory[i];
        b.tests[i].memory_limit_bytes = 200 + i;
    }
    score_finish(&b.result, b.scoring);
    ck_assert_uint_eq(b.result.cpu_ns, 9);
    ck_assert_uint_eq(b.result.time_limit_ns, 101);
    ck_assert_uint_eq(b.result.memory_bytes, 30);
    ck_assert_uint_eq(b.result.memory_limit_bytes, 200);
}
END_TEST

START_TEST(every_verdict_has_a_code_and_a_word_of_its_own)
{
    for (int other = 0; other < _i; other++) {
        ck_assert_str_ne(verdict_code((enum verdict)_i), verdict_code((enum verdict)other));
        ck_assert_str_ne(verdict_word((enum verdict)_i), verdict_word((enum verdict)other));
    }
    ck_assert_str_ne(verdict_code((enum verdict)_i), "");
    ck_assert_str_ne(verdict_word((enum verdict)_i), "");
}
END_TEST

static Suite *score_suite(void)
{
    Suite *suite = suite_create("score");
    TCase *tc = tcase_create("score");
    tcase_add_loop_test(tc, points_and_verdicts_follow_from_those_of_the_tests, 0,
                        (int)ARRAY_LEN(rows));
    tcase_add_loop_test(tc, a_group_has_its_own_verdict_and_points, 0, (int)ARRAY_LEN(rows));
    tcase_add_test(tc, every_test_that_is_all_accepted_gives_the_whole_of_the_points);
    tcase_add_loop_test(tc, a_group_shares_its_points_among_its_tests, 0, (int)ARRAY_LEN(shares));
    tcase_add_test(tc, a_part_of_a_group_is_scored_by_itself);
    tcase_add_loop_test(tc, a_checkers_share_counts_where_each_test_does, 0, 2);
    tcase_add_test(tc, usage_is_that_of_the_slowest_and_of_the_hungriest_test);
    tcase_add_loop_test(tc, every_verdict_has_a_code_and_a_word_of_its_own, 0, VERDICT_COUNT_);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(score_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
