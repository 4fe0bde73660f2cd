/*
 * test_finding_end - what the kernel and our clocks say of a box's end, and which of it weighs more
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <signal.h>
#include <string.h>

#include "grader/judge/finding.h"

#define MIB (UINT64_C(1) << 20)

/* A box that ended in some way, under limits of 2 s, 6 s, 64 MiB and 1 MiB of output. */
struct end_row {
    const char *label;
    struct box box;
    enum verdict finding, verdict; /* before, and what must come of it */
    const char *detail;            /* a part of it */
};

#define LIMITS                                                                                     \
    .limits = {.time_ns = 2 * NSEC_PER_SEC,                                                        \
               .wall_ns = 6 * NSEC_PER_SEC,                                                        \
               .memory_bytes = 64 * MIB,                                                           \
               .output_kill_bytes = MIB}
#define BOX(...)                                                                                   \
    {                                                                                              \
        LIMITS, __VA_ARGS__                                                                        \
    }
#define SOCKET .n_violations = 1, .violation = {.syscall = "socket"}, .violation_line = 7
#define OVER_CPU .cpu_ns = 2 * NSEC_PER_SEC + 1
#define OVER_MEMORY .memory_bytes = 80 * MIB
#define FAILED .end = BOX_END_FAILURE, .failure = {.kind = ERROR_INTERNAL, .text = "no pipe"}
#define DIED(signal) .end = BOX_END_SIGNAL, .end_code = (signal)

#define AC VERDICT_AC
#define WA VERDICT_WA
#define RE VERDICT_RE
#define TLE VERDICT_TLE
#define MLE VERDICT_MLE
#define SV VERDICT_SV
#define IE VERDICT_IE

/* clang-format off */
static const struct end_row rows[] = {
    {"closed after the right answer", BOX(.end = BOX_END_CLOSED), AC, AC, ""},
    {"closed after a wrong answer", BOX(.end = BOX_END_CLOSED), WA, WA, "as found"},
    {"at the limits to the byte",
     BOX(.cpu_ns = 2 * NSEC_PER_SEC, .wall_ns = 6 * NSEC_PER_SEC, .memory_bytes = 64 * MIB), AC, AC,
     ""},

    {"our failure", BOX(FAILED), AC, IE, "no pipe"},
    {"killed from outside", BOX(DIED(SIGKILL)), AC, IE, "from outside"},
    {"a refused call", BOX(SOCKET), AC, SV, "'socket' is not allowed"},
    {"a call too many of them", BOX(SOCKET, .end = BOX_END_VIOLATIONS), AC, SV, "'socket'"},
    {"a call of another architecture", BOX(DIED(SIGSYS)), AC, SV, "another architecture"},
    {"stopped at its CPU time", BOX(OVER_CPU, .end = BOX_END_CPU), AC, TLE, "2 s of CPU time"},
    {"answered after its CPU time", BOX(OVER_CPU), AC, TLE, "2 s of CPU time"},
    {"killed by the kernel's CPU limit", BOX(OVER_CPU, DIED(SIGKILL)), AC, TLE, "CPU time"},
    {"slept", BOX(.end = BOX_END_WALL, .cpu_ns = 5 * NSEC_PER_MSEC), AC, TLE,
     "more than 6 s, sleeping or waiting (only "},
    {"printed too much", BOX(.end = BOX_END_OUTPUT), AC, VERDICT_OLE, "it printed more than 1"},
    {"held too much", BOX(OVER_MEMORY), AC, MLE, "64 MiB"},
    {"within the slack of the counter", BOX(.memory_bytes = 65 * MIB), AC, AC, ""},
    {"one page above the slack", BOX(.memory_bytes = 65 * MIB + 4096), AC, MLE, "64 MiB"},
    {"died close to the memory limit", BOX(DIED(SIGSEGV), .memory_bytes = 60 * MIB), AC, MLE,
     "64 MiB"},
    {"exited close to the memory limit", BOX(.end = BOX_END_EXIT, .memory_bytes = 60 * MIB), AC,
     MLE, "64 MiB"},
    {"died well below it", BOX(DIED(SIGSEGV), .memory_bytes = 50 * MIB), AC, RE, "SIGSEGV"},
    {"broke the connection", BOX(.end = BOX_END_PROTOCOL, .end_text = "it babbled"), AC, RE,
     "connection to the grader: it babbled"},
    {"exited", BOX(.end = BOX_END_EXIT, .end_code = 3), AC, RE, "exit status 3"},
    {"exited without a fault", BOX(.end = BOX_END_EXIT), AC, RE, "exit status 0"},
    {"aborted", BOX(DIED(SIGABRT)), AC, RE, "SIGABRT"},
    {"ended by a signal without a name", BOX(.end = BOX_END_SIGNAL, .end_code = 62), AC, RE,
     "signal 62"},

    /* Each of the reasons above with the next ones behind it. */
    {"our failure before a violation", BOX(FAILED, SOCKET, OVER_CPU), WA, IE, "no pipe"},
    {"killed from outside before a violation", BOX(DIED(SIGKILL), SOCKET), WA, IE, "from outside"},
    {"a violation before its CPU time", BOX(SOCKET, OVER_CPU, .end = BOX_END_CPU), AC, SV,
     "'socket'"},
    {"a violation before its death", BOX(SOCKET, DIED(SIGSEGV)), AC, SV, "'socket'"},
    {"a violation before a breach", BOX(SOCKET, .end = BOX_END_PROTOCOL, .end_text = "x"), AC, SV,
     "'socket'"},
    {"a violation before memory", BOX(SOCKET, OVER_MEMORY), AC, SV, "'socket'"},
    {"a violation before a wrong answer", BOX(SOCKET), WA, SV, "'socket'"},
    {"a foreign call before its CPU time", BOX(DIED(SIGSYS), OVER_CPU), AC, SV, "architecture"},
    {"CPU time before wall time", BOX(OVER_CPU, .end = BOX_END_WALL), AC, TLE, "of CPU time"},
    {"CPU time before output", BOX(OVER_CPU, .end = BOX_END_OUTPUT), AC, TLE, "of CPU time"},
    {"CPU time before memory", BOX(OVER_CPU, OVER_MEMORY), AC, TLE, "of CPU time"},
    {"CPU time before a wrong answer", BOX(OVER_CPU), WA, TLE, "of CPU time"},
    {"wall time before memory", BOX(.end = BOX_END_WALL, OVER_MEMORY), AC, TLE, "sleeping"},
    {"output before memory", BOX(.end = BOX_END_OUTPUT, OVER_MEMORY), AC, VERDICT_OLE, "printed"},
    {"memory before a breach", BOX(.end = BOX_END_PROTOCOL, .end_text = "x", OVER_MEMORY), AC, MLE,
     "64 MiB"},
    {"memory before a wrong answer", BOX(OVER_MEMORY), WA, MLE, "64 MiB"},
    {"a breach before a wrong answer", BOX(.end = BOX_END_PROTOCOL, .end_text = "x"), WA, RE,
     "connection"},
};
/* clang-format on */

static struct finding found(enum verdict verdict)
{
    const char *text = verdict == AC ? "" : "as found";
    return (struct finding){.verdict = verdict, .safe = text, .detail = text};
}

START_TEST(the_weightiest_reason_is_the_verdict)
{
    const struct end_row *row = &rows[_i];
    struct arena a AUTO(arena_release) = {0};
    struct finding before = found(row->finding);
    struct finding f = finding_settle(&before, &a, &row->box);
    ck_assert_msg(f.verdict == row->verdict, "row '%s': %s, %s", row->label,
                  verdict_code(f.verdict), f.detail);
    ck_assert_msg(strstr(f.detail, row->detail) != NULL, "row '%s': '%s'", row->label, f.detail);
    /* An end tells nothing of a test: what is said may always be said. */
    ck_assert_str_eq(f.safe, f.detail);
    ck_assert_ptr_null(strchr(f.safe, '\n'));
}
END_TEST

START_TEST(a_violation_keeps_the_traceback_that_came_of_it)
{
    struct arena a AUTO(arena_release) = {0};
    const struct answer_exception exception = {.class_name = "PermissionError"};
    struct finding before = found(VERDICT_RE);
    before.exception = &exception;
    before.line = 5;
    struct box box = BOX(SOCKET);
    struct finding f = finding_settle(&before, &a, &box);
    ck_assert_ptr_eq(f.exception, &exception);
    ck_assert_uint_eq(f.line, 7);
    box.violation_line = 0;
    f = finding_settle(&before, &a, &box);
    ck_assert_uint_eq(f.line, 5);
}
END_TEST

START_TEST(a_limit_drops_the_traceback_of_what_it_ended)
{
    struct arena a AUTO(arena_release) = {0};
    const struct answer_exception exception = {.class_name = "KeyError"};
    struct finding before = found(VERDICT_RE);
    before.exception = &exception;
    before.line = 5;
    const struct box box = BOX(OVER_CPU);
    struct finding f = finding_settle(&before, &a, &box);
    ck_assert_ptr_null(f.exception);
    ck_assert_uint_eq(f.line, 0);
}
END_TEST

START_TEST(our_own_failure_is_told_in_harmless_bytes)
{
    struct arena a AUTO(arena_release) = {0};
    struct finding before = found(AC);
    const struct box box =
        BOX(.end = BOX_END_FAILURE, .failure = {.kind = ERROR_INTERNAL, .text = "\x1b[31m\n"});
    ck_assert_str_eq(finding_settle(&before, &a, &box).safe, "\\x1b[31m\\n");
}
END_TEST

static Suite *finding_end_suite(void)
{
    Suite *suite = suite_create("finding_end");
    TCase *tc = tcase_create("finding_end");
    tcase_add_loop_test(tc, the_weightiest_reason_is_the_verdict, 0, (int)ARRAY_LEN(rows));
    tcase_add_test(tc, a_violation_keeps_the_traceback_that_came_of_it);
    tcase_add_test(tc, a_limit_drops_the_traceback_of_what_it_ended);
    tcase_add_test(tc, our_own_failure_is_told_in_harmless_bytes);
    suite_add_tcase(suite, tc);
    return suite;
}

int main(void)
{
    SRunner *runner = srunner_create(finding_end_suite());
    srunner_run_all(runner, CK_ENV);
    int n_failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return n_failed == 0 ? 0 : 1;
}
