/*
 * text_test - see text_test.h
 *
 * A block of lines under the test's name: the call, then labelled fields (expected, got, raised,
 * printed) whose values stand in one column, then the reason and the hint. Every text goes through
 * text_sanitise here, also those that should have been through it: once more changes nothing, and
 * this is the last place before a terminal.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/text_test.h"
#include "grader/report/text_times.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"

/* All our choice: what a person still reads. */
enum {
    NAME_INDENT = 4,
    BODY_INDENT = 8,
    LABEL_COLUMNS = 11, /* "expected" and the gap */
    NAME_MAX_COLUMNS = 30,
    CALL_MAX_LINES = 12,
    PRINTED_MAX_LINES = 10,
    EXCEPTION_MAX_LINES = 6,
    REASON_LINES = 4,
    HINT_LINES = 12,
    TRACEBACK_HEAD = 3, /* where the candidate's code was entered */
    TRACEBACK_TAIL = 5, /* where it went wrong */
    FUNCTION_MAX_COLUMNS = 16,
};

/* What each verdict is shown as, and the reason that is given where the judge gave none. */
static const struct {
    const char *words;
    enum style_tone tone;
    const char *reason;
} verdicts[] = {
    [VERDICT_AC] = {"accepted",           STYLE_GOOD, ""                                    },
    [VERDICT_WA] = {"wrong answer",       STYLE_BAD,  "not what was expected"               },
    [VERDICT_TLE] = {"time limit",         STYLE_BAD,  "it was stopped at the time limit"    },
    [VERDICT_MLE] = {"memory limit",       STYLE_BAD,  "it reached the memory limit"         },
    [VERDICT_OLE] = {"output limit",       STYLE_BAD,  "it printed far more than is kept"    },
    [VERDICT_RE] = {"runtime error",      STYLE_BAD,  "it ended without an answer"          },
    [VERDICT_LE] = {"load error",         STYLE_BAD,  "the solution can't be loaded"        },
    [VERDICT_SV] = {"security violation", STYLE_BAD,
                    "it asked the kernel for something that the challenge doesn't allow"    },
    [VERDICT_RV] = {"rule violation",     STYLE_BAD,
                    "a rule of the challenge is broken, so the solution was not run"        },
    [VERDICT_SK] = {"skipped",            STYLE_CARE, "a group that it needs was not passed"},
    [VERDICT_IE] = {"internal error",     STYLE_CARE,
                    "gradebox failed here, not the solution; no points are lost by it"      },
};
static_assert(ARRAY_LEN(verdicts) == VERDICT_COUNT_, "every verdict has its words");

const char *text_test_verdict(enum verdict v)
{
    return verdicts[v].words;
}

enum style_tone text_test_tone(enum verdict v)
{
    return verdicts[v].tone;
}

/* Where the lines of a block go, and how. */
struct block {
    struct buffer *out;
    const struct report_style *style;
    size_t indent;
};

static bool has_text(const char *text)
{
    return text && text[0] != '\0';
}

static void clean(struct buffer *out, const char *text, enum text_newlines newlines)
{
    text_sanitise(out, text, strlen(text), newlines);
}

/* ---- fields -------------------------------------------------------------------------------------- */

static void put_label(const struct block *b, const char *label)
{
    layout_spaces(b->out, b->indent);
    style_puts(b->out, b->style, STYLE_FAINT, label);
    /* Behind the colour, so that an empty line can take the blanks back. */
    layout_spaces(b->out, LABEL_COLUMNS - strlen(label));
}

static void put_field(const struct block *b, const char *label, enum style_tone tone,
                      const char *text, unsigned max_lines)
{
    AUTO(buffer_release) struct buffer shown = {0};
    clean(&shown, text, TEXT_KEEP_NEWLINES);
    AUTO(buffer_release) struct buffer lines = {0};
    layout_lines(&lines, buffer_text(&shown), shown.len, b->indent + LABEL_COLUMNS, max_lines);
    lines.len--; /* the colour ends before the newline does */
    lines.data[lines.len] = '\0';
    const char *value = lines.data;
    put_label(b, label);
    if (value[0] == '\n' || value[0] == '\0') {
        layout_end_line(b->out); /* an empty first line: no blanks behind the label */
        if (value[0] == '\0')
            return;
        value++;
    }
    style_puts(b->out, b->style, tone, value);
    layout_end_line(b->out);
}

static void put_sentence(const struct block *b, const char *label, const char *text, unsigned lines)
{
    AUTO(buffer_release) struct buffer shown = {0};
    buffer_puts(&shown, label);
    clean(&shown, text, TEXT_ESCAPE_NEWLINES);
    layout_spaces(b->out, b->indent);
    layout_wrap(b->out, buffer_text(&shown), shown.len, b->indent, lines);
}

static void put_call(const struct block *b, const char *call)
{
    AUTO(buffer_release) struct buffer shown = {0};
    clean(&shown, call, TEXT_KEEP_NEWLINES);
    layout_spaces(b->out, b->indent);
    layout_lines(b->out, buffer_text(&shown), shown.len, b->indent, CALL_MAX_LINES);
}

/* ---- the exception ------------------------------------------------------------------------------- */

/* Under the place in a line of source that begins in the column @start, if that is to be seen. */
static void put_caret(const struct block *b, const struct traceback_line *line, size_t start)
{
    const char *source = line->source ? line->source : "";
    if (line->column == 0 || line->column > LAYOUT_COLUMNS || source[0] == '\0')
        return;
    AUTO(buffer_release) struct buffer before = {0};
    size_t length = strlen(source), at = 0;
    for (unsigned i = 1; i < line->column && at < length; i++) {
        size_t bytes;
        (void)text_decode(source + at, length - at, &bytes);
        at += bytes;
    }
    text_sanitise(&before, source, at, TEXT_ESCAPE_NEWLINES);
    size_t column = start + text_width(buffer_text(&before), before.len);
    if (column >= LAYOUT_COLUMNS)
        return;
    layout_spaces(b->out, column);
    style_puts(b->out, b->style, STYLE_BAD, "^");
    buffer_putc(b->out, '\n');
}

/* A line of a traceback: number, function and source in columns of their own. */
static void put_frame(const struct block *b, const struct traceback_line *line, size_t number_width,
                      size_t function_width)
{
    AUTO(buffer_release) struct buffer function = {0};
    AUTO(buffer_release) struct buffer fitted = {0};
    AUTO(buffer_release) struct buffer source = {0};
    clean(&function, line->function ? line->function : "", TEXT_ESCAPE_NEWLINES);
    layout_fit(&fitted, buffer_text(&function), FUNCTION_MAX_COLUMNS);
    clean(&source, line->source ? line->source : "", TEXT_ESCAPE_NEWLINES);

    AUTO(buffer_release) struct buffer row = {0};
    layout_spaces(&row, b->indent + 2);
    buffer_printf(&row, "line %*u  ", (int)number_width, line->line);
    if (function_width > 0) {
        layout_left(&row, buffer_text(&fitted), function_width);
        buffer_puts(&row, "  ");
    }
    size_t start = text_width(row.data, row.len);
    layout_fit(&row, buffer_text(&source), LAYOUT_COLUMNS - start);
    layout_end_line(&row);
    buffer_append(b->out, row.data, row.len);
    put_caret(b, line, start);
}

enum frame_shown { FRAME_SHOWN, FRAME_AGAIN, FRAME_LEFT_OUT };

static bool is_same_frame(const struct traceback_line *a, const struct traceback_line *b)
{
    return a->line == b->line && a->function && b->function &&
           strcmp(a->function, b->function) == 0;
}

/* Of a call that calls itself, the first and the last are shown; of a deep stack both ends. The
 * judge keeps only a part of a very deep one, so nothing here can be counted. */
static enum frame_shown frame_shown(const struct shown_test *shown, unsigned i)
{
    unsigned n = shown->n_traceback;
    const struct traceback_line *lines = shown->traceback;
    if (i > 0 && i + 1 < n && is_same_frame(&lines[i], &lines[i - 1]) &&
        is_same_frame(&lines[i], &lines[i + 1]))
        return FRAME_AGAIN;
    /* Leaving out one line would cost one line. */
    if (n <= TRACEBACK_HEAD + TRACEBACK_TAIL + 1 || i < TRACEBACK_HEAD || i >= n - TRACEBACK_TAIL)
        return FRAME_SHOWN;
    return FRAME_LEFT_OUT;
}

struct frame_widths {
    size_t number, function;
};

static struct frame_widths measure_frames(const struct shown_test *shown)
{
    struct frame_widths widths = {.number = 1};
    for (unsigned i = 0; i < shown->n_traceback; i++) {
        const struct traceback_line *line = &shown->traceback[i];
        AUTO(buffer_release) struct buffer function = {0};
        if (frame_shown(shown, i) != FRAME_SHOWN)
            continue;
        char digits[16];
        size_t number = (size_t)snprintf(digits, sizeof(digits), "%u", line->line);
        clean(&function, line->function ? line->function : "", TEXT_ESCAPE_NEWLINES);
        size_t width = text_width(buffer_text(&function), function.len);
        widths.number = number > widths.number ? number : widths.number;
        widths.function = width > widths.function ? width : widths.function;
    }
    if (widths.function > FUNCTION_MAX_COLUMNS)
        widths.function = FUNCTION_MAX_COLUMNS;
    return widths;
}

static void put_traceback(const struct block *b, const struct shown_test *shown)
{
    struct frame_widths widths = measure_frames(shown);
    enum frame_shown before = FRAME_SHOWN;
    for (unsigned i = 0; i < shown->n_traceback; i++) {
        enum frame_shown how = frame_shown(shown, i);
        if (how == FRAME_SHOWN) {
            put_frame(b, &shown->traceback[i], widths.number, widths.function);
        } else if (before == FRAME_SHOWN) {
            layout_spaces(b->out, b->indent + 2);
            buffer_puts(b->out, how == FRAME_AGAIN ? "... the same again and again ...\n"
                                                   : "... more calls ...\n");
        }
        before = how;
    }
}

static void put_exception(const struct block *b, const struct shown_test *shown)
{
    if (has_text(shown->exception)) {
        AUTO(buffer_release) struct buffer exception = {0};
        clean(&exception, shown->exception, TEXT_ESCAPE_NEWLINES);
        /* Where an exception is what the test asked about, `got` says it already. */
        bool is_said = has_text(shown->got) &&
                       strncmp(shown->got, buffer_text(&exception), exception.len) == 0;
        if (!is_said)
            put_field(b, "raised", STYLE_BAD, shown->exception, EXCEPTION_MAX_LINES);
    }
    put_traceback(b, shown);
}

/* ---- what was printed ---------------------------------------------------------------------------- */

static void put_printed(const struct block *b, const struct shown_test *shown)
{
    if (shown->printed_len == 0 && shown->printed_dropped_bytes == 0)
        return;
    AUTO(buffer_release) struct buffer printed = {0};
    if (shown->printed_len > 0)
        text_sanitise(&printed, shown->printed, shown->printed_len, TEXT_KEEP_NEWLINES);
    put_label(b, "printed");
    layout_lines(b->out, buffer_text(&printed), printed.len, b->indent + LABEL_COLUMNS,
                 PRINTED_MAX_LINES);
    if (shown->printed_dropped_bytes == 0)
        return;
    AUTO(buffer_release) struct buffer dropped = {0};
    buffer_puts(&dropped, "(");
    quantity_bytes(&dropped, shown->printed_dropped_bytes);
    buffer_puts(&dropped, " more were not kept)\n");
    layout_spaces(b->out, b->indent + LABEL_COLUMNS);
    style_puts(b->out, b->style, STYLE_FAINT, buffer_text(&dropped));
}

/* ---- why ----------------------------------------------------------------------------------------- */

static void put_violation(const struct block *b, const struct violation *v)
{
    AUTO(buffer_release) struct buffer text = {0};
    buffer_printf(&text, "asked the kernel for %s(", v->syscall);
    for (unsigned i = 0; i < v->n_args; i++)
        buffer_printf(&text, "%s%s", i > 0 ? ", " : "", v->args[i]);
    buffer_puts(&text, ")");
    if (v->line > 0)
        buffer_printf(&text, " at line %u", v->line);
    buffer_puts(&text, ": not allowed here");
    put_sentence(b, "", buffer_text(&text), REASON_LINES);
}

/* An exception that is shown whole says more than the judge's line about it. */
static bool says_exception_why(const struct test_result *t)
{
    return t->shown && has_text(t->shown->exception) &&
           (t->verdict == VERDICT_RE || t->verdict == VERDICT_LE);
}

static void put_reason(const struct block *b, const struct test_result *t)
{
    if (t->shown && t->violation)
        put_violation(b, t->violation);
    else if (t->shown && has_text(t->shown->difference))
        put_sentence(b, "", t->shown->difference, REASON_LINES);
    else if (says_exception_why(t))
        return;
    else if (has_text(t->detail))
        put_sentence(b, "", t->detail, REASON_LINES);
    else if (t->shown || t->verdict == VERDICT_IE)
        put_sentence(b, "", verdicts[t->verdict].reason, REASON_LINES);
}

static void put_shown(const struct block *b, const struct shown_test *shown)
{
    if (has_text(shown->expected))
        put_field(b, "expected", STYLE_GOOD, shown->expected, CALL_MAX_LINES);
    if (has_text(shown->got))
        put_field(b, "got", STYLE_BAD, shown->got, CALL_MAX_LINES);
}

static void put_body(const struct block *b, const struct test_result *t)
{
    if (t->shown)
        put_shown(b, t->shown);
    put_reason(b, t);
    if (t->shown) {
        put_exception(b, t->shown);
        put_printed(b, t->shown);
    }
    if (has_text(t->hint))
        put_sentence(b, "hint: ", t->hint, HINT_LINES);
}

/* ---- the line with the name ---------------------------------------------------------------------- */

static bool is_wall_cause(const struct test_result *t)
{
    return t->cpu_ns < t->time_limit_ns && t->wall_ns >= t->wall_limit_ns;
}

/* The measure that the verdict is about, against its limit; else the CPU time alone. */
static void put_measure(struct buffer *out, const struct test_result *t)
{
    if (t->verdict == VERDICT_LE || t->verdict == VERDICT_IE || t->verdict == VERDICT_SK ||
        t->verdict == VERDICT_RV)
        return;
    layout_spaces(out, LAYOUT_GAP);
    if (t->verdict == VERDICT_TLE && is_wall_cause(t)) {
        buffer_puts(out, "wall ");
        quantity_time_of(out, t->wall_ns, t->wall_limit_ns);
    } else if (t->verdict == VERDICT_TLE) {
        buffer_puts(out, "cpu ");
        quantity_time_of(out, t->cpu_ns, t->time_limit_ns);
        buffer_puts(out, t->time_permille ? ", " : "");
        text_times_put_calibration(out, t);
    } else if (t->verdict == VERDICT_MLE && t->memory_bytes < t->memory_limit_bytes / 2) {
        /* One allocation that was refused: what it did use says nothing. */
        buffer_puts(out, "limit ");
        quantity_bytes(out, t->memory_limit_bytes);
    } else if (t->verdict == VERDICT_MLE) {
        buffer_puts(out, "memory ");
        quantity_bytes_of(out, t->memory_bytes, t->memory_limit_bytes);
    } else {
        quantity_time(out, t->cpu_ns);
    }
}

static void put_heading(struct buffer *out, const struct test_result *t,
                        const struct report_style *style)
{
    enum style_tone tone = verdicts[t->verdict].tone;
    AUTO(buffer_release) struct buffer name = {0};
    clean(&name, t->id, TEXT_ESCAPE_NEWLINES);
    layout_spaces(out, NAME_INDENT);
    style_puts(out, style, tone, t->verdict == VERDICT_IE ? "! " : "x ");
    style_begin(out, style, STYLE_STRONG);
    layout_fit(out, buffer_text(&name), NAME_MAX_COLUMNS);
    style_end(out, style, STYLE_STRONG);
    layout_spaces(out, LAYOUT_GAP);
    style_puts(out, style, tone, verdicts[t->verdict].words);
    put_measure(out, t);
    buffer_putc(out, '\n');
}

void text_test_put(struct buffer *out, const struct test_result *t,
                   const struct report_style *style)
{
    struct block block = {.out = out, .style = style, .indent = BODY_INDENT};
    put_heading(out, t, style);
    if (t->shown && has_text(t->shown->call))
        put_call(&block, t->shown->call);
    put_body(&block, t);
}

void text_test_put_refusal(struct buffer *out, const struct test_result *t,
                           const struct report_style *style)
{
    struct block block = {.out = out, .style = style, .indent = NAME_INDENT};
    struct test_result without_hint = *t;
    without_hint.hint = NULL;
    layout_spaces(out, NAME_INDENT - 2);
    style_puts(out, style, verdicts[t->verdict].tone, verdicts[t->verdict].reason);
    buffer_putc(out, '\n');
    put_body(&block, &without_hint);
}
