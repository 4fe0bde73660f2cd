/*
 * doctor_text - `gradebox doctor` for people
 *
 * A command is never wrapped: it is there to be pasted.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/doctor.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"

enum {
    INDENT = 2,
    STATE_COLUMNS = 10, /* "degraded" and the gap */
    TITLE_COLUMNS = 17, /* "user namespaces" and the gap */
    FINDING_COLUMN = INDENT + STATE_COLUMNS + TITLE_COLUMNS,
    FINDING_LINES = 4,
    REASON_LINES =
        8, /* the longest reason is shown whole: it says who is to blame at its end too */
    COMMAND_INDENT = 6,
    SUM_INDENT = 2,
    SUM_LINES = 6,
};

static const enum style_tone tones[] = {[HOST_OK] = STYLE_GOOD,
                                        [HOST_INFO] = STYLE_FAINT,
                                        [HOST_DEGRADED] = STYLE_CARE,
                                        [HOST_MISSING] = STYLE_BAD};
static_assert(ARRAY_LEN(tones) == HOST_STATE_COUNT_, "every state has its colour");

/* What a machine calls its modules and profiles is clean as a rule, and its own affair. */
static void wrap_clean(struct buffer *out, const char *text, size_t indent, unsigned lines)
{
    AUTO(buffer_release) struct buffer clean = {0};
    text_sanitise(&clean, text, strlen(text), TEXT_ESCAPE_NEWLINES);
    layout_wrap(out, buffer_text(&clean), clean.len, indent, lines);
}

static void put_command(struct buffer *out, const struct report_style *style, const char *command)
{
    for (const char *line = command; *line;) {
        AUTO(buffer_release) struct buffer clean = {0};
        size_t n = strcspn(line, "\n");
        text_sanitise(&clean, line, n, TEXT_ESCAPE_NEWLINES);
        layout_spaces(out, COMMAND_INDENT);
        style_puts(out, style, STYLE_FAINT, "$ ");
        style_puts(out, style, STYLE_STRONG, buffer_text(&clean));
        buffer_putc(out, '\n');
        line += n + (line[n] == '\n');
    }
}

static void put_check(struct buffer *out, const struct report_style *style,
                      const struct doctor_check *c)
{
    const char *state = host_state_name(c->finding.state);
    layout_spaces(out, INDENT);
    style_puts(out, style, tones[c->finding.state], state);
    layout_spaces(out, STATE_COLUMNS - strlen(state));
    layout_left(out, c->title, TITLE_COLUMNS);
    wrap_clean(out, c->finding.finding, FINDING_COLUMN, FINDING_LINES);
    if (c->finding.reason[0]) {
        layout_spaces(out, FINDING_COLUMN);
        wrap_clean(out, c->finding.reason, FINDING_COLUMN, REASON_LINES);
    }
    put_command(out, style, c->finding.command);
}

/* The titles of what is not as it could be, the gravest first; without the test, which is all of it
 * together. */
static void put_wishes(struct buffer *out, const struct doctor_report *r)
{
    AUTO(buffer_release) struct buffer wishes = {0};
    static const enum host_state order[] = {HOST_MISSING, HOST_DEGRADED};
    for (size_t state = 0; state < ARRAY_LEN(order); state++) {
        for (unsigned i = 0; i < r->n_checks; i++) {
            if (r->checks[i].finding.state == order[state] && strcmp(r->checks[i].id, "box") != 0)
                buffer_printf(&wishes, "%s%s", wishes.len ? ", " : "what would make it better: ",
                              r->checks[i].title);
        }
    }
    if (wishes.len == 0)
        buffer_puts(&wishes, "what would make it better: nothing that gradebox knows of");
    layout_wrap(out, buffer_text(&wishes), wishes.len, SUM_INDENT, SUM_LINES);
}

static void put_sum(struct buffer *out, const struct doctor_report *r)
{
    AUTO(buffer_release) struct buffer sum = {0};
    if (r->is_grading) {
        buffer_puts(&sum, "gradebox will use: ");
        doctor_put_uses(&sum, r);
    } else {
        buffer_printf(&sum, "gradebox can't grade here: %s",
                      r->failure ? r->failure : "no test could be run");
    }
    wrap_clean(out, buffer_text(&sum), SUM_INDENT, SUM_LINES);
    if (r->is_grading && r->isolation.n_namespaces == 0)
        buffer_puts(out, "that is a wall less: one solution is graded, with a note; several in one "
                         "run are\n  refused with exit code 6, unless --isolation seccomp is "
                         "given\n");
    put_wishes(out, r);
}

void report_doctor_text(struct buffer *out, const struct doctor_report *r,
                        const struct report_style *style)
{
    const char *group = "";
    for (unsigned i = 0; i < r->n_checks; i++) {
        if (strcmp(r->checks[i].group, group) != 0) {
            group = r->checks[i].group;
            style_puts(out, style, STYLE_STRONG, group);
            buffer_putc(out, '\n');
        }
        put_check(out, style, &r->checks[i]);
    }
    buffer_putc(out, '\n');
    put_sum(out, r);
}
