/*
 * test_report_verify - the matrix of `verify`
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <jansson.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/verify.h"

enum { TESTS = 2 };

/* One graded solution of two groups with a test each. */
struct graded {
    struct test_result tests[TESTS];
    struct group_result groups[TESTS];
    struct submission_result result;
};

static void grade(struct graded *g, enum verdict first, enum verdict second, nsec_t cpu_ns)
{
    static const char *const ids[TESTS] = {"samples", "speed"};
    const enum verdict verdicts[TESTS] = {first, second};
    *g = (struct graded){0};
    for (unsigned i = 0; i < TESTS; i++) {
        bool is_good = verdicts[i] == VERDICT_AC;
        double points = i == 0 ? 0 : 100;
        g->tests[i] = (struct test_result){
            .group = ids[i],
            .id = "large",
            .verdict = verdicts[i],
            .detail = is_good ? "" : "expected 1, got 2",
            .cpu_ns = cpu_ns,
            .time_limit_ns = 2 * NSEC_PER_SEC,
            .wall_limit_ns = 6 * NSEC_PER_SEC,
        };
        g->groups[i] = (struct group_result){.id = ids[i],
                                             .verdict = verdicts[i],
                                             .n_tests = 1,
                                             .points = is_good ? points : 0,
                                             .max_points = points,
                                             .first_test = i};
        g->result.score += g->groups[i].points;
        g->result.max_score += points;
        if (g->result.verdict == VERDICT_AC)
            g->result.verdict = verdicts[i];
    }
    g->result.tests = g->tests;
    g->result.groups = g->groups;
    g->result.n_tests = g->result.n_groups = TESTS;
}

static struct verify_solution solution(const char *path, enum promise promise,
                                       const struct graded *g)
{
    return (struct verify_solution){.path = path,
                                    .promise = promise,
                                    .result = &g->result,
                                    .check = promise_check(promise, &g->result)};
}

static struct buffer text_of(const struct verify_report *v)
{
    const struct report_style plain = {.color = false};
    struct buffer out = {0};
    report_verify_text(&out, v, &plain);
    AUTO(buffer_release) struct buffer lines = {0};
    buffer_append(&lines, out.data, out.len);
    for (char *line = strtok(lines.data, "\n"); line; line = strtok(NULL, "\n"))
        ck_assert_msg(text_width(line, strlen(line)) <= 80, "too wide: '%s'", line);
    return out;
}

START_TEST(a_matrix_shows_what_is_not_as_declared_and_the_margins)
{
    struct graded good, quick, wrong, slow;
    grade(&good, VERDICT_AC, VERDICT_AC, 400 * NSEC_PER_MSEC);
    grade(&quick, VERDICT_AC, VERDICT_AC, 100 * NSEC_PER_MSEC);
    grade(&wrong, VERDICT_AC, VERDICT_WA, NSEC_PER_MSEC);
    grade(&slow, VERDICT_AC, VERDICT_TLE, 2010 * NSEC_PER_MSEC);
    const struct verify_solution solutions[] = {
        solution("solutions/accepted/good.py", PROMISE_ACCEPTED, &good),
        solution("solutions/accepted/quick.py", PROMISE_ACCEPTED, &quick),
        solution("solutions/time_limit/slow.py", PROMISE_TIME_LIMIT, &slow),
        solution("solutions/time_limit/wrong.py", PROMISE_TIME_LIMIT, &wrong),
        {.path = "solutions/rejected/gone.py", .promise = PROMISE_REJECTED, .failure = "no file"},
    };
    const struct verify_report report = {
        .challenge = "three-sum", .solutions = solutions, .n_solutions = ARRAY_LEN(solutions)};
    AUTO(buffer_release) struct buffer out = text_of(&report);
    ck_assert_str_eq(
        buffer_text(&out),
        "three-sum   5 solutions   2 not as declared\n"
        "\n"
        "                        samples   speed\n"
        "  accepted/good.py      AC        AC 100\n"
        "  accepted/quick.py     AC        AC 100\n"
        "  time_limit/slow.py    AC        TLE 0\n"
        "x time_limit/wrong.py   AC        WA 0\n"
        "x rejected/gone.py\n"
        "\n"
        "  x time_limit/wrong.py\n"
        "      promised   each test accepted or time limit, at least one time limit\n"
        "      but        speed/large is wrong answer: expected 1, got 2\n"
        "\n"
        "  x rejected/gone.py\n"
        "      promised   not full points\n"
        "      but        no file\n"
        "\n"
        "  slowest accepted     accepted/good.py, samples/large\n"
        "                       cpu 400 ms of 2 s: the limit is 5.0 times that\n"
        "  fastest time limit   time_limit/slow.py, speed/large\n"
        "                       cpu 2.01 of 2 s: only 1.0 times its limit\n"
        "                       warning: it should take at least 1.5 times its limit\n");
}
END_TEST

START_TEST(a_tight_limit_is_warned_of)
{
    struct graded slow;
    grade(&slow, VERDICT_AC, VERDICT_AC, 1200 * NSEC_PER_MSEC);
    const struct verify_solution s = solution("solutions/accepted/s.py", PROMISE_ACCEPTED, &slow);
    const struct verify_report report = {.challenge = "c", .solutions = &s, .n_solutions = 1};
    AUTO(buffer_release) struct buffer out = text_of(&report);
    ck_assert_ptr_nonnull(
        strstr(buffer_text(&out),
               "  slowest accepted     accepted/s.py, samples/large\n"
               "                       cpu 1.2 of 2 s: the limit is 1.7 times that\n"
               "                       warning: the limit should be at least 2 times that\n"));
}
END_TEST

START_TEST(a_challenge_without_solutions_says_so)
{
    const struct verify_report report = {.challenge = "three-sum"};
    AUTO(buffer_release) struct buffer out = text_of(&report);
    ck_assert_str_eq(buffer_text(&out), "three-sum   no solutions to verify\n");
}
END_TEST

START_TEST(many_groups_go_on_in_another_table)
{
    enum { MANY = 20 };
    struct group_result groups[MANY];
    for (unsigned i = 0; i < MANY; i++)
        groups[i] = (struct group_result){.id = "a-long-group-name", .max_points = 33.3};
    const struct submission_result result = {.groups = groups, .n_groups = MANY};
    const struct verify_solution s = {.path =
                                          "solutions/accepted/a_name_that_is_far_too_long_for_it"
                                          "_\xe6\xbc\xa2.py",
                                      .promise = PROMISE_ACCEPTED,
                                      .result = &result};
    const struct verify_report report = {.challenge = "c", .solutions = &s, .n_solutions = 1};
    AUTO(buffer_release) struct buffer out = text_of(&report);
    unsigned n_cells = 0;
    for (const char *at = out.data; (at = strstr(at, "a-long-grou...")); at++)
        n_cells++;
    ck_assert_uint_eq(n_cells, MANY);
}
END_TEST

START_TEST(a_wall_limit_has_its_own_clock)
{
    struct graded asleep;
    grade(&asleep, VERDICT_AC, VERDICT_TLE, NSEC_PER_MSEC);
    asleep.tests[1].wall_ns = 6 * NSEC_PER_SEC;
    const struct verify_solution s = solution("t.py", PROMISE_TIME_LIMIT, &asleep);
    const struct verify_report report = {.challenge = "c", .solutions = &s, .n_solutions = 1};
    struct verify_margin margin = verify_fastest_time_limit(&report);
    ck_assert(margin.is_wall);
    ck_assert_uint_eq(margin.used_ns, 6 * NSEC_PER_SEC);
    ck_assert_ptr_null(verify_slowest_accepted(&report).test);
}
END_TEST

START_TEST(json_says_the_same)
{
    struct graded wrong;
    grade(&wrong, VERDICT_AC, VERDICT_WA, NSEC_PER_MSEC);
    const struct verify_solution solutions[] = {
        solution("solutions/accepted/wrong.py", PROMISE_ACCEPTED, &wrong),
        {.path = "solutions/rejected/gone.py", .promise = PROMISE_REJECTED, .failure = "no file"},
    };
    const struct verify_report report = {
        .challenge = "c\xff", .solutions = solutions, .n_solutions = ARRAY_LEN(solutions)};
    AUTO(buffer_release) struct buffer out = {0};
    report_verify_json(&out, &report);
    json_t *document = json_loadb(out.data, out.len, 0, NULL);
    ck_assert_ptr_nonnull(document);
    const json_t *rows = json_object_get(document, "solutions");
    const json_t *first = json_array_get(rows, 0), *second = json_array_get(rows, 1);
    ck_assert(json_is_false(json_object_get(document, "met")));
    ck_assert_str_eq(json_string_value(json_object_get(document, "challenge")), "c\\xff");
    ck_assert_str_eq(json_string_value(json_object_get(first, "promise")), "accepted");
    ck_assert_str_eq(json_string_value(json_object_get(first, "reason")),
                     "speed/large is wrong answer: expected 1, got 2");
    ck_assert_uint_eq(json_array_size(json_object_get(first, "groups")), TESTS);
    ck_assert(json_is_null(json_object_get(second, "verdict")));
    json_decref(document);
}
END_TEST

static Suite *report_verify_suite(void)
{
    Suite *suite = suite_create("report_verify");
    TCase *tcase = tcase_create("report_verify");
    tcase_add_test(tcase, a_matrix_shows_what_is_not_as_declared_and_the_margins);
    tcase_add_test(tcase, a_tight_limit_is_warned_of);
    tcase_add_test(tcase, a_challenge_without_solutions_says_so);
    tcase_add_test(tcase, many_groups_go_on_in_another_table);
    tcase_add_test(tcase, a_wall_limit_has_its_own_clock);
    tcase_add_test(tcase, json_says_the_same);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(report_verify_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
