/*
 * report_fixture - results built by hand, and what must hold of every text report
 *
 * For the tests of the text report, each of which is a program of its own.
 * SPDX-License-Identifier: MIT
 */
#pragma once

#include "tests/unit/result_check.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/text.h"

static const struct report_style plain = {.color = false};

enum { TESTS_MAX = 64, GROUPS_MAX = 8 };

/* A result that is filled test by test. */
struct fixture {
    struct test_result tests[TESTS_MAX];
    struct group_result groups[GROUPS_MAX];
    struct submission_result result;
};

static inline void fixture_init(struct fixture *f)
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

static inline void add_group(struct fixture *f, const char *id, bool visible, double max_points)
{
    f->groups[f->result.n_groups++] = (struct group_result){
        .id = id, .visible = visible, .max_points = max_points, .first_test = f->result.n_tests};
    f->result.max_score += max_points;
}

static inline void add_points(struct fixture *f, double points)
{
    f->groups[f->result.n_groups - 1].points += points;
    f->result.score += points;
}

static inline struct test_result *add_test(struct fixture *f, const char *id, enum verdict verdict)
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

static inline void add_tests(struct fixture *f, unsigned n, const char *id, enum verdict verdict)
{
    for (unsigned i = 0; i < n; i++)
        add_test(f, id, verdict);
}

/* ---- what must hold of every report --------------------------------------------------------------- */

static inline void check_line(const char *line, size_t length)
{
    size_t width = text_width(line, length);
    ck_assert_msg(width <= LAYOUT_COLUMNS, "%zu columns: '%.*s'", width, (int)length, line);
    ck_assert_msg(length == 0 || line[length - 1] != ' ', "ends in a blank: '%.*s'", (int)length,
                  line);
}

static inline void check_harmless(const struct buffer *report)
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
static inline struct buffer report_of(const struct fixture *f)
{
    struct buffer out = {0};
    report_text(&out, &f->result, &plain);
    check_harmless(&out);
    return out;
}

static inline void check_report(const struct fixture *f, const char *expected)
{
    AUTO(buffer_release) struct buffer out = report_of(f);
    ck_assert_msg(strcmp(buffer_text(&out), expected) == 0, "got\n%s\nexpected\n%s\n",
                  buffer_text(&out), expected);
}

static inline void check_contains(const struct fixture *f, const char *part)
{
    AUTO(buffer_release) struct buffer out = report_of(f);
    ck_assert_msg(strstr(buffer_text(&out), part), "'%s' is not in\n%s", part, buffer_text(&out));
}

static inline void check_lacks(const struct fixture *f, const char *part)
{
    AUTO(buffer_release) struct buffer out = report_of(f);
    ck_assert_msg(!strstr(buffer_text(&out), part), "'%s' is in\n%s", part, buffer_text(&out));
}

static const struct shown_test many_zeros = {
    .call = "three_sum([0, 0, 0, 0])",
    .expected = "[[0, 0, 0]]",
    .got = "[[0, 0, 0], [0, 0, 0]]",
    .difference = "at $[1]: one element too many",
};
