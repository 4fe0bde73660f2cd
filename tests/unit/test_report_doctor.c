/*
 * test_report_doctor - what the doctor found, as it is printed
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <string.h>

#include "grader/report/doctor.h"

static const struct report_style plain = {.color = false};

static const struct doctor_check checks[] = {
    {"proc",       "kernel",  "/proc",           "why", {HOST_OK, "readable", "", ""}             },
    {"cgroup",     "walls",   "cgroup v2",       "why", {HOST_DEGRADED, "hybrid", "v1 has it", ""}},
    {"namespaces",
     "walls",                 "user namespaces",
     "why",                                             {HOST_MISSING, "none", "somebody forbids it",
      "first --one\nsecond --a-word-that-is-never-wrapped "
      "--because-it-is-there-to-be-pasted-into-a-shell --and-a-third"}                 },
    {"box",        "grading", "one test",        "why", {HOST_DEGRADED, "accepted", "", ""}       },
};

static struct doctor_report report_of(unsigned n_namespaces)
{
    struct doctor_report r = {
        .checks = checks, .n_checks = ARRAY_LEN(checks), .python = "3.11", .is_grading = true};
    tier_set_name(TIER_PURE, r.isolation.seccomp);
    r.isolation.memory = "rlimit";
    r.isolation.landlock_abi = 4;
    r.isolation.n_namespaces = n_namespaces;
    for (unsigned i = 0; i < n_namespaces; i++)
        r.isolation.namespaces[i] = i ? "mount" : "user";
    return r;
}

static void must_hold(const struct buffer *text, const char *part)
{
    ck_assert_msg(strstr(buffer_text(text), part), "no '%s' in\n%s", part, buffer_text(text));
}

START_TEST(each_check_has_its_line_and_each_command_its_own)
{
    AUTO(buffer_release) struct buffer text = {0};
    const struct doctor_report r = report_of(2);
    report_doctor_text(&text, &r, &plain);
    must_hold(&text, "kernel\n  ok        /proc            readable\n"
                     "walls\n  degraded  cgroup v2        hybrid\n"
                     "                             v1 has it\n"
                     "  missing   user namespaces  none\n"
                     "                             somebody forbids it\n"
                     "      $ first --one\n"
                     "      $ second --a-word-that-is-never-wrapped "
                     "--because-it-is-there-to-be-pasted-into-a-shell --and-a-third\n"
                     "grading\n  degraded  one test         accepted\n\n");
    must_hold(&text, "gradebox will use: user, mount namespaces; seccomp with notifications (tier\n"
                     "  pure); landlock abi 4; memory by rlimit\n");
    must_hold(&text, "what would make it better: user namespaces, cgroup v2\n");
}
END_TEST

START_TEST(the_longest_reason_is_shown_to_its_end)
{
    AUTO(buffer_release) struct buffer text = {0};
    struct doctor_report r = report_of(1);
    struct doctor_check check = {.title = "one test", .group = "grading"};
    char *reason = check.finding.reason;
    for (size_t i = 0; i < sizeof(check.finding.reason) - 1; i++)
        reason[i] = i % 10 == 9 ? ' ' : 'x';
    memcpy(reason, "begins here", sizeof("begins here") - 1);
    memcpy(reason + strlen(reason) - 5, " ends", 5);
    r.checks = &check;
    r.n_checks = 1;
    report_doctor_text(&text, &r, &plain);
    must_hold(&text, "begins here");
    must_hold(&text, " ends\n");
    ck_assert(!strstr(buffer_text(&text), "characters)"));
}
END_TEST

START_TEST(fewer_walls_are_said)
{
    AUTO(buffer_release) struct buffer text = {0};
    struct doctor_report r = report_of(0);
    r.isolation.landlock_abi = 0;
    report_doctor_text(&text, &r, &plain);
    must_hold(&text, "gradebox will use: no namespaces; seccomp");
    must_hold(&text, "no\n  landlock; memory");
    must_hold(&text, "that is a wall less: ");
}
END_TEST

START_TEST(what_keeps_it_from_grading_is_said_and_is_harmless)
{
    AUTO(buffer_release) struct buffer text = {0};
    struct doctor_report r = report_of(0);
    r.is_grading = false;
    r.failure = "a box \x1b[2J failed";
    report_doctor_text(&text, &r, &plain);
    must_hold(&text, "gradebox can't grade here: a box \\x1b[2J failed\n");
    ck_assert(!strstr(buffer_text(&text), "will use"));
    buffer_reset(&text);
    report_doctor_json(&text, &r);
    must_hold(&text, "\"uses\": null, \"grades\": false, \"failure\": \"a box ");
}
END_TEST

START_TEST(json_has_null_where_there_is_nothing_to_say)
{
    AUTO(buffer_release) struct buffer text = {0};
    const struct doctor_report r = report_of(1);
    report_doctor_json(&text, &r);
    must_hold(&text,
              "\"state\": \"ok\", \"finding\": \"readable\", \"reason\": null, \"command\": null}");
    must_hold(&text,
              "\"uses\": {\"python\": \"3.11\", \"namespaces\": [\"user\"], \"seccomp\": \"pure\", "
              "\"landlock\": 4, \"memory\": \"rlimit\"}, \"grades\": true, \"failure\": null}\n");
    must_hold(&text, "first --one\\nsecond");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("report_doctor");
    TCase *tc = tcase_create("report_doctor");
    tcase_add_test(tc, each_check_has_its_line_and_each_command_its_own);
    tcase_add_test(tc, the_longest_reason_is_shown_to_its_end);
    tcase_add_test(tc, fewer_walls_are_said);
    tcase_add_test(tc, what_keeps_it_from_grading_is_said_and_is_harmless);
    tcase_add_test(tc, json_has_null_where_there_is_nothing_to_say);
    suite_add_tcase(suite, tc);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
