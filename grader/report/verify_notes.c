/*
 * verify_notes - what a setter should know although nothing is broken
 *
 * Every format says the same of it, each in its own form.
 * SPDX-License-Identifier: MIT
 */
#include "grader/report/verify_document.h"

#include <string.h>

#include "base/text.h"
#include "grader/report/quantity.h"
#include "grader/report/verify_mutants.h"

static struct verify_note *add(struct verify_notes *notes, const char *text)
{
    struct verify_note *grown = arena_array(&notes->arena, notes->n + 1, sizeof(*grown));
    if (notes->n > 0)
        memcpy(grown, notes->notes, notes->n * sizeof(*grown));
    notes->notes = grown;
    grown[notes->n].text = arena_strdup(&notes->arena, text);
    return &grown[notes->n++];
}

/* @advice continues what the test takes. */
static void add_margin(struct verify_notes *notes, const struct verify_margin *m,
                       const char *advice)
{
    AUTO(buffer_release) struct buffer text = {0};
    const char *path = verify_short_path(m->solution->path);
    buffer_printf(&text, "%s/%s of ", m->test->group, m->test->id);
    text_sanitise(&text, path, strlen(path), TEXT_ESCAPE_NEWLINES);
    buffer_puts(&text, " takes cpu ");
    quantity_time_of(&text, m->used_ns, m->limit_ns);
    buffer_puts(&text, advice);
    struct verify_note *note = add(notes, buffer_text(&text));
    note->title = "near the time limit";
    note->rule = "near-limit";
    note->path = m->solution->path;
}

static void add_finding(struct verify_notes *notes, const struct lint_finding *f)
{
    struct verify_note *note = add(notes, f->text);
    note->title = "doubtful";
    note->rule = lint_rule_name(f->rule);
    note->path = f->file;
    note->line = f->line;
    note->column = f->column;
}

static void add_mutant(struct verify_notes *notes, const struct mutants *m, unsigned index)
{
    AUTO(buffer_release) struct buffer text = {0};
    const struct verify_mutant_note about = verify_mutants_note(m, index);
    verify_mutants_message(&text, m, index);
    struct verify_note *note = add(notes, buffer_text(&text));
    note->title = about.mutant ? "a mutant" : "a comment about mutants";
    note->rule = about.mutant ? "mutant" : "mutant-comment";
    note->path = m->path;
    note->line = about.line;
    note->column = about.column;
}

void verify_notes_gather(struct verify_notes *notes, const struct verify_report *v)
{
    const struct verify_margin slowest = verify_slowest_accepted(v);
    const struct verify_margin fastest = verify_fastest_time_limit(v);
    if (verify_is_tight(&slowest))
        add_margin(notes, &slowest, ", the limit should be at least 2 times that");
    if (verify_is_near(&fastest))
        add_margin(notes, &fastest, ", it should take at least 1.5 times its limit");
    for (unsigned i = 0; v->lint && i < v->lint->n; i++)
        add_finding(notes, &v->lint->findings[i]);
    for (unsigned i = 0; v->mutants && i < verify_mutants_n_notes(v->mutants); i++)
        add_mutant(notes, v->mutants, i);
}

void verify_notes_release(struct verify_notes *notes)
{
    arena_release(&notes->arena);
    *notes = (struct verify_notes){0};
}
