/*
 * list_filter - see list_filter.h
 * SPDX-License-Identifier: MIT
 */
#include "grader/command/list_filter.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"

static_assert(OPTIONS_FILTER_MAX <= 32, "`seen` has a bit for each value");

const char *list_filter_kind(const struct challenge *c)
{
    static const char *const kinds[] = {
        [ENTRY_FUNCTION] = "function",
        [ENTRY_CLASS] = "class",
        [ENTRY_NAMES] = "names",
        [ENTRY_PROGRAM] = "program",
    };
    static_assert(ARRAY_LEN(kinds) == ENTRY_KIND_COUNT_, "every kind has its word");
    return kinds[c->entry.kind];
}

static void words_release(struct list_words *list)
{
    for (unsigned i = 0; i < list->n; i++)
        free(list->words[i]);
    free(list->words);
}

void list_filter_release(struct list_filter *f)
{
    words_release(&f->tags);
    words_release(&f->sources);
}

static void remember(struct list_words *list, const char **words, unsigned n)
{
    list->words = xrealloc(list->words, (list->n + n + 1) * sizeof(*list->words));
    for (unsigned i = 0; i < n; i++)
        list->words[list->n++] = xstrdup(words[i]);
    list->words[list->n] = NULL;
}

static bool has_tag(const struct challenge *c, const char *value)
{
    for (unsigned i = 0; i < c->n_tags; i++) {
        if (strcmp(c->tags[i], value) == 0)
            return true;
    }
    return false;
}

/* A source names a book and a place in it; a part of that is what people ask for. */
static bool has_source(const struct challenge *c, const char *value)
{
    for (unsigned i = 0; i < c->n_source; i++) {
        if (strcasestr(c->source[i], value))
            return true;
    }
    return false;
}

static bool has(const struct challenge *c, enum options_filter filter, const char *value)
{
    switch (filter) {
    case OPTIONS_FILTER_TAG:
        return has_tag(c, value);
    case OPTIONS_FILTER_DIFFICULTY:
        return strcmp(c->difficulty, value) == 0;
    case OPTIONS_FILTER_KIND:
        return strcmp(list_filter_kind(c), value) == 0;
    case OPTIONS_FILTER_SOURCE:
        return has_source(c, value);
    case OPTIONS_FILTER_COUNT_:
        break;
    }
    return false;
}

bool list_filter_takes(struct list_filter *f, const struct challenge *c)
{
    bool takes = true;
    remember(&f->tags, c->tags, c->n_tags);
    remember(&f->sources, c->source, c->n_source);
    for (int filter = 0; filter < OPTIONS_FILTER_COUNT_; filter++) {
        const struct options_values *values = &f->options->filters[filter];
        bool fits = values->n == 0;
        for (unsigned i = 0; i < values->n; i++) {
            if (!has(c, (enum options_filter)filter, values->values[i]))
                continue;
            fits = true;
            f->seen[filter] |= 1u << i;
        }
        takes = takes && fits;
    }
    return takes;
}

static int check_seen(const struct options_values *values, unsigned seen, const char *what,
                      const struct list_words *known, struct error *err)
{
    for (unsigned i = 0; i < values->n; i++) {
        if (seen & 1u << i)
            continue;
        error_set(err, ERROR_USAGE, "no challenge has the %s '%s'", what, values->values[i]);
        const char *nearest =
            known->words ? text_nearest(values->values[i], (const char *const *)known->words)
                         : NULL;
        if (nearest)
            error_hint(err, "did you mean '%s'?", nearest);
        return -1;
    }
    return 0;
}

int list_filter_check(const struct list_filter *f, struct error *err)
{
    const enum options_filter tag = OPTIONS_FILTER_TAG, source = OPTIONS_FILTER_SOURCE;
    if (check_seen(&f->options->filters[tag], f->seen[tag], "tag", &f->tags, err) < 0)
        return -1;
    return check_seen(&f->options->filters[source], f->seen[source], "source", &f->sources, err);
}
