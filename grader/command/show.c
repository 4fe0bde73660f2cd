/*
 * show - `gradebox show CHALLENGE`
 *
 * What a candidate may know: the statement, what must be defined, what is forbidden, the limits, the groups, and the
 * tests of the visible ones. Of hidden groups only their size is told.
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "base/text.h"
#include "grader/command/catalogue.h"
#include "grader/command/command.h"
#include "grader/command/example.h"
#include "grader/command/output.h"
#include "grader/report/layout.h"
#include "grader/report/quantity.h"
#include "grader/report/statement.h"
#include "grader/report/style.h"

enum { GROUP_INDENT = 2 };

struct page {
    struct buffer *out;
    const struct report_style *style;
    const struct challenge *challenge;
};

static void put_clean(struct buffer *out, const char *text)
{
    text_sanitise(out, text, strlen(text), TEXT_ESCAPE_NEWLINES);
}

/* Words between commas. */
static void put_words(struct buffer *out, const char *const *words, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        if (i > 0)
            buffer_puts(out, ", ");
        put_clean(out, words[i]);
    }
}

static void put_heading(const struct page *page, const char *text)
{
    buffer_putc(page->out, '\n');
    style_puts(page->out, page->style, STYLE_STRONG, text);
    buffer_putc(page->out, '\n');
}

static void put_title(const struct page *page)
{
    const struct challenge *c = page->challenge;
    AUTO(buffer_release) struct buffer title = {0};
    AUTO(buffer_release) struct buffer about = {0};
    put_clean(&title, c->id);
    buffer_puts(&title, " · ");
    put_clean(&title, c->title);
    style_begin(page->out, page->style, STYLE_STRONG);
    layout_wrap(page->out, title.data, title.len, 0, 3);
    style_end(page->out, page->style, STYLE_STRONG);
    if (c->difficulty)
        put_clean(&about, c->difficulty);
    if (about.len > 0 && c->n_tags > 0)
        layout_spaces(&about, LAYOUT_GAP);
    put_words(&about, c->tags, c->n_tags);
    if (about.len > 0)
        layout_wrap(page->out, about.data, about.len, 0, 3);
}

static void put_statement(const struct page *page)
{
    const char *statement = page->challenge->statement;
    if (!statement)
        return;
    buffer_putc(page->out, '\n');
    statement_put(page->out, statement, page->challenge->title, page->style);
}

/* ---- what must be defined ------------------------------------------------------------------------ */

static const char *const entry_words[] = {[ENTRY_FUNCTION] = "def ",
                                          [ENTRY_CLASS] = "class ",
                                          [ENTRY_NAMES] = "names ",
                                          [ENTRY_PROGRAM] = "a program, which is run as __main__"};
static_assert(ARRAY_LEN(entry_words) == ENTRY_KIND_COUNT_, "every kind of entry has its word");

static void put_signature(const struct page *page)
{
    const struct entry *entry = &page->challenge->entry;
    bool is_names = entry->kind == ENTRY_NAMES;
    AUTO(buffer_release) struct buffer line = {0};
    put_heading(page, entry->kind == ENTRY_PROGRAM ? "Write" : "Define");
    buffer_puts(&line, entry_words[entry->kind]);
    put_words(&line, entry->names, is_names || entry->n_names == 0 ? entry->n_names : 1);
    if (entry->kind == ENTRY_FUNCTION || entry->n_params > 0) {
        buffer_putc(&line, '(');
        /* Without `params` nobody knows the names, but there may well be arguments. */
        if (entry->n_params > 0)
            put_words(&line, entry->params, entry->n_params);
        else
            buffer_puts(&line, "...");
        buffer_putc(&line, ')');
    }
    if (!is_names && entry->n_names > 1) {
        buffer_puts(&line, "   or named ");
        put_words(&line, entry->names + 1, entry->n_names - 1);
    }
    layout_spaces(page->out, 2);
    layout_wrap(page->out, line.data, line.len, 2, 4);
}

/* ---- rules --------------------------------------------------------------------------------------- */

static void put_rule(const struct page *page, const char *label, const struct rule_names *names)
{
    enum { LABEL_COLUMNS = 10 };
    AUTO(buffer_release) struct buffer line = {0};
    if (names->n == 0)
        return;
    put_words(&line, names->names, names->n);
    layout_spaces(page->out, 2);
    layout_left(page->out, label, LABEL_COLUMNS);
    layout_wrap(page->out, line.data, line.len, 2 + LABEL_COLUMNS, 4);
}

static void put_rules(const struct page *page)
{
    const struct rules *rules = &page->challenge->rules;
    if (rules->imports.n + rules->calls.n + rules->syntax.n == 0)
        return;
    put_heading(page, "Forbidden");
    put_rule(page, "imports", &rules->imports);
    put_rule(page, "calls", &rules->calls);
    put_rule(page, "syntax", &rules->syntax);
}

/* ---- limits and groups --------------------------------------------------------------------------- */

static void put_time(struct buffer *out, const struct limits *limits)
{
    if (limits->time_permille)
        buffer_printf(out, "%gx of the reference's", (double)limits->time_permille / 1000);
    else
        quantity_time(out, limits->time_ns);
}

static void put_limits(const struct page *page)
{
    const struct limits *limits = &page->challenge->limits;
    put_heading(page, "Limits of a test");
    buffer_puts(page->out, "  cpu ");
    put_time(page->out, limits);
    if (limits->time_permille == 0 || limits->wall_permille == 0) {
        buffer_puts(page->out, "   wall ");
        quantity_time(page->out, limits->wall_ns);
    }
    buffer_puts(page->out, "   memory ");
    quantity_bytes(page->out, limits->memory_bytes);
    buffer_puts(page->out, "   output ");
    quantity_bytes(page->out, limits->output_bytes);
    buffer_putc(page->out, '\n');
}

static unsigned count_tests(const struct group *g)
{
    unsigned n = 0;
    for (unsigned i = 0; i < g->n_tests; i++)
        n += g->tests[i].repeat;
    return n;
}

static void put_needs(struct buffer *out, const struct challenge *c, const struct group *g)
{
    if (g->n_needs == 0)
        return;
    buffer_puts(out, "   needs ");
    for (unsigned i = 0; i < g->n_needs; i++) {
        if (i > 0)
            buffer_puts(out, ", ");
        put_clean(out, c->groups[g->needs[i]].id);
    }
}

/* What a group's tests may use where that isn't what the challenge says; its first test speaks for
 * all, as groups are made of tests of one kind. */
static void put_own_limits(struct buffer *out, const struct challenge *c, const struct group *g)
{
    if (g->n_tests == 0)
        return;
    const struct limits *own = &g->tests[0].limits;
    if (own->time_ns != c->limits.time_ns || own->time_permille != c->limits.time_permille) {
        buffer_puts(out, "   cpu ");
        put_time(out, own);
    }
    if (own->memory_bytes != c->limits.memory_bytes) {
        buffer_puts(out, "   memory ");
        quantity_bytes(out, own->memory_bytes);
    }
}

/* One column of the table of groups. */
static void put_count_cell(struct buffer *out, const struct group *g)
{
    quantity_count(out, count_tests(g), "test", "tests");
}

static void put_points_cell(struct buffer *out, const struct group *g)
{
    quantity_points(out, g->points);
    buffer_puts(out, " points");
    if (g->scoring == SCORING_ALL)
        buffer_puts(out, " or none");
}

static void put_id_cell(struct buffer *out, const struct group *g)
{
    put_clean(out, g->id);
}

typedef void (*cell_fn)(struct buffer *out, const struct group *g);
static const cell_fn group_cells[] = {put_id_cell, put_count_cell, put_points_cell};

static void put_groups(const struct page *page)
{
    const struct challenge *c = page->challenge;
    size_t widths[ARRAY_LEN(group_cells)] = {0};
    for (unsigned i = 0; i < c->n_groups * ARRAY_LEN(group_cells); i++) {
        AUTO(buffer_release) struct buffer cell = {0};
        size_t column = i % ARRAY_LEN(group_cells);
        group_cells[column](&cell, &c->groups[i / ARRAY_LEN(group_cells)]);
        size_t width = text_width(buffer_text(&cell), cell.len);
        widths[column] = width > widths[column] ? width : widths[column];
    }
    put_heading(page, "Groups");
    for (unsigned i = 0; i < c->n_groups; i++) {
        AUTO(buffer_release) struct buffer line = {0};
        AUTO(buffer_release) struct buffer needs = {0};
        for (size_t column = 0; column < ARRAY_LEN(group_cells); column++) {
            AUTO(buffer_release) struct buffer cell = {0};
            group_cells[column](&cell, &c->groups[i]);
            layout_left(&line, buffer_text(&cell), widths[column] + LAYOUT_GAP);
        }
        buffer_puts(&line, c->groups[i].visible ? "visible" : "hidden");
        put_own_limits(&line, c, &c->groups[i]);
        put_needs(&needs, c, &c->groups[i]);
        layout_spaces(page->out, GROUP_INDENT);
        buffer_append(page->out, line.data, line.len);
        if (GROUP_INDENT + text_width(line.data, line.len) + needs.len > LAYOUT_COLUMNS) {
            layout_end_line(page->out);
            layout_spaces(page->out, GROUP_INDENT + LAYOUT_GAP);
            layout_wrap(page->out, needs.data + LAYOUT_GAP, needs.len - LAYOUT_GAP,
                        GROUP_INDENT + LAYOUT_GAP, 3);
            continue;
        }
        buffer_append(page->out, buffer_text(&needs), needs.len);
        layout_end_line(page->out);
    }
}

static void put_examples(const struct page *page)
{
    const struct challenge *c = page->challenge;
    for (unsigned i = 0; i < c->n_groups; i++) {
        const struct group *g = &c->groups[i];
        AUTO(buffer_release) struct buffer title = {0};
        if (!g->visible)
            continue;
        buffer_puts(&title, "Tests of ");
        put_clean(&title, g->id);
        put_heading(page, buffer_text(&title));
        for (unsigned j = 0; j < g->n_tests; j++)
            example_put(page->out, &c->entry, &g->tests[j], 2);
    }
}

/* ---- the command --------------------------------------------------------------------------------- */

static int show_run(const struct options *options, char *const *words, unsigned n_words)
{
    struct error err = {0};
    struct complaints complaints = {0};
    AUTO_FREE char *folder = NULL;
    AUTO(catalogue_release) struct catalogue catalogue = {0};
    AUTO(challenge_release) struct challenge challenge = {0};
    AUTO(buffer_release) struct buffer text = {0};
    const struct report_style style = {.color = options_use_color(options, STDOUT_FILENO)};
    const struct page page = {.out = &text, .style = &style, .challenge = &challenge};
    (void)n_words; /* exactly one */
    catalogue_init(&catalogue, options->challenges);
    if (catalogue_find(&catalogue, words[0], &folder, &err) < 0)
        return output_error(&err);
    if (challenge_load(folder, &challenge, &complaints) < 0)
        return output_complaints(&complaints);
    put_title(&page);
    put_statement(&page);
    put_signature(&page);
    put_rules(&page);
    put_limits(&page);
    put_groups(&page);
    put_examples(&page);
    return output_write(&text, &err) < 0 ? output_error(&err) : 0;
}

const struct command command_show = {
    .name = "show",
    .synopsis = "CHALLENGE",
    .summary = "show a challenge: its statement, signature, limits and visible tests",
    .about = "Shows a challenge as a candidate may know it: the statement, what a solution\n"
             "must define, the limits, the groups of tests with their points, and the visible\n"
             "tests with what is expected of them.\n",
    .options = OPTION_BIT(OPTION_CHALLENGES) | OPTION_BIT(OPTION_COLOR),
    .min_words = 1,
    .max_words = 1,
    .run = show_run,
};
