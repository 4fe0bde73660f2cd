/*
 * test_report_text - the text report, whole: what a person sees
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/text_times.h"
#include "tests/unit/report_fixture.h"

START_TEST(shows_a_wrong_answer_as_the_issue_sketches_it)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_tests(&f, 3, "s", VERDICT_AC);
    add_group(&f, "edge", true, 40);
    add_tests(&f, 5, "e", VERDICT_AC);
    struct test_result *t = add_test(&f, "many-zeros", VERDICT_WA);
    t->shown = &many_zeros;
    t->detail = "$[1]: one element too many";
    t->hint = "the answer must not contain the same triplet twice";
    add_points(&f, 40.0 * 5 / 6);
    add_group(&f, "random", false, 20);
    add_tests(&f, 40, "random", VERDICT_AC);
    add_points(&f, 20);
    add_group(&f, "speed", false, 40);
    add_tests(&f, 2, "large", VERDICT_SK);
    f.groups[3].skipped_needs = "edge";
    check_report(&f,
                 "three-sum · sol.py\n"
                 "\n"
                 "  samples     3 of 3   accepted\n"
                 "  edge        5 of 6   wrong answer   33.3 of 40 points\n"
                 "    x many-zeros   wrong answer   0.4 ms\n"
                 "        three_sum([0, 0, 0, 0])\n"
                 "        expected   [[0, 0, 0]]\n"
                 "        got        [[0, 0, 0], [0, 0, 0]]\n"
                 "        at $[1]: one element too many\n"
                 "        hint: the answer must not contain the same triplet twice\n"
                 "  random    40 of 40   accepted       20 of 20 points\n"
                 "  speed      skipped   needs edge     0 of 40 points\n"
                 "\n"
                 "wrong answer   53.3 of 100 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(says_little_when_all_is_well)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 100);
    add_tests(&f, 3, "s", VERDICT_AC);
    add_points(&f, 100);
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  samples   3 of 3   accepted   100 of 100 points\n"
                     "\n"
                     "accepted   100 of 100 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(shows_an_exception_with_the_candidates_own_lines)
{
    static const struct traceback_line lines[] = {
        {7,  "three_sum", "first = pick(nums, 10)"},
        {12, "pick",      "return nums[index]"    },
    };
    static const char printed[] = "looking\nat 10\n";
    static const struct shown_test shown = {
        .call = "three_sum([1, 2])",
        .expected = "[]",
        .printed = printed,
        .printed_len = sizeof(printed) - 1,
        .printed_dropped_bytes = 1200,
        .traceback = lines,
        .n_traceback = 2,
        .exception = "IndexError: list index out of range",
    };
    struct fixture f;
    fixture_init(&f);
    f.result.submission = "-";
    add_group(&f, "samples", true, 0);
    struct test_result *t = add_test(&f, "two", VERDICT_RE);
    t->shown = &shown;
    t->detail = "IndexError at line 12";
    check_report(&f, "three-sum · - (standard input)\n"
                     "\n"
                     "  samples   0 of 1   runtime error\n"
                     "    x two   runtime error   0.4 ms\n"
                     "        three_sum([1, 2])\n"
                     "        expected   []\n"
                     "        raised     IndexError: list index out of range\n"
                     "          line  7  three_sum  first = pick(nums, 10)\n"
                     "          line 12  pick       return nums[index]\n"
                     "        printed    looking\n"
                     "                   at 10\n"
                     "                   (1.2 KiB more were not kept)\n"
                     "\n"
                     "runtime error   0 of 1 test   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(tells_the_times_of_tests_that_were_run_again)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    struct test_result *t = add_test(&f, "two", VERDICT_AC);
    t->time_limit_ns = 500 * NSEC_PER_MSEC;
    t->n_runs = 3;
    t->cpu_min_ns = 420 * NSEC_PER_MSEC;
    t->cpu_ns = 480 * NSEC_PER_MSEC;
    t->cpu_max_ns = 510 * NSEC_PER_MSEC;
    check_report(
        &f, "three-sum · sol.py\n"
            "\n"
            "  samples   1 of 1   accepted\n"
            "\n"
            "accepted   1 of 1 test   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n"
            "samples/two, near its limit of 500 ms, was run 3 times: 420 ms, 480 ms, 510 ms\n");
}
END_TEST

START_TEST(counts_tests_that_were_run_again_where_they_are_many)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "g", false, 0);
    for (unsigned i = 0; i < 6; i++)
        add_test(&f, "t", VERDICT_AC)->n_runs = 3;
    AUTO(buffer_release) struct buffer out = {0};
    text_times_put_reruns(&out, &f.result);
    const char *more = strstr(buffer_text(&out), "\n2 more tests were run again\n");
    ck_assert_msg(more != NULL, "%s", buffer_text(&out));
}
END_TEST

START_TEST(tells_where_a_measured_limit_comes_from)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", false, 0);
    struct test_result *t = add_test(&f, "two", VERDICT_TLE);
    t->detail = "it took more than 100 ms of CPU time";
    t->cpu_ns = 120 * NSEC_PER_MSEC;
    t->time_limit_ns = 100 * NSEC_PER_MSEC;
    t->time_permille = 5000;
    t->reference_ns = 12 * NSEC_PER_MSEC;
    AUTO(buffer_release) struct buffer line = {0};
    text_times_put_slowest(&line, &f.result);
    ck_assert_str_eq(buffer_text(&line),
                     "samples/two: limit 5x of the reference's 12 ms: 100 ms\n");
    t->time_permille = 0;
    buffer_reset(&line);
    text_times_put_slowest(&line, &f.result);
    ck_assert_str_eq(buffer_text(&line), "");
}
END_TEST

START_TEST(says_once_why_nothing_can_be_loaded)
{
    static const struct traceback_line line = {3, "", "print(\"\xC3\xA4", 8};
    static const struct shown_test shown = {
        .call = "three_sum([1, 2])",
        .traceback = &line,
        .n_traceback = 1,
        .exception = "SyntaxError: '(' was never closed",
    };
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    for (int i = 0; i < 3; i++) {
        struct test_result *t = add_test(&f, "s", VERDICT_LE);
        t->shown = &shown;
        t->detail = "SyntaxError at line 3";
        t->hint = "think of zeros";
    }
    add_group(&f, "edge", false, 100);
    add_tests(&f, 2, "e", VERDICT_SK);
    f.groups[1].skipped_needs = "samples";
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  the solution can't be loaded\n"
                     "    raised     SyntaxError: '(' was never closed\n"
                     "      line 3  print(\"\xC3\xA4\n"
                     "                     ^\n"
                     "\n"
                     "  samples    0 of 3   load error\n"
                     "  edge      skipped   needs samples   0 of 100 points\n"
                     "\n"
                     "load error   0 of 100 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

/* Nothing is run then, so nothing is skipped and nothing measured. */
static void add_breach(struct fixture *f, const char *detail)
{
    struct test_result *t = add_test(f, "t", VERDICT_RV);
    t->detail = detail;
    t->hint = "think of zeros";
    f->result.cpu_ns = 0;
    f->result.memory_bytes = 0;
}

START_TEST(says_once_which_rule_is_broken)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_breach(&f, "forbid_calls: it uses 'sorted' in line 3 (and 2 more)");
    add_breach(&f, "forbid_calls: it uses 'sorted' in line 3 (and 2 more)");
    add_group(&f, "edge", false, 100);
    add_breach(&f, "forbid_calls: it uses 'sorted' in line 3 (and 2 more)");
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  a rule of the challenge is broken, so the solution was not run\n"
                     "    forbid_calls: it uses 'sorted' in line 3 (and 2 more)\n"
                     "\n"
                     "  samples   0 of 2   rule violation\n"
                     "  edge      0 of 1   rule violation   0 of 100 points\n"
                     "\n"
                     "rule violation   0 of 100 points\n");
}
END_TEST

START_TEST(says_of_each_test_what_is_no_reason_of_all)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_breach(&f, "forbid_calls: it uses 'sorted' in line 3");
    add_test(&f, "u", VERDICT_LE)->detail = "forbid_calls: it uses 'sorted' in line 3";
    check_contains(&f, "    x t   rule violation\n"
                       "        forbid_calls: it uses 'sorted' in line 3\n");
    check_lacks(&f, "the solution was not run");
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "u", VERDICT_LE)->detail = "SyntaxError at line 3";
    add_test(&f, "v", VERDICT_LE)->detail = "MemoryError at line 4";
    check_contains(&f, "    x v   load error\n        MemoryError at line 4\n");
    check_lacks(&f, "the solution can't be loaded");
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_breach(&f, "forbid_calls: it uses 'sorted' in line 3");
    add_tests(&f, 1, "w", VERDICT_WA);
    check_contains(&f, "    x w   wrong answer");
}
END_TEST

START_TEST(hides_everything_of_a_hidden_test_but_name_verdict_detail_and_hint)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "edge", false, 40);
    struct test_result *t = add_test(&f, "zeros", VERDICT_WA);
    t->hint = "zeros count too";
    t = add_test(&f, "raises", VERDICT_RE);
    t->detail = "KeyError at line 4";
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  edge   0 of 2   wrong answer   0 of 40 points\n"
                     "    x zeros   wrong answer   0.4 ms\n"
                     "        hint: zeros count too\n"
                     "    x raises   runtime error   0.4 ms\n"
                     "        KeyError at line 4\n"
                     "\n"
                     "wrong answer   0 of 40 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(shows_five_failures_and_counts_the_others)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "random", false, 40);
    add_tests(&f, 15, "random", VERDICT_WA);
    add_tests(&f, 2, "random", VERDICT_TLE);
    add_tests(&f, 3, "random", VERDICT_AC);
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  random   3 of 20   wrong answer   0 of 40 points\n"
                     "    x random   wrong answer   0.4 ms\n"
                     "    x random   wrong answer   0.4 ms\n"
                     "    x random   wrong answer   0.4 ms\n"
                     "    x random   wrong answer   0.4 ms\n"
                     "    x random   wrong answer   0.4 ms\n"
                     "    ... and 12 more: 10 wrong answer, 2 time limit\n"
                     "\n"
                     "wrong answer   0 of 40 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(says_which_clock_ended_a_test)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "speed", false, 40);
    struct test_result *t = add_test(&f, "large", VERDICT_TLE);
    t->cpu_ns = 2004 * NSEC_PER_MSEC;
    t = add_test(&f, "asleep", VERDICT_TLE);
    t->wall_ns = 6001 * NSEC_PER_MSEC;
    t->detail = "it slept";
    t = add_test(&f, "greedy", VERDICT_MLE);
    t->memory_bytes = t->memory_limit_bytes;
    add_test(&f, "refused", VERDICT_MLE);
    f.result.cpu_ns = 2004 * NSEC_PER_MSEC;
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  speed   0 of 4   time limit   0 of 40 points\n"
                     "    x large   time limit   cpu 2 of 2 s\n"
                     "    x asleep   time limit   wall 6 of 6 s\n        it slept\n"
                     "    x greedy   memory limit   memory 64 of 64 MiB\n"
                     "    x refused   memory limit   limit 64 MiB\n"
                     "\n"
                     "time limit   0 of 40 points   cpu 2 of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(shows_a_forbidden_call_with_arguments_and_line)
{
    static const struct violation violation = {
        .syscall = "socket", .args = {"AF_INET", "SOCK_STREAM", "0"},
             .n_args = 3, .line = 3
    };
    static const struct shown_test shown = {.call = "three_sum([])", .got = "[]"};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 40);
    struct test_result *t = add_test(&f, "net", VERDICT_SV);
    t->violation = &violation;
    t->shown = &shown;
    t->detail = "socket at line 3";
    check_report(&f,
                 "three-sum · sol.py\n"
                 "\n"
                 "  samples   0 of 1   security violation   0 of 40 points\n"
                 "    x net   security violation   0.4 ms\n"
                 "        three_sum([])\n"
                 "        got        []\n"
                 "        asked the kernel for socket(AF_INET, SOCK_STREAM, 0) at line 3: not\n"
                 "        allowed here\n"
                 "\n"
                 "security violation   0 of 40 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(breaks_a_summary_that_is_too_long)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 100);
    add_test(&f, "net", VERDICT_SV);
    f.result.cpu_ns = 1250 * NSEC_PER_MSEC;
    f.result.time_limit_ns = 500 * NSEC_PER_MSEC;
    f.result.memory_bytes = 640 << 10;
    check_contains(&f, "security violation   0 of 100 points   cpu 1.25 s of 500 ms\n"
                       "memory 640 KiB of 64 MiB\n");
}
END_TEST

START_TEST(takes_the_blame_for_internal_errors)
{
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "edge", false, 40);
    add_test(&f, "zeros", VERDICT_IE);
    check_report(&f, "three-sum · sol.py\n"
                     "\n"
                     "  edge   0 of 1   internal error   0 of 40 points\n"
                     "    ! zeros   internal error\n"
                     "        gradebox failed here, not the solution; no points are lost by it\n"
                     "\n"
                     "internal error   0 of 40 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n"
                     "1 test could not be judged: the fault is gradebox's, not the solution's\n");
}
END_TEST

START_TEST(reports_a_run_without_tests)
{
    struct fixture f;
    fixture_init(&f);
    f.result.time_limit_ns = 0;
    f.result.memory_limit_bytes = 0;
    check_report(&f, "three-sum · sol.py\n\naccepted   0 of 0 tests\n");
}
END_TEST

START_TEST(reports_a_run_where_all_was_skipped)
{
    struct fixture f;
    fixture_init(&f);
    f.result.verdict = VERDICT_SK;
    f.result.time_limit_ns = 0;
    f.result.memory_limit_bytes = 0;
    add_group(&f, "edge", false, 40);
    add_tests(&f, 3, "e", VERDICT_SK);
    f.groups[0].skipped_needs = "samples, a-group-with-a-name-that-nobody-would-give-to-a-group, b";
    check_report(
        &f, "three-sum · sol.py\n"
            "\n"
            "  edge   skipped   needs samples, a-group-with-a-name-that-nobody-would-give-...\n"
            "\n"
            "skipped   0 of 40 points\n");
}
END_TEST

static Suite *report_text_suite(void)
{
    Suite *suite = suite_create("report_text");
    TCase *whole = tcase_create("whole");
    tcase_add_test(whole, shows_a_wrong_answer_as_the_issue_sketches_it);
    tcase_add_test(whole, says_little_when_all_is_well);
    tcase_add_test(whole, shows_an_exception_with_the_candidates_own_lines);
    tcase_add_test(whole, tells_the_times_of_tests_that_were_run_again);
    tcase_add_test(whole, counts_tests_that_were_run_again_where_they_are_many);
    tcase_add_test(whole, tells_where_a_measured_limit_comes_from);
    tcase_add_test(whole, says_once_why_nothing_can_be_loaded);
    tcase_add_test(whole, says_once_which_rule_is_broken);
    tcase_add_test(whole, says_of_each_test_what_is_no_reason_of_all);
    tcase_add_test(whole, hides_everything_of_a_hidden_test_but_name_verdict_detail_and_hint);
    tcase_add_test(whole, shows_five_failures_and_counts_the_others);
    tcase_add_test(whole, says_which_clock_ended_a_test);
    tcase_add_test(whole, shows_a_forbidden_call_with_arguments_and_line);
    tcase_add_test(whole, breaks_a_summary_that_is_too_long);
    tcase_add_test(whole, takes_the_blame_for_internal_errors);
    tcase_add_test(whole, reports_a_run_without_tests);
    tcase_add_test(whole, reports_a_run_where_all_was_skipped);
    suite_add_tcase(suite, whole);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(report_text_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
