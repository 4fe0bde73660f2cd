/*
 * lint_hint - see lint_hint.h
 *
 * Texts are compared without blanks, so that [0,0] is [0, 0]. A short value would be found in many a
 * harmless sentence, so it isn't looked for.
 * SPDX-License-Identifier: MIT
 */
#include "grader/judge/lint_hint.h"

#include <ctype.h>
#include <string.h>

#include "grader/value/repr.h"

enum {
    TEXT_MIN_LENGTH = 5,   /* three characters and the quotes: shorter ones are in many a hint */
    NUMBER_MIN_DIGITS = 4, /* smaller ones are counted with, not given away */
    VALUE_MAX_BYTES = 4 << 10, /* what is longer stands in no hint, which is a line */
};

static void without_blanks(struct buffer *out, const char *text)
{
    for (; *text; text++) {
        if (!isspace((unsigned char)*text))
            buffer_putc(out, *text == '"' ? '\'' : *text);
    }
}

static bool is_part_of_number(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '.';
}

/* Whether the number @needle stands in @text, and not as a part of another one. */
static bool stands_alone_in(const char *text, const char *needle)
{
    size_t length = strlen(needle);
    for (const char *at = strstr(text, needle); at; at = strstr(at + 1, needle)) {
        bool is_within = (at > text && is_part_of_number(at[-1])) || is_part_of_number(at[length]);
        bool is_end_of_sentence = at[length] == '.' && !is_part_of_number(at[length + 1]);
        if (!is_within || is_end_of_sentence)
            return true;
    }
    return false;
}

/* What kinds are looked for, and from which length of their text on. */
static const struct telling {
    enum value_kind kind;
    size_t min_length;
    bool is_number;
} tellings[] = {
    {VALUE_LIST,        3,                   false}, /* [0]: anything but the empty one */
    {VALUE_TUPLE,       3,                   false},
    {VALUE_SET,         3,                   false},
    {VALUE_FROZENSET,   12,                  false}, /* frozenset() is the empty one */
    {VALUE_DICT,        3,                   false},
    {VALUE_LINKED_LIST, 3,                   false},
    {VALUE_TREE,        3,                   false},
    {VALUE_STR,         TEXT_MIN_LENGTH,     false},
    {VALUE_BYTES,       TEXT_MIN_LENGTH + 1, false}, /* the b before it */
    {VALUE_INT,         NUMBER_MIN_DIGITS,   true },
    {VALUE_BIGINT,      NUMBER_MIN_DIGITS,   true },
    {VALUE_FLOAT,       NUMBER_MIN_DIGITS,   true },
    {VALUE_COMPLEX,     NUMBER_MIN_DIGITS,   true },
};

/* A text that is searched. */
struct haystack {
    const char *text;    /* for numbers, whose neighbours count */
    struct buffer dense; /* without blanks */
};

struct search {
    struct haystack hint, statement;
    struct buffer *out_told;
};

static bool stands_in(const struct haystack *h, const char *needle, bool is_number)
{
    return is_number ? stands_alone_in(h->text, needle)
                     : strstr(buffer_text(&h->dense), needle) != NULL;
}

static bool tells(const struct search *s, const struct value *v)
{
    AUTO(buffer_release) struct buffer repr = {.max = VALUE_MAX_BYTES};
    AUTO(buffer_release) struct buffer needle = {0};
    for (size_t i = 0; i < ARRAY_LEN(tellings); i++) {
        const struct telling *t = &tellings[i];
        if (t->kind != v->kind || value_contains(v, VALUE_PY))
            continue;
        repr_value(&repr, v);
        without_blanks(&needle, buffer_text(&repr));
        if (repr.truncated || needle.len < t->min_length ||
            !stands_in(&s->hint, buffer_text(&needle), t->is_number) ||
            stands_in(&s->statement, buffer_text(&needle), t->is_number))
            continue;
        buffer_append(s->out_told, buffer_text(&repr), repr.len);
        return true;
    }
    return false;
}

/* The values that @v holds side by side: arguments. */
static bool tells_any(const struct search *s, const struct value *v)
{
    const struct value *items = NULL;
    uint32_t n = value_items(v, &items);
    for (uint32_t i = 0; i < n; i++) {
        if (tells(s, &items[i]))
            return true;
    }
    return false;
}

static bool tells_outcome(const struct search *s, const struct expected_outcome *outcome)
{
    if (outcome->kind != OUTCOME_VALUE && outcome->kind != OUTCOME_ONE_OF)
        return false;
    for (unsigned i = 0; i < outcome->n_values; i++) {
        if (tells(s, &outcome->values[i]))
            return true;
    }
    return false;
}

static bool tells_test(const struct search *s, const struct test *test)
{
    if (tells_any(s, &test->args) || tells_any(s, &test->kwargs) ||
        tells_outcome(s, &test->outcome))
        return true;
    for (unsigned i = 0; i < test->n_operations; i++) {
        const struct operation *o = &test->operations[i];
        if (tells_any(s, &o->args) || tells_any(s, &o->kwargs) || tells_outcome(s, &o->outcome))
            return true;
    }
    return false;
}

static struct haystack haystack(const char *text)
{
    struct haystack h = {.text = text ? text : ""};
    without_blanks(&h.dense, h.text);
    return h;
}

bool lint_hint_tells(const struct test *test, const char *statement, struct buffer *out_told)
{
    if (!test->hint)
        return false;
    struct search s = {
        .hint = haystack(test->hint), .statement = haystack(statement), .out_told = out_told};
    bool result = tells_test(&s, test);
    buffer_release(&s.hint.dense);
    buffer_release(&s.statement.dense);
    return result;
}
