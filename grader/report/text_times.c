/*
 * text_times - see text_times.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/text_times.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"

enum {
    LINES_MAX = 4,  /* tests */
    LINE_LINES = 2, /* of one */
};

static void put_name(struct buffer *line, const struct test_result *t)
{
    text_sanitise(line, t->group, strlen(t->group), TEXT_ESCAPE_NEWLINES);
    buffer_putc(line, '/');
    text_sanitise(line, t->id, strlen(t->id), TEXT_ESCAPE_NEWLINES);
}

/* Of three runs the least, the median and the most are all there are. */
static void put_rerun(struct buffer *line, const struct test_result *t)
{
    buffer_puts(line, ", near its limit of ");
    quantity_time(line, t->time_limit_ns);
    buffer_printf(line, ", was run %u times: ", t->n_runs);
    quantity_time(line, t->cpu_min_ns);
    buffer_puts(line, ", ");
    quantity_time(line, t->cpu_ns);
    buffer_puts(line, ", ");
    quantity_time(line, t->cpu_max_ns);
}

void text_times_put_reruns(struct buffer *out, const struct submission_result *r)
{
    unsigned n = 0;
    for (unsigned i = 0; i < r->n_tests; i++) {
        struct buffer line AUTO(buffer_release) = {0};
        n += r->tests[i].n_runs > 0;
        if (r->tests[i].n_runs == 0 || n > LINES_MAX)
            continue;
        put_name(&line, &r->tests[i]);
        put_rerun(&line, &r->tests[i]);
        layout_wrap(out, buffer_text(&line), line.len, 0, LINE_LINES);
    }
    if (n > LINES_MAX)
        buffer_printf(out, "%u more tests were run again\n", n - LINES_MAX);
}

void text_times_put_calibration(struct buffer *out, const struct test_result *t)
{
    if (t->time_permille == 0)
        return;
    buffer_printf(out, "limit %gx of the reference's ", (double)t->time_permille / 1000);
    quantity_time(out, t->reference_ns);
    buffer_puts(out, ": ");
    quantity_time(out, t->time_limit_ns);
}

void text_times_put_slowest(struct buffer *out, const struct submission_result *r)
{
    const struct test_result *slowest = NULL;
    for (unsigned i = 0; i < r->n_tests; i++) {
        const struct test_result *t = &r->tests[i];
        if (t->verdict != VERDICT_SK && (!slowest || t->cpu_ns >= slowest->cpu_ns))
            slowest = t;
    }
    if (!slowest || slowest->time_permille == 0)
        return;
    struct buffer line AUTO(buffer_release) = {0};
    put_name(&line, slowest);
    buffer_puts(&line, ": ");
    text_times_put_calibration(&line, slowest);
    layout_wrap(out, buffer_text(&line), line.len, 0, LINE_LINES);
}
