/*
 * test_report_text - the text report, whole: what a person sees
 *
 * Results are built by hand; every report is also checked for what must hold of all of them (width,
 * no blanks at a line's end, valid UTF-8, nothing that a terminal would obey).
 * SPDX-License-Identifier: MIT
 */
#include "tests/unit/result_check.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"
#include "grader/report/text.h"

static const struct report_style plain = {.color = false};

enum { TESTS_MAX = 64, GROUPS_MAX = 8 };

/* A result that is filled test by test. */
struct fixture {
    struct test_result tests[TESTS_MAX];
    struct group_result groups[GROUPS_MAX];
    struct submission_result result;
};

static void fixture_init(struct fixture *f)
{
    *f = (struct fixture){0};
    f->result = (struct submission_result){
        .challenge = "three-sum",
        .submission = "sol.py",
        .verdict = VERDICT_AC,
        .cpu_ns = 12 * NSEC_PER_MSEC,
        .memory_bytes = 1468006,
        .time_limit_ns = 2 * NSEC_PER_SEC,
        .memory_limit_bytes = 64 << 20,
        .groups = f->groups,
        .tests = f->tests,
    };
}

static void add_group(struct fixture *f, const char *id, bool visible, double max_points)
{
    f->groups[f->result.n_groups++] = (struct group_result){
        .id = id, .visible = visible, .max_points = max_points, .first_test = f->result.n_tests};
    f->result.max_score += max_points;
}

static void add_points(struct fixture *f, double points)
{
    f->groups[f->result.n_groups - 1].points += points;
    f->result.score += points;
}

static struct test_result *add_test(struct fixture *f, const char *id, enum verdict verdict)
{
    struct group_result *g = &f->groups[f->result.n_groups - 1];
    struct test_result *t = &f->tests[f->result.n_tests++];
    *t = (struct test_result){
        .group = g->id,
        .id = id,
        .visible = g->visible,
        .verdict = verdict,
        .cpu_ns = 400 * NSEC_PER_USEC,
        .wall_ns = 500 * NSEC_PER_USEC,
        .time_limit_ns = 2 * NSEC_PER_SEC,
        .wall_limit_ns = 6 * NSEC_PER_SEC,
        .memory_bytes = 1468006,
        .memory_limit_bytes = 64 << 20,
        .detail = "",
    };
    g->n_tests++;
    g->n_accepted += verdict == VERDICT_AC;
    if (g->verdict == VERDICT_AC)
        g->verdict = verdict;
    if (f->result.verdict == VERDICT_AC && verdict != VERDICT_SK)
        f->result.verdict = verdict;
    return t;
}

static void add_tests(struct fixture *f, unsigned n, const char *id, enum verdict verdict)
{
    for (unsigned i = 0; i < n; i++)
        add_test(f, id, verdict);
}

/* ---- what must hold of every report --------------------------------------------------------------- */

static void check_line(const char *line, size_t length)
{
    size_t width = text_width(line, length);
    ck_assert_msg(width <= LAYOUT_COLUMNS, "%zu columns: '%.*s'", width, (int)length, line);
    ck_assert_msg(length == 0 || line[length - 1] != ' ', "ends in a blank: '%.*s'", (int)length,
                  line);
}

static void check_harmless(const struct buffer *report)
{
    size_t bad = 0;
    ck_assert_msg(text_is_utf8(report->data, report->len, &bad), "bad UTF-8 at byte %zu", bad);
    for (size_t i = 0; i < report->len;) {
        size_t bytes = 0;
        int32_t c = text_decode(report->data + i, report->len - i, &bytes);
        bool is_control = (c < 0x20 && c != '\n') || (c >= 0x7f && c < 0xa0);
        bool is_direction = c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) ||
                            (c >= 0x2066 && c <= 0x2069);
        ck_assert_msg(!is_control && !is_direction, "code point %x at byte %zu", (unsigned)c, i);
        i += bytes;
    }
    const char *at = report->data, *end = report->data + report->len;
    while (at < end) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        ck_assert_ptr_nonnull(newline);
        check_line(at, (size_t)(newline - at));
        at = newline + 1;
    }
}

/* The report of @f, checked; the caller releases it. */
static struct buffer report_of(const struct fixture *f)
{
    struct buffer out = {0};
    report_text(&out, &f->result, &plain);
    check_harmless(&out);
    return out;
}

static void check_report(const struct fixture *f, const char *expected)
{
    AUTO(buffer_release) struct buffer out = report_of(f);
    ck_assert_msg(strcmp(buffer_text(&out), expected) == 0,
                  "got\n%s\nexpected\n%s\n", buffer_text(&out), expected);
}

static void check_contains(const struct fixture *f, const char *part)
{
    AUTO(buffer_release) struct buffer out = report_of(f);
    ck_assert_msg(strstr(buffer_text(&out), part), "'%s' is not in\n%s", part, buffer_text(&out));
}

static void check_lacks(const struct fixture *f, const char *part)
{
    AUTO(buffer_release) struct buffer out = report_of(f);
    ck_assert_msg(!strstr(buffer_text(&out), part), "'%s' is in\n%s", part, buffer_text(&out));
}

/* ---- whole reports -------------------------------------------------------------------------------- */

static const struct shown_test many_zeros = {
    .call = "three_sum([0, 0, 0, 0])",
    .expected = "[[0, 0, 0]]",
    .got = "[[0, 0, 0], [0, 0, 0]]",
    .difference = "at $[1]: one element too many",
};

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
    check_report(&f,
                 "three-sum · sol.py\n"
                 "\n"
                 "  samples   3 of 3   accepted   100 of 100 points\n"
                 "\n"
                 "accepted   100 of 100 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(shows_an_exception_with_the_candidates_own_lines)
{
    static const struct traceback_line lines[] = {
        {7, "three_sum", "first = pick(nums, 10)"},
        {12, "pick", "return nums[index]"},
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
    check_report(&f,
                 "three-sum · standard input\n"
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

START_TEST(says_once_why_nothing_can_be_loaded)
{
    static const struct traceback_line line = {3, "<module>", "print("};
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
    check_report(&f,
                 "three-sum · sol.py\n"
                 "\n"
                 "  the solution can't be loaded\n"
                 "    raised     SyntaxError: '(' was never closed\n"
                 "      line 3  <module>  print(\n"
                 "\n"
                 "  samples    0 of 3   load error\n"
                 "  edge      skipped   needs samples   0 of 100 points\n"
                 "\n"
                 "load error   0 of 100 points   cpu 12 ms of 2 s   memory 1.4 of 64 MiB\n");
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
    check_report(&f,
                 "three-sum · sol.py\n"
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
    check_report(&f,
                 "three-sum · sol.py\n"
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
    t = add_test(&f, "greedy", VERDICT_MLE);
    t->memory_bytes = t->memory_limit_bytes;
    f.result.cpu_ns = 2004 * NSEC_PER_MSEC;
    check_report(&f,
                 "three-sum · sol.py\n"
                 "\n"
                 "  speed   0 of 3   time limit   0 of 40 points\n"
                 "    x large   time limit   cpu 2 of 2 s\n"
                 "    x asleep   time limit   wall 6 of 6 s, sleeping or waiting\n"
                 "    x greedy   memory limit   memory 64 of 64 MiB\n"
                 "\n"
                 "time limit   0 of 40 points   cpu 2 of 2 s   memory 1.4 of 64 MiB\n");
}
END_TEST

START_TEST(shows_a_forbidden_call_with_arguments_and_line)
{
    static const struct violation violation = {
        .syscall = "socket", .args = {"AF_INET", "SOCK_STREAM", "0"}, .n_args = 3, .line = 3};
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
    check_report(&f,
                 "three-sum · sol.py\n"
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
    check_report(&f,
                 "three-sum · sol.py\n"
                 "\n"
                 "  edge   skipped   needs samples, a-group-with-a-name-that-nobody-would-give-...\n"
                 "\n"
                 "skipped   0 of 40 points\n");
}
END_TEST

/* ---- values that are too much --------------------------------------------------------------------- */

static const char *list_of(struct buffer *out, unsigned n)
{
    buffer_puts(out, "[0");
    for (unsigned i = 1; i < n; i++)
        buffer_printf(out, ", %u", i);
    buffer_puts(out, "]");
    return buffer_text(out);
}

START_TEST(wraps_long_values_and_cuts_longer_ones_with_their_length)
{
    AUTO(buffer_release) struct buffer medium = {0};
    AUTO(buffer_release) struct buffer huge = {0};
    const struct shown_test shown = {
        .call = "f()", .expected = list_of(&medium, 30), .got = list_of(&huge, 100000)};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "long", VERDICT_WA)->shown = &shown;
    check_contains(&f, "        expected   [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,\n"
                       "                   17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29]\n");
    check_contains(&f, " ... ");
    check_contains(&f, "characters)");
    AUTO(buffer_release) struct buffer out = report_of(&f);
    ck_assert_uint_lt(out.len, 1200);
}
END_TEST

START_TEST(cuts_the_middle_out_of_many_operations)
{
    AUTO(buffer_release) struct buffer call = {0};
    for (int i = 0; i < 40; i++)
        buffer_printf(&call, "%sobj.put(%d, %d)", i > 0 ? "\n" : "", i, i);
    const struct shown_test shown = {.call = buffer_text(&call)};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "long", VERDICT_WA)->shown = &shown;
    check_contains(&f, "        obj.put(0, 0)\n"
                       "        obj.put(1, 1)\n"
                       "        obj.put(2, 2)\n"
                       "        obj.put(3, 3)\n"
                       "        obj.put(4, 4)\n"
                       "        obj.put(5, 5)\n"
                       "        obj.put(6, 6)\n"
                       "        obj.put(7, 7)\n"
                       "        ... 29 more lines ...\n"
                       "        obj.put(37, 37)\n"
                       "        obj.put(38, 38)\n"
                       "        obj.put(39, 39)\n"
                       "        not what was expected\n");
}
END_TEST

START_TEST(cuts_a_deep_recursion)
{
    static struct traceback_line lines[990];
    for (unsigned i = 0; i < ARRAY_LEN(lines); i++)
        lines[i] = (struct traceback_line){i == 0 ? 9 : 4, "a_function_with_a_long_name", "f(n)"};
    const struct shown_test shown = {.call = "f(10)",
                                     .traceback = lines,
                                     .n_traceback = ARRAY_LEN(lines),
                                     .exception = "RecursionError: maximum recursion depth"};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "deep", VERDICT_RE)->shown = &shown;
    check_contains(&f, "          line 9  a_function_wi...  f(n)\n"
                       "          line 4  a_function_wi...  f(n)\n"
                       "          line 4  a_function_wi...  f(n)\n"
                       "          ... 982 more calls ...\n"
                       "          line 4  a_function_wi...  f(n)\n");
}
END_TEST

/* ---- what a submission may try -------------------------------------------------------------------- */

static const char *const hostile[] = {
    "\033[2J\033]0;title\a",
    "\xff\xfe\x80 \xc3(",
    "\xe2\x80\xae backwards \xe2\x81\xa6",
    "a\rb\tc\x7f\xc2\x9b",
    "line one\nline two\r\nline three",
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97"
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97"
    "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2\xe5\xad\x97",
    "",
    "\n\n\n",
    "   ",
};

START_TEST(lets_no_hostile_text_through)
{
    const char *text = hostile[_i];
    const struct traceback_line line = {1, text, text};
    const struct shown_test shown = {
        .call = text,
        .expected = text,
        .got = text,
        .difference = text,
        .printed = text,
        .printed_len = strlen(text),
        .traceback = &line,
        .n_traceback = 1,
        .exception = text,
    };
    struct fixture f;
    fixture_init(&f);
    f.result.submission = text;
    add_group(&f, "samples", true, 40);
    for (enum verdict v = VERDICT_WA; v < VERDICT_COUNT_; v++) {
        if (v == VERDICT_SK)
            continue;
        /* A group of its own: only five failures of one are shown. */
        if (f.groups[f.result.n_groups - 1].n_tests == 5)
            add_group(&f, text, true, 40);
        struct test_result *t = add_test(&f, text, v);
        t->shown = &shown;
        t->detail = text;
        t->hint = text;
    }
    add_group(&f, text, false, 40);
    add_test(&f, text, VERDICT_RE)->detail = text;
    AUTO(buffer_release) struct buffer out = report_of(&f);
    ck_assert_uint_gt(out.len, 0);
}
END_TEST

START_TEST(shows_printed_nul_bytes)
{
    static const char printed[] = "a\0b";
    const struct shown_test shown = {.call = "f()", .printed = printed, .printed_len = 3};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "nul", VERDICT_WA)->shown = &shown;
    check_contains(&f, "printed    a\\x00b\n");
}
END_TEST

START_TEST(says_an_exception_once)
{
    const struct shown_test shown = {.call = "f()",
                                     .expected = "KeyError raised",
                                     .got = "ValueError: no raised",
                                     .exception = "ValueError: no"};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 0);
    add_test(&f, "raises", VERDICT_WA)->shown = &shown;
    check_contains(&f, "got        ValueError: no raised\n");
    check_lacks(&f, "raised     ");
}
END_TEST

START_TEST(has_the_same_words_with_and_without_colour)
{
    const struct report_style colored = {.color = true};
    struct fixture f;
    fixture_init(&f);
    add_group(&f, "samples", true, 40);
    add_test(&f, "zeros", VERDICT_WA)->shown = &many_zeros;
    AUTO(buffer_release) struct buffer with = {0};
    AUTO(buffer_release) struct buffer stripped = {0};
    AUTO(buffer_release) struct buffer without = report_of(&f);
    report_text(&with, &f.result, &colored);
    ck_assert_ptr_nonnull(strstr(buffer_text(&with), "\033[31m"));
    for (size_t i = 0; i < with.len; i++) {
        if (with.data[i] == '\033')
            i += strcspn(with.data + i, "m");
        else
            buffer_putc(&stripped, with.data[i]);
    }
    ck_assert_str_eq(buffer_text(&stripped), buffer_text(&without));
}
END_TEST

/* ---- numbers -------------------------------------------------------------------------------------- */

static const struct {
    nsec_t time_ns;
    const char *text;
} times[] = {
    {0, "0 ms"},
    {40 * NSEC_PER_USEC, "0.04 ms"},
    {400 * NSEC_PER_USEC, "0.4 ms"},
    {2 * NSEC_PER_MSEC, "2 ms"},
    {9960 * NSEC_PER_USEC, "10 ms"},
    {12 * NSEC_PER_MSEC, "12 ms"},
    {999400 * NSEC_PER_USEC, "999 ms"},
    {999600 * NSEC_PER_USEC, "1 s"},
    {1250 * NSEC_PER_MSEC, "1.25 s"},
    {2 * NSEC_PER_SEC, "2 s"},
    {12340 * NSEC_PER_MSEC, "12.3 s"},
    {600 * NSEC_PER_SEC, "600 s"},
};

START_TEST(times_read_well)
{
    AUTO(buffer_release) struct buffer out = {0};
    quantity_time(&out, times[_i].time_ns);
    ck_assert_str_eq(buffer_text(&out), times[_i].text);
}
END_TEST

static const struct {
    uint64_t bytes;
    const char *text;
} sizes[] = {
    {0, "0 bytes"},         {1, "1 byte"},          {1023, "1023 bytes"},
    {1024, "1 KiB"},        {640 << 10, "640 KiB"}, {(1 << 20) - 100, "1 MiB"},
    {1468006, "1.4 MiB"},   {64 << 20, "64 MiB"},   {UINT64_C(3) << 29, "1.5 GiB"},
    {UINT64_MAX, "16777216 TiB"},
};

START_TEST(sizes_read_well)
{
    AUTO(buffer_release) struct buffer out = {0};
    quantity_bytes(&out, sizes[_i].bytes);
    ck_assert_str_eq(buffer_text(&out), sizes[_i].text);
}
END_TEST

static const struct {
    double points;
    const char *text;
} points_rows[] = {
    {0, "0"},         {-0.0, "0"},      {40, "40"},          {100.0 / 3, "33.3"},
    {200.0 / 3, "66.7"}, {99.97, "99.97"}, {0.01, "0.01"}, {39.9999999999, "40"},
};

START_TEST(points_never_round_to_what_they_are_not)
{
    AUTO(buffer_release) struct buffer out = {0};
    quantity_points(&out, points_rows[_i].points);
    ck_assert_str_eq(buffer_text(&out), points_rows[_i].text);
}
END_TEST

static Suite *report_text_suite(void)
{
    Suite *suite = suite_create("report_text");
    TCase *whole = tcase_create("whole");
    tcase_add_test(whole, shows_a_wrong_answer_as_the_issue_sketches_it);
    tcase_add_test(whole, says_little_when_all_is_well);
    tcase_add_test(whole, shows_an_exception_with_the_candidates_own_lines);
    tcase_add_test(whole, says_once_why_nothing_can_be_loaded);
    tcase_add_test(whole, hides_everything_of_a_hidden_test_but_name_verdict_detail_and_hint);
    tcase_add_test(whole, shows_five_failures_and_counts_the_others);
    tcase_add_test(whole, says_which_clock_ended_a_test);
    tcase_add_test(whole, shows_a_forbidden_call_with_arguments_and_line);
    tcase_add_test(whole, breaks_a_summary_that_is_too_long);
    tcase_add_test(whole, takes_the_blame_for_internal_errors);
    tcase_add_test(whole, reports_a_run_without_tests);
    tcase_add_test(whole, reports_a_run_where_all_was_skipped);
    suite_add_tcase(suite, whole);

    TCase *large = tcase_create("large");
    tcase_add_test(large, wraps_long_values_and_cuts_longer_ones_with_their_length);
    tcase_add_test(large, cuts_the_middle_out_of_many_operations);
    tcase_add_test(large, cuts_a_deep_recursion);
    suite_add_tcase(suite, large);

    TCase *attacks = tcase_create("hostile");
    tcase_add_loop_test(attacks, lets_no_hostile_text_through, 0, ARRAY_LEN(hostile));
    tcase_add_test(attacks, shows_printed_nul_bytes);
    tcase_add_test(attacks, says_an_exception_once);
    tcase_add_test(attacks, has_the_same_words_with_and_without_colour);
    suite_add_tcase(suite, attacks);

    TCase *numbers = tcase_create("numbers");
    tcase_add_loop_test(numbers, times_read_well, 0, ARRAY_LEN(times));
    tcase_add_loop_test(numbers, sizes_read_well, 0, ARRAY_LEN(sizes));
    tcase_add_loop_test(numbers, points_never_round_to_what_they_are_not, 0,
                        ARRAY_LEN(points_rows));
    suite_add_tcase(suite, numbers);
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
