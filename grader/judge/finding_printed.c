/*
 * finding_printed - what was printed against what should have been
 * SPDX-License-Identifier: MIT
 */
#include <string.h>

#include "grader/judge/finding.h"
#include "grader/judge/finding_text.h"

static const char safe[] = "what was printed is not what was expected";

enum { SHOWN_BYTES = 60 }; /* of a word in one line of a report */

static void add(struct finding *f, const char *detail, const char *difference)
{
    f->verdict = VERDICT_WA;
    f->safe = safe;
    f->detail = detail;
    f->difference = difference;
}

static unsigned line_of(const char *text, size_t at)
{
    unsigned line = 1;
    for (size_t i = 0; i < at; i++)
        line += text[i] == '\n';
    return line;
}

/* ---- exact --------------------------------------------------------------------------------------- */

static void check_exact(struct finding *f, struct arena *a, const struct expected_stdout *expected,
                        const struct buffer *got)
{
    const char *printed = buffer_text(got);
    if (got->len == expected->length && memcmp(printed, expected->text, got->len) == 0)
        return;
    size_t at = 0;
    while (at < expected->length && at < got->len && expected->text[at] == printed[at])
        at++;
    unsigned line = line_of(printed, at);
    f->expected = finding_clean(a, expected->text, expected->length);
    add(f, arena_printf(a, "line %u of what was printed differs", line),
        arena_printf(a, "in line %u of what was printed", line));
}

/* ---- tokens -------------------------------------------------------------------------------------- */

struct words {
    const char *at, *end;
    const char *word; /* the current one; at the end where there is none */
    size_t length;
};

/* The same everywhere, unlike isspace. */
static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool words_next(struct words *w)
{
    while (w->at < w->end && is_blank(*w->at))
        w->at++;
    w->word = w->at;
    while (w->at < w->end && !is_blank(*w->at))
        w->at++;
    w->length = (size_t)(w->at - w->word);
    return w->length > 0;
}

static const char *shown_word(struct arena *a, const struct words *w)
{
    bool is_long = w->length > SHOWN_BYTES;
    return arena_printf(a, "'%s%s'",
                        finding_clean(a, w->word, is_long ? (size_t)SHOWN_BYTES : w->length),
                        is_long ? "..." : "");
}

static void check_tokens(struct finding *f, struct arena *a, const struct expected_stdout *expected,
                         const struct buffer *got)
{
    const char *printed = buffer_text(got);
    struct words want = {.at = expected->text, .end = expected->text + expected->length};
    struct words have = {.at = printed, .end = printed + got->len};
    bool is_wanted, is_there;
    unsigned n = 0;
    do {
        n++;
        is_wanted = words_next(&want);
        is_there = words_next(&have);
        if (!is_wanted && !is_there)
            return;
    } while (is_wanted && is_there && want.length == have.length &&
             memcmp(want.word, have.word, want.length) == 0);
    f->expected =
        arena_printf(a, "the words %s", finding_clean(a, expected->text, expected->length));
    if (!is_there) {
        add(f,
            arena_printf(a, "word %u of what was printed is missing: expected %s", n,
                         shown_word(a, &want)),
            arena_printf(a, "word %u is missing", n));
        return;
    }
    unsigned line = line_of(printed, (size_t)(have.word - printed));
    const char *right = is_wanted ? shown_word(a, &want) : "no more words";
    add(f,
        arena_printf(a, "word %u of what was printed (line %u): got %s, expected %s", n, line,
                     shown_word(a, &have), right),
        arena_printf(a, "at word %u, in line %u of what was printed", n, line));
}

/* ---- regex --------------------------------------------------------------------------------------- */

static void check_regex(struct finding *f, struct arena *a, const struct expected_stdout *expected,
                        const struct buffer *got)
{
    const char *printed = buffer_text(got);
    size_t reach = 0;
    if (pattern_is_all(expected->pattern, printed, got->len, &reach))
        return;
    const char *pattern = finding_clean(a, expected->text, expected->length);
    f->expected = arena_printf(a, "what matches '%s'", pattern);
    if (reach == got->len) {
        add(f, arena_printf(a, "what was printed ends before it matches '%s'", pattern),
            "more should have been printed");
        return;
    }
    unsigned line = line_of(printed, reach);
    const char *part = pattern_is_in(expected->pattern, printed, got->len)
                           ? " (a part of it all does, but all of it must)"
                           : "";
    add(f, arena_printf(a, "line %u of what was printed doesn't match '%s'%s", line, pattern, part),
        arena_printf(a, "in line %u of what was printed", line));
}

void finding_add_stdout(struct finding *f, struct arena *a, const struct expected_stdout *expected,
                        const struct buffer *got, bool is_cut)
{
    static void (*const checks[])(struct finding *, struct arena *, const struct expected_stdout *,
                                  const struct buffer *) = {
        [STDOUT_ANY] = NULL,
        [STDOUT_EXACT] = check_exact,
        [STDOUT_TOKENS] = check_tokens,
        [STDOUT_REGEX] = check_regex,
    };
    static_assert(ARRAY_LEN(checks) == STDOUT_KIND_COUNT_, "every kind has its check");
    if (f->verdict != VERDICT_AC || expected->kind == STDOUT_ANY)
        return;
    checks[expected->kind](f, a, expected, got);
    if (f->verdict == VERDICT_AC && is_cut)
        add(f, "it printed more than is kept, and only the part that was kept is right",
            "more was printed than is kept");
    if (f->verdict != VERDICT_AC)
        f->got = finding_clean(a, buffer_text(got), got->len);
}
