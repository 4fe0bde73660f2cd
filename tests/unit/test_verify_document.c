/*
 * test_verify_document - what `verify` writes for CI
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <string.h>

#include "grader/report/verify_document.h"

/* What means something to one of the formats, a control character, and a byte that is no UTF-8. */
#define HOSTILE "a<b>&\"c'#\\d%0A:,\x1b\n\xff]]>"

/* One solution, graded: samples is as @samples says, speed is skipped. */
struct graded {
    struct test_result tests[2];
    struct group_result groups[2];
    struct submission_result result;
    struct verify_solution solution;
    struct verify_report report;
};

static void grade(struct graded *g, const char *path, enum promise promise, enum verdict samples,
                  nsec_t cpu_ns)
{
    bool is_good = samples == VERDICT_AC;
    *g = (struct graded){0};
    g->tests[0] = (struct test_result){.group = "samples",
                                       .id = "one",
                                       .verdict = samples,
                                       .detail = is_good ? "" : "got <1> & '2'",
                                       .line = is_good ? 0 : 7,
                                       .cpu_ns = cpu_ns,
                                       .wall_ns = 1500 * NSEC_PER_MSEC,
                                       .time_limit_ns = 2 * NSEC_PER_SEC,
                                       .wall_limit_ns = 6 * NSEC_PER_SEC};
    g->tests[1] = (struct test_result){.group = "speed", .id = "two", .verdict = VERDICT_SK};
    g->groups[0] = (struct group_result){.id = "samples", .n_tests = 1, .verdict = samples};
    g->groups[1] = (struct group_result){.id = "speed",
                                         .n_tests = 1,
                                         .verdict = VERDICT_SK,
                                         .skipped_needs = "samples",
                                         .first_test = 1};
    g->result = (struct submission_result){
        .verdict = samples, .groups = g->groups, .n_groups = 2, .tests = g->tests, .n_tests = 2};
    g->solution = (struct verify_solution){.path = path, .promise = promise, .result = &g->result};
    g->solution.check = promise_check(promise, &g->result);
    g->report = (struct verify_report){.challenge = "three-sum",
                                       .folder = "/here/challenges/three-sum",
                                       .solutions = &g->solution,
                                       .n_solutions = 1};
}

static const struct error mistakes[] = {
    {.kind = ERROR_INPUT,
     .file = "/here/challenges/bad/challenge.yaml",
     .line = 14,
     .column = 3,
     .text = "unknown key 'tim,e'",
     .hint = "did you mean 'time'?"},
    {.kind = ERROR_INPUT,         .text = "second"                },
};

/* A document of one solution and, where @failure isn't NULL, that. */
static struct buffer document_of(const struct verify_format *format, const struct graded *g,
                                 const struct verify_failure *failure)
{
    struct buffer out = {0};
    struct verify_document d = {.format = format, .here = "/here"};
    verify_open(&out, &d);
    verify_add(&out, &d, &g->report);
    if (failure)
        verify_add_failure(&out, &d, failure);
    verify_close(&out, &d);
    return out;
}

static const struct verify_failure unusable = {
    .challenge = "bad", .errors = mistakes, .n_errors = 2, .n_dropped = 1};

/* ---- the same for all formats -------------------------------------------------------------------- */

static const struct {
    const char *label;
    enum promise promise;
    enum verdict samples;
    unsigned n;
    enum verify_case_state first, last;
} case_rows[] = {
    {"met",        PROMISE_ACCEPTED,      VERDICT_AC, 2, VERIFY_CASE_MET,    VERIFY_CASE_SKIPPED},
    {"wrong, met", PROMISE_WRONG_ANSWER,  VERDICT_WA, 2, VERIFY_CASE_MET,    VERIFY_CASE_SKIPPED},
    {"wrong",      PROMISE_ACCEPTED,      VERDICT_WA, 2, VERIFY_CASE_BROKEN, VERIFY_CASE_SKIPPED},
    {"not seen",   PROMISE_WRONG_ANSWER,  VERDICT_AC, 3, VERIFY_CASE_MET,    VERIFY_CASE_BROKEN },
    {"no verdict", PROMISE_RUNTIME_ERROR, VERDICT_IE, 2, VERIFY_CASE_ERROR,  VERIFY_CASE_SKIPPED},
};

START_TEST(a_breach_is_a_groups_or_the_solutions)
{
    struct graded g;
    grade(&g, "solutions/x/y.py", case_rows[_i].promise, case_rows[_i].samples, 0);
    unsigned n = verify_n_cases(&g.solution);
    ck_assert_msg(n == case_rows[_i].n, "row '%s': %u cases", case_rows[_i].label, n);
    struct verify_case first = verify_case_at(&g.solution, 0);
    struct verify_case last = verify_case_at(&g.solution, n - 1);
    ck_assert_msg(first.state == case_rows[_i].first, "row '%s': first", case_rows[_i].label);
    ck_assert_msg(last.state == case_rows[_i].last, "row '%s': last", case_rows[_i].label);
    ck_assert_uint_eq(first.wall_ns, 1500 * NSEC_PER_MSEC);
}
END_TEST

START_TEST(a_solution_that_could_not_be_read_is_one_case)
{
    const struct verify_solution gone = {.path = "solutions/rejected/gone.py",
                                         .failure = "no file"};
    ck_assert_uint_eq(verify_n_cases(&gone), 1);
    struct verify_case c = verify_case_at(&gone, 0);
    AUTO(buffer_release) struct buffer reason = {0};
    verify_case_reason(&reason, &c);
    ck_assert_int_eq(c.state, VERIFY_CASE_ERROR);
    ck_assert_ptr_null(c.group);
    ck_assert_str_eq(buffer_text(&reason), "no file");
}
END_TEST

static const struct {
    const char *here, *folder, *path, *text;
} path_rows[] = {
    {"/here", "/here/c",   "s.py",           "c/s.py"        },
    {"/here", "/here//c/", "s.py",           "c/s.py"        },
    {"/here", "/hereby/c", "s.py",           "/hereby/c/s.py"},
    {"/here", "./c",       "s.py",           "c/s.py"        },
    {"/here", ".",         "s.py",           "s.py"          },
    {"/here", "../c",      "s.py",           "../c/s.py"     },
    {"/",     "/c",        "s.py",           "c/s.py"        },
    {NULL,    "/c",        "s.py",           "/c/s.py"       },
    {"/here", NULL,        "/here/c/a.yaml", "c/a.yaml"      },
    {"/here", NULL,        "/here",          "/here"         },
};

START_TEST(paths_are_those_of_the_working_directory)
{
    const struct verify_document d = {.here = path_rows[_i].here};
    const struct verify_report v = {.folder = path_rows[_i].folder};
    AUTO(buffer_release) struct buffer out = {0};
    verify_path(&out, &d, path_rows[_i].folder ? &v : NULL, path_rows[_i].path);
    ck_assert_str_eq(buffer_text(&out), path_rows[_i].text);
}
END_TEST

static const struct {
    enum promise promise;
    enum verdict verdict;
    nsec_t used_ms; /* of 2 s */
    const char *text;
} margin_rows[] = {
    {PROMISE_ACCEPTED,   VERDICT_AC,  1000, NULL                                              },
    {PROMISE_ACCEPTED,   VERDICT_AC,  1100,
     "samples/one of x/y.py takes cpu 1.1 of 2 s, the limit should be at least 2 times that"  },
    {PROMISE_TIME_LIMIT, VERDICT_TLE, 2900,
     "samples/one of x/y.py takes cpu 2.9 of 2 s, it should take at least 1.5 times its limit"},
    {PROMISE_TIME_LIMIT, VERDICT_TLE, 3000, NULL                                              },
};

START_TEST(a_small_margin_is_a_warning)
{
    struct graded g;
    AUTO(verify_notes_release) struct verify_notes notes = {0};
    grade(&g, "solutions/x/y.py", margin_rows[_i].promise, margin_rows[_i].verdict,
          margin_rows[_i].used_ms * NSEC_PER_MSEC);
    verify_notes_gather(&notes, &g.report);
    ck_assert_uint_eq(notes.n, margin_rows[_i].text ? 1 : 0);
    if (notes.n == 0)
        return;
    ck_assert_str_eq(notes.notes[0].text, margin_rows[_i].text);
    ck_assert_str_eq(notes.notes[0].path, "solutions/x/y.py");
}
END_TEST

START_TEST(one_that_waits_is_never_near_its_limit)
{
    struct graded g;
    AUTO(verify_notes_release) struct verify_notes notes = {0};
    grade(&g, "solutions/time_limit/y.py", PROMISE_TIME_LIMIT, VERDICT_TLE, 0);
    g.tests[0].wall_ns = 6 * NSEC_PER_SEC;
    verify_notes_gather(&notes, &g.report);
    ck_assert_uint_eq(notes.n, 0);
}
END_TEST

/* ---- JUnit --------------------------------------------------------------------------------------- */

START_TEST(junit_is_one_document_of_all)
{
    struct graded g;
    grade(&g, "solutions/accepted/" HOSTILE ".py", PROMISE_ACCEPTED, VERDICT_WA, 0);
    AUTO(buffer_release) struct buffer out = document_of(&verify_junit, &g, &unusable);
#define NAME "a&lt;b&gt;&amp;&quot;c'#\\d%0A:,\\x1b\\n\\xff]]&gt;"
    ck_assert_str_eq(
        buffer_text(&out),
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<testsuites name=\"gradebox verify\">\n"
        "  <testsuite name=\"three-sum\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\" "
        "time=\"1.500\">\n"
        "    <testcase name=\"samples\" classname=\"three-sum.accepted." NAME
        "\" file=\"challenges/three-sum/solutions/accepted/" NAME ".py\" time=\"1.500\">\n"
        "      <failure type=\"wrong-answer\" message=\"promised: every test accepted; but "
        "samples/one is wrong answer: got &lt;1&gt; &amp; '2'\">promised: every test accepted\n"
        "but: samples/one is wrong answer: got &lt;1&gt; &amp; '2'\n"
        "line: 7</failure>\n"
        "    </testcase>\n"
        "    <testcase name=\"speed\" classname=\"three-sum.accepted." NAME
        "\" file=\"challenges/three-sum/solutions/accepted/" NAME ".py\" time=\"0.000\">\n"
        "      <skipped message=\"needs samples\"/>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "  <testsuite name=\"bad\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\" "
        "time=\"0.000\">\n"
        "    <testcase name=\"(challenge)\" classname=\"bad\" time=\"0.000\">\n"
        "      <error type=\"unusable\" message=\"unknown key 'tim,e'\">"
        "challenges/bad/challenge.yaml:14:3: unknown key 'tim,e'\n"
        "hint: did you mean 'time'?\n"
        "second\n"
        "and 1 more</error>\n"
        "    </testcase>\n"
        "  </testsuite>\n"
        "</testsuites>\n");
#undef NAME
}
END_TEST

START_TEST(junit_says_what_is_an_error_and_what_is_near)
{
    struct graded g;
    grade(&g, "solutions/accepted/y", PROMISE_ACCEPTED, VERDICT_IE, 0);
    AUTO(buffer_release) struct buffer error = document_of(&verify_junit, &g, NULL);
    ck_assert_ptr_nonnull(strstr(error.data, "errors=\"1\""));
    ck_assert_ptr_nonnull(strstr(error.data, "<error type=\"internal-error\""));
    grade(&g, "solutions/accepted/y", PROMISE_ACCEPTED, VERDICT_AC, 1900 * NSEC_PER_MSEC);
    AUTO(buffer_release) struct buffer near = document_of(&verify_junit, &g, NULL);
    ck_assert_ptr_nonnull(strstr(near.data, "classname=\"three-sum.accepted.y\""));
    ck_assert_ptr_nonnull(strstr(near.data, "<system-out>warning: samples/one of accepted/y"));
}
END_TEST

/* ---- GitHub -------------------------------------------------------------------------------------- */

START_TEST(github_gets_a_line_for_each_breach)
{
    struct graded g;
    grade(&g, "solutions/accepted/" HOSTILE ".py", PROMISE_ACCEPTED, VERDICT_WA, 0);
    AUTO(buffer_release) struct buffer out = document_of(&verify_github, &g, &unusable);
#define NAME "accepted/a<b>&\"c'#\\d%250A%3A%2C\\x1b\\n\\xff]]>.py"
    ck_assert_str_eq(
        buffer_text(&out),
        "::error file=challenges/three-sum/solutions/" NAME ",line=7,title=three-sum%3A " NAME
        " is not as declared::promised: every test accepted%0Abut: samples/one is wrong answer: "
        "got <1> & '2'\n"
        "::error file=challenges/bad/challenge.yaml,line=14,title=bad can't be verified,col=3"
        "::unknown key 'tim,e'%0Ahint: did you mean 'time'?\n"
        "::error title=bad can't be verified::second\n"
        "::error title=bad can't be verified::and 1 more\n"
        "::notice title=gradebox verify::1 challenge, 1 solution, 1 not as declared; 1 more could "
        "not be verified\n");
#undef NAME
}
END_TEST

START_TEST(github_warns_of_a_tight_limit_and_closes_with_a_notice)
{
    struct graded g;
    grade(&g, "solutions/accepted/y.py", PROMISE_ACCEPTED, VERDICT_AC, 1900 * NSEC_PER_MSEC);
    AUTO(buffer_release) struct buffer out = document_of(&verify_github, &g, NULL);
    ck_assert_str_eq(buffer_text(&out),
                     "::warning file=challenges/three-sum/solutions/accepted/y.py,line=1,"
                     "title=three-sum%3A near the time limit::samples/one of accepted/y.py takes "
                     "cpu 1.9 of 2 s, the limit should be at least 2 times that\n"
                     "::notice title=gradebox verify::1 challenge, 1 solution, as declared\n");
}
END_TEST

/* ---- TAP ----------------------------------------------------------------------------------------- */

START_TEST(tap_has_one_plan_for_all)
{
    struct graded g;
    grade(&g, "solutions/accepted/" HOSTILE ".py", PROMISE_ACCEPTED, VERDICT_WA, 0);
    AUTO(buffer_release) struct buffer out = document_of(&verify_tap, &g, &unusable);
#define NAME "accepted/a<b>&\"c'\\#\\\\d%0A:,\\\\x1b\\\\n\\\\xff]]>.py"
    ck_assert_str_eq(buffer_text(&out), "TAP version 13\n"
                                        "not ok 1 - three-sum " NAME " samples\n"
                                        "  ---\n"
                                        "  promised: 'every test accepted'\n"
                                        "  but: 'samples/one is wrong answer: got <1> & ''2'''\n"
                                        "  file: 'challenges/three-sum/solutions/accepted/"
                                        "a<b>&\"c''#\\d%0A:,\\x1b\\n\\xff]]>.py'\n"
                                        "  line: 7\n"
                                        "  ...\n"
                                        "ok 2 - three-sum " NAME " speed # SKIP needs samples\n"
                                        "not ok 3 - bad\n"
                                        "  ---\n"
                                        "  message: 'unknown key ''tim,e'''\n"
                                        "  hint: 'did you mean ''time''?'\n"
                                        "  file: 'challenges/bad/challenge.yaml'\n"
                                        "  line: 14\n"
                                        "  more: 2\n"
                                        "  ...\n"
                                        "1..3\n");
#undef NAME
}
END_TEST

START_TEST(tap_bails_out_where_nothing_more_comes)
{
    const struct verify_failure broken = {.errors = &mistakes[1], .n_errors = 1, .is_end = true};
    struct verify_document d = {.format = &verify_tap};
    AUTO(buffer_release) struct buffer out = {0};
    verify_open(&out, &d);
    verify_add_failure(&out, &d, &broken);
    verify_close(&out, &d);
    ck_assert_str_eq(buffer_text(&out), "TAP version 13\n"
                                        "Bail out! second\n"
                                        "1..0 # SKIP nothing was verified\n");
}
END_TEST

static Suite *verify_document_suite(void)
{
    Suite *suite = suite_create("verify_document");
    TCase *tcase = tcase_create("verify_document");
    tcase_add_loop_test(tcase, a_breach_is_a_groups_or_the_solutions, 0, ARRAY_LEN(case_rows));
    tcase_add_test(tcase, a_solution_that_could_not_be_read_is_one_case);
    tcase_add_loop_test(tcase, paths_are_those_of_the_working_directory, 0, ARRAY_LEN(path_rows));
    tcase_add_loop_test(tcase, a_small_margin_is_a_warning, 0, ARRAY_LEN(margin_rows));
    tcase_add_test(tcase, one_that_waits_is_never_near_its_limit);
    tcase_add_test(tcase, junit_is_one_document_of_all);
    tcase_add_test(tcase, junit_says_what_is_an_error_and_what_is_near);
    tcase_add_test(tcase, github_gets_a_line_for_each_breach);
    tcase_add_test(tcase, github_warns_of_a_tight_limit_and_closes_with_a_notice);
    tcase_add_test(tcase, tap_has_one_plan_for_all);
    tcase_add_test(tcase, tap_bails_out_where_nothing_more_comes);
    suite_add_tcase(suite, tcase);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(verify_document_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
