/*
 * verify_mutants - see verify_mutants.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/verify_mutants.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"
#include "grader/report/verify.h"

enum {
    DIFF_LINES_MAX = 12, /* our choice: of one side; what is dropped may be long */
    LABEL_INDENT = 2,
    LABEL_COLUMNS = 21, /* as the margins above it */
    PLACE_INDENT = 4,
    DIFF_INDENT = 6,
};

/* ---- counts -------------------------------------------------------------------------------------- */

void verify_mutants_summary(struct buffer *out, const struct mutants *m)
{
    if (m->refusal) {
        buffer_printf(out, "none, %s", m->refusal);
        return;
    }
    const struct mutants_count count = mutants_count(m);
    buffer_printf(out, "%u of %u killed, ", count.n_killed, count.n_counted);
    /* Rounded down: 94.96 is not 95. */
    quantity_points(out, (double)(uint64_t)(count.percent * 10) / 10);
    buffer_puts(out, " %");
    const char *gap = "; ";
    if (count.n[MUTANT_TIMED_OUT] > 0) {
        buffer_printf(out, "%s%u by time", gap, count.n[MUTANT_TIMED_OUT]);
        gap = ", ";
    }
    if (count.n[MUTANT_SAME] > 0) {
        buffer_printf(out, "%s%u more behave the same", gap, count.n[MUTANT_SAME]);
        gap = ", ";
    }
    if (count.n[MUTANT_UNDECIDED] > 0)
        buffer_printf(out, "%s%u undecided", gap, count.n[MUTANT_UNDECIDED]);
}

void verify_mutants_reason(struct buffer *out, const struct mutants *m)
{
    buffer_puts(out, "mutants: ");
    verify_mutants_summary(out, m);
    if (!m->refusal)
        buffer_printf(out, ", wanted are %d %%", MUTANTS_WANTED_PERCENT);
}

/* ---- notes --------------------------------------------------------------------------------------- */

static bool is_noted(const struct mutant *mutant)
{
    return mutant->outcome == MUTANT_SURVIVED || mutant->outcome == MUTANT_UNDECIDED ||
           mutant_is_belied(mutant);
}

unsigned verify_mutants_n_notes(const struct mutants *m)
{
    unsigned n = m->n_misfits;
    for (unsigned i = 0; i < m->n; i++)
        n += is_noted(&m->items[i]);
    return n;
}

/* NULL where @index is beyond the mutants: *@out_misfit is what it is of the comments. */
static const struct mutant *noted(const struct mutants *m, unsigned index, unsigned *out_misfit)
{
    for (unsigned i = 0; i < m->n; i++) {
        if (is_noted(&m->items[i]) && index-- == 0)
            return &m->items[i];
    }
    *out_misfit = index;
    return NULL;
}

struct verify_mutant_note verify_mutants_note(const struct mutants *m, unsigned index)
{
    unsigned misfit = 0;
    const struct mutant *mutant = noted(m, index, &misfit);
    if (mutant)
        return (struct verify_mutant_note){mutant->line, mutant->column, mutant};
    return (struct verify_mutant_note){.line = m->misfits[misfit].line};
}

/* ---- the diff ------------------------------------------------------------------------------------ */

struct lines {
    const char *text;
    size_t length;
};

/* Takes the first line of @l off, without what ends it. */
static struct lines take_line(struct lines *l)
{
    const char *end = memchr(l->text, '\n', l->length);
    size_t length = end ? (size_t)(end - l->text) : l->length;
    struct lines line = {l->text, length};
    size_t taken = end ? length + 1 : length;
    *l = (struct lines){l->text + taken, l->length - taken};
    if (line.length > 0 && line.text[line.length - 1] == '\r')
        line.length--;
    return line;
}

static bool is_equal(struct lines x, struct lines y)
{
    return x.length == y.length && memcmp(x.text, y.text, x.length) == 0;
}

/* What both begin with. */
static void skip_same_lines(struct lines *x, struct lines *y)
{
    while (x->length > 0 && y->length > 0) {
        struct lines after_x = *x, after_y = *y;
        if (!is_equal(take_line(&after_x), take_line(&after_y)))
            return;
        *x = after_x;
        *y = after_y;
    }
}

/* What both end with; every line has its newline. */
static void cut_same_lines(struct lines *x, struct lines *y)
{
    size_t same = 0, whole = 0;
    size_t most = x->length < y->length ? x->length : y->length;
    while (same < most && x->text[x->length - 1 - same] == y->text[y->length - 1 - same]) {
        same++;
        bool at_start_x = same == x->length || x->text[x->length - 1 - same] == '\n';
        bool at_start_y = same == y->length || y->text[y->length - 1 - same] == '\n';
        if (at_start_x && at_start_y)
            whole = same;
    }
    x->length -= whole;
    y->length -= whole;
}

static void put_side(struct buffer *out, const char *sign, struct lines side)
{
    for (unsigned n = 0; side.length > 0; n++) {
        struct lines line = take_line(&side);
        buffer_puts(out, sign);
        if (n == DIFF_LINES_MAX) {
            buffer_puts(out, "...\n");
            return;
        }
        text_sanitise(out, line.text, line.length, TEXT_ESCAPE_NEWLINES);
        buffer_putc(out, '\n');
    }
}

/* The lines in which the change is, each with its newline: as they are and as they become. */
static void whole_lines(const struct mutants *m, const struct mutant *mutant, struct buffer *before,
                        struct buffer *after)
{
    size_t from = mutant->from, to = mutant->to;
    while (from > 0 && m->source[from - 1] != '\n')
        from--;
    while (to < m->source_len && m->source[to] != '\n')
        to++;
    buffer_append(before, m->source + from, to - from);
    buffer_append(after, m->source + from, mutant->from - from);
    buffer_append(after, mutant->text, mutant->text_len);
    buffer_append(after, m->source + mutant->to, to - mutant->to);
    buffer_putc(before, '\n');
    buffer_putc(after, '\n');
}

void verify_mutants_diff(struct buffer *out, const struct mutants *m, unsigned index)
{
    AUTO(buffer_release) struct buffer before = {0};
    AUTO(buffer_release) struct buffer after = {0};
    unsigned misfit = 0;
    const struct mutant *mutant = noted(m, index, &misfit);
    if (!mutant)
        return;
    whole_lines(m, mutant, &before, &after);
    struct lines x = {buffer_text(&before), before.len}, y = {buffer_text(&after), after.len};
    skip_same_lines(&x, &y);
    cut_same_lines(&x, &y);
    put_side(out, "- ", x);
    put_side(out, "+ ", y);
}

/* ---- what they say ------------------------------------------------------------------------------- */

/* " '- while low < high:' '+ while low <= high:'", without indentation */
static void put_diff_in_line(struct buffer *out, const struct mutants *m, unsigned index)
{
    AUTO(buffer_release) struct buffer diff = {0};
    verify_mutants_diff(&diff, m, index);
    struct lines lines = {buffer_text(&diff), diff.len};
    while (lines.length > 0) {
        struct lines line = take_line(&lines);
        size_t skipped = 2;
        while (skipped < line.length && line.text[skipped] == ' ')
            skipped++;
        buffer_printf(out, " '%c %.*s'", line.text[0], (int)(line.length - skipped),
                      line.text + skipped);
    }
}

void verify_mutants_message(struct buffer *out, const struct mutants *m, unsigned index)
{
    unsigned misfit = 0;
    const struct mutant *mutant = noted(m, index, &misfit);
    if (!mutant) {
        const char *item = m->misfits[misfit].item;
        buffer_puts(out, "the comment names the mutant '");
        text_sanitise(out, item, strlen(item), TEXT_ESCAPE_NEWLINES);
        buffer_printf(out, "': %s", m->misfits[misfit].why);
    } else if (mutant_is_belied(mutant)) {
        buffer_printf(out, "the comment says that %s behaves the same, but %s/%s is %s",
                      mutant->mark, mutant->group, mutant->test, verdict_word(mutant->verdict));
    } else if (mutant->outcome == MUTANT_UNDECIDED) {
        buffer_printf(out, "%s is undecided: %s/%s is %s: %s", mutant->mark, mutant->group,
                      mutant->test, verdict_word(mutant->verdict), mutant->detail);
    } else {
        buffer_printf(out, "the mutant %s survives:", mutant->mark);
        put_diff_in_line(out, m, index);
        buffer_printf(out,
                      "; if it behaves the same, '# equivalent mutants: %s' on its line says so",
                      mutant->mark);
    }
}

/* ---- for people ---------------------------------------------------------------------------------- */

static void put_note(struct buffer *out, const struct mutants *m, unsigned index,
                     const struct report_style *style)
{
    AUTO(buffer_release) struct buffer place = {0};
    AUTO(buffer_release) struct buffer diff = {0};
    AUTO(buffer_release) struct buffer message = {0};
    const struct verify_mutant_note note = verify_mutants_note(m, index);
    const char *path = verify_short_path(m->path);
    text_sanitise(&place, path, strlen(path), TEXT_ESCAPE_NEWLINES);
    buffer_printf(&place, ":%u", note.line);
    if (note.column > 0)
        buffer_printf(&place, ":%u", note.column);
    layout_spaces(out, PLACE_INDENT);
    style_puts(out, style, STYLE_STRONG, buffer_text(&place));
    if (note.mutant)
        buffer_printf(out, "   %s", note.mutant->mark);
    buffer_putc(out, '\n');
    verify_mutants_diff(&diff, m, index);
    struct lines lines = {buffer_text(&diff), diff.len};
    while (lines.length > 0) {
        struct lines line = take_line(&lines);
        layout_spaces(out, DIFF_INDENT);
        buffer_append(out, line.text, line.length);
        buffer_putc(out, '\n');
    }
    if (note.mutant && note.mutant->outcome == MUTANT_SURVIVED)
        return;
    verify_mutants_message(&message, m, index);
    layout_spaces(out, DIFF_INDENT);
    layout_wrap(out, buffer_text(&message), message.len, DIFF_INDENT, 3);
}

void verify_mutants_text(struct buffer *out, const struct mutants *m,
                         const struct report_style *style)
{
    AUTO(buffer_release) struct buffer summary = {0};
    verify_mutants_summary(&summary, m);
    buffer_putc(out, '\n');
    layout_spaces(out, LABEL_INDENT);
    layout_left(out, "mutants", LABEL_COLUMNS);
    style_puts(out, style, mutants_suffice(m) ? STYLE_GOOD : STYLE_BAD, buffer_text(&summary));
    buffer_putc(out, '\n');
    unsigned n = verify_mutants_n_notes(m);
    for (unsigned i = 0; i < n; i++)
        put_note(out, m, i, style);
    if (mutants_count(m).n[MUTANT_SURVIVED] == 0)
        return;
    static const char hint[] =
        "a test should fail with each of these; '# equivalent mutants: NAME' on "
        "its line says of one that it behaves the same";
    layout_spaces(out, PLACE_INDENT);
    layout_wrap(out, hint, strlen(hint), PLACE_INDENT, 3);
}

/* ---- for programs -------------------------------------------------------------------------------- */

static json_t *mutant_json(const struct mutants *m, const struct mutant *mutant)
{
    static const char *const outcomes[] = {
        [MUTANT_KILLED] = "killed",       [MUTANT_TIMED_OUT] = "timed-out",
        [MUTANT_SURVIVED] = "survived",   [MUTANT_SAME] = "same",
        [MUTANT_UNDECIDED] = "undecided",
    };
    static_assert(ARRAY_LEN(outcomes) == MUTANT_OUTCOME_COUNT_, "every outcome has its word");
    AUTO(buffer_release) struct buffer before = {0};
    buffer_append(&before, m->source + mutant->from, mutant->to - mutant->from);
    json_t *object = json_value_object();
    json_value_set(object, "line", json_integer(mutant->line));
    json_value_set(object, "column", json_integer(mutant->column));
    json_value_set(object, "operator", json_value_text(mutant->operator));
    json_value_set(object, "mark", json_value_text(mutant->mark));
    json_value_set(object, "before", json_value_lines(buffer_text(&before)));
    json_value_set(object, "after", json_value_lines(mutant->text));
    json_value_set(object, "outcome", json_value_text(outcomes[mutant->outcome]));
    AUTO(buffer_release) struct buffer test = {0};
    if (mutant->test)
        buffer_printf(&test, "%s/%s", mutant->group, mutant->test);
    json_value_set(object, "test",
                   mutant->test ? json_value_text(buffer_text(&test)) : json_null());
    json_value_set(object, "verdict",
                   mutant->test ? json_value_text(verdict_code(mutant->verdict)) : json_null());
    return object;
}

json_t *verify_mutants_json(const struct mutants *m)
{
    const struct mutants_count count = mutants_count(m);
    json_t *object = json_value_object();
    json_t *mutants = json_value_array();
    json_t *comments = json_value_array();
    for (unsigned i = 0; i < m->n; i++)
        json_value_append(mutants, mutant_json(m, &m->items[i]));
    for (unsigned i = 0; i < m->n_misfits; i++) {
        json_t *comment = json_value_object();
        json_value_set(comment, "line", json_integer(m->misfits[i].line));
        json_value_set(comment, "item", json_value_text(m->misfits[i].item));
        json_value_set(comment, "why", json_value_text(m->misfits[i].why));
        json_value_append(comments, comment);
    }
    json_value_set(object, "reference", json_value_text(m->path));
    json_value_set(object, "refusal", m->refusal ? json_value_text(m->refusal) : json_null());
    json_value_set(object, "percent", json_value_points(count.percent));
    json_value_set(object, "killed", json_integer(count.n_killed));
    json_value_set(object, "counted", json_integer(count.n_counted));
    json_value_set(object, "met", json_boolean(mutants_suffice(m)));
    json_value_set(object, "mutants", mutants);
    json_value_set(object, "comments", comments);
    return object;
}
